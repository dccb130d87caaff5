//! Several intentions as one step.

use super::{EditError, Intention, plan as plan_one};
use crate::{Changes, Framework, Id};
use serde::{Deserialize, Serialize};

/// Several intentions as one step, each planned on what those before it have left; all of them or none.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[allow(missing_docs)]
pub struct Together {
    /// What the step is called.
    #[serde(rename = "as")]
    pub purpose: Purpose,
    pub edits: Vec<Intention>,
}

/// What several intentions together are for. The visible list of names of such steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub enum Purpose {
    /// The same fields of several nodes.
    Change,
    /// What was copied somewhere is put in.
    Paste,
    /// Words are taken out of several places.
    Clear,
    /// A finding is mended.
    Mend,
    /// Abilities are tied to what they serve.
    Tie,
}

impl Purpose {
    /// The name of the verb, as on the wire.
    pub const fn verb(self) -> &'static str {
        match self {
            Purpose::Change => "change",
            Purpose::Paste => "paste",
            Purpose::Clear => "clear",
            Purpose::Mend => "mend",
            Purpose::Tie => "tie",
        }
    }
}

pub(super) fn plan(framework: &Framework, together: &Together, fresh: Id) -> Result<Changes, EditError> {
    let mut now = framework.clone();
    let mut changes = Changes::default();
    for (n, edit) in together.edits.iter().enumerate() {
        // The first new node has the id that the caller knows.
        let fresh = if n == 0 { fresh } else { fresh.derive(&(n as u64).to_be_bytes()) };
        let next = plan_one(&now, edit, fresh)?;
        now.apply(&next).map_err(|_| EditError::Missing(fresh))?;
        changes = changes.then(next);
    }
    Ok(changes)
}
