//! The value score of a framework.

use crate::{Field, Framework, Id, Kind};
use std::collections::HashSet;

/// Which part of the weight of all abilities serves at least one value stream.
#[derive(Debug, Clone, PartialEq)]
pub struct ValueScore {
    /// Weight of the abilities that serve at least one stream.
    pub serving: f64,
    /// Weight of all abilities.
    pub all: f64,
    /// The abilities that serve none, in reading order.
    pub idle: Vec<Id>,
}

impl ValueScore {
    /// Serving weight ÷ all weight, from 0 to 1; none where there is no weight at all.
    pub fn ratio(&self) -> Option<f64> {
        (self.all > 0.0).then(|| self.serving / self.all)
    }
}

/// The value score as it is told to people, from 0 to 1; none where nobody has said yet what value there is.
pub fn told_score(framework: &Framework) -> Option<f64> {
    let says_value = !framework.of_kind(Kind::ValueStream).is_empty();
    says_value.then(|| value_score(framework).ratio()).flatten()
}

/// The value score.
pub fn value_score(framework: &Framework) -> ValueScore {
    let streams = framework.of_kind(Kind::ValueStream);
    let serving: HashSet<Id> = streams.iter().flat_map(|s| s.links(Field::Abilities)).copied().collect();
    let mut score = ValueScore { serving: 0.0, all: 0.0, idle: Vec::new() };
    for ability in framework.of_kind(Kind::Ability) {
        score.all += ability.weight();
        if serving.contains(&ability.id) {
            score.serving += ability.weight();
        } else {
            score.idle.push(ability.id);
        }
    }
    score
}
