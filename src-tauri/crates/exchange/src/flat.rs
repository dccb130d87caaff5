//! First floor, data formats: the table of all nodes with all their fields, which Rungs writes into CSV and workbooks and
//! reads back.

pub(crate) mod write;

use rungs_model::Field;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Column {
    Kind,
    /// The names of what the node stands in, for people.
    Where,
    Field(Field),
    YearsFrom,
    YearsTo,
    YearsEssential,
    YearsContext,
    Metric,
    Unit,
    Baseline,
    Target,
    Id,
    /// The id of what the node stands in.
    In,
}

use Column as C;

/// The columns in their order, each with its head.
pub(crate) const COLUMNS: &[(&str, Column)] = &[
    ("Kind", C::Kind),
    ("Where", C::Where),
    ("Title", C::Field(Field::Title)),
    ("Code", C::Field(Field::Code)),
    ("Statement", C::Field(Field::Statement)),
    ("Tagline", C::Field(Field::Tagline)),
    ("Focus", C::Field(Field::Focus)),
    ("Summary", C::Field(Field::Summary)),
    ("Definition", C::Field(Field::Definition)),
    ("Example", C::Field(Field::Example)),
    ("Examples", C::Field(Field::Examples)),
    ("Heading", C::Field(Field::Heading)),
    ("Body", C::Field(Field::Body)),
    ("Note", C::Field(Field::Note)),
    ("Weight", C::Field(Field::Weight)),
    ("Years from", C::YearsFrom),
    ("Years to", C::YearsTo),
    ("Years essential", C::YearsEssential),
    ("Years of what", C::YearsContext),
    ("Metric", C::Metric),
    ("Unit", C::Unit),
    ("Baseline", C::Baseline),
    ("Target", C::Target),
    ("Disqualifiers", C::Field(Field::Disqualifiers)),
    ("Language", C::Field(Field::Language)),
    ("Grade id", C::Field(Field::Grade)),
    ("Competency id", C::Field(Field::Competency)),
    ("From id", C::Field(Field::From)),
    ("To id", C::Field(Field::To)),
    ("Ability ids", C::Field(Field::Abilities)),
    ("Id", C::Id),
    ("In id", C::In),
];

/// A list as one text: a line each, or a JSON list where lines would not come apart again as they were.
pub(crate) fn list(texts: &[String]) -> String {
    let is_plain = |text: &String| !text.trim().is_empty() && !text.contains(['\n', '\r']) && !text.starts_with('[');
    if texts.iter().all(is_plain) { texts.join("\n") } else { serde_json::json!(texts).to_string() }
}

/// The list that such a text says.
pub(crate) fn listed(text: &str) -> Vec<String> {
    if text.starts_with('[')
        && let Ok(texts) = serde_json::from_str(text)
    {
        return texts;
    }
    text.lines().filter(|line| !line.trim().is_empty()).map(ToString::to_string).collect()
}
