//! Pasting as data: the outline of a matrix, a block, the outline after. Labels show which ability is still itself.

use super::*;
use crate::edit::{MOST_BYTES, MOST_CELLS, Paste, PasteColumn, PasteRow};

const MATRIX: &str = "\
framework F
  group Craft
    competency Flow #flow
    competency Risk #risk
  path P #path
    ability Everywhere #every
    step One #one
      ability a #a
        examples: of a
        competency: #flow
      ability b #b
        competency: #flow
      ability r #r
        competency: #risk
      ability loose #loose
    step Two #two
      ability c #c
        competency: #flow
  objective Why
    valueStream Stream
      abilities: #a #b #c
";

/// The name that a title or a statement has in the outline, as a row or a column of a block: `+` makes a new one.
fn row(framework: &Framework, name: &str) -> PasteRow {
    match name.strip_prefix('+') {
        Some(title) => PasteRow::New { title: title.into(), group: None },
        None if name.is_empty() => PasteRow::Other,
        None => PasteRow::Competency { id: named(framework, name) },
    }
}

fn column(framework: &Framework, name: &str) -> PasteColumn {
    match name.strip_prefix('+') {
        Some(title) => PasteColumn::New { title: title.into() },
        None if name.is_empty() => PasteColumn::EveryStep,
        None => PasteColumn::Step { id: named(framework, name) },
    }
}

/// A block as text: rows divided by line breaks, cells by `|`, lines by `;`, `-` leaves a cell as it is.
fn block(framework: &Framework, rows: &[&str], columns: &[&str], cells: &str) -> Intention {
    let cell = |text: &str| match text.trim() {
        "-" => None,
        text => Some(text.split(';').map(|line| line.trim().to_string()).collect()),
    };
    Intention::Paste(Paste {
        path: named(framework, "P"),
        rows: rows.iter().map(|name| row(framework, name)).collect(),
        columns: columns.iter().map(|name| column(framework, name)).collect(),
        cells: cells.lines().map(|line| line.split('|').map(cell).collect()).collect(),
    })
}

fn matrix() -> Framework {
    outline::read(MATRIX).unwrap()
}

/// Every ability of the path as `where/competency: words (who it was before)`, in order.
fn says(before: &Framework, after: &Framework) -> Vec<String> {
    let was = |id: Id| before.get(id).map_or("new".to_string(), |r| r.face().to_string());
    let path = named(after, "P");
    let of = |parent: &Record, name: &str| -> Vec<String> {
        after
            .below(parent.id, Kind::Ability)
            .map(|r| {
                let row = r.link(Field::Competency).and_then(|id| after.get(id)).map_or("", |c| c.face());
                format!("{name}/{row}: {} ({})", r.face(), was(r.id))
            })
            .collect()
    };
    let mut all = of(after.get(path).unwrap(), "every");
    for step in after.below(path, Kind::Step) {
        all.extend(of(step, step.face()));
    }
    all
}

fn check(rows: &[&str], columns: &[&str], cells: &str, expect: &[&str]) {
    let before = matrix();
    let changes = plan(&before, &block(&before, rows, columns, cells), fresh()).unwrap();
    let mut after = before.clone();
    after.apply(&changes).unwrap();
    assert_eq!(Changes::between(&before, &after), changes);
    assert_eq!(says(&before, &after), expect, "{rows:?} x {columns:?}: {cells}");
    after.apply(&changes.inverse()).unwrap();
    assert_eq!(after, before);
}

const AS_IT_WAS: &[&str] = &[
    "every/: Everywhere (Everywhere)",
    "One/Flow: a (a)",
    "One/Flow: b (b)",
    "One/Risk: r (r)",
    "One/: loose (loose)",
    "Two/Flow: c (c)",
];

#[test]
fn what_says_the_same_stays_as_it_is() {
    check(&["Flow", "Risk", ""], &["One", "Two"], "a;b|c\nr|\nloose|", AS_IT_WAS);
    check(&["Flow"], &["One", "Two"], "-|-", AS_IT_WAS);
    check(&["Flow"], &["One"], " a ;;  b", AS_IT_WAS);
    check(&[""], &[""], "Everywhere", AS_IT_WAS);
    check(&[], &[], "", AS_IT_WAS);
}

