//! What would come in with a file: counts, the account of its characters, and what its parts were taken for.

use crate::proposals::Source;
use rungs_exchange::{Imported, Mapping, Skip, Tally};
use rungs_model::Kind;
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;

/// What would come in with a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Expected {
    /// How many nodes of each kind.
    pub counts: BTreeMap<Kind, usize>,
    /// How many steps say years.
    pub years: usize,
    /// How sure it is, from 0 to 1.
    pub confidence: f32,
    /// The format, the account of characters and what the parts were taken for; none for a format of our own.
    pub understood: Option<(String, Tally, Mapping)>,
    /// What would be left out, the most characters first.
    pub skipped: Vec<SkippedPlace>,
}

/// What would be left out for one reason; of tables column by column.
#[derive(Debug, Clone, PartialEq)]
pub struct SkippedPlace {
    /// Why.
    pub why: Skip,
    /// Where it stands first, as a person looks it up.
    pub first: String,
    /// In how many places.
    pub places: u32,
    /// How many characters, white space apart.
    pub characters: u32,
}

impl Expected {
    /// What would come in with a file that was read.
    pub fn of(imported: &Imported) -> Expected {
        let mut counts = BTreeMap::new();
        let mut years = 0;
        for record in imported.content.framework().records().filter(|record| record.kind != Kind::Framework) {
            *counts.entry(record.kind).or_insert(0) += 1;
            years += usize::from(record.experience().is_some());
        }
        let Some(understanding) = &imported.understanding else {
            return Expected { counts, years, confidence: 1.0, understood: None, skipped: Vec::new() };
        };
        let source = Source::of(Some(understanding));
        let skipped = source.left_out(understanding).into_iter().map(|left| SkippedPlace {
            why: left.why,
            first: source
                .piece_at(left.first)
                .and_then(|n| understanding.pieces.get(n))
                .map(|p| p.at.to_string())
                .unwrap_or_default(),
            places: left.places,
            characters: left.characters,
        });
        let mapping = understanding.mapping.clone();
        let understood = Some((mapping.from.clone(), understanding.tally, mapping));
        Expected { counts, years, confidence: understanding.confidence, understood, skipped: skipped.collect() }
    }

    /// The same for programs.
    pub fn json(&self) -> Json {
        let counts: serde_json::Map<String, Json> =
            self.counts.iter().map(|(kind, count)| (kind.name().to_string(), json!(count))).collect();
        let skipped = self.skipped.iter().map(|skipped| {
            let SkippedPlace { why, first, places, characters } = skipped;
            json!({"why": why.code(), "first": first, "places": places, "characters": characters})
        });
        let mut answer = json!({"counts": counts, "years": self.years, "confidence": self.confidence});
        if let (Some((from, tally, mapping)), Some(answer)) = (&self.understood, answer.as_object_mut()) {
            answer.insert("from".to_string(), json!(from));
            answer.insert("characters".to_string(), json!(tally));
            answer.insert("skipped".to_string(), skipped.collect());
            answer.insert("mapping".to_string(), json!(mapping));
        }
        answer
    }
}
