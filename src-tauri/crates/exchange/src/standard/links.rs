//! First floor, formats of other houses: links between things that are no containment: a crosswalk to another framework,
//! peers, what replaced what. They stand under `associations` in native JSON.

use crate::build::Build;
use crate::value::{self, Tree};
use rungs_model::{Framework, Id};
use serde_json::json;

/// The key in native JSON.
pub(crate) const KEY: &str = "associations";

/// A link from one thing to another. Its ends are ids of nodes, or addresses of things outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Association {
    pub id: Id,
    /// The word of CASE 1.1 for it: `exactMatchOf`, `isRelatedTo`, `ext:…`.
    pub relation: String,
    pub from: String,
    pub to: String,
    /// What the other end is called, where it is outside.
    pub title: String,
    pub note: String,
}

/// Keeps the links with the framework itself.
pub(crate) fn keep(build: &mut Build<'_>, links: &[Association]) {
    if links.is_empty() {
        return;
    }
    let entry = |link: &Association| {
        let mut entry = json!({"id": link.id, "relation": link.relation, "from": link.from, "to": link.to});
        for (key, text) in [("title", &link.title), ("note", &link.note)] {
            if !text.is_empty() {
                entry[key] = text.as_str().into();
            }
        }
        entry
    };
    let all: Vec<serde_json::Value> = links.iter().map(entry).collect();
    let root = build.root();
    build.keep(root, KEY, serde_json::Value::from(all).to_string());
}

/// The links of a framework; what stands under the key and is none is left where it is.
pub(crate) fn of(framework: &Framework) -> Vec<Association> {
    let found = framework.framework().extra.0.iter().find(|(key, _)| key == KEY);
    let tree = found.and_then(|(_, raw)| value::json(raw).ok()).unwrap_or(Tree::Nothing);
    let text = |entry: &Tree<'_>, key: &str| entry.get(key).text().unwrap_or_default().to_owned();
    tree.entries()
        .iter()
        .filter_map(|entry| {
            Some(Association {
                id: entry.get("id").text()?.parse().ok()?,
                relation: entry.get("relation").text()?.to_owned(),
                from: entry.get("from").text()?.to_owned(),
                to: entry.get("to").text()?.to_owned(),
                title: text(entry, "title"),
                note: text(entry, "note"),
            })
        })
        .collect()
}
