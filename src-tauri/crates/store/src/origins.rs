//! Frameworks that were started from another one, and the trace that leads back.

use crate::table::{framework, origin};
use crate::{By, Head, NewFramework, OriginRow, Store, StoreError, add, head};
use rungs_model::Id;

impl Store {
    /// Adds a framework with its versions and what it was started from, in one transaction.
    ///
    /// # Errors
    /// If there is one of this id, or a version read back is not what its hash says.
    pub fn start_framework(
        &mut self,
        new: &NewFramework<'_>,
        from: &OriginRow,
        by: By<'_>,
    ) -> Result<Head, StoreError> {
        let transaction = self.write()?;
        let key = add(&transaction, new, by)?;
        origin::insert(&transaction, key, from)?;
        let head = head(&transaction, key)?;
        transaction.commit()?;
        Ok(head)
    }

    /// What a framework was started from; none where that was nothing.
    ///
    /// # Errors
    /// If there is no such framework.
    pub fn origin(&self, id: Id) -> Result<Option<OriginRow>, StoreError> {
        Ok(origin::of(&self.connection, framework::key(&self.connection, id)?)?)
    }
}
