//! Fuzzing: what must be true of a file of any format, whatever stands in it.

use super::exchange::{
    Content, EXPORTS, Fault, History, Import, Imported, Input, LOST, ReadError, ReadOptions, Understanding, Went,
    Write, history, import_named, json,
};
use super::parts;
use rungs_model::{Field, Framework, Id, association};
use std::fmt::Debug;

/// The most nodes of a framework that is written in every format as well.
const WRITTEN: usize = 200;
/// The most bytes of a file that is read once more, with the mapping that came of it.
const READ_AGAIN: usize = 8_192;
/// Of so many files one is held against the checks that take long; in tests all are.
const LONG_CHECKS: u8 = if cfg!(test) { 1 } else { 8 };

/// Reads bytes as a file of a format; for a format of packages they may also be its parts (see [`parts::package`]).
///
/// # Panics
/// If a promise is broken: the account of characters, a framework that can be written and read again, a sentence for
/// every error.
pub fn drive(format: &str, bytes: &[u8]) {
    let import = import_named(format).unwrap_or_else(|| panic!("no format {format}"));
    let name = format!("a.{}", import.extensions[0]);
    match parts::package(format, bytes) {
        Some(package) => read(import, &Input::new(&name, &package)),
        None => read(import, &Input::new(&name, bytes)),
    }
}

fn read(import: &Import, input: &Input<'_>) {
    (import.recognise)(input.name, input.bytes);
    let found = (import.read)(input, &mut fresh());
    let found = found.or_else(|error| {
        check_error(import, input, &error);
        // With less asked for there may be more to check.
        let options = ReadOptions { lenient: true, even_nothing: true };
        (import.read)(&Input { options, ..*input }, &mut fresh())
    });
    match found {
        Ok(found) => check(import, input, &found),
        Err(error) => check_error(import, input, &error),
    }
}

fn fresh() -> impl FnMut() -> Id {
    let mut last = 0_u128;
    move || {
        last += 1;
        Id::from_bytes(last.to_be_bytes())
    }
}

fn check_error(import: &Import, input: &Input<'_>, error: &ReadError) {
    assert!(!error.to_string().is_empty() && Fault::CODES.contains(&error.code()), "{error:?}");
    let lines = input.bytes.iter().filter(|byte| matches!(byte, b'\n' | b'\r')).count() + 1;
    assert!(error.line <= lines, "{error:?} of {lines} lines");
    match &error.fault {
        // A history may be put together of changes that make none; an importer makes what it was asked for.
        Fault::NoFramework => assert_eq!(import.name, "rungs", "{error:?}"),
        Fault::Stopped | Fault::ColumnMissing { .. } => panic!("{error:?} of a file that nobody stopped or mapped"),
        _ => {}
    }
}

fn check(import: &Import, input: &Input<'_>, found: &Imported) {
    let framework = found.content.framework();
    let is_one = input.bytes.iter().fold(0, |sum: u8, byte| sum.wrapping_add(*byte)).is_multiple_of(LONG_CHECKS);
    if let Some(understood) = &found.understanding {
        check_account(understood, framework);
        if is_one && input.bytes.len() <= READ_AGAIN && input.map.is_none() {
            let options = ReadOptions { even_nothing: true, ..ReadOptions::default() };
            let mapped = Input { map: Some(&understood.mapping), options, ..*input };
            match (import.read)(&mapped, &mut fresh()) {
                Ok(again) => check(import, &mapped, &again),
                Err(error) => panic!("{error:?} of its own mapping {:?}", understood.mapping),
            }
        }
    }
    match &found.content {
        Content::Framework(framework) => check_written(framework),
        Content::History(history) => check_history(history),
    }
    if is_one && framework.len() <= WRITTEN {
        check_exports(framework);
    }
}

/// Every character of every piece is kept in a field of a node, or skipped with a reason; none is there twice.
fn check_account(understood: &Understanding, framework: &Framework) {
    assert!((0.0..=1.0).contains(&understood.confidence), "{}", understood.confidence);
    let (mut kept, mut skipped) = (0, 0);
    let mut traces = understood.trace.iter().peekable();
    for (number, piece) in understood.pieces.iter().enumerate() {
        let text = |from: usize, to: usize| {
            piece.text.get(from..to).unwrap_or_else(|| panic!("{from}..{to} is no part of {piece:?}"))
        };
        let mut end = 0;
        while let Some(trace) = traces.next_if(|trace| trace.part.piece() == number) {
            let bytes = trace.part.bytes();
            assert_eq!(text(end, bytes.start).trim(), "", "not traced in {piece:?}");
            let said = text(bytes.start, bytes.end).chars().filter(|c| !c.is_whitespace()).count();
            match trace.went {
                Went::Kept { node, field } => {
                    let record =
                        framework.get(node).unwrap_or_else(|| panic!("{piece:?} went to {node}, which is not there"));
                    // What its kind has no field for may be kept under a key of its own, or with a link.
                    let is_there = record.kind.fields().contains(&field)
                        || record.extra.0.iter().any(|(key, _)| key == field.name())
                        || (field == Field::Note
                            && association::among(&record.extra).iter().any(|link| link.note == piece.text));
                    assert!(is_there, "{piece:?} went to {field:?} of a {:?}", record.kind);
                    kept += said;
                }
                Went::Skipped { .. } => skipped += said,
            }
            end = bytes.end;
        }
        assert_eq!(text(end, piece.text.len()).trim(), "", "not traced in {piece:?}");
    }
    assert_eq!(traces.next(), None, "a trace out of order, or of no piece");
    let tally = understood.tally;
    assert_eq!([tally.all, tally.kept, tally.skipped].map(|n| n as usize), [kept + skipped, kept, skipped]);
}

/// What came in can be written as native JSON, is the same when it is read, and then has the same bytes.
fn check_written(framework: &Framework) {
    let written = json::write(framework);
    // A file that is read leniently may hold references to nothing.
    let options = ReadOptions { lenient: true, ..ReadOptions::default() };
    let again = json::read("a.rungs.json", written.as_bytes(), options, &mut fresh());
    let again = again.unwrap_or_else(|error| panic!("{error:?} of {written}"));
    assert_eq!(again.ids_made, 0, "{written}");
    same(&again.framework, framework, &written);
    assert_eq!(json::write(&again.framework), written);
}

fn check_history(kept: &History) {
    let written = history::write(kept);
    let again = history::read("a.rungs", written.as_bytes());
    let again = again.unwrap_or_else(|error| panic!("{error:?} of {written}"));
    same(&again.history, kept, &written);
    assert_eq!(history::write(&again.history), written);
}

fn same<T: PartialEq + Debug>(found: &T, expect: &T, written: &str) {
    assert!(found == expect, "{written}\nwas read as {found:?}\nand not as {expect:?}");
}

/// Every format can write it, and says what it cannot hold.
fn check_exports(framework: &Framework) {
    for export in EXPORTS {
        for loss in (export.losses)(framework) {
            assert!(LOST.contains(&loss.what) && loss.count > 0, "{loss:?} of {}", export.name);
        }
        let bytes = match export.write {
            Write::Framework(write) => write(framework),
            Write::History(write) => {
                write(&History { versions: Vec::new(), draft: framework.clone(), comments: Vec::new() })
            }
        };
        assert!(!bytes.is_empty(), "nothing as {}", export.name);
    }
}
