//! First floor, blocks of documents: Markdown as GitHub and wikis write it. It is set as HTML, which may stand within it
//! anyway, and that is read; each block keeps the line in which it begins.

use super::{Block, Document, Shape, front, html};
use crate::Input;
use crate::error::{Fault, ReadError};
use crate::pieces::Skip;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use regex::Regex;
use std::borrow::Cow;
use std::sync::LazyLock;

/// The most line breaks and marks of a text: each may be a node to the parser, and it makes all of them at once.
const MARKS: usize = 3_000_000;

/// Reads the blocks of a text in Markdown, those of its front matter first.
///
/// # Errors
/// If it has more marks than are read, or the reading was stopped.
pub(crate) fn read(input: &Input<'_>, text: &str) -> Result<Document, ReadError> {
    if text.bytes().filter(|byte| *byte == b'\n' || byte.is_ascii_punctuation()).count() > MARKS {
        return Err(ReadError::whole(Fault::TooMany { what: "items", limit: MARKS }));
    }
    let (matter, body, skipped) = front::split(text);
    let mut document = match matter {
        Some(matter) => front::read(input, matter)?,
        None => Document::default(),
    };
    input.go_on()?;
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES;
    let body = &without_marks(&mut document, body, skipped);
    let lines = Lines::of(body);
    let mut page = String::with_capacity(body.len() + body.len() / 2);
    let mut said = Vec::new();
    let mut pictures = 0_usize;
    let mut in_comment = false;
    for (event, at) in Parser::new_ext(body, options).into_offset_iter() {
        // A comment of several lines comes line by line, and nothing may stand within it.
        let begins = match &event {
            Event::Start(tag) => is_block(tag),
            Event::Html(line) => {
                let was = in_comment;
                in_comment =
                    line.rfind("<!--").map_or(was && !line.contains("-->"), |from| !line[from..].contains("-->"));
                !was
            }
            _ => false,
        };
        if begins {
            let line = lines.number(at.start) + skipped;
            said.push(Event::Html(format!("<!--{}{line}-->", html::LINE).into()));
        }
        // What stands for a picture is no text of the document.
        match event {
            Event::Start(Tag::Image { .. }) => {
                pictures += 1;
                if pictures == 1 {
                    said.push(Event::InlineHtml("<rungs-aside>".into()));
                }
            }
            Event::End(TagEnd::Image) => {
                pictures = pictures.saturating_sub(1);
                if pictures == 0 {
                    said.push(Event::InlineHtml("</rungs-aside>".into()));
                }
            }
            Event::SoftBreak => said.push(Event::SoftBreak),
            // A line that begins with a keyword stays a line.
            Event::Start(Tag::Strong) if matches!(said.last(), Some(Event::SoftBreak)) => {
                said.pop();
                said.extend([Event::HardBreak, Event::Start(Tag::Strong)]);
            }
            event => said.push(event),
        }
        if said.len() > 4096 && !matches!(said.last(), Some(Event::SoftBreak)) {
            input.go_on()?;
            pulldown_cmark::html::push_html(&mut page, said.drain(..));
        }
    }
    pulldown_cmark::html::push_html(&mut page, said.into_iter());
    let body = html::read(input, &page)?;
    if document.title.is_empty() {
        document.title = body.title;
    }
    // What front matter tells as a tree ends with it; a title alone is that of the text below.
    if document.blocks.iter().any(|block| matches!(block.shape, Shape::Heading(1..))) {
        document.push(Block::new(Shape::End, "", skipped));
    }
    document.blocks.extend(body.blocks);
    Ok(document)
}

/// Lines that programs put around a text, and that say nothing of it: `:::note`, `{{< hint >}}`, `{% include x %}`,
/// `(label)=`, `import Tabs from "…"`.
#[allow(clippy::unwrap_used)] // the pattern is constant, and the samples run it
static MARK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r#"^\s*(?::{3,}.*|\{%.*%\}|\{\{[<%].*[%>]\}\}|\([\w:.-]+\)=|\[TOC\]|\[\[_TOC_\]\]|(?:import|export)\s.*\sfrom\s+["'][^"']*["'];?|import\s+["'][^"']*["'];?)\s*$"#,
    )
    .unwrap()
});

/// A text with such lines empty, outside what is set as it is typed.
fn without_marks<'t>(document: &mut Document, text: &'t str, skipped: u32) -> Cow<'t, str> {
    if !text.lines().any(|line| MARK.is_match(line)) {
        return Cow::Borrowed(text);
    }
    let mut kept = String::with_capacity(text.len());
    let mut typed = false;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        typed ^= line.trim_start().starts_with("```") || line.trim_start().starts_with("~~~");
        if typed || !MARK.is_match(line) {
            kept.push_str(line);
            continue;
        }
        let number = u32::try_from(number + 1).unwrap_or(u32::MAX).saturating_add(skipped);
        document.push(Block::new(Shape::Out(Skip::Mark), line.trim(), number));
        kept.push('\n');
    }
    Cow::Owned(kept)
}

fn is_block(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Paragraph | Tag::Heading { .. } | Tag::Item | Tag::BlockQuote(_) | Tag::CodeBlock(_) | Tag::Table(_)
    )
}

/// Where the lines of a text begin.
struct Lines(Vec<usize>);

impl Lines {
    fn of(text: &str) -> Lines {
        Lines(text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at).collect())
    }

    /// The number of the line that a byte stands in, from 1.
    fn number(&self, at: usize) -> u32 {
        u32::try_from(self.0.partition_point(|end| *end < at) + 1).unwrap_or(u32::MAX)
    }
}
