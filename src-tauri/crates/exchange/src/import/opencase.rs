//! First floor, formats to read: the one sheet that OpenCASE reads, with a number in front of each statement that says
//! how deep it stands. Source: the importer of 1EdTech/OpenCASE.

use crate::Import;
use crate::build::Build;
use crate::known::{self, Heads, How, Known};
use crate::layout::role_of;
use crate::mapping::{ColumnMap, Layout, Role, SheetMap};
use crate::table::Table;

/// A statement a row.
pub(crate) const IMPORT: Import = Import {
    name: "opencase",
    extensions: &["csv", "xlsx"],
    recognise: |name, bytes| known::told(name, bytes, &KNOWN),
    read: |input, fresh| known::read(input, fresh, &KNOWN),
};

pub(crate) const KNOWN: Known = Known { name: "opencase", is, read: How::Mapped(maps) };

fn is(build: &Build<'_>, tables: &[Table]) -> bool {
    tables.iter().any(|table| is_list(build, table))
}

fn is_list(build: &Build<'_>, table: &Table) -> bool {
    let heads = Heads::of(build, table);
    let depth = heads.column(&["level", "depth", "indent"]);
    let statement = heads.column(&["fullstatement", "statement"]);
    let (Some(depth), Some(_)) = (depth, statement) else { return false };
    // Beside roles and competencies the level is a step of theirs.
    let stands_in = |text: &str| {
        let is_own = known::plain(text) == "subject";
        !is_own && matches!(role_of(text), Some(Role::Path | Role::Competency | Role::Group))
    };
    let mut names = table.rows.first().into_iter().flat_map(|row| &row.cells).map(|(_, part)| build.text(part).trim());
    if names.any(stands_in) {
        return false;
    }
    let cells = || table.rows.iter().skip(1).filter_map(|row| row.cell(depth));
    // "Level" may as well hold the names of steps.
    cells().next().is_some() && cells().all(|part| build.text(part).trim().parse::<u8>().is_ok_and(|depth| depth < 64))
}

fn role(head: &str) -> Role {
    match head {
        "level" | "depth" | "indent" => Role::Depth,
        "fullstatement" | "statement" => Role::Ability,
        "humancodingscheme" | "code" => Role::Code,
        "identifier" | "id" => Role::Name,
        "itemtype" | "type" | "cfitemtype" => Role::Kind,
        "abbreviatedstatement" => Role::AbilityTitle,
        _ => Role::Note,
    }
}

fn maps(build: &Build<'_>, tables: &[Table]) -> Vec<SheetMap> {
    let of_table = |table: &Table| {
        let row = table.rows.first().filter(|_| is_list(build, table))?;
        let column = |(column, part): &(u32, crate::Part)| {
            let head = build.text(part).trim().to_string();
            ColumnMap { column: column + 1, is: role(&known::plain(&head)), head }
        };
        let (sheet, head) = (table.name.clone(), Some(row.number + 1));
        let columns = row.cells.iter().map(column).collect();
        Some(SheetMap { sheet, layout: Layout::Depth, head, columns, ..SheetMap::default() })
    };
    tables.iter().filter_map(of_table).collect()
}
