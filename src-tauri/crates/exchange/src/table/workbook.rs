//! First floor, data formats: workbooks of Excel, cell by cell and within limits.

use super::{Region, Table};
use crate::blocks::package::local;
use crate::build::Build;
use crate::error::{Fault, ReadError};
use crate::{Input, MAX_BYTES, MAX_ITEMS};
use calamine::{Data, DataRef, Dimensions, Reader, Sheet, SheetType, SheetVisible, Xlsx};
use quick_xml::events::{BytesStart, Event};
use std::io::{BufReader, Cursor};

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

/// Checks how many texts the cells share, by what the file says: the reader makes room for all of them at once. There are
/// no more than cells.
fn check_texts(bytes: &[u8], names: &[String]) -> Result<(), ReadError> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(malformed)?;
    for name in names.iter().filter(|name| name.to_lowercase().ends_with("sharedstrings.xml")) {
        let part = archive.by_name(name).map_err(malformed)?;
        let mut reader = quick_xml::Reader::from_reader(BufReader::new(part));
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            match reader.read_event_into(&mut buffer).map_err(malformed)? {
                Event::Start(first) | Event::Empty(first) if local(first.name().0) == "sst" => {
                    says_no_more(&first)?;
                    break;
                }
                Event::DocType(_) => return Err(malformed("a document type")),
                Event::Eof => break,
                _ => {}
            }
        }
    }
    Ok(())
}

fn says_no_more(texts: &BytesStart<'_>) -> Result<(), ReadError> {
    let mut attributes = texts.attributes();
    let counts = attributes.with_checks(false).flatten().filter(|one| one.key.0 == "uniqueCount");
    let is_more = |count: &str| count.trim().parse::<u64>().is_ok_and(|count| count > MAX_ITEMS as u64);
    if counts.into_iter().any(|one| is_more(&one.value)) {
        return Err(ReadError::whole(Fault::TooMany { what: "cells", limit: MAX_ITEMS }));
    }
    Ok(())
}

fn malformed(error: impl std::fmt::Display) -> ReadError {
    ReadError::whole(Fault::Malformed { detail: error.to_string() })
}

/// The sheets of a workbook in their order. Formulas are read as the value they had last.
///
/// # Errors
/// If it is damaged or larger than is read, or the reading was stopped.
pub(crate) fn read_xlsx(input: &Input<'_>, build: &mut Build<'_>) -> Result<Vec<Table>, ReadError> {
    check_texts(input.bytes, &check_archive(input.bytes)?)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(input.bytes)).map_err(malformed)?;
    let mut tables = Vec::new();
    for (name, hidden) in sheets(book.sheets_metadata()) {
        let mut table = Table { hidden, ..Table::named(&name) };
        let merged = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
        table.merge(build, merged.into_iter().map(region));
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

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    #[test]
    fn no_room_is_made_for_texts_that_no_sheet_holds() {
        let check = |texts: &str, expect: Result<(), &str>| {
            let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
            zip.start_file("xl/SharedStrings.xml", zip::write::SimpleFileOptions::default()).unwrap();
            zip.write_all(texts.as_bytes()).unwrap();
            let bytes = zip.finish().unwrap().into_inner();
            let names = check_archive(&bytes).unwrap();
            assert_eq!(check_texts(&bytes, &names).map_err(|error| error.code()), expect, "{texts}");
        };
        check("<?xml version=\"1.0\"?><!-- a --><sst uniqueCount=\"1000000\"></sst>", Ok(()));
        check("<sst><si/></sst>", Ok(()));
        check("", Ok(()));
        check("<x:sst xmlns:x=\"x\" uniqueCount=\"1000001\"></x:sst>", Err("too-many"));
        check("<sst uniqueCount=\"9000000000000000000\"/>", Err("too-many"));
        check("<a><sst x:uniqueCount=\"1\" uniqueCount=\"1000001\"/></a>", Err("too-many"));
        check("<!DOCTYPE a [<!ENTITY b \"c\">]><sst/>", Err("malformed"));
    }
}
