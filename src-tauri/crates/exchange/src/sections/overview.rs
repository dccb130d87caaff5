//! First floor, sections of documents: tables that list the steps which the document has headings for, and say of each how
//! high it stands, its years of experience, and whatever else.

use super::plant::Planter;
use super::roles::{Is, Roles};
use super::titles;
use super::tree::Tree;
use crate::build::Build;
use crate::error::ReadError;
use crate::layout;
use crate::mapping::Role;
use crate::pieces::{Part, Skip};
use crate::table::{Row, Table};
use crate::years;
use rungs_model::{Field, Id, Kind, Value};
use std::collections::{HashMap, HashSet};

/// The most words of a title of which a part is looked for.
const WORDS: usize = 6;

/// What a table says of a step beside its grade and its years: what stands over the column, and the cell.
#[derive(Debug)]
pub(super) struct Said {
    over: String,
    cell: Part,
}

/// What steps that have a heading of their own are called, in plain letters: by all of it, and by its code, its title, or
/// how it begins or ends alone where no other step is called so.
#[derive(Debug, Default)]
pub(super) struct Names(HashMap<String, Option<String>>);

impl Names {
    pub fn of<'t>(titles: impl Iterator<Item = &'t str>) -> Names {
        let wholes: Vec<(&str, String)> = titles.map(|title| (title, titles::plain(title))).collect();
        let (mut parts, mut cuts) = (Names::default(), Names::default());
        for (title, whole) in &wholes {
            if let Some((code, rest)) = layout::code_and_title(title) {
                [code, rest].into_iter().for_each(|part| parts.call(titles::plain(&title[part]), whole));
            }
            let words: Vec<&str> = whole.split(' ').take(WORDS + 1).collect();
            for cut in (1..words.len()).filter(|_| words.len() <= WORDS) {
                cuts.call(words[..cut].join(" "), whole);
                cuts.call(words[cut..].join(" "), whole);
            }
        }
        // What is a whole title, or a whole part of one, is not looked for within others.
        let Names(mut names) = cuts;
        names.extend(parts.0);
        names.extend(wholes.into_iter().map(|(_, whole)| (whole.clone(), Some(whole))));
        Names(names)
    }

    /// Remembers what a title is called, unless another one is called so too.
    fn call(&mut self, part: String, whole: &String) {
        let known = self.0.entry(part).or_insert_with(|| Some(whole.clone()));
        known.take_if(|known| known != whole);
    }

    /// All of the title of the step that is called so.
    pub fn whole(&self, text: &str) -> Option<&String> {
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

    /// Whether each row of a table begins with a step.
    fn begin_rows(&self, build: &Build<'_>, table: &Table) -> bool {
        let names = |row: &&Row| row.cells.first().is_some_and(|(_, part)| self.whole(build.text(part)).is_some());
        let rows = table.rows.len().saturating_sub(1);
        rows >= 2 && table.rows.iter().skip(1).filter(names).count() * 10 >= rows * 8
    }

    /// Whether a table is one of the steps, as its rows begin with them or it says the years of experience of most.
    pub fn have_overview(&self, build: &Build<'_>, table: &Table) -> bool {
        let over_years = table.rows.first().is_some_and(|head| years_column(build, head).is_some());
        (over_years && self.are_listed(build, table)) || self.begin_rows(build, table)
    }
}

fn years_column(build: &Build<'_>, head: &Row) -> Option<u32> {
    let is = |part: &Part| layout::role_of(build.text(part)) == Some(Role::Years);
    head.cells.iter().find(|(_, part)| is(part)).map(|(column, _)| *column)
}

/// The column of which most cells are years of experience and nothing else, whatever stands over it.
fn says_years(build: &Build<'_>, head: &Row, rows: &[Row]) -> Option<u32> {
    let is = |part: &Part| years::find(build.text(part), false).is_some_and(|found| found.whole);
    let columns = head.cells.iter().map(|(column, _)| *column);
    columns
        .skip(1)
        .find(|column| rows.iter().filter_map(|row| row.cell(*column)).filter(|part| is(part)).count() * 2 > rows.len())
}

/// Whether a table lists the steps that the document has headings for.
pub(super) fn lists_steps(p: &mut Planter<'_, '_>, table: &Table) -> bool {
    let all = (0..p.tree.sections.len()).filter(|s| p.roles.is[*s] == Is::Step);
    let names = p.steps.get_or_insert_with(|| Names::of(all.map(|s| p.tree.title(s))));
    names.are_listed(p.build, table) || (says_more(p.tree, p.roles) && names.begin_rows(p.build, table))
}

/// Whether most steps list themselves what they ask, so that a table has no more than an overview of it.
fn says_more(tree: &Tree, roles: &Roles) -> bool {
    let steps = || (0..tree.sections.len()).filter(|s| roles.is[*s] == Is::Step);
    let lists = |s: &usize| tree.all(*s).into_iter().any(|s| tree.has_items(s));
    steps().filter(lists).count() * 10 >= steps().count() * 6
}

/// A table of the steps themselves: how high each stands is its grade; their years of experience are theirs, and what else
/// it says of them.
pub(super) fn read(p: &mut Planter<'_, '_>, table: &Table) -> Result<(), ReadError> {
    let Some((head, rows)) = table.rows.split_first() else { return Ok(()) };
    for (_, part) in &head.cells {
        p.build.skip(part, Skip::Head);
    }
    let grade = grade_column(p, head, rows);
    let years = years_column(p.build, head).or_else(|| says_years(p.build, head, rows));
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
            } else if let [(first, plain), others @ ..] = steps.as_slice()
                && others.iter().all(|(_, other)| other == plain)
                && first < column
            {
                let over = head.cell(*column).map(|part| p.build.text(part).trim().to_string()).unwrap_or_default();
                p.about.entry(plain.clone()).or_default().push(Said { over, cell: part.clone() });
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
    if let Some((over, part)) = p.grades.remove(title) {
        let text = p.build.text(&part).trim().to_string();
        let said = if text.chars().all(|c| c.is_ascii_digit()) { format!("{over} {text}") } else { text };
        let root = p.build.root();
        let grade = p.things.said(p.build, Kind::Grade, root, &said, &part)?;
        p.build.set(step, Field::Grade, Value::Link(grade), std::slice::from_ref(&part));
    }
    for Said { over, cell } in p.about.remove(title).unwrap_or_default() {
        match layout::role_of(&over) {
            Some(Role::Focus) => layout::say_once(p.build, step, Field::Focus, &cell),
            Some(Role::StepSummary | Role::PathSummary | Role::Definition) => {
                layout::say_once(p.build, step, Field::Summary, &cell);
            }
            _ => {
                p.build.noted(step, &over, &cell)?;
            }
        }
    }
    Ok(())
}
