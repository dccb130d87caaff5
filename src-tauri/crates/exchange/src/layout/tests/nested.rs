//! First floor, layouts of tables: columns that stand in each other, names that stand only once, marks beside names.

use super::{check, framework, read};
use rungs_model::{Field, Kind};

#[test]
fn a_row_without_a_name_goes_on_with_the_one_above() {
    check(
        "Skill | Apprentice | Senior
         Grafting | Holds the knife | Cuts a clean tongue
         | Binds the wound | Chooses the rootstock
         | Labels each tree |
         Pruning | Clears what is dead | Shapes a young tree
         | | Plans for ten years",
        "= Ladder
         () Grafting, Pruning
         Ladder > Apprentice: Holds the knife @Grafting; Binds the wound @Grafting; Labels each tree @Grafting; Clears what is dead @Pruning
         Ladder > Senior: Cuts a clean tongue @Grafting; Chooses the rootstock @Grafting; Shapes a young tree @Pruning; Plans for ten years @Pruning",
    );
    // Behind an empty row, or in another group, nothing goes on.
    check(
        "Group | Skill | Apprentice | Senior
         Trees | Grafting | Holds the knife | Cuts a clean tongue
         People | | Says good morning | Knows who is ill

         | | Comes on time | Locks the gate",
        "= Ladder
         (Trees) Grafting
         (People)
         Ladder > Apprentice: Holds the knife @Grafting; Says good morning; Comes on time
         Ladder > Senior: Cuts a clean tongue @Grafting; Knows who is ill; Locks the gate",
    );
    // In a matrix of our own an empty name means that there is none.
    check(
        "Group | Competency | Definition | Apprentice | Senior
         | Grafting | | Holds the knife | Cuts a clean tongue
         | | | Comes on time | Locks the gate",
        "= Ladder
         () Grafting
         Ladder > Apprentice: Holds the knife @Grafting; Comes on time
         Ladder > Senior: Cuts a clean tongue @Grafting; Locks the gate",
    );
}

#[test]
fn what_differs_from_level_to_level_is_a_statement() {
    for level in ["Level", "Proficiency level"] {
        check(
            &format!(
                "Competency | {level} | Description
                 Sowing | 1 | Sows in rows that somebody else has drawn
                 Sowing | 2 | Knows how deep each seed wants to lie
                 Mowing | 1 | Mows what is flat and dry
                 Mowing | 2 | Sharpens the scythe in the field"
            ),
            "= Ladder
             () Sowing, Mowing
             Ladder > 1: Sows in rows that somebody else has drawn @Sowing; Mows what is flat and dry @Mowing
             Ladder > 2: Knows how deep each seed wants to lie @Sowing; Sharpens the scythe in the field @Mowing",
        );
    }
    check(
        "Level | Part | Corner | Criteria | Goal | Description
         Farm hand | FIELD | Soil | Digging | 1.5 | You dig where the line is and stop where it ends.
         Farm hand | FIELD | Soil | Raking | 1.0 | You rake until no stone is larger than a nut.
         Farm hand | YARD | Animals | Feeding | 1.5 | You feed all of them before you sit down.
         Farmer | FIELD | Soil | Digging | 2.5 | You say where the line is and why it lies there.
         Farmer | FIELD | Soil | Raking | 2.0 | You choose the day on which the soil is ready.
         Farmer | YARD | Animals | Feeding | 2.5 | You see from the fence which of them is ill.",
        "= Ladder
         (FIELD) Digging, Raking
         (YARD) Feeding
         Ladder > Farm hand: You dig where the line is and stop where it ends. @Digging; You rake until no stone is larger than a nut. @Raking; You feed all of them before you sit down. @Feeding
         Ladder > Farmer: You say where the line is and why it lies there. @Digging; You choose the day on which the soil is ready. @Raking; You see from the fence which of them is ill. @Feeding",
    );
    // What is the same at each level defines the competency.
    check(
        "Competency | Level | Description | Behaviour
         Sowing | 1 | Bringing seed into the ground | Sows in rows
         Sowing | 2 | Bringing seed into the ground | Chooses the seed
         Mowing | 1 | Taking what has grown | Mows what is flat
         Mowing | 2 | Taking what has grown | Sharpens the scythe",
        "= Ladder
         () Sowing, Mowing
         Ladder > 1: Sows in rows @Sowing; Mows what is flat @Mowing
         Ladder > 2: Chooses the seed @Sowing; Sharpens the scythe @Mowing",
    );
}

