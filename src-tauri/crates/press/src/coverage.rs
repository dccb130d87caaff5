//! The one way from a person's text onto a page: made safe, checked against the typefaces, handed on as data.
//!
//! Whatever reaches a template has gone through an [`Ink`], so a character that no typeface shows cannot slip by.

use crate::Missing;
use crate::fonts::Fonts;
use crate::markdown::{self, Block, Inline};
use rungs_model::{Id, Record};
use rungs_words::script::{self, Direction};
use serde_json::{Value as Json, json};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use unicode_segmentation::UnicodeSegmentation;

/// What to do with characters that show nothing by themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unseen {
    /// They are left out: a page is for reading.
    Drop,
    /// They are named: a page that shows differences must not hide one.
    Name,
}

/// How many letters may stand without a place to break before one is made: more than any word in running text.
const PROSE: usize = 48;

/// Turns texts into data for the templates, and remembers what could not be shown.
pub(crate) struct Ink<'a> {
    fonts: &'a Fonts,
    language: String,
    direction: Direction,
    unseen: Unseen,
    /// Sequences found to have no glyph although each of their characters has one.
    clusters: &'a BTreeSet<String>,
    shown: HashMap<char, bool>,
    missing: BTreeMap<(String, Option<Id>), String>,
}

/// An [`Ink`] for the texts of one node.
pub(crate) struct Pen<'i, 'a> {
    ink: &'i mut Ink<'a>,
    node: Option<Id>,
    face: String,
}

impl<'a> Ink<'a> {
    /// For a document in this language (BCP 47).
    pub(crate) fn new(fonts: &'a Fonts, language: &str, unseen: Unseen, clusters: &'a BTreeSet<String>) -> Ink<'a> {
        Ink {
            fonts,
            language: language.to_owned(),
            direction: Direction::of_language(language),
            unseen,
            clusters,
            shown: HashMap::new(),
            missing: BTreeMap::new(),
        }
    }

    /// For the texts of a node.
    pub(crate) fn at(&mut self, record: &Record) -> Pen<'_, 'a> {
        Pen { node: Some(record.id), face: record.face().to_owned(), ink: self }
    }

    /// For texts that belong to no node, under a name a person knows them by.
    pub(crate) fn under(&mut self, face: &str) -> Pen<'_, 'a> {
        Pen { node: None, face: face.to_owned(), ink: self }
    }

    /// What could not be shown, in the order of the characters.
    pub(crate) fn missing(self) -> Vec<Missing> {
        let found = self.missing.into_iter();
        found.map(|((characters, node), face)| Missing { characters, node, face }).collect()
    }

    fn shows(&mut self, c: char) -> bool {
        // What a typeface draws for a private character means nothing outside the program it was made for.
        let private = matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}');
        !private && *self.shown.entry(c).or_insert_with(|| self.fonts.shows(c))
    }
}

/// The visible stand-in for characters: "[U+1F9FF]".
fn marker(characters: &str) -> String {
    let points: Vec<_> = characters.chars().map(|c| format!("U+{:04X}", c as u32)).collect();
    format!("[{}]", points.join(" "))
}

/// Characters that steer the direction of what follows, or have no business in a text.
fn steers(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FFF9}'..='\u{FFFB}' | '\u{FEFF}')
        || c.is_control()
}

/// Characters that take no room but mean something to the letters around them.
fn joins(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}'
        | '\u{2060}'..='\u{2064}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0020}'..='\u{E007F}' | '\u{E0100}'..='\u{E01EF}')
}

/// A text for the properties of the file, which no typeface has to show: on one line, without what steers.
pub(crate) fn bare(text: &str) -> String {
    let text: String = text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(|c| !steers(*c)).collect();
    text.trim().to_owned()
}

