//! A comparison tells enough to make the new side from the old one: proved by doing so, from its public JSON alone.

use super::*;
use crate::{HeadlineKind, native};
use proptest::prelude::*;
use rungs_model::{Experience, Extra, Field, Id, Kind, Place, Record, Shape, Value, Years};
use serde_json::{Map, json};
use std::collections::{HashMap, HashSet};

/// Every node of a framework with its own fields and its children, nested as in the native JSON. `named` keeps ids and
/// what refers to them.
fn tree(framework: &Framework, id: Id, named: bool) -> Json {
    let record = framework.get(id).unwrap();
    let mut node = plain(record.kind, native::fields(record), id.to_string(), named);
    for kind in record.kind.children() {
        let children: Vec<Json> = framework.below(id, *kind).map(|child| tree(framework, child.id, named)).collect();
        node.insert(kind.slot().to_string(), children.into());
    }
    Json::Object(node)
}

fn plain(kind: Kind, fields: Json, id: String, named: bool) -> Map<String, Json> {
    let mut fields = fields.as_object().cloned().unwrap_or_default();
    // A weight of 1 says the same as none.
    fields.retain(|key, value| !(key == "weight" && *value == json!(1)));
    if named {
        fields.insert("id".to_string(), id.into());
    } else {
        let links = |f: &Field| matches!(f.shape(), Shape::Link(_) | Shape::Links(_));
        let links: Vec<&str> = kind.fields().iter().filter(|f| links(f)).map(|f| f.name()).collect();
        fields.retain(|key, _| !links.contains(&key.as_str()));
    }
    Map::from_iter([("fields".to_string(), Json::Object(fields))])
}

/// The new side, made from the old one and what a comparison says of it.
struct Apply<'a> {
    old: &'a Framework,
    named: bool,
    /// Changes by what they are about: the old node, or the new one.
    gone: HashSet<String>,
    edits: HashMap<String, Vec<&'a Json>>,
    /// What stands at a place of its own: by the container's pointer and slot, the positions with old id, new id and fields.
    placed: HashMap<String, Vec<(usize, Placed<'a>)>>,
    new_ids: HashMap<String, String>,
}

#[derive(Clone, Copy)]
struct Placed<'a> {
    old: Option<&'a str>,
    new: &'a str,
    fields: Option<&'a Json>,
}

fn text<'a>(change: &'a Json, key: &str) -> Option<&'a str> {
    change[key].as_str()
}

fn apply(old: &Framework, comparison: &Json, named: bool) -> Json {
    let (gone, edits, placed, new_ids) = Default::default();
    let mut work = Apply { old, named, gone, edits, placed, new_ids };
    for change in comparison["changes"].as_array().unwrap() {
        let (old_id, new_id) = (text(change, "oldId"), text(change, "newId"));
        if let (Some(old_id), Some(new_id)) = (old_id, new_id) {
            work.new_ids.insert(old_id.to_string(), new_id.to_string());
        }
        match text(change, "change").unwrap() {
            "edited" => work.edits.entry(old_id.unwrap().to_string()).or_default().push(change),
            "removed" => drop(work.gone.insert(old_id.unwrap().to_string())),
            _ => {
                work.gone.extend(old_id.map(str::to_string));
                let (row, position) = text(change, "newAt").unwrap().rsplit_once('/').unwrap();
                let placed = Placed { old: old_id, new: new_id.unwrap(), fields: change.get("after") };
                let row = work.placed.entry(row.to_string()).or_default();
                // What was moved may have been edited, and is told once for each.
                if row.iter().all(|(_, p)| p.new != placed.new) {
                    row.push((position.parse().unwrap(), placed));
                }
            }
        }
    }
    work.build(Kind::Framework, Some(old.root()), None, "")
}

