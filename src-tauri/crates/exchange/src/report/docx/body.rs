//! First floor, data formats: paragraphs, runs and tracked changes as WordprocessingML (ECMA-376 part 1, 17.3 and
//! 17.13.5).

use super::manuscript::{Paragraph, Piece, Slot, Style};
use super::tracking::Row;
use super::xml::Xml;
use rungs_compare::{Mark, WordMark, word_marks};
use rungs_words::script::Direction;
use std::collections::HashMap;

/// Writes the body of a document. Every change carries its author, its time where that is known, and a number of its
/// own.
pub(super) struct Body<'a> {
    xml: &'a mut Xml,
    author: &'a str,
    date: Option<String>,
    /// Direction of texts without a letter.
    direction: Direction,
    last: usize,
}

/// What happened to a run or to the mark at the end of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tracked {
    Not,
    Inserted,
    Deleted,
    MovedFrom,
    MovedTo,
}

impl Tracked {
    fn element(self) -> Option<&'static str> {
        match self {
            Tracked::Not => None,
            Tracked::Inserted => Some("w:ins"),
            Tracked::Deleted => Some("w:del"),
            Tracked::MovedFrom => Some("w:moveFrom"),
            Tracked::MovedTo => Some("w:moveTo"),
        }
    }
}

/// The names of the styles, as `styles.xml` has them.
pub(super) fn style_id(style: Style) -> &'static str {
    match style {
        Style::Title => "Title",
        Style::Heading(1) => "Heading1",
        Style::Heading(2) => "Heading2",
        Style::Heading(3) => "Heading3",
        Style::Heading(_) => "Heading4",
        Style::Lead => "Subtitle",
        Style::Text => "BodyText",
        Style::Bullet => "ListBullet",
        Style::Below => "ListBullet2",
        Style::Caption => "Caption",
        Style::Aside => "ListContinue",
        Style::Cell => "TableText",
    }
}

impl<'a> Body<'a> {
    pub fn new(xml: &'a mut Xml, author: &'a str, date: Option<String>, direction: Direction) -> Body<'a> {
        Body { xml, author, date, direction, last: 0 }
    }

    /// The tracked text.
    pub fn rows(&mut self, rows: &[Row<'_>]) {
        let ends = ends(rows);
        let marks = marks_of(rows);
        for (i, (row, marks)) in rows.iter().zip(&marks).enumerate() {
            let range = |is_from: bool, number: usize| Range { is_from, number, ends: ends[&(is_from, number)], at: i };
            let (paragraph, mark, range) = match row {
                Row::Kept(_, new) => (new, Tracked::Not, None),
                Row::Gone(old) => (old, Tracked::Deleted, None),
                Row::Came(new) => (new, Tracked::Inserted, None),
                Row::From(old, number) => (old, Tracked::MovedFrom, Some(range(true, *number))),
                Row::To(new, number) => (new, Tracked::MovedTo, Some(range(false, *number))),
            };
            self.paragraph(paragraph, marks, mark, range);
        }
    }

    /// A paragraph with its changes: what came or went whole is of one piece, or else its words tell.
    fn paragraph(&mut self, paragraph: &Paragraph, marks: &[(Slot, WordMark)], mark: Tracked, range: Option<Range>) {
        let direction = Direction::of_text(&paragraph.text()).unwrap_or(self.direction);
        let (at_mark, begins) = (self.change(mark), range.filter(Range::begins).map(|range| self.range(range)));
        let runs: Vec<(Tracked, Change<'_>, bool, &str)> = marks
            .iter()
            .map(|(slot, words)| {
                let tracked = match words.is {
                    Mark::Same => mark,
                    Mark::Removed => Tracked::Deleted,
                    Mark::Added => Tracked::Inserted,
                };
                (tracked, self.change(tracked), !matches!(slot, Slot::Said(_)), words.text.as_str())
            })
            .collect();
        let xml = &mut *self.xml;
        xml.with("w:p", &[], |xml| {
            properties(xml, paragraph.style, direction, mark.element().map(|element| (element, &at_mark)));
            if let Some((name, change)) = &begins {
                let element = if name.0 { "w:moveFromRangeStart" } else { "w:moveToRangeStart" };
                change.named(xml, element, name.1);
            }
            for (tracked, change, is_strong, text) in runs {
                let content = |xml: &mut Xml| run(xml, text, is_strong, direction, tracked == Tracked::Deleted);
                change.with(xml, tracked.element(), content);
            }
        });
        if let Some(range) = range.filter(Range::closes) {
            let element = if range.is_from { "w:moveFromRangeEnd" } else { "w:moveToRangeEnd" };
            self.xml.empty(element, &[("w:id", &range.id())]);
        }
    }

    fn change(&mut self, tracked: Tracked) -> Change<'a> {
        self.last += usize::from(tracked != Tracked::Not);
        Change { id: self.last.to_string(), author: self.author, date: self.date.clone() }
    }

    fn range(&self, range: Range) -> ((bool, usize), Change<'a>) {
        ((range.is_from, range.number), Change { id: range.id(), author: self.author, date: self.date.clone() })
    }
}

