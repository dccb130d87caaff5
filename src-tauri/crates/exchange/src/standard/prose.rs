//! First floor, formats of other houses: what they have no field for, as lines of the one text that they leave for
//! remarks, so that other programs show it; and read from there again.

use crate::build::Build;
use crate::error::ReadError;
use crate::pieces::{Part, Skip};
use crate::years;
use rungs_model::{Experience, Field, Id, Kind, Record, Value};
use rungs_words::Words;

/// The label of years, which the reader of years in prose knows as well.
const YEARS: &str = "Years of experience";

/// The field of a kind that says at length what it is.
pub(crate) fn body_of(kind: Kind) -> Option<Field> {
    match kind {
        Kind::Competency => Some(Field::Definition),
        Kind::Group | Kind::Path | Kind::Step => Some(Field::Summary),
        _ => None,
    }
}

/// The fields that become a line under their label.
const LINES: [Field; 3] = [Field::Tagline, Field::Focus, Field::Example];
/// The fields that become a list under their label.
const LISTS: [Field; 2] = [Field::Examples, Field::Disqualifiers];

/// The remarks on a node, with these notes: what it is at length, then its labelled lines and lists, then its notes.
pub(crate) fn write(record: &Record, notes: &[(String, String)]) -> String {
    let words = &Words::ENGLISH;
    let mut sections: Vec<String> = Vec::new();
    // What is a field of its own elsewhere is not repeated.
    if let Some(body) = body_of(record.kind).filter(|_| !super::owned::is_abbreviated(record)) {
        sections.push(record.text(body).to_owned());
    }
    if let Some(experience) = record.experience() {
        sections.push(format!("{YEARS}: {}", years_of(experience)));
    }
    for field in LINES {
        if !record.text(field).is_empty() {
            sections.push(format!("{}: {}", words.field(field), one_line(record.text(field))));
        }
    }
    for field in LISTS {
        if !record.texts(field).is_empty() {
            let lines: String = record.texts(field).iter().map(|text| format!("\n- {}", one_line(text))).collect();
            sections.push(format!("{}:{lines}", words.field(field)));
        }
    }
    if let Some(Value::Number(weight)) = record.fields.get(Field::Weight) {
        sections.push(format!("{}: {weight}", words.field(Field::Weight)));
    }
    if let Some(metric) = record.metric() {
        sections.push(format!("{}: {}", words.field(Field::Metric), one_line(&words.measure(metric))));
    }
    sections.extend(notes.iter().map(|(heading, body)| format!("## {}\n{body}", one_line(heading))));
    sections.retain(|section| !section.trim().is_empty());
    sections.join("\n\n")
}

/// Years as they are read again: "2-5 years, as contributors".
fn years_of(experience: &Experience) -> String {
    let (min, max) = (experience.min_years.map(|y| y.get()), experience.max_years.map(|y| y.get()));
    let years = match (experience.essential, min, max) {
        (false, ..) => "not essential".to_owned(),
        (_, Some(min), Some(max)) => format!("{min}-{max} years"),
        (_, Some(min), None) => format!("{min}+ years"),
        (_, None, Some(max)) => format!("up to {max} years"),
        (_, None, None) => String::new(),
    };
    let context = one_line(&experience.context);
    let both: Vec<&str> = [&*years, &*context].into_iter().filter(|text| !text.is_empty()).collect();
    both.join(", ")
}

/// A text in one line.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Reads remarks that we wrote, or that somebody changed since, into a node. A field that the node has already is not
/// touched, and a note of the same words is not made again.
///
/// # Errors
/// If there are too many nodes.
pub(crate) fn read(build: &mut Build<'_>, node: Id, part: &Part) -> Result<(), ReadError> {
    let Some(kind) = build.kind(node) else { return Ok(()) };
    let text = build.text(part).to_owned();
    let mut at = 0;
    let mut into = Into::Body;
    let mut note: Option<(Part, Vec<Part>)> = None;
    let mut notes: Vec<(Part, Vec<Part>)> = Vec::new();
    for line in text.split_inclusive('\n') {
        let said = build.trimmed(&part.slice(at..at + line.len()));
        at += line.len();
        let words = build.text(&said).to_owned();
        if words.is_empty() {
            into = if matches!(into, Into::List(_)) { Into::Body } else { into };
            continue;
        }
        if words.starts_with("## ") && kind.children().contains(&Kind::Note) {
            notes.extend(note.take());
            note = Some((said.slice(3..words.len()), Vec::new()));
            into = Into::Note;
            continue;
        }
        if let (Into::Note, Some((_, lines))) = (into, note.as_mut()) {
            lines.push(said);
            continue;
        }
        into = line_into(build, node, kind, &said, &words, into);
    }
    notes.extend(note);
    for (head, lines) in notes {
        let heading = build.text(&head).trim().to_owned();
        let body = lines.iter().map(|line| build.text(line).to_owned()).collect::<Vec<_>>().join("\n");
        build.note(node, &heading, std::slice::from_ref(&head), &body, &lines)?;
    }
    Ok(())
}

/// Where the next lines belong.
#[derive(Clone, Copy, PartialEq)]
enum Into {
    Body,
    List(Field),
    Note,
}

fn line_into(build: &mut Build<'_>, node: Id, kind: Kind, said: &Part, words: &str, into: Into) -> Into {
    let fields = kind.fields();
    if let (Into::List(field), Some(_)) = (into, words.strip_prefix("- ")) {
        build.say(node, field, &said.slice(2..words.len()));
        return into;
    }
    if let Some(rest) = words.strip_prefix(YEARS).and_then(|rest| rest.strip_prefix(": "))
        && fields.contains(&Field::Experience)
    {
        experience(build, node, &said.slice(words.len() - rest.len()..words.len()), rest);
        return Into::Body;
    }
    for field in LINES.into_iter().chain(LISTS).chain([Field::Weight, Field::Metric]).filter(|f| fields.contains(f)) {
        let Some(rest) = words.strip_prefix(Words::ENGLISH.field(field)).and_then(|rest| rest.strip_prefix(':')) else {
            continue;
        };
        let value = said.slice(words.len() - rest.len()..words.len());
        if LISTS.contains(&field) {
            return Into::List(field);
        }
        match field {
            Field::Weight => {
                if let Some(weight) = rest.trim().parse().ok().filter(|w: &f64| w.is_finite() && *w >= 0.0) {
                    build.set(node, field, Value::Number(weight), &[value]);
                }
            }
            Field::Metric => {
                let metric = rungs_model::Metric { name: rest.trim().to_owned(), ..Default::default() };
                build.set(node, field, Value::Metric(Box::new(metric)), &[value]);
            }
            _ => build.set(node, field, Value::Text(rest.trim().to_owned()), &[value]),
        }
        return Into::Body;
    }
    match body_of(kind) {
        Some(field) => build.say(node, field, said),
        None if kind == Kind::Ability => build.say(node, Field::Examples, said),
        None => build.skip(said, Skip::NoPlace),
    }
    Into::Body
}

fn experience(build: &mut Build<'_>, node: Id, part: &Part, text: &str) {
    let found = years::find(text, false).or_else(|| years::find(&format!("{YEARS} {text}"), false));
    let mut years = found.map(|found| found.years).unwrap_or_default();
    let (said, rest) = text.split_once(", ").unwrap_or((text, ""));
    let speaks = said.contains("year") || said == "not essential";
    years.context = if speaks { rest } else { text }.trim().to_owned();
    if !speaks {
        years = Experience { context: years.context, ..Experience::default() };
    }
    build.years(node, years, std::slice::from_ref(part));
}
