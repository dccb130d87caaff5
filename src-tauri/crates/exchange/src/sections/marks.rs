//! First floor, sections of documents: the signs in front of items that are part of their text: a second bullet, the box
//! of a list of tasks.

use crate::blocks::{Block, Shape};
use crate::lines::SIGNS;
use crate::pieces::Skip;
use regex::Regex;
use std::sync::LazyLock;

/// The box of a task, ticked or not.
#[allow(clippy::unwrap_used)] // the pattern is constant, and the samples run it
static BOX: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^(?:\[[\s\u{a0}xX✓✔]?\]|[☐☑☒])[\s\u{a0}]+").unwrap());

/// Signs that are bullets in front of an item that has one already.
const ARROWS: [char; 7] = ['→', '➔', '➜', '➤', '›', '»', '·'];

/// An item without the signs in front of what it says.
pub(super) fn unsigned(block: Block) -> Vec<Block> {
    let from = match block.shape {
        Shape::Item { .. } if block.mark.is_none() => signs(&block.text),
        _ => 0,
    };
    if from == 0 {
        return vec![block];
    }
    let marks = Block::new(Shape::Out(Skip::Mark), block.text[..from].trim(), block.line);
    let bold = block.bold.iter().filter(|bold| bold.end > from);
    let bold = bold.map(|bold| bold.start.saturating_sub(from)..bold.end - from).collect();
    vec![marks, Block { text: block.text[from..].to_string(), bold, ..block }]
}

/// How many bytes of a text are signs and the space around them; 0 where nothing else is said.
fn signs(text: &str) -> usize {
    let begin = text.len() - text.trim_start().len();
    let rest = &text[begin..];
    let sign = rest.chars().next().filter(|c| SIGNS.contains(c) || ARROWS.contains(c)).map_or(0, char::len_utf8);
    let mark = BOX.find(rest).map_or(sign, |found| found.end());
    let behind = rest[mark..].trim_start();
    if mark == 0 || !behind.starts_with(|c: char| c.is_alphanumeric() || "\"'“‘«(".contains(c)) {
        return 0;
    }
    text.len() - behind.len()
}