/// Who changed something, when, and its number.
struct Change<'a> {
    id: String,
    author: &'a str,
    date: Option<String>,
}

impl Change<'_> {
    fn attributes(&self) -> Vec<(&str, &str)> {
        let date = self.date.as_deref().map(|date| ("w:date", date));
        [("w:id", self.id.as_str()), ("w:author", self.author)].into_iter().chain(date).collect()
    }

    fn named(&self, xml: &mut Xml, element: &str, number: usize) {
        let name = format!("move{number}");
        let attributes: Vec<_> = self.attributes().into_iter().chain([("w:name", name.as_str())]).collect();
        xml.empty(element, &attributes);
    }

    fn with(&self, xml: &mut Xml, element: Option<&str>, content: impl FnOnce(&mut Xml)) {
        match element {
            Some(element) => xml.with(element, &self.attributes(), content),
            None => content(xml),
        }
    }
}

/// A paragraph's place in a move: whether on the side it came from, and the rows where that side begins and ends.
#[derive(Debug, Clone, Copy)]
struct Range {
    is_from: bool,
    number: usize,
    ends: (usize, usize),
    at: usize,
}

impl Range {
    fn begins(&self) -> bool {
        self.at == self.ends.0
    }

    fn closes(&self) -> bool {
        self.at == self.ends.1
    }

    /// Both ends of a range share a number that no change has.
    fn id(&self) -> String {
        (1_000_000_000 + 2 * self.number + usize::from(self.is_from)).to_string()
    }
}

