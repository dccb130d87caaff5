//! First floor, data formats: a table as its cells say it, whichever format it comes from. Only cells that say something
//! are held, so that two far apart cost no more than two side by side.

pub(crate) mod csv;
pub(crate) mod html;
pub(crate) mod ods;
pub(crate) mod workbook;

use crate::MAX_ITEMS;
use crate::build::Build;
use crate::error::{Fault, ReadError};
use crate::pieces::{At, Part};
use std::borrow::Cow;
use std::collections::HashMap;

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
    pub fn put(&mut self, build: &mut Build<'_>, (row, column): (u32, u32), text: &str) -> Result<(), ReadError> {
        if build.pieces() >= MAX_ITEMS {
            return Err(ReadError::whole(Fault::TooMany { what: "cells", limit: MAX_ITEMS }));
        }
        if row >= FARTHEST || column >= FARTHEST {
            return Err(ReadError::whole(Fault::Malformed { detail: "a cell beyond the end of every sheet".into() }));
        }
        let part = build.piece(At::Cell { sheet: self.name.clone(), row, column }, text);
        build.in_limits()?;
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
            let regions = self.merged.get(&column)?;
            let next = regions.partition_point(|(first, ..)| *first <= number);
            let (_, last, (row, column)) = *regions.get(next.checked_sub(1)?)?;
            (number <= last).then(|| at(row, column)).flatten()
        })
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

    /// The rows of a table within a sheet, by their numbers; the table itself where these are all.
    pub fn part(&self, first: u32, last: u32) -> Cow<'_, Table> {
        let is_within = |row: &Row| (first..=last).contains(&row.number);
        let is_head_within = self.head.is_none_or(|head| (first..=last).contains(&head));
        if is_head_within && self.rows.first().is_none_or(is_within) && self.rows.last().is_none_or(is_within) {
            return Cow::Borrowed(self);
        }
        let rows = self.rows.iter().filter(|row| (first..=last).contains(&row.number)).cloned().collect();
        let head = self.head.filter(|head| (first..=last).contains(head));
        Cow::Owned(Table { name: self.name.clone(), hidden: self.hidden, rows, head, merged: self.merged.clone() })
    }
}
