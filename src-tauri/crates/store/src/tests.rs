//! The store against its promises: what goes in comes out, nothing is changed, nothing foreign is touched.

use super::*;
use proptest::prelude::*;
use rungs_model::edit::{Intention, Remove, Reorder, Set, plan};
use rungs_model::{Field, FieldEdits, Place, Record, Value, outline};
use tempfile::TempDir;

mod comments;
mod history;
mod ignored;
mod mappings;
mod origins;
mod steps;
mod typing;

const LADDER: &str = "\
framework Delivery #f
  summary: From first task to portfolio
  grade Level 1 #L1
    code: L1
  group Flow
    summary: How work moves
    competency Planning #planning
      definition: Plans
      example: A plan
      note Hint
        body: Text
  path Delivery
    tagline: Getting there
    ability Everywhere
    step Analyst #a
      code: A1
      focus: intelligence
      grade: #L1
      experience: 2-5.5 as contributors
      ability Plans café work #p
        title: Plan
        examples: one
        examples: two
        competency: #planning
        weight: 2.5
    step Lead #b
      experience: not essential
      ability Leads
  transition
    from: #a
    to: #b
  objective Sooner
    valueStream Orders
      metric: Lead time | days | 9 | 4.1
      disqualifiers: Skips
      abilities: #p
";

fn at(ms: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(1_700_000_000_000 + ms).unwrap()
}

fn by(ms: i64) -> By<'static> {
    By { author: "Ines", at: at(ms) }
}

fn open(folder: &TempDir) -> Store {
    Store::open(&folder.path().join("library.db")).unwrap().0
}

fn with_ladder(folder: &TempDir) -> (Store, Framework, Head) {
    let mut store = open(folder);
    let mut draft = outline::read(LADDER).unwrap();
    let mut root = Record::clone(&draft.shared(draft.root()).unwrap());
    root.extra.0.push(("x-origin".into(), "{\"n\":1.50}".into()));
    let from = draft.shared(root.id);
    let mut changes = Changes::default();
    changes.note(root.id, from, Some(Arc::new(root)));
    draft.apply(&changes).unwrap();
    let head = store.add_framework(&NewFramework { draft: &draft, origin: None, history: vec![] }, by(0)).unwrap();
    (store, draft, head)
}

fn named(framework: &Framework, face: &str) -> Id {
    framework.in_order().into_iter().find(|r| r.face() == face).unwrap().id
}

fn retitle(framework: &Framework, face: &str, words: &str) -> Changes {
    let fields = FieldEdits(vec![(Field::Title, Some(Value::Text(words.into())))]);
    plan(framework, &Intention::Set(Set { node: named(framework, face), fields }), framework.root()).unwrap()
}

fn does(verb: &str) -> Step<'_> {
    Step::Do { verb, about: None, words: None }
}

fn new_version(n: u8, name: &str) -> NewVersion {
    NewVersion {
        id: Id::from_bytes([n; 16]),
        name: name.into(),
        note: "what is new".into(),
        author: "A. Person".into(),
        status: "published".into(),
        effective: "2026-03-01".parse().ok(),
    }
}

#[test]
fn every_kind_and_field_comes_back_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let (store, draft, head) = with_ladder(&folder);
    drop(store);
    let mut store = open(&folder);
    assert_eq!(store.draft(draft.root(), None).unwrap(), (draft, head));
}

