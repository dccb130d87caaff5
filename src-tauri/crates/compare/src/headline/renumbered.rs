//! Steps of one path whose names shifted: "Engineer" became "Engineer 2" and "Associate Engineer" became "Engineer 1", or
//! P3 became P4 because a level was put in below.

use super::{Headline, HeadlineKind, HeadlinePart, Story, story::count, story::texts};
use rungs_model::{Id, IdMap, Kind};
use std::collections::{HashMap, HashSet};

pub(super) fn find(story: &mut Story<'_>) -> Vec<Headline> {
    let mut headlines = Vec::new();
    for field in ["title", "code"] {
        let mut paths: IdMap<Id, Vec<usize>> = IdMap::default();
        for (i, change) in story.free_edits(field).filter(|(_, change)| change.node == Kind::Step) {
            if let Some(path) = story.record(change).and_then(|(_, step)| step.parent) {
                paths.entry(path).or_default().push(i);
            }
        }
        let mut paths: Vec<Vec<usize>> = paths.into_values().collect();
        paths.sort_unstable();
        for edits in paths {
            let shifted = shifted(story, &edits);
            let Some(first) = shifted.first().filter(|_| shifted.len() > 1) else { continue };
            let part = |i: &usize| {
                let (before, after) = texts(story.change(*i));
                HeadlinePart::of(story.change(*i), Some(before), Some(after))
            };
            let parts: Vec<HeadlinePart> = shifted.iter().map(part).collect();
            // Codes that shift along with the titles are the same news.
            let steps: HashSet<Id> = parts.iter().filter_map(|part| part.new_id).collect();
            let codes = story.free_edits("code").filter(|(_, c)| c.new_id.is_some_and(|id| steps.contains(&id)));
            let folds: Vec<usize> = codes.map(|(i, _)| i).chain(shifted.iter().copied()).collect();
            let mut headline = story.headline(HeadlineKind::Renumbered, *first, folds);
            headline.field = Some(field.to_string());
            headline.count = Some(count(parts.len()));
            headline.parts = parts;
            headlines.push(headline);
        }
    }
    headlines
}

/// Which of some renamed steps took part in a shift: they took another's name or gave theirs away, or share all of a
/// name but the number.
fn shifted(story: &Story<'_>, edits: &[usize]) -> Vec<usize> {
    let names: Vec<(&str, &str)> = edits.iter().map(|i| texts(story.change(*i))).collect();
    let before: HashSet<&str> = names.iter().map(|(before, _)| *before).filter(|b| !b.is_empty()).collect();
    let after: HashSet<&str> = names.iter().map(|(_, after)| *after).filter(|a| !a.is_empty()).collect();
    let stems = |of: fn(&(&str, &str)) -> Option<String>| {
        let mut stems: HashMap<String, usize> = HashMap::new();
        for stem in names.iter().filter_map(of) {
            *stems.entry(stem).or_default() += 1;
        }
        stems
    };
    // Read backwards it is the same news.
    let (old_stems, new_stems) = (stems(|(before, _)| stem(before)), stems(|(_, after)| stem(after)));
    let shared = |stems: &HashMap<String, usize>, name: &str| {
        stem(name).is_some_and(|stem| stems.get(&stem).is_some_and(|n| *n > 1))
    };
    let takes_part = |(old, new): &(&str, &str)| {
        let scheme = shared(&old_stems, old) || shared(&new_stems, new);
        !old.is_empty() && !new.is_empty() && (before.contains(new) || after.contains(old) || scheme)
    };
    edits.iter().zip(&names).filter(|(_, name)| takes_part(name)).map(|(i, _)| *i).collect()
}

/// A name without its number; none if it has none.
fn stem(name: &str) -> Option<String> {
    let roman = |word: &str| {
        let short = word.chars().count() <= 4;
        short && !word.is_empty() && word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
    };
    let mut has_number = false;
    let mut stem = String::new();
    for word in name.split_whitespace() {
        let without: String = word.chars().filter(|c| !c.is_numeric()).collect();
        if roman(word) {
            has_number = true;
        } else {
            has_number |= without.len() < word.len();
            stem.push_str(&without.to_lowercase());
            stem.push(' ');
        }
    }
    has_number.then_some(stem)
}
