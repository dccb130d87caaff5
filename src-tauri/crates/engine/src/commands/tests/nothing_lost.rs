//! Nothing is ever lost: the step log, the way back to any step, what is being typed, and what happens elsewhere.

use super::*;

fn set(node: &Json, fields: Json) -> Json {
    json!({"verb": "set", "node": node, "fields": fields})
}

impl Desk {
    /// The steps of the log in short, newest first.
    fn steps(&self, framework: &Json) -> Vec<String> {
        let list = self.ask("historyList", json!({"framework": framework, "count": 100}));
        assert_eq!(list["more"], false);
        let told = |step: &Json| {
            let fields: Vec<&str> = step["fields"].as_array().unwrap().iter().map(words).collect();
            let what = ["author", "how", "verb", "subject"].map(|key| words(&step[key])).join(" ");
            format!("{what} {} {}", fields.join(","), step["inside"]).trim().to_string()
        };
        list["steps"].as_array().unwrap().iter().map(told).collect()
    }

    /// The titles of all nodes after a step, and that of the draft now.
    fn titles(&self, records: &Json) -> Vec<String> {
        let face = |record: &Json| words(record["fields"].get("title").unwrap_or(&Json::Null)).to_string();
        let mut titles: Vec<String> = records.as_array().unwrap().iter().map(face).filter(|t| t != "-").collect();
        titles.sort();
        titles
    }

    fn draft(&self, framework: &Json) -> Vec<String> {
        self.titles(&self.ask("frameworkOpen", json!({"framework": framework}))["records"])
    }
}

#[test]
fn any_step_can_be_looked_at_and_gone_back_to() {
    let desk = Desk::new(1);
    let (made, ability, paths) = desk.ladder();
    desk.as_who("Ada").edit(&made, set(&paths[0], json!({"title": "Building", "tagline": "Quietly"})));
    desk.save(&made, "2026.1");
    desk.edit(&made, json!({"verb": "remove", "nodes": [paths[0]]}));
    desk.ask("frameworkUndo", json!({"framework": made}));
    let list = desk.ask("historyList", json!({"framework": made, "count": 3}));
    assert_eq!(list["more"], true);
    let steps: Vec<Json> = list["steps"].as_array().unwrap().clone();
    assert_eq!(steps[0]["takes"], steps[1]["edit"]);
    assert_eq!(steps[2]["versions"], json!(["2026.1"]));
    let older = json!({"framework": made, "before": steps[2]["edit"], "count": 100});
    assert_eq!(desk.ask("historyList", older)["steps"].as_array().unwrap().len(), 4);

    let gone = json!({"framework": made, "edit": steps[1]["edit"]});
    let opened = desk.ask("historyOpen", gone.clone());
    assert_eq!(
        (words(&opened["step"]["verb"]), desk.titles(&opened["records"])),
        ("remove", vec!["Delivery".into(), "Keeping".into()])
    );
    let was = desk.draft(&made);
    let changed = desk.as_who("Bo").ask("historyRestore", gone);
    assert_eq!(changed["removed"].as_array().unwrap().len(), 2);
    assert_eq!(changed["after"], steps[0]["edit"]);
    assert_eq!(desk.draft(&made), ["Delivery", "Keeping"]);
    let moment = words(&steps[1]["at"]);
    assert_eq!(changed["log"]["undo"], json!({"verb": "goBack", "subject": moment}));
    assert_eq!(
        desk.steps(&made),
        [
            format!("Bo done goBack {moment}  0"),
            "Ada undone remove Building  1".into(),
            "Ada done remove Building  1".into(),
            "Ada done set Building title,tagline 0".into(),
            "Ines done add Plans work  0".into(),
            "Ines done add Keeping  0".into(),
            "Ines done add Making  0".into(),
            "Ines done begin Delivery  0".into(),
        ]
    );
    desk.ask("frameworkUndo", json!({"framework": made}));
    assert_eq!(desk.draft(&made), was);
    let now = desk.ask("frameworkOpen", json!({"framework": made}))["log"]["edit"].clone();
    let nothing = desk.ask("historyRestore", json!({"framework": made, "edit": now}));
    assert_eq!((&nothing["put"], &nothing["log"]["edit"]), (&json!([]), &now), "it is like that already");
    assert_eq!(desk.refused("historyOpen", json!({"framework": made, "edit": 7_000_000_000_i64})), "no-such-edit");
    assert_eq!(desk.refused("historyList", json!({"framework": ability, "count": 9})), "no-such-framework");
}

#[test]
fn a_state_between_versions_can_be_compared_and_handed_out() {
    let desk = Desk::new(1);
    let (made, ability, _) = desk.ladder();
    let edit = desk.ask("frameworkOpen", json!({"framework": made}))["log"]["edit"].clone();
    desk.edit(&made, set(&ability, json!({"statement": "Plans the work"})));
    let old = json!({"framework": made, "version": null, "edit": edit});
    let compared = desk.ask("compareStates", json!({"old": old, "new": {"framework": made, "version": null}}));
    assert_eq!(compared["comparison"]["summary"]["edited"], 1);
    assert_eq!(compared["comparison"]["changes"][0]["before"], "Plans work");
    let state = State { framework: id(&made), version: None, edit: edit.as_i64() };
    let to = desk.folder.path().join("then.json");
    let loaded = desk.engine.state(state).unwrap();
    desk.engine.export(&loaded, &to, &Export::default(), &mut |_, _| true).unwrap().write(&to).unwrap();
    let text = std::fs::read_to_string(to).unwrap();
    assert!(text.contains("Plans work") && !text.contains("Plans the work"));
}

