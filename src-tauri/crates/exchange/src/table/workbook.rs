//! First floor, data formats: workbooks of Excel, cell by cell and within limits.

use super::shown::{Shown, said};
use super::{Region, Table, comments};
use crate::blocks::package::local;
use crate::build::Build;
use crate::error::{Fault, ReadError};
use crate::pieces::Skip;
use crate::{Input, MAX_BYTES, MAX_ITEMS, ends};
use calamine::{
    Data, DataRef, Dimensions, Reader, Sheet, SheetType, SheetVisible, Style, Xlsx, XlsxError, XlsxFormulaMetadata,
};
use quick_xml::events::{BytesStart, Event};
use std::io::{BufReader, Cursor};

/// A cell whose format shows more or less than its number.
type Otherwise = ((u32, u32), Shown);

/// A workbook that is being read.
type Book<'b> = Xlsx<Cursor<&'b [u8]>>;

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
    // What an archive holds stands at its end.
    let cut_off = |_| match bytes.starts_with(b"PK") {
        true => ReadError::whole(Fault::CutOff),
        false => malformed("no archive"),
    };
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(cut_off)?;
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

/// Checks how each part of a workbook begins: none has a document type, which nothing that writes workbooks has. And how many texts the
/// cells share, by what the file says: the reader makes room for all of them at once. There are no more than cells.
fn check_parts(bytes: &[u8], names: &[String]) -> Result<(), ReadError> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(malformed)?;
    // What other programs put beside a workbook is never read.
    let is_part = |name: &&String| ends(name, &["xml", "rels"]) && !name.starts_with("customXml/");
    for name in names.iter().filter(is_part) {
        let is_texts = name.to_lowercase().ends_with("sharedstrings.xml");
        let part = archive.by_name(name).map_err(malformed)?;
        let mut reader = quick_xml::Reader::from_reader(BufReader::new(part));
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            match reader.read_event_into(&mut buffer) {
                Ok(Event::Start(first) | Event::Empty(first)) if local(first.name().0) == "sst" => {
                    says_no_more(&first)?;
                    break;
                }
                Ok(Event::DocType(_)) => return Err(malformed("a document type")),
                Err(error) if is_texts => return Err(malformed(error)),
                // Texts that are wrapped in something else are looked for to the end; of the others whoever reads them
                // finds what is wrong.
                Ok(Event::Start(_) | Event::Empty(_)) | Err(_) if !is_texts => break,
                Ok(Event::Eof) => break,
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

/// The sheets of a workbook in their order. Formulas are read as the value they had last; those without one, what went
/// wrong, and comments on cells are listed and left out.
///
/// # Errors
/// If it is damaged or larger than is read, or the reading was stopped.
pub(crate) fn read_xlsx(input: &Input<'_>, build: &mut Build<'_>) -> Result<Vec<Table>, ReadError> {
    let names = check_archive(input.bytes)?;
    check_parts(input.bytes, &names)?;
    let comments = comments::read(input, &names)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(input.bytes)).map_err(malformed)?;
    let mut tables = Vec::new();
    for (name, hidden) in sheets(book.sheets_metadata()) {
        let mut table = Table { hidden, ..Table::named(&name) };
        let merged = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
        table.merge(build, merged.into_iter().map(region));
        // In front of the cells, so that who looks for what stands at a place finds the cell.
        for (at, comment) in comments.get(&name).into_iter().flatten() {
            table.aside(build, *at, comment, Skip::LeftOut).map_err(|error| error.in_sheet(&name))?;
        }
        cells(input, build, &mut book, &mut table).map_err(|error| error.in_sheet(&name))?;
        tables.push(table);
    }
    Ok(tables)
}

/// Fills a table with the cells of its sheet.
fn cells(input: &Input<'_>, build: &mut Build<'_>, book: &mut Book<'_>, table: &mut Table) -> Result<(), ReadError> {
    let name = table.name.clone();
    let mut shown = shown_otherwise(input, book, &name)?.into_iter().peekable();
    let mut cells = book.worksheet_cells_reader(&name).map_err(malformed)?;
    let (mut read, mut next) = (0_usize, (0, 0));
    loop {
        read += 1;
        if read.is_multiple_of(4096) {
            input.go_on()?;
        }
        let cell = match cells.next_cell_with_formula_metadata() {
            Ok(Some(cell)) => cell,
            Ok(None) => break,
            // An error of a newer Excel: it says no more than those that are known.
            Err(XlsxError::CellError(error)) => {
                table.aside(build, next, &error, Skip::Computed)?;
                continue;
            }
            Err(error) => return Err(malformed(error)),
        };
        let at = cell.pos;
        next = (at.0, at.1.saturating_add(1));
        let how = shown.next_if(|(of, _)| *of == at).map(|(_, how)| how);
        match (&cell.value, &cell.formula) {
            (DataRef::SharedString(text), _) => table.add(build, at, text)?,
            (DataRef::String(text), _) => table.add(build, at, text)?,
            (DataRef::Error(error), _) => table.aside(build, at, &error.to_string(), Skip::Computed)?,
            (DataRef::Empty, Some(formula)) => table.aside(build, at, &spelled(formula), Skip::Computed)?,
            (value, _) => table.add(build, at, &said(&Data::from(value.clone()), how.as_ref()))?,
        }
    }
    table.rows.sort_by_key(|row| row.number);
    Ok(())
}

/// What a cell holds that has a formula and nothing that came of it.
fn spelled(formula: &XlsxFormulaMetadata) -> String {
    match formula {
        XlsxFormulaMetadata::Normal { formula } | XlsxFormulaMetadata::Shared { formula, .. } => format!("={formula}"),
        // The same as that of a cell before it.
        _ => "=".to_string(),
    }
}

/// The cells of a sheet, in its order, whose format shows more or less than their number. A sheet is looked through for
/// them only where the workbook has such formats at all.
fn shown_otherwise(input: &Input<'_>, book: &mut Book<'_>, name: &str) -> Result<Vec<Otherwise>, ReadError> {
    let mut cells = book.worksheet_cells_reader(name).map_err(malformed)?;
    let shown = |style: &Style| style.number_format.as_ref().and_then(|format| Shown::of(&format.format_code));
    let styles: Vec<Option<Shown>> = cells.styles().iter().map(shown).collect();
    let mut found = Vec::new();
    let mut read = 0_usize;
    while styles.iter().any(Option::is_some) && found.len() < MAX_ITEMS {
        let Some((row, column, style)) = cells.next_style_id().map_err(malformed)? else { break };
        read += 1;
        if read.is_multiple_of(4096) {
            input.go_on()?;
        }
        found.extend(styles.get(style).cloned().flatten().map(|shown| ((row, column), shown)));
    }
    Ok(found)
}

/// The sheets that hold cells, in their order, and whether each is hidden.
fn sheets(all: &[Sheet]) -> Vec<(String, bool)> {
    let with_cells = all.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    with_cells.map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible)).collect()
}

