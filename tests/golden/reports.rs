//! Golden reports: what changed between two versions of the kitchen, in every format of files for readers.

use crate::pages::{base, ours};
use crate::settle;
use rungs_compare::{Match, compare};
use rungs_exchange::{Edition, report_named};
use rungs_words::{Report, Side, Words};
use std::io::{Cursor, Read};

fn report(format: &str) -> Vec<u8> {
    let (old, new) = (base(), ours());
    let comparison = compare(&old, &new, Match::Auto, [None, None]);
    let words = Words::ENGLISH;
    let side = |n: u8, status: &str| Side {
        version: Some(format!("2026.{n}")),
        status: Some(status.to_owned()),
        effective: format!("2026-0{n}-15").parse().ok(),
        author: Some("Ines".to_owned()),
        date: format!("2026-0{n}-11T09:00:00Z").parse().ok(),
        note: Some(format!("Edition {n}")),
        ..Side::default()
    };
    let report = Report::of(&old, &new, &comparison, [side(1, "retired"), side(2, "published")], &words);
    let edition =
        Edition { old: &old, new: &new, comparison: &comparison, steps: None, report: &report, words: &words };
    (report_named(format).unwrap().write)(&edition)
}

#[test]
fn the_report_as_markdown() {
    settle("changes.md", &String::from_utf8(report("markdown")).unwrap());
}

#[test]
fn the_report_as_a_page() {
    settle("changes.html", &String::from_utf8(report("html")).unwrap());
}

/// The text of the document; a line for each paragraph, so that a difference is seen.
#[test]
fn the_report_as_a_document() {
    let mut zip = zip::ZipArchive::new(Cursor::new(report("docx"))).unwrap();
    let mut text = String::new();
    zip.by_name("word/document.xml").unwrap().read_to_string(&mut text).unwrap();
    settle("changes.docx.xml", &text.replace("</w:p>", "</w:p>\n"));
}
