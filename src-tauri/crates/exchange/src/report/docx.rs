//! First floor, data formats: the change report as a Word document with tracked changes. A page says what is compared;
//! then stands the whole framework, or the step, every change tracked: all accepted it is the new state, all rejected the old one.

mod body;
mod manuscript;
pub(crate) mod package;
mod summary;
#[cfg(test)]
mod tests;
mod tracking;
pub(crate) mod xml;

use super::{Edition, ReportFormat};
use body::Body;
use chrono::SecondsFormat;
use manuscript::manuscript;
use rungs_words::script::{self, Direction};
use tracking::{Sides, track};
use xml::Xml;

pub(crate) const FORMAT: ReportFormat = ReportFormat { name: "docx", extensions: &["docx"], write };

pub(crate) const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
pub(crate) const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// What stands below the last paragraph.
const END: &str = "—";
/// A4 with margins of 25 mm, in twentieths of a point.
pub(crate) const PAPER: [(&str, &str); 2] = [("w:w", "11906"), ("w:h", "16838")];
pub(crate) const MARGINS: [(&str, &str); 7] = [
    ("w:top", "1440"),
    ("w:right", "1440"),
    ("w:bottom", "1440"),
    ("w:left", "1440"),
    ("w:header", "709"),
    ("w:footer", "709"),
    ("w:gutter", "0"),
];

fn write(edition: &Edition<'_>) -> Vec<u8> {
    let language = language(edition);
    let versions = versions(edition);
    package::zip(&[
        ("[Content_Types].xml", package::CONTENT_TYPES.into()),
        ("_rels/.rels", package::RELATIONS.into()),
        ("docProps/core.xml", package::properties(edition, &language)),
        ("word/_rels/document.xml.rels", package::DOCUMENT_RELATIONS.into()),
        ("word/document.xml", document(edition, Direction::of_language(&language))),
        ("word/footer1.xml", package::footer(edition.words)),
        ("word/header1.xml", package::header(edition.title(), &versions)),
        ("word/numbering.xml", package::NUMBERING.into()),
        ("word/settings.xml", package::settings(&language)),
        ("word/styles.xml", package::styles(&language)),
    ])
}

/// The language of the framework, or else of the labels.
fn language(edition: &Edition<'_>) -> String {
    let own = edition.report.language.as_str();
    let is_tag = script::locale(own).is_some() && own.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    if is_tag { own.to_owned() } else { edition.words.language.to_owned() }
}

fn versions(edition: &Edition<'_>) -> String {
    let [old, new] = [&edition.report.old, &edition.report.new].map(|side| edition.report.version(side, edition.words));
    format!("{old} → {new}")
}

/// When the newer version was made, as Word writes it.
fn date(edition: &Edition<'_>) -> Option<String> {
    edition.report.new.date.map(|date| date.to_rfc3339_opts(SecondsFormat::Secs, true))
}

/// Who made the newer version; where nobody is named, the version itself.
fn author<'a>(edition: &'a Edition<'_>) -> &'a str {
    let author = edition.report.new.author.as_deref().map(str::trim).filter(|author| !author.is_empty());
    author.unwrap_or_else(|| edition.report.version(&edition.report.new, edition.words))
}

fn document(edition: &Edition<'_>, direction: Direction) -> Vec<u8> {
    let [old_top, new_top] = match edition.steps {
        Some(steps) => [steps.old, steps.new],
        None => [edition.old.root(), edition.new.root()],
    };
    let old = manuscript(edition.old, old_top, edition.words);
    let new = manuscript(edition.new, new_top, edition.words);
    let pairs = edition.steps.map(|steps| steps.pairs);
    let sides = Sides { old: edition.old, new: edition.new, comparison: edition.comparison, pairs };
    let rows = track(&sides, &old, &new);
    let mut xml = Xml::new();
    xml.with("w:document", &[("xmlns:r", RELATIONS), ("xmlns:w", MAIN)], |xml| {
        xml.with("w:body", &[], |xml| {
            summary::summary(xml, edition, direction);
            Body::new(xml, author(edition), date(edition), direction).rows(&rows);
            // A tracked mark at the very end of a text cannot be taken back: the end is nobody's change. Nor is it empty,
            // or what is taken back before it would leave its form to it.
            body::plain(xml, manuscript::Style::Caption, &[(false, END)], direction);
            xml.with("w:sectPr", &[], |xml| {
                xml.empty("w:headerReference", &[("w:type", "default"), ("r:id", "header")]);
                xml.empty("w:footerReference", &[("w:type", "default"), ("r:id", "footer")]);
                xml.empty("w:pgSz", &PAPER);
                xml.empty("w:pgMar", &MARGINS);
            });
        });
    });
    xml.done()
}
