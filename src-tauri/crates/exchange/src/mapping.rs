//! First floor, data formats: what a person says a column, sheet or heading is: `rungs.mapping/1`, handed in with
//! `--map` and kept by the window for the next file of that shape.
//!
//! An importer that had to guess says what it guessed as a mapping; the same mapping handed in again gives the same
//! framework, a changed one another.

use rungs_model::Kind;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What each part of a file is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ts_rs::TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Mapping {
    /// Always `rungs.mapping/1`.
    pub format: String,
    /// The format of the files it is for, by its name on the command line.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub from: String,
    /// Of a workbook or table: its sheets. One that is not named is read as its shape suggests.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sheets: Vec<SheetMap>,
    /// Of a document: what its headings are, by level.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub headings: Vec<HeadingMap>,
}

/// What a sheet, or a table in it, is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ts_rs::TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SheetMap {
    /// Its name; empty where there is only one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub sheet: String,
    /// How it is laid out.
    pub layout: Layout,
    /// The first row of the table, counted from 1, where the sheet holds several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub from: Option<u32>,
    /// The last row of the table, where the sheet holds several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub to: Option<u32>,
    /// What the sheet is named after, where no column says it: its path, unless it is a step or a competency.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    #[ts(optional)]
    pub names: Option<Kind>,
    /// The row of the heads, counted from 1; none where there are none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub head: Option<u32>,
    /// Of a wide table: rows that say something of its steps rather than of a competency.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<RowMap>,
    /// What its columns are.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<ColumnMap>,
}

/// How a table is laid out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub enum Layout {
    /// It is left out.
    #[default]
    Skip,
    /// A competency a row, a step a column.
    Wide,
    /// A step a row, a competency a column.
    Across,
    /// An ability (or another single thing) a row; columns say where it stands.
    Long,
    /// The same, and a cell is filled only where it differs from the row above.
    Indented,
    /// A row a thing, with a column that says how deep it stands.
    Depth,
    /// A row a thing, with columns for its own name and for that of its parent.
    Parent,
}

/// What a column is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ts_rs::TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ColumnMap {
    /// Its number, counted from 1.
    pub column: u32,
    /// What stands over it, to know it by in the next file.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub head: String,
    /// What it holds.
    pub is: Role,
}

/// What a row is: of a wide table one that names or describes the steps of its columns, or stands outside of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ts_rs::TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RowMap {
    /// Its number, counted from 1.
    pub row: u32,
    /// What it holds: `path`, `step`, `code`, `years`, `focus`, `stepSummary`, `grade` of the steps; `group` for a row
    /// that heads those below it, `competency` for one that heads statements; `note` for prose on the whole; `skip`.
    pub is: Role,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "ColumnRole")]
#[allow(missing_docs)] // most are the words of the design
pub enum Role {
    /// It is left out.
    Skip,
    /// Of a wide table: the abilities of the step that its head names.
    Level,
    /// The id, code or number by which the file knows the thing of its row.
    Name,
    /// The same of the thing it stands in.
    ParentName,
    /// How deep the thing of its row stands, from 0 or 1, or as an outline number (1.2.3).
    Depth,
    /// What kind of thing the row is, in words of the file.
    Kind,
    Path,
    Tagline,
    PathSummary,
    Step,
    Code,
    Focus,
    StepSummary,
    Years,
    Grade,
    Group,
    GroupSummary,
    Competency,
    Definition,
    Example,
    /// The statement of an ability.
    Ability,
    AbilityTitle,
    Examples,
    Weight,
    /// Prose that becomes a note of the thing of its row, under the head of the column.
    Note,
}

/// What the headings of a level are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ts_rs::TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct HeadingMap {
    /// The level, from 1.
    pub level: u8,
    /// The kind of node; none for a heading that only divides.
    #[schemars(with = "Option<String>")]
    pub is: Option<Kind>,
}

impl Mapping {
    /// The name and number of the format.
    pub const FORMAT: &str = "rungs.mapping/1";

    /// An empty mapping for a format.
    pub fn of(from: &str) -> Mapping {
        Mapping { format: Mapping::FORMAT.to_string(), from: from.to_string(), ..Mapping::default() }
    }

    /// What is said of a sheet: one table, or several below each other.
    pub fn sheet(&self, name: &str) -> Vec<&SheetMap> {
        self.sheets.iter().filter(|sheet| sheet.sheet == name).collect()
    }
}
