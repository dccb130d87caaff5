//! First floor, history files: reading. The text is read whole first; then every version is built upon the one before
//! it and held against its hash.

use super::comment::{Comments, HistoryComment};
use super::v1::{CHANGES, FAMILY, FIELDS, FILE, NUMBER, RECORD, VERSION, has};
use super::{History, HistoryVersion, Status, VersionMeta};
use crate::MAX_HISTORY_RECORDS;
use crate::error::{Fault, Form, Notice, ReadError, shortened};
use crate::json::cursor::{Cursor, InList, InObject, List, Maybe, Object, error_at, literal};
use crate::json::read::text_of;
use crate::json::v1::{Means, Node};
use crate::json::{field, format};
use crate::spot::Way;
use chrono::{DateTime, NaiveDate, Utc};
use rungs_model::changes::ApplyError;
use rungs_model::{BuildError, Changes, Extra, Field, Framework, Id, Kind, Place, Record, Value};
use serde::de::{Error, MapAccess, SeqAccess};
use std::collections::HashMap;
use std::sync::Arc;

/// What came in.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadHistory {
    /// The framework and its versions.
    pub history: History,
    /// What a person should know about it.
    pub notices: Vec<Notice>,
}

/// Reads a history. The name of the file says nothing that this format needs.
///
/// # Errors
/// The first fault of the file, with its place; a version whose content does not match its hash is one.
pub fn read(_name: &str, bytes: &[u8]) -> Result<ReadHistory, ReadError> {
    let text = text_of(bytes)?;
    format::version(&text, FAMILY, NUMBER)?;
    let mut file = FileObject::default();
    let mut notices = Cursor::walk(&text, &mut file)?;
    // Unknown keys that are kept were told of when they first came in.
    notices.retain(|Notice::UnknownKey { kept, .. }| !kept);
    let history = build(file).map_err(|(way, fault)| error_at(&text, &way, fault))?;
    Ok(ReadHistory { history, notices })
}

type Misfit = (Way, Fault);

fn build(file: FileObject) -> Result<History, Misfit> {
    let mut versions: Vec<HistoryVersion> = Vec::with_capacity(file.versions.len());
    let mut ids: HashMap<Id, usize> = HashMap::new();
    let mut total = 0;
    let versions_way = || Way::default().key("versions");
    for (nth, version) in file.versions.into_iter().enumerate() {
        let way = versions_way().nth(nth);
        let meta = version.meta;
        if let Some(first) = ids.insert(meta.id, nth) {
            let first = versions_way().nth(first).to_string();
            return Err((way.key("id"), Fault::DuplicateId { id: meta.id, first }));
        }
        let before = versions.last().map(|v| &v.state);
        let state = step(before, version.changes, &way.clone().key("changes"), Some(&meta.name))?;
        total += state.len();
        if total > MAX_HISTORY_RECORDS {
            return Err((way, Fault::TooMany { what: "records", limit: MAX_HISTORY_RECORDS }));
        }
        let found = state.content_hash();
        if found != meta.hash {
            return Err((way.key("hash"), Fault::HashMismatch { version: meta.name, found }));
        }
        versions.push(HistoryVersion { meta, state });
    }
    let way = Way::default().key("draft");
    let draft = step(versions.last().map(|v| &v.state), file.draft, &way, None)?;
    match file.id {
        Some(id) if id != draft.root() => Err((Way::default().key("id"), Fault::ChangesDoNotFit { version: None, id })),
        _ => Ok(History { versions, draft, comments: once(file.comments)? }),
    }
}

/// Comments, if no two of them have one id.
fn once(comments: Vec<HistoryComment>) -> Result<Vec<HistoryComment>, Misfit> {
    let way = |nth: usize| Way::default().key("comments").nth(nth).key("id");
    let mut ids: HashMap<Id, usize> = HashMap::new();
    for (nth, comment) in comments.iter().enumerate() {
        if let Some(first) = ids.insert(comment.id, nth) {
            return Err((way(nth), Fault::DuplicateId { id: comment.id, first: way(first).to_string() }));
        }
    }
    Ok(comments)
}

