//! What people say about the nodes of a framework. Comments stand beside the framework: they are no part of any state,
//! and undo does not reach them.

use crate::table::{comment, framework};
use crate::{CommentRow, Store, StoreError};
use rungs_model::Id;

impl Store {
    /// All that was said of the nodes of a framework, and settled, opened again and taken back, by time.
    ///
    /// # Errors
    /// If there is no such framework.
    pub fn comments(&self, id: Id) -> Result<Vec<CommentRow>, StoreError> {
        Ok(comment::all(&self.connection, framework::key(&self.connection, id)?)?)
    }

    /// Adds what is not there yet, known by its id; says how much that was. Rows of a colleague may come in any order
    /// and any number of times.
    ///
    /// # Errors
    /// If there is no such framework.
    pub fn add_comments(&mut self, id: Id, rows: &[CommentRow]) -> Result<usize, StoreError> {
        let transaction = self.write()?;
        let added = comment::add(&transaction, framework::key(&transaction, id)?, rows)?;
        transaction.commit()?;
        Ok(added)
    }
}
