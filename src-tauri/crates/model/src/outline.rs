//! A framework as a text that people read and tests write: one line a node, indented, its fields below it.
//!
//! ```text
//! framework Delivery
//!   grade Level 1 #L1
//!     code: L1
//!   path Delivery
//!     step Analyst #analyst
//!       grade: #L1
//!       experience: 2-5 as contributors to deliveries
//!       ability Plans the work of one team
//!         examples: A plan for one quarter
//! ```
//! A label (`#analyst`) names a node so that others can refer to it; in a test it is also its identity, so that a node
//! that keeps its label is the same node however its words change. Unknown keys are not shown.

use crate::value::{Experience, Metric, Shape, Value, Years};
use crate::{BuildError, Field, Framework, Id, Kind, Place, Record};
use std::collections::HashMap;
use std::fmt::Write;

/// What is wrong in an outline, with its line from 1.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("line {line}: {what}")]
pub struct OutlineError {
    /// The line.
    pub line: usize,
    /// What is wrong there.
    pub what: String,
}

const NAMES: Id = Id::from_bytes(*b"rungs outline ns");

/// Writes the outline of a framework.
pub fn write(framework: &Framework) -> String {
    let mut labels: HashMap<Id, usize> = HashMap::new();
    let order = framework.in_order();
    for link in order.iter().flat_map(|r| r.fields.iter()).flat_map(|(_, v)| v.links()) {
        let next = labels.len() + 1;
        labels.entry(*link).or_insert(next);
    }
    let mut out = String::new();
    for record in order {
        let indent = "  ".repeat(framework.ancestors(record.id).len());
        let face = record.kind.face();
        let words = face.map_or("", |f| record.text(f));
        let label = labels.get(&record.id).map_or(String::new(), |n| format!(" #{n}"));
        let space = if words.is_empty() { "" } else { " " };
        let _ = writeln!(out, "{indent}{}{space}{}{label}", record.kind.name(), escape(words, '#'));
        for field in record.kind.fields().iter().filter(|f| Some(**f) != face) {
            let Some(value) = record.fields.get(*field) else { continue };
            for line in lines(value, &labels) {
                let _ = writeln!(out, "{indent}  {}: {line}", field.name());
            }
        }
    }
    out
}

fn lines(value: &Value, labels: &HashMap<Id, usize>) -> Vec<String> {
    let label = |id: &Id| labels.get(id).map_or(id.to_string(), |n| format!("#{n}"));
    match value {
        Value::Text(t) => vec![escape(t, '\\')],
        Value::Texts(texts) => texts.iter().map(|t| escape(t, '\\')).collect(),
        Value::Number(n) => vec![n.to_string()],
        Value::Link(id) => vec![label(id)],
        Value::Links(ids) => vec![ids.iter().map(label).collect::<Vec<_>>().join(" ")],
        Value::Experience(e) => vec![years(e)],
        Value::Metric(m) => {
            let number = |n: Option<f64>| n.map_or(String::new(), |n| n.to_string());
            let words = [escape(&m.name, '|'), escape(&m.unit, '|'), number(m.baseline), number(m.target)];
            vec![words.join(" | ")]
        }
    }
}

/// What stands in front of the most years, where there is no least.
const UP_TO: &str = "up to ";

/// Years of experience as in an outline: `2+`, `2-5 as contributors`, `up to 3`, `not essential`.
pub fn years(experience: &Experience) -> String {
    let span = match (experience.essential, experience.min_years, experience.max_years) {
        (false, None, None) => "not essential".to_string(),
        (true, None, None) => String::new(),
        (essential, min, max) => {
            let span = match (min, max) {
                (Some(min), Some(max)) => format!("{min}-{max}"),
                (Some(min), None) => format!("{min}+"),
                (None, max) => format!("{UP_TO}{}", max.map_or(String::new(), |y| y.to_string())),
            };
            let word = if essential { "" } else { "not essential " };
            format!("{word}{span}")
        }
    };
    format!("{span} {}", escape(&experience.context, '\\')).trim().to_string()
}

