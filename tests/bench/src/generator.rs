//! A generator of frameworks of any size, and of edits of them: the same for the same seed, on every machine.
//!
//! Nothing in here is random: two runs, or two machines, speak of the same framework when they speak of the same seed.

mod edits;
mod ladder;
mod script;
mod sheet;
mod truth;
mod words;

pub use edits::{edited, rewording, touched_bytes};
pub use ladder::{ladder, ladder_without_titles};
pub use script::{Edited, Script, follow, under_new_ids};
pub use truth::{Score, Told, back, score, told};

use rungs_model::{Experience, Extra, Field, Framework, Id, Kind, Metric, Place, Record, Value, Years};
use words::{ENDINGS, OBJECTS, QUALITIES, SCOPES, SUBJECTS, VERBS};

/// A row of numbers that follows from its seed alone (SplitMix64).
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    /// The row of a seed.
    pub fn new(seed: u64) -> Dice {
        Dice(seed)
    }

    /// The next number.
    pub fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below another one, which is not 0.
    pub fn below(&mut self, end: usize) -> usize {
        (self.number() % end as u64) as usize
    }

    /// Whether something happens that happens so many times in a hundred.
    pub fn percent(&mut self, times: usize) -> bool {
        self.below(100) < times
    }

    /// One of several.
    pub fn pick<'t, T: ?Sized>(&mut self, of: &[&'t T]) -> &'t T {
        of[self.below(of.len())]
    }

    /// An id (UUID version 4 in form).
    pub fn id(&mut self) -> Id {
        let mut bytes = [0; 16];
        bytes[..8].copy_from_slice(&self.number().to_le_bytes());
        bytes[8..].copy_from_slice(&self.number().to_le_bytes());
        bytes[6] = bytes[6] & 0x0f | 0x40;
        bytes[8] = bytes[8] & 0x3f | 0x80;
        Id::from_bytes(bytes)
    }

    /// An observable statement of about a hundred characters.
    pub fn statement(&mut self) -> String {
        let (verb, quality, object) = (self.pick(VERBS), self.pick(QUALITIES), self.pick(OBJECTS));
        let (scope, ending) = (self.pick(SCOPES), self.pick(ENDINGS));
        format!("{verb} {quality} {object} {scope} {ending}")
    }

    /// A few words that name something.
    fn name(&mut self) -> String {
        let (quality, subject) = (self.pick(QUALITIES), self.pick(SUBJECTS));
        let mut name = format!("{quality} {subject}");
        name[..1].make_ascii_uppercase();
        name
    }

    /// So many sentences.
    fn prose(&mut self, sentences: usize) -> String {
        let sentences: Vec<String> = (0..sentences).map(|_| format!("{}.", self.statement())).collect();
        sentences.join(" ")
    }
}

/// How many abilities stand on a step, on average.
const ABILITIES_A_STEP: usize = 8;
/// How many steps a path has.
const STEPS_A_PATH: usize = 6;

/// A framework of so many abilities (one at least): paths of six steps with eight abilities each, a competency for
/// about every twenty-five abilities, and a little of everything else that a framework can hold.
pub fn framework(seed: u64, abilities: usize) -> Framework {
    let mut sketch = Sketch { dice: Dice::new(seed), records: Vec::new() };
    let root = sketch.root();
    let grades: Vec<Id> = (1..=STEPS_A_PATH).map(|n| sketch.grade(root, n)).collect();
    let competencies = sketch.groups(root, (abilities / 25).clamp(3, 400));
    let steps = sketch.paths(root, abilities.div_ceil(ABILITIES_A_STEP), &grades);
    for n in 0..abilities {
        sketch.ability(steps[n * steps.len() / abilities], n, &competencies);
    }
    for (n, pair) in steps.windows(2).enumerate().filter(|(n, _)| (n + 1) % STEPS_A_PATH > 0) {
        sketch.transition(root, n, pair[0], pair[1]);
    }
    sketch.objectives(root, abilities);
    match Framework::from_records(sketch.records) {
        Ok(framework) => framework,
        Err(error) => unreachable!("the sketch puts every node where it may stand: {error}"),
    }
}

/// Records being made up, containers before what they contain.
struct Sketch {
    dice: Dice,
    records: Vec<Record>,
}

fn text(words: impl Into<String>) -> Value {
    Value::Text(words.into())
}

impl Sketch {
    /// Adds a node as the n-th of its row.
    fn put(&mut self, kind: Kind, parent: Option<Id>, n: usize, fields: Vec<(Field, Value)>) -> Id {
        let id = self.dice.id();
        let place = if parent.is_some() { Place::nth(n) } else { Place::default() };
        let record = Record::new(id, kind, parent, place);
        self.records.push(fields.into_iter().fold(record, |record, (field, value)| record.with(field, value)));
        id
    }

