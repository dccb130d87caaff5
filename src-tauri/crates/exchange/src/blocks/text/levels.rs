//! First floor, blocks of documents: how high the headings of a plain text stand. They all look alike, so that what they
//! say must tell: a step stands over the headings between it and the next one.

use crate::blocks::{Document, Shape};
use crate::sections::titles::{self, Known};
use crate::years;
use std::collections::HashSet;

/// Puts headings that stand as high as the step before them below it.
pub(super) fn settle(document: &mut Document) {
    let heads: Vec<(usize, u8)> = (document.blocks.iter().enumerate())
        .filter_map(|(at, block)| match block.shape {
            Shape::Heading(level) if level > 0 => Some((at, level)),
            _ => None,
        })
        .collect();
    let text = |at: usize| document.blocks[at].text.trim();
    let has_years = |text: &str| !titles::moves(text) && years::find(text, false).is_some();
    let step = |text: &str| if has_years(text) { 2 } else { titles::step(text) };
    let names: HashSet<String> = heads.iter().filter_map(|(at, _)| titles::unranked(text(*at))).collect();
    // "Planner" stands beside "Senior planner".
    let is_bare = |text: &str| names.contains(&titles::plain(text)) && titles::known(text).is_none();
    let reads: Vec<u8> = heads.iter().map(|(at, _)| step(text(*at)).max(u8::from(is_bare(text(*at))))).collect();
    let some = reads.iter().filter(|step| **step > 0).count();
    let is_step: Vec<bool> = (0..heads.len())
        .map(|n| {
            let named = || titles::surely_role(text(heads[n].0)) && !titles::path(text(heads[n].0));
            reads[n] == 2 || (reads[n] > 0 && (some > 1 || n == 0)) || (some > 1 && named())
        })
        .collect();
    let last = is_step.iter().rposition(|is| *is);
    // What stands between a heading and the next one.
    let says = |n: usize| {
        let end = heads.get(n + 1).map_or(document.blocks.len(), |(at, _)| *at);
        document.blocks[heads[n].0 + 1..end].iter().any(|block| !matches!(block.shape, Shape::Out(_)))
    };
    // Where the first step comes again, what stands in front of it is over it: a subject of these levels.
    let first = is_step.iter().position(|is| *is).map(|n| titles::plain(text(heads[n].0)));
    let firsts = (0..heads.len()).filter(|n| is_step[*n] && Some(titles::plain(text(heads[*n].0))) == first).count();
    let begins =
        |n: usize| firsts > 1 && is_step.get(n) == Some(&true) && Some(titles::plain(text(heads[n].0))) == first;
    let mut below: Vec<(usize, u8)> = Vec::new();
    let mut inside: Option<u8> = None;
    let mut seen: HashSet<String> = HashSet::new();
    for (n, (at, level)) in heads.iter().copied().enumerate() {
        if is_step[n] {
            inside = Some(level);
            continue;
        }
        if begins(n + 1) && level >= heads[n + 1].1 {
            inside = None;
            below.push((at, heads[n + 1].1.saturating_sub(1).max(1)));
            continue;
        }
        let Some(step) = inside else { continue };
        let known = titles::known(text(at));
        let is_last = last.is_some_and(|last| n > last) && some > 1;
        if level > step {
            // "See also" behind the last of several steps is of all of them.
            if is_last
                && matches!(known, Some(Known::Note | Known::Contents))
                && !seen.contains(&titles::plain(text(at)))
            {
                inside = None;
                below.push((at, step));
            }
            seen.insert(titles::plain(text(at)));
            continue;
        }
        let over_a_step = is_step.get(n + 1) == Some(&true) && (!says(n) || titles::path(text(at)));
        let again = seen.contains(&titles::plain(text(at)));
        // Behind the last step only what comes again is of it, or says what a step has.
        let is_behind = is_last && !again;
        let is_aside = !matches!(
            known,
            Some(Known::Statements | Known::Years | Known::Summary | Known::Focus | Known::Competencies)
        );
        if level < step || over_a_step || (is_behind && is_aside) {
            inside = None;
            continue;
        }
        seen.insert(titles::plain(text(at)));
        below.push((at, (step + 1).min(Shape::OVER_BOLD - 1)));
    }
    for (at, level) in below {
        document.blocks[at].shape = Shape::Heading(level);
    }
}
