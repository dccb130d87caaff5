//! First floor, sections of documents: prose under a heading as a note, in Markdown as notes are.

use super::plant::Planter;
use crate::blocks::Shape;
use crate::error::ReadError;
use crate::pieces::{Part, Skip};
use rungs_model::Id;

/// A section with all below it as a note of a node.
pub(super) fn note(planter: &mut Planter<'_, '_>, s: usize, node: Id) -> Result<(), ReadError> {
    let mut body = Body::default();
    for one in planter.tree.all(s) {
        if one != s {
            body.heading(planter, one, planter.tree.sections[s].level);
        }
        for at in &planter.tree.sections[one].body {
            body.block(planter, *at);
        }
    }
    let head = planter.head(s);
    let heading = head.as_ref().map(|part| planter.build.text(part).to_string()).unwrap_or_default();
    let heads: Vec<Part> = head.into_iter().collect();
    // A heading over nothing is no prose.
    if body.text.is_empty() {
        heads.iter().for_each(|head| planter.build.skip(head, Skip::Head));
        return Ok(());
    }
    planter.build.note(node, &heading, &heads, &body.text, &body.parts)?;
    Ok(())
}

/// Markdown in the making.
#[derive(Debug, Default)]
pub(super) struct Body {
    pub text: String,
    pub parts: Vec<Part>,
    was_item: bool,
}

impl Body {
    fn heading(&mut self, planter: &Planter<'_, '_>, s: usize, above: u8) {
        let Some(part) = planter.head(s) else { return };
        let level = planter.tree.sections[s].level;
        if level >= Shape::ITEM {
            self.line(&format!("{}- ", "  ".repeat(usize::from(level - Shape::ITEM))), planter.build.text(&part), true);
        } else if level >= Shape::OVER_BOLD {
            self.line("", &format!("**{}**", planter.build.text(&part)), false);
        } else {
            let marks = "#".repeat(usize::from(level.saturating_sub(above).clamp(1, 4)) + 2);
            self.line(&format!("{marks} "), planter.build.text(&part), false);
        }
        self.parts.push(part);
    }

    /// A block as it stands in a note.
    pub fn block(&mut self, planter: &Planter<'_, '_>, at: usize) {
        let part = planter.tree.parts[at].clone();
        let text = planter.build.text(&part).to_string();
        match &planter.tree.blocks[at].shape {
            Shape::Item { depth, ordered } => {
                let bullet = if *ordered { "1." } else { "-" };
                self.line(&format!("{}{bullet} ", "  ".repeat(usize::from(*depth))), &text, true);
            }
            Shape::Quote => self.line("> ", &text.replace('\n', "\n> "), false),
            Shape::Table(_) => self.table(planter, at),
            _ => self.line("", &text, false),
        }
        self.parts.push(part);
    }

    fn line(&mut self, before: &str, text: &str, item: bool) {
        if !self.text.is_empty() {
            self.text.push_str(if item && self.was_item { "\n" } else { "\n\n" });
        }
        self.text.push_str(before);
        self.text.push_str(text.trim());
        self.was_item = item;
    }

    fn table(&mut self, planter: &Planter<'_, '_>, at: usize) {
        let Some(table) = &planter.tree.tables[at] else { return };
        let columns = table.columns();
        if columns.len().saturating_mul(table.rows.len()) > 100_000 {
            // Nobody reads that as a table.
            for (_, part) in table.rows.iter().flat_map(|row| &row.cells) {
                self.line("- ", planter.build.text(part), true);
                self.parts.push(part.clone());
            }
            return;
        }
        for (n, row) in table.rows.iter().enumerate() {
            let cell = |column: &u32| {
                row.cell(*column).map(|part| planter.build.text(part).replace('\n', " ").replace('|', "\\|"))
            };
            let cells: Vec<String> = columns.iter().map(|column| cell(column).unwrap_or_default()).collect();
            self.line("", &format!("| {} |", cells.join(" | ")), n > 0);
            if n == 0 {
                self.was_item = true;
                self.line("", &format!("|{}", " --- |".repeat(columns.len().min(1_000))), true);
            }
            self.was_item = true;
            self.parts.extend(row.cells.iter().map(|(_, part)| part.clone()));
        }
        self.was_item = false;
    }
}
