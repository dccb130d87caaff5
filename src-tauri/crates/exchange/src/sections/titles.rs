//! First floor, sections of documents: what a title says by its words alone.

mod known;

use known::KNOWN;
pub(crate) use known::Known;
use regex::Regex;
use std::sync::LazyLock;

#[allow(clippy::unwrap_used)] // the patterns are constant, and the tests of this room run them
fn pattern(text: &str) -> Regex {
    Regex::new(text).unwrap()
}

static NUMBERED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:level|lvl|step|stage|grade|band|tier|phase|rank|stufe|niveau|ebene|nivel|nível|livello|palier|échelon|уровень|レベル|级别)\s*[-#:.]?\s*(?:\d{1,2}|[ivx]{1,4}|[a-f]|one|two|three|four|five|six|seven|eight)\b",
    )
});
static CODE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:\p{Lu}{1,4}[ -]?\d{1,2}[a-z]?)(?:\s*[-–—:/|(.,]|\s+\p{Lu}|\s*$)|[(\[](?:\p{Lu}{1,4}[ -]?\d{1,2}|(?i:level|grade|band) \w{1,3})[)\]]\s*$|[-–—,/|:]\s*\p{Lu}{1,3}\d{1,2}\s*$",
    )
});
static COUNTED: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(.*\p{L})\s+(?:I{1,3}|IV|V|VI|(?:L|P|E|IC|M)?\d)$"));
static SKILL_LEVEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:awareness|aware|working|practitioner|expert|novice|beginner|advanced beginner|basic|basics|foundation(?:al)?|intermediate|advanced|competent|proficient|mastery|master|fundamental|developing|skilled|entry|entry[- ]level|learner|learning|distinguished|adept|einsteiger|fortgeschritten|débutant|confirmé|emerging|established|exemplary|exceeds expectations|meets expectations|below expectations|needs improvement)(?: level)?(?:\s*[-–—:(].{0,60})?$",
    )
});
static SENIORITY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:assistant|associate|junior|jr\.?|mid(?:[- ]?level|dle)?|senior|sr\.?|staff|principal|lead|leading|chief|head|director|vp|vice president|manager|fellow|trainee|apprentice|intern|graduate|executive|entry[- ]level|deputy|distinguished|berufseinsteiger|leitende[rn]?|stellvertretende[rn]?|júnior|pleno|sênior|sénior|semi[- ]?senior|estagiári[oa]|líder|gerente|diretora?|coordenadora?|practicante|becari[oa]|jef[ea]|stagiaire|alternante?|confirmée?)\b",
    )
});
static OF_LEVEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:de|of|di|auf)\s+(?:n[ií]vel|niveau|level)\s+(?:\d|trainee|j[uú]nior|pleno|s[eêé]nior|líder|lead|interm[eé]di\w*|confirmé|débutant|expert|avan[cçz]\w*|básico|principiante)",
    )
});
/// Languages in which the head of a name stands in front: "Engenheiro de software", "Chef de projet".
static ROLE_IN_FRONT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:engenheir[oa]|desenvolvedora?|programadora?|arquitet[oa]|analista|gerente|diretora?|coordenadora?|especialista|cientista|líder|ingenier[oa]|desarrolladora?|arquitect[oa]|diseñadora?|jef[ea]|directora?|científic[oa]|ingénieure?|développeu(?:r|se)|architecte|analyste|chef|cheffe|responsable|directeur|directrice|consultante?|chargée?|concepteur|conceptrice|technicien(?:ne)?|gestionnaire)s?(?:\s+(?:de|d['’]|do|da|dos|das|del|en|em|au|des|du|\p{L}+)\b.{0,40}|\s*\(.*)?$",
    )
});
/// The words for paths themselves.
static PATH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:tracks?|paths?|pathways?|ladders?|job famil(?:y|ies)|role famil(?:y|ies)|department|discipline|profession|laufbahn|filière|individual contributors?|ics?|career stream)\b",
    )
});
static DEPARTMENT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:engineering|software engineering|product|product management|product design|design|ux|sales|marketing|operations|finance|hr|human resources|people operations|data|data science|analytics|legal|support|customer support|customer success|it|security|qa|quality assurance|infrastructure|platform|devops|research|accounting|procurement|logistics|vertrieb|entwicklung|personal)$",
    )
});
static SUBJECT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:(?:tion|sion|ing|ment|ship|ity|ness|ence|ance|ency|ancy|ism|acy|ture|dom|ics|ology|ung|heit|keit|schaft|tät|té|dad|ción)s?|skills?|knowledge|focus|mindset|impact|scope|craft|feedback|process|processes|people|influence|systems?|data|research|strategy|execution|teamwork|autonomy|judge?ment|work|orientation|delivery|results?|customers?|stakeholders?|values|culture|risk|flow|quality|growth|expertise|tools|code|kompetenz|fähigkeit)$",
    )
});
static ROLE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:(?:engineer|developer|designer|manager|analyst|architect|consultant|planner|coordinator|director|officer|specialist|administrator|scientist|writer|nurse|teacher|advis[eo]r|assistant|associate|partner|lead|leader|head|representative|executive|technician|clerk|agent|apprentice|intern|trainee|graduate|fellow|president|chief|owner|coach|expert|professional|generalist|contributor|secretary|hand|mate|keeper|entwickler(?:in)?|leiter(?:in)?|berater(?:in)?|planer(?:in)?|mitarbeiter(?:in)?|ingénieur|chef|responsable)|\p{L}{3,}(?:eer|ist|yst|ician|wright|smith))s?$",
    )
});
static AGENT: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^\p{L}{3,}(?:er|or|ant|ian)s?$"));
/// Words that end like those who do something, and are none.
const NOT_AGENTS: &[&str] = &[
    "other",
    "order",
    "number",
    "customer",
    "stakeholder",
    "behavior",
    "behaviour",
    "error",
    "power",
    "matter",
    "career",
    "quarter",
    "cover",
    "paper",
    "layer",
    "offer",
    "transfer",
    "better",
    "higher",
    "further",
    "over",
    "under",
    "user",
    "users",
    "customers",
    "important",
    "relevant",
    "significant",
    "factor",
    "sector",
    "vendor",
    "rigor",
    "rigour",
    "humor",
    "endeavor",
    "labor",
    "favor",
    "senior",
    "junior",
    "character",
    "after",
    "never",
    "ever",
    "whether",
    "together",
    "rather",
    "minor",
    "major",
    "stakeholders",
    "numbers",
    "behaviors",
    "behaviours",
    "chapter",
    "center",
    "disaster",
    "water",
    "clear",
    "peer",
    "peers",
];
/// Beginnings of headings that are half a sentence, as narratives have them.
static NARRATIVE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:what|how|why|when|where|who|you|your|we|our|the|there|from|to|moving|becoming|growing|getting|making|a|an|in|at|this|these|day|if|signs|is|are|do|does|can|i(?:['’]\p{L}+| \p{L}+) \S+|was|wie|warum|comment|pourquoi|quoi|qué|cómo)\b|\?$",
    )
});
static OF_ONESELF: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^(?:i|you|we|they|ich|du|wir|je|nous|vous)(?:['’]\p{L}+)?\s"));
static LEADING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)^(objective|value stream|stream|metric|kpi|measure)s?\s*(?:\d{1,2}\s*)?(?:[-–—:]\s*)")
});

