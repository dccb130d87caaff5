//! Looking for words: in what the drafts say now, and in all that any state ever said.

use crate::table::node::Keys;
use crate::table::text::Texts;
use crate::table::{framework, revision, search, version};
use crate::{EverRow, SearchRow, Store, StoreError};
use rungs_model::{Field, Record};
use rusqlite::Connection;
use std::collections::HashMap;

impl Store {
    /// The records of all drafts that have these words, best first.
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn search(&self, words: &str, limit: usize) -> Result<Vec<SearchRow>, StoreError> {
        let connection = &self.connection;
        let frameworks = framework::all(connection)?;
        let mut hits = Vec::new();
        for node in search::find(connection, words, limit)? {
            let (key, _) = revision::owner(connection, node)?;
            let Some(row) = frameworks.iter().find(|f| f.key == key) else { continue };
            let title = title(connection, row)?;
            if let Some(record) = revision::record(connection, node, i64::MAX)? {
                hits.push(SearchRow { framework: row.id, title, record });
            }
        }
        Ok(hits)
    }

    /// The texts that have these words (all in one text) in any state of any record, those that the drafts have no
    /// longer first, what went last before what went long ago. Frameworks off the shelf are left out. Reads the whole
    /// library.
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn search_ever(&self, words: &str, limit: usize) -> Result<Vec<EverRow>, StoreError> {
        let connection = &self.connection;
        let found = search::ever(connection, words)?;
        if found.is_empty() {
            return Ok(Vec::new());
        }
        let mut all = spells(connection, &found)?;
        // What is still there ends with the end of all time.
        all.sort_unstable_by_key(|s| (s.is_now(), std::cmp::Reverse((s.last().1, s.node, s.text))));
        let mut shelf = Shelf::new(connection)?;
        let mut rows = Vec::new();
        for spell in all {
            if rows.len() == limit {
                break;
            }
            rows.extend(shelf.row(&spell)?);
        }
        Ok(rows)
    }
}

fn title(connection: &Connection, row: &framework::Row) -> Result<String, StoreError> {
    let root = Keys::new(connection, row.key)?.find(row.id)?;
    let record = root.map(|root| revision::record(connection, root, i64::MAX)).transpose()?.flatten();
    Ok(record.map(|record| record.face().to_string()).unwrap_or_default())
}

/// When a node had a text: from one revision (with it) to another (without it), perhaps several times.
struct Spell {
    node: i64,
    text: i64,
    times: Vec<(i64, i64)>,
}

impl Spell {
    fn last(&self) -> (i64, i64) {
        self.times.last().copied().unwrap_or_default()
    }

    fn is_now(&self) -> bool {
        self.last().1 == i64::MAX
    }
}

/// Walks through all revisions once, with what each node has of the wanted texts (in order) at the time.
fn spells(connection: &Connection, wanted: &[i64]) -> Result<Vec<Spell>, StoreError> {
    let mut times: HashMap<(i64, i64), Vec<(i64, i64)>> = HashMap::new();
    let mut now: HashMap<i64, Vec<i64>> = HashMap::new();
    revision::each(connection, |seq, node, texts| {
        let has: Vec<i64> = texts.iter().copied().filter(|text| wanted.binary_search(text).is_ok()).collect();
        let had = now.get(&node).map_or(&[][..], Vec::as_slice);
        if has == had {
            return;
        }
        for text in had.iter().filter(|text| !has.contains(text)) {
            let over = times.get_mut(&(node, *text)).and_then(|times| times.last_mut());
            over.into_iter().for_each(|(_, until)| *until = seq);
        }
        for text in has.iter().filter(|text| !had.contains(text)) {
            let times = times.entry((node, *text)).or_default();
            if times.last().is_none_or(|(_, until)| *until != i64::MAX) {
                times.push((seq, i64::MAX));
            }
        }
        now.insert(node, has);
    })?;
    Ok(times.into_iter().map(|((node, text), times)| Spell { node, text, times }).collect())
}

/// The frameworks that are looked into, with their versions, each read once.
struct Shelf<'c> {
    connection: &'c Connection,
    frameworks: Vec<framework::Row>,
    known: HashMap<i64, Known>,
}

/// A framework that has a hit: its title, and its versions, oldest first.
struct Known {
    title: String,
    versions: Vec<(String, i64)>,
}

impl<'c> Shelf<'c> {
    fn new(connection: &'c Connection) -> Result<Self, StoreError> {
        let mut frameworks = framework::all(connection)?;
        frameworks.retain(|row| row.removed.is_none());
        Ok(Shelf { connection, frameworks, known: HashMap::new() })
    }

    /// A hit; none where its framework is off the shelf, or the text is that of keys this program does not know.
    fn row(&mut self, spell: &Spell) -> Result<Option<EverRow>, StoreError> {
        let (key, node) = revision::owner(self.connection, spell.node)?;
        let Some(row) = self.frameworks.iter().find(|row| row.key == key) else { return Ok(None) };
        let from = spell.times.first().map_or(0, |(from, _)| *from);
        let text = Texts::read(self.connection, vec![spell.text])?.get(spell.text)?.to_string();
        let Some(record) = revision::record(self.connection, spell.node, from)? else { return Ok(None) };
        let Some(field) = field_of(&record, &text) else { return Ok(None) };
        if !self.known.contains_key(&key) {
            let mut versions = version::all(self.connection, key)?;
            versions.reverse();
            let versions = versions.into_iter().map(|(version, seq)| (version.name, seq)).collect();
            self.known.insert(key, Known { title: title(self.connection, row)?, versions });
        }
        let Some(known) = self.known.get(&key) else { return Ok(None) };
        let has_it = |seq: i64| spell.times.iter().any(|(from, until)| *from <= seq && seq < *until);
        let mut holding = known.versions.iter().filter(|(_, seq)| has_it(*seq)).map(|(name, _)| name);
        let first = holding.next();
        let last = holding.next_back().or(first);
        Ok(Some(EverRow {
            framework: row.id,
            title: known.title.clone(),
            node,
            kind: record.kind,
            field,
            text,
            held: first.cloned().zip(last.cloned()),
            has_text: spell.is_now(),
            has_node: revision::record(self.connection, spell.node, i64::MAX)?.is_some(),
        }))
    }
}

fn field_of(record: &Record, text: &str) -> Option<Field> {
    record.fields.iter().find(|(_, value)| value.texts().contains(&text)).map(|(field, _)| field)
}
