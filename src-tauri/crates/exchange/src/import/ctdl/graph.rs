//! First floor, CTDL-ASN: the graph, which is the list of its things.

use crate::build::Build;
use crate::pieces::Skip;
use crate::value::{self, Tree};

/// The things of a document, which may be the list alone, or one thing.
pub(super) struct Graph<'t, 'a> {
    pub entries: &'t [Tree<'a>],
    /// Where the list of them stands; none where the document is one thing.
    at: Option<&'static str>,
}

impl<'t, 'a> Graph<'t, 'a> {
    pub fn of(build: &mut Build<'_>, tree: &'t Tree<'a>) -> Graph<'t, 'a> {
        match tree {
            Tree::List(entries) => Graph { entries, at: Some("") },
            Tree::Object(members) if !tree.get("@graph").entries().is_empty() => {
                for (key, value) in members.iter().filter(|(key, _)| key != "@graph") {
                    value::leave_out(build, &value::at("", key), value, Skip::Name);
                }
                Graph { entries: tree.get("@graph").entries(), at: Some("/@graph") }
            }
            _ => Graph { entries: std::slice::from_ref(tree), at: None },
        }
    }

    /// Where a thing stands.
    pub fn at(&self, nth: usize) -> String {
        self.at.map(|at| value::at(at, &nth.to_string())).unwrap_or_default()
    }
}
