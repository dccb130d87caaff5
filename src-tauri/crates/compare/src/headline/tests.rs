//! The rules of headlines as data: two outlines, the headlines as lines.

mod by_content;

use super::*;
use crate::{Match, compare};
use rungs_model::outline;
use serde_json::json;

const BASE: &str = "\
framework F #f
  group Craft #g
    competency Flow #flow
      definition: How work runs
    competency Risk #risk
      definition: What may go wrong
  path Delivery #p
    step Analyst #a
      experience: 2+
      ability Plans the work of one team #1
        competency: #flow
      ability Names the risks of a plan #2
        competency: #risk
      ability Tells others early #3
    step Lead #b
      experience: 5+
      ability Plans the work of many teams and removes whatever keeps them waiting #4
        competency: #flow
  path Support #q
    step Agent #c
      ability Answers within a day #5
  objective Sooner #o
    valueStream Orders #v
      metric: Lead time | days | 9 | 4.5
";

fn line(headline: &Headline) -> String {
    let Json::Object(mut map) = serde_json::to_value(headline).unwrap() else { unreachable!() };
    for key in ["headline", "node", "oldId", "newId", "oldAt", "newAt", "changes", "parts"] {
        map.remove(key);
    }
    let parts: Vec<String> = headline.parts.iter().map(|p| format!("{:?}>{:?}", p.before, p.after)).collect();
    let changes = headline.changes.len();
    let rest = Json::Object(map).to_string().replace('"', "");
    let parts = if parts.is_empty() { String::new() } else { format!(" {}", parts.join(" ")) };
    format!("{:?} {} {rest}{} x{changes}", headline.headline, headline.node.name(), parts.replace("Some", ""))
}

fn check(new: &str, expect: &[&str]) -> Vec<Headline> {
    let (old, new) = (outline::read(BASE).unwrap(), outline::read(new).unwrap());
    let comparison = compare(&old, &new, Match::Ids, [None, None]);
    assert_eq!(comparison.headlines.iter().map(line).collect::<Vec<_>>(), expect);
    comparison.headlines
}

fn with(from: &str, to: &str) -> String {
    assert!(BASE.contains(from), "{from}");
    BASE.replace(from, to)
}

#[test]
fn nothing_changed() {
    check(BASE, &[]);
}

#[test]
fn a_level_with_all_that_is_in_it() {
    let level = "    step Senior #s\n      note How #sn\n      ability Sees the whole #6\n      ability Coaches #7\n    step Lead";
    check(
        &with("    step Lead", level),
        &["LevelInserted step {count:2,follows:Analyst,place:[Delivery],precedes:Lead,title:Senior} x4"],
    );
    let gone = BASE.split("    step Lead").next().unwrap().to_string()
        + "  path Support"
        + BASE.split("  path Support").nth(1).unwrap();
    check(&gone, &["LevelRemoved step {count:1,follows:Analyst,place:[Delivery],title:Lead} x2"]);
}

#[test]
fn a_path_and_an_objective() {
    let path =
        "  path Design #d\n    step Junior #j\n      ability Draws #8\n    step Old hand #oh\n  objective Sooner";
    check(&with("  objective Sooner", path), &["PathAdded path {count:2,follows:Support,title:Design} x4"]);
    let gone = BASE.split("  objective").next().unwrap();
    check(gone, &["ObjectiveRemoved objective {count:1,title:Sooner} x2"]);
}

#[test]
fn a_competency_is_a_row() {
    let row = with("  path Delivery", "    competency Candour #n\n      definition: Says it\n  path Delivery").replace(
        "Tells others early #3\n",
        "Tells others early #3\n      ability Says what is #9\n        competency: #n\n",
    );
    check(&row, &["CompetencyAdded competency {count:1,follows:Risk,place:[Craft],title:Candour} x2"]);
    // Without a title a group is only where competencies stand.
    let loose = with("  path Delivery", "  group  #loose\n    competency Candour #n\n  path Delivery");
    check(&loose, &["CompetencyAdded competency {count:0,title:Candour} x1"]);
}

#[test]
fn names() {
    check(
        &with("step Lead", "step Principal"),
        &["Renamed step {after:Principal,before:Lead,count:1,field:title,place:[Delivery],title:Principal} x1"],
    );
    check(
        &with("step Analyst", "step Lead").replace("step Lead #b", "step Manager #b"),
        &[
            "Renumbered step {count:2,field:title,place:[Delivery],title:Lead} (\"Analyst\")>(\"Lead\") (\"Lead\")>(\"Manager\") x2",
        ],
    );
    check(
        &with("step Analyst", "step Planner I")
            .replace("step Lead", "step Planner II")
            .replace("competency Flow", "competency Pull"),
        &[
            "Renumbered step {count:2,field:title,place:[Delivery],title:Planner I} (\"Analyst\")>(\"Planner I\") (\"Lead\")>(\"Planner II\") x2",
            "Renamed competency {after:Pull,before:Flow,count:1,field:title,place:[Craft],title:Pull} x1",
        ],
    );
}