/// A title in plain letters: without case, marks, numbers of an outline and what stands in brackets.
pub(crate) fn plain(title: &str) -> String {
    let bare = title.split(['(', '[']).next().filter(|rest| !rest.trim().is_empty()).unwrap_or(title);
    let bare = bare.trim_start_matches(|c: char| c.is_ascii_digit() || ". )".contains(c));
    let letters = bare.chars().map(|c| if c.is_alphanumeric() || "+#".contains(c) { c } else { ' ' });
    letters.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// What a title is known to head.
pub(crate) fn known(title: &str) -> Option<Known> {
    if let Some(found) = LEADING.captures(title.trim()) {
        return Some(match found[1].to_lowercase().as_str() {
            "objective" => Known::Objective,
            "value stream" | "stream" => Known::Stream,
            _ => Known::Metric,
        });
    }
    let plain = plain(core(title));
    KNOWN.iter().find(|(_, titles)| titles.contains(&plain.as_str())).map(|(known, _)| *known)
}

static AROUND: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^additional\s+(?P<behind>\S)|\s+(?:include|includes|including)\s*:?\s*$"));

/// A title without words that only lead to what it heads: "Responsibilities include", "Additional privileges".
pub(crate) fn core(title: &str) -> &str {
    let front = AROUND.captures(title).and_then(|found| found.name("behind")).map_or(0, |behind| behind.start());
    let rest = &title[front..];
    let end = AROUND.find(rest).filter(|found| found.start() > 0).map_or(rest.len(), |found| found.start());
    &rest[..end]
}

/// How many bytes of a title only say what it heads: "Objective: ".
pub(crate) fn leading(title: &str) -> usize {
    LEADING.find(title).map_or(0, |found| found.end())
}

/// How much a title reads like that of a step: 0 for not at all, 2 for surely. "Team lead / Senior engineer (M4)" does
/// by one of its names.
pub(crate) fn step(title: &str) -> u8 {
    let whole = by_words(title);
    let names = title.split(['(', '[']).next().unwrap_or_default();
    if whole > 0 || names.trim().is_empty() || title.chars().count() > 90 {
        return whole;
    }
    let of = |names: &str| names.split(" / ").map(by_words).max().unwrap_or(0);
    if names.len() < title.len() || names.contains(" / ") { of(names).min(1) } else { 0 }
}

/// Whether a title names the way from one step to another: "P1 → P2".
pub(crate) fn moves(title: &str) -> bool {
    title.contains(['→', '⇒', '➔', '➜', '⟶']) || title.contains(" -> ") || title.contains(" => ")
}

/// A title without the picture in front of it: "1️⃣ Junior planner", "🌱 Junior planner".
fn without_picture(title: &str) -> &str {
    let rest = title.split_once('\u{20e3}').filter(|(key, _)| key.chars().count() <= 2).map_or(title, |(_, rest)| rest);
    rest.trim_start_matches(|c: char| !c.is_alphanumeric() && !c.is_ascii()).trim_start()
}

fn by_words(title: &str) -> u8 {
    let title = title.trim();
    if title.chars().count() > 90 || moves(title) {
        return 0;
    }
    let is_counted = || COUNTED.captures(title).is_some_and(|found| role(&found[1]));
    if NUMBERED.is_match(title) || CODE.is_match(title) || SKILL_LEVEL.is_match(title) || is_counted() {
        return 2;
    }
    // "Engenheiro de nível júnior", "Développeur de niveau confirmé" say it behind.
    if title.chars().count() <= 60 && OF_LEVEL.is_match(title) {
        return 2;
    }
    let title = without_picture(title);
    if NUMBERED.is_match(title) || CODE.is_match(title) {
        return 2;
    }
    let words = title.split_whitespace().count();
    let by_seniority = SENIORITY.find(title).is_some_and(|found| {
        let rest = title[found.end()..].trim_start_matches(['-', ' ', '.']);
        let younger = title[..found.end()].to_lowercase();
        let adjective = ["junior", "senior", "jr", "sr"].contains(&younger.trim_end_matches('.')) && !subject(rest);
        rest.is_empty() || rest.starts_with(['(', '–', '/', ':']) || rest.starts_with("of ") || role(rest) || adjective
    });
    let ends = title.split_whitespace().next_back().is_some_and(|last| SENIORITY.is_match(last)) && words <= 4;
    u8::from(words <= 7 && (by_seniority || ends))
}

/// What a title says beside a word for seniority or a number, in plain letters: "planner" of "Senior planner" and of
/// "Planner II".
pub(crate) fn unranked(title: &str) -> Option<String> {
    let title = title.split(['(', '[']).next().unwrap_or_default().trim();
    if title.chars().count() > 90 {
        return None;
    }
    let title = without_picture(title);
    let mut rest = COUNTED.captures(title).and_then(|found| found.get(1)).map_or(title, |name| name.as_str());
    while let Some(found) = SENIORITY.find(rest).filter(|found| found.end() < rest.len()) {
        rest = rest[found.end()..].trim_start_matches(['-', ' ', '.']);
    }
    let is_named = rest.len() < title.len() && rest.starts_with(char::is_alphabetic) && !rest.starts_with("of ");
    (is_named && !subject(rest)).then(|| plain(rest))
}

static PROFILE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^[^\p{L}]*(?:job description|role description|role profile|job profile|stellenbeschreibung|fiche de poste)\s*[-–—:]\s*|\s+(?:role|profile|position|job description|role description|role profile)\s*$",
    )
});

