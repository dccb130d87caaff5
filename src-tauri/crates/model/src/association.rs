//! Links between things that are no containment: a crosswalk to another framework, peers, what replaced what.
//!
//! They stand with the framework itself under a key that is kept as a file has it. Whatever of it is no link stays there,
//! byte for byte, and so does every link that is not edited.

use crate::{Extra, Framework, Id};
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value as Json;
use serde_json::value::RawValue;
use std::collections::HashSet;
use std::fmt;

/// The key in native JSON.
pub const KEY: &str = "associations";

/// A link from one thing to another. Each end is the id of a node, or the address of something outside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Association {
    /// Its name, for ever.
    pub id: Id,
    /// The word of CASE 1.1 for it: `exactMatchOf`, `isRelatedTo`, `ext:…`. Others are kept as they are.
    pub relation: String,
    /// Where it begins.
    pub from: String,
    /// Where it leads.
    pub to: String,
    /// What the end outside is called; the beginning where only that is outside.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[ts(optional, as = "Option<String>")]
    pub title: String,
    /// What was remarked about it.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[ts(optional, as = "Option<String>")]
    pub note: String,
}

impl Association {
    /// A link from its entry in native JSON; nothing where the entry is none.
    pub fn read(entry: &str) -> Option<Association> {
        let entry: Json = serde_json::from_str(entry).ok()?;
        let text = |key: &str| entry.get(key).and_then(Json::as_str);
        let or_empty = |key: &str| text(key).unwrap_or_default().to_owned();
        Some(Association {
            id: text("id")?.parse().ok()?,
            relation: text("relation")?.to_owned(),
            from: text("from")?.to_owned(),
            to: text("to")?.to_owned(),
            title: or_empty("title"),
            note: or_empty("note"),
        })
    }

    /// Its entry in native JSON, compact, the keys in the order that importers have always given them.
    pub fn entry(&self) -> String {
        let id = self.id.to_string();
        let members = [
            ("from", &self.from),
            ("id", &id),
            ("note", &self.note),
            ("relation", &self.relation),
            ("title", &self.title),
            ("to", &self.to),
        ];
        let said = members.into_iter().filter(|(key, text)| !text.is_empty() || !["note", "title"].contains(key));
        let said: Vec<String> = said.map(|(key, text)| format!("\"{key}\":{}", Json::from(text.as_str()))).collect();
        format!("{{{}}}", said.join(","))
    }

    /// The nodes of a framework at both ends; none where an end is outside.
    pub fn nodes(&self, framework: &Framework) -> [Option<Id>; 2] {
        [&self.from, &self.to].map(|end| end.parse().ok().filter(|id| framework.get(*id).is_some()))
    }
}

/// The links of a framework, in the order in which they stand there.
pub fn of(framework: &Framework) -> Vec<Association> {
    among(&framework.framework().extra)
}

/// The links among the keys of a record.
pub fn among(extra: &Extra) -> Vec<Association> {
    entries(raw(extra)).iter().filter_map(|entry| Association::read(entry)).collect()
}

/// What stands under the key, entry by entry, each as its JSON; what is no list is one entry.
pub fn entries(raw: Option<&str>) -> Vec<String> {
    let Some(raw) = raw else { return Vec::new() };
    match serde_json::from_str::<Vec<Box<RawValue>>>(raw) {
        Ok(entries) => entries.iter().map(|entry| entry.get().to_owned()).collect(),
        Err(_) => vec![raw.to_owned()],
    }
}

/// The text under the key for these entries; none where there are none.
pub fn joined(entries: &[String]) -> Option<String> {
    (!entries.is_empty()).then(|| format!("[{}]", entries.join(",")))
}

/// The keys of a record with other entries among them.
pub(crate) fn with(extra: &Extra, entries: &[String]) -> Extra {
    let mut keys = extra.0.clone();
    match (joined(entries), keys.iter().position(|(key, _)| key == KEY)) {
        (Some(text), Some(at)) => keys[at].1 = text,
        (Some(text), None) => keys.push((KEY.to_owned(), text)),
        (None, Some(at)) => drop(keys.remove(at)),
        (None, None) => {}
    }
    Extra(keys)
}

/// The keys without the links of nodes that go; nothing where there are none.
pub(crate) fn without(extra: &Extra, gone: &HashSet<Id>) -> Option<Extra> {
    let all = entries(raw(extra));
    let ends_there = |end: &str| end.parse().is_ok_and(|id| gone.contains(&id));
    let stays = |entry: &&String| Association::read(entry).is_none_or(|a| !ends_there(&a.from) && !ends_there(&a.to));
    let left: Vec<String> = all.iter().filter(stays).cloned().collect();
    (left.len() < all.len()).then(|| with(extra, &left))
}

