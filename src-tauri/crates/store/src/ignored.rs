//! What a person decided of findings: which are not to be seen. Like comments it stands beside the framework; undo does
//! not reach it.

use crate::table::{framework, ignored};
use crate::{Ignored, Store, StoreError};
use chrono::{DateTime, Utc};
use rungs_model::Id;

impl Store {
    /// Which findings of a framework are not to be seen.
    ///
    /// # Errors
    /// If there is no such framework.
    pub fn ignored(&self, id: Id) -> Result<Vec<Ignored>, StoreError> {
        Ok(ignored::all(&self.connection, framework::key(&self.connection, id)?)?)
    }

    /// Notes that findings are not to be seen, or to be seen again.
    ///
    /// # Errors
    /// If there is no such framework, or the library cannot be written.
    pub fn ignore(&mut self, id: Id, which: &Ignored, yes: bool, at: DateTime<Utc>) -> Result<(), StoreError> {
        let transaction = self.write()?;
        let key = framework::key(&transaction, id)?;
        ignored::insert(&transaction, key, which, yes, at)?;
        Ok(transaction.commit()?)
    }
}
