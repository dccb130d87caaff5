//! First floor, sections of documents: tables below headings. A matrix is read as in a workbook; a table below a step or
//! a competency says more of it; one that lists the steps themselves gives them their grades.

use super::notes::Body;
use super::plant::{Planter, Stand};
use super::positions;
use super::roles::Is;
use super::statement::label;
use super::titles;
use crate::build::Build;
use crate::error::ReadError;
use crate::layout::{self, Sheet};
use crate::mapping::{Layout, Role};
use crate::pieces::{Part, Skip};
use crate::table::{Row, Table};
use regex::Regex;
use rungs_model::{Field, Id, Kind, Value};
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// Reads a table.
pub(super) fn read(p: &mut Planter<'_, '_>, at: usize, stand: Stand) -> Result<(), ReadError> {
    let Some(table) = &p.tree.tables[at] else { return Ok(()) };
    let told = p.input.map.and_then(|map| map.sheet(&table.name).first().copied()).cloned();
    let (mut map, sure) = match &told {
        Some(map) => (map.clone(), 1.0),
        None => layout::guess(p.build, table),
    };
    if told.is_none() {
        if let Some(step) = stand.step {
            return of_step(p, table, stand, step);
        }
        if lists_steps(p, table) {
            return grades(p, table);
        }
        if stand.competency.is_none() && positions::read(p, table)? {
            return Ok(());
        }
        if let Some(competency) = stand.competency
            && of_levels(p, table, stand, competency)?
        {
            return Ok(());
        }
        if sure <= 0.0 {
            map.layout = Layout::Skip;
        }
    }
    p.mapping.sheets.push(map.clone());
    if map.layout == Layout::Skip && told.is_none() {
        return as_note(p, at, stand);
    }
    let title = match stand.path.and_then(|path| p.build.record(path)) {
        Some(path) => path.text(Field::Title).to_string(),
        None => p.title.clone(),
    };
    let first = map.head.unwrap_or(1).saturating_sub(1);
    for (_, part) in table.rows.iter().take_while(|row| row.number < first).flat_map(|row| &row.cells) {
        p.build.skip(part, Skip::Head);
    }
    let sheet = Sheet { title, group: stand.group, ..Sheet::of(table, &map) };
    layout::read(p.build, &mut p.things, &sheet)
}

/// A table that no reading fits stays a table, in a note.
fn as_note(p: &mut Planter<'_, '_>, at: usize, stand: Stand) -> Result<(), ReadError> {
    let root = p.build.root();
    let node = stand.step.or(stand.competency).or(stand.path).or(stand.group).unwrap_or(root);
    let mut body = Body::default();
    body.block(p, at);
    p.build.note(node, "", &[], &body.text, &body.parts)?;
    Ok(())
}

/// Whether a row reads like heads over what follows.
fn is_head(p: &Planter<'_, '_>, row: &Row) -> bool {
    row.cells.len() >= 2
        && row.cells.iter().all(|(_, part)| {
            let text = p.build.text(part).trim();
            text.chars().count() <= 40 && layout::role_of(text).is_some()
        })
}

/// Below a step each row is about a competency, or says a field of the step.
fn of_step(p: &mut Planter<'_, '_>, table: &Table, stand: Stand, step: Id) -> Result<(), ReadError> {
    let head = table.rows.first().filter(|row| is_head(p, row));
    let roles: Vec<(u32, Option<Role>)> = head
        .into_iter()
        .flat_map(|row| &row.cells)
        .map(|(column, part)| (*column, layout::role_of(p.build.text(part))))
        .collect();
    for (_, part) in head.into_iter().flat_map(|row| &row.cells) {
        p.build.skip(part, Skip::Head);
    }
    let mut competency = stand.competency;
    for row in &table.rows[usize::from(head.is_some())..] {
        let [(first, name), rest @ ..] = row.cells.as_slice() else { continue };
        if rest.is_empty() {
            if *first == 0 && p.build.text(name).chars().count() <= 50 {
                competency = Some(p.things.competency(p.build, stand.group, name)?);
            } else {
                layout::abilities(p.build, step, competency, name)?;
            }
            continue;
        }
        if let Some(role) = label(p.build.text(name)).filter(|_| head.is_none()) {
            p.build.skip(name, Skip::Head);
            for (_, part) in rest {
                layout::about_step(p.build, &mut p.things, step, role, part)?;
            }
            continue;
        }
        let named = *first == 0 && p.build.text(name).chars().count() <= 80;
        if named {
            competency = Some(p.things.competency(p.build, stand.group, name)?);
        }
        let mut last: Option<Id> = None;
        for (column, part) in rest.iter().chain(row.cells[..1].iter().filter(|_| !named)) {
            let role = roles.iter().find(|(at, _)| at == column).and_then(|(_, role)| *role);
            match (role, last, competency) {
                (Some(Role::Examples), Some(ability), _) => p.build.say(ability, Field::Examples, part),
                (Some(Role::Definition), _, Some(id)) => layout::say_once(p.build, id, Field::Definition, part),
                _ => last = layout::abilities(p.build, step, competency, part)?.last().copied(),
            }
        }
    }
    Ok(())
}

