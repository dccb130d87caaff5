//! First floor, formats of other houses: what these call the kinds of a framework.

use crate::ids::derived;
use crate::tree::kind_called;
use rungs_model::{Id, Kind};
use rungs_words::Words;

/// The kinds that are things of their own in such a format, containers first.
pub(crate) const KINDS: [Kind; 8] = [
    Kind::Grade,
    Kind::Group,
    Kind::Competency,
    Kind::Path,
    Kind::Step,
    Kind::Ability,
    Kind::Objective,
    Kind::ValueStream,
];

/// The word for a kind where a format takes any word.
pub(crate) fn word(kind: Kind) -> &'static str {
    Words::ENGLISH.kind(kind)
}

/// The id by which a file of ours names a kind; the same in every file.
pub(crate) fn id_of(kind: Kind) -> Id {
    derived("rungs.kind", kind.name())
}

/// The kind of that id.
pub(crate) fn kind_of(id: &str) -> Option<Kind> {
    let id = crate::ids::uuid(id)?;
    KINDS.into_iter().find(|kind| id_of(*kind) == id)
}

/// The kind that a word means, in any case, singular or plural, also the last of several words ("Job levels").
pub(crate) fn called(word: &str) -> Option<Kind> {
    let word = word.trim().to_lowercase();
    if word.chars().count() > 60 {
        return None;
    }
    let singular = singular(&word);
    let last = singular.rsplit([' ', '_', '-']).next().unwrap_or(&singular);
    [&*word, &*singular, last].into_iter().find_map(|word| kind_called(word).or_else(|| further(word)))
}

/// One of several: "competencies", "levels", "criteria".
pub(crate) fn singular(word: &str) -> String {
    let irregular = [("criteria", "criterion"), ("series", "series"), ("analyses", "analysis")];
    if let Some((_, one)) = irregular.iter().find(|(many, _)| word.ends_with(many)) {
        let stem = word.len() - irregular.iter().find(|(_, o)| o == one).map_or(0, |(many, _)| many.len());
        return format!("{}{one}", &word[..stem]);
    }
    match word {
        _ if word.ends_with("ies") && word.len() > 4 => format!("{}y", &word[..word.len() - 3]),
        _ if word.ends_with("sses") => word[..word.len() - 2].to_owned(),
        _ if word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") && word.len() > 3 => {
            word[..word.len() - 1].to_owned()
        }
        _ => word.to_owned(),
    }
}

fn further(word: &str) -> Option<Kind> {
    Some(match word {
        "job" | "occupation" | "position" | "profession" | "discipline" | "family" | "career" | "job role" => {
            Kind::Path
        }
        "milestone" | "rung" | "band" | "lvl" | "seniority" | "job grade" => Kind::Step,
        "topic" | "attribute" | "dimension" | "trait" | "pillar" | "practice" | "principle" | "axis" => {
            Kind::Competency
        }
        "subcategory" | "section" | "cat" | "competency domain" | "subdomain" | "group of competencies" => Kind::Group,
        "criterion"
        | "expectation"
        | "responsibility"
        | "requirement"
        | "signal"
        | "bullet"
        | "descriptor"
        | "evidence"
        | "learning outcome"
        | "accomplishment"
        | "activity"
        | "duty"
        | "competency statement" => Kind::Ability,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_other_formats() {
        let check = |word: &str, expect: Option<Kind>| assert_eq!(called(word), expect, "{word}");
        check("Step", Some(Kind::Step));
        check("Job levels", Some(Kind::Step));
        check("competency_domains", Some(Kind::Group));
        check("competencies", Some(Kind::Competency));
        check("Criteria", Some(Kind::Ability));
        check("Work Role", Some(Kind::Path));
        check("categories", Some(Kind::Group));
        check("tracks", Some(Kind::Path));
        check("Component", None);
        check("", None);
        for kind in KINDS {
            assert_eq!(kind_of(&id_of(kind).to_string()), Some(kind));
            assert!(
                matches!(called(word(kind)), found if found == Some(kind) || kind == Kind::Grade || kind == Kind::Objective || kind == Kind::ValueStream)
            );
        }
    }
}
