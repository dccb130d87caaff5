//! First floor, data formats: characters that show nothing, named, so that a report cannot hide a difference.

/// Characters that steer the direction of what follows, or have no business in a text.
fn steers(c: char) -> bool {
    let is_line_break = matches!(c, '\n' | '\r');
    (c.is_control() && !is_line_break)
        || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FFF9}'..='\u{FFFB}' | '\u{FEFF}')
}

/// Characters that take no room, but mean something to the letters around them.
fn joins(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200F}' | '\u{2028}' | '\u{2029}' | '\u{2060}'..='\u{2065}' | '\u{206A}'..='\u{206F}'
        | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FFA0}' | '\u{E0000}'..='\u{E01EF}')
}

/// The stand-in for a character: "[U+202E]".
fn name(c: char) -> String {
    format!("[U+{:04X}]", c as u32)
}

/// A text that is shown as it is: what would steer the reader's eye past its words is named.
pub(crate) fn text(text: &str) -> String {
    named(text, steers)
}

/// A text that is shown because it came or went: whatever in it cannot be seen is named, a space that is the whole
/// of it included.
pub(crate) fn change(text: &str) -> String {
    let is_blank = !text.is_empty() && text.chars().all(|c| c == ' ');
    if is_blank {
        return "␣".repeat(text.len());
    }
    named(text, |c| steers(c) || joins(c) || c == '\r' || (c.is_whitespace() && !matches!(c, ' ' | '\n')))
}

fn named(text: &str, unseen: impl Fn(char) -> bool) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if unseen(c) { shown.push_str(&name(c)) } else { shown.push(c) }
    }
    shown
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_cannot_be_seen_is_named() {
        let check = |text: &str, expect: [&str; 2]| {
            assert_eq!([super::text(text), super::change(text)], expect.map(String::from));
        };
        check("Plans\nwork", ["Plans\nwork", "Plans\nwork"]);
        check("a\u{202E}b\0", ["a[U+202E]b[U+0000]", "a[U+202E]b[U+0000]"]);
        check("a\u{200B}b\u{A0}", ["a\u{200B}b\u{A0}", "a[U+200B]b[U+00A0]"]);
        check(" \t", [" [U+0009]", " [U+0009]"]);
        check("  ", ["  ", "␣␣"]);
        check("", ["", ""]);
    }
}
