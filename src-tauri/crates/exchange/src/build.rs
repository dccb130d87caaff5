//! First floor, data formats: a framework being made of the pieces of a foreign file.
//!
//! Whatever an importer does with a piece it does through here, so that the account of characters is always whole: what
//! nobody asked for comes out as skipped.

mod account;
mod keys;
mod texts;

use crate::error::{Fault, ReadError};
use crate::halves::{are_many, beside};
use crate::pieces::{At, Part, Pieces, Skip, Tally, Trace, Went};
use crate::{MAX_ABILITIES, MAX_ITEMS};
use account::Account;
use keys::{Keys, MAX_KEYS};
use rungs_model::{Experience, Field, Framework, Id, IdMap, Kind, Place, Record, Value};
use std::ops::Range;
use texts::{fill, without_nul};

/// How many things are done between two looks at whether to go on: a few milliseconds.
const OFTEN: usize = 4096;

/// The most bytes that all pieces and the names of their places take: as much as any file may be when it is unpacked. A
/// small file can repeat a text, or the name of a sheet, as often as it likes.
const MAX_TAKEN: usize = 200_000_000;

/// The most nodes: with a hundred thousand abilities there may be three times as many steps, competencies and notes.
const MAX_NODES: usize = 4 * MAX_ABILITIES;

/// The most pieces. Where each went costs more than most of them say.
const MAX_PIECES: usize = 2 * MAX_ITEMS;

/// A framework in the making.
pub(crate) struct Build<'f> {
    fresh: &'f mut dyn FnMut() -> Id,
    going: &'f dyn Fn() -> bool,
    records: Vec<Record>,
    at: IdMap<Id, usize>,
    /// How many nodes each row has, but for the one that was added to last.
    rows: IdMap<(Id, Kind), usize>,
    row: Option<((Id, Kind), usize)>,
    notes: IdMap<Id, Vec<usize>>,
    keys: Keys,
    abilities: usize,
    ids_made: usize,
    /// The file has an id for the framework itself, from which those that it does not have follow.
    is_named: bool,
    pieces: Pieces,
    taken: usize,
    /// The places that merged cells of all its tables take.
    pub merged: usize,
    trace: Vec<Trace>,
}

/// What came of the pieces.
pub(crate) struct Built {
    pub framework: Framework,
    pub ids_made: usize,
    pub pieces: Pieces,
    /// In the order of the pieces and of their bytes; no byte that is no white space is left out, none is there twice.
    pub trace: Vec<Trace>,
    pub tally: Tally,
    /// Of the characters, those that nobody knew what to make of.
    pub lost: u32,
}

