//! Words for what a format cannot hold.

use super::count;

/// What can be lost by the word of the formats for it: one, and many.
const LOST: &[(&str, &str, &str)] = &[
    ("notes", "note", "notes"),
    ("transitions", "transition", "transitions"),
    ("objectives", "objective", "objectives"),
    ("valueStreams", "value stream", "value streams"),
    ("grades", "grade", "grades"),
    ("abilities", "ability of a whole path", "abilities of whole paths"),
    ("paths", "path without steps", "paths without steps"),
    ("groups", "group without competencies", "groups without competencies"),
    ("order", "place of an ability in its step", "places of abilities in their steps"),
    ("summary", "summary", "summaries"),
    ("language", "language", "languages"),
    ("code", "code", "codes"),
    ("example", "example of success", "examples of success"),
    ("examples", "list of examples", "lists of examples"),
    ("tagline", "tagline", "taglines"),
    ("focus", "focus", "focuses"),
    ("experience", "span of years", "spans of years"),
    ("weight", "weight", "weights"),
    ("metric", "metric", "metrics"),
    ("disqualifiers", "list of disqualifiers", "lists of disqualifiers"),
    ("definition", "definition", "definitions"),
    ("title", "short title", "short titles"),
    ("note", "remark", "remarks"),
    ("associations", "link", "links"),
    ("longTitles", "end of a long title", "ends of long titles"),
    ("longTexts", "end of a long text", "ends of long texts"),
    ("lines", "text with lines or spaces of its own", "texts with lines or spaces of their own"),
    ("keys", "place with keys of other programs", "places with keys of other programs"),
];

/// So many of something that is lost.
pub(super) fn loss(what: &str, n: usize) -> String {
    let (_, one, many) = LOST.iter().find(|(word, ..)| *word == what).unwrap_or(&("", "other thing", "other things"));
    count(n, one, many)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_can_be_lost_has_words() {
        for what in rungs_exchange::LOST {
            assert!(LOST.iter().any(|(word, ..)| word == what), "{what}");
        }
        assert_eq!(loss("notes", 1), "1 note");
        assert_eq!(loss("valueStreams", 3), "3 value streams");
    }
}
