//! First floor, CASE: rubrics: a criterion is a competency, its levels are what is said of it on each step.

use super::items::Items;
use crate::build::Build;
use crate::error::ReadError;
use crate::layout::plain;
use crate::pieces::{Part, Skip};
use crate::standard::levels;
use crate::value::{self, Tree};
use crate::{Input, ids};
use rungs_model::{Field, Id, Kind, Value};
use std::collections::HashMap;

const TIES: [&str; 6] = ["identifier", "uri", "lastChangeDateTime", "rubricId", "rubricCriterionId", "position"];

/// Reads the rubrics: each is a path with a step for every level.
pub(super) fn read(
    input: &Input<'_>,
    build: &mut Build<'_>,
    list: &Tree<'_>,
    at: &str,
    items: &Items<'_>,
    nodes: &[Option<Id>],
) -> Result<(), ReadError> {
    let mut groups: HashMap<String, Id> = HashMap::new();
    for (nth, rubric) in list.entries().iter().enumerate() {
        input.go_on()?;
        let at = value::at(at, &nth.to_string());
        let root = build.root();
        let path = named(build, rubric, Kind::Path, root)?;
        said(build, rubric, &at, "title", path, Field::Title);
        said(build, rubric, &at, "description", path, Field::Summary);
        if build.record(path).is_some_and(|path| path.text(Field::Title).is_empty()) {
            let title = build.record(root).map(|root| root.face().to_owned()).unwrap_or_default();
            build.says(path, Field::Title, &title, &[]);
        }
        rest(build, rubric, &at, &["title", "description", "CFRubricCriteria"]);
        let mut steps: HashMap<String, Id> = HashMap::new();
        let at = value::at(&at, "CFRubricCriteria");
        let criteria = rubric.get("CFRubricCriteria").entries();
        for nth in in_order(criteria) {
            let at = value::at(&at, &nth.to_string());
            let criterion = &criteria[nth];
            let competency = competency(build, criterion, &at, items, nodes, &mut groups)?;
            let said = criterion.get("weight").number().filter(|weight| *weight >= 0.0);
            // One is what each has anyway.
            let weight = said.filter(|weight| *weight != 1.0);
            let cells = criterion.get("CFRubricCriterionLevels").entries();
            let at_cells = value::at(&at, "CFRubricCriterionLevels");
            let mut first = None;
            for (place, nth) in in_order(cells).into_iter().enumerate() {
                let at = value::at(&at_cells, &nth.to_string());
                let ability = cell(build, &cells[nth], &at, path, competency, place, weight, &mut steps)?;
                first = first.or(ability);
            }
            weigh(build, criterion, &at, first.filter(|_| said.is_some()));
        }
        build.sort_rows(&[path], Kind::Step, |step| levels::number(step.text(Field::Title)));
    }
    if list.entries().is_empty() {
        value::leave_out(build, at, list, Skip::NotUnderstood);
    }
    Ok(())
}

