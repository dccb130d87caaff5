//! First floor, data formats: the change report as one HTML file that needs nothing beside it. No script, no address of
//! anything; what people wrote is escaped and stands in elements that find the direction of their text themselves.

use super::{Edition, Group, ReportFormat};
use crate::visible;
use rungs_compare::{ChangeKind, Mark, WordMark};
use rungs_words::script;
use rungs_words::{ChangeInWords, ReportSection};
use std::fmt::Write;

pub(crate) const FORMAT: ReportFormat = ReportFormat { name: "html", extensions: &["html", "htm"], write };

/// Sizes, colours and spacing; light and dark, screen and paper.
const STYLE: &str = include_str!("report.css");

/// Nothing is loaded and nothing is run; the style of the file itself is all there is.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

fn write(edition: &Edition<'_>) -> Vec<u8> {
    let page = Page { edition, language: language(edition) };
    let (words, title) = (edition.words, escape(&visible::text(edition.title())));
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>{}: {title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n",
        words.language, words.changes,
    );
    page.head(&mut out);
    page.body(&mut out);
    out.push_str("</body>\n</html>\n");
    out.into_bytes()
}

/// The language of what people wrote, where it is not that of the labels.
fn language(edition: &Edition<'_>) -> Option<String> {
    let language = edition.report.language.as_str();
    let is_tag = script::locale(language).is_some() && language.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    (is_tag && language != edition.words.language).then(|| language.to_owned())
}

/// A text as HTML shows it letter by letter; line breaks as `<br>`.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' => out.push_str("<br>"),
            '\r' => {}
            c => out.push(c),
        }
    }
    out
}

/// Said of what a reader may hide.
const TRIVIAL: &str = " class=\"trivial\"";

struct Page<'a> {
    edition: &'a Edition<'a>,
    language: Option<String>,
}

