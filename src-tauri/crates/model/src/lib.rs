//! Ground floor: the framework, what may be done to it, and what is odd in it.
//!
//! Pure: nothing here reads a file, a clock or the environment, and no id is made from nothing.

pub mod association;
pub mod changes;
pub mod check;
pub mod edit;
pub mod find;
mod framework;
mod hash;
mod id;
mod node;
pub mod outline;
pub mod prose;
mod record;
mod score;
mod value;

pub use association::Association;
pub use changes::Changes;
pub use framework::{BuildError, Framework};
pub use id::{Id, IdMap, NotAnId};
pub use node::{Field, Kind};
pub use record::{Place, Record};
pub use score::{ValueScore, told_score, value_score};
pub use value::{Experience, Extra, FieldEdits, Fields, Metric, Shape, Value, Years, fields_declaration};