#[test]
fn steps_are_taken_back_and_done_again_across_restarts() {
    let folder = tempfile::tempdir().unwrap();
    let (mut store, start, mut head) = with_ladder(&folder);
    let id = start.root();
    let mut now = start.clone();
    let first = retitle(&now, "Analyst", "Planner");
    now.apply(&first).unwrap();
    head = store.append(id, &head, does("set"), &first, by(1)).unwrap();
    let nodes = vec![named(&now, "Lead"), named(&now, "Plans café work")];
    let second = plan(&now, &Intention::Remove(Remove { nodes }), id).unwrap();
    now.apply(&second).unwrap();
    head = store.append(id, &head, does("remove"), &second, by(2)).unwrap();
    assert_eq!(store.changes_of(id, head.edit).unwrap(), second);
    let end = now.clone();
    for step in [Step::Undo, Step::Undo, Step::Redo, Step::Undo, Step::Redo, Step::Redo] {
        drop(store);
        store = open(&folder);
        let top = if matches!(step, Step::Undo) { head.undo_top } else { head.redo_top };
        let changes = store.changes_of(id, top.unwrap()).unwrap().inverse();
        now.apply(&changes).unwrap();
        head = store.append(id, &head, step, &changes, by(3)).unwrap();
        assert_eq!(store.draft(id, None).unwrap(), (now.clone(), head.clone()));
    }
    assert_eq!(now, end);
    assert_eq!(head.redo_top, None);
    assert_eq!(store.edit(id, head.undo_top.unwrap()).unwrap().verb, "remove");
    // A new step after an undo leaves nothing to do again.
    let back = store.changes_of(id, head.undo_top.unwrap()).unwrap().inverse();
    now.apply(&back).unwrap();
    head = store.append(id, &head, Step::Undo, &back, by(4)).unwrap();
    let third = retitle(&now, "Lead", "Head");
    head = store.append(id, &head, does("set"), &third, by(5)).unwrap();
    assert_eq!(head.redo_top, None);
    assert_eq!(store.edit(id, head.undo_top.unwrap()).unwrap().kind, StepKind::Do);
}

#[test]
fn who_saw_an_older_state_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let (mut one, draft, head) = with_ladder(&folder);
    let mut two = open(&folder);
    let changes = retitle(&draft, "Lead", "Head");
    two.append(draft.root(), &head, does("set"), &changes, by(1)).unwrap();
    let late = one.append(draft.root(), &head, does("set"), &retitle(&draft, "Lead", "Chief"), by(2));
    assert!(matches!(late, Err(StoreError::Stale)), "{late:?}");
    let late = one.save_version(draft.root(), &head, &new_version(1, "1"), &draft.content_hash(), at(2));
    assert!(matches!(late, Err(StoreError::Stale)), "{late:?}");
}

#[test]
fn versions_stay_what_they_were() {
    let folder = tempfile::tempdir().unwrap();
    let (mut store, mut now, mut head) = with_ladder(&folder);
    let id = now.root();
    let first = now.clone();
    let saved = store.save_version(id, &head, &new_version(1, "2026.1"), &now.content_hash(), at(1)).unwrap();
    assert_eq!(saved.status, "published");
    let taken = store.save_version(id, &head, &new_version(2, "2026.1"), &now.content_hash(), at(1));
    assert!(matches!(taken, Err(StoreError::NameTaken(name)) if name == "2026.1"));
    for (n, title) in ["One", "Two", "Three"].iter().enumerate() {
        let face = now.of_kind(Kind::Step)[0].face().to_string();
        let changes = retitle(&now, &face, title);
        now.apply(&changes).unwrap();
        head = store.append(id, &head, does("set"), &changes, by(2)).unwrap();
        let new = new_version(n as u8 + 2, title);
        store.save_version(id, &head, &new, &now.content_hash(), at(1)).unwrap();
    }
    let names: Vec<String> = store.versions(id).unwrap().into_iter().map(|v| v.name).collect();
    assert_eq!(names, ["Three", "Two", "One", "2026.1"], "newest first, whatever the clock said");
    assert_eq!(store.state(id, Id::from_bytes([1; 16]), None).unwrap().0, first);
    assert_eq!(store.state(id, Id::from_bytes([4; 16]), None).unwrap().0, now);
    let history = store.history(id, now.of_kind(Kind::Step)[0].id).unwrap();
    let told: Vec<_> = history.iter().map(|h| (h.record.as_ref().unwrap().face(), h.version.as_deref())).collect();
    assert_eq!(
        told,
        [("Analyst", Some("2026.1")), ("One", Some("One")), ("Two", Some("Two")), ("Three", Some("Three"))]
    );
    assert_eq!(store.doctor().unwrap(), Report { frameworks: 1, versions: 4, damage: vec![] });
}

