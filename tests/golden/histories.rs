//! Two states of real ladders, paired by content, where the files are at hand: nothing of them stands here. What their
//! authors did is read from the files themselves, place by place; a comparison tells that and nothing else.

use rungs_compare::{ChangeKind, Match, compare};
use rungs_model::{Field, Framework, Id, Kind, Place, Record, Value};
use serde_json::Value as Json;
use std::path::PathBuf;

/// A file beside the checkout; none where it is not there.
fn file(name: &str) -> Option<String> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpora/versions");
    std::fs::read_to_string(folder.join(name)).ok()
}

/// A ladder in the making; its ids are those of its side alone.
struct Draft {
    side: u8,
    records: Vec<Record>,
}

impl Draft {
    fn new(side: u8) -> Draft {
        let mut draft = Draft { side, records: Vec::new() };
        draft.put(Kind::Framework, None, &[(Field::Title, "Ladder")]);
        draft
    }

    fn put(&mut self, kind: Kind, parent: Option<Id>, fields: &[(Field, &str)]) -> Id {
        let n = u32::try_from(self.records.len()).unwrap();
        let mut bytes = [self.side; 16];
        bytes[12..].copy_from_slice(&n.to_be_bytes());
        let id = Id::from_bytes(bytes);
        let mut record = Record::new(id, kind, parent, Place(i64::from(n) * 1024));
        for (field, text) in fields {
            record.fields.set(*field, Some(Value::Text((*text).to_string())));
        }
        self.records.push(record);
        id
    }

    fn done(self) -> Framework {
        Framework::from_records(self.records).unwrap()
    }
}

/// A change as a line: what happened to which kind of node, in which field, and what stood and stands there.
fn line(change: ChangeKind, node: Kind, field: &str, [before, after]: [&str; 2]) -> String {
    format!("{change:?} {} {field}: {before:?} > {after:?}", node.name())
}

/// The changes of a comparison by content. An added or removed ability is its statement; so is one whose competency is
/// another one.
fn told(old: &Framework, new: &Framework) -> Vec<String> {
    let comparison = compare(old, new, Match::Content, [None, None]);
    let face = |side: &Framework, id: Option<Id>| {
        id.and_then(|id| side.get(id)).map(|r| r.face().to_string()).unwrap_or_default()
    };
    let told = comparison.changes.iter().map(|change| {
        let field = change.field.as_deref().unwrap_or_default();
        let ends = match (change.change, field) {
            (ChangeKind::Edited, "statement" | "summary" | "title") => [&change.before, &change.after]
                .map(|json| json.as_ref().and_then(Json::as_str).unwrap_or_default().to_string()),
            _ => [face(old, change.old_id), face(new, change.new_id)],
        };
        line(change.change, change.node, field, ends.each_ref().map(String::as_str))
    });
    told.collect()
}

/// What is told and did not happen, and what happened and is not told; each as often as it does.
fn check(mut found: Vec<String>, mut truth: Vec<String>) {
    found.sort_unstable();
    truth.sort_unstable();
    let lacks = |all: &[String], of: &[String]| {
        let count = |of: &[String], line: &String| of.iter().filter(|other| *other == line).count();
        all.iter().filter(|line| count(all, line) > count(of, line)).cloned().collect::<Vec<_>>()
    };
    let (wrong, missing) = (lacks(&found, &truth), lacks(&truth, &found));
    assert!(found == truth, "told wrongly: {wrong:#?}\nnot told: {missing:#?}");
}

fn words(json: &Json) -> &str {
    json.as_str().unwrap_or_default()
}

/// Where the sentences of a stage of a track stand.
const LISTS: [&str; 2] = ["signals", "examples"];

/// Tracks of five stages, each with signals and examples: paths, steps, and abilities of two competencies.
fn tracks(json: &Json, side: u8) -> Framework {
    let mut draft = Draft::new(side);
    let root = draft.records[0].id;
    let group = draft.put(Kind::Group, Some(root), &[]);
    let competencies = LISTS.map(|list| draft.put(Kind::Competency, Some(group), &[(Field::Title, list)]));
    for track in json.as_object().unwrap().values() {
        let fields = [(Field::Title, words(&track["displayName"])), (Field::Summary, words(&track["description"]))];
        let path = draft.put(Kind::Path, Some(root), &fields);
        for (n, stage) in track["milestones"].as_array().unwrap().iter().enumerate() {
            let title = format!("Milestone {}", n + 1);
            let fields = [(Field::Title, title.as_str()), (Field::Summary, words(&stage["summary"]))];
            let step = draft.put(Kind::Step, Some(path), &fields);
            for (list, competency) in LISTS.iter().zip(competencies) {
                for sentence in stage[*list].as_array().unwrap() {
                    draft.put(Kind::Ability, Some(step), &[(Field::Statement, words(sentence))]);
                    let link = Some(Value::Link(competency));
                    draft.records.last_mut().unwrap().fields.set(Field::Competency, link);
                }
            }
        }
    }
    draft.done()
}

