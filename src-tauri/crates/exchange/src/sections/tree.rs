//! First floor, sections of documents: blocks under the headings they stand below, what only looks like a heading
//! included.

use super::heads::Heads;
use super::{marks, titles};
use crate::blocks::{Block, Document, Shape};
use crate::build::Build;
use crate::error::ReadError;
use crate::pieces::{At, Part, Skip};
use crate::table::Table;
use crate::years;
use std::collections::{HashMap, HashSet};

/// A document as a tree.
#[derive(Debug)]
pub(super) struct Tree {
    pub blocks: Vec<Block>,
    /// Of each block, its text as a piece.
    pub parts: Vec<Part>,
    /// Of each block that is a table.
    pub tables: Vec<Option<Table>>,
    /// The heads of all its tables.
    pub heads: Heads,
    /// The first is the document itself and has no head.
    pub sections: Vec<Section>,
    /// What the file calls itself beside its text.
    pub title: String,
    pub language: String,
}

/// A heading with all that stands below it.
#[derive(Debug, Default)]
pub(super) struct Section {
    pub level: u8,
    /// The number of the block that heads it.
    pub head: Option<usize>,
    pub parent: Option<usize>,
    /// Blocks that stand directly below the heading.
    pub body: Vec<usize>,
    /// Sections that stand directly below it.
    pub below: Vec<usize>,
}

impl Tree {
    /// Takes the texts of a document down and sets them below each other.
    pub fn grow(build: &mut Build<'_>, mut document: Document) -> Result<Tree, ReadError> {
        let blocks = std::mem::take(&mut document.blocks);
        document.blocks = blocks.into_iter().flat_map(lines).flat_map(marks::unsigned).collect();
        job_title(&mut document.blocks);
        let own = titles::plain(&document.title);
        let first = document.blocks.iter_mut().find(|block| !matches!(block.shape, Shape::Out(_)));
        // The first line is the title where the file says so itself.
        if let Some(first) = first.filter(|first| !own.is_empty() && titles::plain(&first.text) == own)
            && first.shape == Shape::Paragraph
        {
            first.shape = Shape::Heading(0);
        }
        promote(&mut document.blocks);
        one_role(&mut document.blocks);
        let (mut parts, mut tables) = (Vec::new(), Vec::new());
        let mut number = 0;
        for block in &document.blocks {
            parts.push(build.piece(At::Line { line: block.line }, block.text.as_str()));
            tables.push(match &block.shape {
                Shape::Table(grid) => {
                    number += 1;
                    Some(grid.table(build, &format!("Table {number}"))?)
                }
                _ => None,
            });
        }
        let mut tree = Tree {
            sections: vec![Section::default()],
            blocks: document.blocks,
            parts,
            heads: Heads::of(build, &tables),
            tables,
            title: document.title,
            language: document.language,
        };
        tree.set();
        tree.without_contents();
        Ok(tree)
    }

    fn set(&mut self) {
        let mut open = vec![0_usize];
        for at in 0..self.blocks.len() {
            let shape = &self.blocks[at].shape;
            let level = |s: &usize, sections: &[Section]| sections[*s].level;
            match shape {
                Shape::Heading(level_here) => {
                    while open.len() > 1 && open.last().is_some_and(|s| level(s, &self.sections) >= *level_here) {
                        open.pop();
                    }
                    let parent = open.last().copied().unwrap_or(0);
                    let number = self.sections.len();
                    let section =
                        Section { level: *level_here, head: Some(at), parent: Some(parent), ..Section::default() };
                    self.sections.push(section);
                    self.sections[parent].below.push(number);
                    open.push(number);
                }
                Shape::Out(_) => {}
                Shape::End => open.retain(|s| *s == 0 || level(s, &self.sections) == 0),
                _ => {
                    // What follows a list is not within its last item.
                    let holds = |s: &usize| match shape {
                        Shape::Item { depth, .. } => Shape::ITEM.saturating_add(*depth),
                        Shape::More => u8::MAX,
                        _ => Shape::ITEM,
                    } > level(s, &self.sections);
                    while open.len() > 1 && !open.last().is_some_and(holds) {
                        open.pop();
                    }
                    // A line across ends what stands above it, and says nothing.
                    if *shape != Shape::Rule {
                        let section = open.last().copied().unwrap_or(0);
                        self.sections[section].body.push(at);
                    }
                }
            }
        }
    }

