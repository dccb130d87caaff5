//! What a person said the columns, sheets and headings of a foreign file are, kept for the next file of that shape.

use crate::table::mapping;
use crate::{Store, StoreError};
use chrono::{DateTime, Utc};

impl Store {
    /// What was said last of files of a shape, as JSON; none where nothing was said yet.
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn mapping(&self, shape: &str) -> Result<Option<String>, StoreError> {
        Ok(mapping::last(&self.connection, shape)?)
    }

    /// Keeps what a person said of files of a shape. `mapping` is JSON.
    ///
    /// # Errors
    /// If it is no JSON, or the library cannot be written.
    pub fn keep_mapping(&mut self, shape: &str, mapping: &str, at: DateTime<Utc>) -> Result<(), StoreError> {
        let transaction = self.write()?;
        mapping::insert(&transaction, shape, mapping, at)?;
        Ok(transaction.commit()?)
    }
}
