//! One field that both sides changed differently: lists by their elements, experience and metric by their parts, texts
//! by their words.

use super::unknown;
use crate::merge::{Facet, lists, texts};
use crate::trivial::is_trivial;
use rungs_model::{Experience, Field, Metric, Value};

/// What a field that both changed comes to.
pub(super) enum Merged {
    /// A value that does justice to both.
    Taken(Facet, Option<Value>),
    /// A text with the changes of both, which a person should read.
    ToRead(String),
    Conflict,
}

/// Merges base, ours and theirs, where both differ from the base and from each other.
pub(super) fn merge(field: Field, [base, ours, theirs]: [Option<&Value>; 3]) -> Merged {
    if field == Field::Weight
        && let Some(merged) = weights([base, ours, theirs])
    {
        return merged;
    }
    let value = match (base, ours, theirs) {
        (None, Some(Value::Text(o)), Some(Value::Text(t))) if is_trivial(o, t) => {
            return Merged::Taken(Facet::Both, Some(Value::Text(o.min(t).clone())));
        }
        (Some(Value::Text(b)), Some(Value::Text(o)), Some(Value::Text(t))) if is_prose(field) => {
            return texts::merge(b, o, t).map_or(Merged::Conflict, Merged::ToRead);
        }
        _ => list(field, [base, ours, theirs]).or_else(|| parts(base, ours?, theirs?)),
    };
    value.map_or(Merged::Conflict, |value| Merged::Taken(Facet::Each, Some(value)))
}

/// A weight that is not given is 1: writing that down is no change.
fn weights(states: [Option<&Value>; 3]) -> Option<Merged> {
    let [base, ours, theirs] = states.map(|value| match value {
        Some(Value::Number(n)) => *n,
        _ => 1.0,
    });
    match Facet::of(&base, &ours, &theirs) {
        Facet::Conflict => None,
        Facet::Theirs => Some(Merged::Taken(Facet::Theirs, states[2].cloned())),
        facet => Some(Merged::Taken(facet, states[1].cloned())),
    }
}

/// Codes and languages are names: two of them cannot be read as one.
fn is_prose(field: Field) -> bool {
    !matches!(field, Field::Code | Field::Language)
}

fn list(field: Field, states: [Option<&Value>; 3]) -> Option<Value> {
    let texts = states.map(|value| match value {
        Some(Value::Texts(texts)) => texts.as_slice(),
        _ => &[],
    });
    let links = states.map(|value| match value {
        Some(Value::Links(links)) => links.as_slice(),
        _ => &[],
    });
    match field {
        Field::Examples | Field::Disqualifiers => lists::texts(texts).map(Value::Texts),
        Field::Abilities => lists::links(links).map(Value::Links),
        _ => None,
    }
}

fn parts(base: Option<&Value>, ours: &Value, theirs: &Value) -> Option<Value> {
    match (ours, theirs) {
        (Value::Experience(o), Value::Experience(t)) => {
            let none = Experience::default();
            let base = if let Some(Value::Experience(b)) = base { b } else { &none };
            experience([base, o, t]).map(|e| Value::Experience(Box::new(e)))
        }
        (Value::Metric(o), Value::Metric(t)) => {
            let none = Metric::default();
            let base = if let Some(Value::Metric(b)) = base { b } else { &none };
            metric([base, o, t]).map(|m| Value::Metric(Box::new(m)))
        }
        _ => None,
    }
}

/// The part that is to stand; nothing where both changed it differently.
fn part<T: PartialEq + Clone>([base, ours, theirs]: [T; 3]) -> Option<T> {
    match Facet::of(&base, &ours, &theirs) {
        Facet::Conflict => None,
        Facet::Theirs => Some(theirs),
        _ => Some(ours),
    }
}

/// The span of years is one part, so that a minimum of one side never meets a maximum of the other.
fn experience(states: [&Experience; 3]) -> Option<Experience> {
    let (essential, min_years, max_years) = part(states.map(|e| (e.essential, e.min_years, e.max_years)))?;
    let context = part(states.map(|e| e.context.clone()))?;
    let extra = unknown::merge_whole(states.map(|e| &e.extra))?;
    Some(Experience { essential, min_years, max_years, context, extra })
}

/// The unit and the two numbers in it are one part.
fn metric(states: [&Metric; 3]) -> Option<Metric> {
    let name = part(states.map(|m| m.name.clone()))?;
    let (unit, baseline, target) = part(states.map(|m| (m.unit.clone(), m.baseline, m.target)))?;
    let extra = unknown::merge_whole(states.map(|m| &m.extra))?;
    Some(Metric { name, unit, baseline, target, extra })
}