/// A sentence and the list it stands in.
struct Sentence<'a> {
    list: &'static str,
    words: &'a str,
}

/// Every sentence of a track, in order.
fn sentences(track: &Json) -> Vec<Sentence<'_>> {
    let stages = track["milestones"].as_array().unwrap().iter();
    let lists = stages.flat_map(|stage| LISTS.map(|list| (list, stage[list].as_array().unwrap())));
    lists.flat_map(|(list, all)| all.iter().map(move |one| Sentence { list, words: words(one) })).collect()
}

/// What the authors did: the sentence at one place instead of another is an edit of it, unless it is one that stood (or
/// stands) elsewhere in the track word for word; that one moved, and what is left at its place came or went.
fn truth_of_tracks(old: &Json, new: &Json) -> Vec<String> {
    let mut truth = Vec::new();
    for (key, track) in old.as_object().unwrap() {
        let edit = |node, [before, after]: [&Json; 2]| {
            (before != after).then(|| line(ChangeKind::Edited, node, "summary", [before, after].map(words)))
        };
        truth.extend(edit(Kind::Path, [&track["description"], &new[key]["description"]]));
        for (n, stage) in track["milestones"].as_array().unwrap().iter().enumerate() {
            truth.extend(edit(Kind::Step, [&stage["summary"], &new[key]["milestones"][n]["summary"]]));
        }
        let (before, after) = (sentences(track), sentences(&new[key]));
        let ability = |change, field, ends| line(change, Kind::Ability, field, ends);
        for (was, is) in before.iter().zip(&after).filter(|(was, is)| was.words != is.words) {
            let goes_on = after.iter().any(|other| other.words == was.words);
            let stood = before.iter().find(|other| other.words == is.words);
            if let Some(stood) = stood {
                truth.push(ability(ChangeKind::Moved, "", [is.words; 2]));
                if stood.list != is.list {
                    truth.push(ability(ChangeKind::Edited, "competency", [is.words; 2]));
                }
            }
            // At the ends of a row of moves stand what went and what came.
            match (goes_on, stood.is_some()) {
                (false, false) => truth.push(ability(ChangeKind::Edited, "statement", [was.words, is.words])),
                (false, true) => truth.push(ability(ChangeKind::Removed, "", [was.words, ""])),
                (true, false) => truth.push(ability(ChangeKind::Added, "", ["", is.words])),
                (true, true) => {}
            }
        }
    }
    truth
}

#[test]
fn sixteen_tracks_three_days_later() {
    let read = |day: &str| file(&format!("medium-snowflake/2017-10-{day}-tracks.derived.json"));
    let (Some(before), Some(after)) = (read("15"), read("18")) else { return };
    let [before, after]: [Json; 2] = [before, after].map(|text| serde_json::from_str(&text).unwrap());
    let truth = truth_of_tracks(&before, &after);
    // As those count them who keep the files.
    let count = |begins: &str| truth.iter().filter(|line| line.starts_with(begins)).count();
    assert_eq!(["Edited path summary", "Edited step summary", "Moved ability"].map(count), [5, 15, 2]);
    check(told(&tracks(&before, 1), &tracks(&after, 2)), truth);
}

/// A heading per level, and `* **Keyword**: sentence` for each axis: steps with their abilities. Tables, pictures and what
/// follows the levels are passed over.
fn levels(text: &str, side: u8) -> Framework {
    let mut draft = Draft::new(side);
    let root = draft.records[0].id;
    let path = draft.put(Kind::Path, Some(root), &[(Field::Title, "Developer")]);
    let mut step = None;
    for line in text.lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            step = Some(draft.put(Kind::Step, Some(path), &[(Field::Title, heading)]));
        } else if line.starts_with("# ") {
            step = None;
        } else if let (Some(step), Some(axis)) = (step, line.strip_prefix("* "))
            && let Some((title, statement)) = axis.trim_start_matches('*').split_once("**: ")
        {
            draft.put(Kind::Ability, Some(step), &[(Field::Title, title), (Field::Statement, statement)]);
        }
    }
    draft.done()
}

#[test]
fn seven_levels_years_later() {
    let (Some(before), Some(after)) = (file("jorgef/first-Developer.md"), file("jorgef/2022-07-30-Developer.md"))
    else {
        return;
    };
    let (before, after) = (levels(&before, 1), levels(&after, 2));
    let statements = |side: &Framework| {
        let all = side.of_kind(Kind::Ability).into_iter();
        all.map(|record| record.text(Field::Statement).to_string()).collect::<Vec<_>>()
    };
    let (old, new) = (statements(&before), statements(&after));
    assert_eq!([old.len(), new.len()], [35, 35]);
    let changed = old.iter().zip(&new).filter(|(was, is)| was != is);
    let truth: Vec<String> =
        changed.map(|(was, is)| line(ChangeKind::Edited, Kind::Ability, "statement", [was, is])).collect();
    assert_eq!(truth.len(), 5);
    check(told(&before, &after), truth);
}
