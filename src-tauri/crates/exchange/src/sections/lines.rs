//! First floor, sections of documents: lines that are steps or paths themselves: "**Beginner**: asks", and counted ones.

use super::body::{ability, link};
use super::plant::{Planter, Stand};
use super::statement::{Lead, lead};
use super::titles;
use crate::blocks::Shape;
use crate::error::ReadError;
use crate::layout;
use rungs_model::{Field, Kind};
use std::collections::HashSet;

/// Blocks that begin with the name of a level are steps, each with what it says: gives those that were.
pub(super) fn levels(p: &mut Planter<'_, '_>, s: usize, stand: Stand) -> Result<HashSet<usize>, ReadError> {
    let mut found = HashSet::new();
    if stand.step.is_some() {
        return Ok(found);
    }
    let body = p.tree.sections[s].body.clone();
    let is_line = |shape: &Shape| matches!(shape, Shape::Item { depth: 0, .. } | Shape::Paragraph);
    let lines: Vec<usize> = body.into_iter().filter(|at| is_line(&p.tree.blocks[*at].shape)).collect();
    let leads: Vec<(usize, Lead)> = lines.iter().filter_map(|at| Some((*at, lead(p.build, p.tree, *at)?))).collect();
    let reads = |lead: &Lead| titles::step(p.build.text(&lead.word)) > 0;
    let like: Vec<(usize, Lead)> = leads.into_iter().filter(|(_, lead)| reads(lead)).collect();
    let items = lines.iter().filter(|at| matches!(p.tree.blocks[**at].shape, Shape::Item { .. })).count();
    // Names alone: "Junior planner", "Senior planner".
    let named = |at: &usize| titles::step(&p.tree.blocks[*at].text) > 0;
    let is_list = p.roles.is[s] == super::roles::Is::Divider && !p.roles.has_steps && items >= 3;
    if is_list && like.is_empty() && items == lines.iter().filter(|at| named(at)).count() {
        let path = p.path_of(stand)?;
        for at in lines.into_iter().filter(|at| matches!(p.tree.blocks[*at].shape, Shape::Item { .. })) {
            let name = p.build.trimmed(&p.tree.parts[at]);
            p.things.named(p.build, Kind::Step, path, &name)?;
            found.insert(at);
        }
        return Ok(found);
    }
    if like.len() < 2 || like.len() * 2 < items {
        return Ok(found);
    }
    let path = p.path_of(stand)?;
    for (at, lead) in like {
        let step = p.things.named(p.build, Kind::Step, path, &lead.word)?;
        p.rows.names(path, stand.competency, step);
        let ability = p.build.node(Kind::Ability, step)?;
        p.build.say(ability, Field::Statement, &lead.rest);
        link(p, ability, stand.competency);
        found.insert(at);
    }
    Ok(found)
}

/// The counted items of a competency are its levels.
pub(super) fn counted(p: &mut Planter<'_, '_>, s: usize, stand: Stand) -> Result<HashSet<usize>, ReadError> {
    let path = p.path_of(stand)?;
    let items: Vec<usize> = p.tree.body(s, |shape| matches!(shape, Shape::Item { ordered: true, .. })).collect();
    for (n, at) in items.iter().enumerate() {
        let step = p.things.called(p.build, Kind::Step, path, &(n + 1).to_string())?;
        p.rows.names(path, stand.competency, step);
        ability(p, s, *at, Stand { step: Some(step), ..stand }, step)?;
    }
    Ok(items.into_iter().collect())
}

/// Below a heading over paths: what is listed are paths, with what they are about.
pub(super) fn of_paths(p: &mut Planter<'_, '_>, s: usize) -> Result<HashSet<usize>, ReadError> {
    let items: Vec<usize> = p.tree.body(s, |shape| matches!(shape, Shape::Item { depth: 0, .. })).collect();
    let leads: Vec<(usize, Lead)> = items.iter().filter_map(|at| Some((*at, lead(p.build, p.tree, *at)?))).collect();
    let strong = leads.iter().any(|(_, lead)| titles::step(p.build.text(&lead.word)) == 2);
    if leads.len() < 2 || leads.len() < items.len() || strong {
        return Ok(HashSet::new());
    }
    let root = p.build.root();
    for (_, lead) in leads {
        let path = p.things.named(p.build, Kind::Path, root, &lead.word)?;
        layout::say_once(p.build, path, Field::Summary, &lead.rest);
    }
    Ok(items.into_iter().collect())
}
