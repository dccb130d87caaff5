//! First floor, formats to write: a Word document with real headings, lists and repeated heads of tables. Each paragraph
//! has a style of its own that says what it is, and each node a bookmark, so that a document that was edited comes back
//! to what it was.

use crate::blocks::docx::{BOOKMARK, STYLE};
use crate::blocks::mark::Is;
use crate::manuscript::{Line, Look, language, losses, manuscript};
use crate::report::docx::package;
use crate::report::docx::xml::Xml;
use crate::report::docx::{MAIN, MARGINS, PAPER, RELATIONS};
use crate::{Export, Write};
use rungs_model::{Field, Framework, Id, Kind};
use rungs_words::Words;
use rungs_words::script::{self, Direction};

/// One document in one file.
pub(crate) const EXPORT: Export =
    Export { name: "docx", extensions: &["docx"], write: Write::Framework(write), losses };

fn write(framework: &Framework) -> Vec<u8> {
    let own = language(framework);
    let is_known = script::locale(own).is_some();
    let language = if is_known { own } else { Words::ENGLISH.language };
    let title = framework.framework().text(Field::Title);
    package::zip(&[
        ("[Content_Types].xml", package::CONTENT_TYPES.into()),
        ("_rels/.rels", package::RELATIONS.into()),
        ("docProps/core.xml", properties(title, own)),
        ("word/_rels/document.xml.rels", package::DOCUMENT_RELATIONS.into()),
        ("word/document.xml", document(framework, Direction::of_language(language))),
        ("word/footer1.xml", package::footer(&Words::ENGLISH)),
        ("word/header1.xml", package::header(title, "")),
        ("word/numbering.xml", package::NUMBERING.into()),
        ("word/settings.xml", package::settings(language)),
        ("word/styles.xml", styles(language)),
    ])
}

fn properties(title: &str, language: &str) -> Vec<u8> {
    const CORE: &str = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    let names = [("xmlns:cp", CORE), ("xmlns:dc", "http://purl.org/dc/elements/1.1/")];
    let mut xml = Xml::new();
    xml.with("cp:coreProperties", &names, |xml| {
        xml.with("dc:title", &[], |xml| xml.text(&title.replace('\n', " ")));
        if !language.is_empty() {
            xml.with("dc:language", &[], |xml| xml.text(language));
        }
    });
    xml.done()
}

/// The style that a kind of paragraph is based on. The title of a document is none of its headings, so these begin with
/// the first level.
fn based_on(is: Is) -> &'static str {
    match is {
        Is::Field(Kind::Framework, Field::Title) => "Title",
        Is::Field(Kind::Framework | Kind::Path | Kind::Step | Kind::Group, Field::Summary | Field::Tagline) => {
            "BodyText"
        }
        Is::Field(Kind::Path, Field::Title) => "Heading1",
        Is::Field(Kind::Step | Kind::Group | Kind::Objective, Field::Title) => "Heading2",
        Is::Field(Kind::Competency | Kind::ValueStream, Field::Title) | Is::Field(Kind::Note, Field::Heading) => {
            "Heading3"
        }
        Is::Field(Kind::Ability, Field::Statement)
        | Is::Field(Kind::Grade, Field::Title)
        | Is::Field(Kind::Transition, Field::Note)
        | Is::Label
        | Is::Metric(0) => "ListBullet",
        Is::Field(Kind::Ability | Kind::Grade | Kind::Transition | Kind::ValueStream, _) | Is::Metric(_) => {
            "ListBullet2"
        }
        Is::Aside => "Heading1",
        Is::Field(..) => "BodyText",
    }
}

fn style_id(is: Is) -> String {
    let name = is.name();
    let words = name.split('.').map(|word| {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>()).unwrap_or_default()
    });
    format!("Rungs{}", words.collect::<String>())
}

/// The styles of all documents, and one for each kind of paragraph.
fn styles(language: &str) -> Vec<u8> {
    let common = String::from_utf8(package::styles(language)).unwrap_or_default();
    let mut own = String::new();
    for is in Is::all() {
        own.push_str(&format!(
            "  <w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"{}\"><w:name w:val=\"{STYLE}{}\"/><w:basedOn w:val=\"{}\"/><w:next w:val=\"BodyText\"/></w:style>\n",
            style_id(is),
            is.name(),
            based_on(is),
        ));
    }
    common.replace("</w:styles>", &format!("{own}</w:styles>")).into_bytes()
}

