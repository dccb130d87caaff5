//! The rules of wording, one a file, and their visible list.

mod adverb_only;
mod hard_to_read;
mod inconsiderate;
mod minimum_of_years;
mod spelling;
mod two_behaviours;
mod vague_verb;
mod verb_form;

use crate::reading::Reading;
use rungs_model::check::Found;

/// A rule: its code and what it finds, in reading order.
pub(crate) struct Rule {
    pub code: &'static str,
    pub find: fn(&Reading<'_>) -> Vec<Found>,
}

/// The visible list of rules, in the order in which a person would go through what they find.
pub(crate) const RULES: &[Rule] = &[
    spelling::RULE,
    inconsiderate::RULE,
    vague_verb::RULE,
    two_behaviours::RULE,
    verb_form::RULE,
    adverb_only::RULE,
    hard_to_read::RULE,
    minimum_of_years::RULE,
];

/// What would be said so often is a habit of the whole framework, and is said once: the first place stands for all.
fn habit<'a, T: 'a>(hits: &'a [T], most: usize) -> Option<(&'a T, &'a [T])> {
    if hits.len() > most { hits.split_first() } else { None }
}
