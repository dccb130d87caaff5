//! First floor, blocks of documents: HTML, as wikis, Google Docs and people write it. Only its words are taken: scripts,
//! styles and navigation are furniture, and nothing of the markup is kept.
//!
//! The file is cut into tags and text by the rules of HTML 5 and read in one pass; no tree is made of it, so that no
//! depth of it costs anything.

use super::grid::Grid;
use super::mark::Mark;
use super::{Block, Document, Shape};
use crate::Input;
use crate::error::{Fault, ReadError};
use crate::pieces::Skip;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, StartTag, Tag, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use regex::Regex;
use std::cell::RefCell;
use std::collections::HashSet;
use std::sync::LazyLock;

/// How many bytes are read before it is asked whether to go on.
const CHUNK: usize = 1 << 16;

/// A comment that says in which line of its file the next block begins, counted from 1.
pub(crate) const LINE: &str = "@line ";

/// A comment that says what the block in front of it is, in a document of our own.
pub(crate) const OURS: &str = "rungs ";

/// Reads the blocks of a page.
///
/// # Errors
/// If it is larger than is read, or the reading was stopped.
pub(crate) fn read(input: &Input<'_>, text: &str) -> Result<Document, ReadError> {
    check_tags(text)?;
    let reader = Tokenizer::new(Reader::default(), TokenizerOpts::default());
    let queue = BufferQueue::default();
    let mut rest = text;
    while !rest.is_empty() {
        input.go_on()?;
        let end = rest.floor_char_boundary(CHUNK).max(rest.chars().next().map_or(0, char::len_utf8));
        queue.push_back(StrTendril::from_slice(&rest[..end]));
        rest = &rest[end..];
        while !matches!(reader.feed(&queue), html5ever::interface::TokenizerResult::Done) {}
        reader.sink.0.borrow().document.in_limits()?;
    }
    reader.end();
    let mut page = reader.sink.0.into_inner();
    page.end_all();
    Ok(page.document)
}

/// The most attributes of one tag: each is compared with all before it, and no page has as many.
const ATTRIBUTES: usize = 2_000;

fn check_tags(text: &str) -> Result<(), ReadError> {
    let (mut in_tag, mut quote, mut number) = (false, None, 0);
    let (mut before, mut earlier) = (b' ', b' ');
    for byte in text.bytes() {
        match (in_tag, quote, byte) {
            (false, _, b) => {
                let opens = before == b'<' || (before == b'/' && earlier == b'<');
                in_tag = opens && b.is_ascii_alphabetic();
                number = 0;
            }
            (true, Some(open), b) if open == b => quote = None,
            (true, Some(_), _) => {}
            (true, None, b'"' | b'\'') if before == b'=' => quote = Some(byte),
            (true, None, b'>') => in_tag = false,
            // Whatever stands behind a blank, a slash or the end of a value begins an attribute.
            (true, None, b) => {
                let is_between = |b: u8| b.is_ascii_whitespace() || b == b'/';
                number += usize::from((is_between(before) || matches!(before, b'"' | b'\'')) && !is_between(b));
            }
        }
        if number > ATTRIBUTES {
            return Err(ReadError::whole(Fault::Malformed { detail: "a tag of thousands of attributes".into() }));
        }
        (earlier, before) = (before, byte);
    }
    Ok(())
}

#[derive(Default)]
struct Reader(RefCell<Page>);

