//! First floor, layouts of tables: what columns of like heads are, by what stands in them and beside them.

use super::column::Column;
use super::follows::{comes_of, follows};
use super::numbered;
use super::words::{in_any_language, letters, role_of, speaks_of_competencies, speaks_of_groups};
use crate::build::Build;
use crate::mapping::Role;
use crate::table::Row;

/// Settles what columns of like heads are by what stands in them: "Job family, Job title, Level" are a path, its steps and
/// their codes.
pub(super) fn settle(build: &Build<'_>, columns: &mut [Column<'_>], body: &[&Row]) {
    let at = |columns: &[Column<'_>], role: Role| -> Vec<usize> {
        (0..columns.len()).filter(|at| columns[*at].role == Some(role) && columns[*at].filled > 0).collect()
    };
    translated(columns);
    numbered::heads(columns);
    numbered::names(build, columns, body);
    let (paths, steps) = (at(columns, Role::Path), at(columns, Role::Step));
    let is_code = |column: &Column<'_>| column.length <= 4 || column.numbers == column.filled;
    match (paths.as_slice(), steps.as_slice()) {
        ([outer, inner], []) => (columns[*outer].role, columns[*inner].role) = (Some(Role::Path), Some(Role::Step)),
        ([outer, inner], [level]) if follows(build, body, columns[*inner].at, columns[*level].at) => {
            (columns[*outer].role, columns[*inner].role) = (Some(Role::Path), Some(Role::Step));
            columns[*level].role = Some(if is_code(&columns[*level]) { Role::Code } else { Role::Grade });
        }
        ([outer, _, ..], [_, ..]) => columns[*outer].role = Some(Role::Tagline),
        ([path], [level])
            if is_code(&columns[*level])
                && columns[*path].different() > 1
                && columns[*path].different() >= columns[*level].different()
                && follows(build, body, columns[*path].at, columns[*level].at) =>
        {
            (columns[*path].role, columns[*level].role) = (Some(Role::Step), Some(Role::Code));
        }
        _ => {}
    }
    let steps = at(columns, Role::Step);
    if let [first, .., last] = steps.as_slice() {
        let code = if is_code(&columns[*first]) { *first } else { *last };
        if is_code(&columns[code]) {
            columns[code].role = Some(Role::Code);
        }
    }
    // "Level, Name": the names are those of the levels.
    if let [level] = at(columns, Role::Step).as_slice()
        && is_code(&columns[*level])
        && let Some(name) = columns.get(level + 1)
        && ["name", "title"].contains(&letters(&name.head).as_str())
        && !name.is_prose()
    {
        columns[*level].role = Some(Role::Code);
        columns[level + 1].role = Some(Role::Step);
    }
    subordinate(columns);
    spoken(columns);
    said_of_levels(build, columns, body);
    leveled(columns);
    stated(columns);
    skills_of_competencies(columns);
    // "Subcategory, Skill": the last of several is the competency, the one before it a group.
    let mut competencies = at(columns, Role::Competency);
    competencies.retain(|at| !columns[*at].is_long());
    if let [outer @ .., _] = competencies.as_slice() {
        for at in outer.iter().rev() {
            let has_group = columns.iter().any(|column| column.role == Some(Role::Group));
            columns[*at].role = Some(if has_group { Role::Note } else { Role::Group });
        }
    }
    // "Experience" may head what people do, and "Grade" a mark.
    for column in columns.iter_mut().filter(|column| column.role == Some(Role::Years) && column.is_prose()) {
        let texts = body.iter().filter_map(|row| row.cell(column.at)).map(|part| build.text(part));
        let speak = texts.filter(|text| crate::years::find(text, true).is_some()).count();
        if speak * 2 < column.filled && column.length > 40 {
            column.role = None;
        }
    }
}

