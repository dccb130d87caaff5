//! First floor, formats to write: a framework as rows of cells, which CSV and workbooks share.

use crate::Loss;
use crate::layout::{are_titled, named};
use crate::mapping::Role;
use crate::standard::losses::beside_fields;
use rungs_model::{Experience, Field, Framework, Id, Kind, Record};
use std::collections::{HashMap, HashSet};

/// A row of texts; the columns of a table are as many as its longest row has.
pub(crate) type Row = Vec<String>;

/// A competency a row and a step a column, for some of the paths.
pub(crate) struct Matrix {
    /// The rows of the heads: the names of the paths, where there are several, and the names of the columns.
    pub heads: Vec<Row>,
    /// Rows on the steps themselves, then a row for each competency.
    pub body: Vec<Row>,
    /// How many of the rows speak of the steps.
    pub on_steps: usize,
}

impl Matrix {
    /// All rows, from the first to the last.
    pub fn rows(self) -> impl Iterator<Item = Row> {
        self.heads.into_iter().chain(self.body)
    }
}

/// What the columns in front of the steps are.
pub(crate) const HEADS: [&str; BEFORE] = ["Group", "Competency", "Definition"];

/// How many columns stand in front of the steps.
pub(crate) const BEFORE: usize = 3;

/// What rows say of the steps, in their order, where any step says it.
pub(crate) const ON_STEPS: [(&str, Role); 5] = [
    ("Code", Role::Code),
    ("Grade", Role::Grade),
    ("Years of experience", Role::Years),
    ("Focus", Role::Focus),
    ("Summary", Role::StepSummary),
];

/// The matrix of some paths, with a row of their names or without.
pub(crate) fn matrix(framework: &Framework, paths: &[&Record], are_named: bool) -> Matrix {
    let steps: Vec<(&Record, &Record)> =
        paths.iter().flat_map(|path| framework.below(path.id, Kind::Step).map(move |step| (*path, step))).collect();
    let before = |texts: [&str; BEFORE]| -> Row { texts.iter().map(ToString::to_string).collect() };
    let each = |name: &str, says: &dyn Fn(&Record) -> String| -> Option<Row> {
        let said: Vec<String> = steps.iter().map(|(_, step)| says(step)).collect();
        let is_said = said.iter().any(|text| !text.is_empty());
        is_said.then(|| before(["", name, ""]).into_iter().chain(said).collect())
    };
    let mut heads = Vec::new();
    if are_named {
        let mut row = before(["", "", ""]);
        let mut last = None;
        for (path, _) in &steps {
            row.push(if last == Some(path.id) { String::new() } else { path.face().to_string() });
            last = Some(path.id);
        }
        heads.push(row);
    }
    let names = steps.iter().enumerate().map(|(at, (_, step))| name(step, at));
    heads.push(before(HEADS).into_iter().chain(names).collect());
    let says = |step: &Record, role: Role| match role {
        Role::Code => step.text(Field::Code).to_string(),
        Role::Grade => {
            let grade = step.link(Field::Grade).and_then(|id| framework.get(id));
            grade.map_or(String::new(), |grade| grade.face().to_string())
        }
        Role::Years => step.experience().map(years).unwrap_or_default(),
        Role::Focus => step.text(Field::Focus).to_string(),
        _ => step.text(Field::Summary).to_string(),
    };
    let mut body: Vec<Row> =
        ON_STEPS.into_iter().filter_map(|(name, role)| each(name, &|step| says(step, role))).collect();
    let on_steps = body.len();
    let abilities = abilities(framework, &steps);
    let used = used(framework, paths);
    let is_whole = paths.len() == framework.below(framework.root(), Kind::Path).len();
    let said = |step: &Record, competency: Option<Id>| -> String {
        let of = abilities.get(&(step.id, competency)).map(Vec::as_slice).unwrap_or_default();
        lines(&of.iter().map(|ability| statement(ability)).collect::<Vec<_>>())
    };
    for group in framework.below(framework.root(), Kind::Group) {
        for competency in framework.below(group.id, Kind::Competency) {
            if !is_whole && !used.contains(&competency.id) {
                continue;
            }
            let row = before([group.face(), competency.face(), competency.text(Field::Definition)]);
            body.push(row.into_iter().chain(steps.iter().map(|(_, step)| said(step, Some(competency.id)))).collect());
        }
    }
    let plain: Vec<String> = steps.iter().map(|(_, step)| said(step, None)).collect();
    if plain.iter().any(|text| !text.is_empty()) {
        body.push(before(["", "", ""]).into_iter().chain(plain).collect());
    }
    Matrix { heads, body, on_steps }
}