/// A state from the one before it; `version` names it in errors.
fn step(before: Option<&Framework>, read: Read, way: &Way, version: Option<&str>) -> Result<Framework, Misfit> {
    let misfit = |id: Id| Fault::ChangesDoNotFit { version: version.map(str::to_owned), id };
    let mut seen: HashMap<Id, (&'static str, usize)> = HashMap::new();
    let put = read.put.iter().enumerate().map(|(nth, record)| (record.id, ("put", nth)));
    let removed = read.removed.iter().enumerate().map(|(nth, id)| (*id, ("removed", nth)));
    let at = |(list, nth): (&'static str, usize)| way.clone().key(list).nth(nth);
    for (id, place) in put.chain(removed) {
        if let Some(first) = seen.insert(id, place) {
            return Err((at(place), Fault::DuplicateId { id, first: at(first).to_string() }));
        }
    }
    let place_of = |id: Id| seen.get(&id).map_or_else(|| way.clone(), |place| at(*place));
    let Some(before) = before else {
        if let Some(id) = read.removed.first() {
            return Err((place_of(*id), misfit(*id)));
        }
        return Framework::from_records(read.put).map_err(|error| match error {
            BuildError::NoRoot => (way.clone(), Fault::NoFramework),
            BuildError::Twice(id) | BuildError::Homeless(id) => (place_of(id), misfit(id)),
        });
    };
    let mut changes = Changes::default();
    for id in read.removed {
        let Some(from) = before.shared(id) else { return Err((place_of(id), misfit(id))) };
        changes.removed.insert(id, from);
    }
    for record in read.put {
        let (id, to) = (record.id, Arc::new(record));
        match before.shared(id) {
            None => drop(changes.added.insert(id, to)),
            // A node stays what it is; what stands in it could not stand in another kind.
            Some(from) if from.kind != to.kind => return Err((place_of(id), misfit(id))),
            Some(from) => drop(changes.updated.insert(id, (from, to))),
        }
    }
    let mut state = before.clone();
    state.apply(&changes).map_err(|error| {
        let (ApplyError::Present(id) | ApplyError::Stale(id) | ApplyError::Homeless(id)) = error;
        (place_of(id), misfit(id))
    })?;
    Ok(state)
}

pub(super) fn find<const N: usize>(keys: &[(&'static str, &str); N], key: &str) -> Option<(usize, &'static str)> {
    keys.iter().position(|(name, _)| *name == key).map(|at| (at, keys[at].0))
}

/// The whole file.
#[derive(Default)]
struct FileObject {
    id: Option<Id>,
    versions: Vec<ReadVersion>,
    draft: Read,
    has_draft: bool,
    comments: Vec<HistoryComment>,
}

impl Object for FileObject {
    fn name(&self) -> &'static str {
        "history"
    }
    fn find(&self, key: &str) -> Option<(usize, &'static str)> {
        find(&FILE, key)
    }
    fn member<'de, A: MapAccess<'de>>(&mut self, c: &mut Cursor, index: usize, map: &mut A) -> Result<(), A::Error> {
        match FILE[index].0 {
            "id" => self.id = field::id(c, map)?,
            "versions" => {
                map.next_value_seed(Maybe(InList { cursor: c, list: &mut Versions(&mut self.versions) }))?;
            }
            "draft" => {
                map.next_value_seed(InObject { cursor: c, object: &mut self.draft })?;
                self.has_draft = true;
            }
            "comments" => {
                map.next_value_seed(Maybe(InList { cursor: c, list: &mut Comments(&mut self.comments) }))?;
            }
            _ => {
                field::text(c, map)?;
            }
        }
        Ok(())
    }
    fn keeps_unknown(&self) -> bool {
        false
    }
    fn unknown(&mut self, _: Extra) {}
    fn end<E: Error>(&mut self, c: &mut Cursor) -> Result<(), E> {
        required(c, self.has_draft, "draft")
    }
}

fn required<E: Error>(c: &mut Cursor, there: bool, key: &'static str) -> Result<(), E> {
    if there { Ok(()) } else { Err(c.fail(Fault::KeyMissing { key })) }
}

struct ReadVersion {
    meta: VersionMeta,
    changes: Read,
}

struct Versions<'v>(&'v mut Vec<ReadVersion>);

impl List for Versions<'_> {
    fn entry<'de, A: SeqAccess<'de>>(&mut self, c: &mut Cursor, _: usize, seq: &mut A) -> Result<bool, A::Error> {
        let mut version = VersionObject::default();
        let more = seq.next_element_seed(InObject { cursor: c, object: &mut version })?.is_some();
        self.0.extend(version.done);
        Ok(more)
    }
}

/// A version while its members come in.
#[derive(Default)]
struct VersionObject {
    id: Option<Id>,
    name: Option<String>,
    note: String,
    author: String,
    date: Option<DateTime<Utc>>,
    status: Option<Status>,
    effective: Option<NaiveDate>,
    hash: Option<String>,
    changes: Option<Read>,
    done: Option<ReadVersion>,
}

/// A time as the files write it.
pub(super) fn time(text: &str) -> Option<DateTime<Utc>> {
    DateTime::parse_from_rfc3339(text).ok().map(|date| date.to_utc())
}

/// Reads a text that must say something of a form.
pub(super) fn said<'de, A: MapAccess<'de>, T>(
    c: &mut Cursor,
    map: &mut A,
    expected: Form,
    said: impl Fn(&str) -> Option<T>,
) -> Result<Option<T>, A::Error> {
    let Some(text) = field::text(c, map)? else { return Ok(None) };
    match said(&text) {
        Some(value) => Ok(Some(value)),
        None => Err(c.fail(Fault::NotA { expected, found: shortened(&text) })),
    }
}

impl Object for VersionObject {
    fn name(&self) -> &'static str {
        "version"
    }
    fn find(&self, key: &str) -> Option<(usize, &'static str)> {
        find(&VERSION, key)
    }
    fn member<'de, A: MapAccess<'de>>(&mut self, c: &mut Cursor, index: usize, map: &mut A) -> Result<(), A::Error> {
        match VERSION[index].0 {
            "id" => self.id = field::id(c, map)?,
            "name" => self.name = field::text(c, map)?,
            "note" => self.note = field::text(c, map)?.unwrap_or_default(),
            "author" => self.author = field::text(c, map)?.unwrap_or_default(),
            "date" => self.date = said(c, map, Form::Time, time)?,
            "status" => self.status = said(c, map, Form::Status, Status::from_name)?,
            "effective" => self.effective = said(c, map, Form::Date, |text| text.parse().ok())?,
            "hash" => self.hash = field::text(c, map)?,
            _ => {
                let mut changes = Read::default();
                map.next_value_seed(InObject { cursor: c, object: &mut changes })?;
                self.changes = Some(changes);
            }
        }
        Ok(())
    }
    fn keeps_unknown(&self) -> bool {
        false
    }
    fn unknown(&mut self, _: Extra) {}
    fn end<E: Error>(&mut self, c: &mut Cursor) -> Result<(), E> {
        let missing = |c: &mut Cursor, key: &'static str| c.fail::<E>(Fault::KeyMissing { key });
        let meta = VersionMeta {
            id: self.id.ok_or_else(|| missing(c, "id"))?,
            name: self.name.take().ok_or_else(|| missing(c, "name"))?,
            note: std::mem::take(&mut self.note),
            author: std::mem::take(&mut self.author),
            date: self.date.ok_or_else(|| missing(c, "date"))?,
            status: self.status.ok_or_else(|| missing(c, "status"))?,
            effective: self.effective,
            hash: self.hash.take().ok_or_else(|| missing(c, "hash"))?,
        };
        let changes = self.changes.take().ok_or_else(|| missing(c, "changes"))?;
        self.done = Some(ReadVersion { meta, changes });
        Ok(())
    }
}

