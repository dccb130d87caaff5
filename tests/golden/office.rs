//! What an office program makes of our exports: samples, and one of them full of texts that a careless program would
//! run, as workbooks, tables, documents and pages that LibreOffice opens and writes down as what it took them for.

mod sheets;
mod texts;
mod tree;

use crate::soffice;
use rungs_exchange::{Content, Input, Write, export_named, import};
use rungs_model::{Field, Framework, Id, Kind, Record, Value};
use std::collections::HashMap;
use std::sync::LazyLock;
use tree::Tree;

/// The samples, and the name of the one in which everything is odd.
const SAMPLES: [&str; 3] = ["planner", "engineering-matrix", "customer-outcomes"];
const ODD: &str = "odd";

/// Each format with the ending of its files, as what it is opened (nothing where that is told by the file) and what it is
/// written as.
const FORMATS: [(&str, &str, &str, &str); 5] = [
    ("xlsx", "xlsx", "", "fods"),
    ("csv", "csv", "Text - txt - csv (StarCalc)", "fods"),
    ("csv-long", "long.csv", "Text - txt - csv (StarCalc)", "fods"),
    ("docx", "docx", "", "fodt"),
    ("html", "html", "HTML (StarWriter)", "fodt"),
];

/// Commas, quotes and UTF-8; numbers and dates are looked for, formulas are what they are.
const AS_CSV: &str = "44,34,76,1,,0,false,true,false,false,false,-1,true";

/// What a spreadsheet, a browser or a word processor might run, and marks that come apart.
const TRICKS: [&str; 14] = [
    "=1+1",
    "+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1;1)",
    "=HYPERLINK(\"https://example.org\";\"x\")",
    "{=1+1}",
    "'=1+1",
    "\t=1+1",
    "\r=1+1",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "a\tb",
    "a, \"b\"; c",
];

/// The frameworks by their names.
fn framework(name: &str) -> Framework {
    let sample = if name == ODD { "engineering-matrix" } else { name };
    let json = rungs_engine::SAMPLES.iter().find(|one| one.name == sample).unwrap().json;
    let mut fresh = || panic!("every node of a sample has its id");
    let Content::Framework(framework) = import(&Input::new("a.json", json.as_bytes()), &mut fresh).unwrap().content
    else {
        panic!("a history")
    };
    if name == ODD { odd(&framework) } else { framework }
}

/// The same with a trick in front of every name and statement, each of which is told apart by its number.
fn odd(framework: &Framework) -> Framework {
    let mut number = 0;
    let mut trick = || {
        number += 1;
        format!("{}{number:03}", TRICKS[number % TRICKS.len()])
    };
    let records = framework.in_order().into_iter().map(|record| {
        let mut record = Record::clone(record);
        for field in [Field::Title, Field::Statement, Field::Summary, Field::Definition, Field::Tagline, Field::Heading]
        {
            if record.fields.get(field).is_some() {
                record.fields.set(field, Some(Value::Text(trick())));
            }
        }
        record
    });
    Framework::from_records(records).unwrap()
}

/// What LibreOffice took a file for; beside it, of a workbook, a line a sheet: whether it is frozen, and from which column
/// and row on.
type Read = (Tree, String);

/// Every file, by its format and the name of the framework.
static READ: LazyLock<HashMap<(&str, &str), Read>> = LazyLock::new(|| {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path();
    let mut calls = String::new();
    let all =
        || FORMATS.into_iter().flat_map(|format| SAMPLES.into_iter().chain([ODD]).map(move |name| (format, name)));
    for ((format, ending, as_what, target), name) in all() {
        let Write::Framework(write) = export_named(format).unwrap().write else { panic!("a history") };
        let file = folder.join(format!("{name}.{ending}"));
        std::fs::write(&file, write(&framework(name))).unwrap();
        let into = folder.join(format!("{name}.{format}.{target}"));
        let kind = if target == "fods" { "Spreadsheet" } else { "Text" };
        let options = if ending.ends_with("csv") { AS_CSV } else { "" };
        let (from, into) = (soffice::url(&file), soffice::url(&into));
        calls.push_str(&format!(
            "  Convert(\"{from}\", \"{into}\", \"{as_what}\", \"{options}\", \"OpenDocument {kind} Flat XML\")\n"
        ));
    }
    soffice::run(folder, &MODULE.replace("CALLS", &calls), &[]);
    let read = |format: &str, target: &str, name: &str| {
        let file = folder.join(format!("{name}.{format}.{target}"));
        let text = std::fs::read_to_string(&file);
        let panes = std::fs::read_to_string(folder.join(format!("{name}.{format}.{target}.panes"))).unwrap_or_default();
        (Tree::read(&text.unwrap_or_else(|e| panic!("{name} was not opened as {format}: {e}"))), panes)
    };
    all().map(|((format, _, _, target), name)| ((format, name), read(format, target, name))).collect()
});

const MODULE: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Main
CALLS
  StarDesktop.terminate()
End Sub

Sub Convert(source As String, target As String, asWhat As String, options As String, filter As String)
  Dim how(2) As New com.sun.star.beans.PropertyValue
  Dim flat(0) As New com.sun.star.beans.PropertyValue
  how(0).Name = "Hidden"
  how(0).Value = True
  If asWhat &lt;&gt; "" Then
    how(1).Name = "FilterName"
    how(1).Value = asWhat
    how(2).Name = "FilterOptions"
    how(2).Value = options
  End If
  flat(0).Name = "FilterName"
  flat(0).Value = filter
  document = StarDesktop.loadComponentFromURL(source, "_blank", 0, how())
  If document.supportsService("com.sun.star.sheet.SpreadsheetDocument") Then
    view = document.CurrentController
    Open ConvertFromURL(target &amp; ".panes") For Output As #1
    For n = 0 To document.Sheets.Count - 1
      view.setActiveSheet(document.Sheets.getByIndex(n))
      Print #1, view.hasFrozenPanes() &amp; " " &amp; view.getSplitColumn() &amp; " " &amp; view.getSplitRow()
    Next n
    Close #1
  End If
  document.storeToURL(target, flat())
  document.close(True)
End Sub
</script:module>"#;

fn opened(format: &'static str, name: &'static str) -> &'static Tree {
    &READ[&(format, name)].0
}

/// How often each text of a kind stands in a framework.
fn counted(texts: impl Iterator<Item = String>) -> HashMap<String, usize> {
    let mut counts = HashMap::new();
    for text in texts {
        *counts.entry(text).or_default() += 1;
    }
    counts
}

/// White space of every kind as one space: a program may break a line elsewhere.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn below(framework: &Framework, id: Id, kind: Kind) -> Vec<Record> {
    framework.below(id, kind).cloned().collect()
}
