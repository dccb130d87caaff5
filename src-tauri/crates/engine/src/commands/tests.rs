//! Commands as the page calls them: the history of a node, texts of earlier versions, comments.

mod compared;

use super::call;
use crate::{Engine, Export, Host, Reading, State};
use chrono::{DateTime, TimeDelta, Utc};
use rungs_model::Id;
use serde_json::{Value as Json, json};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::Mutex;
use tempfile::TempDir;

mod importing;
mod nothing_lost;
mod start;

/// A world in which the clock goes on by a second, ids count up, and the tests say who is working.
struct World {
    salt: u8,
    count: Mutex<u32>,
    author: Mutex<&'static str>,
}

impl Host for World {
    fn now(&self) -> DateTime<Utc> {
        let n = u32::from_be_bytes(std::array::from_fn(|i| self.fresh().as_bytes()[12 + i]));
        DateTime::UNIX_EPOCH + TimeDelta::seconds(n.into())
    }
    fn fresh(&self) -> Id {
        let mut count = self.count.lock().unwrap();
        *count += 1;
        Id::from_bytes((u128::from(self.salt) << 120 | 0x4000_8000_0000_0000_0000 | u128::from(*count)).to_be_bytes())
    }
    fn author(&self) -> String {
        self.author.lock().unwrap().to_string()
    }
}

/// An engine over a library of its own.
struct Desk {
    engine: Engine,
    world: Arc<World>,
    folder: TempDir,
}

impl Desk {
    fn new(salt: u8) -> Desk {
        let folder = tempfile::tempdir().unwrap();
        let world = Arc::new(World { salt, count: Mutex::default(), author: Mutex::new("Ines") });
        let engine = Engine::open(&folder.path().join("library.db"), world.clone()).unwrap();
        Desk { engine, world, folder }
    }

    fn as_who(&self, author: &'static str) -> &Desk {
        *self.world.author.lock().unwrap() = author;
        self
    }

    fn ask(&self, name: &str, request: Json) -> Json {
        serde_json::from_str(&call(&self.engine, name, request).unwrap()).unwrap()
    }

    fn refused(&self, name: &str, request: Json) -> String {
        call(&self.engine, name, request).unwrap_err().code
    }

    fn edit(&self, framework: &Json, intention: Json) -> Json {
        self.ask("frameworkEdit", json!({"framework": framework, "intention": intention}))["node"].clone()
    }

    fn save(&self, framework: &Json, name: &str) {
        let save = json!({"framework": framework, "name": name, "note": "", "status": "draft", "effective": null});
        self.ask("versionSave", save);
    }

    /// A framework with two paths, and an ability in the first.
    fn ladder(&self) -> (Json, Json, [Json; 2]) {
        let made = self.ask("libraryCreate", json!({"title": "Delivery"}))["framework"].clone();
        let path = |title: &str| {
            let add = json!({"verb": "add", "kind": "path", "parent": made, "fields": {"title": title}});
            self.edit(&made, add)
        };
        let paths = ["Making", "Keeping"].map(path);
        let fields = json!({"statement": "Plans work"});
        let add = json!({"verb": "add", "kind": "ability", "parent": paths[0], "fields": fields});
        let ability = self.edit(&made, add);
        (made, ability, paths)
    }

    fn export(&self, framework: &Json) -> PathBuf {
        let to = self.folder.path().join("out.rungs");
        let state = State { framework: id(framework), version: None, edit: None };
        let loaded = self.engine.state(state).unwrap();
        self.engine.export(&loaded, &to, &Export::default(), &mut |_, _| true).unwrap().write(&to).unwrap();
        to
    }

    /// Who said what in which thread of the framework.
    fn talk(&self, framework: &Json) -> Vec<String> {
        let all = self.ask("commentList", json!({"framework": framework}))["comments"].clone();
        let told = |c: &Json| {
            let answers = if c["replyTo"].is_null() { "" } else { "> " };
            let settled = if c["resolved"] == true { " (settled)" } else { "" };
            format!("{answers}{}: {}{settled}", words(&c["author"]), words(&c["body"]))
        };
        all.as_array().unwrap().iter().map(told).collect()
    }
}

