//! What every starter holds to.

use super::*;
use rungs_model::check::check;
use rungs_model::{Field, Kind, Record, Value};
use std::collections::{BTreeMap, HashSet};

/// Findings that would mean that a starter was not finished. What hints at wording is a matter of taste.
const STRUCTURAL: &[&str] = &[
    "empty-title",
    "step-without-abilities",
    "ability-without-statement",
    "same-statement-twice",
    "falling-years",
    "competency-never-used",
    "stream-without-metric",
    "reference-to-nothing",
];

/// Runs over all starters.
fn each(check: impl Fn(&str, &Framework)) {
    for starter in STARTERS {
        check(starter.name, &starter.read().unwrap());
    }
}

fn texts(record: &Record) -> impl Iterator<Item = (Field, &str)> {
    record.fields.iter().flat_map(|(field, value)| value.texts().into_iter().map(move |text| (field, text)))
}

#[test]
fn its_file_is_what_an_export_would_write() {
    for starter in STARTERS {
        let framework = starter.read().unwrap();
        let file = rungs_exchange::json::write(&framework);
        assert!(file == starter.json, "{} is not in canonical form", starter.name);
    }
}

#[test]
fn no_id_comes_twice_in_any_of_them() {
    let mut seen = HashSet::new();
    for starter in STARTERS {
        for record in starter.read().unwrap().records() {
            assert!(seen.insert(record.id), "{} of {} is in use", record.id, starter.name);
        }
    }
}

#[test]
fn nothing_in_it_is_unfinished() {
    each(|name, framework| {
        let odd: Vec<_> = check(framework).into_iter().filter(|f| STRUCTURAL.contains(&f.code)).collect();
        assert!(odd.is_empty(), "{name}: {odd:?}");
        let root = framework.framework();
        assert_eq!(root.text(Field::Language), "en", "{name}");
        for (kind, field) in [
            (Kind::Framework, Field::Summary),
            (Kind::Path, Field::Summary),
            (Kind::Path, Field::Tagline),
            (Kind::Step, Field::Summary),
            (Kind::Step, Field::Focus),
            (Kind::Group, Field::Summary),
            (Kind::Competency, Field::Definition),
            (Kind::Competency, Field::Example),
        ] {
            for record in framework.of_kind(kind) {
                assert!(!record.text(field).is_empty(), "{name}: {} has no {}", record.face(), field.name());
            }
        }
    });
}

#[test]
fn every_text_is_set_with_care() {
    each(|name, framework| {
        for record in framework.records() {
            for (field, text) in texts(record) {
                let odd = text.trim() != text || text.contains("  ") || text.contains('\'') || text.contains('"');
                assert!(!odd, "{name}: {} of `{}`: `{text}`", field.name(), record.face());
            }
            if record.kind == Kind::Ability {
                let statement = record.text(Field::Statement);
                let begins = statement.split_whitespace().next().unwrap_or_default().trim_end_matches(',');
                assert!(begins.ends_with('s'), "{name}: `{statement}` does not say what somebody does");
                assert!(statement.ends_with('.'), "{name}: `{statement}` does not end");
            }
        }
    });
}

#[test]
fn every_cell_of_a_row_that_is_used_says_something() {
    each(|name, framework| {
        for path in framework.of_kind(Kind::Path) {
            let steps = framework.children(path.id, Kind::Step);
            let mut rows: BTreeMap<_, Vec<usize>> = BTreeMap::new();
            for (at, step) in steps.iter().enumerate() {
                for ability in framework.children(*step, Kind::Ability) {
                    let ability = framework.get(*ability).unwrap();
                    let competency = ability.link(Field::Competency);
                    assert!(competency.is_some(), "{name}: `{}` belongs to no competency", ability.face());
                    rows.entry(competency).or_default().push(at);
                }
            }
            for (competency, cells) in rows {
                let missing: Vec<usize> = (0..steps.len()).filter(|at| !cells.contains(at)).collect();
                let row = competency.and_then(|id| framework.get(id)).map(Record::face);
                assert!(missing.is_empty(), "{name}: {}, {row:?}: nothing on {missing:?}", path.face());
            }
        }
    });
}

#[test]
fn steps_stand_on_grades_and_lead_somewhere() {
    each(|name, framework| {
        let steps = framework.of_kind(Kind::Step);
        for step in &steps {
            assert!(step.link(Field::Grade).is_some(), "{name}: {} has no grade", step.face());
            assert!(
                matches!(step.fields.get(Field::Experience), Some(Value::Experience(_))),
                "{name}: {}",
                step.face()
            );
        }
        let moves = framework.of_kind(Kind::Transition);
        for path in framework.of_kind(Kind::Path) {
            let own = framework.children(path.id, Kind::Step);
            for pair in own.windows(2) {
                let leads = |t: &&Record| t.link(Field::From) == Some(pair[0]) && t.link(Field::To) == Some(pair[1]);
                assert!(moves.iter().any(leads), "{name}: no way on from a step of {}", path.face());
            }
        }
    });
}
