//! First floor, trees of other houses: what a key says of its value.

use crate::standard::words;
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
        | "intro" | "introduction" | "details" | "meaning" | "explanation" | "mission" | "scope" => return Is::Body,
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
        "color" | "colour" | "colors" | "colours" | "icons" | "images" | "icon" | "image" | "img" | "url" | "link"
        | "href" | "links" | "created at" | "updated at" | "created" | "updated" | "date" | "author" | "layout"
        | "permalinks" | "version" | "schema" | "@context" | "keywords" | "tags" | "hashtags" | "resources"
        | "references" | "supporting urls" | "urls" | "avatar" | "picture" | "emoji" | "css" | "class name" => {
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
        let heads = ["what_this_looks_like", "level2", "L1", "Technical skills", "howToGrow", "MOBILE"].map(heading);
        assert_eq!(heads, ["What this looks like", "Level 2", "L1", "Technical skills", "How to grow", "Mobile"]);
    }
}
