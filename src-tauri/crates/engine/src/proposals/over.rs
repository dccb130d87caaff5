//! A foreign file over a framework that is there: of what the file has no place for it says nothing, and so it stays.

use rungs_model::{BuildError, Field, Framework, Id, Kind, Record, Value};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// `theirs` (under the ids of `ours` where they are the same nodes) with everything of which it is silent as a whole as
/// it is in `ours`: the title of the framework, kinds of node that it does not have once, fields that it sets nowhere.
/// A table without a column of years does not take the years away.
///
/// # Errors
/// Never for two frameworks that share the ids of their roots.
pub(super) fn laid_over(ours: &Framework, theirs: &Framework) -> Result<Framework, BuildError> {
    let kinds: HashSet<Kind> = theirs.records().map(|record| record.kind).collect();
    let said: HashSet<(Kind, Field)> =
        theirs.records().flat_map(|record| record.fields.iter().map(|(field, _)| (record.kind, field))).collect();
    let mut records: HashMap<Id, Record> =
        theirs.records().map(|record| (record.id, filled(ours, record, &said))).collect();
    // Containers come before what stands in them; what stood in something that goes, goes too.
    for record in ours.in_order() {
        let stands = record.parent.is_some_and(|parent| records.contains_key(&parent));
        if stands && !kinds.contains(&record.kind) {
            records.insert(record.id, record.clone());
        }
    }
    let there: HashSet<Id> = records.keys().copied().collect();
    Framework::from_records(records.into_values().filter_map(|record| linked(record, &there)))
}

/// A record of the file with the fields of which the file is silent.
fn filled(ours: &Framework, record: &Arc<Record>, said: &HashSet<(Kind, Field)>) -> Record {
    let mut filled = Record::clone(record);
    let Some(own) = ours.get(record.id).filter(|own| own.kind == record.kind) else { return filled };
    for (field, value) in own.fields.iter() {
        let is_title = record.kind == Kind::Framework && field == Field::Title;
        if is_title || !said.contains(&(record.kind, field)) {
            filled.fields.set(field, Some(value.clone()));
        }
    }
    filled
}

/// A record without links to what is gone; none where it is nothing without them.
fn linked(mut record: Record, there: &HashSet<Id>) -> Option<Record> {
    let links: Vec<(Field, Value)> = record.fields.iter().map(|(field, value)| (field, value.clone())).collect();
    for (field, value) in links {
        match value {
            Value::Link(to) if !there.contains(&to) => {
                if record.kind == Kind::Transition {
                    return None;
                }
                record.fields.set(field, None);
            }
            Value::Links(all) if !all.iter().all(|to| there.contains(to)) => {
                let left: Vec<Id> = all.into_iter().filter(|to| there.contains(to)).collect();
                record.fields.set(field, (!left.is_empty()).then_some(Value::Links(left)));
            }
            _ => {}
        }
    }
    Some(record)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rungs_model::outline;

    const OURS: &str = "\
framework Ours #f
  group Flow #g
    competency Planning #c
      definition: Plans
  path Delivery #p
    tagline: Getting there
    step Analyst #a
      experience: 2-5
      ability Plans work #x
        competency: #c
      ability Leads work #y
    step Lead #b
  transition #t
    from: #a
    to: #b
  objective Sooner #o
    valueStream Orders #v
      abilities: #x #y
";

    /// Lays one outline over another; `expect` are lines that the result has, those after a `-` it does not have.
    fn check(theirs: &str, expect: &[&str]) {
        let (ours, theirs) = (outline::read(OURS).unwrap(), outline::read(theirs).unwrap());
        let laid = outline::write(&laid_over(&ours, &theirs).unwrap());
        for line in expect {
            let (line, is_there) = line.strip_prefix('-').map_or((*line, true), |line| (line, false));
            assert_eq!(laid.contains(line), is_there, "{line:?} in\n{laid}");
        }
    }

    #[test]
    fn what_a_file_is_silent_of_stays() {
        let path = "framework File #f\n  path Delivery #p\n";
        let step = "    step Analyst #a\n      ability Plans all work #x\n";
        let kept =
            ["framework Ours", "tagline: Getting there", "experience: 2-5", "Plans all work", "definition: Plans"];
        check(&format!("{path}{step}"), &kept);
        check(&format!("{path}{step}"), &["-Leads work", "-step Lead", "-transition", "valueStream Orders"]);
        let lead = "    step Lead #b\n      experience: 7\n";
        check(&format!("{path}{step}{lead}"), &["-experience: 2-5", "experience: 7", "transition"]);
    }
}
