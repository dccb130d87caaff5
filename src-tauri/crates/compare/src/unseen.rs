//! Characters that a reader cannot see, made visible: a comparison that hides one hides a change.

use crate::words::{Mark, WordMark};

/// A piece of a text as it is to be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'a> {
    /// A text that shows itself.
    Text(&'a str),
    /// A character that does not; shown by its name.
    Unseen(char),
}

/// The name of a character by its code point: "U+202E".
pub fn code_point(c: char) -> String {
    format!("U+{:04X}", c as u32)
}

/// A text in pieces, every character that cannot be seen on its own. Line feed and tab are left in the text.
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    cut(text, |_, c, _| is_unseen(c))
}

/// A text with every character that cannot be seen replaced by its name in brackets: "wo[U+202E]rk".
pub fn visible(text: &str) -> String {
    shown(pieces(text))
}

impl WordMark {
    /// The marked text in pieces. What was removed or added shows every character; in what stayed, those that only join
    /// the letters or signs beside them (an emoji of several, a Persian word) are left to do so.
    pub fn pieces(&self) -> Vec<Piece<'_>> {
        match self.is {
            Mark::Same => cut(&self.text, |before, c, after| is_unseen(c) && !joins(before, c, after)),
            Mark::Removed | Mark::Added => cut(&self.text, |_, c, _| is_unseen(c) || is_odd_space(c)),
        }
    }

    /// The marked text as it is to be shown, unseen characters by name.
    pub fn visible(&self) -> String {
        shown(self.pieces())
    }
}

fn shown(pieces: Vec<Piece<'_>>) -> String {
    let mut out = String::new();
    for piece in pieces {
        match piece {
            Piece::Text(text) => out.push_str(text),
            Piece::Unseen(c) => {
                out.push('[');
                out.push_str(&code_point(c));
                out.push(']');
            }
        }
    }
    out
}

fn cut(text: &str, alone: impl Fn(Option<char>, char, Option<char>) -> bool) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let (mut start, mut before) = (0, None);
    let mut chars = text.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let end = i + c.len_utf8();
        // A line break of two characters is a line break.
        let ends_line = c == '\r' && chars.peek().is_some_and(|(_, next)| *next == '\n');
        if !ends_line && alone(before, c, chars.peek().map(|(_, next)| *next)) {
            if start < i {
                pieces.push(Piece::Text(&text[start..i]));
            }
            pieces.push(Piece::Unseen(c));
            start = end;
        }
        before = Some(c);
    }
    if start < text.len() {
        pieces.push(Piece::Text(&text[start..]));
    }
    pieces
}

/// Whether a character shows nothing: what Unicode calls default ignorable (DerivedCoreProperties.txt, 16.0), controls
/// but tab and line feed, separators of lines and paragraphs, marks of annotation and the blank of Braille.
pub(crate) fn is_unseen(c: char) -> bool {
    match c {
        '\t' | '\n' | ' '..='~' => false,
        c if c.is_control() => true,
        c => matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
            | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}'),
    }
}

/// White space that looks like a plain space and is none.
fn is_odd_space(c: char) -> bool {
    c.is_whitespace() && !matches!(c, ' ' | '\t' | '\n' | '\r')
}

/// Whether a character that cannot be seen does its everyday work where it stands.
fn joins(before: Option<char>, c: char, after: Option<char>) -> bool {
    // From here on come emoji and the scripts that need joiners; Latin, Greek and Cyrillic never do.
    let pictorial = |c: Option<char>| {
        c.is_some_and(|c| {
            matches!(c, '\u{a9}' | '\u{ae}' | '\u{203c}'..='\u{3299}'
        | '\u{fe0f}' | '\u{1f000}'..='\u{1faff}' | '#' | '*' | '0'..='9')
        })
    };
    let joined = |c: Option<char>| {
        c.is_some_and(|c| matches!(c, '\u{600}'..='\u{1fff}' if c.is_alphanumeric() || !is_unseen(c)))
    };
    match c {
        '\u{fe0e}' | '\u{fe0f}' => pictorial(before),
        '\u{200d}' => (pictorial(before) && pictorial(after)) || (joined(before) && joined(after)),
        '\u{200c}' => joined(before) && joined(after),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::word_marks;

    #[test]
    fn what_cannot_be_seen_is_named() {
        let check = |text: &str, expect: &str| assert_eq!(visible(text), expect);
        check("plain\ttext\nof two lines", "plain\ttext\nof two lines");
        check("a\r\nb\rc", "a\r\nb[U+000D]c");
        check("wo\u{202e}rk\u{200b}", "wo[U+202E]rk[U+200B]");
        check("\u{feff}co\u{ad}operate \u{2066}x\u{2069}", "[U+FEFF]co[U+00AD]operate [U+2066]x[U+2069]");
        check("\u{1f469}\u{200d}\u{1f4bb}", "\u{1f469}[U+200D]\u{1f4bb}");
    }

    #[test]
    fn an_unseen_difference_is_marked_and_shown() {
        let check = |old: &str, new: &str, expect: &str| {
            let shown = |m: &WordMark| match m.is {
                Mark::Same => m.visible(),
                Mark::Removed => format!("[-{}-]", m.visible()),
                Mark::Added => format!("{{+{}+}}", m.visible()),
            };
            assert_eq!(word_marks(old, new).iter().map(shown).collect::<String>(), expect);
        };
        check("Plans work", "Plans wo\u{200b}rk", "Plans [-work-]{+wo[U+200B]rk+}");
        check("Plans work", "Plans \u{202e}work", "Plans[- -]{+ [U+202E]+}work");
        check("Plans work", "Plans\u{a0}work", "Plans[- -]{+[U+00A0]+}work");
        check("co\u{ad}op", "coop", "[-co[U+00AD]op-]{+coop+}");
        check("\u{1f469}\u{200d}\u{1f4bb} x", "\u{1f469}\u{200d}\u{1f4bb} y", "\u{1f469}\u{200d}\u{1f4bb} [-x-]{+y+}");
    }
}
