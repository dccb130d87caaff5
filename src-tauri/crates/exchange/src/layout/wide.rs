//! First floor, layouts of tables: a competency a row, a step a column.

use super::column::{is_no, is_tick};
use super::long::about_step_once;
use super::numbered::faceted;
use super::things::{self, Things};
use super::words::{is_level, role_of, speaks_of_groups};
use super::{Sheet, abilities_of};
use crate::build::Build;
use crate::error::ReadError;
use crate::mapping::Role;
use crate::pieces::{Part, Skip};
use crate::table::Row;
use rungs_model::{Field, Id, Kind};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

pub(super) fn read(build: &mut Build<'_>, things: &mut Things, sheet: &Sheet<'_>) -> Result<(), ReadError> {
    let mut steps = Steps::new(build, sheet);
    // In a matrix of our own every row that has a competency names it.
    let is_own = super::own(build, sheet.table).is_some_and(|own| own.head == sheet.map.head);
    let mut above = Above { group: sheet.group, ..Above::default() };
    steps.read_above(build, things, sheet)?;
    if let Some(name) = first_group(build, sheet) {
        let root = build.root();
        above.group = Some(things.named(build, Kind::Group, root, &name)?);
    }
    for (done, row) in sheet.body().enumerate() {
        build.go_on(done)?;
        let role = match sheet.row(row) {
            None if sheet.is_head(row) => {
                skip_row(build, row, Skip::Head);
                continue;
            }
            None if sheet.map.rows.is_empty() => about_steps(build, sheet, row),
            told => told,
        };
        above.goes_on(row, role.is_some() || is_own);
        match role {
            Some(Role::Skip) => skip_row(build, row, Skip::LeftOut),
            Some(Role::Note) => note_of_all(build, row)?,
            Some(Role::Group) => {
                let name = sheet.cell(row, Role::Competency).or(row.cells.first().map(|(_, name)| name)).cloned();
                if let Some(name) = name {
                    let root = build.root();
                    above.group = Some(things.named(build, Kind::Group, root, &name)?);
                    let others = row.cells.iter().filter(|(column, _)| sheet.role(*column) != Some(Role::Competency));
                    others.filter(|_| row.cells.len() > 1).for_each(|(_, cell)| build.skip(cell, Skip::Name));
                }
            }
            // Its cells became the titles when the steps were made.
            Some(Role::Step | Role::Path) => skip_row(build, row, Skip::Head),
            None | Some(Role::Competency) => {
                above.read(build, things, sheet, row)?;
                competency_row(build, things, sheet, row, &mut above, &mut steps)?;
            }
            Some(role) => {
                above.read_path(build, things, sheet, row)?;
                steps.about(build, things, sheet, row, role, above.path)?;
            }
        }
    }
    // Steps of which nothing is said, but for the path they stand in.
    if steps.made.is_empty() && !steps.paths.is_empty() {
        steps.make(build, things, sheet, None)?;
    }
    Ok(())
}

/// The first group where it stands in the place of the head over those that follow: no word for groups, over rows that
/// are in none until the next one is named.
fn first_group(build: &Build<'_>, sheet: &Sheet<'_>) -> Option<Part> {
    let column = sheet.columns(Role::Group).next()?;
    let head = sheet.head()?.cell(column)?;
    if role_of(build.text(head)).is_some() || speaks_of_groups(build.text(head)) {
        return None;
    }
    let first = sheet.body().find(|row| sheet.row(row).is_none())?;
    let named: Vec<&str> = sheet.body().filter_map(|row| row.cell(column)).map(|cell| build.text(cell)).collect();
    // Each of them is named once, where it begins.
    let are_heads = named.iter().collect::<HashSet<_>>().len() == named.len() && !named.is_empty();
    (are_heads && first.cell(column).is_none()).then(|| head.clone())
}

