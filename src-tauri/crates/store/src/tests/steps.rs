//! The step log as people read it.

use super::*;
use rungs_model::edit::{Add, Move};

struct Desk {
    _folder: TempDir,
    store: Store,
    now: Framework,
    head: Head,
    /// The state after each step.
    states: Vec<(EditKey, Framework)>,
}

impl Desk {
    fn new() -> Desk {
        let folder = tempfile::tempdir().unwrap();
        let (store, now, head) = with_ladder(&folder);
        let states = vec![(head.edit, now.clone())];
        Desk { _folder: folder, store, now, head, states }
    }

    fn lays(&mut self, step: Step<'_>, changes: &Changes) {
        self.now.apply(changes).unwrap();
        self.head = self.store.append(self.now.root(), &self.head, step, changes, by(1)).unwrap();
        self.states.push((self.head.edit, self.now.clone()));
    }

    fn does(&mut self, intention: Intention, about: Id) {
        let changes = plan(&self.now, &intention, about).unwrap();
        self.lays(Step::Do { verb: intention.verb(), about: Some(about), words: None }, &changes);
    }

    fn set(&mut self, node: Id, field: Field, words: &str) {
        let fields = FieldEdits(vec![(field, Some(Value::Text(words.into())))]);
        self.does(Intention::Set(Set { node, fields }), node);
    }

    fn goes(&mut self, step: Step<'_>) {
        let top = if matches!(step, Step::Undo) { self.head.undo_top } else { self.head.redo_top };
        let changes = self.store.changes_of(self.now.root(), top.unwrap()).unwrap().inverse();
        self.lays(step, &changes);
    }

    fn save(&mut self, n: u8, name: &str) {
        let hash = self.now.content_hash();
        self.store.save_version(self.now.root(), &self.head, &new_version(n, name), &hash, at(8)).unwrap();
    }

    /// The log in short, newest first; steps by their number from the beginning.
    fn told(&self) -> Vec<String> {
        let (steps, more) = self.store.steps(self.now.root(), None, 100).unwrap();
        assert!(!more);
        let number = |key: EditKey| self.states.iter().position(|(at, _)| *at == key).unwrap();
        let told = |step: &StepRow| {
            let fields: Vec<&str> = step.fields.iter().map(|field| field.name()).collect();
            let takes = step.takes.map_or(String::new(), |key| format!(" takes {}", number(key)));
            let places = format!("{}>{}", step.from, step.within);
            let counts = format!("{}/{}", step.inside, step.beside);
            let edit = &step.edit;
            let what = format!("{:?} {} “{}” {:?}", edit.kind, edit.verb, edit.subject, step.kind.map(Kind::name));
            format!("{} {what} {places} {} {counts}{takes} {:?}", number(edit.key), fields.join(","), step.versions)
        };
        steps.iter().map(told).collect()
    }
}

#[test]
fn every_step_says_what_it_did() {
    let mut desk = Desk::new();
    let (root, lead, plans) = (desk.now.root(), named(&desk.now, "Lead"), named(&desk.now, "Plans café work"));
    let analyst = named(&desk.now, "Analyst");
    desk.save(1, "2026.1");
    desk.save(2, "2026.1b");
    desk.set(plans, Field::Statement, "Plans");
    desk.does(Intention::Move(Move { nodes: vec![plans], parent: lead, index: None }), plans);
    desk.does(Intention::Remove(Remove { nodes: vec![lead, analyst] }), lead);
    desk.goes(Step::Undo);
    desk.goes(Step::Undo);
    desk.goes(Step::Redo);
    desk.save(3, "2026.2");
    let fresh = Id::from_bytes([0x44; 16]);
    let fields = FieldEdits(vec![(Field::Title, Some(Value::Text("Chief".into())))]);
    let path = desk.now.get(lead).unwrap().parent.unwrap();
    desk.does(Intention::Add(Add { kind: Kind::Step, parent: path, index: None, fields }), fresh);
    let words = Step::Do { verb: "restore", about: None, words: Some("2026.1") };
    let back = Changes::between(&desk.now, &desk.states[0].1);
    desk.lays(words, &back);
    assert_eq!(
        desk.told(),
        [
            "8 Do restore “2026.1” None >  0/0 []",
            "7 Do add “Chief” Some(\"step\") >Delivery  0/0 []",
            "6 Redo move “Plans” Some(\"ability\") Analyst>Lead  0/0 takes 5 [\"2026.2\"]",
            "5 Undo move “Plans” Some(\"ability\") Lead>Analyst  0/0 takes 2 []",
            "4 Undo remove “Lead” Some(\"step\") >Delivery  2/1 takes 3 []",
            "3 Do remove “Lead” Some(\"step\") Delivery>  2/1 []",
            "2 Do move “Plans” Some(\"ability\") Analyst>Lead  0/0 []",
            "1 Do set “Plans” Some(\"ability\") Analyst>Analyst statement 0/0 []",
            "0 Begin begin “Delivery” Some(\"framework\") >  0/0 [\"2026.1b\", \"2026.1\"]",
        ]
    );
    let (_, sevenths) = &desk.states[7];
    assert_eq!(desk.store.step(root, desk.states[7].0).unwrap().records, 1);
    assert_eq!(desk.store.state_after(root, Some(desk.states[7].0), None).unwrap().0, *sevenths);
    let between = desk.states[7].0 + 1;
    assert!(matches!(desk.store.step(root, between), Err(StoreError::NoStep(key)) if key == between));
    assert!(matches!(desk.store.step(root, i64::MAX), Err(StoreError::NoStep(_))));
}

