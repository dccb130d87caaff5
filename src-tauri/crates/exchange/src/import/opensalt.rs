//! First floor, formats to read: the tables of OpenSALT: rows of children that name their parent by its code, and the
//! workbook of three sheets. Source: `CsvImport` and `ExcelImport.php` of opensalt/opensalt.

use crate::build::Build;
use crate::error::ReadError;
use crate::known::{self, Heads, How, Known};
use crate::mapping::{ColumnMap, Layout, Role, SheetMap};
use crate::table::{Row, Table};
use crate::tree::{Leaf, grow_all};
use crate::{Import, Input, Part, Skip, ids};
use rungs_model::{Field, Id, Kind, Value};
use std::collections::HashMap;

/// Rows of children, and the workbook.
pub(crate) const IMPORT: Import = Import {
    name: "opensalt",
    extensions: &["csv", "xlsx"],
    recognise: |name, bytes| known::told(name, bytes, &ROWS),
    read: |input, fresh| {
        let known = if bytes_are_archive(input.bytes) { &BOOK } else { &ROWS };
        known::read(input, fresh, known)
    },
};

fn bytes_are_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK")
}

pub(crate) const ROWS: Known = Known { name: "opensalt", is: are_rows, read: How::Mapped(maps) };
pub(crate) const BOOK: Known = Known { name: "opensalt", is: is_book, read: How::Own(read_book) };

fn are_rows(build: &Build<'_>, tables: &[Table]) -> bool {
    tables.iter().any(|table| {
        let heads = Heads::of(build, table);
        heads.have(&["fullstatement", "humancodingscheme"])
            && heads.column(&["ischildof", "abbreviatedstatement", "conceptkeywords", "cfitemtype"]).is_some()
            && heads.column(&["level", "smartlevel", "depth"]).is_none()
    })
}

fn role(head: &str) -> Role {
    match head {
        "identifier" => Role::Name,
        "fullstatement" => Role::Ability,
        "humancodingscheme" => Role::Code,
        "abbreviatedstatement" => Role::AbilityTitle,
        "ischildof" => Role::ParentName,
        "cfitemtype" => Role::Kind,
        "sequencenumber" | "language" => Role::Skip,
        "exemplar" => Role::Examples,
        _ => Role::Note,
    }
}

fn maps(build: &Build<'_>, tables: &[Table]) -> Vec<SheetMap> {
    let of_table = |table: &Table| {
        let row = table.rows.first().filter(|_| Heads::of(build, table).have(&["fullstatement"]))?;
        let column = |(column, part): &(u32, Part)| {
            let head = build.text(part).trim().to_string();
            ColumnMap { column: column + 1, is: role(&known::plain(&head)), head }
        };
        let (sheet, head) = (table.name.clone(), Some(row.number + 1));
        let columns = row.cells.iter().map(column).collect();
        Some(SheetMap { sheet, layout: Layout::Parent, head, columns, ..SheetMap::default() })
    };
    tables.iter().filter_map(of_table).collect()
}

fn is_book(_build: &Build<'_>, tables: &[Table]) -> bool {
    ["CF Doc", "CF Item"].iter().all(|name| tables.iter().any(|table| table.name == *name))
}

/// The columns of `CF Item` by their place.
const IDENTIFIER: u32 = 0;
const STATEMENT: u32 = 1;
const CODE: u32 = 2;
const SMART_LEVEL: u32 = 3;
const ABBREVIATED: u32 = 5;
const NOTES: [u32; 5] = [6, 7, 8, 9, 11];
const ITEM_TYPE: u32 = 10;

fn read_book(_input: &Input<'_>, build: &mut Build<'_>, tables: &[Table]) -> Result<(), ReadError> {
    let mut items: &[Row] = &[];
    let mut heads: HashMap<u32, String> = HashMap::new();
    let mut links: &[Row] = &[];
    let mut ends = Ends::default();
    for table in tables {
        let rows = known::body(build, table);
        match table.name.as_str() {
            "CF Doc" => document(build, table, rows)?,
            "CF Item" => {
                let cells = table.rows.first().into_iter().flat_map(|row| &row.cells);
                heads = cells.map(|(column, part)| (*column, build.text(part).trim().to_string())).collect();
                items = rows;
            }
            "CF Association" => (links, ends) = (rows, Ends::of(build, table)),
            _ => {}
        }
    }
    let codes: HashMap<String, usize> = by(build, items, SMART_LEVEL);
    let named: HashMap<String, usize> = by(build, items, IDENTIFIER);
    let mut leaves: Vec<Leaf> = Vec::with_capacity(items.len());
    for row in items {
        leaves.push(item(build, row, &heads, &codes));
    }
    for row in links.iter().filter(|row| ends.kind(build, row) == "ischildof") {
        let end = |column| Ends::item(build, row, column, &named);
        if let (Some(child), Some(parent)) = (end(ends.from), end(ends.to))
            && leaves[child].parent.is_none()
        {
            leaves[child].parent = Some(parent);
        }
    }
    let nodes = grow_all(build, &leaves)?;
    for row in links {
        associate(build, row, &ends, &named, &nodes)?;
    }
    Ok(())
}

/// The rows by what a column of them says.
fn by(build: &Build<'_>, rows: &[Row], column: u32) -> HashMap<String, usize> {
    let mut found = HashMap::new();
    for (at, row) in rows.iter().enumerate() {
        if let Some(part) = row.cell(column) {
            found.entry(build.text(part).trim().trim_end_matches('.').to_string()).or_insert(at);
        }
    }
    found
}