/// A title without the words for what it is a page of: "Planner role", "Job description: planner".
pub(crate) fn profiled(title: &str) -> &str {
    match PROFILE.find(title) {
        Some(found) if found.start() == 0 => &title[found.end()..],
        Some(found) => &title[..found.start()],
        None => title,
    }
}

/// Whether a title names somebody: "Planner", "Engineering managers", "Head of sales".
pub(crate) fn role(title: &str) -> bool {
    let head = title.split(['(', ',', '–', '—', '|']).next().unwrap_or(title);
    // "Planner/Scheduler" is one of the two, and a "QA/QE engineer" is one of both.
    head.split_once('/').is_some_and(|(first, _)| is_role(first))
        || is_role(&head.replace('/', " "))
        || (ROLE_IN_FRONT.is_match(head.trim()) && head.split_whitespace().count() <= 6)
}

fn is_role(head: &str) -> bool {
    let head = head.split(" of ").next().unwrap_or(head).split(" - ").next().unwrap_or(head);
    let head = head.trim().trim_end_matches(|c: char| c.is_ascii_digit() || "IV :.".contains(c));
    let Some(last) = head.split_whitespace().next_back() else { return false };
    let agent = AGENT.is_match(last) && !NOT_AGENTS.contains(&last.to_lowercase().as_str());
    head.split_whitespace().count() <= 6 && (ROLE.is_match(last) || agent)
}

