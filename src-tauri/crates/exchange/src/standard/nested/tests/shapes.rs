//! First floor, trees of other houses: shapes that say by what repeats what their keys are.

use super::check;

#[test]
fn what_a_thing_is_on_each_level_by_the_names_of_these() {
    // Whatever the levels are called.
    check(
        "guild.json",
        r#"[{"name": "Reeds", "area": "Craft", "masks": {"Sprout": "Cuts the reeds that others have marked", "Stem": "Marks the reeds that are ripe to be cut", "Bloom": "Plans which bank of the river rests each year"}},
            {"name": "Baskets", "area": "Craft", "masks": {"Sprout": "Weaves the bottom of a round basket", "Stem": "Weaves baskets of any form on the list", "Bloom": "Invents forms that the market asks for"}},
            {"name": "Buyers", "area": "Market", "masks": {"Sprout": "Wraps what was sold and says thank you", "Bloom": "Sets the prices of the season for all"}}]"#,
        "framework Guild
  group Craft
    competency Reeds #1
    competency Baskets #2
  group Market
    competency Buyers #3
  path Guild
    step Sprout
      ability Cuts the reeds that others have marked
        competency: #1
      ability Weaves the bottom of a round basket
        competency: #2
      ability Wraps what was sold and says thank you
        competency: #3
    step Stem
      ability Marks the reeds that are ripe to be cut
        competency: #1
      ability Weaves baskets of any form on the list
        competency: #2
    step Bloom
      ability Plans which bank of the river rests each year
        competency: #1
      ability Invents forms that the market asks for
        competency: #2
      ability Sets the prices of the season for all
        competency: #3
",
    );
    check(
        "tides.json",
        r#"{"Mooring": {"description": "Ties up boats.", "levels": {"2": "Ties up one boat.", "3": "Ties up a fleet."}},
            "Piloting": {"description": "Leads boats in.", "levels": {"1": "Reads the buoys.", "2": "Leads one boat in."}}}"#,
        "framework Tides
  group
    competency Mooring #2
      definition: Ties up boats.
    competency Piloting #1
      definition: Leads boats in.
  path Tides
    step Level 1
      ability Reads the buoys.
        competency: #1
    step Level 2
      ability Ties up one boat.
        competency: #2
      ability Leads one boat in.
        competency: #1
    step Level 3
      ability Ties up a fleet.
        competency: #2
",
    );
}

#[test]
fn lists_beside_each_other_that_name_each_other() {
    check(
        "mine.json",
        r#"{"ROLES": [{"id": "h", "title": "Hewer", "years": "0-2 years"}, {"id": "f", "title": "Foreman", "years": "5+ years"}],
            "COMPETENCIES": [{"id": "s", "name": "Seams", "description": "Knowing where the coal is."}, {"id": "l", "name": "Lamps"}],
            "TEXTS": [{"role": "h", "competency": "s", "text": "Follows the seam that was shown to him"},
                {"role": "h", "competency": "l", "text": "Keeps his lamp clean and filled"},
                {"role": "f", "competency": "s", "text": "Finds the next seam of the mine"},
                {"role": "f", "competency": "l", "text": "Decides which lamps the mine buys"}]}"#,
        "framework Mine
  group
    competency Seams #1
      definition: Knowing where the coal is.
    competency Lamps #2
  path Mine
    step Hewer
      experience: 0-2
      ability Follows the seam that was shown to him
        competency: #1
      ability Keeps his lamp clean and filled
        competency: #2
    step Foreman
      experience: 5+
      ability Finds the next seam of the mine
        competency: #1
      ability Decides which lamps the mine buys
        competency: #2
",
    );
    check(
        "rails.json",
        r#"{"roles": {"7": {"id": "7", "name": "Shunter", "core": ["91", "92"]}, "8": {"id": "8", "name": "Guard", "core": ["92"]}},
            "statements": {"91": {"id": "91", "description": "Knowledge of the yard."}, "92": {"id": "92", "description": "Skill in giving signals."}}}"#,
        "framework Rails
  path Shunter
    ability Knowledge of the yard.
    ability Skill in giving signals.
  path Guard
    ability Skill in giving signals.
",
    );
}

