//! Texts, each once; one that came of another keeps only what is new in it.

use super::stretches;
use crate::StoreError;
use rungs_model::IdMap;
use rusqlite::{CachedStatement, Connection, Result, Row};
use std::collections::HashMap;
use std::ops::Range;

/// Texts being written.
pub(crate) struct Writing<'c> {
    connection: &'c Connection,
    find: CachedStatement<'c>,
    insert: CachedStatement<'c>,
    /// Keys of what was interned here: titles repeat within a framework.
    seen: HashMap<String, i64>,
}

/// A row of the table.
struct Kept {
    key: i64,
    body: String,
    /// The text this one came of, and how many characters at its beginning and end are the same.
    base: Option<(i64, u32, u32)>,
}

impl Kept {
    fn of(row: &Row<'_>) -> Result<Kept> {
        let base: Option<i64> = row.get(2)?;
        let base = base.map(|key| Ok::<_, rusqlite::Error>((key, row.get(3)?, row.get(4)?))).transpose()?;
        Ok(Kept { key: row.get(0)?, body: row.get(1)?, base })
    }
}

/// What a text must save to be kept as a difference: more than the columns of the difference take.
const WORTH: usize = 16;
/// Texts up to this length are remembered while a framework is written.
const SHORT: usize = 64;

impl<'c> Writing<'c> {
    pub(crate) fn new(connection: &'c Connection) -> Result<Self> {
        Ok(Writing {
            connection,
            find: connection.prepare_cached("SELECT key, body, base, head, tail FROM text WHERE hash = ?1")?,
            insert: connection
                .prepare_cached("INSERT INTO text (hash, body, base, head, tail) VALUES (?1, ?2, ?3, ?4, ?5)")?,
            seen: HashMap::new(),
        })
    }

    /// The key of a text, which is stored if it is new. `near`: a stored text that it may have come of.
    pub(crate) fn intern(&mut self, body: &str, near: Option<&str>) -> Result<i64> {
        if let Some(key) = self.seen.get(body) {
            return Ok(*key);
        }
        let key = match self.find(body)? {
            Some(found) => found.key,
            None => self.add(body, near)?,
        };
        if body.len() <= SHORT {
            self.seen.insert(body.to_string(), key);
        }
        Ok(key)
    }

    fn add(&mut self, body: &str, near: Option<&str>) -> Result<i64> {
        let near = near.filter(|near| !near.is_empty()).map(|near| self.find(near)).transpose()?.flatten();
        let base = match near {
            // A base has no base: reading a text never takes more than two rows.
            Some(Kept { base: Some((base, _, _)), .. }) => Some((base, self.whole(base)?)),
            Some(Kept { key, body, base: None }) => Some((key, body)),
            None => None,
        };
        let hash = hash(body);
        if let Some((base, whole)) = base {
            let (head, tail) = same_ends(&whole, body);
            if head.len() + tail.len() >= WORTH {
                let middle = &body[head.len()..body.len() - tail.len()];
                self.insert.execute((hash, middle, base, length(head), length(tail)))?;
                return Ok(self.connection.last_insert_rowid());
            }
        }
        self.insert.execute((hash, body, None::<i64>, None::<i64>, None::<i64>))?;
        Ok(self.connection.last_insert_rowid())
    }

    fn find(&mut self, body: &str) -> Result<Option<Kept>> {
        let rows: Vec<Kept> = self.find.query_map([hash(body)], Kept::of)?.collect::<Result<_>>()?;
        for row in rows {
            let is_it = match &row.base {
                None => row.body == body,
                Some((base, head, tail)) => joined(&self.whole(*base)?, &row.body, *head, *tail) == body,
            };
            if is_it {
                return Ok(Some(row));
            }
        }
        Ok(None)
    }

    fn whole(&self, key: i64) -> Result<String> {
        self.connection.prepare_cached("SELECT body FROM text WHERE key = ?1")?.query_row([key], |row| row.get(0))
    }
}

fn hash(body: &str) -> u32 {
    let digest = blake3::hash(body.as_bytes());
    u32::from_le_bytes(std::array::from_fn(|i| digest.as_bytes()[i]))
}

