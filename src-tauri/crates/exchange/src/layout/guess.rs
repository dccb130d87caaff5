//! First floor, layouts of tables: what the columns of a table most likely are, by what stands over and in them.

use super::column::Column;
use super::follows::comes_of;
use super::forms::is_label;
use super::nested;
use super::numbered;
use super::rows;
use super::settle::settle;
use super::words::{is_level, is_role, is_somebody, letters, role_of};
use crate::build::Build;
use crate::mapping::{ColumnMap, Layout, Role, SheetMap};
use crate::pieces::Part;
use crate::table::{Row, Table};
use std::collections::HashSet;

/// How many rows may stand above the heads.
const ABOVE: usize = 15;

/// Of a table of people: it is no framework, and nor is what stands around it.
pub(crate) const OF_PEOPLE: f32 = -1.0;

/// What a table most likely is, and how sure that is, from 0 to 1.
pub(crate) fn guess(build: &Build<'_>, table: &Table) -> (SheetMap, f32) {
    let (head, known) = head_row(build, table);
    let body = &table.rows[head.map_or(0, |at| at + 1)..];
    // What stands below a table says nothing of its columns.
    let body: Vec<&Row> = body[..rows::foot(build, body)].iter().collect();
    let mut columns: Vec<Column<'_>> =
        table.columns().into_iter().map(|c| Column::of(build, table, head, &body, c)).collect();
    settle(build, &mut columns, &body);
    let layout = lay_out(build, &mut columns, &body);
    if layout == Layout::Long {
        nested::outer_first(&mut columns);
    }
    let sure =
        if is_of_people(build, table, &columns) { OF_PEOPLE } else { sureness(layout, &columns, known, body.len()) };
    let map = |column: &Column<'_>| ColumnMap {
        column: column.at + 1,
        head: column.head.clone(),
        is: column.role.unwrap_or(Role::Skip),
    };
    let rows = match (layout, head) {
        (Layout::Wide, Some(head)) => rows::guess(build, table, head, &columns),
        (_, Some(head)) => rows::outside(build, table, head, &columns, layout),
        _ => Vec::new(),
    };
    let head = head.map(|at| table.rows[at].number + 1);
    let columns = columns.iter().map(map).collect();
    (SheetMap { sheet: table.name.clone(), layout, head, rows, columns, ..SheetMap::default() }, sure)
}

/// Whether rows begin with heads of which at least two are known, and hold more than them.
pub(crate) fn has_heads(build: &Build<'_>, table: &Table) -> bool {
    let (head, known) = head_row(build, table);
    known >= 2 && head.is_some_and(|head| head < 4 && head + 1 < table.rows.len()) && guess(build, table).1 > 0.0
}

/// The row of the heads, and how many of them are known: the row near the top that has most of them, or the first in
/// which several short cells stand over longer ones.
fn head_row(build: &Build<'_>, table: &Table) -> (Option<usize>, usize) {
    let width = table.rows.iter().take(50).map(|row| row.cells.len()).max().unwrap_or(0);
    if let Some(at) = table.head.and_then(|head| table.rows.iter().position(|row| row.number == head)) {
        let at = if is_over_heads(build, table, at) { at + 1 } else { at };
        let texts = table.rows[at].cells.iter().map(|(_, part)| build.text(part));
        return (Some(at), texts.filter(|text| role_of(text).is_some() || is_level(text)).count().max(1));
    }
    let mut best: (Option<usize>, usize, usize) = (None, 0, 0);
    // Whether the best one has heads, or only what reads like levels.
    let mut has_heads = false;
    for (at, row) in table.rows.iter().take(ABOVE).enumerate() {
        let texts: Vec<&str> = row.cells.iter().map(|(_, part)| build.text(part).trim()).collect();
        let short = texts.iter().filter(|text| text.chars().count() <= 80 && text.lines().count() <= 4).count();
        let different = texts.iter().map(|text| text.to_lowercase()).collect::<HashSet<_>>().len();
        if texts.len() < 2 || short < texts.len() || different * 2 < texts.len() || texts.len() * 5 < width * 2 {
            continue;
        }
        // "Comment: …, Grade: …" is to be filled in.
        let labels = texts.iter().filter(|text| is_label(text)).count();
        if labels > 0 && labels < texts.len() {
            continue;
        }
        // Numbers that come again are marks, and number no levels.
        let numbers: Vec<&&str> = texts.iter().filter(|text| text.chars().all(|c| c.is_ascii_digit())).collect();
        let are_marks = numbers.iter().collect::<HashSet<_>>().len() < numbers.len();
        let is_mark = |text: &str| are_marks && text.chars().all(|c| c.is_ascii_digit());
        let levels = texts.iter().filter(|text| is_level(text) && !is_mark(text)).count();
        // "Grade, G5, G6" says something of the steps that another row names.
        let on_steps =
            |role: Role| matches!(role, Role::Years | Role::Grade | Role::Code | Role::Focus | Role::StepSummary);
        let is_on_steps =
            texts.first().and_then(|text| role_of(text)).is_some_and(on_steps) && levels + 1 == texts.len();
        let known = texts.iter().filter(|text| role_of(text).is_some()).collect::<HashSet<_>>().len();
        let known = known - usize::from(is_on_steps);
        let score = known * 3 + levels * if is_on_steps { 1 } else { 2 } + 1;
        if score > best.2 {
            best = (Some(at), known + levels, score);
            has_heads = known > 0 || levels * 2 >= texts.len();
        }
    }
    // What reads like a level here and there further down stands in the rows of a table whose heads nobody knows.
    if best.0.is_some_and(|at| at > 0) && !has_heads && begins_with_heads(build, table, width) {
        return (Some(0), 0);
    }
    (best.0, best.1)
}

