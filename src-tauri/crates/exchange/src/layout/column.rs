//! First floor, layouts of tables: a column as a whole, by what stands over and in it.

use super::words::{is_level, may_be_level, role_of};
use crate::build::Build;
use crate::halves::halves;
use crate::mapping::Role;
use crate::pieces::Pieces;
use crate::table::{Row, Table};
use foldhash::fast::RandomState;
use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

/// A column as a whole.
pub(super) struct Column<'b> {
    pub at: u32,
    pub head: String,
    pub role: Option<Role>,
    /// Of the cells behind the head: how many say something, how long they are on average in characters, how many are
    /// numbers, how many read like a level.
    pub filled: usize,
    pub length: usize,
    pub numbers: usize,
    pub levels: usize,
    /// Whether the file itself says what the heads are.
    pub told: bool,
    /// How often another text follows, the first one counted: no fewer than there are different ones.
    changes: usize,
    /// How many different texts there are, once somebody asked.
    different: OnceCell<usize>,
    said: &'b Pieces,
    body: &'b [&'b Row],
}

/// What is counted of texts: how many there are, their characters, how many are numbers, how many read like a level, and
/// how often another one follows.
#[derive(Default)]
struct Count {
    filled: usize,
    length: usize,
    numbers: usize,
    levels: usize,
    changes: usize,
}

/// What is counted of one text.
#[derive(Clone, Copy, Default)]
struct One {
    length: usize,
    number: bool,
    level: bool,
}

impl<'b> Column<'b> {
    /// The column of a number from 0, of the rows behind the heads.
    pub fn of(build: &'b Build<'_>, table: &Table, head: Option<usize>, body: &'b [&'b Row], at: u32) -> Column<'b> {
        let over = head.and_then(|row| table.over(table.rows[row].number, at));
        let name = over.map(|part| build.text(part).trim().to_string()).unwrap_or_default();
        let said = build.said();
        let counts = halves(body, |rows| count(texts(said, rows, at)));
        let sum = |of: fn(&Count) -> usize| counts.iter().map(of).sum::<usize>();
        let filled = sum(|count| count.filled);
        Column {
            at,
            role: role_of(&name),
            head: name,
            filled,
            length: sum(|count| count.length) / filled.max(1),
            numbers: sum(|count| count.numbers),
            levels: sum(|count| count.levels),
            told: table.head.is_some(),
            changes: sum(|count| count.changes),
            different: OnceCell::new(),
            said,
            body,
        }
    }

    /// How many different texts there are.
    pub fn different(&self) -> usize {
        *self.different.get_or_init(|| {
            let mut last = None;
            let changes = texts(self.said, self.body, self.at).filter(|text| last.replace(*text) != Some(*text));
            changes.collect::<HashSet<&str, RandomState>>().len()
        })
    }

    /// Whether hardly any of its texts comes again.
    pub fn is_different(&self) -> bool {
        let are_most = |number: usize| number * 10 >= self.filled * 8;
        // What repeats itself row by row needs no closer look.
        are_most(self.changes) && are_most(self.different())
    }

    /// Whether it is prose that may stand under the name of a competency.
    pub fn is_said_of_a_step(&self) -> bool {
        let free =
            matches!(self.role, None | Some(Role::Ability | Role::Competency | Role::Group | Role::AbilityTitle));
        free && self.is_prose()
    }

    /// Whether it holds marks that are asked for: "Expected score", "Required level".
    pub fn is_asked(&self, rows: usize) -> bool {
        const WORDS: &[&str] =
            &["score", "level", "rating", "target", "required", "expected", "points", "niveau", "soll"];
        let head = self.head.to_lowercase();
        let is_free = matches!(self.role, None | Some(Role::Skip | Role::AbilityTitle));
        let is_mark = self.numbers == self.filled || self.levels * 2 > self.filled;
        is_free && is_mark && self.filled * 2 > rows && WORDS.iter().any(|word| head.contains(word))
    }

    /// Whether it holds nothing but ticks: "x", "✓", "yes".
    pub fn are_ticks(&self) -> bool {
        self.filled > 0 && self.length <= 3 && texts(self.said, self.body, self.at).all(is_tick)
    }

    /// Whether most of its texts list things.
    pub fn are_lists(&self) -> bool {
        let lists = |text: &&str| text.contains(", ") || text.contains(';') || text.contains('\n');
        texts(self.said, self.body, self.at).filter(lists).count() * 2 > self.filled
    }

    /// Whether it numbers rows in rows: "1, 1.1, 1.2, 2" or "A, A.1".
    pub fn is_outline(&self) -> bool {
        let codes: HashSet<&str, RandomState> =
            texts(self.said, self.body, self.at).map(|text| text.trim_end_matches('.')).collect();
        let is_code = |code: &&str| {
            let (first, rest) = code.split_once('.').unwrap_or((code, "1"));
            let is_first = (1..=4).contains(&first.len()) && first.chars().all(|c| c.is_ascii_alphanumeric());
            is_first && rest.split('.').all(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit()))
        };
        let (inner, outer): (Vec<&str>, Vec<&str>) = codes.iter().copied().partition(|code| code.contains('.'));
        let stands = |code: &&&str| code.rsplit_once('.').is_some_and(|(parent, _)| codes.contains(parent));
        let all_stand = inner.iter().filter(stands).count() * 10 >= inner.len() * 9;
        let is_one_each = codes.len() == self.filled && self.filled == self.body.len();
        is_one_each && codes.iter().all(is_code) && !outer.is_empty() && inner.len() >= outer.len() && all_stand
    }

    /// Whether its texts are sentences.
    pub fn is_long(&self) -> bool {
        self.length > 60
    }

    /// Whether its texts are more than names.
    pub fn is_prose(&self) -> bool {
        self.length >= if self.told { 12 } else { 18 } && self.numbers * 2 < self.filled.max(1)
    }
}