/// "Name, Name (nl)": of columns that say the same in several languages the first one counts.
fn translated(columns: &mut [Column<'_>]) {
    let said: Vec<Option<String>> = columns.iter().map(|column| in_any_language(&column.head)).collect();
    for at in 1..columns.len() {
        let of = |one: usize| columns[one].role == columns[at].role && said[one].is_some() && said[one] == said[at];
        let is_told = |one: usize| columns[one].head.to_lowercase() != columns[at].head.to_lowercase();
        if columns[at].role.is_some() && (0..at).any(|one| of(one) && is_told(one)) {
            columns[at].role = Some(Role::Skip);
        }
    }
}

/// "Title, Sub-competence": what stands in front of what is subordinate is a group, whatever it is called.
fn subordinate(columns: &mut [Column<'_>]) {
    let is_sub = |column: &Column<'_>| {
        let head = letters(&column.head);
        let rest = ["sub", "unter"].iter().find_map(|sub| head.strip_prefix(sub));
        column.role == Some(Role::Competency) && rest.and_then(role_of).is_some()
    };
    let has_group = columns.iter().any(|column| column.role == Some(Role::Group));
    let Some(at) = columns.iter().position(is_sub).filter(|at| *at > 0 && !has_group) else { return };
    let may_be =
        matches!(columns[at - 1].role, None | Some(Role::Step | Role::Competency | Role::Path | Role::AbilityTitle));
    if may_be && columns[at - 1].filled > 0 && !columns[at - 1].is_long() {
        columns[at - 1].role = Some(Role::Group);
    }
}

/// "Learning outcome, Proficiency level": where no column holds roles or steps, the level of a statement is its step. One
/// that is asked for, or that somebody gave, stands beside a competency and not beside a statement.
fn leveled(columns: &mut [Column<'_>]) {
    const MOST: usize = 12;
    let has = |columns: &[Column<'_>], role: Role| columns.iter().any(|c| c.role == Some(role) && c.filled > 0);
    if has(columns, Role::Step) || has(columns, Role::Path) || has(columns, Role::Examples) {
        return;
    }
    let is_statement = |c: &Column<'_>| c.role == Some(Role::Ability) && c.is_prose();
    let asks =
        |c: &Column<'_>| ["requi", "expect", "target", "current"].iter().any(|word| letters(&c.head).contains(word));
    let reads = |c: &Column<'_>| c.levels * 2 >= c.filled && c.different() <= MOST && c.different() * 2 <= c.filled;
    // "Year 1", "Grade 3": what reads like a level and comes again stands below no other.
    let is_year = |c: &Column<'_>| {
        let is_free = matches!(c.role, None | Some(Role::Grade)) && !asks(c);
        is_free
            && c.filled > 3
            && c.levels * 10 >= c.filled * 9
            && c.different() <= MOST
            && c.different() * 2 <= c.filled
    };
    if columns.iter().any(is_statement)
        && !columns.iter().any(|c| c.role == Some(Role::AbilityTitle))
        && let Some(at) = columns.iter().position(is_year)
    {
        columns[at].role = Some(Role::Step);
        return;
    }
    if columns.iter().any(is_statement)
        && let Some(at) = columns.iter().position(|c| c.role == Some(Role::AbilityTitle) && !asks(c) && reads(c))
    {
        columns[at].role = Some(Role::Step);
    }
}

/// "Competency, Level, Description": what differs from level to level of a competency describes neither of the two, but says
/// what is expected of the one at the other. "Level, Criterion, Description" names what comes again at each level.
fn said_of_levels(build: &Build<'_>, columns: &mut [Column<'_>], body: &[&Row]) {
    let find = |columns: &[Column<'_>], is: &dyn Fn(&Column<'_>) -> bool| {
        (0..columns.len()).find(|at| columns[*at].filled > 0 && is(&columns[*at]))
    };
    let is = |role: Role| move |c: &Column<'_>| c.role == Some(role);
    // "Proficiency level" names a level wherever it reads like one.
    let titles = |c: &Column<'_>| c.role == Some(Role::AbilityTitle) && c.levels * 2 >= c.filled;
    let Some(level) = find(columns, &is(Role::Step)).or_else(|| find(columns, &titles)) else { return };
    let named = find(columns, &is(Role::Competency)).map(|at| (at, find(columns, &is(Role::Ability))));
    let comes_again =
        |c: &Column<'_>| c.role == Some(Role::Ability) && !c.is_long() && c.different() * 3 <= c.filled * 2;
    let (competency, is_free) = match named {
        Some((at, statement)) => (at, statement.is_none()),
        None => match find(columns, &comes_again) {
            Some(at) => (at, columns.iter().filter(|c| c.role == Some(Role::Ability)).count() == 1),
            None => return,
        },
    };
    let describes = |c: &Column<'_>| {
        let is_text = matches!(c.role, Some(Role::Definition | Role::StepSummary)) && c.is_prose();
        let of = |other: usize| comes_of(build, body, columns[other].at, c.at);
        is_text && c.length > columns[competency].length && !of(competency) && !of(level)
    };
    if let Some(at) = find(columns, &describes).filter(|_| is_free) {
        columns[at].role = Some(Role::Ability);
        columns[competency].role = Some(Role::Competency);
    }
}