    fn root(&mut self) -> Id {
        let title = text(format!("{} framework", self.dice.name()));
        let summary = text(self.dice.prose(2));
        let fields = vec![(Field::Title, title), (Field::Summary, summary), (Field::Language, text("en"))];
        self.put(Kind::Framework, None, 0, fields)
    }

    fn grade(&mut self, root: Id, n: usize) -> Id {
        let fields = vec![(Field::Title, text(format!("Grade {n}"))), (Field::Code, text(format!("L{n}")))];
        self.put(Kind::Grade, Some(root), n, fields)
    }

    fn groups(&mut self, root: Id, competencies: usize) -> Vec<Id> {
        let groups: Vec<Id> = (0..competencies.div_ceil(8))
            .map(|n| {
                let fields = vec![(Field::Title, text(self.dice.name())), (Field::Summary, text(self.dice.prose(1)))];
                self.put(Kind::Group, Some(root), n, fields)
            })
            .collect();
        (0..competencies)
            .map(|n| {
                let fields = vec![
                    (Field::Title, text(self.dice.name())),
                    (Field::Definition, text(self.dice.prose(2))),
                    (Field::Example, text(self.dice.statement())),
                ];
                self.put(Kind::Competency, Some(groups[n / 8]), n % 8, fields)
            })
            .collect()
    }

    fn paths(&mut self, root: Id, steps: usize, grades: &[Id]) -> Vec<Id> {
        let mut made = Vec::with_capacity(steps);
        for n in 0..steps.div_ceil(STEPS_A_PATH) {
            let fields = vec![(Field::Title, text(self.dice.name())), (Field::Tagline, text(self.dice.statement()))];
            let path = self.put(Kind::Path, Some(root), n, fields);
            let note = vec![(Field::Heading, text("How to grow")), (Field::Body, text(self.dice.prose(4)))];
            self.put(Kind::Note, Some(path), 0, note);
            let left = STEPS_A_PATH.min(steps - made.len());
            for (nth, grade) in grades.iter().enumerate().take(left) {
                made.push(self.step(path, nth, *grade));
            }
        }
        made
    }

    fn step(&mut self, path: Id, nth: usize, grade: Id) -> Id {
        let years = Years::new(nth as f64 * 1.5);
        let context = format!("as contributors to {}", self.dice.pick(OBJECTS));
        let experience =
            Experience { essential: true, min_years: years, max_years: None, context, extra: Extra::default() };
        let fields = vec![
            (Field::Title, text(self.dice.name())),
            (Field::Code, text(format!("P{}", nth + 1))),
            (Field::Summary, text(self.dice.prose(2))),
            (Field::Grade, Value::Link(grade)),
            (Field::Experience, Value::Experience(Box::new(experience))),
        ];
        self.put(Kind::Step, Some(path), nth, fields)
    }

    fn ability(&mut self, step: Id, n: usize, competencies: &[Id]) {
        let mut fields = vec![(Field::Statement, text(self.dice.statement()))];
        if self.dice.percent(80) {
            fields.push((Field::Competency, Value::Link(competencies[self.dice.below(competencies.len())])));
        }
        if self.dice.percent(10) {
            fields.push((Field::Examples, Value::Texts((0..2).map(|_| self.dice.statement()).collect())));
        }
        if self.dice.percent(5) {
            fields.push((Field::Weight, Value::Number(2.0)));
        }
        self.put(Kind::Ability, Some(step), n, fields);
    }

    fn transition(&mut self, root: Id, n: usize, from: Id, to: Id) {
        let fields = vec![(Field::From, Value::Link(from)), (Field::To, Value::Link(to))];
        self.put(Kind::Transition, Some(root), n, fields);
    }

    fn objectives(&mut self, root: Id, abilities: usize) {
        let all: Vec<Id> = self.records.iter().filter(|r| r.kind == Kind::Ability).map(|r| r.id).collect();
        for n in 0..abilities.div_ceil(500) {
            let title = text(self.dice.statement());
            let objective = self.put(Kind::Objective, Some(root), n, vec![(Field::Title, title)]);
            for nth in 0..2 {
                let metric = Metric {
                    name: self.dice.name(),
                    unit: "days".to_string(),
                    baseline: Some(self.dice.below(90) as f64 + 10.0),
                    target: Some(self.dice.below(10) as f64),
                    extra: Extra::default(),
                };
                let serving = (0..10.min(all.len())).map(|_| all[self.dice.below(all.len())]).collect();
                let fields = vec![
                    (Field::Title, text(self.dice.name())),
                    (Field::Metric, Value::Metric(Box::new(metric))),
                    (Field::Abilities, Value::Links(serving)),
                ];
                self.put(Kind::ValueStream, Some(objective), nth, fields);
            }
        }
    }
}

#[cfg(test)]
mod tests;