impl Page<'_> {
    /// What a person wrote, in an element of its own.
    fn user(&self, tag: &str, class: &str, html: &str) -> String {
        let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
        let lang = self.language.as_ref().map(|tag| format!(" lang=\"{tag}\"")).unwrap_or_default();
        format!("<{tag}{class}{lang} dir=\"auto\">{html}</{tag}>")
    }

    fn said(&self, tag: &str, text: &str) -> String {
        self.user(tag, "", &escape(&visible::text(text)))
    }

    /// Title, both sides, how much changed, the headlines, who is affected.
    fn head(&self, out: &mut String) {
        let (edition, words) = (self.edition, self.edition.words);
        let _ = writeln!(out, "<header>\n<p class=\"kicker\">{}</p>", words.changes);
        let _ = writeln!(out, "{}", self.said("h1", edition.title()));
        let _ = writeln!(
            out,
            "<table class=\"sides\">\n<thead><tr><td></td><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr></thead>\n<tbody>",
            words.before, words.after
        );
        for (label, [old, new]) in edition.sides() {
            let (old, new) = (self.said("td", &old), self.said("td", &new));
            let _ = writeln!(out, "<tr><th scope=\"row\">{label}</th>{old}{new}</tr>");
        }
        let _ = writeln!(out, "</tbody>\n</table>\n<dl class=\"counts\">");
        for (kind, label, n) in edition.counts() {
            let none = if n == "0" { " none" } else { "" };
            let class = class(kind);
            let _ = writeln!(out, "<div class=\"{class}{none}\"><dt>{label}</dt><dd>{n}</dd></div>");
        }
        let _ = writeln!(out, "</dl>");
        if let Some([old, new]) = edition.value_score() {
            let _ = writeln!(out, "<p class=\"score\">{}: {old} → {new}</p>", words.value_score);
        }
        let _ = writeln!(out, "</header>");
    }

    fn body(&self, out: &mut String) {
        let (report, words) = (self.edition.report, self.edition.words);
        let sections: Vec<&ReportSection> = report.sections.iter().filter(|s| !s.entries.is_empty()).collect();
        let hides = sections.iter().any(|section| section.entries.iter().any(|entry| entry.trivial));
        if hides {
            let _ = writeln!(
                out,
                "<input type=\"checkbox\" id=\"trivial\"><label for=\"trivial\">{}</label>",
                words.hide_trivial
            );
        }
        let _ = writeln!(out, "<main>");
        if sections.is_empty() {
            let _ = writeln!(out, "<p class=\"nothing\">{}</p>", words.no_changes);
        }
        self.headlines(out);
        self.affected(out);
        self.contents(&sections, out);
        for (n, section) in sections.iter().enumerate() {
            self.section(n + 1, section, out);
        }
        let _ = writeln!(out, "</main>");
    }

    fn headlines(&self, out: &mut String) {
        let headlines = &self.edition.report.headlines;
        if headlines.is_empty() {
            return;
        }
        let _ = writeln!(out, "<section class=\"headlines\">\n<h2>{}</h2>\n<ul>", self.edition.words.headlines);
        for headline in headlines {
            let _ = writeln!(out, "{}", self.said("li", headline));
        }
        let _ = writeln!(out, "</ul>\n</section>");
    }

    fn affected(&self, out: &mut String) {
        let (edition, words) = (self.edition, self.edition.words);
        if edition.report.affected.is_empty() {
            return;
        }
        let _ = writeln!(out, "<section class=\"affected\">\n<h2>{}</h2>\n<table>", words.affected);
        for path in &edition.report.affected {
            let _ = writeln!(out, "<tbody>");
            let mut row = |tag: &str, title: &str, standing, changes| {
                let title = self.said("span", &edition.or_untitled(title));
                let _ = writeln!(
                    out,
                    "<tr class=\"{tag}\"><th scope=\"row\">{title}</th><td>{}</td></tr>",
                    edition.affected(standing, changes)
                );
            };
            row("path", &path.title, path.standing, path.changes);
            path.steps.iter().for_each(|step| row("step", &step.title, step.standing, step.changes));
            let _ = writeln!(out, "</tbody>");
        }
        let _ = writeln!(out, "</table>\n</section>");
    }

    fn contents(&self, sections: &[&ReportSection], out: &mut String) {
        if sections.len() < 2 {
            return;
        }
        let contents = self.edition.words.contents;
        let _ = writeln!(out, "<nav aria-label=\"{contents}\">\n<h2>{contents}</h2>\n<ol>");
        for (n, section) in sections.iter().enumerate() {
            let name = self.name(section);
            let class = if section.entries.iter().all(|entry| entry.trivial) { TRIVIAL } else { "" };
            let _ = writeln!(out, "<li{class}><a href=\"#part-{}\">{name}</a></li>", n + 1);
        }
        let _ = writeln!(out, "</ol>\n</nav>");
    }

    fn name(&self, section: &ReportSection) -> String {
        let parts: Vec<String> = self.edition.heading(section).iter().map(|part| self.said("span", part)).collect();
        parts.join(" <span class=\"apart\">›</span> ")
    }

    fn section(&self, n: usize, section: &ReportSection, out: &mut String) {
        let class = if section.entries.iter().all(|entry| entry.trivial) { TRIVIAL } else { "" };
        let _ = writeln!(out, "<section{class} id=\"part-{n}\">\n<h2>{}</h2>", self.name(section));
        for (group, label, entries) in self.edition.groups(section) {
            let class = if entries.iter().all(|entry| entry.trivial) { TRIVIAL } else { "" };
            let _ = writeln!(out, "<div{class}>\n<h3>{label}</h3>\n<ul class=\"changes\">");
            for entry in entries {
                let trivial = if entry.trivial { " trivial" } else { "" };
                let kind = class_of(group);
                let _ = writeln!(out, "<li class=\"{kind}{trivial}\">{}</li>", self.entry(group, entry));
            }
            let _ = writeln!(out, "</ul>\n</div>");
        }
        let _ = writeln!(out, "</section>");
    }

    fn entry(&self, group: Group, entry: &ChangeInWords) -> String {
        let (edition, words) = (self.edition, self.edition.words);
        let face = edition.or_untitled(&entry.face);
        let whole = |tag: &str| format!("<{tag}>{}</{tag}>", escape(&visible::change(&face)));
        let [from, to] = [&entry.from, &entry.to].map(|end| end.as_deref().unwrap_or_default());
        let mut what = escape(&entry.node);
        let said = match group {
            Group::Came => self.user("p", "", &whole("ins")),
            Group::Gone => self.user("p", "", &whole("del")),
            Group::Elsewhere => {
                let between = match entry.kind {
                    ChangeKind::Moved => {
                        let end = |text: &str| self.said("span", &edition.or_untitled(text));
                        format!("{} → {}", end(from), end(to))
                    }
                    _ => words.reordered.to_owned(),
                };
                format!("{}<p class=\"between\">{between}</p>", self.said("p", &face))
            }
            Group::Changed => {
                if let Some(field) = &entry.field {
                    let _ = write!(what, " · {}", escape(field));
                }
                if entry.trivial {
                    let _ = write!(what, " ({})", words.trivial);
                }
                self.edited(entry, &face, [from, to])
            }
        };
        format!("<p class=\"what\">{what}</p><div>{said}</div>")
    }

    fn edited(&self, entry: &ChangeInWords, face: &str, [from, to]: [&str; 2]) -> String {
        if !entry.words.is_empty() {
            return self.user("p", "", &marked(&entry.words));
        }
        let ends = [(Mark::Removed, from), (Mark::Added, to)].into_iter().filter(|(_, text)| !text.is_empty());
        let ends: Vec<String> =
            ends.map(|(is, text)| self.user("span", "", &marked(&[WordMark { is, text: text.into() }]))).collect();
        format!("{}<p class=\"between\">{}</p>", self.said("p", face), ends.join(" → "))
    }
}

/// A text with its marks. Two marks that touch would read as one word.
fn marked(marks: &[WordMark]) -> String {
    let piece = |mark: &WordMark| match mark.is {
        Mark::Same => escape(&visible::text(&mark.text)),
        Mark::Removed => format!("<del>{}</del>", changed(&mark.text)),
        Mark::Added => format!("<ins>{}</ins>", changed(&mark.text)),
    };
    marks.iter().map(piece).collect()
}

/// Words that came or went; a line break among them is shown, because it alone would not be seen.
fn changed(text: &str) -> String {
    escape(&visible::change(text)).replace("<br>", "⏎<br>")
}

fn class(kind: ChangeKind) -> &'static str {
    class_of(Group::of(kind))
}

fn class_of(group: Group) -> &'static str {
    match group {
        Group::Came => "came",
        Group::Changed => "changed",
        Group::Elsewhere => "elsewhere",
        Group::Gone => "gone",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_a_person_wrote_becomes_markup() {
        let check = |text: &str, expect: &str| assert_eq!(escape(text), expect);
        check("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;");
        check("\"a\" & 'b'\nc", "&quot;a&quot; &amp; &#39;b&#39;<br>c");
        let mark = |is, text: &str| WordMark { is, text: text.into() };
        let marks = [mark(Mark::Same, "a<"), mark(Mark::Removed, "b>"), mark(Mark::Added, "\u{202E}")];
        assert_eq!(marked(&marks), "a&lt;<del>b&gt;</del><ins>[U+202E]</ins>");
        assert_eq!(marked(&[mark(Mark::Added, "a\n")]), "<ins>a⏎<br></ins>");
    }
}
