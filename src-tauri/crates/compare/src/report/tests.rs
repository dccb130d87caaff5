//! Reports as data: two outlines, what a reader is told as lines.

use super::*;
use crate::{Match, compare};
use rungs_model::outline;

const BASE: &str = "\
framework F #f
  group Craft #g
    competency Flow #flow
      definition: How work runs
  path Delivery #p
    ability Speaks plainly #0
    step Analyst #a
      experience: 2+
      ability Plans work #1
        competency: #flow
      ability Names risks #2
    step Lead #b
      ability Plans the work of many teams #4
  path Support #q
    step Agent #c
      ability Answers within a day #5
";

fn lines(report: &ChangeReport, comparison: &Comparison) -> Vec<String> {
    let mut lines = Vec::new();
    for path in &report.affected {
        let every = if path.every_step { " everywhere" } else { "" };
        lines.push(format!("{} {:?} {}{every}", path.title, path.standing, path.changes));
        for step in &path.steps {
            lines.push(format!("  {} {:?} {} {}", step.title, step.standing, step.changes, step.competencies));
        }
    }
    for part in &report.parts {
        lines.push(format!("= {} {:?}", part.heading.join(" > "), part.standing));
        for (sign, entries) in [("+", &part.new), ("*", &part.changed), ("-", &part.gone)] {
            for entry in entries {
                lines.push(match entry {
                    ReportEntry::Headline(h) => format!("  {sign} {:?}", comparison.headlines[*h as usize].headline),
                    ReportEntry::Change(i) => {
                        let change = &comparison.changes[*i as usize];
                        format!("  {sign} {} {}", change.node.name(), change.field.clone().unwrap_or_default())
                    }
                });
            }
        }
    }
    lines
}

fn check(new: &str, expect: &[&str]) -> ChangeReport {
    let old = outline::read(BASE).unwrap();
    let shared = outline::read(new).unwrap();
    let comparison = compare(&old, &shared, Match::Ids, [None, None]);
    let report = change_report(&comparison, &old, &shared);
    assert_eq!(lines(&report, &comparison), expect);
    report
}

#[test]
fn nothing_changed() {
    let report = check(BASE, &[]);
    assert_eq!(report.value_score, ValueScores { before: None, after: None });
}

#[test]
fn who_is_affected_and_how() {
    let new = BASE
        .replace("    step Lead", "    step Senior #s\n      ability Coaches #7\n    step Lead")
        .replace("2+", "3+")
        .replace("Names risks", "Names every risk")
        .replace("Speaks plainly", "Speaks up")
        .replace("How work runs", "How value runs")
        .replace("Answers within a day", "answers within a day.");
    check(
        &new,
        &[
            "Delivery Changed 5 everywhere",
            "  Analyst Changed 2 1",
            "  Senior New 2 0",
            "= Craft Changed",
            "  * competency definition",
            "= Delivery Changed",
            "  * ability statement",
            "= Delivery > Analyst Changed",
            "  * YearsChanged",
            "  * ability statement",
            "= Delivery > Senior New",
            "  + LevelInserted",
            "= Support > Agent Changed",
            "  * ability statement",
        ],
    );
}

#[test]
fn what_is_gone_and_what_moved() {
    let new = BASE
        .replace("      ability Names risks #2\n", "")
        .replace("Answers within a day #5\n", "Answers within a day #5\n      ability Names risks #2\n")
        .replace("    step Lead #b\n      ability Plans the work of many teams #4\n", "");
    check(
        &new,
        &[
            "Delivery Changed 3",
            "  Analyst Changed 1 0",
            "  Lead Gone 2 0",
            "Support Changed 1",
            "  Agent Changed 1 0",
            "= Delivery > Lead Gone",
            "  - LevelRemoved",
            "= Support > Agent Changed",
            "  * ability ",
        ],
    );
    let lead = "    step Lead #b\n      ability Plans the work of many teams #4\n";
    let elsewhere = BASE.replace(lead, "") + lead;
    check(
        &elsewhere,
        &[
            "Delivery Changed 1",
            "Support Changed 1",
            "  Lead Changed 1 0",
            "= Support > Lead Changed",
            "  * LevelMoved",
        ],
    );
    let gone = BASE.split("  path Support").next().unwrap();
    check(gone, &["Support Gone 3", "  Agent Gone 2 0", "= Support Gone", "  - PathRemoved"]);
}

#[test]
fn parts_are_found_without_shared_ids() {
    let old = outline::read(BASE).unwrap();
    let other = BASE.replace(" #", " #other").replace("      ability Names risks #other2\n", "");
    let new = outline::read(&other).unwrap();
    let comparison = compare(&old, &new, Match::Content, [None, None]);
    let report = change_report(&comparison, &old, &new);
    let expect = ["Delivery Changed 1", "  Analyst Changed 1 0", "= Delivery > Analyst Changed", "  - ability "];
    assert_eq!(lines(&report, &comparison), expect);
}

#[test]
fn the_value_score_of_both_sides() {
    let new = format!("{BASE}  objective Sooner #o\n    valueStream Orders #v\n      abilities: #1\n");
    let (old, new) = (outline::read(BASE).unwrap(), outline::read(&new).unwrap());
    let scores = |old: &Framework, new: &Framework| {
        change_report(&compare(old, new, Match::Ids, [None, None]), old, new).value_score
    };
    assert_eq!(scores(&old, &new), ValueScores { before: None, after: Some(0.2) });
    let empty = outline::read("framework F #f").unwrap();
    assert_eq!(scores(&empty, &new).before, None);
}