fn id(json: &Json) -> Id {
    words(json).parse().unwrap()
}

fn words(json: &Json) -> &str {
    json.as_str().unwrap_or("-")
}

#[test]
fn a_node_tells_its_history() {
    let desk = Desk::new(1);
    let (made, ability, paths) = desk.ladder();
    desk.save(&made, "2026.1");
    let set = |fields: Json| json!({"verb": "set", "node": ability, "fields": fields});
    desk.as_who("Ada").edit(&made, set(json!({"statement": "Plans the work", "weight": 2})));
    desk.as_who("Bo").edit(&made, json!({"verb": "move", "nodes": [ability], "parent": paths[1]}));
    // A neighbour that comes is nothing that happened to it; that it goes behind that one is.
    desk.edit(&made, json!({"verb": "add", "kind": "ability", "parent": paths[1], "fields": {"statement": "Leads"}}));
    desk.edit(&made, json!({"verb": "reorder", "node": ability, "index": 1}));
    let grade = desk.edit(&made, json!({"verb": "add", "kind": "group", "parent": made, "fields": {"title": "Flow"}}));
    let add = json!({"verb": "add", "kind": "competency", "parent": grade, "fields": {"title": "Planning"}});
    let competency = desk.edit(&made, add);
    desk.edit(&made, set(json!({"competency": competency})));
    desk.edit(&made, json!({"verb": "remove", "nodes": [competency]}));
    desk.save(&made, "2026.2");
    desk.as_who("Cy").ask("frameworkUndo", json!({"framework": made}));
    desk.edit(&made, json!({"verb": "remove", "nodes": [ability]}));
    desk.ask("frameworkUndo", json!({"framework": made}));

    let history = desk.ask("nodeHistory", json!({"framework": made, "node": ability}));
    let told = |one: &Json| {
        let change = |c: &Json| {
            let said = ["field", "from", "to"].map(|key| c[key].as_str().unwrap_or_default());
            let marks = c["words"].as_array().into_iter().flatten();
            let marks: Vec<_> = marks.map(|m| format!("{} {:?}", words(&m["is"]), words(&m["text"]))).collect();
            [words(&c["change"]).to_string(), said.join(" ").trim().to_string(), marks.join(" ")].join(" ")
        };
        let changes: Vec<String> =
            one["changes"].as_array().unwrap().iter().map(|c| change(c).trim().to_string()).collect();
        let who = ["author", "verb", "how", "version"].map(|key| words(&one[key])).join(" ");
        format!("{who}: {}", changes.join("; "))
    };
    let happened: Vec<String> = history["happened"].as_array().unwrap().iter().map(told).collect();
    assert_eq!(
        happened,
        [
            "Cy remove undone -: added",
            "Cy remove done -: removed",
            "Cy remove undone -: edited competency",
            "Bo remove done 2026.2: edited competency",
            "Bo set done -: edited competency",
            "Bo reorder done -: reordered",
            "Bo move done -: moved Making Keeping",
            "Ada set done -: edited statement same \"Plans \" added \"the \" same \"work\"; edited weight",
            "Ines add done 2026.1: added; edited statement added \"Plans work\"",
        ]
    );
    let last: Vec<String> = history["last"].as_array().unwrap().iter().map(Json::to_string).collect();
    let places = [("competency", 2), ("statement", 7), ("weight", 7)];
    assert_eq!(last, places.map(|(field, n)| json!({"field": field, "happened": n}).to_string()));
    assert_eq!(history["named"], json!([]));
    desk.edit(&made, json!({"verb": "remove", "nodes": [competency]}));
    let history = desk.ask("nodeHistory", json!({"framework": made, "node": ability}));
    assert_eq!(history["named"][0]["fields"]["title"], "Planning", "what is gone has a name still");
    let nothing = json!({"happened": [], "last": [], "named": []});
    assert_eq!(desk.ask("nodeHistory", json!({"framework": made, "node": desk.world.fresh()})), nothing);
    let unheard = json!({"framework": ability, "node": ability});
    assert_eq!(desk.refused("nodeHistory", unheard), "no-such-framework");
}

