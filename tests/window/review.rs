//! Two people and one framework in the window: a colleague's file is taken in, a conflict decided, three changes
//! rejected, and all of it undone and done again.

use rungs_engine::{Engine, Export, SaveVersion, State, Status};
use rungs_model::edit::{Add, Intention, Remove, Set};
use rungs_model::{Field, FieldEdits, Framework, Id, Kind, Value};
use rungs_tests::host::Fixed;
use rungs_tests::webdriver::{Place, Window, key, see};
use std::path::Path;
use std::sync::Arc;

const MINE: &str = "Plans the next month with the team";
const THEIRS: &str = "Plans a week of work of the team";
const REWORDED: &str = "Says early what will be late";
const ADDED: &str = "Asks for help in good time";

fn set(engine: &Engine, id: Id, node: Id, words: &str) {
    let fields = FieldEdits(vec![(Field::Statement, Some(Value::Text(words.to_string())))]);
    engine.edit(id, &Intention::Set(Set { node, fields })).unwrap();
}

/// What both worked on: ids and words of the abilities when they parted, and the draft of the first after her edits.
pub(crate) struct Parted {
    framework: Id,
    abilities: Vec<(Id, String)>,
    mine: Arc<Framework>,
}

/// A version that both started from; then each edits, and the second hands her file over.
pub(crate) fn prepare(place: &Place, elsewhere: &Path) -> Parted {
    let ines = Engine::open(&place.library(), Arc::new(Fixed::new(1))).unwrap();
    let framework = ines.add_sample("planner").unwrap().framework;
    let save = SaveVersion { name: "2026.1".into(), note: String::new(), status: Status::Published, effective: None };
    ines.save_version(framework, save).unwrap();
    let hand_over = |engine: &Engine, to: &Path| {
        let loaded = engine.state(State { framework, version: None, edit: None }).unwrap();
        engine.export(&loaded, to, &Export::default(), &mut |_, _| true).unwrap().write(to).unwrap();
    };
    let file = elsewhere.join("ladder.rungs");
    hand_over(&ines, &file);
    let omar = Engine::open(&elsewhere.join("omar.db"), Arc::new(Fixed::new(2))).unwrap();
    omar.import(&file, rungs_engine::Reading::default(), &mut |_, _| true).unwrap();
    let draft = omar.draft(framework).unwrap().0;
    let abilities: Vec<(Id, String)> =
        draft.of_kind(Kind::Ability).into_iter().map(|r| (r.id, r.face().to_string())).collect();
    set(&omar, framework, abilities[0].0, THEIRS);
    set(&omar, framework, abilities[1].0, REWORDED);
    let (kind, parent) = (Kind::Ability, draft.of_kind(Kind::Step)[0].id);
    let fields = FieldEdits(vec![(Field::Statement, Some(Value::Text(ADDED.into())))]);
    omar.edit(framework, &Intention::Add(Add { kind, parent, index: None, fields })).unwrap();
    omar.edit(framework, &Intention::Remove(Remove { nodes: vec![abilities[5].0] })).unwrap();
    hand_over(&omar, &file);
    place.offer("from Omar.rungs", &std::fs::read(&file).unwrap());
    set(&ines, framework, abilities[0].0, MINE);
    let mine = ines.draft(framework).unwrap().0;
    Parted { framework, abilities, mine }
}

/// The draft as the library has it now.
fn draft(place: &Place, framework: Id) -> Arc<Framework> {
    Engine::open(&place.library(), Arc::new(Fixed::new(3))).unwrap().draft(framework).unwrap().0
}

/// Waits until the library holds what is expected.
#[track_caller]
fn settled(window: &Window, place: &Place, framework: Id, expect: &Framework) {
    window.wait("the library to hold it", || if *draft(place, framework) == *expect { Ok(()) } else { Err("not yet") });
}

