//! First floor, sections of documents: what stands directly below a heading, by what the heading is.

use super::notes::Body;
use super::plant::{Planter, Stand, table};
use super::statement::{Lead, is_able, label, lead, years_in};
use super::titles::{self, Known};
use super::{lines, tables};
use crate::blocks::Shape;
use crate::error::ReadError;
use crate::layout;
use crate::mapping::Role;
use crate::pieces::{Part, Skip};
use crate::years;
use rungs_model::{Field, Id, Kind, Value};
use std::collections::HashSet;

/// Below the title, a path or a heading that only divides: prose is its summary.
pub(super) fn of_path(p: &mut Planter<'_, '_>, s: usize, stand: Stand, node: Id) -> Result<(), ReadError> {
    let is_path = p.roles.is[s] == super::roles::Is::Path;
    let alone = !p.roles.has_steps && p.tree.sections.len() <= 2;
    // "Our competencies" over a list of nothing but keywords with what they mean.
    let items = p.tree.body(s, |shape| matches!(shape, Shape::Item { .. })).take(200);
    let keywords = items.into_iter().all(|at| lead(p.build, p.tree, at).is_some());
    let plain = titles::plain(p.tree.title(s));
    let says = ["competenc", "skills", "values", "kompetenz", "compétence"].iter().any(|word| plain.contains(word));
    let named = alone && !is_path && keywords && says;
    let paths = if titles::over_paths(p.tree.title(s)) { lines::of_paths(p, s)? } else { HashSet::new() };
    let levels = if paths.is_empty() { lines::levels(p, s, stand)? } else { paths };
    let mut last = None;
    for at in p.tree.sections[s].body.clone() {
        if levels.contains(&at) {
            continue;
        }
        let text = p.tree.blocks[at].text.trim().to_string();
        match p.tree.blocks[at].shape.clone() {
            Shape::Table(_) => table(p, at, stand)?,
            Shape::Item { depth: 0, .. } if named => competency(p, at, None, node)?,
            Shape::Item { depth, .. } if is_path || alone => {
                let parent = p.path_of(stand)?;
                last = item(p, s, at, depth, Stand { step: None, ..stand }, parent, last)?;
            }
            Shape::Paragraph if is_able(&text) => {
                let parent = p.path_of(stand)?;
                last = ability(p, s, at, Stand { step: None, ..stand }, parent)?;
            }
            Shape::Quote | Shape::More if last.is_some() => example(p, at, last),
            _ => prose(p, at, node, Field::Summary),
        }
    }
    Ok(())
}

/// Adds a block to a field of prose; an item keeps its bullet.
fn prose(p: &mut Planter<'_, '_>, at: usize, node: Id, field: Field) {
    let part = p.tree.parts[at].clone();
    let text = p.build.text(&part).trim().to_string();
    let said = match p.tree.blocks[at].shape {
        Shape::Item { depth, .. } => format!("{}- {text}", "  ".repeat(usize::from(depth))),
        _ => text,
    };
    // What stands in front of a list goes on without a gap, a further paragraph does not.
    p.build.says(node, field, &said, std::slice::from_ref(&part));
}

fn example(p: &mut Planter<'_, '_>, at: usize, last: Option<Id>) {
    let part = p.tree.parts[at].clone();
    match last {
        Some(ability) if p.tree.blocks[at].shape == Shape::More => p.build.say(ability, Field::Statement, &part),
        Some(ability) => p.build.say(ability, Field::Examples, &part),
        None => {}
    }
}

pub(super) fn link(p: &mut Planter<'_, '_>, ability: Id, competency: Option<Id>) {
    if let Some(competency) = competency {
        p.build.set(ability, Field::Competency, Value::Link(competency), &[]);
    }
}

/// Below a family of competencies: prose is its summary, what is listed are competencies.
pub(super) fn of_group(p: &mut Planter<'_, '_>, s: usize, stand: Stand, group: Id) -> Result<(), ReadError> {
    for at in p.tree.sections[s].body.clone() {
        match p.tree.blocks[at].shape {
            Shape::Table(_) => table(p, at, stand)?,
            Shape::Item { depth: 0, .. } => competency(p, at, Some(group), group)?,
            _ => prose(p, at, group, Field::Summary),
        }
    }
    Ok(())
}

