//! First floor, data formats: a table as its cells say it, whichever format it comes from. Only cells that say something
//! are held, so that two far apart cost no more than two side by side.

mod cells;
mod comments;
pub(crate) mod csv;
pub(crate) mod html;
pub(crate) mod ods;
mod shown;
pub(crate) mod workbook;

use crate::MAX_ITEMS;
use crate::build::Build;
use crate::error::{Fault, ReadError};
use crate::pieces::{At, Part, Skip};
pub(crate) use cells::Cell;
use cells::Cells;
use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

/// A sheet, or the one table of a file.
#[derive(Debug, Clone, Default)]
pub(crate) struct Table {
    /// The name of the sheet; empty where there is only one.
    pub name: String,
    /// Whether the workbook hides it.
    pub hidden: bool,
    /// The rows that say something, by rising number.
    pub rows: Vec<Row>,
    /// The number of the row of heads, where the file itself says so.
    pub head: Option<u32>,
    /// What the whole is called, where a line in front says so.
    pub title: Option<Part>,
    /// Cells that were merged: for each column its first and last rows, and the cell that speaks for them.
    merged: HashMap<u32, Vec<Merged>>,
}

/// Rows of a column that were merged: the first and the last of them, and the place of what stands in them.
type Merged = (u32, u32, (u32, u32));

/// The most places of a file that merged cells take, each column of them counted; what is beyond stands where it stands.
const MAX_MERGED: usize = 200_000;

/// No row or column of a sheet has so high a number.
const FARTHEST: u32 = 1 << 30;

/// A row that says something.
#[derive(Debug, Clone, Default)]
pub(crate) struct Row {
    /// Its number in the sheet, from 0.
    pub number: u32,
    /// Its cells that say something, by rising column.
    pub cells: Cells,
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
        // Where no cell before it is empty, that many cells stand in front of it.
        let dense = self.cells.get(column as usize).filter(|(at, _)| *at == column);
        let found = || self.cells.binary_search_by_key(&column, |(at, _)| *at).ok().map(|at| &self.cells[at]);
        dense.or_else(found).map(|(_, part)| part)
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
    /// If there are more cells than are read, or they say more; or the place is none.
    pub fn add(&mut self, build: &mut Build<'_>, (row, column): (u32, u32), text: &str) -> Result<(), ReadError> {
        if text.trim().is_empty() {
            return Ok(());
        }
        self.put(build, (row, column), text)
    }

    /// The same, be it white space alone.
    ///
    /// # Errors
    /// As [`Table::add`].
    pub fn put(&mut self, build: &mut Build<'_>, at: (u32, u32), text: &str) -> Result<(), ReadError> {
        let part = build.piece(self.place(build, at)?, text);
        self.hold(build, at, part)
    }

    /// The same of a stretch of a text that was taken down as a whole.
    ///
    /// # Errors
    /// As [`Table::add`].
    pub fn put_stretch(&mut self, build: &mut Build<'_>, at: (u32, u32), bytes: Range<usize>) -> Result<(), ReadError> {
        let part = build.stretch(self.place(build, at)?, bytes);
        self.hold(build, at, part)
    }

    /// Takes down what stands at a place and is no part of the table: a comment on a cell, what a program made.
    ///
    /// # Errors
    /// As [`Table::add`].
    pub fn aside(&mut self, build: &mut Build<'_>, at: (u32, u32), text: &str, why: Skip) -> Result<(), ReadError> {
        if text.trim().is_empty() {
            return Ok(());
        }
        let part = build.piece(self.place(build, at)?, text);
        build.skip(&part, why);
        build.in_limits()
    }

