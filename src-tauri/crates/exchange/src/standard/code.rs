//! First floor, formats of other houses: the mark of a thing (P3, RL.6.1), where a framework has a field for it and where
//! it has none.

use crate::build::Build;
use crate::pieces::{Part, Skip};
use rungs_model::{Field, Id, Kind};

/// The key under which a mark is kept that no field holds.
pub(crate) const KEY: &str = "code";

/// Keeps the mark of a node, unless it has one.
pub(crate) fn keep(build: &mut Build<'_>, node: Id, kind: Kind, code: &Part) {
    if !kind.fields().contains(&Field::Code) {
        let raw = serde_json::Value::from(build.text(code).trim()).to_string();
        build.keep(node, KEY, raw);
        build.is_in(node, Field::Code, code);
    } else if build.record(node).is_some_and(|record| !record.text(Field::Code).is_empty()) {
        build.skip(code, Skip::Again);
    } else {
        build.say(node, Field::Code, code);
    }
}
