//! Starter frameworks: in our own words, whole enough to be used, and made to be changed.

use crate::Problem;
use rungs_exchange::{Content, Input};
use rungs_model::{Framework, Id};

/// A starter framework, as native JSON.
pub struct Starter {
    /// How it is asked for, for ever: the trace of what was started from it holds this.
    pub name: &'static str,
    /// Its native JSON.
    pub json: &'static str,
}

impl Starter {
    /// Reads it. Every id of a starter is given in its file.
    ///
    /// # Errors
    /// If the file is not as it should be, which is a fault of the program.
    pub fn read(&self) -> Result<Framework, Problem> {
        let mut fresh = || Id::from_bytes([0; 16]);
        let read = rungs_exchange::import(&Input::new(self.name, self.json.as_bytes()), &mut fresh);
        match read.map_err(Problem::fault)?.content {
            Content::Framework(framework) => Ok(framework),
            Content::History(_) => Err(Problem::fault("a starter with a history")),
        }
    }
}

macro_rules! starter {
    ($name:literal) => {
        Starter { name: $name, json: include_str!(concat!("../starters/", $name, ".rungs.json")) }
    };
}

/// The visible list of starters, in the order in which they are shown.
pub const STARTERS: &[Starter] = &[
    starter!("engineering"),
    starter!("product-management"),
    starter!("product-design"),
    starter!("data"),
    starter!("sales"),
    starter!("customer-success"),
    starter!("people-operations"),
    starter!("professional-skills"),
    starter!("competency-library"),
];

#[cfg(test)]
mod tests;
