//! First floor, formats to write: a framework as rows of cells, which CSV and workbooks share.

use crate::Loss;
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

/// How many columns stand in front of the steps.
pub(crate) const BEFORE: usize = 3;

/// The matrix of some paths.
pub(crate) fn matrix(framework: &Framework, paths: &[&Record]) -> Matrix {
    let steps: Vec<(&Record, &Record)> =
        paths.iter().flat_map(|path| framework.below(path.id, Kind::Step).map(move |step| (*path, step))).collect();
    let before = |texts: [&str; BEFORE]| -> Row { texts.iter().map(ToString::to_string).collect() };
    let each = |name: &str, says: &dyn Fn(&Record) -> String| -> Option<Row> {
        let said: Vec<String> = steps.iter().map(|(_, step)| says(step)).collect();
        let is_said = said.iter().any(|text| !text.is_empty());
        is_said.then(|| before(["", name, ""]).into_iter().chain(said).collect())
    };
    let mut heads = Vec::new();
    if paths.len() > 1 {
        let mut row = before(["", "", ""]);
        let mut last = None;
        for (path, _) in &steps {
            row.push(if last == Some(path.id) { String::new() } else { path.face().to_string() });
            last = Some(path.id);
        }
        heads.push(row);
    }
    let names = steps.iter().enumerate().map(|(at, (_, step))| name(step, at));
    heads.push(before(["Group", "Competency", "Definition"]).into_iter().chain(names).collect());
    let text = |field: Field| move |step: &Record| step.text(field).to_string();
    let grade = |step: &Record| {
        step.link(Field::Grade).and_then(|id| framework.get(id)).map_or(String::new(), |grade| grade.face().to_string())
    };
    let mut body: Vec<Row> = [
        each("Code", &text(Field::Code)),
        each("Grade", &grade),
        each("Years of experience", &|step| step.experience().map(years).unwrap_or_default()),
        each("Focus", &text(Field::Focus)),
        each("Summary", &text(Field::Summary)),
    ]
    .into_iter()
    .flatten()
    .collect();
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
    let keys = framework.records().filter(|record| !record.extra.0.is_empty()).count();
    losses.extend(loss("keys", keys));
    losses
}

/// What a matrix cannot hold.
pub(crate) fn losses_of_matrix(framework: &Framework) -> Vec<Loss> {
    let kinds = [Kind::Note, Kind::Transition, Kind::Objective, Kind::ValueStream];
    let fields = [
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
    let mut losses = losses(framework, &kinds, &fields);
    let of_paths = framework.of_kind(Kind::Path).iter().map(|path| framework.below(path.id, Kind::Ability).len()).sum();
    losses.extend(loss("abilities", of_paths));
    losses
}
