//! First floor, formats of other houses: links between things that are no containment: a crosswalk to another framework,
//! peers, what replaced what. They stand under `associations` in native JSON.

use crate::build::Build;
use rungs_model::{Framework, Id, Kind};

pub(crate) use rungs_model::Association;
pub(crate) use rungs_model::association::{KEY, of};

/// What such a link is called where it could be taken for something else.
pub(crate) const KIND: &str = "association";

/// Links of a file in their order, each as its entry in native JSON: there may be as many as things, and what they are
/// kept as is the least that they take.
#[derive(Default)]
pub(crate) struct Links {
    entries: String,
}

impl Links {
    pub fn push(&mut self, link: &Association) {
        self.entries.push(if self.entries.is_empty() { '[' } else { ',' });
        self.entries.push_str(&link.entry());
    }

    /// Keeps them with the framework itself.
    pub fn keep(mut self, build: &mut Build<'_>) {
        if !self.entries.is_empty() {
            self.entries.push(']');
            let root = build.root();
            build.keep(root, KEY, self.entries);
        }
    }
}

/// Whether a format that writes links beside what a framework has fields for would take this one for such a field: a
/// place in the tree, a transition, the competency of an ability, what it serves, the grade of a step.
pub(crate) fn is_like_a_field(framework: &Framework, link: &Association) -> bool {
    let kind = |id: Option<Id>| Some(framework.get(id?)?.kind);
    let [from, to] = link.nodes(framework).map(kind);
    matches!(
        (&*link.relation, from, to),
        ("isChildOf", Some(_), Some(_))
            | ("precedes", Some(Kind::Step), Some(Kind::Step))
            | ("isPartOf", Some(Kind::Ability), Some(Kind::Competency | Kind::ValueStream))
            | ("hasSkillLevel", Some(Kind::Step), Some(Kind::Grade))
    )
}

/// The identifier in an address, which is its last part where that is one; otherwise the address itself.
pub(crate) fn identifier(address: &str) -> &str {
    let last = address.rsplit(['/', ':', '#']).next().unwrap_or(address);
    if last.parse::<Id>().is_ok() { last } else { address }
}

/// The relations of CASE: those of 1.0, and the one that came with 1.1.
pub(crate) const RELATIONS: [&str; 10] = [
    "isChildOf",
    "isPeerOf",
    "isPartOf",
    "exactMatchOf",
    "precedes",
    "isRelatedTo",
    "replacedBy",
    "exemplar",
    "hasSkillLevel",
    NEW_IN_1_1,
];

const NEW_IN_1_1: &str = "isTranslationOf";

/// A relation as CASE 1.0 has it.
pub(crate) fn in_1_0(relation: &str) -> &str {
    if RELATIONS.contains(&relation) && relation != NEW_IN_1_1 { relation } else { "isRelatedTo" }
}

/// A relation as CASE 1.1 has it.
pub(crate) fn in_1_1(relation: &str) -> &str {
    let is_further = RELATIONS.contains(&relation)
        || relation.strip_prefix("ext:").is_some_and(|name| {
            !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b".-_".contains(&b))
        });
    if is_further { relation } else { in_1_0(relation) }
}
