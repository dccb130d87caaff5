//! Ladders that are hard to compare: every title again in each step of a path, all sentences from one mould, some of
//! them exact copies of others.

use super::words::SUBJECTS;
use super::{Dice, Sketch, text};
use rungs_model::{Field, Framework, Id, Kind, Value};

/// What the steps of every other path are called; the rest say what they are steps of too.
const LEVELS: [&str; 6] = ["Associate", "Practitioner", "Senior", "Lead", "Principal", "Fellow"];
/// How many abilities stand on a step: one of each row of the path.
const ROWS: usize = 8;
/// How many statements of a hundred are exact copies of another one.
const COPIES: usize = 2;

/// A ladder of so many abilities: paths of six steps, eight abilities a step, a title and a competency for each row of a
/// path; grades, notes, transitions and objectives too.
pub fn ladder(seed: u64, abilities: usize) -> Framework {
    sketched(seed, abilities, true)
}

/// The same without titles: several statements in a cell of a matrix, with nothing to know them by but their words.
pub fn ladder_without_titles(seed: u64, abilities: usize) -> Framework {
    sketched(seed, abilities, false)
}

fn sketched(seed: u64, abilities: usize, titled: bool) -> Framework {
    let mut sketch = Sketch { dice: Dice::new(seed), records: Vec::new() };
    let root = sketch.root();
    let grades: Vec<Id> = (1..=LEVELS.len()).map(|n| sketch.grade(root, n)).collect();
    let competencies = sketch.groups(root, (abilities / 25).clamp(8, 400));
    let (mut made, mut said, mut steps) = (0, Vec::new(), Vec::new());
    for nth in 0.. {
        if made >= abilities {
            break;
        }
        let path = sketch.path(root, nth);
        let subject = sketch.dice.pick(SUBJECTS).to_string();
        let rows: Vec<(String, Id)> =
            (0..ROWS).map(|_| (sketch.dice.name(), competencies[sketch.dice.below(competencies.len())])).collect();
        for (level, grade) in grades.iter().enumerate() {
            let count = ROWS.min(abilities - made);
            made += count;
            let step = sketch.level(path, (level, *grade), if nth % 2 == 0 { "" } else { &subject });
            for (row, (title, competency)) in rows.iter().enumerate().take(count) {
                sketch.cell(step, row, (if titled { title } else { "" }, *competency), &mut said);
            }
            if level > 0 {
                sketch.transition(root, steps.len(), steps[steps.len() - 1], step);
            }
            steps.push(step);
        }
    }
    sketch.objectives(root, abilities);
    match Framework::from_records(sketch.records) {
        Ok(framework) => framework,
        Err(error) => unreachable!("the sketch puts every node where it may stand: {error}"),
    }
}

impl Sketch {
    fn path(&mut self, root: Id, nth: usize) -> Id {
        let fields = vec![(Field::Title, text(self.dice.name())), (Field::Tagline, text(self.dice.statement()))];
        let path = self.put(Kind::Path, Some(root), nth, fields);
        let note = vec![(Field::Heading, text("How to grow")), (Field::Body, text(self.dice.prose(3)))];
        self.put(Kind::Note, Some(path), 0, note);
        path
    }

    fn level(&mut self, path: Id, (nth, grade): (usize, Id), subject: &str) -> Id {
        let step = self.step(path, nth, grade);
        if let Some(record) = self.records.last_mut() {
            let title = format!("{} {subject}", LEVELS[nth]);
            record.fields.set(Field::Title, Some(text(title.trim())));
        }
        let note = vec![(Field::Heading, text("What this looks like")), (Field::Body, text(self.dice.prose(2)))];
        self.put(Kind::Note, Some(step), 0, note);
        step
    }

    fn cell(&mut self, step: Id, nth: usize, (title, competency): (&str, Id), said: &mut Vec<String>) {
        let copied = !said.is_empty() && self.dice.percent(COPIES);
        let statement = if copied { said[self.dice.below(said.len())].clone() } else { self.dice.statement() };
        let fields = vec![
            (Field::Title, text(title)),
            (Field::Statement, text(statement.as_str())),
            (Field::Competency, Value::Link(competency)),
        ];
        said.push(statement);
        self.put(Kind::Ability, Some(step), nth, fields);
    }
}
