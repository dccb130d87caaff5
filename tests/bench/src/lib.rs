//! Benchmarks: how much more time, room and memory the house takes than something plain that everybody has, in one run
//! on one machine; and the generator of frameworks that other tests use too.
//!
//! What is printed are ratios, with the absolute numbers beside them, which say something of one machine only. Nothing
//! is asserted: a busy machine must not fail a check.

mod case;
pub mod generator;
mod git;
mod host;
mod measure;
mod sqlite;
mod table;

pub use case::run;
pub use table::Table;
