//! First floor, data formats: what the rows and columns of a table are.
//!
//! A guess is a [`SheetMap`]; a person may hand in another. Reading follows the map and nothing else, so that what the
//! window shows before anything is kept is what comes in.

mod across;
mod blanks;
mod column;
mod follows;
mod forms;
mod guess;
mod heads;
mod levels;
mod long;
mod nested;
mod numbered;
mod own;
mod parent;
mod rows;
mod settle;
mod subjects;
mod things;
mod wide;
mod words;

#[cfg(test)]
pub(crate) mod tests;

pub(crate) use forms::is_label;
pub(crate) use guess::{OF_PEOPLE, guess, has_heads};
pub(crate) use levels::are_all as are_levels;
pub(crate) use own::own;
pub(crate) use subjects::named;
pub(crate) use things::{Things, code_and_title, head as step_head, plain, years_of};
pub(crate) use wide::{about_step, say_once};
pub(crate) use words::{is_guide, is_level, is_role, names_levels, role_of};

use crate::build::Build;
use crate::error::ReadError;
use crate::mapping::{Layout, Role, SheetMap};
use crate::pieces::{Part, Skip};
use crate::table::{Row, Table};
use rungs_model::{Field, Id, Kind};
use std::collections::{HashMap, HashSet};

/// A table that is being read by its map.
pub(crate) struct Sheet<'a> {
    pub table: &'a Table,
    pub map: &'a SheetMap,
    /// What the table as a whole is called, where a path needs a name and no column has one.
    pub title: String,
    /// The group of its competencies, where no column names one.
    pub group: Option<Id>,
    /// What the file as a whole is called.
    pub whole: String,
    /// What cells name before a colon, again and again: subjects that no column holds.
    pub subjects: HashSet<String>,
    /// The rows that the map speaks of, by their numbers from 0.
    pub rows: HashMap<u32, Role>,
    /// The numbers of the rows in which a cell says that nothing stands there.
    pub blank: HashSet<u32>,
}

impl<'a> Sheet<'a> {
    /// A table and what it is.
    pub fn of(table: &'a Table, map: &'a SheetMap) -> Sheet<'a> {
        let rows = map.rows.iter().map(|row| (row.row.saturating_sub(1), row.is)).collect();
        Sheet {
            table,
            map,
            title: String::new(),
            group: None,
            whole: String::new(),
            subjects: HashSet::new(),
            rows,
            blank: HashSet::new(),
        }
    }
}

impl Sheet<'_> {
    /// The row of the heads.
    pub fn head(&self) -> Option<&Row> {
        let number = self.map.head?.checked_sub(1)?;
        self.table.rows.iter().find(|row| row.number == number)
    }

    /// The rows behind the heads.
    pub fn body(&self) -> impl Iterator<Item = &Row> {
        let first = self.map.head.unwrap_or(0);
        self.table.rows.iter().filter(move |row| row.number >= first)
    }

    /// The columns that hold something of a role, counted from 0.
    pub fn columns(&self, role: Role) -> impl Iterator<Item = u32> {
        self.map.columns.iter().filter(move |column| column.is == role).map(|column| column.column.saturating_sub(1))
    }

    /// What a row says of the steps, or that it stands outside of the table.
    pub fn row(&self, row: &Row) -> Option<Role> {
        self.rows.get(&row.number).copied()
    }

    /// What the first column of a role says in a row.
    pub fn cell<'r>(&self, row: &'r Row, role: Role) -> Option<&'r Part> {
        self.columns(role).find_map(|column| row.cell(column))
    }

    /// Whether the name of a row is a head that was merged down into it: the row says more of the heads.
    fn is_head(&self, row: &Row) -> bool {
        // Most rows say their name themselves.
        let Some(column) = self.columns(Role::Competency).next().filter(|column| row.cell(*column).is_none()) else {
            return false;
        };
        let Some(head) = self.head().filter(|head| head.number < row.number) else { return false };
        let over = self.table.over_row(row, column);
        over.is_some() && over == head.cell(column)
    }

    /// What the path is called where no column says it.
    pub fn path_title(&self) -> &str {
        if self.map.names.is_some_and(|names| names != Kind::Path) { &self.whole } else { &self.title }
    }

    /// The role of a column, counted from 0.
    pub fn role(&self, column: u32) -> Option<Role> {
        self.map.columns.iter().find(|one| one.column == column + 1).map(|one| one.is)
    }
}