/// What steps that have a heading of their own are called, in plain letters: by all of it, and by its code or its title
/// alone where no other step is called so.
#[derive(Debug, Default)]
pub(super) struct Names(HashMap<String, Option<String>>);

impl Names {
    pub fn of<'t>(titles: impl Iterator<Item = &'t str>) -> Names {
        let mut names = HashMap::new();
        for title in titles {
            let whole = titles::plain(title);
            if let Some((code, rest)) = layout::code_and_title(title) {
                for part in [code, rest].map(|part| titles::plain(&title[part])) {
                    let known = names.entry(part).or_insert_with(|| Some(whole.clone()));
                    known.take_if(|known| *known != whole);
                }
            }
            names.insert(whole.clone(), Some(whole));
        }
        Names(names)
    }

    /// All of the title of the step that is called so.
    fn whole(&self, text: &str) -> Option<&String> {
        self.0.get(&titles::plain(text))?.as_ref()
    }

    /// Whether most rows of a table name a step.
    fn are_listed(&self, build: &Build<'_>, table: &Table) -> bool {
        let names = |row: &&Row| {
            row.cells.iter().any(|(_, part)| {
                let text = build.text(part);
                text.chars().count() < 80 && self.whole(text).is_some()
            })
        };
        let short = |row: &&Row| row.cells.iter().all(|(_, part)| build.text(part).chars().count() < 60);
        let rows = table.rows.len().saturating_sub(1);
        rows >= 1 && table.rows.iter().filter(names).filter(short).count() * 10 >= rows * 6
    }

    /// Whether a table says the years of experience of most steps.
    pub fn have_years_in(&self, build: &Build<'_>, table: &Table) -> bool {
        let over_years = table.rows.first().is_some_and(|head| years_column(build, head).is_some());
        over_years && self.are_listed(build, table)
    }
}

fn years_column(build: &Build<'_>, head: &Row) -> Option<u32> {
    let is = |part: &Part| layout::role_of(build.text(part)) == Some(Role::Years);
    head.cells.iter().find(|(_, part)| is(part)).map(|(column, _)| *column)
}

fn lists_steps(p: &mut Planter<'_, '_>, table: &Table) -> bool {
    let all = (0..p.tree.sections.len()).filter(|s| p.roles.is[*s] == Is::Step);
    p.steps.get_or_insert_with(|| Names::of(all.map(|s| p.tree.title(s)))).are_listed(p.build, table)
}

/// A table of the steps themselves: how high each stands is its grade; their years of experience are theirs.
fn grades(p: &mut Planter<'_, '_>, table: &Table) -> Result<(), ReadError> {
    let Some((head, rows)) = table.rows.split_first() else { return Ok(()) };
    for (_, part) in &head.cells {
        p.build.skip(part, Skip::Head);
    }
    let grade = grade_column(p, head, rows);
    let years = years_column(p.build, head);
    for row in rows {
        let step_of = |part: &Part| p.steps.as_ref()?.whole(p.build.text(part)).cloned();
        // Of several paths a row has a step of each.
        let steps: Vec<(u32, String)> =
            row.cells.iter().filter_map(|(column, part)| Some((*column, step_of(part)?))).collect();
        for (column, part) in &row.cells {
            if steps.iter().any(|(at, _)| at == column) {
                p.build.skip(part, Skip::Again);
            } else if grade == Some(*column) && !steps.is_empty() {
                let over = head.cell(*column).map(|part| p.build.text(part).trim().to_string()).unwrap_or_default();
                for (_, plain) in &steps {
                    p.grades.insert(plain.clone(), (over.clone(), part.clone()));
                }
            } else if years == Some(*column) && !steps.is_empty() {
                for (_, plain) in &steps {
                    p.years.insert(plain.clone(), part.clone());
                }
            } else {
                p.build.skip(part, Skip::NoPlace);
            }
        }
    }
    // The others are told when they are planted.
    for name in rows.iter().flat_map(|row| &row.cells) {
        let Some(title) = p.steps.as_ref().and_then(|steps| steps.whole(p.build.text(&name.1)).cloned()) else {
            continue;
        };
        if let Some(step) = p.planted.get(&title).copied() {
            told(p, &title, step)?;
        }
    }
    Ok(())
}

