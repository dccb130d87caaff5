//! First floor, history files: that every version comes back as it was, and what is refused.

use super::*;
use crate::error::{Notice, ReadError};
use crate::random::{Sketch, build, sketches};
use chrono::TimeZone;
use proptest::prelude::*;
use rungs_model::{Field, Kind, Record, Value};

fn id(n: u8) -> Id {
    Id::from_bytes([n; 16])
}

fn version(n: u8, state: Framework) -> HistoryVersion {
    let meta = VersionMeta {
        id: id(n),
        name: format!("Version {n}"),
        note: "Why\nnot".repeat(usize::from(n % 2)),
        author: "Ada".repeat(usize::from(n % 3)),
        date: Utc.timestamp_opt(1_700_000_000 + i64::from(n), 120_000_000 * u32::from(n % 3)).unwrap(),
        status: Status::ALL[usize::from(n % 4)],
        effective: NaiveDate::from_ymd_opt(2024, 2, 29).filter(|_| n.is_multiple_of(2)),
        hash: state.content_hash(),
    };
    HistoryVersion { meta, state }
}

fn comment(n: u8) -> HistoryComment {
    HistoryComment {
        id: id(n),
        node: id(n % 3),
        reply_to: Some(id(n / 2)).filter(|_| n.is_multiple_of(2)),
        date: Utc.timestamp_opt(1_700_000_000 + i64::from(n), 7_000_000 * u32::from(n % 2)).unwrap(),
        author: "Ada".repeat(usize::from(n % 2)),
        kind: CommentKind::ALL[usize::from(n % 4)],
        body: "Why?\n\u{202e}".repeat(usize::from(n % 3)),
    }
}

fn history(sketches: &[Sketch], ends: &[(usize, u32)]) -> History {
    let state = |(end, turn): &(usize, u32)| build(&sketches[..1 + end % sketches.len()], *turn);
    let mut states: Vec<Framework> = ends.iter().map(state).collect();
    let draft = states.pop().unwrap();
    let versions = (1..).zip(states).map(|(n, state)| version(n, state)).collect();
    let comments = (0..ends.len() as u8).map(comment).collect();
    History { versions, draft, comments }
}

proptest! {
    #[test]
    fn what_is_written_is_what_is_read(
        sketches in sketches(20),
        ends in prop::collection::vec((any::<usize>(), 0..4u32), 1..6),
    ) {
        let history = history(&sketches, &ends);
        let written = write(&history);
        let found = read("a", written.as_bytes()).map_err(|e| TestCaseError::fail(format!("{e} in {written}")))?;
        prop_assert_eq!(found.notices, vec![]);
        prop_assert_eq!(&found.history, &history);
        prop_assert_eq!(write(&found.history), written);
    }
}

/// Two versions and a draft of a framework with one path: renamed in the second, gone in the draft.
fn small() -> String {
    let root = Record::new(id(0x10), Kind::Framework, None, Default::default());
    let path = Record::new(id(0x20), Kind::Path, Some(id(0x10)), rungs_model::Place(7));
    let named = path.clone().with(Field::Title, Value::Text("Delivery".into()));
    let one = Framework::from_records([root.clone(), path]).unwrap();
    let two = Framework::from_records([root.clone(), named]).unwrap();
    let draft = Framework::from_records([root]).unwrap();
    write(&History { versions: vec![version(1, one), version(2, two)], draft, comments: vec![] })
}

#[test]
fn comments_come_as_they_were_said() {
    let text = small();
    assert!(!text.contains("comments"), "nothing is said of what nobody said: {text}");
    let mut history = read("a", text.as_bytes()).unwrap().history;
    history.comments = (0..6).map(comment).collect();
    let text = write(&history);
    assert_eq!(read("a", text.as_bytes()).unwrap().history, history);
    let check = |from: &str, to: &str, code: &str, pointer: &str| {
        assert!(text.contains(from), "{from} is not in {text}");
        let error = read("a", text.replacen(from, to, 1).as_bytes()).expect_err(to);
        assert_eq!((error.code(), &*error.pointer), (code, pointer), "{error}");
    };
    check("\"kind\": \"resolved\"", "\"kind\": \"shouted\"", "not-a", "/comments/1/kind");
    check("\"node\": \"00000000-", "\"nod\": \"00000000-", "key-missing", "/comments/0");
    let twice = text.replace(&format!("\"id\": \"{}\"", id(5)), &format!("\"id\": \"{}\"", id(0)));
    let error = read("a", twice.as_bytes()).unwrap_err();
    assert_eq!((error.code(), &*error.pointer), ("duplicate-id", "/comments/5/id"));
}

