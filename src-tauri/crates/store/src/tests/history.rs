//! The history of one record, and words that no draft says any more.

use super::*;
use rungs_model::edit::{Associate, Move, Purpose, Together};

/// A library and what is done in it, by one person after the other.
struct Desk {
    folder: TempDir,
    store: Store,
    now: Framework,
    head: Head,
    saved: u8,
}

impl Desk {
    fn new() -> Desk {
        let folder = tempfile::tempdir().unwrap();
        let (store, now, head) = with_ladder(&folder);
        Desk { folder, store, now, head, saved: 0 }
    }

    fn does(&mut self, author: &str, step: Step<'_>, changes: &Changes) {
        self.now.apply(changes).unwrap();
        self.head = self.store.append(self.now.root(), &self.head, step, changes, By { author, at: at(7) }).unwrap();
    }

    fn set(&mut self, author: &str, node: Id, field: Field, words: &str) {
        let fields = FieldEdits(vec![(field, Some(Value::Text(words.into())))]);
        let changes = plan(&self.now, &Intention::Set(Set { node, fields }), node).unwrap();
        self.does(author, Step::Do { verb: "set", about: Some(node), words: None }, &changes);
    }

    fn undo(&mut self, author: &str) {
        let changes = self.store.changes_of(self.now.root(), self.head.undo_top.unwrap()).unwrap().inverse();
        self.does(author, Step::Undo, &changes);
    }

    fn save(&mut self, name: &str) {
        self.saved += 1;
        let new = new_version(self.saved, name);
        let hash = self.now.content_hash();
        self.store.save_version(self.now.root(), &self.head, &new, &hash, at(8)).unwrap();
    }

    /// Who made each state, its words, where it stood, and the first version that has it so.
    fn told(&self, node: Id) -> Vec<String> {
        let told = |row: HistoryRow| {
            let face = row.record.as_ref().map_or("gone", |r| r.face()).to_string();
            let version = row.version.unwrap_or("-".into());
            format!("{} {:?} {face} | {} | {version}", row.edit.author, row.edit.kind, row.within)
        };
        self.store.history(self.now.root(), node).unwrap().into_iter().map(told).collect()
    }
}

#[test]
fn every_state_says_who_made_it_and_which_version_has_it_first() {
    let mut desk = Desk::new();
    let ability = named(&desk.now, "Plans café work");
    desk.save("2026.1");
    desk.set("Ada", ability, Field::Statement, "Plans work");
    desk.set("", ability, Field::Statement, "Plans the work");
    desk.save("2026.2");
    desk.save("2026.3");
    let to = named(&desk.now, "Lead");
    let moved = Intention::Move(Move { nodes: vec![ability], parent: to, index: None });
    let changes = plan(&desk.now, &moved, ability).unwrap();
    desk.does("Bo", Step::Do { verb: "move", about: Some(ability), words: None }, &changes);
    let removed = plan(&desk.now, &Intention::Remove(Remove { nodes: vec![ability] }), ability).unwrap();
    desk.does("Cy", does("remove"), &removed);
    desk.undo("Ada");
    assert_eq!(
        desk.told(ability),
        [
            "Ines Begin Plans café work | Analyst | 2026.1",
            "Ada Do Plans work | Analyst | -",
            " Do Plans the work | Analyst | 2026.2",
            "Bo Do Plans the work | Lead | -",
            "Cy Do gone |  | -",
            "Ada Undo Plans the work | Lead | -",
        ]
    );
    let about = desk.store.history(desk.now.root(), ability).unwrap()[1].edit.about;
    assert_eq!(about, Some(ability));
    assert_eq!(desk.told(Id::from_bytes([0x66; 16])), Vec::<String>::new());
    let unheard = Id::from_bytes([0x66; 16]);
    desk.set("Ada", to, Field::Title, "Head");
    desk.does("Ada", does("remove"), &plan(&desk.now, &Intention::Remove(Remove { nodes: vec![to] }), to).unwrap());
    let known = desk.store.last_known(desk.now.root(), &[to, unheard, desk.now.root()]).unwrap();
    assert_eq!(known.iter().map(Record::face).collect::<Vec<_>>(), ["Head", "Delivery"]);
}