/// Whether a text only says that something holds.
pub(super) fn is_tick(text: &str) -> bool {
    const TICKS: &[&str] =
        &["x", "✓", "✔", "✗", "●", "•", "■", "v", "yes", "y", "ja", "oui", "sí", "si", "да", "○", "◎"];
    TICKS.contains(&text.trim().to_lowercase().as_str())
}

/// What a column says in some rows.
fn texts<'b>(said: &'b Pieces, rows: &'b [&'b Row], at: u32) -> impl Iterator<Item = &'b str> {
    rows.iter().filter_map(move |row| row.cell(at)).map(|part| said.text(part).trim())
}

fn count<'b>(texts: impl Iterator<Item = &'b str>) -> Count {
    let mut count = Count::default();
    // Rows repeat the names of what they stand in, mostly one after the other: what a text is, is told once.
    let (mut last, mut one) = ("", One::default());
    let mut levels: HashMap<&str, bool, RandomState> = HashMap::default();
    for text in texts {
        if text != last || count.filled == 0 {
            count.changes += 1;
            // Prose is none, and there is much of it.
            let level = may_be_level(text) && *levels.entry(text).or_insert_with(|| is_level(text));
            let length = if text.is_ascii() { text.len() } else { text.chars().count() };
            (last, one) = (text, One { length, number: is_number(text), level });
        }
        count.filled += 1;
        count.length += one.length;
        count.numbers += usize::from(one.number);
        count.levels += usize::from(one.level);
    }
    count
}

/// Whether a text is a number, with a point or a comma in it, or a share in a hundred.
fn is_number(text: &str) -> bool {
    // Prose begins like none, and there is much of it; "inf" and "nan" are numbers.
    let may_be = text.starts_with(|c: char| c.is_ascii_digit() || "+-.,%iInN".contains(c));
    may_be && text.replace([',', '%'], ".").trim_end_matches('.').parse::<f64>().is_ok()
}
