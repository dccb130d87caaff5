//! First floor, blocks of documents: plain text, as it is typed, mailed and copied. Headings are short lines without a
//! full stop, lines underlined or in capitals, and numbers of an outline; bullets may be anything and stand anywhere.

mod levels;
mod said;
mod steps;
mod table;

use super::{Block, Document, Shape};
use crate::error::{Fault, ReadError};
use crate::lines::bullet;
use crate::pieces::Skip;
use crate::sections::{is_able, titles};
use crate::years;
use crate::{Input, MAX_ITEMS};
use regex::Regex;
use std::sync::LazyLock;

/// How high the headings of each look stand, the highest first.
const DOUBLE: u8 = 1;
const SINGLE: u8 = 2;
const CAPITALS: u8 = 3;
const OVER_A_HEADING: u8 = 4;
const SHORT: u8 = 5;
const INDENTED: u8 = 6;

#[allow(clippy::unwrap_used)] // the patterns are constant, and the tests of this room run them
static OUTLINE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^(\d{1,2}(?:\.\d{1,2}){0,5})\.?\)?[ \t]+(\S.*)$").unwrap());
#[allow(clippy::unwrap_used)]
static MAIL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^(?:(?:from|to|cc|bcc|sent|date|reply-to|von|an|gesendet|datum|de|à|envoyé)\s*:\s.*|on .{6,120} wrote:|am .{6,120} schrieb.{0,80}:|le .{6,120} a écrit\s*:|-+\s*(?:original message|forwarded message|ursprüngliche nachricht)\s*-+|begin forwarded message:)$",
    )
    .unwrap()
});
#[allow(clippy::unwrap_used)]
static LABEL: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^\p{Lu}[^:.]{1,30}: \S").unwrap());
#[allow(clippy::unwrap_used)]
static SUBJECT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?:subject|betreff|objet|asunto)\s*:\s*(?:(?:re|fw|fwd|aw|wg)\s*:\s*)*(\S.*)$").unwrap()
});

/// How many blocks may stand in front of the title.
const BEGINNING: usize = 1_000;

/// A line, without its quoting, indentation and bullet.
#[derive(Debug, Clone)]
struct Line<'t> {
    number: u32,
    /// Columns of white space in front of it.
    indent: usize,
    text: &'t str,
    /// Whether there was a bullet or number in front of it.
    bullet: bool,
    ordered: bool,
    /// Numbers of an outline in front of it.
    outline: usize,
    /// Whether it surely reads like a step, as another line does too: "P3 - Planner".
    sure: bool,
    /// Whether it stands over the first of such lines, which comes again below each of its like.
    over: bool,
    /// Whether it is what is said of the line that it stands below, however short it is.
    said: bool,
    /// Whether it is the title of the code in the line before it.
    titles: bool,
}

impl Line<'_> {
    fn is_blank(&self) -> bool {
        self.text.is_empty()
    }

    fn is_row(&self) -> bool {
        table::cells(self.text).len() > 1
    }

    fn plain(&self) -> bool {
        !self.is_blank() && !self.bullet && !self.is_row()
    }
}

