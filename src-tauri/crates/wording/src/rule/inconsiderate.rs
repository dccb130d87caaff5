//! Words that leave people out, wherever they stand, each said once. The list is short and knows its exceptions.

use super::Rule;
use crate::lists::{Inconsiderate, inconsiderate};
use crate::reading::Reading;
use rungs_model::check::Found;
use rungs_model::{Id, prose};
use std::collections::{BTreeMap, HashMap};

pub(crate) const RULE: Rule = Rule { code: "inconsiderate", find };

/// The words of a list by the first word of each: the entry, the phrase, and where in it that first word stands.
type Index<'e> = HashMap<&'e str, Vec<(usize, &'e str, usize)>>;

fn index(list: &[Inconsiderate]) -> Index<'_> {
    let mut index: Index<'_> = HashMap::new();
    for (n, entry) in list.iter().enumerate() {
        for phrase in &entry.words {
            if let Some((at, first)) = prose::words(phrase).next() {
                index.entry(first).or_default().push((n, phrase, at));
            }
        }
    }
    index
}

fn find(reading: &Reading<'_>) -> Vec<Found> {
    let list = inconsiderate(&reading.language);
    let index = index(list);
    // By entry and word: where it stands, as it is written there.
    let mut hits: BTreeMap<(usize, &str), Vec<(Id, String)>> = BTreeMap::new();
    for record in &reading.order {
        for (_, text) in prose::texts(record) {
            for (n, word, at) in stands(&text.to_lowercase(), list, &index) {
                let written = text.get(at..at + word.len()).filter(|w| w.to_lowercase() == word).unwrap_or(word);
                hits.entry((n, word)).or_default().push((record.id, written.to_string()));
            }
        }
    }
    let mut found: Vec<(usize, Found)> = Vec::new();
    for ((n, word), places) in hits {
        let Some(first) = reading.framework.get(places[0].0) else { continue };
        let nodes: Vec<Id> = places.iter().map(|(id, _)| *id).collect();
        let mut one = Found::at(first).about(word).with("why", &list[n].why).also(nodes.iter().copied());
        for instead in &list[n].instead {
            let pairs: Vec<(String, String)> =
                places.iter().map(|(_, written)| (written.clone(), prose::in_the_case_of(instead, written))).collect();
            let intention = prose::replace(reading.framework, nodes.iter().copied(), &pairs);
            one = one.mend(if nodes.len() > 1 { "write-everywhere" } else { "write" }, &[("word", instead)], intention);
        }
        found.push((reading.order.iter().position(|r| r.id == first.id).unwrap_or_default(), one));
    }
    found.sort_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, one)| one).collect()
}

/// The words of the list that stand in a text of lower case: the entry, the word and its first place.
fn stands<'e>(text: &str, list: &'e [Inconsiderate], index: &Index<'e>) -> Vec<(usize, &'e str, usize)> {
    let mut found: Vec<(usize, &str, usize)> = Vec::new();
    for (at, first) in prose::words(text) {
        for (n, phrase, inside) in index.get(first).into_iter().flatten().copied() {
            let Some(from) = at.checked_sub(inside) else { continue };
            let is_there = text.get(from..from + phrase.len()) == Some(phrase);
            let is_new = !found.iter().any(|(_, word, _)| *word == phrase);
            if is_there && is_new && is_whole(text, from, phrase) && !is_excused(text, from, &list[n]) {
                found.push((n, phrase, from));
            }
        }
    }
    // "the guys" says all that "guys" says, and "his/her team" begins before "her team".
    let end = |hit: &(usize, &str, usize)| hit.2 + hit.1.len();
    let wins = |a: &(usize, &str, usize), b: &(usize, &str, usize)| (a.2, b.1.len()) < (b.2, a.1.len());
    let is_said = |hit: &&(usize, &str, usize)| found.iter().any(|o| wins(o, hit) && hit.2 < end(o));
    found.iter().filter(|hit| !is_said(hit)).copied().collect()
}

fn is_whole(text: &str, at: usize, word: &str) -> bool {
    let part = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '-');
    !part(text[..at].chars().next_back()) && !part(text[at + word.len()..].chars().next())
}

fn is_excused(text: &str, at: usize, entry: &Inconsiderate) -> bool {
    entry
        .but
        .iter()
        .any(|phrase| text.match_indices(phrase.as_str()).any(|(from, _)| from <= at && at < from + phrase.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{expect, mended};

    fn ladder(language: &str, statements: &[&str]) -> String {
        let lines: String = statements.iter().map(|s| format!("      ability {s}\n")).collect();
        format!("framework A\n  language: {language}\n  path B\n    step C\n{lines}")
    }

    #[test]
    fn rule() {
        let check =
            |language: &str, statements: &[&str], faces: &[&str]| expect(&RULE, &ladder(language, statements), faces);
        check("en", &["Plans manpower", "Is the chairman"], &["Plans manpower", "Is the chairman"]);
        check(
            "en",
            &["Leads, supports, challenges and decides", "Competency in mastering analysis", "Human resources"],
            &[],
        );
        check("en", &["Coaches young people", "A young team"], &["A young team"]);
        check("en", &["Uses the setup wizard", "Is a wizard"], &["Is a wizard"]);
        check("en", &["Plans Manpower", "Counts manpower"], &["Plans Manpower"]);
        check("en", &["Thanks the guys"], &["Thanks the guys"]);
        check("en", &["For his/her team", "For her team"], &["For his/her team", "For her team"]);
        check("de", &["Schätzt Manntage"], &["Schätzt Manntage"]);
        check("sv", &["Plans manpower"], &[]);
        assert_eq!(
            mended(&RULE, &ladder("en", &["Plans Manpower", "Counts manpower"])),
            ["Plans Workforce", "Counts workforce"]
        );
    }
}
