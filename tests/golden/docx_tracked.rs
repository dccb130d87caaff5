//! Tracked changes as an office program takes them: one hundred random pairs of states as Word documents, all changes
//! accepted and all rejected by LibreOffice, compared with the same states written without a change.

use crate::soffice;
use rungs_bench::generator::{self, Dice};
use rungs_compare::{Match, compare};
use rungs_exchange::{Edition, report_named};
use rungs_model::edit::{Add, Intention, Move, Remove, Reorder, Set, plan};
use rungs_model::{Field, FieldEdits, Framework, Id, Kind, Shape, Value};
use rungs_words::{Report, Side, Words};
use std::path::Path;

/// How many pairs, and the seed of the first.
const PAIRS: usize = 100;
const SEED: u64 = 20_260_301;

/// The module of Basic that an office program keeps for each user. It loads each document of the folder, takes or takes
/// back its changes, and stores its text.
const MODULE: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Main
  Dim n As Integer, folder As String
  folder = Environ("RUNGS_FOLDER")
  For n = 0 To CInt(Environ("RUNGS_PAIRS")) - 1
    Convert(folder &amp; n &amp; ".docx", folder &amp; n &amp; ".accepted.txt", ".uno:AcceptAllTrackedChanges")
    Convert(folder &amp; n &amp; ".docx", folder &amp; n &amp; ".rejected.txt", ".uno:RejectAllTrackedChanges")
    Convert(folder &amp; n &amp; ".new.docx", folder &amp; n &amp; ".new.txt", "")
    Convert(folder &amp; n &amp; ".old.docx", folder &amp; n &amp; ".old.txt", "")
  Next n
  StarDesktop.terminate()
End Sub

