//! First floor, blocks of documents: the lines of a plain text that are steps, and those over them: told by names of
//! levels, by years, and by what comes again and again.

use super::{HAVE, Line, is_rule, is_short_head, is_years, said, text_is_short};
use crate::sections::titles;
use crate::years;
use regex::Regex;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// A code alone in its line: "G2".
#[allow(clippy::unwrap_used)] // the pattern is constant, and the samples run it
static CODE: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^\p{Lu}{1,4}[ -]?\d{1,2}$").unwrap());

/// The most lines of which the names are told from each other.
const MOST: usize = 20_000;

/// Marks the lines that surely are steps, those over them, and those that are said of them.
pub(super) fn mark(lines: &mut [Line<'_>]) {
    by_names(lines);
    by_years(lines);
    by_ranks(lines);
    codes(lines);
    said::mark(lines);
}

/// Marks lines that stand alone and name the same with different words for seniority, "Junior planner" and "Lead planner",
/// and the name itself.
fn by_ranks(lines: &mut [Line<'_>]) {
    // Numbers of an outline say themselves what stands over what.
    if lines.iter().any(|line| line.outline > 1) {
        return;
    }
    let is_free =
        |at: Option<usize>| at.and_then(|at| lines.get(at)).is_none_or(|line| line.is_blank() || is_rule(line.text));
    let is_head = |at: &usize| {
        let line = &lines[*at];
        line.plain() && is_short_head(line) && is_free(at.checked_sub(1)) && line.text.split_whitespace().count() <= 6
    };
    let heads: Vec<usize> = (0..lines.len().min(MOST)).filter(is_head).collect();
    let mut ranks: HashMap<String, HashSet<&str>> = HashMap::new();
    for at in &heads {
        let text = lines[*at].text;
        if let Some(name) = titles::unranked(text).filter(|_| titles::step(text) > 0) {
            ranks.entry(name).or_default().insert(text);
        }
    }
    ranks.retain(|_, texts| texts.len() > 1);
    let is_one = |at: &usize| {
        let text = lines[*at].text;
        let name = titles::unranked(text).filter(|_| titles::step(text) > 0).unwrap_or_else(|| titles::plain(text));
        ranks.contains_key(&name)
    };
    let found: Vec<usize> = heads.into_iter().filter(is_one).collect();
    // Names that follow each other with nothing between them are a list of them.
    let next = |at: usize| lines[at + 1..].iter().position(|line| !line.is_blank()).map(|n| at + 1 + n);
    let says = |at: &usize| next(*at).is_some_and(|next| found.binary_search(&next).is_err());
    let steps: Vec<usize> = found.iter().copied().filter(says).collect();
    if steps.len() > 1 && steps.len() * 2 > found.len() {
        steps.into_iter().for_each(|at| lines[at].sure = true);
    }
}

/// Marks the lines below codes, "G2" and then "Planner", that are their titles.
fn codes(lines: &mut [Line<'_>]) {
    let codes: Vec<usize> = (0..lines.len()).filter(|at| lines[*at].sure && CODE.is_match(lines[*at].text)).collect();
    let title = |at: &usize| {
        let title = next_plain(lines, *at)?;
        let line = &lines[title];
        let names = !CODE.is_match(line.text) && (titles::step(line.text) > 0 || titles::role(line.text));
        (!line.over && is_short_head(line) && titles::known(line.text).is_none() && names).then_some(title)
    };
    let found: Vec<usize> = codes.iter().filter_map(title).collect();
    let different: HashSet<&str> = found.iter().map(|at| lines[*at].text).collect();
    if found.len() >= 2 && different.len() * 2 > found.len() && found.len() * 10 >= codes.len() * 8 {
        for at in found {
            lines[at].titles = true;
            lines[at].sure = false;
        }
    }
}

/// The line that is the title of a code, if one is.
pub(super) fn title_of(lines: &[Line<'_>], at: usize) -> Option<usize> {
    let is_code = lines[at].sure && CODE.is_match(lines[at].text);
    next_plain(lines, at).filter(|next| is_code && lines[*next].titles)
}

/// The next line that says something, if it is a plain one.
fn next_plain(lines: &[Line<'_>], at: usize) -> Option<usize> {
    let next = at + 1 + lines[at + 1..].iter().take(4).position(|line| !line.is_blank())?;
    lines[next].plain().then_some(next)
}

/// Marks short lines below each of which the next one says how many years people there have: what comes so twice and more
/// are steps, however uneven the lists between them are.
fn by_years(lines: &mut [Line<'_>]) {
    let says_years = |text: &str| {
        is_years(text) || years::find(text, false).is_some_and(|found| HAVE.is_match(&text[..found.bytes.start]))
    };
    let is_over = |at: &usize| {
        let (line, next) = (&lines[*at], &lines[at + 1]);
        line.plain() && is_short_head(line) && next.plain() && text_is_short(next.text, 200) && says_years(next.text)
    };
    let found: Vec<usize> = (0..lines.len().saturating_sub(1)).filter(is_over).collect();
    if found.len() >= 2 {
        found.into_iter().for_each(|at| lines[at].sure = true);
    }
}

/// Finds the lines that surely read like steps, and those that stand over the first of them again and again.
fn by_names(lines: &mut [Line<'_>]) {
    // A name of a level without a number comes again below each subject: "Beginner".
    let mut names: HashMap<&str, usize> = HashMap::new();
    for line in lines.iter().take(MOST).filter(|line| text_is_short(line.text, 30)) {
        *names.entry(line.text).or_default() += 1;
    }
    let is_sure = |line: &Line<'_>| {
        line.plain()
            && (line.text.contains(|c: char| c.is_ascii_digit()) || names.get(line.text).is_some_and(|n| *n > 1))
            && text_is_short(line.text, 60)
            && !line.text.ends_with(['.', ',', ';', '!', '?'])
            && (titles::step(line.text) == 2
                || (names.get(line.text).is_some_and(|n| *n > 2) && titles::step(line.text) > 0))
    };
    // Numbers of an outline say themselves what stands over what.
    if lines.iter().any(|line| line.outline > 1) {
        return;
    }
    let mut sure: Vec<usize> = (0..lines.len().min(MOST)).filter(|at| is_sure(&lines[*at])).collect();
    let named: HashSet<String> = sure.iter().filter_map(|at| titles::unranked(lines[*at].text)).collect();
    let is_bare = |line: &Line<'_>| {
        line.plain() && names.get(line.text).is_some_and(|n| *n > 1) && named.contains(&titles::plain(line.text))
    };
    if !named.is_empty() {
        sure = (0..lines.len().min(MOST)).filter(|at| is_sure(&lines[*at]) || is_bare(&lines[*at])).collect();
    }
    let Some(first) = sure.first().map(|at| lines[*at].text) else { return };
    // One name alone is a step where it stands apart, under one subject after the other.
    let is_free = |at: Option<usize>| at.and_then(|at| lines.get(at)).is_none_or(Line::is_blank);
    let is_apart = |at: &usize| is_free(at.checked_sub(1)) && is_free(Some(at + 1));
    if sure.iter().all(|at| lines[*at].text == first) && (sure.len() < 3 || !sure.iter().all(is_apart)) {
        return;
    }
    let firsts: Vec<usize> = sure.iter().copied().filter(|at| lines[*at].text == first).collect();
    let over: Vec<usize> = if firsts.len() > 1 { topics(lines, &firsts, &sure) } else { Vec::new() };
    for at in sure {
        lines[at].sure = true;
    }
    for at in over {
        lines[at].over = true;
    }
}

/// The lines over the first step, wherever that comes again: each names what the steps below it are steps of.
fn topics(lines: &mut [Line<'_>], firsts: &[usize], sure: &[usize]) -> Vec<usize> {
    let is_sure: HashSet<usize> = sure.iter().copied().collect();
    let is_alone = |at: usize| {
        let is_free = |at: Option<usize>| at.and_then(|at| lines.get(at)).is_none_or(Line::is_blank);
        lines[at].plain() && !is_sure.contains(&at) && is_free(at.checked_sub(1)) && is_free(Some(at + 1))
    };
    let above = |at: usize| lines[..at].iter().rposition(|line| !line.is_blank());
    // Behind a list with bullets, or of lines that follow each other, two lines alone are a topic and what it is about.
    let two = |at: usize| {
        let line = above(at).filter(|line| is_alone(*line))?;
        let topic = above(line).filter(|topic| is_alone(*topic) && is_topic(lines[*topic].text))?;
        let ends = |end: usize| lines[end].bullet || (end > 0 && !lines[end - 1].is_blank());
        Some((topic, line, at == firsts[0] || above(topic).is_none_or(ends)))
    };
    let pairs: Vec<(usize, usize, bool)> = firsts.iter().filter_map(|at| two(*at)).collect();
    let sure_pairs = pairs.iter().filter(|(.., ends)| *ends).count();
    if pairs.len() == firsts.len() && sure_pairs > 1 && sure_pairs * 10 >= pairs.len() * 6 {
        pairs.iter().for_each(|(_, line, _)| lines[*line].said = true);
        return pairs.into_iter().map(|(topic, ..)| topic).collect();
    }
    let fits = |at: &usize| {
        let text = lines[*at].text;
        lines[*at].plain() && !is_sure.contains(at) && (is_topic(text) || (is_alone(*at) && is_explained(text)))
    };
    firsts.iter().filter_map(|at| above(*at)).filter(fits).collect()
}

fn is_topic(text: &str) -> bool {
    text.split_whitespace().count() <= 6 && !text.ends_with(['.', ',', ';', ':'])
}

/// Whether a line is a name with what it means: "Voice: speaking and listening; asking".
fn is_explained(text: &str) -> bool {
    let names = text.split_once(": ").is_some_and(|(name, _)| name.split_whitespace().count() <= 4);
    names && text.split_whitespace().count() <= 16 && !text.ends_with(['.', ',', ';', ':'])
}
