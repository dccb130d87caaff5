//! First floor, layouts of tables: sheets as people have them, and what a person would say they are.

use crate::random::ids_after;
use crate::table::{Region, Table};
use crate::{Content, Imported, Input, Mapping, ReadError, Went};
use rungs_model::{Field, Framework, Id, Kind};

mod field;
mod heads;
mod nested;

/// Sheets are written with `|` between cells, `/` for a line break within one and `## name` in front of each; `<` is a
/// cell that was merged with the one before it, `^` with the one above, `## (name)` a hidden sheet.
pub(crate) fn read(name: &str, text: &str, map: Option<&Mapping>) -> Result<Imported, ReadError> {
    let input = Input { map, ..Input::new(name, &[]) };
    crate::sheets::read(&input, &mut ids_after(0), "xlsx", None, |_, build| {
        let mut tables = vec![Table::named("")];
        let mut number = 0;
        let mut merged: Vec<Region> = Vec::new();
        for line in text.trim_matches('\n').lines() {
            let line = line.trim_start();
            if let Some(name) = line.strip_prefix("## ") {
                if let Some(table) = tables.last_mut() {
                    table.merge(build, merged.drain(..));
                }
                let (name, hidden) = match name.strip_prefix('(') {
                    Some(name) => (name.trim_end_matches(')'), true),
                    None => (name, false),
                };
                let mut table = Table::named(name);
                table.hidden = hidden;
                tables.push(table);
                number = 0;
                continue;
            }
            let table = tables.last_mut().unwrap();
            for (column, cell) in line.split('|').enumerate() {
                let at = (number, column as u32);
                match cell.trim() {
                    "<" => match merged.iter_mut().find(|region| region.last == (at.0, at.1 - 1)) {
                        Some(region) => region.last = at,
                        None => merged.push(Region { first: (at.0, at.1 - 1), last: at }),
                    },
                    "^" => match merged.iter_mut().find(|region| region.last == (at.0 - 1, at.1)) {
                        Some(region) => region.last = at,
                        None => merged.push(Region { first: (at.0 - 1, at.1), last: at }),
                    },
                    text => table.add(build, at, &text.replace(" / ", "\n"))?,
                }
            }
            number += 1;
        }
        if let Some(table) = tables.last_mut() {
            table.merge(build, merged);
        }
        tables.retain(|table| !table.rows.is_empty());
        Ok(tables)
    })
}

/// A line for each group, step and path with statements of its own.
pub(crate) fn outline(framework: &Framework) -> Vec<String> {
    let face = |id: Id| framework.get(id).map(|record| record.face().to_string()).unwrap_or_default();
    let statements = |parent: Id| {
        let said = framework.below(parent, Kind::Ability).map(|ability| {
            let of = ability.link(Field::Competency).map(|id| format!(" @{}", face(id))).unwrap_or_default();
            let title = ability.text(Field::Title);
            let title = if title.is_empty() { String::new() } else { format!("[{title}] ") };
            format!("{title}{}{of}", ability.text(Field::Statement))
        });
        said.collect::<Vec<_>>().join("; ")
    };
    let mut lines = vec![format!("= {}", framework.framework().face())];
    for group in framework.below(framework.root(), Kind::Group) {
        let competencies: Vec<_> = framework.below(group.id, Kind::Competency).map(|c| c.face()).collect();
        lines.push(format!("({}) {}", group.face(), competencies.join(", ")));
    }
    for path in framework.below(framework.root(), Kind::Path) {
        if framework.below(path.id, Kind::Ability).len() > 0 {
            lines.push(format!("{}: {}", path.face(), statements(path.id)));
        }
        for step in framework.below(path.id, Kind::Step) {
            let code = match step.text(Field::Code) {
                "" => String::new(),
                code => format!(" #{code}"),
            };
            let years = step.experience().map_or(String::new(), |years| {
                let number = |years: Option<rungs_model::Years>| years.map_or(String::new(), |n| n.to_string());
                match (years.essential, years.max_years) {
                    (false, _) => " (any)".to_string(),
                    (_, Some(max)) => format!(" ({}-{max})", number(years.min_years)),
                    _ => format!(" ({}+)", number(years.min_years)),
                }
            });
            let focus = match step.text(Field::Focus) {
                "" => String::new(),
                focus => format!(" ~{focus}"),
            };
            lines.push(format!("{} > {}{code}{years}{focus}: {}", path.face(), step.face(), statements(step.id)));
        }
    }
    lines
}

