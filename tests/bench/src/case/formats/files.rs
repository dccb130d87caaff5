//! Benchmarks: files as other programs write them, each with the reader that everybody has for its format.

use super::things;
use crate::case::Outcome;
use crate::generator::Dice;
use calamine::Reader as _;
use rungs_model::Id;
use rust_xlsxwriter::Workbook;
use serde_json::{Value as Json, json};
use std::any::Any;
use std::hint::black_box;
use std::io::Cursor;

/// A file and what it is measured against.
pub(super) struct File {
    /// What it holds.
    pub what: String,
    /// Its name, by which it is recognised.
    pub name: &'static str,
    pub bytes: Vec<u8>,
    /// The reader of that format.
    pub by: &'static str,
    /// What that reader reads.
    pub values: &'static str,
    /// Reads all of it. What came of it is dropped by the caller, who measures no more then.
    pub own: fn(&[u8]) -> Outcome<Box<dyn Any>>,
}

/// The heads of a sheet of a personnel department.
const HEADS: [&str; 3] = ["Job title", "Level", "Statement"];
const LEVELS: [&str; 5] = ["Associate", "Professional", "Senior", "Lead", "Principal"];
/// How many statements a level of a job has.
const STATEMENTS: usize = 40;

/// All of them, so many rows or items each.
pub(super) fn files(seed: u64, rows: usize) -> Outcome<Vec<File>> {
    let sheet = sheet(seed, rows);
    Ok(vec![
        File {
            what: format!("CSV of {}", things(rows, "rows")),
            name: "statements.csv",
            bytes: csv_of(&sheet)?,
            by: "the csv crate",
            values: "all cells as text",
            own: cells_of_csv,
        },
        File {
            what: format!("XLSX of {}", things(rows, "rows")),
            name: "statements.xlsx",
            bytes: xlsx_of(&sheet)?,
            by: "calamine",
            values: "all cells",
            own: cells_of_xlsx,
        },
        File {
            what: format!("CASE 1.1 of {}", things(rows, "items")),
            name: "statements.case.json",
            bytes: serde_json::to_vec(&package(seed, rows))?,
            by: "serde_json",
            values: "all values into serde_json::Value",
            own: values_of_json,
        },
    ])
}

/// A statement a row, with the job and the level that it stands in.
fn sheet(seed: u64, rows: usize) -> Vec<[String; 3]> {
    let mut dice = Dice::new(seed);
    let row = |n: usize| {
        let step = n / STATEMENTS;
        let job = format!("Planner of line {}", step / LEVELS.len() + 1);
        [job, LEVELS[step % LEVELS.len()].to_owned(), dice.statement()]
    };
    (0..rows).map(row).collect()
}

fn csv_of(sheet: &[[String; 3]]) -> Outcome<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(HEADS)?;
    for row in sheet {
        writer.write_record(row)?;
    }
    Ok(writer.into_inner()?)
}

fn xlsx_of(sheet: &[[String; 3]]) -> Outcome<Vec<u8>> {
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    for (column, head) in (0..).zip(HEADS) {
        page.write_string(0, column, head)?;
    }
    for (number, row) in (1..).zip(sheet) {
        for (column, text) in (0..).zip(row) {
            page.write_string(number, column, text)?;
        }
    }
    Ok(book.save_to_buffer()?)
}

/// A package of paths with levels and statements, each with all that CASE 1.1 asks for.
fn package(seed: u64, rows: usize) -> Json {
    const DAY: &str = "2026-01-01T00:00:00+00:00";
    let mut dice = Dice::new(seed);
    let document = dice.id();
    let (mut items, mut edges) = (Vec::with_capacity(rows), Vec::with_capacity(rows));
    let end = |id: Id| json!({"title": "Item", "identifier": id.to_string(), "uri": format!("urn:uuid:{id}")});
    let mut put = |dice: &mut Dice, kind: &str, statement: String, parent: Id, nth: usize| {
        let (item, edge) = (dice.id(), dice.id());
        items.push(json!({
            "identifier": item.to_string(), "uri": format!("urn:uuid:{item}"), "fullStatement": statement,
            "CFItemType": kind, "humanCodingScheme": format!("P.{nth}"), "lastChangeDateTime": DAY,
        }));
        edges.push(json!({
            "identifier": edge.to_string(), "uri": format!("urn:uuid:{edge}"), "associationType": "isChildOf",
            "sequenceNumber": nth, "originNodeURI": end(item), "destinationNodeURI": end(parent),
            "lastChangeDateTime": DAY,
        }));
        (item, items.len())
    };
    let (mut path, mut step, mut made) = (document, document, 0);
    while made < rows {
        let nth = made;
        (path, step, made) = match nth % (LEVELS.len() * (STATEMENTS + 1) + 1) {
            0 => {
                let (path, made) = put(&mut dice, "Path", format!("Planner of line {}", nth + 1), document, nth);
                (path, path, made)
            }
            within if (within - 1) % (STATEMENTS + 1) == 0 => {
                let level = LEVELS[(within - 1) / (STATEMENTS + 1)];
                let (step, made) = put(&mut dice, "Step", level.to_owned(), path, nth);
                (path, step, made)
            }
            _ => {
                let statement = dice.statement();
                let (_, made) = put(&mut dice, "Ability", statement, step, nth);
                (path, step, made)
            }
        };
    }
    json!({
        "CFDocument": {"identifier": document.to_string(), "uri": format!("urn:uuid:{document}"), "creator": "Others",
            "title": "Planning", "lastChangeDateTime": DAY, "caseVersion": "1.1"},
        "CFItems": items, "CFAssociations": edges,
    })
}

fn cells_of_csv(bytes: &[u8]) -> Outcome<Box<dyn Any>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
    let (mut record, mut read) = (csv::StringRecord::new(), 0);
    while reader.read_record(&mut record)? {
        read += record.iter().map(|cell| black_box(cell).len()).sum::<usize>();
    }
    Ok(Box::new(read))
}

fn cells_of_xlsx(bytes: &[u8]) -> Outcome<Box<dyn Any>> {
    let mut book: calamine::Xlsx<_> = calamine::Xlsx::new(Cursor::new(bytes))?;
    let mut read = 0;
    for name in book.sheet_names() {
        let mut cells = book.worksheet_cells_reader(&name)?;
        while let Some(cell) = cells.next_cell()? {
            read += match black_box(cell.get_value()) {
                calamine::DataRef::SharedString(text) => text.len(),
                calamine::DataRef::String(text) => text.len(),
                _ => 0,
            };
        }
    }
    Ok(Box::new(read))
}

fn values_of_json(bytes: &[u8]) -> Outcome<Box<dyn Any>> {
    Ok(Box::new(serde_json::from_slice::<Json>(bytes)?))
}
