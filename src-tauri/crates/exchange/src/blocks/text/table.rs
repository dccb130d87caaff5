//! First floor, blocks of documents: tables in plain text: rows with bars or tabs between their cells, and tables of
//! which every cell became a line of its own.

use super::{Line, is_rule};
use crate::blocks::grid::Grid;
use crate::blocks::{Block, Document, Shape};

/// The cells of a line that is a row of a table.
pub(super) fn cells(text: &str) -> Vec<&str> {
    if text.contains('|') {
        let inner = text.strip_prefix('|').unwrap_or(text);
        let inner = inner.strip_suffix('|').unwrap_or(inner);
        // "Level |" is a row of one cell, and one all the same.
        if !inner.contains('|') && inner.len() < text.len() {
            return vec![inner.trim(), ""];
        }
        return inner.split('|').map(str::trim).collect();
    }
    if text.contains('\t') {
        return text.split('\t').map(str::trim).collect();
    }
    vec![text]
}

/// Whether a table begins: two rows in the next few lines.
pub(super) fn is(lines: &[Line<'_>], at: usize) -> bool {
    let bars = lines[at].text.contains('|');
    lines[at + 1..]
        .iter()
        .take(12)
        .take_while(|line| line.is_blank() || line.is_row() || bars || line.bullet)
        .any(|line| line.is_row() && line.text.contains('|') == bars)
}

/// Reads a table to its end. A line without a bar goes on with the cell before it, an empty first cell with its row.
pub(super) fn read(document: &mut Document, lines: &[Line<'_>], from: usize) -> usize {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut at = from;
    let bars_end = lines[from].text.ends_with('|');
    let mut is_even = true;
    while at < lines.len() {
        let line = &lines[at];
        let later = lines[at + 1..].iter().take(4).any(|line| line.is_row());
        let text = if is_rule(&line.text.replace(['|', ':'], "")) { "" } else { line.text };
        if text.is_empty() {
            if line.is_blank() && !later {
                break;
            }
        } else if line.is_row() && goes_on(&rows, bars_end, lines, at) {
            // A row that was not ended with its bar goes on in the next line.
            if let Some(cell) = rows.last_mut().and_then(|row| row.iter_mut().rev().find(|cell| !cell.is_empty())) {
                cell.push(' ');
                cell.push_str(text.trim_end_matches('|').trim());
            }
        } else if line.is_row() {
            let row: Vec<String> = cells(text).into_iter().map(str::to_string).collect();
            match rows.last_mut() {
                Some(last) if row[0].is_empty() && row.len() <= last.len() => {
                    for (cell, more) in last.iter_mut().zip(&row).filter(|(_, more)| !more.is_empty()) {
                        cell.push('\n');
                        cell.push_str(more);
                    }
                }
                _ => rows.push(row),
            }
        } else if !line.bullet
            && !later
            && !lines[from].text.contains('|')
            && (line.sure || (is_even && rows.len() > 2 && !line.text.starts_with(char::is_lowercase)))
        {
            // Rows of one line each are at their end.
            break;
        } else if let Some(cell) = rows.last_mut().and_then(|row| row.iter_mut().rev().find(|cell| !cell.is_empty())) {
            is_even = false;
            // A short line after a blank one is a new heading.
            if at > 0 && lines[at - 1].is_blank() && !line.bullet {
                break;
            }
            cell.push_str(if line.bullet { "\n• " } else { "\n" });
            cell.push_str(line.text);
        }
        at += 1;
    }
    // An empty corner is lost with the white space in front of the line.
    let width = rows.iter().skip(1).map(Vec::len).max().unwrap_or(0);
    if lines[from].indent > 0 && rows.len() > 2 && rows[0].len() + 1 == width {
        rows[0].insert(0, String::new());
    }
    push(document, rows, lines[from].number);
    at
}

/// Adds a table of rows of cells.
fn push(document: &mut Document, rows: Vec<Vec<String>>, line: u32) {
    let mut grid = Grid::default();
    for row in rows {
        grid.begin_row();
        for cell in row {
            grid.begin_cell(1, 1);
            for line in cell.split('\n') {
                grid.line(false, 0, line);
            }
        }
    }
    document.push(Block::new(Shape::Table(grid), "", line));
}

/// Reads a row of heads over one row of cells of many lines each, as they come from a page: a line with nothing but a tab
/// stands between two cells. Gives the line behind it; none where there is no such table.
pub(super) fn read_listed(document: &mut Document, lines: &[Line<'_>], from: usize) -> Option<usize> {
    let head: Vec<String> = cells(lines[from].text).into_iter().map(str::to_string).collect();
    if head.len() < 2 || head.iter().any(String::is_empty) || lines[from].text.contains('|') {
        return None;
    }
    let mut row = vec![String::new()];
    let mut at = from + 1;
    while let Some(line) = lines.get(at).filter(|line| !line.is_row()) {
        match row.last_mut() {
            _ if line.is_blank() && line.indent > 0 => row.push(String::new()),
            Some(cell) if !line.is_blank() => {
                cell.push_str(if cell.is_empty() { "" } else { "\n" });
                cell.push_str(if line.bullet { "• " } else { "" });
                cell.push_str(line.text);
            }
            _ => break,
        }
        if row.len() > head.len() {
            return None;
        }
        at += 1;
    }
    let is_whole = row.len() == head.len() && row.iter().all(|cell| !cell.is_empty());
    is_whole.then(|| {
        push(document, vec![head, row], lines[from].number);
        at
    })
}

/// The numbers of the lines that are the cells of a table, and how many make a row.
pub(super) struct Broken {
    lines: Vec<usize>,
    columns: usize,
}

/// Whether the cells of a table follow as lines of their own: a few heads, then rows that begin with a number, each one
/// more than the number before it.
pub(super) fn broken(lines: &[Line<'_>], at: usize) -> Option<Broken> {
    const WIDEST: usize = 8;
    let number = |line: &Line<'_>| line.text.parse::<u32>().ok().filter(|n| *n < 100);
    let is_cell = |line: &Line<'_>| line.plain() && line.text.chars().count() <= 60 && !line.text.ends_with('.');
    if !is_cell(&lines[at]) || number(&lines[at]).is_some() {
        return None;
    }
    let cells: Vec<usize> = (at..lines.len())
        .filter(|n| !lines[*n].is_blank())
        .take_while(|n| is_cell(&lines[*n]))
        .take(WIDEST + 1)
        .collect();
    let columns = cells.iter().position(|n| number(&lines[*n]).is_some()).filter(|columns| *columns >= 2)?;
    let first = number(&lines[cells[columns]])?;
    let cells: Vec<usize> = (at..lines.len())
        .filter(|n| !lines[*n].is_blank())
        .take_while(|n| is_cell(&lines[*n]))
        .take((WIDEST + 1) * 100)
        .collect();
    let begins = |row: &usize| {
        let expect = first.checked_add(u32::try_from(*row).ok()?)?;
        cells.get(columns * (row + 1)).filter(|n| number(&lines[**n]) == Some(expect))
    };
    let rows = (0..100).take_while(|row| begins(row).is_some()).count();
    let end = columns * (rows + 1);
    (rows >= 3 && end <= cells.len()).then(|| Broken { lines: cells[..end].to_vec(), columns })
}

/// Reads such a table; gives the line behind it.
pub(super) fn read_broken(document: &mut Document, lines: &[Line<'_>], from: usize, broken: &Broken) -> usize {
    let cells: Vec<String> = broken.lines.iter().map(|n| lines[*n].text.to_string()).collect();
    push(document, cells.chunks(broken.columns).map(<[String]>::to_vec).collect(), lines[from].number);
    broken.lines.last().map_or(from, |last| *last) + 1
}

/// Whether a line of a table goes on with the row before it, which has no bar at its end as the others do.
fn goes_on(rows: &[Vec<String>], bars_end: bool, lines: &[Line<'_>], at: usize) -> bool {
    let before = at.checked_sub(1).map(|at| lines[at].text).unwrap_or_default();
    let said = cells(lines[at].text).iter().filter(|cell| !cell.is_empty()).count();
    bars_end && !rows.is_empty() && before.contains('|') && !before.ends_with('|') && said == 1
}
