//! First floor, formats to read: the tables of OpenSALT: rows of children that name their parent by its code, and the
//! workbook of three sheets. Source: `CsvImport` and `ExcelImport.php` of opensalt/opensalt.

use crate::build::Build;
use crate::error::ReadError;
use crate::known::{self, Heads, How, Known};
use crate::mapping::{ColumnMap, Layout, Role, SheetMap};
use crate::standard::links::{Association, Links};
use crate::standard::ties::{self, Means};
use crate::table::{Row, Table};
use crate::tree::{Leaf, grow_all};
use crate::{Import, Input, Part, Skip, ids};
use rungs_model::{Field, Id, Kind, Value};
use std::collections::{HashMap, HashSet};

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
            && heads.column(&["level", "depth"]).is_none()
    })
}

fn role(head: &str) -> Role {
    match head {
        "identifier" => Role::Name,
        "fullstatement" => Role::Ability,
        "humancodingscheme" => Role::Code,
        "abbreviatedstatement" => Role::AbilityTitle,
        "ischildof" | "parentidentifier" => Role::ParentName,
        "smartlevel" => Role::Depth,
        "cfitemtype" => Role::Kind,
        "sequencenumber" | "listenumeration" | "language" => Role::Skip,
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
        let columns: Vec<ColumnMap> = row.cells.iter().map(column).collect();
        let numbers = columns.iter().find(|column| column.is == Role::Depth).map(|column| column.column - 1);
        let is_numbered = |number: u32| table.rows.iter().skip(1).all(|row| row.cell(number).is_some());
        let layout = if numbers.is_some_and(is_numbered) { Layout::Depth } else { Layout::Parent };
        Some(SheetMap { sheet, layout, head, columns, ..SheetMap::default() })
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
    let by_code: HashMap<String, usize> = by(build, items, CODE);
    let named: HashMap<String, usize> = by(build, items, IDENTIFIER);
    let mut leaves: Vec<Leaf> = Vec::with_capacity(items.len());
    for row in items {
        leaves.push(item(build, row, &heads, &codes));
    }
    for row in links.iter().filter(|row| ends.kind(build, row) == "ischildof") {
        let end = |end: &End| end.item(build, row, &named, &by_code);
        if let (Some(child), Some(parent)) = (end(&ends.from), end(&ends.to))
            && leaves[child].parent.is_none()
        {
            leaves[child].parent = Some(parent);
        }
    }
    let (nodes, mut kept) = grow_all(build, &leaves)?;
    let order = ties::neighbours(build);
    let within = Within { by_name: &named, by_code: &by_code, nodes: &nodes };
    for row in links {
        associate(build, row, &ends, &within, &order, &mut kept)?;
    }
    kept.keep(build);
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
    let Some((row, more)) = rows.split_first() else { return Ok(()) };
    if let Some(name) = row.cell(IDENTIFIER).map(|part| build.text(part).trim().to_owned()) {
        build.root_is(ids::of(IMPORT.name, &name));
    }
    let root = build.root();
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
            CODE => leaf.code = Some(part.clone()),
            4 => build.skip(part, Skip::Name),
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

/// What names of the file mean.
struct Within<'w> {
    by_name: &'w HashMap<String, usize>,
    by_code: &'w HashMap<String, usize>,
    nodes: &'w [Option<Id>],
}

/// The columns that name one end of an association.
#[derive(Default)]
struct End {
    name: Option<u32>,
    code: Option<u32>,
    uri: Option<u32>,
}

impl End {
    fn of(heads: &Heads, which: &str) -> End {
        let column = |what: &str| heads.column(&[&format!("{which}node{what}")]);
        End { name: column("identifier"), code: column("humancodingscheme"), uri: column("uri") }
    }

    fn says<'b>(build: &'b Build<'_>, row: &Row, column: Option<u32>) -> Option<&'b str> {
        row.cell(column?).map(|part| build.text(part).trim()).filter(|said| !said.is_empty())
    }

    /// The row of `CF Item` at this end: by its identifier, else by its code.
    fn item(
        &self,
        build: &Build<'_>,
        row: &Row,
        by_name: &HashMap<String, usize>,
        by_code: &HashMap<String, usize>,
    ) -> Option<usize> {
        let name = Self::says(build, row, self.name);
        let code = || Self::says(build, row, self.code).filter(|_| name.is_none());
        name.and_then(|name| by_name.get(name)).or_else(|| by_code.get(code()?)).copied()
    }

    /// The node at this end, the framework itself included.
    fn node(&self, build: &Build<'_>, row: &Row, within: &Within<'_>) -> Option<Id> {
        let item = self.item(build, row, within.by_name, within.by_code);
        let root = || {
            Self::says(build, row, self.name).filter(|name| ids::uuid(name) == Some(build.root())).map(|_| build.root())
        };
        item.and_then(|item| within.nodes[item]).or_else(root)
    }

    /// What is not in the file, by its address or its name.
    fn address(&self, build: &Build<'_>, row: &Row) -> String {
        let said = [self.uri, self.name, self.code].into_iter().find_map(|column| Self::says(build, row, column));
        said.map(|said| {
            ids::uuid(said)
                .map_or_else(|| said.to_owned(), |id| if said.len() == 36 { id.to_string() } else { said.to_owned() })
        })
        .unwrap_or_default()
    }
}

/// The columns of `CF Association`, which older workbooks have in another number.
#[derive(Default)]
struct Ends {
    name: Option<u32>,
    kind: Option<u32>,
    from: End,
    to: End,
}

impl Ends {
    fn of(build: &Build<'_>, table: &Table) -> Ends {
        let heads = Heads::of(build, table);
        Ends {
            name: heads.column(&["identifier"]),
            kind: heads.column(&["associationtype"]),
            from: End::of(&heads, "origin"),
            to: End::of(&heads, "destination"),
        }
    }

    /// What a row says it is, in letters alone: "Is Child Of" is `ischildof`.
    fn kind(&self, build: &Build<'_>, row: &Row) -> String {
        self.kind.and_then(|column| row.cell(column)).map(|part| known::plain(build.text(part))).unwrap_or_default()
    }
}

/// What one thing says of another: a field of it where a framework has one, else a link.
fn associate(
    build: &mut Build<'_>,
    row: &Row,
    ends: &Ends,
    within: &Within<'_>,
    order: &HashSet<(Id, Id)>,
    links: &mut Links,
) -> Result<(), ReadError> {
    let label = ends.kind.and_then(|column| row.cell(column)).cloned();
    let relation = label.as_ref().map(|label| ties::relation(build.text(label)).into_owned()).unwrap_or_default();
    let (from, to) = (ends.from.node(build, row, within), ends.to.node(build, row, within));
    let known = from.zip(to);
    let is_place = relation == "isChildOf" && known.is_some();
    match ties::means(build, order, &relation, known) {
        _ if is_place || relation.is_empty() => {}
        Means::Order(..) => {}
        Means::Transition(from, to) => {
            let root = build.root();
            let tie = build.node(Kind::Transition, root)?;
            build.set(tie, Field::From, Value::Link(from), label.as_slice());
            build.set(tie, Field::To, Value::Link(to), &[]);
        }
        Means::Field(node, field, to) => build.set(node, field, Value::Link(to), label.as_slice()),
        Means::Member(..) | Means::Link => {
            let address =
                |node: Option<Id>, end: &End| node.map_or_else(|| end.address(build, row), |id| id.to_string());
            let (from, to) = (address(from, &ends.from), address(to, &ends.to));
            let name = ends.name.and_then(|column| row.cell(column)).map(|part| build.text(part).trim().to_owned());
            let id = match name.filter(|name| !name.is_empty()) {
                Some(name) => ids::of("case", &name),
                None => build.root().derive(from.as_bytes()).derive(to.as_bytes()).derive(relation.as_bytes()),
            };
            if !from.is_empty() && !to.is_empty() {
                let (title, note) = (String::new(), String::new());
                links.push(&Association { id, relation, from, to, title, note });
            }
        }
    }
    let why = if from.is_none() && to.is_none() { Skip::Dangling } else { Skip::Name };
    for (column, part) in &row.cells {
        build.skip(part, if Some(*column) == ends.kind { why } else { Skip::Name });
    }
    Ok(())
}

#[cfg(test)]
mod tests;
