//! First floor, data formats: tables as text, with commas, semicolons, tabs or bars between their cells.

mod records;

use super::Table;
use crate::Input;
use crate::build::Build;
use crate::error::{Fault, ReadError};
use crate::pieces::{At, Skip};
use crate::{MAX_BYTES, MAX_ITEMS, encoding};
use records::{Cell, Records};
use std::borrow::Cow;
use std::ops::Range;

/// The separators that are recognised, the likeliest first.
const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// How many records are looked at to tell the separator.
const LOOKED_AT: usize = 50;

/// Reads a table of any of the separators. Lines in front that begin with `#` are comments; a first line `sep=;` names
/// the separator, as Excel has it.
pub(crate) fn read(input: &Input<'_>, build: &mut Build<'_>) -> Result<Table, ReadError> {
    if input.bytes.len() as u64 > MAX_BYTES {
        return Err(ReadError::whole(Fault::TooLarge { size: input.bytes.len() as u64, limit: MAX_BYTES }));
    }
    let text = encoding::decode_any(input.bytes)?;
    let (mut rest, mut line) = (&*text, 0_u32);
    let (mut named, mut title) = (None, None);
    while let Some(first) = rest.lines().next().filter(|first| is_before(first, line)) {
        if build.pieces() >= MAX_ITEMS {
            return Err(ReadError::whole(Fault::TooMany { what: "cells", limit: MAX_ITEMS }));
        }
        let part = build.piece(At::Line { line: line + 1 }, first);
        if let Some(separator) = named_separator(first) {
            named = Some(separator);
            build.skip(&part, Skip::Mark);
        } else {
            build.skip(&part, Skip::LeftOut);
            title = title.or_else(|| titled(first).map(|said| part.slice(said)));
        }
        rest = rest[first.len()..].trim_start_matches('\r').strip_prefix('\n').unwrap_or("");
        line += 1;
    }
    let separator = named.or_else(|| separator(rest).map(|(separator, _)| separator)).unwrap_or(b',');
    let closed = closed(rest, separator);
    let begin = build.reads(&closed);
    let mut table = Table { title, ..Table::default() };
    make_room(&mut table, build, &closed, separator);
    let mut records = Records::of(&closed, separator);
    let (mut number, mut done) = (line, 0);
    while records.begin() {
        let mut column = 0;
        while let Some(cell) = records.cell() {
            build.go_on(done)?;
            done += 1;
            let at = (number, column);
            column += 1;
            let said = cell.text(&closed);
            let guard = usize::from(said.strip_prefix('\'').is_some_and(is_guarded));
            if guard == 0 && says_nothing(said) {
                continue;
            }
            match &cell {
                Cell::Said(bytes) => table.put_stretch(build, at, begin + bytes.start + guard..begin + bytes.end)?,
                Cell::Quoted(said) => table.put(build, at, &said[guard..])?,
            }
        }
        number += 1;
    }
    Ok(table)
}

/// Makes room for a record a line, each with as many cells as the first.
fn make_room(table: &mut Table, build: &mut Build<'_>, text: &str, separator: u8) {
    const MOST: usize = 200_000;
    let lines = memchr::memchr_iter(b'\n', text.as_bytes()).count().min(MOST);
    let mut records = Records::of(text, separator);
    let width = if records.begin() { std::iter::from_fn(|| records.cell()).take(MOST).count() } else { 0 };
    table.rows.reserve(lines);
    build.expects_pieces(lines.saturating_mul(width));
}

/// Whether a cell is white space alone.
fn says_nothing(cell: &str) -> bool {
    !cell.starts_with(|c: char| c.is_ascii_graphic()) && cell.trim().is_empty()
}

/// A text whose last quote is closed: one that is opened and never closed would swallow every row behind it, and is left
/// out.
fn closed(text: &str, separator: u8) -> Cow<'_, str> {
    if memchr::memchr_iter(b'"', text.as_bytes()).count().is_multiple_of(2) {
        return Cow::Borrowed(text);
    }
    let (mut last, mut next) = (csv::StringRecord::new(), csv::StringRecord::new());
    let mut reader = reader(text, separator);
    while reader.read_record(&mut next).is_ok_and(|more| more) {
        std::mem::swap(&mut last, &mut next);
    }
    let swallowed = last.iter().next_back().unwrap_or_default();
    let Some((first, rest)) = swallowed.split_once('\n') else { return Cow::Borrowed(text) };
    if !rest.contains(char::from(separator)) {
        return Cow::Borrowed(text);
    }
    let opened = format!("\"{}", first.trim_end_matches('\r'));
    match text.rfind(&opened) {
        Some(at) => Cow::Owned(format!("{}{}", &text[..at], &text[at + 1..])),
        None => Cow::Borrowed(text),
    }
}

/// A cell that no spreadsheet takes for a formula, nor trims: what begins like one, or with white space, has an apostrophe
/// in front.
pub(crate) fn inert(cell: &str) -> Cow<'_, str> {
    if is_guarded(cell) { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}

