//! A step that repeats several statements of another one: they may as well hold on every step, or go without saying.

use super::{Found, Rule, same_statement_twice};
use crate::edit::{Intention, Remove};
use crate::{Framework, Id, Kind};

pub(super) const RULE: Rule = Rule { code: "step-repeats-step", find };

/// Fewer are each a finding of its own.
pub(super) const MANY: usize = 3;

fn find(framework: &Framework) -> Vec<Found> {
    let all = same_statement_twice::all(framework);
    let counts = same_statement_twice::counts(&all);
    let mut found = Vec::new();
    let mut done: Vec<(Id, Id)> = Vec::new();
    for between in all.iter().filter_map(same_statement_twice::Twice::between) {
        let (here, there) = between;
        if here == there || counts.get(&between).is_none_or(|n| *n < MANY) || done.contains(&between) {
            continue;
        }
        done.push(between);
        let (Some(step), Some(other)) = (framework.get(here), framework.get(there)) else { continue };
        let nodes: Vec<Id> = all.iter().filter(|t| t.between() == Some(between)).map(|t| t.ability.id).collect();
        let count = nodes.len().to_string();
        let every = if other.kind == Kind::Path { "yes" } else { "no" };
        let one = Found::at(step)
            .also(nodes.iter().copied())
            .with("count", &count)
            .with("step", other.face())
            .with("every", every);
        found.push(one.mend("remove-here", &[("count", count.as_str())], Intention::Remove(Remove { nodes })));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{expect, mends};

    #[test]
    fn rule() {
        let step = |name: &str, statements: &[&str]| {
            let lines: String = statements.iter().map(|s| format!("      ability {s}\n")).collect();
            format!("    step {name}\n{lines}")
        };
        let path = |steps: &[String]| format!("framework A\n  path B\n{}", steps.concat());
        let much =
            path(&[step("C", &["Plans", "Leads", "Writes"]), step("D", &["Plans", "Leads", "Writes", "Coaches"])]);
        expect(&RULE, &much, &["D"]);
        mends(&RULE, &much, &["remove-here"]);
        expect(&RULE, &path(&[step("C", &["Plans", "Leads"]), step("D", &["Plans", "Leads"])]), &[]);
    }
}