pub(crate) fn framework(imported: &Imported) -> &Framework {
    match &imported.content {
        Content::Framework(framework) => framework,
        Content::History(_) => panic!("a history"),
    }
}

#[track_caller]
fn check(sheet: &str, expect: &str) {
    let found = read("Ladder.xlsx", sheet, None).unwrap_or_else(|error| panic!("{error}: {sheet}"));
    let lines: Vec<String> = outline(framework(&found)).iter().map(|line| line.trim_end().to_string()).collect();
    let expect: Vec<&str> = expect.trim().lines().map(str::trim).collect();
    let understood = found.understanding.as_ref().unwrap();
    let map = serde_json::to_string(&understood.mapping).unwrap();
    assert_eq!(lines, expect, "\n{}\n{map}", lines.join("\n"));
    // Every character is accounted for.
    let tally = understood.tally;
    assert_eq!(tally.all, tally.kept + tally.skipped);
    // The same mapping handed in again gives the same framework.
    let again = read("Ladder.xlsx", sheet, Some(&understood.mapping)).unwrap();
    let again: Vec<String> = outline(framework(&again)).iter().map(|line| line.trim_end().to_string()).collect();
    assert_eq!(again, lines, "read again by its mapping {map}");
    let lost: Vec<_> = understood
        .trace
        .iter()
        .filter(|trace| matches!(trace.went, Went::Skipped { why: crate::Skip::NotUnderstood }))
        .map(|trace| understood.pieces.text(&trace.part))
        .collect();
    assert_eq!(lost, Vec::<&str>::new(), "not understood");
}

#[test]
fn a_competency_a_row() {
    check(
        "Competency | L1 | L2 | L3
         Planning | Plans own days well | Plans work of a team | Plans work of many teams
         Writing | Writes short notes | | Writes long reports",
        "= Ladder
         () Planning, Writing
         Ladder > L1: Plans own days well @Planning; Writes short notes @Writing
         Ladder > L2: Plans work of a team @Planning
         Ladder > L3: Plans work of many teams @Planning; Writes long reports @Writing",
    );
}

#[test]
fn groups_in_a_column_filled_where_they_change_or_merged() {
    let expect = "= Ladder
         (Craft) Planning, Writing
         (People) Coaching
         Ladder > Junior: Plans own days well @Planning; Writes short notes @Writing; Listens well to others @Coaching
         Ladder > Senior: Plans work of a team @Planning; Writes long reports @Writing; Coaches new people @Coaching";
    check(
        "Category | Skill | Junior | Senior
         Craft | Planning | Plans own days well | Plans work of a team
         | Writing | Writes short notes | Writes long reports
         People | Coaching | Listens well to others | Coaches new people",
        expect,
    );
    check(
        "Category | Skill | Junior | Senior
         Craft | Planning | Plans own days well | Plans work of a team
         ^ | Writing | Writes short notes | Writes long reports
         People | Coaching | Listens well to others | Coaches new people",
        expect,
    );
    // Rows that only name what follows.
    check(
        "Skill | Junior | Senior
         Craft | | 
         Planning | Plans own days well | Plans work of a team
         Writing | Writes short notes | Writes long reports
         People | < | <
         Coaching | Listens well to others | Coaches new people",
        expect,
    );
}

