//! Fuzzing of every format that can be read: a target for each in `src/bin`, the checks that all of them share, and files
//! that were made to hurt. The checks and the files are those of the tests of the formats as well.

use rungs_exchange as exchange;

pub mod bombs;
mod drive;
pub mod hostile;
mod parts;

pub use drive::drive;
