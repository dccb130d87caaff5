//! First floor, formats to write: what tables hold comes back, what they cannot hold they say.

use crate::layout::tests::{framework, outline, read};
use crate::random::ids_after;
use crate::{Content, EXPORTS, Input, LOST, Skip, Went, export_named, import, random};
use proptest::prelude::*;
use rungs_model::{Field, Framework, Kind, Record, Value, Years};

fn written(framework: &Framework, format: &str) -> Vec<u8> {
    let export = export_named(format).unwrap();
    match export.write {
        crate::Write::Framework(write) => write(framework),
        crate::Write::History(_) => panic!("a history"),
    }
}

fn back(bytes: &[u8], name: &str) -> Framework {
    // Ids that no ladder of these tests has.
    let mut fresh = ids_after(1 << 64);
    match import(&Input::new(name, bytes), &mut fresh).unwrap_or_else(|error| panic!("{name}: {error}")).content {
        Content::Framework(framework) => framework,
        Content::History(_) => panic!("a history"),
    }
}

/// The same framework without the keys that no program here knows, its texts changed.
fn changed(framework: &Framework, change: impl Fn(&str) -> String) -> Framework {
    let records = framework.in_order().into_iter().map(|record| {
        let mut record = Record::clone(record);
        record.extra.0.clear();
        for field in record.kind.fields() {
            let value = record.fields.get(*field).cloned().map(|value| match value {
                Value::Text(text) => Value::Text(change(&text)),
                Value::Texts(texts) => Value::Texts(texts.iter().map(|text| change(text)).collect()),
                Value::Experience(mut years) => {
                    years.extra.0.clear();
                    years.context = change(&years.context);
                    Value::Experience(years)
                }
                Value::Metric(mut metric) => {
                    metric.extra.0.clear();
                    (metric.name, metric.unit) = (change(&metric.name), change(&metric.unit));
                    Value::Metric(metric)
                }
                other => other,
            });
            record.fields.set(*field, value);
        }
        record
    });
    Framework::from_records(records).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Whatever stands in a framework comes back from the long table as it was, ids and order included.
    #[test]
    fn the_long_table_holds_everything(framework in random::framework()) {
        let expect = changed(&framework, str::to_string);
        let bytes = written(&framework, "csv-long");
        prop_assert_eq!(back(&bytes, "a.csv"), expect);
    }

    /// The same of a workbook, but for characters that no workbook holds and texts of white space alone.
    #[test]
    fn a_workbook_holds_everything(framework in random::framework()) {
        let plain = |text: &str| {
            let text: String = text.chars().map(|c| if c.is_control() && c != '\n' || c > '\u{d7ff}' { '?' } else { c }).collect();
            format!("<{text}>")
        };
        let expect = changed(&framework, plain);
        let bytes = written(&expect, "xlsx");
        prop_assert_eq!(back(&bytes, "a.xlsx"), expect);
    }

    /// What is lost is called by a word of the list.
    #[test]
    fn losses_are_called_by_their_words(framework in random::framework()) {
        for export in EXPORTS {
            for loss in (export.losses)(&framework) {
                prop_assert!(LOST.contains(&loss.what) && loss.count > 0, "{}: {loss:?}", export.name);
            }
        }
    }

    /// Of what Moodle has room for, nothing is lost that it does not say is lost: ids, order and links come back too.
    #[test]
    fn moodle_holds_what_it_does_not_call_lost(framework in random::framework()) {
        let held = held_by_moodle(&framework);
        prop_assume!(held.len() > 1);
        prop_assert_eq!((export_named("moodle").unwrap().losses)(&held), Vec::new());
        let bytes = written(&held, "moodle");
        let after = back(&bytes, "a.csv");
        let text = String::from_utf8(bytes).unwrap();
        prop_assert_eq!(outline(&after), outline(&held), "{}", text);
        prop_assert_eq!(ids(&after), ids(&held), "{}", text);
    }

    /// Of what a matrix has room for, nothing is lost that it does not say is lost: neither fields nor order.
    #[test]
    fn a_matrix_holds_what_it_does_not_call_lost(framework in random::framework()) {
        let held = held_by_matrix(&framework);
        prop_assume!(!held.of_kind(Kind::Step).is_empty());
        let losses = (export_named("csv").unwrap().losses)(&held);
        // Whether a cell is one of titles hangs on all of its statements.
        prop_assert!(losses.iter().all(|loss| loss.what == "title"), "{losses:?}");
        prop_assume!(losses.is_empty());
        let bytes = written(&held, "csv");
        let after = back(&bytes, "a.csv");
        prop_assert_eq!(said(&after), said(&held), "{}", String::from_utf8(bytes).unwrap());
    }

    /// Nothing makes a writer panic, and what it writes is read.
    #[test]
    fn every_table_is_written(framework in random::framework()) {
        for format in ["csv", "moodle"] {
            let bytes = written(&framework, format);
            let losses = (export_named(format).unwrap().losses)(&framework);
            prop_assert!(losses.iter().all(|loss| loss.count > 0));
            if let Ok(found) = import(&Input::new("a.csv", &bytes), &mut ids_after(0)) {
                let tally = found.understanding.unwrap().tally;
                prop_assert_eq!(tally.all, tally.kept + tally.skipped);
            }
        }
    }
}

