//! First floor, layouts of tables: shapes of sheets that were found in public, in words of our own.

use super::check;

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