/// "Competency, Skill": where the second column speaks in sentences, it holds the statements of the first. What somebody
/// gave proof of stands beside a mark of their own, which is none of the framework.
fn stated(columns: &mut [Column<'_>]) {
    let of = |columns: &[Column<'_>], role: Role| -> Vec<usize> {
        (0..columns.len()).filter(|at| columns[*at].role == Some(role) && columns[*at].filled > 0).collect()
    };
    let (competencies, has_statements) = (of(columns, Role::Competency), !of(columns, Role::Ability).is_empty());
    if let [.., outer, inner] = competencies.as_slice()
        && !has_statements
        && columns[*inner].length > 38
        && columns[*inner].is_different()
        && columns[*outer].length < 38
    {
        columns[*inner].role = Some(Role::Ability);
    }
    if !of(columns, Role::Examples).is_empty()
        && of(columns, Role::Step).is_empty()
        && of(columns, Role::Path).is_empty()
    {
        for at in of(columns, Role::AbilityTitle) {
            columns[at].role = Some(Role::Skip);
        }
    }
}

/// "Competency unit": where no head names competencies, one that speaks of them does. "Knowledge, Skills, Attitudes" beside
/// a competency are statements, each in its way.
fn spoken(columns: &mut [Column<'_>]) {
    const WAYS: &str = "knowledge skills attitudes attitude abilities behaviours behaviors values knowledgeexamples
        skillsexamples skillexamples kenntnisse fertigkeiten haltung haltungen wissen konnen connaissances savoir savoirs
        savoirfaire savoiretre capacites conocimientos habilidades actitudes destrezas conhecimentos atitudes conoscenze
        abilita comportamenti знания умения навыки установки kennis vaardigheden houding wiedza umiejetnosci postawy";
    let has = |columns: &[Column<'_>], role: Role| columns.iter().any(|c| c.role == Some(role) && c.filled > 0);
    let speaks = |c: &Column<'_>| c.role.is_none() && c.filled > 0 && !c.is_long() && speaks_of_competencies(&c.head);
    if !has(columns, Role::Competency) {
        // "e-Competence area" speaks of what several of them stand in.
        let spoken: Vec<usize> = (0..columns.len()).filter(|at| speaks(&columns[*at])).collect();
        let (outer, inner): (Vec<usize>, Vec<usize>) =
            spoken.into_iter().partition(|at| speaks_of_groups(&columns[*at].head));
        for at in outer.iter().filter(|_| !inner.is_empty()) {
            columns[*at].role = Some(Role::Group);
        }
        if let Some(at) = inner.first() {
            columns[*at].role = Some(Role::Competency);
        }
    }
    let is_way = |c: &Column<'_>| {
        let head = letters(&c.head);
        c.is_prose() && WAYS.split_whitespace().any(|way| way == head)
    };
    let ways: Vec<usize> = (1..columns.len()).filter(|at| is_way(&columns[*at])).collect();
    let is_named = |c: &Column<'_>| matches!(c.role, Some(Role::Competency | Role::Group)) && !is_way(c);
    if ways.len() > 1 && !has(columns, Role::Step) && columns[..ways[0]].iter().any(is_named) {
        for at in ways {
            columns[at].role = Some(Role::Ability);
        }
    }
}

/// "Domain, Competency, Skill": what competencies are made of are statements of them, unless each is defined.
fn skills_of_competencies(columns: &mut [Column<'_>]) {
    let of = |columns: &[Column<'_>], role: Role| -> Vec<usize> {
        (0..columns.len()).filter(|at| columns[*at].role == Some(role) && columns[*at].filled > 0).collect()
    };
    let is_free = [Role::Ability, Role::Definition, Role::Step].iter().all(|role| of(columns, *role).is_empty());
    if let [outer, inner] = of(columns, Role::Competency).as_slice()
        && is_free
        && !of(columns, Role::Group).is_empty()
        && speaks_of_competencies(&columns[*outer].head)
        && letters(&columns[*inner].head).starts_with("skill")
        && columns[*outer].different() < columns[*inner].filled
    {
        columns[*inner].role = Some(Role::Ability);
    }
}