#[test]
fn two_rows_of_heads() {
    check(
        " | Engineering | < | < | Design | <
         Competency | E1 | E2 | E3 | D1 | D2
         Title | Engineer | Senior engineer | Staff engineer | Designer | Senior designer
         Experience | 0-2 years | 2-5 years | 5+ years | 0-3 years | 3+ years
         Planning | Plans own days well | Plans work of a team | Plans work of many teams | Plans own sketches | Plans design sprints",
        "= Ladder
         () Planning
         Engineering > Engineer #E1 (0-2): Plans own days well @Planning
         Engineering > Senior engineer #E2 (2-5): Plans work of a team @Planning
         Engineering > Staff engineer #E3 (5+): Plans work of many teams @Planning
         Design > Designer #D1 (0-3): Plans own sketches @Planning
         Design > Senior designer #D2 (3+): Plans design sprints @Planning",
    );
    check(
        "Competency | 1 | 2 | 3
          | Novice | Capable | Master of it
         Planning | Plans own days well | Plans work of a team | Plans work of many teams
         Writing | Writes short notes | Writes longer notes | Writes long reports",
        "= Ladder
         () Planning, Writing
         Ladder > Novice #1: Plans own days well @Planning; Writes short notes @Writing
         Ladder > Capable #2: Plans work of a team @Planning; Writes longer notes @Writing
         Ladder > Master of it #3: Plans work of many teams @Planning; Writes long reports @Writing",
    );
    check(
        " | Proficiency level | < | <
         Skill | Basic | Intermediate | Advanced
         Planning | Plans own days well | Plans work of a team | Plans work of many teams",
        "= Ladder
         () Planning
         Ladder > Basic: Plans own days well @Planning
         Ladder > Intermediate: Plans work of a team @Planning
         Ladder > Advanced: Plans work of many teams @Planning",
    );
}

#[test]
fn rows_on_the_steps_themselves() {
    check(
        "Area | P1 - Planner | P2 - Senior planner | P3 - Lead planner
         Years of experience | 0-2 | 2-5 | 5+
         Scope | Own tasks | A project | Several projects
         Summary | Learns how planning works here | Plans on their own account | Leads all others who plan
         Planning | Plans own days well | Plans work of a team | Plans work of many teams",
        "= Ladder
         () Planning
         Ladder > Planner #P1 (0-2) ~Own tasks: Plans own days well @Planning
         Ladder > Senior planner #P2 (2-5) ~A project: Plans work of a team @Planning
         Ladder > Lead planner #P3 (5+) ~Several projects: Plans work of many teams @Planning",
    );
    check(
        " | Junior | Mid | Senior
         Berufserfahrung | 0-2 Jahre | 2-5 Jahre | ab 5 Jahren
         Planung | Plant die eigenen Tage | Plant Arbeit im Team | Plant Arbeit vieler Teams",
        "= Ladder
         () Planung
         Ladder > Junior (0-2): Plant die eigenen Tage @Planung
         Ladder > Mid (2-5): Plant Arbeit im Team @Planung
         Ladder > Senior (5+): Plant Arbeit vieler Teams @Planung",
    );
}

#[test]
fn prose_above_and_below_and_columns_of_scores() {
    check(
        "Our planning ladder
         Agreed by all of us in spring, and to be read with a kind eye.

         Skill | Weight | Junior | | Senior | Score | Notes
         Planning | 2 | Plans own days well | | Plans work of a team | 3 | Ask Ada
         Writing | 1 | Writes short notes | | Writes long reports | 4 |

         Last looked at in May by the people team.",
        "= Our planning ladder
         () Planning, Writing
         Our planning ladder > Junior: Plans own days well @Planning; Writes short notes @Writing
         Our planning ladder > Senior: Plans work of a team @Planning; Writes long reports @Writing",
    );
}

#[test]
fn a_step_a_row() {
    check(
        "Level | Title | Years | Scope | Delivery | Communication
         L1 | Engineer | 0-2 | Own tasks | Delivers small changes with help | Asks when things are unclear
         L2 | Senior engineer | 3-5 | A feature | Delivers whole features alone | Explains choices to the team
         L3 | Staff engineer | 6+ | A product | Delivers across several teams | Explains choices to everyone",
        "= Ladder
         () Delivery, Communication
         Ladder > Engineer #L1 (0-2) ~Own tasks: Delivers small changes with help @Delivery; Asks when things are unclear @Communication
         Ladder > Senior engineer #L2 (3-5) ~A feature: Delivers whole features alone @Delivery; Explains choices to the team @Communication
         Ladder > Staff engineer #L3 (6+) ~A product: Delivers across several teams @Delivery; Explains choices to everyone @Communication",
    );
    check(
        "Level | Experience | Responsibilities | Skills
         Junior | 0-2 years | Delivers small changes with help / Mends what breaks | Knows one language well
         Senior | 5+ years | Delivers whole features alone | Knows several languages",
        "= Ladder
         () Responsibilities, Skills
         Ladder > Junior (0-2): Delivers small changes with help @Responsibilities; Mends what breaks @Responsibilities; Knows one language well @Skills
         Ladder > Senior (5+): Delivers whole features alone @Responsibilities; Knows several languages @Skills",
    );
}

