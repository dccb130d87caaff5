//! First floor, formats of other houses: whether a name is that of a level.

use crate::years;
use regex::Regex;
use std::sync::LazyLock;

/// What the name of a level is one of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Looks {
    /// How well somebody does one thing, the same for every subject: "Level 2", "Practitioner".
    Skill,
    /// A stage of a career: "P3", "Senior planner", "Planner II".
    Career,
}

#[allow(clippy::unwrap_used)] // the patterns are constant, and the tests of this room run every one of them
fn pattern(text: &str) -> Regex {
    Regex::new(text).unwrap()
}

static SKILL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix)^\s*(?:
            (?:(?:proficiency|skill|mastery|competency)\s+)?(?:level|lvl|lv|stage|tier|milestone|stufe|niveau|nivel|livello)\.?\s*[-:\#]?\s*(?:\d{1,2}|[ivx]{1,5}|[a-f])\b.{0,60}
            | \d{1,2}
            | \d{1,2}\s*[-–.:)]\s*(?:novice|beginner|basic|aware|foundation|intermediate|working|competent|practitioner|proficient|advanced|expert|master).{0,30}
            | (?:novice|beginner|basics?|aware|awareness|foundation|foundational|fundamental|intermediate|working|competent|capable|practitioner|proficient|proficiency|advanced|expert|mastery|emerging|developing|accomplished|exemplary|grundlagen|fortgeschritten|experte|débutant|intermédiaire|avancé)
        )\s*$",
    )
});
static CAREER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix)^\s*(?:
            (?:IC|SDE|SWE|EM|[LPMETSDG])[\ -]?\d{1,2}\b.{0,80}
            | .{0,50}(?:engineer|developer|analyst|designer|planner|manager|consultant|specialist|scientist|administrator|architect|technician|writer|officer|coordinator|assistant|associate|accountant|tester|researcher|nurse|teacher|operator|partner|representative|advisor|adviser)\s(?:I|II|III|IV|V|VI|[1-7])
            | (?:junior|jr\.?|senior|sr\.?|associate|assistant|trainee|apprentice|intern|graduate|mid|mid-?level|lead|principal|staff|distinguished|head\s+of|chief|director|vice\s+president|vp|fellow|executive|leitende[rn]?|auszubildende[rn]?)\b.{0,60}
            | .{0,50}\b(?:manager|director|lead|principal)
        )\s*$",
    )
});

/// What level a name speaks of, if it does.
pub(crate) fn looks(name: &str) -> Option<Looks> {
    let name = name.trim();
    if name.is_empty() || name.chars().count() > 90 {
        None
    } else if SKILL.is_match(name) {
        Some(Looks::Skill)
    } else if CAREER.is_match(name) || years::find(name, false).is_some() {
        Some(Looks::Career)
    } else {
        None
    }
}

/// What most of some names are.
pub(crate) fn most<N: AsRef<str>>(names: impl Iterator<Item = N>) -> Option<Looks> {
    let (mut all, mut skill, mut career) = (0, 0, 0);
    for name in names {
        all += 1;
        match looks(name.as_ref()) {
            Some(Looks::Skill) => skill += 1,
            Some(Looks::Career) => career += 1,
            None => {}
        }
    }
    if all == 0 || (skill + career) * 5 < all * 3 {
        None
    } else if skill >= career {
        Some(Looks::Skill)
    } else {
        Some(Looks::Career)
    }
}

/// The number of a level, to put levels in order by it: 3 of "Level 3", "3", "P3 - Planner".
pub(crate) fn number(name: &str) -> Option<u32> {
    let at = name.find(|c: char| c.is_ascii_digit())?;
    let digits: String = name[at..].chars().take_while(char::is_ascii_digit).take(4).collect();
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_levels() {
        let check = |name: &str, expect: Option<Looks>| assert_eq!(looks(name), expect, "{name}");
        for name in
            ["Level 2", "level 3: applies", "4", "Practitioner", "Expert", "Stufe 2", "Milestone 5", "2 - Working"]
        {
            check(name, Some(Looks::Skill));
        }
        for name in
            ["P3", "IC4 - Staff", "Senior planner", "Planner II", "Lead", "Engineering manager", "Planner (2-5 years)"]
        {
            check(name, Some(Looks::Career));
        }
        for name in
            ["Item 1", "Chapter 2", "Flow", "Risk management", "Planning work", "Plans a delivery across teams.", ""]
        {
            check(name, None);
        }
        assert_eq!(most(["Junior", "Planner", "Senior planner"].into_iter()), Some(Looks::Career));
        assert_eq!(most(["Flow", "Risk", "Lead"].into_iter()), None);
        assert_eq!([number("Level 12"), number("P3 - x"), number("Lead")], [Some(12), Some(3), None]);
    }
}