/// The numbers of entries by their position.
fn in_order(entries: &[Tree<'_>]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..entries.len()).collect();
    let position = |at: &usize| entries[*at].get("position").number().map_or(i64::MAX, |n| n as i64);
    order.sort_by_key(position);
    order
}

fn named(build: &mut Build<'_>, entry: &Tree<'_>, kind: Kind, parent: Id) -> Result<Id, ReadError> {
    let id = entry.get("identifier").text().map(|name| ids::of("case", name));
    match id.filter(|id| build.record(*id).is_none()) {
        Some(id) => build.node_as(id, kind, parent),
        None => build.node(kind, parent),
    }
}

fn said(build: &mut Build<'_>, entry: &Tree<'_>, at: &str, key: &str, node: Id, field: Field) -> Option<Part> {
    let text = entry.get(key).text()?;
    let part = value::piece(build, value::at(at, key), text);
    build.say(node, field, &part);
    Some(part)
}

fn rest(build: &mut Build<'_>, entry: &Tree<'_>, at: &str, known: &[&str]) {
    value::leave_out_together(build, at, TIES.iter().map(|key| entry.get(key)), Skip::Name);
    for (key, value) in entry.members() {
        if !TIES.contains(&&**key) && !known.contains(&&**key) {
            value::leave_out(build, &value::at(at, key), value, Skip::NoPlace);
        }
    }
}

/// The competency of a criterion: the item it names, else one of its own in the group of its category.
fn competency(
    build: &mut Build<'_>,
    criterion: &Tree<'_>,
    at: &str,
    items: &Items<'_>,
    nodes: &[Option<Id>],
    groups: &mut HashMap<String, Id>,
) -> Result<Id, ReadError> {
    let link = criterion.get("CFItemURI");
    let names = [link.get("identifier").text(), link.get("uri").text(), link.text()];
    let item = names.into_iter().flatten().find_map(|name| nodes[items.named(name)?]);
    let known = item.filter(|node| build.kind(*node) == Some(Kind::Competency));
    let competency = match known {
        Some(competency) => {
            said(build, criterion, at, "description", competency, Field::Definition);
            value::leave_out(build, &value::at(at, "category"), criterion.get("category"), Skip::Again);
            competency
        }
        None => {
            let category =
                criterion.get("category").text().map(|text| value::piece(build, value::at(at, "category"), text));
            let key = category.as_ref().map(|part| plain(build.text(part))).unwrap_or_default();
            let root = build.root();
            let group = match groups.get(&key) {
                Some(group) => {
                    if let Some(part) = &category {
                        build.skip(part, Skip::Again);
                    }
                    *group
                }
                None => {
                    let group = build.node(Kind::Group, root)?;
                    if let Some(part) = &category {
                        build.say(group, Field::Title, part);
                    }
                    groups.insert(key, group);
                    group
                }
            };
            let competency = named(build, criterion, Kind::Competency, group)?;
            let title = link
                .get("title")
                .text()
                .map(|text| value::piece(build, value::at(&value::at(at, "CFItemURI"), "title"), text));
            match &title {
                Some(title) => {
                    build.say(competency, Field::Title, title);
                    said(build, criterion, at, "description", competency, Field::Definition);
                }
                None => {
                    said(build, criterion, at, "description", competency, Field::Title);
                }
            }
            let ties = [link.get("identifier"), link.get("uri")];
            value::leave_out_together(build, &value::at(at, "CFItemURI"), ties.into_iter(), Skip::Name);
            rest(build, criterion, at, &["category", "description", "weight", "CFItemURI", "CFRubricCriterionLevels"]);
            return Ok(competency);
        }
    };
    rest(build, criterion, at, &["category", "description", "weight", "CFRubricCriterionLevels"]);
    Ok(competency)
}

/// The weight of a criterion is that of each of its statements; where none has it, it says nothing.
fn weigh(build: &mut Build<'_>, criterion: &Tree<'_>, at: &str, ability: Option<Id>) {
    let at = value::at(at, "weight");
    match (criterion.get("weight").says(), ability) {
        (Some(said), Some(ability)) => {
            let part = value::piece(build, at, &said);
            build.is_in(ability, Field::Weight, &part);
        }
        _ => value::leave_out(build, &at, criterion.get("weight"), Skip::NoPlace),
    }
}

/// What stands in a cell: gives its ability, if it says one.
#[allow(clippy::too_many_arguments)] // a cell is what its row, its column and its rubric say together
fn cell(
    build: &mut Build<'_>,
    level: &Tree<'_>,
    at: &str,
    path: Id,
    competency: Id,
    place: usize,
    weight: Option<f64>,
    steps: &mut HashMap<String, Id>,
) -> Result<Option<Id>, ReadError> {
    let quality = level.get("quality").text().map(|text| value::piece(build, value::at(at, "quality"), text));
    let score = level.get("score").says().map(|said| value::piece(build, value::at(at, "score"), &said));
    let name = quality.as_ref().map_or_else(|| (place + 1).to_string(), |part| build.text(part).trim().to_owned());
    let step = match steps.get(&plain(&name)) {
        Some(step) => {
            if let Some(part) = &quality {
                build.skip(part, Skip::Again);
            }
            *step
        }
        None => {
            let step = build.node(Kind::Step, path)?;
            match &quality {
                Some(part) => build.say(step, Field::Title, part),
                None => build.says(step, Field::Title, &name, &[]),
            }
            steps.insert(plain(&name), step);
            step
        }
    };
    if let Some(score) = &score {
        build.skip(score, Skip::Computed);
    }
    if level.get("description").text().is_some() {
        let ability = named(build, level, Kind::Ability, step)?;
        said(build, level, at, "description", ability, Field::Statement);
        said(build, level, at, "feedback", ability, Field::Examples);
        build.set(ability, Field::Competency, Value::Link(competency), &[]);
        if let Some(weight) = weight {
            build.set(ability, Field::Weight, Value::Number(weight), &[]);
        }
        rest(build, level, at, &["quality", "score", "description", "feedback"]);
        return Ok(Some(ability));
    }
    rest(build, level, at, &["quality", "score"]);
    Ok(None)
}