/// The kinds, fields and texts of a framework that Moodle has room for.
fn held_by_moodle(framework: &Framework) -> Framework {
    const KINDS: [Kind; 6] = [Kind::Framework, Kind::Group, Kind::Competency, Kind::Path, Kind::Step, Kind::Ability];
    let words = |text: &str| {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.chain(["so"]).collect::<Vec<_>>().join(" ")
    };
    let said = |field: Field, text: &str| match field {
        Field::Title => format!("The {}", words(text)),
        Field::Statement if text.len().is_multiple_of(2) => format!("Does {}{}", words(text), " and more".repeat(20)),
        Field::Statement => format!("Does {}", words(text)),
        _ => format!("First {}\nthen more", words(text)),
    };
    let root = framework.root();
    let records = framework.in_order().into_iter().filter(|record| KINDS.contains(&record.kind)).map(|record| {
        let mut kept = Record::new(record.id, record.kind, record.parent, record.place);
        for field in record.kind.fields() {
            let is_held = !matches!((record.kind, *field), (Kind::Ability, Field::Title))
                && matches!(
                    field,
                    Field::Title | Field::Statement | Field::Summary | Field::Definition | Field::Competency
                );
            kept.fields.set(
                *field,
                match record.fields.get(*field) {
                    Some(Value::Text(text)) if is_held => Some(Value::Text(said(*field, text))),
                    Some(Value::Link(to)) if is_held => Some(Value::Link(*to)),
                    _ => None,
                },
            );
        }
        // One without a title is called like its file.
        if kept.id == root && kept.face().is_empty() {
            kept.fields.set(Field::Title, Some(Value::Text("A".into())));
        }
        kept
    });
    Framework::from_records(records).unwrap()
}

/// The kinds, fields and texts of a framework that a matrix has room for, every name once.
fn held_by_matrix(framework: &Framework) -> Framework {
    const KINDS: [Kind; 7] =
        [Kind::Framework, Kind::Grade, Kind::Group, Kind::Competency, Kind::Path, Kind::Step, Kind::Ability];
    let words = |text: &str| {
        let words = text.split(|c: char| !c.is_alphanumeric() || c.is_numeric()).filter(|word| !word.is_empty());
        words.chain(["so"]).collect::<Vec<_>>().join(" ")
    };
    let all = framework.in_order();
    let used: Vec<_> = all.iter().filter_map(|record| record.link(Field::Grade)).collect();
    let is_on_step =
        |record: &Record| record.parent.and_then(|parent| framework.get(parent)).is_some_and(|p| p.kind == Kind::Step);
    let is_held = |record: &&Record| match record.kind {
        Kind::Ability => is_on_step(record),
        Kind::Grade => used.contains(&record.id),
        Kind::Path => framework.below(record.id, Kind::Step).next().is_some(),
        Kind::Group => framework.below(record.id, Kind::Competency).next().is_some(),
        kind => KINDS.contains(&kind),
    };
    let rank = |id: rungs_model::Id| all.iter().position(|record| record.id == id);
    let held = all.iter().copied().filter(is_held).enumerate().map(|(n, record)| {
        let mut kept = Record::new(record.id, record.kind, record.parent, record.place);
        if let (Kind::Ability, rank) = (record.kind, record.link(Field::Competency).and_then(rank)) {
            // In the order of their competencies, those of none behind them.
            kept.place = rungs_model::Place::nth(rank.unwrap_or(100_000) * 100_000 + n);
        }
        for field in
            record.kind.fields().iter().filter(|field| !crate::rows::NO_COLUMN.contains(&(record.kind, **field)))
        {
            let value = match record.fields.get(*field).cloned() {
                Some(Value::Text(text)) if matches!(field, Field::Code) => {
                    Some(format!("C{}", text.len())).map(Value::Text)
                }
                Some(Value::Text(text)) if matches!(field, Field::Statement) => {
                    Some(Value::Text(format!("does {} as it should be", words(&text))))
                }
                Some(Value::Text(_)) if matches!(field, Field::Title) && record.kind == Kind::Ability => {
                    Some(Value::Text(format!("About {}", crate::pieces::letters(n as u32))))
                }
                Some(Value::Text(text)) => {
                    Some(Value::Text(format!("First {} then {}", words(&text), crate::pieces::letters(n as u32))))
                }
                Some(Value::Experience(mut years)) => {
                    years.extra.0.clear();
                    // Nobody has three digits of years.
                    let is_beyond = |years: Option<Years>| years.is_some_and(|years| years.get() >= 100.0);
                    if !years.essential
                        || years.max_years < years.min_years
                        || is_beyond(years.max_years.max(years.min_years))
                    {
                        (years.min_years, years.max_years) = (None, None);
                    }
                    years.context =
                        if years.context.is_empty() { String::new() } else { format!("of {}", words(&years.context)) };
                    Some(Value::Experience(years))
                }
                other => other,
            };
            kept.fields.set(*field, value);
        }
        // What has no name cannot be told from what stands beside it.
        if record.kind != Kind::Ability && kept.face().is_empty() {
            kept.fields.set(Field::Title, Some(Value::Text(format!("Only {}", crate::pieces::letters(n as u32)))));
        }
        if record.kind == Kind::Ability && kept.text(Field::Statement).is_empty() {
            kept.fields.set(Field::Statement, Some(Value::Text("does what was asked".into())));
        }
        kept
    });
    Framework::from_records(held).unwrap()
}

