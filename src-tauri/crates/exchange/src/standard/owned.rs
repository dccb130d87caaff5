//! First floor, formats of other houses: what of a CASE file belongs to whoever made it and is no field of a framework:
//! who made it, by which address a thing goes, what they call its kind. It is kept with its node under one key and
//! written back as it was.

use super::carried::PREFIX;
use super::{prose, words};
use crate::build::Build;
use crate::value::Tree;
use rungs_model::{Field, Id, Kind, Record};
use serde_json::{Map, Value};

/// The key under which it is kept.
pub(crate) const KEY: &str = "case";

/// What is kept of a document.
pub(crate) const DOCUMENT: [&str; 11] = [
    "uri",
    "creator",
    "publisher",
    "officialSourceURL",
    "version",
    "adoptionStatus",
    "statusStartDate",
    "statusEndDate",
    "subject",
    "subjectURI",
    "licenseURI",
];

/// What is kept of an item.
const ITEM: [&str; 5] = ["uri", "listEnumeration", "language", "CFItemType", "CFItemTypeURI"];

/// Of an item that has both names: the shorter one is the title here, and the longer one says what it means.
const ABBREVIATED: &str = "isAbbreviated";

/// Who writes what nobody else made.
pub(crate) const US: &str = "Rungs";

/// Keeps what belongs to the owner of a document with the framework.
pub(crate) fn keep_document(build: &mut Build<'_>, document: &Tree<'_>) {
    let root = build.root();
    let is_ours = |key: &str, value: &Value| key == "creator" && *value == US;
    keep(build, root, document, &DOCUMENT, &is_ours, false);
}

/// Keeps what belongs to the owner of an item with its node.
pub(crate) fn keep_item(build: &mut Build<'_>, node: Id, kind: Kind, item: &Tree<'_>) {
    let is_ours = |key: &str, value: &Value| match key {
        "CFItemType" => *value == words::word(kind),
        "CFItemTypeURI" => value["identifier"].as_str().and_then(words::kind_of).is_some(),
        _ => false,
    };
    let has = |key: &str| item.get(key).text().is_some();
    let both = has("abbreviatedStatement") && has("fullStatement") && kind != Kind::Ability;
    keep(build, node, item, &ITEM, &is_ours, both && prose::body_of(kind).is_some());
}

fn keep(
    build: &mut Build<'_>,
    node: Id,
    from: &Tree<'_>,
    keys: &[&str],
    is_ours: &dyn Fn(&str, &Value) -> bool,
    is_abbreviated: bool,
) {
    let mut kept = Map::new();
    for key in keys {
        let value = match from.get(key) {
            _ if *key == "uri" => {
                from.get(key).text().map(str::trim).filter(|uri| is_foreign(uri, from)).map(Value::from)
            }
            value if key.ends_with("URI") => linked(value),
            Tree::List(_) if *key != "subject" => None,
            value => plain(value),
        };
        if let Some(value) = value.filter(|value| !is_ours(key, value)) {
            kept.insert((*key).to_owned(), value);
        }
    }
    if is_abbreviated {
        kept.insert(ABBREVIATED.to_owned(), true.into());
    }
    if !kept.is_empty() {
        build.keep(node, KEY, Value::from(kept).to_string());
    }
}

/// An address of somebody's own, and none that only repeats the identifier.
fn is_foreign(uri: &str, of: &Tree<'_>) -> bool {
    let is_address = uri.contains("://") || uri.starts_with("urn:");
    let is_plain = uri.bytes().all(|byte| byte.is_ascii_graphic() && !b"<>\"{}|\\^`".contains(&byte));
    let name = of.get("identifier").text().unwrap_or_default().trim().to_lowercase();
    is_address && is_plain && uri.to_lowercase() != format!("urn:uuid:{name}")
}

/// A text, or a list of texts.
fn plain(value: &Tree<'_>) -> Option<Value> {
    match value {
        Tree::List(entries) if !entries.is_empty() => {
            entries.iter().map(|entry| entry.text().map(Value::from)).collect::<Option<Vec<_>>>().map(Value::from)
        }
        value => value.text().map(|text| prose::one_line(text).into()),
    }
}

/// Links to what has a title, an identifier and an address.
fn linked(value: &Tree<'_>) -> Option<Value> {
    let one = |value: &Tree<'_>| {
        let text = |key: &str| value.get(key).text().map(|text| Value::from(text.trim()));
        let identifier = value.get("identifier").text()?.trim().to_lowercase().parse::<Id>().ok()?;
        let link = Map::from_iter([
            ("title".to_owned(), text("title")?),
            ("identifier".to_owned(), identifier.to_string().into()),
            ("uri".to_owned(), text("uri")?),
        ]);
        Some(Value::from(link))
    };
    match value {
        Tree::List(entries) if !entries.is_empty() => {
            entries.iter().map(one).collect::<Option<Vec<_>>>().map(Value::from)
        }
        value => one(value),
    }
}

/// What is kept with a record.
pub(crate) fn of(record: &Record) -> Map<String, Value> {
    let raw = record.extra.0.iter().find(|(key, _)| key == KEY).map(|(_, raw)| raw);
    raw.and_then(|raw| serde_json::from_str(raw).ok()).unwrap_or_default()
}

/// Who made a framework, where it was somebody else, as a format says it that has one name for it.
pub(crate) fn maker(framework: &Record) -> Option<String> {
    let kept = of(framework);
    let said = ["publisher", "creator"].into_iter().find_map(|key| kept.get(key)?.as_str().map(str::to_owned));
    said.filter(|said| !said.trim().is_empty())
}

/// Whether the title of a record is the shorter of two names, and its body the longer one.
pub(crate) fn is_abbreviated(record: &Record) -> bool {
    let body = || prose::body_of(record.kind).map_or("", |field| record.text(field));
    let title = || record.kind.face().map_or("", |field: Field| record.text(field));
    of(record).contains_key(ABBREVIATED) && ![title(), body()].iter().any(|text| text.trim().is_empty())
}

/// Whether an object has members that only we write.
pub(crate) fn has_ours(object: &Tree<'_>) -> bool {
    object.members().iter().any(|(key, _)| key.starts_with(PREFIX))
}
