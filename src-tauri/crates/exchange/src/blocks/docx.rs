//! First floor, blocks of documents: Word. Headings are told by the outline level of their style, in whatever language
//! its name is; of tracked changes the accepted state is read; comments, headers and footers are listed and left out.

mod styles;

use super::grid::Grid;
use super::mark::Mark;
use super::package::{Package, Seen, attribute, local, texts, walk};
use super::{Block, Document, Shape};
use crate::Input;
use crate::error::{Fault, ReadError};
use crate::pieces::Skip;
use quick_xml::events::BytesStart;
use rungs_model::Id;
use std::collections::HashMap;
use styles::Styles;

/// How the name of a style or bookmark of a document of our own begins.
pub(crate) const STYLE: &str = "rungs ";
pub(crate) const BOOKMARK: &str = "rungs_";

/// Reads the blocks of a document.
///
/// # Errors
/// If it is damaged or larger than is read, or the reading was stopped.
pub(crate) fn read(input: &Input<'_>) -> Result<Document, ReadError> {
    let mut package = Package::open(input.bytes)?;
    let styles = Styles::read(input, &mut package)?;
    let Some(main) = package.part("word/document.xml")? else {
        return Err(ReadError::whole(Fault::Malformed { detail: "no word/document.xml".into() }));
    };
    let mut walker = Walker { notes: notes(input, &mut package)?, ..Walker::new(&styles) };
    walk(input, &main, |seen| walker.see(seen))?;
    let mut document = walker.end();
    if let Some(core) = package.part("docProps/core.xml")? {
        document.title = texts(input, &core, "title")?.concat();
        document.language = texts(input, &core, "language")?.concat();
    }
    left_out(input, &mut package, &mut document)?;
    Ok(document)
}

/// What each footnote and endnote says, by its kind and number.
fn notes(input: &Input<'_>, package: &mut Package<'_>) -> Result<HashMap<(bool, String), String>, ReadError> {
    let mut notes: HashMap<(bool, String), String> = HashMap::new();
    for (part, is_end) in [("word/footnotes.xml", false), ("word/endnotes.xml", true)] {
        let Some(xml) = package.part(part)? else { continue };
        let mut open: Option<String> = None;
        let mut in_text = false;
        walk(input, &xml, |seen| {
            match seen {
                Seen::Start(element) => match local(element.name().0) {
                    "footnote" | "endnote" if attribute(element, "type").is_none() => open = attribute(element, "id"),
                    "t" => in_text = true,
                    _ => {}
                },
                Seen::End("footnote" | "endnote") => open = None,
                Seen::End("t") => in_text = false,
                Seen::Text(text) => {
                    if let Some(id) = open.as_ref().filter(|_| in_text) {
                        notes.entry((is_end, id.clone())).or_default().push_str(text);
                    }
                }
                Seen::End(_) => {}
            }
            Ok(())
        })?;
    }
    Ok(notes)
}

/// Comments, and what stands at the head and foot of each page.
fn left_out(input: &Input<'_>, package: &mut Package<'_>, document: &mut Document) -> Result<(), ReadError> {
    let mut parts = vec![("word/comments.xml".to_string(), Skip::LeftOut)];
    for number in 1..=20 {
        parts.push((format!("word/header{number}.xml"), Skip::Furniture));
        parts.push((format!("word/footer{number}.xml"), Skip::Furniture));
    }
    for (part, why) in parts {
        let Some(xml) = package.part(&part)? else { continue };
        let said = texts(input, &xml, "t")?.join(" ");
        let line = u32::try_from(document.blocks.len() + 1).unwrap_or(u32::MAX);
        document.push(Block::new(Shape::Out(why), said, line));
    }
    Ok(())
}

/// A paragraph that is being read.
#[derive(Default)]
struct Paragraph {
    style: Option<String>,
    outline: Option<u8>,
    number: Option<(String, u8)>,
    text: String,
    bold: Vec<std::ops::Range<usize>>,
    /// The largest size of its letters, in half points.
    size: u32,
    node: Option<Id>,
    link: Option<Id>,
    notes: Vec<String>,
    /// Its end was deleted or moved away: what it says goes on in the next one.
    goes_on: bool,
}