fn competency_row(
    build: &mut Build<'_>,
    things: &mut Things,
    sheet: &Sheet<'_>,
    row: &Row,
    above: &mut Above,
    steps: &mut Steps,
) -> Result<(), ReadError> {
    let column = sheet.columns(Role::Competency).next();
    let name = column.and_then(|column| sheet.table.over_row(row, column)).cloned();
    let competency = match (name, above.group) {
        (Some(name), group) => Some(things.competency(build, group, &name)?),
        (None, _) if sheet.map.names == Some(Kind::Competency) => Some(things.competency_called(build, &sheet.title)?),
        (None, _) => above.competency,
    };
    above.competency = competency;
    about_competency(build, sheet, row, competency, None)?;
    for cell in sheet.columns(Role::Ability).filter_map(|column| row.cell(column)) {
        let path = steps.path(build, things, sheet, above.path)?;
        abilities_of(build, things, sheet, path, competency, cell)?;
    }
    let are_marks = steps.are_marks;
    for (step, cell) in steps.cells(build, things, sheet, row, above.path)? {
        let is_tick = is_tick(build.text(&cell));
        if are_marks && is_no(build.text(&cell)) {
            build.skip(&cell, Skip::Mark);
            continue;
        }
        match competency.filter(|_| is_tick || are_marks) {
            Some(competency) => ticked(build, step, competency, &cell, !is_tick)?,
            None => abilities_of(build, things, sheet, step, competency, &cell).map(|_| ())?,
        }
    }
    Ok(())
}

/// A tick below a step asks for what the row is called; another mark says how much of it, and is its title.
fn ticked(build: &mut Build<'_>, step: Id, competency: Id, tick: &Part, is_said: bool) -> Result<(), ReadError> {
    let name = build.record(competency).map(|record| record.face().to_string()).unwrap_or_default();
    let ability = build.node(Kind::Ability, step)?;
    if is_said {
        build.say(ability, Field::Title, tick);
    }
    build.says(ability, Field::Statement, &name, std::slice::from_ref(tick));
    build.set(ability, Field::Competency, rungs_model::Value::Link(competency), &[]);
    Ok(())
}

fn skip_row(build: &mut Build<'_>, row: &Row, why: Skip) {
    for (_, cell) in &row.cells {
        build.skip(cell, why);
    }
}

/// Prose on the whole below a table.
pub(super) fn note_of_all(build: &mut Build<'_>, row: &Row) -> Result<(), ReadError> {
    let root = build.root();
    for (_, cell) in &row.cells {
        let text = build.text(cell).trim().to_string();
        build.note(root, "", &[], &text, std::slice::from_ref(cell))?;
    }
    Ok(())
}

/// The group and the path that rows belong to until another one is named.
#[derive(Default)]
pub(super) struct Above {
    pub path: Option<Id>,
    pub group: Option<Id>,
    /// The competency of the row right above: a row without a name goes on with what is said of it.
    competency: Option<Id>,
    /// The number of that row.
    row: Option<u32>,
}

impl Above {
    /// What stands behind an empty row, or one that says something else, goes on with nothing.
    fn goes_on(&mut self, row: &Row, begins: bool) {
        let is_next = self.row.replace(row.number).is_some_and(|last| last + 1 == row.number);
        if !is_next || begins {
            self.competency = None;
        }
    }

    /// Reads what a row says of its path.
    fn read_path(
        &mut self,
        build: &mut Build<'_>,
        things: &mut Things,
        sheet: &Sheet<'_>,
        row: &Row,
    ) -> Result<(), ReadError> {
        if let Some(name) = sheet.cell(row, Role::Path) {
            let root = build.root();
            let path = things.named(build, Kind::Path, root, name)?;
            if self.path.replace(path) != Some(path) {
                self.competency = None;
            }
        }
        Ok(())
    }

    /// Reads what a row says of its path and group. A row that says nothing but a name is the head of those below it.
    pub fn read(
        &mut self,
        build: &mut Build<'_>,
        things: &mut Things,
        sheet: &Sheet<'_>,
        row: &Row,
    ) -> Result<(), ReadError> {
        self.read_path(build, things, sheet, row)?;
        let root = build.root();
        if let Some(name) = sheet.cell(row, Role::Group) {
            let group = things.named(build, Kind::Group, root, name)?;
            if self.group.replace(group) != Some(group) {
                self.competency = None;
            }
        }
        let group = self.group.filter(|_| sheet.cell(row, Role::Group).is_some());
        for part in sheet.columns(Role::GroupSummary).filter_map(|column| row.cell(column)) {
            match group {
                Some(group) => build.say(group, Field::Summary, part),
                None => build.skip(part, Skip::Again),
            }
        }
        if !sheet.map.rows.is_empty() {
            return Ok(());
        }
        let has_level = sheet.columns(Role::Level).any(|column| row.cell(column).is_some());
        if let (Some(name), false, None) =
            (sheet.cell(row, Role::Competency), has_level, sheet.columns(Role::Group).next())
            && row.cells.len() == 1
            && !sheet.blank.contains(&row.number)
        {
            self.group = Some(things.named(build, Kind::Group, root, name)?);
        }
        Ok(())
    }
}

