//! First floor, data formats: what all formats made of tables have in common.

mod together;

use crate::build::Build;
use crate::error::{Fault, ReadError};
use crate::known::{self, How, KNOWN, Known};
use crate::layout::{self, Sheet, Things};
use crate::mapping::{Layout, Mapping, SheetMap};
use crate::pieces::{Part, Skip};
use crate::table::{Row, Table};
use crate::{Imported, Input};
use rungs_model::{Field, Id, Kind};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

/// Reads the tables of a file: as a person said, as the format says that they are of, or as their shape suggests.
pub(crate) fn read(
    input: &Input<'_>,
    fresh: &mut dyn FnMut() -> Id,
    format: &str,
    wanted: Option<&Known>,
    tables: impl FnOnce(&Input<'_>, &mut Build<'_>) -> Result<Vec<Table>, ReadError>,
) -> Result<Imported, ReadError> {
    let mut build = Build::new(fresh, input.going);
    let mut tables = tables(input, &mut build)?;
    apart(&mut tables);
    build.expects(tables.iter().map(|table| table.rows.len()).sum());
    let is_told = input.map.is_some_and(|map| !map.sheets.is_empty());
    let of_map = input.map.and_then(|map| KNOWN.iter().copied().find(|known| known.name == map.from));
    let known = match wanted.or(of_map) {
        Some(known) => Some(known),
        None => KNOWN.iter().copied().find(|known| (known.is)(&build, &tables)),
    };
    let mut set: Vec<SheetMap> = Vec::new();
    match known.filter(|_| !is_told).map(|known| (known, &known.read)) {
        Some((known, How::Own(read))) => {
            read(input, &mut build, &tables)?;
            let root = build.root();
            let may_be_empty = known.name == crate::import::flat::IMPORT.name;
            if !may_be_empty && build.record(root).is_some_and(|record| record.face().is_empty()) {
                build.says(root, Field::Title, &stem(input.name), &[]);
            }
            return known::finish(build, known);
        }
        Some((_, How::Mapped(maps))) => set = maps(&build, &tables),
        None => {}
    }
    let mut mapping = Mapping::of(known.map_or(format, |known| known.name));
    let mut sure: Vec<f32> = Vec::new();
    let mut parts: Vec<Cow<'_, Table>> = Vec::new();
    for table in &tables {
        let told = input.map.map(|map| map.sheet(&table.name)).unwrap_or_default();
        let maps: Vec<(SheetMap, f32)> = match set.iter().find(|map| map.sheet == table.name) {
            _ if !told.is_empty() => {
                told.into_iter().map(|told| Ok((moved(&build, table, told)?, 1.0))).collect::<Result<_, ReadError>>()?
            }
            Some(map) => vec![(map.clone(), 1.0)],
            None => guessed(&build, table, tables.len()),
        };
        let all: Vec<SheetMap> = maps.iter().map(|(map, _)| map.clone()).collect();
        for (map, certain) in maps {
            if map.layout != Layout::Skip {
                sure.push(certain);
            }
            let (first, last) =
                (map.from.map_or(0, |row| row.saturating_sub(1)), map.to.map_or(u32::MAX, |row| row.saturating_sub(1)));
            parts.push(alone(table.part(first, last), &map, &all));
            mapping.sheets.push(map);
        }
    }
    if !is_told {
        together::settle(&build, &parts, &mut mapping.sheets);
    }
    let mut title = tables.iter().find_map(|table| table.title.clone());
    let stem = title.as_ref().map_or_else(|| stem(input.name), |title| build.text(title).to_owned());
    let mut things = Things::default();
    let used = mapping.sheets.iter().filter(|map| map.layout != Layout::Skip).count();
    let root = build.root();
    // What is said of levels is said of those that others name.
    let (levels, others): (Vec<_>, Vec<_>) =
        parts.iter().zip(&mapping.sheets).partition(|(_, map)| layout::are_levels(map));
    for (table, map) in others.into_iter().chain(levels) {
        input.go_on()?;
        let (above, prose) = above(&mut build, table, map);
        let name = above.as_ref().map(|part| build.text(part).trim().to_string());
        let sheet_title = if is_plain(&table.name) { String::new() } else { table.name.clone() };
        let is_one_of_several = map.from.is_some();
        let called = match (name, is_one_of_several || used < 2) {
            (Some(name), true) => name,
            _ if used > 1 || !sheet_title.is_empty() => sheet_title,
            _ => stem.clone(),
        };
        let called = if called.is_empty() { stem.clone() } else { called };
        let sheet = Sheet { title: called, whole: stem.clone(), ..Sheet::of(table, map) };
        layout::read(&mut build, &mut things, &sheet)?;
        // What stands above one of several tables is of what the table is of.
        let of = match map.names {
            Some(Kind::Competency) => Some((things.competency_called(&mut build, &sheet.title)?, Field::Definition)),
            _ if used > 1 => things.known(Kind::Path, root, &sheet.title).map(|path| (path, Field::Summary)),
            _ => None,
        };
        let (of, field) = of.unwrap_or((root, Field::Summary));
        for part in &prose {
            build.say(of, field, part);
        }
        if let Some(part) = above.filter(|_| map.layout != Layout::Skip) {
            if title.is_none() && !is_one_of_several && map.names.is_none() {
                title = Some(part);
            } else {
                build.skip(&part, Skip::Head);
            }
        }
    }
    match &title {
        Some(part) => build.say(root, Field::Title, part),
        None => build.says(root, Field::Title, &stem, &[]),
    }
    if !input.options.even_nothing && build.records().iter().all(|record| matches!(record.kind, Kind::Framework)) {
        let says_nothing = build.pieces() == 0;
        return Err(ReadError::whole(if says_nothing { Fault::Empty } else { Fault::NothingUnderstood }));
    }
    let confidence = if sure.is_empty() { 0.0 } else { sure.iter().sum::<f32>() / sure.len() as f32 };
    Ok(Imported::built(build.finish()?, mapping, confidence, Vec::new()))
}

