//! Which way a text runs and which language its script asks for, from its letters alone.

/// The way a line runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Latin, Greek, Cyrillic, Chinese and most others.
    LeftToRight,
    /// Arabic, Hebrew, Syriac, Thaana and others.
    RightToLeft,
}

impl Direction {
    /// `ltr` or `rtl`.
    pub fn name(self) -> &'static str {
        match self {
            Direction::LeftToRight => "ltr",
            Direction::RightToLeft => "rtl",
        }
    }

    /// Of a language, by its primary subtag.
    pub fn of_language(language: &str) -> Direction {
        const RIGHT_TO_LEFT: [&str; 13] =
            ["ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi"];
        match RIGHT_TO_LEFT.contains(&primary(language)) {
            true => Direction::RightToLeft,
            false => Direction::LeftToRight,
        }
    }

    /// Of a text: that of its first letter (rules P2 and P3 of Unicode's bidirectional algorithm, with letters for
    /// strong characters); none where it has no letter.
    pub fn of_text(text: &str) -> Option<Direction> {
        text.chars().find(|c| c.is_alphabetic()).map(|c| match runs_right_to_left(c) {
            true => Direction::RightToLeft,
            false => Direction::LeftToRight,
        })
    }
}

fn runs_right_to_left(c: char) -> bool {
    matches!(c,
        '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}' | '\u{10800}'..='\u{10FFF}'
        | '\u{1E800}'..='\u{1EFFF}')
}

/// The primary subtag of a BCP 47 tag.
fn primary(language: &str) -> &str {
    language.split(['-', '_']).next().unwrap_or("")
}

/// A language the typesetter understands: code of two or three letters and, where given, a region of two.
pub fn locale(language: &str) -> Option<(String, Option<String>)> {
    let mut parts = language.split(['-', '_']);
    let code = parts.next()?.to_ascii_lowercase();
    if !(2..=3).contains(&code.len()) || !code.bytes().all(|b| b.is_ascii_lowercase()) {
        return None;
    }
    let region = parts.find_map(|part| match part {
        "Hant" | "hant" => Some("TW".to_owned()),
        "Hans" | "hans" => Some("CN".to_owned()),
        _ => (part.len() == 2 && part.bytes().all(|b| b.is_ascii_alphabetic())).then(|| part.to_ascii_uppercase()),
    });
    Some((code, region))
}

/// The language a text should be set in within a document of another: only where the script decides the shapes of the
/// letters (Arabic, Hebrew, Chinese, Japanese, Korean), the document's own otherwise.
pub fn language_of<'a>(text: &str, document: &'a str) -> &'a str {
    let own = primary(document);
    let (mut han, mut kana, mut hangul, mut arabic, mut hebrew) = (false, false, false, false, false);
    for c in text.chars() {
        match c {
            '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}' => {
                han = true;
            }
            '\u{3040}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}' => kana = true,
            '\u{1100}'..='\u{11FF}' | '\u{3130}'..='\u{318F}' | '\u{AC00}'..='\u{D7AF}' => hangul = true,
            '\u{5D0}'..='\u{5EA}' => hebrew = true,
            '\u{620}'..='\u{6FF}' => arabic = true,
            _ => {}
        }
    }
    let arabic_script = ["ar", "ckb", "fa", "ks", "ps", "sd", "ug", "ur"];
    match own {
        "ja" | "ko" | "zh" | "yue" if han && !kana && !hangul => own,
        _ if kana => "ja",
        _ if hangul => "ko",
        _ if han => "zh",
        _ if arabic && !arabic_script.contains(&own) => "ar",
        _ if hebrew && own != "yi" => "he",
        _ => own,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_runs_as_its_first_letter_does() {
        let check = |text: &str, expect: Option<Direction>| assert_eq!(Direction::of_text(text), expect, "{text}");
        check("", None);
        check("12 – 14", None);
        check("3 steps", Some(Direction::LeftToRight));
        check("«שלום» world", Some(Direction::RightToLeft));
        check("2026 مرحبا", Some(Direction::RightToLeft));
        check("中文", Some(Direction::LeftToRight));
    }

    #[test]
    fn a_script_asks_for_its_language() {
        let check =
            |text: &str, document: &str, expect: &str| assert_eq!(language_of(text, document), expect, "{text}");
        check("Plan", "en-GB", "en");
        check("مرحبا", "en", "ar");
        check("سلام", "fa", "fa");
        check("計画する", "en", "ja");
        check("計画", "en", "zh");
        check("計画", "ja", "ja");
        check("계획", "en", "ko");
        check("שלום", "de", "he");
    }

    #[test]
    fn locales_the_typesetter_understands() {
        let check = |tag: &str, expect: Option<(&str, Option<&str>)>| {
            let got = locale(tag);
            assert_eq!(got.as_ref().map(|(l, r)| (l.as_str(), r.as_deref())), expect, "{tag}");
        };
        check("en", Some(("en", None)));
        check("pt-br", Some(("pt", Some("BR"))));
        check("zh-Hant", Some(("zh", Some("TW"))));
        check("", None);
        check("English", None);
        check("e\"", None);
    }
}
