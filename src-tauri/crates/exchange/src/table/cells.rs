//! First floor, data formats: the cells of a row. Those of a narrow row stand in the row itself: a large table has hundreds
//! of thousands of rows, and to find room for each of them takes longer than to read it.

use crate::pieces::Part;
use std::ops::Deref;

/// A cell that says something, with its column.
pub(crate) type Cell = (u32, Part);

/// How many cells stand in the row itself.
const FEW: usize = 4;

/// Cells, by rising column.
#[derive(Debug, Clone)]
pub(crate) enum Cells {
    /// So many of these.
    Few(u32, [Cell; FEW]),
    Many(Vec<Cell>),
}

const NONE: Cell = (0, Part::NOTHING);

impl Default for Cells {
    fn default() -> Cells {
        Cells::Few(0, [NONE; FEW])
    }
}

impl Cells {
    /// Adds a cell behind all others.
    pub fn push(&mut self, cell: Cell) {
        match self {
            Cells::Few(number, few) if (*number as usize) < FEW => {
                few[*number as usize] = cell;
                *number += 1;
            }
            Cells::Few(_, few) => {
                let mut many = Vec::with_capacity(2 * FEW);
                many.extend(std::mem::replace(few, [NONE; FEW]));
                many.push(cell);
                *self = Cells::Many(many);
            }
            Cells::Many(many) => many.push(cell),
        }
    }

    /// The same without some.
    pub fn retain(&mut self, is_kept: impl FnMut(&&Cell) -> bool) {
        let mut kept = Cells::default();
        self.iter().filter(is_kept).cloned().for_each(|cell| kept.push(cell));
        *self = kept;
    }

    /// All of them.
    pub fn as_slice(&self) -> &[Cell] {
        match self {
            Cells::Few(number, few) => &few[..*number as usize],
            Cells::Many(many) => many,
        }
    }
}

impl Deref for Cells {
    type Target = [Cell];

    fn deref(&self) -> &[Cell] {
        self.as_slice()
    }
}

impl<'c> IntoIterator for &'c Cells {
    type Item = &'c Cell;
    type IntoIter = std::slice::Iter<'c, Cell>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_cells_and_many_are_the_same_to_whoever_reads_them() {
        let cell = |column: u32| (column, Part::new(column as usize, 0..1));
        for number in 0..3 * FEW as u32 {
            let mut cells = Cells::default();
            (0..number).for_each(|column| cells.push(cell(column)));
            let all: Vec<Cell> = (0..number).map(cell).collect();
            assert_eq!(cells.as_slice(), all);
            cells.retain(|(column, _)| column % 2 == 0);
            assert_eq!(
                cells.iter().map(|(column, _)| *column).collect::<Vec<_>>(),
                (0..number).step_by(2).collect::<Vec<_>>()
            );
        }
    }
}
