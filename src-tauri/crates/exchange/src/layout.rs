//! First floor, data formats: what the rows and columns of a table are.
//!
//! A guess is a [`SheetMap`]; a person may hand in another. Reading follows the map and nothing else, so that what the
//! window shows before anything is kept is what comes in.

mod across;
mod guess;
mod heads;
mod long;
mod parent;
mod things;
mod wide;

pub(crate) use guess::{guess, is_level, role_of};
pub(crate) use things::{Things, head as step_head, plain, years_of};
pub(crate) use wide::{about_step, say_once};

use crate::build::Build;
use crate::error::ReadError;
use crate::mapping::{Layout, Role, SheetMap};
use crate::pieces::{Part, Skip};
use crate::table::{Row, Table};
use rungs_model::{Field, Id, Kind};

/// A table that is being read by its map.
pub(crate) struct Sheet<'a> {
    pub table: &'a Table,
    pub map: &'a SheetMap,
    /// What the table as a whole is called, where a path needs a name and no column has one.
    pub title: String,
    /// The group of its competencies, where no column names one.
    pub group: Option<Id>,
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

    /// What the first column of a role says in a row.
    pub fn cell<'r>(&self, row: &'r Row, role: Role) -> Option<&'r Part> {
        self.columns(role).find_map(|column| row.cell(column))
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
    match sheet.map.layout {
        Layout::Skip => {
            for (_, part) in sheet.table.rows.iter().flat_map(|row| &row.cells) {
                build.skip(part, Skip::LeftOut);
            }
            Ok(())
        }
        Layout::Wide => wide::read(build, things, sheet),
        Layout::Across => across::read(build, things, sheet),
        Layout::Long => long::read(build, things, sheet, false),
        Layout::Indented => long::read(build, things, sheet, true),
        Layout::Depth | Layout::Parent => parent::read(build, things, sheet),
    }
}

/// The abilities of a cell, one a statement.
///
/// # Errors
/// If there are too many.
pub(crate) fn abilities(
    build: &mut Build<'_>,
    parent: Id,
    competency: Option<Id>,
    cell: &Part,
) -> Result<Vec<Id>, ReadError> {
    let mut made = Vec::new();
    for parts in crate::lines::statements(build, cell) {
        let ability = build.node(Kind::Ability, parent)?;
        let text = crate::lines::joined(build, &parts);
        build.says(ability, Field::Statement, &text, &parts);
        if let Some(competency) = competency {
            build.set(ability, Field::Competency, rungs_model::Value::Link(competency), &[]);
        }
        made.push(ability);
    }
    Ok(made)
}