impl Pen<'_, '_> {
    /// A text without line breaks of its own making: control characters gone, what no typeface shows replaced by a
    /// marker and remembered.
    pub(crate) fn safe(&mut self, text: &str) -> String {
        let mut safe = String::with_capacity(text.len());
        let text = text.replace("\r\n", "\n");
        for c in text.chars() {
            match c {
                '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => safe.push('\n'),
                '\t' => safe.push(' '),
                ' ' | '\u{A0}' => safe.push(c),
                _ if steers(c) || (self.ink.unseen == Unseen::Name && joins(c)) => {
                    if self.ink.unseen == Unseen::Name {
                        safe.push_str(&marker(c.encode_utf8(&mut [0; 4])));
                    }
                }
                _ if joins(c) => safe.push(c),
                _ if self.ink.shows(c) => safe.push(c),
                _ if c.is_whitespace() => safe.push(' '),
                _ => {
                    let name = self.miss(&c.to_string());
                    safe.push_str(&name);
                }
            }
        }
        for cluster in self.ink.clusters {
            if safe.contains(cluster.as_str()) {
                safe = safe.replace(cluster.as_str(), &self.miss(cluster));
            }
        }
        safe
    }

    fn miss(&mut self, characters: &str) -> String {
        self.ink.missing.entry((characters.to_owned(), self.node)).or_insert_with(|| self.face.clone());
        marker(characters)
    }

    /// A short text as data.
    pub(crate) fn say(&mut self, text: &str) -> Json {
        self.narrow(text, PROSE)
    }

    /// A short text as data, for a column that holds so many letters.
    pub(crate) fn narrow(&mut self, text: &str, letters: usize) -> Json {
        let safe = self.safe(text);
        let (broken, long) = breakable(&safe, letters);
        let lines: Vec<&str> = broken.trim_end().split('\n').collect();
        let direction = Direction::of_text(&safe).unwrap_or(self.ink.direction);
        let language = script::language_of(&safe, &self.ink.language);
        let plain = direction == self.ink.direction && script::language_of("", &self.ink.language) == language;
        if plain && lines.len() == 1 && !long {
            return Json::String(broken.trim_end().to_owned());
        }
        json!({ "lines": lines, "dir": direction.name(), "lang": language, "hyphenate": long && letters < PROSE })
    }

    /// A piece of a longer text as data, its white space kept; lines apart.
    pub(crate) fn run(&mut self, text: &str) -> Json {
        let broken = breakable(&self.safe(text), PROSE).0;
        broken.split('\n').collect()
    }

    /// Direction and language of a text whose pieces are handed over one by one.
    pub(crate) fn style_of(&self, text: &str) -> Json {
        let direction = Direction::of_text(text).unwrap_or(self.ink.direction);
        json!({ "dir": direction.name(), "lang": script::language_of(text, &self.ink.language) })
    }

