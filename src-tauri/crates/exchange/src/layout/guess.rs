//! First floor, layouts of tables: what the columns of a table most likely are, by what stands over and in them.

use crate::build::Build;
use crate::mapping::{ColumnMap, Layout, Role, SheetMap};
use crate::sections::titles;
use crate::table::{Row, Table};
use regex::Regex;
use std::collections::HashSet;
use std::sync::LazyLock;

/// How many rows may stand above the heads.
const ABOVE: usize = 15;

/// Heads in letters alone and what they mean. Of what fits the first one counts.
const HEADS: &[(Role, &[&str])] = &[
    (Role::ParentName, &["parent", "parentid", "parentcode", "parentidnumber", "ischildof"]),
    (Role::Tagline, &["rolefamily", "jobfamilygroup", "tagline", "familygroup"]),
    (
        Role::PathSummary,
        &["roledescription", "pathsummary", "pathdescription", "trackdescription", "jobdescription", "rolesummary"],
    ),
    (
        Role::StepSummary,
        &[
            "roleleveldescription",
            "stepsummary",
            "stepdescription",
            "leveldescription",
            "levelsummary",
            "gradedescription",
            "expectations",
            "purpose",
            "summary",
            "leveloverview",
        ],
    ),
    (
        Role::AbilityTitle,
        &["skilllevel", "abilitytitle", "proficiency", "proficiencylevel", "competencylevel", "masterylevel"],
    ),
    (
        Role::Ability,
        &[
            "skillleveldescription",
            "abilitystatement",
            "ability",
            "statement",
            "fullstatement",
            "behaviour",
            "behaviours",
            "behavior",
            "behaviors",
            "indicator",
            "indicators",
            "behaviouralindicator",
            "behaviouralindicators",
            "behavioralindicator",
            "behavioralindicators",
            "criteria",
            "criterion",
            "expectation",
            "signal",
            "signals",
            "responsibility",
            "responsibilities",
            "task",
            "tasks",
            "capabilitystatement",
            "whatthislookslike",
            "leveltext",
            "proficiencydescription",
            "verhalten",
            "aussage",
            "comportement",
            "text",
        ],
    ),
    (
        Role::Path,
        &[
            "role",
            "path",
            "track",
            "jobfamily",
            "jobrole",
            "careerpath",
            "job",
            "jobtitle",
            "function",
            "discipline",
            "profession",
            "stream",
            "ladder",
            "rolle",
            "laufbahn",
            "métier",
            "poste",
            "filière",
            "rolename",
        ],
    ),
    (
        Role::Step,
        &[
            "rolelevel",
            "level",
            "step",
            "stage",
            "seniority",
            "careerlevel",
            "joblevel",
            "levelname",
            "leveltitle",
            "position",
            "stufe",
            "niveau",
            "rung",
            "title",
        ],
    ),
    (Role::Code, &["code", "stepcode", "levelcode", "shortcode"]),
    (
        Role::Years,
        &[
            "years",
            "experience",
            "yearsofexperience",
            "yoe",
            "yearsexperience",
            "minimumyears",
            "typicalexperience",
            "tenure",
            "berufserfahrung",
            "jahre",
            "expérience",
            "annéesdexpérience",
            "experienceyears",
            "typicalyears",
            "typicalyearsofexperience",
            "yearsexp",
        ],
    ),
    (Role::Grade, &["grade", "band", "payband", "paygrade", "salaryband"]),
    (Role::Focus, &["focus", "scope", "scopeofimpact", "sphereofinfluence", "impactscope"]),
    (
        Role::Group,
        &[
            "group",
            "category",
            "domain",
            "theme",
            "pillar",
            "area",
            "cluster",
            "kategorie",
            "bereich",
            "domaine",
            "catégorie",
            "dimension",
            "competencyarea",
            "skillcategory",
            "competencydomain",
            "competencygroup",
            "skillgroup",
            "capabilityarea",
            "competencycluster",
            "family",
            "areaofcompetence",
            "subjectarea",
        ],
    ),
    (Role::GroupSummary, &["groupsummary", "groupdescription", "categorydescription", "domaindescription"]),
    (
        Role::Definition,
        &[
            "skilldescription",
            "definition",
            "description",
            "competencydescription",
            "overalldescription",
            "beschreibung",
            "meaning",
            "competencydefinition",
            "skilldefinition",
            "overview",
            "whatitis",
        ],
    ),
    (Role::Example, &["exampleofsuccess", "success", "successlookslike"]),
    (
        Role::Examples,
        &[
            "example",
            "examples",
            "evidence",
            "exampleevidence",
            "beispiele",
            "exemples",
            "examplebehaviours",
            "examplebehaviors",
        ],
    ),
    (
        Role::Competency,
        &[
            "skill",
            "skillname",
            "competency",
            "competence",
            "competencies",
            "capability",
            "topic",
            "attribute",
            "subject",
            "kompetenz",
            "fähigkeit",
            "compétence",
            "competencyname",
            "name",
            "skills",
            "criteriatitle",
            "subcategory",
            "axis",
            "trait",
            "element",
            "elementname",
            "quality",
            "competencytitle",
            "keyarea",
            "thema",
        ],
    ),
    (
        Role::Name,
        &[
            "id",
            "identifier",
            "ref",
            "reference",
            "idnumber",
            "no",
            "number",
            "nr",
            "key",
            "uri",
            "url",
            "skillcode",
            "elementid",
        ],
    ),
    (Role::Depth, &["depth", "indent", "smartlevel", "outline", "outlinenumber"]),
    (Role::Kind, &["type", "itemtype", "cfitemtype", "kind"]),
    (Role::Weight, &["weight", "weighting", "gewicht"]),
    (
        Role::Note,
        &[
            "note",
            "notes",
            "comment",
            "comments",
            "remarks",
            "guidancenotes",
            "guidance",
            "rolesthatrequireskill",
            "roletype",
            "anmerkung",
            "remarques",
            "references",
            "resources",
        ],
    ),
    (
        Role::Skip,
        &[
            "score",
            "rating",
            "selfassessment",
            "self",
            "managerrating",
            "points",
            "total",
            "average",
            "target",
            "current",
            "gap",
        ],
    ),
];

