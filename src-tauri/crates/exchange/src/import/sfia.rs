//! First floor, formats to read: the workbook of SFIA and lists of its form: skills whose seven levels stand in columns
//! `Level 1 description` to `Level 7 description`. The texts belong to the SFIA Foundation; people read in their own copy.

use crate::build::Build;
use crate::error::ReadError;
use crate::known::{self, Heads, How, Known};
use crate::layout::abilities;
use crate::table::{Row, Table};
use crate::{Import, Input, Part, Skip, ids};
use rungs_model::{Field, Id, Kind};

/// Skills, attributes and levels.
pub(crate) const IMPORT: Import = Import {
    name: "sfia",
    extensions: &["xlsx", "csv"],
    recognise: |name, bytes| known::told(name, bytes, &KNOWN),
    read: |input, fresh| known::read(input, fresh, &KNOWN),
};

pub(crate) const KNOWN: Known = Known { name: "sfia", is, read: How::Own(read) };

const LEVELS: u32 = 9;

fn is(build: &Build<'_>, tables: &[Table]) -> bool {
    tables.iter().any(|table| has_levels(&Heads::of(build, table)))
}

fn has_levels(heads: &Heads) -> bool {
    let levels = (1..=LEVELS).filter(|level| heads.have(&[&format!("level{level}description")])).count();
    levels >= 3 && heads.column(&["skill", "attribute", "attributename", "skillname", "code"]).is_some()
}

fn read(input: &Input<'_>, build: &mut Build<'_>, tables: &[Table]) -> Result<(), ReadError> {
    let root = build.root();
    let path = build.node_as(ids::derived("sfia", "path"), Kind::Path, root)?;
    build.says(path, Field::Title, "SFIA", &[]);
    let mut steps = Vec::new();
    for level in 1..=LEVELS {
        let is_used = tables.iter().any(|table| Heads::of(build, table).have(&[&format!("level{level}description")]));
        if is_used {
            let step = build.node_as(ids::derived("sfia", &format!("level {level}")), Kind::Step, path)?;
            build.says(step, Field::Code, &level.to_string(), &[]);
            steps.push((level, step));
        }
    }
    for table in tables {
        input.go_on()?;
        let heads = Heads::of(build, table);
        if has_levels(&heads) {
            skills(build, table, &heads, &steps)?;
        } else if !levels(build, table, &steps) {
            for (_, part) in table.rows.iter().flat_map(|row| &row.cells) {
                build.skip(part, Skip::LeftOut);
            }
        }
    }
    for (level, step) in steps {
        if build.record(step).is_some_and(|record| record.text(Field::Title).is_empty()) {
            build.says(step, Field::Title, &format!("Level {level}"), &[]);
        }
    }
    Ok(())
}

/// A skill or attribute a row.
fn skills(build: &mut Build<'_>, table: &Table, heads: &Heads, steps: &[(u32, Id)]) -> Result<(), ReadError> {
    let root = build.root();
    for row in known::body(build, table) {
        let Some(name) = heads.cell(row, &["skill", "skillname", "attributename", "attribute"]).cloned() else {
            continue;
        };
        let group = group(build, heads, row, root)?;
        let code = heads.cell(row, &["code"]).map_or_else(|| build.text(&name), |part| build.text(part));
        let id = ids::derived("sfia", code.trim());
        let competency = match build.kind(id) {
            None => build.node_as(id, Kind::Competency, group)?,
            Some(_) => build.node(Kind::Competency, group)?,
        };
        build.say(competency, Field::Title, &name);
        if let Some(part) = heads.cell(row, &["overalldescription", "description"]) {
            build.say(competency, Field::Definition, part);
        }
        for head in ["guidancenotes", "subcategory"] {
            let Some(column) = heads.column(&[head]) else { continue };
            let Some(part) = row.cell(column).cloned() else { continue };
            let heading = table.rows.first().and_then(|heads| heads.cell(column));
            let heading = heading.map(|part| build.text(part).trim().to_string()).unwrap_or_default();
            let body = build.text(&part).trim().to_string();
            build.note(competency, &heading, &[], &body, &[part])?;
        }
        for (level, step) in steps {
            if let Some(cell) = heads.cell(row, &[&format!("level{level}description")]).cloned() {
                abilities(build, *step, Some(competency), &cell)?;
            }
        }
        // What is left are codes, addresses, row numbers and marks at the levels a skill has.
        for (_, part) in &row.cells {
            build.skip(part, Skip::Name);
        }
    }
    Ok(())
}

/// The category of a row, or of attributes their type.
fn group(build: &mut Build<'_>, heads: &Heads, row: &Row, root: Id) -> Result<Id, ReadError> {
    let name: Option<Part> = heads.cell(row, &["category", "type"]).cloned();
    let said = name.as_ref().map(|part| build.text(part).trim().to_string()).unwrap_or_default();
    let id = ids::derived("sfia", &format!("category {said}"));
    if build.kind(id).is_none() {
        build.node_as(id, Kind::Group, root)?;
        if let Some(name) = &name {
            build.say(id, Field::Title, name);
        }
    } else if let Some(name) = &name {
        build.skip(name, Skip::Again);
    }
    Ok(id)
}

/// The sheet of levels: a row says something of each of them, its columns are headed by their numbers.
fn levels(build: &mut Build<'_>, table: &Table, steps: &[(u32, Id)]) -> bool {
    let Some(head) = table.rows.iter().take(5).find(|row| {
        let is_number = |(_, part): &&(u32, Part)| build.text(part).trim().trim_start_matches("Level ").parse::<u32>();
        row.cells.iter().filter(|cell| is_number(cell).is_ok()).count() >= 3
    }) else {
        return false;
    };
    let mut columns: Vec<(u32, Id)> = Vec::new();
    for (column, part) in &head.cells {
        let number = build.text(part).trim().trim_start_matches("Level ").parse::<u32>().ok();
        let step = number.and_then(|number| steps.iter().find(|(level, _)| *level == number));
        columns.extend(step.map(|(_, step)| (*column, *step)));
        build.skip(part, Skip::Head);
    }
    for row in table.rows.iter().filter(|row| row.number > head.number) {
        let Some((_, first)) = row.cells.first() else { continue };
        let name = known::plain(build.text(first));
        for (column, step) in &columns {
            let Some(part) = row.cell(*column) else { continue };
            match name.as_str() {
                "guidingphrase" | "name" | "title" => build.say(*step, Field::Title, part),
                "url" => build.skip(part, Skip::Furniture),
                _ => build.say(*step, Field::Summary, part),
            }
        }
        for (_, part) in &row.cells {
            build.skip(part, Skip::Head);
        }
    }
    true
}
