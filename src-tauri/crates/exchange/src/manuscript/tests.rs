//! First floor, data formats, documents: what is written is read back as it was, up to what is declared lost.

use super::*;
use crate::random::ids_after;
use crate::{Content, EXPORTS, Input, Write, import, random};
use proptest::prelude::*;
use rungs_model::{Experience, Extra, Metric, Shape};

const FORMATS: [(&str, &str); 3] = [("docx", "a.docx"), ("html", "a.html"), ("markdown", "a.md")];

fn written(format: &str, framework: &Framework) -> Vec<u8> {
    let found = EXPORTS.iter().find(|one| one.name == format).unwrap();
    match found.write {
        Write::Framework(write) => write(framework),
        Write::History(_) => unreachable!(),
    }
}

fn read(name: &str, bytes: &[u8]) -> Framework {
    let mut fresh = ids_after(0xF000_0000_0000_4000_8000_0000_0000_0000u128 + ((name.len() as u128) << 16));
    match import(&Input::new(name, bytes), &mut fresh).unwrap().content {
        Content::Framework(framework) => framework,
        Content::History(_) => unreachable!(),
    }
}

/// Letters and signs without white space and what no document can hold.
fn squashed(text: &str) -> String {
    let is_held =
        |c: &char| !c.is_whitespace() && !c.is_control() && !matches!(c, '\u{FFFD}'..='\u{FFFF}' | '\u{FEFF}');
    text.chars().filter(is_held).collect()
}

/// A framework without what documents cannot hold: white space, control characters, unknown keys, fields of nothing.
fn plain(framework: &Framework) -> Framework {
    let records = framework.in_order().into_iter().map(|record| {
        let mut plain = Record::new(record.id, record.kind, record.parent, record.place);
        for (field, value) in record.fields.iter() {
            let value = match (field.shape(), value) {
                (Shape::Text, Value::Text(_)) if field == Field::Language => {
                    Value::Text(language(framework).to_string())
                }
                (_, Value::Text(text)) => Value::Text(squashed(text)),
                (_, Value::Texts(texts)) => {
                    Value::Texts(texts.iter().map(|text| squashed(text)).filter(|text| !text.is_empty()).collect())
                }
                (_, Value::Experience(e)) => Value::Experience(Box::new(Experience {
                    context: squashed(&e.context),
                    extra: Extra::default(),
                    ..(**e).clone()
                })),
                (_, Value::Metric(m)) => Value::Metric(Box::new(Metric {
                    name: squashed(&m.name),
                    unit: squashed(&m.unit),
                    extra: Extra::default(),
                    ..(**m).clone()
                })),
                (_, value) => value.clone(),
            };
            let says_nothing = match &value {
                Value::Text(text) => text.is_empty(),
                Value::Experience(e) => **e == Experience::default(),
                Value::Metric(m) => **m == Metric::default(),
                value => value.is_empty(),
            };
            plain.fields.set(field, (!says_nothing).then_some(value));
        }
        plain
    });
    Framework::from_records(records).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]
    #[test]
    fn documents_come_back_as_they_went_out(framework in random::framework()) {
        for (format, name) in FORMATS {
            let back = read(name, &written(format, &framework));
            prop_assert_eq!(plain(&back), plain(&framework), "{}", format);
        }
    }
}

fn sample() -> Framework {
    let json = r#"{"format":"rungs.framework/1","title":"Delivery <ladder>","language":"de-CH","summary":"One.\nTwo.",
        "grades":[{"title":"L1","code":"1"}],
        "paths":[{"title":"Planner & co","steps":[
          {"title":"Planner","code":"P1","focus":"flow","experience":{"minYears":2,"context":"as contributors"},
           "abilities":[{"title":"Plans","statement":"=HYPERLINK(\"x\") <script>alert(1)</script> #set **a**","examples":["1. one","- two"]}]},
          {"title":"Lead","experience":{"essential":false}}]}]}"#;
    read("a.rungs.json", json.as_bytes())
}

#[test]
fn text_stays_text_and_lines_stay_lines() {
    let framework = sample();
    for (format, name) in FORMATS {
        let back = read(name, &written(format, &framework));
        assert_eq!(back, framework, "{format}");
    }
}

#[test]
fn a_page_loads_nothing_and_runs_nothing_of_the_text() {
    let page = String::from_utf8(written("html", &sample())).unwrap();
    assert!(page.contains("lang=\"de-CH\"") && page.contains("<th scope=\"col\""));
    assert!(!page.contains("<script>alert") && !page.contains("http://") && !page.contains("https://"));
    assert_eq!(page.matches("<script>").count(), 1);
}

#[test]
fn what_a_person_adds_is_taken_up() {
    let text = String::from_utf8(written("markdown", &sample())).unwrap();
    let at = text.find("### Lead").unwrap();
    let edited = format!("{}- Mends plans\n- **Tells**: tells why\n\n{}", &text[..at], &text[at..])
        .replace("Planner & co", "Planning");
    let back = read("a.md", edited.as_bytes());
    let path = back.of_kind(Kind::Path)[0].clone();
    let step = back.below(path.id, Kind::Step).next().unwrap().id;
    let said: Vec<&str> = back.below(step, Kind::Ability).map(|a| a.text(Field::Statement)).collect();
    assert_eq!(said[1..], ["Mends plans", "tells why"]);
    assert_eq!(step, sample_step(&sample()));
}

fn sample_step(framework: &Framework) -> Id {
    framework.of_kind(Kind::Step)[0].id
}

#[test]
fn what_is_lost_is_declared() {
    let json = r#"{"format":"rungs.framework/1","title":"A","language":"no tag","x":1,"paths":[{"title":"B","y":2}]}"#;
    let framework = read("a.rungs.json", json.as_bytes());
    let lost: Vec<(&str, usize)> = losses(&framework).iter().map(|loss| (loss.what, loss.count)).collect();
    assert_eq!(lost, [("keys", 2), ("language", 1)]);
}
