//! First floor, data formats: the lines of a cell or paragraph, each of which may be a statement of its own.

use crate::build::Build;
use crate::pieces::{Part, Skip};
use crate::sections::titles;
use regex::Regex;
use std::sync::LazyLock;

/// A bullet or number in front of a line, with the space around it.
#[allow(clippy::unwrap_used)] // the pattern is constant, and the tests of this room run it
static BULLET: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^\s*(?:[•●○▪▫■□◆◇►▶▸▹◦‣⁃|∙·✓✔➢➤§\u{f0b7}\u{f0a7}*]\s*|[-–—+]\s*|\(?\d{1,2}[.)]\s+|\(?[a-zA-Z][.)]\s+)")
        .unwrap()
});

/// Signs that are bullets and nothing else.
pub(crate) const SIGNS: &[char] =
    &['•', '●', '○', '▪', '▫', '■', '□', '◆', '◇', '►', '▶', '◦', '‣', '⁃', '∙', '➢', '➤', '\u{f0b7}', '\u{f0a7}'];

/// How many bytes of a line are white space, a bullet or a number in front of what it says; 0 where there is none.
pub(crate) fn bullet(line: &str) -> usize {
    let mut letters = line.trim_start().chars();
    // Most lines begin with a word, of which no bullet has two letters.
    if letters.next().is_some_and(char::is_alphabetic) && letters.next().is_some_and(char::is_alphabetic) {
        return 0;
    }
    match BULLET.find(line) {
        // "*" alone, or "-" before nothing, is a line of its own.
        Some(found) if !line[found.end()..].trim().is_empty() => found.end(),
        _ => letter_o(line),
    }
}

/// The small round bullet of word processors is copied as an "o": before a gap, or before a sentence.
fn letter_o(line: &str) -> usize {
    let Some(rest) = line.trim_start().strip_prefix('o').filter(|rest| rest.starts_with([' ', '\t'])) else { return 0 };
    let said = rest.trim_start();
    let is_bullet = rest.starts_with('\t') || rest.starts_with("  ") || said.starts_with(char::is_uppercase);
    if is_bullet && !said.is_empty() { line.len() - said.len() } else { 0 }
}

/// The statements of a text: its lines without their bullets. Where some lines have a bullet, one without goes on with
/// the line before it, and one in front of them that ends in a colon or is known to ("You can:") only leads to them and is skipped.
pub(crate) fn statements(build: &mut Build<'_>, part: &Part) -> Vec<Vec<Part>> {
    if let Some(said) = one(build, part) {
        return if said.bytes().is_empty() { Vec::new() } else { vec![vec![said]] };
    }
    let text = build.text(part).to_string();
    let mut lines: Vec<(Part, bool)> = Vec::new();
    let mut at = 0;
    for line in split(&text) {
        let from = bullet(line);
        if !line.trim().is_empty() {
            let said = build.trimmed(&part.slice(at + from..at + line.len()));
            lines.push((said, from > 0 && line[..from].trim() != ""));
        }
        at += line.len();
    }
    let some_have = lines.iter().any(|(_, has)| *has);
    let mut found: Vec<Vec<Part>> = Vec::new();
    for (i, (said, has)) in lines.iter().enumerate() {
        let leads = some_have && !has && leads(build.text(said));
        if leads && lines[i + 1..].first().is_some_and(|(_, next)| *next) {
            build.skip(said, Skip::Head);
        } else if some_have && !has && !found.is_empty() {
            if let Some(last) = found.last_mut() {
                last.push(said.clone());
            }
        } else {
            found.push(vec![said.clone()]);
        }
    }
    found
}

/// The lines of a text. What was listed in one line ("• Plans • Leads", "Plans | Leads") is a line each.
fn split(text: &str) -> Vec<&str> {
    if text.trim().contains('\n') {
        return text.split_inclusive('\n').collect();
    }
    let mark = inline(text).unwrap_or('\n');
    let mut lines = Vec::new();
    let mut from = 0;
    for (at, _) in text.match_indices(mark) {
        let is_apart = text[..at].ends_with(' ');
        if is_apart && at > from && !text[from..at].trim().is_empty() {
            lines.push(&text[from..at]);
            from = at;
        }
    }
    lines.push(&text[from..]);
    lines
}

/// The mark between the statements of one line.
fn inline(text: &str) -> Option<char> {
    const BULLETS: [char; 6] = ['•', '●', '▪', '◦', '▸', '➢'];
    let first = text.trim_start().chars().next()?;
    let is_again = BULLETS.contains(&first) && text.match_indices(first).nth(1).is_some();
    let bars = || text.contains(" | ").then_some('|');
    is_again.then_some(first).or_else(bars)
}

/// The one statement of a text of one line without a bullet, as most are; it may say nothing.
pub(crate) fn one(build: &Build<'_>, part: &Part) -> Option<Part> {
    let text = build.text(part);
    let is_one = memchr::memchr2(b'\n', b'|', text.as_bytes()).is_none() && bullet(text) == 0;
    is_one.then(|| build.trimmed(part))
}

/// Whether a line only leads to those below it: "In this role:", "You can".
fn leads(line: &str) -> bool {
    line.ends_with(':') || titles::known(line) == Some(titles::Known::Statements)
}

/// The words of several parts as one text, with a space between them.
pub(crate) fn joined(build: &Build<'_>, parts: &[Part]) -> String {
    if let [one] = parts {
        return build.text(one).trim().to_owned();
    }
    parts.iter().map(|part| build.text(part).trim()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pieces::At;
    use rungs_model::Id;

    #[test]
    fn statements_of_a_cell() {
        let check = |text: &str, expect: &[&str]| {
            let mut fresh = || Id::from_bytes([1; 16]);
            let mut build = Build::new(&mut fresh, &|| true);
            let part = build.piece(At::Line { line: 1 }, text);
            let found = statements(&mut build, &part);
            let found: Vec<String> = found.iter().map(|parts| joined(&build, parts)).collect();
            assert_eq!(found, expect, "{text:?}");
        };
        check("Plans work", &["Plans work"]);
        check("Plans work\nLeads teams", &["Plans work", "Leads teams"]);
        check("You can:\n- plan work\n- lead teams", &["plan work", "lead teams"]);
        check("You can\n- plan work\n- lead teams", &["plan work", "lead teams"]);
        check("\u{2022} Plans work\n  over years\n\u{2022}Leads teams", &["Plans work over years", "Leads teams"]);
        check("1. Plans\n2. Leads\n\n10) Mends", &["Plans", "Leads", "Mends"]);
        check("Plans:\nwork", &["Plans:", "work"]);
        check("a) Plans\nb) Leads", &["Plans", "Leads"]);
        check("o Plans work\no\tLeads teams\no   mends", &["Plans work", "Leads teams", "mends"]);
        check("o equipo\n§ Plans", &["o equipo", "Plans"]);
        check("-5 % cost", &["5 % cost"]);
        check("  \n ", &[]);
        check("• Plans the week • Leads teams", &["Plans the week", "Leads teams"]);
        check("Plans the week | Leads teams", &["Plans the week", "Leads teams"]);
        check("a|b", &["a|b"]);
    }
}
