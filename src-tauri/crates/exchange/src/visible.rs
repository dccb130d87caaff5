//! First floor, data formats: characters that show nothing, named, so that a report cannot hide a difference.

use rungs_compare::{Mark, WordMark};

/// A text that is shown as it is.
pub(crate) fn text(text: &str) -> String {
    marked(Mark::Same, text)
}

/// A text that is shown because it came or went: a space that is the whole of it is shown too.
pub(crate) fn change(text: &str) -> String {
    let is_blank = !text.is_empty() && text.chars().all(|c| c == ' ');
    if is_blank { "␣".repeat(text.len()) } else { marked(Mark::Added, text) }
}

fn marked(is: Mark, text: &str) -> String {
    WordMark { is, text: text.to_owned() }.visible()
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
        check("a\u{200B}b\u{A0}", ["a[U+200B]b\u{A0}", "a[U+200B]b[U+00A0]"]);
        check("👩\u{200D}🔧", ["👩\u{200D}🔧", "👩[U+200D]🔧"]);
        check("  ", ["  ", "␣␣"]);
        check("", ["", ""]);
    }
}
