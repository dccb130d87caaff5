//! First floor, blocks of documents: front matter in YAML, in which some ladders stand whole. Its lists and keys become
//! headings and items, so that it is read as any other document.
//!
//! Anchors and aliases are not followed, and nothing nests deeper than a file may.

use super::{Block, Document, Shape};
use crate::error::{Fault, ReadError};
use crate::pieces::Skip;
use crate::{Input, MAX_DEPTH, MAX_ITEMS};
use saphyr_parser::{Event, Parser};

/// Front matter without its fences, the text behind it, and how many lines stand before that.
pub(crate) fn split(text: &str) -> (Option<&str>, &str, u32) {
    let start = text.trim_start_matches(['\u{feff}', '\n', '\r']);
    let Some(inner) =
        start.strip_prefix("---").filter(|rest| rest.trim_start_matches([' ', '\t', '\r']).starts_with('\n'))
    else {
        return (None, text, 0);
    };
    let mut at = 0;
    for line in inner.split_inclusive('\n') {
        if at > 0 && matches!(line.trim_end(), "---" | "...") {
            let matter = &inner[..at];
            // "--- prose ---" is a rule and a paragraph, not front matter.
            if !matter.lines().any(|line| line.contains(": ") || line.trim_end().ends_with(':')) {
                break;
            }
            let rest = &inner[at + line.len()..];
            let lines = text[..text.len() - rest.len()].matches('\n').count();
            return (Some(matter), rest, u32::try_from(lines).unwrap_or(u32::MAX));
        }
        at += line.len();
    }
    (None, text, 0)
}

/// Reads the blocks of a text in YAML. What is no YAML is listed as not understood.
///
/// # Errors
/// If it nests too deeply or holds too much, or the reading was stopped.
pub(crate) fn read(input: &Input<'_>, text: &str) -> Result<Document, ReadError> {
    let mut document = Document::default();
    // Tabs are no YAML and stand there all the same.
    let spaced = ["", "  ", "    ", "        "].map(|tab| (tab, !tab.is_empty()));
    for (tab, replace) in spaced {
        let text = if replace { indented(text, tab) } else { text.to_string() };
        match parse(input, &text) {
            Ok(Some(Node { is: Is::Map(entries), .. })) => {
                Walk { document: &mut document }.top(&entries);
                return Ok(document);
            }
            Ok(_) => break,
            Err(Some(error)) => return Err(error),
            Err(None) if !text.contains('\t') => break,
            Err(None) => {}
        }
    }
    for (number, line) in text.lines().enumerate() {
        let number = u32::try_from(number + 1).unwrap_or(u32::MAX);
        document.push(Block::new(Shape::Out(Skip::NotUnderstood), line, number));
    }
    Ok(document)
}

/// Each tab at the beginning of a line as so many spaces.
fn indented(text: &str, tab: &str) -> String {
    let line = |line: &str| {
        let rest = line.trim_start_matches(['\t', ' ']);
        format!("{}{rest}", line[..line.len() - rest.len()].replace('\t', tab))
    };
    text.split_inclusive('\n').map(line).collect()
}

struct Node {
    line: u32,
    is: Is,
}

enum Is {
    Text(String),
    List(Vec<Node>),
    Map(Vec<(String, Node)>),
}

/// The tree of a text; an error of the text itself is none, because another reading of its tabs may be right.
fn parse(input: &Input<'_>, text: &str) -> Result<Option<Node>, Option<ReadError>> {
    let mut open: Vec<(Node, Option<(String, u32)>)> = Vec::new();
    let mut done: Option<Node> = None;
    let mut read = 0_usize;
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|_| None)?;
        read += 1;
        if read > MAX_ITEMS {
            return Err(Some(ReadError::whole(Fault::TooMany { what: "items", limit: MAX_ITEMS })));
        }
        if read.is_multiple_of(4096) {
            input.go_on().map_err(Some)?;
        }
        let line = u32::try_from(span.start.line() + 1).unwrap_or(u32::MAX);
        let ended = match event {
            Event::MappingStart(..) | Event::SequenceStart(..) if open.len() >= MAX_DEPTH => {
                return Err(Some(ReadError::whole(Fault::TooDeep { limit: MAX_DEPTH })));
            }
            Event::MappingStart(..) => {
                open.push((Node { line, is: Is::Map(Vec::new()) }, None));
                continue;
            }
            Event::SequenceStart(..) => {
                open.push((Node { line, is: Is::List(Vec::new()) }, None));
                continue;
            }
            Event::Scalar(text, ..) => Node { line, is: Is::Text(text.trim_end().to_string()) },
            Event::Alias(_) => Node { line, is: Is::Text(String::new()) },
            Event::MappingEnd | Event::SequenceEnd => match open.pop() {
                Some((node, _)) => node,
                None => continue,
            },
            _ => continue,
        };
        match open.last_mut() {
            None => done = done.or(Some(ended)),
            Some((Node { is: Is::List(list), .. }, _)) => list.push(ended),
            Some((Node { is: Is::Map(entries), .. }, key)) => match (key.take(), ended.is) {
                (Some((key, _)), is) => entries.push((key, Node { line: ended.line, is })),
                (None, Is::Text(name)) => *key = Some((name, ended.line)),
                (None, _) => *key = Some((String::new(), ended.line)),
            },
            Some(_) => {}
        }
    }
    Ok(done)
}