#[test]
fn versions_hold_what_is_different_and_share_the_rest() {
    let text = small();
    assert_eq!(text.matches("\"node\": \"framework\"").count(), 1, "{text}");
    assert_eq!(text.matches("\"node\": \"path\"").count(), 2, "{text}");
    let history = read("a", text.as_bytes()).unwrap().history;
    let root = |n: usize| history.versions[n].state.shared(id(0x10)).unwrap();
    assert!(std::sync::Arc::ptr_eq(&root(0), &root(1)));
    assert_eq!(history.draft.len(), 1);
}

#[test]
fn faults() {
    let text = small();
    let check = |from: &str, to: &str, code: &str, pointer: &str| {
        assert!(text.contains(from), "{from} is not in {text}");
        let error: ReadError = read("a", text.replacen(from, to, 1).as_bytes()).expect_err(to);
        assert_eq!((error.code(), &*error.pointer), (code, pointer), "{error}");
        assert!(error.line > 0 && error.column > 0, "{error}");
    };
    let change = |n: usize, list: &str, nth: usize| format!("/versions/{n}/changes/{list}/{nth}");
    check("Delivery", "Discovery", "hash-mismatch", "/versions/1/hash");
    check("history/1", "history/2", "format-newer", "/format");
    check("history/1", "stories/1", "format-not-ours", "/format");
    check("\"status\": \"in review\"", "\"status\": \"done\"", "not-a", "/versions/0/status");
    check("\"date\": \"2023", "\"date\": \"in 2023", "not-a", "/versions/0/date");
    check("2024-02-29", "2023-02-29", "not-a", "/versions/1/effective");
    check("\"node\": \"path\"", "\"node\": \"road\"", "not-a", "/versions/0/changes/put/1/node");
    check("\"place\": 7", "\"place\": 7.5", "not-a", "/versions/0/changes/put/1/place");
    check("\"place\": 7", "\"place\": 9007199254740993", "not-a", "/versions/0/changes/put/1/place");
    check("\"place\": 7", "\"place\": \"7\"", "wrong-type", "/versions/0/changes/put/1/place");
    check("\"place\": 7", "\"weight\": 7", "key-missing", "/versions/0/changes/put/1");
    check("\"name\": \"Version 1\"", "\"nom\": \"Version 1\"", "key-missing", "/versions/0");
    check("\"draft\"", "\"drafts\"", "key-missing", "");
    check(&id(2).to_string(), &id(1).to_string(), "duplicate-id", "/versions/1/id");
    check("\"node\": \"framework\"", "\"node\": \"step\"", "key-missing", &change(0, "put", 0));
    check("\"node\": \"path\"", "\"node\": \"step\"", "changes-do-not-fit", &change(0, "put", 1));
    check("\"removed\": [", &format!("\"removed\": [\n\"{}\",", id(9)), "changes-do-not-fit", "/draft/removed/0");
    check("\"removed\": [", &format!("\"removed\": [\n\"{}\",", id(0x10)), "changes-do-not-fit", "/draft/removed/0");
    check("\"removed\": [", &format!("\"removed\": [\n\"{}\",", id(0x20)), "duplicate-id", "/draft/removed/1");
    check(&format!("\"id\": \"{}\"", id(0x10)), &format!("\"id\": \"{}\"", id(9)), "changes-do-not-fit", "/id");
    check("\"place\": 7", "\"place\": 7, \"extra\": {\"title\": 1}", "duplicate-key", &change(0, "put", 1));
    check("\"draft\": {", "\"draft\": null, \"x\": {", "wrong-type", "/draft");
    let nothing = "{\"format\": \"rungs.history/1\",\n \"draft\": {}}";
    assert_eq!(read("a", nothing.as_bytes()).unwrap_err().code(), "no-framework");
}

#[test]
fn a_node_stays_what_it_is() {
    let text = small();
    let (first, rest) = text.split_at(text.find("Version 2").unwrap());
    let changed = format!("{first}{}", rest.replacen("\"node\": \"path\"", "\"node\": \"group\"", 1));
    let error = read("a", changed.as_bytes()).unwrap_err();
    assert_eq!((error.code(), &*error.pointer), ("changes-do-not-fit", "/versions/1/changes/put/0"));
}

#[test]
fn unknown_keys_that_cannot_be_kept_are_told_of() {
    let text = small().replacen("\"place\": 7", "\"place\": 7, \"weight\": 3, \"colour\": 1", 1);
    let found = read("a", text.as_bytes()).unwrap();
    let told: Vec<_> = found
        .notices
        .iter()
        .map(|notice| {
            let Notice::UnknownKey { within, key, kept, .. } = notice;
            (*within, &**key, *kept)
        })
        .collect();
    assert_eq!(told, [("record", "colour", false), ("path", "weight", false)]);
}
