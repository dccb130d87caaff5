//! Foreign files looked at before they are kept: read anew as a person says what is what, kept as a new framework or as
//! changes of one that is there, and known again.

use super::*;

const TABLE: &str = "x1;x2;x3;x4\n\
    Carer;Junior;Helps people to eat and drink;0-2 years\n\
    Carer;Senior;Plans the care of a whole ward;3+ years\n";

fn propose(desk: &Desk, text: &str) -> Json {
    desk.ask("importText", json!({"name": "Clipboard", "text": text}))
}

/// A mapping of the one sheet of a table, column by column.
fn mapped(proposal: &Json, layout: &str, roles: &[&str]) -> Json {
    let columns: Vec<Json> = (1..).zip(roles).map(|(column, is)| json!({"column": column, "is": is})).collect();
    let sheet = json!({"layout": layout, "head": 1, "columns": columns});
    let mapping = json!({"format": "rungs.mapping/1", "from": "csv", "sheets": [sheet]});
    json!({"proposal": proposal["proposal"], "mapping": mapping})
}

fn as_roles(desk: &Desk, text: &str, roles: &[&str]) -> Json {
    let proposal = propose(desk, text);
    desk.ask("importMap", mapped(&proposal, "long", roles))
}

const ROLES: [&str; 4] = ["path", "step", "ability", "years"];

fn keep(proposal: &Json, title: &str, into: &Json, sure: bool) -> Json {
    json!({"proposal": proposal["proposal"], "title": title, "into": into, "sure": sure})
}

fn counts(proposal: &Json) -> [u64; 4] {
    ["paths", "steps", "years", "abilities"].map(|what| proposal["counts"][what].as_u64().unwrap())
}

#[test]
fn a_table_is_read_anew_as_a_person_says_and_kept_only_then() {
    let desk = Desk::new(0x71);
    let proposal = as_roles(&desk, TABLE, &ROLES);
    assert_eq!(counts(&proposal), [1, 2, 2, 2]);
    assert_eq!(proposal["asLastTime"], json!(false));
    assert_eq!(desk.ask("libraryList", json!({}))["frameworks"], json!([]), "nothing is kept yet");
    let again = desk.ask("importMap", mapped(&proposal, "long", &ROLES));
    assert_eq!(again["records"].as_array().unwrap().len(), proposal["records"].as_array().unwrap().len());
    assert_eq!(again["root"], proposal["root"], "what is read anew has the ids it had");
    let kept = desk.ask("importKeep", keep(&proposal, "  Care ", &Json::Null, false));
    assert_eq!([&kept["title"], &kept["abilities"], &kept["review"]], [&json!("Care"), &json!(2), &Json::Null]);
    let open = desk.ask("frameworkOpen", json!({"framework": kept["framework"]}));
    assert_eq!(open["log"]["undo"], Json::Null);
    assert_eq!(desk.refused("importOpen", json!({"proposal": proposal["proposal"]})), "no-such-proposal");
    desk.ask("libraryRemove", json!({"framework": kept["framework"]}));
    desk.ask("libraryBringBack", json!({"framework": kept["framework"]}));
    assert_eq!(desk.engine.doctor().unwrap().damage, Vec::<String>::new());
}

#[test]
fn what_was_said_of_a_file_is_proposed_for_the_next_of_its_shape() {
    let desk = Desk::new(0x72);
    let proposal = as_roles(&desk, TABLE, &ROLES);
    desk.ask("importKeep", keep(&proposal, "", &Json::Null, false));
    let other = TABLE.replace("Carer", "Nurse").replace("a whole ward", "two wards");
    let next = propose(&desk, &other);
    assert_eq!((next["asLastTime"].clone(), counts(&next)), (json!(true), [1, 2, 2, 2]));
    let foreign = propose(&desk, &TABLE.replace("x3", "Statement"));
    assert_eq!(foreign["asLastTime"], json!(false), "other heads, another shape");
    desk.ask("importDrop", json!({"proposal": next["proposal"]}));
    assert_eq!(desk.refused("importKeep", keep(&next, "", &Json::Null, false)), "no-such-proposal");
}