/// The first and last row of each side of each move.
fn ends(rows: &[Row<'_>]) -> HashMap<(bool, usize), (usize, usize)> {
    let mut ends: HashMap<(bool, usize), (usize, usize)> = HashMap::new();
    for (i, row) in rows.iter().enumerate() {
        let key = match row {
            Row::From(_, number) => (true, *number),
            Row::To(_, number) => (false, *number),
            _ => continue,
        };
        ends.entry(key).or_insert((i, i)).1 = i;
    }
    ends
}

/// A paragraph that is not tracked.
pub(super) fn plain(xml: &mut Xml, style: Style, pieces: &[(bool, &str)], document: Direction) {
    let text: String = pieces.iter().map(|(_, text)| *text).collect();
    let direction = Direction::of_text(&text).unwrap_or(document);
    xml.with("w:p", &[], |xml| {
        properties(xml, style, direction, None);
        for (is_strong, text) in pieces {
            run(xml, text, *is_strong, direction, false);
        }
    });
}

/// Style and direction of a paragraph, and what happened to its mark.
fn properties(xml: &mut Xml, style: Style, direction: Direction, at_mark: Option<(&str, &Change<'_>)>) {
    xml.with("w:pPr", &[], |xml| {
        xml.empty("w:pStyle", &[("w:val", style_id(style))]);
        if direction == Direction::RightToLeft {
            xml.empty("w:bidi", &[]);
        }
        if let Some((element, change)) = at_mark {
            xml.with("w:rPr", &[], |xml| xml.empty(element, &change.attributes()));
        }
    });
}

/// A run of text; line breaks and tabs have elements of their own.
fn run(xml: &mut Xml, text: &str, is_strong: bool, direction: Direction, is_deleted: bool) {
    let is_rtl = Direction::of_text(text).unwrap_or(direction) == Direction::RightToLeft;
    let element = if is_deleted { "w:delText" } else { "w:t" };
    xml.with("w:r", &[], |xml| {
        if is_strong || is_rtl {
            xml.with("w:rPr", &[], |xml| {
                if is_strong {
                    xml.empty("w:rStyle", &[("w:val", "Strong")]);
                }
                if is_rtl {
                    xml.empty("w:rtl", &[]);
                }
            });
        }
        for (n, line) in text.replace("\r\n", "\n").split(['\n', '\r', '\u{2028}', '\u{2029}']).enumerate() {
            if n > 0 {
                xml.empty("w:br", &[]);
            }
            for (n, words) in line.split('\t').enumerate() {
                if n > 0 {
                    xml.empty("w:tab", &[]);
                }
                if !words.is_empty() {
                    xml.with(element, &[("xml:space", "preserve")], |xml| xml.text(words));
                }
            }
        }
    });
}

fn whole(paragraph: &Paragraph) -> Vec<(Slot, WordMark)> {
    paragraph.pieces.iter().map(|piece| (piece.slot, WordMark { is: Mark::Same, text: piece.text.clone() })).collect()
}

/// The words of each row.
///
/// Where a change reaches the end of a paragraph that stays, and the next one begins with a change of the same kind,
/// LibreOffice makes one of both, and the end of the paragraph part of it: taken back, two paragraphs run together. So
/// no two such changes ever touch.
fn marks_of(rows: &[Row<'_>]) -> Vec<Vec<(Slot, WordMark)>> {
    let mut all: Vec<Vec<(Slot, WordMark)>> = Vec::with_capacity(rows.len());
    let mut following = Mark::Same;
    for row in rows.iter().rev() {
        let marks = match row {
            Row::Kept(old, new) => apart(changes(old, new), following),
            Row::Gone(paragraph) | Row::Came(paragraph) => whole(paragraph),
            Row::From(paragraph, _) | Row::To(paragraph, _) => whole(paragraph),
        };
        following = match row {
            Row::Kept(..) => marks.first().map_or(Mark::Same, |(_, first)| first.is),
            Row::Gone(_) | Row::From(..) => Mark::Removed,
            Row::Came(_) | Row::To(..) => Mark::Added,
        };
        all.push(marks);
    }
    all.reverse();
    all
}

/// The words of a paragraph, the last of which are not changed as the following ones are: of a replacement the other
/// half stands last; where there is none, the last word that stays is replaced by itself.
fn apart(mut marks: Vec<(Slot, WordMark)>, following: Mark) -> Vec<(Slot, WordMark)> {
    let touches = following != Mark::Same && marks.last().is_some_and(|(_, last)| last.is == following);
    if !touches {
        return marks;
    }
    let tail = marks.split_off(marks.iter().rposition(|(_, mark)| mark.is == Mark::Same).map_or(0, |at| at + 1));
    let (mut these, mut others): (Vec<_>, Vec<_>) = tail.into_iter().partition(|(_, mark)| mark.is == following);
    if others.is_empty()
        && let Some((slot, stays)) = marks.last_mut()
    {
        let other = if following == Mark::Added { Mark::Removed } else { Mark::Added };
        let before = stays.text.trim_end().rfind(char::is_whitespace);
        let at = before.map_or(0, |at| at + stays.text[at..].chars().next().map_or(0, char::len_utf8));
        let word = stays.text.split_off(at);
        these.insert(0, (*slot, WordMark { is: following, text: word.clone() }));
        others.push((*slot, WordMark { is: other, text: word }));
    }
    marks.extend(these.into_iter().chain(others));
    marks.retain(|(_, mark)| !mark.text.is_empty());
    marks
}

/// The words of two forms of a paragraph, piece by piece. Pieces keep their order on both sides, so that those of one
/// side, in a row, are its text.
fn changes(old: &Paragraph, new: &Paragraph) -> Vec<(Slot, WordMark)> {
    let mut marks = Vec::new();
    let mut put = |slot: Slot, words: Vec<WordMark>| marks.extend(words.into_iter().map(|mark| (slot, mark)));
    let only = |is, piece: &Piece| vec![WordMark { is, text: piece.text.clone() }];
    let mut next = 0;
    for piece in &new.pieces {
        match old.pieces[next..].iter().position(|before| before.slot == piece.slot) {
            None => put(piece.slot, only(Mark::Added, piece)),
            Some(skipped) => {
                old.pieces[next..next + skipped]
                    .iter()
                    .for_each(|before| put(before.slot, only(Mark::Removed, before)));
                next += skipped;
                put(piece.slot, word_marks(&old.pieces[next].text, &piece.text));
                next += 1;
            }
        }
    }
    old.pieces[next..].iter().for_each(|before| put(before.slot, only(Mark::Removed, before)));
    marks.retain(|(_, mark)| !mark.text.is_empty());
    marks
}