/// The abilities of some steps by step and competency: a matrix has a cell for each pair of them, most of them empty.
fn abilities<'f>(framework: &'f Framework, steps: &[(&Record, &Record)]) -> HashMap<(Id, Option<Id>), Vec<&'f Record>> {
    let mut found: HashMap<_, Vec<&Record>> = HashMap::new();
    for (_, step) in steps {
        for ability in framework.below(step.id, Kind::Ability) {
            found.entry((step.id, ability.link(Field::Competency))).or_default().push(ability);
        }
    }
    found
}

/// What the nodes of some paths refer to.
fn used(framework: &Framework, paths: &[&Record]) -> HashSet<Id> {
    let nodes = paths.iter().flat_map(|path| framework.subtree(path.id));
    let records = nodes.filter_map(|id| framework.get(id));
    records.flat_map(|record| record.fields.iter().flat_map(|(_, value)| value.links().to_vec())).collect()
}

/// The name of the column of a step: no two steps of a table may lose theirs.
fn name(step: &Record, at: usize) -> String {
    match (step.face(), step.text(Field::Code)) {
        ("", "") => format!("Step {}", at + 1),
        ("", code) => code.to_string(),
        (title, _) => title.to_string(),
    }
}

fn statement(ability: &Record) -> String {
    match (ability.text(Field::Title), ability.text(Field::Statement)) {
        ("", statement) => statement.to_string(),
        (title, "") => title.to_string(),
        (title, statement) => format!("{title}: {statement}"),
    }
}

/// Several statements of a cell, with a bullet before each. One alone has none, unless its lines would come apart. In
/// cells of several lines a tab is a space: LibreOffice drops it there, and two words would be one.
fn lines(statements: &[String]) -> String {
    match statements {
        [] => String::new(),
        [one] if !one.contains('\n') => one.clone(),
        all => {
            all.iter().map(|one| format!("\u{2022} {}", one.trim().replace('\t', " "))).collect::<Vec<_>>().join("\n")
        }
    }
}

/// Years as a person writes them, and as they are read again.
pub(crate) fn years(years: &Experience) -> String {
    let span = match (years.essential, years.min_years, years.max_years) {
        (false, ..) => "Years not essential".to_string(),
        (true, Some(min), Some(max)) => format!("{min}-{max} years"),
        (true, Some(min), None) => format!("{min}+ years"),
        (true, None, Some(max)) => format!("up to {max} years"),
        (true, None, None) => String::new(),
    };
    match (span.is_empty(), years.context.is_empty()) {
        (_, true) => span,
        (true, false) => years.context.clone(),
        (false, false) => format!("{span}, {}", years.context),
    }
}

/// How many nodes have something; nothing where none has.
pub(crate) fn loss(what: &'static str, count: usize) -> Option<Loss> {
    (count > 0).then_some(Loss { what, count })
}

/// What no table of people holds: kinds and fields that have no column.
pub(crate) fn losses(framework: &Framework, kinds: &[Kind], fields: &[(Kind, Field)]) -> Vec<Loss> {
    let mut losses: Vec<Loss> =
        kinds.iter().filter_map(|kind| loss(kind.slot(), framework.of_kind(*kind).len())).collect();
    let mut of_fields: Vec<(Field, usize)> = Vec::new();
    for (kind, field) in fields {
        let count = framework.of_kind(*kind).iter().filter(|record| record.fields.get(*field).is_some()).count();
        match of_fields.iter_mut().find(|(known, _)| known == field) {
            Some((_, sum)) => *sum += count,
            None => of_fields.push((*field, count)),
        }
    }
    losses.extend(of_fields.into_iter().filter_map(|(field, count)| loss(field.name(), count)));
    losses.extend(beside_fields(framework));
    losses
}

