//! First floor, data formats: a table as its cells say it, whichever format it comes from. Only cells that say something
//! are held, so that two far apart cost no more than two side by side.

pub(crate) mod csv;
pub(crate) mod workbook;

use crate::MAX_ITEMS;
use crate::build::Build;
use crate::error::{Fault, ReadError};
use crate::pieces::{At, Part};

/// A sheet, or the one table of a file.
#[derive(Debug, Default)]
pub(crate) struct Table {
    /// The name of the sheet; empty where there is only one.
    pub name: String,
    /// Whether the workbook hides it.
    pub hidden: bool,
    /// The rows that say something, by rising number.
    pub rows: Vec<Row>,
    /// The number of the row of heads, where the file itself says so.
    pub head: Option<u32>,
    /// Cells that were merged: first and last row and column, by their numbers.
    pub merged: Vec<Region>,
}

/// A row that says something.
#[derive(Debug, Default)]
pub(crate) struct Row {
    /// Its number in the sheet, from 0.
    pub number: u32,
    /// Its cells that say something, by rising column.
    pub cells: Vec<(u32, Part)>,
}

/// Merged cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Region {
    pub first: (u32, u32),
    pub last: (u32, u32),
}

impl Row {
    /// What a column says.
    pub fn cell(&self, column: u32) -> Option<&Part> {
        self.cells.binary_search_by_key(&column, |(at, _)| *at).ok().map(|at| &self.cells[at].1)
    }
}

impl Table {
    /// A table without cells.
    pub fn named(name: &str) -> Table {
        Table { name: name.to_string(), ..Table::default() }
    }

    /// Adds a cell behind all that came before. White space alone says nothing.
    ///
    /// # Errors
    /// If there are more cells than are read.
    pub fn add(&mut self, build: &mut Build<'_>, (row, column): (u32, u32), text: &str) -> Result<(), ReadError> {
        if text.trim().is_empty() {
            return Ok(());
        }
        if build.pieces() >= MAX_ITEMS {
            return Err(ReadError::whole(Fault::TooMany { what: "cells", limit: MAX_ITEMS }));
        }
        let part = build.piece(At::Cell { sheet: self.name.clone(), row, column }, text);
        match self.rows.last_mut().filter(|last| last.number == row) {
            Some(last) => last.cells.push((column, part)),
            None => self.rows.push(Row { number: row, cells: vec![(column, part)] }),
        }
        Ok(())
    }

    /// The columns that say something, rising.
    pub fn columns(&self) -> Vec<u32> {
        let mut columns: Vec<u32> = self.rows.iter().flat_map(|row| row.cells.iter().map(|(at, _)| *at)).collect();
        columns.sort_unstable();
        columns.dedup();
        columns
    }

    /// What stands at a place; for a cell that was merged with others what stands in the first of them.
    pub fn over(&self, number: u32, column: u32) -> Option<&Part> {
        let at = |number: u32, column: u32| {
            let row = self.rows.binary_search_by_key(&number, |row| row.number).ok()?;
            self.rows[row].cell(column)
        };
        at(number, column).or_else(|| {
            let region = self.merged.iter().find(|region| region.holds(number, column))?;
            at(region.first.0, region.first.1)
        })
    }
}

impl Region {
    /// Whether a cell is one of them.
    pub fn holds(&self, row: u32, column: u32) -> bool {
        (self.first.0..=self.last.0).contains(&row) && (self.first.1..=self.last.1).contains(&column)
    }
}
