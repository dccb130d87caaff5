//! First floor, formats to write: a competency framework of Moodle, as its tool `lpimportcsv` reads it: groups with their
//! competencies, paths with their steps and statements, which refer to the competencies they speak of.

use crate::rows::{self, Row, loss};
use crate::{Export, Loss, Write};
use rungs_model::{Field, Framework, Kind, Record};

/// One file of 14 columns.
pub(crate) const EXPORT: Export = Export {
    name: "moodle",
    extensions: &["moodle.csv"],
    write: Write::Framework(|framework| super::csv::written(&written(framework))),
    losses,
};

/// The heads as an English site writes them.
const HEADS: [&str; 14] = [
    "Parent ID number",
    "ID number",
    "Short name",
    "Description",
    "Description format",
    "Scale values",
    "Scale configuration",
    "Rule type (optional)",
    "Rule outcome (optional)",
    "Rule config (optional)",
    "Cross-referenced competency ID numbers",
    "Exported ID (optional)",
    "Is framework",
    "Taxonomy",
];

/// The most characters of a short name.
const SHORT: usize = 100;

/// The scale that Moodle has by itself, its second value as what is proficient.
const SCALE: [&str; 2] = [
    "Not yet competent,Competent",
    r#"[{"scaleid":"2"},{"id":1,"scaledefault":1,"proficient":0},{"id":2,"scaledefault":0,"proficient":1}]"#,
];

fn written(framework: &Framework) -> Vec<Row> {
    let mut rows = vec![HEADS.iter().map(ToString::to_string).collect()];
    for record in framework.in_order() {
        rows.extend(row(framework, record));
    }
    rows
}

fn number(record: &Record) -> String {
    format!("{}-{}", record.kind.name(), record.id)
}

/// What is said at length of a thing.
fn body(record: &Record) -> &str {
    match record.kind {
        Kind::Competency => record.text(Field::Definition),
        Kind::Ability => record.face(),
        _ => record.text(Field::Summary),
    }
}

fn row(framework: &Framework, record: &Record) -> Option<Row> {
    let mut row: Row = vec![String::new(); HEADS.len()];
    let body = match record.kind {
        Kind::Framework | Kind::Group | Kind::Path | Kind::Step => record.text(Field::Summary),
        Kind::Competency => record.text(Field::Definition),
        Kind::Ability if record.face().chars().count() > SHORT || record.face().contains('\n') => record.face(),
        Kind::Ability => "",
        _ => return None,
    };
    let parent = record.parent.and_then(|id| framework.get(id)).filter(|parent| parent.kind != Kind::Framework);
    row[0] = parent.map(number).unwrap_or_default();
    row[1] = number(record);
    row[2] = short(record);
    row[3] = html(body);
    row[4] = "1".to_string();
    if record.kind == Kind::Framework {
        [row[5], row[6]] = SCALE.map(ToString::to_string);
        row[12] = "1".to_string();
        row[13] = "domain,competency,behaviour,indicator".to_string();
    } else {
        let competency = record.link(Field::Competency).and_then(|id| framework.get(id));
        row[10] = competency.map(number).unwrap_or_default();
    }
    Some(row)
}

/// What Moodle shows in lists; without it a competency and all below it is left out.
fn short(record: &Record) -> String {
    let face = record.face().split_whitespace().collect::<Vec<_>>().join(" ");
    let face = if face.is_empty() { record.text(Field::Code).to_string() } else { face };
    match face.char_indices().nth(SHORT - 1) {
        _ if face.is_empty() => crate::import::moodle::UNTITLED.to_string(),
        Some((end, _)) if face[end..].chars().count() > 1 => format!("{}\u{2026}", face[..end].trim_end()),
        _ => face,
    }
}

/// A text as HTML: a paragraph a line.
fn html(text: &str) -> String {
    let escaped = |line: &str| line.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    text.lines().filter(|line| !line.trim().is_empty()).map(|line| format!("<p>{}</p>", escaped(line))).collect()
}

fn losses(framework: &Framework) -> Vec<Loss> {
    let kinds = [Kind::Note, Kind::Grade, Kind::Transition, Kind::Objective, Kind::ValueStream];
    let fields = [
        (Kind::Framework, Field::Language),
        (Kind::Competency, Field::Example),
        (Kind::Path, Field::Tagline),
        (Kind::Step, Field::Code),
        (Kind::Step, Field::Focus),
        (Kind::Step, Field::Experience),
        (Kind::Ability, Field::Title),
        (Kind::Ability, Field::Examples),
        (Kind::Ability, Field::Weight),
    ];
    let mut losses = rows::losses(framework, &kinds, &fields);
    let has_title = [Kind::Framework, Kind::Group, Kind::Competency, Kind::Path, Kind::Step];
    let is_long = |record: &&Record| record.face().chars().count() > SHORT;
    let long = has_title.iter().map(|kind| framework.of_kind(*kind).into_iter().filter(|r| is_long(r)).count()).sum();
    losses.extend(loss("longTitles", long));
    // A name is one line, and a description a paragraph a line.
    let has_lines = |record: &&Record| {
        let name = if record.kind == Kind::Ability { "" } else { record.face() };
        let of_body = |line: &str| line.trim().is_empty() || line.trim() != line;
        let is_name = name.split_whitespace().collect::<Vec<_>>().join(" ") == name;
        !is_name || body(record).lines().any(of_body) || body(record).trim() != body(record)
    };
    let held = [Kind::Framework, Kind::Group, Kind::Competency, Kind::Path, Kind::Step, Kind::Ability];
    let lines = held.iter().map(|kind| framework.of_kind(*kind).into_iter().filter(|r| has_lines(r)).count()).sum();
    losses.extend(loss("lines", lines));
    losses
}
