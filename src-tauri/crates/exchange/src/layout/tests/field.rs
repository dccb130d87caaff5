//! First floor, layouts of tables: shapes of sheets that were found in public, in words of our own.

use super::{check, framework, outline, read};

#[test]
fn groups_and_competencies_under_heads_that_say_little() {
    check(
        "Category | Element of it | What it means here | Junior | Senior
         Craft | Planning | How the work of some weeks is laid out | Plans own days well | Plans work of a team
         Craft | Writing | How things are put into words and kept | Writes short notes | Writes long reports
         People | Coaching | How others come to know what we know | Listens well to others | Coaches new people",
        "= Ladder
         (Craft) Planning, Writing
         (People) Coaching
         Ladder > Junior: Plans own days well @Planning; Writes short notes @Writing; Listens well to others @Coaching
         Ladder > Senior: Plans work of a team @Planning; Writes long reports @Writing; Coaches new people @Coaching",
    );
    check(
        "Title | Sub-competence | Description
         Getting things done | Keeping a pace | Works steadily through long weeks
         Getting things done | Finishing | Brings to an end what was begun
         Leading others | Building a crew | Finds those who fit to each other",
        "= Ladder
         (Getting things done) Keeping a pace, Finishing
         (Leading others) Building a crew",
    );
}

#[test]
fn marks_that_are_asked_of_each_step() {
    let expect = |one: &str, two: &str| {
        format!(
            "= Ladder
         (Tools) Saws, Planes
         Ladder > {one}: 1 @Saws; 2 @Planes
         Ladder > {two}: 2 @Saws; 2 @Planes"
        )
    };
    check(
        "Ref | Area | Competency | Description | C1 | C2-S
         A1 | Tools | Saws | Cutting boards to the length that was drawn | 1 | 2
         A2 | Tools | Planes | Making boards as smooth as they have to be | 2 | 2",
        &expect("C1", "C2-S"),
    );
    check(
        "ref | area | competency | description | exp_C1 | exp_C2
         A1 | Tools | Saws | Cutting boards to the length that was drawn | 1 | 2
         A2 | Tools | Planes | Making boards as smooth as they have to be | 2 | 2",
        &expect("exp_C1", "exp_C2"),
    );
    check(
        "job_level | competency | expected_score | organization_id
         Associate | Saws and what they cut | 2.0 | 7
         Associate | Planes and what they smooth | 2.5 | 7
         Senior | Saws and what they cut | 3.0 | 7
         Senior | Planes and what they smooth | 3.5 | 7",
        "= Ladder
         () Saws and what they cut, Planes and what they smooth
         Ladder > Associate: 2.0 @Saws and what they cut; 2.5 @Planes and what they smooth
         Ladder > Senior: 3.0 @Saws and what they cut; 3.5 @Planes and what they smooth",
    );
}

#[test]
fn what_is_kept_beside_a_competency_is_no_step() {
    check(
        "Skill | Category | Current training method | Assessment method | Gap identified | Priority
         Saws | Tools | A morning with the foreman | Looking on | No | High
         Planes | Tools | A morning with the foreman | None that we know | Yes, no lessons at all | Low
         Ledgers | Office | A booklet of some pages | Looking on | Yes, no lessons at all | Low",
        "= Ladder
         (Tools) Saws, Planes
         (Office) Ledgers",
    );
}

#[test]
fn a_sheet_for_each_competency_with_marks_between_the_steps() {
    check(
        "## Delivery
          | Delivery
          | Bringing work to where it is used
          | 1/ Junior | | | 2/ Senior | |
          | You know what was asked before you begin | No | | You bring together what several people began | No |
          | You look through your work once more | No | | You find what slows everybody down | No |
         ## Craft
          | Craft
          | Knowing wood and what becomes of it
          | 1/ Junior | | | 2/ Senior | |
          | You can tell oak from ash by its smell | No | | You choose wood for work of ten years | No |
         ## Summary
          | How the score comes about
          | Competency | Weight | Reached | Value
          | Delivery | 0.5 | 0 | 0
          | Craft | 0.5 | 0 | 0",
        "= Ladder
         () Delivery, Craft
         Ladder > Junior #1: You know what was asked before you begin @Delivery; You look through your work once more @Delivery; You can tell oak from ash by its smell @Craft
         Ladder > Senior #2: You bring together what several people began @Delivery; You find what slows everybody down @Delivery; You choose wood for work of ten years @Craft",
    );
}

