//! First floor, formats of other houses: links between things that are no containment: a crosswalk to another framework,
//! peers, what replaced what. They stand under `associations` in native JSON.

use crate::build::Build;
use rungs_model::{Framework, Kind, association};

pub(crate) use rungs_model::Association;
pub(crate) use rungs_model::association::{KEY, of};

/// What such a link is called where it could be taken for something else.
pub(crate) const KIND: &str = "association";

/// Keeps the links with the framework itself.
pub(crate) fn keep(build: &mut Build<'_>, links: &[Association]) {
    let entries: Vec<String> = links.iter().map(Association::entry).collect();
    if let Some(text) = association::joined(&entries) {
        let root = build.root();
        build.keep(root, KEY, text);
    }
}

/// Whether a format that writes links beside what a framework has fields for would take this one for such a field: a
/// place in the tree, a transition, the competency of an ability, what it serves, the grade of a step.
pub(crate) fn is_like_a_field(framework: &Framework, link: &Association) -> bool {
    let kind = |id: Option<rungs_model::Id>| Some(framework.get(id?)?.kind);
    let [from, to] = link.nodes(framework).map(kind);
    matches!(
        (&*link.relation, from, to),
        ("isChildOf", Some(_), Some(_))
            | ("precedes", Some(Kind::Step), Some(Kind::Step))
            | ("isPartOf", Some(Kind::Ability), Some(Kind::Competency | Kind::ValueStream))
            | ("hasSkillLevel", Some(Kind::Step), Some(Kind::Grade))
    )
}
