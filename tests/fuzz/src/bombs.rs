//! Fuzzing: packages that were made to hurt. A small one can unpack to a large one, and a cell or a text can stand in it
//! as often as it likes.

use super::hostile::{Hostile, full, hostile, numbered};
use super::parts::{BETWEEN, TO_BOOK, package, zipped};
use zip::CompressionMethod;

/// The visible list.
pub const BOMBS: &[Hostile] = &[
    hostile("xlsx", "a cell far away", |_| {
        xlsx("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>", "")
    }),
    hostile("xlsx", "cells of no place", |_| {
        xlsx("<row r=\"99999999999\"><c r=\"ZZZZZZZZZZ99999999999\"><v>1</v></c></row>", "")
    }),
    hostile("xlsx", "empty cells", |n| xlsx(&text(full("<row><c/><c/></row>", n)), "")),
    hostile("xlsx", "cells", |n| xlsx(&text(full("<row><c><v>1</v></c></row>", n)), "")),
    hostile("xlsx", "one text in every cell", |n| {
        let texts = format!("<sst><si><t>{}</t></si></sst>", text(full("words ", n / 10)));
        xlsx(&text(full("<row><c t=\"s\"><v>0</v></c></row>", n / 10)), &texts)
    }),
    hostile("xlsx", "texts that say how many they are", |_| {
        xlsx("", "<sst uniqueCount=\"9000000000000000000\"><si><t>a</t></si></sst>")
    }),
    hostile("xlsx", "empty texts", |n| xlsx("", &format!("<sst>{}</sst>", text(full("<si/>", n))))),
    hostile("xlsx", "merged cells", |n| {
        let merged = text(full("<mergeCell ref=\"A1:XFD1048576\"/>", n));
        package("xlsx", format!("<worksheet><sheetData><row><c><v>1</v></c></row></sheetData><mergeCells>{merged}</mergeCells></worksheet>").as_bytes()).unwrap_or_default()
    }),
    hostile("xlsx", "a document type", |_| {
        xlsx("", "<!DOCTYPE a [<!ENTITY b \"c\"><!ENTITY d \"&b;&b;&b;\">]><sst><si><t>&d;</t></si></sst>")
    }),
    hostile("xlsx", "a long name of a sheet", |n| {
        let book = format!(
            "<workbook><sheets><sheet name=\"{}\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>",
            text(full("n", n / 10))
        );
        let sheet = format!(
            "<worksheet><sheetData>{}</sheetData></worksheet>",
            text(full("<row><c><v>1</v></c></row>", n / 10))
        );
        let parts = [sheet, String::new(), String::new(), String::new(), book];
        package("xlsx", parts.join(&char::from(BETWEEN).to_string()).as_bytes()).unwrap_or_default()
    }),
    hostile("ods", "a cell far away", |_| {
        ods(
            "<table:table-row table:number-rows-repeated=\"1048575\"><table:table-cell/></table:table-row><table:table-row><table:table-cell table:number-columns-repeated=\"16383\"/><table:table-cell office:value=\"1\"/></table:table-row>",
        )
    }),
    hostile("ods", "one text in every cell", |n| {
        ods(&format!(
            "<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell table:number-columns-repeated=\"16000\" office:string-value=\"{}\"/></table:table-row>",
            text(full("words ", n / 10))
        ))
    }),
    hostile("ods", "a far cell in every row", |n| {
        ods(&text(full(
            "<table:table-row><table:table-cell table:number-columns-repeated=\"16000\"/><table:table-cell office:value=\"1\"/></table:table-row>",
            n,
        )))
    }),
    hostile("ods", "blanks", |_| {
        ods(
            "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>a<text:s text:c=\"4000000000\"/>b</text:p></table:table-cell></table:table-row>",
        )
    }),
    hostile("ods", "a document type", |_| {
        package("ods", b"<!DOCTYPE a [<!ENTITY b \"c\">]><table:table table:name=\"A\">&b;</table:table>")
            .unwrap_or_default()
    }),
    hostile("docx", "deep", |n| docx(&text(full("<w:p>", n)))),
    hostile("docx", "a document type", |_| {
        package("docx", b"<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>").unwrap_or_default()
    }),
    hostile("docx", "spans", |n| {
        docx(&text(full(
            "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"999999999\"/></w:tcPr><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
            n,
        )))
    }),
    hostile("docx", "paragraphs", |n| docx(&text(full("<w:p><w:r><w:t>Plans work</w:t></w:r></w:p>", n)))),
    hostile("docx", "runs of one paragraph", |n| {
        docx(&format!("<w:p>{}</w:p>", text(full("<w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r>", n))))
    }),
    hostile("docx", "a table", |n| {
        docx(&format!(
            "<w:tbl>{}</w:tbl>",
            text(full("<w:tr><w:tc><w:p><w:r><w:t>x y</w:t></w:r></w:p></w:tc></w:tr>", n))
        ))
    }),
    hostile("docx", "attributes of one element", |n| {
        docx(&format!("<w:p {}/>", text(numbered(n, |i| format!("a{i}=\"1\" ")))))
    }),
    hostile("odt", "a document type", |_| {
        package("odt", b"<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>").unwrap_or_default()
    }),
    hostile("odt", "blanks", |_| odt("<text:p>a<text:s text:c=\"4000000000\"/>b</text:p>")),
    hostile("odt", "repeated cells", |n| {
        odt(&text(full(
            "<table:table><table:table-row table:number-rows-repeated=\"99999\"><table:table-cell table:number-columns-repeated=\"99999\"><text:p>x</text:p></table:table-cell></table:table-row></table:table>",
            n,
        )))
    }),
    hostile("odt", "paragraphs", |n| odt(&text(full("<text:h>A</text:h><text:p>Plans work</text:p>", n)))),
    hostile("odt", "deep", |n| odt(&text(full("<text:list><text:list-item>", n)))),
    hostile("docx", "more than is unpacked", |n| {
        zipped(&[("word/document.xml", &full(" ", n.saturating_mul(2) + n / 10))], CompressionMethod::Deflated)
            .unwrap_or_default()
    }),
    hostile("xlsx", "a size that is not so", lying),
    hostile("docx", "entries", |n| {
        let names: Vec<String> = (0..n.min(100_000) / 10).map(|i| format!("a{i}")).collect();
        let mut entries: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), b"".as_slice())).collect();
        entries.push(("word/document.xml", b"<a/>"));
        zipped(&entries, CompressionMethod::Stored).unwrap_or_default()
    }),
];

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_default()
}

