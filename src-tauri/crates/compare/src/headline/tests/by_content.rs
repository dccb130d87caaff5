//! Histories as authors make them, told of two sides that share no ids.

use super::*;

/// Old and new share no ids.
fn check_by_content(old: &str, new: &str, expect: &[&str]) {
    let (old, new) = (outline::read(old).unwrap(), outline::read(&new.replace('#', "#new")).unwrap());
    let comparison = compare(&old, &new, Match::Content, [None, None]);
    let changes: Vec<String> = comparison.changes.iter().map(|c| format!("{c:?}")).collect();
    let found: Vec<String> = comparison.headlines.iter().map(line).collect();
    assert_eq!(found, expect, "{changes:#?}");
}

/// Three topics across three levels; some statements stay, some are reworded.
const TOPICS: &str = "\
framework Making #f
  group Craft #g
    competency Compilers #t1
      definition: Turns one language into another that a machine runs
    competency Watching #t2
      definition: Knows at night what happens in production
    competency Talking #t3
      definition: Says what others have to know
  path Engineering #p
    step Associate Engineer #s1
      ability Reads the output of the build and mends what it names #1
        competency: #t1
      ability Finds the graph that shows a failure #2
        competency: #t2
      ability Asks before a day is lost #3
        competency: #t3
    step Engineer #s2
      ability Adds a rule to the grammar together with its tests #4
        competency: #t1
      ability Writes an alert that wakes nobody without need #5
        competency: #t2
      ability Sums up a meeting so that those absent can act #6
        competency: #t3
    step Senior Engineer #s3
      ability Designs a language for the people of one trade #7
        competency: #t1
      ability Decides what is measured and for how long it is kept #8
        competency: #t2
      ability Explains a choice to people who would have made another #9
        competency: #t3
";

#[test]
fn a_level_put_in_while_names_shifted_and_topics_were_renamed() {
    let new = "\
framework Making #f
  group Craft #g
    competency Compiling code #t1
      definition: Turns one language into another that a machine runs
    competency Observability #t2
      definition: Knows at night what happens in production
    competency Communication #t3
      definition: Says what others have to know
  path Engineering #p
    step Engineer 1 #s1
      ability Reads the whole output of a build and mends what it names #1
        competency: #t1
      ability Finds the graph that shows where a failure began #2
        competency: #t2
      ability Asks for help before a day is lost #3
        competency: #t3
    step Engineer 2 #s2
      ability Adds a rule to the grammar, with tests for it #4
        competency: #t1
      ability Writes an alert that wakes no one without need #5
        competency: #t2
      ability Sums up a meeting so that those who were absent can act #6
        competency: #t3
    step Engineer 3 #m
      ability Finds out why a program is slow and proves that it is not any more #m1
        competency: #t1
      ability Leads the review that follows an outage #m2
        competency: #t2
      ability Teaches newcomers how decisions are written down #m3
        competency: #t3
    step Senior Engineer #s3
      ability Designs a small language for the people of one trade #7
        competency: #t1
      ability Decides what is measured and how long it is kept #8
        competency: #t2
      ability Explains a decision to people who would have made another #9
        competency: #t3
";
    check_by_content(
        TOPICS,
        new,
        &[
            "LevelInserted step {count:3,follows:Engineer 2,place:[Engineering],precedes:Senior Engineer,title:Engineer 3} x4",
            "Renumbered step {count:2,field:title,place:[Engineering],title:Engineer 1} (\"Associate Engineer\")>(\"Engineer 1\") (\"Engineer\")>(\"Engineer 2\") x2",
            "Renamed competency {after:Compiling code,before:Compilers,count:1,field:title,place:[Craft],title:Compiling code} x1",
            "Renamed competency {after:Observability,before:Watching,count:1,field:title,place:[Craft],title:Observability} x1",
            "Renamed competency {after:Communication,before:Talking,count:1,field:title,place:[Craft],title:Communication} x1",
        ],
    );
}

