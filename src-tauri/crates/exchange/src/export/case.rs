//! First floor, formats to write: CASE 1.1, a CFPackage of 1EdTech Competencies and Academic Standards Exchange.
//!
//! Things are items, what stands in what are associations; what CASE has no field for is carried along in `extensions`
//! and repeated in words in `notes`, so that other programs show it.

mod edges;

use crate::json::out::Out;
use crate::standard::{carried, code, links, losses, owned, prose, words};
use crate::{Export, Input, Loss, Write};
use rungs_model::{Field, Framework, Id, Kind, Record};
use std::collections::BTreeMap;

/// CASE 1.1.
pub(crate) const EXPORT: Export = Export {
    name: "case",
    extensions: &["case.json"],
    write: Write::Framework(|framework| write(framework, Edition::V11).into_bytes()),
    losses: |_| Vec::new(),
};

/// CASE 1.0.
pub(crate) const EXPORT_1_0: Export = Export {
    name: "case10",
    extensions: &["case10.json"],
    write: Write::Framework(|framework| write(framework, Edition::V10).into_bytes()),
    losses: lost,
};

/// An edition of the standard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Edition {
    /// 1.0: no room for anything of ours.
    V10,
    /// 1.1: `extensions`, notes of associations, statements of several lines.
    V11,
}

/// What a framework is once it was written as CASE 1.0 and read again: much of what that has no field for comes back from
/// the remarks, and only who tries knows what does not.
fn back(framework: &Framework) -> Option<Framework> {
    let text = write(framework, Edition::V10);
    let (root, mut made) = (framework.root(), 0_u64);
    let mut fresh = || {
        made += 1;
        root.derive(b"back").derive(&made.to_le_bytes())
    };
    let input = Input::new("a.case10.json", text.as_bytes());
    (crate::import::case::IMPORT.read)(&input, &mut fresh).ok().map(|found| found.content.into_framework())
}

fn lost(framework: &Framework) -> Vec<Loss> {
    let mut lost = back(framework).map(|back| losses::between(framework, &back)).unwrap_or_default();
    let is_lost = |link: &&links::Association| {
        links::in_1_0(&link.relation) != link.relation || links::is_like_a_field(framework, link)
    };
    let further = links::of(framework).iter().filter(is_lost).count();
    if further > 0 {
        lost.push(Loss { what: "associations", count: further });
    }
    lost
}

/// What the field of an item says for a text of ours; nothing for a field that is no item's.
pub(crate) fn shown(kind: Kind, edition: Edition, field: Field, text: &str) -> Option<String> {
    let line = || text.replace(['\r', '\n', '\t'], " ");
    let free = || if edition == Edition::V11 { text.to_owned() } else { line() };
    match (kind, field) {
        (Kind::Framework, Field::Title) => Some(line()),
        (Kind::Framework, Field::Summary) => Some(free()),
        (Kind::Framework, Field::Language) => Some(line()),
        (Kind::Ability, Field::Title) => Some(line()),
        (Kind::Step | Kind::Grade, Field::Code) => Some(line()),
        _ if kind.face() == Some(field) => {
            // A statement must not be empty.
            Some(if text.trim().is_empty() { words::word(kind).to_owned() } else { free() })
        }
        _ => None,
    }
}

/// The same for a field of this record: of one whose title is the shorter of two names both are fields of its item.
pub(crate) fn shown_of(record: &Record, edition: Edition, field: Field, text: &str) -> Option<String> {
    match owned::is_abbreviated(record) {
        true if record.kind.face() == Some(field) => shown(Kind::Ability, edition, Field::Title, text),
        true if prose::body_of(record.kind) == Some(field) => shown(Kind::Ability, edition, Field::Statement, text),
        _ => shown(record.kind, edition, field, text),
    }
}

/// The package as JSON.
pub(crate) fn write(framework: &Framework, edition: Edition) -> String {
    let now = chrono::Utc::now().format("%Y-%m-%dT%H:%M:%S+00:00").to_string();
    let mut writer = Writer { framework, edition, now, out: Out::default() };
    writer.package();
    writer.out.finish()
}

struct Writer<'f> {
    framework: &'f Framework,
    edition: Edition,
    now: String,
    out: Out,
}

fn uri(id: Id) -> String {
    format!("urn:uuid:{id}")
}