#[test]
fn three_columns_that_stand_in_each_other() {
    let expect = "= Ladder
         (Water) Wells, Pumps
         (Light) Lamps
         Ladder: Where a well may stand and where not @Wells; What a well wants each year @Wells; How a pump is taken apart @Pumps; How a wick is cut @Lamps; Oil and what it costs @Lamps";
    check(
        "Domain | Area | Element
         Water | Wells | Where a well may stand and where not
         Water | Wells | What a well wants each year
         Water | Pumps | How a pump is taken apart
         Light | Lamps | How a wick is cut
         Light | Lamps | Oil and what it costs",
        expect,
    );
    check(
        "Domain | Area | Element
         Water | Wells | Where a well may stand and where not
         | | What a well wants each year
         | Pumps | How a pump is taken apart
         Light | Lamps | How a wick is cut
         | | Oil and what it costs",
        expect,
    );
    check(
        "job | job_part | skill
         Smith | Fire | I keep the fire at one heat for an hour.
         Smith | Fire | I know the heat of iron by its colour.
         Smith | Anvil | I draw a bar out without a crack.
         Cooper | Staves | I split a log along its grain.
         Cooper | Staves | I dry staves for two summers.
         Cooper | Hoops | I drive a hoop until it sings.",
        "= Ladder
         () Fire, Anvil, Staves, Hoops
         Smith: I keep the fire at one heat for an hour. @Fire; I know the heat of iron by its colour. @Fire; I draw a bar out without a crack. @Anvil
         Cooper: I split a log along its grain. @Staves; I dry staves for two summers. @Staves; I drive a hoop until it sings. @Hoops",
    );
    // Codes of long statements are neither steps nor lost, and what some rows name within is kept.
    let long = "that is planned for the whole year with those who will live beside it and pay for it";
    check(
        &format!(
            "Code | Domain | Theme | Sub-theme | Competency activity
             W-01-01 | All that is of water in the village | Wells, and what belongs to them | | Choose a place for a well {long}
             W-01-02 | All that is of water in the village | Wells, and what belongs to them | | Dig the shaft of a well {long}
             W-02-01 | All that is of water in the village | Pumps of every kind | | Mend a pump {long}
             W-02-02 | All that is of water in the village | Pumps of every kind | | Order the parts of a pump {long}
             L-01-01 | All that is of light in the streets | Lamps of the market | Oil | Fill a lamp {long}
             L-01-02 | All that is of light in the streets | Lamps of the market | | Hang up a lamp {long}"
        ),
        &format!(
            "= Ladder
             (All that is of water in the village) Wells, and what belongs to them, Pumps of every kind
             (All that is of light in the streets) Lamps of the market
             Ladder: Choose a place for a well {long} @Wells, and what belongs to them; Dig the shaft of a well {long} @Wells, and what belongs to them; Mend a pump {long} @Pumps of every kind; Order the parts of a pump {long} @Pumps of every kind; Fill a lamp {long} @Lamps of the market; Hang up a lamp {long} @Lamps of the market"
        ),
    );
}