/// The keys with links that lead to nodes under other names; nothing where none does.
pub fn renamed(extra: &Extra, name: impl Fn(Id) -> Id) -> Option<Extra> {
    let mut all = entries(raw(extra));
    let mut any = false;
    for entry in &mut all {
        let Some(found) = Association::read(entry) else { continue };
        for (key, end) in [("from", &found.from), ("to", &found.to)] {
            if let Ok(old) = end.parse()
                && name(old) != old
            {
                *entry = changed(entry, key, &name(old).to_string());
                any = true;
            }
        }
    }
    any.then(|| with(extra, &all))
}

/// An entry with another text for one of its keys; whatever else stands in it stays as it is.
pub(crate) fn changed(entry: &str, key: &str, text: &str) -> String {
    let Ok(Members(members)) = serde_json::from_str::<Members>(entry) else { return entry.to_owned() };
    let member = |(name, value): (String, Box<RawValue>)| {
        let value = if name == key { Json::from(text).to_string() } else { value.get().to_owned() };
        format!("{}:{value}", Json::from(name))
    };
    format!("{{{}}}", members.into_iter().map(member).collect::<Vec<_>>().join(","))
}

/// The text under the key among the keys of a record.
pub(crate) fn raw(extra: &Extra) -> Option<&str> {
    extra.0.iter().find(|(key, _)| key == KEY).map(|(_, text)| text.as_str())
}

/// Whether the page is shown no links of a record.
pub(crate) fn are_none(extra: &Extra) -> bool {
    raw(extra).is_none()
}

impl Serialize for Extra {
    /// The links among the keys, which are all of them that a page is shown.
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_seq(among(self))
    }
}

/// The members of an object in their order, each value as its JSON.
struct Members(Vec<(String, Box<RawValue>)>);

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct InOrder;
        impl<'de> Visitor<'de> for InOrder {
            type Value = Members;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }
        d.deserialize_map(InOrder)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "00000000-0000-4000-8000-000000000001";

    fn kept(raw: &str) -> Extra {
        Extra(vec![("x-code".into(), "7".into()), (KEY.into(), raw.into()), ("x-last".into(), "[ 1.50 ]".into())])
    }

    #[test]
    fn what_is_no_link_is_not_taken_for_one() {
        let check = |raw: &str, expect: usize| assert_eq!(among(&kept(raw)).len(), expect, "{raw}");
        let whole = format!(r#"{{"id":"{ID}","relation":"exactMatchOf","from":"a","to":"b"}}"#);
        check(&format!("[{whole}]"), 1);
        check(&format!(r#"[1, null, "x", {{}}, {whole}, {{"id":"{ID}","relation":"r","from":"a"}}]"#), 1);
        check(r#"[{"id":"no id","relation":"r","from":"a","to":"b"}]"#, 0);
        check(&whole, 1);
        check("null", 0);
        check("[", 0);
    }

    #[test]
    fn a_link_is_the_same_after_it_was_written() {
        let check = |title: &str, note: &str| {
            let (relation, from, to) = ("ext:\"odd\"".to_owned(), ID.to_owned(), "https://example.org/1".to_owned());
            let (title, note) = (title.to_owned(), note.to_owned());
            let one = Association { id: ID.parse().unwrap(), relation, from, to, title, note };
            assert_eq!(Association::read(&one.entry()), Some(one));
        };
        check("", "");
        check("Flow \\ \"work\"", "");
        check("Fluß", "two\nlines");
    }

    #[test]
    fn another_text_leaves_the_rest_of_an_entry_as_it_is() {
        let check = |entry: &str, expect: &str| assert_eq!(changed(entry, "relation", "precedes"), expect);
        check(r#"{"relation":"r","x":1.50}"#, r#"{"relation":"precedes","x":1.50}"#);
        check(r#"{"x": [ 1e9 ] ,"relation":"r"}"#, r#"{"x":[ 1e9 ],"relation":"precedes"}"#);
        check("[7]", "[7]");
    }

    #[test]
    fn other_keys_stay_in_their_order() {
        let check = |entries: &[&str], expect: Option<&str>| {
            let entries: Vec<String> = entries.iter().map(ToString::to_string).collect();
            let found = with(&kept("[0]"), &entries);
            assert_eq!(raw(&found), expect);
            assert_eq!(found.0.first(), kept("").0.first());
            assert_eq!(found.0.last(), kept("").0.last());
        };
        check(&["1", "{}"], Some("[1,{}]"));
        check(&[], None);
    }
}