/// Below a heading over competencies.
pub(super) fn of_competencies(p: &mut Planter<'_, '_>, s: usize, stand: Stand) -> Result<(), ReadError> {
    let root = p.build.root();
    for at in p.tree.sections[s].body.clone() {
        match p.tree.blocks[at].shape {
            Shape::Table(_) => table(p, at, stand)?,
            Shape::Item { depth: 0, .. } => competency(p, at, stand.group, root)?,
            _ => prose(p, at, stand.group.unwrap_or(root), Field::Summary),
        }
    }
    Ok(())
}

/// An item that names a competency, with what it means; one that is a sentence is prose of what it stands in.
fn competency(p: &mut Planter<'_, '_>, at: usize, group: Option<Id>, node: Id) -> Result<(), ReadError> {
    let part = p.build.trimmed(&p.tree.parts[at]);
    match lead(p.build, p.tree, at) {
        Some(lead) => {
            let id = p.things.competency(p.build, group, &lead.word)?;
            layout::say_once(p.build, id, Field::Definition, &lead.rest);
        }
        None if p.build.text(&part).split_whitespace().count() <= 6 => {
            p.things.competency(p.build, group, &part)?;
        }
        None => prose(p, at, node, Field::Summary),
    }
    Ok(())
}

/// Below a competency that stands outside steps: its definition, and what it means at each level or at all of them.
pub(super) fn of_competency(p: &mut Planter<'_, '_>, s: usize, stand: Stand, id: Id) -> Result<(), ReadError> {
    let levels = if p.roles.counted.contains(&s) { lines::counted(p, s, stand)? } else { lines::levels(p, s, stand)? };
    let mut last = None;
    let blocks: Vec<usize> = p.tree.sections[s].body.iter().copied().filter(|at| !levels.contains(at)).collect();
    for (n, at) in blocks.iter().copied().enumerate() {
        match p.tree.blocks[at].shape.clone() {
            Shape::Table(_) => table(p, at, stand)?,
            Shape::Item { depth, .. } => {
                let parent = p.path_of(stand)?;
                last = item(p, s, at, depth, stand, parent, last)?;
            }
            Shape::Quote | Shape::More if last.is_some() => example(p, at, last),
            _ => {
                let found = lead(p.build, p.tree, at).and_then(|lead| Some((label(p.build.text(&lead.word))?, lead)));
                match found {
                    Some((Role::Example | Role::Examples, lead)) => {
                        p.build.skip(&lead.word, Skip::Head);
                        p.build.say(id, Field::Example, &lead.rest);
                    }
                    Some((Role::Definition, lead)) => {
                        p.build.skip(&lead.word, Skip::Head);
                        p.build.say(id, Field::Definition, &lead.rest);
                    }
                    _ if leads_to_items(p, &blocks, n) => p.build.skip(&p.tree.parts[at].clone(), Skip::Head),
                    _ => prose(p, at, id, Field::Definition),
                }
            }
        }
    }
    Ok(())
}

/// Whether a paragraph only says that a list follows: "You can:".
fn leads_to_items(p: &Planter<'_, '_>, blocks: &[usize], n: usize) -> bool {
    let text = p.tree.blocks[blocks[n]].text.trim();
    let next = blocks.get(n + 1).map(|at| &p.tree.blocks[*at].shape);
    text.ends_with(':') && text.chars().count() <= 120 && matches!(next, Some(Shape::Item { .. }))
}

/// Whether a paragraph of whole sentences stands in front of the first list.
fn stands_before(p: &Planter<'_, '_>, blocks: &[usize], n: usize) -> bool {
    let is_item = |at: &usize| matches!(p.tree.blocks[*at].shape, Shape::Item { .. });
    let text = p.tree.blocks[blocks[n]].text.trim();
    !is_able(text) && text.ends_with(['.', '!']) && !blocks[..n].iter().any(is_item) && blocks[n..].iter().any(is_item)
}

