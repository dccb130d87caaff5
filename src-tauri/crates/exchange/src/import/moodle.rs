//! First floor, formats to read: competency frameworks of Moodle, a competency a row. The heads are in the language of
//! the site, so the columns count by their place. Source: `framework_importer.php` of the tool `lpimportcsv`.

mod kinds;
#[cfg(test)]
mod tests;

use crate::build::Build;
use crate::error::ReadError;
use crate::known::{self, How, Known};
use crate::table::{Row, Table, html};
use crate::tree::{Leaf, grow_all, kind_called};
use crate::{Import, Input, Part, Skip, ids};
use rungs_model::{Field, Id, Kind, Value};
use std::collections::HashMap;

/// One framework in one file.
pub(crate) const IMPORT: Import = Import {
    name: "moodle",
    extensions: &["csv"],
    recognise: |name, bytes| known::told(name, bytes, &KNOWN),
    read: |input, fresh| known::read(input, fresh, &KNOWN),
};

pub(crate) const KNOWN: Known = Known { name: "moodle", is, read: How::Own(read) };

const PARENT: u32 = 0;
const ID_NUMBER: u32 = 1;
const SHORT_NAME: u32 = 2;
const DESCRIPTION: u32 = 3;
const SCALE: u32 = 5;
const SCALE_SETTINGS: u32 = 6;
const RULE: u32 = 7;

/// What Rungs writes where something has no title, as Moodle leaves out what has none.
pub(crate) const UNTITLED: &str = "\u{2013}";

/// Where the last columns stand: files of 2016 have no cross references and no exported ids.
#[derive(Clone, Copy)]
struct Columns {
    crossed: Option<u32>,
    is_framework: u32,
    taxonomy: u32,
}

const NOW: Columns = Columns { crossed: Some(10), is_framework: 12, taxonomy: 13 };
const OF_2016: Columns = Columns { crossed: None, is_framework: 10, taxonomy: 11 };

/// Twelve or fourteen heads, formats of descriptions that are small numbers, and one row that says it is the framework.
fn is(build: &Build<'_>, tables: &[Table]) -> bool {
    let [table] = tables else { return false };
    let Some(columns) = columns(table) else { return false };
    let says = |row: &Row, column: u32| row.cell(column).map(|part| build.text(part).trim().to_string());
    let first = table.rows.first().map(|row| says(row, PARENT).unwrap_or_default().to_lowercase()).unwrap_or_default();
    let head = table.rows.first().and_then(|row| says(row, RULE)).unwrap_or_default();
    let mut body = table.rows.iter().skip(1);
    let has_framework = body.clone().any(|row| says(row, columns.is_framework).as_deref() == Some("1"));
    let formats = body.all(|row| says(row, 4).is_none_or(|format| format.parse::<u8>().is_ok_and(|n| n < 10)));
    formats && !head.is_empty() && (has_framework || (first.contains("parent") && first.contains("id")))
}

fn columns(table: &Table) -> Option<Columns> {
    let last = table.rows.first()?.cells.last()?.0;
    match last {
        13 => Some(NOW),
        11 => Some(OF_2016),
        _ => None,
    }
}

fn read(_input: &Input<'_>, build: &mut Build<'_>, tables: &[Table]) -> Result<(), ReadError> {
    for table in tables {
        let columns = columns(table).unwrap_or(NOW);
        let rows: Vec<&Row> = known::body(build, table).iter().collect();
        let head = columns.crossed.and_then(|column| table.rows.first()?.cell(column));
        let crossed_head = head.map(|part| build.text(part).trim().to_string()).unwrap_or_default();
        one(build, &rows, columns, table, &crossed_head)?;
    }
    Ok(())
}

