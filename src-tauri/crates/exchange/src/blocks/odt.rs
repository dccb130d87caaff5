//! First floor, blocks of documents: LibreOffice Writer. The accepted state of tracked changes is read; comments are
//! listed and left out.

use super::grid::Grid;
use super::package::{Package, Seen, attribute, local, texts, walk};
use super::{Block, Document, Shape};
use crate::Input;
use crate::error::{Fault, ReadError};
use crate::pieces::Skip;
use quick_xml::events::BytesStart;
use std::collections::HashMap;

/// Reads the blocks of a document.
///
/// # Errors
/// If it is damaged or larger than is read, or the reading was stopped.
pub(crate) fn read(input: &Input<'_>) -> Result<Document, ReadError> {
    let mut package = Package::open(input.bytes)?;
    let mut walker = Walker::default();
    if let Some(styles) = package.part("styles.xml")? {
        walk(input, &styles, |seen| walker.style(&seen))?;
    }
    let Some(main) = package.part("content.xml")? else {
        return Err(ReadError::whole(Fault::Malformed { detail: "no content.xml".into() }));
    };
    walk(input, &main, |seen| {
        walker.style(&seen)?;
        walker.see(seen)
    })?;
    let mut document = walker.document;
    if let Some(meta) = package.part("meta.xml")? {
        document.title = texts(input, &meta, "title")?.concat();
    }
    Ok(document)
}

#[derive(Debug, Default, Clone)]
struct Style {
    bold: bool,
    parent: String,
}

#[derive(Default)]
struct Walker {
    styles: HashMap<String, Style>,
    style: String,
    document: Document,
    text: String,
    bold: Vec<std::ops::Range<usize>>,
    spans: Vec<Option<usize>>,
    shape: Option<Shape>,
    whole_bold: bool,
    lists: usize,
    item: Option<bool>,
    out: usize,
    out_why: Option<Skip>,
    out_text: String,
    grid: Option<Grid>,
    nested: usize,
    in_heads: bool,
    blocks: u32,
}