/// All that stands in a framework but its own title, in order, with the names of what it refers to. Grades have no
/// place of their own in a matrix.
fn said(framework: &Framework) -> Vec<String> {
    let name = |id: rungs_model::Id| framework.get(id).map(|record| record.face().to_string());
    let records = framework.in_order().into_iter().filter(|r| !matches!(r.kind, Kind::Framework | Kind::Grade));
    let field = |value: &Value| match value {
        Value::Link(id) => format!("{:?}", name(*id)),
        other => format!("{other:?}"),
    };
    let line = |record: &Record| {
        let fields: Vec<String> =
            record.fields.iter().map(|(f, value)| format!("{}: {}", f.name(), field(value))).collect();
        format!(
            "{} in {:?}: {}",
            record.kind.name(),
            record.parent.filter(|id| *id != framework.root()).and_then(name),
            fields.join(", ")
        )
    };
    records.map(line).collect()
}

/// The ids of all nodes but the framework's, which Moodle has none for, in their order.
fn ids(framework: &Framework) -> Vec<rungs_model::Id> {
    framework.in_order().iter().skip(1).map(|record| record.id).collect()
}

const LADDER: &str = "
    Category | Skill | Junior | Senior
    Years of experience | | 0-2 | 3+
    Craft | Planning | - plans own days / - asks for help | Plans work of a team
    | Writing | Writes short notes | Writes long reports
    People | Coaching | | Coaches new people";

const TWO: &str = "
     | Engineering | < | Design | <
    Competency | E1 | E2 | D1 | D2
    Title | Engineer | Senior engineer | Designer | Senior designer
    Experience | 0-2 years | 2-5 years | 0-3 years | 3+ years
    Scope | Own tasks | A feature | Own sketches | A product
    Planning | Plans own days well | Plans work of a team | Plans own sketches | Plans design sprints";

#[test]
fn a_matrix_comes_back() {
    for ladder in [LADDER, TWO] {
        let found = read("Ladder.xlsx", ladder, None).unwrap();
        let before = framework(&found);
        let bytes = written(before, "csv");
        let after = back(&bytes, "Ladder.csv");
        let text = String::from_utf8(bytes).unwrap();
        assert_eq!(outline(&after), outline(before), "{text}");
    }
}

/// The sheet of all nodes is what comes back; what somebody wrote on another sheet is said not to.
#[test]
fn what_is_written_into_a_printed_matrix_is_not_called_the_same() {
    let found = read("Ladder.xlsx", LADDER, None).unwrap();
    let framework = changed(framework(&found), str::to_string);
    let path = framework.below(framework.root(), Kind::Path).next().unwrap();
    let matrix = crate::rows::matrix(&framework, &[path], false).rows();
    let edited = matrix.map(|row| row.iter().map(|cell| cell.replace("Plans work", "Plans all work")).collect());
    let mut book = rust_xlsxwriter::Workbook::new();
    for (name, rows) in [("Ladder", edited.collect()), ("All", crate::flat::write::rows(&framework))] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        for (at, row) in rows.iter().enumerate() {
            let row: &Vec<String> = row;
            sheet.write_row(at as u32, 0, row).unwrap();
        }
    }
    let bytes = book.save_to_buffer().unwrap();
    let found = import(&Input::new("a.xlsx", &bytes), &mut ids_after(1 << 64)).unwrap();
    assert_eq!(found.content.framework(), &framework);
    let understanding = found.understanding.unwrap();
    let otherwise = understanding.trace.iter().filter(|trace| trace.went == Went::Skipped { why: Skip::Otherwise });
    let texts: Vec<&str> = otherwise.map(|trace| understanding.pieces.text(&trace.part)).collect();
    assert_eq!(texts, ["Plans all work of a team"]);
}

