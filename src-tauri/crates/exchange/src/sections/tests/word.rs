//! First floor, sections of documents: documents of Word and LibreOffice as people write them, made here part by part.

use super::{check_account, outline, read};
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const STYLES: &str = r#"<w:styles xmlns:w="w"><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="berschrift2"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="Überschrift 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Titel"/></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style></w:styles>"#;
const NUMBERING: &str = r#"<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="2"><w:abstractNumId w:val="4"/></w:num></w:numbering>"#;

pub(super) fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        // The first entry of a document of LibreOffice says what it is, and is never packed.
        let method =
            if *name == "mimetype" { zip::CompressionMethod::Stored } else { zip::CompressionMethod::Deflated };
        zip.start_file(*name, SimpleFileOptions::default().compression_method(method)).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn docx(body: &str) -> Vec<u8> {
    let document = format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    let notes = "<w:footnotes xmlns:w=\"w\"><w:footnote w:id=\"1\"><w:p><w:r><w:t>Since 2020.</w:t></w:r></w:p></w:footnote></w:footnotes>";
    let comments =
        "<w:comments xmlns:w=\"w\"><w:comment><w:p><w:r><w:t>Really?</w:t></w:r></w:p></w:comment></w:comments>";
    package(&[
        ("[Content_Types].xml", "<Types/>"),
        ("word/document.xml", &document),
        ("word/styles.xml", STYLES),
        ("word/numbering.xml", NUMBERING),
        ("word/footnotes.xml", notes),
        ("word/comments.xml", comments),
    ])
}

fn p(style: &str, text: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn li(level: u8, text: &str) -> String {
    format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"2\"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
    )
}

fn check(body: &str, expect: &str) {
    let imported = read("Ladder.docx", &docx(body));
    check_account("docx", &imported);
    assert_eq!(outline(imported.content.framework()).trim(), expect.trim());
}

#[test]
fn headings_of_any_language_lists_and_footnotes() {
    let body = [
        p("Titel", "Imker"),
        p("TOC1", "Junior 2"),
        p("berschrift1", "Junior beekeeper"),
        "<w:p><w:r><w:t>0-2 years</w:t></w:r></w:p>".to_string(),
        p("Mine", "Bees"),
        li(0, "Feeds bees"),
        li(1, "In winter"),
        p("berschrift1", "Senior beekeeper"),
        "<w:p><w:r><w:t>Answers for a yard.</w:t></w:r><w:r><w:footnoteReference w:id=\"1\"/></w:r></w:p>".to_string(),
        p("Mine", "Bees"),
        li(0, "Raises queens"),
    ];
    check(
        &body.concat(),
        "Imker\n<Bees>\n# Imker\n## Junior beekeeper {0-2}\n- (Bees) Feeds bees / In winter\n\
         ## Senior beekeeper | Answers for a yard. Since 2020.\n- (Bees) Raises queens",
    );
}

#[test]
fn tracked_changes_are_read_as_accepted() {
    let body = format!(
        "{}{}<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"2\"/></w:numPr></w:pPr><w:r><w:t xml:space=\"preserve\">Sells </w:t></w:r>\
         <w:del><w:r><w:delText>bread</w:delText></w:r></w:del><w:ins><w:r><w:t>cakes</w:t></w:r></w:ins></w:p>{}{}",
        p("berschrift1", "Level 1"),
        li(0, "Counts money"),
        p("berschrift1", "Level 2"),
        li(0, "Opens the shop"),
    );
    check(&body, "Ladder\n# Ladder\n## Level 1\n- Counts money\n- Sells cakes\n## Level 2\n- Opens the shop");
}

#[test]
fn styles_that_the_file_does_not_describe() {
    let body = [
        p("Title", "Dairy ladder"),
        p("Heading1", "Level 1"),
        li(0, "Milks by hand"),
        p("Heading1", "Level 2"),
        li(0, "Plans the day of the dairy"),
    ];
    check(
        &body.concat(),
        "Dairy ladder\n# Dairy ladder\n## Level 1\n- Milks by hand\n## Level 2\n- Plans the day of the dairy",
    );
}