fn one(
    build: &mut Build<'_>,
    rows: &[&Row],
    columns: Columns,
    table: &Table,
    crossed_head: &str,
) -> Result<(), ReadError> {
    let says = |build: &Build<'_>, row: &Row, column: u32| {
        row.cell(column).map(|part| build.text(part).trim().to_string()).unwrap_or_default()
    };
    let mut terms: Vec<String> = Vec::new();
    let mut things: Vec<&Row> = Vec::new();
    let mut whole: Option<&Row> = None;
    for row in rows {
        if says(build, row, columns.is_framework) == "1" {
            if let Some(first) = whole {
                again(build, row, first);
                continue;
            }
            whole = Some(row);
            terms = framework(build, row, columns, table)?;
        } else {
            things.push(row);
        }
    }
    let by_number: HashMap<String, usize> =
        things.iter().enumerate().rev().map(|(at, row)| (says(build, row, ID_NUMBER), at)).collect();
    let mut leaves: Vec<Leaf> =
        things.iter().enumerate().map(|(at, row)| leaf(build, row, at, columns, &by_number)).collect();
    kinds::by_terms(&mut leaves, &terms);
    let crossed: Vec<Vec<usize>> = things
        .iter()
        .map(|row| numbers(&columns.crossed.map(|column| says(build, row, column)).unwrap_or_default(), &by_number))
        .collect();
    let ladder = kinds::ladder(&leaves, &crossed);
    let path =
        if ladder.is_none() && kinds::is_scale(build, &leaves) { Some(kinds::as_path(&mut leaves)) } else { None };
    let moved = ladder.map(|ladder| ladder.apply(&mut leaves, &crossed)).unwrap_or_default();
    kinds::by_height(build, &mut leaves);
    kinds::dividers(build, &mut leaves);
    // What Rungs wrote says itself what each thing is.
    for (leaf, row) in leaves.iter_mut().zip(&things) {
        if let Some((kind, id)) = own(&says(build, row, ID_NUMBER)) {
            (leaf.kind, leaf.id) = (Some(kind.name().to_string()), Some(id));
            if let Some(title) = leaf.title.take_if(|title| build.text(title).trim() == UNTITLED) {
                build.skip(&title, Skip::Mark);
                // What is said of something without a title is not its title.
                leaf.definition = leaf.text.take_if(|_| kind != Kind::Ability);
            }
        }
    }
    for leaf in leaves.iter_mut().filter(|leaf| leaf.kind.as_deref().and_then(kind_called) == Some(Kind::Ability)) {
        say_once(build, leaf);
    }
    let (nodes, links) = grow_all(build, &leaves)?;
    links.keep(build);
    if let Some(path) = path.and_then(|path| nodes[path]) {
        let title = build.records()[0].face().to_string();
        build.says(path, Field::Title, &title, &[]);
    }
    for (ability, competency) in &moved {
        if let (Some(ability), Some(competency)) = (nodes[*ability], nodes[*competency])
            && build.kind(competency) == Some(Kind::Competency)
        {
            build.set(ability, Field::Competency, Value::Link(competency), &[]);
        }
    }
    for (at, row) in things.iter().enumerate() {
        let Some(part) = columns.crossed.and_then(|column| row.cell(column)).cloned() else { continue };
        let is_step = crossed[at].iter().any(|to| leaves[*to].parent == Some(at));
        if is_step {
            build.skip(&part, Skip::Name);
        } else {
            cross(build, at, &part, &crossed[at], &nodes, crossed_head)?;
        }
    }
    Ok(())
}

/// The short name of a statement is its beginning, cut off at a hundred characters, as often as not.
fn say_once(build: &mut Build<'_>, leaf: &mut Leaf) {
    let (Some(title), Some(text)) = (&leaf.title, &leaf.text) else { return };
    let said = |part: &Part| build.text(part).split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    if said(text).starts_with(said(title).trim_end_matches(['.', '…', ' '])) {
        build.skip(title, Skip::Again);
        leaf.title = None;
    }
}

/// An id number that Rungs wrote: `step-` and the id.
fn own(number: &str) -> Option<(Kind, Id)> {
    let (kind, id) = number.split_once('-')?;
    Some((Kind::from_name(kind)?, id.parse().ok()?))
}

/// The framework itself; gives the terms for each depth.
fn framework(build: &mut Build<'_>, row: &Row, columns: Columns, table: &Table) -> Result<Vec<String>, ReadError> {
    let mut terms = Vec::new();
    let number = row.cell(ID_NUMBER).map(|part| build.text(part).trim().to_owned()).unwrap_or_default();
    let is_ours = own(&number).is_some();
    if !number.is_empty() {
        build.root_is(own(&number).map_or_else(|| ids::of(IMPORT.name, &number), |(_, id)| id));
    }
    let root = build.root();
    for (column, part) in &row.cells {
        match *column {
            // One without a title is called like its file.
            SHORT_NAME if build.text(part).trim() == UNTITLED => build.skip(part, Skip::Mark),
            SHORT_NAME => build.say(root, Field::Title, part),
            DESCRIPTION => {
                let part = unmarked(build, part);
                build.say(root, Field::Summary, &part);
            }
            // Moodle needs one, and Rungs has none.
            SCALE if is_ours => build.skip(part, Skip::NoPlace),
            SCALE => {
                let head = table.rows.first().and_then(|head| head.cell(SCALE));
                let head = head.map(|head| build.text(head).trim().to_string()).unwrap_or_default();
                let body = build.text(part).split(',').map(str::trim).collect::<Vec<_>>().join("\n");
                build.note(root, &head, &[], &body, std::slice::from_ref(part))?;
            }
            SCALE_SETTINGS => build.skip(part, Skip::NoPlace),
            column if column == columns.taxonomy => {
                terms = taxonomy(build.text(part));
                build.skip(part, Skip::Name);
            }
            _ => build.skip(part, Skip::Name),
        }
    }
    Ok(terms)
}

