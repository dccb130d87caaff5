//! What is odd in a framework: findings, never errors. One rule a file.

mod ability_without_statement;
mod competency_never_used;
mod empty_title;
mod falling_years;
mod reference_to_nothing;
mod same_statement_twice;
mod step_without_abilities;
mod stream_without_metric;

use crate::{Framework, Id, Record};
use serde::Serialize;
use std::collections::BTreeMap;

/// Something a person may want to mend.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// Which rule found it.
    pub code: String,
    /// The node to look at.
    pub node: Id,
    /// Words and numbers for the sentence, by name.
    pub params: BTreeMap<String, String>,
}

/// A rule: its code and what it finds in one framework, in reading order.
struct Rule {
    code: &'static str,
    find: fn(&Framework) -> Vec<Found>,
}

/// What a rule found: a node and the words for the sentence.
struct Found {
    node: Id,
    params: Vec<(&'static str, String)>,
}

impl Found {
    fn at(record: &Record) -> Found {
        Found { node: record.id, params: Vec::new() }
    }

    fn with(mut self, name: &'static str, words: impl ToString) -> Found {
        self.params.push((name, words.to_string()));
        self
    }
}

/// The visible list of rules.
const RULES: &[Rule] = &[
    empty_title::RULE,
    step_without_abilities::RULE,
    ability_without_statement::RULE,
    same_statement_twice::RULE,
    falling_years::RULE,
    competency_never_used::RULE,
    stream_without_metric::RULE,
    reference_to_nothing::RULE,
];

/// Everything odd in a framework, rule by rule.
pub fn check(framework: &Framework) -> Vec<Finding> {
    let run = |rule: &Rule| {
        let code = rule.code;
        (rule.find)(framework).into_iter().map(move |found| Finding {
            code: code.to_string(),
            node: found.node,
            params: found.params.into_iter().map(|(name, words)| (name.to_string(), words)).collect(),
        })
    };
    RULES.iter().flat_map(run).collect()
}

/// The codes of all rules, for the catalogues to be checked against.
pub fn codes() -> Vec<&'static str> {
    RULES.iter().map(|r| r.code).collect()
}

/// Checks one rule: what it finds in an outline, as the faces of the nodes.
#[cfg(test)]
fn expect(rule: &Rule, outline: &str, faces: &[&str]) {
    let framework = crate::outline::read(outline).unwrap();
    let found: Vec<&str> =
        (rule.find)(&framework).iter().map(|f| framework.get(f.node).map_or("?", |r| r.face())).collect();
    assert_eq!(found, faces, "{} in\n{outline}", rule.code);
}
