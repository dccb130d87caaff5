//! Ties abilities to the value streams they serve, and loosens them.

use super::{EditError, Plan, admit};
use crate::value::Value;
use crate::{Changes, Field, Framework, Id, Kind, Record};
use serde::{Deserialize, Serialize};

/// The ability serves the stream from now on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[allow(missing_docs)]
pub struct Link {
    pub stream: Id,
    pub ability: Id,
}

/// The ability does not serve the stream any more.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[allow(missing_docs)]
pub struct Unlink {
    pub stream: Id,
    pub ability: Id,
}

pub(super) fn plan(framework: &Framework, link: &Link, serves: bool) -> Result<Changes, EditError> {
    let mut plan = Plan::new(framework);
    let mut stream = Record::clone(&*plan.get(link.stream)?);
    if stream.kind != Kind::ValueStream {
        return Err(EditError::NoField(stream.kind, Field::Abilities));
    }
    let mut abilities = stream.links(Field::Abilities).to_vec();
    abilities.retain(|id| *id != link.ability || serves);
    if serves && !abilities.contains(&link.ability) {
        abilities.push(link.ability);
        admit(framework, Kind::ValueStream, Field::Abilities, &Value::Links(vec![link.ability]))?;
    }
    stream.fields.set(Field::Abilities, Some(Value::Links(abilities)));
    plan.put(stream);
    Ok(plan.changes)
}
