//! The main job of somebody new: draft a ladder, keep a version, change it, keep another, see what changed, hand it
//! out, come back the next day.

use rungs_tests::webdriver::{Place, Window, key, see};
use serde_json::Value as Json;
use std::path::Path;
use std::process::Command;

/// Each step with its years and its abilities: eighteen in all.
const LADDER: &[(&str, &str, &[&str])] = &[
    (
        "Associate",
        "1",
        &[
            "Estimates small pieces of work and says how sure the estimate is",
            "Asks for help before a promise is at risk",
            "Keeps the board true to the state of the work",
            "Writes down what was agreed",
        ],
    ),
    (
        "Analyst",
        "2",
        &[
            "Plans a release with the team that builds it",
            "Names the risks of a plan together with an owner for each",
            "Shows progress in numbers that people can check",
            "Brings dependencies to the table early",
            "Closes a project with what was learned",
        ],
    ),
    (
        "Consultant",
        "4",
        &[
            "Plans achievement milestones across several teams",
            "Negotiates scope when the date cannot move",
            "Finds the bottleneck of a flow and widens it",
            "Coaches associates in estimating",
            "Tells sponsors bad news without delay",
        ],
    ),
    (
        "Principal",
        "8",
        &[
            "Shapes a portfolio around outcomes",
            "Stops work that no longer pays",
            "Sets the planning practice of the whole house",
            "Grows the next generation of planners",
        ],
    ),
];

const EDITED: (&str, &str) = ("Writes down what was agreed", " and sends it round");
const ADDED: &str = "Forecasts with a range instead of a date";
const REMOVED: &str = "Coaches associates in estimating";
const MOVED: &str = "Closes a project with what was learned";
/// The third of its step becomes the first; what stood first comes behind it.
const REORDERED: &str = "Sets the planning practice of the whole house";
const FIRST_BEFORE: &str = "Shapes a portfolio around outcomes";

/// The place in a step of the matrix where abilities are added: a button, or a field while something is typed there.
fn add_line(step: &str) -> String {
    format!("//*[@aria-label='Add ability: Abilities, {step}']")
}

/// Types abilities into a step of the matrix, one after the other and without a look at the screen.
fn add_abilities(window: &Window, step: &str, statements: &[&str]) {
    window.click(&add_line(step));
    window.ready(&format!("{}[self::textarea]", add_line(step)));
    for statement in statements {
        window.type_text(statement);
        window.press(&[key::ENTER]);
    }
    for statement in statements {
        window.find(&see::editable(statement));
    }
    // Escape leads back to the cell that was written in.
    window.press(&[key::ESCAPE]);
    window.find(&format!("{}[self::button]", add_line(step)));
}

fn save_version(window: &Window, name: &str) {
    window.chord(&[key::CONTROL, "s"]);
    window.find(&see::dialog("Save version"));
    window.fill(&see::field("Name"), name);
    window.press(&[key::ENTER]);
    window.gone(&see::dialog("Save version"));
    window.find(&see::button(&format!("Open {name}, read-only")));
}

fn draft(window: &Window) {
    window.click("//button[contains(., 'An empty framework')]");
    window.fill(&see::field("What is it called?"), "Delivery");
    window.click(&see::button("Create"));
    window.click(&see::button("Add path"));
    window.ready("//textarea[@aria-label='Title of New path']");
    window.type_text("Planner");
    window.press(&[key::ENTER]);
    let mut last: Option<&str> = None;
    for (title, _, _) in LADDER {
        window.click(&match last {
            None => see::button("Add step"),
            Some(last) => see::button(&format!("Insert a step after “{last}”")),
        });
        window.ready("//textarea[@aria-label='Title of New step']");
        window.type_text(title);
        window.press(&[key::ENTER]);
        window.find(&see::button(&format!("Actions for step “{title}”")));
        last = Some(title);
    }
    for (title, years, statements) in LADDER {
        choose(window, "Planner", title);
        // The details follow the outline a moment later; a program is quicker than that.
        window.wait("the details follow", || {
            let fields =
                "return [...document.querySelectorAll('#details input, #details textarea')].map((one) => one.value)";
            let values = window.script(fields);
            if values.as_array().is_some_and(|all| all.iter().any(|one| one == title)) { Ok(()) } else { Err(values) }
        });
        window.fill(&see::field("Years"), &format!("{years}+"));
        window.press(&[key::ENTER]);
        window.find(&see::button(&format!("Years of experience: {years}+ years")));
        add_abilities(window, title, statements);
    }
}