#[test]
fn each_row_names_one_thing_and_describes_it() {
    let sheet = "work_domain | competency | skill | description | slug | see_also
         Water | | | All that runs and stands | water |
         | Wells | | Getting at what is below | getting-at-wells | of-pumps|of-pipes
         | | Digging | Digs a shaft that does not fall in | digging-of-wells |
         | | Lining | Sets stone without mortar | lining-of-wells | of-stone-and-of-walls
         | Pumps | | Lifting what is below | lifting-with-pumps |
         | | Mending | Finds the leather that is worn | mending-of-pumps |";
    check(
        sheet,
        "= Ladder
         (Water) Wells, Pumps
         Ladder: [Digging] Digs a shaft that does not fall in @Wells; [Lining] Sets stone without mortar @Wells; [Mending] Finds the leather that is worn @Pumps",
    );
    let found = read("Ladder.xlsx", sheet, None).unwrap();
    let framework = framework(&found);
    let group = framework.below(framework.root(), Kind::Group).next().unwrap();
    assert_eq!(group.text(Field::Summary), "All that runs and stands");
    let said: Vec<&str> = framework.below(group.id, Kind::Competency).map(|c| c.text(Field::Definition)).collect();
    assert_eq!(said, ["Getting at what is below", "Lifting what is below"]);
}

#[test]
fn numbers_and_codes_beside_names() {
    check(
        "cluster | clusterName | competency | definition | Level 1 | Level 2
         1 | Home | Baking | Making bread of flour | Kneads as told | Feels when it is ready
         1 | Home | Brewing | Making beer of barley | Stirs as told | Smells when it is ready
         2 | Market | Selling | Giving for money | Weighs with care | Sells what is left",
        "= Ladder
         (Home) Baking, Brewing
         (Market) Selling
         Ladder > Level 1: Kneads as told @Baking; Stirs as told @Brewing; Weighs with care @Selling
         Ladder > Level 2: Feels when it is ready @Baking; Smells when it is ready @Brewing; Sells what is left @Selling",
    );
    check(
        "Code | Area | Competency | Junior | Senior
         1.1 | Home | Baking | Kneads as told | Feels when it is ready
         2.1 | Market | Selling | Weighs with care | Sells what is left",
        "= Ladder
         (Home) Baking
         (Market) Selling
         Ladder > Junior: Kneads as told @Baking; Weighs with care @Selling
         Ladder > Senior: Feels when it is ready @Baking; Sells what is left @Selling",
    );
}

#[test]
fn heads_that_only_their_numbers_tell_apart() {
    check(
        "Domain | Competency | Proficiency level | Indicator 1 | Indicator 2
         Home | Baking | BASIC | Kneads as told | Greases the tin
         Home | Baking | ADVANCED | Feels when it is ready | Keeps the leaven alive
         Market | Selling | BASIC | Weighs with care | Counts the change
         Market | Selling | ADVANCED | Sells what is left | Talks the price up",
        "= Ladder
         (Home) Baking
         (Market) Selling
         Ladder > BASIC: Kneads as told @Baking; Greases the tin @Baking; Weighs with care @Selling; Counts the change @Selling
         Ladder > ADVANCED: Feels when it is ready @Baking; Keeps the leaven alive @Baking; Sells what is left @Selling; Talks the price up @Selling",
    );
    check(
        "Domain | Competency | Job Task 1 | Job Task 2 | Basic - Knowledge | Basic - Practice | Expert - Knowledge | Expert - Practice
         Home | Baking | Bakes every morning | Cleans the oven | Knows five kinds of flour | Kneads as told | Knows why dough rises | Bakes without a clock
         Market | Selling | Sets up the stall | Counts the till | Knows the prices | Weighs with care | Knows who pays late | Sells what is left",
        "= Ladder
         (Home) Baking
         (Market) Selling
         Ladder: Bakes every morning @Baking; Cleans the oven @Baking; Sets up the stall @Selling; Counts the till @Selling
         Ladder > Basic: Knows five kinds of flour @Baking; Kneads as told @Baking; Knows the prices @Selling; Weighs with care @Selling
         Ladder > Expert: Knows why dough rises @Baking; Bakes without a clock @Baking; Knows who pays late @Selling; Sells what is left @Selling",
    );
    // Those of roles are steps all the same.
    check(
        "Competency | Baker 1 | Baker 2
         Baking | Kneads as told by others | Feels when it is ready
         Selling | Weighs with care | Sells what is left",
        "= Ladder
         () Baking, Selling
         Ladder > Baker 1: Kneads as told by others @Baking; Weighs with care @Selling
         Ladder > Baker 2: Feels when it is ready @Baking; Sells what is left @Selling",
    );
}

