//! Prints frameworks from native JSON, and a change report, to look at: `print OUT FILE...`.
//! Reads the files in the plainest way; unknown keys are passed over.

use rungs_compare::{ChangeKind, Mark, Summary, WordMark};
use rungs_model::{Experience, Field, Framework, Id, Kind, Metric, Place, Record, Shape, Value, Years};
use rungs_press::{ChangeInWords, Fonts, Imprint, Options, Report, ReportSection, Side, Words, booklet, change_report};
use serde_json::Value as Json;
use std::error::Error;
use std::time::Instant;

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let out = args.next().ok_or("print OUT FILE...")?;
    let mut log = std::io::stderr();
    let start = Instant::now();
    let fonts = if std::env::var_os("EMBEDDED").is_some() { Fonts::embedded() } else { Fonts::system() };
    say(&mut log, &format!("fonts {:?}", start.elapsed()));
    let imprint = Imprint {
        version: Some("2026.1".into()),
        status: Some("Published".into()),
        effective: chrono::NaiveDate::from_ymd_opt(2026, 3, 1),
        author: "People team".into(),
        printed: "2026-02-11T09:00:00Z".parse()?,
        words: Words::ENGLISH,
    };
    let report = report();
    let pdf = change_report(&report, &imprint, &Options::default(), &fonts, &mut |_| true)?;
    std::fs::write(format!("{out}/change-report.pdf"), &pdf.bytes)?;
    for file in args {
        let json: Json = serde_json::from_str(&std::fs::read_to_string(&file)?)?;
        let mut records = Vec::new();
        read(&json, Kind::Framework, None, 0, &mut records)?;
        let framework = Framework::from_records(records)?;
        let start = Instant::now();
        let options = Options { accessible: std::env::var_os("UA").is_some(), ..Options::default() };
        let pdf = booklet(&framework, &imprint, &options, &fonts, &mut |_| true)?;
        let name =
            std::path::Path::new(&file).file_name().and_then(|n| n.to_str()).unwrap_or("x").replace(".rungs.json", "");
        std::fs::write(format!("{out}/{name}.pdf"), &pdf.bytes)?;
        say(
            &mut log,
            &format!(
                "{name}: {} pages, {} bytes, {:?}, missing {:?}",
                pdf.pages,
                pdf.bytes.len(),
                start.elapsed(),
                pdf.missing
            ),
        );
    }
    Ok(())
}

/// A report with every kind of change in it.
fn report() -> Report {
    let side = |version: &str, effective| Side {
        title: "Delivery planning".into(),
        version: Some(version.into()),
        status: Some("Published".into()),
        effective,
        ..Side::default()
    };
    let entry = |kind, field: &str, face: &str, from: &str, to: &str| {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let words = Vec::new();
        let (node, face) = ("Ability".into(), face.into());
        ChangeInWords { kind, node, field: some(field), face, from: some(from), to: some(to), words, trivial: false }
    };
    let mark = |is, text: &str| WordMark { is, text: text.into() };
    let mut edited = entry(ChangeKind::Edited, "Statement", "Breaks the goal of a delivery down", "", "");
    edited.words = vec![
        mark(Mark::Same, "Breaks the goal of a delivery "),
        mark(Mark::Removed, "into tasks"),
        mark(Mark::Added, "down into milestones"),
        mark(Mark::Same, " whose completion "),
        mark(Mark::Removed, "the team"),
        mark(Mark::Added, "anyone"),
        mark(Mark::Same, " can check."),
    ];
    let hidden =
        ChangeInWords { words: vec![mark(Mark::Same, "Plan"), mark(Mark::Added, "\u{200B}")], ..edited.clone() };
    Report {
        ident: "example".into(),
        title: "Delivery planning".into(),
        language: "en".into(),
        old: side("2025.2", chrono::NaiveDate::from_ymd_opt(2025, 9, 1)),
        new: side("2026.1", chrono::NaiveDate::from_ymd_opt(2026, 3, 1)),
        counts: Summary { added: 1, removed: 1, moved: 1, reordered: 1, edited: 3 },
        sections: vec![
            ReportSection {
                heading: vec!["Planner".into()],
                entries: vec![
                    entry(ChangeKind::Reordered, "", "Critical path", "third", "first"),
                    entry(ChangeKind::Edited, "Years of experience", "Planner", "2–4 years", "2–5 years"),
                ],
            },
            ReportSection {
                heading: vec!["Planner · Senior planner".into()],
                entries: vec![
                    entry(ChangeKind::Added, "", "Tests a plan against its likeliest setbacks.", "", ""),
                    entry(ChangeKind::Removed, "", "Keeps a list of all risks.", "", ""),
                    entry(ChangeKind::Moved, "", "Reviews colleagues’ plans.", "Planner", "Senior planner"),
                    edited,
                    hidden,
                ],
            },
        ],
        value_score: (Some(0.72), Some(0.85)),
        ..Report::default()
    }
}

fn say(log: &mut impl std::io::Write, line: &str) {
    // A closed terminal is no reason to stop printing.
    drop(writeln!(log, "{line}"));
}

fn read(
    json: &Json,
    kind: Kind,
    parent: Option<Id>,
    nth: usize,
    records: &mut Vec<Record>,
) -> Result<(), Box<dyn Error>> {
    let id = json["id"].as_str().ok_or("an id is missing")?.parse()?;
    let mut record = Record::new(id, kind, parent, Place::nth(nth));
    for field in kind.fields() {
        let value = &json[field.name()];
        if !value.is_null() {
            record.fields.set(*field, field_value(value, *field)?);
        }
    }
    records.push(record);
    for child in kind.children() {
        for (i, item) in json[child.slot()].as_array().into_iter().flatten().enumerate() {
            read(item, *child, Some(id), i, records)?;
        }
    }
    Ok(())
}

fn field_value(json: &Json, field: Field) -> Result<Option<Value>, Box<dyn Error>> {
    let text = |json: &Json| json.as_str().unwrap_or_default().to_owned();
    let texts = |json: &Json| json.as_array().into_iter().flatten().map(text).collect::<Vec<_>>();
    Ok(match field.shape() {
        Shape::Text => Some(Value::Text(text(json))),
        Shape::Texts => Some(Value::Texts(texts(json))),
        Shape::Number => json.as_f64().map(Value::Number),
        Shape::Experience => Some(Value::Experience(Box::new(Experience {
            essential: json["essential"].as_bool().unwrap_or(true),
            min_years: json["minYears"].as_f64().and_then(Years::new),
            max_years: json["maxYears"].as_f64().and_then(Years::new),
            context: text(&json["context"]),
            ..Experience::default()
        }))),
        Shape::Metric => Some(Value::Metric(Box::new(Metric {
            name: text(&json["name"]),
            unit: text(&json["unit"]),
            baseline: json["baseline"].as_f64(),
            target: json["target"].as_f64(),
            ..Metric::default()
        }))),
        Shape::Link(_) => Some(Value::Link(text(json).parse()?)),
        Shape::Links(_) => Some(Value::Links(texts(json).iter().map(|t| t.parse()).collect::<Result<_, _>>()?)),
    })
}
