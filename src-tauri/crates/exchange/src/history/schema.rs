//! First floor, history files: the JSON Schema (draft 2020-12), made from the grammar.

use super::v1::{CHANGES, COMMENT, FILE, NEWEST, RECORD, VERSION};
use super::{CommentKind, Status};
use crate::json::schema::{DIALECT, definitions, described, object, property};
use crate::json::v1::{Means, NODES};
use rungs_model::Kind;
use serde_json::{Value, json};

/// The schema of `rungs.history/1`. It cannot say that hashes are right and that changes fit; reading does.
pub fn schema() -> Value {
    let mut all = definitions();
    all.insert("record".to_owned(), json!({"oneOf": NODES.iter().map(|n| to(n.kind.name())).collect::<Vec<_>>()}));
    for node in &NODES {
        let fields = node.keys.iter().filter(|k| matches!(k.means, Means::Field(_))).map(property);
        let keys = RECORD.iter().map(|(key, doc)| (*key, described(record_value(key, node.kind), doc)));
        let mut record = object(node.doc, keys.chain(fields));
        record["required"] = match node.kind {
            Kind::Framework => json!(["id", "node", "place"]),
            _ => json!(["id", "node", "parent", "place"]),
        };
        all.insert(node.kind.name().to_owned(), record);
    }
    let mut version = members("A version and what it changes.", &VERSION, |key| match key {
        "id" => to("id"),
        "date" => json!({"type": "string", "format": "date-time"}),
        "status" => json!({"enum": Status::ALL.map(Status::name)}),
        "effective" => json!({"type": "string", "format": "date"}),
        "hash" => json!({"type": "string", "pattern": "^[0-9a-f]{64}$"}),
        "changes" => to("changes"),
        _ => json!({"type": "string"}),
    });
    version["required"] = json!(["id", "name", "date", "status", "hash", "changes"]);
    all.insert("version".to_owned(), version);
    let mut comment = members("Something said about a node, or done to a comment.", &COMMENT, |key| match key {
        "id" | "node" | "replyTo" => to("id"),
        "date" => json!({"type": "string", "format": "date-time"}),
        "kind" => json!({"enum": CommentKind::ALL.map(CommentKind::name)}),
        _ => json!({"type": "string"}),
    });
    comment["required"] = json!(["id", "node", "date"]);
    all.insert("comment".to_owned(), comment);
    let changes = members("What comes, changes and goes.", &CHANGES, |key| match key {
        "put" => json!({"type": "array", "items": to("record")}),
        _ => json!({"type": "array", "items": to("id")}),
    });
    all.insert("changes".to_owned(), changes);
    let mut schema = members("A framework with its whole history.", &FILE, |key| match key {
        "format" => json!({"const": NEWEST}),
        "id" => to("id"),
        "versions" => json!({"type": "array", "items": to("version")}),
        "draft" => to("changes"),
        "comments" => json!({"type": "array", "items": to("comment")}),
        _ => json!({"type": "string"}),
    });
    schema["$schema"] = DIALECT.into();
    schema["$id"] = "urn:rungs:history:1".into();
    schema["title"] = NEWEST.into();
    schema["required"] = json!(["format", "draft"]);
    schema["$defs"] = all.into();
    schema
}

fn to(definition: &str) -> Value {
    json!({"$ref": format!("#/$defs/{definition}")})
}

fn members(doc: &str, keys: &[(&'static str, &str)], value: impl Fn(&str) -> Value) -> Value {
    object(doc, keys.iter().map(|(key, doc)| (*key, described(value(key), doc))))
}

fn record_value(key: &str, kind: Kind) -> Value {
    const LIMIT: i64 = 1 << 53;
    match key {
        "node" => json!({"const": kind.name()}),
        "place" => json!({"type": "integer", "minimum": -LIMIT, "maximum": LIMIT}),
        "extra" => json!({"type": "object"}),
        _ => to("id"),
    }
}