/// Whether a title names somebody by a word that names nothing else: a "Planner" does something, a "register" does not.
pub(crate) fn surely_role(title: &str) -> bool {
    let head = title.split(['(', ',', '–', '—', '|']).next().unwrap_or(title);
    let head = head.split(" of ").next().unwrap_or(head).trim();
    let last = head.split_whitespace().next_back().unwrap_or_default();
    role(title) && (ROLE.is_match(last) || ROLE_IN_FRONT.is_match(head))
}

/// Words for what an advertisement says of a post.
const OF_THE_POST: &[&str] = &[
    "location",
    "office",
    "offices",
    "salary",
    "salary range",
    "pay",
    "department",
    "reports to",
    "reporting to",
    "line manager",
    "direct reports",
    "employment type",
    "job type",
    "contract",
    "contract type",
    "working hours",
    "hours",
    "start date",
    "closing date",
    "standort",
    "abteilung",
    "gehalt",
    "lieu",
    "salaire",
    "ubicación",
    "salario",
];

/// Whether a label says something of a post and not of whoever fills it.
pub(crate) fn of_the_post(label: &str) -> bool {
    OF_THE_POST.contains(&plain(label).as_str())
}

/// Whether a title is a sentence of somebody's own: "I cut my own patterns", "You lead simple tasks".
pub(crate) fn of_oneself(title: &str) -> bool {
    OF_ONESELF.is_match(title.trim()) && title.split_whitespace().count() >= 4 && !title.trim().ends_with('?')
}

