//! First floor, formats to read: the capability framework of the British government's digital professions, as its lists
//! of roles (a skill of a role level a row) and of skills (a skill a row, its four levels in columns) are handed out.

use crate::Import;
use crate::build::Build;
use crate::known::{self, Heads, How, Known};
use crate::mapping::{ColumnMap, Layout, Role, SheetMap};
use crate::table::Table;

/// Both lists.
pub(crate) const IMPORT: Import = Import {
    name: "ddat",
    extensions: &["csv", "xlsx"],
    recognise: |name, bytes| known::told(name, bytes, &KNOWN),
    read: |input, fresh| known::read(input, fresh, &KNOWN),
};

pub(crate) const KNOWN: Known = Known { name: "ddat", is, read: How::Mapped(maps) };

/// Heads of the list of roles.
const ROLES: &[(&str, Role)] = &[
    ("rolefamily", Role::Tagline),
    ("role", Role::Path),
    ("roledescription", Role::PathSummary),
    ("rolelevel", Role::Step),
    ("roleleveldescription", Role::StepSummary),
    ("skillname", Role::Competency),
    ("skilldescription", Role::Definition),
    ("skilllevel", Role::AbilityTitle),
    ("skillleveldescription", Role::Ability),
    ("roletype", Role::Note),
];

/// Heads of the list of skills.
const SKILLS: &[(&str, Role)] = &[
    ("skillname", Role::Competency),
    ("skilldescription", Role::Definition),
    ("awareness", Role::Level),
    ("working", Role::Level),
    ("practitioner", Role::Level),
    ("expert", Role::Level),
    ("rolesthatrequireskill", Role::Note),
];

fn is(build: &Build<'_>, tables: &[Table]) -> bool {
    tables.iter().any(|table| list(build, table).is_some())
}

/// Which of the lists a table is.
fn list(build: &Build<'_>, table: &Table) -> Option<(Layout, &'static [(&'static str, Role)])> {
    let heads = Heads::of(build, table);
    if heads.have(&["role", "rolelevel", "skillname", "skilllevel"]) {
        Some((Layout::Long, ROLES))
    } else if heads.have(&["skillname", "awareness", "working", "practitioner", "expert"]) {
        Some((Layout::Wide, SKILLS))
    } else {
        None
    }
}

fn maps(build: &Build<'_>, tables: &[Table]) -> Vec<SheetMap> {
    let of_table = |table: &Table| {
        let (layout, roles) = list(build, table)?;
        let row = table.rows.first()?;
        let column = |(column, part): &(u32, crate::Part)| {
            let head = build.text(part).trim().to_string();
            let is = roles.iter().find(|(name, _)| *name == known::plain(&head)).map_or(Role::Note, |(_, is)| *is);
            ColumnMap { column: column + 1, head, is }
        };
        let columns = row.cells.iter().map(column).collect();
        Some(SheetMap { sheet: table.name.clone(), layout, head: Some(row.number + 1), columns, ..SheetMap::default() })
    };
    tables.iter().filter_map(of_table).collect()
}