#[test]
fn rows_above_the_heads_that_say_more_of_each_step() {
    check(
        "Joinery
         Title | Associate joiner | | Joiner | | Senior joiner
         Track record | Typically 0-2 years experience | | Typically 2-4 years experience | | Typically 4+ years experience
         Scope | A bench (with help) | | A bench | | The workshop
         Sub-level | AJ | Expected | JO | Expected | SJ
         Company level | IC1 | Competence | IC2 | Competence | IC3
         Planning | Plans own days well | 2 | Plans work of a team | 3 | Plans work of many teams
         Making it last
         Care | Oils what creaks in time | 1 | Mends before it breaks | 2 | Builds what need not be mended",
        "= Joinery
         () Planning
         (Making it last) Care
         Joinery > Associate joiner #IC1 (0-2) ~A bench (with help): Plans own days well @Planning; Oils what creaks in time @Care
         Joinery > Joiner #IC2 (2-4) ~A bench: Plans work of a team @Planning; Mends before it breaks @Care
         Joinery > Senior joiner #IC3 (4+) ~The workshop: Plans work of many teams @Planning; Builds what need not be mended @Care",
    );
}

#[test]
fn the_level_of_a_statement_is_its_step() {
    check(
        "Competence area number | Competence area name | Competence area descriptor | Competence number | Competence name | Competence descriptor | Statement ID | Competence statement | Proficiency level name | AI label
         1 | Timber | To know wood and where it grows | 1.1 | Choosing | To find the board that fits | CS1.1.01 | Tells oak from ash by the grain | Basic | None
         1 | Timber | To know wood and where it grows | 1.1 | Choosing | To find the board that fits | CS1.1.02 | Chooses boards for a whole house | Advanced | None
         1 | Timber | To know wood and where it grows | 1.2 | Drying | To wait until it is ready | CS1.2.01 | Stacks boards so that air gets in | Basic | None
         1 | Timber | To know wood and where it grows | 1.2 | Drying | To wait until it is ready | CS1.2.02 | Says by the weight when it is dry | Advanced | None",
        "= Ladder
         (Timber) Choosing, Drying
         Ladder > Basic: Tells oak from ash by the grain @Choosing; Stacks boards so that air gets in @Drying
         Ladder > Advanced: Chooses boards for a whole house @Choosing; Says by the weight when it is dry @Drying",
    );
}

#[test]
fn a_sheet_of_levels_speaks_of_those_of_the_others() {
    check(
        "## Levels
         Level | Years of experience | Description
         Junior | 0-2 | Learns how planning works here
         Senior | 3+ | Plans on their own account
         ## Engineer
         Skill | Junior | Senior
         Planning | Plans own days well | Plans work of a team
         ## Designer
         Skill | Junior | Senior
         Planning | Plans own sketches | Plans design sprints",
        "= Ladder
         () Planning
         Engineer > Junior (0-2): Plans own days well @Planning
         Engineer > Senior (3+): Plans work of a team @Planning
         Designer > Junior (0-2): Plans own sketches @Planning
         Designer > Senior (3+): Plans design sprints @Planning",
    );
    check(
        "level_id | name | description
         1 | Associate | Learns how planning works here
         2 | Senior | Plans on their own account",
        "= Ladder
         Ladder > Associate #1:
         Ladder > Senior #2:",
    );
}

