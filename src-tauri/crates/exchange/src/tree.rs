//! First floor, data formats: a tree of statements as many formats have it, made into the kinds of a framework.
//!
//! What the file calls a thing counts (a "step", a "path", a "competency"); where it says nothing, its height does: of
//! what has no kind the lowest are what is said, those above them competencies, those above these groups.

use crate::build::Build;
use crate::error::ReadError;
use crate::pieces::{Part, Skip};
use crate::standard::code;
use crate::standard::links::{Association, Links, RELATIONS};
use crate::standard::stated::only_years;
use crate::standard::ties::{self, Means};
use rungs_model::{Field, Id, Kind, Value};
use std::borrow::Cow;
use std::collections::HashMap;

/// A thing of the tree.
#[derive(Debug, Clone, Default)]
pub(crate) struct Leaf {
    /// The number of the thing it stands in.
    pub parent: Option<usize>,
    /// What says so.
    pub says_parent: Option<Part>,
    /// Its own id in the file, where that can be one.
    pub id: Option<Id>,
    /// What kind the file says it is, in small letters.
    pub kind: Option<String>,
    /// What it says.
    pub text: Option<Part>,
    /// A shorter name of it.
    pub title: Option<Part>,
    /// A mark of it.
    pub code: Option<Part>,
    /// A longer description of it.
    pub definition: Option<Part>,
    /// Prose on it, under a heading.
    pub notes: Vec<(String, Part)>,
    /// Examples of it.
    pub examples: Vec<Part>,
    /// Whether it only holds others together, and is nothing itself.
    pub divides: bool,
}

/// Grows the nodes of a tree into a framework: gives the node of each thing.
///
/// # Errors
/// If there are more than a framework holds.
pub(crate) fn grow(build: &mut Build<'_>, leaves: &[Leaf]) -> Result<(), ReadError> {
    let (_, links) = grow_all(build, leaves)?;
    links.keep(build);
    Ok(())
}

/// The same, with the node of each thing and the links that no field holds.
///
/// # Errors
/// If there are more than a framework holds.
pub(crate) fn grow_all(build: &mut Build<'_>, leaves: &[Leaf]) -> Result<(Vec<Option<Id>>, Links), ReadError> {
    let parents = without_cycles(leaves);
    for (leaf, parent) in leaves.iter().zip(&parents) {
        if let Some(part) = &leaf.says_parent {
            build.skip(part, if *parent == leaf.parent { Skip::Name } else { Skip::Circle });
        }
    }
    let mut below: Vec<Vec<usize>> = vec![Vec::new(); leaves.len()];
    let mut roots = Vec::new();
    for (at, parent) in parents.iter().enumerate() {
        match parent {
            Some(parent) => below[*parent].push(at),
            None => roots.push(at),
        }
    }
    let heights = heights(&below, &roots);
    let mut nodes: Vec<Option<Id>> = vec![None; leaves.len()];
    let mut waiting: Vec<(usize, Place)> = roots.iter().rev().map(|at| (*at, Place::default())).collect();
    let mut plain = Plain::default();
    while let Some((at, place)) = waiting.pop() {
        let next = if leaves[at].divides {
            leaves[at].title.iter().for_each(|title| build.skip(title, Skip::Head));
            place
        } else {
            plant(build, &leaves[at], heights[at], place, &mut plain)?
        };
        nodes[at] = next.node;
        waiting.extend(below[at].iter().rev().map(|child| (*child, next)));
    }
    // A path that nothing names is called like the whole.
    if let Some(path) = plain.path {
        let title = build.records()[0].face().to_string();
        build.says(path, Field::Title, &title, &[]);
    }
    let links = tie(build, leaves, &nodes)?;
    Ok((nodes, links))
}

/// The relation that a heading names, where what stands below it are the names of other things.
fn relation(heading: &str) -> Option<Cow<'_, str>> {
    let relation = ties::relation(heading);
    (relation != "isChildOf" && RELATIONS.contains(&&*relation)).then_some(relation)
}

