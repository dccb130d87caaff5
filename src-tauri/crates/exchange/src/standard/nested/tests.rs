//! First floor, trees of other houses: ladders in the shapes that people and small programs keep them in.

mod shapes;

use crate::import::case::tests::{fresh, read};
use crate::value::{self, yaml};
use crate::{Imported, Input, import};

/// Every character of every value is one of a piece.
fn is_whole(tree: &value::Tree<'_>, found: &Imported) {
    let mut leaves = Vec::new();
    tree.leaves("", &mut leaves);
    let understanding = found.understanding.as_ref().unwrap();
    let have: std::collections::HashSet<String> =
        understanding.pieces.iter().map(|piece| piece.at.to_string()).collect();
    let is_table = have.iter().any(|at| !at.starts_with('/'));
    let missing: Vec<&String> = leaves.iter().map(|(pointer, _)| pointer).filter(|p| !have.contains(*p)).collect();
    assert!(is_table || missing.is_empty(), "no piece of {missing:?}");
    assert_eq!(understanding.tally.kept + understanding.tally.skipped, understanding.tally.all);
}

fn check(name: &str, text: &str, expect: &str) {
    let found = read(name, text.as_bytes());
    let tree = if name.ends_with("json") { value::json(text).unwrap() } else { yaml::read(text).unwrap() };
    is_whole(&tree, &found);
    assert_eq!(rungs_model::outline::write(found.content.framework()), expect, "{text}");
}

#[test]
fn topics_with_levels() {
    check(
        "ladder.yaml",
        "path: /delivery\ntitle: Delivery\nsidebarTitle: Delivery\nlevels: 2\nhomepage: false\ntopics:\n  - name: flow\n    title: \"\u{1f30a} Flow\"\n    content:\n      - level: 1\n        criteria:\n          - Sees work\n          - Asks for help\n      - level: 2\n        criteria:\n          - Shapes work\n        exampleCriteria:\n          - criteria: Cuts work small\n            examples: [Splits a release in two]\n  - name: risk\n    title: Risk\n    content:\n      - level: 2\n        criteria: [Names risks]\n",
        "framework Delivery
  group
    competency \u{1f30a} Flow #1
    competency Risk #2
  path Delivery
    step Level 1
      ability Sees work
        competency: #1
      ability Asks for help
        competency: #1
    step Level 2
      ability Shapes work
        competency: #1
      ability Cuts work small
        examples: Splits a release in two
        competency: #1
      ability Names risks
        competency: #2
",
    );
}

#[test]
fn tracks_with_milestones() {
    check(
        "tracks.json",
        r#"{"PLAN": {"displayName": "Planning", "category": "A", "description": "Plans work", "milestones": [
            {"summary": "Plans a week", "signals": ["Keeps a list"], "examples": ["Wrote a plan", "Kept it"]},
            {"summary": "Plans a year", "signals": ["Keeps many lists", "Says no"], "examples": ["Cut a plan"]}]},
            "LEAD": {"displayName": "Leading", "category": "B", "description": "Leads people", "milestones": [
            {"summary": "Leads one", "signals": ["Listens"], "examples": []}]}}"#,
        "framework Tracks
  path Planning
    tagline: A
    summary: Plans work
    step Milestone 1
      summary: Plans a week
      note Examples
        body: - Wrote a plan\\n- Kept it
      ability Keeps a list
    step Milestone 2
      summary: Plans a year
      note Examples
        body: Cut a plan
      ability Keeps many lists
      ability Says no
  path Leading
    tagline: B
    summary: Leads people
    step Milestone 1
      summary: Leads one
      ability Listens
",
    );
}

#[test]
fn families_of_skills() {
    check(
        "skills.json",
        r#"{"title": "Craft", "version": 2, "categories": [{"title": "Making", "subcategories": [
            {"title": "Wood", "skills": [{"title": "Sawing"}, {"title": "Planing", "description": "Makes it flat"}]},
            {"title": "Metal", "skills": [{"title": "Filing"}]}]}]}"#,
        "framework Craft
  group Making
  group Wood
    competency Sawing
    competency Planing
      definition: Makes it flat
  group Metal
    competency Filing
