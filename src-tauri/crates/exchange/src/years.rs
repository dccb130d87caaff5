//! First floor, data formats: years of experience as people write them, in prose, in heads and in cells.

use regex::{Captures, Regex};
use rungs_model::{Experience, Years};
use std::ops::Range;
use std::sync::LazyLock;

/// Years found in a text.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Found {
    /// What they say.
    pub years: Experience,
    /// The bytes that say it, with what it is experience of.
    pub bytes: Range<usize>,
    /// Whether the text speaks of nothing else.
    pub whole: bool,
}

/// The first years of experience that a text speaks of: "usually have 2+ years", "+8 years", "0-2 years", "three to five
/// years as a lead", "at least 4 years", "up to 3 years", "6-12 months", "years not essential". Where years are expected
/// (`bare`) also "2-5" and "8+", and what a spreadsheet made of "2-5" when it took it for a day: "2-May", "2026-05-02". What stands behind them in the same clause and says of what ("as contributors to
/// deliveries") becomes the context. A year of a calendar, or a span over 100 years, is none.
pub(crate) fn find(text: &str, bare: bool) -> Option<Found> {
    let none = || {
        let found = NONE.find(text).filter(|_| bare)?;
        Some((Experience { essential: false, ..Experience::default() }, found.range(), found.end()))
    };
    let (mut years, at, mut behind) = not_essential(text)
        .or_else(none)
        .or_else(|| spoken(text))
        .or_else(|| {
            let found = BARE.captures(text).filter(|_| bare)?;
            Some((span(&found)?, found.get(1)?.range(), text.len()))
        })
        .or_else(|| Some((of_day(text).filter(|_| bare)?, 0..text.len(), text.len())))?;
    behind += EXPERIENCE.find(&text[behind..]).map_or(0, |said| said.end());
    if let Some(context) = CONTEXT.captures(&text[behind..]).and_then(|found| found.get(1)) {
        let said = context.as_str().trim_end();
        behind += context.start() + said.len();
        years.context = format!("{} {said}", years.context).trim_start().to_string();
    }
    let bytes = at.start..behind.max(at.end);
    let outside = [&text[..at.start], &text[bytes.end..]];
    let whole = outside.iter().all(|rest| FILLER.replace_all(rest, "").chars().all(|c| !c.is_alphanumeric()));
    Some(Found { years, bytes, whole })
}

/// Says that years are not essential; where it begins and ends.
fn not_essential(text: &str) -> Option<(Experience, Range<usize>, usize)> {
    let alone = || NO_EXPERIENCE.captures(text).and_then(|found| found.get(1));
    let at = NOT_ESSENTIAL.find(text).or_else(alone)?.range();
    let end = at.end;
    Some((Experience { essential: false, ..Experience::default() }, at, end))
}

fn spoken(text: &str) -> Option<(Experience, Range<usize>, usize)> {
    SPOKEN.captures_iter(text).find_map(|found| {
        let at = found.get(0)?.range();
        // "In 10 years the company …" and "over the last 3 years" speak of time, and do not say that somebody has it.
        let before = text[..at.start].trim_end().to_lowercase();
        let of_time = ["in", "within", "last", "past", "next", "every", "coming"];
        let has_unit = found.name("unit").or(found.name("unit1")).is_some();
        let is_time = before.split_whitespace().next_back().is_some_and(|word| of_time.contains(&word));
        // A hundred and more is cut by the pattern to its last two digits.
        let is_cut = text[..at.start].ends_with(|c: char| c.is_ascii_digit());
        let end = at.end;
        (has_unit && !is_time && !is_cut).then(|| span(&found)).flatten().map(|years| (years, at, end))
    })
}