/// Chooses a row of the outline, unfolding the one it stands in.
fn choose(window: &Window, within: &str, words: &str) {
    window.click(&see::outline(within));
    window.ready("//*[@role='treegrid']");
    if !window.has(&see::outline(words)) {
        window.press(&[key::RIGHT]);
    }
    window.click(&see::outline(words));
    window.ready("//*[@role='treegrid']");
}

/// One edit of each kind.
fn change(window: &Window) {
    window.click(&see::editable(EDITED.0));
    window.ready("//textarea[starts-with(@aria-label, 'Statement of')]");
    window.press(&[key::END]);
    window.type_text(EDITED.1);
    window.press(&[key::ENTER]);
    window.ready(&see::editable(&[EDITED.0, EDITED.1].concat()));

    add_abilities(window, "Analyst", &[ADDED]);

    window.click(&see::editable(REMOVED));
    window.ready("//textarea[starts-with(@aria-label, 'Statement of')]");
    window.press(&[key::ESCAPE]);
    window.ready(&see::editable(REMOVED));
    window.chord(&[key::SHIFT, key::F10]);
    window.click("//*[@role='menuitem' and contains(., 'Remove')]");
    window.gone(&see::editable(REMOVED));
    window.ready(&see::editable("Tells sponsors bad news without delay"));

    choose(window, "Analyst", MOVED);
    window.click(&see::role("tab", "Details"));
    window.click(&see::button("Move to…"));
    window.fill(&see::field("Find a place"), "Consult");
    window.press(&[key::ENTER]);
    window.gone("//*[@role='dialog']");

    choose(window, "Principal", REORDERED);
    for before in ["Stops work that no longer pays", FIRST_BEFORE] {
        window.chord(&[key::ALT, key::UP]);
        window.wait("the ability goes up", || in_order(window, REORDERED, before));
    }
}

/// Whether one ability stands before another in the matrix.
fn in_order(window: &Window, first: &str, second: &str) -> Result<(), String> {
    let page = window.text("//*[@role='grid']");
    let at = |words: &str| page.find(words).ok_or(format!("no “{words}”"));
    if at(first)? < at(second)? { Ok(()) } else { Err("not yet".into()) }
}

fn compare(window: &Window) {
    window.click(&see::button("More for 2026.2"));
    window.click("//*[@role='menuitem' and contains(., 'Compare with 2026.1')]");
    for count in ["1 added", "1 removed", "1 moved", "1 reordered", "1 edited"] {
        window.find(&see::button(count));
    }
    let changes = "//*[@role='tree']//*[@role='treeitem']";
    let list: Vec<String> = (1..=window.count(changes)).map(|n| window.text(&format!("({changes})[{n}]"))).collect();
    for part in [
        &["Statement reworded", EDITED.0][..],
        &["Ability added", ADDED],
        &["Ability removed", REMOVED],
        &["Moved from", "Analyst", "Consultant", MOVED],
        &["Moved up within Principal, from 3 to 1", REORDERED],
    ] {
        let fits = list.iter().filter(|line| part.iter().all(|words| line.contains(words))).count();
        assert_eq!(fits, 1, "{part:?} in {list:#?}");
    }
    assert_eq!(list.len(), 5, "{list:#?}");
    window.click(&see::button("Back"));
}

fn hand_out(window: &Window, format: &str, file: &Path) {
    window.click(&see::button("Export"));
    if format == "PDF" {
        window.click("//*[@role='menuitem' and contains(., 'PDF…')]");
    } else {
        let dialog = see::dialog("Export");
        window.click("//*[@role='menuitem' and contains(., 'More formats…')]");
        let option = format!("{dialog}//*[@role='option' and starts-with(normalize-space(), '{format}')]");
        // The list is seen once each format says what it cannot hold, and no line of it moves then.
        window.find(&format!("{dialog}//*[@role='option' and contains(., 'Complete')]"));
        window.click(&option);
        window.find(&format!("{option}[@aria-selected='true']"));
        window.click(&format!("{dialog}//button[normalize-space()='Export…']"));
    }
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    window.find(&see::words(&format!("Saved {name}.")));
    assert!(file.is_file(), "{} is not there", file.display());
}