#[test]
fn lines_are_paired_with_what_stood_there() {
    // Another order: the cell keeps its places in the step.
    check(
        &["Flow"],
        &["One"],
        "b;a",
        &[AS_IT_WAS[0], "One/Flow: b (b)", "One/Flow: a (a)", AS_IT_WAS[3], AS_IT_WAS[4], AS_IT_WAS[5]],
    );
    // Reworded in order; one more follows the last of its cell, one in front stands in front.
    check(
        &["Flow"],
        &["One"],
        "x;b;y",
        &[
            AS_IT_WAS[0],
            "One/Flow: x (a)",
            "One/Flow: b (b)",
            "One/Flow: y (new)",
            AS_IT_WAS[3],
            AS_IT_WAS[4],
            AS_IT_WAS[5],
        ],
    );
    check(
        &["Flow"],
        &["One"],
        "n;a;m;b",
        &[
            AS_IT_WAS[0],
            "One/Flow: n (new)",
            "One/Flow: a (a)",
            "One/Flow: m (new)",
            "One/Flow: b (b)",
            AS_IT_WAS[3],
            AS_IT_WAS[4],
            AS_IT_WAS[5],
        ],
    );
    // Fewer lines: what says the same stays, the rest goes.
    check(&["Flow"], &["One"], "b", &[AS_IT_WAS[0], AS_IT_WAS[2], AS_IT_WAS[3], AS_IT_WAS[4], AS_IT_WAS[5]]);
    // The same line twice needs two abilities.
    check(
        &["Risk"],
        &["One"],
        "r;r",
        &[AS_IT_WAS[0], AS_IT_WAS[1], AS_IT_WAS[2], AS_IT_WAS[3], "One/Risk: r (new)", AS_IT_WAS[4], AS_IT_WAS[5]],
    );
}

#[test]
fn what_goes_to_another_cell_of_the_block_stays_itself() {
    check(
        &["Flow", "Risk"],
        &["One", "Two"],
        "r|a\nb;c|",
        &[
            AS_IT_WAS[0],
            "One/: loose (loose)",
            "One/Flow: r (r)",
            "One/Risk: b (b)",
            "One/Risk: c (c)",
            "Two/Flow: a (a)",
        ],
    );
    // Without its competency where it goes to what belongs to none.
    check(&["Risk", ""], &["One"], "\nr", &[AS_IT_WAS[0], AS_IT_WAS[1], AS_IT_WAS[2], "One/: r (r)", AS_IT_WAS[5]]);
}

#[test]
fn new_rows_and_columns_stand_at_the_end() {
    check(
        &["Risk", "+Trust", "+Care"],
        &["Two", "+Three"],
        "x|y\nz|\n|w",
        &[
            AS_IT_WAS[0],
            AS_IT_WAS[1],
            AS_IT_WAS[2],
            AS_IT_WAS[3],
            AS_IT_WAS[4],
            AS_IT_WAS[5],
            "Two/Risk: x (new)",
            "Two/Trust: z (new)",
            "Three/Risk: y (new)",
            "Three/Care: w (new)",
        ],
    );
    let without_groups = outline::read("framework F\n  path P\n    step One\n").unwrap();
    let intention = block(&without_groups, &["+Trust", "+Care"], &["One"], "x\ny");
    let mut after = without_groups.clone();
    after.apply(&plan(&without_groups, &intention, fresh()).unwrap()).unwrap();
    assert_eq!(after.of_kind(Kind::Group).len(), 1);
    assert_eq!(order(&outline::write(&after), "competency"), ["Trust", "Care"]);
}

#[test]
fn a_row_named_twice_holds_what_both_say() {
    check(
        &["Risk", "Risk"],
        &["One"],
        "r\nq",
        &[AS_IT_WAS[0], AS_IT_WAS[1], AS_IT_WAS[2], AS_IT_WAS[3], "One/Risk: q (new)", AS_IT_WAS[4], AS_IT_WAS[5]],
    );
}

#[test]
fn clearing_takes_the_references_too() {
    let before = matrix();
    let changes = plan(&before, &block(&before, &["Flow"], &["One", "Two"], "|"), fresh()).unwrap();
    let mut after = before.clone();
    after.apply(&changes).unwrap();
    assert_eq!(says(&before, &after), [AS_IT_WAS[0], AS_IT_WAS[3], AS_IT_WAS[4]]);
    assert!(!outline::write(&after).contains("abilities:"));
    after.apply(&changes.inverse()).unwrap();
    assert_eq!(after, before);
}

