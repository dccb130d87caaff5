//! First floor, layouts of tables: which rows of a wide table say something of its steps rather than of a competency.

use super::column::Column;
use super::forms::{is_counted, is_label};
use super::words::{is_about_levels, is_level, role_of};
use crate::Part;
use crate::build::Build;
use crate::mapping::{Layout, Role, RowMap};
use crate::table::{Row, Table};
use crate::years;
use std::collections::HashSet;

/// Names, codes and years of the steps, heads of groups, prose above and below.
pub(super) fn guess(build: &Build<'_>, table: &Table, head: usize, columns: &[Column<'_>]) -> Vec<RowMap> {
    let levels: Vec<u32> = columns.iter().filter(|c| c.role == Some(Role::Level)).map(|c| c.at).collect();
    let looks = Looks { build, table, head: &table.rows[head], levels: &levels, columns };
    let mut rows = Vec::new();
    for row in &table.rows[..head] {
        if let Some(is) = looks.above(row) {
            // The first names the steps, further ones only call them something shorter.
            let is_again = is == Role::Step && rows.iter().any(|row: &RowMap| row.is == Role::Step);
            rows.push(RowMap { row: row.number + 1, is: if is_again { Role::Skip } else { is } });
        }
    }
    let body = &table.rows[head + 1..];
    let last = body.iter().rposition(|row| looks.level_cells(row).next().is_some());
    let mut is_before_all = true;
    let mut has_titles = rows.iter().any(|row| row.is == Role::Step);
    for (at, row) in body.iter().enumerate() {
        let is = if last.is_none_or(|last| at > last) {
            // "Comment: …" below the last row is to be filled in.
            let is_form = is_to_fill_in(build, row).then_some(Role::Skip);
            is_form.or_else(|| (row.cells.len() == 1).then_some(Role::Note))
        } else {
            looks.body(row, is_before_all, has_titles)
        };
        has_titles |= is == Some(Role::Step);
        is_before_all &= is.is_some_and(|is| is != Role::Group);
        rows.extend(is.map(|is| RowMap { row: row.number + 1, is }));
    }
    let body: Vec<u32> = body.iter().map(|row| row.number + 1).collect();
    let groups = nothing_said(&body, &rows);
    rows.iter_mut().filter(|row| groups.contains(&row.row)).for_each(|row| row.is = Role::Competency);
    rows
}

/// Names one below the other with nothing beside them: so many head nothing, and are things of which nothing is said yet.
fn nothing_said(body: &[u32], rows: &[RowMap]) -> HashSet<u32> {
    const MANY: usize = 3;
    let groups: HashSet<u32> = rows.iter().filter(|row| row.is == Role::Group).map(|row| row.row).collect();
    let runs = body.chunk_by(|a, b| groups.contains(a) == groups.contains(b));
    let many = runs.filter(|run| run.len() >= MANY && groups.contains(&run[0]));
    many.flatten().copied().collect()
}

/// Where what stands below a table begins: rows of one cell each, or to be filled in ("Comment:"), behind an empty row or
/// in sentences.
pub(super) fn foot(build: &Build<'_>, body: &[Row]) -> usize {
    const SENTENCE: usize = 90;
    let alone = body.iter().rposition(|row| row.cells.len() != 1 && !is_to_fill_in(build, row)).map_or(0, |at| at + 1);
    // What goes on with the row above stands further in.
    let first = body.iter().filter_map(|row| row.cells.first()).map(|(column, _)| *column).min().unwrap_or_default();
    let begins = |at: &usize| {
        let gap = *at > 0 && body[*at].number > body[*at - 1].number + 1;
        let is_long = |part: &Part| build.text(part).trim().chars().count() > SENTENCE;
        body[*at].cells.first().is_some_and(|(column, part)| *column == first && (gap || is_long(part)))
    };
    // A list in one column has no foot.
    (alone.max(1)..body.len()).find(begins).filter(|_| alone > 0).unwrap_or(body.len())
}

/// Whether a row only says what is to be filled in: "Comment:", "Date:".
fn is_to_fill_in(build: &Build<'_>, row: &Row) -> bool {
    let is_label = |(_, part): &(u32, Part)| is_label(build.text(part));
    (2..=4).contains(&row.cells.len()) && row.cells.first().is_some_and(is_label)
}