impl<'f> Build<'f> {
    /// Begins with nothing but the framework itself. `fresh` makes an id that nothing has yet; `going` is asked now and
    /// then whether anybody still wants it.
    pub fn new(fresh: &'f mut dyn FnMut() -> Id, going: &'f dyn Fn() -> bool) -> Build<'f> {
        let mut build = Build {
            fresh,
            going,
            records: Vec::new(),
            at: IdMap::default(),
            rows: IdMap::default(),
            row: None,
            notes: IdMap::default(),
            keys: Keys::default(),
            abilities: 0,
            ids_made: 0,
            is_named: false,
            pieces: Pieces::default(),
            taken: 0,
            merged: 0,
            trace: Vec::new(),
        };
        let id = build.make_id();
        build.put(Record::new(id, Kind::Framework, None, Place::default()));
        build
    }

    /// Makes room for so many more pieces.
    pub fn expects_pieces(&mut self, number: usize) {
        self.pieces.reserve(number.min(MAX_ITEMS));
    }

    /// Makes room for what is likely to come of so many rows, an item each.
    pub fn expects(&mut self, rows: usize) {
        // What the rows stand in comes beside them.
        let nodes = rows.saturating_add(rows / 8).min(MAX_NODES);
        self.records.reserve(nodes);
        self.at.reserve(nodes);
        self.trace.reserve(self.pieces.len());
    }

    fn make_id(&mut self) -> Id {
        self.ids_made += 1;
        (self.fresh)()
    }

    fn put(&mut self, record: Record) {
        self.at.insert(record.id, self.records.len());
        self.records.push(record);
    }

    /// Fails if nobody wants it any more; asked at every so many of what is counted.
    ///
    /// # Errors
    /// If the reading was stopped.
    pub fn go_on(&self, count: usize) -> Result<(), ReadError> {
        let is_time = count.is_multiple_of(OFTEN);
        if is_time && !(self.going)() { Err(ReadError::whole(Fault::Stopped)) } else { Ok(()) }
    }

    /// The framework itself.
    pub fn root(&self) -> Id {
        self.records[0].id
    }

    /// Takes a text of the file down. Whatever is made of it later, its characters are accounted for; where the pieces
    /// are more than is read, nothing will be made of them.
    pub fn piece(&mut self, at: At<'_>, text: impl AsRef<str>) -> Part {
        let text = text.as_ref();
        self.add(at, text.len(), |pieces| pieces.push(at, text))
    }

    /// Takes down a whole text of which pieces are stretches; gives the byte at which it begins among all that is said.
    pub fn reads(&mut self, text: &str) -> usize {
        self.pieces.reads(text)
    }

    /// As [`Build::piece`], of a text that was taken down as a whole.
    pub fn stretch(&mut self, at: At<'_>, bytes: Range<usize>) -> Part {
        self.add(at, bytes.len(), |pieces| pieces.push_stretch(at, bytes))
    }

    fn add(&mut self, at: At<'_>, bytes: usize, push: impl FnOnce(&mut Pieces)) -> Part {
        self.taken = self.taken.saturating_add(bytes + at.bytes());
        let piece = self.pieces.len();
        if self.taken > MAX_TAKEN || piece >= MAX_PIECES {
            return Part::new(piece, 0..0);
        }
        push(&mut self.pieces);
        Part::new(piece, 0..bytes)
    }

    /// Takes down what a piece says once its markup is taken off, before anything is made of it.
    pub fn restate(&mut self, part: &Part, text: &str) -> Part {
        self.pieces.restate(part.piece(), text);
        Part::new(part.piece(), 0..text.len())
    }

    /// Fails if the pieces are more than is read.
    pub fn in_limits(&self) -> Result<(), ReadError> {
        if self.pieces.len() >= MAX_PIECES {
            return Err(ReadError::whole(Fault::TooMany { what: "items", limit: MAX_PIECES }));
        }
        if self.keys.are_too_many() {
            return Err(ReadError::whole(Fault::TooMany { what: "entries", limit: MAX_KEYS }));
        }
        if self.taken <= MAX_TAKEN {
            return Ok(());
        }
        Err(ReadError::whole(Fault::TooLarge { size: self.taken as u64, limit: MAX_TAKEN as u64 }))
    }

    /// How many pieces there are.
    pub fn pieces(&self) -> usize {
        self.pieces.len()
    }

    /// All pieces so far.
    pub fn said(&self) -> &Pieces {
        &self.pieces
    }

    /// The text of a part.
    pub fn text(&self, part: &Part) -> &str {
        self.pieces.text(part)
    }

    /// A part without white space at its ends.
    pub fn trimmed(&self, part: &Part) -> Part {
        let text = self.text(part);
        let from = text.len() - text.trim_start().len();
        part.slice(from..from + text.trim().len())
    }

    /// Gives the framework itself the id that the file has for it. Counts only before anything stands in it.
    pub fn root_is(&mut self, id: Id) {
        if self.records.len() == 1 {
            let fields = std::mem::take(&mut self.records[0].fields);
            (self.records, self.at, self.ids_made) = (Vec::new(), IdMap::default(), 0);
            let mut root = Record::new(id, Kind::Framework, None, Place::default());
            root.fields = fields;
            self.is_named = true;
            self.put(root);
        }
    }

    /// A new node at the end of its row.
    ///
    /// # Errors
    /// If there are too many, or it cannot stand there.
    pub fn node(&mut self, kind: Kind, parent: Id) -> Result<Id, ReadError> {
        let id = self.derived(kind, parent).unwrap_or_else(|| self.make_id());
        self.node_as(id, kind, parent)
    }

    /// The id of the next node of a row, where the file has one for the framework: it follows from that and from where
    /// the node stands, so that the same file is the same framework whenever it is read.
    fn derived(&self, kind: Kind, parent: Id) -> Option<Id> {
        let row = (parent, kind);
        let nth = match self.row {
            Some((last, count)) if last == row => count,
            _ => self.rows.get(&row).copied().unwrap_or_default(),
        };
        let id = || parent.derive(kind.name().as_bytes()).derive(nth.to_string().as_bytes());
        self.is_named.then(id).filter(|id| !self.at.contains_key(id))
    }

    /// The same under an id that the file itself gives.
    ///
    /// # Errors
    /// If there are too many, the id is in use, or it cannot stand there.
    pub fn node_as(&mut self, id: Id, kind: Kind, parent: Id) -> Result<Id, ReadError> {
        if self.at.contains_key(&id) {
            return Err(ReadError::whole(Fault::DuplicateId { id, first: String::new() }));
        }
        let place = self.next(kind, parent)?;
        self.abilities += usize::from(kind == Kind::Ability);
        if self.abilities > MAX_ABILITIES {
            return Err(ReadError::whole(Fault::TooMany { what: "abilities", limit: MAX_ABILITIES }));
        }
        if self.records.len() >= MAX_NODES {
            return Err(ReadError::whole(Fault::TooMany { what: "items", limit: MAX_NODES }));
        }
        self.go_on(self.records.len())?;
        if kind == Kind::Note {
            self.notes.entry(parent).or_default().push(self.records.len());
        }
        self.put(Record::new(id, kind, Some(parent), place));
        Ok(id)
    }

    /// The end of a row.
    fn next(&mut self, kind: Kind, parent: Id) -> Result<Place, ReadError> {
        let row = (parent, kind);
        // Most nodes stand where the one made before them does.
        if self.row.is_none_or(|(last, _)| last != row) {
            if !self.kind(parent).is_some_and(|k| k.children().contains(&kind)) {
                return Err(ReadError::whole(Fault::NoFramework));
            }
            let number = self.rows.get(&row).copied().unwrap_or_default();
            if let Some((last, number)) = self.row.replace((row, number)) {
                self.rows.insert(last, number);
            }
        }
        let number = self.row.as_mut().map_or(0, |(_, number)| std::mem::replace(number, *number + 1));
        Ok(Place::nth(number))
    }

    /// The kind of a node, if it is there.
    pub fn kind(&self, id: Id) -> Option<Kind> {
        self.record(id).map(|record| record.kind)
    }

    /// A node as it stands so far.
    pub fn record(&self, id: Id) -> Option<&Record> {
        self.find(id).map(|at| &self.records[at])
    }

    /// Where a node stands among the records.
    fn find(&self, id: Id) -> Option<usize> {
        // Most is said of the one that was made last.
        let last = self.records.len().checked_sub(1).filter(|last| self.records[*last].id == id);
        last.or_else(|| self.at.get(&id).copied())
    }

    /// All nodes so far, in the order in which they were made.
    pub fn records(&self) -> &[Record] {
        &self.records
    }

    /// Sets a field and says of which parts it is made. A field that holds a text already is added to on a new line, a
    /// list gets one more entry.
    pub fn says(&mut self, node: Id, field: Field, text: &str, parts: &[Part]) {
        self.kept(node, field, parts);
        if let Some(at) = self.find(node) {
            fill(&mut self.records[at].fields, field, text);
        }
    }

    /// Sets a field to what a part says, word for word without white space at its ends.
    pub fn say(&mut self, node: Id, field: Field, part: &Part) {
        self.kept(node, field, std::slice::from_ref(part));
        if let Some(at) = self.find(node) {
            fill(&mut self.records[at].fields, field, self.pieces.text(part));
        }
    }

    /// Sets a field to a value that is no text, and says of which parts it is made.
    pub fn set(&mut self, node: Id, field: Field, value: Value, parts: &[Part]) {
        self.kept(node, field, parts);
        if let Some(at) = self.find(node) {
            self.records[at].fields.set(field, Some(without_nul(value)));
        }
    }

    /// Sets the years of a step.
    pub fn years(&mut self, step: Id, years: Experience, parts: &[Part]) {
        self.set(step, Field::Experience, Value::Experience(Box::new(years)), parts);
    }

    /// A note of a node: what stands over it, and what it says.
    ///
    /// # Errors
    /// If the node can have no notes, or there are too many.
    pub fn note(
        &mut self,
        parent: Id,
        heading: &str,
        heads: &[Part],
        body: &str,
        parts: &[Part],
    ) -> Result<Id, ReadError> {
        let note = self.node(Kind::Note, parent)?;
        self.says(note, Field::Heading, heading, heads);
        self.says(note, Field::Body, body, parts);
        Ok(note)
    }

    fn kept(&mut self, node: Id, field: Field, parts: &[Part]) {
        parts.iter().for_each(|part| self.went(part, Went::Kept { node, field }));
    }

    /// What was not taken down goes nowhere.
    fn went(&mut self, part: &Part, went: Went) {
        if part.piece() < self.pieces.len() {
            self.trace.push(Trace { part: part.clone(), went });
        }
    }

    /// Keeps something that a framework has no field for with its node, as JSON under a key of its own: it is written
    /// back into native JSON, where another program or a later version of this one may know it.
    pub fn keep(&mut self, node: Id, key: &str, raw: String) {
        if let Some(at) = self.at.get(&node) {
            self.keys.put((node, None), &mut self.records[*at].extra, key, raw);
        }
    }

    /// The same within a field that is an object: years of experience, a metric.
    pub fn keep_within(&mut self, node: Id, field: Option<Field>, key: &str, raw: &str) {
        let Some(at) = self.at.get(&node).copied() else { return };
        let Some(field) = field else { return self.keep(node, key, raw.to_owned()) };
        let fields = &mut self.records[at].fields;
        let mut value = match fields.take(field) {
            None if field == Field::Experience => Value::Experience(Box::default()),
            None if field == Field::Metric => Value::Metric(Box::default()),
            None => return,
            Some(value) => value,
        };
        match &mut value {
            Value::Experience(years) => self.keys.put((node, Some(field)), &mut years.extra, key, raw.to_owned()),
            Value::Metric(metric) => self.keys.put((node, Some(field)), &mut metric.extra, key, raw.to_owned()),
            _ => {}
        }
        fields.set(field, Some(value));
    }

    /// Puts the nodes of one kind in some containers in order; those with the same key stay as they are, and so does a
    /// row in which one has no key.
    pub fn sort_rows<K: Ord>(&mut self, parents: &[Id], kind: Kind, key: impl Fn(&Record) -> Option<K>) {
        let mut rows: IdMap<Id, Vec<usize>> = parents.iter().map(|parent| (*parent, Vec::new())).collect();
        for (at, record) in self.records.iter().enumerate().filter(|(_, record)| record.kind == kind) {
            if let Some(row) = record.parent.and_then(|parent| rows.get_mut(&parent)) {
                row.push(at);
            }
        }
        for mut row in rows.into_values() {
            if row.iter().any(|at| key(&self.records[*at]).is_none()) {
                continue;
            }
            row.sort_by_key(|at| (key(&self.records[*at]), self.records[*at].place));
            for (nth, at) in row.into_iter().enumerate() {
                self.records[at].place = Place::nth(nth);
            }
        }
    }

    /// Prose on a node: a note of it where it can have one, an example of an ability; else it is skipped. Gives the note.
    ///
    /// # Errors
    /// If there are too many nodes.
    pub fn noted(&mut self, node: Id, heading: &str, part: &Part) -> Result<Option<Id>, ReadError> {
        let kind = self.kind(node);
        if kind.is_some_and(|kind| kind.children().contains(&Kind::Note)) {
            let text = self.text(part).to_owned();
            return self.note(node, heading, &[], &text, std::slice::from_ref(part)).map(Some);
        }
        match kind {
            Some(Kind::Ability) => self.say(node, Field::Examples, part),
            _ => self.skip(part, Skip::NoPlace),
        }
        Ok(None)
    }

    /// The notes of a node in order, each with its heading.
    pub fn notes_of(&self, node: Id) -> Vec<(String, String)> {
        let notes = self.notes.get(&node).into_iter().flatten().map(|at| &self.records[*at]);
        notes.map(|r| (r.text(Field::Heading).to_owned(), r.text(Field::Body).to_owned())).collect()
    }

    /// Says that a part is in a field already.
    pub fn is_in(&mut self, node: Id, field: Field, part: &Part) {
        self.kept(node, field, std::slice::from_ref(part));
    }

    /// Makes each line of the body of a note an item of a list.
    pub fn itemise(&mut self, note: Id) {
        if let Some(body) = self.record(note).map(|record| record.text(Field::Body).to_owned()) {
            let items: Vec<String> = body.lines().map(|line| format!("- {line}")).collect();
            self.set(note, Field::Body, Value::Text(items.join("\n")), &[]);
        }
    }

    /// Empties a field.
    pub fn clear(&mut self, node: Id, field: Field) {
        if let Some(at) = self.at.get(&node) {
            self.records[*at].fields.set(field, None);
        }
    }

    /// Says why a part is not in the framework.
    pub fn skip(&mut self, part: &Part, why: Skip) {
        self.went(part, Went::Skipped { why });
    }

    /// Neither the framework nor the account has anything of the other: where there is much of both, two threads do it.
    fn put_together(&self, records: Vec<Record>, said: Vec<Trace>) -> Result<(Framework, Account), ReadError> {
        let account = || Account::draw_up(self, said);
        let is_worth_it = are_many(records.len());
        let framework = || Framework::from_records(records).map_err(|_| ReadError::whole(Fault::NoFramework));
        let (account, framework) = if is_worth_it { beside(account, framework) } else { (account(), framework()) };
        Ok((framework?, account?))
    }

    /// Puts the framework together and draws up the account.
    ///
    /// # Errors
    /// If what was made is no framework, or of more than is read, or the reading was stopped.
    pub fn finish(mut self) -> Result<Built, ReadError> {
        self.in_limits()?;
        self.go_on(0)?;
        let (records, said) = (std::mem::take(&mut self.records), std::mem::take(&mut self.trace));
        // What helped to make it has done its work.
        (self.at, self.rows, self.notes) = (IdMap::default(), IdMap::default(), IdMap::default());
        self.keys = Keys::default();
        let (framework, Account { trace, tally, lost }) = self.put_together(records, said)?;
        Ok(Built { framework, ids_made: self.ids_made, pieces: self.pieces, trace, tally, lost })
    }
}

#[cfg(test)]
mod tests;
