//! First floor, layouts of tables: a column as a whole, by what stands over and in it.

use super::words::{is_level, may_be_level, role_of};
use crate::build::Build;
use crate::mapping::Role;
use crate::table::{Row, Table};
use foldhash::fast::RandomState;
use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

/// It is told of some cells what the column of a large table is, so many times of so many one below the other: to look
/// at each takes as long as to read it.
const LOOKS: usize = 40;
const TOGETHER: usize = 250;

/// A column as a whole.
pub(super) struct Column<'b> {
    pub at: u32,
    pub head: String,
    pub role: Option<Role>,
    /// How many rows stand behind the head, and in how many of them it says something.
    rows: usize,
    pub filled: usize,
    /// Of those that are looked at: how long they are on average in characters, how many are numbers, how many read like
    /// a level; of many cells, as if all of them had been looked at.
    pub length: usize,
    pub numbers: usize,
    pub levels: usize,
    /// How many are written in one, like addresses, or without a letter, like dates.
    marks: usize,
    /// Whether the file itself says what the heads are.
    pub told: bool,
    /// How often another text follows, the first one counted: no fewer than there are different ones.
    changes: usize,
    /// How many different texts there are, once somebody asked.
    different: OnceCell<usize>,
    texts: Vec<&'b str>,
}

/// What is counted of texts: their characters, how many are numbers, how many read like a level, how many are no words,
/// and how often another one follows.
#[derive(Default)]
struct Count {
    length: usize,
    numbers: usize,
    levels: usize,
    marks: usize,
    changes: usize,
}

impl Count {
    fn of(texts: &[&str]) -> Count {
        let mut count = Count::default();
        let mut levels: HashMap<&str, bool, RandomState> = HashMap::default();
        // Rows repeat the names of what they stand in, mostly one after the other: what a text is, is told once.
        for same in texts.chunk_by(|a, b| a == b) {
            let (text, number) = (same[0], same.len());
            // Prose is no level, and there is much of it.
            let is_level = may_be_level(text) && *levels.entry(text).or_insert_with(|| is_level(text));
            count.changes += 1;
            count.length += number * text.chars().count();
            count.numbers += number * usize::from(is_number(text));
            count.marks += number * usize::from(is_mark(text));
            count.levels += number * usize::from(is_level);
        }
        count
    }
}

