//! First floor, data formats: what the sections of a document are, told by what they say and how they stand together, and
//! the framework made of them. One reader for all documents; formats only say what their blocks are.

mod body;
mod heads;
mod lines;
mod marked;
mod marks;
mod notes;
mod objectives;
mod order;
mod overview;
mod plant;
mod positions;
mod roles;
mod statement;
mod tables;
pub(crate) mod titles;
mod topics;
mod tree;

use crate::blocks::Document;
use crate::build::Build;
use crate::error::{Fault, ReadError};
use crate::mapping::{HeadingMap, Mapping};
use crate::pieces::Skip;
use crate::{Imported, Input};
use roles::Is;
use rungs_model::{Id, Kind};
pub(crate) use statement::is_able;
use tree::Tree;

/// Makes a framework of the blocks of a document: of one of our own what it says of itself, of any other what its
/// headings, lists and tables speak for.
///
/// # Errors
/// If nothing of it could be understood, there is too much of it, or the reading was stopped.
pub(crate) fn read(
    input: &Input<'_>,
    document: Document,
    format: &str,
    fresh: &mut dyn FnMut() -> Id,
) -> Result<Imported, ReadError> {
    let mut build = Build::new(fresh, input.going);
    if document.blocks.iter().any(|block| block.mark.is_some_and(|mark| mark.node.is_some())) {
        marked::read(input, &mut build, &document)?;
        return Ok(Imported::built(build.finish()?, Mapping::of(format), 1.0, Vec::new()));
    }
    let tree = Tree::grow(&mut build, document)?;
    input.go_on()?;
    let roles = roles::tell(&build, &tree, input.map);
    let mut mapping = Mapping { headings: headings(&tree, &roles), ..Mapping::of(format) };
    plant::plant(input, &mut build, &tree, &roles, &mut mapping)?;
    // Prose alone is a text, and no framework with a summary.
    let is_framework = |record: &rungs_model::Record| record.kind == Kind::Framework;
    if !input.options.even_nothing && build.records().iter().all(is_framework) {
        return Err(ReadError::whole(Fault::NothingUnderstood));
    }
    for (at, block) in tree.blocks.iter().enumerate() {
        if let crate::blocks::Shape::Out(why) = block.shape {
            build.skip(&tree.parts[at], why);
        }
    }
    let built = build.finish()?;
    let lost = |trace: &&crate::Trace| matches!(trace.went, crate::Went::Skipped { why: Skip::NotUnderstood });
    let lost: u32 =
        built.trace.iter().filter(lost).map(|trace| crate::pieces::characters(built.pieces.text(&trace.part))).sum();
    let understood = 1.0 - lost as f32 / built.tally.all.max(1) as f32;
    let sure = if roles.has_steps { 0.9 } else { 0.6 };
    Ok(Imported::built(built, mapping, sure * understood, Vec::new()))
}

/// What most headings of each level were taken for.
fn headings(tree: &Tree, roles: &roles::Roles) -> Vec<HeadingMap> {
    let mut found = Vec::new();
    for level in 1..=6 {
        let kinds: Vec<Option<Kind>> = (0..tree.sections.len())
            .filter(|s| tree.sections[*s].level == level && tree.sections[*s].head.is_some())
            .map(|s| roles.is[s].kind())
            .collect();
        let most = kinds.iter().max_by_key(|kind| kinds.iter().filter(|other| other == kind).count());
        if let Some(is) = most {
            found.push(HeadingMap { level, is: *is });
        }
    }
    found
}

impl Is {
    /// The kind of node that a section is; none for one that only divides.
    fn kind(&self) -> Option<Kind> {
        match self {
            Is::Title => Some(Kind::Framework),
            Is::Path => Some(Kind::Path),
            Is::Step => Some(Kind::Step),
            Is::Competency => Some(Kind::Competency),
            Is::Group => Some(Kind::Group),
            Is::Note => Some(Kind::Note),
            Is::Ability => Some(Kind::Ability),
            Is::Objective => Some(Kind::Objective),
            Is::Stream => Some(Kind::ValueStream),
            Is::Known(_) | Is::Divider | Is::Contents => None,
        }
    }
}

#[cfg(test)]
mod tests;