#[test]
fn what_stands_below_a_table_and_between_its_steps() {
    check(
        "Level | Craft | People
         E1, ~ 1 yr | Builds what was drawn by others | Asks when things are unclear
         E2, 2 - 4 yrs | Draws what the shop will build | Explains choices to the team

         How to read this
         * What holds at one step holds at all that follow.",
        "= Ladder
         () Craft, People
         Ladder > E1 (1+): Builds what was drawn by others @Craft; Asks when things are unclear @People
         Ladder > E2 (2-4): Draws what the shop will build @Craft; Explains choices to the team @People",
    );
    check(
        "Level | Craft | People
         Makers
         Junior | Builds what was drawn by others | Asks when things are unclear
         Senior | Draws what the shop will build | Explains choices to the team
         Those who lead
         Lead | Sees that the shop can build | Helps each of them to grow
         Head of the shop | Sees that the shop will stay | Helps those who lead to grow",
        "= Ladder
         () Craft, People
         Makers > Junior: Builds what was drawn by others @Craft; Asks when things are unclear @People
         Makers > Senior: Draws what the shop will build @Craft; Explains choices to the team @People
         Those who lead > Lead: Sees that the shop can build @Craft; Helps each of them to grow @People
         Those who lead > Head of the shop: Sees that the shop will stay @Craft; Helps those who lead to grow @People",
    );
}

#[test]
fn statements_that_go_on_at_the_end_are_no_notes() {
    check(
        "Role | Competency | Indicators
         Joiner | Sawing | Cuts boards as they were drawn, be they of oak or ash
         | | Cuts along the grain and across it, in every season of the year and for whoever may come and ask for it
         | | Keeps the saws in order, oils them in the evening and looks after them in the morning, all through the year",
        "= Ladder
         () Sawing
         Joiner: Cuts boards as they were drawn, be they of oak or ash @Sawing; Cuts along the grain and across it, in every season of the year and for whoever may come and ask for it @Sawing; Keeps the saws in order, oils them in the evening and looks after them in the morning, all through the year @Sawing",
    );
    check(
        "lo_id | module_id | description | weight
         L1 | M1 | Cuts boards as they were drawn | 0.5
         L2 | M1 | Cuts what others dare not cut | 0.5",
        "= Ladder
         Ladder: Cuts boards as they were drawn; Cuts what others dare not cut",
    );
}

#[test]
fn somebodys_own_marks_beside_statements() {
    check(
        "Competency | Skill | Skill Level | Evidence
         Wood | Tells oak from ash by the grain and by the smell | Trained | A shelf
         ^ | Chooses boards for a whole house with a roof on it | Aware |
         Iron | Keeps every blade as sharp as on its first day | Expert | My knives

         This list is by no means whole, and everybody may add to it as they go along in their first and their second year.",
        "= Ladder
         () Wood, Iron
         Ladder: Tells oak from ash by the grain and by the smell @Wood; Chooses boards for a whole house with a roof on it @Wood; Keeps every blade as sharp as on its first day @Iron",
    );
}

#[test]
fn tables_of_people_are_no_frameworks() {
    for sheet in [
        "Name | Email | Saws | Planes | Ledgers\nAda | ada@example.org | 3 | 2 | 1\nBo | bo@example.org | 1 | 2 | 3",
        "Employee | Saws | Planes | Ledgers\nAda | 3 | 2 | 1\nBo | 1 | 2 | 3",
        "Login | Saws | Planes | Ledgers\nada | x | o | x\nbo | o | o | x",
    ] {
        assert!(super::read("Team.xlsx", sheet, None).is_err(), "{sheet}");
    }
}