#[test]
fn what_came_with_a_version_is_by_its_author() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = open(&folder);
    let first = outline::read(LADDER).unwrap();
    let mut second = first.clone();
    second.apply(&retitle(&first, "Lead", "Chief")).unwrap();
    let mut draft = second.clone();
    draft.apply(&retitle(&second, "Chief", "Head")).unwrap();
    let row = |n: u8, author: &str, state: &Framework| VersionRow {
        id: Id::from_bytes([n; 16]),
        name: format!("{n}"),
        note: String::new(),
        author: author.into(),
        at: at(5),
        status: "draft".into(),
        effective: None,
        hash: state.content_hash(),
    };
    let history = vec![(row(1, "Ada", &first), first.clone()), (row(2, "", &second), second.clone())];
    store.add_framework(&NewFramework { draft: &draft, origin: None, history }, by(9)).unwrap();
    let rows = store.history(draft.root(), named(&draft, "Head")).unwrap();
    let told: Vec<_> = rows.iter().map(|row| (row.edit.author.as_str(), row.version.as_deref())).collect();
    assert_eq!(told, [("Ada", Some("1")), ("", Some("2")), ("Ines", None)]);
}

#[test]
fn who_worked_on_a_record_is_read_from_what_was_written_between_two_states() {
    let mut desk = Desk::new();
    let (ability, lead) = (named(&desk.now, "Plans café work"), named(&desk.now, "Lead"));
    let other = outline::read("framework Other #z\n  path Q\n").unwrap();
    desk.save("1");
    let start = desk.head.edit;
    desk.set("Ada", ability, Field::Statement, "Plans");
    desk.set("Ada", ability, Field::Statement, "Plans work");
    let new = NewFramework { draft: &other, origin: None, history: Vec::new() };
    desk.store.add_framework(&new, by(7)).unwrap();
    desk.set("Bo", lead, Field::Title, "Head");
    let middle = desk.head.edit;
    desk.undo("Cy");
    let root = desk.now.root();
    let told = |span: (EditKey, EditKey)| {
        let worked = desk.store.touched(root, span, [ability, lead, root].into_iter()).unwrap();
        let one = |id: Id| match worked.get(&id) {
            None => "-".to_string(),
            Some(Worked::One(author)) => author.clone(),
            Some(Worked::Several { before, states }) => {
                let face = |record: &Option<Record>| record.as_ref().map_or("gone", |r| r.face()).to_string();
                let each = states
                    .iter()
                    .map(|s| format!("{}{}: {}", s.author, if s.is_own { "" } else { "*" }, face(&s.record)));
                format!("{} > {}", face(before), each.collect::<Vec<_>>().join(" > "))
            }
        };
        [one(ability), one(lead), one(root)]
    };
    assert_eq!(
        (desk.store.step_of(root, None).unwrap(), desk.store.first_step(root).unwrap()),
        (desk.head.edit, start)
    );
    let version = desk.store.versions(root).unwrap()[0].id;
    assert_eq!(desk.store.step_of(root, Some(version)).unwrap(), start);
    assert_eq!(told((start, middle)), ["Ada", "Bo", "-"]);
    assert_eq!(told((start, desk.head.edit)), ["Ada", "Lead > Bo: Head > Cy*: Lead", "-"]);
    assert_eq!(told((middle, desk.head.edit)), ["-", "Cy", "-"]);
    assert_eq!(told((middle, middle)), ["-", "-", "-"]);
}