impl Apply<'_> {
    fn build(&self, kind: Kind, old: Option<Id>, added: Option<Placed<'_>>, at: &str) -> Json {
        let mut fields = match (old.and_then(|id| self.old.get(id)), added.and_then(|p| p.fields)) {
            (Some(record), _) => native::fields(record),
            (None, Some(fields)) => fields.clone(),
            (None, None) => panic!("{at} has no content"),
        };
        let old_name = old.map(|id| id.to_string());
        for edit in old_name.iter().flat_map(|id| self.edits.get(id)).flatten() {
            let (field, after) = (text(edit, "field").unwrap().to_string(), edit["after"].clone());
            let map = fields.as_object_mut().unwrap();
            drop(if after.is_null() { map.remove(&field) } else { map.insert(field, after) });
        }
        let stayed = |id: String| self.new_ids.get(&id).cloned().unwrap_or(id);
        let name = added.map(|p| p.new.to_string()).or(old_name.map(stayed)).unwrap();
        let mut node = plain(kind, fields, name, self.named);
        for child in kind.children() {
            let row = format!("{at}/{}", child.slot());
            let old_row = old.map(|id| self.old.children(id, *child)).unwrap_or_default();
            let mut stayed = old_row.iter().filter(|id| !self.gone.contains(&id.to_string()));
            let mut placed = self.placed.get(&row).cloned().unwrap_or_default();
            placed.sort_by_key(|(position, _)| *position);
            let mut placed = placed.into_iter().peekable();
            let mut children: Vec<Json> = Vec::new();
            loop {
                let at = format!("{row}/{}", children.len());
                let next = placed.next_if(|(position, _)| *position == children.len());
                children.push(match next {
                    Some((_, p)) => self.build(*child, p.old.map(|id| id.parse().unwrap()), Some(p), &at),
                    None => match stayed.next() {
                        Some(id) => self.build(*child, Some(*id), None, &at),
                        None => break,
                    },
                });
            }
            assert!(placed.next().is_none(), "{row} has a gap");
            node.insert(child.slot().to_string(), children.into());
        }
        Json::Object(node)
    }
}

/// Where the ids of the tests come from.
const SEED: Id = Id::from_bytes(*b"apply a change!!");

/// Does one thing to the records of a framework; what cannot be done is left.
fn act(records: &mut Vec<Record>, (what, who, where_, n): (u8, usize, usize, usize)) {
    let who = who % records.len();
    let (id, kind) = (records[who].id, records[who].kind);
    let words = ["Plans", "Plans the work", "plans the work.", "Reviews", ""];
    match what {
        0 | 1 => {
            let field = kind.fields()[where_ % kind.fields().len()];
            let other = |wanted: Kind| records.iter().filter(|r| r.kind == wanted).nth(n % 3).map(|r| r.id);
            let value = match field.shape() {
                Shape::Text => Some(Value::Text(words[n % 5].to_string())),
                Shape::Texts => Some(Value::Texts(words[..n % 4].iter().map(ToString::to_string).collect())),
                Shape::Number => Some(Value::Number((n % 3) as f64)),
                Shape::Experience => Some(Value::Experience(Box::new(Experience {
                    min_years: Years::new((n % 4) as f64),
                    ..Default::default()
                }))),
                Shape::Link(wanted) => other(wanted).map(Value::Link),
                Shape::Links(wanted) => other(wanted).map(|id| Value::Links(vec![id])),
                Shape::Metric => None,
            };
            records[who].fields.set(field, value);
        }
        2 if kind != Kind::Framework => {
            let mut gone = HashSet::from([id]);
            while let Some(child) =
                records.iter().find(|r| r.parent.is_some_and(|p| gone.contains(&p)) && !gone.contains(&r.id))
            {
                gone.insert(child.id);
            }
            records.retain(|r| !gone.contains(&r.id));
        }
        3 | 4 if !kind.children().is_empty() => {
            let child = kind.children()[where_ % kind.children().len()];
            let name = format!("{}/{n}/{where_}", records.len());
            let mut record = Record::new(id.derive(name.as_bytes()), child, Some(id), Place((n % 7) as i64));
            if let Some(face) = child.face() {
                record.fields.set(face, Some(Value::Text(words[n % 4].to_string())));
            }
            if records.iter().all(|r| r.id != record.id) {
                records.push(record);
            }
        }
        5 => {
            let homes: Vec<Id> = records.iter().filter(|r| r.kind.children().contains(&kind)).map(|r| r.id).collect();
            if !homes.is_empty() {
                records[who].parent = Some(homes[where_ % homes.len()]);
                records[who].place = Place((n % 7) as i64);
            }
        }
        6 => records[who].place = Place((n % 7) as i64),
        _ => {
            let extra = Extra(vec![("x-level".to_string(), (n % 3).to_string())]);
            records[who].extra = if n % 2 == 0 { Extra::default() } else { extra };
        }
    }
}