#[test]
fn heads_in_further_languages() {
    let expect = "= Ladder
         () A, B
         P > S1 (0-2): Says a whole sentence here @A
         P > S2 (3-5): Says another sentence here @B";
    for heads in [
        "Cargo | Nível | Anos de experiência | Competência | Comportamentos",
        "Ruolo | Livello | Anni di esperienza | Competenza | Comportamenti attesi",
        "Должность | Уровень | Опыт работы | Название цифровой компетенции | Индикаторы компетенции",
        "Stanowisko | Poziom | Lata doświadczenia | Kompetencja | Zachowania",
        "Roll | Nivå | Års erfarenhet (Erfarenhet) | Kompetens | Beteende",
        "岗位 | 级别 | 工作年限 | 能力 | 行为描述",
        "職種 | レベル | 経験年数 | スキル | 行動指標",
        "직무 | 레벨 | 경력 | 역량 | 행동지표",
        "role_en | level_en | years_of_experience | factor_name_en | behavioral_indicators",
    ] {
        let rows = "P | S1 | 0-2 | A | Says a whole sentence here\nP | S2 | 3-5 | B | Says another sentence here";
        let heads = heads.replace("Års erfarenhet (Erfarenhet)", "Erfarenhet");
        check(&format!("{heads}\n{rows}"), expect);
    }
    check(
        "能力 | 初级 | 中级 | 高级
         规划 | 能够独立安排自己的日常工作 | 能够合理安排整个团队的工作 | 能够统筹安排多个团队的工作
         写作 | 能够撰写简短清晰的会议纪要 | 能够撰写内容完整的工作报告 | 能够指导其他人撰写各类报告",
        "= Ladder
         () 规划, 写作
         Ladder > 初级: 能够独立安排自己的日常工作 @规划; 能够撰写简短清晰的会议纪要 @写作
         Ladder > 中级: 能够合理安排整个团队的工作 @规划; 能够撰写内容完整的工作报告 @写作
         Ladder > 高级: 能够统筹安排多个团队的工作 @规划; 能够指导其他人撰写各类报告 @写作",
    );
    check(
        "Name | Name (nl) | Descriptor | Descriptor (nl)
         Choosing | Kiezen | To find the board that fits | De plank vinden die past
         Drying | Drogen | To wait until it is ready | Wachten tot het klaar is",
        "= Ladder
         () Choosing, Drying",
    );
}

#[test]
fn numbers_that_say_what_stands_in_what() {
    check(
        "id | dimension | competence | description
         1 | 1 | Timber | To know wood and where it grows
         1.1 | 2 | Choosing | To find the board that fits
         1.2 | 2 | Drying | To wait until it is ready
         2 | 1 | Tools | To know what cuts and what binds
         2.1 | 2 | Sharpening | To keep each blade as it was",
        "= Ladder
         (Timber) Choosing, Drying
         (Tools) Sharpening",
    );
    check(
        "No. | Competency | Junior | Senior
         1 | Timber
         1.1 | Choosing | Asks which board to take | Finds the board that fits
         1.2 | Drying | Stacks boards as was shown | Says when a board is ready
         2 | Tools
         2.1 | Sharpening | Sees when a blade is blunt | Keeps each blade as it was",
        "= Ladder
         (Timber) Choosing, Drying
         (Tools) Sharpening
         Ladder > Junior: Asks which board to take @Choosing; Stacks boards as was shown @Drying; Sees when a blade is blunt @Sharpening
         Ladder > Senior: Finds the board that fits @Choosing; Says when a board is ready @Drying; Keeps each blade as it was @Sharpening",
    );
}

#[test]
fn what_competencies_belong_to_under_any_head() {
    check(
        "CompetencyID | Competency | BlockID | BlockName | Description
         C1 | Choosing | 1 | All that is of wood | To find the board that fits
         C2 | Drying | 1 | All that is of wood | To wait until it is ready
         C3 | Stacking | 1 | All that is of wood | To let the air come in
         C4 | Sharpening | 2 | All that is of iron | To keep each blade as it was
         C5 | Forging | 2 | All that is of iron | To make a blade of a bar
         C6 | Tempering | 2 | All that is of iron | To make it neither soft nor brittle",
        "= Ladder
         (All that is of wood) Choosing, Drying, Stacking
         (All that is of iron) Sharpening, Forging, Tempering",
    );
    check(
        "Skills | A | B | Evaluation method
         About timber
         Choosing the right board | 4 | 3 | A shelf that was built
         Drying what was sawn | 4 | 2 | Looking on
         About tools
         Sharpening each blade | 3 | 4 | Looking on",
        "= Ladder
         (About timber) Choosing the right board, Drying what was sawn
         (About tools) Sharpening each blade",
    );
}