/// Whether what stands below the steps are a few marks that come again and again, "Core" or "B": how much is asked of what
/// the row is called. Names of levels, and numbers below names of levels, are said as they are.
fn are_marks(build: &Build<'_>, sheet: &Sheet<'_>, levels: &[u32]) -> bool {
    const MOST: usize = 7;
    const LONGEST: usize = 16;
    if sheet.columns(Role::Competency).next().is_none() {
        return false;
    }
    let (mut all, mut cells) = (HashSet::new(), 0);
    for row in sheet.body().filter(|row| sheet.row(row).is_none() && row.cells.len() > 1 && !sheet.is_head(row)) {
        for cell in levels.iter().filter_map(|column| row.cell(*column)) {
            let text = build.text(cell).trim();
            if text.len() > LONGEST || text.split_whitespace().count() > 2 || (all.insert(text) && all.len() > MOST) {
                return false;
            }
            cells += 1;
        }
    }
    let heads = || levels.iter().filter_map(|column| sheet.head()?.cell(*column)).map(|head| build.text(head));
    let names = |head: &&str| is_level(head) || is_level(head.rsplit(['_', ' ', ':']).next().unwrap_or_default());
    let are_levels = heads().filter(names).count() * 2 > levels.len();
    let is_number = |text: &str| are_levels && text.chars().all(|c| c.is_ascii_digit() || ".,%".contains(c));
    let is_word = |text: &str| text.contains(char::is_alphabetic) && is_level(text);
    let said = all.iter().filter(|text| is_number(text) || is_word(text)).count();
    all.len() * 3 <= cells * 2 && said * 2 < all.len() && levels.len() > 1
}

/// The steps of the columns, made when a row first speaks of them.
struct Steps {
    levels: Vec<u32>,
    /// The names of the paths above the heads, by column.
    paths: HashMap<u32, Part>,
    /// The titles of the steps, where the heads only number them.
    titles: HashMap<u32, Part>,
    /// Whether the cells are a few marks that come again and again.
    are_marks: bool,
    made: HashMap<Option<Id>, Vec<(u32, Id)>>,
}

impl Steps {
    fn new(build: &mut Build<'_>, sheet: &Sheet<'_>) -> Steps {
        let levels: Vec<u32> = sheet.columns(Role::Level).collect();
        let (mut paths, mut titles) = (HashMap::new(), HashMap::new());
        for row in &sheet.table.rows {
            match sheet.row(row) {
                Some(Role::Path) => {
                    // A name holds for the columns to its right until the next one.
                    let mut last = None;
                    for column in &levels {
                        last = row.cell(*column).or_else(|| sheet.table.over(row.number, *column)).or(last);
                        paths.extend(last.map(|name| (*column, name.clone())));
                    }
                    for (_, cell) in row.cells.iter().filter(|(column, _)| !levels.contains(column)) {
                        build.skip(cell, Skip::Head);
                    }
                }
                Some(Role::Step) => {
                    let cells = levels.iter().filter_map(|column| Some((*column, row.cell(*column)?.clone())));
                    titles.extend(cells);
                    for (_, cell) in row.cells.iter().filter(|(column, _)| !levels.contains(column)) {
                        build.skip(cell, Skip::Head);
                    }
                }
                _ => {}
            }
        }
        let are_marks = are_marks(build, sheet, &levels);
        Steps { levels, paths, titles, are_marks, made: HashMap::new() }
    }

    /// Rows above the heads that speak of the steps.
    fn read_above(&mut self, build: &mut Build<'_>, things: &mut Things, sheet: &Sheet<'_>) -> Result<(), ReadError> {
        let head = sheet.map.head.unwrap_or(0);
        for row in sheet.table.rows.iter().take_while(|row| row.number + 1 < head) {
            match sheet.row(row) {
                None | Some(Role::Path | Role::Step | Role::Note | Role::Group) => {}
                Some(Role::Skip) => skip_row(build, row, Skip::Head),
                Some(role) => self.about(build, things, sheet, row, role, None)?,
            }
        }
        Ok(())
    }

