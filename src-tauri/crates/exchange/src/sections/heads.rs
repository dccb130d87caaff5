//! First floor, sections of documents: rows of heads that come again over the tables of a document. What stands over each
//! of them alike are heads, whatever they are called; over short tables without names in front they are levels.

use super::titles;
use super::topics;
use crate::build::Build;
use crate::layout;
use crate::table::{Row, Table};
use std::collections::HashMap;

/// The most letters of the name of a level over a column.
const LONGEST: usize = 50;

/// The most columns of levels.
const MOST: usize = 12;

/// What has so many words is no name of a row.
const WORDS: usize = 4;

/// How many tables of a document have the same heads, and how many of them say the same in a cell.
#[derive(Debug, Default)]
pub(super) struct Heads {
    rows: HashMap<Vec<String>, usize>,
    cells: HashMap<(u32, String, String), usize>,
    /// In how many cells of a column something is said of what rows are called.
    named: HashMap<(u32, String), usize>,
    /// Whether two heads of one of them at least read like levels.
    pub have_levels: bool,
}

impl Heads {
    pub fn of(build: &Build<'_>, tables: &[Option<Table>]) -> Heads {
        let mut heads = Heads::default();
        for table in tables.iter().flatten() {
            let Some((head, rows)) = table.rows.split_first() else { continue };
            *heads.rows.entry(plain(build, head)).or_default() += 1;
            let levels = head.cells.iter().filter(|(_, part)| layout::is_level(build.text(part)));
            heads.have_levels |= levels.take(2).count() == 2;
            for row in rows {
                let name = name_of(build, row);
                for (column, part) in row.cells.iter().skip(1) {
                    let said = titles::plain(build.text(part));
                    *heads.cells.entry((*column, name.clone(), said)).or_default() += 1;
                    *heads.named.entry((*column, name.clone())).or_default() += 1;
                }
            }
        }
        heads
    }

    /// How many tables have the heads of this row.
    fn again(&self, build: &Build<'_>, head: &Row) -> usize {
        self.rows.get(&plain(build, head)).copied().unwrap_or_default()
    }

    /// Whether the row stands over several tables of a document.
    pub fn come_again(&self, build: &Build<'_>, head: &Row) -> bool {
        head.cells.len() >= 2
            && self.again(build, head) >= 2
            && head.cells.iter().all(|(_, part)| is_short(build, part))
    }

    /// Whether what a cell says is said in nearly all tables of what its row is called: it defines that, and asks nothing
    /// of one level. What two levels ask alike is asked of both.
    pub fn says_again(&self, build: &Build<'_>, row: &Row, column: u32) -> bool {
        let Some(part) = row.cell(column) else { return false };
        let name = name_of(build, row);
        let all = self.named.get(&(column, name.clone())).copied().unwrap_or_default();
        let times = self.cells.get(&(column, name, titles::plain(build.text(part)))).copied().unwrap_or_default();
        times >= 2 && times * 10 >= all * 8
    }

    /// Whether a table has nothing but levels as its columns: all of its heads read like levels; or some do, or they come
    /// again and again, and none is the head of anything else.
    pub fn are_levels(&self, build: &Build<'_>, table: &Table) -> bool {
        let Some((head, rows)) = table.rows.split_first() else { return false };
        let texts: Vec<&str> = head.cells.iter().map(|(_, part)| build.text(part).trim()).collect();
        let fits = |row: &Row| row.cells.iter().all(|(column, _)| head.cell(*column).is_some());
        if !(2..=MOST).contains(&texts.len()) || rows.is_empty() || !rows.iter().all(fits) {
            return false;
        }
        let reads = |text: &&&str| layout::is_level(text) && titles::known(text).is_none();
        let levels = texts.iter().filter(reads).count();
        let again = self.again(build, head);
        if rows.len() > if again >= 2 { 20 } else { 2 } && !topics::have(build, rows) {
            return false;
        }
        if levels == texts.len() {
            return true;
        }
        // A first column of names has a head, and each of its cells is a name.
        let is_other =
            |text: &&str| text.is_empty() || layout::role_of(text).is_some() || titles::known(text).is_some();
        let said = rows.iter().flat_map(|row| &row.cells).map(|(_, part)| build.text(part).trim());
        let (long, all) = said.fold((0, 0), |(long, all), text| (long + usize::from(text.len() > 20), all + 1));
        // What lists things in its first cell too has no names in front.
        let lists = |row: &Row| row.cells.iter().all(|(_, part)| build.text(part).trim().contains(['\n', '•']));
        let unknown = again >= 3 || (again >= 2 && rows.iter().any(lists));
        let is_of_levels = levels * 2 >= texts.len() || (levels > 0 && again >= 2) || (texts.len() >= 3 && unknown);
        is_of_levels
            && long * 2 > all
            && !texts.iter().any(is_other)
            && head.cells.iter().all(|(_, part)| is_short(build, part))
            && rows.iter().all(|row| row.cells.len() == 1 || name_of(build, row).split(' ').count() >= WORDS)
    }
}

fn is_short(build: &Build<'_>, part: &crate::Part) -> bool {
    build.text(part).trim().chars().count() <= LONGEST
}

/// A row of heads in plain letters.
fn plain(build: &Build<'_>, head: &Row) -> Vec<String> {
    head.cells.iter().take(MOST + 1).map(|(_, part)| titles::plain(build.text(part))).collect()
}

/// What the first cell of a row says, in plain letters.
fn name_of(build: &Build<'_>, row: &Row) -> String {
    row.cells.first().map(|(_, part)| titles::plain(build.text(part))).unwrap_or_default()
}