/// Fields that a matrix has no room for.
pub(crate) const NO_COLUMN: [(Kind, Field); 9] = [
    (Kind::Framework, Field::Summary),
    (Kind::Framework, Field::Language),
    (Kind::Grade, Field::Code),
    (Kind::Group, Field::Summary),
    (Kind::Competency, Field::Example),
    (Kind::Path, Field::Tagline),
    (Kind::Path, Field::Summary),
    (Kind::Ability, Field::Examples),
    (Kind::Ability, Field::Weight),
];

/// What a matrix cannot hold.
pub(crate) fn losses_of_matrix(framework: &Framework) -> Vec<Loss> {
    let kinds = [Kind::Note, Kind::Transition, Kind::Objective, Kind::ValueStream];
    let mut losses = losses(framework, &kinds, &NO_COLUMN);
    let root = framework.root();
    let is_empty = |record: &&Record, kind: Kind| framework.below(record.id, kind).next().is_none();
    let paths = || framework.below(root, Kind::Path);
    let of_paths = paths().map(|path| framework.below(path.id, Kind::Ability).count()).sum();
    losses.extend(loss("abilities", of_paths));
    losses.extend(loss("paths", paths().filter(|path| is_empty(path, Kind::Step)).count()));
    let groups = framework.below(root, Kind::Group);
    losses.extend(loss("groups", groups.filter(|group| is_empty(group, Kind::Competency)).count()));
    let used: HashSet<Id> = framework.of_kind(Kind::Step).iter().filter_map(|step| step.link(Field::Grade)).collect();
    losses.extend(loss(
        "grades",
        framework.of_kind(Kind::Grade).iter().filter(|grade| !used.contains(&grade.id)).count(),
    ));
    losses.extend(loss("order", out_of_order(framework)));
    losses.extend(loss("title", read_otherwise(framework)));
    losses
}

/// How many abilities get another title when their cell is read: what stands before a colon is taken for one, where it is
/// usual in the cell.
fn read_otherwise(framework: &Framework) -> usize {
    let steps: Vec<(&Record, &Record)> =
        framework.of_kind(Kind::Step).iter().filter_map(|step| Some((framework.get(step.parent?)?, &**step))).collect();
    let of_cell = |cell: &Vec<&Record>| {
        let texts: Vec<String> = cell.iter().map(|ability| statement(ability)).collect();
        let titles: Vec<&str> = texts.iter().map(|text| named(text).map_or("", |(name, _)| &text[name])).collect();
        let is_usual = are_titled(titles.len(), titles.iter().filter(|title| !title.is_empty()).count());
        let read = titles.iter().map(|title| if is_usual { *title } else { "" });
        cell.iter().zip(read).filter(|(ability, read)| ability.text(Field::Title) != *read).count()
    };
    abilities(framework, &steps).values().map(of_cell).sum()
}

/// How many abilities stand elsewhere in their step once they are put in the order of their competencies.
fn out_of_order(framework: &Framework) -> usize {
    let groups = framework.below(framework.root(), Kind::Group);
    let competencies = groups.flat_map(|group| framework.below(group.id, Kind::Competency));
    let rank: HashMap<Id, usize> = competencies.enumerate().map(|(rank, competency)| (competency.id, rank)).collect();
    let moved = |step: &Record| {
        let ranks: Vec<usize> = framework
            .below(step.id, Kind::Ability)
            .map(|ability| ability.link(Field::Competency).and_then(|id| rank.get(&id)).copied().unwrap_or(usize::MAX))
            .collect();
        let mut sorted: Vec<usize> = (0..ranks.len()).collect();
        sorted.sort_by_key(|at| ranks[*at]);
        sorted.iter().enumerate().filter(|(now, before)| now != *before).count()
    };
    framework.of_kind(Kind::Step).iter().map(|step| moved(step)).sum()
}
