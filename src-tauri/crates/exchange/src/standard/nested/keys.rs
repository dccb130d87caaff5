//! First floor, trees of other houses: what a key says of its value.

use crate::standard::words;
use crate::value::Tree;
use rungs_model::Kind;

/// What stands under a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Is {
    /// A name; the smaller the number, the more it is the one for people.
    Title(u8),
    Id,
    Code,
    Type,
    Body,
    Examples,
    Years,
    MinYears,
    MaxYears,
    Tagline,
    Language,
    /// The number of a thing among its like.
    Number,
    /// Things of a kind, or the name of one.
    Kind(Kind),
    /// What the thing holds, of whatever kind.
    Neutral,
    /// Addresses, colours, times: nothing of a framework.
    Furniture,
    /// No word that is known.
    Other,
}

/// What stands under a key, by its words.
pub(super) fn of(key: &str) -> Is {
    let words = split(key);
    let joined = words.join(" ");
    match &*joined {
        "title" | "heading" => return Is::Title(0),
        "display name" | "full name" | "displayname" => return Is::Title(1),
        "name" => return Is::Title(2),
        "label" | "pref label" | "preferred label" => return Is::Title(3),
        "id" | "uuid" | "guid" | "identifier" | "key" | "slug" | "uri" | "@id" | "permalink" => return Is::Id,
        "code" | "short code" | "abbreviation" | "acronym" | "short name" | "symbol" | "reference" | "notation" => {
            return Is::Code;
        }
        "type" | "kind" | "@type" | "item type" => return Is::Type,
        "description" | "desc" | "definition" | "summary" | "overview" | "about" | "purpose" | "text" | "body"
        | "descriptions" | "definitions" | "intro" | "introduction" | "details" | "meaning" | "explanation"
        | "mission" | "scope" => return Is::Body,
        "years"
        | "experience"
        | "years of experience"
        | "years experience"
        | "yoe"
        | "tenure"
        | "typical experience"
        | "experience years" => return Is::Years,
        "min years"
        | "minimum years"
        | "years min"
        | "min experience"
        | "minimum experience"
        | "from years"
        | "min years of experience"
        | "years from" => return Is::MinYears,
        "max years" | "maximum years" | "years max" | "max experience" | "to years" | "years to" => {
            return Is::MaxYears;
        }
        "tagline" | "subtitle" | "focus" | "motto" | "strapline" => return Is::Tagline,
        "language" | "lang" | "locale" => return Is::Language,
        "number" | "index" | "order" | "position" | "rank" | "no" | "value" => return Is::Number,
        "content" | "contents" | "items" | "item" | "children" | "elements" | "entries" | "data" | "nodes" | "list"
        | "results" | "root" | "framework" | "frameworks" | "ladders" | "values" | "sections" | "parts" | "matrix"
        | "subsections" | "sub sections" | "departments" | "divisions" | "teams" => {
            return Is::Neutral;
        }
        "color" | "colour" | "colors" | "colours" | "icons" | "logo" | "images" | "icon" | "image" | "img" | "url"
        | "link" | "href" | "links" | "created at" | "updated at" | "created" | "updated" | "date" | "author"
        | "layout" | "permalinks" | "version" | "schema" | "@context" | "keywords" | "tags" | "hashtags"
        | "resources" | "references" | "supporting urls" | "urls" | "avatar" | "picture" | "emoji" | "css"
        | "class name" => {
            return Is::Furniture;
        }
        _ => {}
    }
    if words
        .iter()
        .any(|word| matches!(&**word, "example" | "examples" | "evidence" | "illustration" | "illustrations"))
    {
        return Is::Examples;
    }
    match words.last().map(String::as_str) {
        Some("name" | "title" | "label") if words.len() > 1 => return Is::Title(5),
        Some("id" | "uuid" | "slug" | "uri") if words.len() > 1 => return Is::Id,
        Some("url" | "link" | "href" | "icon" | "color" | "colour") if words.len() > 1 => return Is::Furniture,
        Some("description" | "summary" | "definition") if words.len() > 1 => return Is::Body,
        Some("score" | "rating" | "points" | "weight") => return Is::Number,
        _ => {}
    }
    match words::called(&joined) {
        // A name of several words that ends in one of ours is a name: "Communication skills".
        Some(kind) if words.len() <= 2 && !key.contains(' ') => Is::Kind(kind),
        Some(kind) if words.len() == 1 => Is::Kind(kind),
        _ => Is::Other,
    }
}

/// The words of a key in small letters: `displayName`, `display_name`, `Display name`.
fn split(key: &str) -> Vec<String> {
    let mut words: Vec<String> = vec![String::new()];
    let mut before = ' ';
    for c in key.chars() {
        let begins = c.is_uppercase() && before.is_lowercase();
        if (!c.is_alphanumeric() && c != '@') || begins {
            words.push(String::new());
        }
        if c.is_alphanumeric() || c == '@' {
            words.last_mut().into_iter().for_each(|word| word.extend(c.to_lowercase()));
        }
        before = c;
    }
    words.retain(|word| !word.is_empty());
    words
}

/// The last word of a key in the singular: "level" of `jobLevels`.
pub(super) fn singular(key: &str) -> String {
    split(key).last().map(|word| words::singular(word)).unwrap_or_default()
}

