//! Whole journeys: what people and scripts do from the first file to the last, through the real program and the real
//! engine.

mod bytes;
mod command_line;
mod corpora;
mod git;
mod killed;
mod review;
mod service_desk;
mod statuses;
mod trial;
mod trouble;
mod trouble_of_libraries;
mod trouble_of_targets;
mod typing;
mod undo;
