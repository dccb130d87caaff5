//! First floor, layouts of tables: an ability (or another single thing) a row, with columns that say where it stands.

use super::things::{Things, plain, years_in};
use super::wide::{about_competency, about_step, note, say_once};
use super::{Sheet, abilities_of};
use crate::build::Build;
use crate::error::ReadError;
use crate::halves::halves;
use crate::mapping::{Layout, Role};
use crate::pieces::{Part, Pieces, Skip};
use crate::table::{Row, Table};
use foldhash::fast::RandomState;
use rungs_model::{Field, Id, Kind, Value};
use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher, Hash, Hasher};

/// What a row stands in, from the row itself or, where cells are filled only when they change, from those above.
#[derive(Default, Clone, Copy)]
struct Stands {
    path: Option<Id>,
    step: Option<Id>,
    group: Option<Id>,
    competency: Option<Id>,
}

/// The columns by what they hold, told once for all rows: a large table has hundreds of thousands of them.
struct Columns {
    /// Those that name what a row stands in.
    names: Vec<u32>,
    abilities: Vec<u32>,
    titles: Vec<u32>,
    /// Whether there are others.
    says_more: bool,
    /// Where each row names one thing and describes it, what describes a statement that is only named.
    tells: Option<u32>,
}

impl Columns {
    fn of(sheet: &Sheet<'_>) -> Columns {
        let first = |role: Role| sheet.columns(role).next();
        let names = NAMES.into_iter().filter_map(first).collect();
        let is_more = |role: Role| !NAMES.contains(&role) && !matches!(role, Role::Ability | Role::AbilityTitle);
        let has = |row: &Row, role: Role| sheet.columns(role).any(|column| row.cell(column).is_some());
        let is_plain =
            |row: &Row| has(row, Role::AbilityTitle) && (has(row, Role::Ability) || has(row, Role::Competency));
        let tells = first(Role::Definition).filter(|_| sheet.map.layout == Layout::Indented);
        Columns {
            tells: tells.filter(|_| !sheet.body().any(is_plain)),
            names,
            abilities: sheet.columns(Role::Ability).collect(),
            titles: sheet.columns(Role::AbilityTitle).collect(),
            says_more: sheet.map.columns.iter().any(|column| is_more(column.is)),
        }
    }

    /// The column that says what is meant by a statement which a row only names.
    fn told(&self, row: &Row) -> Option<u32> {
        let is_named = || self.titles.iter().any(|column| row.cell(*column).is_some());
        self.tells.filter(|told| row.cell(*told).is_some() && is_named())
    }

    /// Whether a row stands in what the one above it stands in, by the very letters of their cells.
    fn is_beside(&self, build: &Build<'_>, sheet: &Sheet<'_>, row: &Row, above: &Row) -> bool {
        let says = |row: &Row, column: u32| sheet.table.over_row(row, column).map(|part| build.text(part));
        self.names.iter().all(|column| says(row, *column) == says(above, *column))
    }
}

/// What columns name of what a row stands in.
const NAMES: [Role; 4] = [Role::Path, Role::Step, Role::Group, Role::Competency];

pub(super) fn read(
    build: &mut Build<'_>,
    things: &mut Things,
    sheet: &Sheet<'_>,
    fills_down: bool,
) -> Result<(), ReadError> {
    let mut above = Stands { group: sheet.group, ..Stands::default() };
    let mut stands = above;
    let again = if fills_down { HashSet::new() } else { again(build, sheet) };
    let columns = Columns::of(sheet);
    let mut last: Option<&Row> = None;
    for (done, row) in sheet.body().enumerate() {
        build.go_on(done)?;
        if sheet.is_head(row) {
            row.cells.iter().for_each(|(_, part)| build.skip(part, Skip::Head));
            continue;
        }
        if again.contains(&row.number) {
            row.cells.iter().for_each(|(_, part)| build.skip(part, Skip::Again));
            continue;
        }
        if let Some(role @ (Role::Group | Role::Competency)) = sheet.row(row) {
            above.head(build, things, sheet, row, role)?;
            (stands, last) = (above, None);
            continue;
        }
        if last.replace(row).is_some_and(|last| columns.is_beside(build, sheet, row, last)) {
            let names = columns.names.iter().filter_map(|column| sheet.table.over_row(row, *column));
            names.for_each(|name| build.skip(name, Skip::Again));
        } else {
            if !fills_down {
                // Merged cells hold for every row they cover.
                stands = above;
            }
            stands.read(build, things, sheet, row)?;
            stands.of_name(build, things, sheet)?;
        }
        if columns.says_more {
            about_competency(build, sheet, row, stands.competency, columns.told(row))?;
            stands.about(build, things, sheet, row)?;
        }
        statements(build, things, sheet, &columns, row, stands)?;
    }
    Ok(())
}

