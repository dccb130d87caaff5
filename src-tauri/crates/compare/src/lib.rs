//! Mezzanine: what changed between two frameworks, and what two people's changes make together.
//!
//! Pure, like the floor below: no files, no clock, no ids made.

mod comparison;
pub mod merge;
mod native;
mod pairing;
mod rule;
mod sections;
mod words;

pub use comparison::{Change, ChangeKind, Comparison, SideName, Summary, compare, record_changes};
pub use pairing::{Match, Pairing};
pub use sections::{Section, sections};
pub use words::{Mark, WordMark, word_marks};