#[test]
fn rows_of_a_level_and_a_subject() {
    check(
        "bees.json",
        r#"[{"phase": "Wax", "competency_id": "hive_care", "tier": 1, "description": "Opens a hive without haste."},
            {"phase": "Wax", "competency_id": "honey", "tier": 1, "description": "Knows when honey is ripe."},
            {"phase": "Gold", "competency_id": "hive_care", "tier": 1, "description": "Splits a strong colony in spring."},
            {"phase": "Gold", "competency_id": "honey", "tier": 1, "description": "Blends honey of several meadows."}]"#,
        "framework Bees
  group
    competency Hive care #1
    competency honey #2
  path Bees
    step Wax
      ability Opens a hive without haste.
        competency: #1
      ability Knows when honey is ripe.
        competency: #2
    step Gold
      ability Splits a strong colony in spring.
        competency: #1
      ability Blends honey of several meadows.
        competency: #2
",
    );
    // One row for each level, whose further keys are the subjects, the highest first.
    check(
        "stable.json",
        r#"[{"Lvl": 2, "Role Name": "Groom", "Feeding": "Mixes the feed of every horse.", "Tack": "Mends straps and buckles."},
            {"Lvl": 1, "Role Name": "Stable hand", "Feeding": "Fills the mangers by the list.", "Tack": "Cleans saddles after the ride."}]"#,
        "framework Stable
  group
    competency Feeding #1
    competency Tack #2
  path Stable
    step Stable hand
      ability Fills the mangers by the list.
        competency: #1
      ability Cleans saddles after the ride.
        competency: #2
    step Groom
      ability Mixes the feed of every horse.
        competency: #1
      ability Mends straps and buckles.
        competency: #2
",
    );
}

#[test]
fn lists_of_names_beside_a_thing_are_notes_on_it() {
    check(
        "clocks.json",
        r#"[{"id": 1, "title": "Springs", "description": "Winds and replaces springs.", "category": "Movement", "applicableRoles": ["Mender", "Seller"], "tags": ["steel"]},
            {"id": 2, "title": "Dials", "description": "Paints and cleans dials.", "category": "Case", "applicableRoles": ["Mender"], "weights": {"a": 1, "b": 2}}]"#,
        "framework Clocks
  group Movement
    competency Springs
      definition: Winds and replaces springs.
      note Applicable roles
        body: Mender\\nSeller
      note Tags
        body: steel
  group Case
    competency Dials
      definition: Paints and cleans dials.
      note Applicable roles
        body: Mender
",
    );
    check(
        "jobs.json",
        r#"[{"title": "Lamplighter", "aliases": ["Leerie"], "role_summary": "Lights the lamps of the town.", "main_duties": ["Lights every lamp before dark", "Reports broken glass"]},
            {"title": "Sweep", "aliases": ["Chimney sweep"], "role_summary": "Keeps chimneys free.", "main_duties": ["Sweeps the chimneys of a street"]}]"#,
        "framework Jobs
  path Lamplighter
    summary: Lights the lamps of the town.
    note Aliases
      body: Leerie
    ability Lights every lamp before dark
    ability Reports broken glass
  path Sweep
    summary: Keeps chimneys free.
    note Aliases
      body: Chimney sweep
    ability Sweeps the chimneys of a street
",
    );
}

#[test]
fn a_key_that_each_thing_has_is_no_name() {
    check(
        "guides.json",
        r#"[{"name": "Paths", "asks": [{"id": "p", "text": "Maps", "levels": {"1": "Reads a map.", "2": "Draws a map."}},
                {"id": "q", "text": "Weather", "levels": {"1": "Sees rain coming.", "2": "Plans around storms."}}]},
            {"name": "Guests", "asks": [{"id": "r", "text": "Pace", "levels": {"1": "Waits for the slowest.", "2": "Sets a pace for all."}}]}]"#,
        "framework Guides
  group Paths
    competency Maps #1
    competency Weather #2
  group Guests
    competency Pace #3
  path Guides
    step Level 1
      ability Reads a map.
        competency: #1
      ability Sees rain coming.
        competency: #2
      ability Waits for the slowest.
        competency: #3
    step Level 2
      ability Draws a map.
        competency: #1
      ability Plans around storms.
        competency: #2
      ability Sets a pace for all.
        competency: #3
",
    );
    // A key that is different in each thing of the list is its name.
    check(
        "boats.yaml",
        "deck:\n  - competency: Ropes\n    definition:\n      - Splices and coils\n      - Knows every knot\n      - Throws a line\n    levels:\n      - mastery: Wet\n        definition: Coils ropes.\n      - mastery: Salty\n        definition: Splices ropes.\n",
        "framework Boats
  group Deck
    competency Ropes #1
      definition: Splices and coils\\nKnows every knot\\nThrows a line
  path Boats
    step Wet
      ability Coils ropes.
        competency: #1
    step Salty
      ability Splices ropes.
        competency: #1
",
    );
}

#[test]
fn names_that_are_words_of_programs_too() {
    check(
        "loom.json",
        r#"{"Weaving": {"Threads": {"Beginner": ["Threads a loom"], "Expert": ["Plans threads"]},
                "Colour": {"Beginner": ["Names colours"], "Expert": ["Mixes colours"]}},
            "Site": {"CSS": {"Beginner": ["Changes a colour"], "Expert": ["Builds a page"]},
                "jQuery": {"Beginner": ["Changes a text"], "Expert": ["Writes an extension"]}}}"#,
        "framework Loom
  group Weaving
    competency Threads #1
    competency Colour #2
  group Site
    competency CSS #3
    competency jQuery #4
  path Loom
    step Beginner
      ability Threads a loom
        competency: #1
      ability Names colours
        competency: #2
      ability Changes a colour
        competency: #3
      ability Changes a text
        competency: #4
    step Expert
      ability Plans threads
        competency: #1
      ability Mixes colours
        competency: #2
      ability Builds a page
        competency: #3
      ability Writes an extension
        competency: #4