/// A mapping knows sheets by their names, and some programs give one name to several.
fn apart(tables: &mut [Table]) {
    let mut names: HashSet<String> = HashSet::new();
    let mut last: HashMap<String, u32> = HashMap::new();
    for table in tables {
        if names.insert(table.name.clone()) {
            continue;
        }
        let own = std::mem::take(&mut table.name);
        let number = last.entry(own.clone()).or_insert(1);
        while table.name.is_empty() || !names.insert(table.name.clone()) {
            *number += 1;
            table.name = format!("{own} {number}").trim_start().to_string();
        }
    }
}

/// What a sheet most likely is: one table, or several below each other. Hidden ones, those that explain the others and
/// those of which nothing can be told are left out.
fn guessed(build: &Build<'_>, table: &Table, tables: usize) -> Vec<(SheetMap, f32)> {
    if let Some(map) = layout::own(build, table).filter(|_| !table.hidden) {
        return vec![(map, 1.0)];
    }
    let is_guide = tables > 1 && layout::is_guide(&table.name);
    let is_out = table.hidden || is_guide;
    let mut blocks = if is_out { Vec::new() } else { blocks(build, table) };
    if let (true, false, Some(first), Some(last)) = (blocks.is_empty(), is_out, table.rows.first(), table.rows.last())
        && !beside(build, table).is_empty()
    {
        blocks.push((first.number, last.number));
    }
    let mut maps: Vec<(SheetMap, f32)> = Vec::new();
    for (first, last) in blocks {
        let part = table.part(first, last);
        let spans = beside(build, &part);
        let tables = spans.iter().map(|(first, last)| Cow::Owned(part.span(*first, *last)));
        let tables: Vec<Cow<'_, Table>> = if spans.is_empty() { vec![part.clone()] } else { tables.collect() };
        for one in tables {
            let (map, sure) = layout::guess(build, &one);
            maps.push((SheetMap { from: Some(first + 1), to: Some(last + 1), ..map }, sure));
        }
    }
    if maps.is_empty() {
        maps.push(layout::guess(build, table));
    }
    let is_of_people = maps.iter().any(|(_, sure)| *sure == layout::OF_PEOPLE);
    for (map, sure) in &mut maps {
        if table.hidden || is_guide || is_of_people || *sure <= 0.0 {
            map.layout = Layout::Skip;
        }
    }
    maps
}

/// The first and last columns of tables that stand beside each other with an empty column between them, where each begins
/// with the same head.
fn beside(build: &Build<'_>, table: &Table) -> Vec<(u32, u32)> {
    let mut spans: Vec<(u32, u32)> = Vec::new();
    for column in table.columns() {
        match spans.last_mut().filter(|(_, last)| column <= *last + 1) {
            Some(span) => span.1 = column,
            None => spans.push((column, column)),
        }
    }
    if !(2..=20).contains(&spans.len()) || spans.iter().any(|(first, last)| last - first < 2) {
        return Vec::new();
    }
    let mut begins: Option<String> = None;
    for (first, last) in &spans {
        let part = table.span(*first, *last);
        let (map, sure) = layout::guess(build, &part);
        let head = map.columns.first().map(|column| layout::plain(&column.head)).unwrap_or_default();
        let is_like = begins.as_ref().is_none_or(|begins| *begins == head);
        if head.is_empty() || !is_like || sure <= 0.0 || !layout::has_heads(build, &part) {
            return Vec::new();
        }
        begins = Some(head);
    }
    spans
}

/// A table of several that stand beside each other in a sheet, by the columns that its map speaks of.
fn alone<'t>(table: Cow<'t, Table>, map: &SheetMap, maps: &[SheetMap]) -> Cow<'t, Table> {
    let of = |map: &SheetMap| -> Option<(u32, u32)> {
        let columns = || map.columns.iter().map(|column| column.column.saturating_sub(1));
        Some((columns().min()?, columns().max()?))
    };
    let is_beside = |other: &SheetMap| {
        other.sheet == map.sheet && other.from.is_some() && other.from == map.from && of(other) != of(map)
    };
    match of(map).filter(|_| maps.iter().any(is_beside)) {
        Some((first, last)) => Cow::Owned(table.span(first, last)),
        None => table,
    }
}

