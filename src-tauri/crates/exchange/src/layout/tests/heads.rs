//! First floor, layouts of tables: which row has the heads, and what levels are called that nobody knows, in words of our
//! own.

use super::{check, read};

#[test]
fn heads_that_nobody_knows_stand_in_the_first_row() {
    let sheet = "Set|No|Caption|Meaning\nMajor|11-0000|Leading work|\nBroad|11-1010|Chief Wardens|\n\
                 Detailed|11-1011|Head Wardens|Decides where the park goes and answers for it to the town\n\
                 Detailed|11-1021|Path Wardens|Plans the work of a week and gives each crew what it needs";
    let found = read("Ladder.xlsx", sheet, None).unwrap().understanding.unwrap();
    assert_eq!(found.mapping.sheets[0].head, Some(1));
}

#[test]
fn levels_are_told_by_those_beside_them() {
    check(
        "Skill | Learner | Practitioner | Trainer
         Rope work | Knows the knots by name | Ties every knot alone | Teaches the knots
         Sails | Knows the sails of a boat | Sets the sails alone | Shows others how to mend a sail",
        "= Ladder
         () Rope work, Sails
         Ladder > Learner: Knows the knots by name @Rope work; Knows the sails of a boat @Sails
         Ladder > Practitioner: Ties every knot alone @Rope work; Sets the sails alone @Sails
         Ladder > Trainer: Teaches the knots @Rope work; Shows others how to mend a sail @Sails",
    );
    // What stands behind the levels is no further one.
    check(
        "Skill | Learner | Practitioner | Seen in use
         Rope work | Knows the knots by name | Ties every knot alone | Knots hold in a storm
         Sails | Knows the sails of a boat | Sets the sails alone | Sails last a season",
        "= Ladder
         () Rope work, Sails
         Ladder > Learner: Knows the knots by name @Rope work; Knows the sails of a boat @Sails
         Ladder > Practitioner: Ties every knot alone @Rope work; Sets the sails alone @Sails",
    );
    check(
        "Proficiency level | Level 1: Entry | Level 2: Full
         Required experience | 1-2 yrs | 3-5 yrs
         Planning | Fills in the plan of the day | Makes the plan of the week",
        "= Ladder
         () Planning
         Ladder > Level 1: Entry (1-2): Fills in the plan of the day @Planning
         Ladder > Level 2: Full (3-5): Makes the plan of the week @Planning",
    );
}

#[test]
fn remarks_behind_the_names_of_levels() {
    check(
        "Skill | Tester Junior (with the support of a coach) | Tester Senior (an example that others follow)
         Eyes | Knows what a fault looks like | Looks for what nobody asked",
        "= Ladder
         () Eyes
         Ladder > Tester Junior: Knows what a fault looks like @Eyes
         Ladder > Tester Senior: Looks for what nobody asked @Eyes",
    );
}

#[test]
fn jobs_with_their_grades_are_a_ladder() {
    check(
        "Job family | Job title | Grade | Years of experience
         Bakery | Baker | 4 | 0-2
         Bakery | Senior baker | 5 | 3-5
         Shop | Seller | 3 | 0-1",
        "= Ladder
         Bakery > Baker (0-2):
         Bakery > Senior baker (3-5):
         Shop > Seller (0-1):",
    );
}

#[test]
fn what_is_to_be_filled_in_below_a_matrix() {
    check(
        "Category | Sufficient | Good | Points | Share
         Question | The question can be guessed | The question is well argued | | 0.1
         Sources | One source is named | Many sources are named | | 0.3
         | | | |
         Comment: | | | Grade: | 0",
        "= Ladder
         () Question, Sources
         Ladder > Sufficient: The question can be guessed @Question; One source is named @Sources
         Ladder > Good: The question is well argued @Question; Many sources are named @Sources",
    );
}

#[test]
fn many_names_of_which_nothing_is_said_head_nothing() {
    check(
        "Skill | Junior | Senior
         Manners | Has a good attitude | Leads without orders
         Leading | |
         Solving | |
         Talking | |
         Webs | Writes plain pages | Makes pages fast",
        "= Ladder
         () Manners, Leading, Solving, Talking, Webs
         Ladder > Junior: Has a good attitude @Manners; Writes plain pages @Webs
         Ladder > Senior: Leads without orders @Manners; Makes pages fast @Webs",
    );
}

#[test]
fn nobody_is_surer_of_a_file_than_of_its_texts() {
    let sheet = "Skill | Junior | Senior\nRope work | Ties the knots | Teaches the knots that others tie";
    let whole = read("ladder.csv", sheet, None).unwrap().understanding.unwrap();
    let mut map = whole.mapping.clone();
    map.sheets[0].columns[2].is = crate::mapping::Role::Skip;
    let part = read("ladder.csv", sheet, Some(&map)).unwrap().understanding.unwrap();
    assert!(whole.confidence > 0.7, "{}", whole.confidence);
    assert!(part.confidence < 0.6, "{}", part.confidence);
}