/// Whether what the file has for its heads stands over several of those in the next row, which are levels: "Growing" over
/// "Trainee" and "Junior".
fn is_over_heads(build: &Build<'_>, table: &Table, at: usize) -> bool {
    const LONGEST: usize = 70;
    let (Some(over), Some(row)) = (table.rows.get(at), table.rows.get(at + 1)) else { return false };
    let texts: Vec<&str> = row.cells.iter().map(|(_, part)| build.text(part).trim()).collect();
    let different: HashSet<&&str> = texts.iter().collect();
    let levels = texts.iter().filter(|text| is_level(text)).count();
    let spans = row.cells.iter().any(|(column, _)| over.cell(*column).is_none());
    let is_short = texts.iter().all(|text| text.chars().count() <= LONGEST);
    spans && is_short && different.len() == texts.len() && levels >= 2 && levels * 2 >= texts.len()
}

/// Whether the first row looks like heads, whatever they say: each column has one, each another, and none comes again
/// below it.
fn begins_with_heads(build: &Build<'_>, table: &Table, width: usize) -> bool {
    const LONGEST: usize = 60;
    let Some((first, rows)) = table.rows.split_first() else { return false };
    let text = |part: &Part| build.text(part).trim().to_lowercase();
    let different: HashSet<String> = first.cells.iter().map(|(_, part)| text(part)).collect();
    let is_head = |text: &String| text.chars().count() <= LONGEST && text.contains(char::is_alphabetic);
    let comes_again = |(column, part): &(u32, Part)| {
        rows.iter().take(50).filter_map(|row| row.cell(*column)).any(|other| text(other) == text(part))
    };
    width > 2
        && first.cells.len() == width
        && different.len() == width
        && different.iter().all(is_head)
        && !first.cells.iter().any(comes_again)
}

