//! One of the three states of a conflict: enough to tell it, and to put it into the result.

use crate::native;
use rungs_model::{Id, Kind, Record, Value};
use serde::{Serialize, Serializer};
use serde_json::{Map, Value as Json};
use std::sync::Arc;

/// What one side has where two are at odds. As JSON it is what stands there in the native JSON.
#[derive(Debug, Clone, PartialEq)]
pub enum State {
    /// A field, none where it is empty.
    Field(Option<Value>),
    /// The JSON text of a key that this program does not know, none where it is not there.
    Key(Option<String>),
    /// What a node stands in; none where it is not there at all. As JSON, the id.
    Container(Option<Id>),
    /// The children of one kind, in order. As JSON, their ids.
    Row(Kind, Vec<Id>),
    /// A node and all below it, the node first. As JSON, the fields of the node.
    Node(Vec<Arc<Record>>),
    /// The node is gone, and with it these, which are kept only because the node needs them, nearest first. As JSON null.
    Gone(Vec<Id>),
}

impl State {
    /// The state as it stands in the native JSON.
    pub fn json(&self) -> Json {
        match self {
            State::Field(value) => value.as_ref().map_or(Json::Null, native::json),
            State::Key(text) => text.as_deref().map_or(Json::Null, native::unknown),
            State::Container(id) => id.map_or(Json::Null, |id| id.to_string().into()),
            State::Row(_, ids) => ids.iter().map(ToString::to_string).collect::<Vec<_>>().into(),
            State::Node(records) => records.first().map_or(Json::Null, |record| node(record)),
            State::Gone(_) => Json::Null,
        }
    }
}

impl Serialize for State {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.json().serialize(serializer)
    }
}

fn node(record: &Record) -> Json {
    let fields = record.fields.iter().map(|(field, value)| (field.name().to_string(), native::json(value)));
    let unknown = record.extra.0.iter().map(|(key, text)| (key.clone(), native::unknown(text)));
    Json::Object(fields.chain(unknown).collect::<Map<_, _>>())
}