/// Waits for what the head of the review says; of nothing it does not speak.
#[track_caller]
fn standing(window: &Window, accepted: usize, rejected: usize, open: &str) {
    for (n, what) in [(accepted, "accepted"), (rejected, "rejected")] {
        if n > 0 {
            window.find(&see::words(&format!("{n} {what}")));
        }
    }
    window.find(&see::words(open));
}

#[test]
fn two_people_and_one_framework() {
    let Some(place) = Place::new() else { return };
    let elsewhere = tempfile::tempdir().unwrap();
    let parted = prepare(&place, elsewhere.path());
    let window = place.open();
    window.click(&see::button("Open Delivery planning"));
    window.click(&see::button("Take in a colleague’s file…"));

    // The review opens with the conflict; the draft holds mine.
    window.find(&see::words_with("both started from 2026.1"));
    standing(&window, 3, 0, "1 conflict open");
    let taken = draft(&place, parted.framework);
    let words = |state: &Framework, n: usize| state.get(parted.abilities[n].0).map(|r| r.face().to_string());
    assert_eq!((words(&taken, 0).as_deref(), words(&taken, 1).as_deref()), (Some(MINE), Some(REWORDED)));
    assert_eq!(words(&taken, 5), None);
    // All three texts are there; what is new in theirs stands out in it, so only that is one piece.
    for words in [parted.abilities[0].1.as_str(), MINE, "Plans a week"] {
        assert!(window.page().contains(words), "{words}");
    }
    for theme in ["Light", "Dark"] {
        let put = format!("document.documentElement.dataset.theme = '{}'", theme.to_lowercase());
        window.script(&put);
        for (width, height) in [(1280, 800), (1920, 1080)] {
            window.resize(width, height);
            window.shot(&format!("review-{width}x{height}-{}", theme.to_lowercase()));
        }
    }
    window.script("document.documentElement.dataset.theme = 'light'");
    window.resize(1280, 800);
    window.click(&see::button("Take theirs"));
    standing(&window, 3, 0, "no conflict open");

    // All three are rejected, by key alone: go to the next change, press R.
    for rejected in 1..=3 {
        window.press(&["n"]);
        window.press(&["r"]);
        standing(&window, 3 - rejected, rejected, "no conflict open");
    }
    let end = draft(&place, parted.framework);
    assert_eq!(words(&end, 0).as_deref(), Some(THEIRS));
    assert_eq!(words(&end, 1).as_ref(), Some(&parted.abilities[1].1));
    assert_eq!(words(&end, 5).as_ref(), Some(&parted.abilities[5].1));
    assert!(end.records().all(|r| r.face() != ADDED));

    // All is taken back, the file too, and done again.
    let step = |keys: &[&str]| {
        let before = draft(&place, parted.framework);
        window.chord(keys);
        let moved = || if *draft(&place, parted.framework) == *before { Err("not yet") } else { Ok(()) };
        window.wait("the library to change", moved);
    };
    for n in 0..5 {
        step(&[key::CONTROL, "z"]);
        if n == 2 {
            standing(&window, 3, 0, "no conflict open");
        }
    }
    settled(&window, &place, parted.framework, &parted.mine);
    window.wait("nothing accepted", || if window.has(&see::words("3 rejected")) { Ok(()) } else { Err("not yet") });
    for n in 0..5 {
        step(&[key::CONTROL, key::SHIFT, "z"]);
        if n == 1 {
            standing(&window, 3, 0, "no conflict open");
        }
    }
    settled(&window, &place, parted.framework, &end);
    standing(&window, 0, 3, "no conflict open");

    // Back in the framework the details tell who did what.
    window.click(&see::button("Back to the framework"));
    window.click(&see::outline(THEIRS));
    window.click(&see::role("tab", "Details"));
    window.click("//*[self::button or @role='button'][normalize-space()='History']");
    let told = || if window.page().contains("Ines") { Ok(()) } else { Err("nobody is named") };
    window.wait("the history", told);
    window.shot("details-1280x800-light");
}