#[test]
fn marks_behind_the_names_of_rows() {
    check(
        "Handwork (all of us) | Competency Area | TAG | Junior Baker | Senior Baker
         | Baking | SKILL | Kneads as told | Feels when it is ready
         | Cleaning | DUTY | Cleans the oven | Says what is clean
         Ways (all of us) | Learning | SKILL | Asks when stuck | Teaches what was learned
         | Keeping time | DUTY | Comes on time | Plans for all",
        "= Ladder
         (Handwork (all of us)) Baking, Cleaning
         (Ways (all of us)) Learning, Keeping time
         Ladder > Junior Baker: Kneads as told @Baking; Cleans the oven @Cleaning; Asks when stuck @Learning; Comes on time @Keeping time
         Ladder > Senior Baker: Feels when it is ready @Baking; Says what is clean @Cleaning; Teaches what was learned @Learning; Plans for all @Keeping time",
    );
}

#[test]
fn rows_that_name_what_they_stand_in() {
    check(
        "ID | ParentID | Title | Description | Sort | Season
         G | | The garden | All that grows here | Folder |
         G-T | G | Trees | Whatever has a trunk | Folder | Autumn
         G-T-1 | G-T | Grafting | Two trees made one | Unit | Autumn
         G-T-1-1 | G-T-1 | G-T-1-1 | Cuts a clean tongue with one stroke. | Aim | Autumn
         G-T-1-2 | G-T-1 | G-T-1-2 | Chooses the rootstock for the soil. | Aim | Autumn
         G-B | G | Beds | Whatever is dug | Folder | Spring
         G-B-1 | G-B | Sowing | Seed into the ground | Unit | Spring
         G-B-1-1 | G-B-1 | G-B-1-1 | Knows how deep each seed wants to lie. | Aim | Spring",
        "= Ladder
         (The garden)
         (Trees) Grafting
         (Beds) Sowing
         Ladder: Cuts a clean tongue with one stroke. @Grafting; Chooses the rootstock for the soil. @Grafting; Knows how deep each seed wants to lie. @Sowing",
    );
    check(
        "Code | Parent | Name | Text
         T | | Trees |
         T1 | T | Grafting | Two trees made one
         T1.1 | T1 | Cutting | Cuts a clean tongue with one stroke
         T1.2 | T1 | Choosing | Chooses the rootstock for the soil",
        "= Ladder
         (Trees) Grafting
         Ladder: [Cutting] Cuts a clean tongue with one stroke @Grafting; [Choosing] Chooses the rootstock for the soil @Grafting",
    );
    // Numbers say where a row stands, whichever comes first.
    check(
        "identifier | fullStatement | humanCodingScheme | smartLevel | CFItemType
         a1 | Cuts a clean tongue | G.1 | 1.1.1 | Competency
         a2 | Knows how deep each seed lies | G.2 | 2.1.10 | Competency
         a3 | Chooses the soil | G.3 | 2.1.2 | Competency
         a4 | Trees | | 1.1 | Area
         a5 | Beds | | 2.1 | Area
         a6 | Orchard | | 1 | Group
         a7 | Kitchen garden | | 2 | Group",
        "= Ladder
         (Orchard)
         (Trees) Cuts a clean tongue
         (Kitchen garden)
         (Beds) Chooses the soil, Knows how deep each seed lies",
    );
}