/// A key as a heading: "What this looks like" of `what_this_looks_like`, "Level 2" of `level2`.
pub(super) fn heading(key: &str) -> String {
    if key.contains(' ') {
        return key.trim().to_owned();
    }
    if is_proper(key) {
        return key.to_owned();
    }
    let mut words = split(key);
    if let [word] = &*words
        && let Some(digits) = word.find(|c: char| c.is_ascii_digit()).filter(|at| *at > 2)
    {
        let (word, number) = word.split_at(digits);
        if number.bytes().all(|b| b.is_ascii_digit()) {
            words = vec![word.to_owned(), number.to_owned()];
        }
    }
    // Marks such as P3 and API stay as they are.
    if key.chars().all(|c| !c.is_lowercase()) && key.chars().count() <= 5 {
        return key.to_owned();
    }
    let joined = words.join(" ");
    let mut letters = joined.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// A name that its owner writes in mixed case: "TypeScript", "MongoDB", "jQuery"; not `howToGrow`, and not
/// `WhatThisLooksLike`.
fn is_proper(key: &str) -> bool {
    const WORDS: usize = 3;
    let is_plain = key.chars().all(|c| c.is_alphanumeric());
    let capitals = key.chars().skip(1).filter(|c| c.is_uppercase()).count();
    let begins_small = key.chars().take_while(|c| c.is_lowercase()).count();
    let has_small = key.chars().any(char::is_lowercase);
    let stands_together = split(key).iter().any(|word| word.chars().count() == 1) || has_mark(key);
    is_plain
        && has_small
        && capitals > 0
        && match begins_small {
            0 => stands_together || split(key).len() < WORDS,
            small => small == 1 || stands_together,
        }
}

/// Whether several capitals stand together in a word of small letters, as in "GraphQL".
fn has_mark(key: &str) -> bool {
    let letters: Vec<char> = key.chars().take(100).collect();
    letters.windows(2).any(|pair| pair.iter().all(|c| c.is_uppercase()))
}

/// The name by which an object is known to people, where it has one.
pub(super) fn title<'t>(object: &'t Tree<'_>) -> Option<&'t str> {
    let ranked = object.members().iter().filter_map(|(key, value)| match of(key) {
        Is::Title(rank) => Some((rank, value.text()?)),
        Is::Kind(Kind::Competency | Kind::Path | Kind::Step) => Some((9, value.text()?)),
        _ => None,
    });
    ranked.min_by_key(|(rank, _)| *rank).map(|(_, said)| said)
}

/// The key of an object under which its own id stands: `id`, or `skill_id` beside `skill_name`.
pub(super) fn own_id<'t>(object: &'t Tree<'_>) -> Option<&'t str> {
    const MANY: usize = 100;
    let ids = || object.members().iter().filter(|(key, value)| of(key) == Is::Id && value.says().is_some());
    let plain = ids().find(|(key, _)| split(key).len() == 1);
    let named = || {
        let has_name = |first: &str| {
            object
                .members()
                .iter()
                .any(|(key, _)| matches!(of(key), Is::Title(_)) && split(key).first().is_some_and(|word| word == first))
        };
        ids().find(|(key, _)| split(key).first().is_some_and(|first| has_name(first)))
    };
    plain.or_else(|| if object.members().len() > MANY { None } else { named() }).map(|(key, _)| &**key)
}

/// Whether only a role has what stands under a key: its duties, `role_summary`, `jobDescription`.
pub(super) fn is_of_role(key: &str) -> bool {
    let words = split(key);
    let is_duty = words.last().is_some_and(|word| matches!(words::singular(word).as_str(), "duty"));
    let begins = words.first().is_some_and(|word| matches!(word.as_str(), "role" | "job" | "occupation"));
    is_duty || (words.len() == 2 && begins && of(key) == Is::Body)
}

/// The kind of thing whose id or name stands under a key: `competency_id`, `roleName`, `level`.
pub(super) fn named_kind(key: &str) -> Option<Kind> {
    let mut words = split(key);
    if words.len() > 1
        && words.last().is_some_and(|word| ["id", "slug", "key", "name", "title", "code"].contains(&&**word))
    {
        words.pop();
    }
    match of(&words.join("_")) {
        Is::Kind(kind) => Some(kind),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_by_their_words() {
        let check = |key: &str, expect: Is| assert_eq!(of(key), expect, "{key}");
        check("displayName", Is::Title(1));
        check("skill_name", Is::Title(5));
        check("competency_domains", Is::Kind(Kind::Group));
        check("subcategories", Is::Kind(Kind::Group));
        check("milestones", Is::Kind(Kind::Step));
        check("signals", Is::Kind(Kind::Ability));
        check("exampleCriteria", Is::Examples);
        check("yearsOfExperience", Is::Years);
        check("min_years", Is::MinYears);
        check("MOBILE", Is::Other);
        check("Communication skills", Is::Other);
        check("what_this_looks_like", Is::Other);
        for name in ["TypeScript", "MongoDB", "jQuery", "GraphQL", "iOS", "CSS"] {
            assert_eq!(heading(name), name);
        }
        let heads =
            ["what_this_looks_like", "level2", "L1", "Technical skills", "howToGrow", "WhatThisLooksLike", "MOBILE"]
                .map(heading);
        let expect = [
            "What this looks like",
            "Level 2",
            "L1",
            "Technical skills",
            "How to grow",
            "What this looks like",
            "Mobile",
        ];
        assert_eq!(heads, expect);
    }
}