impl Walker {
    fn style(&mut self, seen: &Seen<'_>) -> Result<(), ReadError> {
        let Seen::Start(element) = seen else { return Ok(()) };
        match local(element.name().0) {
            "style" if self.styles.len() < 100_000 => {
                self.style = attribute(element, "name").unwrap_or_default();
                let parent = attribute(element, "parent-style-name").unwrap_or_default();
                self.styles.insert(self.style.clone(), Style { bold: false, parent });
            }
            "text-properties" => {
                if let (Some(weight), Some(style)) =
                    (attribute(element, "font-weight"), self.styles.get_mut(&self.style))
                {
                    style.bold = matches!(weight.as_str(), "bold" | "600" | "700" | "800" | "900");
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Whether a style, or one that it comes from, is so.
    fn any(&self, style: &str, is: impl Fn(&str, &Style) -> bool) -> bool {
        let mut name = style;
        for _ in 0..16 {
            let Some(style) = self.styles.get(name) else { return is(name, &Style::default()) };
            if is(name, style) {
                return true;
            }
            name = &style.parent;
        }
        false
    }

    fn see(&mut self, seen: Seen<'_>) -> Result<(), ReadError> {
        match seen {
            Seen::Start(element) => self.start(element),
            Seen::End(name) => self.end(name),
            Seen::Text(text) => self.characters(text),
        }
        self.document.in_limits()
    }

    fn start(&mut self, element: &BytesStart<'_>) {
        let name = element.name().0;
        let name = local(name);
        let number = |key: &str| attribute(element, key).and_then(|n| n.parse().ok()).unwrap_or(1);
        let out = match name {
            "tracked-changes" | "annotation" => Some(Skip::LeftOut),
            "table-of-content" | "alphabetical-index" => Some(Skip::Furniture),
            // What stands for a picture is no text of the document.
            "title" | "desc" if element.name().0.starts_with("svg:") => Some(Skip::Furniture),
            _ => None,
        };
        if self.out > 0 || out.is_some() {
            self.out += 1;
            self.out_why = self.out_why.or(out);
            return;
        }
        match name {
            "h" => self.begin(Shape::Heading(number("outline-level").clamp(1, 6) as u8), ""),
            "p" => {
                let style = attribute(element, "style-name").unwrap_or_default();
                let is = |wanted: &str| self.any(&style, |name, _| name.eq_ignore_ascii_case(wanted));
                let depth = u8::try_from(self.lists.saturating_sub(1)).unwrap_or(u8::MAX).min(Shape::DEEPEST);
                let shape = match self.item {
                    _ if is("Title") => Shape::Heading(0),
                    Some(false) => Shape::Item { depth, ordered: false },
                    Some(true) => Shape::More,
                    None if is("Quotations") => Shape::Quote,
                    None => Shape::Paragraph,
                };
                self.begin(shape, &style);
            }
            "list" => self.lists += 1,
            "list-item" => self.item = Some(false),
            "span" => {
                let style = attribute(element, "style-name").unwrap_or_default();
                let bold = self.any(&style, |name, style| style.bold || name.starts_with("Strong"));
                self.spans.push(bold.then_some(self.text.len()));
            }
            "s" => self.characters(&" ".repeat((number("c") as usize).min(1_000))),
            "tab" => self.characters("\t"),
            "line-break" => self.characters("\n"),
            "table" if self.grid.is_some() => self.nested += 1,
            "table" => self.grid = Some(Grid::default()),
            "table-header-rows" => self.in_heads = true,
            "table-row" if self.nested == 0 => {
                let is_head = self.in_heads;
                self.in_grid(|grid| {
                    grid.begin_row();
                    if is_head {
                        grid.is_head_row();
                    }
                });
            }
            "table-cell" if self.nested == 0 => {
                let (columns, rows) = (number("number-columns-spanned"), number("number-rows-spanned"));
                self.in_grid(|grid| grid.begin_cell(columns, rows));
            }
            _ => {}
        }
    }

    fn in_grid(&mut self, with: impl FnOnce(&mut Grid)) {
        if let Some(grid) = &mut self.grid {
            with(grid);
        }
    }

    fn begin(&mut self, shape: Shape, style: &str) {
        self.put();
        self.whole_bold = self.any(style, |_, style| style.bold);
        self.shape = Some(shape);
    }

    fn end(&mut self, name: &str) {
        if self.out > 0 {
            self.out -= 1;
            if self.out == 0
                && let Some(why) = self.out_why.take()
            {
                let said = std::mem::take(&mut self.out_text);
                self.document.push(Block::new(Shape::Out(why), said, self.blocks + 1));
            }
            return;
        }
        match name {
            "h" | "p" => self.put(),
            "list" => self.lists = self.lists.saturating_sub(1),
            "list-item" => self.item = if self.lists > 1 { Some(true) } else { None },
            "span" => {
                if let Some(Some(from)) = self.spans.pop()
                    && from < self.text.len()
                {
                    self.bold.push(from..self.text.len());
                }
            }
            "table-header-rows" => self.in_heads = false,
            "table" if self.nested > 0 => self.nested -= 1,
            "table" => {
                if let Some(grid) = self.grid.take() {
                    self.blocks += 1;
                    self.document.push(Block::new(Shape::Table(grid), "", self.blocks));
                }
            }
            _ => {}
        }
    }

    fn characters(&mut self, text: &str) {
        if self.out > 0 {
            self.out_text.push_str(text);
        } else if self.shape.is_some() {
            self.text.push_str(text);
        }
    }

    fn put(&mut self) {
        let (text, mut bold) = (std::mem::take(&mut self.text), std::mem::take(&mut self.bold));
        let Some(shape) = self.shape.take().filter(|_| !text.trim().is_empty()) else { return };
        let is_item = matches!(shape, Shape::Item { .. });
        if let Some(grid) = &mut self.grid {
            grid.line(is_item, u8::try_from(self.lists.saturating_sub(1)).unwrap_or(0), &text);
        } else {
            self.blocks += 1;
            if self.whole_bold {
                bold = std::iter::once(0..text.len()).collect();
            }
            let from = text.len() - text.trim_start().len();
            let said = text.trim().to_string();
            let within = |at: usize| (at.max(from) - from).min(said.len());
            let bold = bold.iter().map(|range| within(range.start)..within(range.end)).collect();
            self.document.push(Block { shape, text: said, bold, line: self.blocks, said: None, mark: None });
        }
        if is_item {
            self.item = Some(true);
        }
    }
}