fn region(merged: Dimensions) -> Region {
    Region { first: merged.start, last: merged.end }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    #[test]
    fn no_room_is_made_for_texts_that_no_sheet_holds() {
        let check = |texts: &str, expect: Result<(), &str>| {
            let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
            zip.start_file("xl/styles.xml", zip::write::SimpleFileOptions::default()).unwrap();
            zip.write_all(b"<styleSheet><numFmts/></styleSheet>").unwrap();
            zip.start_file("xl/SharedStrings.xml", zip::write::SimpleFileOptions::default()).unwrap();
            zip.write_all(texts.as_bytes()).unwrap();
            let bytes = zip.finish().unwrap().into_inner();
            let names = check_archive(&bytes).unwrap();
            assert_eq!(check_parts(&bytes, &names).map_err(|error| error.code()), expect, "{texts}");
        };
        check("<?xml version=\"1.0\"?><!-- a --><sst uniqueCount=\"1000000\"></sst>", Ok(()));
        check("<sst><si/></sst>", Ok(()));
        check("", Ok(()));
        check("<x:sst xmlns:x=\"x\" uniqueCount=\"1000001\"></x:sst>", Err("too-many"));
        check("<sst uniqueCount=\"9000000000000000000\"/>", Err("too-many"));
        check("<a><sst x:uniqueCount=\"1\" uniqueCount=\"1000001\"/></a>", Err("too-many"));
        check("<!DOCTYPE a [<!ENTITY b \"c\">]><sst/>", Err("malformed"));
    }

    /// A workbook of one sheet with a comment: its cells, and the formats of their styles from the second on.
    fn book(cells: &str, formats: &[&str]) -> Vec<u8> {
        let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        let link =
            |id: &str, is: &str, to: &str| format!("<Relationship Id=\"{id}\" Type=\"{kind}/{is}\" Target=\"{to}\"/>");
        let links = |all: &[String]| format!("<Relationships>{}</Relationships>", all.concat());
        let code = |(at, code): (usize, &&str)| format!("<numFmt numFmtId=\"{}\" formatCode=\"{code}\"/>", 164 + at);
        let codes: String = formats.iter().enumerate().map(code).collect();
        let styles: String = (0..formats.len()).map(|at| format!("<xf numFmtId=\"{}\"/>", 164 + at)).collect();
        let parts = [
            ("_rels/.rels", links(&[link("b", "officeDocument", "xl/workbook.xml")])),
            (
                "xl/workbook.xml",
                "<workbook xmlns:r=\"r\"><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"s\"/></sheets></workbook>"
                    .to_string(),
            ),
            (
                "xl/_rels/workbook.xml.rels",
                links(&[link("s", "worksheet", "worksheets/sheet1.xml"), link("t", "styles", "styles.xml")]),
            ),
            (
                "xl/styles.xml",
                format!(
                    "<styleSheet><numFmts>{codes}</numFmts><cellXfs><xf numFmtId=\"0\"/>{styles}</cellXfs></styleSheet>"
                ),
            ),
            ("xl/worksheets/_rels/sheet1.xml.rels", links(&[link("c", "comments", "../comments1.xml")])),
            ("xl/worksheets/sheet1.xml", format!("<worksheet><sheetData>{cells}</sheetData></worksheet>")),
            (
                "xl/comments1.xml",
                "<comments><comment ref=\"A1\"><text><t>Really?</t></text></comment></comments>".to_string(),
            ),
        ];
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in parts {
            zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
            zip.write_all(text.as_bytes()).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    /// Every text of a workbook with its place, those in brackets that are left out.
    fn texts(bytes: &[u8]) -> Result<String, (&'static str, String)> {
        let mut fresh = || rungs_model::Id::from_bytes([0; 16]);
        let mut build = Build::new(&mut fresh, &|| true);
        let read = read_xlsx(&Input::new("a.xlsx", bytes), &mut build);
        let tables = read.map_err(|error| (error.code(), error.pointer.clone()))?;
        let cells = tables.iter().flat_map(|table| table.rows.iter().flat_map(|row| row.cells.iter()));
        let held: Vec<usize> = cells.map(|(_, part)| part.piece()).collect();
        let said = build.said().iter().enumerate().map(|(number, piece)| match held.contains(&number) {
            true => format!("{} {}", piece.at, piece.text),
            false => format!("({} {})", piece.at, piece.text),
        });
        Ok(said.skip(1).collect::<Vec<_>>().join(" | "))
    }

    #[test]
    fn cells_say_what_a_person_sees() {
        let formats = ["0%", "yyyy-mm-dd", "h:mm", "0&quot;+ years&quot;"];
        let check = |cells: &str, expect: &str| {
            let row = format!("<row r=\"1\">{cells}</row>");
            assert_eq!(texts(&book(&row, &formats)).as_deref(), Ok(expect), "{cells}");
        };
        check("<c r=\"A1\" t=\"inlineStr\"><is><t>Plans</t></is></c>", "A!A1 Plans");
        check("<c r=\"A1\"><v>3</v></c><c r=\"B1\" s=\"1\"><v>0.25</v></c>", "A!A1 3 | A!B1 25%");
        check(
            "<c r=\"A1\" s=\"2\"><v>45352</v></c><c r=\"B1\" s=\"3\"><v>0.34375</v></c>",
            "A!A1 2024-03-01 | A!B1 08:15",
        );
        check(
            "<c r=\"A1\" s=\"4\"><v>5</v></c><c r=\"B1\" s=\"4\"/><c r=\"C1\" s=\"4\"><v>8</v></c>",
            "A!A1 5+ years | A!C1 8+ years",
        );
        check("<c r=\"A1\" t=\"b\"><v>1</v></c>", "A!A1 TRUE");
        check("<c r=\"A1\"><f>B1+1</f><v>2</v></c><c r=\"B1\"><f>C1</f><v></v></c>", "A!A1 2 | (A!B1 =C1)");
        check(
            "<c r=\"A1\"><f t=\"shared\" ref=\"A1:B1\" si=\"0\">C1</f></c><c r=\"B1\"><f t=\"shared\" si=\"0\"/></c>",
            "(A!A1 =C1) | (A!B1 =)",
        );
        check(
            "<c r=\"A1\" t=\"e\"><v>#REF!</v></c><c r=\"B1\" t=\"e\"><v>#SPILL!</v></c><c r=\"C1\"><v>1</v></c>",
            "(A!A1 #REF!) | (A!B1 #SPILL!) | A!C1 1",
        );
    }

    #[test]
    fn no_part_has_a_document_type() {
        let bytes = book("", &[]);
        let names = check_archive(&bytes).unwrap();
        assert_eq!(check_parts(&bytes, &names), Ok(()));
        let mut zip = zip::ZipWriter::new_append(Cursor::new(bytes)).unwrap();
        // Programs put what they like beside a workbook.
        zip.start_file("customXml/item1.xml", zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(b"<!DOCTYPE a><a/>").unwrap();
        let bytes = zip.finish().unwrap().into_inner();
        assert_eq!(texts(&bytes), Ok(String::new()));
        let mut zip = zip::ZipWriter::new_append(Cursor::new(bytes)).unwrap();
        zip.start_file("xl/worksheets/sheet2.xml", zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(b"<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"c\">]><worksheet/>").unwrap();
        let bytes = zip.finish().unwrap().into_inner();
        assert_eq!(texts(&bytes), Err(("malformed", String::new())));
        assert_eq!(check_archive(&bytes[..bytes.len() / 2]).unwrap_err().code(), "cut-off");
        assert_eq!(check_archive(b"Skill,L1").unwrap_err().code(), "malformed");
    }

    #[test]
    fn a_limit_is_that_of_a_sheet() {
        let far = "<row r=\"1\"><c r=\"ZZZZZZZ1\"><v>1</v></c></row>";
        assert_eq!(texts(&book(far, &[])), Err(("malformed", "A".to_string())));
    }
}
