//! First floor, sections of documents: files that were made to hurt, and files that are merely broken.

use super::word::package;
use super::{check_account, read};
use crate::random::ids_after;
use crate::{Fault, Input, import};
use proptest::prelude::*;
use std::time::{Duration, Instant};

fn attempt(name: &str, bytes: &[u8]) -> Result<crate::Imported, Fault> {
    import(&Input::new(name, bytes), &mut ids_after(0)).map_err(|error| error.fault)
}

/// Reads it, or says why not, in bounded time.
fn bounded(name: &str, bytes: &[u8]) -> Result<(), Fault> {
    let start = Instant::now();
    let found = attempt(name, bytes);
    assert!(start.elapsed() < Duration::from_secs(20), "{name}: {:?}", start.elapsed());
    found.map(|imported| check_account(name, &imported))
}

#[test]
fn depth_and_length_cost_little() {
    let n = 30_000;
    let files: [(&str, String); 14] = [
        ("deep.html", "<div><b><ul><li>".repeat(n)),
        ("deep.md", "> ".repeat(n)),
        ("list.md", (0..2_000).map(|i| format!("{}- a{i}\n", " ".repeat(i * 2))).collect()),
        ("brackets.md", "[".repeat(n)),
        ("stars.md", "*a _b ".repeat(n)),
        ("attributes.html", format!("<p {}>", (0..20_000).map(|i| format!("a{i}=1 ")).collect::<String>())),
        ("spans.html", "<table><td colspan=99999 rowspan=99999>x".repeat(2_000)),
        ("cells.html", format!("<table>{}", "<tr><td rowspan=9999>x<td>y".repeat(3_000))),
        ("heads.md", "# A\n## B\n### C\n- d\n".repeat(5_000)),
        ("blank.txt", format!("A\n{}B\n", "\n".repeat(200_000))),
        ("short.txt", "A head\n".repeat(20_000)),
        ("bars.txt", "a | b\nc\n".repeat(10_000)),
        ("bold.md", "**A**\n\n**B**\n\n".repeat(10_000)),
        ("front.md", format!("---\na: {}\n---\n# A\n", "[".repeat(n))),
    ];
    for (name, text) in &files {
        let found = bounded(name, text.as_bytes());
        assert!(!matches!(found, Err(Fault::NoFramework)), "{name}: {found:?}");
    }
}

/// Each attribute of a tag is compared with all before it.
#[test]
fn a_tag_of_thousands_of_attributes_is_refused() {
    let all = |attribute: fn(usize) -> String| (0..3_000).map(attribute).collect::<String>();
    let check = |page: String| assert_eq!(bounded("a.html", page.as_bytes()).unwrap_err().code(), "malformed");
    check(format!("<p {}>", all(|i| format!("a{i}=1 "))));
    check(format!("<p {}>", all(|i| format!("a{i}='1'"))));
    check(format!("<p {}>", all(|i| format!("a{i}=\"1\""))));
    check(format!("<p {}>", all(|i| format!("@{i}/"))));
    check(format!("</p {}>", all(|i| format!("a{i} "))));
    let few = format!("<h1>A</h1><ul><li title=\"{}\">Plans the work</ul>", "word ".repeat(5_000));
    assert_eq!(bounded("a.html", few.as_bytes()), Ok(()));
}

/// Every row looks for room below all cells that reach down to it.
#[test]
fn a_row_of_thousands_of_cells_that_reach_down_ends_soon() {
    let start = Instant::now();
    let wide = "<td colspan=200 rowspan=9999>x".repeat(4_000);
    let found = bounded("a.html", format!("<table><tr>{wide}{}", "<tr><td>y".repeat(20_000)).as_bytes());
    assert!(found.is_ok() || found == Err(Fault::NothingUnderstood), "{found:?}");
    assert!(start.elapsed() < Duration::from_secs(10), "{:?}", start.elapsed());
}

/// All lines of a text are held at once.
#[test]
fn a_text_of_endless_lines_is_too_much() {
    let endless = "A head\n".repeat(1_000_001);
    assert_eq!(bounded("a.txt", endless.as_bytes()).unwrap_err().code(), "too-many");
    // The parser of Markdown makes a node of each mark before anything is read.
    for marks in ["[", "> ", "*a", "1. ", "`"] {
        assert_eq!(bounded("a.md", marks.repeat(3_000_001).as_bytes()).unwrap_err().code(), "too-many", "{marks}");
    }
}

