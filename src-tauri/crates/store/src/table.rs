//! The tables, one a file: what a row is, and the only SQL that touches it.

pub(crate) mod comment;
pub(crate) mod edit;
pub(crate) mod fields;
pub(crate) mod framework;
pub(crate) mod ignored;
pub(crate) mod mapping;
pub(crate) mod named;
pub(crate) mod node;
pub(crate) mod origin;
pub(crate) mod pair;
pub(crate) mod review;
pub(crate) mod revision;
pub(crate) mod search;
pub(crate) mod text;
pub(crate) mod typing;
pub(crate) mod version;

use chrono::{DateTime, Utc};
use rungs_model::Id;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ValueRef};

/// An id as the 16 bytes of its column.
pub(crate) struct Sixteen(pub Id);

impl FromSql for Sixteen {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let bytes: [u8; 16] = value.as_blob()?.try_into().map_err(|_| FromSqlError::InvalidType)?;
        Ok(Sixteen(Id::from_bytes(bytes)))
    }
}

/// A time as the milliseconds of its column.
pub(crate) struct Moment(pub DateTime<Utc>);

impl FromSql for Moment {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let ms = value.as_i64()?;
        DateTime::from_timestamp_millis(ms).map(Moment).ok_or(FromSqlError::OutOfRange(ms))
    }
}

/// Keys so near to one another are read in one go, with what lies between.
const NEAR: i64 = 8;

/// The first and the last key of each stretch of keys that lie close together, in order. What came into the library
/// together lies together, so most of a framework is read in a few long stretches instead of row by row.
pub(crate) fn stretches(keys: &mut Vec<i64>) -> impl Iterator<Item = (i64, i64)> {
    keys.sort_unstable();
    keys.dedup();
    keys.chunk_by(|a, b| b - a <= NEAR).map(|run| (run[0], run[run.len() - 1]))
}
