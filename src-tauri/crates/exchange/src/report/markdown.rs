//! First floor, data formats: the change report as Markdown (CommonMark with the tables and strike-through of GitHub),
//! which reads well as a text too. What people wrote comes out as text, whatever marks it holds.

use super::{Edition, Group, ReportFormat};
use crate::visible;
use rungs_compare::{ChangeKind, Mark, WordMark};
use rungs_words::ChangeInWords;
use std::fmt::Write;

pub(crate) const FORMAT: ReportFormat = ReportFormat { name: "markdown", extensions: &["md", "markdown"], write };

fn write(edition: &Edition<'_>) -> Vec<u8> {
    let mut out = String::new();
    head(edition, &mut out);
    affected(edition, &mut out);
    for section in edition.report.sections.iter().filter(|section| !section.entries.is_empty()) {
        let heading: Vec<String> = edition.heading(section).iter().map(|part| escape(part)).collect();
        let _ = writeln!(out, "\n## {}", heading.join(" › "));
        for (group, label, entries) in edition.groups(section) {
            let _ = writeln!(out, "\n**{label}**\n");
            for entry in entries {
                let _ = writeln!(out, "- {}", line(entry, group, edition));
            }
        }
    }
    out.into_bytes()
}

/// Title, both sides, how much changed, and the headlines.
fn head(edition: &Edition<'_>, out: &mut String) {
    let words = edition.words;
    let _ = writeln!(out, "# {}: {}\n", words.changes, escape(edition.title()));
    let _ = writeln!(out, "| | {} | {} |\n| --- | --- | --- |", words.before, words.after);
    for (label, [old, new]) in edition.sides() {
        let _ = writeln!(out, "| **{label}** | {} | {} |", escape(&old), escape(&new));
    }
    let counts = edition.counts();
    let cells = |cell: &dyn Fn(usize) -> String| (0..counts.len()).map(cell).collect::<Vec<_>>().join(" | ");
    let _ = writeln!(out, "\n| {} |", cells(&|i| counts[i].1.to_owned()));
    let _ = writeln!(out, "| {} |", cells(&|_| "---:".to_owned()));
    let _ = writeln!(out, "| {} |", cells(&|i| counts[i].2.clone()));
    if let Some([old, new]) = edition.value_score() {
        let _ = writeln!(out, "\n{}: {old} → {new}", words.value_score);
    }
    if edition.comparison.changes.is_empty() {
        let _ = writeln!(out, "\n{}", words.no_changes);
    }
    if !edition.report.headlines.is_empty() {
        let _ = writeln!(out, "\n## {}\n", words.headlines);
        for headline in &edition.report.headlines {
            let _ = writeln!(out, "- {}", escape(headline));
        }
    }
}

fn affected(edition: &Edition<'_>, out: &mut String) {
    if edition.report.affected.is_empty() {
        return;
    }
    let _ = writeln!(out, "\n## {}\n", edition.words.affected);
    for path in &edition.report.affected {
        let title = escape(&edition.or_untitled(&path.title));
        let _ = writeln!(out, "- **{title}**: {}", edition.affected(path.standing, path.changes));
        for step in &path.steps {
            let title = escape(&edition.or_untitled(&step.title));
            let _ = writeln!(out, "  - {title}: {}", edition.affected(step.standing, step.changes));
        }
    }
}

/// One change as an item of a list.
fn line(entry: &ChangeInWords, group: Group, edition: &Edition<'_>) -> String {
    let node = &entry.node;
    let face = || escape(&visible::change(&edition.or_untitled(&entry.face)));
    let [from, to] = [&entry.from, &entry.to].map(|end| end.as_deref().unwrap_or_default());
    match group {
        Group::Came => format!("{node}: {}", wrapped("**", &visible::change(&edition.or_untitled(&entry.face)))),
        Group::Gone => format!("{node}: {}", wrapped("~~", &visible::change(&edition.or_untitled(&entry.face)))),
        Group::Elsewhere if entry.kind == ChangeKind::Moved => {
            let end = |text: &str| escape(&visible::text(&edition.or_untitled(text)));
            format!("{node}: {} ({} → {})", face(), end(from), end(to))
        }
        Group::Elsewhere => format!("{node}: {} ({})", face(), edition.words.reordered),
        Group::Changed => {
            let field = entry.field.as_deref().map(|field| format!(" · {}", escape(field))).unwrap_or_default();
            let trivial = if entry.trivial { format!(" ({})", edition.words.trivial) } else { String::new() };
            let said = if entry.words.is_empty() {
                let marks =
                    [(Mark::Removed, from), (Mark::Added, to)].map(|(is, text)| WordMark { is, text: text.into() });
                let ends =
                    marks.iter().filter(|mark| !mark.text.is_empty()).map(|mark| marked(std::slice::from_ref(mark)));
                format!("{}: {}", face(), ends.collect::<Vec<_>>().join(" → "))
            } else {
                marked(&entry.words)
            };
            format!("{node}{field}{trivial}: {said}")
        }
    }
}

/// A text with its marks: removed words struck through, added ones bold.
fn marked(marks: &[WordMark]) -> String {
    let mut line = String::new();
    for (i, mark) in marks.iter().enumerate() {
        match mark.is {
            Mark::Same => line.push_str(&inline(&visible::text(&mark.text), !line.is_empty())),
            Mark::Removed => wrap(&mut line, "~~", &visible::change(&mark.text), following(marks, i)),
            Mark::Added => wrap(&mut line, "**", &visible::change(&mark.text), following(marks, i)),
        }
    }
    line.trim().to_owned()
}