/// Of a paragraph in front of a list the last sentence leads to it; what stands before is prose of the step.
fn led(p: &mut Planter<'_, '_>, at: usize, step: Id) {
    let part = p.tree.parts[at].clone();
    let text = p.build.text(&part);
    let end = text.rfind(['.', '!', '?']).map_or(0, |at| at + 1);
    let length = text.len();
    if end > 0 {
        p.build.say(step, Field::Summary, &part.slice(0..end));
    }
    p.build.skip(&part.slice(end..length), Skip::Head);
}

/// Statements of a step on a competency, or under a heading that only says that they are some.
pub(super) fn of_cell(p: &mut Planter<'_, '_>, s: usize, stand: Stand, parent: Id) -> Result<(), ReadError> {
    let blocks = p.tree.sections[s].body.clone();
    // In front of headings with lists of their own, prose leads to them.
    let is_head = matches!(p.roles.is[s], super::roles::Is::Known(_));
    let leads = is_head && !p.tree.has_items(s) && p.tree.sections[s].below.iter().any(|c| p.tree.has_items(*c));
    let mut last = None;
    for (n, at) in blocks.iter().copied().enumerate() {
        match p.tree.blocks[at].shape.clone() {
            Shape::Table(_) => table(p, at, stand)?,
            Shape::Paragraph if leads || (is_head && stands_before(p, &blocks, n)) => {
                prose(p, at, parent, Field::Summary);
            }
            Shape::Item { depth, .. } => last = item(p, s, at, depth, stand, parent, last)?,
            Shape::Quote | Shape::More if last.is_some() => example(p, at, last),
            _ if leads_to_items(p, &blocks, n) => p.build.skip(&p.tree.parts[at].clone(), Skip::Head),
            _ if stand.step.is_some_and(|step| is_years(p, at, step)) => {}
            _ => last = ability(p, s, at, stand, parent)?,
        }
    }
    Ok(())
}

/// Below a step: years, its summary, its abilities.
pub(super) fn of_step(p: &mut Planter<'_, '_>, s: usize, stand: Stand, step: Id) -> Result<(), ReadError> {
    let blocks = p.tree.sections[s].body.clone();
    let mut last = None;
    let leads = blocks.iter().filter(|at| p.tree.blocks[**at].shape == Shape::Paragraph);
    let leads = leads
        .filter(|at| lead(p.build, p.tree, **at).is_some_and(|l| l.bold && label(p.build.text(&l.word)).is_none()));
    let spoken = leads.count() >= 3 && !p.tree.has_items(s);
    for (n, at) in blocks.iter().copied().enumerate() {
        let text = p.tree.blocks[at].text.trim().to_string();
        match p.tree.blocks[at].shape.clone() {
            Shape::Table(_) => table(p, at, stand)?,
            Shape::Item { depth, .. } => last = item(p, s, at, depth, stand, step, last)?,
            Shape::Quote | Shape::More if last.is_some() => example(p, at, last),
            _ if leads_to_items(p, &blocks, n) => led(p, at, step),
            _ if is_label(p, at, step)? => {}
            _ if is_able(&text) => last = ability(p, s, at, stand, step)?,
            _ => match lead(p.build, p.tree, at) {
                Some(lead) if spoken || is_keyword(p, &lead) => last = ability(p, s, at, stand, step)?,
                Some(lead) if lead.bold => {
                    let (heading, body) =
                        (p.build.text(&lead.word).to_string(), p.build.text(&lead.rest).trim().to_string());
                    p.build.note(step, &heading, &[lead.word], &body, &[lead.rest])?;
                }
                _ if p.roles.paragraphs && !is_years(p, at, step) => last = ability(p, s, at, stand, step)?,
                _ => {
                    if !is_years(p, at, step) {
                        prose(p, at, step, Field::Summary);
                    }
                }
            },
        }
    }
    Ok(())
}