#[test]
fn ticks_below_the_steps_ask_for_what_the_row_is_called() {
    check(
        "Competency | Junior joiner | Joiner | Senior joiner
         Sawing | x | x | x
         Drawing | | x | x
         Leading | | | x",
        "= Ladder
         () Sawing, Drawing, Leading
         Ladder > Junior joiner: Sawing @Sawing
         Ladder > Joiner: Sawing @Sawing; Drawing @Drawing
         Ladder > Senior joiner: Sawing @Sawing; Drawing @Drawing; Leading @Leading",
    );
    check(
        "Name: | Ada
         Date: | in May
         Competency | Description | 1 | 2 | 3
         Sawing | Cuts boards to the length that was drawn | | x |
         Drawing | Puts on paper what is to be built | x | |",
        "= Ladder
         () Sawing, Drawing",
    );
}

#[test]
fn groups_over_the_heads_of_competencies() {
    check(
        " | Craft | | People |
         Level | Sawing | Drawing | Teaching | Hearing
         Junior | Cuts boards as they were drawn | Reads what others have drawn | Learns from others every week | Takes with thanks what is said
         Senior | Cuts what others dare not cut | Draws for the whole workshop | Teaches one or two others | Says in good time what is amiss",
        "= Ladder
         (Craft) Sawing, Drawing
         (People) Teaching, Hearing
         Ladder > Junior: Cuts boards as they were drawn @Sawing; Reads what others have drawn @Drawing; Learns from others every week @Teaching; Takes with thanks what is said @Hearing
         Ladder > Senior: Cuts what others dare not cut @Sawing; Draws for the whole workshop @Drawing; Teaches one or two others @Teaching; Says in good time what is amiss @Hearing",
    );
}

#[test]
fn what_is_known_done_and_felt() {
    check(
        "Competency | Knowledge | Skills | Attitudes
         Sawing | Knows the saws that we have | Cuts boards as they were drawn | Takes care of every finger
         Drawing | Knows how a plan is read | Draws what can be built | Takes the time it takes",
        "= Ladder
         () Sawing, Drawing
         Ladder: Knows the saws that we have @Sawing; Cuts boards as they were drawn @Sawing; Takes care of every finger @Sawing; Knows how a plan is read @Drawing; Draws what can be built @Drawing; Takes the time it takes @Drawing",
    );
    check(
        "Competency domain | Competency | Skill
         Wood | Choosing | Tells oak from ash
         | | Weighs a board
         | Drying | Stacks boards
         Iron | Sharpening | Finds the angle",
        "= Ladder
         (Wood) Choosing, Drying
         (Iron) Sharpening
         Ladder: Tells oak from ash @Choosing; Weighs a board @Choosing; Stacks boards @Drying; Finds the angle @Sharpening",
    );
    check(
        "Year | Subject | Strand | Outcome Code | Learning Outcome
         Year 1 | Woodwork | Sawing | W1.1 | Cuts along a line that was drawn
         Year 1 | Woodwork | Drawing | W1.2 | Reads a plan from every side
         Year 2 | Woodwork | Sawing | W2.1 | Cuts at any angle that is asked for
         Year 2 | Woodwork | Drawing | W2.2 | Draws a plan for somebody else",
        "= Ladder
         (Woodwork) Sawing, Drawing
         Ladder > Year 1: Cuts along a line that was drawn @Sawing; Reads a plan from every side @Drawing
         Ladder > Year 2: Cuts at any angle that is asked for @Sawing; Draws a plan for somebody else @Drawing",
    );
}