fn xlsx(rows: &str, texts: &str) -> Vec<u8> {
    let sheet = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    package("xlsx", format!("{sheet}{}{texts}", char::from(BETWEEN)).as_bytes()).unwrap_or_default()
}

fn ods(rows: &str) -> Vec<u8> {
    let content =
        format!("<office:spreadsheet><table:table table:name=\"A\">{rows}</table:table></office:spreadsheet>");
    package("ods", content.as_bytes()).unwrap_or_default()
}

fn docx(body: &str) -> Vec<u8> {
    package("docx", format!("<w:document><w:body>{body}</w:body></w:document>").as_bytes()).unwrap_or_default()
}

fn odt(body: &str) -> Vec<u8> {
    package(
        "odt",
        format!("<office:document-content><office:text>{body}</office:text></office:document-content>").as_bytes(),
    )
    .unwrap_or_default()
}

/// A workbook that says its texts are small, and unpacks to ten times what is read.
fn lying(size: usize) -> Vec<u8> {
    let texts = [b"<sst>".to_vec(), full("<si><t>words</t></si>", size.saturating_mul(3)), b"</sst>".to_vec()].concat();
    let sheet: &[u8] = b"<worksheet><sheetData/></worksheet>";
    let entries = [
        (TO_BOOK.0, TO_BOOK.1.as_bytes()),
        ("xl/workbook.xml", b"<workbook/>".as_slice()),
        ("xl/worksheets/sheet1.xml", sheet),
        ("xl/sharedStrings.xml", &texts),
    ];
    let mut bytes = zipped(&entries, CompressionMethod::Deflated).unwrap_or_default();
    let said = u32::try_from(texts.len()).unwrap_or(u32::MAX).to_le_bytes();
    let places: Vec<usize> = bytes.windows(4).enumerate().filter(|(_, four)| *four == said).map(|(at, _)| at).collect();
    for at in places {
        bytes[at..at + 4].copy_from_slice(&100_u32.to_le_bytes());
    }
    bytes
}
