//! What is odd in the structure of a framework: findings, never errors. One rule a file.

mod ability_without_competency;
mod ability_without_statement;
mod competency_never_used;
mod empty_cell;
mod empty_title;
mod falling_years;
mod group_without_competencies;
mod missing_years;
mod nearly_the_same;
mod note_without_text;
mod reference_to_nothing;
mod same_statement_twice;
mod spelled_two_ways;
mod step_never_reached;
mod step_repeats_step;
mod step_without_abilities;
mod stream_without_metric;
mod years_apart;
mod years_overlapping;
mod years_reversed;

use crate::edit::{Intention, Remove, Set};
use crate::{Field, FieldEdits, Framework, Id, IdMap, Record, Value};
use serde::{Serialize, Serializer};

/// What a finding is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub enum Area {
    /// How the framework is built: what is missing, double, or does not fit.
    Structure,
    /// How it is worded.
    Wording,
}

/// Something a person may want to mend.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// Which rule found it.
    pub code: &'static str,
    /// What it is about.
    pub area: Area,
    /// Whether it is only worth a thought: nothing may be wrong at all.
    pub gentle: bool,
    /// The node to look at.
    pub node: Id,
    /// Further nodes it is about, in reading order.
    pub also: Vec<Id>,
    /// The word or phrase it is about, as it stands there; none where it is about the whole.
    pub word: Option<String>,
    /// Words and numbers for the sentence, by name.
    #[ts(type = "{ [key in string]: string }")]
    pub params: Params,
    /// What may be done about it, the likeliest first.
    pub mends: Vec<Mend>,
}

/// One way to mend a finding: an intention that a person may let happen as it is.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct Mend {
    /// Which sentence says what it does.
    pub code: &'static str,
    /// Words for that sentence, by name.
    #[ts(type = "{ [key in string]: string }")]
    pub params: Params,
    /// What is done.
    pub intention: Intention,
}

/// Words and numbers for a sentence in the order of their names. They are few, and there may be tens of thousands of findings.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Params(Vec<(&'static str, String)>);

impl Params {
    /// What stands under a name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(have, _)| *have == name).map(|(_, words)| words.as_str())
    }

    fn put(&mut self, name: &'static str, words: String) {
        match self.0.binary_search_by_key(&name, |(have, _)| have) {
            Ok(at) => self.0[at].1 = words,
            Err(at) => {
                self.0.reserve_exact(1);
                self.0.insert(at, (name, words));
            }
        }
    }
}

impl Serialize for Params {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_map(self.0.iter().map(|(name, words)| (name, words)))
    }
}

/// A rule: its code and what it finds in one framework, in reading order.
struct Rule {
    code: &'static str,
    find: fn(&Framework) -> Vec<Found>,
}

/// What a rule found, being put together: a node, the words for the sentence, and what may be done.
#[derive(Debug, Clone)]
pub struct Found {
    node: Id,
    gentle: bool,
    also: Vec<Id>,
    word: Option<String>,
    params: Params,
    mends: Vec<Mend>,
}

impl Found {
    /// Something about a node.
    pub fn at(record: &Record) -> Found {
        let (params, also, mends) = (Params::default(), Vec::new(), Vec::new());
        Found { node: record.id, gentle: false, also, word: None, params, mends }
    }

    /// The node.
    pub fn node(&self) -> Id {
        self.node
    }

    /// With a word or number for the sentence.
    #[must_use]
    pub fn with(mut self, name: &'static str, words: impl ToString) -> Found {
        self.params.put(name, words.to_string());
        self
    }

    /// About a word that stands in the node.
    #[must_use]
    pub fn about(mut self, word: &str) -> Found {
        self.word = Some(word.to_string());
        self.with("word", word)
    }

    /// About further nodes too; the number of all is the parameter `count`.
    #[must_use]
    pub fn also(mut self, nodes: impl IntoIterator<Item = Id>) -> Found {
        let mut seen: IdMap<Id, ()> = self.also.iter().chain([&self.node]).map(|id| (*id, ())).collect();
        self.also.extend(nodes.into_iter().filter(|node| seen.insert(*node, ()).is_none()));
        // Most are about one more: room for four would be three too many, tens of thousands of times.
        self.also.shrink_to_fit();
        let count = self.also.len() + 1;
        self.with("count", count)
    }

    /// Only worth a thought.
    #[must_use]
    pub fn gentle(mut self) -> Found {
        self.gentle = true;
        self
    }

    /// With a way to mend it.
    #[must_use]
    pub fn mend(mut self, code: &'static str, params: &[(&'static str, &str)], intention: Intention) -> Found {
        let mut mend = Mend { code, params: Params::default(), intention };
        for (name, words) in params {
            mend.params.put(name, (*words).to_string());
        }
        self.mends.reserve_exact(1);
        self.mends.push(mend);
        self
    }

    /// With a way to mend it by giving a field of its node another value, or none.
    #[must_use]
    pub fn set(self, code: &'static str, params: &[(&'static str, &str)], field: Field, value: Option<Value>) -> Found {
        let node = self.node;
        self.mend(code, params, set(node, field, value))
    }

    /// With a way to mend it by taking its node out.
    #[must_use]
    fn remove(self) -> Found {
        let nodes = vec![self.node];
        self.mend("remove", &[], Intention::Remove(Remove { nodes }))
    }

    /// The finding of a rule.
    pub fn by(self, code: &'static str, area: Area) -> Finding {
        let Found { node, gentle, also, word, params, mends } = self;
        Finding { code, area, gentle, node, also, word, params, mends }
    }
}

/// The intention to give a field another value, or none.
pub fn set(node: Id, field: Field, value: Option<Value>) -> Intention {
    Intention::Set(Set { node, fields: FieldEdits(vec![(field, value)]) })
}

/// The visible list of rules, in the order in which a person would go through what they find.
const RULES: &[Rule] = &[
    empty_title::RULE,
    step_without_abilities::RULE,
    empty_cell::RULE,
    ability_without_statement::RULE,
    ability_without_competency::RULE,
    same_statement_twice::RULE,
    step_repeats_step::RULE,
    nearly_the_same::RULE,
    falling_years::RULE,
    years_reversed::RULE,
    missing_years::RULE,
    years_apart::RULE,
    years_overlapping::RULE,
    step_never_reached::RULE,
    competency_never_used::RULE,
    group_without_competencies::RULE,
    note_without_text::RULE,
    stream_without_metric::RULE,
    spelled_two_ways::RULE,
    reference_to_nothing::RULE,
];

/// Everything odd in the structure of a framework, rule by rule.
pub fn check(framework: &Framework) -> Vec<Finding> {
    let run = |rule: &Rule| {
        let code = rule.code;
        (rule.find)(framework).into_iter().map(move |found| found.by(code, Area::Structure))
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

/// Checks the ways to mend what a rule finds first: each can be done, and then the rule finds less.
#[cfg(test)]
fn mends(rule: &Rule, outline: &str, codes: &[&str]) {
    let framework = crate::outline::read(outline).unwrap();
    let before = (rule.find)(&framework);
    let found: Vec<&str> = before[0].mends.iter().map(|m| m.code).collect();
    assert_eq!(found, codes, "{} in\n{outline}", rule.code);
    for mend in &before[0].mends {
        let changes = crate::edit::plan(&framework, &mend.intention, framework.root().derive(b"mend")).unwrap();
        let mut after = framework.clone();
        after.apply(&changes).unwrap();
        assert!((rule.find)(&after).len() < before.len(), "{} does not mend {}", mend.code, rule.code);
    }
}
