//! Whether two values differ in nothing a reader would call a change: case, white space and punctuation.

use rungs_model::Value;
use unicode_normalization::{UnicodeNormalization, is_nfc};
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

/// Whether two texts differ in case, white space or punctuation only; also in how an accented letter is encoded, and in
/// "&" for "and". A point, comma, dash or space between digits is part of the number, a sign that is part of a name
/// (C#, C++) is no punctuation, and a character that cannot be seen is never trivial: it hides.
pub(crate) fn is_trivial(old: &str, new: &str) -> bool {
    old == new || (!letters_differ(old, new) && core(old) == core(new))
}

/// Whether two plain texts differ in letters or digits, which most edits do at once: then nothing is left to ask.
fn letters_differ(old: &str, new: &str) -> bool {
    let plain = |text: &str| text.bytes().all(|b| b.is_ascii() && b != b'&');
    fn of(text: &str) -> impl Iterator<Item = u8> {
        text.bytes().filter(u8::is_ascii_alphanumeric).map(|b| b.to_ascii_lowercase())
    }
    plain(old) && plain(new) && !of(old).eq(of(new))
}

/// The same for two values of any shape: everything but the texts is equal.
pub(crate) fn is_trivial_value(old: Option<&Value>, new: Option<&Value>) -> bool {
    match (old, new) {
        (Some(Value::Text(old)), Some(Value::Text(new))) => is_trivial(old, new),
        (Some(Value::Text(text)), None) | (None, Some(Value::Text(text))) => is_trivial(text, ""),
        (Some(Value::Texts(old)), Some(Value::Texts(new))) => {
            old.len() == new.len() && old.iter().zip(new).all(|(old, new)| is_trivial(old, new))
        }
        (Some(Value::Experience(old)), Some(Value::Experience(new))) => {
            let mut as_new = old.clone();
            as_new.context.clone_from(&new.context);
            as_new == *new && is_trivial(&old.context, &new.context)
        }
        (Some(Value::Metric(old)), Some(Value::Metric(new))) => {
            let mut as_new = old.clone();
            as_new.name.clone_from(&new.name);
            as_new.unit.clone_from(&new.unit);
            as_new == *new && is_trivial(&old.name, &new.name) && is_trivial(&old.unit, &new.unit)
        }
        _ => false,
    }
}

/// What is left of a text without case, white space and punctuation.
fn core(text: &str) -> String {
    let composed: String;
    let text = if is_nfc(text) {
        text
    } else {
        composed = text.nfc().collect();
        &composed
    };
    let mut out = String::with_capacity(text.len());
    // What stands between two characters that count.
    let mut gap = Gap::default();
    let mut before: Option<char> = None;
    for (i, c) in text.char_indices() {
        if c.is_whitespace() || is_punctuation(c) {
            gap.take(c, before);
            continue;
        }
        let digit = c.is_numeric();
        match before {
            Some(b) if digit && b.is_numeric() => out.push_str(&gap.between_digits()),
            _ if digit => out.extend(gap.sign()),
            _ => {}
        }
        gap = Gap::default();
        before = Some(c);
        if c == '&' && stands_alone(text, i) {
            out.push_str("and");
        } else {
            // Both forms of the small sigma are one letter.
            out.extend(c.to_lowercase().map(|c| if c == 'ς' { 'σ' } else { c }));
        }
    }
    out
}

/// White space and punctuation in a row.
#[derive(Default)]
struct Gap {
    marks: String,
    spaced: bool,
    /// The last character, and whether a word could begin with it.
    last: Option<(char, bool)>,
}

impl Gap {
    fn take(&mut self, c: char, word: Option<char>) {
        let begins = self.last.map_or(word.is_none(), |(last, _)| !is_dash(last));
        if c.is_whitespace() {
            self.spaced = true;
        } else {
            self.marks.push(if is_dash(c) { '-' } else { c });
        }
        self.last = Some((c, begins));
    }

    /// "1.5" is not "15", "3-5" is not "35", "2 3" is not "23"; how a span is spaced does not matter.
    fn between_digits(&self) -> String {
        if self.marks.contains('-') {
            "-".to_string()
        } else if self.spaced {
            " ".to_string()
        } else {
            self.marks.clone()
        }
    }

