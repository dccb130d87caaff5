//! Words to find, as data: what they are found in, and what would stand there instead.

use super::*;
use crate::outline;

fn query(find: &str, with: &str, options: &str) -> Query {
    Query {
        find: find.into(),
        with: with.into(),
        scope: Scope::All,
        match_case: options.contains('c'),
        whole_words: options.contains('w'),
        keep_case: options.contains('k'),
    }
}

/// A text with what was found replaced. `options`: c match case, w whole words, k keep the case.
fn check(text: &str, find: &str, with: &str, options: &str, expect: &str) {
    let query = query(find, with, options);
    let mut done = text.to_string();
    if let Some(needle) = Needle::new(&query) {
        for at in needle.places(text).into_iter().rev() {
            done.replace_range(at.clone(), &needle.put(&text[at]));
        }
    }
    assert_eq!(done, expect, "{find:?} → {with:?} ({options}) in {text:?}");
}

#[test]
fn words_in_a_text() {
    check("Plans, replans; PLANS", "plan", "map", "", "maps, remaps; mapS");
    check("Plans, replans; PLANS", "plan", "map", "c", "Plans, remaps; PLANS");
    check("Plan the plan, not planning", "plan", "map", "w", "map the map, not planning");
    check("aaaa", "aa", "b", "", "bb");
    check("abc", "", "x", "", "abc");
    check("a  b", "  ", " ", "", "a b");
    check("a", "aaa", "b", "", "a");
}

#[test]
fn words_of_every_script() {
    check("Änderung und ändern", "ÄNDER", "Wander", "", "Wanderung und Wandern");
    check("ΟΔΟΣ οδος", "οδοσ", "x", "", "x x");
    check("Straße STRASSE", "straße", "Weg", "", "Weg STRASSE");
    // A capital that becomes two letters is not cut in the middle.
    check("İstanbul", "i", "x", "", "İstanbul");
    check("10 \u{212A}", "k", "°C", "", "10 °C");
    check("计划工作", "计划", "规划", "", "规划工作");
    check("يخطط العمل", "العمل", "x", "w", "يخطط x");
    // An accent typed on its own belongs to its letter.
    check("re\u{301}sume", "re", "x", "", "re\u{301}sume");
    check("don't do it", "don", "x", "w", "don't do it");
    check("C++ and C", "c++", "Rust", "w", "Rust and C");
}

#[test]
fn capitals_are_taken_from_what_is_replaced() {
    let keep = |text, find, with, expect| check(text, find, with, "k", expect);
    keep(
        "Organisation organisation ORGANISATION",
        "organisation",
        "organization",
        "Organization organization ORGANIZATION",
    );
    keep("Organisations", "organisation", "organization", "Organizations");
    keep(
        "Value Stream, value stream, Value stream",
        "value stream",
        "growth path",
        "Growth Path, growth path, Growth path",
    );
    keep("the standard", "standard", "ISO 9001", "the ISO 9001");
    keep("A plan", "a ", "one ", "One plan");
    keep("1st", "1", "2", "2st");
    keep("Plan", "plan", "", "");
    check("Plan", "Plan", "map", "ck", "map");
}

const LADDER: &str = "\
framework Plan of plans
  note Plan
    body: A plan to plan
  path Plan path
    tagline: Plans
    step Planner #a
      experience: 2+ as planners
      ability Plans the plan
        examples: No map
        examples: A plan
";

#[test]
fn every_text_of_a_framework_in_reading_order() {
    let framework = outline::read(LADDER).unwrap();
    let found = |scope| {
        let query = Query { scope, ..query("plan", "map", "") };
        let hits = find(&framework, &query);
        hits.iter().map(|h| format!("{} {}", h.spot.field.name(), h.spot.nth)).collect::<Vec<_>>().join(", ")
    };
    let all = "title 0, title 1, heading 0, body 0, body 1, title 0, tagline 0, title 0, experience 0, statement 0, \
               statement 1, examples 0";
    assert_eq!(found(Scope::All), all);
    assert_eq!(found(Scope::Statements), "statement 0, statement 1, examples 0");
    assert_eq!(found(Scope::Titles), "title 0, title 1, heading 0, title 0, title 0");
    assert_eq!(found(Scope::Notes), "body 0, body 1");
    assert_eq!(found(Scope::Summaries), "tagline 0, experience 0");
}

#[test]
fn every_field_with_words_is_looked_through() {
    use crate::Shape;
    for field in Field::ALL {
        let has_words = !matches!(field.shape(), Shape::Number | Shape::Link(_) | Shape::Links(_));
        assert_eq!(Scope::of(field).is_some(), has_words && field != Field::Language, "{field:?}");
    }
}
