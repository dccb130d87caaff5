//! Documents and pages: headings, lists, tables, the language, and that nothing in them runs.

use super::*;

/// The level of the title in each format: in a document it stands above the headings, in a page it is the first of them.
const TITLES: [(&str, usize); 2] = [("docx", 0), ("html", 1)];

/// A paragraph as it was read.
#[derive(Debug)]
struct Line {
    /// The level of a heading; 0 of any other paragraph.
    level: usize,
    /// In a list, in a table.
    item: bool,
    table: bool,
    text: String,
}

fn lines(read: &Tree) -> Vec<Line> {
    let mut found = Vec::new();
    for body in read.all("office:text") {
        walk(body, [false; 2], &mut found);
    }
    found
}

fn walk(tree: &Tree, [item, table]: [bool; 2], found: &mut Vec<Line>) {
    for one in &tree.below {
        let within = [item || one.is == "text:list", table || one.is == "table:table"];
        match one.is.as_str() {
            "text:h" | "text:p" => {
                let level = if one.is == "text:h" { one.times("text:outline-level") } else { 0 };
                let text = plain(&one.words());
                found.push(Line { level, item, table, text });
            }
            _ => walk(one, within, found),
        }
    }
}

/// The statements of a framework, each as often as it stands in a document, with its title in front.
fn statements(framework: &Framework) -> HashMap<String, usize> {
    let said = |ability: &Record| match ability.text(Field::Title) {
        "" => plain(ability.text(Field::Statement)),
        title => plain(&format!("{}: {}", title.trim(), ability.text(Field::Statement).trim())),
    };
    counted(framework.of_kind(Kind::Ability).into_iter().map(said))
}

fn every(format: &'static str, check: impl Fn(&str, &Framework, &[Line])) {
    for name in SAMPLES.into_iter().chain([ODD]) {
        check(&format!("{format} {name}"), &framework(name), &lines(opened(format, name)));
    }
}

#[test]
fn every_statement_is_one_item_of_a_list() {
    for format in ["docx", "html"] {
        every(format, |what, framework, lines| {
            let found = counted(lines.iter().filter(|line| line.item && !line.table).map(|line| line.text.clone()));
            let serving = framework.of_kind(Kind::ValueStream).iter().any(|s| !s.links(Field::Abilities).is_empty());
            for (statement, times) in statements(framework) {
                let is = found.get(&statement).copied().unwrap_or_default();
                // Value streams name the abilities that serve them once more.
                assert!(is == times || (serving && is > times), "{what}: {statement:?} {is} times in {lines:#?}");
            }
        });
    }
}

#[test]
fn headings_are_those_of_the_framework() {
    for (format, title) in TITLES {
        every(format, |what, framework, lines| {
            let heads = |level: usize| -> Vec<&str> {
                lines.iter().filter(|line| line.level == level && !line.table).map(|line| line.text.as_str()).collect()
            };
            let face = plain(framework.framework().face());
            assert!(lines.iter().any(|line| line.level == title && line.text == face), "{what}: {face}");
            let [paths, steps, competencies] = [1, 2, 3].map(|below| heads(title + below));
            let once = |heads: &[&str], kind: Kind| {
                for (text, times) in counted(framework.of_kind(kind).into_iter().map(|r| plain(r.face()))) {
                    let is = heads.iter().filter(|head| **head == text).count();
                    assert!(is >= times && (is == times || !text.is_empty()), "{what}: {text:?} in {heads:?}");
                }
            };
            once(&paths, Kind::Path);
            once(&steps, Kind::Step);
            once(&steps, Kind::Group);
            once(&competencies, Kind::Competency);
        });
    }
}

#[test]
fn years_of_a_step_stand_below_its_heading_and_in_the_table_at_the_head_of_its_path() {
    for (format, title) in TITLES {
        every(format, |what, framework, lines| {
            for step in framework.of_kind(Kind::Step) {
                let Some(years) = step.experience().filter(|years| years.min_years.is_some()) else { continue };
                let min = years.min_years.unwrap();
                let span =
                    years.max_years.map_or_else(|| format!("{min}+ years"), |max| format!("{min}\u{2013}{max} years"));
                let face = plain(step.face());
                let at = lines.iter().position(|line| line.level == title + 2 && line.text == face);
                let at = at.unwrap_or_else(|| panic!("{what}: {face}"));
                let below = lines[at + 1..].iter().take_while(|line| line.level == 0 || line.level > title + 2);
                let said = below.filter(|line| line.text.starts_with(&format!("Experience: {span}"))).count();
                assert_eq!(said, 1, "{what}: {span} below {face} in {:#?}", &lines[at..lines.len().min(at + 8)]);
                let in_table = lines.iter().filter(|line| line.table && line.text.starts_with(&span)).count();
                let steps = framework.below(step.parent.unwrap(), Kind::Step).count();
                assert!(in_table >= usize::from(steps > 1), "{what}: {span}");
            }
        });
    }
}

#[test]
fn heads_of_tables_are_printed_on_each_page() {
    for format in ["docx", "html"] {
        for name in ["planner", "engineering-matrix"] {
            let read = opened(format, name);
            let tables = read.all("table:table");
            assert!(!tables.is_empty(), "{format} {name}");
            for table in tables {
                let rows = table.all("table:table-header-rows");
                assert_eq!(rows.iter().flat_map(|head| head.all("table:table-row")).count(), 1, "{format} {name}");
            }
        }
    }
}

#[test]
fn a_document_says_its_language_and_its_title() {
    for format in ["docx", "html"] {
        let read = opened(format, "planner");
        let title = framework("planner").framework().face().to_owned();
        assert_eq!(read.all("dc:title").first().map(|one| one.words()), Some(title), "{format}");
        let languages: Vec<&str> = read
            .all("style:text-properties")
            .into_iter()
            .map(|style| style.says("fo:language"))
            .filter(|language| !language.is_empty())
            .collect();
        assert!(languages.contains(&"en"), "{format}: {languages:?}");
        assert!(languages.iter().all(|language| ["en", "zxx", "none"].contains(language)), "{format}: {languages:?}");
    }
}

#[test]
fn nothing_in_a_document_runs() {
    for format in ["docx", "html"] {
        let read = opened(format, ODD);
        let all: String = lines(read).iter().map(|line| format!("{}\n", line.text)).collect();
        for trick in TRICKS {
            assert!(all.contains(&plain(trick)), "{format}: {trick:?}");
        }
        // The page has a search of its own.
        let scripts = read.all("text:script");
        assert!(scripts.len() <= usize::from(format == "html"), "{format}: {}", scripts.len());
        assert!(scripts.iter().all(|script| !script.words().contains("alert")));
        for name in
            ["office:event-listeners", "script:event-listener", "draw:image", "draw:object", "text:dde-connection-decl"]
        {
            assert!(read.all(name).is_empty(), "{format}: {name}");
        }
        let links = read.all("text:a");
        let outside: Vec<&str> =
            links.iter().map(|link| link.says("xlink:href")).filter(|link| !link.starts_with('#')).collect();
        assert_eq!(outside, Vec::<&str>::new(), "{format}");
    }
}