Sub Convert(source As String, target As String, deed As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  Dim asText(1) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  asText(0).Name = "FilterName"
  asText(0).Value = "Text (encoded)"
  asText(1).Name = "FilterOptions"
  asText(1).Value = "UTF8,LF,,,"
  document = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
  If deed &lt;&gt; "" Then
    dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
    dispatcher.executeDispatch(document.CurrentController.Frame, deed, "", 0, Array())
  End If
  document.storeToURL(target, asText())
  document.close(True)
End Sub
</script:module>"#;

/// A state of a framework and a later one: everything that can happen to a node happens to some.
fn pair(seed: u64) -> (Framework, Framework) {
    let mut dice = Dice::new(seed);
    let size = 12 + dice.below(60);
    let old = generator::framework(seed, size);
    let mut new = old.clone();
    for _ in 0..4 + dice.below(30) {
        let intention = deed(&new, &mut dice);
        let fresh = dice.id();
        if let Ok(changes) = plan(&new, &intention, fresh) {
            new.apply(&changes).unwrap();
        }
    }
    (old, new)
}

fn any(framework: &Framework, kinds: &[Kind], dice: &mut Dice) -> Id {
    let all: Vec<Id> = framework.in_order().iter().filter(|r| kinds.contains(&r.kind)).map(|r| r.id).collect();
    if all.is_empty() { framework.root() } else { all[dice.below(all.len())] }
}

fn deed(framework: &Framework, dice: &mut Dice) -> Intention {
    use Kind::{Ability, Competency, Grade, Group, Note, Objective, Path, Step, ValueStream};
    let often = [Ability, Ability, Step, Competency, Note, Group, Path, Grade, Objective, ValueStream];
    let kind = often[dice.below(often.len())];
    let node = any(framework, &[kind], dice);
    let kind = framework.get(node).map_or(Kind::Framework, |record| record.kind);
    match dice.below(12) {
        0..2 => {
            let parent = any(framework, &[Step, Path], dice);
            let fields = FieldEdits(vec![(Field::Statement, Some(Value::Text(dice.statement())))]);
            Intention::Add(Add { kind: Ability, parent, index: Some(dice.below(9)), fields })
        }
        2 => {
            let parent = any(framework, &[Path, Step, Group, Competency], dice);
            let body = Value::Text(format!("{}\n\n{}\n{}", dice.statement(), dice.statement(), dice.statement()));
            let fields = vec![(Field::Heading, Some(Value::Text(dice.statement()))), (Field::Body, Some(body))];
            Intention::Add(Add { kind: Note, parent, index: Some(dice.below(2)), fields: FieldEdits(fields) })
        }
        3 => Intention::Remove(Remove { nodes: vec![node] }),
        4 | 5 => {
            let parent = any(framework, &[Step, Path, Group, Objective], dice);
            Intention::Move(Move { nodes: vec![any(framework, &[Ability], dice)], parent, index: Some(dice.below(8)) })
        }
        6 => {
            let parent = any(framework, &[Path], dice);
            Intention::Move(Move { nodes: vec![any(framework, &[Step], dice)], parent, index: Some(dice.below(6)) })
        }
        7 => Intention::Reorder(Reorder { node, index: dice.below(6) }),
        _ => Intention::Set(Set { node, fields: FieldEdits(reworded(framework, node, kind, dice)) }),
    }
}

/// Some of the texts of a node in other words.
fn reworded(framework: &Framework, node: Id, kind: Kind, dice: &mut Dice) -> Vec<(Field, Option<Value>)> {
    let odd = ["<b>&amp;</b>", "שלום עולם", "tab\there", "two\nlines", "  spaces  ", "emoji 👩‍👩‍👧"];
    let mut fields = Vec::new();
    for field in kind.fields() {
        if dice.percent(30) {
            continue;
        }
        let old = framework.get(node).map(|record| record.text(*field).to_owned()).unwrap_or_default();
        let value = match field.shape() {
            Shape::Text if *field == Field::Language => continue,
            Shape::Text if dice.percent(10) => None,
            Shape::Text => {
                let mut words: Vec<&str> = old.split(' ').collect();
                let at = dice.below(words.len());
                words[at] = if dice.percent(20) { dice.pick(&odd) } else { dice.pick(&["sooner", "with", "a plan"]) };
                Some(Value::Text(words.join(" ")))
            }
            Shape::Texts => Some(Value::Texts((0..dice.below(4)).map(|_| dice.statement()).collect())),
            Shape::Number => Some(Value::Number(dice.below(4) as f64)),
            _ => continue,
        };
        fields.push((*field, value));
    }
    fields
}

fn docx(old: &Framework, new: &Framework) -> Vec<u8> {
    let comparison = compare(old, new, Match::Ids, [None, None]);
    let words = Words::ENGLISH;
    let side = |version: &str| Side {
        version: Some(version.to_owned()),
        author: Some("Ines".to_owned()),
        date: "2026-02-11T09:00:00Z".parse().ok(),
        ..Side::default()
    };
    let report = Report::of(old, new, &comparison, [side("2026.1"), side("2026.2")], &words);
    let edition = Edition { old, new, comparison: &comparison, steps: None, report: &report, words: &words };
    (report_named("docx").unwrap().write)(&edition)
}

/// The text of the framework: what follows the page that says what is compared. White space at the ends of lines is
/// that of the program, not of the text.
fn body(folder: &Path, name: &str) -> Vec<String> {
    let text = std::fs::read_to_string(folder.join(name)).unwrap_or_else(|e| panic!("{name}: {e}"));
    let words = Words::ENGLISH;
    let start = [words.tracked, words.no_changes].iter().find_map(|last| Some(text.find(last)? + last.len()));
    let start = start.unwrap_or_else(|| panic!("{name} has no first page:\n{text}"));
    text[start..].lines().map(str::trim_end).filter(|line| !line.is_empty()).map(String::from).collect()
}

#[test]
fn an_office_program_accepts_and_rejects_every_change() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    for n in 0..PAIRS {
        let (old, new) = pair(SEED + n as u64);
        let put = |name: &str, bytes: Vec<u8>| std::fs::write(folder.join(format!("{n}{name}.docx")), bytes).unwrap();
        put("", docx(&old, &new));
        put(".old", docx(&old, &old));
        put(".new", docx(&new, &new));
    }
    let words = [("RUNGS_FOLDER", format!("{}/", soffice::url(folder))), ("RUNGS_PAIRS", PAIRS.to_string())];
    soffice::run(folder, MODULE, &words.each_ref().map(|(name, said)| (*name, said.as_str())));
    let (mut faults, mut lines) = (Vec::new(), 0);
    for n in 0..PAIRS {
        for (is, should_be) in [("accepted", "new"), ("rejected", "old")] {
            let (is_lines, expect) =
                (body(folder, &format!("{n}.{is}.txt")), body(folder, &format!("{n}.{should_be}.txt")));
            lines += expect.len();
            if is_lines != expect {
                let differs = is_lines.iter().zip(&expect).position(|(a, b)| a != b);
                let line = differs.unwrap_or(is_lines.len().min(expect.len()));
                let (is_line, should) = (is_lines.get(line), expect.get(line));
                let seed = SEED + n as u64;
                faults.push(format!("seed {seed}, {is}, line {line}:\n  is:     {is_line:?}\n  should: {should:?}"));
            }
        }
    }
    assert!(lines > 50 * PAIRS, "the frameworks say too little to test with");
    assert!(faults.is_empty(), "{} of {}:\n{}", faults.len(), 2 * PAIRS, faults.join("\n"));
}
