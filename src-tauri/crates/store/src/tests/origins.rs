//! The trace to what a framework was started from: kept once, unchangeable, and there after a restart.

use super::*;

fn from(source: Source, version_name: &str) -> OriginRow {
    OriginRow { source, title: "Delivery".into(), version_name: version_name.into(), at: at(3) }
}

/// Starts a framework from the ladder, under an id of its own, with the trace; reads it back after a restart.
fn check(source: Source, version_name: &str) {
    let folder = tempfile::tempdir().unwrap();
    let (mut store, draft, _) = with_ladder(&folder);
    let copy = draft.clone().under(Id::from_bytes([0x44; 16]));
    let row = VersionRow {
        id: Id::from_bytes([0x45; 16]),
        name: "As started".into(),
        note: String::new(),
        author: "Ines".into(),
        at: at(3),
        status: "draft".into(),
        effective: None,
        hash: copy.content_hash(),
    };
    let origin = from(source, version_name);
    let new = NewFramework { draft: &copy, origin: None, history: vec![(row, copy.clone())] };
    store.start_framework(&new, &origin, by(3)).unwrap();
    drop(store);
    let mut store = open(&folder);
    assert_eq!(store.origin(copy.root()).unwrap(), Some(origin.clone()));
    assert_eq!(store.origin(draft.root()).unwrap(), None);
    assert_eq!(store.draft(copy.root(), None).unwrap().0, copy);
    assert_eq!(store.versions(copy.root()).unwrap().len(), 1);
    assert_eq!(store.doctor().unwrap().damage, Vec::<String>::new());
    for sql in
        ["UPDATE origin SET title = 'x'", "DELETE FROM origin", "INSERT OR REPLACE INTO origin SELECT * FROM origin"]
    {
        assert!(store.connection.execute(sql, []).is_err(), "{sql}");
    }
    // The same id once more: neither a framework nor a trace comes of it.
    let again = NewFramework { draft: &copy, origin: None, history: vec![] };
    let other = from(Source::Starter { name: "other".into() }, "2");
    assert!(matches!(store.start_framework(&again, &other, by(4)), Err(StoreError::FrameworkThere(_))));
    assert_eq!(store.origin(copy.root()).unwrap(), Some(origin));
}

#[test]
fn a_starter() {
    check(Source::Starter { name: "engineering".into() }, "0.1.0");
}

#[test]
fn a_draft_or_a_version_that_may_be_elsewhere() {
    let id = Id::from_bytes([0x51; 16]);
    check(Source::Framework { id, version: None }, "");
    check(Source::Framework { id, version: Some(Id::from_bytes([0x52; 16])) }, "2026.1");
}

#[test]
fn nothing_is_nobodys_origin() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    assert!(matches!(store.origin(Id::from_bytes([9; 16])), Err(StoreError::NoFramework(_))));
}
