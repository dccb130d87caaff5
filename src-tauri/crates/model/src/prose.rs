//! Texts as words: where each stands, how a word is spelled elsewhere, and replacing it wherever it stands.

use crate::edit::{Intention, Purpose, Set, Together};
use crate::{Field, FieldEdits, Framework, Id, Record, Shape, Value};

/// The words of a text and where each begins (a byte). A word may hold hyphens and apostrophes; addresses (of pages,
/// of mail) are no words.
pub fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let start = text.as_ptr() as usize;
    let chunks = text.split_whitespace().filter(|c| !c.contains("://") && !c.contains('@') && !c.contains("www."));
    let parts = chunks.flat_map(|chunk| chunk.split(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '\'' | '’'))));
    parts.map(|part| part.trim_matches(['-', '\'', '’'])).filter(|part| !part.is_empty()).map(move |part| {
        // The part is a slice of the text, so its distance from the beginning is its place.
        (part.as_ptr() as usize - start, part)
    })
}

/// The fields of a record in which people write words, and those texts.
pub fn texts(record: &Record) -> impl Iterator<Item = (Field, &str)> {
    let is_prose = |field: Field| {
        matches!(field.shape(), Shape::Text | Shape::Texts) && !matches!(field, Field::Language | Field::Code)
    };
    let fields = record.fields.iter().filter(move |(field, _)| is_prose(*field));
    fields.flat_map(|(field, value)| value.texts().into_iter().map(move |text| (field, text)))
}

/// A text with a word or phrase replaced wherever it stands as a whole; none where it does not.
pub fn replaced(text: &str, from: &str, to: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for (at, _) in text.match_indices(from) {
        let (before, after) = (text[..at].chars().next_back(), text[at + from.len()..].chars().next());
        let inside = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '-');
        if at < done || inside(before) || inside(after) {
            continue;
        }
        out.push_str(&text[done..at]);
        out.push_str(to);
        done = at + from.len();
    }
    (done > 0).then(|| out + &text[done..])
}

/// The intention to replace words in some nodes, as one step. Pairs are (from, to), exactly as written.
pub fn replace(framework: &Framework, nodes: impl IntoIterator<Item = Id>, pairs: &[(String, String)]) -> Intention {
    let anew = |text: &str| {
        let mut now = text.to_string();
        for (from, to) in pairs {
            now = replaced(&now, from, to).unwrap_or(now);
        }
        now
    };
    let mut edits = Vec::new();
    for record in nodes.into_iter().filter_map(|id| framework.get(id)) {
        let mut fields = Vec::new();
        for (field, value) in record.fields.iter() {
            let next = match value {
                Value::Text(text) if field != Field::Language && field != Field::Code => Value::Text(anew(text)),
                Value::Texts(texts) => Value::Texts(texts.iter().map(|text| anew(text)).collect()),
                _ => continue,
            };
            if next != *value {
                fields.push((field, Some(next)));
            }
        }
        if !fields.is_empty() {
            edits.push(Intention::Set(Set { node: record.id, fields: FieldEdits(fields) }));
        }
    }
    Intention::Together(Together { purpose: Purpose::Mend, edits })
}

/// A word beginning as another one does: with a capital or without.
pub fn in_the_case_of(word: &str, like: &str) -> String {
    let mut chars = word.chars();
    match (chars.next(), like.chars().next()) {
        (Some(first), Some(l)) if l.is_uppercase() => first.to_uppercase().collect::<String>() + chars.as_str(),
        _ => word.to_string(),
    }
}

/// Whether a framework is written in that language (a code of two letters), as its field says; "" where it says nothing.
pub fn language(framework: &Framework) -> String {
    let code = framework.framework().text(Field::Language).trim().to_lowercase();
    code.split(['-', '_']).next().unwrap_or_default().to_string()
}

/// Endings that British and American English spell differently: (British, American).
const ENDINGS: &[(&str, &str)] = &[
    ("isation", "ization"),
    ("isations", "izations"),
    ("isational", "izational"),
    ("ising", "izing"),
    ("ised", "ized"),
    ("ises", "izes"),
    ("iser", "izer"),
    ("isers", "izers"),
    ("ise", "ize"),
    ("ysing", "yzing"),
    ("ysed", "yzed"),
    ("yse", "yze"),
    ("our", "or"),
    ("ours", "ors"),
    ("oured", "ored"),
    ("ouring", "oring"),
    ("oural", "oral"),
    ("ourable", "orable"),
    ("ourite", "orite"),
    ("ogue", "og"),
    ("ogues", "ogs"),
];