#[test]
fn heads_that_only_speak_of_competencies() {
    check(
        "Dimension 1: Competence area | Dimension 2: e-Competence | Level e-1 | Level e-2
         A. Plan | A.1. Drawing up | Draws what was asked for | Draws what will be asked for
         B. Build | B.1. Sawing | Cuts boards as they were drawn | Cuts what others dare not cut",
        "= Ladder
         (A. Plan) A.1. Drawing up
         (B. Build) B.1. Sawing
         Ladder > Level e-1: Draws what was asked for @A.1. Drawing up; Cuts boards as they were drawn @B.1. Sawing
         Ladder > Level e-2: Draws what will be asked for @A.1. Drawing up; Cuts what others dare not cut @B.1. Sawing",
    );
    check(
        "Criteria | Exceeds Expectations (4) | Meets Expectations (3) | Below (1)
         Claim | Says clearly and boldly what holds | Says clearly what holds | Says nothing that holds
         Proof | Uses many sources with care | Uses several sources | Uses no source at all",
        "= Ladder
         () Claim, Proof
         Ladder > Exceeds Expectations (4): Says clearly and boldly what holds @Claim; Uses many sources with care @Proof
         Ladder > Meets Expectations (3): Says clearly what holds @Claim; Uses several sources @Proof
         Ladder > Below (1): Says nothing that holds @Claim; Uses no source at all @Proof",
    );
}

#[test]
fn tables_beside_each_other() {
    check(
        "Engineer | | | | Designer
         Skill | Junior | Senior | | Skill | Junior | Senior
         Planning | Plans own days well | Plans work of a team | | Sketching | Sketches own ideas | Sketches with others
         Writing | Writes short notes | Writes long reports | | Testing | Tests with some people | Plans tests for others",
        "= Ladder
         () Planning, Writing, Sketching, Testing
         Engineer > Junior: Plans own days well @Planning; Writes short notes @Writing
         Engineer > Senior: Plans work of a team @Planning; Writes long reports @Writing
         Designer > Junior: Sketches own ideas @Sketching; Tests with some people @Testing
         Designer > Senior: Sketches with others @Sketching; Plans tests for others @Testing",
    );
}

/// Names of levels that nobody knows, over a few words each.
#[test]
fn short_statements_under_names_of_their_own() {
    let body = "Radio|Answers calls|Leads the round|Sets the plan\nRopes|Ties boats up|Checks the knots|Buys ropes";
    let expect = [
        "= Ladder",
        "() Radio, Ropes",
        "Ladder > Swab: Answers calls @Radio; Ties boats up @Ropes",
        "Ladder > Mate: Leads the round @Radio; Checks the knots @Ropes",
        "Ladder > Skipper: Sets the plan @Radio; Buys ropes @Ropes",
    ];
    for corner in ["Skill", ""] {
        let found = read("ladder.xlsx", &format!("{corner}|Swab|Mate|Skipper\n{body}"), None).unwrap();
        assert_eq!(outline(framework(&found)), expect, "{corner}");
    }
    // The same the other way round.
    let across = "Level|Radio|Ropes\nJunior|Answers calls|Ties boats up\nSenior|Leads the round|Checks knots";
    let expect = [
        "= Ladder",
        "() Radio, Ropes",
        "Ladder > Junior: Answers calls @Radio; Ties boats up @Ropes",
        "Ladder > Senior: Leads the round @Radio; Checks knots @Ropes",
    ];
    assert_eq!(outline(framework(&read("ladder.xlsx", across, None).unwrap())), expect);
    // A competency of which nothing is said yet is no group of those below it.
    let found =
        read("ladder.xlsx", "Skill|Level 1|Level 2\nRadio|Answers calls|-\nKnots|-|–\nRopes|TBD|Buys ropes", None);
    assert_eq!(outline(framework(&found.unwrap()))[1], "() Radio, Knots, Ropes");
    // People and places are no statements.
    let people =
        read("ladder.xlsx", "Skill|Trainer|Place\nRadio|Ada Lovelace|New York\nRopes|Grace Hopper|Port Ellen", None);
    let is_matrix = people.is_ok_and(|found| outline(framework(&found)).iter().any(|line| line.contains("Trainer:")));
    assert!(!is_matrix);
}
