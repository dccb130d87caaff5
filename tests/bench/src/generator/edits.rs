//! Edits of a framework that follow from a seed: what people do to one between two versions.

use super::{Dice, text};
use rungs_model::edit::{Add, Intention, Move, Remove, Reorder, Set, plan};
use rungs_model::{Changes, Field, FieldEdits, Framework, Id, Kind, Record, Value};

/// One record said in other words: four times of five the statement of an ability, else the definition of a
/// competency or the summary of a step. Half of the new texts are the old one with another ending.
pub fn rewording(framework: &Framework, dice: &mut Dice) -> Intention {
    let (kind, field) = match dice.below(10) {
        0 => (Kind::Competency, Field::Definition),
        1 => (Kind::Step, Field::Summary),
        _ => (Kind::Ability, Field::Statement),
    };
    let node = any(framework, kind, dice).or_else(|| any(framework, Kind::Ability, dice));
    let (node, field) = node.map_or((framework.root(), Field::Summary), |id| (id, field_of(framework, id, field)));
    let old = framework.get(node).map(|record| record.text(field).to_string()).unwrap_or_default();
    Intention::Set(Set { node, fields: FieldEdits(vec![(field, Some(text(reworded(&old, dice))))]) })
}

/// A state in which about so many records are said in other words, moved, reordered, added or removed.
pub fn edited(framework: &Framework, seed: u64, records: usize) -> Framework {
    let mut dice = Dice::new(seed);
    let mut state = framework.clone();
    for _ in 0..records {
        let intention = anything(&state, &mut dice);
        let fresh = dice.id();
        // An intention may have become pointless by those before it (a node put where it stands already).
        if let Ok(changes) = plan(&state, &intention, fresh) {
            let applied = state.apply(&changes);
            debug_assert!(applied.is_ok(), "{applied:?}");
        }
    }
    state
}

/// The bytes that any store has to keep of some changes: the id of each record, written out, and the values that are
/// new in it.
pub fn touched_bytes(changes: &Changes) -> usize {
    const ID: usize = 36;
    let updated = changes.updated.values().map(|(from, to)| ID + new_values(from, to));
    let added = changes.added.values().map(|to| ID + to.fields.iter().map(|(_, value)| bytes(value)).sum::<usize>());
    updated.chain(added).sum::<usize>() + ID * changes.removed.len()
}

fn new_values(from: &Record, to: &Record) -> usize {
    let is_new = |(field, value): &(Field, &Value)| from.fields.get(*field) != Some(*value);
    to.fields.iter().filter(is_new).map(|(_, value)| bytes(value)).sum()
}

fn bytes(value: &Value) -> usize {
    let texts: usize = value.texts().iter().map(|text| text.len()).sum();
    let numbers = match value {
        Value::Number(_) => 8,
        Value::Experience(_) | Value::Metric(_) => 16,
        _ => 0,
    };
    texts + numbers + 36 * value.links().len()
}

fn field_of(framework: &Framework, id: Id, wanted: Field) -> Field {
    let has_it = framework.get(id).is_some_and(|record| record.kind.fields().contains(&wanted));
    if has_it { wanted } else { Field::Statement }
}

/// Any node of a kind. Children are drawn on the way down, so that nothing has to be listed first.
fn any(framework: &Framework, kind: Kind, dice: &mut Dice) -> Option<Id> {
    let one = |parent: Id, kind: Kind, dice: &mut Dice| match framework.children(parent, kind) {
        [] => None,
        row => Some(row[dice.below(row.len())]),
    };
    for _ in 0..20 {
        let above = match kind {
            Kind::Ability => any(framework, Kind::Step, dice),
            Kind::Step => any(framework, Kind::Path, dice),
            Kind::Competency => any(framework, Kind::Group, dice),
            _ => Some(framework.root()),
        };
        if let Some(found) = one(above?, kind, dice) {
            return Some(found);
        }
    }
    None
}

fn reworded(old: &str, dice: &mut Dice) -> String {
    let fresh = dice.statement();
    let words: Vec<&str> = old.split(' ').collect();
    if words.len() < 6 || dice.percent(50) {
        return fresh;
    }
    let (kept, ending) = (words[..words.len() - 3].join(" "), fresh.rsplitn(4, ' ').last().map_or(0, str::len));
    let said = format!("{kept}{}", &fresh[ending..]);
    // The same ending may have been drawn again.
    if said == old { fresh } else { said }
}

fn anything(framework: &Framework, dice: &mut Dice) -> Intention {
    let (ability, step) = (any(framework, Kind::Ability, dice), any(framework, Kind::Step, dice));
    let (Some(node), Some(parent)) = (ability, step) else { return rewording(framework, dice) };
    match dice.below(100) {
        0..4 => {
            let fields = FieldEdits(vec![(Field::Statement, Some(text(dice.statement())))]);
            Intention::Add(Add { kind: Kind::Ability, parent, index: Some(dice.below(8)), fields })
        }
        4..8 => Intention::Remove(Remove { nodes: vec![node] }),
        8..16 => Intention::Move(Move { nodes: vec![node], parent, index: Some(dice.below(8)) }),
        16..22 => Intention::Reorder(Reorder { node, index: dice.below(8) }),
        22..26 => {
            let fields = FieldEdits(vec![(Field::Weight, Some(Value::Number(dice.below(5) as f64)))]);
            Intention::Set(Set { node, fields })
        }
        _ => rewording(framework, dice),
    }
}
