//! First floor, data formats: workbooks of LibreOffice, cell by cell and within limits. A file may say of any cell and row
//! that it is there a million times; only those that say something are taken, and counted.

use super::Table;
use super::shown::plain;
use crate::Input;
use crate::blocks::package::{Package, Seen, attribute, local, walk};
use crate::build::Build;
use crate::error::{Fault, ReadError};
use crate::pieces::Skip;
use quick_xml::events::BytesStart;
use std::collections::HashSet;

/// The most blanks that one mark of blanks stands for.
const MOST_BLANKS: u32 = 1_000;

/// The sheets of a workbook in their order. Formulas are read as the value they had last; those without one, what
/// went wrong, and comments on cells are listed and left out.
///
/// # Errors
/// If it is damaged or larger than is read, or the reading was stopped.
pub(crate) fn read(input: &Input<'_>, build: &mut Build<'_>) -> Result<Vec<Table>, ReadError> {
    let mut package = Package::open(input.bytes)?;
    let is_encrypted = |list: String| list.contains("encryption-data");
    if package.part("META-INF/manifest.xml")?.is_some_and(is_encrypted) {
        return Err(ReadError::whole(Fault::OtherKind { kind: "password-protected" }));
    }
    let Some(content) = package.part("content.xml")? else {
        return Err(ReadError::whole(Fault::Malformed { detail: "no content.xml".into() }));
    };
    let mut walker = Walker::default();
    walk(input, &content, |seen| match seen {
        Seen::Start(element) => {
            walker.start(element);
            Ok(())
        }
        Seen::Text(text) => {
            walker.characters(text);
            Ok(())
        }
        Seen::End(name) => walker.end(input, build, name),
    })?;
    Ok(walker.tables)
}

/// A cell that says something, and how often it stands there.
struct Cell {
    column: u32,
    times: u32,
    text: String,
    /// What else it holds, and why that is left out.
    aside: Vec<(String, Skip)>,
}

#[derive(Default)]
struct Walker {
    tables: Vec<Table>,
    /// The styles of sheets that are not shown, and the style that is being described.
    hiding: HashSet<String>,
    style: String,
    /// Elements that are no part of any cell's text, or tables within cells.
    out: usize,
    is_open: bool,
    /// The number of the row, how often it stands there, and its cells.
    row: u32,
    rows: u32,
    cells: Vec<Cell>,
    column: u32,
    cell: Option<Cell>,
    /// What the cell says it holds, and its formula.
    value: Option<Value>,
    formula: Option<String>,
    paragraphs: usize,
    /// What a comment on the cell says so far, and whether a paragraph of it is open.
    comment: Option<String>,
    in_comment: bool,
}

impl Walker {
    fn start(&mut self, element: &BytesStart<'_>) {
        let name = element.name().0;
        let name = local(name);
        let is_table = name == "table" && self.is_open;
        if self.out > 0 || is_table || matches!(name, "annotation" | "tracked-changes" | "shapes") {
            self.out += 1;
            match name {
                "annotation" if self.out == 1 => self.comment = Some(String::new()),
                "p" => self.in_comment = true,
                "s" | "tab" | "line-break" => self.comment_says(" "),
                _ => {}
            }
            return;
        }
        let times = |key: &str| attribute(element, key).and_then(|n| n.parse().ok()).unwrap_or(1_u32);
        match name {
            "style" => self.style = attribute(element, "name").unwrap_or_default(),
            "table-properties" if attribute(element, "display").as_deref() == Some("false") => {
                self.hiding.insert(self.style.clone());
            }
            "table" => {
                let hidden = attribute(element, "style-name").is_some_and(|style| self.hiding.contains(&style));
                let name = attribute(element, "name").unwrap_or_default();
                self.tables.push(Table { hidden, ..Table::named(&name) });
                (self.is_open, self.row) = (true, 0);
            }
            "table-row" => {
                (self.rows, self.column) = (times("number-rows-repeated"), 0);
                self.cells.clear();
            }
            "table-cell" | "covered-table-cell" => {
                let times = times("number-columns-repeated");
                self.cell = Some(Cell { column: self.column, times, text: String::new(), aside: Vec::new() });
                (self.value, self.paragraphs) = (Value::of(element), 0);
                self.formula = attribute(element, "formula");
                self.column = self.column.saturating_add(times);
            }
            "p" => {
                self.paragraphs += 1;
                if self.paragraphs > 1 {
                    self.characters("\n");
                }
            }
            "s" => self.characters(&" ".repeat(times("c").min(MOST_BLANKS) as usize)),
            "tab" => self.characters("\t"),
            "line-break" => self.characters("\n"),
            _ => {}
        }
    }

