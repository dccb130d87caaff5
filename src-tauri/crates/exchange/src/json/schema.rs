//! First floor, native JSON: the JSON Schema (draft 2020-12), made from the grammar. What it admits can be read, but
//! for what no schema can say: that ids are there once and references lead somewhere.

use super::upgrade::NEWEST;
use super::v1::{EXPERIENCE, Item, Key, METRIC, Means, NODES, Node, Part};
use rungs_model::{Kind, Shape, association};
use serde_json::{Map, Value, json};

/// The dialect in which the schemas are written.
pub(crate) const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// What stands under the key of links. Whatever else stands there is kept as it is, so nothing is forbidden.
const LINKS: &str = "Links between things, as a list of objects: id, a UUID; relation, a word of CASE 1.1 such as \
    exactMatchOf, isRelatedTo, isPeerOf, precedes or replacedBy; from and to, each the id of a node or the address of \
    something outside; and where there is something to say, title, what is outside is called, and note.";

/// The schema of `rungs.framework/1`. Keys that it does not name are allowed, since they are kept.
pub fn schema() -> Value {
    let mut definitions = definitions();
    for node in NODES.iter().filter(|n| n.kind != Kind::Framework) {
        definitions.insert(node.kind.name().to_owned(), object(node.doc, node.keys.iter().map(property)));
    }
    let root = Node::of(Kind::Framework);
    let mut schema = object(root.doc, root.keys.iter().map(property));
    schema["properties"][association::KEY] = described(json!({}), LINKS);
    schema["$schema"] = DIALECT.into();
    schema["$id"] = "urn:rungs:framework:1".into();
    schema["title"] = NEWEST.into();
    schema["required"] = json!(["format"]);
    schema["$defs"] = definitions.into();
    schema
}

/// The definitions that fields refer to.
pub(crate) fn definitions() -> Map<String, Value> {
    let id = json!({"description": "A UUID.", "type": "string", "format": "uuid"});
    let years = json!({"type": "number", "minimum": 0, "maximum": 100, "multipleOf": 0.5});
    let part = |part: &Part| {
        let properties = part.keys.iter().map(|(name, item, doc)| {
            let value = match item {
                Item::Essential => json!({"type": "boolean"}),
                Item::MinYears | Item::MaxYears => json!({"$ref": "#/$defs/years"}),
                Item::Context | Item::Name | Item::Unit => json!({"type": "string"}),
                Item::Baseline | Item::Target => json!({"type": "number"}),
            };
            (*name, described(value, doc))
        });
        object(part.doc, properties)
    };
    Map::from_iter([
        ("id".to_owned(), id),
        ("years".to_owned(), years),
        (EXPERIENCE.name.to_owned(), part(&EXPERIENCE)),
        (METRIC.name.to_owned(), part(&METRIC)),
    ])
}

/// An object with described members.
pub(crate) fn object(doc: &str, properties: impl Iterator<Item = (&'static str, Value)>) -> Value {
    let properties: Map<String, Value> = properties.map(|(name, value)| (name.to_owned(), value)).collect();
    json!({"description": doc, "type": "object", "properties": properties, "additionalProperties": true})
}

/// A value with a sentence about it.
pub(crate) fn described(mut value: Value, doc: &str) -> Value {
    value["description"] = doc.into();
    value
}

/// The schema of what stands under a key.
pub(crate) fn property(key: &Key) -> (&'static str, Value) {
    let id = || json!({"$ref": "#/$defs/id"});
    let value = match key.means {
        Means::Format => json!({"const": NEWEST}),
        Means::Id => id(),
        Means::Children(kind) => json!({"type": "array", "items": {"$ref": format!("#/$defs/{}", kind.name())}}),
        Means::Field(field) => match field.shape() {
            Shape::Text => json!({"type": "string"}),
            Shape::Texts => json!({"type": "array", "items": {"type": "string"}}),
            Shape::Number => json!({"type": "number", "minimum": 0}),
            Shape::Experience => json!({"$ref": format!("#/$defs/{}", EXPERIENCE.name)}),
            Shape::Metric => json!({"$ref": format!("#/$defs/{}", METRIC.name)}),
            Shape::Link(_) if key.always => json!({"anyOf": [id(), {"const": ""}]}),
            Shape::Link(_) => id(),
            Shape::Links(_) => json!({"type": "array", "items": id()}),
        },
    };
    (key.name, described(value, key.doc))
}