/// What the first sheet says of the whole: its title, description and language; the rest as notes.
fn document(build: &mut Build<'_>, table: &Table, rows: &[Row]) -> Result<(), ReadError> {
    let root = build.root();
    let Some((row, more)) = rows.split_first() else { return Ok(()) };
    for (column, part) in &row.cells {
        match column {
            0 | 3 => build.skip(part, Skip::Name),
            2 => build.say(root, Field::Title, part),
            6 => build.say(root, Field::Summary, part),
            8 => build.say(root, Field::Language, part),
            _ => {
                let head = table.rows.first().and_then(|head| head.cell(*column));
                let head = head.map(|head| build.text(head).trim().to_string()).unwrap_or_default();
                let body = build.text(part).trim().to_string();
                build.note(root, &head, &[], &body, std::slice::from_ref(part))?;
            }
        }
    }
    for (_, part) in more.iter().flat_map(|row| &row.cells) {
        build.skip(part, Skip::NotUnderstood);
    }
    Ok(())
}

fn item(build: &mut Build<'_>, row: &Row, heads: &HashMap<u32, String>, codes: &HashMap<String, usize>) -> Leaf {
    let mut leaf = Leaf::default();
    for (column, part) in &row.cells {
        let said = build.text(part).trim().to_string();
        match *column {
            IDENTIFIER => {
                leaf.id = Some(ids::of("opensalt", &said));
                build.skip(part, Skip::Name);
            }
            STATEMENT => leaf.text = Some(part.clone()),
            ABBREVIATED => leaf.title = Some(part.clone()),
            SMART_LEVEL => {
                let outer = said.trim_end_matches('.').rsplit_once('.');
                leaf.parent = outer.and_then(|(outer, _)| codes.get(outer)).copied();
                build.skip(part, Skip::Name);
            }
            ITEM_TYPE => {
                leaf.kind = Some(said.to_lowercase());
                build.skip(part, Skip::Name);
            }
            CODE | 4 => build.skip(part, Skip::Name),
            other => {
                let head = heads.get(&other).cloned().unwrap_or_default();
                if NOTES.contains(&other) || other > 11 {
                    leaf.notes.push((head, part.clone()));
                }
            }
        }
    }
    leaf
}

/// The columns of `CF Association`, which older workbooks have in another number.
#[derive(Default)]
struct Ends {
    kind: Option<u32>,
    from: Option<u32>,
    to: Option<u32>,
    /// What names the other end, the code before the identifier.
    other: Vec<u32>,
}

impl Ends {
    fn of(build: &Build<'_>, table: &Table) -> Ends {
        let heads = Heads::of(build, table);
        let other = [["destinationnodehumancodingscheme"], ["destinationnodeidentifier"], ["destinationnodeuri"]];
        Ends {
            kind: heads.column(&["associationtype"]),
            from: heads.column(&["originnodeidentifier"]),
            to: heads.column(&["destinationnodeidentifier"]),
            other: other.iter().filter_map(|head| heads.column(head)).collect(),
        }
    }

    /// What a row says it is, in letters alone: "Is Child Of" is `ischildof`.
    fn kind(&self, build: &Build<'_>, row: &Row) -> String {
        self.kind.and_then(|column| row.cell(column)).map(|part| known::plain(build.text(part))).unwrap_or_default()
    }

    /// The row of `CF Item` at an end.
    fn item(build: &Build<'_>, row: &Row, column: Option<u32>, named: &HashMap<String, usize>) -> Option<usize> {
        named.get(build.text(row.cell(column?)?).trim()).copied()
    }
}

/// One step before another is a transition; any other tie is a note of the thing it begins at.
fn associate(
    build: &mut Build<'_>,
    row: &Row,
    ends: &Ends,
    named: &HashMap<String, usize>,
    nodes: &[Option<Id>],
) -> Result<(), ReadError> {
    let node = |at: Option<usize>| nodes.get(at?).copied().flatten();
    let from = node(Ends::item(build, row, ends.from, named));
    let to = node(Ends::item(build, row, ends.to, named));
    let kind = ends.kind(build, row);
    let kinds = (from.and_then(|id| build.kind(id)), to.and_then(|id| build.kind(id)));
    let label = ends.kind.and_then(|column| row.cell(column)).cloned();
    match (from, to) {
        (Some(from), Some(to)) if kind == "precedes" && kinds == (Some(Kind::Step), Some(Kind::Step)) && from != to => {
            let root = build.root();
            let tie = build.node(Kind::Transition, root)?;
            build.set(tie, Field::From, Value::Link(from), label.as_slice());
            build.set(tie, Field::To, Value::Link(to), &[]);
        }
        (Some(from), _) if kind != "ischildof" && kinds.0.is_some_and(|k| k.children().contains(&Kind::Note)) => {
            let other = ends.other.iter().find_map(|column| row.cell(*column)).cloned();
            let face = to.and_then(|to| build.record(to)).map(|record| record.face().to_string());
            if let (Some(label), Some(other)) = (label, other) {
                let body = face.filter(|face| !face.is_empty()).unwrap_or_else(|| build.text(&other).to_string());
                let heading = build.text(&label).trim().to_string();
                build.note(from, &heading, &[label], body.trim(), &[other])?;
            }
        }
        _ => {}
    }
    let why = match (from, kind.as_str()) {
        (_, "ischildof") => Skip::Name,
        (None, _) => Skip::Dangling,
        (Some(_), _) => Skip::NoPlace,
    };
    for (column, part) in &row.cells {
        build.skip(part, if Some(*column) == ends.kind { why } else { Skip::Name });
    }
    Ok(())
}