#[test]
fn a_statement_a_row() {
    check(
        "Job family | Job title | Level | Years of experience | Competency | Behaviour
         Planning | Planner | 1 | 0-2 | Craft | Plans own days well
         Planning | Planner | 1 | 0-2 | People | Listens well to others
         Planning | Senior planner | 2 | 3+ | Craft | Plans work of a team",
        "= Ladder
         () Craft, People
         Planning > Planner #1 (0-2): Plans own days well @Craft; Listens well to others @People
         Planning > Senior planner #2 (3+): Plans work of a team @Craft",
    );
    check(
        "Role | Level | Competency | Definition | Statement | Examples
         Planner | Junior | Craft | How we plan | Plans own days well | A week without haste
          | | | | Keeps what was promised |
          | Senior | Craft | | Plans work of a team |
         Writer | Junior | Words | How we write | Writes short notes |",
        "= Ladder
         () Craft, Words
         Planner > Junior: Plans own days well @Craft; Keeps what was promised @Craft
         Planner > Senior: Plans work of a team @Craft
         Writer > Junior: Writes short notes @Words",
    );
}

#[test]
fn a_competency_with_levels_below_each_other() {
    check(
        "Domain | Competence | Level | Proficiency description
         Craft | Planning | Basic | Plans own days well
         | | Advanced | Plans work of a team
         | Writing | Basic | Writes short notes
         | | Advanced | Writes long reports",
        "= Ladder
         (Craft) Planning, Writing
         Ladder > Basic: Plans own days well @Planning; Writes short notes @Writing
         Ladder > Advanced: Plans work of a team @Planning; Writes long reports @Writing",
    );
}

#[test]
fn a_sheet_each() {
    check(
        "## Read me
         How to use | This book holds our ladders, one on each sheet
         Please | Ask before you change what stands here
         ## Engineer
         Skill | Junior | Senior
         Planning | Plans own days well | Plans work of a team
         ## Designer
         Skill | Junior | Senior
         Planning | Plans own sketches | Plans design sprints
         ## (Scores)
         Skill | Junior | Senior
         Planning | Secret words nobody sees | More of the secret words",
        "= Ladder
         () Planning
         Engineer > Junior: Plans own days well @Planning
         Engineer > Senior: Plans work of a team @Planning
         Designer > Junior: Plans own sketches @Planning
         Designer > Senior: Plans design sprints @Planning",
    );
    check(
        "## Communication
         Level | Behaviours
         Basic | Listens well to others
         Advanced | Explains hard matters simply
         ## Teamwork
         Level | Behaviours
         Basic | Helps when asked to help
         Advanced | Helps before being asked",
        "= Ladder
         () Communication, Teamwork
         Ladder > Basic: Listens well to others @Communication; Helps when asked to help @Teamwork
         Ladder > Advanced: Explains hard matters simply @Communication; Helps before being asked @Teamwork",
    );
    check(
        "## Junior
         Competency | Expectation
         Planning | Plans own days well
         Writing | Writes short notes
         ## Senior
         Competency | Expectation
         Planning | Plans work of a team
         Writing | Writes long reports",
        "= Ladder
         () Planning, Writing
         Ladder > Junior: Plans own days well @Planning; Writes short notes @Writing
         Ladder > Senior: Plans work of a team @Planning; Writes long reports @Writing",
    );
}

#[test]
fn several_tables_in_a_sheet() {
    check(
        "Engineering
         Skill | Junior | Senior
         Planning | Plans own days well | Plans work of a team

         Design
         Skill | Junior | Senior
         Sketching | Draws simple sketches | Draws whole systems",
        "= Ladder
         () Planning, Sketching
         Engineering > Junior: Plans own days well @Planning
         Engineering > Senior: Plans work of a team @Planning
         Design > Junior: Draws simple sketches @Sketching
         Design > Senior: Draws whole systems @Sketching",
    );
}

