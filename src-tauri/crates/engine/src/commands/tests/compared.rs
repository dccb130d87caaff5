//! Comparisons as the page asks for them: who made each change, in two states of one framework and in a colleague's file,
//! and whether a conflict is decided.

use super::*;

/// The changes with their authors: "edited statement: Ada"; "?" where nobody knows.
fn told(answer: &Json) -> Vec<String> {
    let changes = answer["comparison"]["changes"].as_array().unwrap();
    let authors = answer["authors"].as_array().unwrap();
    assert_eq!(changes.len(), authors.len());
    let people = answer["people"].as_array().unwrap();
    let line = |(change, author): (&Json, &Json)| {
        let who = author.as_u64().map_or("?", |at| words(&people[at as usize]));
        let field = change["field"].as_str().map(|field| format!(" {field}")).unwrap_or_default();
        format!("{} {}{field}: {who}", words(&change["change"]), words(&change["node"]))
    };
    changes.iter().zip(authors).map(line).collect()
}

fn state(framework: &Json, version: Option<&str>, desk: &Desk) -> Json {
    let versions = desk.ask("versionList", json!({"framework": framework}))["versions"].clone();
    let named =
        version.map(|name| versions.as_array().unwrap().iter().find(|v| v["name"] == name).unwrap()["id"].clone());
    json!({"framework": framework, "version": named})
}

#[test]
fn every_change_has_its_author() {
    let desk = Desk::new(1);
    let (made, ability, paths) = desk.ladder();
    let add = json!({"verb": "add", "kind": "ability", "parent": paths[1], "fields": {"statement": "Leads"}});
    let leads = desk.edit(&made, add);
    desk.save(&made, "1");
    let say = |who, node: &Json, statement: &str| {
        desk.as_who(who).edit(&made, json!({"verb": "set", "node": node, "fields": {"statement": statement}}));
    };
    // Three people on one node, two of them on one field; the last counts, and nobody who only takes back.
    say("Ada", &ability, "Plans all work");
    say("Bo", &ability, "Plans all the work");
    desk.as_who("Cy").edit(&made, json!({"verb": "set", "node": ability, "fields": {"weight": 3}}));
    say("Ada", &ability, "Nothing of that");
    desk.as_who("Cy").ask("frameworkUndo", json!({"framework": made}));
    let fields = json!({"title": "Senior"});
    let add = json!({"verb": "add", "kind": "step", "parent": paths[0], "fields": fields});
    desk.as_who("Ada").edit(&made, add);
    desk.as_who("Bo").edit(&made, json!({"verb": "move", "nodes": [ability], "parent": paths[1]}));
    desk.as_who("").edit(&made, json!({"verb": "set", "node": made, "fields": {"title": "Delivery today"}}));
    // What came and went between the two states is no change of theirs.
    say("Cy", &leads, "Leads others");
    say("Cy", &leads, "Leads");
    let all = [
        "edited framework title: ?",
        "added step: Ada",
        "edited step title: Ada",
        "moved ability: Bo",
        "edited ability statement: Bo",
        "edited ability weight: Cy",
    ];
    let check = |old: Option<&str>, new: Option<&str>, expect: &[&str], people: &[&str]| {
        let request = json!({"old": state(&made, old, &desk), "new": state(&made, new, &desk)});
        let answer = desk.ask("compareStates", request);
        let found = told(&answer);
        assert_eq!(found, expect);
        assert_eq!(answer["people"], json!(people));
    };
    let expect: Vec<&str> = all.into_iter().filter(|line| !line.starts_with("edited step")).collect();
    check(Some("1"), None, &expect, &["Bo", "Ada", "Cy"]);
    desk.as_who("Cy").save(&made, "2");
    say("Dee", &leads, "Leads well");
    check(Some("1"), Some("2"), &expect, &["Bo", "Ada", "Cy"]);
    check(Some("2"), None, &["edited ability statement: Dee"], &["Dee"]);
    check(None, Some("2"), &["edited ability statement: Dee"], &["Dee"]);
    check(None, None, &[], &[]);
    let other = desk.ladder().0;
    let request = json!({"old": state(&made, None, &desk), "new": state(&other, None, &desk)});
    let answer = desk.ask("compareStates", request);
    assert!(told(&answer).iter().all(|line| line.ends_with(": ?")) && answer["people"] == json!([]));
}

/// Two people with the same framework: the file goes over at version 1.
fn two() -> (Desk, Desk, Json, [Json; 3]) {
    let (here, there) = (Desk::new(1), Desk::new(2));
    let (made, ability, paths) = here.ladder();
    here.save(&made, "1");
    there.engine.import(&here.export(&made), Reading::default(), &mut |_, _| true).unwrap();
    let [one, two] = paths;
    (here, there, made, [ability, one, two])
}

fn take_in(here: &Desk, there: &Desk, made: &Json) -> Json {
    let taken = here.engine.take_in(id(made), &there.export(made), false, &mut |_, _| true).unwrap();
    json!({"framework": made, "review": taken.review})
}