#[test]
fn a_version_that_reads_back_differently_is_not_kept() {
    let folder = tempfile::tempdir().unwrap();
    let (mut store, draft, head) = with_ladder(&folder);
    let other = outline::read("framework Other").unwrap().content_hash();
    let kept = store.save_version(draft.root(), &head, &new_version(1, "1"), &other, at(1));
    assert!(matches!(kept, Err(StoreError::NotAsMeant)), "{kept:?}");
    assert_eq!(store.versions(draft.root()).unwrap(), []);
}

#[test]
fn what_was_written_cannot_be_changed_or_deleted() {
    let folder = tempfile::tempdir().unwrap();
    let (mut store, draft, head) = with_ladder(&folder);
    store.save_version(draft.root(), &head, &new_version(1, "1"), &draft.content_hash(), at(1)).unwrap();
    store.add_comments(draft.root(), &[comments::said(1, draft.root(), None, "Why?")]).unwrap();
    for (table, set) in [
        ("text", "body = ''"),
        ("node", "framework = 1"),
        ("revision", "fields = x'00'"),
        ("edit", "verb = 1"),
        ("version", "name = 'x'"),
        ("person", "name = 'x'"),
        ("comment", "body = 'x'"),
        ("framework", "created = 0"),
    ] {
        assert!(store.connection.execute(&format!("UPDATE {table} SET {set}"), []).is_err(), "update {table}");
        assert!(store.connection.execute(&format!("DELETE FROM {table}"), []).is_err(), "delete {table}");
        let replace = format!("INSERT OR REPLACE INTO {table} SELECT * FROM {table}");
        assert!(store.connection.execute(&replace, []).is_err(), "replace {table}");
    }
}

#[test]
fn search_finds_what_the_drafts_say_now() {
    let folder = tempfile::tempdir().unwrap();
    let (mut store, draft, head) = with_ladder(&folder);
    let check = |store: &Store, words: &str, expect: &[&str]| {
        let hits = store.search(words, 10).unwrap();
        let mut faces: Vec<&str> = hits.iter().map(|h| h.record.face()).collect();
        faces.sort_unstable();
        assert_eq!(faces, expect, "{words:?}");
    };
    check(&store, "cafe", &["Plans café work"]);
    check(&store, "plan", &["Planning", "Plans café work"]);
    check(&store, "plans wor", &["Plans café work"]);
    check(&store, "\"* OR NEAR(", &[]);
    check(&store, "", &[]);
    check(&store, "lead", &["Lead", "Leads", "Orders"]);
    let changes = retitle(&draft, "Lead", "Chief");
    store.append(draft.root(), &head, does("set"), &changes, by(1)).unwrap();
    check(&store, "lead", &["Leads", "Orders"]);
    check(&store, "chief", &["Chief"]);
    store.set_removed(draft.root(), Some(at(2))).unwrap();
    check(&store, "chief", &[]);
}

#[test]
fn the_list_says_what_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let (store, draft, _) = with_ladder(&folder);
    let rows = store.frameworks().unwrap();
    assert_eq!(rows.len(), 1);
    assert_eq!((rows[0].id, rows[0].title.as_str(), rows[0].counts), (draft.root(), "Delivery", [1, 2, 3, 1]));
    assert_eq!(rows[0].summary, "From first task to portfolio");
}