    fn comment_says(&mut self, text: &str) {
        if let Some(comment) = self.comment.as_mut().filter(|_| self.in_comment) {
            comment.push_str(text);
        }
    }

    fn characters(&mut self, text: &str) {
        if self.out > 0 {
            return self.comment_says(text);
        }
        if let Some(cell) = self.cell.as_mut().filter(|_| self.paragraphs > 0) {
            cell.text.push_str(text);
        }
    }

    fn end(&mut self, input: &Input<'_>, build: &mut Build<'_>, name: &str) -> Result<(), ReadError> {
        if self.out > 0 {
            self.out -= 1;
            if name == "p" {
                self.comment_says("\n");
                self.in_comment = false;
            }
            if let (0, Some(comment), Some(cell)) = (self.out, self.comment.take_if(|_| self.out == 0), &mut self.cell)
            {
                cell.aside.push((comment, Skip::LeftOut));
            }
            return Ok(());
        }
        match name {
            "table-cell" | "covered-table-cell" => {
                if let Some(mut cell) = self.cell.take() {
                    if let Some(value) = self.value.take() {
                        cell.text = value.said(cell.text);
                    }
                    let formula = self.formula.take();
                    if formula.is_some() && is_error(&cell.text) {
                        cell.aside.push((std::mem::take(&mut cell.text), Skip::Computed));
                    } else if let Some(formula) = formula.filter(|_| cell.text.trim().is_empty()) {
                        cell.aside.push((formula, Skip::Computed));
                    }
                    let says = !cell.text.trim().is_empty();
                    self.cells.extend(Some(cell).filter(|cell| cell.times > 0 && (says || !cell.aside.is_empty())));
                }
            }
            "table-row" => self.put(input, build)?,
            "table" => self.is_open = false,
            _ => {}
        }
        Ok(())
    }

    /// Takes the cells of a row down, as often as it stands there.
    fn put(&mut self, input: &Input<'_>, build: &mut Build<'_>) -> Result<(), ReadError> {
        let Some(table) = self.tables.last_mut().filter(|_| !self.cells.is_empty()) else {
            self.row = self.row.saturating_add(self.rows);
            return Ok(());
        };
        let row = self.row;
        // Once each, and in front of the cells, so that who looks for what stands at a place finds the cell.
        for (column, (text, why)) in self.cells.iter().flat_map(|cell| cell.aside.iter().map(|one| (cell.column, one)))
        {
            table.aside(build, (row, column), text, *why)?;
        }
        self.cells.retain(|cell| !cell.text.trim().is_empty());
        if self.cells.is_empty() {
            self.row = row.saturating_add(self.rows);
            return Ok(());
        }
        for _ in 0..self.rows {
            input.go_on()?;
            for cell in &self.cells {
                for nth in 0..cell.times {
                    table.add(build, (self.row, cell.column.saturating_add(nth)), &cell.text)?;
                }
            }
            self.row = self.row.saturating_add(1);
        }
        Ok(())
    }
}

/// What a cell says it holds, beside the paragraphs that show it.
struct Value {
    kind: String,
    value: String,
}

impl Value {
    fn of(element: &BytesStart<'_>) -> Option<Value> {
        let says = |key: &str| attribute(element, key);
        let kind = says("value-type")?;
        let value = match kind.as_str() {
            "float" | "currency" | "percentage" => says("value"),
            "date" => says("date-value"),
            "time" => says("time-value"),
            "boolean" => says("boolean-value"),
            _ => says("string-value").filter(|text| !text.is_empty()),
        }?;
        Some(Value { kind, value })
    }

    /// What a person sees. A number that is shown as no more than that is the number, and a day is told in the one way
    /// that everybody understands.
    fn said(self, shown: String) -> String {
        let shows = |is: fn(char) -> bool| shown.contains(is);
        match self.kind.as_str() {
            "float" if shows(|c| !c.is_ascii_digit() && !c.is_whitespace() && !"+-.,'’".contains(c)) => shown,
            "currency" | "percentage" | "time" | "boolean" if !shown.trim().is_empty() => shown,
            "float" | "currency" | "percentage" => self.value.trim().parse().map_or(self.value, plain),
            "date" => {
                let (day, time) = self.value.split_once('T').unwrap_or((&self.value, ""));
                let time = time.strip_suffix(":00").unwrap_or(time);
                let has_time = shows(|c| c == ':') && !matches!(time, "" | "00:00");
                if has_time { format!("{day} {time}") } else { day.to_owned() }
            }
            // "PT08H15M00S"
            "time" => {
                let number = self.value.trim_start_matches("PT").replace(['H', 'M'], ":").replace('S', "");
                number.strip_suffix(":00").unwrap_or(&number).to_owned()
            }
            "boolean" => self.value.to_uppercase(),
            _ => self.value,
        }
    }
}