/// Keys that name the thing they stand in, the likeliest first.
const NAMES: &[&str] = &["title", "name", "label", "heading", "topic", "competency", "skill", "role", "path", "track"];
/// Keys that say how high a step is.
const LEVELS: &[&str] = &["level", "step", "stage", "grade", "rank"];
/// Keys of a single statement beside its examples.
const STATEMENTS: &[&str] = &[
    "criteria",
    "criterion",
    "statement",
    "text",
    "behaviour",
    "behavior",
    "ability",
    "indicator",
    "signal",
    "expectation",
];
/// Keys of lists that only hold things.
const HOLDERS: &[&str] = &[
    "content",
    "contents",
    "items",
    "children",
    "topics",
    "sections",
    "levels",
    "steps",
    "criteria",
    "abilities",
    "behaviours",
    "behaviors",
    "expectations",
    "signals",
    "indicators",
    "responsibilities",
    "statements",
    "points",
    "bullets",
    "tracks",
    "paths",
    "roles",
    "competencies",
    "skills",
    "groups",
    "categories",
    "areas",
    "stages",
    "examplecriteria",
    "ladder",
    "ladders",
    "framework",
    "axes",
    "dimensions",
    "grades",
    "bands",
    "requirements",
];
/// Keys of prose on the thing they stand in.
const PROSE: &[&str] =
    &["description", "definition", "summary", "about", "intro", "introduction", "overview", "body", "subtitle"];
/// Keys that are of the page.
const FURNITURE: &[&str] = &[
    "path",
    "slug",
    "url",
    "permalink",
    "layout",
    "date",
    "tags",
    "draft",
    "sidebartitle",
    "sidebargroup",
    "yaml",
    "homepage",
    "levels",
    "order",
    "icon",
    "color",
    "colour",
    "image",
    "id",
    "weight",
    "author",
    "version",
    "toc",
    "template",
    "lastmod",
    "updated",
    "created",
    "menu",
    "hidden",
    "published",
    "category",
    "parent",
    "name",
    "key",
    "aliases",
    "redirects",
    "redirectfrom",
    "authors",
    "owners",
    "reviewers",
    "keywords",
    "categories",
    "head",
    "cascade",
    "params",
    "seo",
    "hero",
    "sidebar",
];

fn plain(key: &str) -> String {
    key.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether an entry is a single word or an address.
fn is_name(node: &Node) -> bool {
    matches!(&node.is, Is::Text(text) if !text.trim().contains(char::is_whitespace))
}

struct Walk<'d> {
    document: &'d mut Document,
}