impl Paragraph {
    /// The one behind a paragraph whose end is gone: it is what it is itself, and says what that one says before.
    fn behind(before: Paragraph) -> Paragraph {
        let Paragraph { text, bold, size, node, link, notes, .. } = before;
        Paragraph { text, bold, size, node, link, notes, ..Paragraph::default() }
    }
}

/// What holds for a run of letters.
#[derive(Default, Clone)]
struct Run {
    bold: Option<bool>,
    hidden: bool,
    size: Option<u32>,
}

struct Walker<'s> {
    styles: &'s Styles,
    notes: HashMap<(bool, String), String>,
    document: Document,
    /// Paragraphs within each other, as text boxes stand in one.
    open: Vec<Paragraph>,
    /// A paragraph whose end is gone, and how many are open around it.
    before: Option<(usize, Paragraph)>,
    run: Run,
    in_run_style: bool,
    in_text: bool,
    deleted: usize,
    fallback: usize,
    grid: Option<Grid>,
    nested: usize,
    /// Whether the table says itself which of its rows are heads.
    told: bool,
    sizes: HashMap<usize, u32>,
    blocks: u32,
}

impl<'s> Walker<'s> {
    fn new(styles: &'s Styles) -> Walker<'s> {
        Walker {
            styles,
            notes: HashMap::new(),
            document: Document::default(),
            open: Vec::new(),
            before: None,
            run: Run::default(),
            in_run_style: false,
            in_text: false,
            deleted: 0,
            fallback: 0,
            grid: None,
            nested: 0,
            told: false,
            sizes: HashMap::new(),
            blocks: 0,
        }
    }

    fn see(&mut self, seen: Seen<'_>) -> Result<(), ReadError> {
        match seen {
            Seen::Start(element) => self.start(element),
            Seen::End(name) => self.end_of(name),
            Seen::Text(text) if self.in_text && self.fallback == 0 => self.text(text),
            Seen::Text(_) => {}
        }
        self.document.in_limits()
    }

    fn start(&mut self, element: &BytesStart<'_>) {
        let name = element.name().0;
        let name = local(name);
        let value = || attribute(element, "val");
        let is_on = || value().is_none_or(|v| !matches!(v.as_str(), "0" | "false" | "none" | "off"));
        match name {
            "Fallback" => self.fallback += 1,
            _ if self.fallback > 0 => {}
            "p" if self.open.len() < 100 => {
                let before = self.before.take_if(|(around, _)| *around == self.open.len());
                self.open.push(before.map(|(_, before)| Paragraph::behind(before)).unwrap_or_default());
            }
            "pStyle" => self.paragraph(|p, v| p.style = v, value()),
            "outlineLvl" => {
                let level = value().and_then(|v| v.parse::<u8>().ok()).filter(|level| *level < 9);
                self.paragraph(|p, level| p.outline = level, level);
            }
            "ilvl" => {
                let level = value().and_then(|v| v.parse().ok()).unwrap_or(0);
                self.paragraph(|p, level| p.number = Some((String::new(), level)), level);
            }
            "numId" => {
                let id = value().unwrap_or_default();
                self.paragraph(
                    |p, id| {
                        let level = p.number.as_ref().map_or(0, |(_, level)| *level);
                        p.number = Some((id, level));
                    },
                    id,
                );
            }
            "r" => self.run = Run::default(),
            "rPr" => self.in_run_style = true,
            "b" if self.in_run_style => self.run.bold = Some(is_on()),
            "vanish" if self.in_run_style => self.run.hidden = is_on(),
            "sz" if self.in_run_style => self.run.size = value().and_then(|v| v.parse().ok()),
            "rStyle" => {
                let style = value().map(|id| self.styles.get(&id)).unwrap_or_default();
                self.run.bold = self.run.bold.or(style.bold);
            }
            "t" | "delText" => self.in_text = true,
            "tab" if !self.in_run_style => self.text("\t"),
            "br" | "cr" => self.text("\n"),
            "noBreakHyphen" => self.text("-"),
            // Within the style of a paragraph's own mark it is that mark which is gone.
            "del" | "moveFrom" if self.in_run_style => self.paragraph(|p, gone| p.goes_on = gone, true),
            "del" | "moveFrom" => self.deleted += 1,
            "footnoteReference" | "endnoteReference" => {
                let key = (name == "endnoteReference", attribute(element, "id").unwrap_or_default());
                if let (Some(note), Some(paragraph)) = (self.notes.remove(&key), self.open.last_mut()) {
                    paragraph.notes.push(note);
                }
            }
            "bookmarkStart" => {
                let id = attribute(element, "name").and_then(|name| node(&name));
                self.paragraph(|p, id| p.node = p.node.or(id), id);
            }
            "hyperlink" => {
                let id = attribute(element, "anchor").and_then(|name| node(&name));
                self.paragraph(|p, id| p.link = p.link.or(id), id);
            }
            "tbl" => {
                self.stop_going_on();
                match &mut self.grid {
                    Some(_) => self.nested += 1,
                    none => {
                        self.told = false;
                        *none = Some(Grid::default());
                    }
                }
            }
            "tr" => self.in_grid(Grid::begin_row),
            "tc" => self.in_grid(|grid| grid.begin_cell(1, 1)),
            "tblHeader" => {
                self.told = true;
                self.in_grid(Grid::is_head_row);
            }
            "gridSpan" => {
                let columns = value().and_then(|v| v.parse().ok()).unwrap_or(1);
                self.in_grid(|grid| grid.widen(columns));
            }
            "vMerge" if value().is_none_or(|v| v == "continue") => self.in_grid(Grid::join_above),
            _ => {}
        }
    }

    fn in_grid(&mut self, with: impl FnOnce(&mut Grid)) {
        if let Some(grid) = self.grid.as_mut().filter(|_| self.nested == 0) {
            with(grid);
        }
    }

    fn paragraph<T>(&mut self, with: impl FnOnce(&mut Paragraph, T), value: T) {
        if let Some(paragraph) = self.open.last_mut() {
            with(paragraph, value);
        }
    }

    fn end_of(&mut self, name: &str) {
        match name {
            "Fallback" => self.fallback = self.fallback.saturating_sub(1),
            _ if self.fallback > 0 => {}
            "rPr" => self.in_run_style = false,
            "t" | "delText" => self.in_text = false,
            "del" | "moveFrom" if !self.in_run_style => self.deleted = self.deleted.saturating_sub(1),
            "p" => match self.open.pop() {
                Some(paragraph) if paragraph.goes_on => self.before = Some((self.open.len(), paragraph)),
                Some(paragraph) => self.put(paragraph),
                None => {}
            },
            "tc" | "txbxContent" => self.stop_going_on(),
            "tbl" if self.nested > 0 => self.nested -= 1,
            "tbl" => {
                if let Some(grid) = self.grid.take() {
                    self.blocks += 1;
                    self.document.push(Block::new(Shape::Table(grid), "", self.blocks));
                }
            }
            _ => {}
        }
    }

    /// Behind the last paragraph of a place none is left in which one could go on.
    fn stop_going_on(&mut self) {
        if let Some((_, paragraph)) = self.before.take() {
            self.put(paragraph);
        }
    }

    fn text(&mut self, text: &str) {
        if self.deleted > 0 || self.run.hidden {
            self.document.push(Block::new(Shape::Out(Skip::LeftOut), text, self.blocks + 1));
            return;
        }
        let styles = self.styles;
        let Some(paragraph) = self.open.last_mut() else { return };
        let style = paragraph.style.as_ref().map(|id| styles.get(id)).unwrap_or_default();
        let from = paragraph.text.len();
        paragraph.text.push_str(text);
        if self.run.bold.or(style.bold).unwrap_or(false) {
            match paragraph.bold.last_mut() {
                Some(last) if last.end == from => last.end = paragraph.text.len(),
                _ => paragraph.bold.push(from..paragraph.text.len()),
            }
        }
        if !text.trim().is_empty() {
            paragraph.size = paragraph.size.max(self.run.size.or(style.size).unwrap_or(0));
        }
    }

    fn put(&mut self, paragraph: Paragraph) {
        let style = paragraph.style.as_ref().map(|id| self.styles.get(id)).unwrap_or_default();
        let numbered = paragraph.number.clone().or_else(|| style.number.clone());
        let item = numbered.filter(|(id, _)| id != "0").and_then(|(id, level)| self.styles.list(&id, level));
        if let Some(grid) = &mut self.grid {
            let depth = item.map_or(0, |(depth, _)| depth);
            grid.line(item.is_some(), depth, &paragraph.text);
            let bold: usize = paragraph.bold.iter().map(|range| range.len()).sum();
            if !paragraph.text.trim().is_empty() && !self.told {
                grid.is_bold(bold * 10 >= paragraph.text.trim().len() * 9);
            }
            return;
        }
        self.blocks += 1;
        let outline = paragraph.outline.or(style.outline).map(|level| level + 1);
        let shape = match (outline, item) {
            _ if style.is_contents => Shape::Out(Skip::Furniture),
            _ if style.is_title => Shape::Heading(0),
            (Some(level), _) => Shape::Heading(level.min(6)),
            (None, Some((depth, ordered))) => Shape::Item { depth: depth.min(Shape::DEEPEST), ordered },
            _ if style.is_quote => Shape::Quote,
            _ => Shape::Paragraph,
        };
        if shape == Shape::Paragraph {
            self.sizes.insert(self.document.blocks.len(), paragraph.size);
        }
        let mark = style.own.map(|is| Mark { is, node: paragraph.node, link: paragraph.link });
        let after = if matches!(shape, Shape::Item { .. }) { Shape::More } else { Shape::Paragraph };
        let from = paragraph.text.len() - paragraph.text.trim_start().len();
        let text = paragraph.text.trim().to_string();
        let within = |at: usize| (at.max(from) - from).min(text.len());
        let bold = paragraph.bold.iter().map(|range| within(range.start)..within(range.end));
        let bold = bold.filter(|range| !range.is_empty()).collect();
        self.document.push(Block { shape, text, bold, line: self.blocks, said: None, mark });
        for note in paragraph.notes {
            self.document.push(Block::new(after.clone(), note, self.blocks));
        }
    }

    /// The document; where no style says what is a heading, larger letters do.
    fn end(mut self) -> Document {
        self.stop_going_on();
        while let Some(paragraph) = self.open.pop() {
            self.put(paragraph);
        }
        let blocks = &mut self.document.blocks;
        if blocks.iter().any(|block| matches!(block.shape, Shape::Heading(1..))) {
            return self.document;
        }
        let mut letters: HashMap<u32, usize> = HashMap::new();
        for (at, size) in &self.sizes {
            let size = if *size == 0 { self.styles.size } else { *size };
            *letters.entry(size).or_default() += blocks.get(*at).map_or(0, |block| block.text.len());
        }
        // Items of lists and cells are of the usual size too, as a rule.
        let usual = letters.iter().max_by_key(|(size, number)| (**number, **size)).map_or(0, |(size, _)| *size);
        let usual =
            if usual > self.styles.size && self.sizes.len() * 2 < blocks.len() { self.styles.size } else { usual };
        let mut larger: Vec<u32> = letters.into_keys().filter(|size| *size >= usual + 3).collect();
        larger.sort_unstable_by(|a, b| b.cmp(a));
        for (at, size) in &self.sizes {
            let Some(block) = blocks.get_mut(*at).filter(|block| block.text.chars().count() <= 120) else { continue };
            if let Some(level) = larger.iter().position(|one| one == size) {
                block.shape = Shape::Heading(u8::try_from(level + 1).unwrap_or(6).min(6));
            }
        }
        self.document
    }
}

/// The node that a bookmark of our own names.
fn node(name: &str) -> Option<Id> {
    let digits = name.strip_prefix(BOOKMARK)?.get(..32)?;
    u128::from_str_radix(digits, 16).ok().map(|id| Id::from_bytes(id.to_be_bytes()))
}