/// The first and last rows of the tables of a sheet, where rows that say nothing stand between several of them, each with
/// heads of its own.
fn blocks(build: &Build<'_>, table: &Table) -> Vec<(u32, u32)> {
    const MOST: usize = 200;
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for row in &table.rows {
        match runs.last_mut().filter(|(_, last)| row.number <= *last + 1) {
            Some(run) => run.1 = row.number,
            None => runs.push((row.number, row.number)),
        }
    }
    if runs.len() < 2 || runs.len() > MOST {
        return Vec::new();
    }
    let mut blocks: Vec<(u32, u32)> = Vec::new();
    // A title with an empty row below it belongs to the table that follows.
    let mut waiting: Option<u32> = None;
    for (first, last) in runs {
        let first = waiting.take().unwrap_or(first);
        let part = table.part(first, last);
        if layout::has_heads(build, &part) {
            blocks.push((first, last));
        } else if part.rows.iter().all(|row| row.cells.len() == 1) && part.rows.len() <= 3 {
            waiting = Some(first);
        } else if let Some(block) = blocks.last_mut() {
            block.1 = last;
        } else {
            waiting = Some(first);
        }
    }
    if let (Some(_), Some(block)) = (waiting, blocks.last_mut()) {
        block.1 = table.rows.last().map_or(block.1, |row| row.number);
    }
    // Groups of one table repeat neither its heads nor have others.
    if blocks.len() > 1 { blocks } else { Vec::new() }
}

/// A map for this sheet: columns are found by what stands over them, else by their number.
fn moved(build: &Build<'_>, table: &Table, map: &SheetMap) -> Result<SheetMap, ReadError> {
    let mut map = map.clone();
    let row = map.head.and_then(|head| table.rows.iter().find(|row| row.number + 1 == head));
    let said = |row: &Row, column: u32| row.cell(column).map(|part| build.text(part).trim().to_lowercase());
    let mut taken: HashSet<u32> = HashSet::new();
    for column in map.columns.iter_mut().filter(|column| !column.head.is_empty()) {
        let (Some(row), head) = (row, column.head.trim().to_lowercase()) else { continue };
        let stands = |at: u32| said(row, at).is_some_and(|text| text == head);
        let merged = || {
            table.over(row.number, column.column.saturating_sub(1)).map(|part| build.text(part).trim().to_lowercase())
        };
        if stands(column.column.saturating_sub(1)) || merged().is_some_and(|text| text == head) {
            taken.insert(column.column.saturating_sub(1));
            continue;
        }
        let found = row.cells.iter().map(|(at, _)| *at).find(|at| !taken.contains(at) && stands(*at));
        let Some(found) = found else {
            let (sheet, head) = (map.sheet.clone(), crate::error::shortened(&column.head));
            return Err(ReadError::whole(Fault::ColumnMissing { sheet, head }));
        };
        taken.insert(found);
        column.column = found + 1;
    }
    Ok(map)
}

/// The title above the heads; further cells there say what the table is about.
fn above(build: &mut Build<'_>, table: &Table, map: &SheetMap) -> (Option<Part>, Vec<Part>) {
    let Some(head) = map.head.filter(|_| map.layout != Layout::Skip).and_then(|head| head.checked_sub(1)) else {
        return (None, Vec::new());
    };
    let is_told = |row: &Row| map.rows.iter().any(|one| one.row == row.number + 1);
    let rows: Vec<&Row> = table.rows.iter().take_while(|row| row.number < head).filter(|row| !is_told(row)).collect();
    // "Name: …", "Date: …" are to be filled in by whoever takes a copy.
    let is_label = |row: &Row| row.cells.first().is_some_and(|(_, part)| layout::is_label(build.text(part)));
    // Alone a label may as well lead to what follows it; several below each other lead to nothing.
    let is_one_of_several = |at: usize| {
        let beside = [at.checked_sub(1), at.checked_add(1)].into_iter().flatten();
        beside.filter_map(|at| rows.get(at)).any(|row| is_label(row) && row.cells.len() == 1)
    };
    let is_form = |at: usize, row: &Row| match row.cells.len() {
        1 => is_label(row) && is_one_of_several(at),
        cells => is_label(row) && cells < 7,
    };
    let (mut forms, mut others): (Vec<&Row>, Vec<&Row>) = (Vec::new(), Vec::new());
    for (at, row) in rows.iter().enumerate() {
        if is_form(at, row) { forms.push(row) } else { others.push(row) }
    }
    for (_, part) in forms.iter().flat_map(|row| &row.cells) {
        build.skip(part, Skip::LeftOut);
    }
    let mut parts: Vec<Part> = others.iter().flat_map(|row| row.cells.iter().map(|(_, part)| part.clone())).collect();
    let is_title = |part: &Part| build.text(part).trim().chars().count() <= 100;
    let title = parts.first().is_some_and(is_title).then(|| parts.remove(0));
    (title, parts)
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