",
    );
    check(
        "skills.json",
        r#"{"competency_domains": [{"title": "Making", "competencies": [{"title": "Wood", "skills": [{"title": "Saws straight"}]}]}]}"#,
        "framework Skills
  group Making
    competency Wood #1
  path Skills
    ability Saws straight
      competency: #1
",
    );
    check(
        "skills.json",
        r#"[{"name": "Flow", "category": "Delivery", "description": "Keeps work moving"}, {"name": "Risk", "category": "Delivery"},
            {"name": "Hiring", "category": "People"}]"#,
        "framework Skills
  group Delivery
    competency Flow
      definition: Keeps work moving
    competency Risk
  group People
    competency Hiring
",
    );
}

#[test]
fn roles_with_levels_and_years() {
    check(
        "roles.json",
        r#"{"company": {"name": "Acorn", "roles": [{"title": "Planner", "levels": [
            {"code": "P1", "title": "Planner", "minYears": 0, "maxYears": 2, "responsibilities": ["Plans a week"]},
            {"code": "P2", "title": "Senior planner", "experience": "5+ years in planning", "responsibilities": ["Plans a year", "Teaches"]}]}]}}"#,
        "framework Acorn
  path Planner
    step Planner
      code: P1
      experience: 0-2
      ability Plans a week
    step Senior planner
      code: P2
      experience: 5+ in planning
      ability Plans a year
      ability Teaches
",
    );
    check(
        "roles.yaml",
        "Planner:\n  Junior:\n    years: 0-2\n    Communication:\n      - Asks\n    Craft:\n      - Plans a week\n  Senior:\n    years: {min: 5}\n    Communication:\n      - Explains\n",
        "framework Roles
  group
    competency Communication #1
    competency Craft #2
  path Planner
    step Junior
      experience: 0-2
      ability Asks
        competency: #1
      ability Plans a week
        competency: #2
    step Senior
      experience: 5+
      ability Explains
        competency: #1
",
    );
    check(
        "levels.json",
        r#"{"ladder": "Planning", "levels": [{"name": "P1", "topics": [{"name": "Flow", "criteria": ["Sees work"]}]},
            {"name": "P2", "topics": [{"name": "Flow", "criteria": ["Shapes work"]}]}]}"#,
        "framework Planning
  group
    competency Flow #1
  path Planning
    step P1
      ability Sees work
        competency: #1
    step P2
      ability Shapes work
        competency: #1
",
    );
}

#[test]
fn skills_with_levels_as_keys() {
    check(
        "sfia.json",
        r#"{"skills": [{"skill": "Flow", "level1": "Sees work", "level2": "Shapes work"}, {"skill": "Risk", "level2": "Names risks"}]}"#,
        "framework Sfia
  group
    competency Flow #1
    competency Risk #2
  path Sfia
    step Level 1
      ability Sees work
        competency: #1
    step Level 2
      ability Shapes work
        competency: #1
      ability Names risks
        competency: #2
",
    );
    check(
        "map.json",
        r#"{"skills": {"Flow": {"levels": {"2": ["Shapes work"], "1": ["Sees work"]}}, "Risk": {"levels": {"1": ["Hears of risks"]}}}}"#,
        "framework Map
  group
    competency Flow #1
    competency Risk #2
  path Map
    step Level 1
      ability Sees work
        competency: #1
      ability Hears of risks
        competency: #2
    step Level 2
      ability Shapes work
        competency: #1
",
    );
}

#[test]
fn levels_named_once_and_filled_elsewhere() {
    check(
        "grid.json",
        r#"{"company": "Acorn", "levels": [{"level": 1, "name": "Junior", "years": "0-2"}, {"level": 2, "name": "Senior", "years": "5+"}],
            "competencies": [{"name": "Flow", "levels": {"Junior": "Sees work", "Senior": ["Shapes work", "Teaches"]}},
            {"name": "Risk", "content": [{"level": 2, "criteria": ["Names risks"]}]}]}"#,
        "framework Grid
  note Company
    body: Acorn
  group
    competency Flow #1
    competency Risk #2
  path Grid
    step Junior
      experience: 0-2
      ability Sees work
        competency: #1
    step Senior
      experience: 5+
      ability Shapes work
        competency: #1
      ability Teaches
        competency: #1
      ability Names risks
        competency: #2
",
    );
    check(
        "teams.json",
        r#"{"delivery": {"P1": {"title": "Planner", "summary": "Starts out", "flow": ["Sees work"]}, "P2": {"title": "Senior planner", "flow": ["Shapes work"]}},
            "design": {"P1": {"title": "Designer", "flow": ["Draws"]}}}"#,
        "framework Teams
  group
    competency Flow #1
  path Delivery
    step Planner
      code: P1
      summary: Starts out
      ability Sees work
        competency: #1
    step Senior planner
      code: P2
      ability Shapes work
        competency: #1
  path Design
    step Designer
      code: P1
      ability Draws
        competency: #1