/// Rows of other layouts that stand outside of the table: prose below it, and the names of paths between steps.
pub(super) fn outside(
    build: &Build<'_>,
    table: &Table,
    head: usize,
    columns: &[Column<'_>],
    layout: Layout,
) -> Vec<RowMap> {
    let of = |roles: &[Role]| -> Vec<u32> {
        columns.iter().filter(|c| c.role.is_some_and(|role| roles.contains(&role))).map(|c| c.at).collect()
    };
    let names = of(&[Role::Step, Role::Path, Role::Group, Role::Competency]);
    let said = of(&[
        Role::Level,
        Role::Ability,
        Role::AbilityTitle,
        Role::Definition,
        Role::StepSummary,
        Role::Years,
        Role::Note,
        Role::Name,
        Role::Code,
    ]);
    let has = |row: &Row, columns: &[u32]| columns.iter().any(|column| row.cell(*column).is_some());
    let is_alone = |row: &Row| row.cells.len() == 1 && columns.len() > 1;
    let body = &table.rows[head + 1..];
    let last =
        body.iter().rposition(|row| row.cells.len() > 1 && has(row, &names) && (said.is_empty() || has(row, &said)));
    let forms = forms(build, body, columns.len());
    let Some(last) = last else { return forms };
    let below = foot(build, body).max(last + 1);
    let mut rows: Vec<RowMap> = Vec::new();
    if layout == Layout::Across && of(&[Role::Path]).is_empty() {
        let step = of(&[Role::Step]);
        let is_path = |row: &&Row| {
            let name = row.cells.first().map(|(_, part)| build.text(part).trim()).unwrap_or_default();
            is_alone(row) && has(row, &step) && !is_level(name) && name.chars().count() <= 60
        };
        rows.extend(body[..last].iter().filter(is_path).map(|row| RowMap { row: row.number + 1, is: Role::Path }));
    }
    if layout == Layout::Across {
        let over = of(&[Role::Level, Role::Ability]);
        let is_over = |row: &&Row| {
            let is_name = |(at, part): &(u32, Part)| over.contains(at) && build.text(part).trim().chars().count() <= 60;
            let spans = || {
                over.iter()
                    .any(|at| row.cells.first().is_some_and(|(of, _)| of != at && table.covers((row.number, *of), *at)))
            };
            row.cells.iter().all(is_name) && (row.cells.len() > 1 || spans()) && row.cells.len() < over.len()
        };
        // The row right above the heads groups them.
        rows.extend(
            table.rows[..head].last().filter(is_over).map(|row| RowMap { row: row.number + 1, is: Role::Group }),
        );
    }
    if matches!(layout, Layout::Long | Layout::Indented) && of(&[Role::Group]).is_empty() {
        rows.extend(heads_between(build, &body[..below], columns));
    }
    let told: HashSet<u32> = rows.iter().map(|row| row.row).collect();
    let end = body.get(below).map_or(u32::MAX, |row| row.number + 1);
    rows.extend(forms.into_iter().filter(|row| row.row < end && !told.contains(&row.row)));
    if columns.len() > 1 {
        rows.extend(body[below..].iter().map(|row| RowMap { row: row.number + 1, is: Role::Note }));
    }
    rows
}

/// Rows of a form, which counts and asks in rows of its own: none of them says what stands in the others. A label with room
/// behind it is one at the end alone.
fn forms(build: &Build<'_>, body: &[Row], columns: usize) -> Vec<RowMap> {
    let is_form = |row: &Row, is: &dyn Fn(&str) -> bool| {
        // Most rows say something in their second cell: that is told sooner than what the first one is.
        let says_nothing =
            |(_, part): &(u32, Part)| build.text(part).chars().filter(|c| c.is_alphabetic()).take(3).count() < 3;
        let Some(((_, name), others)) = row.cells.split_first() else { return false };
        others.iter().all(says_nothing) && is(build.text(name).trim())
    };
    let any = |name: &str| is_counted(name) || is_label(name);
    let end = body.iter().rposition(|row| !is_form(row, &any)).map_or(0, |at| at + 1);
    let found = |at: &usize| *at >= end || is_form(&body[*at], &is_counted);
    let rows = (0..body.len()).filter(|_| columns > 1).filter(found);
    rows.map(|at| RowMap { row: body[at].number + 1, is: Role::Skip }).collect()
}

/// Rows that say nothing but a name, between others that say more: groups of competencies, or the competency of the
/// statements below. Where the next row names nothing of its own, the name is that of its first row.
fn heads_between(build: &Build<'_>, body: &[Row], columns: &[Column<'_>]) -> Vec<RowMap> {
    const LONGEST: usize = 50;
    let role = |column: u32| columns.iter().find(|c| c.at == column).and_then(|c| c.role);
    let is_said = |(column, _): &&(u32, Part)| !matches!(role(*column), Some(Role::Name | Role::Code | Role::Kind));
    let alone = |row: &Row| {
        let mut said = row.cells.iter().filter(is_said);
        let (column, part) = said.next()?;
        let is_name = build.text(part).trim().chars().count() <= LONGEST;
        (is_name && said.next().is_none()).then_some(*column)
    };
    let usual = body.iter().filter(|row| row.cells.len() > 2).count();
    let names = [Role::Competency, Role::Step, Role::Path];
    let has_names = columns.iter().any(|c| c.role.is_some_and(|role| names.contains(&role)) && c.filled > 0);
    let is = |at: usize| {
        let column = alone(&body[at])?;
        let next = body.get(at + 1)?;
        let goes_on = next.cell(column).is_some() && alone(next) != Some(column);
        match role(column) {
            Some(Role::Competency) if goes_on => Some(Role::Group),
            Some(Role::Ability) if goes_on && !has_names => Some(Role::Competency),
            _ => None,
        }
    };
    let found: Vec<RowMap> =
        (0..body.len()).filter_map(|at| Some(RowMap { row: body[at].number + 1, is: is(at)? })).collect();
    if usual * 2 > body.len() && found.len() * 2 <= body.len() { found } else { Vec::new() }
}

