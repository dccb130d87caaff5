//! First floor, blocks of documents, Word: what its styles and lists mean.

use crate::Input;
use crate::blocks::mark::Is;
use crate::blocks::package::{Package, Seen, attribute, local, walk};
use crate::error::ReadError;
use regex::Regex;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a style says, with what it takes from the styles that it is based on.
#[derive(Debug, Default, Clone)]
pub(super) struct Style {
    /// Its name, in small letters.
    pub name: String,
    /// What a document of our own says by it.
    pub own: Option<Is>,
    based_on: Option<String>,
    /// From 0, as the format counts.
    pub outline: Option<u8>,
    pub number: Option<(String, u8)>,
    pub bold: Option<bool>,
    pub size: Option<u32>,
    pub is_title: bool,
    pub is_contents: bool,
    pub is_quote: bool,
}

/// The styles and lists of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
    /// Of each list: its abstract list.
    lists: HashMap<String, String>,
    /// Of each level of an abstract list: whether it counts, or none where it shows nothing.
    levels: HashMap<(String, u8), Option<bool>>,
    /// The usual size of letters, in half points.
    pub size: u32,
}

/// "Heading 1" in the languages of Word, in small letters.
#[allow(clippy::unwrap_used)] // the pattern is constant, and the tests of this room run it
static HEADING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^(?:heading|überschrift|titre|título|titulo|titolo|kop|rubrik|overskrift|otsikko|nagłówek|nadpis|címsor|заголовок|επικεφαλίδα|başlık|titlu|标题|標題|見出し|제목|عنوان|כותרת)\s*(\d)",
    )
    .unwrap()
});

impl Styles {
    /// Reads the styles and lists of a document.
    pub fn read(input: &Input<'_>, package: &mut Package<'_>) -> Result<Styles, ReadError> {
        let mut found = Styles { size: 20, ..Styles::default() };
        if let Some(xml) = package.part("word/styles.xml")? {
            found.read_styles(input, &xml)?;
        }
        if let Some(xml) = package.part("word/numbering.xml")? {
            found.read_lists(input, &xml)?;
        }
        found.settle();
        Ok(found)
    }

    /// A style. One that the file does not describe is what its id says, as "Title" and "Heading1" are known to every
    /// program.
    pub fn get(&self, id: &str) -> Style {
        self.styles.get(id).cloned().unwrap_or_else(|| {
            let mut style = Style { name: id.to_lowercase(), ..Style::default() };
            style.tell();
            style
        })
    }

    /// How deep an item of a list stands, and whether it is counted; none for a list that shows nothing.
    pub fn list(&self, id: &str, level: u8) -> Option<(u8, bool)> {
        let known = self.lists.get(id).and_then(|list| self.levels.get(&(list.clone(), level)));
        known.copied().unwrap_or(Some(false)).map(|counted| (level, counted))
    }

    fn read_styles(&mut self, input: &Input<'_>, xml: &str) -> Result<(), ReadError> {
        let mut open: Option<(String, Style)> = None;
        let (mut in_defaults, mut level) = (false, 0);
        walk(input, xml, |seen| {
            match seen {
                Seen::Start(element) => {
                    let value = || attribute(element, "val");
                    match (local(element.name().0), &mut open) {
                        ("rPrDefault", _) => in_defaults = true,
                        ("sz", None) if in_defaults => self.size = value().and_then(|v| v.parse().ok()).unwrap_or(20),
                        ("style", open) => {
                            *open = attribute(element, "styleId").map(|id| (id, Style::default()));
                            level = 0;
                        }
                        ("name", Some((_, style))) => {
                            let name = value().unwrap_or_default();
                            style.own = name.strip_prefix(super::STYLE).and_then(Is::named);
                            style.name = name.to_lowercase();
                        }
                        ("basedOn", Some((_, style))) => style.based_on = value(),
                        ("outlineLvl", Some((_, style))) => {
                            style.outline = value().and_then(|v| v.parse().ok()).filter(|level| *level < 9);
                        }
                        ("ilvl", Some(_)) => level = value().and_then(|v| v.parse().ok()).unwrap_or(0),
                        ("numId", Some((_, style))) => style.number = value().map(|id| (id, level)),
                        ("b", Some((_, style))) => style.bold = Some(value().is_none_or(|v| v != "0" && v != "false")),
                        ("sz", Some((_, style))) => style.size = value().and_then(|v| v.parse().ok()),
                        _ => {}
                    }
                }
                Seen::End("style") => {
                    if let Some((id, style)) = open.take().filter(|_| self.styles.len() < 10_000) {
                        self.styles.insert(id, style);
                    }
                }
                Seen::End("rPrDefault") => in_defaults = false,
                _ => {}
            }
            Ok(())
        })
    }

    fn read_lists(&mut self, input: &Input<'_>, xml: &str) -> Result<(), ReadError> {
        let (mut list, mut number, mut level) = (None, None, 0);
        walk(input, xml, |seen| {
            match seen {
                Seen::Start(element) => {
                    let value = || attribute(element, "val");
                    match local(element.name().0) {
                        "abstractNum" => list = attribute(element, "abstractNumId"),
                        "num" => number = attribute(element, "numId"),
                        "abstractNumId" => {
                            if let (Some(number), Some(list)) = (number.take(), value()) {
                                self.lists.insert(number, list);
                            }
                        }
                        "lvl" => level = attribute(element, "ilvl").and_then(|v| v.parse().ok()).unwrap_or(0),
                        "numFmt" => {
                            if let (Some(list), Some(format)) = (&list, value()) {
                                let counted = (format != "none").then_some(format != "bullet");
                                self.levels.insert((list.clone(), level), counted);
                            }
                        }
                        _ => {}
                    }
                }
                Seen::End("abstractNum") => list = None,
                _ => {}
            }
            Ok(())
        })
    }

    /// Takes over what the styles that a style is based on say.
    fn settle(&mut self) {
        let ids: Vec<String> = self.styles.keys().cloned().collect();
        for id in ids {
            let mut style = self.get(&id);
            let mut above = style.based_on.clone();
            style.tell();
            // No chain of styles is longer in earnest, and one that bites its tail ends here.
            for _ in 0..16 {
                let Some(mut base) = above.as_ref().and_then(|id| self.styles.get(id)).cloned() else { break };
                base.tell();
                style.outline = style.outline.or(base.outline);
                style.number = style.number.or(base.number);
                style.bold = style.bold.or(base.bold);
                style.size = style.size.or(base.size);
                style.is_title |= base.is_title;
                style.is_contents |= base.is_contents;
                style.is_quote |= base.is_quote;
                above = base.based_on;
            }
            self.styles.insert(id, style);
        }
    }
}

impl Style {
    /// What its name says.
    fn tell(&mut self) {
        let level = HEADING.captures(&self.name).and_then(|found| found[1].parse::<u8>().ok());
        self.outline = self.outline.or(level.filter(|level| *level > 0).map(|level| level - 1));
        self.is_title |= matches!(
            self.name.as_str(),
            "title" | "titel" | "titre" | "título" | "titolo" | "naslov" | "标题" | "表題"
        );
        self.is_contents |=
            self.name.starts_with("toc ") || self.name.starts_with("verzeichnis ") || self.name.starts_with("tm ");
        self.is_quote |= self.name.contains("quote") || self.name.contains("zitat") || self.name.contains("citation");
    }
}
