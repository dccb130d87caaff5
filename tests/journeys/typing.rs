//! What is being typed survives a program that is killed in the middle of a word; what another window or the command line
//! does is heard within the time that a look takes.

use crate::service_desk;
use rungs_engine::{Engine, commands};
use rungs_model::{Field, Id, Kind};
use rungs_tests::cli::Desk;
use rungs_tests::host::Fixed;
use serde_json::{Value as Json, json};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

const KILLS: u32 = 20;

/// Tells the child that it is one: the library and the node it types for.
const LIBRARY: &str = "RUNGS_TEST_TYPING_LIBRARY";
const NODE: &str = "RUNGS_TEST_TYPING_NODE";

fn ask(engine: &Engine, name: &str, request: Json) -> Json {
    serde_json::from_str(&commands::call(engine, name, request).unwrap()).unwrap()
}

/// The child: types one word after the other without end, as the page hands it over, and says each once it was taken.
/// Run by itself it has nothing to do.
#[test]
fn the_child_types_until_it_is_killed() {
    let Some(library) = std::env::var_os(LIBRARY) else { return };
    let node = std::env::var(NODE).unwrap();
    let engine = Engine::open(Path::new(&library), Arc::new(Fixed::new(9))).unwrap();
    let framework = service_desk::framework().root();
    let mut text = String::new();
    for n in 0.. {
        text.push_str(&format!("word-{n} "));
        let typed = json!({"framework": framework, "node": node, "field": "statement", "text": text});
        ask(&engine, "typingKeep", typed);
        let mut out = std::io::stdout().lock();
        // One call, so that a line is said whole or not at all.
        out.write_all(format!("\ntyped {n}\n").as_bytes()).and_then(|()| out.flush()).unwrap();
        drop(out);
        if n % 7 == 3 {
            // Something else is typed, kept, and forgotten.
            let other = |text: &str| json!({"framework": framework, "node": node, "field": "title", "text": text});
            ask(&engine, "typingKeep", other("for a moment"));
            ask(&engine, "typingForget", other(""));
        }
        std::thread::sleep(Duration::from_millis(2));
    }
}

/// A number of microseconds, different each time; a failure says which.
fn moment() -> Duration {
    use std::hash::{BuildHasher, RandomState};
    Duration::from_micros(RandomState::new().hash_one(0) % 80_000)
}

#[test]
fn what_was_handed_over_while_typing_survives_a_kill() {
    let desk = service_desk::desk();
    let framework = service_desk::framework();
    let node = framework.of_kind(Kind::Ability)[0].id;
    let before = desk.engine(1).draft(framework.root()).unwrap().0;
    let mut most = 0;
    for _ in 0..KILLS {
        let mut child = Command::new(std::env::current_exe().unwrap());
        child.args(["--exact", "typing::the_child_types_until_it_is_killed", "--nocapture", "--test-threads=1"]);
        child.env(LIBRARY, desk.library()).env(NODE, node.to_string());
        let mut child = child.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let out = BufReader::new(child.stdout.take().unwrap());
        let (tell, told) = std::sync::mpsc::channel::<usize>();
        std::thread::spawn(move || {
            let lines = out.lines().map_while(Result::ok);
            lines.filter_map(|line| line.strip_prefix("typed ")?.parse().ok()).try_for_each(|n| tell.send(n))
        });
        // However long it takes to begin: it is killed while it types.
        let first = told.recv_timeout(Duration::from_secs(60)).unwrap();
        let after = moment();
        std::thread::sleep(after);
        child.kill().unwrap();
        child.wait().unwrap();
        let said = told.iter().last().unwrap_or(first);
        let engine = desk.engine(2);
        let left = engine.typing(framework.root()).unwrap();
        let statement = left.iter().find(|typed| typed.field == "statement").unwrap();
        let words = statement.text.split_whitespace().count();
        assert!(words > said, "killed after {after:?}: {said} words were taken, {words} are there");
        assert_eq!(statement.node, node);
        assert!(statement.text.split_whitespace().enumerate().all(|(n, word)| word == format!("word-{n}")));
        assert_eq!(engine.doctor().unwrap().damage, Vec::<String>::new(), "killed after {after:?}");
        assert_eq!(engine.draft(framework.root()).unwrap().0, before, "no state has to do with it");
        most = most.max(said);
    }
    assert!(most > 2, "the child hardly typed");
}

#[test]
fn what_the_command_line_does_is_heard_by_an_open_window() {
    let desk = service_desk::desk();
    let engine = desk.engine(3);
    let id: Id = service_desk::framework().root();
    let known = engine.draft(id).unwrap().1.edit;
    assert_eq!(engine.stirred().unwrap(), []);
    let named = service_desk::TITLE;
    desk.expect(0, &["save", named, "--version", "before"]);
    assert_eq!(engine.stirred().unwrap(), [id], "a version that was named is something new too");
    assert_eq!(engine.since(id, known).unwrap().log.edit, known);

    let other = desk.engine(4);
    let node = engine.draft(id).unwrap().0.of_kind(Kind::Ability)[0].id;
    let set = json!({"verb": "set", "node": node, "fields": {"statement": "Said elsewhere"}});
    ask(&other, "frameworkEdit", json!({"framework": id, "intention": set}));
    desk.expect(0, &["restore", &format!("{named}@before")]);
    let begin = Instant::now();
    assert_eq!(engine.stirred().unwrap(), [id]);
    let since = engine.since(id, known).unwrap();
    assert!(begin.elapsed() < Duration::from_secs(1), "{:?}", begin.elapsed());
    assert_eq!(since.put.iter().map(|record| record.id).collect::<Vec<_>>(), [node]);
    let was = service_desk::framework();
    assert_eq!(since.put[0].text(Field::Statement), was.get(node).unwrap().text(Field::Statement));
    let (steps, _) = engine.edits(id, None, 2).unwrap();
    assert_eq!(steps.iter().map(|step| step.verb.as_str()).collect::<Vec<_>>(), ["restore", "set"]);
    assert_eq!(engine.stirred().unwrap(), []);
}

#[test]
fn a_fresh_folder_has_nothing_left_behind() {
    let desk = Desk::new();
    desk.put("one.rungs.json", service_desk::TEXT);
    desk.expect(0, &["import", "one.rungs.json"]);
    assert_eq!(desk.engine(5).typing(service_desk::framework().root()).unwrap(), []);
}