/// The rows that say word for word what one above them said, merged cells included.
fn again(build: &Build<'_>, sheet: &Sheet<'_>) -> HashSet<u32> {
    fn says<'b>((said, table): (&'b Pieces, &'b Table), row: &'b Row, column: u32) -> Option<&'b str> {
        table.over_row(row, column).map(|part| said.text(part).trim())
    }
    let of = (build.said(), sheet.table);
    let columns: Vec<u32> = sheet.map.columns.iter().map(|column| column.column.saturating_sub(1)).collect();
    let state = RandomState::default();
    let hash = |row: &Row| {
        let mut hasher = state.build_hasher();
        columns.iter().for_each(|column| says(of, row, *column).hash(&mut hasher));
        hasher.finish()
    };
    let rows: Vec<&Row> = sheet.body().collect();
    let hashes = halves(&rows, |rows| rows.iter().map(|row| hash(row)).collect::<Vec<u64>>());
    let mut first: HashMap<u64, &Row, RandomState> =
        HashMap::with_capacity_and_hasher(rows.len(), RandomState::default());
    let mut found = HashSet::new();
    for (row, hash) in rows.iter().zip(hashes.concat()) {
        let one = *first.entry(hash).or_insert(row);
        if one.number != row.number && columns.iter().all(|column| says(of, one, *column) == says(of, row, *column)) {
            found.insert(row.number);
        }
    }
    found
}

impl Stands {
    /// A row that names what those below it stand in.
    fn head(
        &mut self,
        build: &mut Build<'_>,
        things: &mut Things,
        sheet: &Sheet<'_>,
        row: &Row,
        role: Role,
    ) -> Result<(), ReadError> {
        let is_number = |column: u32| matches!(sheet.role(column), Some(Role::Name | Role::Code | Role::Kind));
        let mut name = None;
        for (column, cell) in &row.cells {
            if name.is_some() || is_number(*column) {
                build.skip(cell, Skip::Name);
            } else {
                name = Some(cell.clone());
            }
        }
        let Some(name) = name else { return Ok(()) };
        if role == Role::Group {
            let root = build.root();
            (self.group, self.competency) = (Some(things.named(build, Kind::Group, root, &name)?), None);
        } else {
            self.competency = Some(things.competency(build, self.group, &name)?);
        }
        Ok(())
    }

    fn read(
        &mut self,
        build: &mut Build<'_>,
        things: &mut Things,
        sheet: &Sheet<'_>,
        row: &Row,
    ) -> Result<(), ReadError> {
        let root = build.root();
        let cell = |role: Role| {
            let column = sheet.columns(role).next()?;
            sheet.table.over_row(row, column).cloned()
        };
        if let Some(name) = cell(Role::Path) {
            let path = things.named(build, Kind::Path, root, &name)?;
            if self.path.replace(path) != Some(path) {
                self.step = None;
            }
        }
        if let Some(name) = cell(Role::Step) {
            let path = match self.path {
                Some(path) => path,
                None => things.called(build, Kind::Path, root, sheet.path_title())?,
            };
            self.step = Some(things.named(build, Kind::Step, path, &name)?);
        }
        if let Some(name) = cell(Role::Group) {
            let group = things.named(build, Kind::Group, root, &name)?;
            if self.group.replace(group) != Some(group) {
                self.competency = None;
            }
        }
        if let Some(name) = cell(Role::Competency) {
            self.competency = Some(things.competency(build, self.group, &name)?);
        }
        Ok(())
    }

    /// What the sheet as a whole is named after.
    fn of_name(&mut self, build: &mut Build<'_>, things: &mut Things, sheet: &Sheet<'_>) -> Result<(), ReadError> {
        match sheet.map.names {
            Some(Kind::Competency) if self.competency.is_none() => {
                self.competency = Some(things.competency_called(build, &sheet.title)?);
            }
            Some(Kind::Step) if self.step.is_none() => {
                let path = match self.path {
                    Some(path) => path,
                    None => {
                        let root = build.root();
                        things.called(build, Kind::Path, root, &sheet.whole)?
                    }
                };
                self.step = Some(things.called(build, Kind::Step, path, &sheet.title)?);
            }
            _ => {}
        }
        Ok(())
    }