#[test]
fn cells_of_several_statements() {
    check(
        "Skill | Level 1 / (junior) | Level 2 / (senior)
         Planning | You can: / - plan own days / - ask for help | \u{2022} Plans work of a team / \u{2022} Sees risks early
         Writing | Clarity: writes short notes / Care: reads them twice before | Writes long reports",
        "= Ladder
         () Planning, Writing
         Ladder > Level 1\n(junior): plan own days @Planning; ask for help @Planning; [Clarity] writes short notes @Writing; [Care] reads them twice before @Writing
         Ladder > Level 2\n(senior): Plans work of a team @Planning; Sees risks early @Planning; Writes long reports @Writing"
            .replace("\n(", " (")
            .as_str(),
    );
    check(
        "Level | Expectations of people
         Junior | Craft: delivers small changes with help / People: asks when things are unclear
         Senior | Craft: delivers whole features alone / People: explains choices to the team",
        "= Ladder
         () Craft, People
         Ladder > Junior: delivers small changes with help @Craft; asks when things are unclear @People
         Ladder > Senior: delivers whole features alone @Craft; explains choices to the team @People",
    );
}

#[test]
fn names_of_levels_that_nobody_knows() {
    check(
        "Subject | Explorer | Navigator | Captain
         Planning | Plans own days well | Plans work of a team | Plans work of many teams
         Writing | Writes short notes | Writes longer notes | Writes long reports",
        "= Ladder
         () Planning, Writing
         Ladder > Explorer: Plans own days well @Planning; Writes short notes @Writing
         Ladder > Navigator: Plans work of a team @Planning; Writes longer notes @Writing
         Ladder > Captain: Plans work of many teams @Planning; Writes long reports @Writing",
    );
}

#[test]
fn heads_of_other_languages() {
    let expect = "= Ladder
         () A, B
         P > S1 (0-2): Says a whole sentence here @A
         P > S2 (3-5): Says another sentence here @B";
    for heads in [
        "Rolle | Stufe | Berufserfahrung (Jahre) | Kompetenz | Verhaltensanker",
        "Métier | Niveau | Années d'expérience | Compétence | Comportements attendus",
        "Puesto | Nivel | Años de experiencia | Competencia | Conductas observables",
        "Functie | Niveau | Jaren ervaring | Competentie | Gedragsindicator",
    ] {
        let rows = "P | S1 | 0-2 | A | Says a whole sentence here\nP | S2 | 3-5 | B | Says another sentence here";
        check(&format!("{heads}\n{rows}"), expect);
    }
    check(
        "Kompetenzbereich | Kompetenz | Beschreibung | Einsteiger | Fortgeschritten | Experte
         Fachlich | Planung | Wie wir gemeinsam planen | Plant die eigenen Tage | Plant Arbeit im Team | Plant Arbeit vieler Teams",
        "= Ladder
         (Fachlich) Planung
         Ladder > Einsteiger: Plant die eigenen Tage @Planung
         Ladder > Fortgeschritten: Plant Arbeit im Team @Planung
         Ladder > Experte: Plant Arbeit vieler Teams @Planung",
    );
}

