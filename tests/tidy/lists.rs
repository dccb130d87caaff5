//! Adding something is one new file and its line in the visible list beside it; a file that is missing from its list
//! would be there and do nothing.

use crate::tree::{code, holds_words};
use crate::{Tree, finds, holds};

/// A folder of things that a list names.
struct List {
    /// The folder, without those below it.
    folder: &'static str,
    /// How the names of its things end. A name with a further dot before that is no thing of its own.
    ending: &'static str,
    /// Names that are no things.
    but: &'static [&'static str],
    /// Where the list may stand: files, or folders whose files are all read.
    places: &'static [&'static str],
    /// The line, with `{}` for the name.
    line: &'static str,
}

const CRATES: &str = "src-tauri/crates";

/// The visible list of lists. A path that begins with `~` is one of the crates.
const LISTS: &[List] = &[
    List {
        folder: "~/model/src/edit",
        ending: ".rs",
        but: &["tests"],
        places: &["~/model/src/edit.rs"],
        line: "=> {}::plan(",
    },
    List {
        folder: "~/model/src/check",
        ending: ".rs",
        but: &["tests"],
        places: &["~/model/src/check.rs"],
        line: "{}::RULE",
    },
    List {
        folder: "~/wording/src/rule",
        ending: ".rs",
        but: &["tests"],
        places: &["~/wording/src/rule.rs"],
        line: "{}::RULE",
    },
    List {
        folder: "~/wording/lists",
        ending: ".json",
        but: &[],
        places: &["~/wording/src/lists.rs"],
        line: "include_str!(\"../lists/{}.json\")",
    },
    List {
        folder: "~/compare/src/rule",
        ending: ".rs",
        but: &["tests"],
        places: &["~/compare/src/rule.rs"],
        line: "{}::find",
    },
    List {
        folder: "~/compare/src/headline",
        ending: ".rs",
        but: &["tests", "story"],
        places: &["~/compare/src/headline.rs"],
        line: "{}::find",
    },
    List {
        folder: "~/compare/src/pairing",
        ending: ".rs",
        but: &["tests"],
        places: &["~/compare/src/pairing.rs"],
        line: "{}::pair(",
    },
    List {
        folder: "~/exchange/src/import",
        ending: ".rs",
        but: &["tests"],
        places: &["~/exchange/src/lib.rs"],
        line: "import::{}::IMPORT",
    },
    List {
        folder: "~/exchange/src/export",
        ending: ".rs",
        but: &["tests"],
        places: &["~/exchange/src/lib.rs"],
        line: "export::{}::EXPORT",
    },
    List {
        folder: "~/exchange/src/report",
        ending: ".rs",
        but: &["tests"],
        places: &["~/exchange/src/report.rs"],
        line: "{}::FORMAT",
    },
    List {
        folder: "~/engine/src/commands",
        ending: ".rs",
        but: &["tests"],
        places: &["~/engine/src/commands.rs"],
        line: "\": {}::",
    },
    List {
        folder: "~/engine/samples",
        ending: ".rungs.json",
        but: &[],
        places: &["~/engine/src/samples.rs"],
        line: "sample!(\"{}\")",
    },
    List {
        folder: "~/engine/starters",
        ending: ".rungs.json",
        but: &[],
        places: &["~/engine/src/starters.rs"],
        line: "starter!(\"{}\")",
    },
    List {
        folder: "~/store/migrations",
        ending: ".sql",
        but: &[],
        places: &["~/store/src/migrate.rs"],
        line: "include_str!(\"../migrations/{}.sql\")",
    },
    List {
        folder: "~/store/src/table",
        ending: ".rs",
        but: &["tests"],
        places: &["~/store/src/table.rs"],
        line: "mod {};",
    },
    List {
        folder: "~/press/src/document",
        ending: ".rs",
        but: &["mod"],
        places: &["~/press/src/lib.rs"],
        line: "pub use document::{}::",
    },
    List {
        folder: "~/press/templates",
        ending: ".typ",
        but: &[],
        places: &["~/press/src/document"],
        line: "templates/{}.typ\")",
    },
    List {
        folder: "~/cli/src/command",
        ending: ".rs",
        but: &["tests"],
        places: &["~/cli/src/command.rs"],
        // The name of the file and of the command, in the list that a macro reads.
        line: "\n    {} ",
    },
    List {
        folder: "~/xtask/src/command",
        ending: ".rs",
        but: &[],
        places: &["~/xtask/src/command.rs"],
        line: "{}::COMMAND",
    },
    List {
        folder: "ui/src/screens",
        ending: "Screen.tsx",
        but: &[],
        places: &["ui/src/App.tsx"],
        line: "\"@/screens/{}Screen\"",
    },
    List {
        folder: "ui/src/i18n",
        ending: ".ts",
        but: &["index", "language", "forms"],
        places: &["ui/src/i18n/index.ts", "ui/src/i18n/language.ts"],
        line: "\"./{}\"",
    },
    List {
        folder: "schemas",
        ending: ".schema.json",
        but: &[],
        places: &["tests/generated", "~/exchange/src"],
        line: "\"{}.schema.json\"",
    },
];

fn whole(path: &str) -> String {
    path.strip_prefix('~').map_or(path.to_string(), |rest| format!("{CRATES}{rest}"))
}

fn lists(tree: &Tree) -> Vec<String> {
    LISTS.iter().flat_map(|list| list.faults(tree)).collect()
}

