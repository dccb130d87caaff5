//! Where every step stands on the map: its path is its column, its grade is its row. A pure rule, the same as the page's.

/// What a map is made of, by number: paths in their order, the rank of the grade of each of their steps, and transitions
/// between steps counted over all paths.
#[derive(Debug, Clone, Default)]
pub(super) struct MapOf {
    pub(super) paths: Vec<Vec<Option<usize>>>,
    pub(super) grades: usize,
    pub(super) transitions: Vec<[usize; 2]>,
}

/// A place of the grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Cell {
    pub(super) column: usize,
    pub(super) row: usize,
}

/// The rows that one grade takes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Band {
    pub(super) grade: usize,
    pub(super) first: usize,
    pub(super) rows: usize,
}

#[derive(Debug)]
pub(super) struct Grid {
    /// By step.
    pub(super) cells: Vec<Cell>,
    pub(super) rows: usize,
    pub(super) bands: Vec<Band>,
}

/// Levels are counted in halves: grade i is level 2i + 1, what stands between grades i - 1 and i is level 2i. Steps of
/// one path on one level stand below each other, so a level is as many rows as the path that has most of it. A step
/// without a grade comes right behind the last one before it that has one; a path without any is counted from the top.
pub(super) fn grid(of: &MapOf) -> Grid {
    let levels: Vec<Option<Vec<usize>>> = of.paths.iter().map(|path| levels(path)).collect();
    let count = |path: &[usize], level: usize| path.iter().filter(|l| **l == level).count();
    let heights: Vec<usize> = (0..=2 * of.grades)
        .map(|level| levels.iter().flatten().map(|path| count(path, level)).max().unwrap_or(0))
        .collect();
    let start = |level: usize| heights[..level].iter().sum::<usize>();
    let mut cells = Vec::new();
    for (column, (path, levels)) in of.paths.iter().zip(&levels).enumerate() {
        cells.extend((0..path.len()).map(|step| {
            let row = levels.as_ref().map_or(step, |l| start(l[step]) + count(&l[..step], l[step]));
            Cell { column, row }
        }));
    }
    let rows = cells.iter().map(|cell| cell.row + 1).max().unwrap_or(0);
    let bands = (0..of.grades).filter(|grade| heights[2 * grade + 1] > 0);
    let bands = bands.map(|grade| Band { grade, first: start(2 * grade + 1), rows: heights[2 * grade + 1] });
    Grid { cells, rows, bands: bands.collect() }
}

/// The level of every step of a path; none where no step has a grade.
fn levels(grades: &[Option<usize>]) -> Option<Vec<usize>> {
    let mut gap = 2 * grades.iter().flatten().next()?;
    let level = |grade: &Option<usize>| match grade {
        None => gap,
        Some(grade) => {
            gap = 2 * grade + 2;
            2 * grade + 1
        }
    };
    Some(grades.iter().map(level).collect())
}