fn is_keyword(p: &Planter<'_, '_>, lead: &Lead) -> bool {
    let word = titles::plain(p.build.text(&lead.word));
    // "Scope" among "Impact", "Execution" and "Teamwork" is a subject as they are.
    p.roles.keywords.contains(&word) || (word == "scope" && p.roles.keywords.len() >= 3)
}

/// Takes years for a step from a block that speaks of them; true if it speaks of nothing else.
fn is_years(p: &mut Planter<'_, '_>, at: usize, step: Id) -> bool {
    let part = p.tree.parts[at].clone();
    let Some(found) = years_in(p.build.text(&part)) else { return false };
    if p.build.record(step).is_some_and(|record| record.experience().is_some()) {
        return false;
    }
    let whole = found.whole;
    let parts = if whole { part.clone() } else { part.slice(found.bytes) };
    p.build.years(step, found.years, &[parts]);
    if whole {
        p.build.skip(&part, Skip::Head);
    }
    whole
}

/// Takes what an advertisement says of a post and not of whoever fills it: "Location: Paris".
fn is_of_the_post(p: &mut Planter<'_, '_>, at: usize, step: Id) -> Result<bool, ReadError> {
    let Some(lead) = lead(p.build, p.tree, at).filter(|lead| !is_keyword(p, lead)) else { return Ok(false) };
    let word = p.build.text(&lead.word).to_string();
    if !titles::of_the_post(&word) {
        return Ok(false);
    }
    let body = p.build.text(&lead.rest).trim().to_string();
    p.build.note(step, &word, &[lead.word], &body, &[lead.rest])?;
    Ok(true)
}

/// Takes what a label says of a step: "Focus: delivery".
fn is_label(p: &mut Planter<'_, '_>, at: usize, step: Id) -> Result<bool, ReadError> {
    let Some(lead) = lead(p.build, p.tree, at).filter(|lead| !is_keyword(p, lead)) else { return Ok(false) };
    let Some(role) = label(p.build.text(&lead.word)).filter(|role| !matches!(role, Role::Examples | Role::Example))
    else {
        return Ok(false);
    };
    p.build.skip(&lead.word, Skip::Head);
    let mut rest = p.build.trimmed(&lead.rest);
    if role == Role::Focus {
        rest = without_years(p, &rest, step);
    }
    layout::about_step(p.build, &mut p.things, step, role, &rest)?;
    Ok(true)
}

/// What stands in front of years at the end of a text, "one plot · 0-2 years"; the years are taken for the step.
fn without_years(p: &mut Planter<'_, '_>, part: &Part, step: Id) -> Part {
    let text = p.build.text(part);
    let Some(at) = text.rfind(['·', '|', ';', ',', '•', '(']).filter(|at| *at > 0) else { return part.clone() };
    let behind = at + text[at..].chars().next().map_or(0, char::len_utf8);
    let has_some = p.build.record(step).is_some_and(|record| record.experience().is_some());
    let found = years::find(&text[behind..], false).filter(|found| found.whole && !has_some);
    let Some(found) = found else { return part.clone() };
    let said = part.slice(behind + found.bytes.start..behind + found.bytes.end);
    let front = p.build.trimmed(&part.slice(0..at));
    p.build.years(step, found.years, &[said]);
    p.build.skip(part, Skip::Mark);
    front
}

/// An item: a statement, or an example of the one that it stands below.
fn item(
    p: &mut Planter<'_, '_>,
    s: usize,
    at: usize,
    depth: u8,
    stand: Stand,
    parent: Id,
    last: Option<Id>,
) -> Result<Option<Id>, ReadError> {
    let first = p.tree.body(s, |shape| matches!(shape, Shape::Item { .. })).next();
    let base = first.map_or(0, |at| match p.tree.blocks[at].shape {
        Shape::Item { depth, .. } => depth,
        _ => 0,
    });
    if depth > base && last.is_some() {
        let part = p.tree.parts[at].clone();
        if let Some(last) = last {
            p.build.say(last, Field::Examples, &part);
        }
        return Ok(last);
    }
    if let Some(step) = stand.step
        && stand.competency.is_none()
        && is_of_the_post(p, at, step)?
    {
        return Ok(last);
    }
    if let Some(step) = stand.step
        && stand.competency.is_none()
        && (is_label(p, at, step)? || is_years(p, at, step))
    {
        return Ok(last);
    }
    ability(p, s, at, stand, parent)
}