impl List {
    fn faults(&self, tree: &Tree) -> Vec<String> {
        let folder = whole(self.folder);
        let places: Vec<String> = self.places.iter().map(|place| whole(place)).collect();
        let is_listing = |path: &str| places.iter().any(|p| path == p || path.starts_with(&format!("{p}/")));
        let code_of = |text| code(text).map(|(_, line)| line).collect::<Vec<_>>().join("\n");
        let listing: String =
            tree.files().filter(|(path, _)| is_listing(path)).map(|(_, text)| code_of(text)).collect();
        let ending = [self.ending];
        let things: Vec<&str> =
            tree.below(&folder, &ending).filter_map(|(path, _)| self.thing(&folder, path)).collect();
        if things.is_empty() {
            // A folder that was renamed would leave a rule that can never fail again.
            return vec![format!("{folder} holds no *{}", self.ending)];
        }
        let lines = things.iter().map(|thing| (thing, self.line.replace("{}", thing)));
        let missing = lines.filter(|(_, line)| !holds_words(&listing, line));
        missing
            .map(|(thing, line)| format!("{folder}/{thing}{}: no `{line}` in {}", self.ending, places.join(" or ")))
            .collect()
    }

    fn thing<'a>(&self, folder: &str, path: &'a str) -> Option<&'a str> {
        let name = path.strip_prefix(folder)?.strip_prefix('/')?.strip_suffix(self.ending)?;
        let is_deeper = name.contains('/');
        let has_own_dot = name.contains('.') && self.ending.matches('.').count() == 1;
        (!is_deeper && !has_own_dot && !self.but.contains(&name)).then_some(name)
    }
}

/// Migrations are counted without gaps, and listed in that order: the position in the list is what a library remembers.
fn migrations(tree: &Tree) -> Vec<String> {
    let folder = whole("~/store/migrations");
    let list = tree.text(&whole("~/store/src/migrate.rs")).unwrap_or_default();
    let mut faults = Vec::new();
    let mut last = 0;
    for (i, (path, _)) in tree.below(&folder, &[".sql"]).enumerate() {
        let name = &path[folder.len() + 1..];
        let number = format!("{:04}_", i + 1);
        if !name.starts_with(&number) {
            faults.push(format!("{path} should begin with {number}"));
        }
        match list.find(name) {
            Some(at) if at < last => faults.push(format!("{path} is listed before an earlier one")),
            Some(at) => last = at,
            None => {}
        }
    }
    faults
}

/// Examples are judged by the schema whose name they begin with; one that begins otherwise is judged by none.
fn examples(tree: &Tree) -> Vec<String> {
    let schemas: Vec<String> = tree
        .below("schemas", &[".schema.json"])
        .filter_map(|(path, _)| path.strip_prefix("schemas/rungs.")?.split('-').next().map(|name| format!("{name}-")))
        .collect();
    let name = |path: &str| path.rsplit('/').next().unwrap_or_default().to_string();
    let examples = tree.below("schemas/examples", &[".json"]).map(|(path, _)| path);
    let stray = examples.filter(|path| !schemas.iter().any(|schema| name(path).starts_with(schema)));
    stray.map(|path| format!("{path} begins with the name of no schema")).collect()
}

#[test]
fn the_house_keeps_them() {
    holds(lists);
    holds(migrations);
    holds(examples);
}

#[test]
fn a_file_that_is_not_listed_is_found() {
    let list = &LISTS[0];
    let check = |files: &[(&str, &str)], expect: &[&str]| assert_eq!(list.faults(&Tree::made_up(files)), expect);
    let folder = "src-tauri/crates/model/src/edit";
    let (add, tests, deep) =
        (format!("{folder}/add.rs"), format!("{folder}/tests.rs"), format!("{folder}/add/deep.rs"));
    let (file, list) = (format!("{folder}.rs"), "    Add(add) => add::plan(framework)");
    check(&[(&add, ""), (&tests, ""), (&deep, ""), (&file, list)], &[]);
    let missing = "src-tauri/crates/model/src/edit/add.rs: no `=> add::plan(` in src-tauri/crates/model/src/edit.rs";
    check(&[(&add, ""), (&file, "mod add;")], &[missing]);
    check(&[(&add, ""), (&file, "// Add(add) => add::plan(framework)")], &[missing]);
    check(&[(&add, "")], &[missing]);
    check(&[(&file, list)], &["src-tauri/crates/model/src/edit holds no *.rs"]);
}

#[test]
fn every_list_can_fail() {
    for list in LISTS {
        let file = format!("{}/unheard-of{}", whole(list.folder), list.ending);
        let faults = list.faults(&Tree::made_up(&[(&file, "")]));
        assert!(faults.len() == 1 && faults[0].starts_with(&file), "{file}: {faults:?}");
    }
}

#[test]
fn a_gap_or_a_wrong_order_of_migrations_is_found() {
    let folder = "src-tauri/crates/store/migrations";
    let (one, two, three) =
        (format!("{folder}/0001_a.sql"), format!("{folder}/0002_b.sql"), format!("{folder}/0003_c.sql"));
    let list = "src-tauri/crates/store/src/migrate.rs";
    finds(migrations, &[(&one, ""), (&two, ""), (list, "0001_a.sql 0002_b.sql")], &[]);
    let gap = format!("{three} should begin with 0002_");
    finds(migrations, &[(&one, ""), (&three, ""), (list, "0001_a.sql 0003_c.sql")], &[&gap]);
    let order = format!("{two} is listed before an earlier one");
    finds(migrations, &[(&one, ""), (&two, ""), (list, "0002_b.sql 0001_a.sql")], &[&order]);
}

#[test]
fn an_example_of_nothing_is_found() {
    let schema = ("schemas/rungs.framework-1.schema.json", "");
    finds(examples, &[schema, ("schemas/examples/valid/framework-a.json", "")], &[]);
    let stray = "schemas/examples/valid/frame-a.json";
    finds(examples, &[schema, (stray, "")], &[&format!("{stray} begins with the name of no schema")]);
}