/// Settles what the columns are by how they stand together.
fn lay_out(build: &Build<'_>, columns: &mut [Column<'_>], body: &[&Row]) -> Layout {
    let has = |columns: &[Column<'_>], role: Role| columns.iter().any(|column| column.role == Some(role));
    if refers_to_parents(build, columns, body)
        || has(columns, Role::ParentName) && (has(columns, Role::Ability) || has(columns, Role::Competency))
    {
        return Layout::Parent;
    }
    let is_number_like = |column: &Column<'_>| column.filled > 0 && column.numbers * 10 >= column.filled * 9;
    // "Level" over numbers, beside a full statement, says how deep a row stands.
    if let Some(depth) = columns
        .iter()
        .position(|c| matches!(c.role, Some(Role::Depth)) || (c.role == Some(Role::Step) && is_number_like(c)))
        && columns.iter().any(|c| letters(&c.head).contains("statement"))
        && !has(columns, Role::Competency)
        && !has(columns, Role::Group)
    {
        columns[depth].role = Some(Role::Depth);
        return Layout::Depth;
    }
    // A column whose head names a level and whose cells are prose is a step of a wide table.
    let is_step = |column: &Column<'_>| {
        let says = column.length >= 3 && column.numbers * 2 < column.filled.max(1);
        is_level(&column.head) && (column.is_prose() || says) && column.role.is_none_or(|r| r == Role::Name)
    };
    let mut levels = columns.iter().filter(|column| is_step(column)).count();
    if levels < 2 {
        levels += parted_levels(columns);
    }
    if levels < 2 && nested::is_stairs(columns, body) {
        return Layout::Indented;
    }
    if levels < 2
        && let Some(step) = one_step_a_row(columns, body.len())
    {
        columns[step].role = Some(Role::Step);
        let is_said = |c: &Column<'_>| c.is_said_of_a_step() || (c.role == Some(Role::Competency) && c.are_lists());
        for column in columns.iter_mut().filter(|c| is_said(c) && !c.head.is_empty()) {
            column.role = Some(Role::Level);
        }
        return Layout::Across;
    }
    let unknown = unknown_levels(columns);
    if levels < 2 && !has(columns, Role::Ability) && unknown.len() >= 2 {
        for at in &unknown {
            columns[*at].role = Some(Role::Level);
        }
        levels += unknown.len();
    }
    // Numbers under the names of levels are how much of it each of them asks for; beside prose they would be scores.
    let asks = |column: &Column<'_>| {
        let is_free = column.role.is_none_or(|role| role == Role::Name);
        // "exp_C1" asks of C1.
        let last = column.head.rsplit(['_', ' ', ':']).next().unwrap_or_default();
        let names = is_level(&column.head) || (last.contains(|c: char| c.is_ascii_digit()) && is_level(last));
        // Ticks below the numbers of a scale are what somebody gave.
        let is_scale = column.head.chars().all(|c| c.is_ascii_digit());
        let asks = column.numbers == column.filled || (column.are_ticks() && !is_scale);
        names && is_free && column.filled > 0 && asks
    };
    if levels == 0 && has(columns, Role::Competency) && columns.iter().filter(|column| asks(column)).count() >= 2 {
        for column in columns.iter_mut().filter(|column| asks(column)) {
            column.role = Some(Role::Level);
        }
        let is_ticked = |c: &Column<'_>| c.role.is_none() && c.are_ticks();
        let ticked: Vec<usize> = (0..columns.len()).filter(|at| is_ticked(&columns[*at])).collect();
        for at in ticked {
            let is_beside = |other: Option<usize>| {
                other.and_then(|at| columns.get(at)).is_some_and(|c| c.role == Some(Role::Level))
            };
            if is_beside(at.checked_sub(1)) || is_beside(at.checked_add(1)) {
                columns[at].role = Some(Role::Level);
            }
        }
        return Layout::Wide;
    }
    if levels == 0 && has(columns, Role::Competency) {
        let marked = marked(columns);
        if !marked.is_empty() {
            marked.into_iter().for_each(|at| columns[at].role = Some(Role::Level));
            return Layout::Wide;
        }
    }
    if levels >= 2 {
        for column in columns.iter_mut() {
            if is_step(column) {
                column.role = Some(Role::Level);
            }
        }
        beside_levels(columns);
        name_rows(columns);
        behind_levels(columns);
        // What else is said of a row is a note on it, under what stands over the column.
        let is_said = |c: &Column<'_>| c.role.is_none() && c.filled > 0 && c.is_prose() && !c.head.is_empty();
        columns.iter_mut().filter(|c| is_said(c)).for_each(|c| c.role = Some(Role::Note));
        // Codes in front of the steps are those of the rows.
        columns.iter_mut().filter(|c| c.role == Some(Role::Code)).for_each(|c| c.role = Some(Role::Name));
        return Layout::Wide;
    }
    // "1, 1.1, 1.2" say what stands in what, where another column names it.
    let stands_in = [Role::Path, Role::Step].into_iter().any(|role| has(columns, role));
    let names = [Role::Competency, Role::Ability].into_iter().any(|role| has(columns, role));
    if names
        && !stands_in
        && let Some(at) = columns.iter().position(|c| matches!(c.role, Some(Role::Name | Role::Code)) && c.is_outline())
    {
        columns[at].role = Some(Role::Code);
        columns.iter_mut().filter(|c| c.role == Some(Role::Group)).for_each(|c| c.role = Some(Role::Kind));
        return Layout::Parent;
    }
    long(build, columns, body)
}