fn bookmark(id: Id) -> String {
    format!("{BOOKMARK}{}", id.to_string().replace('-', ""))
}

fn document(framework: &Framework, direction: Direction) -> Vec<u8> {
    let mut xml = Xml::new();
    let lines = manuscript(framework);
    xml.with("w:document", &[("xmlns:r", RELATIONS), ("xmlns:w", MAIN)], |xml| {
        xml.with("w:body", &[], |xml| {
            for (number, line) in lines.iter().enumerate() {
                match &line.look {
                    Look::Table(rows) => table(xml, rows, direction),
                    _ => paragraph(xml, line, number, direction),
                }
            }
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

fn paragraph(xml: &mut Xml, line: &Line, number: usize, direction: Direction) {
    xml.with("w:p", &[], |xml| {
        xml.with("w:pPr", &[], |xml| {
            xml.empty("w:pStyle", &[("w:val", &style_id(line.mark.is))]);
            if direction == Direction::RightToLeft {
                xml.empty("w:bidi", &[]);
            }
            if let Look::Heading(level) = line.look {
                xml.empty("w:outlineLvl", &[("w:val", &(level.clamp(2, 10) - 2).to_string())]);
            }
        });
        let id = number.to_string();
        if let Some(node) = line.mark.node {
            xml.empty("w:bookmarkStart", &[("w:id", &id), ("w:name", &bookmark(node))]);
        }
        if !line.lead.trim().is_empty() {
            run(xml, line.lead.trim(), true, direction);
            run(xml, ": ", false, direction);
        }
        match line.mark.link {
            Some(link) => xml.with("w:hyperlink", &[("w:anchor", &bookmark(link))], |xml| {
                run(xml, line.text.trim(), false, direction);
            }),
            None => run(xml, line.text.trim(), false, direction),
        }
        if line.mark.node.is_some() {
            xml.empty("w:bookmarkEnd", &[("w:id", &id)]);
        }
    });
}

/// Letters of one look; a line break is one, a tab is one.
fn run(xml: &mut Xml, text: &str, bold: bool, direction: Direction) {
    if text.is_empty() {
        return;
    }
    xml.with("w:r", &[], |xml| {
        if bold || direction == Direction::RightToLeft {
            xml.with("w:rPr", &[], |xml| {
                if bold {
                    xml.empty("w:b", &[]);
                    xml.empty("w:bCs", &[]);
                }
                if direction == Direction::RightToLeft {
                    xml.empty("w:rtl", &[]);
                }
            });
        }
        for (n, one) in text.split('\n').enumerate() {
            if n > 0 {
                xml.empty("w:br", &[]);
            }
            xml.with("w:t", &[("xml:space", "preserve")], |xml| xml.text(one));
        }
    });
}

fn table(xml: &mut Xml, rows: &[Vec<String>], direction: Direction) {
    let columns = rows.first().map_or(1, Vec::len).max(1);
    let width = (9026 / columns).to_string();
    xml.with("w:tbl", &[], |xml| {
        xml.with("w:tblPr", &[], |xml| {
            xml.empty("w:tblStyle", &[("w:val", "SummaryTable")]);
            if direction == Direction::RightToLeft {
                xml.empty("w:bidiVisual", &[]);
            }
            xml.empty("w:tblW", &[("w:w", "5000"), ("w:type", "pct")]);
        });
        xml.with("w:tblGrid", &[], |xml| {
            for _ in 0..columns {
                xml.empty("w:gridCol", &[("w:w", &width)]);
            }
        });
        for (n, row) in rows.iter().enumerate() {
            xml.with("w:tr", &[], |xml| {
                xml.with("w:trPr", &[], |xml| {
                    xml.empty("w:cantSplit", &[]);
                    if n == 0 {
                        xml.empty("w:tblHeader", &[]);
                    }
                });
                for cell in row {
                    xml.with("w:tc", &[], |xml| {
                        xml.with("w:tcPr", &[], |xml| xml.empty("w:tcW", &[("w:w", &width), ("w:type", "dxa")]));
                        xml.with("w:p", &[], |xml| {
                            xml.with("w:pPr", &[], |xml| xml.empty("w:pStyle", &[("w:val", "TableText")]));
                            run(xml, cell.trim(), n == 0, direction);
                        });
                    });
                }
            });
        }
    });
    // Two tables that touch would be one.
    xml.with("w:p", &[], |xml| xml.with("w:pPr", &[], |xml| xml.empty("w:pStyle", &[("w:val", "Caption")])));
}