/// Reads the blocks of a text.
///
/// # Errors
/// If there are more than are read, or the reading was stopped.
pub(crate) fn read(input: &Input<'_>, text: &str) -> Result<Document, ReadError> {
    if text.lines().take(MAX_ITEMS + 1).count() > MAX_ITEMS {
        return Err(ReadError::whole(Fault::TooMany { what: "items", limit: MAX_ITEMS }));
    }
    let mut document = Document::default();
    let lines = lines(&mut document, text);
    let outline = lines.iter().any(|line| line.outline > 1);
    let mut at = 0;
    let mut indents: Vec<usize> = Vec::new();
    while at < lines.len() {
        if at.is_multiple_of(1024) {
            input.go_on()?;
            document.in_limits()?;
        }
        let line = &lines[at];
        let next = lines.get(at + 1);
        if line.is_blank() {
            at += 1;
        } else if is_rule(line.text) {
            document.push(Block::new(Shape::Out(Skip::Mark), line.text, line.number));
            at += 1;
        } else if let Some(level) = next.and_then(|next| underline(line, next)) {
            document.push(Block::new(Shape::Heading(level), line.text, line.number));
            document.push(Block::new(Shape::Out(Skip::Mark), lines[at + 1].text, line.number + 1));
            indents.clear();
            at += 2;
        } else if let Some(behind) = table::read_listed(&mut document, &lines, at) {
            at = behind;
        } else if line.is_row() && table::is(&lines, at) {
            at = table::read(&mut document, &lines, at);
        } else if let Some(broken) = table::broken(&lines, at) {
            at = table::read_broken(&mut document, &lines, at, &broken);
        } else if let Some(title) = steps::title_of(&lines, at) {
            let text = format!("{} – {}", line.text, lines[title].text);
            document.push(Block::new(Shape::Heading(SHORT), text, line.number));
            indents.clear();
            at = title + 1;
        } else if let Some(level) = heading(&lines, at, outline, &document) {
            document.push(Block::new(Shape::Heading(level), line.text, line.number));
            indents.clear();
            at += 1;
        } else if line.bullet || (outline && line.outline > 0) {
            at = item(&mut document, &lines, at, &mut indents);
        } else {
            at = paragraph(&mut document, &lines, at, outline);
        }
    }
    if !outline {
        levels::settle(&mut document);
    }
    Ok(document)
}

/// The lines of a text; what a mail puts in front of them is furniture.
fn lines<'t>(document: &mut Document, text: &'t str) -> Vec<Line<'t>> {
    let mut found = Vec::new();
    // Where some lines are numbered 1.2, a bare 1 in front of a line is a number too.
    let outlined = text.lines().any(|line| OUTLINE.captures(line.trim()).is_some_and(|n| n[1].contains('.')));
    for (number, whole) in text.lines().enumerate() {
        let number = u32::try_from(number + 1).unwrap_or(u32::MAX);
        let mut rest = whole;
        while let Some(inner) = rest.trim_start().strip_prefix('>') {
            rest = inner;
        }
        let shown = rest.trim_start();
        if let Some(subject) = SUBJECT.captures(shown.trim_end()).and_then(|found| found.get(1)).filter(|_| number < 40)
        {
            document.title = subject.as_str().to_string();
            document.push(Block::new(Shape::Out(Skip::Head), shown, number));
            continue;
        }
        if MAIL.is_match(shown.trim_end()) {
            document.push(Block::new(Shape::Out(Skip::Furniture), shown, number));
            continue;
        }
        let indent = rest[..rest.len() - shown.len()].chars().map(|c| if c == '\t' { 4 } else { 1 }).sum();
        // The empty cells at the end of a row are cells: the name of a group stands alone in its row.
        let shown = if shown.trim_end_matches(['\r', ' ']).ends_with("\t\t") {
            shown.trim_end_matches(['\r', ' '])
        } else {
            shown.trim_end()
        };
        let numbers = OUTLINE.captures(shown);
        let outline = numbers.as_ref().and_then(|n| n.get(1)).map_or(0, |n| n.as_str().split('.').count());
        let from = match &numbers {
            Some(numbers) if outlined => numbers.get(2).map_or(0, |rest| rest.start()),
            _ => bullet(shown),
        };
        let outline = if outline == 1 && from == 0 { 0 } else { outline };
        if from > 0 {
            let mark = shown[..from].trim();
            document.push(Block::new(Shape::Out(Skip::Mark), mark, number));
        }
        let ordered = shown[..from].contains(|c: char| c.is_ascii_digit());
        found.push(Line {
            number,
            indent,
            text: &shown[from..],
            bullet: from > 0 && (outline == 0 || !outlined),
            ordered,
            outline,
            sure: false,
            over: false,
            said: false,
            titles: false,
        });
    }
    steps::mark(&mut found);
    found
}

/// A line of nothing but dashes, stars and the like.
fn is_rule(text: &str) -> bool {
    text.chars().count() >= 3 && text.chars().all(|c| "-=_*~#+—–.· ".contains(c))
}

fn underline(line: &Line<'_>, next: &Line<'_>) -> Option<u8> {
    let fits = line.plain() && text_is_short(line.text, 120) && is_rule(next.text);
    match next.text.chars().next().filter(|_| fits)? {
        '=' | '#' | '*' => Some(DOUBLE),
        '-' | '~' | '_' | '—' | '–' => Some(SINGLE),
        _ => None,
    }
}