#[test]
fn the_log_is_read_page_by_page() {
    let mut desk = Desk::new();
    let lead = named(&desk.now, "Lead");
    for n in 0..25 {
        desk.set(lead, Field::Title, &n.to_string());
        if n % 5 == 4 {
            desk.goes(Step::Undo);
        }
    }
    let id = desk.now.root();
    let whole = desk.store.steps(id, None, 1000).unwrap().0;
    assert_eq!(whole.len(), desk.states.len());
    for count in [1, 2, 7, 30, 31, 32] {
        let (mut paged, mut before) = (Vec::new(), None);
        loop {
            let (steps, more) = desk.store.steps(id, before, count).unwrap();
            before = steps.last().map(|step| step.edit.key);
            paged.extend(steps);
            if !more {
                break;
            }
        }
        assert_eq!(paged, whole, "{count} at a time");
    }
}

#[test]
fn what_happened_since_brings_any_state_up_to_date() {
    let mut desk = Desk::new();
    let (lead, analyst) = (named(&desk.now, "Lead"), named(&desk.now, "Analyst"));
    desk.set(lead, Field::Title, "Head");
    // Another framework is written to in between.
    let other = outline::read("framework Other").unwrap();
    desk.store.add_framework(&NewFramework { draft: &other, origin: None, history: vec![] }, by(5)).unwrap();
    desk.does(Intention::Remove(Remove { nodes: vec![analyst] }), analyst);
    desk.set(lead, Field::Title, "Chief");
    desk.goes(Step::Undo);
    let id = desk.now.root();
    for (edit, state) in desk.states.clone() {
        let ((put, removed), head) = desk.store.since(id, edit).unwrap();
        assert_eq!(head, desk.head);
        let mut changes = Changes::default();
        for record in put {
            changes.note(record.id, state.shared(record.id), Some(Arc::new(record)));
        }
        for gone in removed {
            changes.note(gone, state.shared(gone), None);
        }
        let mut state = state;
        state.apply(&changes).unwrap();
        assert_eq!(state, desk.now);
    }
    assert_eq!(desk.store.since(id, desk.head.edit).unwrap().0, (vec![], vec![]));
}

#[test]
fn what_others_write_is_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let (mut one, draft, head) = with_ladder(&folder);
    let mut two = open(&folder);
    assert!(!one.written_elsewhere().unwrap());
    let head = one.append(draft.root(), &head, does("set"), &retitle(&draft, "Lead", "Head"), by(1)).unwrap();
    assert!(!one.written_elsewhere().unwrap(), "what this one wrote itself is no news");
    assert!(!two.written_elsewhere().unwrap(), "asked for the first time");
    let mut now = draft.clone();
    now.apply(&retitle(&draft, "Lead", "Head")).unwrap();
    two.append(draft.root(), &head, does("set"), &retitle(&now, "Head", "Chief"), by(2)).unwrap();
    assert!(one.written_elsewhere().unwrap());
    assert!(!one.written_elsewhere().unwrap());
}
