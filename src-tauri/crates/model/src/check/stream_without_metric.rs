//! A value stream without the one metric it needs.

use super::{Found, Rule};
use crate::{Framework, Kind};

pub(super) const RULE: Rule = Rule { code: "stream-without-metric", find };

fn find(framework: &Framework) -> Vec<Found> {
    let streams = framework.of_kind(Kind::ValueStream).into_iter();
    streams.filter(|s| s.metric().is_none_or(|m| m.name.trim().is_empty())).map(Found::at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::expect;

    #[test]
    fn rule() {
        let stream = "framework A\n  objective B\n    valueStream C\n";
        expect(&RULE, stream, &["C"]);
        expect(&RULE, &format!("{stream}      metric: Lead time"), &[]);
        expect(&RULE, &format!("{stream}      metric: | days"), &["C"]);
    }
}