    /// Says something of each step.
    fn about(
        &mut self,
        build: &mut Build<'_>,
        things: &mut Things,
        sheet: &Sheet<'_>,
        row: &Row,
        role: Role,
        path: Option<Id>,
    ) -> Result<(), ReadError> {
        let is_path_told = sheet.columns(Role::Path).next().is_some();
        let path = path.filter(|_| is_path_told);
        for (step, cell) in self.cells(build, things, sheet, row, path)? {
            match role {
                Role::Years | Role::Code | Role::Grade => about_step_once(build, things, step, role, &cell)?,
                _ => about_step(build, things, step, role, &cell)?,
            }
        }
        skip_rest(build, sheet, row);
        Ok(())
    }

    /// The path of a row: what is said beside the steps holds on all of them.
    fn path(
        &mut self,
        build: &mut Build<'_>,
        things: &mut Things,
        sheet: &Sheet<'_>,
        path: Option<Id>,
    ) -> Result<Id, ReadError> {
        let root = build.root();
        match (path, self.levels.iter().find_map(|column| self.paths.get(column))) {
            (Some(path), _) => Ok(path),
            (None, Some(name)) => things.named(build, Kind::Path, root, name),
            (None, None) => things.called(build, Kind::Path, root, sheet.path_title()),
        }
    }

    /// The steps of a row's path with what the row says under each of them.
    fn cells(
        &mut self,
        build: &mut Build<'_>,
        things: &mut Things,
        sheet: &Sheet<'_>,
        row: &Row,
        path: Option<Id>,
    ) -> Result<Vec<(Id, Part)>, ReadError> {
        if !self.made.contains_key(&path) {
            let steps = self.make(build, things, sheet, path)?;
            self.made.insert(path, steps);
        }
        let steps = self.made.get(&path).into_iter().flatten();
        Ok(steps.filter_map(|(column, step)| Some((*step, row.cell(*column)?.clone()))).collect())
    }

    /// Of heads that name a level and what is said of it the bytes of the level, by column.
    fn parted(&self, build: &Build<'_>, sheet: &Sheet<'_>) -> HashMap<u32, Range<usize>> {
        let Some(number) = sheet.map.head.and_then(|head| head.checked_sub(1)) else { return HashMap::new() };
        let heads = self.levels.iter().map(|column| sheet.table.over(number, *column));
        let heads: Vec<&str> = heads.map(|head| head.map_or("", |head| build.text(head))).collect();
        let levels = faceted(&heads).into_iter().flatten();
        self.levels.iter().copied().zip(levels).collect()
    }

    fn make(
        &self,
        build: &mut Build<'_>,
        things: &mut Things,
        sheet: &Sheet<'_>,
        path: Option<Id>,
    ) -> Result<Vec<(u32, Id)>, ReadError> {
        let root = build.root();
        let is_own = super::own(build, sheet.table).is_some_and(|own| own.head == sheet.map.head);
        let mut steps = Vec::with_capacity(self.levels.len());
        let parted = self.parted(build, sheet);
        for column in &self.levels {
            let path = match (path, self.paths.get(column)) {
                (Some(path), _) => path,
                (None, Some(name)) => things.named(build, Kind::Path, root, name)?,
                (None, None) => things.called(build, Kind::Path, root, sheet.path_title())?,
            };
            let number = sheet.map.head.and_then(|head| head.checked_sub(1));
            let head = number.and_then(|number| sheet.table.over(number, *column)).cloned();
            let level = parted.get(column).cloned().zip(head.as_ref()).map(|(level, head)| head.slice(level));
            let head = level.or(head);
            let step = match (self.titles.get(column), head) {
                (Some(title), code) => {
                    let step = things.named(build, Kind::Step, path, title)?;
                    if let Some(code) = code.filter(|code| build.text(code).trim() != build.text(title).trim())
                        && build.record(step).is_some_and(|record| record.text(Field::Code).is_empty())
                    {
                        build.say(step, Field::Code, &code);
                    }
                    step
                }
                // Rungs writes codes and years of a step into rows of their own: its name is its name.
                (None, Some(name)) if is_own => {
                    let said = build.text(&name).trim().to_string();
                    things.said(build, Kind::Step, path, &said, &name)?
                }
                (None, Some(name)) => things.named(build, Kind::Step, path, &name)?,
                (None, None) => things.called(build, Kind::Step, path, &crate::pieces::letters(*column))?,
            };
            steps.push((*column, step));
        }
        Ok(steps)
    }
}