/// What a version, or the draft, puts and removes.
#[derive(Default)]
struct Read {
    put: Vec<Record>,
    removed: Vec<Id>,
}

impl Object for Read {
    fn name(&self) -> &'static str {
        "changes"
    }
    fn find(&self, key: &str) -> Option<(usize, &'static str)> {
        find(&CHANGES, key)
    }
    fn member<'de, A: MapAccess<'de>>(&mut self, c: &mut Cursor, index: usize, map: &mut A) -> Result<(), A::Error> {
        match CHANGES[index].0 {
            "put" => {
                map.next_value_seed(Maybe(InList { cursor: c, list: &mut Records(&mut self.put) }))?;
            }
            _ => {
                let mut removed = field::Links(Vec::new());
                map.next_value_seed(Maybe(InList { cursor: c, list: &mut removed }))?;
                self.removed = removed.0;
            }
        }
        Ok(())
    }
    fn keeps_unknown(&self) -> bool {
        false
    }
    fn unknown(&mut self, _: Extra) {}
}

struct Records<'r>(&'r mut Vec<Record>);

impl List for Records<'_> {
    fn entry<'de, A: SeqAccess<'de>>(&mut self, c: &mut Cursor, _: usize, seq: &mut A) -> Result<bool, A::Error> {
        let mut record = RecordObject::default();
        let more = seq.next_element_seed(InObject { cursor: c, object: &mut record })?.is_some();
        self.0.extend(record.done);
        Ok(more)
    }
}