#[test]
fn every_character_is_accounted_for_and_found_on_both_sides() {
    let desk = Desk::new(0x73);
    let proposal = as_roles(&desk, TABLE, &["path", "step", "ability", "skip"]);
    let tally = &proposal["tally"];
    let sum = |list: &Json| list.as_array().unwrap().iter().map(|l| l["characters"].as_u64().unwrap()).sum::<u64>();
    assert_eq!(sum(&proposal["leftOut"]), tally["skipped"].as_u64().unwrap());
    assert_eq!(tally["all"].as_u64().unwrap(), tally["kept"].as_u64().unwrap() + tally["skipped"].as_u64().unwrap());
    assert_eq!(counts(&proposal), [1, 2, 0, 2]);
    let rows = |from: u32, rows: u32| {
        let ask = json!({"proposal": proposal["proposal"], "part": 0, "from": from, "rows": rows});
        desk.ask("importPieces", ask)["texts"].as_array().unwrap().clone()
    };
    assert_eq!((rows(0, 9).len(), rows(1, 1).len(), rows(3, 5).len()), (12, 4, 0));
    let statement = &rows(1, 1)[2];
    assert_eq!(statement["text"], json!("Helps people to eat and drink"));
    assert_eq!(statement["kept"][0]["field"], json!("statement"));
    let ask = json!({"proposal": proposal["proposal"], "node": statement["kept"][0]["node"]});
    assert_eq!(desk.ask("importWhere", ask)["spots"], json!([{"part": 0, "row": 1, "column": 2}]));
    assert_eq!(rows(1, 1)[3]["kept"], json!([]));
    assert_eq!(rows(1, 1)[3]["skipped"].as_array().unwrap().len(), 1);
}

#[test]
fn a_file_comes_into_a_framework_as_changes_that_can_be_rejected() {
    let desk = Desk::new(0x74);
    let first = as_roles(&desk, TABLE, &ROLES);
    let made = desk.ask("importKeep", keep(&first, "Ours", &Json::Null, false))["framework"].clone();
    let newer = TABLE.replace("3+ years", "5+ years");
    let second = as_roles(&desk, &newer, &ROLES);
    let kept = desk.ask("importKeep", keep(&second, "Not this one", &made, false));
    assert_eq!([&kept["framework"], &kept["title"]], [&made, &json!("Ours")]);
    let review = desk.ask("reviewOpen", json!({"framework": made, "review": kept["review"]}));
    let changes = review["comparison"]["changes"].as_array().unwrap();
    assert_eq!(changes.len(), 1, "{changes:?}");
    assert_eq!([&changes[0]["change"], &changes[0]["field"]], [&json!("edited"), &json!("experience")]);
    desk.ask("frameworkUndo", json!({"framework": made}));
    let same = as_roles(&desk, TABLE, &ROLES);
    assert_eq!(desk.refused("importKeep", keep(&same, "", &made, false)), "nothing-new");
    // A table without a column of years does not take them away.
    let silent = as_roles(&desk, TABLE, &["path", "step", "ability", "skip"]);
    assert_eq!(desk.refused("importKeep", keep(&silent, "", &made, false)), "nothing-new");
}

#[test]
fn a_file_that_would_remove_much_asks_first() {
    let desk = Desk::new(0x75);
    let first = as_roles(&desk, TABLE, &ROLES);
    let made = desk.ask("importKeep", keep(&first, "", &Json::Null, false))["framework"].clone();
    let half = as_roles(&desk, &TABLE.lines().take(2).collect::<Vec<_>>().join("\n"), &ROLES);
    assert_eq!(desk.refused("importKeep", keep(&half, "", &made, false)), "removes-much");
    let kept = desk.ask("importKeep", keep(&half, "", &made, true));
    assert!(kept["changes"].as_u64().unwrap() > 0);
}

#[test]
fn nothing_is_kept_of_a_file_of_which_nothing_is_understood() {
    let desk = Desk::new(0x76);
    let proposal = propose(&desk, "1\t2\n3\t4\n");
    assert_eq!(counts(&proposal), [0, 0, 0, 0]);
    assert_eq!(desk.refused("importKeep", keep(&proposal, "", &Json::Null, false)), "read-nothing-understood");
    assert_eq!(counts(&desk.ask("importMap", mapped(&proposal, "long", &["step", "ability"]))), [1, 1, 0, 1]);
    assert_eq!(desk.refused("importText", json!({"name": "Clipboard", "text": "  \n"})), "read-empty-file");
}
