//! First floor, layouts of tables: what the heads of columns and the names of sheets mean.

mod heads;
mod level;

pub(crate) use level::is_level;
pub(super) use level::may_be_level;

use crate::mapping::Role;
use heads::{FILLERS, HEADS, LANGUAGES, WORDS, Word};
use std::collections::HashMap;
use std::sync::LazyLock;

/// A letter without its accent.
fn bare(c: char) -> char {
    match c {
        'à' | 'á' | 'â' | 'ä' | 'ã' | 'å' | 'ą' => 'a',
        'é' | 'è' | 'ê' | 'ë' | 'ę' | 'ě' => 'e',
        'í' | 'ì' | 'î' | 'ï' | 'ı' => 'i',
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' => 'o',
        'ú' | 'ù' | 'û' | 'ü' | 'ů' => 'u',
        'ñ' | 'ń' | 'ň' => 'n',
        'ç' | 'ć' | 'č' => 'c',
        'ł' => 'l',
        'ś' | 'š' | 'ş' => 's',
        'ź' | 'ż' | 'ž' => 'z',
        'ý' => 'y',
        'ğ' => 'g',
        'ř' => 'r',
        'ď' => 'd',
        other => other,
    }
}

/// Letters alone, small and without accents.
pub(super) fn letters(head: &str) -> String {
    head.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).map(bare).collect()
}

fn listed(letters: &str) -> Option<Role> {
    static BY_HEAD: LazyLock<HashMap<&str, Role>> = LazyLock::new(|| {
        let all = HEADS.iter().flat_map(|(role, names)| names.split_whitespace().map(move |name| (name, *role)));
        let mut by_head = HashMap::new();
        for (name, role) in all {
            by_head.entry(name).or_insert(role);
        }
        by_head
    });
    BY_HEAD.get(letters).copied()
}

/// What a column of that head holds.
pub(crate) fn role_of(head: &str) -> Option<Role> {
    if head.chars().count() > 60 {
        return None;
    }
    let whole = letters(head);
    let end = head.find(['(', '\n', ':', '/', '|', ',', '[', '&', '–', '—']).unwrap_or(head.len());
    let begin = head[..end].trim();
    // "Level 1" is a level, and "0-2 years" are years, rather than what a column of them is called.
    if begin.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    listed(&whole).or_else(|| {
        let mut words = words(begin);
        words.truncate(words.len() - usize::from(ends_in_language(&words)));
        let said: Vec<&String> = words.iter().filter(|word| !FILLERS.contains(&word.as_str())).collect();
        if said.is_empty() || said.len() > 4 {
            return None;
        }
        let short: String = said.iter().map(|word| word.as_str()).collect();
        // What stands before a bracket is listed, or all of it is made of words that say what they hold.
        let names = if end < head.len() || short != whole { listed(&short) } else { None };
        names.or_else(|| composed(&said))
    })
}

/// The words of a head, those that are written together as in "BlockName" too.
fn words(head: &str) -> Vec<String> {
    let mut apart = String::with_capacity(head.len() + 4);
    let mut last = ' ';
    for c in head.chars() {
        if last.is_lowercase() && c.is_uppercase() {
            apart.push(' ');
        }
        apart.push(c);
        last = c;
    }
    apart.split(|c: char| !c.is_alphabetic()).map(letters).filter(|word| !word.is_empty()).collect()
}

/// Whether one of the words of a head is one for what several competencies stand in: "e-Competence area".
pub(super) fn speaks_of_groups(head: &str) -> bool {
    words(head).iter().any(|word| WORDS.iter().any(|(known, kind)| known == word && *kind == Word::Group))
}

/// Whether one of the words of a head is that for competencies: "Competency unit".
pub(super) fn speaks_of_competencies(head: &str) -> bool {
    head.chars().count() <= 60
        && words(head).iter().any(|word| ["compet", "kompet", "capabilit"].iter().any(|root| word.starts_with(root)))
}

