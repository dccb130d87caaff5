//! First floor, data formats: workbooks of Excel and of LibreOffice, cell by cell and within limits.

use super::{Region, Table};
use crate::build::Build;
use crate::error::{Fault, ReadError};
use crate::{Input, MAX_BYTES};
use calamine::{Data, DataRef, Dimensions, Reader, Sheet, SheetType, SheetVisible, Xlsx};
use std::io::Cursor;

/// Most bytes of an archive when it is unpacked, and most entries.
const UNPACKED: u64 = 200_000_000;
const ENTRIES: usize = 1_000;

/// Checks an archive before anything of it is unpacked: how large it says it is, and how many entries it has.
///
/// # Errors
/// If it is no archive, or larger than is read.
pub(crate) fn check_archive(bytes: &[u8]) -> Result<Vec<String>, ReadError> {
    if bytes.len() as u64 > MAX_BYTES {
        return Err(ReadError::whole(Fault::TooLarge { size: bytes.len() as u64, limit: MAX_BYTES }));
    }
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(malformed)?;
    if archive.len() > ENTRIES {
        return Err(ReadError::whole(Fault::TooMany { what: "entries", limit: ENTRIES }));
    }
    let (mut size, mut names) = (0_u64, Vec::new());
    for at in 0..archive.len() {
        let entry = archive.by_index_raw(at).map_err(malformed)?;
        size = size.saturating_add(entry.size());
        names.push(entry.name().map_err(malformed)?.into_owned());
    }
    if size > UNPACKED {
        return Err(ReadError::whole(Fault::TooLarge { size, limit: UNPACKED }));
    }
    Ok(names)
}

fn malformed(error: impl std::fmt::Display) -> ReadError {
    ReadError::whole(Fault::Malformed { detail: error.to_string() })
}

/// The sheets of a workbook in their order. Formulas are read as the value they had last.
///
/// # Errors
/// If it is damaged or larger than is read, or the reading was stopped.
pub(crate) fn read_xlsx(input: &Input<'_>, build: &mut Build<'_>) -> Result<Vec<Table>, ReadError> {
    check_archive(input.bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(input.bytes)).map_err(malformed)?;
    let mut tables = Vec::new();
    for (name, hidden) in sheets(book.sheets_metadata()) {
        let mut table = Table { hidden, ..Table::named(&name) };
        let merged = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
        table.merge(merged.into_iter().map(region));
        let mut cells = book.worksheet_cells_reader(&name).map_err(malformed)?;
        let mut read = 0_usize;
        while let Some(cell) = cells.next_cell().map_err(malformed)? {
            read += 1;
            if read.is_multiple_of(4096) {
                input.go_on()?;
            }
            let at = cell.get_position();
            match cell.get_value() {
                DataRef::SharedString(text) => table.add(build, at, text)?,
                DataRef::String(text) => table.add(build, at, text)?,
                value => table.add(build, at, &said(&Data::from(value.clone())))?,
            }
        }
        table.rows.sort_by_key(|row| row.number);
        tables.push(table);
    }
    Ok(tables)
}

/// The same of a workbook of LibreOffice.
///
/// # Errors
/// As [`read_xlsx`].
pub(crate) fn read_ods(input: &Input<'_>, build: &mut Build<'_>) -> Result<Vec<Table>, ReadError> {
    check_archive(input.bytes)?;
    let mut book: calamine::Ods<_> = calamine::Ods::new(Cursor::new(input.bytes)).map_err(malformed)?;
    let mut tables = Vec::new();
    for (name, hidden) in sheets(book.sheets_metadata()) {
        input.go_on()?;
        let mut table = Table { hidden, ..Table::named(&name) };
        let range = book.worksheet_range(&name).map_err(malformed)?;
        let (first_row, first_column) = range.start().unwrap_or_default();
        for (row, column, cell) in range.used_cells() {
            let at = (first_row + row as u32, first_column + column as u32);
            table.add(build, at, &said(cell))?;
        }
        tables.push(table);
    }
    Ok(tables)
}

/// The sheets that hold cells, in their order, and whether each is hidden.
fn sheets(all: &[Sheet]) -> Vec<(String, bool)> {
    let with_cells = all.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    with_cells.map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible)).collect()
}

fn region(merged: Dimensions) -> Region {
    Region { first: merged.start, last: merged.end }
}

/// A value as a person reads it: whole numbers without a point, dates as days.
fn said(value: &Data) -> String {
    match value {
        Data::Empty | Data::Error(_) => String::new(),
        Data::DateTime(when) => when.as_datetime().map_or_else(|| when.to_string(), |at| at.date().to_string()),
        Data::Float(number) if number.fract() == 0.0 && number.abs() < 1e15 => format!("{number:.0}"),
        other => other.to_string(),
    }
}
