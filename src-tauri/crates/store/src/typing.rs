//! What is being typed and is not kept yet: no part of the record, but not lost if the program ends before it is.

use crate::table::{framework, typing};
use crate::{Store, StoreError, TypingRow};
use rungs_model::Id;

impl Store {
    /// Keeps words that are being typed, in the place of those typed there before.
    ///
    /// # Errors
    /// If there is no such framework, or the library cannot be written.
    pub fn keep_typing(&mut self, id: Id, row: &TypingRow) -> Result<(), StoreError> {
        let transaction = self.write()?;
        typing::put(&transaction, framework::key(&transaction, id)?, row)?;
        Ok(transaction.commit()?)
    }

    /// Forgets words that were typed: they are kept by now, or not meant.
    ///
    /// # Errors
    /// If there is no such framework, or the library cannot be written.
    pub fn forget_typing(&mut self, id: Id, node: Id, field: &str) -> Result<(), StoreError> {
        let transaction = self.write()?;
        let key = framework::key(&transaction, id)?;
        if typing::remove(&transaction, key, node, field)? {
            transaction.commit()?;
        }
        Ok(())
    }

    /// What was being typed in a framework and was never kept, the last first.
    ///
    /// # Errors
    /// If there is no such framework.
    pub fn typing(&self, id: Id) -> Result<Vec<TypingRow>, StoreError> {
        Ok(typing::all(&self.connection, framework::key(&self.connection, id)?)?)
    }
}