fn is_guarded(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\'', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'])
        || cell.starts_with(|c: char| c.is_whitespace() || c.is_control())
}

/// How sure it is that a text is a table: its separator, and of a hundred how many of its records have as many cells as
/// most.
pub(crate) fn separator(text: &str) -> Option<(u8, u8)> {
    let steady = |separator: u8| -> (u8, usize) {
        let widths: Vec<usize> =
            reader(text, separator).records().take(LOOKED_AT).filter_map(Result::ok).map(|r| r.len()).collect();
        let usual = widths.iter().copied().max_by_key(|w| (widths.iter().filter(|o| *o == w).count(), *w)).unwrap_or(0);
        if usual < 2 || widths.len() < 2 {
            return (0, usual);
        }
        ((widths.iter().filter(|w| **w == usual).count() * 100 / widths.len()) as u8, usual)
    };
    let found = SEPARATORS.map(|separator| (separator, steady(separator)));
    let best = found.into_iter().rev().max_by_key(|(_, (steady, width))| (*steady, *width))?;
    (best.1.0 > 0).then_some((best.0, best.1.0))
}

fn reader(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes())
}

/// Whether a line stands in front of the table.
fn is_before(line: &str, number: u32) -> bool {
    // "#" alone may head the numbers of rows.
    let is_comment = line.strip_prefix('#').is_some_and(|rest| !rest.starts_with([',', ';', '\t', '|']));
    is_comment || (number == 0 && named_separator(line).is_some())
}

/// The bytes of a comment that say what the whole is called: "#title,Planning".
fn titled(line: &str) -> Option<Range<usize>> {
    const MARKS: [char; 7] = [',', ';', ':', '=', '\t', '|', '"'];
    let (key, _) = line.strip_prefix('#')?.split_once(MARKS)?;
    let said = line.get(key.len() + 1..)?.trim_matches(|c: char| MARKS.contains(&c) || c.is_whitespace());
    let begin = line.len()
        - line.get(key.len() + 1..)?.trim_start_matches(|c: char| MARKS.contains(&c) || c.is_whitespace()).len();
    (key.trim().eq_ignore_ascii_case("title") && !said.is_empty()).then(|| begin..begin + said.len())
}

fn named_separator(line: &str) -> Option<u8> {
    match line.trim().to_lowercase().strip_prefix("sep=")?.as_bytes() {
        [separator] => Some(*separator),
        b"\\t" => Some(b'\t'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rungs_model::Id;

    #[test]
    fn cells_of_every_separator() {
        let check = |text: &str, expect: &[&[&str]]| {
            let mut fresh = || Id::from_bytes([1; 16]);
            let mut build = Build::new(&mut fresh, &|| true);
            let table = read(&Input::new("a.csv", text.as_bytes()), &mut build).unwrap();
            let found: Vec<Vec<&str>> =
                table.rows.iter().map(|row| row.cells.iter().map(|(_, part)| build.text(part)).collect()).collect();
            assert_eq!(found, expect, "{text:?}");
        };
        check("a,b\nc,d\n", &[&["a", "b"], &["c", "d"]]);
        // A text is what somebody wrote, whatever it looks like.
        check("a,#REF!\nc,Err:502\n", &[&["a", "#REF!"], &["c", "Err:502"]]);
        check("a;b\r\nc;\"d;e\nf\"\r\n", &[&["a", "b"], &["c", "d;e\nf"]]);
        check("a\tb\nc\td", &[&["a", "b"], &["c", "d"]]);
        check("sep=;\na,x;b\nc;d", &[&["a,x", "b"], &["c", "d"]]);
        check("# of 2026\na|b\nc|d", &[&["a", "b"], &["c", "d"]]);
        check("a,b;c\nd,e;f\ng,h,i;j\n", &[&["a,b", "c"], &["d,e", "f"], &["g,h,i", "j"]]);
        check("", &[]);
    }

    #[test]
    fn a_comment_may_say_what_the_whole_is_called() {
        let check =
            |line: &str, expect: Option<&str>| assert_eq!(titled(line).map(|said| &line[said]), expect, "{line}");
        check("#title,Planning for all", Some("Planning for all"));
        check("# Title: \"Planning, and more\"", Some("Planning, and more"));
        check("#title,Planning,,,", Some("Planning"));
        check("#title", None);
        check("#title,,", None);
        check("#creator,Ada", None);
        check("# Planning: what it is", None);
    }

    #[test]
    fn comments_are_counted_like_cells() {
        let mut fresh = || Id::from_bytes([1; 16]);
        let mut build = Build::new(&mut fresh, &|| true);
        let text = "#\n".repeat(MAX_ITEMS + 1);
        let error = read(&Input::new("a.csv", text.as_bytes()), &mut build).unwrap_err();
        assert_eq!(error.code(), "too-many");
    }
}