impl Writer<'_> {
    fn object(&mut self, key: Option<&str>, members: impl FnOnce(&mut Self)) {
        if let Some(key) = key {
            self.out.key(key);
        }
        self.out.open_object();
        members(self);
        self.out.close_object();
    }

    fn list<T>(&mut self, key: &str, entries: impl IntoIterator<Item = T>, mut entry: impl FnMut(&mut Self, T)) {
        self.out.key(key);
        self.out.open_list();
        for each in entries {
            self.out.next_entry();
            entry(self, each);
        }
        self.out.close_list();
    }

    fn named(&mut self, id: Id) {
        self.out.member("identifier", &id.to_string());
        let address = self.address(id);
        self.out.member("uri", &address);
    }

    /// The address that the owner of a thing gave it, else one that follows from its id.
    fn address(&self, id: Id) -> String {
        let kept = self.framework.get(id).map(owned::of).unwrap_or_default();
        kept.get("uri").and_then(|uri| uri.as_str()).map_or_else(|| uri(id), str::to_owned)
    }

    /// What belongs to the owner of a thing.
    fn owned(&mut self, kept: &serde_json::Map<String, serde_json::Value>, keys: &[&str]) {
        for key in keys {
            if let Some(value) = kept.get(*key) {
                self.out.key(key);
                self.out.value(value);
            }
        }
    }

    fn link(&mut self, key: &str, title: &str, identifier: &str, uri: &str) {
        self.object(Some(key), |w| {
            w.out.member("title", &prose::one_line(title));
            w.out.member("identifier", identifier);
            w.out.member("uri", uri);
        });
    }

    fn package(&mut self) {
        let framework = self.framework;
        let all = framework.in_order();
        let items: Vec<&Record> = all.iter().copied().filter(|r| words::KINDS.contains(&r.kind)).collect();
        self.object(None, |w| {
            w.document();
            w.list("CFItems", items.iter().copied(), Writer::item);
            let edges = w.edges(&items);
            w.list("CFAssociations", edges, Writer::edge);
            w.definitions(&items);
        });
    }

    fn document(&mut self) {
        let root = self.framework.framework();
        self.object(Some("CFDocument"), |w| {
            w.named(root.id);
            let kept = owned::of(root);
            if !kept.contains_key("creator") {
                w.out.member("creator", owned::US);
            }
            w.owned(&kept, &owned::DOCUMENT[1..]);
            w.out.member("title", &w.shown(root, Field::Title).unwrap_or_default());
            w.out.member("lastChangeDateTime", &w.now.clone());
            for (key, field) in [("description", Field::Summary), ("language", Field::Language)] {
                if root.fields.get(field).is_some() {
                    w.out.member(key, &w.shown(root, field).unwrap_or_default());
                }
            }
            if w.edition == Edition::V11 {
                w.out.member("caseVersion", "1.1");
            }
            w.remarks(root);
            w.carried(root);
        });
    }

    fn shown(&self, record: &Record, field: Field) -> Option<String> {
        shown_of(record, self.edition, field, record.text(field))
    }

    fn item(&mut self, record: &Record) {
        let kind = record.kind;
        self.object(None, |w| {
            w.named(record.id);
            let kept = owned::of(record);
            let is_abbreviated = owned::is_abbreviated(record);
            let body = prose::body_of(kind).filter(|_| is_abbreviated);
            let full = body.or(kind.face()).unwrap_or(Field::Title);
            w.out.member("fullStatement", &w.shown(record, full).unwrap_or_default());
            w.out.member("lastChangeDateTime", &w.now.clone());
            if is_abbreviated || (kind == Kind::Ability && !record.text(Field::Title).is_empty()) {
                w.out.member("abbreviatedStatement", &w.shown(record, Field::Title).unwrap_or_default());
            }
            w.owned(&kept, &["listEnumeration", "language"]);
            if !record.text(Field::Code).is_empty() {
                w.out.member("humanCodingScheme", &w.shown(record, Field::Code).unwrap_or_default());
            } else if let Some(code) = own_code(record) {
                w.out.member("humanCodingScheme", &prose::one_line(&code));
            }
            w.out.member(
                "CFItemType",
                kept.get("CFItemType").and_then(|said| said.as_str()).unwrap_or(words::word(kind)),
            );
            // 1.0 has no other room for our kind.
            if w.edition == Edition::V11 && kept.contains_key("CFItemTypeURI") {
                w.owned(&kept, &["CFItemTypeURI"]);
            } else {
                let id = words::id_of(kind);
                w.link("CFItemTypeURI", words::word(kind), &id.to_string(), &uri(id));
            }
            w.remarks(record);
            w.carried(record);
        });
    }

    fn notes(&self, record: &Record) -> Vec<(String, String)> {
        let below = self.framework.below(record.id, Kind::Note);
        below.map(|note| (note.text(Field::Heading).to_owned(), note.text(Field::Body).to_owned())).collect()
    }

    fn remarks(&mut self, record: &Record) {
        let text = prose::write(record, &self.notes(record));
        if !text.is_empty() {
            self.out.member("notes", &text);
        }
    }

    fn carried(&mut self, record: &Record) {
        if self.edition == Edition::V10 {
            return;
        }
        let remarks = prose::write(record, &self.notes(record));
        let shown = |field: Field| {
            if prose::body_of(record.kind) == Some(field) && remarks.trim() == record.text(field) {
                return Some(remarks.clone());
            }
            self.shown(record, field)
        };
        let mut all = carried::of(self.framework, record, &shown, &[Field::Competency, Field::Grade, Field::Abilities]);
        let keys = format!("{}keys", carried::PREFIX);
        if let Some(serde_json::Value::Array(entries)) = all.get_mut(&keys) {
            entries.retain(|entry| entry[1] != owned::KEY);
            if entries.is_empty() {
                all.remove(&keys);
            }
        }
        let kept = owned::of(record);
        if kept.contains_key("CFItemTypeURI") || kept.contains_key("creator") {
            all.insert(format!("{}kind", carried::PREFIX), record.kind.name().into());
        }
        if record.kind == Kind::Framework {
            let loose = self.framework.below(record.id, Kind::Transition).filter(|t| edges::ends(t).is_none());
            let loose: Vec<serde_json::Value> = loose.map(carried::whole).collect();
            if !loose.is_empty() {
                all.insert(format!("{}transitions", carried::PREFIX), loose.into());
                let order = self.framework.children(record.id, Kind::Transition);
                all.insert(format!("{}order", carried::PREFIX), serde_json::json!(order));
            }
        }
        if !all.is_empty() {
            self.out.key("extensions");
            self.out.value(&all.into());
        }
    }

    /// What the owners of items call their kinds, each once, by its identifier.
    fn owned_types(&self, items: &[&Record]) -> BTreeMap<String, serde_json::Value> {
        let types = items.iter().filter(|_| self.edition == Edition::V11).filter_map(|item| {
            let kept = owned::of(item).remove("CFItemTypeURI")?;
            Some((kept["identifier"].as_str()?.to_owned(), kept))
        });
        types.collect()
    }

    fn definitions(&mut self, items: &[&Record]) {
        let theirs = self.owned_types(items);
        let text = |value: &serde_json::Value, key: &str| value[key].as_str().unwrap_or_default().to_owned();
        let kinds: Vec<Kind> = words::KINDS.into_iter().filter(|kind| items.iter().any(|i| i.kind == *kind)).collect();
        self.object(Some("CFDefinitions"), |w| {
            let ours = kinds.iter().map(|kind| {
                let word = words::word(*kind).to_owned();
                (words::id_of(*kind).to_string(), uri(words::id_of(*kind)), word, kind.name().to_owned())
            });
            let theirs = theirs.iter().map(|(id, link)| {
                let title = prose::one_line(&text(link, "title"));
                (id.clone(), text(link, "uri"), title.clone(), title)
            });
            w.list("CFItemTypes", ours.chain(theirs).enumerate(), |w, (nth, (id, uri, word, code))| {
                w.object(None, |w| {
                    w.out.member("identifier", &id);
                    w.out.member("uri", &uri);
                    w.out.member("title", &word);
                    w.out.member("description", &word);
                    w.out.member("hierarchyCode", &(nth + 1).to_string());
                    w.out.member("typeCode", &code);
                    w.out.member("lastChangeDateTime", &w.now.clone());
                });
            });
        });
    }
}

/// The mark of a thing that no field of ours holds.
pub(crate) fn own_code(record: &Record) -> Option<String> {
    let (_, raw) = record.extra.0.iter().find(|(key, _)| key == code::KEY)?;
    serde_json::from_str(raw).ok()
}