/// The least and the most years of a match.
fn span(found: &Captures<'_>) -> Option<Experience> {
    let group = |name: &str| found.name(name).map(|m| m.as_str());
    let unit = |name: &str| if group(name).is_some_and(is_months) { 12.0 } else { 1.0 };
    let second_unit = unit("unit");
    let first_unit = if group("unit1").is_some() { unit("unit1") } else { second_unit };
    let number = |name: &str, unit: f64| group(name).and_then(value).map(|n| n / unit);
    let (first, second) = (number("a", first_unit), number("b", second_unit));
    let is_most = group("most").is_some();
    // A span holds what it says: "1-3 months" are no more than half a year, and not nothing.
    let up = |years: f64| (years * 2.0).ceil() / 2.0;
    let down = |years: f64| (years * 2.0).floor() / 2.0;
    // "At least three months" is true of nobody who has none, which halves of years cannot say.
    let is_coarse = second.is_none() && !is_most && first.is_some_and(|a| down(a) < a);
    let context = found.get(0).filter(|_| is_coarse).map_or("", |said| said.as_str().trim()).to_string();
    let first = first.map(|a| match second {
        Some(_) => down(a),
        None if is_most => up(a),
        None => down(a),
    });
    let second = second.map(up);
    let (min_years, max_years) = match (first?, second) {
        (a, Some(b)) => (Some(Years::new(a)?), Some(Years::new(b)?)),
        (a, None) if is_most => (None, Some(Years::new(a)?)),
        (a, None) => (Some(Years::new(a)?), None),
    };
    if min_years.zip(max_years).is_some_and(|(min, max)| min.get() > max.get()) {
        return None;
    }
    Some(Experience { min_years, max_years, context, ..Experience::default() })
}

/// The years that a spreadsheet took for a day: its day and its month, the smaller one first, as nobody writes them
/// otherwise. Whether the month is named first hangs on the country.
fn of_day(text: &str) -> Option<Experience> {
    const MOST: u8 = 20;
    let found = DAY.captures(text)?;
    let number = |name: &str| found.name(name)?.as_str().parse::<u8>().ok();
    let named = |name: &str| found.name(name).and_then(|name| month(name.as_str()));
    let month = number("month").or_else(|| named("before")).or_else(|| named("behind"))?;
    let day = number("day").or_else(|| number("of")).or_else(|| number("first"))?;
    let (least, most) = (day.min(month), day.max(month));
    let years = |number: u8| Years::new(f64::from(number));
    let is_span = least > 0 && least < most && most <= MOST && month <= 12;
    is_span.then(|| Experience { min_years: years(least), max_years: years(most), ..Experience::default() })
}

/// The number of a month by the beginning of its name.
fn month(name: &str) -> Option<u8> {
    const NAMES: [&[&str]; 12] = [
        &["jan", "ene", "gen"],
        &["feb", "fév"],
        &["mar", "mär", "maa", "mrt"],
        &["apr", "avr", "abr"],
        &["may", "mai", "mei", "mag"],
        &["jun", "juin", "giu"],
        &["jul", "juil", "lug"],
        &["aug", "aoû", "ago"],
        &["sep", "set"],
        &["oct", "okt", "ott", "out"],
        &["nov"],
        &["dec", "dez", "déc", "dic"],
    ];
    let name = name.to_lowercase();
    let at = NAMES.iter().position(|names| names.iter().any(|begin| name.starts_with(begin)))?;
    u8::try_from(at + 1).ok()
}

fn is_months(unit: &str) -> bool {
    unit.to_lowercase().starts_with('m')
}

/// A number in digits or in words.
fn value(word: &str) -> Option<f64> {
    const WORDS: [&[&str]; 11] = [
        &["zero"],
        &["one", "a", "ein", "eine", "einem", "un"],
        &["two", "zwei", "deux", "dos"],
        &["three", "drei", "trois", "tres"],
        &["four", "vier", "quatre", "cuatro"],
        &["five", "fünf", "cinq", "cinco"],
        &["six", "sechs", "seis"],
        &["seven", "sieben", "sept", "siete"],
        &["eight", "acht", "huit", "ocho"],
        &["nine", "neun", "neuf", "nueve"],
        &["ten", "zehn", "dix", "diez"],
    ];
    let word = word.to_lowercase();
    if let Some(number) = WORDS.iter().position(|row| row.contains(&word.as_str())) {
        return Some(number as f64);
    }
    let (number, half) = match word.strip_suffix('½') {
        Some(rest) => (if rest.is_empty() { "0" } else { rest }, 0.5),
        None => (word.as_str(), 0.0),
    };
    number.replace(',', ".").parse::<f64>().ok().map(|n| n + half)
}

