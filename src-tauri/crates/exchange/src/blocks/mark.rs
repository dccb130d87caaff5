//! First floor, blocks of documents: what a document that we wrote says of its own blocks, so that it comes back as it
//! went out, whatever a person did to its words in between.
//!
//! A mark is written as `step.title` with the id of the node beside it. What it is written in is the business of each
//! format: an attribute, a comment, the name of a style.

use rungs_model::{Experience, Field, Id, Kind, Years};

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mark {
    pub is: Is,
    /// The node; none for one that a person added.
    pub node: Option<Id>,
    /// The node that it refers to.
    pub link: Option<Id>,
}

/// The kind of thing that a marked block holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Is {
    /// A field of a node. The first one of a node begins it.
    Field(Kind, Field),
    /// Of a value stream: name, unit, baseline or target of its metric.
    Metric(u8),
    /// Words of the document itself that lead to a list.
    Label,
    /// Words of the document itself, or what stands elsewhere in it already.
    Aside,
}

/// The parts of a metric.
const METRIC: [&str; 4] = ["name", "unit", "baseline", "target"];

impl Is {
    /// Whether a block of this kind begins a node.
    pub fn begins(self) -> Option<Kind> {
        let Is::Field(kind, field) = self else { return None };
        let first = match kind {
            Kind::Note => Field::Heading,
            Kind::Ability => Field::Statement,
            Kind::Transition => Field::Note,
            _ => Field::Title,
        };
        (field == first).then_some(kind)
    }

    /// Every kind of block there is.
    pub fn all() -> Vec<Is> {
        let fields =
            Kind::ALL.into_iter().flat_map(|kind| kind.fields().iter().map(move |field| Is::Field(kind, *field)));
        fields.chain((0..4).map(Is::Metric)).chain([Is::Aside, Is::Label]).collect()
    }

    /// As it is written: `step.title`, `aside`.
    pub fn name(self) -> String {
        match self {
            Is::Field(kind, field) => format!("{}.{}", kind.name(), field.name()),
            Is::Metric(part) => format!("metric.{}", METRIC[usize::from(part) % 4]),
            Is::Label => "label".to_string(),
            Is::Aside => "aside".to_string(),
        }
    }

    /// What is written so.
    pub fn named(name: &str) -> Option<Is> {
        if let Some(own) = [Is::Aside, Is::Label].into_iter().find(|is| is.name() == name) {
            return Some(own);
        }
        let (kind, field) = name.split_once('.')?;
        if kind == "metric" {
            return METRIC.iter().position(|part| *part == field).map(|part| Is::Metric(part as u8));
        }
        let (kind, field) = (Kind::from_name(kind)?, Field::from_name(field)?);
        kind.fields().contains(&field).then_some(Is::Field(kind, field))
    }
}

impl Mark {
    /// In one line: `step.title 3f2a… >51b0…`.
    pub fn line(&self) -> String {
        let node = self.node.map(|id| format!(" {id}")).unwrap_or_default();
        let link = self.link.map(|id| format!(" >{id}")).unwrap_or_default();
        format!("{}{node}{link}", self.is.name())
    }

    /// What such a line says.
    pub fn read(line: &str) -> Option<Mark> {
        let mut words = line.split_whitespace();
        let mut mark = Mark { is: Is::named(words.next()?)?, node: None, link: None };
        for word in words {
            match word.strip_prefix('>') {
                Some(link) => mark.link = link.parse().ok(),
                None => mark.node = word.parse().ok(),
            }
        }
        Some(mark)
    }
}

/// Years of experience as a document of ours writes them: "2–5 years · as contributors to deliveries".
pub(crate) fn years(experience: &Experience) -> String {
    let number = |years: Years| years.to_string();
    let span = match (experience.min_years, experience.max_years) {
        (None, None) => String::new(),
        (Some(min), Some(max)) => format!("{}–{} years", number(min), number(max)),
        (Some(min), None) => format!("{}+ years", number(min)),
        (None, Some(max)) => format!("up to {} years", number(max)),
    };
    let essential = if experience.essential { "" } else { NOT_ESSENTIAL };
    let said: Vec<&str> = [essential, span.as_str()].into_iter().filter(|said| !said.is_empty()).collect();
    match (said.join(", "), experience.context.trim()) {
        (span, "") => span,
        (span, context) => format!("{span} · {context}"),
    }
}

const NOT_ESSENTIAL: &str = "years not essential";

/// Reads what [`years`] writes; none for a text that a person wrote otherwise.
pub(crate) fn years_said(text: &str) -> Option<Experience> {
    let (span, context) = match text.strip_prefix('·') {
        Some(context) => ("", context),
        None => text.split_once(" ·").unwrap_or((text, "")),
    };
    let mut experience = Experience { context: context.trim().to_string(), ..Experience::default() };
    let mut span = span.trim();
    if let Some(rest) = span.strip_prefix(NOT_ESSENTIAL) {
        experience.essential = false;
        span = rest.trim_start_matches([',', ' ']);
    }
    if span.is_empty() {
        return Some(experience);
    }
    let years = |text: &str| Years::new(text.parse().ok()?);
    let span = span.strip_suffix(" years")?;
    match (span.strip_prefix("up to "), span.strip_suffix('+'), span.split_once('–')) {
        (Some(max), _, _) => experience.max_years = Some(years(max)?),
        (_, Some(min), _) => experience.min_years = Some(years(min)?),
        (_, _, Some((min, max))) => {
            (experience.min_years, experience.max_years) = (Some(years(min)?), Some(years(max)?))
        }
        _ => return None,
    }
    Some(experience)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_read_as_they_are_written() {
        let id = Id::from_bytes([7; 16]);
        for is in [Is::Field(Kind::Step, Field::Title), Is::Field(Kind::Ability, Field::Competency), Is::Aside] {
            for (node, link) in [(None, None), (Some(id), None), (Some(id), Some(id)), (None, Some(id))] {
                let mark = Mark { is, node, link };
                assert_eq!(Mark::read(&mark.line()), Some(mark));
            }
        }
        for line in ["", "step", "step.statement", "step.nothing", "a.b.c"] {
            assert_eq!(Mark::read(line), None, "{line}");
        }
    }
}