#[test]
fn a_framework_comes_with_its_history() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = open(&folder);
    let first = outline::read(LADDER).unwrap();
    let mut draft = first.clone();
    draft.apply(&retitle(&first, "Lead", "Chief")).unwrap();
    let row = |n: u8, name: &str, state: &Framework| VersionRow {
        id: Id::from_bytes([n; 16]),
        name: name.into(),
        note: String::new(),
        author: String::new(),
        at: at(5),
        status: "draft".into(),
        effective: None,
        hash: state.content_hash(),
    };
    let history = vec![(row(1, "a", &first), first.clone()), (row(2, "b", &draft), draft.clone())];
    let wrong = vec![(row(1, "a", &draft), first.clone())];
    let refused = store.add_framework(&NewFramework { draft: &draft, origin: None, history: wrong }, by(9));
    assert!(matches!(refused, Err(StoreError::NotAsMeant)), "{refused:?}");
    assert_eq!(store.frameworks().unwrap(), []);
    let head = store.add_framework(&NewFramework { draft: &draft, origin: None, history }, by(9)).unwrap();
    assert_eq!(head.undo_top, None);
    assert_eq!(store.state(draft.root(), Id::from_bytes([1; 16]), None).unwrap().0, first);
    assert_eq!(store.draft(draft.root(), None).unwrap().0, draft);
    let again = store.add_framework(&NewFramework { draft: &draft, origin: None, history: vec![] }, by(9));
    assert!(matches!(again, Err(StoreError::FrameworkThere(_))));
}

#[test]
fn a_file_that_is_no_library_stays_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let check = |name: &str, make: &dyn Fn(&Path), expect: &dyn Fn(&StoreError) -> bool| {
        let file = folder.path().join(name);
        make(&file);
        let before = std::fs::read(&file).unwrap();
        let error = Store::open(&file).unwrap_err();
        assert!(expect(&error), "{name}: {error:?}");
        assert_eq!(std::fs::read(&file).unwrap(), before);
        let beside = std::fs::read_dir(folder.path()).unwrap().count();
        assert_eq!(beside, 1, "nothing beside {name}");
        std::fs::remove_file(&file).unwrap();
    };
    let is_foreign = |e: &StoreError| matches!(e, StoreError::NotALibrary);
    check("letter.txt", &|f| std::fs::write(f, "Dear colleagues, ".repeat(200)).unwrap(), &is_foreign);
    let sql = |text: &'static str| {
        move |file: &Path| {
            let connection = Connection::open(file).unwrap();
            connection.execute_batch(text).unwrap();
        }
    };
    check("other.db", &sql("CREATE TABLE a (b); PRAGMA user_version = 1"), &is_foreign);
    check("appl.db", &sql("CREATE TABLE a (b); PRAGMA application_id = 7"), &is_foreign);
    let newer = "CREATE TABLE a (b); PRAGMA application_id = 1383427687; PRAGMA user_version = 99";
    assert_eq!(migrate::APPLICATION, 1_383_427_687);
    check(
        "new?%#.db",
        &sql(newer),
        &|e| matches!(e, StoreError::Newer { found: 99, known } if *known == migrate::MIGRATIONS.len() as i32),
    );
}

#[test]
fn a_folder_that_is_not_there_cannot_be_written() {
    let folder = tempfile::tempdir().unwrap();
    let error = Store::open(&folder.path().join("no/library.db")).unwrap_err();
    assert!(matches!(error, StoreError::Unwritable), "{error:?}");
}