fn ends_in_language(words: &[String]) -> bool {
    words.len() > 1 && words.last().is_some_and(|last| LANGUAGES.contains(&last.as_str()))
}

/// A head without the language that it says it is in: of several that are then one, one holds what the others translate.
pub(super) fn in_any_language(head: &str) -> Option<String> {
    let words = words(head);
    let said = if ends_in_language(&words) { &words[..words.len() - 1] } else { &words };
    (!said.is_empty()).then(|| said.concat())
}

fn composed(words: &[&String]) -> Option<Role> {
    let kind = |word: &&String| WORDS.iter().find(|(known, _)| known == *word).map_or(Word::Other, |(_, kind)| *kind);
    let kinds: Vec<Word> = words.iter().map(kind).filter(|kind| *kind != Word::Any).collect();
    let has = |kind: Word| kinds.contains(&kind);
    let first = *kinds.first()?;
    // "Название цифровой компетенции" names a competency, of whichever kind.
    if has(Word::Other) {
        if words.len() > 1 && words.last().is_some_and(|last| *last == "id") {
            return Some(Role::Name);
        }
        let is_name = first == Word::Name || kinds.last() == Some(&Word::Name);
        return match kinds.iter().find(|kind| !matches!(kind, Word::Name | Word::Other)) {
            Some(Word::Competency) if is_name => Some(Role::Competency),
            Some(Word::Group) if is_name => Some(Role::Group),
            _ => None,
        };
    }
    Some(match kinds.last()? {
        Word::Years => Role::Years,
        Word::Note => Role::Note,
        Word::Statement => Role::Ability,
        Word::Code if has(Word::Level) => Role::Code,
        Word::Code => Role::Name,
        Word::Group => Role::Group,
        Word::Text if has(Word::Competency) && has(Word::Level) => Role::Ability,
        Word::Text if has(Word::Statement) => Role::Ability,
        Word::Text if has(Word::Group) => Role::GroupSummary,
        Word::Text if has(Word::Level) => Role::StepSummary,
        Word::Text if has(Word::Competency) => Role::Definition,
        Word::Text if has(Word::Role) => Role::PathSummary,
        Word::Level if has(Word::Competency) => Role::AbilityTitle,
        Word::Level => Role::Step,
        Word::Name if has(Word::Group) => Role::Group,
        Word::Name if has(Word::Competency) && has(Word::Level) => Role::AbilityTitle,
        Word::Name if has(Word::Competency) => Role::Competency,
        Word::Name if has(Word::Level) => Role::Step,
        Word::Name if has(Word::Role) => Role::Path,
        Word::Competency => Role::Competency,
        Word::Role => Role::Path,
        _ => return None,
    })
}

/// Whether a text only says that what stands below it are levels.
pub(super) fn is_about_levels(text: &str) -> bool {
    const WORDS: &str = "level levels proficiencylevel proficiencylevels careerlevel careerlevels stage stages step steps
        seniority joblevels joblevel proficiency maturity stufen niveaus niveaux niveles karrierestufen expectations
        expectationsbylevel behaviours behaviors behaviouralindicators indicators levelofproficiency levelsofproficiency";
    let said = letters(text);
    WORDS.split_whitespace().any(|word| word == said)
}

/// Whether a sheet of that name lists the levels of others: "Proficiency levels", "Career levels", "Stufen".
pub(crate) fn names_levels(name: &str) -> bool {
    const NAMES: &str = "levels level levelguide leveldefinitions leveldescriptions leveloverview leveling levelling
        proficiencylevels careerlevels joblevels skilllevels competencylevels grades gradedefinitions gradedescriptions
        bands seniority senioritylevels careerstages stages steps stufen karrierestufen niveaus niveaux niveles livelli
        niveis rubric ratings";
    let said = letters(name);
    NAMES.split_whitespace().any(|word| word == said)
}

