//! First floor, blocks of documents: a table being read, with cells that cover several rows and columns.

use crate::error::{Fault, ReadError};
use crate::table::{Region, Table};
use crate::{MAX_ITEMS, build::Build};

/// The most columns and rows that one cell may cover.
const COLUMNS: u32 = 200;
const ROWS: u32 = 10_000;
/// The most columns of a table. Cells beyond stand in the last of them, for every row looks for room in all of them.
const WIDE: u32 = 2_000;

/// A table of a document.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Grid {
    pub cells: Vec<Cell>,
    /// The first row whose cells are all heads.
    pub head: Option<u32>,
    /// Rows that end above each column, because a cell above reaches down to here.
    busy: Vec<u32>,
    row: Option<u32>,
    column: u32,
}

/// A cell of it.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Cell {
    pub row: u32,
    pub column: u32,
    pub rows: u32,
    pub columns: u32,
    /// What it says, a line for each of its paragraphs, a bullet before each item of a list.
    pub text: String,
}

impl Grid {
    /// Begins a row.
    pub fn begin_row(&mut self) {
        self.row = Some(self.row.map_or(0, |row| row.saturating_add(1)));
        self.column = 0;
    }

    /// Says whether the last cell is a head.
    pub fn is_head(&mut self, head: bool) {
        let Some(last) = self.cells.last() else { return };
        let (row, first) = (
            last.row,
            !self.cells.iter().rev().skip(1).take(64).take_while(|c| c.row == last.row).any(|c| !c.text.is_empty()),
        );
        if head && first && self.head.is_none() {
            self.head = Some(row);
        } else if !head && self.head == Some(row) {
            self.head = None;
        }
    }

    /// Says that the row that is being read is one of heads.
    pub fn is_head_row(&mut self) {
        self.head = self.head.or(Some(self.row.unwrap_or(0)));
    }

    /// Says whether the last cell is bold as a whole: a first row of such cells is one of heads.
    pub fn is_bold(&mut self, bold: bool) {
        if self.cells.last().is_some_and(|cell| cell.row == 0 && (bold || !cell.text.is_empty())) {
            self.is_head(bold);
        }
    }

    /// Begins a cell in the next column that no cell from above covers.
    pub fn begin_cell(&mut self, columns: u32, rows: u32) {
        if self.row.is_none() {
            self.begin_row();
        }
        // One more than are read, which the table will say.
        if self.cells.len() > MAX_ITEMS {
            return;
        }
        let row = self.row.unwrap_or(0);
        self.column = self.column.min(WIDE - 1);
        while self.busy.get(self.column as usize).is_some_and(|until| *until > row) {
            self.column += 1;
        }
        self.column = self.column.min(WIDE - 1);
        let (columns, rows) = (columns.clamp(1, COLUMNS.min(WIDE - self.column)), rows.clamp(1, ROWS));
        let end = (self.column + columns) as usize;
        if self.busy.len() < end {
            self.busy.resize(end, 0);
        }
        for until in &mut self.busy[self.column as usize..end] {
            *until = row.saturating_add(rows);
        }
        self.cells.push(Cell { row, column: self.column, rows, columns, text: String::new() });
        self.column += columns;
    }

    /// Says that the last cell covers so many columns.
    pub fn widen(&mut self, columns: u32) {
        let columns = columns.clamp(1, COLUMNS);
        if let Some(cell) = self.cells.last_mut() {
            self.column = cell.column + columns;
            cell.columns = columns;
        }
    }

    /// Says that the last cell goes on with the one above it.
    pub fn join_above(&mut self) {
        let Some(last) = self.cells.pop() else { return };
        let above = self.cells.iter_mut().rev().take(2_000).find(|cell| cell.column == last.column);
        match above {
            Some(above) if above.row + above.rows == last.row && above.rows < ROWS => above.rows += 1,
            _ => self.cells.push(last),
        }
    }

    /// Adds a line to the last cell.
    pub fn line(&mut self, bullet: bool, depth: u8, text: &str) {
        let Some(cell) = self.cells.last_mut() else { return };
        if text.trim().is_empty() {
            return;
        }
        if !cell.text.is_empty() {
            cell.text.push('\n');
        }
        if bullet {
            cell.text.extend(std::iter::repeat_n("  ", usize::from(depth)));
            cell.text.push_str("• ");
        }
        cell.text.push_str(text.trim());
    }

    /// As a table, each cell a piece.
    ///
    /// # Errors
    /// If there are more cells than are read.
    pub fn table(&self, build: &mut Build<'_>, name: &str) -> Result<Table, ReadError> {
        if self.cells.len() > MAX_ITEMS {
            return Err(ReadError::whole(Fault::TooMany { what: "cells", limit: MAX_ITEMS }));
        }
        let wide = |row: u32| self.cells.iter().filter(|cell| cell.row == row).take(2).count() > 1;
        let mut table = Table::named(name);
        table.head = self.head.filter(|head| wide(*head));
        let mut cells: Vec<&Cell> = self.cells.iter().collect();
        cells.sort_by_key(|cell| (cell.row, cell.column));
        let mut merged = Vec::new();
        for cell in cells {
            table.add(build, (cell.row, cell.column), &cell.text)?;
            if cell.rows > 1 || cell.columns > 1 {
                let last = (cell.row + cell.rows - 1, cell.column + cell.columns - 1);
                merged.push(Region { first: (cell.row, cell.column), last });
            }
        }
        table.merge(build, merged);
        Ok(table)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_stand_beside_those_that_reach_down() {
        let mut grid = Grid::default();
        let rows: [&[(&str, u32, u32)]; 3] =
            [&[("a", 1, 3), ("b", 2, 1)], &[("c", 1, 1), ("d", 1, 1)], &[("e", 1, 1), ("f", 1, 1)]];
        for row in rows {
            grid.begin_row();
            for (text, columns, rows) in row {
                grid.begin_cell(*columns, *rows);
                grid.line(false, 0, text);
            }
        }
        let found: Vec<_> = grid.cells.iter().map(|cell| (cell.text.as_str(), cell.row, cell.column)).collect();
        assert_eq!(found, [("a", 0, 0), ("b", 0, 1), ("c", 1, 1), ("d", 1, 2), ("e", 2, 1), ("f", 2, 2)]);
    }

    /// A table of one cell takes few bytes of a file, however far it reaches.
    #[test]
    fn merged_cells_of_all_tables_are_counted_together() {
        let mut fresh = || rungs_model::Id::from_bytes([1; 16]);
        let mut build = Build::new(&mut fresh, &|| true);
        let mut grid = Grid::default();
        grid.begin_cell(COLUMNS, ROWS);
        grid.line(false, 0, "a");
        let tables: Vec<Table> = (0..2_000).map(|_| grid.table(&mut build, "").unwrap()).collect();
        let reaches = |table: &Table| table.over(9, 9).is_some();
        assert_eq!((reaches(&tables[0]), reaches(&tables[900]), reaches(&tables[1_999])), (true, true, false));
    }
}
