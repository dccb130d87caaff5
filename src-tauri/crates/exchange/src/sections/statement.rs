//! First floor, sections of documents: what single paragraphs and items say: a keyword and its sentence, a label and its
//! value, years of experience.

use super::titles;
use super::tree::Tree;
use crate::build::Build;
use crate::layout::role_of;
use crate::mapping::Role;
use crate::pieces::Part;
use crate::years::{self, Found};
use regex::Regex;
use std::sync::LazyLock;

/// A keyword and what is said of it: "**Plans**: makes plans".
#[derive(Debug, Clone)]
pub(super) struct Lead {
    pub word: Part,
    pub rest: Part,
    /// Whether it is set in bold.
    pub bold: bool,
}

#[allow(clippy::unwrap_used)] // the patterns are constant, and the tests of this room run them
static PLAIN_LEAD: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^([\p{Lu}\d][^:.;!?–—\n]{0,48}?)(?::|\s[–—-])\s+\S").unwrap());
#[allow(clippy::unwrap_used)]
static SAYS_HAS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)experience|typical|usual|general|normally|tenure|essential|\bhas\b|\bhave\b|\brequire|\bneed|\bminimum|at least|or more|\d\+|erfahrung|expérience|experiencia|experiência|esperienza|ervaring|doświadcz|опыт").unwrap()
});

/// The keyword in front of a block: what is bold there, or what stands before a colon or dash.
pub(super) fn lead(build: &Build<'_>, tree: &Tree, at: usize) -> Option<Lead> {
    let part = &tree.parts[at];
    let text = build.text(part);
    // A mark too many in front of it ("***Plans**") is a slip of the hand.
    let begins = |text: &str| text.trim().trim_matches(['*', '_']).is_empty();
    if let Some(first) = tree.blocks[at].bold.first().filter(|bold| begins(&text[..bold.start])) {
        // Runs that follow each other are one.
        let mut end = first.end;
        for bold in &tree.blocks[at].bold[1..] {
            if !text.get(end..bold.start).is_some_and(|gap| gap.trim().is_empty()) {
                break;
            }
            end = bold.end;
        }
        let (word, rest) = (text.get(first.start..end)?, text.get(end..)?);
        let within = word.find(": ").filter(|colon| *colon < 60);
        let (word, rest_from) = match within {
            Some(colon) => (&word[..colon], first.start + colon + 1),
            None => (word, end),
        };
        let marks = |c: char| c.is_whitespace() || ":–—-.,".contains(c);
        let separated = within.is_some()
            || word.trim_end().ends_with([':', '.', '–', '—', '-'])
            || rest.trim_start().starts_with([':', '–', '—', '-', '.', ',', '\n', '('])
            || rest.starts_with('\n');
        let word = word.trim_end_matches(marks).trim_start();
        let rest_at = rest_from + (text[rest_from..].len() - text[rest_from..].trim_start_matches(marks).len());
        if separated && !word.is_empty() && word.chars().count() <= 80 && rest_at < text.len() {
            let from = text.find(word)?;
            return Some(Lead {
                word: part.slice(from..from + word.len()),
                rest: part.slice(rest_at..text.len()),
                bold: true,
            });
        }
        return None;
    }
    let found = PLAIN_LEAD.captures(text)?;
    let (word, whole) = (found.get(1)?, found.get(0)?);
    let rest_at = whole.end() - text[..whole.end()].chars().next_back().map_or(0, char::len_utf8);
    if word.as_str().split_whitespace().count() > 5 || word.as_str().contains("http") {
        return None;
    }
    Some(Lead { word: part.slice(word.range()), rest: part.slice(rest_at..text.len()), bold: false })
}

/// What a label says of the thing that it stands below.
pub(super) fn label(word: &str) -> Option<Role> {
    match titles::known(word) {
        Some(titles::Known::Years) => return Some(Role::Years),
        Some(titles::Known::Success) => return Some(Role::Example),
        Some(titles::Known::Definition) => return Some(Role::Definition),
        Some(titles::Known::Examples) => return Some(Role::Examples),
        _ => {}
    }
    role_of(word).filter(|role| {
        matches!(
            role,
            Role::Years
                | Role::Focus
                | Role::Code
                | Role::Grade
                | Role::StepSummary
                | Role::Definition
                | Role::Example
                | Role::Examples
        )
    })
}

/// Years that a sentence says somebody has.
pub(super) fn years_in(text: &str) -> Option<Found> {
    let found = years::find(text, false)?;
    (found.whole || SAYS_HAS.is_match(text)).then_some(found)
}

#[allow(clippy::unwrap_used)]
static ABLE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?:(?:you (?:are )?)?able to|ability to|can|you can|is able to|i can|demonstrates|fähigkeit,|kann|ist in der lage|capable of|capacité à|peut|est capable de|puede|es capaz de)\s").unwrap()
});

/// Whether a sentence begins with what somebody does: "Develops tools", "You help others".
pub(super) fn says_doing(text: &str) -> bool {
    const NOT: [&str; 10] = ["this", "its", "as", "always", "perhaps", "towards", "is", "was", "sometimes", "besides"];
    let Some(first) = text.split_whitespace().next() else { return false };
    let letters = first.trim_matches(|c: char| !c.is_alphanumeric());
    let word = letters.to_lowercase();
    let does = word.len() > 2 && word.ends_with('s') && letters == first && !NOT.contains(&word.as_str());
    does || is_able(text) || ["you", "i", "we"].contains(&word.as_str())
}

/// Whether a sentence is a statement of what somebody can do.
pub(crate) fn is_able(text: &str) -> bool {
    ABLE.is_match(text.trim()) && text.chars().count() <= 300
}