#[test]
fn texts_of_earlier_versions_are_found_when_asked_for() {
    let desk = Desk::new(1);
    let (made, ability, _) = desk.ladder();
    desk.save(&made, "2026.1");
    desk.edit(&made, json!({"verb": "set", "node": ability, "fields": {"statement": "Leads"}}));
    let quick = desk.ask("librarySearch", json!({"query": "plans"}));
    assert_eq!(quick, json!({"hits": [], "earlier": []}));
    let found = desk.ask("librarySearch", json!({"query": "PLANS wo", "earlier": true}));
    let hit = json!({
        "framework": made, "frameworkTitle": "Delivery", "node": ability, "kind": "ability", "field": "statement",
        "text": "Plans work", "firstVersion": "2026.1", "lastVersion": "2026.1", "hasNode": true,
    });
    assert_eq!(found, json!({"hits": [], "earlier": [hit]}));
    let now = desk.ask("librarySearch", json!({"query": "leads", "earlier": true}));
    assert_eq!((now["hits"].as_array().unwrap().len(), &now["earlier"]), (1, &json!([])));
}

#[test]
fn what_is_found_brings_its_other_texts_along() {
    let desk = Desk::new(1);
    let (made, _, _) = desk.ladder();
    let note = json!({"verb": "add", "kind": "note", "parent": made, "fields": {"heading": "Years", "body": "A guide.\n\nNever a gate."}});
    desk.edit(&made, note);
    let found = desk.ask("librarySearch", json!({"query": "gate"}));
    assert_eq!(
        (&found["hits"][0]["words"], &found["hits"][0]["other"]),
        (&json!("Years"), &json!(["A guide.\n\nNever a gate."]))
    );
}

#[test]
fn comments_go_to_a_colleague_and_come_back() {
    let (here, there) = (Desk::new(1), Desk::new(2));
    let (made, ability, _) = here.ladder();
    let say = |desk: &Desk, who, reply_to: Option<&Json>, body: &str| {
        let mut request = json!({"framework": made, "node": ability, "body": body});
        if let Some(first) = reply_to {
            request["replyTo"] = first.clone();
        }
        let all = desk.as_who(who).ask("commentAdd", request)["comments"].clone();
        all.as_array().unwrap().last().unwrap()["id"].clone()
    };
    let why = say(&here, "Ines", None, "  Why plans? ");
    let came = there.engine.import(&here.export(&made), Reading::default(), &mut |_, _| true).unwrap();
    assert_eq!((came.framework, came.comments), (id(&made), 0));
    let because = say(&there, "Ada", Some(&why), "Because.");
    say(&there, "Bo", Some(&because), "Right.");
    there.ask("commentResolve", json!({"framework": made, "comment": because, "resolved": true}));
    say(&here, "Ines", None, "And who?");
    assert_eq!(here.talk(&made), ["Ines: Why plans?", "Ines: And who?"]);
    let back = there.export(&made);
    let came = here.engine.import(&back, Reading::default(), &mut |_, _| true).unwrap();
    assert_eq!((came.was_there, came.comments), (true, 3), "the framework is the same, what was said is new");
    let mut talk = here.talk(&made);
    talk.sort();
    let settled =
        ["> Ada: Because. (settled)", "> Bo: Right. (settled)", "Ines: And who?", "Ines: Why plans? (settled)"];
    assert_eq!(talk, settled);
    assert_eq!(here.engine.import(&back, Reading::default(), &mut |_, _| true).unwrap().comments, 0);

    // Another state of it comes in beside it, with what was said of it.
    there.edit(&made, json!({"verb": "set", "node": made, "fields": {"title": "Other"}}));
    there.ask("commentAdd", json!({"framework": made, "node": made, "body": "Title?"}));
    let came = here.engine.import(&there.export(&made), Reading::default(), &mut |_, _| true).unwrap();
    assert_eq!((came.was_there, came.comments), (false, 1));
    let beside = json!(came.framework);
    assert_eq!(here.talk(&beside).len(), 4);
    let root = here.ask("commentList", json!({"framework": beside}));
    assert!(root["comments"].as_array().unwrap().iter().any(|c| c["node"] == beside), "{root}");

    here.ask("commentResolve", json!({"framework": made, "comment": why, "resolved": false}));
    here.ask("commentRemove", json!({"framework": made, "comment": why}));
    assert!(here.talk(&made).contains(&"Ines: ".to_string()), "it was answered, so its place is kept");
    let said = |node: &Json, body: &str| json!({"framework": made, "node": node, "body": body});
    assert_eq!(here.refused("commentAdd", said(&ability, " \n")), "comment-without-words");
    assert_eq!(here.refused("commentAdd", said(&why, "Where?")), "edit-missing");
    let gone = json!({"framework": made, "comment": ability, "resolved": true});
    assert_eq!(here.refused("commentResolve", gone), "comment-missing");
    assert_eq!(here.engine.doctor().unwrap().damage, Vec::<String>::new());
}