static OF_PROCESS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^(?:the\s+)?(?:\p{L}+\s+)?(?:process|procedure)\s+(?:of|for|to|is)\b"));

/// Whether a title is about a process: "The process of becoming a reviewer".
pub(crate) fn of_process(title: &str) -> bool {
    OF_PROCESS.is_match(title.trim())
}

/// Whether a title names a direction rather than a subject.
pub(crate) fn path(title: &str) -> bool {
    PATH.is_match(title) || DEPARTMENT.is_match(title.trim())
}

/// Whether a title stands over paths: "Career ladders", "Our tracks".
pub(crate) fn over_paths(title: &str) -> bool {
    let plain = plain(title);
    known(title) == Some(Known::Divider)
        && ["ladder", "path", "track", "role", "famil"].iter().any(|word| plain.contains(word))
}

/// Whether a title names a subject: "Risk management", "Kommunikation".
pub(crate) fn subject(title: &str) -> bool {
    let title = title.split(['(', ':']).next().unwrap_or(title).trim();
    title.split_whitespace().count() <= 6 && SUBJECT.is_match(title) && !role(title)
}

/// Whether a title is half a sentence.
pub(crate) fn narrative(title: &str) -> bool {
    let title = title.trim();
    NARRATIVE.is_match(title) || title.split_whitespace().count() > 7
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_of_steps() {
        let check = |expect: u8, titles: &[&str]| {
            for title in titles {
                assert_eq!(step(title), expect, "{title}");
            }
        };
        check(
            2,
            &[
                "Level 1",
                "L3",
                "P3 - Senior planner",
                "D1 - Developer 1",
                "IC2",
                "Engineer II",
                "Stage two: Grower",
                "Niveau 3",
                "Analyst (L2)",
                "🌱 Level 1",
            ],
        );
        check(
            2,
            &["Awareness", "Practitioner", "Level 4: Lead", "IC3 Engineer", "Software Engineer 2", "Designer, L2"],
        );
        check(
            1,
            &[
                "Junior",
                "Senior Engineer",
                "Lead",
                "Head of Delivery",
                "Principal",
                "Mid-level",
                "Team Lead",
                "1️⃣ Junior Planner",
                "Associate Consultant",
            ],
        );
        check(
            0,
            &[
                "Communication",
                "Leadership",
                "Lead by example",
                "Risk management",
                "Planner",
                "The shift",
                "Manager effectiveness",
                "People",
                "ISO 9001",
            ],
        );
    }

    #[test]
    fn roles_and_subjects() {
        for title in [
            "Planner",
            "Delivery lead",
            "Software Engineers",
            "Head of sales",
            "Data scientist",
            "Researcher",
            "Tech Lead",
        ] {
            assert!(role(title) && !subject(title), "{title}");
        }
        for title in [
            "Communication",
            "Risk management",
            "Teamwork",
            "Customer focus",
            "Stakeholder management",
            "Flow",
            "Technology",
        ] {
            assert!(!role(title), "{title}");
        }
        for title in ["Communication", "Risk management", "Planungskompetenz", "Technical skills"] {
            assert!(subject(title), "{title}");
        }
        assert!(path("Engineering track") && path("Sales") && !path("Sales skills"));
        assert!(narrative("What this looks like") && narrative("The shift") && !narrative("Communication"));
    }

    #[test]
    fn titles_that_are_known() {
        let check = |title: &str, expect: Option<Known>| assert_eq!(known(title), expect, "{title}");
        check("Table of Contents", Some(Known::Contents));
        check("3. Key responsibilities:", Some(Known::Statements));
        check("How to grow", Some(Known::Note));
        check("Years of Experience", Some(Known::Years));
        check("Objective 1: Deliver on time", Some(Known::Objective));
        check("Value stream: Planning", Some(Known::Stream));
        check("Communication", None);
    }
}