#[test]
fn what_is_being_typed_comes_back_until_it_is_kept() {
    let desk = Desk::new(1);
    let (made, ability, _) = desk.ladder();
    let keep = |field: &str, text: &str| {
        desk.ask("typingKeep", json!({"framework": made, "node": ability, "field": field, "text": text}));
    };
    let typed = |engine: &Engine| -> Vec<(String, String)> {
        engine.typing(id(&made)).unwrap().into_iter().map(|t| (t.field, t.text)).collect()
    };
    keep("statement", "Plans wo");
    keep("statement", "Plans work of\0 others");
    keep("comment", "Why?");
    let again = Engine::open(&desk.folder.path().join("library.db"), desk.world.clone()).unwrap();
    let left = [("comment", "Why?"), ("statement", "Plans work of others")].map(|(f, t)| (f.into(), t.into()));
    assert_eq!(typed(&again), left);
    let listed = desk.ask("typingList", json!({"framework": made}));
    assert_eq!((&listed["typed"][1]["node"], words(&listed["typed"][1]["field"])), (&ability, "statement"));
    desk.ask("typingForget", json!({"framework": made, "node": ability, "field": "statement"}));
    assert_eq!(typed(&desk.engine), left[..1]);
    keep("statement", &"x".repeat((1 << 20) + 1));
    keep("", "nowhere");
    assert_eq!(typed(&desk.engine), left[..1]);
    assert_eq!(desk.refused("typingList", json!({"framework": ability})), "no-such-framework");
    let lost = json!({"framework": ability, "node": ability, "field": "title", "text": "x"});
    assert_eq!(desk.refused("typingKeep", lost), "no-such-framework");
}

#[test]
fn what_happens_elsewhere_is_told_and_can_be_caught_up_with() {
    let desk = Desk::new(1);
    let (made, ability, paths) = desk.ladder();
    let known = desk.ask("frameworkOpen", json!({"framework": made}))["log"]["edit"].clone();
    assert_eq!(desk.engine.stirred().unwrap(), []);
    let other = Engine::open(&desk.folder.path().join("library.db"), desk.world.clone()).unwrap();
    let there =
        |name: &str, request: Json| serde_json::from_str::<Json>(&call(&other, name, request).unwrap()).unwrap();
    there("frameworkEdit", json!({"framework": made, "intention": set(&paths[1], json!({"title": "Holding"}))}));
    there("frameworkEdit", json!({"framework": made, "intention": {"verb": "remove", "nodes": [ability]}}));
    assert_eq!(desk.engine.stirred().unwrap(), [id(&made)]);
    assert_eq!(desk.engine.stirred().unwrap(), []);

    let since = desk.ask("frameworkSince", json!({"framework": made, "edit": known}));
    assert_eq!((desk.titles(&since["put"]), &since["removed"]), (vec!["Holding".into()], &json!([ability])));
    assert_eq!(words(&since["log"]["undo"]["subject"]), "Plans work");
    let nothing = desk.ask("frameworkSince", json!({"framework": made, "edit": since["log"]["edit"]}));
    assert_eq!((&nothing["put"], &nothing["removed"]), (&json!([]), &json!([])));

    // An edit on top of what a page has not seen says so: it came after a step that the page does not know.
    let mine = there("frameworkEdit", json!({"framework": made, "intention": set(&made, json!({"summary": "S"}))}));
    let intention = set(&paths[0], json!({"title": "Doing"}));
    let on_top = desk.ask("frameworkEdit", json!({"framework": made, "intention": intention}));
    assert_eq!(on_top["after"], mine["log"]["edit"]);
    assert_ne!(on_top["after"], since["log"]["edit"]);
    assert_eq!(mine["after"], since["log"]["edit"]);
}

#[test]
fn a_comment_that_was_taken_back_can_be_brought_back() {
    let desk = Desk::new(1);
    let (made, ability, _) = desk.ladder();
    let say = |reply_to: Option<&Json>, body: &str| {
        let mut request = json!({"framework": made, "node": ability, "body": body});
        if let Some(first) = reply_to {
            request["replyTo"] = first.clone();
        }
        desk.ask("commentAdd", request)["comments"].as_array().unwrap().last().unwrap()["id"].clone()
    };
    let act = |name: &str, comment: &Json| desk.ask(name, json!({"framework": made, "comment": comment}));
    let why = say(None, "Why?");
    act("commentRemove", &why);
    assert_eq!(desk.talk(&made), [""; 0]);
    act("commentBringBack", &why);
    act("commentBringBack", &why);
    assert_eq!(desk.talk(&made), ["Ines: Why?"]);
    let because = say(Some(&why), "Because.");
    desk.ask("commentResolve", json!({"framework": made, "comment": why, "resolved": true}));
    let before = desk.talk(&made);
    for comment in [&why, &because] {
        act("commentRemove", comment);
        act("commentBringBack", comment);
        assert_eq!(desk.talk(&made), before);
    }
    assert_eq!(desk.refused("commentBringBack", json!({"framework": made, "comment": ability})), "comment-missing");
}