/// What two texts have in common at the beginning, and at the end of what is left.
fn same_ends<'t>(one: &str, other: &'t str) -> (&'t str, &'t str) {
    let same = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    let (head, rest) = other.split_at(same);
    let ends = one[same..].chars().rev().zip(rest.chars().rev());
    let tail: usize = ends.take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    (head, &rest[rest.len() - tail..])
}

fn joined(base: &str, body: &str, head: u32, tail: u32) -> String {
    let start = base.char_indices().nth(head as usize).map_or(base.len(), |(at, _)| at);
    let end =
        if tail == 0 { base.len() } else { base.char_indices().nth_back(tail as usize - 1).map_or(0, |(at, _)| at) };
    [&base[..start], body, &base[end..]].concat()
}

/// How many characters a text has; what is longer than 4 G is not kept as a difference, nor at all.
fn length(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}

/// Texts that were read, all at once.
#[derive(Default)]
pub(crate) struct Texts {
    all: String,
    spans: IdMap<i64, Range<usize>>,
}

impl Texts {
    /// Reads the texts of some keys.
    pub(crate) fn read(connection: &Connection, keys: Vec<i64>) -> Result<Texts> {
        let mut texts = Texts::default();
        let differences = texts.take(connection, keys)?;
        let bases = differences.iter().filter_map(|d| d.base).map(|(base, ..)| base);
        let missing = bases.filter(|base| !texts.spans.contains_key(base)).collect();
        texts.take(connection, missing)?;
        for Kept { key, body, base } in differences {
            let Some((base, head, tail)) = base else { continue };
            if let Some(span) = texts.spans.get(&base) {
                let whole = joined(&texts.all[span.clone()], &body, head, tail);
                texts.keep(key, &whole);
            }
        }
        Ok(texts)
    }

    /// Reads rows; those that are differences come back.
    fn take(&mut self, connection: &Connection, mut keys: Vec<i64>) -> Result<Vec<Kept>> {
        self.spans.reserve(keys.len());
        let mut differences = Vec::new();
        let mut range =
            connection.prepare_cached("SELECT key, body, base, head, tail FROM text WHERE key BETWEEN ?1 AND ?2")?;
        for stretch in stretches(&mut keys) {
            let mut rows = range.query(stretch)?;
            while let Some(row) = rows.next()? {
                if row.get_ref(2)?.as_i64_or_null()?.is_some() {
                    differences.push(Kept::of(row)?);
                } else {
                    self.keep(row.get(0)?, row.get_ref(1)?.as_str()?);
                }
            }
        }
        Ok(differences)
    }

    fn keep(&mut self, key: i64, text: &str) {
        let start = self.all.len();
        self.all.push_str(text);
        self.spans.insert(key, start..self.all.len());
    }

    /// A text that was asked for.
    ///
    /// # Errors
    /// If the table did not have it.
    pub(crate) fn get(&self, key: i64) -> std::result::Result<&str, StoreError> {
        let span = self.spans.get(&key).ok_or_else(|| StoreError::Damaged(format!("no text {key}")))?;
        Ok(&self.all[span.clone()])
    }
}

/// Shows every text, whole, with its key.
pub(crate) fn each(connection: &Connection, mut show: impl FnMut(i64, &str) -> Result<()>) -> Result<()> {
    let mut all = connection.prepare_cached(
        "SELECT t.key, t.body, t.base, t.head, t.tail, b.body FROM text t LEFT JOIN text b ON b.key = t.base",
    )?;
    let mut rows = all.query([])?;
    while let Some(row) = rows.next()? {
        let Kept { key, body, base } = Kept::of(row)?;
        match base {
            None => show(key, &body)?,
            Some((_, head, tail)) => show(key, &joined(row.get_ref(5)?.as_str()?, &body, head, tail))?,
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_comes_back_from_what_is_new_in_it() {
        let check = |base: &str, body: &str| {
            let (head, tail) = same_ends(base, body);
            let middle = &body[head.len()..body.len() - tail.len()];
            assert_eq!(joined(base, middle, length(head), length(tail)), body, "{base:?} {body:?}");
        };
        for (one, other) in [
            ("", "new"),
            ("plans work", "plans work"),
            ("plans work", "plans her own work"),
            ("aaaa", "aa"),
            ("aa", "aaaa"),
            ("naïve é", "naive é"),
            ("e\u{301}", "e\u{300}"),
            ("日本語の文", "日本の文"),
        ] {
            check(one, other);
            check(other, one);
        }
    }
}