    /// Takes out lists of nothing but the titles of sections that stand below them or beside them: they say nothing else.
    fn without_contents(&mut self) {
        let mut titles: HashMap<usize, HashSet<String>> = HashMap::new();
        for s in 1..self.sections.len() {
            let items: Vec<usize> = self.body(s, |shape| matches!(shape, Shape::Item { .. })).collect();
            let is_of_competencies = titles::known(self.title(s)) == Some(titles::Known::Competencies);
            if items.len() < 2 || is_of_competencies {
                continue;
            }
            let parent = self.sections[s].parent.unwrap_or(0);
            for over in [s, parent] {
                let below = || self.sections[over].below.iter().map(|c| titles::plain(self.title(*c))).collect();
                titles.entry(over).or_insert_with(below);
            }
            let names = |at: &usize| {
                let text = titles::plain(&self.blocks[*at].text);
                !text.is_empty()
                    && [s, parent].iter().any(|over| titles.get(over).is_some_and(|titles| titles.contains(&text)))
            };
            if items.iter().all(names) {
                self.sections[s].body.retain(|at| items.binary_search(at).is_err());
                items.into_iter().for_each(|at| self.blocks[at].shape = Shape::Out(Skip::Again));
            }
        }
    }

    /// What a section is called; empty for the document itself.
    pub fn title(&self, section: usize) -> &str {
        match self.sections[section].head.map(|at| &self.blocks[at]) {
            Some(block) => block.said.as_deref().unwrap_or(&block.text).trim().trim_end_matches(':').trim_end(),
            None => "",
        }
    }

    /// The title of a section as a part of its text.
    pub fn head(&self, build: &Build<'_>, section: usize) -> Option<Part> {
        let part = build.trimmed(&self.parts[self.sections[section].head?]);
        let text = build.text(&part);
        let end = text.trim_end_matches(|c: char| c == ':' || c.is_whitespace()).len();
        Some(part.slice(0..if end == 0 { text.len() } else { end }))
    }

    /// The blocks directly below a section that are of a kind.
    pub fn body(&self, section: usize, is: impl Fn(&Shape) -> bool) -> impl Iterator<Item = usize> {
        self.sections[section].body.iter().copied().filter(move |at| is(&self.blocks[*at].shape))
    }

    /// Whether something is listed directly below a section.
    pub fn has_items(&self, section: usize) -> bool {
        self.body(section, |shape| matches!(shape, Shape::Item { .. })).next().is_some()
    }

    /// A section and all below it, in their order.
    pub fn all(&self, section: usize) -> Vec<usize> {
        let (mut found, mut waiting) = (Vec::new(), vec![section]);
        while let Some(one) = waiting.pop() {
            found.push(one);
            waiting.extend(self.sections[one].below.iter().rev());
        }
        found
    }
}