/// The column that says how high each step stands; of several the one that tells most steps apart.
fn grade_column(p: &Planter<'_, '_>, head: &Row, rows: &[Row]) -> Option<u32> {
    let is_grade = |part: &Part| {
        let over = p.build.text(part).trim();
        matches!(layout::role_of(over), Some(Role::Step | Role::Grade | Role::Code))
    };
    let apart = |column: u32| {
        let cells = rows.iter().filter_map(|row| row.cell(column));
        let names = |part: &Part| p.steps.as_ref().is_some_and(|s| s.whole(p.build.text(part)).is_some());
        let said: HashSet<&str> = cells.filter(|part| !names(part)).map(|part| p.build.text(part).trim()).collect();
        said.len()
    };
    let columns = head.cells.iter().filter(|(_, part)| is_grade(part)).map(|(column, _)| *column);
    // Of several that tell as many apart the first one.
    columns.rev().max_by_key(|column| apart(*column)).filter(|column| apart(*column) > 0)
}

/// Gives the step of a title, in plain letters, the grade and the years that a table said it has.
pub(super) fn told(p: &mut Planter<'_, '_>, title: &str, step: Id) -> Result<(), ReadError> {
    if let Some(part) = p.years.remove(title) {
        layout::years_of(p.build, step, &part);
    }
    let Some((over, part)) = p.grades.remove(title) else { return Ok(()) };
    let text = p.build.text(&part).trim().to_string();
    let said = if text.chars().all(|c| c.is_ascii_digit()) { format!("{over} {text}") } else { text };
    let root = p.build.root();
    let grade = p.things.said(p.build, Kind::Grade, root, &said, &part)?;
    p.build.set(step, Field::Grade, Value::Link(grade), std::slice::from_ref(&part));
    Ok(())
}

#[allow(clippy::unwrap_used)] // the pattern is constant, and the samples run it
static GRADE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:grade|band|level|stufe|gehaltsband)\s+(?:\d{1,2}|\p{Lu}\d{0,2})\b").unwrap()
});

/// Takes the grade of a step from a sentence: "The planner is a grade 6."
pub(super) fn grade_said(p: &mut Planter<'_, '_>, step: Id, part: &Part) -> Result<bool, ReadError> {
    let text = p.build.text(part).to_string();
    let Some(found) = GRADE.find(&text).filter(|found| found.len() + 8 < text.len()) else { return Ok(false) };
    let mut letters = found.as_str().chars();
    let said: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    let root = p.build.root();
    let grade = p.things.said(p.build, Kind::Grade, root, &said, &part.slice(found.range()))?;
    p.build.set(step, Field::Grade, Value::Link(grade), &[]);
    p.build.skip(&part.slice(0..found.start()), Skip::Head);
    p.build.skip(&part.slice(found.end()..text.len()), Skip::Head);
    Ok(true)
}

/// Whether a table says what one thing means at each level: true with the levels as columns over one or two rows, false
/// with the levels as rows.
pub(super) fn is_of_levels(build: &Build<'_>, table: &Table) -> Option<bool> {
    let reads = |part: &Part| layout::is_level(build.text(part)) && titles::known(build.text(part)).is_none();
    let (head, rows) = table.rows.split_first()?;
    let across = head.cells.len() >= 2 && head.cells.iter().all(|(_, part)| reads(part));
    let fits = |row: &Row| row.cells.iter().all(|(column, _)| head.cell(*column).is_some());
    if across && (1..=2).contains(&rows.len()) && rows.iter().all(fits) {
        return Some(true);
    }
    let width = table.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let down = rows.iter().filter(|row| row.cells.first().is_some_and(|(_, part)| reads(part))).count();
    let few = (2..=3).contains(&width) && down >= 2 && down * 10 >= rows.len() * 8;
    // Heads that are levels themselves stand over something else.
    let over = head.cells.iter().skip(1).any(|(_, part)| reads(part));
    (few && !over).then_some(false)
}

/// Below a competency: levels as rows, or as columns over one row.
fn of_levels(p: &mut Planter<'_, '_>, table: &Table, stand: Stand, competency: Id) -> Result<bool, ReadError> {
    let Some(across) = is_of_levels(p.build, table) else { return Ok(false) };
    let path = p.path_of(stand)?;
    if across {
        let Some((head, rows)) = table.rows.split_first() else { return Ok(false) };
        for (column, name) in &head.cells {
            let step = p.things.named(p.build, Kind::Step, path, name)?;
            for cell in rows.iter().filter_map(|row| row.cell(*column)) {
                layout::abilities(p.build, step, Some(competency), cell)?;
            }
        }
        return Ok(true);
    }
    for (n, row) in table.rows.iter().enumerate() {
        let [(_, name), rest @ ..] = row.cells.as_slice() else { continue };
        if n == 0 && (is_head(p, row) || !layout::is_level(p.build.text(name))) {
            row.cells.iter().for_each(|(_, part)| p.build.skip(part, Skip::Head));
            continue;
        }
        let step = p.things.named(p.build, Kind::Step, path, name)?;
        for (_, cell) in rest {
            layout::abilities(p.build, step, Some(competency), cell)?;
        }
    }
    Ok(true)
}
