//! What is printed about a document beside its content, and how it is to be printed.

use crate::Words;
use crate::coverage::Ink;
use chrono::{DateTime, NaiveDate, Utc};
use rungs_model::Id;
use serde_json::{Value as Json, json};

/// What a reader needs to know about the copy in front of them.
#[derive(Debug, Clone)]
pub struct Imprint {
    /// Name of the version; none for a draft.
    pub version: Option<String>,
    /// Its status, in words.
    pub status: Option<String>,
    /// From when on it holds.
    pub effective: Option<NaiveDate>,
    /// Who made it; empty where nobody is named.
    pub author: String,
    /// When it was printed. The only time the document knows.
    pub printed: DateTime<Utc>,
    /// The labels of the pages.
    pub words: Words,
}

/// How a document is printed.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The paths to print; all where none is named.
    pub paths: Vec<Id>,
    /// The sheet.
    pub paper: Paper,
    /// Whether the file declares and keeps PDF/UA-1. It is tagged either way.
    pub accessible: bool,
}

/// A size of sheet.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Paper {
    /// 210 x 297 mm.
    #[default]
    A4,
    /// 8.5 x 11 inches.
    Letter,
}

impl Paper {
    /// As the typesetter knows it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Paper::A4 => "a4",
            Paper::Letter => "us-letter",
        }
    }

    /// Width and height upright, in points.
    pub(crate) fn size(self) -> (f64, f64) {
        match self {
            Paper::A4 => (595.28, 841.89),
            Paper::Letter => (612.0, 792.0),
        }
    }
}

/// Free paper left and right of the text, in points (22 mm).
pub(crate) const MARGIN: f64 = 62.36;

impl Imprint {
    /// The lines of the cover, label and value, those that are known.
    pub(crate) fn facts(&self, ink: &mut Ink<'_>) -> Json {
        let words = &self.words;
        let facts = [
            (words.version, self.version.clone()),
            (words.status, self.status.clone()),
            (words.effective, self.effective.map(|day| words.day(day))),
            (words.author, Some(self.author.clone())),
            (words.printed, Some(words.day(self.printed.date_naive()))),
        ];
        let known =
            facts.into_iter().filter_map(|(label, value)| Some((label, value.filter(|v| !v.trim().is_empty())?)));
        known.map(|(label, value)| json!([label, ink.under(label).say(&value)])).collect()
    }
}