impl TokenSink for Reader {
    type Handle = ();

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<()> {
        let mut page = self.0.borrow_mut();
        page.at = page.moved_to.unwrap_or(u32::try_from(line).unwrap_or(u32::MAX));
        match token {
            Token::TagToken(tag) if tag.kind == StartTag => return page.start(&tag),
            Token::TagToken(tag) => page.end(&tag.name),
            Token::CharacterTokens(text) => page.characters(&text),
            Token::CommentToken(text) => page.comment(text.trim()),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// A list that is open.
struct List {
    ordered: bool,
    depth: u8,
    /// Whether an item of it has begun, and whether it has said something.
    item: Option<bool>,
}

/// A page as far as it was read.
#[derive(Default)]
struct Page {
    document: Document,
    at: u32,
    /// The line of the file that this page was made of, where it was made of one.
    moved_to: Option<u32>,
    text: String,
    bold: Vec<std::ops::Range<usize>>,
    bold_from: Option<usize>,
    bolds: usize,
    spans: Vec<(bool, bool)>,
    line: u32,
    mark: Option<Mark>,
    heading: Option<u8>,
    lists: Vec<List>,
    quotes: usize,
    typed: usize,
    grid: Option<Grid>,
    nested: usize,
    /// The element whose text is left out, how many of its name are open, and its text.
    out: Option<(String, usize, String)>,
    /// Labels of a document of our own, which are no part of the text.
    labels: usize,
    in_title: bool,
    /// Whether the cell is a head.
    in_head: bool,
    in_style: bool,
    bold_classes: HashSet<String>,
}

/// Elements whose text is of the page and not of the document.
const OUT: &[&str] = &[
    "script",
    "style",
    "nav",
    "footer",
    "svg",
    "noscript",
    "template",
    "iframe",
    "select",
    "button",
    "object",
    "math",
    "video",
    "audio",
    "canvas",
    "textarea",
    "datalist",
    "rungs-aside",
];

/// Classes and ids of such elements, as wikis have them.
const OUT_CLASSES: &[&str] = &[
    "toc",
    "toc-macro",
    "table-of-contents",
    "table_of_contents",
    "breadcrumb",
    "breadcrumbs",
    "breadcrumb-section",
    "page-metadata",
    "navigation",
    "navbar",
    "sidebar",
    "site-footer",
    "site-header",
    "cookie-banner",
    "screen-reader-text",
    "pagesection-attachments",
    "greybox",
];

/// Elements that begin and end a block.
const BLOCKS: &[&str] = &[
    "p",
    "div",
    "section",
    "article",
    "main",
    "header",
    "figure",
    "figcaption",
    "address",
    "fieldset",
    "details",
    "center",
    "dd",
    "body",
    "html",
    "tbody",
    "thead",
    "tfoot",
    "caption",
    "aside",
    "form",
    "hgroup",
    "dl",
    "legend",
];

#[allow(clippy::unwrap_used)] // the patterns are constant, and the tests of this room run them
static BOLD_CLASS: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\.([A-Za-z][\w-]*)\s*\{[^}]*font-weight:\s*(?:[6-9]00|bold)").unwrap());
#[allow(clippy::unwrap_used)]
static BOLD_STYLE: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(?i)font-weight:\s*(?:[6-9]00|bold)").unwrap());
#[allow(clippy::unwrap_used)]
static DOCS_LIST: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\blst-[A-Za-z0-9_]+-(\d)\b").unwrap());

fn attribute<'t>(tag: &'t Tag, name: &str) -> Option<&'t str> {
    tag.attrs.iter().find(|a| &*a.name.local == name).map(|a| &*a.value)
}

impl Page {
    fn start(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name: &str = &tag.name;
        if let Some((out, open, _)) = &mut self.out {
            *open += usize::from(out == name);
            return raw(name);
        }
        let is_ours = attribute(tag, "data-rungs");
        if (OUT.contains(&name) || is_out(tag) || is_ours == Some("aside")) && !is_void(name) {
            self.flush();
            self.in_style = name == "style";
            self.out = Some((name.to_string(), 1, String::new()));
            return raw(name);
        }
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.flush();
                self.heading = name[1..].parse().ok();
            }
            "p" if attribute(tag, "class").is_some_and(|c| c.split_whitespace().any(|c| c == "title")) => {
                self.flush();
                self.heading = Some(0);
            }
            "summary" | "dt" => {
                self.flush();
                self.bold_on();
            }
            "title" => {
                self.in_title = true;
                return raw(name);
            }
            "br" => self.push('\n'),
            "hr" => {
                self.flush();
                self.document.push(Block::new(Shape::Rule, "", self.at));
            }
            "ul" | "ol" => self.begin_list(tag),
            "li" => {
                self.flush();
                match self.lists.last_mut() {
                    Some(list) => list.item = Some(false),
                    None => self.lists.push(List { ordered: false, depth: 0, item: Some(false) }),
                }
            }
            "blockquote" => {
                self.flush();
                self.quotes += 1;
            }
            "pre" => {
                self.flush();
                self.typed += 1;
            }
            "table" | "tr" | "td" | "th" => self.begin_table(tag),
            "b" | "strong" => self.bold_on(),
            "span" | "font" | "a" | "em" | "i" | "u" => self.begin_span(tag, is_ours == Some("label")),
            "img" => self.picture(tag),
            "html" => {
                if let Some(language) = attribute(tag, "lang") {
                    self.document.language = language.to_string();
                }
            }
            name if BLOCKS.contains(&name) => self.flush(),
            _ => {}
        }
        if let Some(mark) = is_ours.and_then(Mark::read) {
            self.mark = Some(mark);
        }
        if let (Some(link), Some(mark)) = (attribute(tag, "data-link"), &mut self.mark) {
            mark.link = link.parse().ok().or(mark.link);
        }
        TokenSinkResult::Continue
    }

    fn end(&mut self, name: &str) {
        if let Some((out, open, _)) = &mut self.out {
            *open -= usize::from(out == name);
            if *open == 0 {
                self.end_out();
            }
            return;
        }
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.flush();
                self.heading = None;
            }
            "summary" | "dt" => {
                self.bold_off();
                self.flush();
            }
            "title" => self.in_title = false,
            "ul" | "ol" => {
                self.flush();
                self.lists.pop();
            }
            "li" => {
                self.flush();
                if let Some(list) = self.lists.last_mut() {
                    list.item = None;
                }
            }
            "blockquote" => {
                self.flush();
                self.quotes = self.quotes.saturating_sub(1);
            }
            "pre" => {
                self.flush();
                self.typed = self.typed.saturating_sub(1);
            }
            "table" => self.end_table(),
            "td" | "th" | "tr" => self.flush(),
            "b" | "strong" => self.bold_off(),
            "span" | "font" | "a" | "em" | "i" | "u" => {
                if let Some((bold, label)) = self.spans.pop() {
                    if bold {
                        self.bold_off();
                    }
                    self.labels -= usize::from(label);
                }
            }
            "p" => {
                self.flush();
                self.heading = self.heading.filter(|level| *level > 0);
            }
            name if BLOCKS.contains(&name) => self.flush(),
            _ => {}
        }
    }

    fn begin_list(&mut self, tag: &Tag) {
        self.flush();
        let open = u8::try_from(self.lists.len()).unwrap_or(u8::MAX);
        let told = attribute(tag, "class").and_then(|class| DOCS_LIST.captures(class)?[1].parse().ok());
        let depth = told.unwrap_or(open).min(Shape::DEEPEST);
        if self.lists.len() < 10_000 {
            self.lists.push(List { ordered: &*tag.name == "ol", depth, item: None });
        }
    }

    fn begin_table(&mut self, tag: &Tag) {
        self.flush();
        let number = |name: &str| attribute(tag, name).and_then(|n| n.trim().parse().ok()).unwrap_or(1);
        match (&*tag.name, &mut self.grid) {
            ("table", Some(_)) => self.nested += 1,
            ("table", none) => *none = Some(Grid::default()),
            ("tr", Some(grid)) if self.nested == 0 => grid.begin_row(),
            ("td" | "th", Some(grid)) if self.nested == 0 => {
                self.lists.clear();
                self.heading = None;
                grid.begin_cell(number("colspan"), number("rowspan"));
                self.in_head = &*tag.name == "th";
                if self.in_head || grid.cells.last().is_some_and(|cell| cell.row > 0) {
                    grid.is_head(self.in_head);
                }
            }
            _ => {}
        }
    }

    fn end_table(&mut self) {
        self.flush();
        if self.nested > 0 {
            self.nested -= 1;
        } else if let Some(grid) = self.grid.take() {
            self.lists.clear();
            let block = Block::new(Shape::Table(grid), "", self.at);
            self.document.push(block);
        }
    }

    fn begin_span(&mut self, tag: &Tag, label: bool) {
        if self.spans.len() > 10_000 {
            return;
        }
        let by_class = attribute(tag, "class")
            .is_some_and(|class| class.split_whitespace().any(|class| self.bold_classes.contains(class)));
        let bold = by_class || attribute(tag, "style").is_some_and(|style| BOLD_STYLE.is_match(style));
        if bold {
            self.bold_on();
        }
        self.labels += usize::from(label);
        self.spans.push((bold, label));
    }

    fn picture(&mut self, tag: &Tag) {
        if let Some(words) = attribute(tag, "alt") {
            self.document.push(Block::new(Shape::Out(Skip::Furniture), words, self.at));
        }
    }

    fn comment(&mut self, text: &str) {
        if let Some(line) = text.strip_prefix(LINE).and_then(|line| line.parse().ok()) {
            self.moved_to = Some(line);
        } else if let Some(mark) = text.strip_prefix(OURS) {
            self.mark = self.mark.or(Mark::read(mark));
        }
    }

    fn bold_on(&mut self) {
        if self.bolds == 0 {
            self.bold_from = Some(self.text.len());
        }
        self.bolds += 1;
    }

    fn bold_off(&mut self) {
        self.bolds = self.bolds.saturating_sub(1);
        if self.bolds == 0
            && let Some(from) = self.bold_from.take()
            && from < self.text.len()
        {
            self.bold.push(from..self.text.len());
        }
    }

    fn characters(&mut self, text: &str) {
        if let Some((_, _, out)) = &mut self.out {
            out.push_str(text);
            return;
        }
        if self.in_title {
            self.document.title.push_str(text);
            return;
        }
        if self.labels > 0 {
            if !text.trim().is_empty() {
                self.document.blocks.push(Block::new(Shape::Out(Skip::Head), text, self.at));
            }
            return;
        }
        for c in text.chars() {
            let is_space = matches!(c, ' ' | '\n' | '\t' | '\r' | '\u{c}');
            match c {
                '\0' => {}
                '\n' if self.typed > 0 => self.push('\n'),
                _ if is_space && self.typed == 0 => {
                    if !self.text.ends_with([' ', '\n']) {
                        self.push(' ');
                    }
                }
                c => self.push(c),
            }
        }
    }

    fn push(&mut self, c: char) {
        if self.text.trim().is_empty() {
            self.line = self.at;
        }
        self.text.push(c);
    }

    /// Ends the text that is running.
    fn flush(&mut self) {
        let bold_goes_on = self.bolds > 0;
        if bold_goes_on
            && let Some(from) = self.bold_from
            && from < self.text.len()
        {
            self.bold.push(from..self.text.len());
        }
        self.bold_from = bold_goes_on.then_some(0);
        let mark = self.mark.take();
        let (text, bold) = (std::mem::take(&mut self.text), std::mem::take(&mut self.bold));
        let begins = mark.is_some_and(|mark| mark.node.is_some());
        if text.trim().is_empty() && !begins {
            self.mark = mark;
            return;
        }
        let item =
            self.lists.last_mut().and_then(|list| list.item.as_mut().map(|said| (list.ordered, list.depth, said)));
        if let Some(grid) = &mut self.grid {
            let bullet = item.is_some_and(|(_, _, said)| !std::mem::replace(said, true));
            let depth = self.lists.last().map_or(0, |list| list.depth);
            grid.line(bullet, depth, &text);
            let letters: usize = bold.iter().map(|range| range.len()).sum();
            if letters * 10 >= text.trim().len() * 9 {
                grid.is_bold(true);
            } else if grid.head == Some(0) && !self.in_head {
                grid.is_bold(false);
            }
            return;
        }
        let shape = match (self.heading, item) {
            (Some(level), _) => Shape::Heading(level),
            (None, Some((ordered, depth, said))) if !*said => {
                *said = true;
                Shape::Item { depth, ordered }
            }
            (None, Some(_)) if self.quotes == 0 => Shape::More,
            _ if self.typed > 0 => Shape::Typed,
            _ if self.quotes > 0 => Shape::Quote,
            _ => Shape::Paragraph,
        };
        let from = text.len() - text.trim_start().len();
        let said = text.trim();
        let within = |range: &std::ops::Range<usize>| {
            let (start, end) = (range.start.max(from) - from, range.end.max(from) - from);
            start.min(said.len())..end.min(said.len())
        };
        let bold = bold.iter().map(within).filter(|range| !range.is_empty()).collect();
        self.document.push(Block { shape, text: said.to_string(), bold, line: self.line.max(1), said: None, mark });
    }

    fn end_out(&mut self) {
        let Some((_, _, text)) = self.out.take() else { return };
        if std::mem::take(&mut self.in_style) {
            self.bold_classes.extend(BOLD_CLASS.captures_iter(&text).map(|found| found[1].to_string()));
        }
        self.document.push(Block::new(Shape::Out(Skip::Furniture), text, self.at));
    }

    fn end_all(&mut self) {
        self.end_out();
        self.flush();
        while self.grid.is_some() {
            self.end_table();
        }
        self.document.title = self.document.title.split_whitespace().collect::<Vec<_>>().join(" ");
    }
}

fn is_out(tag: &Tag) -> bool {
    let of = |name: &str| attribute(tag, name).unwrap_or_default();
    let known = |name: &str| OUT_CLASSES.contains(&name.to_lowercase().as_str());
    of("class").split_whitespace().any(known)
        || known(of("id"))
        || (of("role") == "navigation")
        || of("aria-hidden") == "true"
        || tag.attrs.iter().any(|a| &*a.name.local == "hidden")
}

/// Elements that never have content.
fn is_void(name: &str) -> bool {
    matches!(
        name,
        "br" | "hr" | "img" | "input" | "col" | "meta" | "link" | "wbr" | "source" | "area" | "base" | "embed"
    )
}

/// Where the text of an element is no markup.
fn raw(name: &str) -> TokenSinkResult<()> {
    match name {
        "script" => TokenSinkResult::RawData(RawKind::ScriptData),
        "style" | "iframe" | "noembed" | "noframes" => TokenSinkResult::RawData(RawKind::Rawtext),
        "title" | "textarea" => TokenSinkResult::RawData(RawKind::Rcdata),
        _ => TokenSinkResult::Continue,
    }
}