/// Ties things to those that they name, by their marks or ids.
fn tie(build: &mut Build<'_>, leaves: &[Leaf], nodes: &[Option<Id>]) -> Result<Links, ReadError> {
    let mut links = Links::default();
    let says_relation = |(at, leaf): (usize, &'_ Leaf)| -> Vec<(usize, String, Part)> {
        let of = |(heading, part): &(String, Part)| Some((at, relation(heading)?.into_owned(), part.clone()));
        leaf.notes.iter().filter_map(of).collect()
    };
    let all: Vec<(usize, String, Part)> = leaves.iter().enumerate().flat_map(says_relation).collect();
    if all.is_empty() {
        return Ok(links);
    }
    let marks = leaves.iter().zip(nodes).filter_map(|(leaf, node)| Some((leaf.code.as_ref()?, (*node)?)));
    let mut by_mark: HashMap<String, Id> = HashMap::new();
    for (mark, node) in marks {
        by_mark.entry(build.text(mark).trim().to_owned()).or_insert(node);
    }
    let order = ties::neighbours(build);
    for (at, relation, part) in all {
        let Some(from) = nodes[at] else { continue };
        let said = build.text(&part).to_owned();
        let mut why = Skip::Name;
        for name in said.split(['|', ',', ';', '\n']).map(str::trim).filter(|name| !name.is_empty()) {
            let id = || crate::ids::uuid(name).filter(|id| build.record(*id).is_some());
            let Some(to) = by_mark.get(name).copied().or_else(id) else {
                why = Skip::Dangling;
                continue;
            };
            match ties::means(build, &order, &relation, Some((from, to))) {
                Means::Order(..) => {}
                Means::Transition(from, to) => {
                    let root = build.root();
                    let transition = build.node(Kind::Transition, root)?;
                    build.set(transition, Field::From, Value::Link(from), &[]);
                    build.set(transition, Field::To, Value::Link(to), &[]);
                }
                Means::Field(node, field, to) => build.set(node, field, Value::Link(to), &[]),
                Means::Member(..) | Means::Link => links.push(&Association {
                    id: from.derive(to.as_bytes()).derive(relation.as_bytes()),
                    relation: relation.clone(),
                    from: from.to_string(),
                    to: to.to_string(),
                    title: String::new(),
                    note: String::new(),
                }),
            }
        }
        build.skip(&part, why);
    }
    Ok(links)
}

/// Heads of what says something of a thing for other programs, and nothing that an example of a statement could be.
const MINOR: [&str; 8] = [
    "conceptkeywords",
    "educationlevel",
    "educationallevel",
    "grade",
    "language",
    "license",
    "sequencenumber",
    "subject",
];

/// Where a thing of the tree stands in the framework.
#[derive(Debug, Clone, Copy, Default)]
struct Place {
    node: Option<Id>,
    group: Option<Id>,
    competency: Option<Id>,
    path: Option<Id>,
    step: Option<Id>,
}

/// The group and the path of what stands in none.
#[derive(Debug, Default)]
struct Plain {
    group: Option<Id>,
    path: Option<Id>,
}

fn plant(
    build: &mut Build<'_>,
    leaf: &Leaf,
    height: usize,
    place: Place,
    plain: &mut Plain,
) -> Result<Place, ReadError> {
    let root = build.root();
    let kind = kind_of(leaf, height, place);
    let parent = match kind {
        Kind::Step => place.path,
        Kind::Ability => place.step.or(place.path),
        Kind::Competency => place.group,
        _ => None,
    };
    let parent = match (kind, parent) {
        (Kind::Group | Kind::Path, _) => root,
        (_, Some(parent)) => parent,
        (Kind::Competency, None) => match plain.group {
            Some(group) => group,
            None => *plain.group.insert(build.node(Kind::Group, root)?),
        },
        (_, None) => match plain.path {
            Some(path) => path,
            None => *plain.path.insert(build.node(Kind::Path, root)?),
        },
    };
    let node = match leaf.id.filter(|id| build.record(*id).is_none()) {
        Some(id) => build.node_as(id, kind, parent)?,
        None => build.node(kind, parent)?,
    };
    say(build, leaf, node, kind)?;
    let mut next = Place { node: Some(node), ..place };
    match kind {
        Kind::Group => (next.group, next.competency) = (Some(node), None),
        Kind::Competency => (next.group, next.competency) = (Some(parent), Some(node)),
        Kind::Path => (next.path, next.step) = (Some(node), None),
        Kind::Step => (next.path, next.step) = (Some(parent), Some(node)),
        _ => {}
    }
    if let (Kind::Ability, Some(competency)) = (kind, place.competency) {
        build.set(node, Field::Competency, Value::Link(competency), &[]);
    }
    Ok(next)
}

/// The kind of a thing by the word the file has for it, else by what stands above and below it.
fn kind_of(leaf: &Leaf, height: usize, place: Place) -> Kind {
    let named = leaf.kind.as_deref().and_then(kind_called);
    match named.filter(|kind| *kind != Kind::Ability || height == 0) {
        Some(Kind::Step) if place.path.is_none() => Kind::Path,
        Some(kind) => kind,
        None if place.step.is_some() => Kind::Ability,
        None if place.path.is_some() => {
            if height > 0 {
                Kind::Step
            } else {
                Kind::Ability
            }
        }
        None if place.group.is_some() => Kind::Competency,
        None if height > 0 => Kind::Group,
        None => Kind::Competency,
    }
}