#[test]
fn sheets_of_the_field_in_other_words() {
    // A path, groups and competencies beside each other; a competency named like a field.
    check(
        "Track | Area | Competency | Level 1 | Level 2
         Engineering | Craft | Code | Writes small code | Writes good code
         Engineering | Craft | Tests | Runs all the tests | Writes many tests
         Design | Craft | Sketch | Draws small things | Draws good things",
        "= Ladder
         (Craft) Code, Tests, Sketch
         Engineering > Level 1: Writes small code @Code; Runs all the tests @Tests
         Engineering > Level 2: Writes good code @Code; Writes many tests @Tests
         Design > Level 1: Draws small things @Sketch
         Design > Level 2: Draws good things @Sketch",
    );
    // The level and the title of a job, with their codes.
    check(
        "Employee Level | Job Title | Min. Experience (Years) | Competency Cluster | Competency | Behavioural Indicator
         E1 | Junior Buyer | 0 | Business | Negotiation | Prepares negotiations with help
         E2 | Buyer | 2 | Business | Negotiation | Leads negotiations with small suppliers",
        "= Ladder
         (Business) Negotiation
         Ladder > Junior Buyer #E1 (0+): Prepares negotiations with help @Negotiation
         Ladder > Buyer #E2 (2+): Leads negotiations with small suppliers @Negotiation",
    );
    // Attributes down, steps across, the grade below the names.
    check(
        " | Engineer I | Engineer II
         Grade | G5 | G6
         Years of Experience | 0-2 | 2-4
         Key responsibilities | - Fixes bugs / - Writes tests | - Builds features / - Reviews code
         Impact | Works on own tasks | Works on features",
        "= Ladder
         () Key responsibilities, Impact
         Ladder > Engineer I (0-2): Fixes bugs @Key responsibilities; Writes tests @Key responsibilities; Works on own tasks @Impact
         Ladder > Engineer II (2-4): Builds features @Key responsibilities; Reviews code @Key responsibilities; Works on features @Impact",
    );
    // Numbers in front of the names of levels; scores beside them.
    check(
        "Competency | Definition | 1 - Foundation | 2 - Practitioner | Target
         Listening | Hears what others say | Hears people out | Asks good questions | 2
         Clarity | Speaks plainly | Speaks in whole sentences | Speaks to the point | 3",
        "= Ladder
         () Listening, Clarity
         Ladder > Foundation #1: Hears people out @Listening; Speaks in whole sentences @Clarity
         Ladder > Practitioner #2: Asks good questions @Listening; Speaks to the point @Clarity",
    );
    // Three columns of names, filled where they change.
    check(
        "Category | Subcategory | Skill | Description
         Basics | Devices | Use a keyboard | Types without looking down
         | | Use a printer | Prints on both sides of the paper
         Data | Charts | Read a chart | Says what a chart leaves out",
        "= Ladder
         (Basics) Use a keyboard, Use a printer
         (Data) Read a chart",
    );
    // How much of each is asked for, as words or numbers.
    check(
        "Skill | Junior Analyst | Analyst | Senior Analyst
         Queries | Basic | Good | Advanced
         Numbers | Basic | Basic | Good",
        "= Ladder
         () Queries, Numbers
         Ladder > Junior Analyst: Basic @Queries; Basic @Numbers
         Ladder > Analyst: Good @Queries; Basic @Numbers
         Ladder > Senior Analyst: Advanced @Queries; Good @Numbers",
    );
    check(
        "Skill | Engineer I | Engineer II
         Queries | 2 | 3
         Numbers | 1 | 2",
        "= Ladder
         () Queries, Numbers
         Ladder > Engineer I: 2 @Queries; 1 @Numbers
         Ladder > Engineer II: 3 @Queries; 2 @Numbers",
    );
    check(
        "Level | Name | Delivery | Leadership
         1 | Engineer | Ships small things alone | Helps new joiners to start
         2 | Senior | Ships large things alone | Coaches one engineer or two",
        "= Ladder
         () Delivery, Leadership
         Ladder > Engineer #1: Ships small things alone @Delivery; Helps new joiners to start @Leadership
         Ladder > Senior #2: Ships large things alone @Delivery; Coaches one engineer or two @Leadership",
    );
}

#[test]
fn sheets_of_one_name_are_told_apart() {
    let sheets = "
        ## Team
        Level | Planning
        Junior | Plans a day
        Senior | Plans a week
        ## Team
        Role | Statement
        Cook | Makes soup
        ## Team 2
        Grades
        ## Team
        Grades";
    let imported = read("a.xlsx", sheets, None).unwrap();
    let mapping = &imported.understanding.as_ref().unwrap().mapping;
    let names: Vec<&str> =
        mapping.sheets.iter().map(|map| map.sheet.as_str()).filter(|name| !name.is_empty()).collect();
    assert_eq!(names, ["Team", "Team 2", "Team 2 2", "Team 3"]);
    let again = read("a.xlsx", sheets, Some(mapping)).unwrap();
    assert_eq!(again.content.framework().len(), imported.content.framework().len());
}
