//! Mezzanine: what a careful colleague would word otherwise in a framework. Every hint is one that could be defended
//! before that colleague; what a ladder says on purpose ("lead", "support", "decision") is none.
//!
//! Pure, like the floor below: the lists are data of this crate, and a dictionary is lent by the caller.

mod lists;
mod reading;
mod rule;
mod verb;

pub use reading::Dictionary;

use reading::Reading;
use rungs_model::Framework;
use rungs_model::check::{Area, Finding};

/// Everything a careful colleague would word otherwise, rule by rule. Without a dictionary spelling is left alone.
pub fn hints(framework: &Framework, dictionary: Option<&dyn Dictionary>) -> Vec<Finding> {
    let reading = Reading::of(framework, dictionary);
    let run = |rule: &rule::Rule| {
        let code = rule.code;
        (rule.find)(&reading).into_iter().map(move |found| found.by(code, Area::Wording))
    };
    rule::RULES.iter().flat_map(run).collect()
}

/// The codes of all rules, for the catalogues to be checked against.
pub fn codes() -> Vec<&'static str> {
    rule::RULES.iter().map(|rule| rule.code).collect()
}

/// The language a framework is spelled in, as two letters and perhaps a region ("en", "pt-br"): what its field says, or
/// what its small words tell; none where they tell nothing.
pub fn language(framework: &Framework) -> Option<String> {
    reading::language(framework)
}

/// Checks one rule: in an outline, the faces of the nodes it finds.
#[cfg(test)]
fn expect(rule: &rule::Rule, outline: &str, faces: &[&str]) {
    let framework = rungs_model::outline::read(outline).unwrap();
    let found = (rule.find)(&Reading::of(&framework, None));
    let found: Vec<Finding> = found.into_iter().map(|f| f.by(rule.code, Area::Wording)).collect();
    let named: Vec<&str> = found.iter().map(|f| framework.get(f.node).map_or("?", |r| r.face())).collect();
    assert_eq!(named, faces, "{} in\n{outline}", rule.code);
}

/// What becomes of a framework when the first mend of the first thing a rule finds is done: its statements.
#[cfg(test)]
fn mended(rule: &rule::Rule, outline: &str) -> Vec<String> {
    use rungs_model::{Field, Kind};
    let mut framework = rungs_model::outline::read(outline).unwrap();
    let found = (rule.find)(&Reading::of(&framework, None)).remove(0).by(rule.code, Area::Wording);
    let fresh = framework.root().derive(b"mend");
    let changes = rungs_model::edit::plan(&framework, &found.mends[0].intention, fresh).unwrap();
    framework.apply(&changes).unwrap();
    framework.of_kind(Kind::Ability).iter().map(|a| a.text(Field::Statement).to_string()).collect()
}