    /// A text of several paragraphs as data; an empty list where there is nothing.
    pub(crate) fn prose(&mut self, text: &str) -> Json {
        let unified = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}', '\u{85}'], "\n");
        let mut paragraphs = vec![String::new()];
        for line in unified.lines() {
            match (line.trim().is_empty(), paragraphs.last_mut()) {
                (false, Some(last)) if last.is_empty() => last.push_str(line),
                (false, Some(last)) => {
                    last.push('\n');
                    last.push_str(line);
                }
                _ => paragraphs.push(String::new()),
            }
        }
        paragraphs.iter().filter(|p| !p.is_empty()).map(|p| self.say(p)).collect()
    }

    /// Several texts as data, empty ones left out.
    pub(crate) fn list(&mut self, texts: &[String]) -> Json {
        texts.iter().filter(|t| !t.trim().is_empty()).map(|t| self.say(t)).collect()
    }

    /// Markdown as data.
    pub(crate) fn markdown(&mut self, text: &str) -> Json {
        let tree = markdown::parse(text);
        self.blocks(&tree)
    }

    fn blocks(&mut self, blocks: &[Block]) -> Json {
        blocks.iter().map(|block| self.block(block)).collect()
    }

    fn block(&mut self, block: &Block) -> Json {
        match block {
            Block::Paragraph(line) => self.line("paragraph", line),
            Block::Heading(_, line) => self.line("heading", line),
            Block::List(first, items) => {
                let items: Vec<Json> = items.iter().map(|item| self.blocks(item)).collect();
                json!({ "is": "list", "first": first.map(|n| n.min(1_000_000)), "items": items })
            }
            Block::Quote(blocks) => json!({ "is": "quote", "blocks": self.blocks(blocks) }),
            Block::Code(text) => {
                let safe = self.safe(text.trim_end());
                json!({ "is": "code", "lines": breakable(&safe, PROSE).0.split('\n').collect::<Vec<_>>() })
            }
            Block::Rule => json!({ "is": "rule" }),
        }
    }

    fn line(&mut self, kind: &str, line: &[Inline]) -> Json {
        let words = markdown::words(line);
        let direction = Direction::of_text(&words).unwrap_or(self.ink.direction).name();
        let language = script::language_of(&words, &self.ink.language).to_owned();
        json!({ "is": kind, "line": self.inlines(line), "dir": direction, "lang": language })
    }

    fn inlines(&mut self, pieces: &[Inline]) -> Json {
        pieces.iter().map(|piece| self.inline(piece)).collect()
    }

    fn inline(&mut self, piece: &Inline) -> Json {
        let mut piece_of = |is: &str, content: &[Inline]| json!({ "is": is, "line": self.inlines(content) });
        match piece {
            Inline::Emphasis(content) => piece_of("emphasis", content),
            Inline::Strong(content) => piece_of("strong", content),
            Inline::Struck(content) => piece_of("struck", content),
            Inline::Break => json!({ "is": "break" }),
            Inline::Text(text) => Json::String(breakable(&self.safe(text), PROSE).0),
            Inline::Code(text) => json!({ "is": "code", "text": breakable(&self.safe(text), PROSE).0 }),
            Inline::Link(content, url) => {
                let shown = markdown::words(content);
                // An address that is not shown could lead anywhere; on paper it would be lost.
                let bare = url.strip_prefix("mailto:").unwrap_or(url);
                let address = (!bare.is_empty() && shown != *url && shown != bare).then(|| self.safe(bare));
                let goes = ["https://", "http://", "mailto:"].iter().any(|scheme| url.starts_with(scheme));
                json!({
                    "is": "link",
                    "line": self.inlines(content),
                    "url": goes.then(|| url.chars().filter(|c| !c.is_control()).collect::<String>()),
                    "address": address.map(|a| breakable(&a, 24).0),
                })
            }
        }
    }
}

/// Puts invisible places to break into any run of letters that is longer than a line may be, and says whether there
/// was one. Words are left to hyphenation by their language; scripts that break between any letters, or by dictionary,
/// are left alone.
fn breakable(text: &str, letters: usize) -> (String, bool) {
    let mut out = String::with_capacity(text.len());
    let mut long = false;
    let mut run = Vec::new();
    for cluster in text.graphemes(true) {
        if ends_run(cluster) {
            long |= break_run(&run, letters, &mut out);
            run.clear();
            out.push_str(cluster);
        } else {
            run.push(cluster);
        }
    }
    long |= break_run(&run, letters, &mut out);
    (out, long)
}

/// Whether a line may break after this.
fn ends_run(cluster: &str) -> bool {
    cluster.starts_with(|c| {
        matches!(c, ' ' | '\n' | '-' | '\u{200B}' | '\u{2010}' | '\u{2013}' | '\u{2014}' | '\u{E00}'..='\u{FFF}'
            | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{2E80}'..='\u{A4CF}' | '\u{AC00}'..='\u{D7AF}'
            | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}' | '\u{1F000}'..='\u{3FFFF}')
    })
}