/// The lines of a paragraph that hold a label or a bullet each are blocks of their own.
fn lines(block: Block) -> Vec<Block> {
    if block.shape != Shape::Paragraph {
        return vec![block];
    }
    // A sign that is nothing but a bullet makes an item wherever it stands: "• Plans".
    let sign = block.text.trim_start().starts_with(crate::lines::SIGNS);
    if !block.text.contains('\n') && !sign {
        return vec![block];
    }
    let bullets = block.text.lines().filter(|line| crate::lines::bullet(line) > 0).count();
    let starts: Vec<usize> = block.text.match_indices('\n').map(|(at, _)| at + 1).collect();
    let is_label = |at: &usize| {
        let rest = &block.text[*at..];
        let from = at + rest.len() - rest.trim_start().len();
        block.bold.iter().any(|bold| bold.start <= from && from < bold.end)
    };
    let is_break = |at: &usize| {
        let item = (bullets >= 2 || sign) && crate::lines::bullet(&block.text[*at..]) > 0;
        item || is_label(at)
    };
    let mut from = 0;
    let mut found = Vec::new();
    for end in starts.iter().copied().filter(is_break).chain([block.text.len()]) {
        let skipped = if bullets >= 2 || sign { crate::lines::bullet(&block.text[from..end]) } else { 0 };
        let text = &block.text[from + skipped..end];
        let begin = from + skipped + (text.len() - text.trim_start().len());
        let within = |at: usize| at.clamp(begin, begin + text.trim().len()) - begin;
        let bold = block.bold.iter().map(|bold| within(bold.start)..within(bold.end)).filter(|bold| !bold.is_empty());
        let shape = if skipped > 0 { Shape::Item { depth: 0, ordered: false } } else { Shape::Paragraph };
        if skipped > 0 {
            found.push(Block::new(Shape::Out(Skip::Mark), &block.text[from..from + skipped], block.line));
        }
        found.push(Block { bold: bold.collect(), ..Block::new(shape, text.trim(), block.line) });
        from = end;
    }
    found.retain(|block| !block.text.trim().is_empty());
    found
}

/// A profile of one role names it in one of its first lines.
fn job_title(blocks: &mut Vec<Block>) {
    const LABELS: [&str; 7] =
        ["job title", "position title", "role title", "position", "role", "stelle", "intitulé du poste"];
    if blocks.iter().take(6).any(|block| matches!(block.shape, Shape::Heading(_))) {
        return;
    }
    let found = blocks.iter().take(6).enumerate().find_map(|(at, block)| {
        let (label, rest) = block.text.split_once(':')?;
        let is_one =
            LABELS.contains(&label.trim().to_lowercase().as_str()) && !rest.trim().is_empty() && rest.len() < 100;
        is_one.then_some((at, label.len() + 1))
    });
    if let Some((at, end)) = found {
        let line = blocks[at].line;
        let label = Block::new(Shape::Out(Skip::Head), &blocks[at].text[..end], line);
        let title = Block::new(Shape::Heading(1), blocks[at].text[end..].trim(), line);
        blocks.splice(at..=at, [label, title]);
    }
}

/// A page that begins with the name of its one role, and goes on with "Responsibilities" as high as that: these are of it.
fn one_role(blocks: &mut [Block]) {
    let heads: Vec<(usize, u8)> =
        blocks.iter().enumerate().filter_map(|(at, block)| head(block).map(|l| (at, l))).collect();
    let Some(((first, level), others)) = heads.split_first().map(|(first, others)| (*first, others)) else { return };
    let step = |at: usize| titles::step(&blocks[at].text);
    let says = |at: usize| {
        use titles::Known::{Competencies, Statements, Summary, Years};
        matches!(titles::known(&blocks[at].text), Some(Statements | Years | Competencies | Summary))
    };
    let beside = others.iter().any(|(at, other)| *other == level && says(*at));
    if level == 0 || step(first) < 2 || !beside || others.iter().any(|(at, other)| *other < level || step(*at) > 0) {
        return;
    }
    for (at, level) in others.iter().copied() {
        blocks[at].shape = Shape::Heading((level + 1).min(Shape::OVER_BOLD - 1));
    }
}

/// The level of a block that is marked as a heading.
fn head(block: &Block) -> Option<u8> {
    match block.shape {
        Shape::Heading(level) if level < Shape::OVER_BOLD => Some(level),
        _ => None,
    }
}

/// Makes headings of what only looks like one.
fn promote(blocks: &mut [Block]) {
    let said: Vec<usize> =
        (0..blocks.len()).filter(|at| !matches!(blocks[*at].shape, Shape::Out(_) | Shape::Rule | Shape::End)).collect();
    let families = families(blocks, &said);
    for (n, at) in said.iter().enumerate() {
        let next = said.get(n + 1).map(|at| &blocks[*at]);
        let level = match &blocks[*at].shape {
            Shape::Paragraph => paragraph(&blocks[*at], next),
            Shape::Item { depth, .. } => item(&blocks[*at], *depth, next, families[n]),
            _ => None,
        };
        if let Some(level) = level {
            blocks[*at].shape = Shape::Heading(level);
        }
    }
}

