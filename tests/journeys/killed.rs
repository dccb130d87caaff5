//! A program that is killed at any moment loses nothing that it said was kept, and leaves no half of anything.

use crate::service_desk;
use rungs_engine::{Engine, SaveVersion, Status};
use rungs_model::edit::{Add, Duplicate, Intention, Remove};
use rungs_model::{Field, FieldEdits, Id, Kind, Value};
use rungs_tests::cli::Desk;
use rungs_tests::host::Fixed;
use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

const KILLS: u32 = 30;
/// A child is killed before it has said so many things.
const MOST: u128 = 24;

/// Tells the child that it is one: the library and a salt for its ids.
const LIBRARY: &str = "RUNGS_TEST_KILLED_LIBRARY";
const SALT: &str = "RUNGS_TEST_KILLED_SALT";

/// The child: works without end and says each thing once it is kept. Run by itself it has nothing to do.
#[test]
fn the_child_works_until_it_is_killed() {
    let Some(library) = std::env::var_os(LIBRARY) else { return };
    let salt = std::env::var(SALT).unwrap().parse().unwrap();
    let engine = Engine::open(Path::new(&library), Arc::new(Fixed::new(salt))).unwrap();
    let id = service_desk::framework().root();
    let say = |words: String| {
        let mut out = std::io::stdout().lock();
        // One call, so that a line is said whole or not at all.
        out.write_all(format!("\nkept {words}\n").as_bytes()).and_then(|()| out.flush()).unwrap();
    };
    for n in 0.. {
        add(&engine, id, &format!("{salt}-{n}"));
        say(format!("edit {salt}-{n}"));
        if n % 6 == 1 {
            // A step with all its abilities comes and goes in one piece.
            let node = engine.draft(id).unwrap().0.of_kind(Kind::Step)[2].id;
            let copy = engine.edit(id, &Intention::Duplicate(Duplicate { node })).unwrap().node.unwrap();
            engine.edit(id, &Intention::Remove(Remove { nodes: vec![copy] })).unwrap();
        }
        if n % 5 == 2 {
            add(&engine, id, "for a moment");
            engine.undo(id).unwrap();
        }
        if n % 4 == 3 {
            let name = format!("{salt}-{n}");
            let (note, status) = (String::new(), Status::Draft);
            engine.save_version(id, SaveVersion { name: name.clone(), note, status, effective: None }).unwrap();
            say(format!("version {name}"));
        }
        if n % 7 == 6 {
            let sample = engine.add_sample("planner").unwrap().framework;
            say(format!("framework {sample}"));
        }
    }
}

fn add(engine: &Engine, id: Id, words: &str) {
    let parent = engine.draft(id).unwrap().0.of_kind(Kind::Step)[0].id;
    let fields = FieldEdits(vec![(Field::Statement, Some(Value::Text(words.into())))]);
    engine.edit(id, &Intention::Add(Add { kind: Kind::Ability, parent, index: None, fields })).unwrap();
}

/// A number of microseconds, different each time; a failure says which.
fn moment() -> Duration {
    use std::hash::{BuildHasher, RandomState};
    Duration::from_micros(RandomState::new().hash_one(0) % 120_000)
}

/// The next line of the child: what it says is kept, if the line says so and is whole; none where it says no more.
fn kept(out: &mut impl BufRead) -> Option<Option<String>> {
    let mut line = String::new();
    let read = out.read_line(&mut line).unwrap();
    let whole = line.strip_suffix('\n').and_then(|line| line.strip_prefix("kept "));
    (read > 0).then(|| whole.map(String::from))
}

#[test]
fn what_was_said_to_be_kept_is_kept() {
    let desk = Desk::new();
    desk.put("one.rungs.json", service_desk::TEXT);
    desk.expect(0, &["import", "one.rungs.json"]);
    let id = service_desk::framework().root();
    let mut said: BTreeSet<String> = BTreeSet::new();
    for kill in 1..=KILLS {
        let mut child = Command::new(std::env::current_exe().unwrap());
        child.args(["--exact", "killed::the_child_works_until_it_is_killed", "--nocapture", "--test-threads=1"]);
        child.env(LIBRARY, desk.library()).env(SALT, (100 + kill).to_string());
        let mut child = child.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        // By what it said, not by the clock: how far it comes in a time hangs on what else the machine does.
        let (enough, after) = (moment().as_micros() % MOST, moment() / 20);
        let mut lines = Vec::new();
        while lines.len() < enough as usize {
            lines.extend(kept(&mut out).expect("it works until it is killed"));
        }
        std::thread::sleep(after);
        child.kill().unwrap();
        while let Some(line) = kept(&mut out) {
            lines.extend(line);
        }
        let output = child.wait_with_output().unwrap();
        assert!(output.status.code().is_none(), "it ended by itself: {}", String::from_utf8_lossy(&output.stderr));
        let after = format!("{} things and {after:?}", lines.len());
        said.extend(lines);

        let engine = desk.engine(kill);
        assert_eq!(engine.doctor().unwrap().damage, Vec::<String>::new(), "killed after {after}");
        let draft = engine.draft(id).unwrap().0;
        let mut there: BTreeSet<String> =
            draft.of_kind(Kind::Ability).into_iter().map(|a| format!("edit {}", a.text(Field::Statement))).collect();
        there.extend(engine.versions(id).unwrap().into_iter().map(|v| format!("version {}", v.name)));
        there.extend(engine.frameworks().unwrap().into_iter().map(|f| format!("framework {}", f.id)));
        let lost: Vec<&String> = said.difference(&there).collect();
        assert!(lost.is_empty(), "killed after {after}, lost {lost:?}");
        let steps = draft.of_kind(Kind::Step).into_iter().filter(|s| s.text(Field::Title) == "Problem lead");
        assert!(steps.into_iter().all(|s| draft.children(s.id, Kind::Ability).len() == 5), "half a step");
    }
    assert!(["edit ", "version ", "framework "].iter().all(|what| said.iter().any(|line| line.starts_with(what))));
}

#[test]
fn a_call_that_is_killed_leaves_all_of_its_work_or_none() {
    let desk = service_desk::desk();
    let mut whole = 0;
    for n in 0..KILLS {
        let name = format!("v{n}");
        let mut child = desk.call(&["save", service_desk::TITLE, "--version", &name]);
        let mut child = child.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        std::thread::sleep(moment() / 4);
        child.kill().unwrap();
        let output = child.wait_with_output().unwrap();
        let is_said = output.stdout.starts_with(b"Service desk@v");
        let versions = desk.expect(0, &["versions", service_desk::TITLE, "--json"]).json();
        let is_there = versions["versions"].as_array().unwrap().iter().any(|v| v["name"] == name.as_str());
        assert!(is_there || !is_said, "{name}");
        whole += usize::from(is_there);
        desk.put("target.json", "what was there");
        let mut child = desk.call(&["export", service_desk::TITLE, "--out", "target.json"]);
        let mut child = child.stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(moment() / 4);
        child.kill().unwrap();
        child.wait().unwrap();
        let target = desk.bytes("target.json");
        assert!(target == b"what was there" || target == service_desk::TEXT.as_bytes(), "half a file");
    }
    let doctor = desk.expect(0, &["doctor", "--json"]).json();
    assert_eq!(doctor["versions"], whole + 1);
}