struct Looks<'a, 'f> {
    build: &'a Build<'f>,
    table: &'a Table,
    head: &'a Row,
    levels: &'a [u32],
    columns: &'a [Column<'a>],
}

impl Looks<'_, '_> {
    fn text(&self, part: &Part) -> &str {
        self.build.text(part).trim()
    }

    fn level_cells<'r>(&self, row: &'r Row) -> impl Iterator<Item = &'r Part> {
        self.levels.iter().filter_map(|column| row.cell(*column))
    }

    /// The cells in front of the steps.
    fn name<'r>(&self, row: &'r Row) -> Option<&'r Part> {
        let first = self.levels.first().copied().unwrap_or(u32::MAX);
        let of_role = |role: Role| self.columns.iter().find(|c| c.role == Some(role)).and_then(|c| row.cell(c.at));
        let any = || row.cells.iter().find(|(column, _)| *column < first).map(|(_, part)| part);
        of_role(Role::Competency).or_else(any)
    }

    /// A row above the heads: the paths over their steps, or something of each step. Else it is prose on the whole.
    fn above(&self, row: &Row) -> Option<Role> {
        let said: Vec<&str> = self.level_cells(row).map(|part| self.text(part)).collect();
        if said.is_empty() {
            return None;
        }
        let first = self.levels.first().copied().unwrap_or_default();
        let starts_before = row.cells.first().is_some_and(|(column, _)| *column < first);
        if said.len() == self.levels.len() && said.len() > 1 {
            return Some(self.each(row, self.name(row)));
        }
        if said.iter().any(|text| text.chars().count() > 80) || (said.len() == 1 && starts_before) {
            return None;
        }
        // One name over the first of the steps alone is the title of the sheet.
        if said.len() == 1 && row.cell(first).is_some() && !self.spans(row) {
            return None;
        }
        Some(if said.iter().all(|text| is_about_levels(text)) { Role::Skip } else { Role::Path })
    }

    /// Whether what stands over the first step stands over the next one as well.
    fn spans(&self, row: &Row) -> bool {
        let [first, second, ..] = self.levels else { return false };
        self.table.covers((row.number, *first), *second)
    }

    /// What a row with a text for each step says of it.
    fn each(&self, row: &Row, name: Option<&Part>) -> Role {
        if let Some(role) = name.and_then(|part| about(self.text(part))) {
            return role;
        }
        let texts: Vec<&str> = self.level_cells(row).map(|part| self.text(part)).collect();
        let most = |is: &dyn Fn(&str) -> bool| texts.iter().filter(|text| is(text)).count() * 2 > texts.len();
        let longest = texts.iter().map(|text| text.chars().count()).max().unwrap_or(0);
        if most(&|text| years::find(text, false).is_some() || (text.contains('-') && years::find(text, true).is_some()))
        {
            Role::Years
        } else if longest > 60 {
            Role::StepSummary
        } else if name.is_none() && texts.len() > 1 && texts.iter().all(|text| *text == texts[0]) {
            // What is the same under each head says nothing of any.
            Role::Skip
        } else if self.heads_are_codes() {
            Role::Step
        } else if longest <= 5 {
            Role::Code
        } else if most(&is_level) {
            Role::Step
        } else {
            Role::Focus
        }
    }

    fn heads_are_codes(&self) -> bool {
        let heads = || self.levels.iter().filter_map(|column| self.head.cell(*column));
        let is_plain = |part: &Part| {
            let text = self.text(part);
            text.chars().count() <= 4 || (text.chars().count() <= 9 && text.ends_with(|c: char| c.is_ascii_digit()))
        };
        heads().next().is_some() && heads().all(is_plain)
    }

    fn body(&self, row: &Row, is_before_all: bool, has_titles: bool) -> Option<Role> {
        let said: Vec<&str> = self.level_cells(row).map(|part| self.text(part)).collect();
        let name = self.name(row).map(|part| self.text(part));
        // The heads again, as on a second printed page.
        let again = |(column, part): &(u32, Part)| {
            self.head.cell(*column).is_some_and(|head| self.text(head) == self.text(part))
        };
        if row.cells.len() > 1 && row.cells.iter().all(again) {
            return Some(Role::Skip);
        }
        let Some(name) = name else {
            // Without a name, in front of everything: the steps once more, in other words.
            let says_each = said.len() * 2 > self.levels.len() && is_before_all && row.cells.len() == said.len();
            return says_each.then(|| self.each(row, None)).filter(|role| *role != Role::Step || !has_titles);
        };
        if said.is_empty() {
            return if is_counted(name) { Some(Role::Skip) } else { self.heads_a_group(row, name) };
        }
        let longest = said.iter().map(|text| text.chars().count()).max().unwrap_or(0);
        match about(name)? {
            Role::Years => {
                let speak = said.iter().filter(|text| years::find(text, true).is_some()).count();
                (speak * 2 >= said.len() || longest <= 25).then_some(Role::Years)
            }
            Role::Code => (longest <= 12).then_some(Role::Code),
            role @ (Role::Step | Role::Grade) => (longest <= 40).then_some(role),
            Role::StepSummary => is_before_all.then_some(Role::StepSummary),
            role => Some(role),
        }
    }

    /// A row that says nothing but a name heads those below it.
    fn heads_a_group(&self, row: &Row, name: &str) -> Option<Role> {
        let has_column = self.columns.iter().any(|column| column.role == Some(Role::Group) && column.filled > 0);
        // A number beside the name says no more than the name.
        let numbers = |column: &u32| {
            let role = self.columns.iter().find(|c| c.at == *column).and_then(|c| c.role);
            matches!(role, Some(Role::Name | Role::Code | Role::Kind))
        };
        let is_alone = row.cells.iter().filter(|(column, _)| !numbers(column)).count() == 1 && !has_column;
        let is_path = is_alone && matches!(role_of(name.split(':').next().unwrap_or_default()), Some(Role::Path));
        if is_path && name.contains(':') {
            return None;
        }
        (is_alone && name.chars().count() <= 100).then_some(Role::Group)
    }
}

/// What a row of that name says of each step.
fn about(name: &str) -> Option<Role> {
    match role_of(name)? {
        role @ (Role::Years | Role::Focus | Role::Code | Role::Grade | Role::StepSummary | Role::Step) => Some(role),
        Role::Path => Some(Role::Step),
        Role::Definition | Role::PathSummary => Some(Role::StepSummary),
        _ => None,
    }
}