/// Columns of names that nobody knows: still, several columns of prose beside names are a matrix. The first of a table names
/// its rows.
fn unknown_levels(columns: &[Column<'_>]) -> Vec<usize> {
    let is_name = |head: &str| !head.is_empty() && head.split_whitespace().count() <= 4;
    let first = columns.iter().position(|c| c.filled > 0 && c.numbers < c.filled);
    // Beside the names of competencies, or under an empty corner, a few words are statements as well.
    let names_rows = |c: &Column<'_>| c.head.is_empty() || matches!(c.role, Some(Role::Competency | Role::Group));
    let are_named = first.is_some_and(|first| names_rows(&columns[first]));
    let says = |c: &Column<'_>| c.is_prose() || (are_named && c.are_phrases());
    // What comes again and again is no statement.
    let may_be = |c: &Column<'_>| c.role.is_none() && says(c) && is_name(&c.head) && c.different() * 2 > c.filled;
    (0..columns.len()).filter(|at| Some(*at) != first && may_be(&columns[*at])).collect()
}

/// "Skill, Clerk, Planner, Lead" over the same few marks: what is asked of roles, of which one at least reads like one.
fn marked(columns: &[Column<'_>]) -> Vec<usize> {
    const MOST: usize = 7;
    let behind = columns.iter().position(|c| c.role == Some(Role::Competency) && c.filled > 0).map_or(0, |at| at + 1);
    let may_be = |c: &Column<'_>| {
        let marks = c.texts();
        let are_marks = marks.iter().all(|mark| mark.chars().count() <= 12 && mark.split_whitespace().count() <= 2);
        c.role.is_none() && c.filled > 1 && letters(&c.head).len() > 1 && are_marks && marks.len() <= MOST
    };
    let found: Vec<usize> = (behind..columns.len()).filter(|at| may_be(&columns[*at])).collect();
    let all: HashSet<&str> = found.iter().flat_map(|at| columns[*at].texts()).collect();
    let cells: usize = found.iter().map(|at| columns[*at].filled).sum();
    let names = |word: &str| is_role(word) || is_level(word);
    let is_named = found.iter().any(|at| names(&columns[*at].head) || columns[*at].head.split_whitespace().any(names));
    let are_shared = found.len() > 1 && all.len() <= MOST && all.len() * 3 <= cells * 2;
    if is_named && are_shared { found } else { Vec::new() }
}

/// "ID, Parent ID, Title, Description": whether one column names the rows, and another of each what it stands in.
fn refers_to_parents(build: &Build<'_>, columns: &mut [Column<'_>], body: &[&Row]) -> bool {
    let texts = |at: u32| body.iter().filter_map(move |row| row.cell(at)).map(|part| build.text(part).trim());
    let speaks = |c: &Column<'_>| c.role == Some(Role::ParentName) || letters(&c.head).contains("parent");
    let Some(parent) = columns.iter().position(|c| c.filled > 0 && speaks(c)) else { return false };
    let names_rows = |at: &usize| {
        let c = &columns[*at];
        let is_name = *at != parent && c.filled == body.len() && c.is_different() && !c.is_long();
        let named: HashSet<&str> = if is_name { texts(c.at).collect() } else { HashSet::new() };
        let all = texts(columns[parent].at);
        is_name && all.filter(|text| named.contains(text)).count() * 10 >= columns[parent].filled * 7
    };
    let Some(name) = (0..columns.len()).find(names_rows) else { return false };
    // Parents may be called by their titles.
    if !matches!(columns[name].role, Some(Role::Name | Role::Code)) && columns[name].are_words() {
        columns[name].role = Some(Role::Competency);
    }
    let holds = [Role::Ability, Role::Competency];
    if !columns.iter().any(|c| c.filled > 0 && c.role.is_some_and(|role| holds.contains(&role))) {
        let titles = [Role::Step, Role::AbilityTitle, Role::Path, Role::Group];
        let is_title = |c: &Column<'_>| c.filled > 0 && c.role.is_some_and(|role| titles.contains(&role));
        let says = |c: &Column<'_>| c.role.is_none() && c.is_prose();
        let described = |c: &Column<'_>| matches!(c.role, Some(Role::Definition | Role::StepSummary)) && c.filled > 0;
        let free = (0..columns.len()).filter(|at| *at != name && *at != parent);
        let find = |is: &dyn Fn(&Column<'_>) -> bool| free.clone().find(|at| is(&columns[*at]));
        let Some(title) = find(&is_title).or_else(|| find(&says)).or_else(|| find(&described)) else { return false };
        let description = find(&|c: &Column<'_>| c.role == Some(Role::StepSummary)).filter(|at| *at != title);
        columns[title].role = Some(Role::Competency);
        description.into_iter().for_each(|at| columns[at].role = Some(Role::Definition));
    }
    columns[parent].role = Some(Role::ParentName);
    if !matches!(columns[name].role, Some(Role::Code | Role::Competency)) {
        columns[name].role = Some(Role::Name);
    }
    // What says nothing of a thing in a tree is no more than beside it.
    let beside =
        [Role::Step, Role::Path, Role::Grade, Role::Years, Role::StepSummary, Role::Tagline, Role::PathSummary];
    columns
        .iter_mut()
        .filter(|c| c.role.is_some_and(|role| beside.contains(&role)))
        .for_each(|c| c.role = Some(Role::Note));
    true
}

/// "Basic - Knowledge, Basic - Practice, Expert - Knowledge": how many columns say in part what is expected of a level.
fn parted_levels(columns: &mut [Column<'_>]) -> usize {
    let is_free = |c: &Column<'_>| c.role.is_none() && c.filled > 0 && c.length >= 3 && c.numbers * 2 < c.filled;
    let free: Vec<usize> = (0..columns.len())
        .filter(|at| is_free(&columns[*at]) && numbered::part(&columns[*at].head).is_some())
        .collect();
    let heads: Vec<&str> = free.iter().map(|at| columns[*at].head.as_str()).collect();
    if numbered::faceted(&heads).is_none() {
        return 0;
    }
    free.iter().for_each(|at| columns[*at].role = Some(Role::Level));
    free.len()
}

/// "Engineer" beside "Senior engineer" is a step as well, though its name alone says nothing.
fn beside_levels(columns: &mut [Column<'_>]) {
    let may_be = |column: &Column<'_>| {
        let says = column.length >= 3 && column.numbers * 2 < column.filled.max(1);
        column.role.is_none() && says && !column.head.is_empty() && column.head.split_whitespace().count() <= 4
    };
    let is_level = |column: &Column<'_>| column.role == Some(Role::Level);
    let lengths = columns.iter().filter(|column| is_level(column)).map(|column| column.length).collect::<Vec<_>>();
    let usual = lengths.iter().sum::<usize>() / lengths.len().max(1);
    // Names are shorter than what is said.
    let alike = |column: &Column<'_>| column.length * 3 >= usual;
    // At either end a name has to be like theirs: what stands there may as well be a definition or a remark.
    let words = |head: &str| -> HashSet<String> {
        head.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() > 3).map(letters).collect()
    };
    let said: HashSet<String> = columns.iter().filter(|c| is_level(c)).flat_map(|c| words(&c.head)).collect();
    let is_like = |c: &Column<'_>| is_role(&c.head) || is_somebody(&c.head) || !words(&c.head).is_disjoint(&said);
    let ends = [columns.iter().position(&is_level), columns.iter().rposition(&is_level)].map(|at| at.unwrap_or(0));
    let is_within = |at: usize| (ends[0]..ends[1]).contains(&at);
    for at in 1..columns.len() {
        let fits = may_be(&columns[at]) && alike(&columns[at]) && (is_within(at) || is_like(&columns[at]));
        if is_level(&columns[at - 1]) && fits {
            columns[at].role = Some(Role::Level);
        }
    }
    for at in (0..columns.len().saturating_sub(1)).rev().filter(|at| *at > 0) {
        if is_level(&columns[at + 1]) && may_be(&columns[at]) && alike(&columns[at]) && is_like(&columns[at]) {
            columns[at].role = Some(Role::Level);
        }
    }
}

/// The column of steps where each row is one of them and at least two columns say what is expected there.
fn one_step_a_row(columns: &[Column<'_>], rows: usize) -> Option<usize> {
    let is_said = |c: &&Column<'_>| c.is_said_of_a_step() || (c.role == Some(Role::Competency) && c.are_lists());
    let said = columns.iter().filter(is_said).filter(|c| !c.head.is_empty()).count();
    // "Code, Domain, Theme, Statement": what comes again under the name of a group holds rows together.
    let groups = |c: &Column<'_>| c.role == Some(Role::Group) && c.filled > 3 && c.different() * 2 <= c.filled;
    let are_held = columns.iter().any(groups);
    // In a document, a merged name or rows that go on with the one above say no name of their own.
    let is_filled = |c: &Column<'_>| c.told || c.filled * 10 >= rows * 7;
    let is_one_each = |c: &Column<'_>| is_filled(c) && !c.is_long() && c.is_different();
    let named = |c: &Column<'_>| matches!(c.role, Some(Role::Step));
    let reads = |c: &Column<'_>| {
        let may_be = matches!(c.role, None | Some(Role::Grade | Role::Code | Role::Path | Role::Name));
        may_be && c.filled > 1 && c.levels * 10 >= c.filled * 7
    };
    let step = columns.iter().position(|c| named(c) && is_one_each(c)).or_else(|| {
        let first = columns.iter().position(|c| c.filled > 0)?;
        // "A1, A2" number what another column names.
        let names =
            |c: &Column<'_>| c.role == Some(Role::Competency) && is_filled(c) && !c.is_long() && c.is_different();
        if matches!(columns[first].role, Some(Role::Name | Role::Code)) && columns.iter().any(names) {
            return None;
        }
        let by_name = matches!(columns[first].role, Some(Role::Grade | Role::Code | Role::Path));
        (!are_held && (by_name || reads(&columns[first])) && is_one_each(&columns[first])).then_some(first)
    })?;
    (said >= 2).then_some(step)
}

/// In a wide table the columns in front of the steps name and describe the competency of a row.
fn name_rows(columns: &mut [Column<'_>]) {
    let first = columns.iter().position(|c| c.role == Some(Role::Level)).unwrap_or(0);
    tags(&mut columns[..first]);
    let has = |columns: &[Column<'_>], role: Role| columns[..first].iter().any(|c| c.role == Some(role));
    for at in 0..first {
        let role = match columns[at].role {
            // "Area" beside "Skill" is a group, alone it is the competency itself.
            Some(Role::Group) if !has(columns, Role::Competency) && !names_groups(columns, at, first) => {
                Some(Role::Competency)
            }
            Some(Role::Step | Role::Path | Role::Ability | Role::AbilityTitle)
                if !has(columns, Role::Competency) && columns[at].is_different() =>
            {
                Some(Role::Competency)
            }
            None if columns[at].is_prose() && columns[at].length > 40 && has(columns, Role::Competency) => {
                Some(Role::Definition)
            }
            None if !has(columns, Role::Competency) => {
                let repeats = !columns[at].is_different();
                let sparse = at + 1 < first && columns[at].filled * 2 < columns[at + 1].filled;
                Some(if at + 1 < first && (repeats || sparse) { Role::Group } else { Role::Competency })
            }
            other => other,
        };
        columns[at].role = role;
    }
    if !has(columns, Role::Competency) {
        let names = (0..first).rev().find(|at| matches!(columns[*at].role, Some(Role::Group | Role::Name) | None));
        // "Grade, G5, G6" may stand where the names of rows have no head.
        let of_steps = [Role::Grade, Role::Code, Role::Years, Role::Focus, Role::StepSummary, Role::Definition];
        let is_odd = |c: &Column<'_>| c.role.is_some_and(|role| of_steps.contains(&role)) && c.is_different();
        let names = names.or_else(|| (0..first).find(|at| is_odd(&columns[*at])));
        if let Some(at) = names {
            columns[at].role = Some(Role::Competency);
        }
    }
}

/// "Competency area, Tag": what a few marks stand behind, again and again, are the names of the rows.
fn tags(columns: &mut [Column<'_>]) {
    let may_name =
        |c: &Column<'_>| matches!(c.role, None | Some(Role::Group)) && c.filled > 0 && c.numbers * 2 < c.filled;
    let named = |columns: &[Column<'_>]| columns.iter().any(|c| c.role == Some(Role::Competency) && c.filled > 0);
    let Some((last, before)) = columns.split_last_mut() else { return };
    let names = before.iter().rposition(|c| may_name(c) && c.is_different() && !c.is_long());
    let is_tag = last.role.is_none() && last.filled > 2 && last.different() * 3 <= last.filled * 2 && !last.is_prose();
    if let Some(at) = names.filter(|at| is_tag && !named(before) && before[*at].filled >= last.filled) {
        before[at].role = Some(Role::Competency);
        last.role = Some(Role::Note);
        let holds = |c: &&mut Column<'_>| c.role.is_none() && c.filled > 0 && c.numbers == 0 && !c.is_long();
        if !before.iter().any(|c| c.role == Some(Role::Group))
            && let Some(column) = before[..at].iter_mut().rfind(holds)
        {
            column.role = Some(Role::Group);
        }
    }
}

/// Behind the first step nothing names the rows any more: what heads like "Skill" there hold are marks.
fn behind_levels(columns: &mut [Column<'_>]) {
    let first = columns.iter().position(|c| c.role == Some(Role::Level)).unwrap_or(columns.len());
    let names = [Role::Competency, Role::Group, Role::Path, Role::Step, Role::Code, Role::Grade, Role::AbilityTitle];
    let is_name = |c: &Column<'_>| [c.role, role_of(&c.head)].iter().flatten().any(|role| names.contains(role));
    let is_name = |c: &Column<'_>| c.role != Some(Role::Level) && is_name(c);
    if columns[..first].iter().any(is_name) {
        columns[first..].iter_mut().filter(|c| is_name(c)).for_each(|c| c.role = Some(Role::Skip));
    }
}

/// Whether a column of groups has another behind it that names what stands in them.
fn names_groups(columns: &[Column<'_>], at: usize, first: usize) -> bool {
    let comes_again = !columns[at].is_different();
    let may_name = |c: &Column<'_>| {
        let is_free =
            matches!(c.role, None | Some(Role::Group | Role::Ability | Role::Step | Role::Path | Role::AbilityTitle));
        is_free && c.filled > 0 && c.numbers * 2 < c.filled && !c.is_long()
    };
    columns[at + 1..first]
        .iter()
        .any(|c| may_name(c) && (comes_again || c.filled > columns[at].filled || !c.is_prose()))
}

/// A thing a row: the column of prose that nobody named is the statement.
fn long(build: &Build<'_>, columns: &mut [Column<'_>], body: &[&Row]) -> Layout {
    nested::innermost(build, columns, body);
    let has = |columns: &[Column<'_>], role: Role| columns.iter().any(|c| c.role == Some(role));
    let stands_in = [Role::Path, Role::Step].into_iter().any(|role| has(columns, role));
    // What comes again beside competencies that do not is what they belong to.
    if has(columns, Role::Competency) && !has(columns, Role::Group) && !stands_in {
        let may_be = |c: &&mut Column<'_>| {
            let comes_again = c.filled == body.len() && c.different() * 3 <= c.filled;
            c.role.is_none() && c.is_prose() && !c.is_long() && comes_again
        };
        if let Some(column) = columns.iter_mut().find(may_be) {
            column.role = Some(Role::Group);
        }
    }
    if !has(columns, Role::Ability) {
        let free = columns
            .iter()
            .enumerate()
            .filter(|(_, c)| c.role.is_none() && c.is_prose())
            .max_by_key(|(_, c)| c.length)
            .map(|(at, _)| at);
        let described = columns
            .iter()
            .position(|c| c.role == Some(Role::Definition) && c.is_prose() && !has(columns, Role::Competency));
        let described = described.filter(|_| stands_in || columns.iter().any(|c| c.role == Some(Role::Name)));
        // What comes again at every step is a competency, and what stands beside it a mark that is asked for.
        let comes_again = |c: &Column<'_>| c.role == Some(Role::Competency) && c.different() * 2 <= c.filled;
        let asked = || columns.iter().position(|c| c.is_asked(body.len()));
        let asked = columns.iter().any(|c| stands_in && comes_again(c)).then(asked).flatten();
        let named = columns.iter().position(|c| stands_in && c.role == Some(Role::Competency) && c.is_prose());
        let named = named.filter(|at| !comes_again(&columns[*at]));
        if let Some(at) = list_of_levels(columns, body.len()) {
            columns[at].role = Some(Role::StepSummary);
        } else if let Some(at) = free.or(described).or(asked).or(named) {
            columns[at].role = Some(Role::Ability);
        }
    }
    nested::nest(build, columns, body);
    // "A1, A2" may number the rows and not the steps.
    let step = columns.iter().find(|c| c.role == Some(Role::Step)).map(|c| c.at);
    let is_of_row = |c: &Column<'_>| step.is_none_or(|step| !comes_of(build, body, step, c.at));
    for column in columns.iter_mut().filter(|c| c.role == Some(Role::Code) && is_of_row(c)) {
        column.role = Some(Role::Name);
    }
    let leading: Vec<&Column<'_>> =
        columns.iter().take_while(|c| !matches!(c.role, Some(Role::Ability | Role::Definition))).collect();
    let sparse = leading.iter().any(|c| {
        c.filled > 0
            && c.filled * 10 < body.len() * 7
            && matches!(c.role, Some(Role::Path | Role::Step | Role::Group | Role::Competency))
    });
    if sparse { Layout::Indented } else { Layout::Long }
}

/// "Level, Name, Description": the column that describes levels that have a row each, where nothing else is said.
fn list_of_levels(columns: &[Column<'_>], rows: usize) -> Option<usize> {
    let is_step = |c: &Column<'_>| c.role == Some(Role::Step) && c.filled == rows && c.is_different();
    let step = columns.iter().find(|c| is_step(c))?;
    let has_more = columns.iter().any(|c| matches!(c.role, Some(Role::Competency | Role::Group | Role::StepSummary)));
    let mut prose = (0..columns.len()).filter(|at| columns[*at].is_prose() && columns[*at].at != step.at);
    let only = prose.next().filter(|_| prose.next().is_none())?;
    let reads =
        step.levels * 2 >= step.filled || columns.iter().any(|c| c.role == Some(Role::Code) && c.filled == rows);
    (!has_more && reads && columns[only].role == Some(Role::Definition)).then_some(only)
}

/// Whether its rows are people: each with an address, or with nothing but marks behind the name.
fn is_of_people(build: &Build<'_>, table: &Table, columns: &[Column<'_>]) -> bool {
    const CONTACTS: &str = "email emailaddress mail phone phonenumber mobile mobilenumber telephone telefon courriel";
    const NAMES: &str = "name names employee employees employeename fullname teammember member person mitarbeiter nom
        nombre naam login username firstname student";
    let is_one_of = |words: &str, head: &str| words.split_whitespace().any(|word| word == letters(head));
    let mut heads = table.rows.iter().take(ABOVE).filter(|row| row.cells.len() > 2).flat_map(|row| &row.cells);
    if heads.any(|(_, part)| is_one_of(CONTACTS, build.text(part))) {
        return true;
    }
    let Some(at) = columns.iter().position(|c| c.filled > 0 && is_one_of(NAMES, &c.head)) else { return false };
    let is_mark = |c: &Column<'_>| c.numbers == c.filled || c.length <= 1;
    let others: Vec<&Column<'_>> = columns[at + 1..].iter().filter(|c| c.filled > 0).collect();
    others.len() > 2 && others.iter().filter(|c| is_mark(c) && !is_level(&c.head)).count() * 4 >= others.len() * 3
}

fn sureness(layout: Layout, columns: &[Column<'_>], known: usize, rows: usize) -> f32 {
    let used = columns.iter().filter(|c| c.role.is_some_and(|r| r != Role::Skip)).count();
    let says = |role: Role| columns.iter().any(|c| c.role == Some(role));
    let describes = says(Role::Step) && says(Role::StepSummary);
    let is_framework = says(Role::Level) || says(Role::Ability) || says(Role::Competency) || describes;
    // A list of jobs, each with its grade or family, is a ladder that says nothing yet of its steps.
    let beside = [Role::Path, Role::Grade, Role::Years, Role::Code];
    let is_bare = says(Role::Step) && beside.into_iter().any(says);
    if rows == 0 || !(is_framework || is_bare) {
        return 0.0;
    }
    let told = known.min(used) as f32 / columns.len().max(1) as f32;
    let base = if matches!(layout, Layout::Wide | Layout::Parent | Layout::Depth) { 0.5 } else { 0.4 };
    (base + told / 2.0).min(1.0)
}