impl<'b> Column<'b> {
    /// The column of a number from 0, of the rows behind the heads.
    pub fn of(build: &'b Build<'_>, table: &Table, head: Option<usize>, body: &'b [&'b Row], at: u32) -> Column<'b> {
        let over = head.and_then(|row| table.over(table.rows[row].number, at));
        let name = over.map(|part| build.text(part).trim().to_string()).unwrap_or_default();
        let (mut filled, mut texts) = (0, Vec::new());
        let every = TOGETHER.max(body.len() / LOOKS);
        for cell in body.iter().filter_map(|row| row.cell(at)) {
            if filled % every < TOGETHER {
                texts.push(build.text(cell).trim());
            }
            filled += 1;
        }
        let looked_at = texts.len().max(1);
        let count = Count::of(&texts);
        let of_all = |number: usize| number * filled / looked_at;
        Column {
            at,
            role: role_of(&name),
            head: name,
            rows: body.len(),
            filled,
            length: count.length / looked_at,
            numbers: of_all(count.numbers),
            levels: of_all(count.levels),
            marks: of_all(count.marks),
            told: table.head.is_some(),
            changes: of_all(count.changes),
            different: OnceCell::new(),
            texts,
        }
    }

    /// How many different texts there are, at least.
    pub fn different(&self) -> usize {
        *self.different.get_or_init(|| self.texts.iter().collect::<HashSet<_, RandomState>>().len())
    }

    /// Its different texts, as far as it was looked at.
    pub fn texts(&self) -> HashSet<&'b str> {
        self.texts.iter().copied().collect()
    }

    /// How often another text follows, the first one counted.
    pub fn changes(&self) -> usize {
        self.changes
    }

    /// Whether hardly any of its texts comes again.
    pub fn is_different(&self) -> bool {
        let are_most = |number: usize, of: usize| number * 10 >= of * 8;
        // What repeats itself row by row needs no closer look.
        are_most(self.changes, self.filled) && are_most(self.different(), self.texts.len())
    }

    /// Whether it is prose that may stand under the name of a competency.
    pub fn is_said_of_a_step(&self) -> bool {
        let free =
            matches!(self.role, None | Some(Role::Ability | Role::Competency | Role::Group | Role::AbilityTitle));
        free && (self.is_prose() || self.are_phrases())
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

    /// Whether most of its texts are a few words: "Writes clearly", and neither "Writing" nor "Ada Lovelace".
    pub fn are_phrases(&self) -> bool {
        let is_phrase = |text: &&&str| {
            let begins_small = |word: &str| word.starts_with(char::is_lowercase);
            text.starts_with(char::is_alphabetic) && text.split_whitespace().skip(1).any(begins_small)
        };
        self.texts.iter().filter(is_phrase).count() * 3 >= self.texts.len() * 2 && self.filled > 0
    }

    /// Whether it holds nothing but ticks: "x", "✓", "yes".
    pub fn are_ticks(&self) -> bool {
        self.filled > 0 && self.length <= 3 && self.texts.iter().all(|text| is_tick(text))
    }

    /// Whether most of its texts are words, and no codes, addresses or dates.
    pub fn are_words(&self) -> bool {
        self.marks * 2 < self.filled && self.numbers * 2 < self.filled
    }

    /// Whether it holds nothing but numbers and codes: "2", "C1".
    pub fn are_codes(&self) -> bool {
        let is_code =
            |text: &&str| text.len() <= 12 && !text.contains(' ') && text.contains(|c: char| c.is_ascii_digit());
        self.filled > 0 && self.texts.iter().all(is_code)
    }

    /// Whether most of its texts list things.
    pub fn are_lists(&self) -> bool {
        let lists = |text: &str| text.contains(", ") || text.contains(';') || text.contains('\n');
        self.texts.iter().filter(|text| lists(text)).count() * 2 > self.texts.len()
    }

    /// Whether it numbers rows in rows: "1, 1.1, 1.2, 2" or "A, A.1".
    pub fn is_outline(&self) -> bool {
        let codes: HashSet<&str, RandomState> = self.texts.iter().map(|text| text.trim_end_matches('.')).collect();
        let is_code = |code: &&str| {
            let (first, rest) = code.split_once('.').unwrap_or((code, "1"));
            let is_first = (1..=4).contains(&first.len()) && first.chars().all(|c| c.is_ascii_alphanumeric());
            is_first && rest.split('.').all(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit()))
        };
        let (inner, outer): (Vec<&str>, Vec<&str>) = codes.iter().copied().partition(|code| code.contains('.'));
        let stands = |code: &&&str| code.rsplit_once('.').is_some_and(|(parent, _)| codes.contains(parent));
        let all_stand = inner.iter().filter(stands).count() * 10 >= inner.len() * 9;
        let is_one_each = codes.len() == self.texts.len() && self.filled == self.rows;
        is_one_each && codes.iter().all(is_code) && !outer.is_empty() && inner.len() >= outer.len() && all_stand
    }

    /// Whether its texts are sentences.
    pub fn is_long(&self) -> bool {
        self.length > 60
    }

    /// Whether its texts are more than names.
    pub fn is_prose(&self) -> bool {
        self.length >= if self.told { 12 } else { 18 } && self.are_words()
    }
}

/// Whether a text only says that something holds.
pub(super) fn is_tick(text: &str) -> bool {
    const TICKS: &[&str] =
        &["x", "✓", "✔", "✅", "☑", "☒", "✗", "●", "•", "■", "v", "yes", "y", "ja", "oui", "sí", "si", "да", "○", "◎"];
    // A sign may say of itself that it is to be a picture.
    TICKS.contains(&text.trim().trim_end_matches('\u{fe0f}').to_lowercase().as_str())
}

/// Whether a text only says that something does not hold.
pub(super) fn is_no(text: &str) -> bool {
    const NOES: &[&str] = &["no", "nein", "non", "nee", "não", "нет", "✗", "✘", "×"];
    NOES.contains(&text.trim().to_lowercase().as_str())
}

/// Whether a text is written in one, like "data-engineering" or an address, or has no letter, like a date.
fn is_mark(text: &str) -> bool {
    let begins_like_words = text.find(' ').is_some_and(|at| text[..at].contains(char::is_alphabetic));
    !begins_like_words && text.is_ascii() && (!text.contains([' ', '\n']) || !text.contains(char::is_alphabetic))
}

/// Whether a text is a number, with a point or a comma in it, or a share in a hundred.
fn is_number(text: &str) -> bool {
    // Prose begins like none, and there is much of it; "inf" and "nan" are numbers.
    let may_be = text.starts_with(|c: char| c.is_ascii_digit() || "+-.,%iInN".contains(c));
    may_be && text.replace([',', '%'], ".").trim_end_matches('.').parse::<f64>().is_ok()
}
