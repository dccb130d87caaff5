//! A long sentence of long words, by LIX (Björnsson 1968: words per sentence plus the share of words of more than six
//! letters): the higher, the harder in any language of Europe.

use super::Rule;
use crate::reading::Reading;
use rungs_model::check::Found;

pub(crate) const RULE: Rule = Rule { code: "hard-to-read", find };

/// Shorter sentences can be read whatever their words are.
const LONG: usize = 32;
/// Above it stand laws and dissertations.
const HARD: f64 = 68.0;

fn find(reading: &Reading<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for statement in &reading.statements {
        let sentences = statement.text.split(['.', '!', '?', ';', ':', '\n']);
        let longest =
            sentences.map(|s| s.split_whitespace().collect::<Vec<_>>()).max_by_key(Vec::len).unwrap_or_default();
        if longest.len() < LONG {
            continue;
        }
        let letters = |word: &&&str| word.chars().filter(|c| c.is_alphabetic()).count() > 6;
        let share = longest.iter().filter(letters).count() as f64 * 100.0 / longest.len() as f64;
        let lix = longest.len() as f64 + share;
        if lix >= HARD {
            found.push(Found::at(statement.record).with("words", longest.len()).with("lix", lix.round()));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expect;

    #[test]
    fn rule() {
        let check = |statement: &str, is_found: bool| {
            let outline = format!("framework A\n  path B\n    step C\n      ability {statement}");
            expect(&RULE, &outline, if is_found { std::slice::from_ref(&statement) } else { &[] });
        };
        let long = "Coordinates organisational transformation programmes across international departments ".repeat(5);
        check(long.trim(), true);
        check(long.replace("departments ", "departments. ").trim(), false);
        check(&["He does it and so do we"; 6].join(" "), false);
    }
}