/// Whether a sheet of that name explains the others.
pub(crate) fn is_guide(name: &str) -> bool {
    const NAMES: &str =
        "readme instructions instruction howto howtouse howtousethis guide guidance legend changelog lookup
        lookups lists list introduction intro cover contents index about notes glossary anleitung hinweise legende
        einleitung deckblatt ubersicht glossar lisezmoi instrucciones leeme guia uitleg leesmij inleiding toelichting
        versionhistory revisionhistory dropdowns data validation admin config settings log summary dashboard scoring
        scorecard results chart charts report radar calculation calculator sources changes ratingscale teamdashboard
        employeesummary sommaire resultats ergebnis ergebnisse auswertung resumen resultados samenvatting";
    let said = letters(name);
    NAMES.split_whitespace().any(|word| word == said)
}

/// Whether a name is that of a role rather than of a subject.
pub(crate) fn is_role(name: &str) -> bool {
    const ROLES: &str =
        "engineer engineers developer developers manager managers designer designers analyst analysts lead
        leads scientist scientists architect architects consultant consultants specialist specialists director directors
        administrator administrators assistant officer officers advisor adviser accountant recruiter researcher writer
        marketer coach nurse teacher partner executive representative technician operator track path role ladder ic
        entwickler ingenieur berater leiter designer ingenieur developpeur ingeniero desarrollador ontwikkelaar";
    name.split(|c: char| !c.is_alphabetic()).map(letters).any(|word| ROLES.split_whitespace().any(|role| role == word))
}

/// Whether a head is one word for somebody who does something: "Trainer" at the end of learners and practitioners.
pub(super) fn is_somebody(head: &str) -> bool {
    const THINGS: &str =
        "answer behavior behaviour counter descriptor error factor folder header identifier indicator letter
        marker matter number offer order other owner paper parameter power register remainder reminder trigger vendor
        comment document requirement measurement assessment statement department element component content event
        extent percent present";
    let said = letters(head);
    let is_one = !head.trim().contains(char::is_whitespace) && head.chars().all(|c| c.is_alphabetic());
    let ends = ["er", "or", "ist", "ant", "eur", "coach"].iter().any(|end| said.ends_with(end));
    is_one && ends && said.len() > 4 && !THINGS.split_whitespace().any(|thing| thing == said)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_heads_hold() {
        let check = |head: &str, expect: Option<Role>| assert_eq!(role_of(head), expect, "{head}");
        check("Skill Name", Some(Role::Competency));
        check("Competency (core)", Some(Role::Competency));
        check("Years of\nexperience", Some(Role::Years));
        check("Years of experience (typical)", Some(Role::Years));
        check("Typical years", Some(Role::Years));
        check("Level / Stufe", Some(Role::Step));
        check("Capability definition", Some(Role::Definition));
        check("Competency level description", Some(Role::Ability));
        check("Behavioural statement", Some(Role::Ability));
        check("Job level name", Some(Role::Step));
        check("Fähigkeit", Some(Role::Competency));
        check("Années d'expérience", Some(Role::Years));
        check("CompetencyID", Some(Role::Name));
        check("module_id", Some(Role::Name));
        check("Competence area descriptor", Some(Role::GroupSummary));
        check("Название цифровой компетенции", Some(Role::Competency));
        check("Assessment method", Some(Role::Note));
        check("factor_name_ko", Some(Role::Competency));
        check("Leading people", None);
        check("Experience with customers", None);
        check("Technical skills", None);
        check("", None);
        check("42", None);
        check("Level 1\n(junior)", None);
        check("Level (1-5)", Some(Role::Step));
        check("0-2 years", None);
    }

    #[test]
    fn what_reads_like_a_level() {
        let check = |text: &str, expect: bool| assert_eq!(is_level(text), expect, "{text}");
        for text in
            ["L1", "Level 3", "Senior engineer", "IC4 - Staff", "Stufe II", "2", "Engineer III", "Expert", "P1\nJunior"]
        {
            check(text, true);
        }
        for text in
            ["Communication", "Competency", "Description", "Explorer", "0-2 years", "Plans work of several teams"]
        {
            check(text, false);
        }
    }
}