/// What a row says of the steps themselves rather than of a competency: their years, focus, summary, code or grade.
pub(super) fn about_steps(build: &Build<'_>, sheet: &Sheet<'_>, row: &Row) -> Option<Role> {
    let name = sheet.cell(row, Role::Competency)?;
    let role = super::words::role_of(build.text(name))?;
    // A competency may be called "Code" or "Experience"; what is said of it is longer than a code or a grade.
    let longest =
        sheet.columns(Role::Level).filter_map(|column| row.cell(column)).map(|cell| build.text(cell).chars().count());
    let longest = longest.max().unwrap_or(0);
    if longest > 12 && role == Role::Code || longest > 40 && matches!(role, Role::Step | Role::Grade) {
        return None;
    }
    matches!(role, Role::Years | Role::Focus | Role::Code | Role::Grade | Role::StepSummary | Role::Step)
        .then_some(role)
}

/// Says something of a step.
pub(crate) fn about_step(
    build: &mut Build<'_>,
    things: &mut Things,
    step: Id,
    role: Role,
    cell: &Part,
) -> Result<(), ReadError> {
    match role {
        Role::Years => things::years_of(build, step, cell),
        Role::Grade => {
            let root = build.root();
            let grade = things.named(build, Kind::Grade, root, cell)?;
            things::grade(build, step, grade);
        }
        Role::Focus => build.say(step, Field::Focus, cell),
        Role::Code => build.say(step, Field::Code, cell),
        _ => say_once(build, step, Field::Summary, cell),
    }
    Ok(())
}

/// Says something of a field unless it says just that already, as columns repeat what holds for several rows.
pub(crate) fn say_once(build: &mut Build<'_>, node: Id, field: Field, cell: &Part) {
    let text = build.text(cell).trim().to_string();
    let is_there = build.record(node).is_some_and(|record| record.text(field).split('\n').eq(text.split('\n')));
    let has_line = build.record(node).is_some_and(|record| record.text(field).contains(&text));
    if is_there || has_line { build.skip(cell, Skip::Again) } else { build.say(node, field, cell) }
}

/// What a row says of its competency, but for a column that is told to say something else; what has no competency is
/// skipped with what is known of it.
pub(super) fn about_competency(
    build: &mut Build<'_>,
    sheet: &Sheet<'_>,
    row: &Row,
    competency: Option<Id>,
    but: Option<u32>,
) -> Result<(), ReadError> {
    for (column, cell) in row.cells.iter().filter(|(column, _)| Some(*column) != but) {
        let role = sheet.role(*column);
        match (role, competency) {
            (Some(Role::Definition), Some(id)) => say_once(build, id, Field::Definition, cell),
            (Some(Role::Example), Some(id)) => say_once(build, id, Field::Example, cell),
            (Some(Role::Note), Some(id)) => note(build, sheet, id, *column, cell)?,
            (Some(Role::Name | Role::ParentName), _) => build.skip(cell, Skip::Name),
            (Some(Role::Skip), _) => build.skip(cell, Skip::LeftOut),
            // Of a statement a row it is kept with the statement all the same.
            (Some(Role::Weight | Role::Kind | Role::Depth), _) => build.skip(cell, Skip::NoPlace),
            _ => {}
        }
    }
    Ok(())
}

/// A note of a node, under the head of its column. The same note is not made twice.
pub(super) fn note(
    build: &mut Build<'_>,
    sheet: &Sheet<'_>,
    node: Id,
    column: u32,
    cell: &Part,
) -> Result<(), ReadError> {
    let heading = sheet.head().and_then(|head| head.cell(column)).map(|part| build.text(part).trim().to_string());
    let heading = heading.unwrap_or_default();
    let text = build.text(cell).trim().to_string();
    let is_there = build
        .records()
        .iter()
        .rev()
        .take(64)
        .any(|record| record.kind == Kind::Note && record.parent == Some(node) && record.text(Field::Body) == text);
    if is_there {
        build.skip(cell, Skip::Again);
    } else {
        build.note(node, &heading, &[], &text, std::slice::from_ref(cell))?;
    }
    Ok(())
}

/// The name of a row that speaks of the steps is its head.
fn skip_rest(build: &mut Build<'_>, sheet: &Sheet<'_>, row: &Row) {
    for (column, cell) in &row.cells {
        if sheet.role(*column) != Some(Role::Level) {
            build.skip(cell, Skip::Head);
        }
    }
}