    /// A minus or point that belongs to the number behind it.
    fn sign(&self) -> Option<char> {
        match self.last? {
            (c, true) if is_dash(c) => Some('-'),
            ('.', true) => Some('.'),
            _ => None,
        }
    }
}

/// Whether the character at a byte has white space, or nothing, on both sides.
fn stands_alone(text: &str, at: usize) -> bool {
    let space = |c: Option<char>| c.is_none_or(char::is_whitespace);
    space(text[..at].chars().next_back()) && space(text[at..].chars().nth(1))
}

fn is_dash(c: char) -> bool {
    c == '\u{2212}' || c.general_category() == GeneralCategory::DashPunctuation
}

fn is_punctuation(c: char) -> bool {
    use GeneralCategory as G;
    if c.is_ascii_alphanumeric() {
        return false;
    }
    match c {
        // They say something: a name, a share, a section, an address.
        '#' | '%' | '&' | '@' | '\\' | '§' | '‰' | '‱' => false,
        // Bullets, quotes and the minus, which are symbols by category.
        '`' | '´' | '◦' | '▪' | '▫' | '●' | '○' | '■' | '□' | '◆' | '◇' | '►' | '▶' | '\u{f0b7}' | '\u{2212}' => {
            true
        }
        c => matches!(
            c.general_category(),
            G::ConnectorPunctuation
                | G::DashPunctuation
                | G::OpenPunctuation
                | G::ClosePunctuation
                | G::InitialPunctuation
                | G::FinalPunctuation
                | G::OtherPunctuation
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_space_and_punctuation_only() {
        let check = |old: &str, new: &str, expect: bool| {
            assert_eq!(is_trivial(old, new), expect, "{old:?} / {new:?}");
            assert_eq!(is_trivial(new, old), expect, "{new:?} / {old:?}");
        };
        check("Plans work", "plans  work.", true);
        check("Plans work", "\u{2022} Plans\u{a0}work", true);
        check("\u{201c}Plans\u{201d} \u{2013} work", "\"Plans\" - work", true);
        check("teams\u{2019} work\u{2026}", "teams' work...", true);
        check("plan \u{2014} do", "plan, do", true);
        check("caf\u{e9}", "cafe\u{301}", true);
        check("cafe", "caf\u{e9}", false);
        check("Risks & issues", "Risks and issues", true);
        check("R&D", "RandD", false);
        check("ΟΔΟΣ", "οδος", true);
        check("Maße", "Masse", false);
        check("3\u{2013}5 years", "3 - 5 years", true);
        check("3-5 years", "35 years", false);
        check("3 - 5 years", "35 years", false);
        check("2 3", "23", false);
        check("1.5 years", "15 years", false);
        check("1.5", "1,5", false);
        check("-5", "5", false);
        check("(-5)", "(5)", false);
        check("\u{2212}5", "-5", true);
        check("- 5 plans", "5 plans", true);
        check(".5", "5", false);
        check("covid-19", "Covid 19", true);
        check("C", "C++", false);
        check("C", "C#", false);
        check("50 %", "50", false);
        check("work", "works", false);
        check("", "-", true);
    }

    #[test]
    fn what_cannot_be_seen_is_never_trivial() {
        for hidden in
            "\u{200b}\u{200c}\u{200d}\u{ad}\u{feff}\u{202e}\u{2066}\u{2060}\u{fe0f}\u{61c}\u{e0041}\u{7}".chars()
        {
            assert!(!is_trivial("work", &format!("wo{hidden}rk")), "U+{:04X}", hidden as u32);
            assert!(!is_trivial("1 2", &format!("1 {hidden}2")), "U+{:04X}", hidden as u32);
        }
    }

    #[test]
    fn lists_and_years_by_their_texts() {
        let texts = |t: &[&str]| Value::Texts(t.iter().map(ToString::to_string).collect());
        let check = |old: &Value, new: &Value, expect| assert_eq!(is_trivial_value(Some(old), Some(new)), expect);
        check(&texts(&["One.", "two"]), &texts(&["one", "Two;"]), true);
        check(&texts(&["One", "two"]), &texts(&["One two"]), false);
        check(&Value::Number(1.0), &Value::Number(2.0), false);
    }
}