/// Whether what a formula came to says that it went wrong, in whichever language: "#REF!", "#NAME?", "#N/A", "Err:502".
fn is_error(text: &str) -> bool {
    if !text.starts_with(['#', 'E']) {
        return false;
    }
    let text = text.trim_end();
    if let Some(number) = text.strip_prefix("Err:") {
        return number.len() == 3 && number.bytes().all(|byte| byte.is_ascii_digit());
    }
    let Some(rest) = text.strip_prefix('#') else { return false };
    let is_name = |name: &str| {
        (2..=12).contains(&name.len())
            && name.trim_start_matches('¡').chars().all(|c| c.is_uppercase() || "0/".contains(c))
    };
    matches!(rest, "N/A" | "NV" | "N/D") || rest.strip_suffix(['!', '?']).is_some_and(is_name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rungs_model::Id;
    use std::io::{Cursor, Write};

    fn package(content: &str) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file("content.xml", zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
        zip.finish().unwrap().into_inner()
    }

    fn sheets(content: &str) -> Result<String, &'static str> {
        let mut fresh = || Id::from_bytes([0; 16]);
        let mut build = Build::new(&mut fresh, &|| true);
        let tables = read(&Input::new("a.ods", &package(content)), &mut build).map_err(|error| error.code())?;
        let aside = |table: &Table| {
            let held = table.rows.iter().flat_map(|row| row.cells.iter().map(|(_, part)| part.piece()));
            let held: HashSet<usize> = held.collect();
            let other =
                (0..build.pieces()).filter_map(|number| build.said().get(number).filter(|_| !held.contains(&number)));
            other.map(|piece| format!("({} {})", piece.at, piece.text.trim())).collect::<Vec<_>>()
        };
        let row = |row: &crate::table::Row| {
            let cells = row.cells.iter().map(|(column, part)| format!("{column}={}", build.text(part)));
            format!("{}: {}", row.number, cells.collect::<Vec<_>>().join(" | "))
        };
        let all = |table: &Table| {
            let head = format!("{}{}", table.name, if table.hidden { " (hidden)" } else { "" });
            std::iter::once(head).chain(table.rows.iter().map(row)).chain(aside(table)).collect::<Vec<_>>().join("\n")
        };
        Ok(tables.iter().map(all).collect::<Vec<_>>().join("\n"))
    }

    #[track_caller]
    fn check(rows: &str, expect: &str) {
        let content = format!("<o:spreadsheet><t:table t:name=\"A\">{rows}</t:table></o:spreadsheet>");
        assert_eq!(sheets(&content).as_deref(), Ok(format!("A\n{expect}").trim_end()), "{rows}");
    }

    #[test]
    fn cells_say_what_a_person_sees() {
        let row = |cells: &str| format!("<t:table-row>{cells}</t:table-row>");
        let cell = |about: &str, inner: &str| row(&format!("<t:table-cell {about}>{inner}</t:table-cell>"));
        let text = "o:value-type=\"string\"";
        check(&cell(text, "<x:p>Plans &amp; works</x:p>"), "0: 0=Plans & works");
        check(&cell(text, "<x:p>a<x:s x:c=\"2\"/>b<x:tab/>c</x:p><x:p>d<x:line-break/>e</x:p>"), "0: 0=a  b\tc\nd\ne");
        check(
            &cell(text, "<o:annotation><x:p>Really?</x:p></o:annotation><x:p>a <x:span>b</x:span></x:p>"),
            "0: 0=a b\n(A!A1 Really?)",
        );
        check(
            &cell("", "<o:annotation><d:creator>Ann</d:creator><x:p>Too</x:p><x:p>vague</x:p></o:annotation>"),
            "(A!A1 Too\nvague)",
        );
        check(&cell("o:value-type=\"float\" o:value=\"12\"", "<x:p>12.00</x:p>"), "0: 0=12");
        check(&cell("o:value-type=\"percentage\" o:value=\"0.5\"", "<x:p>50 %</x:p>"), "0: 0=50 %");
        check(&cell("o:value-type=\"percentage\" o:value=\"0.5\"", ""), "0: 0=0.5");
        check(&cell("o:value-type=\"float\" o:value=\"1234.5\"", "<x:p>1.234,50</x:p>"), "0: 0=1234.5");
        check(&cell("o:value-type=\"float\" o:value=\"1000\"", "<x:p>1,000 EUR</x:p>"), "0: 0=1,000 EUR");
        check(&cell("o:value-type=\"float\" o:value=\"1\" t:formula=\"of:=TRUE()\"", "<x:p>TRUE</x:p>"), "0: 0=TRUE");
        check(&cell("o:value-type=\"time\" o:time-value=\"PT08H15M00S\"", "<x:p>8:15:00</x:p>"), "0: 0=8:15:00");
        check(&cell("o:value-type=\"time\" o:time-value=\"PT08H15M00S\"", ""), "0: 0=08:15");
        check(
            &cell("o:value-type=\"date\" o:date-value=\"2024-01-02T10:30:00\"", "<x:p>2 Jan 10:30</x:p>"),
            "0: 0=2024-01-02 10:30",
        );
        check(&cell("t:formula=\"of:=[.A1]\"", ""), "(A!A1 of:=[.A1])");
        check(
            &cell("o:value-type=\"string\" o:string-value=\"\" t:formula=\"of:=[.#REF!]\"", "<x:p>#REF!</x:p>"),
            "(A!A1 #REF!)",
        );
        check(
            &cell("o:value-type=\"date\" o:date-value=\"2024-01-02T10:00:00\"", "<x:p>2 Jan</x:p>"),
            "0: 0=2024-01-02",
        );
        check(&cell("o:value-type=\"boolean\" o:boolean-value=\"true\"", "<x:p>TRUE</x:p>"), "0: 0=TRUE");
        check(&cell("o:value-type=\"string\" o:string-value=\"said\"", "<x:p>shown</x:p>"), "0: 0=said");
        check(&cell("", ""), "");
        check(
            &cell("", "<t:table><t:table-row><t:table-cell><x:p>in</x:p></t:table-cell></t:table-row></t:table>"),
            "",
        );
    }

    #[test]
    fn what_stands_there_many_times_has_its_place() {
        let cell = |times: u32, text: &str| {
            format!("<t:table-cell t:number-columns-repeated=\"{times}\"><x:p>{text}</x:p></t:table-cell>")
        };
        let row =
            |times: u32, cells: &str| format!("<t:table-row t:number-rows-repeated=\"{times}\">{cells}</t:table-row>");
        check(&row(1, &[cell(2, "a"), cell(3, ""), cell(1, "b")].concat()), "0: 0=a | 1=a | 5=b");
        check(&[row(2, &cell(1, "a")), row(7, ""), row(1, &cell(1, "b"))].concat(), "0: 0=a\n1: 0=a\n9: 0=b");
        // Far away is no further than next door, and nothing is nowhere.
        check(&[row(1_000_000_000, &cell(9, "")), row(1, &cell(1, "b"))].concat(), "1000000000: 0=b");
        check(&row(1, &[cell(1_000_000_000, " "), cell(1, "b")].concat()), "0: 1000000000=b");
        check(&row(0, &cell(1, "a")), "");
        check(&row(u32::MAX, &cell(0, "a")), "");
        let many = |rows: &str| sheets(&format!("<t:table>{rows}</t:table>"));
        assert_eq!(many(&row(1_000_001, &cell(1, "a"))), Err("too-many"));
        assert_eq!(many(&row(1, &cell(u32::MAX, "a"))), Err("too-many"));
        let beyond = [cell(u32::MAX, ""), cell(u32::MAX, " "), cell(1, "b")].concat();
        assert_eq!(many(&row(1, &beyond)), Err("malformed"));
        assert_eq!(many(&[row(u32::MAX, ""), row(u32::MAX, ""), row(1, &cell(1, "b"))].concat()), Err("malformed"));
    }

    #[test]
    fn sheets_that_are_not_shown() {
        let styles = "<s:style s:name=\"h\"><s:table-properties t:display=\"false\"/></s:style><s:style s:name=\"s\"><s:table-properties t:display=\"true\"/></s:style>";
        let sheet = |name: &str, style: &str| format!("<t:table t:name=\"{name}\" t:style-name=\"{style}\"></t:table>");
        let content = format!("<o>{styles}{}{}{}</o>", sheet("One", "s"), sheet("Two", "h"), sheet("Three", ""));
        assert_eq!(sheets(&content).as_deref(), Ok("One\nTwo (hidden)\nThree"));
        assert_eq!(sheets("<!DOCTYPE a [<!ENTITY b \"c\">]><o>&b;</o>"), Err("malformed"));
        assert_eq!(sheets("<t:table><t:table-row></t:table>"), Err("malformed"));
    }

    #[test]
    fn errors_of_every_language() {
        let check = |text: &str, expect: bool| assert_eq!(is_error(text), expect, "{text}");
        for text in ["#REF!", "#DIV/0!", "#NAME?", "#N/A", "#NV", "#BEZUG!", "#¡VALOR!", "Err:502"] {
            check(text, true);
        }
        for text in ["", "#", "#!", "# Plans", "#1!", "#wins!", "Err:or", "Errors", "#N/A yet", "C#", "#HELLO WORLD!"] {
            check(text, false);
        }
    }
}