#[test]
fn a_whole_document_in_another_form_is_one_line() {
    let formed = |text: &str| {
        let line = |line: &str| match line.split_once("ability ") {
            Some((indent, statement)) => {
                let (words, id) = statement.rsplit_once(" #").unwrap();
                format!("{indent}ability • {} . #{id}", words.to_uppercase())
            }
            None => line.replace("definition: ", "definition: “").to_string(),
        };
        text.lines().map(|one| line(one) + "\n").collect::<String>()
    };
    check_by_content(TOPICS, &formed(TOPICS), &["Tidied competency {count:12} x12"]);
}

/// A taxonomy: groups of competencies, no steps, nothing that refers to them.
const SKILLS: &str = "\
framework Skills #f
  group Building #g1
    competency Compilers #c1
      definition: Turns one language into another that a machine runs
    competency Testing #c2
      definition: Shows that a change does what it should
    competency Debugging #c3
      definition: Finds out why something does what it should not
  group Running #g2
    competency Watching #c4
      definition: Knows at night what happens in production
    competency Spending #c5
      definition: Keeps the bill of machines small
";

#[test]
fn competencies_under_another_name_and_in_another_group() {
    let new = "\
framework Skills #f
  group Building #g1
    competency Language engineering #c1
      definition: Turns one language into another that a machine runs
    competency Assurance #c2
      definition: Shows that every change does what it should
  group Running #g2
    competency Debugging #c3
      definition: Finds out why something does what it should not
    competency Observability #c4
      definition: Knows at night what happens in production
    competency Recovery #c6
      definition: Brings back what was lost
";
    let named = |before: &str, after: &str, group: &str| {
        format!(
            "Renamed competency {{after:{after},before:{before},count:1,field:title,place:[{group}],title:{after}}} x1"
        )
    };
    check_by_content(
        SKILLS,
        new,
        &[
            "CompetencyAdded competency {count:0,follows:Observability,place:[Running],title:Recovery} x1",
            "CompetencyRemoved competency {count:0,follows:Watching,place:[Running],title:Spending} x1",
            &named("Compilers", "Language engineering", "Building"),
            &named("Testing", "Assurance", "Building"),
            &named("Watching", "Observability", "Running"),
            "CompetencyMoved competency {from:Building,place:[Running],precedes:Observability,title:Debugging,to:Running} x1",
        ],
    );
}

#[test]
fn a_step_that_was_renamed_and_asks_for_other_things_is_known_by_its_summary() {
    let old = "\
framework Care #f
  path Ward #p
    step Nurse #a
      summary: Looks after six beds by day and by night
      ability Gives medicines as they are prescribed #1
      ability Writes down what was given #2
    step Sister #b
      summary: Answers for a ward
      ability Plans the shifts #3
";
    let new = old
        .replace("step Nurse", "step Practitioner")
        .replace("Gives medicines as they are prescribed", "Explains treatments to families")
        .replace("Writes down what was given", "Sees early who is getting worse");
    let (old, new) = (outline::read(old).unwrap(), outline::read(&new.replace('#', "#new")).unwrap());
    let found = compare(&old, &new, Match::Content, [None, None]).headlines;
    let renamed = found.iter().find(|h| h.headline == HeadlineKind::Renamed).map(line);
    let expect =
        "Renamed step {after:Practitioner,before:Nurse,count:1,field:title,place:[Ward],title:Practitioner} x1";
    assert_eq!(renamed.as_deref(), Some(expect), "{found:#?}");
}

#[test]
fn what_is_renamed_and_reworded_is_known_by_its_description() {
    let new = TOPICS
        .replace("competency Compilers", "competency Translating programs")
        .replace("Reads the output of the build and mends what it names", "Knows which pass of the tool did what")
        .replace("Adds a rule to the grammar together with its tests", "Brings in an optimisation that pays off")
        .replace("Designs a language for the people of one trade", "Chooses between interpreting and compiling");
    check_by_content(
        TOPICS,
        &new,
        &[
            "Renamed competency {after:Translating programs,before:Compilers,count:1,field:title,place:[Craft],title:Translating programs} x1",
        ],
    );
}
