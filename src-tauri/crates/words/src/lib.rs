//! Mezzanine: what documents say. Labels, values and change reports in the words of one language, before anybody knows
//! whether they become pages, a web page or a text.
//!
//! Pure, like the floor below: no files, no clock. One table is one language, so that pages and files cannot differ in
//! their words, and a translation is written once.

mod catalogue;
mod headline;
mod links;
mod names;
mod report;
pub mod script;
mod values;

pub use catalogue::Words;
pub use report::{ChangeInWords, Report, ReportSection, Side};