/// A file holds one framework: of a further one nothing is taken but what it says as the first one does.
fn again(build: &mut Build<'_>, row: &Row, first: &Row) {
    for (column, part) in &row.cells {
        let is_same = first.cell(*column).is_some_and(|first| build.text(first).trim() == build.text(part).trim());
        build.skip(part, if is_same { Skip::Again } else { Skip::NoPlace });
    }
}

/// `domain,competency` or, of 2016, `{"1":"domain","2":"competency"}`. The same term for every depth says nothing.
fn taxonomy(text: &str) -> Vec<String> {
    let terms: Vec<String> = match serde_json::from_str::<serde_json::Map<String, serde_json::Value>>(text) {
        Ok(map) => {
            let mut terms: Vec<_> =
                map.iter().filter_map(|(k, v)| Some((k.parse::<u8>().ok()?, v.as_str()?))).collect();
            terms.sort_unstable();
            terms.into_iter().map(|(_, term)| term.trim().to_lowercase()).collect()
        }
        Err(_) => text.split(',').map(|term| term.trim().to_lowercase()).collect(),
    };
    if terms.windows(2).all(|pair| pair[0] == pair[1]) { Vec::new() } else { terms }
}

fn leaf(build: &mut Build<'_>, row: &Row, at: usize, columns: Columns, by_number: &HashMap<String, usize>) -> Leaf {
    let mut leaf = Leaf::default();
    for (column, part) in &row.cells {
        let said = build.text(part).trim().to_string();
        match *column {
            PARENT => {
                leaf.parent = by_number.get(&said).copied();
                match leaf.parent {
                    Some(_) => leaf.says_parent = Some(part.clone()),
                    None => build.skip(part, Skip::Dangling),
                }
            }
            ID_NUMBER => {
                // Of several with the same number the first one has it.
                let is_first = by_number.get(&said) == Some(&at);
                leaf.id = is_first.then(|| ids::of(IMPORT.name, &said));
                build.skip(part, if is_first { Skip::Name } else { Skip::Taken });
            }
            SHORT_NAME => leaf.title = Some(part.clone()),
            DESCRIPTION => leaf.text = Some(unmarked(build, part)),
            RULE if !said.is_empty() => build.skip(part, Skip::NoPlace),
            column if Some(column) == columns.crossed => {}
            _ => build.skip(part, Skip::Name),
        }
    }
    leaf
}

/// The things that a list of id numbers names; a comma within one is written `%2C`.
fn numbers(text: &str, by_number: &HashMap<String, usize>) -> Vec<usize> {
    let names = text.split(',').map(|name| name.trim().replace("%2C", ","));
    names.filter_map(|name| by_number.get(&name).copied()).collect()
}

/// What a thing refers to: its competency, where Rungs wrote that, else a note with the names of the others.
fn cross(
    build: &mut Build<'_>,
    at: usize,
    part: &Part,
    to: &[usize],
    nodes: &[Option<Id>],
    head: &str,
) -> Result<(), ReadError> {
    let Some(node) = nodes[at] else { return Ok(()) };
    let others: Vec<Id> = to.iter().filter_map(|other| nodes[*other]).collect();
    let kind = build.kind(node);
    let competency = others.iter().find(|id| build.kind(**id) == Some(Kind::Competency)).copied();
    let names = |build: &Build<'_>| {
        let face = |id: &Id| build.record(*id).map(|record| record.face().to_string()).unwrap_or_default();
        others.iter().map(face).collect::<Vec<_>>().join("\n")
    };
    match (kind, competency) {
        (Some(Kind::Ability), Some(competency)) => {
            build.set(node, Field::Competency, Value::Link(competency), std::slice::from_ref(part));
        }
        (Some(kind), _) if kind.children().contains(&Kind::Note) && !others.is_empty() => {
            let body = names(build);
            build.note(node, head, &[], &body, std::slice::from_ref(part))?;
        }
        _ => build.skip(part, if others.is_empty() { Skip::Dangling } else { Skip::NoPlace }),
    }
    Ok(())
}

/// A description without its markup.
fn unmarked(build: &mut Build<'_>, part: &Part) -> Part {
    let text = build.text(part).to_string();
    if text.contains(['<', '&']) { build.restate(part, &html::text(&text)) } else { part.clone() }
}
