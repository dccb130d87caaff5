//! Colleagues' states that were taken in, and what a person decided while comparing.

use crate::table::{edit, framework, pair, review, revision, version};
use crate::{By, EditKey, Near, NewFramework, NewReview, Pair, ReviewRow, Store, StoreError, VersionRow, add};
use chrono::{DateTime, Utc};
use rungs_model::{Framework, Id};

impl Store {
    /// Keeps a colleague's state beside a framework, off the shelf, for a review. Gives the key of the review.
    ///
    /// # Errors
    /// If there is no such framework, or one of the id under which their state is to be kept.
    pub fn add_review(&mut self, id: Id, new: NewReview<'_>, by: By<'_>) -> Result<i64, StoreError> {
        let transaction = self.write()?;
        let ours = framework::key(&transaction, id)?;
        let theirs = NewFramework { draft: new.theirs, origin: Some(id), history: new.history };
        // Who wrote what is in no version of theirs, nobody knows.
        let theirs = add(&transaction, &theirs, By { author: "", ..by })?;
        framework::set_removed(&transaction, theirs, Some(by.at))?;
        let review = review::insert(&transaction, (ours, theirs), (new.base, new.before), by.at, new.name)?;
        transaction.commit()?;
        Ok(review)
    }

    /// What a person decided of the nodes of two frameworks, newest first.
    ///
    /// # Errors
    /// If there is no such framework.
    pub fn pairs(&self, old: Id, new: Id) -> Result<Vec<Pair>, StoreError> {
        let key = |id| framework::key(&self.connection, id);
        Ok(pair::all(&self.connection, key(old)?, key(new)?)?)
    }

    /// Keeps such a decision.
    ///
    /// # Errors
    /// If there is no such framework, or the library cannot be written.
    pub fn keep_pair(&mut self, (old, new): (Id, Id), pair: &Pair, at: DateTime<Utc>) -> Result<(), StoreError> {
        let transaction = self.write()?;
        let keys = (framework::key(&transaction, old)?, framework::key(&transaction, new)?);
        pair::insert(&transaction, keys, pair, at)?;
        Ok(transaction.commit()?)
    }

    /// The reviews of a framework, newest first.
    ///
    /// # Errors
    /// If there is no such framework.
    pub fn reviews(&self, id: Id) -> Result<Vec<ReviewRow>, StoreError> {
        Ok(review::all(&self.connection, framework::key(&self.connection, id)?)?)
    }

    /// Notes that conflicts of a review are decided, or open again.
    ///
    /// # Errors
    /// If the library cannot be written.
    pub fn decide(&mut self, review: i64, conflict: u32, decided: bool, at: DateTime<Utc>) -> Result<(), StoreError> {
        let transaction = self.write()?;
        review::decide(&transaction, review, conflict, decided, at)?;
        Ok(transaction.commit()?)
    }

    /// The conflicts of a review that are decided, by their numbers.
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn decided(&self, review: i64) -> Result<Vec<u32>, StoreError> {
        Ok(review::decided(&self.connection, review)?)
    }

    /// The state of a framework after one of its steps; the first one where none is named.
    ///
    /// # Errors
    /// If there is no such framework.
    pub fn state_after(
        &self,
        id: Id,
        step: Option<EditKey>,
        near: Option<Near<'_>>,
    ) -> Result<(Framework, EditKey), StoreError> {
        let key = framework::key(&self.connection, id)?;
        let step = step.map_or_else(|| edit::first(&self.connection, key), Ok)?;
        Ok((revision::state(&self.connection, key, step, near)?, step))
    }

    /// The newest version that names the state after a step.
    ///
    /// # Errors
    /// If there is no such framework.
    pub fn version_after(&self, id: Id, step: EditKey) -> Result<Option<VersionRow>, StoreError> {
        let rows = version::all(&self.connection, framework::key(&self.connection, id)?)?;
        Ok(rows.into_iter().find(|(_, seq)| *seq == step).map(|(row, _)| row))
    }
}