fn text_is_short(text: &str, most: usize) -> bool {
    text.chars().count() <= most
}

/// The level of a line that stands as a heading.
fn heading(lines: &[Line<'_>], at: usize, outline: bool, document: &Document) -> Option<u8> {
    let line = &lines[at];
    if line.is_blank() || line.is_row() {
        return None;
    }
    if line.over {
        return Some(OVER_A_HEADING);
    }
    if line.said {
        return None;
    }
    let next_at = at + 1 + lines[at + 1..].iter().take_while(|line| line.is_blank()).count();
    let next = lines.get(next_at);
    let found = years::find(line.text, false);
    let has_years = found.is_some();
    // "Department: finance" says something, and "You can:" leads to a list.
    let says = line.text.split_once(": ").is_some_and(|(_, rest)| !rest.trim().is_empty());
    if says && !has_years && !is_level(line.text) && titles::known(line.text).is_none() {
        return None;
    }
    // "Scope: one plot · 0-2 years" says what the scope is.
    let label = line.text.split_once(": ").filter(|_| says).and_then(|(label, _)| titles::known(label));
    if leads(line.text) || label.is_some() {
        return None;
    }
    // Years alone say something of the heading above them, and so does what people there have.
    if is_years(line.text) || is_able(line.text) {
        return None;
    }
    let above = at.checked_sub(1).and_then(|above| lines.get(above)).filter(|above| above.plain());
    if let (Some(found), Some(above)) = (&found, above)
        && is_short_head(above)
        && HAVE.is_match(&line.text[..found.bytes.start])
    {
        return None;
    }
    let ends = line.text.ends_with(['.', ',', ';', '!', '?']);
    let short = text_is_short(line.text, 80) && line.text.split_whitespace().count() <= 10 && !ends;
    if outline && line.outline > 0 {
        // What has something below it is a heading, and what stands alone is not.
        let below = next.is_some_and(|next| next.outline == 0 || next.outline > line.outline);
        let level = u8::try_from(line.outline).unwrap_or(6).min(6);
        return (below && text_is_short(line.text, 120) && !ends).then_some(level);
    }
    if line.bullet {
        // "1. Planner" over a paragraph heads it.
        let apart = lines.get(at + 1).is_some_and(Line::is_blank) && next.is_some_and(|next| next.plain());
        return (line.ordered && short && apart && line.indent == 0).then_some(SHORT);
    }
    let begins_big = line.text.starts_with(|c: char| c.is_uppercase() || c.is_numeric() || !c.is_ascii());
    let before = at.checked_sub(1).map(|at| &lines[at]);
    let stands_free = before.is_none_or(|line| line.is_blank() || is_rule(line.text) || line.bullet);
    let is_above_items = lines.get(at + 1).is_some_and(|next| next.bullet || next.is_row())
        || (next.is_some_and(|next| next.bullet) && !line.text.ends_with('.'));
    let years_head = has_years && is_above_items && text_is_short(line.text, 140);
    if !years_head && (!short || !begins_big) {
        return None;
    }
    let letters = line.text.chars().filter(|c| c.is_alphabetic());
    let capitals = letters.clone().count() >= 3 && letters.clone().all(|c| !c.is_lowercase()) && letters.count() > 0;
    let next = next?;
    if capitals && (stands_free || is_above_items) {
        return Some(CAPITALS);
    }
    // A heading within a paragraph is none, but over a list.
    let above = lines[..at].iter().rfind(|line| !line.is_blank()).map(|line| line.number);
    let after_heading = document.blocks.last().is_some_and(|last| {
        matches!(last.shape, Shape::Heading(_)) && above.is_none_or(|number| number <= last.line + 1)
    });
    // Short lines below "See also" are what is to be seen.
    let of_note = after_heading && !stands_free && {
        let known = document.blocks.last().and_then(|last| titles::known(&last.text));
        matches!(known, Some(titles::Known::Note | titles::Known::Contents))
    };
    if of_note && !is_above_items && !line.sure {
        return None;
    }
    let is_told = || {
        let words = line.text.split_whitespace().count();
        words >= 2 && titles::known(line.text).is_some() && lines.iter().any(|line| line.sure)
    };
    if !(stands_free || after_heading || is_above_items || line.sure || is_told()) || says_of_step(lines, at) {
        return None;
    }
    if line.text.ends_with(':') && is_above_items && line.indent > 0 {
        return None;
    }
    let followed = lines.get(at + 1);
    let first_word = |line: &Line<'_>| line.text.split_whitespace().next().map(str::to_lowercase);
    if !is_above_items && !line.sure && followed_by_like(lines, at) && first_word(line) == first_word(next) {
        return None;
    }
    let over_prose = followed.is_some_and(|next| !next.is_blank()) || next.number <= line.number + 3;
    if !over_prose {
        return None;
    }
    let next_is_heading = next.plain()
        && is_short_head(next)
        && lines.get(next_at + 1).is_some_and(|one| one.is_blank() || one.bullet || one.plain())
        && lines[next_at + 1..].iter().any(|line| !line.is_blank())
        && !is_list_like(lines, at + 1);
    // The title of a document stands at its beginning.
    let first = document.blocks.len() < BEGINNING
        && !document.blocks.iter().any(|block| matches!(block.shape, Shape::Heading(_) | Shape::Paragraph));
    if first && !years_head && names_steps(lines, at) {
        return Some(0);
    }
    if line.sure {
        return Some(SHORT);
    }
    Some(match (next_is_heading, first && lines.get(at + 1).is_some_and(Line::is_blank)) {
        (_, true) if !years_head && !next.bullet && !is_level(line.text) && titles::known(line.text).is_none() => 0,
        (true, _) if !is_above_items => OVER_A_HEADING,
        _ if line.indent > 0 => INDENTED,
        _ => SHORT,
    })
}

/// Whether a line is what is said of the step in the line before it, where no gaps and no bullets tell the lines apart.
fn says_of_step(lines: &[Line<'_>], at: usize) -> bool {
    let is_of = |at: usize| lines.get(at).is_some_and(|line| line.sure);
    let line = &lines[at];
    let goes_on = lines.get(at + 1).is_none_or(|next| next.sure || next.over || next.plain());
    let words = line.text.split_whitespace().count();
    at > 0 && is_of(at - 1) && !line.sure && !line.over && words >= 2 && goes_on && titles::known(line.text).is_none()
}

/// Whether the first line names what the steps below it are steps of: it is over all of them, or comes again in them.
fn names_steps(lines: &[Line<'_>], at: usize) -> bool {
    let title = lines[at].text;
    let below = &lines[at + 1..];
    let sure = below.iter().filter(|line| line.sure);
    let again = sure.clone().filter(|line| line.text.contains(title)).count();
    let is_named = !lines[at].sure && titles::known(title).is_none();
    is_named && (again >= 2 || (titles::step(title) == 0 && sure.count() >= 2) || below.iter().any(|l| l.over))
}

/// Whether a line only says that a list follows: "You can:".
fn leads(text: &str) -> bool {
    text.ends_with(':') && (titles::narrative(text) || text.contains(". ")) && titles::known(text).is_none()
}

/// Whether the very next line is a plain one too.
fn followed_by_like(lines: &[Line<'_>], at: usize) -> bool {
    lines.get(at + 1).is_some_and(Line::plain)
}

fn is_level(text: &str) -> bool {
    titles::step(text) > 0
}

/// What leads to the years that people have, in a sentence of its own.
#[allow(clippy::unwrap_used)] // the pattern is constant, and the samples run it
static HAVE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?i)\b(?:have|has|having|needs?|requires?|brings?|with)\b[^:]*$").unwrap());

/// Whether a line speaks of years and nothing else.
fn is_years(text: &str) -> bool {
    years::find(text, false).is_some_and(|found| found.whole)
}

fn is_short_head(line: &Line<'_>) -> bool {
    !leads(line.text)
        && !is_years(line.text)
        && text_is_short(line.text, 80)
        && line.text.split_whitespace().count() <= 8
        && !line.text.ends_with(['.', ',', ';', '!', '?'])
        && line.text.starts_with(|c: char| c.is_uppercase() || c.is_numeric())
}

/// Whether lines that follow each other without a gap are statements one by one, and not prose that was broken.
fn is_list_like(lines: &[Line<'_>], from: usize) -> bool {
    let run: Vec<&Line<'_>> = lines[from..].iter().take_while(|line| line.plain()).take(200).collect();
    run.len() >= 2 && run.iter().all(|line| line.text.starts_with(|c: char| c.is_uppercase() || c.is_numeric()))
}

/// An item with the lines that go on with it.
fn item(document: &mut Document, lines: &[Line<'_>], from: usize, indents: &mut Vec<usize>) -> usize {
    let line = &lines[from];
    while indents.last().is_some_and(|indent| *indent > line.indent + 1) {
        indents.pop();
    }
    if indents.last().is_none_or(|indent| *indent + 1 < line.indent) {
        indents.push(line.indent);
    }
    let depth = u8::try_from(indents.len().saturating_sub(1)).unwrap_or(u8::MAX).min(Shape::DEEPEST);
    let mut said = line.text.to_string();
    let mut at = from + 1;
    while let Some(next) = lines.get(at).filter(|next| next.plain() && next.outline == 0 && !is_rule(next.text)) {
        let goes_on = next.indent > line.indent || next.text.starts_with(char::is_lowercase);
        let is_head = heading(lines, at, false, document).is_some() && next.indent <= line.indent;
        if !goes_on || is_head {
            break;
        }
        said.push(' ');
        said.push_str(next.text);
        at += 1;
    }
    document.push(Block::new(Shape::Item { depth, ordered: line.ordered }, said, line.number));
    at
}

/// A paragraph; where each of its lines is a sentence of its own, a list without bullets.
fn paragraph(document: &mut Document, lines: &[Line<'_>], from: usize, outline: bool) -> usize {
    let mut at = from + 1;
    let goes_on = |at: usize, document: &Document| {
        lines.get(at).is_some_and(|line| {
            line.plain()
                && !(outline && line.outline > 0)
                && !is_rule(line.text)
                && heading(lines, at, outline, document).is_none()
                && table::broken(lines, at).is_none()
                && lines.get(at + 1).is_none_or(|next| underline(line, next).is_none())
        })
    };
    while goes_on(at, document) {
        at += 1;
    }
    let run = &lines[from..at];
    let single = run.iter().all(|line| line.text.starts_with(|c: char| c.is_uppercase() || c.is_numeric()));
    let short = run.iter().filter(|line| text_is_short(line.text, 240)).count();
    if run.len() >= 2 && single && short * 2 > run.len() {
        // Keywords with a sentence each are a list, and labels with a word or two are none.
        let is_said = |line: &&Line<'_>| LABEL.is_match(line.text) && line.text.split_whitespace().count() > 6;
        let keywords = run.len() >= 3 && run.iter().filter(is_said).count() * 10 >= run.len() * 7;
        let is_list = run.len() >= 3 && run.iter().filter(|line| !LABEL.is_match(line.text)).count() * 2 > run.len();
        let mut some_years = false;
        for line in run {
            // What a list says of years once more is a statement.
            let alone = is_years(line.text) && !(some_years && is_list);
            some_years |= alone;
            let label = line.text.split_once(':').map_or("", |(label, _)| label);
            let is_statement = keywords || (is_list && is_said(&line) && titles::known(label).is_none());
            let says = LABEL.is_match(line.text) && !is_statement;
            let shape = if alone || says { Shape::Paragraph } else { Shape::Item { depth: 0, ordered: false } };
            document.push(Block::new(shape, line.text, line.number));
        }
        return at;
    }
    let said = run.iter().map(|line| line.text).collect::<Vec<_>>().join(" ");
    // One line between a step and the next one is all that is said of that step.
    let is_between = run.len() == 1 && says_of_step(lines, from) && lines.get(at).is_none_or(|l| l.sure || l.over);
    let is_item = is_between || (run.len() == 1 && said::is_statement(lines, from));
    let shape = if is_item { Shape::Item { depth: 0, ordered: false } } else { Shape::Paragraph };
    document.push(Block::new(shape, said, lines[from].number));
    at
}
