//! First floor, blocks of documents: the lines of a plain text that are said of the step above them, however short they
//! are. Where each step stands alone between blank lines, as text that is copied from a page has it, lines that follow
//! each other are a list, and a line that comes only once heads nothing.

use super::{Line, is_short_head};
use crate::sections::titles::{self, Known};
use std::collections::HashMap;

/// Marks the lines that are said of the steps above them.
pub(super) fn mark(lines: &mut [Line<'_>]) {
    let steps: Vec<usize> = (0..lines.len()).filter(|at| lines[*at].sure).collect();
    let is_blank = |at: Option<usize>| at.and_then(|at| lines.get(at)).is_none_or(Line::is_blank);
    let apart = steps.iter().filter(|at| is_blank(at.checked_sub(1)) && is_blank(Some(**at + 1))).count();
    if apart < 2 || apart * 10 < steps.len() * 8 || lines.iter().any(|line| line.outline > 1) {
        return;
    }
    let first = steps[0];
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for line in &lines[first..] {
        *counts.entry(line.text).or_default() += 1;
    }
    let may_head = |line: &Line<'_>| {
        counts.get(line.text).is_some_and(|n| *n > 1) || titles::known(line.text).is_some() || line.text.ends_with(':')
    };
    let spread = is_spread(&lines[first..]);
    let mut found: Vec<usize> = Vec::new();
    let mut at = first;
    let mut is_aside = false;
    while at < lines.len() {
        let end = at + lines[at..].iter().take_while(|line| !line.is_blank()).count();
        let block = &lines[at..end];
        if let [line] = block {
            if line.sure || line.over {
                is_aside = false;
            } else if matches!(titles::known(line.text), Some(Known::Note | Known::Contents)) {
                is_aside = true;
            } else if !is_aside && line.plain() && !line.titles && !may_head(line) {
                let is_said = spread || (is_short_head(line) && heads_nothing(lines, at));
                found.extend(is_said.then_some(at));
            }
        } else if block.len() > 1 && !is_aside && block.iter().all(Line::plain) {
            found.extend((at..end).filter(|at| !lines[*at].sure && !lines[*at].over && !may_head(&lines[*at])));
        }
        at = end.max(at + 1);
    }
    found.into_iter().for_each(|at| lines[at].said = true);
}

/// Whether a blank line follows each line, and nothing has a bullet: gaps say nothing then.
fn is_spread(lines: &[Line<'_>]) -> bool {
    lines.iter().all(|line| line.is_blank() || line.plain())
        && lines.windows(2).all(|two| two[0].is_blank() || two[1].is_blank())
}

/// Whether what follows a line that stands alone is a step, or another such line.
fn heads_nothing(lines: &[Line<'_>], at: usize) -> bool {
    let Some(next) = next(lines, at) else { return true };
    let line = &lines[next];
    let is_alone = lines.get(next + 1).is_none_or(Line::is_blank);
    line.sure || line.over || (is_alone && line.plain() && is_short_head(line))
}

fn next(lines: &[Line<'_>], at: usize) -> Option<usize> {
    lines[at + 1..].iter().position(|line| !line.is_blank()).map(|n| at + 1 + n)
}

/// Whether a line that is said of a step is a statement: it is all that is said, or stands among others.
pub(super) fn is_statement(lines: &[Line<'_>], at: usize) -> bool {
    let before = lines[..at].iter().rfind(|line| !line.is_blank());
    let behind = next(lines, at).map(|next| &lines[next]);
    let is_among = before.is_some_and(|line| line.said) || behind.is_some_and(|line| line.said);
    let below = before.is_some_and(|line| line.sure) && behind.is_none_or(|line| line.sure || line.over);
    lines[at].said && (is_among || below) && is_brief(lines[at].text)
}

/// Whether a text is a sentence or two, and no prose.
fn is_brief(text: &str) -> bool {
    text.matches(". ").count() <= 1 && text.chars().count() <= 400
}
