//! First floor, formats to read: tables of ESCO, the classification of skills and occupations of the European Union.
//! Source: the structure of its downloadable data sets.

use crate::build::Build;
use crate::error::ReadError;
use crate::known::{self, Heads, How, Known};
use crate::table::{Row, Table};
use crate::{Import, Input, Part, Skip, ids};
use rungs_model::{Field, Id, Kind, Value};

/// Each table in one file.
pub(crate) const IMPORT: Import = Import {
    name: "esco",
    extensions: &["csv"],
    recognise: |name, bytes| known::told(name, bytes, &KNOWN),
    read: |input, fresh| known::read(input, fresh, &KNOWN),
};

pub(crate) const KNOWN: Known = Known { name: "esco", is, read: How::Own(read) };

type Read = fn(&mut Build<'_>, &Table, &Heads, &[Row]) -> Result<(), ReadError>;

/// The tables, each by the heads that no other has.
const TABLES: &[(&[&str], Read)] = &[
    (&["concepturi", "iscogroup", "preferredlabel"], occupations),
    (&["concepturi", "skilltype", "preferredlabel"], skills),
    (&["concepturi", "preferredlabel", "code"], groups),
    (&["level0uri", "level0preferredterm", "level1uri"], hierarchy),
    (&["occupationuri", "relationtype", "skilluri"], relations),
];

fn reader(heads: &Heads) -> Option<Read> {
    TABLES.iter().find(|(needed, _)| heads.have(needed)).map(|(_, read)| *read)
}

fn is(build: &Build<'_>, tables: &[Table]) -> bool {
    tables.iter().any(|table| reader(&Heads::of(build, table)).is_some())
}

fn read(input: &Input<'_>, build: &mut Build<'_>, tables: &[Table]) -> Result<(), ReadError> {
    for table in tables {
        input.go_on()?;
        let heads = Heads::of(build, table);
        match reader(&heads) {
            Some(read) => {
                let rows = known::body(build, table);
                read(build, table, &heads, rows)?;
            }
            None => {
                for (_, part) in table.rows.iter().flat_map(|row| &row.cells) {
                    build.skip(part, Skip::LeftOut);
                }
            }
        }
    }
    Ok(())
}

fn said(build: &Build<'_>, heads: &Heads, row: &Row, name: &str) -> String {
    heads.cell(row, &[name]).map(|part| build.text(part).trim().to_string()).unwrap_or_default()
}

/// A node under the id that follows from its address, with its title; the second time the same one.
fn node(build: &mut Build<'_>, kind: Kind, parent: Id, uri: &str, title: Option<&Part>) -> Result<Id, ReadError> {
    let id = ids::of("esco", uri);
    if build.record(id).is_some() {
        if let Some(title) = title {
            build.skip(title, Skip::Again);
        }
        return Ok(if build.kind(id) == Some(kind) { id } else { build.node(kind, parent)? });
    }
    build.node_as(id, kind, parent)?;
    if let Some(title) = title {
        build.say(id, Field::Title, title);
    }
    Ok(id)
}

/// What is said of a concept besides its name: the heads, and the field they fill; the rest of them are notes.
fn describe(
    build: &mut Build<'_>,
    table: &Table,
    heads: &Heads,
    row: &Row,
    id: Id,
    field: Field,
) -> Result<(), ReadError> {
    for name in ["definition", "description"] {
        if let Some(part) = heads.cell(row, &[name]) {
            crate::layout::say_once(build, id, field, part);
        }
    }
    for name in ["altlabels", "hiddenlabels", "scopenote", "regulatedprofessionnote"] {
        let Some(column) = heads.column(&[name]) else { continue };
        let Some(part) = row.cell(column).cloned() else { continue };
        let head = table.rows.first().and_then(|head| head.cell(column));
        let head = head.map(|head| build.text(head).trim().to_string()).unwrap_or_default();
        let body = build.text(&part).trim().to_string();
        build.note(id, &head, &[], &body, &[part])?;
    }
    for (_, part) in &row.cells {
        build.skip(part, Skip::Name);
    }
    Ok(())
}

/// A skill is a competency; knowledge and skills are groups of their own.
fn skills(build: &mut Build<'_>, table: &Table, heads: &Heads, rows: &[Row]) -> Result<(), ReadError> {
    let root = build.root();
    for row in rows {
        let Some(title) = heads.cell(row, &["preferredlabel"]) else { continue };
        let kind = said(build, heads, row, "skilltype");
        let group = node(build, Kind::Group, root, &format!("type {kind}"), heads.cell(row, &["skilltype"]))?;
        let uri = said(build, heads, row, "concepturi");
        let id = node(build, Kind::Competency, group, &uri, Some(title))?;
        describe(build, table, heads, row, id, Field::Definition)?;
    }
    Ok(())
}

fn groups(build: &mut Build<'_>, table: &Table, heads: &Heads, rows: &[Row]) -> Result<(), ReadError> {
    let root = build.root();
    for row in rows {
        let Some(title) = heads.cell(row, &["preferredlabel"]) else { continue };
        let uri = said(build, heads, row, "concepturi");
        let id = node(build, Kind::Group, root, &uri, Some(title))?;
        describe(build, table, heads, row, id, Field::Summary)?;
    }
    Ok(())
}

fn occupations(build: &mut Build<'_>, table: &Table, heads: &Heads, rows: &[Row]) -> Result<(), ReadError> {
    let root = build.root();
    for row in rows {
        let Some(title) = heads.cell(row, &["preferredlabel"]) else { continue };
        let uri = said(build, heads, row, "concepturi");
        let id = node(build, Kind::Path, root, &uri, Some(title))?;
        describe(build, table, heads, row, id, Field::Summary)?;
    }
    Ok(())
}

/// The tree of skills: the outermost two levels name groups, the next ones competencies.
fn hierarchy(build: &mut Build<'_>, _table: &Table, heads: &Heads, rows: &[Row]) -> Result<(), ReadError> {
    let root = build.root();
    for row in rows {
        let at = |build: &Build<'_>, level: usize| {
            let uri = said(build, heads, row, &format!("level{level}uri"));
            let term = heads.cell(row, &[&format!("level{level}preferredterm")]).cloned();
            term.map(|term| (uri, term))
        };
        let mut last = None;
        let mut group = None;
        for level in 0..4 {
            let Some((uri, term)) = at(build, level) else { continue };
            let id = match group {
                Some(group) if level >= 2 => node(build, Kind::Competency, group, &uri, Some(&term))?,
                _ => {
                    let id = node(build, Kind::Group, root, &uri, Some(&term))?;
                    group = Some(id);
                    id
                }
            };
            last = Some(id);
        }
        let Some(last) = last else { continue };
        let field = if build.kind(last) == Some(Kind::Group) { Field::Summary } else { Field::Definition };
        for name in ["description", "scopenote"] {
            if let Some(part) = heads.cell(row, &[name]) {
                crate::layout::say_once(build, last, field, part);
            }
        }
        for (_, part) in &row.cells {
            build.skip(part, Skip::Name);
        }
    }
    Ok(())
}

/// Which skills an occupation asks for; only newer releases say their names here.
fn relations(build: &mut Build<'_>, _table: &Table, heads: &Heads, rows: &[Row]) -> Result<(), ReadError> {
    let root = build.root();
    for row in rows {
        let titles = (heads.cell(row, &["occupationlabel"]), heads.cell(row, &["skilllabel"]));
        if let (Some(title), Some(skill)) = titles {
            let path = node(build, Kind::Path, root, &said(build, heads, row, "occupationuri"), Some(title))?;
            let kind = said(build, heads, row, "skilltype");
            let group = node(build, Kind::Group, root, &format!("type {kind}"), heads.cell(row, &["skilltype"]))?;
            let competency = node(build, Kind::Competency, group, &said(build, heads, row, "skilluri"), Some(skill))?;
            let ability = build.node(Kind::Ability, path)?;
            build.say(ability, Field::Statement, skill);
            build.set(ability, Field::Competency, Value::Link(competency), &[]);
            if let Some(part) = heads.cell(row, &["relationtype"]) {
                build.say(ability, Field::Title, part);
            }
        }
        for (_, part) in &row.cells {
            build.skip(part, Skip::Name);
        }
    }
    Ok(())
}