",
    );
    check(
        "levels.yaml",
        "- level: 1\n  name: Associate\n  experience: 0-2 years\n  pillars:\n    - pillar: Craft\n      behaviours: [Learns tools]\n- level: 2\n  name: Professional\n  experience: 2-5 years\n  pillars:\n    - pillar: Craft\n      behaviours: [Masters tools]\n",
        "framework Levels
  group
    competency Craft #1
  path Levels
    step Associate
      experience: 0-2
      ability Learns tools
        competency: #1
    step Professional
      experience: 2-5
      ability Masters tools
        competency: #1
",
    );
}

#[test]
fn skills_that_roles_ask_for() {
    check(
        "roles.json",
        r#"{"roles": [{"role": "Analyst", "summary": "Looks at data", "skills": [{"skill": "Queries", "level": "Working", "description": "Writes queries"}]},
            {"role": "Scientist", "skills": [{"skill": "Queries", "level": "Expert", "description": "Tunes queries"}]}]}"#,
        "framework Roles
  group
    competency Queries #1
  path Analyst
    summary: Looks at data
    ability Writes queries
      title: Working
      competency: #1
  path Scientist
    ability Tunes queries
      title: Expert
      competency: #1
",
    );
}

#[test]
fn rows_are_a_table() {
    check(
        "rows.json",
        r#"[{"role": "Planner", "level": "P1", "skill": "Flow", "description": "Sees work"},
            {"role": "Planner", "level": "P2", "skill": "Flow", "description": "Shapes work"}]"#,
        "framework Rows
  group
    competency Flow #1
  path Planner
    step P1
      ability Sees work
        competency: #1
    step P2
      ability Shapes work
        competency: #1
",
    );
}

#[test]
fn levels_by_their_numbers() {
    check(
        "knots.yaml",
        "skills:\n  - id: knots\n    name: Knots\n    core_roles: [net_mender, rigger]\n    levels:\n      net_mender: [1, 2]\n      rigger: [NC, 1]\n    level_descriptions:\n      1: Ties three knots\n      2: Ties six knots\n    indicators:\n      1: [Asks which knot]\n      2: [Chooses the knot]\n    colors: {knots: FFC8AA, nets: D4EDBC}\n",
        "framework Knots
  group
    competency Knots #1
  path Knots
    step Level 1
      ability Ties three knots
        competency: #1
      ability Asks which knot
        competency: #1
    step Level 2
      ability Ties six knots
        competency: #1
      ability Chooses the knot
        competency: #1
",
    );
}

#[test]
fn addresses_are_no_names() {
    check(
        "loft.json",
        r#"{"title": "Loft", "departments": [{"title": "Net loft", "path": "net-loft", "roles": [
            {"title": "\ud83e\uddf5 Net mender", "path": "net-mender", "levels": [
                {"title": "Junior mender", "path": "junior-mender", "summary": "Mends with help", "criteria": ["Ties knots"]},
                {"title": "Senior mender", "path": "senior-mender", "summary": "Mends alone", "criteria": ["Plans work"]}]}]}]}"#,
        "framework Loft
  path \u{1f9f5} Net mender
    tagline: Net loft
    step Junior mender
      summary: Mends with help
      ability Ties knots
    step Senior mender
      summary: Mends alone
      ability Plans work
",
    );
}

#[test]
fn prose_becomes_notes() {
    check(
        "story.yaml",
        "name: Growing\nwhy_we_wrote_this: So that all of us know.\nstages:\n  - name: Early\n    what_this_looks_like: You learn every day.\n    signals: [Asks]\n  - name: Late\n    the_shift: From doing to leading.\n",
        "framework Growing
  note Why we wrote this
    body: So that all of us know.
  path Growing
    step Early
      note What this looks like
        body: You learn every day.
      ability Asks
    step Late
      note The shift
        body: From doing to leading.
",
    );
}