/// Beginnings of words in which British English doubles the l: "modelling".
const DOUBLED: &[&str] = &[
    "model", "label", "travel", "cancel", "level", "channel", "tunnel", "signal", "fuel", "counsel", "marvel", "dial",
];

/// Other words that are spelled in two ways: (British, American).
const OTHERS: &[(&str, &str)] = &[
    ("centre", "center"),
    ("centres", "centers"),
    ("centred", "centered"),
    ("metre", "meter"),
    ("metres", "meters"),
    ("theatre", "theater"),
    ("defence", "defense"),
    ("offence", "offense"),
    ("fulfil", "fulfill"),
    ("fulfils", "fulfills"),
    ("fulfilment", "fulfillment"),
    ("enrol", "enroll"),
    ("enrolment", "enrollment"),
    ("skilful", "skillful"),
    ("skilfully", "skillfully"),
    ("judgement", "judgment"),
    ("judgements", "judgments"),
    ("acknowledgement", "acknowledgment"),
    ("ageing", "aging"),
    ("adviser", "advisor"),
    ("advisers", "advisors"),
    ("artefact", "artifact"),
    ("artefacts", "artifacts"),
    ("licence", "license"),
    ("licences", "licenses"),
    ("practise", "practice"),
    ("practises", "practices"),
    ("practised", "practiced"),
    ("practising", "practicing"),
    ("programme", "program"),
    ("programmes", "programs"),
    ("grey", "gray"),
    ("sceptical", "skeptical"),
    ("sceptic", "skeptic"),
    ("distil", "distill"),
    ("distils", "distills"),
    ("focussed", "focused"),
    ("focussing", "focusing"),
    ("focusses", "focuses"),
    ("learnt", "learned"),
    ("enquiry", "inquiry"),
    ("enquiries", "inquiries"),
    ("instil", "instill"),
    ("instils", "instills"),
    ("tyre", "tire"),
    ("cheque", "check"),
];

/// Words that end like the above and are spelled in one way only.
const ONE_WAY: &[&str] =
    &["four", "hour", "tour", "your", "pour", "sour", "flour", "dour", "scour", "devour", "contour"];

/// The American spelling of a lower-case English word, which is the word itself for nearly all of them.
pub fn american(word: &str) -> String {
    if let Some((_, to)) = OTHERS.iter().find(|(from, _)| *from == word) {
        return to.to_string();
    }
    for stem in DOUBLED {
        if let Some(rest) = word.strip_prefix(stem).and_then(|rest| rest.strip_prefix('l'))
            && ["ed", "ing", "er", "ers", "or", "ors", "ings"].contains(&rest)
        {
            return format!("{stem}{rest}");
        }
    }
    let ending = ENDINGS.iter().filter(|(from, _)| word.len() >= from.len() + 2 && word.ends_with(from));
    match ending.max_by_key(|(from, _)| from.len()) {
        Some((from, to))
            if word.len() >= 5 && !ONE_WAY.contains(&word) && !ONE_WAY.contains(&word.trim_end_matches('s')) =>
        {
            format!("{}{to}", &word[..word.len() - from.len()])
        }
        _ => word.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_where_they_stand() {
        let check = |text: &str, expect: &[(usize, &str)]| assert_eq!(words(text).collect::<Vec<_>>(), expect);
        check("", &[]);
        check("Plans (the) e-mail -- team’s!", &[(0, "Plans"), (7, "the"), (12, "e-mail"), (22, "team’s")]);
        check("see https://a.b/c or mail a@b.c", &[(0, "see"), (18, "or"), (21, "mail")]);
    }

    #[test]
    fn whole_words_are_replaced() {
        let check = |text: &str, expect: Option<&str>| assert_eq!(replaced(text, "mail", "post").as_deref(), expect);
        check("mail, e-mail, mailbox, Mail; mail", Some("post, e-mail, mailbox, Mail; post"));
        check("mailbox", None);
    }

    #[test]
    fn british_and_american() {
        let check = |word: &str, expect: &str| assert_eq!(american(word), expect);
        check("organisation", "organization");
        check("prioritises", "prioritizes");
        check("behavioural", "behavioral");
        check("behaviours", "behaviors");
        check("modelling", "modeling");
        check("centre", "center");
        for word in ["hours", "contour", "filling", "four", "team", "rise", "plans", "levels"] {
            check(word, word);
        }
    }
}