/// The kind that a word of another format means.
pub(crate) fn kind_called(word: &str) -> Option<Kind> {
    Some(match word.trim() {
        "path" | "track" | "role" | "work role" | "work_role" | "job family" | "pathway" | "ladder" | "career path" => {
            Kind::Path
        }
        "step" | "level" | "stage" | "job level" | "role level" | "proficiency level" | "progression level" => {
            Kind::Step
        }
        "ability"
        | "statement"
        | "behaviour"
        | "behavior"
        | "indicator"
        | "outcome"
        | "task"
        | "criterion"
        | "performance indicator" => Kind::Ability,
        // "Child statement", "behaviour statement".
        word if word.ends_with(" statement") => Kind::Ability,
        "competency" | "competence" | "skill" | "capability" | "knowledge" | "standard" | "concept" => Kind::Competency,
        "group" | "domain" | "cluster" | "category" | "competency area" | "strand" | "theme" | "area" => Kind::Group,
        _ => return None,
    })
}

fn say(build: &mut Build<'_>, leaf: &Leaf, node: Id, kind: Kind) -> Result<(), ReadError> {
    let (name, body) = match kind {
        Kind::Ability => (Field::Statement, None),
        Kind::Competency => (Field::Title, Some(Field::Definition)),
        _ => (Field::Title, Some(Field::Summary)),
    };
    let face = match (kind, &leaf.title, &leaf.text) {
        (Kind::Ability, title, Some(text)) => {
            if let Some(title) = title {
                build.say(node, Field::Title, title);
            }
            Some(text)
        }
        // The shorter name is the title, the whole statement what it means.
        (_, Some(title), Some(text)) => {
            if let Some(body) = body.filter(|_| build.text(title).trim() != build.text(text).trim()) {
                build.say(node, body, text);
            } else {
                build.skip(text, Skip::Again);
            }
            Some(title)
        }
        (_, title, text) => title.as_ref().or(text.as_ref()),
    };
    if let Some(face) = face {
        build.say(node, name, face);
    }
    if let Some(code) = &leaf.code {
        code::keep(build, node, kind, code);
    }
    match (&leaf.definition, body) {
        (Some(definition), Some(body)) => build.say(node, body, definition),
        (Some(definition), None) => build.say(node, Field::Examples, definition),
        (None, _) => {}
    }
    for example in &leaf.examples {
        match kind {
            Kind::Ability => build.say(node, Field::Examples, example),
            Kind::Competency => build.say(node, Field::Example, example),
            _ => build.skip(example, Skip::NoPlace),
        }
    }
    for (heading, part) in &leaf.notes {
        let is_minor = || MINOR.contains(&&*crate::known::plain(heading));
        if relation(heading).is_some() || (kind == Kind::Step && only_years(build, node, part)) {
            continue;
        }
        if kind == Kind::Ability && is_minor() {
            build.skip(part, Skip::NoPlace);
        } else if kind.children().contains(&Kind::Note) {
            let text = build.text(part).trim().to_string();
            build.note(node, heading, &[], &text, std::slice::from_ref(part))?;
        } else {
            build.say(node, Field::Examples, part);
        }
    }
    Ok(())
}

/// The parents, with every cycle cut at the first thing of it.
fn without_cycles(leaves: &[Leaf]) -> Vec<Option<usize>> {
    let mut parents: Vec<Option<usize>> = leaves.iter().map(|leaf| leaf.parent.filter(|p| *p < leaves.len())).collect();
    let mut safe = vec![false; leaves.len()];
    for start in 0..leaves.len() {
        let (mut way, mut at) = (Vec::new(), start);
        let mut on_way = std::collections::HashSet::new();
        loop {
            if safe[at] {
                break;
            }
            if !on_way.insert(at) {
                parents[at] = None;
                break;
            }
            way.push(at);
            match parents[at] {
                Some(parent) => at = parent,
                None => break,
            }
        }
        for one in way {
            safe[one] = true;
        }
    }
    parents
}

/// How many levels stand below each thing.
fn heights(below: &[Vec<usize>], roots: &[usize]) -> Vec<usize> {
    let mut order: Vec<usize> = roots.to_vec();
    let mut at = 0;
    while at < order.len() {
        order.extend(&below[order[at]]);
        at += 1;
    }
    let mut heights = vec![0; below.len()];
    for one in order.into_iter().rev() {
        heights[one] = below[one].iter().map(|child| heights[*child] + 1).max().unwrap_or(0);
    }
    heights
}