#[allow(clippy::unwrap_used)] // the pattern is constant, and the tests of this room run it
static LEVEL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^(?:(?:level|lvl|step|stage|grade|band|stufe|niveau|tier|phase|year)\s*[-#:]?\s*(?:\d{1,2}|[ivx]{1,4}|[a-f])\b.*|\p{L}{1,4}[ -]?\d{1,2}\b.*|\d{1,2}(?:\s*[-–—:.]\s*\D.*)?|(?:awareness|aware|working|practitioner|expert|novice|beginner|(?:advanced )?beginner|basic|basics|foundation(?:al)?|intermediate|advanced|competent|proficient|master(?:y)?|fundamental|developing|skilled|leading|entry|entry[- ]level|learner|learning|distinguished|adept|einsteiger|fortgeschritten|experte|débutant|confirmé|none|limited|strong|exceptional|emerging|established|exemplary)(?: level)?|(?:assistant|associate|junior|jr\.?|mid(?:[- ]?level)?|senior|sr\.?|staff|principal|lead|chief|head of|director|vp|manager|fellow|trainee|apprentice|intern|graduate|executive)\b.*|.*\b(?:i{1,3}|iv|v|vi|\d)$|.*\((?:[a-z]{1,4}\d{1,2}|level \d+)\)$)$",
    )
    .unwrap()
});

/// Letters alone, small.
fn letters(head: &str) -> String {
    head.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect()
}

/// What a column of that head holds.
pub(crate) fn role_of(head: &str) -> Option<Role> {
    let counted = head.contains(|c: char| c.is_ascii_digit());
    let head = letters(head);
    if head.is_empty() {
        return None;
    }
    let role = HEADS.iter().find(|(_, names)| names.contains(&head.as_str())).map(|(role, _)| *role);
    // "Level" stands over names of steps, "Level 1" is one.
    role.filter(|role| !(counted && matches!(role, Role::Step | Role::Grade)))
}

/// Whether a text reads like the name of a level.
pub(crate) fn is_level(text: &str) -> bool {
    let text = text.trim();
    // "0-2" and "5+" are years.
    let is_span = !text.contains(char::is_alphabetic) && text.contains(['-', '–', '+']);
    !is_span && text.chars().count() <= 60 && LEVEL.is_match(text)
}

/// What a table most likely is, and how sure that is, from 0 to 1.
pub(crate) fn guess(build: &Build<'_>, table: &Table) -> (SheetMap, f32) {
    let (head, known) = head_row(build, table);
    let body: Vec<&Row> = match head {
        Some(at) => table.rows[at + 1..].iter().collect(),
        None => table.rows.iter().collect(),
    };
    let mut columns: Vec<Column> =
        table.columns().into_iter().map(|c| Column::of(build, table, head, &body, c)).collect();
    let layout = lay_out(&mut columns, &body);
    let sure = sureness(layout, &columns, known, body.len());
    let map = |column: &Column| ColumnMap {
        column: column.at + 1,
        head: column.head.clone(),
        is: column.role.unwrap_or(Role::Skip),
    };
    let head = head.map(|at| table.rows[at].number + 1);
    (SheetMap { sheet: table.name.clone(), layout, head, columns: columns.iter().map(map).collect() }, sure)
}