fn escape(text: &str, mark: char) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            c if c == '\\' || c == mark => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match (c, c == '\\') {
            (_, true) => match chars.next() {
                Some('n') => out.push('\n'),
                Some('r') => out.push('\r'),
                Some(c) => out.push(c),
                None => out.push('\\'),
            },
            (c, false) => out.push(c),
        }
    }
    out
}

/// Splits at a mark that is not escaped; the parts stay escaped.
fn split(text: &str, mark: char) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut escaped) = (0, false);
    for (i, c) in text.char_indices() {
        if c == mark && !escaped {
            parts.push(&text[start..i]);
            start = i + c.len_utf8();
        }
        escaped = c == '\\' && !escaped;
    }
    parts.push(&text[start..]);
    parts
}

/// Reads an outline.
///
/// # Errors
/// If a line is neither a node nor a field, or stands where it cannot.
pub fn read(text: &str) -> Result<Framework, OutlineError> {
    let mut records: Vec<Record> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut seen: HashMap<String, usize> = HashMap::new();
    let margin = text.lines().find(|l| !l.trim().is_empty()).map_or(0, |l| l.len() - l.trim_start().len());
    for (number, line) in text.lines().enumerate().filter(|(_, l)| !l.trim().is_empty()) {
        let wrong = |what: &str| OutlineError { line: number + 1, what: what.to_string() };
        let depth = (line.len() - line.trim_start().len()).checked_sub(margin).ok_or(wrong("outside the margin"))? / 2;
        let line = line.trim();
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        if let Some(field) = word.strip_suffix(':').and_then(Field::from_name) {
            let owner = depth.checked_sub(1).and_then(|d| open.get(d)).ok_or(wrong("a field of nothing"))?;
            let record = &mut records[*owner];
            if !record.kind.fields().contains(&field) {
                return Err(wrong("no such field here"));
            }
            let value = value(field, rest, record.fields.get(field)).ok_or(wrong("cannot be read"))?;
            record.fields.set(field, Some(value));
            continue;
        }
        let kind = Kind::from_name(word).ok_or(wrong("neither a node nor a field"))?;
        let parts = split(rest, '#');
        let (words, label) = (unescape(parts[0].trim_end()), parts.get(1).map(|l| l.trim().to_string()));
        let name = label.map_or_else(|| format!("{}/{words}", kind.name()), |l| format!("#{l}"));
        let again = seen.entry(name.clone()).or_insert(0);
        let id = NAMES.derive(if *again == 0 { name } else { format!("{name}/{again}") }.as_bytes());
        *again += 1;
        open.truncate(depth);
        let parent = open.last().map(|i| records[*i].id);
        let mut record = Record::new(id, kind, parent, Place::nth(records.len()));
        if let Some(face) = kind.face() {
            record.fields.set(face, Some(Value::Text(words)));
        }
        open.push(records.len());
        records.push(record);
    }
    Framework::from_records(records).map_err(|e: BuildError| OutlineError { line: 1, what: e.to_string() })
}

fn value(field: Field, text: &str, before: Option<&Value>) -> Option<Value> {
    let link = |word: &str| word.strip_prefix('#').map(|l| NAMES.derive(format!("#{l}").as_bytes()));
    Some(match field.shape() {
        Shape::Text => Value::Text(unescape(text)),
        Shape::Texts => {
            let mut texts = match before {
                Some(Value::Texts(t)) => t.clone(),
                _ => Vec::new(),
            };
            texts.push(unescape(text));
            Value::Texts(texts)
        }
        Shape::Number => Value::Number(text.parse().ok()?),
        Shape::Link(_) => Value::Link(link(text)?),
        Shape::Links(_) => Value::Links(text.split_whitespace().map(link).collect::<Option<_>>()?),
        Shape::Experience => Value::Experience(Box::new(experience(text)?)),
        Shape::Metric => {
            let parts: Vec<&str> = split(text, '|').into_iter().map(str::trim).collect();
            let number = |i: usize| parts.get(i).filter(|p| !p.is_empty()).map(|p| p.parse::<f64>()).transpose();
            Value::Metric(Box::new(Metric {
                name: unescape(parts.first()?),
                unit: unescape(parts.get(1).unwrap_or(&"")),
                baseline: number(2).ok()?,
                target: number(3).ok()?,
                ..Metric::default()
            }))
        }
    })
}