#[test]
fn moodle_comes_back() {
    for ladder in [LADDER, TWO] {
        let found = read("Ladder.xlsx", ladder, None).unwrap();
        let before = changed(framework(&found), str::to_string);
        let records = before.in_order().into_iter().map(|record| {
            let mut record = Record::clone(record);
            // What it cannot hold.
            for field in [Field::Code, Field::Focus, Field::Experience] {
                record.fields.set(field, None);
            }
            record
        });
        let before = Framework::from_records(records).unwrap();
        let bytes = written(&before, "moodle");
        let after = back(&bytes, "Ladder.csv");
        let text = String::from_utf8(bytes).unwrap();
        assert_eq!(outline(&after), outline(&before), "{text}");
        let ids = |framework: &Framework| framework.of_kind(Kind::Step).iter().map(|step| step.id).collect::<Vec<_>>();
        assert_eq!(ids(&after), ids(&before));
    }
}

#[test]
fn formulas_and_markup_are_texts() {
    let nasty =
        ["=1+1", "+SUM(A1)", "-2", "@x", "\t=1", "'=1", "<b>x</b>", "a\r\nb", " x ", "=HYPERLINK(\"http://x\")"];
    let found = read("Ladder.xlsx", LADDER, None).unwrap();
    for text in nasty {
        let expect = changed(framework(&found), |_| text.to_string());
        let bytes = written(&expect, "csv-long");
        assert_eq!(back(&bytes, "a.csv"), expect, "{text}");
        let raw = String::from_utf8(written(&expect, "csv")).unwrap();
        for cell in raw.split([',', '\n']).map(|cell| cell.trim_matches('"')) {
            assert!(!cell.starts_with(['=', '+', '@', '\t']), "{text}: {cell}");
        }
        let names = |name: &str| {
            let bytes = written(&expect, "xlsx");
            let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
            let mut out = String::new();
            std::io::Read::read_to_string(&mut archive.by_name(name).unwrap(), &mut out).unwrap();
            out
        };
        assert!(!names("xl/worksheets/sheet1.xml").contains("<f>"));
    }
}

#[test]
fn names_of_sheets_are_taken_by_excel() {
    let found = read("Ladder.xlsx", LADDER, None).unwrap();
    let long = "x".repeat(60);
    for title in ["All", "History", "a/b:c*d?[e]", "''", "", "a\nb", long.as_str(), "Pfad \u{1f600}"] {
        let framework =
            changed(framework(&found), |text| if text == "Ladder" { title.replace('\0', "") } else { text.into() });
        let bytes = written(&framework, "xlsx");
        assert_eq!(back(&bytes, "a.xlsx"), framework, "{title}");
    }
}

#[test]
fn losses_are_said() {
    let found = read("Ladder.xlsx", LADDER, None).unwrap();
    let framework = framework(&found);
    let said = |format: &str| -> Vec<(&str, usize)> {
        (export_named(format).unwrap().losses)(framework).iter().map(|loss| (loss.what, loss.count)).collect()
    };
    assert_eq!(said("csv"), []);
    assert_eq!(said("csv-long"), []);
    assert_eq!(said("xlsx"), []);
    assert_eq!(said("moodle"), [("experience", 2)]);
}

#[test]
fn links_are_lost_where_there_is_no_room_for_them() {
    let json = r#"{"format":"rungs.framework/1","title":"A","x":1,"associations":[
        {"id":"00000000-0000-4000-8000-000000000001","relation":"isPeerOf","from":"urn:a","to":"urn:b"}]}"#;
    let framework = back(json.as_bytes(), "a.rungs.json");
    let check = |format: &str, expect: &[(&str, usize)]| {
        let losses = (export_named(format).unwrap().losses)(&framework);
        assert_eq!(losses.iter().map(|loss| (loss.what, loss.count)).collect::<Vec<_>>(), expect, "{format}");
    };
    for format in ["json", "rungs", "case", "ctdl"] {
        check(format, &[]);
    }
    check("case10", &[("keys", 1)]);
    for format in ["docx", "html", "markdown", "xlsx", "moodle", "csv-long", "csv"] {
        check(format, &[("associations", 1), ("keys", 1)]);
    }
}