/// Reads tables by their maps into a framework.
///
/// # Errors
/// If there is more in them than a framework holds.
pub(crate) fn read(build: &mut Build<'_>, things: &mut Things, sheet: &Sheet<'_>) -> Result<(), ReadError> {
    heads::skip(build, sheet);
    let said = if sheet.map.layout == Layout::Skip { None } else { blanks::without(build, sheet) };
    let (said, blank) = said.unzip();
    let (table, blank) = (said.as_ref().unwrap_or(sheet.table), blank.unwrap_or_default());
    let inside = inside(build, &Sheet::of(table, sheet.map))?;
    let table = inside.as_ref().unwrap_or(table);
    let subjects = subjects::of(build, sheet)?;
    let sheet = &Sheet {
        subjects,
        title: sheet.title.clone(),
        group: sheet.group,
        whole: sheet.whole.clone(),
        blank,
        ..Sheet::of(table, sheet.map)
    };
    match sheet.map.layout {
        Layout::Skip => {
            for (_, part) in sheet.table.rows.iter().flat_map(|row| &row.cells) {
                build.skip(part, Skip::LeftOut);
            }
            Ok(())
        }
        _ if levels::are_all(sheet.map) => levels::read(build, things, sheet),
        Layout::Wide => wide::read(build, things, sheet),
        Layout::Across => across::read(build, things, sheet),
        Layout::Long => long::read(build, things, sheet, false),
        Layout::Indented => long::read(build, things, sheet, true),
        Layout::Depth | Layout::Parent => parent::read(build, things, sheet),
    }
}

/// A table without the rows that stand outside of it, which become notes on the whole or are left out; none if it has no
/// such row. A wide table reads its own.
fn inside(build: &mut Build<'_>, sheet: &Sheet<'_>) -> Result<Option<Table>, ReadError> {
    if matches!(sheet.map.layout, Layout::Wide | Layout::Skip) {
        return Ok(None);
    }
    let mut outside = Vec::new();
    for row in sheet.body() {
        match sheet.row(row) {
            Some(Role::Note) => wide::note_of_all(build, row)?,
            Some(Role::Skip) => row.cells.iter().for_each(|(_, cell)| build.skip(cell, Skip::LeftOut)),
            _ => continue,
        }
        outside.extend(row.cells.iter().map(|(column, _)| (row.number, *column)));
    }
    Ok((!outside.is_empty()).then(|| sheet.table.without(&outside)))
}

/// The abilities of a cell, one a statement. What stands before a colon is the title of one.
///
/// # Errors
/// If there are too many.
pub(crate) fn abilities(
    build: &mut Build<'_>,
    parent: Id,
    competency: Option<Id>,
    cell: &Part,
) -> Result<Vec<Id>, ReadError> {
    statements(build, None, parent, competency, cell)
}

/// The same of a table: where no column names the competency, what stands before a colon again and again does.
fn abilities_of(
    build: &mut Build<'_>,
    things: &mut Things,
    sheet: &Sheet<'_>,
    parent: Id,
    competency: Option<Id>,
    cell: &Part,
) -> Result<Vec<Id>, ReadError> {
    statements(build, Some((things, sheet)), parent, competency, cell)
}

fn statements(
    build: &mut Build<'_>,
    mut of: Option<(&mut Things, &Sheet<'_>)>,
    parent: Id,
    competency: Option<Id>,
    cell: &Part,
) -> Result<Vec<Id>, ReadError> {
    if let Some(said) = crate::lines::one(build, cell) {
        let is_said = !said.bytes().is_empty();
        let made = is_said.then(|| statement(build, &mut of, parent, competency, (&mut [said], true)));
        return made.into_iter().collect();
    }
    let said = crate::lines::statements(build, cell);
    let is_titled = |parts: &&Vec<Part>| parts.first().is_some_and(|first| subjects::split(build, first).is_some());
    let is_usual = are_titled(said.len(), said.iter().filter(is_titled).count());
    said.into_iter().map(|mut parts| statement(build, &mut of, parent, competency, (&mut parts, is_usual))).collect()
}

/// Whether what stands before a colon is a title in a cell: of many statements one with a colon in it is a sentence like
/// the others.
pub(crate) fn are_titled(statements: usize, titled: usize) -> bool {
    statements < 4 || titled * 3 >= statements
}

/// The ability of a statement, of whose parts the first may begin with a title where that is usual.
fn statement(
    build: &mut Build<'_>,
    of: &mut Option<(&mut Things, &Sheet<'_>)>,
    parent: Id,
    mut competency: Option<Id>,
    (parts, is_titled): (&mut [Part], bool),
) -> Result<Id, ReadError> {
    let ability = build.node(Kind::Ability, parent)?;
    if let Some((title, mut rest)) = parts.first().and_then(|first| subjects::split(build, first)) {
        let name = plain(build.text(&title));
        match of.as_mut().filter(|(_, sheet)| competency.is_none() && sheet.subjects.contains(&name)) {
            Some((things, sheet)) => competency = Some(things.competency(build, sheet.group, &title)?),
            None if is_titled => build.say(ability, Field::Title, &title),
            None => rest = parts[0].clone(),
        }
        parts[0] = rest;
    }
    if let [one] = parts {
        build.say(ability, Field::Statement, one);
    } else {
        let text = crate::lines::joined(build, parts);
        build.says(ability, Field::Statement, &text, parts);
    }
    if let Some(competency) = competency {
        build.set(ability, Field::Competency, rungs_model::Value::Link(competency), &[]);
    }
    Ok(ability)
}