const NUMBER: &str = r"\d{1,2}(?:[.,]\d)?½?|½";
const WORDS: &str = "zero|one|two|three|four|five|six|seven|eight|nine|ten|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|deux|trois|quatre|cinq|sept|huit|neuf|dix|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez";
const UNIT: &str = r"(?:(?:years?|yrs?|yoe|jahren?|jahr|jaar|jaren|ans?|années?|años?|anos?|anys?|anni|anno|лет|года?|lat|lata|roky?|år|vuotta|vuosi|yıl|tahun|months?|mths?|monaten?|monate?|maanden?|mois|meses|mesi)\b|年|년)";

#[allow(clippy::unwrap_used)] // the patterns are constant, and the tests of this room run every one of them
fn pattern(text: &str) -> Regex {
    Regex::new(text).unwrap()
}

static SPOKEN: LazyLock<Regex> = LazyLock::new(|| {
    let least = r"between|entre|zwischen|at least|mehr als|minimum(?: of)?|min\.?|over|more than|from|mindestens|ab|über|au moins|plus de|más de|al menos|mais de|pelo menos|oltre|almeno|meer dan|minstens|minimaal|от|более|свыше|powyżej|>=?|≥";
    let most = r"up to(?: and including)?|weniger als|less than|under|fewer than|at most|max(?:imum)?\.?(?: of)?|bis zu|höchstens|jusqu'à|moins de|hasta|menos de|até|fino a|meno di|tot|minder dan|до|менее|poniżej|<=?|≤";
    let between = r"\s*(?:-|–|—|‑|~|〜|～|to|bis|tot|à|a|e|do|до|and|und|et|en|,? up to(?: and including)?)\s*";
    // What says the opposite of the word within it.
    let not_less = "не менее|не меньше|co najmniej|przynajmniej|nie mniej niż";
    let not_more = "не более|не больше|nie więcej niż";
    let either = r"\s*\b(?:or|oder|ou|of|lub|или)\s+";
    pattern(&format!(
        r"(?i)(?:\b(?:{not_less}|{least})\s*|(?P<most>\b(?:{not_more}|{most})\s*|[<≤]=?\s*)|[>≥]=?\s*)?\+?\b(?P<a>{NUMBER}|{WORDS})\b?½?\s*(?:\+|plus\b)?\s*(?P<unit1>{UNIT})?(?:(?:{either}|{between})\+?(?P<b>{NUMBER}|{WORDS})\s*(?:\+|plus\b)?)?\s*(?:or more\s*|-\s*)?(?P<unit>{UNIT})?['’]?"
    ))
});
/// A day as spreadsheets show it: "2026-05-02", "2-May", "2. Mai", "May-02".
static DAY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^\s*(?:20\d\d-(?P<month>\d{1,2})-(?P<day>\d{1,2})|(?P<of>\d{1,2})[-./ ]+(?P<behind>\p{L}{3,5})\.?|(?P<before>\p{L}{3,5})\.?[-./ ]+(?P<first>\d{1,2}))\s*$",
    )
});
static BARE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"^\s*((?P<most>[<≤]=?\s*)?[>≥]?=?\s*\+?(?P<a>{NUMBER})\s*\+?(?:\s*(?:-|–|—|‑|to|bis)\s*(?P<b>{NUMBER})\s*\+?)?)\s*$"
    ))
});
/// Where years are expected.
static NONE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\s*(?:not (?:essential|required|needed|necessary|applicable)|none|any|n/a|nicht (?:erforderlich|nötig)|keine|aucune|non requise?)\s*\.?$",
    )
});
static NOT_ESSENTIAL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:(?:minimum |number of |specific )?(?:years?|experience)(?: of (?:relevant |work |professional )?experience)?(?: (?:is|are))?:? ?(?:not|un)[ -]?(?:essential|required|needed|necessary|a requirement)|no (?:minimum |set |specific |particular |prior |previous |relevant |professional |work )*(?:years of experience|years|experience)(?: (?:in|of|with) [^.;,:]{1,60}?)?(?: (?:is|are))? (?:required|needed|necessary|essential|expected)\b|\b(?:requires?|needs?) no (?:minimum |specific |prior |previous |relevant |professional |work )*(?:years of experience|experience)\b|\b(?:does not|doesn['’]t|do not|don['’]t) (?:typically |usually |normally )?(?:require|need) (?:any )?(?:prior |previous |professional |relevant |work )*experience\b|\bnone(?: is| are)? (?:required|needed|necessary|essential)\b|jahre nicht (?:erforderlich|nötig|entscheidend))",
    )
});
/// The same in a clause of its own; within a sentence "no experience" says what somebody is like.
static NO_EXPERIENCE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:^|[.;:(\n–—|•-])\s*(?:(?:typically|usually|normally|generally|experience):?\s+)?(no (?:minimum |set |specific |particular |prior |previous |relevant |professional |work )*(?:years of experience|years|experience))\s*(?:$|[.;,)\n|])",
    )
});
/// Of experience: it is said, and says no more.
static EXPERIENCE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^['’]?\s*(?:(?:of )?(?:(?:relevant|related|prior|previous|professional|work|working|industry|practical)[, ]*)*(?:experience\b|exp\b\.?)|(?:relevante[rn]? )?(?:berufs)?erfahrung\b|d['’]expérience\b|de experiencia\b|de experiência\b|di esperienza\b|(?:relevante )?(?:werk)?ervaring\b|doświadczenia(?: zawodowego)?\b|опыта(?: работы)?\b)\s*",
    )
});
/// Of what the years are, to the end of the clause.
static CONTEXT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\s*,?\s*((?:as|in|of|with|within|working|leading|managing|doing|building|on|als|im|in der|mit|comme|en|dans|como)\b[^.;\n(){}\[\]|]{2,160})",
    )
});
static FILLER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:typically|usually|normally|generally|often|about|around|approximately|approx|ca|circa|people|someone|somebody|you|have|has|with|requires?|required|needs?|expects?|expected|the|a|an|of|relevant|related|prior|previous|professional|work|working|industry|experience|years?|level|time|guideline|in der regel|meist|üblicherweise|erfahrung|berufserfahrung|jahre|exp|ervaring|werkervaring|minimaal|esperienza|doświadczenie|doświadczenia|опыт|опыта|работы)\b",
    )
});

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str, bare: bool) -> Option<String> {
        let found = find(text, bare)?;
        let years = &found.years;
        let number = |years: Option<Years>| years.map_or("?".to_string(), |y| y.to_string());
        let span = match (years.essential, years.max_years) {
            (false, _) => "any".to_string(),
            (true, None) => format!("{}+", number(years.min_years)),
            (true, max) => format!("{}-{}", number(years.min_years), number(max)),
        };
        let context = if years.context.is_empty() { String::new() } else { format!(" {}", years.context) };
        Some(format!("{span}{context}{}", if found.whole { "" } else { " …" }))
    }

    #[test]
    fn years_in_prose() {
        let check = |text: &str, expect: &str| assert_eq!(said(text, false).unwrap_or_default(), expect, "{text}");
        check("Typically 0-2 years relevant experience", "0-2");
        check("Typically 8+ years", "8+");
        check("Years of experience not essential", "any");
        check("years not essential", "any");
        check("Years of experience: none required", "any");
        check("No experience required", "any");
        check("Usually no prior experience.", "any");
        check("No experience in sales is required", "any");
        check("requires no experience", "any");
        check("Beginners have no experience of the situation they are in", "");
        check("No experience in any part", "");
        check("at least three months", "0+ at least three months");
        check("at least 9 months in sales", "0.5+ at least 9 months in sales");
        check("at least 6 months", "0.5+");
        check("Typically doesn’t require professional experience.", "any");
        check("Years of experience: Typically 4+ years", "4+");
        check("usually have 2+ years as contributors to deliveries", "2+ as contributors to deliveries");
        check("+8 years", "8+");
        check("2 – 5 years", "2-5");
        check("two to three years of experience in sales", "2-3 in sales");
        check("at least 4 years of professional experience", "4+");
        check("up to 3 years", "?-3");
        check("less than 1 year", "?-1");
        check("between 2 and 5 years", "2-5");
        check("Entre 1 e 3 anos de experiência", "1-3");
        check("Over 1 year, up to and including 2 years", "1-2");
        check("6-12 months", "0.5-1");
        check("Over 1 month, up to and including 3 months", "0-0.5");
        check("up to 1 month", "?-0.5");
        check("9 to 15 months", "0.5-1.5");
        check("18+ months", "1.5+");
        check("2.5+ years", "2.5+");
        check("5 Jahre Berufserfahrung als Planerin", "5+ als Planerin");
        check("3 bis 5 Jahre", "3-5");
        check("3-5 jaar ervaring", "3-5");
        check("Minimaal 2 jaar werkervaring", "2+");
        check("3-5 anni di esperienza", "3-5");
        check("almeno 4 anni", "4+");
        check("3-5 lat doświadczenia", "3-5");
        check("co najmniej 2 lata", "2+");
        check("3-5 лет опыта работы", "3-5");
        check("не менее 3 лет", "3+");
        check("до 2 лет", "?-2");
        check("3-5 years exp.", "3-5");
        check("5+ yrs of exp in sales", "5+ in sales");
        check("3 or 4 years", "3-4");
        check("5 or more years", "5+");
        check("5 plus years", "5+");
        check("3 à 5 ans d'expérience", "3-5");
        check("10+ yrs", "10+");
        check("Leads teams. Usually 5+ years as a lead. Writes plans.", "5+ as a lead …");
        check("5 years' experience in a planning role (or equivalent)", "5+ in a planning role …");
    }

    #[test]
    fn numbers_that_are_no_years() {
        for text in [
            "Plans the next 3 years",
            "In 10 years the team doubled",
            "Leads 5 people",
            "2026",
            "4",
            "2-5",
            "Level 3",
            "101 years",
            "improves over the last 2 years",
            "Handles 10 to 20 tickets",
            "2026-05-02",
            "2-May",
            "P3",
            "",
        ] {
            assert_eq!(said(text, false), None, "{text}");
        }
    }

    #[test]
    fn bare_numbers_where_years_are_expected() {
        let check = |text: &str, expect: &str| assert_eq!(said(text, true).unwrap_or_default(), expect, "{text}");
        check("2-5", "2-5");
        check("8+", "8+");
        check(" 3 ", "3+");
        check("<2", "?-2");
        check("Not essential", "any");
        check("none", "any");
        check("0.5-1", "0.5-1");
        check("", "");
        check("abc", "");
        check("120", "");
        check("2026-05-02", "2-5");
        check("2026-02-05", "2-5");
        check("2026-10-15", "10-15");
        check("2-May", "2-5");
        check("02. Mai", "2-5");
        check("May-02", "2-5");
        check("5-Feb", "2-5");
        check("2026-05-31", "");
        check("2026-05-05", "");
        check("1998-05-02", "");
        check("5 days", "");
        check("Marketing 5", "");
    }
}
