//! First floor, formats to write: one page that needs nothing beside it, with a contents list, a search and a style for
//! paper. What people wrote is escaped; the one script is ours, and nothing else may run or be loaded.

use crate::blocks::mark::Is;
use crate::manuscript::{Line, Look, language, losses, manuscript};
use crate::report::html::escape;
use crate::{Export, Write};
use rungs_model::{Field, Framework, Kind};
use rungs_words::Words;
use std::fmt::Write as _;

/// One page in one file.
pub(crate) const EXPORT: Export = Export {
    name: "html",
    extensions: &["html", "htm"],
    write: Write::Framework(|framework| write(framework).into_bytes()),
    losses,
};

const STYLE: &str = include_str!("html/page.css");
/// Hides what does not hold the words that are looked for, and says how much is left.
const SCRIPT: &str = include_str!("html/search.js");
/// Nothing is loaded. The one script is that of the page; what people wrote stands escaped in its text.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

fn write(framework: &Framework) -> String {
    let root = framework.framework();
    let language = language(framework);
    let lang = if language.is_empty() { String::new() } else { format!(" lang=\"{}\"", escape(language)) };
    let title = match root.text(Field::Title).trim() {
        "" => Words::ENGLISH.untitled,
        title => title,
    };
    let lines = manuscript(framework);
    let mut out = format!(
        "<!DOCTYPE html>\n<html{lang}>\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
         <a class=\"jump\" href=\"#text\" data-rungs=\"aside\" lang=\"en\">Skip to the text</a>\n",
        escape(title).replace("<br>", " "),
    );
    contents(&mut out, &lines);
    out.push_str("<main id=\"text\">\n");
    let mut open = 0;
    for line in &lines {
        one(&mut out, line, &mut open);
    }
    lists(&mut out, &mut open, 0);
    let _ = write!(out, "</main>\n<script>\n{SCRIPT}</script>\n</body>\n</html>\n");
    out
}

/// The search and the paths with their steps.
fn contents(out: &mut String, lines: &[Line]) {
    out.push_str(
        "<nav aria-label=\"Contents\" lang=\"en\">\n<search><label for=\"find\">Find</label>\
         <input id=\"find\" type=\"search\" autocomplete=\"off\"><p id=\"found\" role=\"status\"></p></search>\n<ol>\n",
    );
    for line in lines {
        let (Look::Heading(level), Some(id)) = (&line.look, line.mark.node) else { continue };
        let is = match line.mark.is {
            Is::Field(Kind::Path, _) => "path",
            Is::Field(Kind::Step, _) => "step",
            Is::Field(Kind::Note, _) if *level == 2 => "path",
            _ => continue,
        };
        let text = if line.text.trim().is_empty() { Words::ENGLISH.untitled } else { line.text.trim() };
        let _ = writeln!(out, "<li class=\"{is}\"><a href=\"#{id}\" dir=\"auto\">{}</a></li>", escape(text));
    }
    out.push_str("</ol>\n</nav>\n");
}

/// Opens or closes lists until so many are open.
fn lists(out: &mut String, open: &mut usize, wanted: usize) {
    while *open > wanted {
        out.push_str("</li>\n</ul>\n");
        *open -= 1;
    }
}

fn one(out: &mut String, line: &Line, open: &mut usize) {
    if let Look::Table(rows) = &line.look {
        lists(out, open, 0);
        return table(out, rows);
    }
    let id = line.mark.node.map(|id| format!(" id=\"{id}\"")).unwrap_or_default();
    let aside = if matches!(line.mark.is, Is::Aside | Is::Label) { " lang=\"en\"" } else { "" };
    let attributes = format!("{id}{aside} data-rungs=\"{}\" dir=\"auto\"", line.mark.line().replace('>', "&gt;"));
    let lead = match line.lead.trim() {
        "" => String::new(),
        lead => format!("<b>{}</b>: ", escape(lead)),
    };
    let text = match line.mark.link {
        Some(link) => format!("<a href=\"#{link}\">{}</a>", escape(line.text.trim())),
        None => escape(line.text.trim()),
    };
    match line.look {
        Look::Item(depth) => {
            let depth = usize::from(depth) + 1;
            lists(out, open, depth);
            if *open == depth {
                out.push_str("</li>\n");
            }
            while *open < depth {
                out.push_str("<ul>\n");
                *open += 1;
            }
            let _ = write!(out, "<li{attributes}>{lead}{text}");
        }
        Look::Title | Look::Heading(_) => {
            lists(out, open, 0);
            let level = if let Look::Heading(level) = line.look { level } else { 1 };
            let _ = writeln!(out, "<h{level}{attributes}>{lead}{text}</h{level}>");
        }
        _ => {
            lists(out, open, 0);
            let _ = writeln!(out, "<p{attributes}>{lead}{text}</p>");
        }
    }
}

fn table(out: &mut String, rows: &[Vec<String>]) {
    out.push_str("<div class=\"wide\"><table>\n");
    for (n, row) in rows.iter().enumerate() {
        out.push_str(if n == 0 { "<thead><tr>" } else { "<tr>" });
        for (column, cell) in row.iter().enumerate() {
            let text = escape(cell.trim());
            let _ = match (n, column) {
                (0, _) => write!(out, "<th scope=\"col\" lang=\"en\">{text}</th>"),
                (_, 0) => write!(out, "<th scope=\"row\" dir=\"auto\">{text}</th>"),
                _ => write!(out, "<td dir=\"auto\">{text}</td>"),
            };
        }
        out.push_str(if n == 0 { "</tr></thead>\n<tbody>\n" } else { "</tr>\n" });
    }
    out.push_str("</tbody></table></div>\n");
}
