//! First floor, data formats: the parts of a Word document beside its text, and the package they stand in.

use super::xml::Xml;
use super::{MAIN, date};
use crate::report::Edition;
use crate::visible;
use rungs_words::Words;
use rungs_words::script::Direction;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

pub(crate) const CONTENT_TYPES: &str = include_str!("parts/content-types.xml");
pub(crate) const RELATIONS: &str = include_str!("parts/relations.xml");
pub(crate) const DOCUMENT_RELATIONS: &str = include_str!("parts/document-relations.xml");
pub(crate) const NUMBERING: &str = include_str!("parts/numbering.xml");
/// `LANGUAGE` stands for the language of the text, `BIDI` for that of text from right to left.
const STYLES: &str = include_str!("parts/styles.xml");
const SETTINGS: &str = include_str!("parts/settings.xml");

const CORE: &str = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
const TERMS: &str = "http://purl.org/dc/terms/";
const ELEMENTS: &str = "http://purl.org/dc/elements/1.1/";
const INSTANCE: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// The package of these parts, in their order; the same bytes for the same parts.
pub(crate) fn zip(parts: &[(&str, Vec<u8>)]) -> Vec<u8> {
    // The sink is a vector and a part of four gigabytes is out of reach of the limits of a framework: it cannot fail.
    write(parts).unwrap_or_default()
}

fn write(parts: &[(&str, Vec<u8>)]) -> zip::result::ZipResult<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, options)?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// Both languages that a style names.
fn in_language(part: &str, language: &str) -> Vec<u8> {
    let bidi = match Direction::of_language(language) {
        Direction::RightToLeft => language,
        Direction::LeftToRight => "ar-SA",
    };
    part.replace("LANGUAGE", language).replace("BIDI", bidi).into_bytes()
}

pub(crate) fn styles(language: &str) -> Vec<u8> {
    in_language(STYLES, language)
}

pub(crate) fn settings(language: &str) -> Vec<u8> {
    in_language(SETTINGS, language)
}

/// What the file says of itself.
pub(crate) fn properties(edition: &Edition<'_>, language: &str) -> Vec<u8> {
    let title = format!("{}: {}", edition.words.changes, visible::text(edition.title()).replace('\n', " "));
    let mut xml = Xml::new();
    let names = [("xmlns:cp", CORE), ("xmlns:dc", ELEMENTS), ("xmlns:dcterms", TERMS), ("xmlns:xsi", INSTANCE)];
    xml.with("cp:coreProperties", &names, |xml| {
        xml.with("dc:title", &[], |xml| xml.text(&title));
        if let Some(author) = &edition.report.new.author {
            xml.with("dc:creator", &[], |xml| xml.text(author));
        }
        xml.with("dc:language", &[], |xml| xml.text(language));
        if let Some(date) = date(edition) {
            for name in ["dcterms:created", "dcterms:modified"] {
                xml.with(name, &[("xsi:type", "dcterms:W3CDTF")], |xml| xml.text(&date));
            }
        }
    });
    xml.done()
}

/// Title and versions at the head of each page.
pub(crate) fn header(title: &str, versions: &str) -> Vec<u8> {
    let line = |text: &str| visible::text(text).replace('\n', " ");
    let mut xml = Xml::new();
    xml.with("w:hdr", &[("xmlns:w", MAIN)], |xml| {
        xml.with("w:p", &[], |xml| {
            xml.with("w:pPr", &[], |xml| xml.empty("w:pStyle", &[("w:val", "Header")]));
            words(xml, &line(title));
            xml.with("w:r", &[], |xml| xml.empty("w:tab", &[]));
            xml.with("w:r", &[], |xml| xml.empty("w:tab", &[]));
            words(xml, &line(versions));
        });
    });
    xml.done()
}

/// The number of the page at its foot.
pub(crate) fn footer(labels: &Words) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.with("w:ftr", &[("xmlns:w", MAIN)], |xml| {
        xml.with("w:p", &[], |xml| {
            xml.with("w:pPr", &[], |xml| xml.empty("w:pStyle", &[("w:val", "Footer")]));
            let mut rest = labels.page_of;
            while let Some((before, (name, after))) =
                rest.split_once('{').and_then(|(b, r)| Some((b, r.split_once('}')?)))
            {
                words(xml, before);
                let field = if name == "pages" { " NUMPAGES " } else { " PAGE " };
                xml.with("w:fldSimple", &[("w:instr", field)], |xml| words(xml, "1"));
                rest = after;
            }
            words(xml, rest);
        });
    });
    xml.done()
}

fn words(xml: &mut Xml, text: &str) {
    if !text.is_empty() {
        xml.with("w:r", &[], |xml| xml.with("w:t", &[("xml:space", "preserve")], |xml| xml.text(text)));
    }
}