/// A record while its members come in.
#[derive(Default)]
struct RecordObject {
    id: Option<Id>,
    kind: Option<Kind>,
    parent: Option<Id>,
    place: Option<Place>,
    fields: Vec<(&'static str, Field, Value)>,
    extra: Kept,
    done: Option<Record>,
}

impl Object for RecordObject {
    fn name(&self) -> &'static str {
        "record"
    }
    fn find(&self, key: &str) -> Option<(usize, &'static str)> {
        find(&RECORD, key).or_else(|| {
            let at = FIELDS.binary_search_by_key(&key, |(name, _)| name).ok()?;
            Some((RECORD.len() + at, FIELDS[at].0))
        })
    }
    fn member<'de, A: MapAccess<'de>>(&mut self, c: &mut Cursor, index: usize, map: &mut A) -> Result<(), A::Error> {
        match RECORD.get(index).map(|(key, _)| *key) {
            Some("id") => self.id = field::id(c, map)?,
            Some("node") => self.kind = said(c, map, Form::Node, Kind::from_name)?,
            Some("parent") => self.parent = field::id(c, map)?,
            Some("place") => self.place = place(c, map)?,
            Some(_) => {
                map.next_value_seed(Maybe(InObject { cursor: c, object: &mut self.extra }))?;
            }
            None => {
                let (key, field) = FIELDS[index - RECORD.len()];
                let value = field::read(c, field.shape(), map)?;
                self.fields.extend(value.map(|value| (key, field, value)));
            }
        }
        Ok(())
    }
    fn keeps_unknown(&self) -> bool {
        false
    }
    fn unknown(&mut self, _: Extra) {}
    fn end<E: Error>(&mut self, c: &mut Cursor) -> Result<(), E> {
        required(c, self.id.is_some(), "id")?;
        required(c, self.kind.is_some(), "node")?;
        required(c, self.place.is_some(), "place")?;
        let (Some(id), Some(kind), Some(place)) = (self.id, self.kind, self.place) else { return Ok(()) };
        required(c, self.parent.is_some() || kind == Kind::Framework, "parent")?;
        let mut record = Record::new(id, kind, self.parent, place);
        for (key, field, value) in self.fields.drain(..) {
            if has(kind, field) {
                record.fields.set(field, Some(value));
            } else {
                c.notice(kind.name(), key, false);
            }
        }
        // An unknown key of a node cannot have the name of a known one: native JSON could not hold both.
        let known = |key: &String| Node::of(kind).keys.iter().any(|k| k.name == key && k.means != Means::Format);
        if let Some((key, _)) = self.extra.0.0.iter().find(|(key, _)| known(key)) {
            return Err(c.fail(Fault::DuplicateKey { key: key.clone() }));
        }
        record.extra = std::mem::take(&mut self.extra.0);
        self.done = Some(record);
        Ok(())
    }
}

fn place<'de, A: MapAccess<'de>>(c: &mut Cursor, map: &mut A) -> Result<Option<Place>, A::Error> {
    const LIMIT: i64 = 1 << 53;
    let Some(found) = literal(c, map, Form::WholeNumber)? else { return Ok(None) };
    match found.parse::<i64>() {
        Ok(place) if place.abs() <= LIMIT => Ok(Some(Place(place))),
        _ => Err(c.fail(Fault::NotA { expected: Form::WholeNumber, found: shortened(found) })),
    }
}

/// Unknown keys of a node, which stand in an object of their own.
#[derive(Default)]
struct Kept(Extra);

impl Object for Kept {
    fn name(&self) -> &'static str {
        "extra"
    }
    fn find(&self, _: &str) -> Option<(usize, &'static str)> {
        None
    }
    fn member<'de, A: MapAccess<'de>>(&mut self, _: &mut Cursor, _: usize, map: &mut A) -> Result<(), A::Error> {
        map.next_value::<serde::de::IgnoredAny>().map(drop)
    }
    fn keeps_unknown(&self) -> bool {
        true
    }
    fn unknown(&mut self, extra: Extra) {
        self.0 = extra;
    }
}