impl Walk<'_> {
    fn top(&mut self, entries: &[(String, Node)]) {
        for (key, node) in entries {
            let Is::Text(text) = &node.is else { continue };
            match plain(key).as_str() {
                "title" => self.push(Shape::Heading(0), text, node.line),
                "lang" | "language" => {
                    self.document.language = text.clone();
                    self.push(Shape::Out(Skip::Head), text, node.line);
                }
                "rungs" => self.push(Shape::Out(Skip::Head), text, node.line),
                key if PROSE.contains(&key) => self.push(Shape::Paragraph, text, node.line),
                _ => self.push(Shape::Out(Skip::Furniture), &format!("{key}: {text}"), node.line),
            }
        }
        for (key, node) in entries {
            match &node.is {
                Is::Text(_) => {}
                // Names of the page alone: tags, addresses that lead here.
                Is::List(names) if !HOLDERS.contains(&plain(key).as_str()) && names.iter().all(is_name) => {
                    for name in names {
                        if let Is::Text(text) = &name.is {
                            self.push(Shape::Out(Skip::Furniture), &format!("{key}: {text}"), name.line);
                        }
                    }
                }
                _ if FURNITURE.contains(&plain(key).as_str()) && !HOLDERS.contains(&plain(key).as_str()) => {
                    self.furniture(key, node);
                }
                _ => self.list(key, node, 1),
            }
        }
    }

    /// What is of the page, with all that stands in it.
    fn furniture(&mut self, key: &str, node: &Node) {
        match &node.is {
            Is::Text(text) => self.push(Shape::Out(Skip::Furniture), &format!("{key}: {text}"), node.line),
            Is::List(entries) => entries.iter().for_each(|entry| self.furniture(key, entry)),
            Is::Map(fields) => fields.iter().for_each(|(key, field)| self.furniture(key, field)),
        }
    }

    /// A list or a set of keys under a key.
    fn list(&mut self, key: &str, node: &Node, level: u8) {
        let entries = match &node.is {
            Is::Text(text) => return self.field(key, text, node.line),
            Is::Map(entries) => {
                let below = self.head(key, node.line, level);
                return self.thing(entries, node.line, below);
            }
            Is::List(entries) => entries,
        };
        let below = self.head(key, node.line, level);
        for entry in entries {
            match &entry.is {
                Is::Text(text) => self.push(Shape::Item { depth: 0, ordered: false }, text, entry.line),
                Is::Map(fields) => self.thing(fields, entry.line, below),
                Is::List(_) => self.list("", entry, below),
            }
        }
    }

    /// A heading for a key that means something; the level of what stands below it.
    fn head(&mut self, key: &str, line: u32, level: u8) -> u8 {
        let level = level.min(6);
        if key.is_empty() || HOLDERS.contains(&plain(key).as_str()) {
            return level;
        }
        self.push(Shape::Heading(level), key, line);
        (level + 1).min(6)
    }

    fn thing(&mut self, fields: &[(String, Node)], line: u32, level: u8) {
        let text = |names: &[&str]| {
            names.iter().find_map(|name| {
                let says = |node: &Node| matches!(&node.is, Is::Text(said) if !said.trim().is_empty());
                fields.iter().position(|(key, node)| plain(key) == *name && says(node))
            })
        };
        let statement = text(STATEMENTS);
        let name = text(NAMES).or_else(|| text(LEVELS).filter(|_| statement.is_none()));
        let mut used = Vec::new();
        if let Some((at, Is::Text(said))) = name.map(|at| (at, &fields[at].1.is)) {
            let mut block = Block::new(Shape::Heading(level), said.as_str(), fields[at].1.line);
            if said.chars().all(|c| c.is_ascii_digit()) {
                let key = &fields[at].0;
                let big = key.chars().next().map(|c| c.to_uppercase().chain(key.chars().skip(1)).collect::<String>());
                block.said = Some(format!("{} {said}", big.unwrap_or_default()));
            }
            self.document.push(block);
            used.push(at);
        } else if let Some((at, Is::Text(said))) = statement.map(|at| (at, &fields[at].1.is)) {
            self.push(Shape::Item { depth: 0, ordered: false }, said, line);
            used.push(at);
            for (at, (_, node)) in fields.iter().enumerate().filter(|(at, _)| Some(*at) != statement) {
                if let Is::List(examples) = &node.is {
                    used.push(at);
                    for example in examples {
                        // An item below an item might head it.
                        if let Is::Text(said) = &example.is {
                            self.push(Shape::Quote, said, example.line);
                        }
                    }
                }
            }
        }
        for (at, (key, node)) in fields.iter().enumerate().filter(|(at, _)| !used.contains(at)) {
            match &node.is {
                Is::Text(said) => self.field(key, said, node.line),
                _ if used.contains(&at) => {}
                _ => self.list(key, node, (level + 1).min(6)),
            }
        }
    }

    fn field(&mut self, key: &str, said: &str, line: u32) {
        let name = plain(key);
        if said.trim().is_empty() {
            return;
        }
        if PROSE.contains(&name.as_str()) {
            self.push(Shape::Paragraph, said, line);
        } else if FURNITURE.contains(&name.as_str()) {
            self.push(Shape::Out(Skip::Name), said, line);
        } else {
            let mut block = Block::new(Shape::Paragraph, format!("{key}: {said}"), line);
            block.bold.push(0..key.len() + 1);
            self.document.push(block);
        }
    }

    fn push(&mut self, shape: Shape, text: &str, line: u32) {
        self.document.push(Block::new(shape, text.trim(), line));
    }
}
