//! First floor, formats to read: tables that are known by their heads, in whichever file they stand.
//!
//! A further one is one new file and its line in [`KNOWN`] and in the list of formats to read.

use crate::build::Build;
use crate::error::{Fault, ReadError};
use crate::import::{ddat, esco, flat, moodle, onet, opencase, opensalt, sfia};
use crate::mapping::{Mapping, SheetMap};
use crate::table::{Row, Table, csv, ods, workbook};
use crate::{Imported, Input};
use rungs_model::{Id, Kind};
use std::collections::HashMap;

/// A format whose tables are known by their heads.
pub(crate) struct Known {
    /// Its name on the command line.
    pub name: &'static str,
    /// Whether these are its tables.
    pub is: fn(&Build<'_>, &[Table]) -> bool,
    /// How they are read.
    pub read: How,
}

/// How tables of a known format are read.
pub(crate) enum How {
    /// As tables are, by a map that is known beforehand.
    Mapped(fn(&Build<'_>, &[Table]) -> Vec<SheetMap>),
    /// In a way of its own.
    Own(fn(&Input<'_>, &mut Build<'_>, &[Table]) -> Result<(), ReadError>),
}

/// The visible list; of several that fit the first one counts.
pub(crate) const KNOWN: &[&Known] = &[
    &flat::KNOWN,
    &moodle::KNOWN,
    &opensalt::BOOK,
    &opensalt::ROWS,
    &opencase::KNOWN,
    &ddat::KNOWN,
    &onet::KNOWN,
    &esco::KNOWN,
    &sfia::KNOWN,
];

/// How sure it is that a file is of a format, if its rows are text: of a workbook nobody can tell before it is unpacked,
/// and then it is read as what it is all the same.
pub(crate) fn told(name: &str, bytes: &[u8], known: &Known) -> u8 {
    const START: usize = 50_000;
    let start = &bytes[..bytes.len().min(START)];
    if bytes.starts_with(b"PK") || start.iter().take(2000).filter(|b| b",;\t|".contains(b)).count() < 2 {
        return 0;
    }
    // Whole lines only, so that no character is cut in two.
    let end = if bytes.len() > START { start.iter().rposition(|b| *b == b'\n').unwrap_or(START) } else { start.len() };
    let mut fresh = || Id::from_bytes([0; 16]);
    let mut build = Build::new(&mut fresh, &|| true);
    let Ok(table) = csv::read(&Input::new(name, &start[..end]), &mut build) else { return 0 };
    u8::from((known.is)(&build, &[table])) * 80
}

/// Reads a file of whichever kind as a known format.
pub(crate) fn read(input: &Input<'_>, fresh: &mut dyn FnMut() -> Id, known: &Known) -> Result<Imported, ReadError> {
    crate::sheets::read(input, fresh, known.name, Some(known), |input, build| {
        if crate::sheets::holds(input.bytes, "xl/workbook") > 0 {
            workbook::read_xlsx(input, build)
        } else if input.bytes.starts_with(b"PK") {
            ods::read(input, build)
        } else {
            Ok(vec![csv::read(input, build)?])
        }
    })
}

/// What a known format made of its tables.
pub(crate) fn finish(build: Build<'_>, known: &Known) -> Result<Imported, ReadError> {
    // A framework that Rungs wrote may well be empty.
    if known.name != flat::IMPORT.name
        && build.records().iter().all(|record| matches!(record.kind, Kind::Framework | Kind::Note))
    {
        return Err(ReadError::whole(Fault::NothingUnderstood));
    }
    Ok(Imported::built(build.finish()?, Mapping::of(known.name), 1.0, Vec::new()))
}

/// Letters and digits alone, small: how heads are compared.
pub(crate) fn plain(head: &str) -> String {
    head.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The heads of a table, in its first row that says something.
pub(crate) struct Heads {
    at: HashMap<String, u32>,
}

impl Heads {
    /// Those of a table; none if it has no rows.
    pub fn of(build: &Build<'_>, table: &Table) -> Heads {
        let cells = table.rows.first().into_iter().flat_map(|row| &row.cells);
        let mut at = HashMap::new();
        for (column, part) in cells {
            at.entry(plain(build.text(part))).or_insert(*column);
        }
        Heads { at }
    }

    /// Whether all of these are there.
    pub fn have(&self, heads: &[&str]) -> bool {
        heads.iter().all(|head| self.at.contains_key(*head))
    }

    /// The column under one of these heads.
    pub fn column(&self, heads: &[&str]) -> Option<u32> {
        heads.iter().find_map(|head| self.at.get(*head)).copied()
    }

    /// What a row says under one of these heads.
    pub fn cell<'r>(&self, row: &'r Row, heads: &[&str]) -> Option<&'r crate::Part> {
        row.cell(self.column(heads)?)
    }
}

/// The cells of the first row are heads; gives the rows behind it.
pub(crate) fn body<'t>(build: &mut Build<'_>, table: &'t Table) -> &'t [Row] {
    for (_, part) in table.rows.first().into_iter().flat_map(|row| &row.cells) {
        build.skip(part, crate::Skip::Head);
    }
    table.rows.get(1..).unwrap_or_default()
}
