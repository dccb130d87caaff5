//! First floor, CTDL-ASN: the graph, which is the list of its things.

use crate::build::Build;
use crate::pieces::Skip;
use crate::value::{self, Tree};

/// The things of a document, which may be the list alone, or one thing.
pub(super) struct Graph<'t, 'a> {
    pub entries: &'t [Tree<'a>],
    /// Where the list of them stands, or the one thing.
    at: &'static str,
    is_list: bool,
}

/// The key under which a registry hands out a document, beside what it knows of it.
const ENVELOPE: &str = "decoded_resource";

impl<'t, 'a> Graph<'t, 'a> {
    pub fn of(build: &mut Build<'_>, tree: &'t Tree<'a>) -> Graph<'t, 'a> {
        let inner = tree.get(ENVELOPE);
        if inner.members().is_empty() {
            return Graph::within(build, tree, ["", "/@graph"]);
        }
        for (key, value) in tree.members().iter().filter(|(key, _)| key != ENVELOPE) {
            value::leave_out(build, &value::at("", key), value, Skip::Name);
        }
        Graph::within(build, inner, ["/decoded_resource", "/decoded_resource/@graph"])
    }

    fn within(build: &mut Build<'_>, tree: &'t Tree<'a>, [at, list]: [&'static str; 2]) -> Graph<'t, 'a> {
        match tree {
            Tree::List(entries) => Graph { entries, at, is_list: true },
            Tree::Object(members) if !tree.get("@graph").entries().is_empty() => {
                for (key, value) in members.iter().filter(|(key, _)| key != "@graph") {
                    value::leave_out(build, &value::at(at, key), value, Skip::Name);
                }
                Graph { entries: tree.get("@graph").entries(), at: list, is_list: true }
            }
            _ => Graph { entries: std::slice::from_ref(tree), at, is_list: false },
        }
    }

    /// Where a thing stands.
    pub fn at(&self, nth: usize) -> String {
        if self.is_list { value::at(self.at, &nth.to_string()) } else { self.at.to_owned() }
    }
}
