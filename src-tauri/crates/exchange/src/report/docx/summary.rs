//! First floor, data formats: the first page of a tracked document, which is not tracked itself: what is compared, how
//! much changed, and whom it concerns.

use super::body::plain;
use super::manuscript::Style;
use super::xml::Xml;
use crate::report::Edition;
use crate::visible;
use rungs_words::script::Direction;

/// Widths of the columns that tell the sides apart, in twentieths of a point.
const SIDES: [u32; 3] = [1800, 3613, 3613];
/// Width of a column of counts.
const COUNT: u32 = 1805;

/// Writes the page; what follows begins on a new one.
pub(super) fn summary(xml: &mut Xml, edition: &Edition<'_>, direction: Direction) {
    let words = edition.words;
    let say = |xml: &mut Xml, style, text: &str| plain(xml, style, &[(false, &visible::text(text))], direction);
    say(xml, Style::Lead, words.changes);
    say(xml, Style::Title, edition.title());
    sides(xml, edition, direction);
    say(xml, Style::Text, "");
    counts(xml, edition, direction);
    say(xml, Style::Text, "");
    if let Some([old, new]) = edition.value_score() {
        plain(xml, Style::Text, &[(true, words.value_score), (false, &format!(": {old} → {new}"))], direction);
    }
    if !edition.report.headlines.is_empty() {
        say(xml, Style::Heading(1), words.headlines);
        edition.report.headlines.iter().for_each(|headline| say(xml, Style::Bullet, headline));
    }
    if !edition.report.affected.is_empty() {
        say(xml, Style::Heading(1), words.affected);
    }
    for path in &edition.report.affected {
        let mut line = |style, title: &str, standing, changes| {
            let title = visible::text(&edition.or_untitled(title));
            let text = format!(": {}", edition.affected(standing, changes));
            plain(xml, style, &[(style == Style::Bullet, &title), (false, &text)], direction);
        };
        line(Style::Bullet, &path.title, path.standing, path.changes);
        path.steps.iter().for_each(|step| line(Style::Below, &step.title, step.standing, step.changes));
    }
    let is_same = edition.comparison.changes.is_empty();
    say(xml, Style::Text, "");
    say(xml, Style::Caption, if is_same { words.no_changes } else { words.tracked });
    xml.with("w:p", &[], |xml| xml.with("w:r", &[], |xml| xml.empty("w:br", &[("w:type", "page")])));
}

fn sides(xml: &mut Xml, edition: &Edition<'_>, direction: Direction) {
    let words = edition.words;
    let head = ["".to_owned(), words.before.to_owned(), words.after.to_owned()];
    let rows = edition.sides().into_iter().map(|(label, [old, new])| [label.to_owned(), old, new]);
    let rows: Vec<_> = std::iter::once(head).chain(rows).collect();
    table(xml, &SIDES, &rows, |row, column| row == 0 || column == 0, direction);
}

fn counts(xml: &mut Xml, edition: &Edition<'_>, direction: Direction) {
    let counts = edition.counts();
    let rows = [counts.clone().map(|(_, label, _)| label.to_owned()), counts.map(|(_, _, n)| n)];
    table(xml, &[COUNT; 5], &rows, |row, _| row == 0, direction);
}

/// A table whose first row is its head, repeated where a page ends.
fn table<const N: usize>(
    xml: &mut Xml,
    widths: &[u32; N],
    rows: &[[String; N]],
    is_strong: impl Fn(usize, usize) -> bool,
    direction: Direction,
) {
    let whole = widths.iter().sum::<u32>().to_string();
    xml.with("w:tbl", &[], |xml| {
        xml.with("w:tblPr", &[], |xml| {
            xml.empty("w:tblStyle", &[("w:val", "SummaryTable")]);
            xml.empty("w:tblW", &[("w:w", &whole), ("w:type", "dxa")]);
            xml.empty("w:tblLayout", &[("w:type", "fixed")]);
            xml.empty("w:tblLook", &[("w:val", "04A0")]);
        });
        xml.with("w:tblGrid", &[], |xml| {
            widths.iter().for_each(|width| xml.empty("w:gridCol", &[("w:w", &width.to_string())]));
        });
        for (n, row) in rows.iter().enumerate() {
            xml.with("w:tr", &[], |xml| {
                xml.with("w:trPr", &[], |xml| {
                    xml.empty("w:cantSplit", &[]);
                    if n == 0 {
                        xml.empty("w:tblHeader", &[]);
                    }
                });
                for (column, (width, text)) in widths.iter().zip(row).enumerate() {
                    xml.with("w:tc", &[], |xml| {
                        xml.with("w:tcPr", &[], |xml| {
                            xml.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
                        });
                        plain(xml, Style::Cell, &[(is_strong(n, column), &visible::text(text))], direction);
                    });
                }
            });
        }
    });
}
