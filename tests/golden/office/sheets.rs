//! Workbooks and tables: what stands in which cell, what is repeated, and that nothing is computed.

use super::*;

/// A sheet as it was read.
struct Sheet<'t> {
    name: &'t str,
    rows: Vec<Vec<Cell<'t>>>,
    /// How many rows are printed again on each page.
    repeated: usize,
    columns_repeated: usize,
}

#[derive(Clone, Copy)]
struct Cell<'t>(&'t Tree);

impl Cell<'_> {
    fn text(self) -> String {
        let lines = self.0.below.iter().filter(|one| one.is == "text:p").map(Tree::words);
        lines.collect::<Vec<_>>().join("\n")
    }
}

fn sheets(read: &Tree) -> Vec<Sheet<'_>> {
    read.all("table:table").into_iter().map(sheet).collect()
}

fn sheet(table: &Tree) -> Sheet<'_> {
    let is_said = |cell: &&Tree| cell.is == "table:table-cell" || cell.is == "table:covered-table-cell";
    let cells = |row: &'_ Tree| -> Vec<usize> {
        let all = row.below.iter().enumerate().filter(|(_, cell)| is_said(cell));
        // The empty end of a row is as long as the sheet can be.
        all.flat_map(|(at, cell)| std::iter::repeat_n(at, cell.times("table:number-columns-repeated").min(200)))
            .collect()
    };
    let mut rows: Vec<Vec<Cell<'_>>> = Vec::new();
    for row in table.all("table:table-row") {
        let cells: Vec<Cell<'_>> = cells(row).into_iter().map(|at| Cell(&row.below[at])).collect();
        rows.extend(std::iter::repeat_n(cells, row.times("table:number-rows-repeated").min(50)));
    }
    let under = |head: &str, one: &str, times: &str| -> usize {
        table.all(head).iter().flat_map(|head| head.all(one)).map(|one| one.times(times)).sum()
    };
    Sheet {
        name: table.says("table:name"),
        rows,
        repeated: under("table:table-header-rows", "table:table-row", "table:number-rows-repeated"),
        columns_repeated: under("table:table-header-columns", "table:table-column", "table:number-columns-repeated"),
    }
}

impl Sheet<'_> {
    fn text(&self, row: usize, column: usize) -> String {
        self.rows.get(row).and_then(|row| row.get(column)).map(|cell| cell.text()).unwrap_or_default()
    }

    fn texts(&self) -> Vec<String> {
        self.rows.iter().flatten().map(|cell| cell.text()).filter(|text| !text.is_empty()).collect()
    }

    /// The column under a head of the first row.
    fn under(&self, head: &str) -> Vec<String> {
        let at = (0..self.rows[0].len()).find(|at| self.text(0, *at) == head);
        let at = at.unwrap_or_else(|| panic!("no column is called {head}"));
        (1..self.rows.len()).map(|row| self.text(row, at)).collect()
    }
}

/// The statements of a cell, without what stands in front of each.
fn statements(text: &str) -> Vec<String> {
    match text.strip_prefix("\u{2022} ") {
        Some(rest) => rest.split("\n\u{2022} ").map(plain).collect(),
        None => vec![plain(text)],
    }
}

/// As a cell of a matrix says it: the title in front.
fn said(ability: &Record) -> String {
    match (ability.text(Field::Title), ability.text(Field::Statement)) {
        ("", statement) => plain(statement),
        (title, "") => plain(title),
        (title, statement) => plain(&format!("{title}: {statement}")),
    }
}

/// The abilities of the steps of some paths, as often as they stand there.
fn expected(framework: &Framework, paths: &[Record]) -> HashMap<String, usize> {
    let steps = paths.iter().flat_map(|path| below(framework, path.id, Kind::Step));
    counted(steps.flat_map(|step| below(framework, step.id, Kind::Ability)).map(|ability| said(&ability)))
}

/// Whether each statement stands in a sheet as often as it should.
fn holds(sheet: &Sheet<'_>, from: usize, expect: &HashMap<String, usize>, what: &str) {
    let cells = sheet.rows.iter().flat_map(|row| row.iter().skip(from));
    let found = counted(cells.flat_map(|cell| statements(&cell.text())));
    for (statement, times) in expect {
        assert_eq!(found.get(statement), Some(times), "{what}: {statement:?} in {:#?}", sheet.texts());
    }
}

fn years(step: &Record) -> Option<String> {
    let years = step.experience()?;
    Some(match (years.min_years, years.max_years) {
        (Some(min), Some(max)) => format!("{min}-{max} years"),
        (Some(min), None) => format!("{min}+ years"),
        (None, Some(max)) => format!("up to {max} years"),
        (None, None) => return None,
    })
}