#[test]
fn a_short_title_and_examples_stay_with_reworded_abilities() {
    let before = outline::read(
        "framework F\n  path P\n    step One\n      ability Plans  well\n        title: Planning\n        examples: a\n",
    )
    .unwrap();
    let ability = before.of_kind(Kind::Ability)[0].clone();
    let check = |line: &str, expect: &str| {
        let mut after = before.clone();
        after.apply(&plan(&before, &block(&before, &[""], &["One"], line), fresh()).unwrap()).unwrap();
        let now = after.get(ability.id).unwrap();
        let said = (now.text(Field::Title), now.texts(Field::Examples).len(), now.text(Field::Statement));
        assert_eq!(said, ("Planning", 1, expect), "{line}");
    };
    check("Planning: Plans well", "Plans  well");
    check("Plans well", "Plans  well");
    check("Planning: Plans better", "Plans better");
    check("Plans better", "Plans better");
}

#[test]
fn what_cannot_be_pasted_is_refused() {
    let f = matrix();
    let check = |change: &dyn Fn(&mut Paste), expect: EditError| {
        let Intention::Paste(mut paste) = block(&f, &["Flow"], &["One"], "x") else { unreachable!() };
        change(&mut paste);
        assert_eq!(plan(&f, &Intention::Paste(paste), fresh()), Err(expect));
    };
    let lines = |text: String| vec![vec![Some(vec![text])]];
    check(&|p| p.cells = lines("a\0b".into()), EditError::Nul(Field::Statement));
    check(&|p| p.cells = lines("x".repeat(MOST_BYTES + 1)), EditError::TooLong(MOST_BYTES + 1));
    check(&|p| p.cells.push(Vec::new()), EditError::Uneven);
    check(&|p| p.rows = vec![PasteRow::Other; MOST_CELLS + 1], EditError::TooManyCells(MOST_CELLS + 1));
    check(&|p| p.path = named(&f, "One"), EditError::Misplaced(Kind::Step, Kind::Step));
    check(&|p| p.path = fresh(), EditError::Missing(fresh()));
    check(&|p| p.columns = vec![PasteColumn::Step { id: fresh() }], EditError::Missing(fresh()));
    let flow = named(&f, "Flow");
    check(&|p| p.columns = vec![PasteColumn::Step { id: flow }], EditError::Misplaced(Kind::Step, Kind::Competency));
    let one = named(&f, "One");
    check(&|p| p.rows = vec![PasteRow::Competency { id: one }], EditError::BadLink(Field::Competency, one));
    check(&|p| p.rows = vec![PasteRow::Competency { id: fresh() }], EditError::Missing(fresh()));
    let in_a_step = PasteRow::New { title: "New".into(), group: Some(one) };
    check(&|p| p.rows = vec![in_a_step.clone()], EditError::Misplaced(Kind::Competency, Kind::Step));
    // The largest that fits does.
    let Intention::Paste(mut paste) = block(&f, &["Flow"], &["One"], "x") else { unreachable!() };
    paste.cells = lines("x".repeat(MOST_BYTES));
    assert!(plan(&f, &Intention::Paste(paste), fresh()).is_ok());
}

proptest! {
    /// Whatever is pasted, every cell says afterwards what the block said, and taking it back leads to the start.
    #[test]
    fn cells_say_what_was_pasted(cells in prop::collection::vec("[abcr](;[abcrx]){0,3}|", 4), twice in "[abcx](;[abc]){0,2}") {
        let before = matrix();
        let text = format!("{}|{}\n{}|{}", cells[0], cells[1], cells[2], cells[3]);
        let first = plan(&before, &block(&before, &["Flow", "Risk"], &["One", "Two"], &text), fresh()).unwrap();
        let mut after = before.clone();
        after.apply(&first).unwrap();
        let again = block(&after, &["Risk"], &["Two"], &twice);
        let second = plan(&after, &again, Id::from_bytes([8; 16])).unwrap();
        after.apply(&second).unwrap();
        for (n, cell) in [&cells[0], &cells[1], &cells[2], &twice].into_iter().enumerate() {
            let (row, step) = (["Flow", "Flow", "Risk", "Risk"][n], ["One", "Two", "One", "Two"][n]);
            let row = named(&after, row);
            let said: Vec<&str> = after
                .below(named(&after, step), Kind::Ability)
                .filter(|r| r.link(Field::Competency) == Some(row))
                .map(Record::face)
                .collect();
            let wanted: Vec<&str> = cell.split(';').filter(|line| !line.is_empty()).collect();
            prop_assert_eq!(said, wanted);
        }
        after.apply(&first.then(second).inverse()).unwrap();
        prop_assert_eq!(after, before);
    }
}