/// What the ladder says after the changes.
fn statements() -> Vec<String> {
    let all = LADDER.iter().flat_map(|(_, _, statements)| *statements).filter(|s| **s != REMOVED);
    let all = all.map(|s| if *s == EDITED.0 { [EDITED.0, EDITED.1].concat() } else { (*s).to_string() });
    all.chain([ADDED.to_string()]).collect()
}

fn is_right_json(file: &Path) {
    let text = std::fs::read_to_string(file).unwrap();
    let json: Json = serde_json::from_str(&text).unwrap();
    let steps = json["paths"][0]["steps"].as_array().unwrap();
    let titles: Vec<&str> = steps.iter().filter_map(|s| s["title"].as_str()).collect();
    assert_eq!(titles, ["Associate", "Analyst", "Consultant", "Principal"]);
    let years: Vec<f64> = steps.iter().filter_map(|s| s["experience"]["minYears"].as_f64()).collect();
    assert_eq!(years, [1.0, 2.0, 4.0, 8.0]);
    let abilities = steps.iter().flat_map(|s| s["abilities"].as_array().unwrap());
    let mut said: Vec<String> = abilities.map(|a| a["statement"].as_str().unwrap().to_string()).collect();
    let mut meant = statements();
    assert_eq!(said.len(), 18);
    said.sort();
    meant.sort();
    assert_eq!(said, meant);
}

fn shell(program: &str, args: &[&str], file: &Path) -> String {
    let ran = Command::new(program).args(args).arg(file).arg("-").output();
    let ran = ran.unwrap_or_else(|why| panic!("{program} does not start ({why}); `cargo xtask setup` installs it"));
    String::from_utf8_lossy(&ran.stdout).into_owned()
}

fn is_right_pdf(file: &Path) {
    let text = shell("pdftotext", &["-layout"], file).split_whitespace().collect::<Vec<_>>().join(" ");
    let plain = shell("pdftotext", &["-raw"], file).split_whitespace().collect::<Vec<_>>().join(" ");
    for statement in statements() {
        assert!(text.contains(&statement) || plain.contains(&statement), "“{statement}” is not in: {plain}");
    }
    for (title, years, _) in LADDER {
        assert!(plain.contains(title), "{title} is not in: {plain}");
        assert!(plain.contains(&format!("{years}+")), "{years}+ is not in: {plain}");
    }
    let info = Command::new("pdfinfo").arg(file).output().unwrap();
    let info = String::from_utf8_lossy(&info.stdout).into_owned();
    let tagged = info.lines().find(|line| line.starts_with("Tagged:")).unwrap_or_default();
    assert!(tagged.ends_with("yes"), "{info}");
}

#[test]
fn from_the_first_start_to_the_next_day() {
    let Some(place) = Place::new() else { return };
    {
        let window = place.open();
        draft(&window);
        save_version(&window, "2026.1");
        change(&window);
        save_version(&window, "2026.2");
        compare(&window);
        hand_out(&window, "PDF", &place.dialogs().join("Delivery.pdf"));
        hand_out(&window, "Rungs JSON", &place.dialogs().join("Delivery.rungs.json"));
    }
    is_right_json(&place.dialogs().join("Delivery.rungs.json"));
    is_right_pdf(&place.dialogs().join("Delivery.pdf"));

    let window = place.open();
    window.click(&see::button("Open Delivery"));
    for statement in statements() {
        window.find(&see::editable(&statement));
    }
    in_order(&window, REORDERED, FIRST_BEFORE).unwrap();
    window.click(&see::button("Versions"));
    for name in ["2026.1", "2026.2"] {
        window.find(&see::button(&format!("Open {name}, read-only")));
    }
    window.click(&see::button("Undo"));
    window.wait("undo takes the last edit back", || in_order(&window, FIRST_BEFORE, REORDERED));
    window.click(&see::button("Redo"));
    window.wait("redo does it again", || in_order(&window, REORDERED, FIRST_BEFORE));
}
