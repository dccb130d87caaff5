//! First floor, data formats: what all formats made of tables have in common.

use crate::build::Build;
use crate::error::{Fault, ReadError};
use crate::layout::{self, Sheet, Things};
use crate::mapping::{Layout, Mapping, SheetMap};
use crate::pieces::{Part, Skip};
use crate::table::Table;
use crate::{Imported, Input};
use rungs_model::{Field, Id, Kind};

/// Reads the tables of a file: as a person said, or as their shape suggests.
pub(crate) fn read(
    input: &Input<'_>,
    fresh: &mut dyn FnMut() -> Id,
    format: &str,
    tables: impl FnOnce(&Input<'_>, &mut Build<'_>) -> Result<Vec<Table>, ReadError>,
) -> Result<Imported, ReadError> {
    let mut build = Build::new(fresh);
    let tables = tables(input, &mut build)?;
    let mut mapping = Mapping::of(format);
    let mut sure: Vec<f32> = Vec::new();
    let guessed: Vec<(SheetMap, f32)> = tables.iter().map(|table| guessed(&build, table)).collect();
    for (table, (guess, certain)) in tables.iter().zip(guessed) {
        match input.map.and_then(|map| map.sheet(&table.name)) {
            Some(told) => {
                sure.push(1.0);
                mapping.sheets.push(told.clone());
            }
            None => {
                if guess.layout != Layout::Skip {
                    sure.push(certain);
                }
                mapping.sheets.push(guess);
            }
        }
    }
    let stem = stem(input.name);
    let mut things = Things::default();
    let used = mapping.sheets.iter().filter(|map| map.layout != Layout::Skip).count();
    let mut title = None;
    for (table, map) in tables.iter().zip(&mapping.sheets) {
        input.go_on()?;
        let above = above(&mut build, table, map);
        let name = above.as_ref().map(|part| build.text(part).trim().to_string());
        let sheet_title = if used > 1 || !is_plain(&table.name) { table.name.clone() } else { String::new() };
        let called = if used > 1 { &sheet_title } else { name.as_ref().unwrap_or(&stem) };
        let sheet =
            Sheet { table, map, title: if called.is_empty() { stem.clone() } else { called.clone() }, group: None };
        layout::read(&mut build, &mut things, &sheet)?;
        if let Some(part) = above.filter(|_| map.layout != Layout::Skip) {
            if title.is_none() {
                title = Some(part);
            } else {
                build.skip(&part, Skip::Head);
            }
        }
    }
    let root = build.root();
    match &title {
        Some(part) => build.say(root, Field::Title, part),
        None => build.says(root, Field::Title, &stem, &[]),
    }
    if build.records().iter().all(|record| matches!(record.kind, Kind::Framework)) {
        return Err(ReadError::whole(Fault::NothingUnderstood));
    }
    let confidence = if sure.is_empty() { 0.0 } else { sure.iter().sum::<f32>() / sure.len() as f32 };
    Ok(Imported::built(build.finish()?, mapping, confidence, Vec::new()))
}

/// What a table most likely is; hidden ones and those of which nothing can be told are left out.
fn guessed(build: &Build<'_>, table: &Table) -> (SheetMap, f32) {
    let (mut map, sure) = layout::guess(build, table);
    if table.hidden || sure <= 0.0 {
        map.layout = Layout::Skip;
    }
    (map, sure)
}

/// The title above the heads; further rows there say what the whole is about.
fn above(build: &mut Build<'_>, table: &Table, map: &SheetMap) -> Option<Part> {
    let head = map.head.filter(|_| map.layout != Layout::Skip)?.checked_sub(1)?;
    let parts: Vec<Part> = table
        .rows
        .iter()
        .take_while(|row| row.number < head)
        .flat_map(|row| row.cells.iter().map(|(_, part)| part.clone()))
        .collect();
    let is_title = |part: &Part| build.text(part).trim().chars().count() <= 100;
    let title = parts.first().filter(|part| is_title(part)).cloned();
    let root = build.root();
    for part in parts.iter().skip(usize::from(title.is_some())) {
        build.say(root, Field::Summary, part);
    }
    title
}

/// A name that the program gave: "Sheet1", "Tabelle 2".
fn is_plain(name: &str) -> bool {
    let letters: String = name.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    ["", "sheet", "tabelle", "feuil", "feuille", "hoja", "blatt", "table", "data", "ark"].contains(&letters.as_str())
}

/// The name of a file without its ending, as a title.
pub(crate) fn stem(name: &str) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let spaced = stem.replace(['_', '-'], " ");
    let words = spaced.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// How sure it is that an archive is of a format, by a file it holds.
pub(crate) fn holds(bytes: &[u8], entry: &str) -> u8 {
    let is_archive = bytes.starts_with(b"PK\x03\x04");
    // The directory at the end of the archive names every file in it.
    let names = &bytes[bytes.len().saturating_sub(200_000)..];
    u8::from(is_archive && find(names, entry.as_bytes())) * 90
}

/// The same, by the kind that it says it is in its first entry.
pub(crate) fn says(bytes: &[u8], kind: &str) -> u8 {
    let is_archive = bytes.starts_with(b"PK\x03\x04");
    u8::from(is_archive && find(&bytes[..bytes.len().min(400)], kind.as_bytes())) * 95
}

fn find(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}