    fn place(&self, build: &Build<'_>, (row, column): (u32, u32)) -> Result<At<'_>, ReadError> {
        if build.pieces() >= MAX_ITEMS {
            return Err(ReadError::whole(Fault::TooMany { what: "cells", limit: MAX_ITEMS }));
        }
        if row >= FARTHEST || column >= FARTHEST {
            return Err(ReadError::whole(Fault::Malformed { detail: "a cell beyond the end of every sheet".into() }));
        }
        Ok(At::Cell { sheet: &self.name, row, column })
    }

    fn hold(&mut self, build: &Build<'_>, (row, column): (u32, u32), part: Part) -> Result<(), ReadError> {
        build.in_limits()?;
        match self.rows.last_mut() {
            Some(last) if last.number == row => last.cells.push((column, part)),
            _ => {
                let mut cells = Cells::default();
                cells.push((column, part));
                self.rows.push(Row { number: row, cells });
            }
        }
        Ok(())
    }

    /// The columns that say something, rising.
    pub fn columns(&self) -> Vec<u32> {
        let of = |row: &Row| row.cells.iter().map(|(column, _)| *column).collect::<Vec<u32>>();
        // Most rows say something in the same columns as the first one.
        let first = self.rows.first().map(of).unwrap_or_default();
        let is_other = |row: &&Row| !row.cells.iter().map(|(column, _)| column).eq(first.iter().take(row.cells.len()));
        let mut columns: Vec<u32> = self.rows.iter().filter(is_other).flat_map(of).collect();
        columns.extend(&first);
        columns.sort_unstable();
        columns.dedup();
        columns
    }

    /// What stands at a place; for a cell that was merged with others what stands in the first of them.
    pub fn over(&self, number: u32, column: u32) -> Option<&Part> {
        self.at((number, column)).or_else(|| self.at(self.speaks_for(number, column)?))
    }

    /// The same of a row at hand.
    pub fn over_row<'t>(&'t self, row: &'t Row, column: u32) -> Option<&'t Part> {
        row.cell(column).or_else(|| self.at(self.speaks_for(row.number, column)?))
    }

    fn at(&self, (number, column): (u32, u32)) -> Option<&Part> {
        let row = self.rows.binary_search_by_key(&number, |row| row.number).ok()?;
        self.rows[row].cell(column)
    }

    /// The first of the merged cells that cover a place.
    fn speaks_for(&self, number: u32, column: u32) -> Option<(u32, u32)> {
        let regions = self.merged.get(&column)?;
        let next = regions.partition_point(|(first, ..)| *first <= number);
        let (_, last, from) = *regions.get(next.checked_sub(1)?)?;
        (number <= last).then_some(from)
    }

    /// Whether a cell covers its row in another column as well, or is that one.
    pub fn covers(&self, cell: (u32, u32), column: u32) -> bool {
        let covers = || {
            let regions = self.merged.get(&column)?;
            let next = regions.partition_point(|(first, ..)| *first <= cell.0);
            let (_, last, from) = *regions.get(next.checked_sub(1)?)?;
            Some(cell.0 <= last && from == cell)
        };
        cell.1 == column || covers() == Some(true)
    }

    /// Takes down which cells were merged.
    pub fn merge(&mut self, build: &mut Build<'_>, regions: impl IntoIterator<Item = Region>) {
        for region in regions {
            for column in region.first.1..=region.last.1 {
                build.merged += 1;
                if build.merged > MAX_MERGED {
                    break;
                }
                self.merged.entry(column).or_default().push((region.first.0, region.last.0, region.first));
            }
        }
        for regions in self.merged.values_mut() {
            regions.sort_unstable();
        }
    }

    /// The same table without some of its cells, by their places in order.
    pub fn without(&self, cells: &[(u32, u32)]) -> Table {
        let mut table = self.clone();
        for row in &mut table.rows {
            row.cells.retain(|(column, _)| cells.binary_search(&(row.number, *column)).is_err());
        }
        table.rows.retain(|row| !row.cells.is_empty());
        table
    }

    /// The same table with some of its columns alone, from the first to the last of them.
    pub fn span(&self, first: u32, last: u32) -> Table {
        let mut table = self.clone();
        for row in &mut table.rows {
            row.cells.retain(|(column, _)| (first..=last).contains(column));
        }
        table.rows.retain(|row| !row.cells.is_empty());
        table
    }

    /// The rows of a table within a sheet, by their numbers; the table itself where these are all.
    pub fn part(&self, first: u32, last: u32) -> Cow<'_, Table> {
        let is_within = |row: &Row| (first..=last).contains(&row.number);
        let is_head_within = self.head.is_none_or(|head| (first..=last).contains(&head));
        if is_head_within && self.rows.first().is_none_or(is_within) && self.rows.last().is_none_or(is_within) {
            return Cow::Borrowed(self);
        }
        let rows = self.rows.iter().filter(|row| (first..=last).contains(&row.number)).cloned().collect();
        let head = self.head.filter(|head| (first..=last).contains(head));
        let (name, title, merged) = (self.name.clone(), self.title.clone(), self.merged.clone());
        Cow::Owned(Table { name, hidden: self.hidden, rows, head, title, merged })
    }
}
