//! What frameworks were started from.

use super::{Moment, Sixteen};
use chrono::{DateTime, Utc};
use rungs_model::Id;
use rusqlite::{Connection, OptionalExtension, Result};

/// Where a framework comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// A starter framework of the program.
    Starter {
        /// The name of the starter, as the program lists it.
        name: String,
    },
    /// A framework of this library.
    Framework {
        /// Its id. It may be off the shelf by now, or the library another one.
        id: Id,
        /// The version that was copied; none for its draft.
        version: Option<Id>,
    },
}

/// What a framework was started from, as it was called then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OriginRow {
    /// What it was started from.
    pub source: Source,
    /// What that was titled.
    pub title: String,
    /// The name of the copied version, or of the version of the program that brought the starter; empty for a draft.
    pub version_name: String,
    /// When it was started.
    pub at: DateTime<Utc>,
}

/// The origin of a framework; none where it was not started from anything.
pub(crate) fn of(connection: &Connection, framework: i64) -> Result<Option<OriginRow>> {
    let mut find = connection
        .prepare_cached("SELECT source, version, starter, title, version_name, at FROM origin WHERE framework = ?1")?;
    let row = |row: &rusqlite::Row<'_>| {
        let source = match row.get::<_, Option<Sixteen>>(0)? {
            Some(id) => {
                Source::Framework { id: id.0, version: row.get::<_, Option<Sixteen>>(1)?.map(|version| version.0) }
            }
            None => Source::Starter { name: row.get(2)? },
        };
        Ok(OriginRow { source, title: row.get(3)?, version_name: row.get(4)?, at: row.get::<_, Moment>(5)?.0 })
    };
    find.query_row([framework], row).optional()
}

/// Keeps the origin of a framework, once and for ever.
pub(crate) fn insert(connection: &Connection, framework: i64, row: &OriginRow) -> Result<()> {
    let mut insert = connection.prepare_cached(
        "INSERT INTO origin (framework, kind, source, version, starter, title, version_name, at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    let (kind, source, version, starter) = match &row.source {
        Source::Starter { name } => ("starter", None, None, name.as_str()),
        Source::Framework { id, version } => ("framework", Some(id.as_bytes()), version.as_ref().map(Id::as_bytes), ""),
    };
    let at = row.at.timestamp_millis();
    insert.execute((framework, kind, source, version, starter, &row.title, &row.version_name, at))?;
    Ok(())
}