    /// What a row says of its path, step and group.
    fn about(&self, build: &mut Build<'_>, things: &mut Things, sheet: &Sheet<'_>, row: &Row) -> Result<(), ReadError> {
        for (column, cell) in &row.cells {
            match (sheet.role(*column), self) {
                (Some(Role::Tagline), Stands { path: Some(path), .. }) => say_once(build, *path, Field::Tagline, cell),
                (Some(Role::PathSummary), Stands { path: Some(path), .. }) => {
                    say_once(build, *path, Field::Summary, cell);
                }
                (Some(Role::GroupSummary), Stands { group: Some(group), .. }) => {
                    say_once(build, *group, Field::Summary, cell);
                }
                // Of a row that names nothing but a group.
                (Some(Role::Definition), Stands { group: Some(group), competency: None, .. })
                    if sheet.cell(row, Role::Group).is_some() =>
                {
                    say_once(build, *group, Field::Summary, cell);
                }
                (
                    Some(role @ (Role::Years | Role::Focus | Role::Code | Role::Grade | Role::StepSummary)),
                    Stands { step: Some(step), .. },
                ) => about_step_once(build, things, *step, role, cell)?,
                (Some(Role::Note), Stands { competency: None, .. }) => {
                    if let Some(node) = self.step.or(self.path).or(self.group) {
                        note(build, sheet, node, *column, cell)?;
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }
}

/// Says something of a step that it does not say yet; of its summary there may be more.
///
/// # Errors
/// If there are too many nodes.
pub(super) fn about_step_once(
    build: &mut Build<'_>,
    things: &mut Things,
    step: Id,
    role: Role,
    cell: &Part,
) -> Result<(), ReadError> {
    let is_said = build.record(step).is_some_and(|record| record.fields.get(field(role)).is_some());
    if role == Role::StepSummary || !is_said {
        return about_step(build, things, step, role, cell);
    }
    let is_the_same = says(build, step, role, cell);
    build.skip(cell, if is_the_same { Skip::Again } else { Skip::Otherwise });
    Ok(())
}

/// Whether a step says already what a cell says of it.
fn says(build: &Build<'_>, step: Id, role: Role, cell: &Part) -> bool {
    let (text, Some(step)) = (build.text(cell).trim(), build.record(step)) else { return false };
    match role {
        Role::Years => step.experience() == Some(&years_in(text)),
        Role::Grade => {
            let grade = step.link(Field::Grade).and_then(|id| build.record(id));
            grade.is_some_and(|grade| plain(grade.face()) == plain(text))
        }
        Role::Code => step.text(Field::Code) == text,
        _ => step.text(Field::Focus) == text,
    }
}

/// The field of a step that a column of a role fills.
fn field(role: Role) -> Field {
    match role {
        Role::Years => Field::Experience,
        Role::Focus => Field::Focus,
        Role::Code => Field::Code,
        Role::Grade => Field::Grade,
        _ => Field::Summary,
    }
}

/// The abilities of a row.
fn statements(
    build: &mut Build<'_>,
    things: &mut Things,
    sheet: &Sheet<'_>,
    columns: &Columns,
    row: &Row,
    stands: Stands,
) -> Result<(), ReadError> {
    let said = columns.abilities.iter().copied().chain(columns.told(row));
    let cells = || said.clone().filter_map(|column| Some((column, row.cell(column)?)));
    let title = columns.titles.iter().find_map(|column| row.cell(*column));
    let is_titled = cells().next().is_some();
    let alone = title.filter(|_| !is_titled).map(|cell| (u32::MAX, cell));
    if !is_titled && alone.is_none() {
        return Ok(());
    }
    let parent = match stands.step.or(stands.path) {
        Some(parent) => parent,
        None => {
            let root = build.root();
            things.called(build, Kind::Path, root, sheet.path_title())?
        }
    };
    let several = columns.abilities.len() > 1;
    let mut made = Vec::new();
    for (column, cell) in cells().chain(alone) {
        // Of several columns of statements the head says what each speaks of.
        let head = sheet.head().filter(|_| several).and_then(|head| head.cell(column)).cloned();
        let competency = match (stands.competency, head) {
            (None, Some(head)) => Some(things.competency(build, stands.group, &head)?),
            (competency, _) => competency,
        };
        let more = abilities_of(build, things, sheet, parent, competency, cell)?;
        if made.is_empty() {
            made = more;
        } else {
            made.extend(more);
        }
    }
    if let (Some(title), true) = (title, is_titled) {
        titles(build, &made, title);
    }
    for (column, cell) in row.cells.iter().filter(|_| columns.says_more) {
        match (sheet.role(*column), made.first()) {
            (Some(Role::Examples), Some(ability)) => {
                for parts in crate::lines::statements(build, cell) {
                    let text = crate::lines::joined(build, &parts);
                    build.says(*ability, Field::Examples, &text, &parts);
                }
            }
            (Some(Role::Weight), Some(_)) => weight(build, &made, cell),
            _ => {}
        }
    }
    Ok(())
}

/// A title for every ability of a row.
fn titles(build: &mut Build<'_>, made: &[Id], title: &Part) {
    for ability in made {
        build.say(*ability, Field::Title, title);
    }
}

fn weight(build: &mut Build<'_>, made: &[Id], cell: &Part) {
    let number = build.text(cell).trim().replace(',', ".").parse::<f64>().ok();
    match number.filter(|n| n.is_finite() && *n >= 0.0) {
        Some(number) => {
            for ability in made {
                build.set(*ability, Field::Weight, Value::Number(number), std::slice::from_ref(cell));
            }
        }
        None => build.skip(cell, Skip::NotUnderstood),
    }
}

#[cfg(test)]
mod tests {
    use crate::layout::tests::{framework, outline, read};
    use crate::{Skip, Went};
    use rungs_model::Kind;

    #[test]
    fn a_row_that_comes_again_counts_once() {
        let check = |rows: &str, expect: &[&str]| {
            let found = read("ladder.xlsx", &format!("Role|Level|Skill|Behaviour\n{rows}"), None).unwrap();
            assert_eq!(outline(framework(&found)), expect, "{rows}");
            let tally = found.understanding.unwrap().tally;
            assert_eq!(tally.all, tally.kept + tally.skipped);
        };
        let one = "Keeper|Level 1|Locks|opens the gates in time\n";
        let other = "Keeper|Level 2|Locks|opens the gates in time\n";
        check(
            &format!("{one}{other}{one}{one}"),
            &[
                "= Ladder",
                "() Locks",
                "Keeper > Level 1: opens the gates in time @Locks",
                "Keeper > Level 2: opens the gates in time @Locks",
            ],
        );
    }

    /// Of a large table some rows are looked at; names that stand in hardly any of the others are heard all the same.
    #[test]
    fn a_large_table_whose_names_stand_only_where_they_change() {
        let (steps, each) = (4, 5_000);
        let row = |n: usize| {
            let role = if n == 0 { "Keeper" } else { "" };
            let level = if n.is_multiple_of(each) { format!("Level {}", n / each + 1) } else { String::new() };
            format!("{role}|{level}|opens gate number {n} in time\n")
        };
        let rows: String = (0..steps * each).map(row).collect();
        let found = read("ladder.xlsx", &format!("Role|Level|Behaviour\n{rows}"), None).unwrap();
        let framework = framework(&found);
        let path = framework.below(framework.root(), Kind::Path).next().unwrap();
        let of =
            |step: &rungs_model::Record| (step.face().to_string(), framework.below(step.id, Kind::Ability).count());
        let said: Vec<_> = framework.below(path.id, Kind::Step).map(of).collect();
        assert_eq!(said, (1..=steps).map(|n| (format!("Level {n}"), each)).collect::<Vec<_>>());
    }

    /// Of two values for one field the first one counts, and nobody is told that the second one was the same.
    #[test]
    fn values_at_odds_are_not_called_the_same() {
        let check = |head: &str, cells: [&str; 2], expect: Skip| {
            let row = |cell: &str, n: usize| format!("Keeper|Level 1|{cell}|Locks|opens gate number {n} in time\n");
            let rows = row(cells[0], 1) + &row(cells[1], 2);
            let found = read("ladder.xlsx", &format!("Role|Level|{head}|Skill|Behaviour\n{rows}"), None).unwrap();
            let understanding = found.understanding.unwrap();
            let second = understanding.trace.iter().filter(|trace| understanding.pieces.text(&trace.part) == cells[1]);
            let went: Vec<Went> = second.map(|trace| trace.went.clone()).collect();
            assert_eq!(went.last(), Some(&Went::Skipped { why: expect }), "{head}: {cells:?}");
        };
        check("Years of experience", ["0-2", "0-2"], Skip::Again);
        check("Years of experience", ["0-2", "3-4"], Skip::Otherwise);
        check("Grade", ["G1", "G2"], Skip::Otherwise);
        check("Grade", ["G1", "G1"], Skip::Again);
        check("Focus", ["Gates", "Weirs"], Skip::Otherwise);
    }

    #[test]
    fn placeholders_make_no_steps_and_no_statements() {
        let rows = "Role|Level|Skill|Behaviour\nKeeper|Level 1|Locks|opens the gates in time\nKeeper|Level 2|Locks|TBD\nPilot|NOT IN USE|Water|NOT IN USE\n";
        let found = read("ladder.xlsx", rows, None).unwrap();
        let expect =
            ["= Ladder", "() Locks, Water", "Keeper > Level 1: opens the gates in time @Locks", "Keeper > Level 2: "];
        assert_eq!(outline(framework(&found)), expect);
    }
}
