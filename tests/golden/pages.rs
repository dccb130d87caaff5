//! Golden pages: the words of the booklet and of the change report, page by page. Set in the typefaces that come with the
//! program, so that they are the same everywhere.

use crate::settle;
use rungs_engine::{Engine, Fonts, Hand, Loaded, Match, State, Status, change_report, comparison};
use rungs_exchange::{CommentKind, History, HistoryComment, HistoryVersion, VersionMeta};
use rungs_model::{Framework, Id, outline};
use rungs_press::{Imprint, Options, Words};
use rungs_tests::cli::{Desk, tool};
use rungs_tests::host::Fixed;

/// A state of the kitchen that both others come from; its labels are its ids.
pub(crate) fn base() -> Framework {
    outline::read(include_str!("fixtures/base.txt")).unwrap()
}

/// The kitchen after one person's edits.
pub(crate) fn ours() -> Framework {
    outline::read(include_str!("fixtures/ours.txt")).unwrap()
}

/// The kitchen after another person's edits.
pub(crate) fn theirs() -> Framework {
    outline::read(include_str!("fixtures/theirs.txt")).unwrap()
}

/// Two versions and a draft.
pub(crate) fn history() -> History {
    let version = |n: u8, name: &str, status, state: Framework| {
        let meta = VersionMeta {
            id: Id::from_bytes([n; 16]),
            name: name.to_string(),
            note: format!("Edition {n}"),
            author: "Ines".to_string(),
            date: format!("2026-0{n}-11T09:00:00Z").parse().unwrap(),
            status,
            effective: format!("2026-0{n}-15").parse().ok(),
            hash: state.content_hash(),
        };
        HistoryVersion { meta, state }
    };
    let versions = vec![version(1, "2026.1", Status::Retired, base()), version(2, "2026.2", Status::Published, ours())];
    let said = |n: u8, kind, author: &str, body: &str| HistoryComment {
        id: Id::from_bytes([0xC0 + n; 16]),
        node: base().root(),
        reply_to: (n > 1).then(|| Id::from_bytes([0xC1; 16])),
        date: format!("2026-03-0{n}T10:00:00Z").parse().unwrap(),
        author: author.to_string(),
        kind,
        body: body.to_string(),
    };
    let comments = vec![
        said(1, CommentKind::Said, "Ada", "Do we need both?"),
        said(2, CommentKind::Said, "Ines", "Not any more."),
        said(3, CommentKind::Resolved, "Ada", ""),
    ];
    History { versions, draft: theirs(), comments }
}

/// The words of a PDF, page by page, a line each; how wide a gap is, where a line is empty and the marks of direction
/// (which not every reader hands out) say nothing.
fn words(desk: &Desk, bytes: &[u8]) -> String {
    desk.put("a.pdf", bytes);
    let mut text = String::new();
    let pages = tool("pdftotext", &["-layout"], &desk.path("a.pdf")).replace(['\u{2066}', '\u{2068}', '\u{2069}'], "");
    for (n, page) in pages.trim_end_matches('\u{C}').split('\u{C}').enumerate() {
        text.push_str(&format!("--- page {} ---\n", n + 1));
        for line in page.lines().filter(|line| !line.trim().is_empty()) {
            text.push_str(&line.split_whitespace().collect::<Vec<_>>().join(" "));
            text.push('\n');
        }
    }
    text
}

#[test]
fn the_booklet_of_a_version() {
    let imprint = Imprint {
        version: Some("2026.1".to_string()),
        status: Some("published".to_string()),
        effective: "2026-03-01".parse().ok(),
        author: "Ines".to_string(),
        printed: "2026-02-11T09:00:00Z".parse().unwrap(),
        words: Words::ENGLISH,
    };
    let fonts = Fonts::embedded();
    let print = || rungs_press::booklet(&base(), &imprint, &Options::default(), &fonts, &mut |_| true).unwrap();
    let pdf = print();
    settle("booklet.txt", &words(&Desk::new(), &pdf.bytes));
    assert_eq!(pdf.missing, []);
    assert!(pdf.bytes == print().bytes, "equal content gives equal bytes");
}

#[test]
fn the_report_of_two_versions() {
    let desk = Desk::new();
    desk.put("history.rungs", rungs_exchange::history::write(&history()));
    let engine = desk.engine(1);
    let id = engine
        .import(&desk.path("history.rungs"), rungs_engine::Reading::default(), &mut |_, _| true)
        .unwrap()
        .framework;
    let mut versions = engine.versions(id).unwrap().into_iter();
    let mut next = || loaded(&engine, State { framework: id, version: versions.next().map(|v| v.id), edit: None });
    let (new, old) = (next(), next());
    let compared = comparison(&old, &new, Match::Auto, &Hand::default());
    let world = (&Fixed::new(2) as _, &Fonts::embedded());
    let report = change_report(&old, &new, &compared, world, &mut |_, _| true).unwrap();
    settle("changes.txt", &words(&desk, &report.bytes));
    assert_eq!(report.missing, []);
}

fn loaded(engine: &Engine, state: State) -> Loaded {
    engine.state(state).unwrap()
}