#[test]
fn marks_that_say_how_much_is_asked_of_roles() {
    check(
        "Skill group | Skill | Herdsman | Milker | Farm manager
         Barn | Feeding | A | B | C
         Barn | Milking | A | C | C
         Office | Writing up | O | A | C
         Office | Ordering | A | A | B",
        "= Ladder
         (Barn) Feeding, Milking
         (Office) Writing up, Ordering
         Ladder > Herdsman: [A] Feeding @Feeding; [A] Milking @Milking; [O] Writing up @Writing up; [A] Ordering @Ordering
         Ladder > Milker: [B] Feeding @Feeding; [C] Milking @Milking; [A] Writing up @Writing up; [A] Ordering @Ordering
         Ladder > Farm manager: [C] Feeding @Feeding; [C] Milking @Milking; [C] Writing up @Writing up; [B] Ordering @Ordering",
    );
    check(
        "Code | Area | Competency | F1: Cows | F2: Goats | F3: Cheese
         1.1 | Barn | Feeding | Core | Core |
         1.2 | Barn | Milking | Core | Core | Side
         2.1 | Dairy | Salting | | Side | Core",
        "= Ladder
         (Barn) Feeding, Milking
         (Dairy) Salting
         Ladder > Cows #F1: [Core] Feeding @Feeding; [Core] Milking @Milking
         Ladder > Goats #F2: [Core] Feeding @Feeding; [Core] Milking @Milking; [Side] Salting @Salting
         Ladder > Cheese #F3: [Side] Milking @Milking; [Core] Salting @Salting",
    );
    check(
        "Skill group | Skill | Herdsman | Milker | Farm manager
         Barn | Feeding | 1 | 2 | 4
         Barn | Milking | 1 | 4 | 4
         Office | Ordering | 0 | 1 | 2",
        "= Ladder
         (Barn) Feeding, Milking
         (Office) Ordering
         Ladder > Herdsman: [1] Feeding @Feeding; [1] Milking @Milking; [0] Ordering @Ordering
         Ladder > Milker: [2] Feeding @Feeding; [4] Milking @Milking; [1] Ordering @Ordering
         Ladder > Farm manager: [4] Feeding @Feeding; [4] Milking @Milking; [2] Ordering @Ordering",
    );
    // A second row of heads is none of what they head, and what is not asked is not there.
    check(
        "Skill | Herdsman | Dairy manager
         ^ | Asked | Asked
         Feeding | Yes | No
         Milking | Yes | Yes
         Salting | No | Yes
         Selling | No | Yes",
        "= Ladder
         () Feeding, Milking, Salting, Selling
         Ladder > Herdsman: Feeding @Feeding; Milking @Milking
         Ladder > Dairy manager: Milking @Milking; Salting @Salting; Selling @Selling",
    );
    // Under the names of people nothing is asked.
    check(
        "Skill group | Skill | Ada | Bo | Cleo
         Barn | Feeding | A | B | C
         Barn | Milking | A | C | C
         Office | Writing up | O | A | C",
        "= Ladder
         (Barn) Feeding, Milking
         (Office) Writing up",
    );
}

#[test]
fn rows_that_somebody_fills_in_are_no_statements() {
    check(
        "Milker's name:
         Day:
         Rung 1: The new hand
         Behaviour | 1 Not yet | 2 Now and then | 3 Always | Notes
         Comes to the barn on time
         Says when a cow looks ill
         TOTAL | | | | / 6
         Ready for the next rung?  ☐ no  ☐ yes
         1:1 Notes:",
        "= Rung 1: The new hand
         Rung 1: The new hand: Comes to the barn on time; Says when a cow looks ill",
    );
    // A label in front of others heads them.
    check(
        "Skill | Junior | Senior
         In the barn: | |
         Feeding | Brings the hay | Plans the winter
         BARN SCORE | |
         In the house: | |
         Writing up | Keeps the book | Reads the book",
        "= Ladder
         (In the barn:) Feeding
         (In the house:) Writing up
         Ladder > Junior: Brings the hay @Feeding; Keeps the book @Writing up
         Ladder > Senior: Plans the winter @Feeding; Reads the book @Writing up",
    );
}

#[test]
fn what_there_are_fewer_of_holds_the_others() {
    check(
        "name | description | competency
         Mixing | Is able to mix each dough of the book | baking
         Proving | Is able to tell when a dough has risen | baking
         Glazing | Is able to glaze a cake without a brush | baking
         Selling | Is able to name each loaf and its price | shop
         Counting | Is able to count the till in the evening | shop",
        "= Ladder
         (baking) Mixing, Proving, Glazing
         (shop) Selling, Counting",
    );
}
