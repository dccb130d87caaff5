//! First floor, data formats: native JSON, one framework in one file (`.rungs.json`).

pub(crate) mod cursor;
pub(crate) mod field;
pub(crate) mod format;
pub(crate) mod out;
pub(crate) mod read;
pub mod schema;
pub mod upgrade;
pub mod v1;
pub(crate) mod write;

pub use read::{Read, ReadOptions, read};
pub use write::write;

#[cfg(test)]
mod tests;
