//! What is being typed: kept, replaced, forgotten, and in nobody's way.

use super::*;

#[test]
fn what_was_being_typed_is_there_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let (mut store, draft, head) = with_ladder(&folder);
    let (id, lead) = (draft.root(), named(&draft, "Lead"));
    let typed =
        |node, field: &str, ms, words: &str| TypingRow { node, field: field.into(), at: at(ms), words: words.into() };
    store.keep_typing(id, &typed(lead, "title", 1, "Le")).unwrap();
    store.keep_typing(id, &typed(id, "version:note", 2, "What is\nnew \u{202e}")).unwrap();
    store.keep_typing(id, &typed(lead, "title", 3, "Lead p")).unwrap();
    // A node of which the library never heard (it may be gone by now) is no reason to lose the words.
    let unheard = Id::from_bytes([0x55; 16]);
    store.keep_typing(id, &typed(unheard, "body", 2, "")).unwrap();
    drop(store);
    let mut store = open(&folder);
    let rows = [
        typed(lead, "title", 3, "Lead p"),
        typed(unheard, "body", 2, ""),
        typed(id, "version:note", 2, "What is\nnew \u{202e}"),
    ];
    let mut there = store.typing(id).unwrap();
    there.sort_by_key(|row| (std::cmp::Reverse(row.at), std::cmp::Reverse(row.words.is_empty())));
    assert_eq!(there, rows);
    assert_eq!(store.draft(id, None).unwrap(), (draft, head), "no state has to do with it");
    store.forget_typing(id, lead, "title").unwrap();
    store.forget_typing(id, lead, "title").unwrap();
    store.forget_typing(id, unheard, "body").unwrap();
    assert_eq!(store.typing(id).unwrap(), rows[2..]);
    assert_eq!(store.doctor().unwrap().damage, Vec::<String>::new());
    assert!(matches!(store.keep_typing(lead, &rows[0]), Err(StoreError::NoFramework(_))));
    assert!(matches!(store.forget_typing(lead, lead, "title"), Err(StoreError::NoFramework(_))));
}

/// The migrations of the first released library.
const FIRST: &[&str] = &[include_str!("../../migrations/0001_library.sql")];

#[test]
fn a_backup_of_an_older_schema_is_brought_up_to_date() {
    let folder = tempfile::tempdir().unwrap();
    let old = folder.path().join("old.db");
    let mut made = Connection::open(&old).unwrap();
    migrate::run(&mut made, &old, FIRST).unwrap();
    drop(made);
    let before = std::fs::read(&old).unwrap();
    let (mut store, draft, _) = with_ladder(&folder);
    store.restore_from(&old).unwrap();
    assert_eq!(store.frameworks().unwrap(), []);
    store.add_framework(&NewFramework { draft: &draft, origin: None, history: vec![] }, by(1)).unwrap();
    let row = TypingRow { node: draft.root(), field: "title".into(), at: at(1), words: "D".into() };
    store.keep_typing(draft.root(), &row).unwrap();
    assert_eq!(store.typing(draft.root()).unwrap(), [row]);
    assert!(std::fs::read(&old).unwrap() == before, "the backup itself stays as it was");
}
