//! First floor, formats to write: Markdown for wikis and repositories. Comments that nobody sees keep the ids, so that a
//! file that was edited comes back to what it was.

use crate::blocks::html::OURS;
use crate::manuscript::{Line, Look, language, losses, manuscript};
use crate::report::markdown::inline;
use crate::{Export, Write};
use rungs_model::Framework;
use std::fmt::Write as _;

/// One document in one file.
pub(crate) const EXPORT: Export = Export {
    name: "markdown",
    extensions: &["md", "markdown"],
    write: Write::Framework(|framework| write(framework).into_bytes()),
    losses,
};

fn write(framework: &Framework) -> String {
    let mut out = String::new();
    let language = language(framework);
    if !language.is_empty() {
        let _ = writeln!(out, "---\nlanguage: \"{language}\"\n---\n");
    }
    let mut was_item = false;
    for line in manuscript(framework) {
        let is_item = matches!(line.look, Look::Item(_));
        if !(out.is_empty() || (is_item && was_item)) {
            out.push('\n');
        }
        match &line.look {
            Look::Table(rows) => table(&mut out, rows),
            _ => one(&mut out, &line),
        }
        was_item = is_item;
    }
    out
}

fn one(out: &mut String, line: &Line) {
    let before = match line.look {
        Look::Title => "# ".to_string(),
        Look::Heading(level) => format!("{} ", "#".repeat(usize::from(level))),
        Look::Item(depth) => format!("{}- ", "  ".repeat(usize::from(depth))),
        _ => String::new(),
    };
    out.push_str(&before);
    let lead = line.lead.trim();
    if !lead.is_empty() {
        let plain = lead.chars().all(|c| c.is_alphanumeric() || c == ' ');
        let _ = if plain { write!(out, "**{lead}**: ") } else { write!(out, "<b>{}</b>: ", inline(lead, true)) };
    }
    // What begins a line is escaped for it; behind a lead nothing begins one.
    let text = inline(line.text.trim(), !lead.is_empty());
    let _ = writeln!(out, "{text} <!--{OURS}{}-->", line.mark.line());
}

fn table(out: &mut String, rows: &[Vec<String>]) {
    for (n, row) in rows.iter().enumerate() {
        let cells: Vec<String> = row.iter().map(|cell| inline(cell.trim(), true)).collect();
        let _ = writeln!(out, "| {} |", cells.join(" | "));
        if n == 0 {
            let _ = writeln!(out, "|{}", " --- |".repeat(row.len()));
        }
    }
}