#[test]
fn what_is_no_ladder_says_so() {
    let check = |name: &str, text: &str, expect: &str| {
        let found = import(&Input::new(name, text.as_bytes()), &mut fresh());
        assert_eq!(found.map(|f| f.content.framework().len()).map_err(|e| e.code()), Err(leaked(expect)), "{text}");
    };
    check("a.json", r#"{"a": [[]]}"#, "format-missing");
    check("a.json", r#"{"title": "x", "paths": [{"title": 5"#, "cut-off");
    check("a.yaml", "just a line", "nothing-understood");
    check("a.yaml", "a: [1", "malformed");
    check("a.yaml", "", "empty-file");
    check("a.json", &"{\"a\":[\"x\",".repeat(2000), "too-deep");
}

fn leaked(code: &str) -> &'static str {
    code.to_owned().leak()
}

mod random {
    use super::*;
    use proptest::prelude::*;

    fn tree() -> impl Strategy<Value = serde_json::Value> {
        let key = prop::sample::select(vec![
            "title",
            "name",
            "levels",
            "level",
            "skills",
            "skill",
            "roles",
            "years",
            "examples",
            "description",
            "content",
            "1",
            "Flow",
            "groups",
            "criteria",
            "id",
            "minYears",
            "what this looks like",
        ]);
        let leaf = prop_oneof![
            Just(serde_json::Value::Null),
            any::<bool>().prop_map(Into::into),
            (0..40_i32).prop_map(Into::into),
            "[a-zA-Z0-9 +-]{0,12}".prop_map(Into::into),
            Just("Typically 2-5 years".into()),
        ];
        leaf.prop_recursive(5, 60, 5, move |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..5).prop_map(Into::into),
                prop::collection::vec((key.clone(), inner), 0..5).prop_map(|members| serde_json::Value::Object(
                    members.into_iter().map(|(k, v)| (k.to_owned(), v)).collect()
                )),
            ]
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(500))]
        #[test]
        fn any_tree_is_accounted_for(value in tree()) {
            let text = value.to_string();
            if let Ok(found) = import(&Input::new("a.json", text.as_bytes()), &mut fresh())
                && found.understanding.is_some()
            {
                is_whole(&value::json(&text).unwrap(), &found);
            }
        }

        #[test]
        fn any_bytes_as_yaml_end(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            let _ = import(&Input::new("a.yaml", &bytes), &mut fresh());
        }

        #[test]
        fn any_marks_as_yaml_end(text in "[a-c:\\-\\[\\]{}&*!|>'\"%#?,\\n\\t ]{0,80}") {
            let _ = import(&Input::new("a.yaml", text.as_bytes()), &mut fresh());
        }
    }
}

#[test]
fn one_object_of_endless_members_is_too_much() {
    let text = format!("{{\"skills\": [{{{}\"b\": {{}}}}]}}", "\"a\":\"\",".repeat(1_000_000));
    let error = import(&Input::new("a.json", text.as_bytes()), &mut fresh()).unwrap_err();
    assert_eq!(error.code(), "too-many");
}

#[test]
fn programs_with_several_constants() {
    let text = "import { a } from './a';\nexport const ROLES: Role[] = [{ title: 'Bowman' }, { title: 'Drummer' }];\nconst say = () => 'This is said by the program alone';\nexport const SKILLS = [{ name: 'Drums', description: 'Keeps the beat.' }];\n";
    let found = read("band.ts", text.as_bytes());
    let expect = "framework Band
  group
    competency Drums
      definition: Keeps the beat.
  path Bowman
  path Drummer
";
    assert_eq!(rungs_model::outline::write(found.content.framework()), expect);
    let understanding = found.understanding.unwrap();
    let not_understood: Vec<String> = understanding
        .trace
        .iter()
        .filter(|one| one.went == crate::Went::Skipped { why: crate::Skip::NotUnderstood })
        .map(|one| understanding.pieces.text(&one.part).to_owned())
        .collect();
    assert_eq!(not_understood, ["'This is said by the program alone'"]);
    assert_eq!(understanding.tally.kept + understanding.tally.skipped, understanding.tally.all);
    let found = read("list.js", b"[{ name: 'Drums' }, { name: 'Horns' }]\n");
    assert_eq!(found.content.framework().len(), 4);
}
