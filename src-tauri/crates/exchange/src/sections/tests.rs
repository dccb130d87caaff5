//! First floor, sections of documents: what comes of documents of every style. Each file in `samples` has the outline
//! beside it that a person would call right.

use crate::random::ids_after;
use crate::{Input, import};
use rungs_model::{Experience, Field, Framework, Id, Kind, Record};
use std::fmt::Write;
use std::fs;
use std::path::Path;

pub(crate) fn read(name: &str, bytes: &[u8]) -> crate::Imported {
    import(&Input::new(name, bytes), &mut ids_after(0)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// A framework in few signs: `[group] <competency: definition>`, `# path`, `## [code] step (focus) {years} @grade`,
/// `- (competency) *title* statement / example`, `! heading: note`, `* objective`.
pub(crate) fn outline(framework: &Framework) -> String {
    let mut out = String::new();
    let one = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let some = |before: &str, text: &str, after: &str| match one(text).as_str() {
        "" => String::new(),
        text => format!("{before}{text}{after}"),
    };
    let root = framework.framework();
    let face = |id: Option<Id>| id.and_then(|id| framework.get(id)).map(|r| one(r.face())).unwrap_or_default();
    let notes = |out: &mut String, id: Id| {
        for note in framework.below(id, Kind::Note) {
            let _ = writeln!(out, "! {}: {}", one(note.text(Field::Heading)), one(note.text(Field::Body)));
        }
    };
    let abilities = |out: &mut String, id: Id| {
        for ability in framework.below(id, Kind::Ability) {
            let competency = some("(", &face(ability.link(Field::Competency)), ") ");
            let title = some("*", ability.text(Field::Title), "* ");
            let examples: String = ability.texts(Field::Examples).iter().map(|text| some(" / ", text, "")).collect();
            let _ = writeln!(out, "- {competency}{title}{}{examples}", one(ability.text(Field::Statement)));
        }
    };
    let _ = writeln!(out, "{}{}", one(root.text(Field::Title)), some(" | ", root.text(Field::Summary), ""));
    notes(&mut out, root.id);
    for grade in framework.below(root.id, Kind::Grade) {
        let _ = writeln!(out, "grade {}", one(grade.face()));
    }
    for objective in framework.below(root.id, Kind::Objective) {
        let _ = writeln!(out, "* {}", one(objective.face()));
        for stream in framework.below(objective.id, Kind::ValueStream) {
            let metric = stream.metric().map(|m| {
                let number = |n: Option<f64>| n.map(|n| format!(" {n}")).unwrap_or_default();
                format!(" = {}{}{} {}", m.name, number(m.baseline), number(m.target), m.unit)
            });
            let _ = writeln!(out, "** {}{}", one(stream.face()), metric.unwrap_or_default());
        }
    }
    for group in framework.below(root.id, Kind::Group) {
        for competency in framework.below(group.id, Kind::Competency) {
            let definition = some(": ", competency.text(Field::Definition), "");
            let _ = writeln!(out, "{}<{}{definition}>", some("[", group.face(), "] "), one(competency.face()));
            notes(&mut out, competency.id);
        }
    }
    for path in framework.below(root.id, Kind::Path) {
        let _ = writeln!(out, "# {}{}", one(path.face()), some(" | ", path.text(Field::Summary), ""));
        notes(&mut out, path.id);
        abilities(&mut out, path.id);
        for step in framework.below(path.id, Kind::Step) {
            let _ = writeln!(
                out,
                "## {}{}{}{}{}{}",
                some("[", step.text(Field::Code), "] "),
                one(step.face()),
                some(" (", step.text(Field::Focus), ")"),
                step.experience().map(years).unwrap_or_default(),
                some(" @", &face(step.link(Field::Grade)), ""),
                some(" | ", step.text(Field::Summary), "")
            );
            notes(&mut out, step.id);
            abilities(&mut out, step.id);
        }
    }
    out
}

fn years(experience: &Experience) -> String {
    let context = if experience.context.is_empty() { String::new() } else { format!(" {}", experience.context) };
    let span = match (experience.essential, experience.min_years, experience.max_years) {
        (false, ..) => "any".to_string(),
        (_, Some(min), Some(max)) => format!("{min}-{max}"),
        (_, Some(min), None) => format!("{min}+"),
        (_, None, Some(max)) => format!("?-{max}"),
        _ => "?".to_string(),
    };
    format!(" {{{span}{context}}}")
}

/// The account of a file: every character of it is kept or skipped, and no part is there twice.
pub(crate) fn check_account(name: &str, imported: &crate::Imported) {
    let understanding = imported.understanding.as_ref().unwrap();
    let tally = understanding.tally;
    assert_eq!(tally.all, tally.kept + tally.skipped, "{name}");
    let all: u32 = understanding.pieces.iter().map(|piece| crate::pieces::characters(piece.text)).sum();
    assert_eq!(tally.all, all, "{name}");
}

#[test]
fn documents_of_every_style() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/sections/samples");
    let mut wrong = String::new();
    let mut names: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.sort();
    let mut seen = 0;
    for path in names.iter().filter(|path| path.extension().is_some_and(|end| end != "outline")) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let expect = fs::read_to_string(folder.join(format!("{name}.outline"))).unwrap();
        let imported = read(&name, &fs::read(path).unwrap());
        check_account(&name, &imported);
        let found = outline(imported.content.framework());
        if found != expect {
            let _ = writeln!(wrong, "==== {name}\n---- expected\n{expect}---- found\n{found}");
        }
        seen += 1;
    }
    assert!(seen >= 30, "{seen} samples");
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn what_a_record_of_a_test_says() {
    // The words of the outline above are read by people; a step without anything is its title alone.
    let record = Record::new(Id::from_bytes([1; 16]), Kind::Framework, None, rungs_model::Place::default());
    let framework = Framework::from_records([record]).unwrap();
    assert_eq!(outline(&framework), "\n");
}

mod field;
mod hostile;
mod word;