",
    );
    check(
        "flowers.json",
        r#"{"paths": [{"name": "店员", "who_for": "喜欢植物、愿意早起的人。"}, {"name": "讲解员", "type": "This is said in a sentence."}]}"#,
        "framework Flowers
  path 店员
    note Who for
      body: 喜欢植物、愿意早起的人。
  path 讲解员
    note Type
      body: This is said in a sentence.
",
    );
}

#[test]
fn things_of_one_map_are_told_together() {
    check(
        "shop.json",
        r#"{"Florist": {"Junior": ["Cuts"], "Senior": ["Binds"]}, "Team Lead": {"Junior": ["Plans"], "Senior": ["Hires"]},
            "Baker": {"Senior": ["Bakes"]}}"#,
        "framework Shop
  path Florist
    step Junior
      ability Cuts
    step Senior
      ability Binds
  path Team Lead
    step Junior
      ability Plans
    step Senior
      ability Hires
  path Baker
    step Senior
      ability Bakes
",
    );
    // What is said in two texts without a word for a statement is one nevertheless.
    check(
        "desk.json",
        r#"{"competencies": [{"title": "Readers", "level1": [{"effective": "Walks with a reader", "ineffective": "Points to the shelf"}]}]}"#,
        "framework Desk
  group
    competency Readers #1
  path Desk
    step Level 1
      ability Walks with a reader
        examples: Points to the shelf
        competency: #1
",
    );
}

#[test]
fn lists_of_names_that_stand_where_they_belong_say_nothing_more() {
    check(
        "yard.ts.json",
        r#"{"CATEGORIES": ["Rope", "Wood"], "SKILLS": [{"name": "Splicing", "category": "Rope"}, {"name": "Caulking", "category": "Wood"}]}"#,
        "framework Yard.ts
  group Rope
    competency Splicing
  group Wood
    competency Caulking
",
    );
}

#[test]
fn what_people_of_so_many_points_are_called_is_a_note() {
    check(
        "yard.json",
        r#"{"tracks": {"Ropes": {"milestones": [{"summary": "Splices a rope without help from others"}, {"summary": "Teaches the splices to the whole yard"}]}}, "titles": [{"label": "Rigger", "minPoints": 0, "maxPoints": 16}, {"label": "Head rigger", "minPoints": 17}], "jobTitles": ["Rigger", "Sail maker"]}"#,
        "framework Yard
  note Titles
    body: - Rigger\\n- Head rigger
  note Job titles
    body: - Rigger\\n- Sail maker
  path Ropes
    step Milestone 1
      summary: Splices a rope without help from others
    step Milestone 2
      summary: Teaches the splices to the whole yard
",
    );
}

#[test]
fn rows_of_a_theme_on_a_level_with_examples() {
    check(
        "pumps.json",
        r#"{"levels": [{"id": "keeper", "name": "Keeper"}, {"id": "head-1", "name": "Head keeper"}],
            "themes": [{"id": "pumps", "name": "Pumps"}, {"id": "people", "name": "People"}],
            "competencies": [
              {"id": "a1", "summary": "Runs the pumps", "examples": ["Starts a pump without help"], "level": "keeper", "theme": "pumps", "proficiency": "Working knowledge"},
              {"id": "a2", "summary": "Answers requests", "examples": ["Solves most of them alone"], "level": "keeper", "theme": "people", "proficiency": "Working knowledge"},
              {"id": "a3", "summary": "Plans the pumps of a year and says why", "examples": [], "level": "head-1", "theme": "pumps", "proficiency": "Expert"},
              {"id": "a4", "summary": "Settles quarrels", "examples": [], "level": "head-1", "theme": "people", "proficiency": "Expert"}]}"#,
        "framework Pumps
  group
    competency Pumps #1
    competency People #2
  path Pumps
    step Keeper
      ability Runs the pumps
        examples: Starts a pump without help
        competency: #1
      ability Answers requests
        examples: Solves most of them alone
        competency: #2
    step Head keeper
      ability Plans the pumps of a year and says why
        competency: #1
      ability Settles quarrels
        competency: #2
",
    );
}

#[test]
fn a_word_that_somebody_wrote_is_a_note() {
    check(
        "ward.json",
        r#"{"competencies": [{"name": "Clean hands", "description": "Washes hands as the ward has it", "assessmentMethod": "Observation", "state": "draft"}]}"#,
        "framework Ward
  group
    competency Clean hands
      definition: Washes hands as the ward has it
      note Assessment method
        body: Observation
",
    );
}
