//! Two statements that say the same but for small words and endings, or, if they are long, but for a word or two. A word
//! that matters ("team", "company") makes two short statements different: that is how ladders grow.

use super::same_statement_twice::said;
use super::{Found, Rule};
use crate::{Field, Framework, Kind, Record, prose};
use std::collections::{HashMap, HashSet};

pub(super) const RULE: Rule = Rule { code: "nearly-the-same", find };

/// How much of the words of two statements has to be shared, of ten.
const SHARED: usize = 9;
/// Fewer words that matter than these say too little.
const FEWEST: usize = 3;
/// Of statements that share their rarest word so many are looked at: more of them are a phrase of the house.
const MOST: usize = 48;

fn find(framework: &Framework) -> Vec<Found> {
    let mut seen: HashSet<u64> = HashSet::new();
    let mut statements = Vec::new();
    for ability in framework.of_kind(Kind::Ability) {
        // What is exactly the same is a finding of its own.
        if said(ability).is_some_and(|said| seen.insert(said)) {
            statements.push(ability);
        }
    }
    let words = Numbered::of(&statements);
    let mut index: HashMap<u32, Vec<u32>> = HashMap::new();
    let mut found = Vec::new();
    for (i, own) in words.iter().enumerate().filter(|(_, own)| own.len() >= FEWEST) {
        // Two sets that share nine tenths share one of the rarest words of each: only those are looked up.
        let rarest = &own[..own.len() - (own.len() * SHARED).div_ceil(10) + 1];
        let near = rarest.iter().filter_map(|word| index.get(word)).flat_map(|at| at.iter().rev().take(MOST));
        if let Some(other) = near.copied().filter(|other| is_near(own, &words[*other as usize])).min() {
            let (one, other) = (statements[i], statements[other as usize]);
            found.push(Found::at(one).with("other", other.id).with("words", other.face()).also([other.id]).remove());
        }
        for word in rarest {
            index.entry(*word).or_default().push(u32::try_from(i).unwrap_or(u32::MAX));
        }
    }
    found
}

fn is_near(one: &[u32], other: &[u32]) -> bool {
    // What is shared, of all that stands in either of them.
    let needed = ((one.len() + other.len()) * SHARED).div_ceil(10 + SHARED);
    // Most are told apart by their length, or by the first of their words, which are the rarest.
    needed <= other.len()
        && one
            .len()
            .checked_sub(needed)
            .is_some_and(|may_miss| one.iter().filter(|word| !other.contains(word)).nth(may_miss).is_none())
}

/// The words that matter of each statement as numbers, rarest first, each number once.
struct Numbered;

impl Numbered {
    fn of(statements: &[&Record]) -> Vec<Box<[u32]>> {
        let mut numbers: HashMap<String, u32> = HashMap::new();
        let mut counts: Vec<u32> = Vec::new();
        let mut all = Vec::with_capacity(statements.len());
        for statement in statements {
            let mut own: Vec<u32> = Vec::new();
            for word in prose::words(statement.text(Field::Statement)).filter_map(|(_, word)| plain(word)) {
                let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
                let number = *numbers.entry(word).or_insert(next);
                if number as usize == counts.len() {
                    counts.push(0);
                }
                if !own.contains(&number) {
                    counts[number as usize] += 1;
                    own.push(number);
                }
            }
            all.push(own.into_boxed_slice());
        }
        for own in &mut all {
            own.sort_by_key(|number| (counts[*number as usize], *number));
        }
        all
    }
}

/// Short words that turn a sentence round.
const TURNING: &[&str] = &["no", "not", "non", "pas", "nie"];

/// A word without the ending of its number or person; none for the small words of a language, which are short.
fn plain(word: &str) -> Option<String> {
    let word: String = word.chars().filter(|c| !matches!(c, '-' | '\'' | '’')).flat_map(char::to_lowercase).collect();
    let matters =
        word.chars().count() > 3 || word.chars().any(|c| c.is_ascii_digit()) || TURNING.contains(&word.as_str());
    let stem = word.strip_suffix("ies").map(|stem| format!("{stem}y"));
    let ends_in_s = word.len() > 4 && !word.ends_with("ss");
    let stem = stem.or_else(|| word.strip_suffix('s').filter(|_| ends_in_s).map(str::to_string));
    matters.then(|| stem.unwrap_or(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{expect, mends};

    #[test]
    fn near_are_two_that_share_nine_tenths() {
        for one in 0..24 {
            for other in 0..24 {
                for shared in 0..=one.min(other) {
                    let first: Vec<u32> = (0..one).collect();
                    let second: Vec<u32> = (0..shared).chain(100..100 + other - shared).collect();
                    let is = shared * 10 >= (one + other - shared) * 9;
                    assert_eq!(is_near(&first, &second), is, "{one} and {other}, of which {shared}");
                }
            }
        }
    }

    #[test]
    fn rule() {
        let check = |one: &str, two: &str, is_found: bool| {
            let outline =
                format!("framework A\n  path B\n    step C\n      ability {one}\n    step D\n      ability {two}");
            expect(&RULE, &outline, if is_found { std::slice::from_ref(&two) } else { &[] });
            if is_found {
                mends(&RULE, &outline, &["remove"]);
            }
        };
        check("Plans the work of a team", "Plans work of the team.", true);
        check("Plans the e-mail campaign", "Plan an email campaigns", true);
        check("Plans the work of a team", "Plans the work of a company", false);
        check("Plans the work of a team", "plans the  work of a team", false);
        check("Ships changes safely", "Ships changes not safely", false);
        check("Leads 2 large teams", "Leads 3 large teams", false);
        check("Plans", "Plan", false);
        let long = "Keeps every stakeholder informed about progress, risks, costs, quality, staffing, scope, dates and open decisions";
        check(long, &long.replace("open", "urgent"), false);
        check(long, &format!("{long} monthly"), true);
    }
}