/// Appends a run, with places to break where it is longer than a line; says whether it is.
fn break_run(run: &[&str], letters: usize, out: &mut String) -> bool {
    /// No language has a word this long that is not made up for the purpose.
    const WORD: usize = 40;
    let width = |cluster: &str| {
        let wide = cluster.starts_with(|c: char| c.is_uppercase() || matches!(c, 'm' | 'w' | '@' | '%'));
        if wide { 1.5 } else { 1.0 }
    };
    let long = run.iter().map(|c| width(c)).sum::<f64>() > letters as f64;
    let word = run.len() <= WORD
        && letters < PROSE
        && run.iter().skip(1).all(|c| c.chars().all(|c| c.is_alphabetic() && !c.is_uppercase() || joins(c)))
        && !run.windows(4).any(|w| w.iter().all(|c| *c == w[0]));
    let mut filled = 0.0;
    for cluster in run {
        if long && !word && filled + width(cluster) > letters as f64 {
            out.push('\u{200B}');
            filled = 0.0;
        }
        filled += width(cluster);
        out.push_str(cluster);
    }
    long
}

#[cfg(test)]
mod tests {
    use super::*;

    fn say(text: &str, unseen: Unseen) -> (Json, Vec<String>) {
        let fonts = Fonts::embedded();
        let none = BTreeSet::new();
        let mut ink = Ink::new(&fonts, "en", unseen, &none);
        let json = ink.under("here").say(text);
        (json, ink.missing().into_iter().map(|m| m.characters).collect())
    }

    #[test]
    fn what_cannot_be_shown_is_named_and_what_steers_is_gone() {
        let check = |text: &str, expect: &str, missing: &[&str]| {
            assert_eq!(say(text, Unseen::Drop), (json!(expect), missing.iter().map(|m| (*m).to_owned()).collect()));
        };
        check("Plan *now* #let x", "Plan *now* #let x", &[]);
        check("a\u{1F9FF}b\u{1F9FF}", "a[U+1F9FF]b[U+1F9FF]", &["\u{1F9FF}"]);
        check("a\u{7}b\u{202E}c\u{FEFF}d\te", "abcd e", &[]);
        check("co\u{AD}op", "co\u{AD}op", &[]);
        check("\u{E000}", "[U+E000]", &["\u{E000}"]);
        assert_eq!(say("a\u{202E}b\u{200B}", Unseen::Name).0, json!("a[U+202E]b[U+200B]"));
    }

    #[test]
    fn a_text_says_which_way_it_runs() {
        let (hebrew, _) = say("שלום", Unseen::Drop);
        assert_eq!(hebrew, json!({ "lines": ["שלום"], "dir": "rtl", "lang": "he", "hyphenate": false }));
        let (lines, _) = say("a\r\nb", Unseen::Drop);
        assert_eq!(lines["lines"], json!(["a", "b"]));
    }

    #[test]
    fn only_a_run_that_is_too_long_is_broken() {
        let check = |text: &str, expect: &str, long: bool| {
            assert_eq!(breakable(text, 8), (expect.to_owned(), long));
        };
        check("short words only", "short words only", false);
        check("Donaudampfschifffahrt", "Donaudampfschifffahrt", true);
        check("a_b_c_d_e_f", "a_b_c_d_\u{200B}e_f", true);
        check("xxxxxxxxxx", "xxxxxxxx\u{200B}xx", true);
        check("ABCDEFGH", "ABCDE\u{200B}FGH", true);
        check("two-thirds-off", "two-thirds-off", false);
        check("計画計画計画計画計画", "計画計画計画計画計画", false);
        check("e\u{301}e\u{301}e\u{301}", "e\u{301}e\u{301}e\u{301}", false);
        assert!(breakable(&"abcdefghij".repeat(5), PROSE).0.contains('\u{200B}'));
    }

    #[test]
    fn a_sequence_without_a_glyph_is_named_as_one() {
        let fonts = Fonts::embedded();
        let clusters = BTreeSet::from(["x\u{301}".to_owned()]);
        let mut ink = Ink::new(&fonts, "en", Unseen::Drop, &clusters);
        assert_eq!(ink.under("").say("ax\u{301}"), json!("a[U+0078 U+0301]"));
        assert_eq!(ink.missing()[0].characters, "x\u{301}");
    }
}