#[test]
fn the_score_of_the_newest_version_is_known() {
    let desk = Desk::new(9);
    let (made, ability, [_, _]) = desk.ladder();
    let score = || desk.ask("versionScore", json!({"framework": made}))["last"].clone();
    assert_eq!(score(), Json::Null);
    let objective = json!({"verb": "add", "kind": "objective", "parent": made, "fields": {"title": "Promises kept"}});
    let objective = desk.edit(&made, objective);
    let stream = json!({"verb": "add", "kind": "valueStream", "parent": objective, "fields": {"title": "On time"}});
    let stream = desk.edit(&made, stream);
    desk.save(&made, "1");
    assert_eq!(score(), json!({"version": "1", "serving": 0.0, "all": 1.0}));
    desk.edit(&made, json!({"verb": "link", "stream": stream, "ability": ability}));
    assert_eq!(score(), json!({"version": "1", "serving": 0.0, "all": 1.0}), "an edit is not a version");
    desk.save(&made, "2");
    assert_eq!(score(), json!({"version": "2", "serving": 1.0, "all": 1.0}));
    assert_eq!(desk.refused("versionScore", json!({"framework": ability})), "no-such-framework");
}

#[test]
fn words_are_found_with_what_would_stand_there_and_replaced_as_one_step() {
    let desk = Desk::new(9);
    let framework = desk.ask("libraryCreate", json!({"title": "Organisation"}))["framework"].clone();
    let add = |statement: &str| {
        let path = json!({"verb": "add", "kind": "path", "parent": framework, "fields": {"title": statement}});
        desk.ask("frameworkEdit", json!({"framework": framework, "intention": path}));
    };
    add(&format!("{} the organisation of work {}", "a".repeat(200), "ü".repeat(200)));
    add("Organisation");
    let query = json!({"find": "organisation", "with": "organization", "keepCase": true});
    let found = desk.ask("frameworkFind", json!({"framework": framework, "query": query}));
    assert_eq!(found["count"], 3);
    let put: Vec<_> = found["hits"].as_array().unwrap().iter().map(|hit| hit["put"].as_str().unwrap()).collect();
    assert_eq!(put, ["Organization", "organization", "Organization"]);
    let long = &found["hits"][1];
    assert_eq!(long["before"], format!("…{} the ", "a".repeat(56)));
    assert_eq!(long["after"], format!(" of work {}…", "ü".repeat(52)));

    let replace = json!({"verb": "replace", "query": query, "skip": [found["hits"][2]["spot"]]});
    let changed = desk.ask("frameworkEdit", json!({"framework": framework, "intention": replace}));
    assert_eq!(changed["put"].as_array().unwrap().len(), 2);
    assert_eq!(changed["log"]["undo"], json!({"verb": "replace", "subject": "organisation"}));
    let left = desk.ask("frameworkFind", json!({"framework": framework, "query": query}));
    assert_eq!(left["count"], 1);
    desk.ask("frameworkUndo", json!({"framework": framework}));
    assert_eq!(desk.ask("frameworkFind", json!({"framework": framework, "query": query})), found);
}