#[test]
fn years_and_metrics() {
    let headlines = check(
        &with("2+", "3-4 in teams").replace("days | 9", "days | 8"),
        &[
            "YearsChanged step {after:{maxYears:4,minYears:3},before:{minYears:2},place:[Delivery],title:Analyst} x1",
            "MetricChanged valueStream {after:{baseline:8,name:Lead time,target:4.5,unit:days},before:{baseline:9,name:Lead time,target:4.5,unit:days},place:[Sooner],title:Orders} x1",
        ],
    );
    assert_eq!(headlines[0].before, Some(json!({"minYears": 2})));
    check(&with("2+", "2+ in teams"), &[]);
}

#[test]
fn moves() {
    let lead = "    step Lead #b\n      experience: 5+\n      ability Plans the work of many teams and removes whatever keeps them waiting #4\n        competency: #flow\n";
    let moved = with(lead, "").replace("Answers within a day #5\n", &format!("Answers within a day #5\n{lead}"));
    check(&moved, &["LevelMoved step {follows:Agent,from:Delivery,place:[Support],title:Lead,to:Support} x1"]);
    let first = with(lead, "").replace("    step Analyst", &format!("{lead}    step Analyst"));
    assert!(line(&check_any(&first)[0]).starts_with("LevelMoved step {"));
    let two =
        "      ability Names the risks of a plan #2\n        competency: #risk\n      ability Tells others early #3\n";
    let together = with(two, "").replace("Answers within a day #5\n", &format!("Answers within a day #5\n{two}"));
    check(&together, &["MovedTogether ability {count:2,from:Analyst,place:[Support,Agent],to:Agent} x2"]);
}

fn check_any(new: &str) -> Vec<Headline> {
    let (old, new) = (outline::read(BASE).unwrap(), outline::read(new).unwrap());
    compare(&old, &new, Match::Ids, [None, None]).headlines
}

#[test]
fn one_became_two_and_two_became_one() {
    let four = "Plans the work of many teams and removes whatever keeps them waiting #4";
    let parts = "Plans the work of many teams #4\n        competency: #flow\n      ability Removes whatever keeps them waiting #10";
    let split = with(four, parts);
    check(
        &split,
        &["Split ability {after:Plans the work of many teams,\
            before:Plans the work of many teams and removes whatever keeps them waiting,\
            place:[Delivery,Lead],title:Plans the work of many teams} None>(\"Removes whatever keeps them waiting\") x2"],
    );
    let (old, new) = (outline::read(&split).unwrap(), outline::read(BASE).unwrap());
    let back = compare(&old, &new, Match::Ids, [None, None]).headlines;
    assert_eq!(back.iter().map(|h| h.headline).collect::<Vec<_>>(), [HeadlineKind::Joined]);
}

#[test]
fn a_term_replaced_throughout() {
    let new = BASE.replace(" work", " effort").replace("Names", "Lists");
    check(&new, &["TermReplaced competency {after:effort,before:work,count:3} x3"]);
    // The forms of a word are one term.
    let labour = BASE
        .replace("the work of one", "the labour of one")
        .replace("removes what", "labours for what")
        .replace("How work", "How labours");
    let (old, new) = (outline::read(&labour).unwrap(), outline::read(&labour.replace("labour", "labor")).unwrap());
    let found = compare(&old, &new, Match::Ids, [None, None]).headlines;
    assert_eq!(
        found.iter().map(line).collect::<Vec<_>>(),
        ["TermReplaced competency {after:labor,before:labour,count:3} x3"]
    );
    // Where most places keep the word, three that lost it are chance.
    let base = (0..12).fold(BASE.to_string(), |text, n| text + &format!("  note Effort {n} at work #k{n}\n"));
    let (old, new) = (
        outline::read(&base).unwrap(),
        outline::read(&base.replace("the work", "the toil").replace("How work", "How toil")).unwrap(),
    );
    assert_eq!(compare(&old, &new, Match::Ids, [None, None]).headlines, []);
    // Twice is no habit.
    check(&with("Plans the work of one", "Plans the effort of one").replace("work of many", "effort of many"), &[]);
}

#[test]
fn the_rest() {
    check(
        &with("Plans the work of one team", "plans the work of one team.").replace("within a day", "within  a day"),
        &["Tidied ability {count:2} x2"],
    );
    check(
        &BASE.replace("competency: #flow", "competency: #risk"),
        &["Reassigned ability {after:Risk,before:Flow,count:2,field:competency} x2"],
    );
}

#[test]
fn headlines_stand_before_the_changes() {
    let framework = outline::read(BASE).unwrap();
    let text = serde_json::to_string(&compare(&framework, &framework, Match::Ids, [None, None])).unwrap();
    assert!(text.contains(r#""headlines":[],"changes":[]"#), "{text}");
}
