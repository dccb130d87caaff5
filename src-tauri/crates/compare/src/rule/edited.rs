//! Fields that say something else than before.

use super::{Found, Sides};
use crate::comparison::{Change, ChangeKind};
use crate::native;
use crate::trivial::is_trivial_value;
use crate::words::word_marks;
use rungs_model::{Extra, Field, Record, Value, association};
use serde_json::{Map, Value as Json};

pub(super) fn find(sides: &Sides<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for (old, new) in &sides.paired.differing {
        if old.fields == new.fields && old.extra == new.extra {
            continue;
        }
        let mut edits: Vec<Edit<'_>> = Vec::new();
        for field in new.kind.fields() {
            let (before, after) = (old.fields.get(*field), new.fields.get(*field));
            if before != after && !same(sides, *field, old, new) {
                edits.push(edit(*field, before, after));
            }
        }
        let same_links = |edit: &Edit<'_>| edit.field == association::KEY && same_links(sides, old, new);
        edits.extend(unknown_keys(&old.extra, &new.extra).into_iter().filter(|edit| !same_links(edit)));
        for (n, edit) in edits.into_iter().enumerate() {
            let mut told = sides.change(ChangeKind::Edited, old, new, n);
            told.change = edit.tell(told.change);
            found.push(told);
        }
    }
    found
}

struct Edit<'a> {
    field: &'a str,
    before: Json,
    after: Json,
    words: Option<(&'a str, &'a str)>,
    trivial: bool,
}

impl Edit<'_> {
    /// The change it is, of the nodes that another one names.
    fn tell(self, of: Change) -> Change {
        Change {
            field: Some(self.field.to_string()),
            trivial: Some(self.trivial),
            words: self.words.map(|(before, after)| word_marks(before, after)),
            before: Some(self.before),
            after: Some(self.after),
            ..of
        }
    }
}

/// What one record says otherwise than it did, field by field; all that it says, where it was not there.
pub(crate) fn of_record(old: Option<&Record>, new: &Record) -> Vec<Change> {
    let nothing = Extra::default();
    let mut edits: Vec<Edit<'_>> = Vec::new();
    for field in new.kind.fields() {
        let (before, after) = (old.and_then(|old| old.fields.get(*field)), new.fields.get(*field));
        let same_weight = *field == Field::Weight && old.is_some_and(|old| old.weight() == new.weight());
        if before != after && !same_weight {
            edits.push(edit(*field, before, after));
        }
    }
    edits.extend(unknown_keys(old.map_or(&nothing, |old| &old.extra), &new.extra));
    let of =
        Change { old_id: old.map(|old| old.id), new_id: Some(new.id), ..Change::new(ChangeKind::Edited, new.kind) };
    edits.into_iter().map(|edit| edit.tell(of.clone())).collect()
}

/// Whether two different values say the same: references to paired nodes, and a weight of 1 that is written or not.
fn same(sides: &Sides<'_>, field: Field, old: &Record, new: &Record) -> bool {
    match (old.fields.get(field), new.fields.get(field)) {
        _ if field == Field::Weight => old.weight() == new.weight(),
        (Some(Value::Link(_)), Some(Value::Link(_))) | (Some(Value::Links(_)), Some(Value::Links(_))) => {
            let of = |r: &Record| r.fields.get(field).map(|v| v.links().to_vec()).unwrap_or_default();
            let (before, after) = (of(old), of(new));
            // A reference to nothing has no pair and stays what it is.
            let follow = |id| if sides.old.get(id).is_some() { sides.pairing.new_of(id) } else { Some(id) };
            before.len() == after.len() && before.iter().zip(&after).all(|(b, a)| follow(*b) == Some(*a))
        }
        _ => false,
    }
}

/// Whether links differ in nothing but that they lead to the nodes that those of the old side are paired with.
fn same_links(sides: &Sides<'_>, old: &Record, new: &Record) -> bool {
    let entries = |record: &Record| {
        let keys = &record.extra.0;
        association::entries(keys.iter().find(|(key, _)| key == association::KEY).map(|(_, text)| text.as_str()))
    };
    let paired = |end: &str| {
        let id = end.parse().ok().filter(|id| sides.old.get(*id).is_some());
        id.and_then(|id| sides.pairing.new_of(id)).map(|id| id.to_string())
    };
    let (old, new) = (entries(old), entries(new));
    let mut any_follows = false;
    let mut same = |before: &str, after: &str| {
        let [Some(mut before), Some(after)] = [before, after].map(nameless) else { return false };
        for key in ["from", "to"] {
            let Some(end) = before.get_mut(key) else { continue };
            if let Some(id) = end.as_str().and_then(paired).map(Json::from).filter(|id| id != end) {
                any_follows = true;
                *end = id;
            }
        }
        before == after
    };
    old.len() == new.len() && old.iter().zip(&new).all(|(before, after)| same(before, after)) && any_follows
}

/// What stands in an entry of links beside its id.
fn nameless(entry: &str) -> Option<Map<String, Json>> {
    let mut members: Map<String, Json> = serde_json::from_str(entry).ok()?;
    members.remove("id");
    Some(members)
}

fn edit<'a>(field: Field, before: Option<&'a Value>, after: Option<&'a Value>) -> Edit<'a> {
    let json = |value: Option<&Value>| value.map_or(Json::Null, native::json);
    let words = match (before, after) {
        (Some(Value::Text(b)), Some(Value::Text(a))) => Some((b.as_str(), a.as_str())),
        (None, Some(Value::Text(a))) => Some(("", a.as_str())),
        (Some(Value::Text(b)), None) => Some((b.as_str(), "")),
        _ => None,
    };
    let trivial = is_trivial_value(before, after);
    Edit { field: field.name(), before: json(before), after: json(after), words, trivial }
}

/// Keys that this program does not know are compared too: a comparison hides nothing.
fn unknown_keys<'a>(old: &'a Extra, new: &'a Extra) -> Vec<Edit<'a>> {
    let value = |extra: &Extra, key: &str| extra.0.iter().find(|(k, _)| k == key).map(|(_, v)| v.clone());
    let added = new.0.iter().filter(|(k, _)| value(old, k).is_none());
    let mut edits = Vec::new();
    for (key, _) in old.0.iter().chain(added) {
        let (before, after) = (value(old, key), value(new, key));
        if before != after {
            let json = |text: Option<String>| text.map_or(Json::Null, |t| native::unknown(&t));
            edits.push(Edit { field: key, before: json(before), after: json(after), words: None, trivial: false });
        }
    }
    edits
}