/// The character that will follow a mark; another mark begins with punctuation.
fn following(marks: &[WordMark], i: usize) -> Option<char> {
    marks.get(i + 1).and_then(|next| if next.is == Mark::Same { next.text.chars().next() } else { Some('*') })
}

fn wrapped(sign: &str, text: &str) -> String {
    let mut line = String::new();
    wrap(&mut line, sign, text, None);
    line.trim().to_owned()
}

/// Puts signs around a text. White space stays outside, and where CommonMark would not take the sign for one (it has to
/// flank a word), the tag of the same meaning stands in its place.
fn wrap(line: &mut String, sign: &str, text: &str, next: Option<char>) {
    let inner = text.trim();
    let (before, after) = (&text[..text.len() - text.trim_start().len()], &text[text.trim_end().len()..]);
    // A change of line breaks alone.
    let inner = if inner.is_empty() && !text.is_empty() { "⏎" } else { inner };
    let (before, after) = if inner == "⏎" { ("", "") } else { (before, after) };
    line.push_str(&inline(before, true));
    let is_word = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace() && !c.is_ascii_punctuation());
    let opens = is_alphanumeric(inner.chars().next()) || !is_word(line.chars().next_back());
    let next = after.chars().next().or(next);
    let closes = is_alphanumeric(inner.chars().next_back()) || !is_word(next);
    // Two runs of the same sign that touch would be one.
    let touches = line.ends_with(['*', '~']) && line.ends_with(sign);
    let inner = inline(inner, true);
    let tag = if sign == "~~" { "del" } else { "strong" };
    match opens && closes && !touches {
        true => line.push_str(&format!("{sign}{inner}{sign}")),
        false => line.push_str(&format!("<{tag}>{inner}</{tag}>")),
    }
    line.push_str(&inline(after, true));
}

fn is_alphanumeric(c: Option<char>) -> bool {
    c.is_some_and(char::is_alphanumeric)
}

/// A text of its own.
fn escape(text: &str) -> String {
    inline(visible::text(text).trim(), false)
}

/// Text as CommonMark reads it back letter by letter; line breaks as `<br>`. At the beginning of a block more has to be
/// escaped than within a line.
pub(crate) fn inline(text: &str, within: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let numbered = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = text.len() - numbered.len();
    let is_numbered = numbered.chars().nth(1).is_none_or(char::is_whitespace);
    for (i, c) in text.char_indices() {
        let begins = !within && i == 0 && matches!(c, '#' | '+' | '-' | '=');
        let numbers = !within && is_numbered && number > 0 && i == number && matches!(c, '.' | ')');
        match c {
            '\n' => out.push_str("<br>"),
            '\r' => {}
            // Of an address the sign between scheme and name, so that no link is made of it.
            ':' if text[i + 1..].starts_with("//") => out.push_str("\\:"),
            '.' if text[..i].ends_with("www") || numbers => out.push_str("\\."),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '|' | '$' | '#' => {
                out.push('\\');
                out.push(c);
            }
            _ if begins || numbers => {
                out.push('\\');
                out.push(c);
            }
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

    /// What a reader of Markdown shows: `+added+`, `-removed-`.
    fn shown(markdown: &str) -> String {
        let mut out = String::new();
        for event in Parser::new_ext(markdown, Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TABLES) {
            match event {
                Event::Text(text) => out.push_str(&text),
                Event::Start(Tag::Strong) | Event::End(TagEnd::Strong) => out.push('+'),
                Event::Start(Tag::Strikethrough) | Event::End(TagEnd::Strikethrough) => out.push('-'),
                Event::InlineHtml(tag) => out.push_str(match &*tag {
                    "<br>" => "\n",
                    "<strong>" | "</strong>" => "+",
                    "<del>" | "</del>" => "-",
                    other => panic!("{other} in {markdown}"),
                }),
                Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => {}
                other => panic!("{other:?} in {markdown}"),
            }
        }
        out
    }

    #[test]
    fn marks_are_read_as_marks_and_text_as_text() {
        let check = |marks: &[(Mark, &str)], expect: &str| {
            let marks: Vec<_> = marks.iter().map(|(is, text)| WordMark { is: *is, text: (*text).into() }).collect();
            assert_eq!(shown(&marked(&marks)), expect, "{}", marked(&marks));
        };
        use Mark::{Added, Removed, Same};
        check(&[(Same, "Plans "), (Removed, "small"), (Added, "large"), (Same, " work")], "Plans -small-+large+ work");
        check(&[(Same, "Plans"), (Added, " and tests"), (Same, " it")], "Plans +and tests+ it");
        check(&[(Same, "Plan"), (Added, "!"), (Same, "s")], "Plan+!+s");
        check(&[(Same, "C"), (Removed, "#"), (Added, "++")], "C-#-+++++".replace("+++++", "++++").as_str());
        check(&[(Removed, "**a**"), (Same, " <b>")], "-**a**- <b>");
        check(&[(Same, "a"), (Removed, " "), (Same, "b")], "a-␣-b");
        check(&[(Same, "a"), (Added, "\n\n"), (Same, "b")], "a+⏎+b");
        check(&[(Same, "a"), (Added, "\u{200B}")], "a+[U+200B]+");
    }

    #[test]
    fn what_begins_a_block_is_text_too() {
        for text in
            ["# a", "- a", "+ a", "1. a", "12) a", "> a", "=== a", "---", "***", "```", "    a", "| a |", "a\n# b"]
        {
            assert_eq!(shown(&escape(text)), text.trim(), "{}", escape(text));
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_back(text in "[a1 #*_~`<>&;\\[\\]()!.+=|$:/w\\\\-]{0,24}") {
            let text = text.trim();
            prop_assert_eq!(shown(&escape(text)), text);
        }
    }
}