type Act = (u8, usize, usize, usize);

fn acts(most: usize) -> impl Strategy<Value = Vec<Act>> {
    prop::collection::vec((0..8_u8, 0..64_usize, 0..16_usize, 0..60_usize), 0..most)
}

/// Two states: one grown from nothing, one made from it.
fn states(grow: &[Act], change: &[Act]) -> (Framework, Vec<Record>) {
    let mut records = vec![Record::new(SEED, Kind::Framework, None, Place(0))];
    for (_, who, where_, n) in grow {
        act(&mut records, (3, *who, *where_, *n));
    }
    let old = Framework::from_records(records.clone()).unwrap();
    for step in change {
        act(&mut records, *step);
    }
    (old, records)
}

/// The same records under ids that the old side does not know.
fn renamed(records: &[Record]) -> Vec<Record> {
    let name = |id: &Id| id.derive(b"other");
    let rename = |record: &Record| {
        let mut other = Record { id: name(&record.id), parent: record.parent.as_ref().map(name), ..record.clone() };
        for (field, value) in record.fields.iter() {
            let value = match value {
                Value::Link(id) => Value::Link(name(id)),
                Value::Links(ids) => Value::Links(ids.iter().map(name).collect()),
                value => value.clone(),
            };
            other.fields.set(field, Some(value));
        }
        other
    };
    records.iter().map(rename).collect()
}

fn opposite(kind: HeadlineKind) -> HeadlineKind {
    use HeadlineKind as H;
    const PAIRS: [(H, H); 7] = [
        (H::PathAdded, H::PathRemoved),
        (H::LevelInserted, H::LevelRemoved),
        (H::GroupAdded, H::GroupRemoved),
        (H::CompetencyAdded, H::CompetencyRemoved),
        (H::ObjectiveAdded, H::ObjectiveRemoved),
        (H::ValueStreamAdded, H::ValueStreamRemoved),
        (H::Split, H::Joined),
    ];
    let found = PAIRS.iter().find(|(a, b)| *a == kind || *b == kind);
    found.map_or(kind, |(a, b)| if *a == kind { *b } else { *a })
}

proptest! {
    #[test]
    fn the_new_side_follows_from_the_old_one_and_the_comparison(grow in acts(60), change in acts(25)) {
        let (old, records) = states(&grow, &change);
        let new = Framework::from_records(records).unwrap();
        let comparison = compare(&old, &new, Match::Ids, [None, None]);
        let folded: Vec<u32> = comparison.headlines.iter().flat_map(|h| h.changes.iter().copied()).collect();
        prop_assert_eq!(folded.iter().collect::<HashSet<_>>().len(), folded.len());
        prop_assert!(folded.iter().all(|i| (*i as usize) < comparison.changes.len()));
        let comparison = serde_json::to_value(comparison).unwrap();
        prop_assert_eq!(apply(&old, &comparison, true), tree(&new, new.root(), true));
    }

    /// Read backwards, a comparison says the opposite of everything.
    #[test]
    fn headlines_are_the_same_in_both_directions(grow in acts(60), change in acts(25)) {
        let (old, records) = states(&grow, &change);
        let new = Framework::from_records(records).unwrap();
        let said = |old: &Framework, new: &Framework| {
            let headlines = compare(old, new, Match::Ids, [None, None]).headlines;
            headlines.into_iter().map(|h| (h.headline, h.changes.len())).collect::<Vec<_>>()
        };
        let mut back: Vec<_> = said(&new, &old).into_iter().map(|(kind, folds)| (opposite(kind), folds)).collect();
        let mut forth = said(&old, &new);
        back.sort_unstable();
        forth.sort_unstable();
        prop_assert_eq!(forth, back);
    }

    /// Without shared ids the new side follows but for its names: the ids of what did not change are not told.
    #[test]
    fn the_same_without_shared_ids(grow in acts(60), change in acts(25)) {
        let (old, records) = states(&grow, &change);
        let new = Framework::from_records(renamed(&records)).unwrap();
        let comparison = serde_json::to_value(compare(&old, &new, Match::Content, [None, None])).unwrap();
        prop_assert_eq!(apply(&old, &comparison, false), tree(&new, new.root(), false));
    }
}