#[test]
fn a_workbook_has_a_matrix_a_path_and_one_sheet_of_all() {
    for name in SAMPLES.into_iter().chain([ODD]) {
        let (framework, read) = (framework(name), opened("xlsx", name));
        let paths = below(&framework, framework.root(), Kind::Path);
        let sheets = sheets(read);
        assert_eq!(sheets.len(), paths.len() + 1, "{name}");
        assert_eq!(sheets.last().unwrap().name, "All");
        for (path, sheet) in paths.iter().zip(&sheets) {
            let steps = below(&framework, path.id, Kind::Step);
            let heads: Vec<String> = (3..3 + steps.len()).map(|column| plain(&sheet.text(0, column))).collect();
            let titles: Vec<String> = steps.iter().map(|step| plain(step.face())).collect();
            assert_eq!(heads, titles, "{name}");
            let heads: Vec<String> = (0..3).map(|column| sheet.text(0, column)).collect();
            assert_eq!(heads, ["Group", "Competency", "Definition"]);
            assert_eq!((sheet.repeated, sheet.columns_repeated), (1, 2), "{name}: printed again on each page");
            holds(sheet, 3, &expected(&framework, std::slice::from_ref(path)), name);
            let is_of_years = |row: &usize| sheet.text(*row, 1) == "Years of experience";
            let rows: Vec<usize> = (1..sheet.rows.len()).filter(is_of_years).collect();
            let told = steps.iter().filter(|step| years(step).is_some()).count();
            assert_eq!(rows.len(), usize::from(told > 0), "{name}");
            for (column, step) in steps.iter().enumerate() {
                let Some(years) = years(step) else { continue };
                let cell = sheet.text(rows[0], column + 3);
                assert!(cell == years || cell.starts_with(&format!("{years}, ")), "{name}: {years} in {cell}");
            }
        }
    }
}

/// Every record once, in order, on the sheet of all and in the long table.
#[test]
fn tables_of_all_nodes_hold_each_once() {
    for (format, name) in
        ["xlsx", "csv-long"].into_iter().flat_map(|f| SAMPLES.into_iter().chain([ODD]).map(move |n| (f, n)))
    {
        let (framework, sheets) = (framework(name), sheets(opened(format, name)));
        let all = sheets.last().unwrap();
        let records = framework.in_order();
        let ids: Vec<String> = records.iter().map(|record| record.id.to_string()).collect();
        assert_eq!(all.under("Id").into_iter().filter(|id| !id.is_empty()).collect::<Vec<_>>(), ids, "{format} {name}");
        for (head, field) in [("Title", Field::Title), ("Statement", Field::Statement), ("Summary", Field::Summary)] {
            for (record, cell) in records.iter().zip(all.under(head)) {
                let cell = if format == "csv-long" { cell.trim_start_matches('\'') } else { &cell };
                let meant = record.text(field).trim_start_matches('\'');
                assert_eq!(plain(cell.trim_start_matches('\'')), plain(meant), "{format} {name}: {head}");
            }
        }
    }
}

#[test]
fn a_table_of_all_paths_holds_every_statement_once() {
    for name in SAMPLES.into_iter().chain([ODD]) {
        let (framework, sheets) = (framework(name), sheets(opened("csv", name)));
        let [sheet] = sheets.as_slice() else { panic!("{name}: {} sheets", sheets.len()) };
        let paths = below(&framework, framework.root(), Kind::Path);
        // An apostrophe in front keeps a text a text.
        let bare = |text: &str| text.trim_start_matches('\'').to_owned();
        let cells = sheet.rows.iter().flat_map(|row| row.iter().skip(3));
        let found = counted(cells.flat_map(|cell| statements(&cell.text())).map(|text| bare(&text)));
        for (statement, times) in expected(&framework, &paths) {
            assert_eq!(found.get(&bare(&statement)), Some(&times), "{name}: {statement:?}");
        }
    }
}

#[test]
fn cells_are_texts_and_nothing_is_computed() {
    for format in ["xlsx", "csv", "csv-long"] {
        let read = opened(format, ODD);
        let formulas: Vec<_> = read.attributes().into_iter().filter(|(name, _)| *name == "table:formula").collect();
        assert_eq!(formulas, [], "{format}");
        for link in ["text:a", "table:dde-links", "ooo:library-embedded", "ooo:library-linked", "script:event-listener"]
        {
            assert!(read.all(link).is_empty(), "{format}: {link}");
        }
        let types: Vec<&str> = read.all("table:table-cell").iter().map(|cell| cell.says("office:value-type")).collect();
        // A CSV has no types: a weight or a number of years in it is a number.
        assert!(types.iter().all(|is| ["", "string"].contains(is) || format == "csv-long"), "{format}: {types:?}");
        let all: Vec<String> = sheets(read).iter().flat_map(Sheet::texts).collect();
        for trick in TRICKS {
            let holds = |text: &String| plain(text).contains(&plain(trick));
            assert!(all.iter().any(holds), "{format}: {trick:?} in {all:#?}");
        }
    }
}

#[test]
fn a_workbook_is_ready_to_read_and_to_print() {
    let read = opened("xlsx", "engineering-matrix");
    let (sheets, panes) = (sheets(read), &READ[&("xlsx", "engineering-matrix")].1);
    let expect: String = sheets[1..].iter().map(|_| "True 2 1\n").chain(["True 3 1\n"]).collect();
    assert_eq!(*panes, expect, "frozen: two columns and a row, of all nodes three");
    assert_eq!(sheets.last().unwrap().repeated, 1);
    let styles: HashMap<&str, &Tree> =
        read.all("style:style").into_iter().map(|style| (style.says("style:name"), style)).collect();
    let is_wrapped = |cell: &Cell<'_>| {
        let style = styles[cell.0.says("table:style-name")];
        style.all("style:table-cell-properties").iter().any(|one| one.says("fo:wrap-option") == "wrap")
    };
    for sheet in &sheets {
        let filled = sheet.rows.iter().flatten().filter(|cell| !cell.text().is_empty());
        assert!(filled.clone().all(is_wrapped) && filled.count() > 20, "{}", sheet.name);
    }
    let pages = read.all("style:page-layout-properties");
    assert!(pages.iter().any(|page| page.says("style:print-orientation") == "landscape"));
    assert!(pages.iter().any(|page| page.says("style:scale-to-X") == "1"), "as wide as one page");
}