fn experience(text: &str) -> Option<Experience> {
    let (essential, text) = match text.strip_prefix("not essential") {
        Some(rest) => (false, rest.trim_start()),
        None => (true, text),
    };
    let years = |t: &str| t.parse().ok().and_then(Years::new);
    let most = text.strip_prefix(UP_TO).map(|rest| rest.split_once(' ').unwrap_or((rest, "")));
    let most = most.and_then(|(max, context)| Some((years(max)?, context)));
    let (span, context) = text.split_once(' ').unwrap_or((text, ""));
    let bounds = if let Some((max, _)) = most {
        Some((None, Some(max)))
    } else if let Some(min) = span.strip_suffix('+') {
        years(min).map(|min| (Some(min), None))
    } else {
        span.split_once('-').and_then(|(min, max)| {
            let min = if min.is_empty() { None } else { Some(years(min)?) };
            Some((min, Some(years(max)?)))
        })
    };
    let context = most.map_or(context, |(_, context)| context);
    let (min_years, max_years, context) = match bounds {
        Some((min, max)) => (min, max, context),
        None => (None, None, text),
    };
    Some(Experience { essential, min_years, max_years, context: unescape(context), ..Experience::default() })
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: &str = "\
framework Delivery
  summary: One line\\nand another with a \\\\ in it
  language: en
  note Why
    body: **Because**
  grade Level 1 #1
    code: L1
  group Flow
    competency Planning #3
      definition: Plans
      example: A plan
  path Delivery
    tagline: Getting there
    ability Holds \\# everywhere
    step Analyst #4
      code: A1
      focus: intelligence
      grade: #1
      experience: 2-5 as contributors
      ability Plans the work #6
        title: Plan
        examples: one
        examples: two
        competency: #3
        weight: 2.5
    step Lead #5
      experience: not essential
  transition
    from: #4
    to: #5
    note: After a year
  objective Sooner
    valueStream Orders
      metric: Lead time | days | 9 | 4.5
      disqualifiers: Skips the tests
      abilities: #6
";

    #[test]
    fn every_field_is_written_and_read_again() {
        let framework = read(ALL).unwrap();
        let written = write(&framework);
        let again = read(&written).unwrap();
        assert_eq!(write(&again), written);
        assert_eq!(again.len(), framework.len());
        let renumbered = ALL.replace("#3", "#2").replace("#4", "#3").replace("#5", "#4").replace("#6", "#5");
        let plain = |t: &str| t.chars().filter(|c| !c.is_ascii_digit()).collect::<String>();
        assert_eq!(plain(&written), plain(&renumbered));
    }

    #[test]
    fn what_is_wrong_is_named_by_line() {
        let check = |text: &str, line: usize, what: &str| {
            let error = read(text).unwrap_err();
            assert_eq!((error.line, error.what.as_str()), (line, what));
        };
        check("framework A\n  oddity B", 2, "neither a node nor a field");
        check("framework A\n  code: B", 2, "no such field here");
        check("title: B", 1, "a field of nothing");
        check("path A", 1, "there is no single root");
    }

    #[test]
    fn years_as_words() {
        let check = |text: &str| assert_eq!(years(&experience(text).unwrap()), text);
        for text in [
            "2+",
            "0-0.5",
            "2-5 as contributors",
            "not essential",
            "not essential 2+ somewhere",
            "up to 3",
            "up to 3 on deck",
            "x y",
        ] {
            check(text);
        }
        // As outlines of before have it.
        assert_eq!(experience("-3"), experience("up to 3"));
        assert_eq!(experience("-3 on deck"), experience("up to 3 on deck"));
    }
}
