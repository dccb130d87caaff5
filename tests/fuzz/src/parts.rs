//! Fuzzing: packages made of the parts that somebody gives. A change of the bytes of an archive is refused by its
//! checksum; a change of a part goes on to what reads it.

use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// What stands between two parts: a form feed, which no XML may hold.
pub const BETWEEN: u8 = 0x0C;

/// The parts of a format in their order: name, and what stands in one that is not given; one of which nothing stands
/// there is left out.
const PACKAGES: &[(&str, &[(&str, &str)])] = &[("xlsx", XLSX), ("ods", ODS), ("docx", DOCX), ("odt", ODT)];

const XLSX: &[(&str, &str)] = &[
    ("xl/worksheets/sheet1.xml", "<worksheet><sheetData/></worksheet>"),
    ("xl/sharedStrings.xml", ""),
    ("xl/styles.xml", ""),
    ("xl/worksheets/sheet2.xml", "<worksheet><sheetData/></worksheet>"),
    (
        "xl/workbook.xml",
        r#"<workbook><sheets><sheet name="One" sheetId="1" r:id="r1"/><sheet name="Two" sheetId="2" r:id="r2"/></sheets></workbook>"#,
    ),
    (
        "xl/_rels/workbook.xml.rels",
        r#"<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="r3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="r4" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#,
    ),
    TO_BOOK,
];

/// Where the workbook of a package stands.
pub const TO_BOOK: (&str, &str) = (
    "_rels/.rels",
    r#"<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
);

const ODS: &[(&str, &str)] = &[
    ("content.xml", ""),
    ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
    ("META-INF/manifest.xml", "<manifest:manifest/>"),
];

const DOCX: &[(&str, &str)] = &[
    ("word/document.xml", ""),
    ("word/styles.xml", ""),
    ("word/numbering.xml", ""),
    ("word/footnotes.xml", ""),
    ("word/comments.xml", ""),
    ("docProps/core.xml", ""),
];

const ODT: &[(&str, &str)] = &[
    ("content.xml", ""),
    ("styles.xml", ""),
    ("meta.xml", ""),
    ("mimetype", "application/vnd.oasis.opendocument.text"),
];

/// The package of the parts that bytes give, in the order of the format and with [`BETWEEN`] between them; none for a
/// format of plain files, or where the bytes are a package themselves.
pub fn package(format: &str, bytes: &[u8]) -> Option<Vec<u8>> {
    let (_, parts) = PACKAGES.iter().find(|(name, _)| *name == format)?;
    if bytes.starts_with(b"PK") {
        return None;
    }
    let mut given = bytes.split(|byte| *byte == BETWEEN);
    let all =
        parts.iter().map(|(name, usual)| (*name, given.next().filter(|g| !g.is_empty()).unwrap_or(usual.as_bytes())));
    let mut all: Vec<(&str, &[u8])> = all.filter(|(_, text)| !text.is_empty()).collect();
    // The first entry of a file of LibreOffice says what it is.
    all.sort_by_key(|(name, _)| *name != "mimetype");
    zipped(&all, zip::CompressionMethod::Stored).ok()
}

/// An archive of some entries.
///
/// # Errors
/// If a name is too long, or the entries are too large.
pub fn zipped(entries: &[(&str, &[u8])], method: zip::CompressionMethod) -> zip::result::ZipResult<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        archive.start_file(*name, SimpleFileOptions::default().compression_method(method))?;
        archive.write_all(bytes)?;
    }
    archive.finish().map(Cursor::into_inner)
}
