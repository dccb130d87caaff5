//! Mezzanine: what changed between two frameworks, and what two people's changes make together.
//!
//! Pure, like the floor below: no files, no clock, no ids made.

mod comparison;
mod headline;
pub mod merge;
mod native;
mod pairing;
mod place;
mod report;
mod rule;
mod sections;
mod settle;
mod split;
mod steps;
mod trivial;
mod unseen;
mod words;

pub use comparison::{Change, ChangeKind, Comparison, SideName, Summary, compare, compare_with, record_changes};
pub use headline::{Headline, HeadlineKind, HeadlinePart};
pub use pairing::{Hand, Match, Pairing};
pub use report::{
    AffectedPath, AffectedStep, ChangeReport, ReportEntry, ReportPart, Standing, ValueScores, change_report,
};
pub use sections::{Section, sections};
pub use settle::{Side, Sides, agrees, settle};
pub use steps::{compare_steps, step_pairs};
pub use unseen::{Piece, code_point, pieces, visible};
pub use words::{Mark, WordMark, word_marks};
