//! What is being typed: kept beside the record, so that a program that ends in the middle of it loses next to nothing.

use crate::{Engine, Problem};
use chrono::{DateTime, Utc};
use rungs_model::Id;
use rungs_store::TypingRow;
use serde::Serialize;

/// Words that were being typed and were never kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Typed {
    /// The node they are for; it may be gone by now.
    pub node: Id,
    /// The field they are for, or the name of a place that is no field.
    pub field: String,
    /// When the last of them was typed.
    #[ts(type = "string")]
    pub at: DateTime<Utc>,
    /// The words.
    pub text: String,
}

/// More than anybody types into one field, in bytes; what is pasted beyond that is kept when the field is left.
const MOST: usize = 1 << 20;

impl Engine {
    /// Keeps words that are being typed for a field of a node. They are no part of any state until they are kept there.
    ///
    /// # Errors
    /// If there is no such framework, or the library cannot be written.
    pub fn keep_typing(&self, framework: Id, node: Id, field: &str, text: &str) -> Result<(), Problem> {
        if field.is_empty() || text.len() > MOST {
            return Ok(());
        }
        let row = TypingRow { node, field: field.to_string(), at: self.host.now(), words: text.replace('\0', "") };
        Ok(self.desk().store.keep_typing(framework, &row)?)
    }

    /// Forgets them: they are kept by now, or not meant.
    ///
    /// # Errors
    /// If there is no such framework, or the library cannot be written.
    pub fn forget_typing(&self, framework: Id, node: Id, field: &str) -> Result<(), Problem> {
        Ok(self.desk().store.forget_typing(framework, node, field)?)
    }

    /// What was being typed in a framework and was never kept, the last first.
    ///
    /// # Errors
    /// If there is no such framework.
    pub fn typing(&self, framework: Id) -> Result<Vec<Typed>, Problem> {
        let rows = self.desk().store.typing(framework)?;
        let typed = |row: TypingRow| Typed { node: row.node, field: row.field, at: row.at, text: row.words };
        Ok(rows.into_iter().map(typed).collect())
    }
}