fn paragraph(block: &Block, next: Option<&Block>) -> Option<u8> {
    let text = block.text.trim();
    let next = next?;
    if text.chars().count() > 100 || text.contains('\n') {
        return None;
    }
    let over_items = matches!(next.shape, Shape::Item { .. });
    // A sentence of somebody's own says what the role is.
    if block.is_bold() && !over_items && titles::of_oneself(text) {
        return None;
    }
    if block.is_bold() && !text.ends_with(['.', ',', ';', '!']) {
        // A label alone in its line, before what it says, is a heading too; one before nothing is a sentence.
        return match &next.shape {
            Shape::Heading(level) if *level < Shape::OVER_BOLD => None,
            Shape::Paragraph if next.is_bold() && next.text.chars().count() <= 100 => Some(Shape::OVER_BOLD),
            _ => Some(Shape::BOLD),
        };
    }
    let words = text.split_whitespace().count();
    if over_items && titles::step(text) > 0 && words <= 7 && !text.ends_with('.') {
        return Some(Shape::LEADING);
    }
    // What has to be done one after the other is of nobody's abilities.
    let is_process = matches!(next.shape, Shape::Item { ordered: true, .. }) && titles::of_process(text);
    if is_process && text.ends_with(':') && words <= 12 {
        return Some(Shape::LEADING);
    }
    let leads = text.ends_with(':') && words <= 5 && text.starts_with(char::is_uppercase);
    (over_items && leads && (!titles::narrative(text) || titles::known(text).is_some())).then_some(Shape::LEADING)
}

/// Of each item, how many of its siblings have items below them: of a hundred.
fn families(blocks: &[Block], said: &[usize]) -> Vec<u8> {
    let mut found = vec![0; said.len()];
    // Of each depth that is open: the items, and how many of them have others below.
    let mut open: Vec<(Vec<usize>, usize)> = Vec::new();
    let close = |found: &mut Vec<u8>, (items, parents): (Vec<usize>, usize)| {
        // One item alone is like no other.
        let share = if items.len() < 2 { 0 } else { u8::try_from(parents * 100 / items.len()).unwrap_or(100) };
        for item in items {
            found[item] = share;
        }
    };
    let mut before: Option<usize> = None;
    for (n, at) in said.iter().enumerate() {
        let depth = match blocks[*at].shape {
            Shape::Item { depth, .. } => usize::from(depth),
            Shape::More | Shape::Quote => continue,
            _ => {
                open.drain(..).for_each(|one| close(&mut found, one));
                before = None;
                continue;
            }
        };
        while open.len() > depth + 1 {
            open.pop().into_iter().for_each(|one| close(&mut found, one));
        }
        if before.is_some_and(|before| before < depth)
            && let Some((_, parents)) = before.and_then(|before| open.get_mut(before))
        {
            *parents += 1;
        }
        while open.len() <= depth {
            open.push((Vec::new(), 0));
        }
        open[depth].0.push(n);
        before = Some(depth);
    }
    open.into_iter().for_each(|one| close(&mut found, one));
    found
}

/// An item with others below it is a heading where it names something.
fn item(block: &Block, depth: u8, next: Option<&Block>, siblings: u8) -> Option<u8> {
    let has_below = matches!(next?.shape, Shape::Item { depth: below, .. } if below > depth);
    let text = block.text.trim();
    if !has_below || text.chars().count() > 80 || text.ends_with(['.', ';', ',']) {
        return None;
    }
    let words = text.split_whitespace().count();
    let named = titles::step(text) > 0 || (years::find(text, false).is_some() && words <= 10);
    let marked = (block.is_bold() || text.ends_with(':')) && words <= 7;
    let short = words <= 4 && siblings >= 60 && titles::known(text).is_none_or(|k| k != titles::Known::Examples);
    (named || marked || short).then_some(Shape::ITEM + depth)
}
