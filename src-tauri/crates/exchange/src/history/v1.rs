//! First floor, history files: the grammar of `rungs.history/1`. Records take their fields from that of native JSON.

use crate::json::v1::{Means, NODES, Node};
use rungs_model::{Field, Kind};
use std::sync::LazyLock;

/// The name of the format without its number.
pub const FAMILY: &str = "rungs.history";

/// The number of the format that is written.
pub(super) const NUMBER: u32 = 1;

/// The format that is written.
pub const NEWEST: &str = "rungs.history/1";

/// The keys of the file and a sentence about each.
pub(super) const FILE: [(&str, &str); 6] = [
    ("format", "The name of this format. The number changes only when older programs could not read the file."),
    ("id", "The id of the framework."),
    ("title", "The title of the draft, for those who only look into the file."),
    ("versions", "The versions, oldest first."),
    ("draft", "What the living state puts into, or takes out of, the last version."),
    ("comments", "What people say about the nodes, by time. Two files of one framework are joined by the ids."),
];

/// The keys of a version and a sentence about each.
pub(super) const VERSION: [(&str, &str); 9] = [
    ("id", "The id of the version."),
    ("name", "The name of the version."),
    ("note", "Why it was made."),
    ("author", "Who made it."),
    ("date", "When it was made (RFC 3339)."),
    ("status", "How far it has come."),
    ("effective", "The day from which on it holds."),
    ("hash", "The content hash of its state: BLAKE3, 64 hexadecimal digits."),
    ("changes", "What it puts into, or takes out of, the version before it; the first begins with nothing."),
];

/// The keys of a comment and a sentence about each.
pub(super) const COMMENT: [(&str, &str); 7] = [
    ("id", "The id of the comment."),
    ("node", "The id of the node it is about."),
    ("replyTo", "The id of the comment it answers, settles, opens again or takes back."),
    ("date", "When it was said (RFC 3339)."),
    ("author", "Who said it."),
    ("kind", "What it does: `said` where nothing is given."),
    ("body", "What was said."),
];

/// The keys of changes and a sentence about each.
pub(super) const CHANGES: [(&str, &str); 2] =
    [("put", "Records that come or change, whole, containers first."), ("removed", "The ids of records that go.")];

/// The keys of a record that are no fields, and a sentence about each; fields stand between `place` and `extra`.
pub(super) const RECORD: [(&str, &str); 5] = [
    ("id", "The id of the node."),
    ("node", "What it is."),
    ("parent", "The id of the node it stands in; none for the framework itself."),
    ("place", "Where it stands among its siblings of the same kind: smaller comes first."),
    ("extra", "Keys of the node that are unknown to the program that wrote the file."),
];

/// The key and field of every field any record has, once each.
pub(super) static FIELDS: LazyLock<Vec<(&'static str, Field)>> = LazyLock::new(|| {
    let mut fields: Vec<(&'static str, Field)> = NODES.iter().flat_map(fields_of).collect();
    fields.sort_unstable();
    fields.dedup();
    fields
});

/// The keys of the fields of a kind of record, in order.
pub(super) fn fields_of(node: &'static Node) -> impl Iterator<Item = (&'static str, Field)> {
    node.keys.iter().filter_map(|key| match key.means {
        Means::Field(field) => Some((key.name, field)),
        _ => None,
    })
}

/// Whether a kind of record has a field.
pub(super) fn has(kind: Kind, field: Field) -> bool {
    fields_of(Node::of(kind)).any(|(_, f)| f == field)
}
