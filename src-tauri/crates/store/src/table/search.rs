//! The words of all drafts as they are now.

use super::text;
use rungs_model::Record;
use rusqlite::Connection;

/// Puts the words of a record in, or takes them out.
pub(crate) fn put(
    connection: &Connection,
    node: i64,
    was_there: bool,
    record: Option<&Record>,
) -> rusqlite::Result<()> {
    if was_there {
        connection.prepare_cached("DELETE FROM search WHERE rowid = ?1")?.execute([node])?;
    }
    let words = record.map(words).unwrap_or_default();
    if !words.is_empty() {
        connection.prepare_cached("INSERT INTO search (rowid, words) VALUES (?1, ?2)")?.execute((node, words))?;
    }
    Ok(())
}

fn words(record: &Record) -> String {
    let texts: Vec<&str> = record.fields.iter().flat_map(|(_, v)| v.texts()).filter(|t| !t.is_empty()).collect();
    texts.join("\n")
}

/// The nodes whose words have all these, best first; the last word may be unfinished. Frameworks off the shelf are
/// left out.
pub(crate) fn find(connection: &Connection, words: &str, limit: usize) -> rusqlite::Result<Vec<i64>> {
    let Some(query) = query(words) else { return Ok(Vec::new()) };
    let mut find = connection.prepare_cached(
        "SELECT s.rowid FROM search s JOIN node n ON n.key = s.rowid JOIN framework f ON f.key = n.framework
         WHERE s.words MATCH ?1 AND f.removed IS NULL ORDER BY rank LIMIT ?2",
    )?;
    find.query_map((query, limit as i64), |row| row.get(0))?.collect()
}

/// What a person typed as a query: all these words, the last of which may be unfinished; none where there is no word.
fn query(words: &str) -> Option<String> {
    let quoted: Vec<String> = words
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| format!("\"{word}\""))
        .collect();
    (!quoted.is_empty()).then(|| format!("{}*", quoted.join(" ")))
}

/// The keys of all texts there ever were that have all these words. No index is kept for it: every text is put into one
/// in memory, made like that of the drafts, so that both understand words alike and no version costs a byte for it.
pub(crate) fn ever(connection: &Connection, words: &str) -> rusqlite::Result<Vec<i64>> {
    let Some(query) = query(words) else { return Ok(Vec::new()) };
    let like: String =
        connection.query_row("SELECT sql FROM sqlite_schema WHERE name = 'search'", [], |row| row.get(0))?;
    let mut aside = Connection::open_in_memory()?;
    aside.execute_batch(&like)?;
    let filling = aside.transaction()?;
    {
        let mut insert = filling.prepare("INSERT INTO search (rowid, words) VALUES (?1, ?2)")?;
        text::each(connection, |key, body| insert.execute((key, body)).map(drop))?;
    }
    let mut find = filling.prepare("SELECT rowid FROM search WHERE words MATCH ?1 ORDER BY rowid")?;
    find.query_map([query], |row| row.get(0))?.collect()
}