#[test]
fn search_finds_what_any_version_ever_said() {
    let mut desk = Desk::new();
    let ability = named(&desk.now, "Plans café work");
    let check = |desk: &Desk, words: &str, expect: &[&str]| {
        let rows = desk.store.search_ever(words, 10).unwrap();
        let held = |row: &EverRow| row.held.clone().map_or("-".into(), |(a, b)| format!("{a}..{b}"));
        let told = |row: &EverRow| {
            format!("{} {} {} {} {}", row.field.name(), row.text, held(row), row.has_text, row.has_node)
        };
        assert_eq!(rows.iter().map(told).collect::<Vec<_>>(), expect, "{words}");
    };
    desk.save("1");
    desk.save("2");
    desk.set("Ada", ability, Field::Statement, "Plans all kinds of café work");
    desk.save("3");
    desk.set("Ada", ability, Field::Statement, "Plans a feast");
    desk.set("Ada", ability, Field::Statement, "Plans all kinds of café work");
    desk.save("4");
    desk.set("Ada", ability, Field::Statement, "Leads");
    desk.save("5");
    check(
        &desk,
        "cafe",
        &["statement Plans all kinds of café work 3..4 false true", "statement Plans café work 1..2 false true"],
    );
    check(&desk, "PLANS work kin", &["statement Plans all kinds of café work 3..4 false true"]);
    check(&desk, "feast", &["statement Plans a feast - false true"]);
    check(&desk, "analyst", &["title Analyst 1..5 true true"]);
    check(&desk, "contributors", &["experience as contributors 1..5 true true"]);
    // Keys that this program does not know are no words of the framework.
    check(&desk, "1.50", &[]);
    check(&desk, "", &[]);
    check(&desk, "\"* NEAR(", &[]);
    let step = named(&desk.now, "Analyst");
    desk.does("Ada", does("remove"), &plan(&desk.now, &Intention::Remove(Remove { nodes: vec![step] }), step).unwrap());
    check(&desk, "analyst", &["title Analyst 1..5 false false"]);
    desk.undo("Ada");
    check(&desk, "analyst", &["title Analyst 1..5 true true"]);
    assert_eq!(desk.store.search_ever("plan", 1).unwrap().len(), 1);
    desk.store.set_removed(desk.now.root(), Some(at(2))).unwrap();
    check(&desk, "analyst", &[]);
    drop(desk.folder);
}

#[test]
fn one_more_link_is_kept_without_all_the_others() {
    let folder = tempfile::tempdir().unwrap();
    let (mut store, mut now) = (open(&folder), outline::read(LADDER).unwrap());
    let from = named(&now, "Plans café work");
    let linked = |framework: &Framework, numbers: std::ops::Range<u32>| {
        let link = |n: u32| {
            let (relation, to, title) = ("isRelatedTo".into(), format!("urn:thing:{n}"), String::new());
            Intention::Associate(Associate { from, relation, to, title })
        };
        let fresh = from.derive(&numbers.start.to_be_bytes());
        let together = Together { purpose: Purpose::Change, edits: numbers.map(link).collect() };
        plan(framework, &Intention::Together(together), fresh).unwrap()
    };
    now.apply(&linked(&now, 0..100)).unwrap();
    let head = store.add_framework(&NewFramework { draft: &now, origin: None, history: vec![] }, by(0)).unwrap();
    let kept = |store: &Store| {
        store.connection.query_row("SELECT sum(length(body)) FROM text", [], |row| row.get::<_, i64>(0)).unwrap()
    };
    let many = kept(&store);
    let changes = linked(&now, 100..101);
    now.apply(&changes).unwrap();
    store.append(now.root(), &head, does("associate"), &changes, by(1)).unwrap();
    let more = kept(&store) - many;
    assert!(many > 10_000 && more < many / 20, "{many} {more}");
    let (draft, _) = store.draft(now.root(), None).unwrap();
    assert_eq!(draft.content_hash(), now.content_hash());
    assert_eq!(rungs_model::association::of(&draft).len(), 101);
}