#[test]
fn what_came_with_a_file_is_by_those_who_named_its_versions() {
    let (here, there, made, [ability, one, two]) = two();
    let set = |who, node: &Json, field: &str, value: Json| {
        there.as_who(who).edit(&made, json!({"verb": "set", "node": node, "fields": {field: value}}));
    };
    set("Ada", &ability, "statement", json!("Plans all work"));
    there.save(&made, "2");
    set("Bo", &ability, "weight", json!(2));
    set("Bo", &one, "title", json!("Doing"));
    there.save(&made, "3");
    set("Cy", &two, "title", json!("Caring"));
    set("Cy", &made, "summary", json!("From first to last"));
    let review = take_in(&here, &there, &made);
    let open = here.ask("reviewOpen", review);
    let expect = [
        "edited framework summary: ?",
        "edited path title: Bo",
        "edited ability statement: Ada",
        "edited ability weight: Bo",
        "edited path title: ?",
    ];
    assert_eq!(told(&open), expect);
    assert_eq!(open["people"], json!(["Bo", "Ada"]));
    assert_eq!(here.engine.doctor().unwrap().damage, Vec::<String>::new());
    // A file without versions since then tells of nobody.
    let (here, there, made, [ability, ..]) = self::two();
    there.edit(&made, json!({"verb": "set", "node": ability, "fields": {"statement": "Plans all work"}}));
    let open = here.ask("reviewOpen", take_in(&here, &there, &made));
    assert_eq!((told(&open), &open["people"]), (vec!["edited ability statement: ?".to_string()], &json!([])));
}

#[test]
fn a_conflict_is_decided_by_what_the_draft_holds() {
    let (here, there, made, [ability, ..]) = two();
    let set = |desk: &Desk, words: &str| {
        desk.edit(&made, json!({"verb": "set", "node": ability, "fields": {"statement": words}}));
    };
    set(&here, "Plans my work");
    set(&there, "Plans their work");
    let review = take_in(&here, &there, &made);
    let now = || {
        let open = here.ask("reviewOpen", review.clone());
        let conflict = &open["conflicts"][0];
        (words(&conflict["held"]).to_string(), conflict["decided"] == true)
    };
    let choose = |choice: &str| {
        let mut request = review.clone();
        request["conflict"] = json!(0);
        request["choice"] = json!(choice);
        request["text"] = json!("Plans our work");
        let answer = here.ask("reviewResolve", request);
        words(&answer["log"]["undo"]["verb"]).to_string()
    };
    let step = |which: &str| {
        here.ask(which, json!({"framework": made}));
    };
    let is = |held: &str, decided: bool| assert_eq!(now(), (held.to_string(), decided));
    is("ours", false);
    assert_eq!(choose("theirs"), "resolve");
    is("theirs", true);
    // Undo and redo take the decision along, however fast.
    step("frameworkUndo");
    is("ours", false);
    step("frameworkRedo");
    is("theirs", true);
    assert_eq!(choose("open"), "reopen");
    is("ours", false);
    step("frameworkUndo");
    is("theirs", true);
    step("frameworkRedo");
    // To keep one's own words is no step, and is decided nevertheless.
    assert_eq!(choose("ours"), "reopen");
    is("ours", true);
    assert_eq!(choose("text"), "resolve");
    is("-", true);
    step("frameworkUndo");
    is("ours", true);
    choose("open");
    is("ours", false);
    // Whoever writes something else there has decided too.
    set(&here, "Plans what there is");
    is("-", true);
}

#[test]
fn two_steps_are_handed_out_in_every_format() {
    let desk = Desk::new(1);
    let (made, _, paths) = desk.ladder();
    let step = |title: &str| {
        desk.edit(&made, json!({"verb": "add", "kind": "step", "parent": paths[0], "fields": {"title": title}}))
    };
    let (senior, lead) = (id(&step("Senior")), id(&step("Lead")));
    let loaded = desk.engine.state(State { framework: id(&made), version: None, edit: None }).unwrap();
    let comparison = desk.engine.compared_steps((&loaded, senior), (&loaded, lead)).unwrap();
    let steps = Some([senior, lead]);
    let difference = crate::Difference { old: &loaded, new: &loaded, comparison: &comparison, steps };
    let fonts = crate::Fonts::embedded();
    for (format, begins) in [
        ("json", &b"{\n  \"format\": \"rungs.comparison/1\",\n  \"old\": {\n    \"title\": \"Senior\""[..]),
        ("pdf", b"%PDF-"),
        ("markdown", b"# What changes: From Senior to Lead\n"),
        ("html", b"<!DOCTYPE html>"),
        ("docx", b"PK"),
    ] {
        let world = (desk.engine.host(), || &fonts);
        let file = crate::comparison_file(&difference, format, world, &mut |_, _| true).unwrap();
        assert!(file.bytes.starts_with(begins), "{format}");
    }
    let path = id(&paths[0]);
    assert_eq!(desk.engine.compared_steps((&loaded, path), (&loaded, lead)).unwrap_err().code, "no-such-step");
}