/// A column as a whole.
struct Column {
    at: u32,
    head: String,
    role: Option<Role>,
    /// Of the cells behind the head: how many say something, how long they are on average in characters, how many are
    /// numbers, how many different ones there are, how many read like a level.
    filled: usize,
    length: usize,
    numbers: usize,
    different: usize,
    levels: usize,
    /// Whether the file itself says what the heads are.
    told: bool,
}

impl Column {
    fn of(build: &Build<'_>, table: &Table, head: Option<usize>, body: &[&Row], at: u32) -> Column {
        let over = head.and_then(|row| table.over(table.rows[row].number, at));
        let name = over.map(|part| build.text(part).trim().to_string()).unwrap_or_default();
        let texts: Vec<&str> = body.iter().filter_map(|row| row.cell(at)).map(|part| build.text(part).trim()).collect();
        let length = texts.iter().map(|text| text.chars().count()).sum::<usize>() / texts.len().max(1);
        Column {
            at,
            role: role_of(&name),
            head: name,
            filled: texts.len(),
            length,
            numbers: texts
                .iter()
                .filter(|text| text.replace([',', '%'], ".").trim_end_matches('.').parse::<f64>().is_ok())
                .count(),
            different: texts.iter().collect::<HashSet<_>>().len(),
            levels: texts.iter().filter(|text| is_level(text)).count(),
            told: table.head.is_some(),
        }
    }

    fn is_prose(&self) -> bool {
        self.length >= if self.told { 12 } else { 18 } && self.numbers * 2 < self.filled.max(1)
    }
}

/// The row of the heads, and how many of them are known: the row near the top that has most of them, or the first in
/// which several short cells stand over longer ones.
fn head_row(build: &Build<'_>, table: &Table) -> (Option<usize>, usize) {
    let width = table.rows.iter().take(50).map(|row| row.cells.len()).max().unwrap_or(0);
    if let Some(at) = table.head.and_then(|head| table.rows.iter().position(|row| row.number == head)) {
        let texts = table.rows[at].cells.iter().map(|(_, part)| build.text(part));
        return (Some(at), texts.filter(|text| role_of(text).is_some() || is_level(text)).count().max(1));
    }
    let mut best: (Option<usize>, usize, usize) = (None, 0, 0);
    for (at, row) in table.rows.iter().take(ABOVE).enumerate() {
        let texts: Vec<&str> = row.cells.iter().map(|(_, part)| build.text(part).trim()).collect();
        let short = texts.iter().filter(|text| text.chars().count() <= 60 && !text.contains('\n')).count();
        let different = texts.iter().map(|text| text.to_lowercase()).collect::<HashSet<_>>().len();
        if texts.len() < 2 || short < texts.len() || different * 2 < texts.len() || texts.len() * 2 < width {
            continue;
        }
        let known = texts.iter().filter(|text| role_of(text).is_some()).count();
        let levels = texts.iter().filter(|text| is_level(text)).count();
        let score = known * 3 + levels * 2 + 1;
        if score > best.2 {
            best = (Some(at), known + levels, score);
        }
    }
    (best.0, best.1)
}

/// Settles what the columns are by how they stand together.
fn lay_out(columns: &mut [Column], body: &[&Row]) -> Layout {
    let has = |columns: &[Column], role: Role| columns.iter().any(|column| column.role == Some(role));
    if has(columns, Role::ParentName) && (has(columns, Role::Ability) || has(columns, Role::Competency)) {
        return Layout::Parent;
    }
    let is_number_like = |column: &Column| column.filled > 0 && column.numbers * 10 >= column.filled * 9;
    // "Level" over numbers, beside a full statement, says how deep a row stands.
    if let Some(depth) = columns
        .iter()
        .position(|c| matches!(c.role, Some(Role::Depth)) || (c.role == Some(Role::Step) && is_number_like(c)))
        && columns.iter().any(|c| letters(&c.head).contains("statement"))
    {
        columns[depth].role = Some(Role::Depth);
        return Layout::Depth;
    }
    // A column whose head names a level and whose cells are prose is a step of a wide table.
    let is_step = |column: &Column| {
        let surely = column.length >= 8 && column.numbers * 2 < column.filled && titles::step(&column.head) == 2;
        is_level(&column.head) && (column.is_prose() || surely) && column.role.is_none_or(|r| r == Role::Name)
    };
    let mut levels = columns.iter().filter(|column| is_step(column)).count();
    let prose_left = columns.iter().filter(|c| c.role.is_none() && c.is_prose()).count();
    let first_levels = columns
        .first()
        .is_some_and(|c| c.filled > 1 && c.levels * 10 >= c.filled * 7 && c.different * 10 >= c.filled * 8);
    let first_is_step =
        columns.first().is_some_and(|c| matches!(c.role, Some(Role::Step | Role::Grade | Role::Code | Role::Path)));
    if levels < 2 && prose_left >= 2 && (first_levels || first_is_step) && !has(columns, Role::Ability) {
        if let Some(first) = columns.first_mut() {
            first.role = Some(Role::Step);
        }
        for column in columns.iter_mut().filter(|c| c.role.is_none() && c.is_prose()) {
            column.role = Some(Role::Level);
        }
        return Layout::Across;
    }
    if levels < 2 && !has(columns, Role::Ability) && prose_left >= 2 {
        // Nobody knows these names; still, several columns of prose beside names are a matrix.
        for column in columns.iter_mut().filter(|c| c.role.is_none() && c.is_prose() && !c.head.is_empty()) {
            column.role = Some(Role::Level);
            levels += 1;
        }
    }
    if levels >= 2 {
        for column in columns.iter_mut() {
            if is_step(column) {
                column.role = Some(Role::Level);
            }
        }
        name_rows(columns);
        return Layout::Wide;
    }
    long(columns, body)
}