/// A statement. What stands in front of it in bold is its title, or the competency where it comes again in most steps.
pub(super) fn ability(
    p: &mut Planter<'_, '_>,
    s: usize,
    at: usize,
    stand: Stand,
    parent: Id,
) -> Result<Option<Id>, ReadError> {
    let part = p.tree.parts[at].clone();
    let ability = p.build.node(Kind::Ability, parent)?;
    let mut competency = stand.competency;
    match lead(p.build, p.tree, at) {
        Some(lead) if competency.is_none() && is_keyword(p, &lead) => {
            competency = Some(p.things.competency(p.build, stand.group, &lead.word)?);
            p.build.say(ability, Field::Statement, &lead.rest);
        }
        Some(lead) if lead.bold || leads_are_usual(p, s) => {
            p.build.say(ability, Field::Title, &lead.word);
            p.build.say(ability, Field::Statement, &lead.rest);
        }
        _ => p.build.say(ability, Field::Statement, &part),
    }
    link(p, ability, competency);
    Ok(Some(ability))
}

/// Whether most items of a section have a keyword in front.
fn leads_are_usual(p: &mut Planter<'_, '_>, s: usize) -> bool {
    if let Some(known) = p.usual.get(&s) {
        return *known;
    }
    let items: Vec<usize> = p.tree.body(s, |shape| matches!(shape, Shape::Item { .. })).take(200).collect();
    let with = items.iter().filter(|at| lead(p.build, p.tree, **at).is_some()).count();
    let usual = items.len() >= 3 && with * 10 >= items.len() * 7;
    p.usual.insert(s, usual);
    usual
}

/// Below a heading that says what field of the thing above is meant.
pub(super) fn of_field(p: &mut Planter<'_, '_>, s: usize, known: Known, stand: Stand) -> Result<(), ReadError> {
    let root = p.build.root();
    let node = stand.step.or(stand.competency).or(stand.path).or(stand.group).unwrap_or(root);
    let is_competency = stand.step.is_none() && stand.competency.is_some();
    for at in p.tree.sections[s].body.clone() {
        let part = p.build.trimmed(&p.tree.parts[at]);
        let role = match known {
            Known::Years => Some(Role::Years),
            Known::Focus => Some(Role::Focus),
            Known::Code => Some(Role::Code),
            Known::Grade => Some(Role::Grade),
            _ => None,
        };
        match (known, role, stand.step) {
            _ if matches!(p.tree.blocks[at].shape, Shape::Table(_)) => table(p, at, stand)?,
            (_, Some(Role::Years), Some(step)) if p.build.record(step).is_some_and(|r| r.experience().is_some()) => {
                prose(p, at, step, Field::Summary);
            }
            (_, Some(Role::Grade), Some(step)) if tables::grade_said(p, step, &part)? => {}
            (_, Some(role), Some(step)) => layout::about_step(p.build, &mut p.things, step, role, &part)?,
            (Known::Success | Known::Examples, ..) if is_competency => p.build.say(node, Field::Example, &part),
            (Known::Definition | Known::Summary, ..) if is_competency => p.build.say(node, Field::Definition, &part),
            (Known::Summary | Known::Definition, ..) => prose(p, at, node, Field::Summary),
            _ => return heads_a_note(p, s, node),
        }
    }
    Ok(())
}

/// A heading that fits nothing here becomes a note after all.
fn heads_a_note(p: &mut Planter<'_, '_>, s: usize, node: Id) -> Result<(), ReadError> {
    let mut body = Body::default();
    for at in &p.tree.sections[s].body {
        body.block(p, *at);
    }
    let head: Vec<Part> = p.head(s).into_iter().collect();
    let heading = p.tree.title(s).to_string();
    p.build.note(node, &heading, &head, &body.text, &body.parts)?;
    Ok(())
}