#[test]
fn a_copy_is_whole_and_replaces_nothing_half() {
    let folder = tempfile::tempdir().unwrap();
    let (store, draft, _) = with_ladder(&folder);
    let to = folder.path().join("copy.db");
    store.backup_to(&to).unwrap();
    assert_eq!(Store::open(&to).unwrap().0.draft(draft.root(), None).unwrap().0, draft);
    assert!(store.backup_to(&folder.path().join("no/copy.db")).is_err());
    let mut store = store;
    let head = store.head(draft.root()).unwrap();
    store.append(draft.root(), &head, does("set"), &retitle(&draft, "Lead", "Chief"), by(1)).unwrap();
    assert_ne!(store.draft(draft.root(), None).unwrap().0, draft);
    store.restore_from(&to).unwrap();
    assert_eq!(store.draft(draft.root(), None).unwrap().0, draft);
    let letter = folder.path().join("letter.txt");
    std::fs::write(&letter, "Dear colleagues").unwrap();
    assert!(matches!(store.restore_from(&letter), Err(StoreError::NotALibrary)));
    assert_eq!(store.draft(draft.root(), None).unwrap().0, draft);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn whatever_is_done_is_there_after_a_restart(script in prop::collection::vec((0..4u8, any::<usize>(), "[a-c\u{202e}é ]{0,4}"), 1..12)) {
        let folder = tempfile::tempdir().unwrap();
        let (mut store, mut now, mut head) = with_ladder(&folder);
        let id = now.root();
        let mut states = vec![(now.clone(), head.edit)];
        for (n, (verb, which, words)) in script.into_iter().enumerate() {
            let all = now.in_order();
            let node = all[which % all.len()];
            let intention = match verb {
                0 => Intention::Remove(Remove { nodes: vec![node.id] }),
                1 => Intention::Reorder(Reorder { node: node.id, index: which % 3 }),
                2 => Intention::Duplicate(rungs_model::edit::Duplicate { node: node.id }),
                _ => {
                    // Words put into what is there, so that some texts are kept as what differs from another.
                    let field = node.kind.fields()[which % node.kind.fields().len()];
                    let at = node.text(field).char_indices().map(|(at, _)| at).nth(which % 7).unwrap_or(0);
                    let words = [&node.text(field)[..at], &words, &node.text(field)[at..]].concat();
                    Intention::Set(Set { node: node.id, fields: FieldEdits(vec![(field, Some(Value::Text(words)))]) })
                }
            };
            let Ok(changes) = plan(&now, &intention, Id::from_bytes([n as u8 + 1; 16])) else { continue };
            if changes.is_empty() {
                continue;
            }
            now.apply(&changes).unwrap();
            head = store.append(id, &head, does("any"), &changes, by(n as i64)).unwrap();
            prop_assert_eq!(&store.changes_of(id, head.edit).unwrap(), &changes);
            let new = new_version(n as u8 + 100, &format!("state {n}"));
            store.save_version(id, &head, &new, &now.content_hash(), at(n as i64)).unwrap();
            states.push((now.clone(), head.edit));
        }
        for (near, edit) in &states {
            let near = Some(Near { state: near, edit: *edit });
            prop_assert_eq!(&store.draft(id, near).unwrap().0, &now);
            for version in store.versions(id).unwrap() {
                let (state, edit) = store.state(id, version.id, near).unwrap();
                let meant = states.iter().find(|(_, at)| *at == edit).map(|(state, _)| state);
                prop_assert_eq!(Some(&state), meant, "{}", version.name);
            }
        }
        drop(store);
        let mut store = open(&folder);
        prop_assert_eq!(store.draft(id, None).unwrap(), (now.clone(), head.clone()));
        let hash = now.content_hash();
        store.save_version(id, &head, &new_version(1, "1"), &hash, at(99)).unwrap();
        prop_assert_eq!(store.doctor().unwrap().damage, Vec::<String>::new());
    }
}

#[test]
fn places_are_kept_exactly() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = open(&folder);
    let root = Record::new(Id::from_bytes([1; 16]), Kind::Framework, None, Place(0));
    let path = |n: u8, place: i64| Record::new(Id::from_bytes([n; 16]), Kind::Path, Some(root.id), Place(place));
    let draft = Framework::from_records([root.clone(), path(2, -5), path(3, (1 << 53) - 1), path(4, 0)]).unwrap();
    store.add_framework(&NewFramework { draft: &draft, origin: None, history: vec![] }, by(0)).unwrap();
    assert_eq!(store.draft(draft.root(), None).unwrap().0, draft);
}