/// In a wide table the columns in front of the steps name and describe the competency of a row.
fn name_rows(columns: &mut [Column]) {
    let first = columns.iter().position(|c| c.role == Some(Role::Level)).unwrap_or(0);
    let has = |columns: &[Column], role: Role| columns[..first].iter().any(|c| c.role == Some(role));
    for at in 0..first {
        let role = match columns[at].role {
            // "Area" beside "Skill" is a group, alone it is the competency itself.
            Some(Role::Group)
                if !has(columns, Role::Competency) && columns[..first].iter().filter(|c| !c.is_prose()).count() < 2 =>
            {
                Some(Role::Competency)
            }
            Some(Role::Step | Role::Path | Role::Ability)
                if !has(columns, Role::Competency) && columns[at].different * 10 >= columns[at].filled * 8 =>
            {
                Some(Role::Competency)
            }
            None if columns[at].is_prose() && columns[at].length > 60 && has(columns, Role::Competency) => {
                Some(Role::Definition)
            }
            None if !has(columns, Role::Competency) => {
                let repeats = columns[at].different * 10 < columns[at].filled * 8;
                let sparse = at + 1 < first && columns[at].filled * 2 < columns[at + 1].filled;
                Some(if at + 1 < first && (repeats || sparse) { Role::Group } else { Role::Competency })
            }
            other => other,
        };
        columns[at].role = role;
    }
    if !has(columns, Role::Competency) {
        let names = (0..first).rev().find(|at| matches!(columns[*at].role, Some(Role::Group | Role::Name) | None));
        if let Some(at) = names {
            columns[at].role = Some(Role::Competency);
        }
    }
}

/// A thing a row: the column of prose that nobody named is the statement.
fn long(columns: &mut [Column], body: &[&Row]) -> Layout {
    let has = |columns: &[Column], role: Role| columns.iter().any(|c| c.role == Some(role));
    let stands_in = [Role::Path, Role::Step].into_iter().any(|role| has(columns, role));
    if !has(columns, Role::Ability) {
        let free = columns
            .iter()
            .enumerate()
            .filter(|(_, c)| c.role.is_none() && c.is_prose())
            .max_by_key(|(_, c)| c.length)
            .map(|(at, _)| at);
        let described = columns
            .iter()
            .position(|c| stands_in && c.role == Some(Role::Definition) && !has(columns, Role::Competency));
        let named = columns.iter().position(|c| stands_in && c.role == Some(Role::Competency) && c.is_prose());
        if let Some(at) = free.or(described).or(named) {
            columns[at].role = Some(Role::Ability);
        }
    }
    let leading: Vec<&Column> =
        columns.iter().take_while(|c| !matches!(c.role, Some(Role::Ability | Role::Definition))).collect();
    let sparse = leading.iter().any(|c| {
        c.filled > 0
            && c.filled * 10 < body.len() * 7
            && matches!(c.role, Some(Role::Path | Role::Step | Role::Group | Role::Competency))
    });
    if sparse { Layout::Indented } else { Layout::Long }
}

fn sureness(layout: Layout, columns: &[Column], known: usize, rows: usize) -> f32 {
    let used = columns.iter().filter(|c| c.role.is_some_and(|r| r != Role::Skip)).count();
    let says = |role: Role| columns.iter().any(|c| c.role == Some(role));
    if rows == 0 || !(says(Role::Level) || says(Role::Ability) || says(Role::Competency)) {
        return 0.0;
    }
    let told = known.min(used) as f32 / columns.len().max(1) as f32;
    let base = if matches!(layout, Layout::Wide | Layout::Parent | Layout::Depth) { 0.5 } else { 0.4 };
    (base + told / 2.0).min(1.0)
}