#[test]
fn findings_are_ignored_here_or_everywhere_and_seen_again() {
    let desk = Desk::new(1);
    let made = desk.ask("libraryCreate", json!({"title": "Odd"}))["framework"].clone();
    let add = |kind: &str, parent: &Json, fields: Json| {
        desk.edit(&made, json!({"verb": "add", "kind": kind, "parent": parent, "fields": fields}))
    };
    let path = add("path", &made, json!({"title": "Plan"}));
    let step = add("step", &path, json!({"title": "Analyst"}));
    let one = add("ability", &step, json!({"statement": "Plans manpower"}));
    let two = add("ability", &step, json!({"statement": "Plans work"}));
    add("ability", &step, json!({"statement": "plans  work"}));
    let codes = |answer: &Json, list: &str| -> Vec<String> {
        let finding = |item: &Json| if list == "ignored" { item["finding"].clone() } else { item.clone() };
        answer[list].as_array().unwrap().iter().map(|f| finding(f)["code"].as_str().unwrap().to_string()).collect()
    };
    let found = desk.ask("frameworkFindings", json!({"framework": made}));
    assert_eq!(codes(&found, "findings"), ["same-statement-twice", "inconsiderate"]);
    assert_eq!(found["counts"], json!({"same-statement-twice": 1, "inconsiderate": 1}));
    let which = |code: &str, node: &Json, word: Json| json!({"framework": made, "which": {"code": code, "node": node, "word": word}});

    let elsewhere = desk.ask("findingIgnore", which("inconsiderate", &two, Json::Null));
    assert_eq!(codes(&elsewhere, "findings").len(), 2, "that is another node");
    let word = which("inconsiderate", &Json::Null, json!("Manpower"));
    let here = desk.ask("findingIgnore", word.clone());
    assert_eq!(
        (codes(&here, "findings"), codes(&here, "ignored")),
        (vec!["same-statement-twice".into()], vec!["inconsiderate".into()])
    );
    assert_eq!(here["ignored"][0]["by"], word["which"]);
    let everywhere = desk.ask("findingIgnore", which("same-statement-twice", &Json::Null, Json::Null));
    assert_eq!(codes(&everywhere, "findings"), Vec::<String>::new());
    let again = desk.ask("findingUnignore", word);
    assert_eq!(codes(&again, "findings"), ["inconsiderate"]);

    // A mend is an edit like any other: one step, which can be taken back.
    let mend = again["findings"][0]["mends"][0]["intention"].clone();
    let mended = desk.ask("frameworkEdit", json!({"framework": made, "intention": mend}));
    assert_eq!((&mended["log"]["undo"]["verb"], &mended["put"][0]["id"]), (&json!("mend"), &one));
    assert_eq!(codes(&desk.ask("frameworkFindings", json!({"framework": made})), "findings"), Vec::<String>::new());
    desk.ask("frameworkUndo", json!({"framework": made}));
    assert_eq!(codes(&desk.ask("frameworkFindings", json!({"framework": made})), "findings"), ["inconsiderate"]);
}

#[test]
fn who_asks_for_findings_while_they_are_looked_for_gets_the_same() {
    let desk = Desk::new(1);
    let (made, ..) = desk.ladder();
    let draft = desk.engine.draft(id(&made)).unwrap().0;
    let start = std::sync::Barrier::new(8);
    let found: Vec<_> = std::thread::scope(|scope| {
        let ask = || {
            start.wait();
            desk.engine.all_found(&draft)
        };
        let asked: Vec<_> = (0..8).map(|_| scope.spawn(ask)).collect();
        asked.into_iter().map(|one| one.join().unwrap()).collect()
    });
    assert!(found.iter().all(|one| Arc::ptr_eq(one, &found[0])));
}
