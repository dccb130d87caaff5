//! English verbs: which form a word is of, and the other forms of it.

use crate::lists::{ADVERBS, VERBS};
use std::collections::HashMap;
use std::sync::LazyLock;

/// How a statement begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Form {
    /// "Plans"
    Third,
    /// "Planning"
    Gerund,
    /// "Plan"
    Base,
    /// "Ability to plan", "Able to plan"
    Ability,
}

/// A verb that a text begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Opening<'a> {
    pub form: Form,
    /// As it stands in dictionaries.
    pub base: &'static str,
    /// The words that make the beginning, as bytes of the text: the verb, or "Ability to plan".
    pub from: usize,
    pub to: usize,
    /// The verb as it stands there.
    pub verb: &'a str,
}

static FORMS: LazyLock<HashMap<String, (&'static str, Form)>> = LazyLock::new(|| {
    let mut forms = HashMap::new();
    for base in &VERBS.verbs {
        for form in [Form::Base, Form::Third, Form::Gerund] {
            forms.entry(inflect(base, form)).or_insert((base.as_str(), form));
        }
    }
    forms
});

/// A verb in another form; [`Form::Ability`] as the verb alone.
pub(crate) fn inflect(base: &str, form: Form) -> String {
    let irregular = match (base, form) {
        ("be", Form::Third) => Some("is"),
        ("have", Form::Third) => Some("has"),
        ("do", Form::Third) => Some("does"),
        ("go", Form::Third) => Some("goes"),
        ("tie", Form::Gerund) => Some("tying"),
        _ => None,
    };
    if let Some(word) = irregular {
        return word.to_string();
    }
    let vowel = |c: Option<char>| c.is_some_and(|c| "aeiou".contains(c));
    let before_last = base.chars().rev().nth(1);
    match form {
        Form::Base | Form::Ability => base.to_string(),
        Form::Third if base.ends_with('y') && !vowel(before_last) => format!("{}ies", &base[..base.len() - 1]),
        Form::Third if ["s", "x", "z", "ch", "sh"].iter().any(|end| base.ends_with(end)) => format!("{base}es"),
        Form::Third => format!("{base}s"),
        Form::Gerund if VERBS.doubled.contains(base) => format!("{base}{}ing", &base[base.len() - 1..]),
        Form::Gerund if base.len() > 2 && base.ends_with('e') && !base.ends_with("ee") => {
            format!("{}ing", &base[..base.len() - 1])
        }
        Form::Gerund => format!("{base}ing"),
    }
}

/// The verb that a word is a form of, and which.
pub(crate) fn form(word: &str) -> Option<(&'static str, Form)> {
    FORMS.get(&word.to_lowercase()).copied()
}

/// Whether a verb is a noun too.
pub(crate) fn is_noun_too(base: &str) -> bool {
    VERBS.nouns.contains(base)
}

/// Words that begin an object, so that what stands before them is a verb.
const BEFORE_OBJECTS: &[&str] = &[
    "the", "a", "an", "their", "our", "its", "your", "all", "any", "both", "each", "every", "others", "people", "how",
    "what", "when", "where", "which", "who", "that", "new", "multiple", "several", "complex", "other", "up", "out",
    "on", "with", "to", "for", "across", "into", "from", "within", "at", "through", "one", "two", "more", "own",
];

/// Whether the word after a verb shows that it is one.
pub(crate) fn begins_object(word: &str) -> bool {
    BEFORE_OBJECTS.contains(&word.to_lowercase().as_str())
}

/// Whether a word only says how.
pub(crate) fn is_adverb(word: &str) -> bool {
    let word = word.to_lowercase();
    (word.ends_with("ly") && word.len() > 4 && form(&word).is_none()) || ADVERBS.contains(&word)
}

/// The verb a statement begins with, if it begins with one beyond doubt. Adverbs before it are passed over.
pub(crate) fn opening<'a>(words: &[(usize, &'a str)]) -> Option<Opening<'a>> {
    let mut i = 0;
    let lower = |i: usize| words.get(i).map(|(_, word)| word.to_lowercase());
    let begins = |i: usize, list: &[&str]| list.iter().enumerate().all(|(n, w)| lower(i + n).as_deref() == Some(*w));
    let leads: [&[&str]; 4] = [&["the", "ability", "to"], &["ability", "to"], &["able", "to"], &["is", "able", "to"]];
    if let Some(lead) = leads.iter().find(|lead| begins(0, lead)) {
        i = lead.len();
        while words.get(i).is_some_and(|(_, word)| is_adverb(word)) {
            i += 1;
        }
        let (at, verb) = *words.get(i)?;
        let (base, found) = form(verb)?;
        let (from, to) = (words[0].0, at + verb.len());
        return (found == Form::Base).then_some(Opening { form: Form::Ability, base, from, to, verb });
    }
    while words.get(i).is_some_and(|(_, word)| is_adverb(word)) {
        i += 1;
    }
    let (at, verb) = *words.get(i)?;
    let (base, form) = form(verb)?;
    let shows = words.get(i + 1).is_some_and(|(_, next)| begins_object(next));
    // "Design principles" begins with a noun, "Design the …" with a verb; "Plans" is taken for what it mostly is.
    let sure = form != Form::Base || !is_noun_too(base) || shows;
    sure.then_some(Opening { form, base, from: at, to: at + verb.len(), verb })
}

#[cfg(test)]
mod tests {
    use super::*;
    use rungs_model::prose;

    #[test]
    fn forms_of_a_verb() {
        let check = |base: &str, third: &str, gerund: &str| {
            assert_eq!((inflect(base, Form::Third), inflect(base, Form::Gerund)), (third.into(), gerund.into()));
        };
        check("plan", "plans", "planning");
        check("apply", "applies", "applying");
        check("coach", "coaches", "coaching");
        check("write", "writes", "writing");
        check("be", "is", "being");
        check("oversee", "oversees", "overseeing");
        check("convey", "conveys", "conveying");
    }

    #[test]
    fn how_a_statement_begins() {
        let check = |text: &str, expect: Option<(Form, &str)>| {
            let words: Vec<_> = prose::words(text).collect();
            assert_eq!(opening(&words).map(|o| (o.form, o.base)), expect, "{text}");
        };
        check("Plans the work", Some((Form::Third, "plan")));
        check("Actively plans work", Some((Form::Third, "plan")));
        check("Planning work", Some((Form::Gerund, "plan")));
        check("Plan the work", Some((Form::Base, "plan")));
        check("Plan quality", None);
        check("Ability to plan work", Some((Form::Ability, "plan")));
        check("Able to quickly plan", Some((Form::Ability, "plan")));
        check("A safe pair of hands", None);
    }
}
