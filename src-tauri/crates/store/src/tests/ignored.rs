//! What is ignored: the last word counts, and every word is kept.

use super::*;

#[test]
fn what_was_decided_last_counts() {
    let folder = tempfile::tempdir().unwrap();
    let (mut store, draft, _) = with_ladder(&folder);
    let id = draft.root();
    let lead = named(&draft, "Lead");
    let which = |code: &str, node: Option<Id>, word: Option<&str>| Ignored {
        code: code.into(),
        node,
        word: word.map(String::from),
    };
    let here = which("spelling", Some(lead), Some("kubectl"));
    let word = which("spelling", None, Some("kubectl"));
    let everywhere = which("spelling", None, None);
    assert_eq!(store.ignored(id).unwrap(), []);
    for (n, one) in (0..).zip([&here, &word, &everywhere]) {
        store.ignore(id, one, true, at(n)).unwrap();
    }
    store.ignore(id, &word, false, at(3)).unwrap();
    drop(store);
    let mut store = open(&folder);
    assert_eq!(store.ignored(id).unwrap(), [here.clone(), everywhere.clone()]);
    store.ignore(id, &word, true, at(4)).unwrap();
    store.ignore(id, &here, true, at(5)).unwrap();
    assert_eq!(store.ignored(id).unwrap(), [everywhere, word, here]);
    assert_eq!(store.draft(id, None).unwrap().0, draft, "no state has to do with it");
    assert!(matches!(store.ignored(lead), Err(StoreError::NoFramework(_))));
    assert!(store.connection.execute("UPDATE ignored SET ignored = 0", []).is_err());
    assert!(store.connection.execute("DELETE FROM ignored", []).is_err());
}

#[test]
fn a_backup_of_an_older_schema_is_brought_up_to_date() {
    let folder = tempfile::tempdir().unwrap();
    let old = folder.path().join("old.db");
    let mut connection = Connection::open(&old).unwrap();
    migrate::run(&mut connection, &old, &migrate::MIGRATIONS[..1]).unwrap();
    drop(connection);
    let (mut store, draft, _) = with_ladder(&folder);
    store.restore_from(&old).unwrap();
    assert!(store.frameworks().unwrap().is_empty());
    store.add_framework(&NewFramework { draft: &draft, origin: None, history: Vec::new() }, by(1)).unwrap();
    assert_eq!(store.ignored(draft.root()).unwrap(), []);
}
