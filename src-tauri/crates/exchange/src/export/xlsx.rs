//! First floor, formats to write: a workbook with a matrix for each path, ready to print, and a sheet of all nodes that
//! comes back as it was.

use crate::rows::{self, BEFORE, Row};
use crate::{Export, Loss, Write};
use rungs_model::{Framework, Kind, Record};
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};
use std::collections::HashSet;

/// One workbook.
pub(crate) const EXPORT: Export = Export {
    name: "xlsx",
    extensions: &["xlsx"],
    write: Write::Framework(|framework| book(framework).unwrap_or_default()),
    losses,
};

/// The most characters of a cell, in the units that Excel counts.
const CELL: usize = 32_767;

/// The sheet of all nodes.
pub(crate) const ALL: &str = "All";

fn losses(framework: &Framework) -> Vec<Loss> {
    let long =
        crate::flat::write::rows(framework).iter().flatten().filter(|cell| cell.encode_utf16().count() > CELL).count();
    let mut losses = crate::standard::losses::beside_fields(framework);
    losses.extend(rows::loss("longTexts", long));
    losses
}

struct Looks {
    head: Format,
    on_step: Format,
    name: Format,
    text: Format,
}

fn book(framework: &Framework) -> Result<Vec<u8>, XlsxError> {
    let text = Format::new().set_text_wrap().set_align(FormatAlign::Top).set_border_bottom(FormatBorder::Hair);
    let looks = Looks {
        head: text.clone().set_bold().set_background_color(Color::RGB(0xEDEFF2)).set_border_bottom(FormatBorder::Thin),
        on_step: text.clone().set_italic(),
        name: text.clone().set_bold(),
        text,
    };
    let mut book = Workbook::new();
    // The day it was written would make two of the same framework differ.
    let day = rust_xlsxwriter::ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(
        &rust_xlsxwriter::DocProperties::new()
            .set_title(cut(framework.framework().face(), 200))
            .set_creation_datetime(&day),
    );
    let mut taken: HashSet<String> = HashSet::from([ALL.to_lowercase()]);
    for path in framework.below(framework.root(), Kind::Path) {
        let sheet = book.add_worksheet();
        sheet.set_name(sheet_name(path, &mut taken))?;
        matrix(sheet, framework, path, &looks)?;
    }
    let sheet = book.add_worksheet();
    sheet.set_name(ALL)?;
    all(sheet, &crate::flat::write::rows(framework), &looks)?;
    book.save_to_buffer()
}

fn matrix(sheet: &mut Worksheet, framework: &Framework, path: &Record, looks: &Looks) -> Result<(), XlsxError> {
    let matrix = rows::matrix(framework, &[path], false);
    let heads = matrix.heads.len() as u32;
    for (number, row) in matrix.heads.iter().enumerate() {
        write(sheet, number as u32, row, |_| &looks.head)?;
    }
    for (number, row) in matrix.body.iter().enumerate() {
        let on_steps = number < matrix.on_steps;
        write(sheet, heads + number as u32, row, |column| match column {
            0 | 1 => &looks.name,
            _ if on_steps => &looks.on_step,
            _ => &looks.text,
        })?;
    }
    for (column, width) in [(0, 16.0), (1, 22.0), (2, 28.0)] {
        sheet.set_column_width(column, width)?;
    }
    let columns = matrix.heads.last().map_or(BEFORE, Vec::len).max(BEFORE);
    for column in BEFORE..columns.min(16_000) {
        sheet.set_column_width(column as u16, 34.0)?;
    }
    sheet.set_freeze_panes(heads, 2)?;
    sheet.set_repeat_rows(0, heads.saturating_sub(1))?;
    sheet.set_repeat_columns(0, 1)?;
    sheet.set_landscape();
    sheet.set_paper_size(9);
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_footer("&L&A&R&P / &N");
    Ok(())
}

fn all(sheet: &mut Worksheet, rows: &[Row], looks: &Looks) -> Result<(), XlsxError> {
    for (number, row) in rows.iter().enumerate() {
        write(sheet, number as u32, row, |_| if number == 0 { &looks.head } else { &looks.text })?;
    }
    let width = |head: &str| match head {
        "Statement" | "Summary" | "Definition" | "Body" => 48.0,
        "Title" | "Where" | "Examples" => 28.0,
        _ => 14.0,
    };
    for (column, (head, _)) in crate::flat::COLUMNS.iter().enumerate() {
        sheet.set_column_width(column as u16, width(head))?;
    }
    sheet.set_freeze_panes(1, 3)?;
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_landscape();
    Ok(())
}

/// Cells are texts, whatever they look like: never a formula, a number or an address.
fn write<'f>(
    sheet: &mut Worksheet,
    number: u32,
    row: &Row,
    look: impl Fn(usize) -> &'f Format,
) -> Result<(), XlsxError> {
    for (column, text) in row.iter().enumerate().take(16_000) {
        if !text.is_empty() {
            sheet.write_string_with_format(number, column as u16, cut(text, CELL), look(column))?;
        } else if number == 0 {
            sheet.write_blank(number, column as u16, look(column))?;
        }
    }
    Ok(())
}

/// As much of a text as so many units of UTF-16 hold.
fn cut(text: &str, units: usize) -> &str {
    let mut left = units;
    let fits = |c: &(usize, char)| match left.checked_sub(c.1.len_utf16()) {
        Some(rest) => {
            left = rest;
            false
        }
        None => true,
    };
    let end = text.char_indices().find(fits).map_or(text.len(), |(at, _)| at);
    &text[..end]
}

/// The name of a sheet: what Excel takes, at most 31 units, and none twice.
fn sheet_name(path: &Record, taken: &mut HashSet<String>) -> String {
    let said: String =
        path.face().chars().map(|c| if "[]:*?/\\".contains(c) || c.is_control() { ' ' } else { c }).collect();
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    let said = said.trim_matches('\'');
    let said = if said.is_empty() || said.eq_ignore_ascii_case("history") { "Path" } else { said };
    let mut name = cut(said, 31).trim_end_matches(['\'', ' ']).to_string();
    let mut number = 2;
    while !taken.insert(name.to_lowercase()) {
        name = format!("{} ({number})", cut(said, 24).trim_end());
        number += 1;
    }
    name
}