#[test]
fn a_paragraph_whose_end_was_deleted_goes_on_in_the_next() {
    let gone = |mark: &str, text: &str| {
        let list = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"2\"/></w:numPr>";
        format!(
            "<w:p><w:pPr>{list}<w:rPr><w:{mark} w:id=\"1\" w:author=\"A\"/></w:rPr></w:pPr>\
             <w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>"
        )
    };
    let deleted =
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>Sweeps</w:delText></w:r></w:del></w:p>";
    let body = [
        p("berschrift1", "Level 1"),
        gone("del", "Counts money "),
        li(0, "and takes it to the bank"),
        deleted.to_string(),
        gone("ins", "Sells cakes"),
        p("berschrift1", "Level 2"),
        gone("moveFrom", "Opens the shop"),
    ];
    check(
        &body.concat(),
        "Ladder\n# Ladder\n## Level 1\n- Counts money and takes it to the bank\n- Sells cakes\n## Level 2\n\
         - Opens the shop",
    );
}

#[test]
fn headings_that_are_only_large_or_bold() {
    let large = |size: u8, text: &str| {
        format!("<w:p><w:r><w:rPr><w:b/><w:sz w:val=\"{size}\"/></w:rPr><w:t>{text}</w:t></w:r></w:p>")
    };
    let body = [
        large(48, "Ferry ladder"),
        "<w:p><w:r><w:t>What we expect of those who sail with us.</w:t></w:r></w:p>".to_string(),
        large(32, "Junior deckhand"),
        large(22, "Ropes"),
        li(0, "Ties knots"),
        large(32, "Senior deckhand"),
        large(22, "Ropes"),
        li(0, "Splices"),
    ];
    check(
        &body.concat(),
        "Ferry ladder\n<Ropes>\n# Ferry ladder | What we expect of those who sail with us.\n## Junior deckhand\n\
         - (Ropes) Ties knots\n## Senior deckhand\n- (Ropes) Splices",
    );
}

#[test]
fn tables_with_merged_cells_and_text_boxes() {
    let cell = |properties: &str, text: &str| {
        format!("<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>")
    };
    let table = format!(
        "<w:tbl><w:tr>{}{}{}{}</w:tr><w:tr>{}{}{}{}</w:tr><w:tr>{}{}{}{}</w:tr></w:tbl>",
        cell("", "Group"),
        cell("", "Skill"),
        cell("", "Beginner"),
        cell("", "Expert"),
        cell("<w:vMerge w:val=\"restart\"/>", "Sea"),
        cell("", "Rowing"),
        cell("", "Rows for an hour at least"),
        cell("", "Rows in every weather"),
        cell("<w:vMerge/>", ""),
        cell("", "Diving"),
        cell("", "Dives down to five metres"),
        cell("", "Dives down to thirty metres"),
    );
    let boxed = "<w:p><w:r><mc:AlternateContent xmlns:mc=\"mc\"><mc:Choice><w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent></mc:Choice>\
                 <mc:Fallback><w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>";
    check(
        &format!("{}{boxed}{table}", p("Titel", "Coast")),
        "Coast | In a box.\n[Sea] <Rowing>\n[Sea] <Diving>\n# Coast\n## Beginner\n- (Rowing) Rows for an hour at least\n\
         - (Diving) Dives down to five metres\n## Expert\n- (Rowing) Rows in every weather\n- (Diving) Dives down to thirty metres",
    );
}

#[test]
fn a_document_of_libreoffice() {
    let content = r#"<o:document-content xmlns:o="o" xmlns:text="t" xmlns:style="s" xmlns:fo="f"><o:automatic-styles>
      <style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style></o:automatic-styles><o:body><o:text>
      <text:tracked-changes><text:p>gone</text:p></text:tracked-changes>
      <text:h text:outline-level="1">Level 1</text:h><text:list><text:list-item><text:p><text:span text:style-name="B">Reads</text:span>: reads<text:s/>maps</text:p>
      <text:list><text:list-item><text:p>A sea map</text:p></text:list-item></text:list></text:list-item></text:list>
      <text:h text:outline-level="1">Level 2</text:h><text:p>3+ years</text:p><text:list><text:list-item><text:p>Draws maps</text:p></text:list-item></text:list>
      </o:text></o:body></o:document-content>"#;
    let bytes = package(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", content)]);
    let imported = read("Maps.odt", &bytes);
    check_account("odt", &imported);
    let expect = "Maps\n# Maps\n## Level 1\n- *Reads* reads maps / A sea map\n## Level 2 {3+}\n- Draws maps\n";
    assert_eq!(outline(imported.content.framework()), expect);
}
