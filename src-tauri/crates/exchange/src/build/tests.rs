//! First floor, data formats: the account of what is made of a file, and its limits.

use super::*;
use crate::random::ids_after;

fn line(line: u32) -> At<'static> {
    At::Line { line }
}

#[test]
fn every_character_is_kept_or_skipped() {
    let mut fresh = ids_after(0);
    let mut build = Build::new(&mut fresh, &|| true);
    let root = build.root();
    let title = build.piece(line(1), "  Delivery ladder ");
    build.say(root, Field::Title, &title);
    let path = build.node(Kind::Path, root).unwrap();
    let row = build.piece(line(2), "\u{2022} Planning: plans work");
    build.say(path, Field::Title, &row.slice(4..12));
    let ability = build.node(Kind::Ability, path).unwrap();
    build.say(ability, Field::Statement, &row.slice(14..99));
    let lost = build.piece(line(3), "something else");
    let known = build.piece(line(4), "42");
    build.skip(&known, Skip::Computed);
    // A text in two places is counted once.
    build.say(path, Field::Tagline, &title);
    let built = build.finish().unwrap();
    assert_eq!(built.framework.framework().face(), "Delivery ladder");
    assert_eq!(built.tally, Tally { all: 14 + 19 + 13 + 2, kept: 14 + 8 + 9, skipped: 2 + 13 + 2 });
    let why = |piece: usize| {
        let skipped = |trace: &&Trace| trace.part.piece() == piece && matches!(trace.went, Went::Skipped { .. });
        built.trace.iter().filter(skipped).map(|t| t.went.clone()).collect::<Vec<_>>()
    };
    let skipped = |why| Went::Skipped { why };
    assert_eq!(why(row.piece()), [skipped(Skip::Mark), skipped(Skip::Mark)]);
    assert_eq!(why(lost.piece()), [skipped(Skip::NotUnderstood)]);
    assert_eq!(why(known.piece()), [skipped(Skip::Computed)]);
    assert_eq!(why(title.piece()), []);
}

/// One cell may say ever so much, and one small text may be said ever so often.
#[test]
fn many_parts_of_one_piece_cost_no_more_than_each_of_them() {
    let mut fresh = ids_after(0);
    let mut build = Build::new(&mut fresh, &|| true);
    let root = build.root();
    let count = 200_000;
    let whole = build.piece(line(1), "a ".repeat(count));
    for nth in (0..count).rev() {
        build.say(root, Field::Summary, &whole.slice(nth * 2..nth * 2 + 1));
    }
    let built = build.finish().unwrap();
    assert_eq!((built.trace.len(), built.tally.kept), (count, 200_000));
    assert_eq!(built.framework.framework().text(Field::Summary).len(), 2 * count - 1);
}

#[test]
fn what_is_repeated_without_end_is_too_large() {
    let mut fresh = || Id::from_bytes([9; 16]);
    let mut build = Build::new(&mut fresh, &|| true);
    let text = "a".repeat(MAX_TAKEN / 4);
    let taken = |build: &mut Build<'_>| build.piece(At::Value { pointer: &text }, "b");
    let parts: Vec<Part> = (0..9).map(|_| taken(&mut build)).collect();
    assert_eq!((build.text(&parts[2]), build.text(&parts[8]), build.pieces()), ("b", "", 3));
    build.skip(&parts[8], Skip::Again);
    assert_eq!(build.finish().err().map(|error| error.code()), Some("too-large"));
    let mut build = Build::new(&mut fresh, &|| true);
    for _ in 0..MAX_PIECES + 9 {
        build.piece(line(1), "");
    }
    assert_eq!((build.pieces(), build.finish().err().map(|error| error.code())), (MAX_PIECES, Some("too-many")));
}

#[test]
fn a_node_stands_only_where_it_may() {
    let mut fresh = || Id::from_bytes([9; 16]);
    let mut build = Build::new(&mut fresh, &|| true);
    let root = build.root();
    assert!(build.node(Kind::Step, root).is_err());
    assert_eq!(build.node(Kind::Path, root).unwrap_err().code(), "duplicate-id");
}