#[test]
fn archives_that_lie() {
    let document = |text: &str| package(&[("word/document.xml", text)]);
    let check = |bytes: &[u8], expect: &str| {
        let found = bounded("a.docx", bytes).map_err(|fault| fault.code());
        assert_eq!(found, Err(expect.to_string().leak() as &str));
    };
    check(&document("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"), "malformed");
    check(&document("<w:document><w:body><w:p></w:body>"), "malformed");
    check(&document("<w:document xmlns:w=\"w\"><w:body/></w:document>"), "nothing-understood");
    check(&document(&"<w:p>".repeat(50_000)), "too-deep");
    // A bomb: what unpacks to more than is read.
    let bomb = package(&[("word/document.xml", &" ".repeat(201_000_000))]);
    check(&bomb, "too-large");
    check(&package(&[("a.txt", "hello")]), "other-kind");
    let mut cut = document("<w:document xmlns:w=\"w\"><w:body/></w:document>");
    cut.truncate(cut.len() - 10);
    assert!(bounded("a.docx", &cut).is_err());
}

#[test]
fn a_cycle_of_styles_ends() {
    let styles = "<w:styles xmlns:w=\"w\"><w:style w:styleId=\"A\"><w:basedOn w:val=\"B\"/></w:style><w:style w:styleId=\"B\"><w:basedOn w:val=\"A\"/></w:style></w:styles>";
    let body = "<w:document xmlns:w=\"w\"><w:body><w:p><w:pPr><w:pStyle w:val=\"A\"/></w:pPr><w:r><w:t>Plans work</w:t></w:r></w:p></w:body></w:document>";
    let bytes = package(&[("word/document.xml", body), ("word/styles.xml", styles)]);
    // One line of prose is no framework, but it was read to its end.
    assert_eq!(bounded("a.docx", &bytes).unwrap_err().code(), "nothing-understood");
}

const SEEDS: [(&str, &str); 4] = [
    ("a.md", include_str!("../samples/02-competency-under-step.md")),
    ("a.html", include_str!("../samples/41-table-spans.html")),
    ("a.txt", include_str!("../samples/30-plain.txt")),
    ("b.md", include_str!("../samples/08-front-matter.md")),
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]
    #[test]
    fn any_bytes_end(bytes in prop::collection::vec(any::<u8>(), 0..400), which in 0..5usize) {
        let name = ["a.md", "a.html", "a.txt", "a.docx", "a.odt"][which];
        let _ = bounded(name, &bytes);
    }

    #[test]
    fn mutated_documents_end(seed in 0..4usize, cuts in prop::collection::vec((any::<usize>(), any::<usize>(), "[#*<>|\\-: \n\ta-z0-9]{0,6}"), 1..8)) {
        let (name, text) = SEEDS[seed];
        let mut text: Vec<char> = text.chars().collect();
        for (at, length, put) in cuts {
            let at = at % (text.len() + 1);
            let end = (at + length % 12).min(text.len());
            text.splice(at..end, put.chars());
        }
        let text: String = text.into_iter().collect();
        let _ = bounded(name, text.as_bytes());
    }
}

#[test]
fn a_mapping_says_what_headings_are() {
    let text = "# All\n\n## Plumbing\n\n### Pipes\n- Joins pipes\n\n## Wiring\n\n### Fuses\n- Changes fuses\n";
    let map: crate::Mapping = serde_json::from_str(
        r#"{"format":"rungs.mapping/1","headings":[{"level":2,"is":"path"},{"level":3,"is":"step"}]}"#,
    )
    .unwrap();
    let input = Input { map: Some(&map), ..Input::new("a.md", text.as_bytes()) };
    let found = import(&input, &mut ids_after(0)).unwrap();
    let outline = super::outline(found.content.framework());
    assert_eq!(outline, "All\n# Plumbing\n## Pipes\n- Joins pipes\n# Wiring\n## Fuses\n- Changes fuses\n");
    // What was said of headings, said again, gives the same.
    let said = read("a.md", text.as_bytes()).understanding.unwrap().mapping;
    let input = Input { map: Some(&said), ..Input::new("a.md", text.as_bytes()) };
    let again = import(&input, &mut ids_after(0)).unwrap();
    assert_eq!(
        super::outline(again.content.framework()),
        super::outline(read("a.md", text.as_bytes()).content.framework())
    );
}
