//! Scripts of edits: what an author does to a ladder between two versions, and what a comparison ought to say of it.

use super::sheet::Sheet;
use super::truth::{Told, difference};
use super::words::{ENDINGS, OBJECTS, QUALITIES, SCOPES};
use super::{Dice, text};
use rungs_model::{Field, Framework, Id, IdMap, Kind, Place, Record, Value};
use std::collections::BTreeSet;

/// How much an author does.
#[derive(Debug, Clone, Copy)]
pub struct Script {
    /// So many abilities of a hundred are touched.
    pub touched: usize,
    /// Whether every statement bears the marks of having been through another program.
    pub noise: bool,
}

/// What an author made of a framework.
pub struct Edited {
    /// The new state, with the ids of the old one.
    pub kept: Framework,
    /// The new state under ids of its own.
    pub stripped: Framework,
    /// For every id of `stripped` the one it has in `kept`.
    pub origin: IdMap<Id, Id>,
    /// What changed.
    pub truth: BTreeSet<Told>,
}

/// Follows a script.
pub fn follow(old: &Framework, seed: u64, script: Script) -> Edited {
    let homes = old.records().filter_map(|r| Some((r.id, r.parent?))).collect();
    let mut author = Author { dice: Dice::new(seed), sheet: Sheet::of(old), homes, reordered: BTreeSet::new() };
    author.containers(script.touched);
    author.abilities(script.touched);
    author.orders(script.touched);
    if script.noise {
        author.noise();
    }
    let kept = author.sheet.framework();
    let truth = difference(old, &kept, &author.reordered);
    let (stripped, origin) = under_new_ids(&kept, &mut author.dice);
    Edited { kept, stripped, origin, truth }
}

/// The same framework with other ids throughout, and where each comes from.
pub fn under_new_ids(framework: &Framework, dice: &mut Dice) -> (Framework, IdMap<Id, Id>) {
    let fresh: IdMap<Id, Id> = framework.in_order().into_iter().map(|r| (r.id, dice.id())).collect();
    let new = |id: Id| fresh.get(&id).copied().unwrap_or(id);
    let records = framework.in_order().into_iter().map(|record| {
        let mut made = Record::new(new(record.id), record.kind, record.parent.map(new), record.place);
        made.extra = record.extra.clone();
        for (field, value) in record.fields.iter() {
            let value = match value {
                Value::Link(id) => Value::Link(new(*id)),
                Value::Links(ids) => Value::Links(ids.iter().map(|id| new(*id)).collect()),
                other => other.clone(),
            };
            made.fields.set(field, Some(value));
        }
        made
    });
    let stripped = match Framework::from_records(records.collect::<Vec<_>>()) {
        Ok(framework) => framework,
        Err(error) => unreachable!("only the names differ: {error}"),
    };
    (stripped, fresh.into_iter().map(|(id, new)| (new, id)).collect())
}

struct Author {
    dice: Dice,
    sheet: Sheet,
    /// Where everything stood at first.
    homes: IdMap<Id, Id>,
    reordered: BTreeSet<Id>,
}

impl Author {
    /// Every node of a kind, in an order that follows from the seed alone.
    fn all(&self, kind: Kind) -> Vec<Id> {
        let mut ids: Vec<Id> = self.sheet.records.values().filter(|r| r.kind == kind).map(|r| r.id).collect();
        ids.sort_unstable();
        ids
    }

    /// So many in a thousand of a kind, at least one where there are ten.
    fn some(&mut self, kind: Kind, per_thousand: usize) -> Vec<Id> {
        let mut all = self.all(kind);
        let wanted = if all.len() < 10 { 0 } else { (all.len() * per_thousand).div_ceil(1000).min(all.len()) };
        (0..wanted).map(|_| all.swap_remove(self.dice.below(all.len()))).collect()
    }

    fn set(&mut self, id: Id, field: Field, words: String) {
        if let Some(record) = self.sheet.records.get_mut(&id) {
            record.fields.set(field, Some(text(words)));
        }
    }

    fn text(&self, id: Id, field: Field) -> String {
        self.sheet.records.get(&id).map(|r| r.text(field).to_string()).unwrap_or_default()
    }

    fn parent(&self, id: Id) -> Option<Id> {
        self.sheet.records.get(&id)?.parent
    }

    /// Whole containers: renamed, moved, put in the middle, gone, come.
    fn containers(&mut self, touched: usize) {
        for kind in [Kind::Path, Kind::Step, Kind::Competency, Kind::Group] {
            for id in self.some(kind, touched * 4) {
                let name = self.dice.name();
                self.set(id, Field::Title, name);
            }
        }
        for (kind, field) in
            [(Kind::Competency, Field::Definition), (Kind::Note, Field::Body), (Kind::Step, Field::Summary)]
        {
            for id in self.some(kind, touched * 8) {
                let words = self.reworded(&self.text(id, field));
                self.set(id, field, words);
            }
        }
        for id in self.some(Kind::Step, touched * 2) {
            let paths = self.all(Kind::Path);
            let to = paths[self.dice.below(paths.len())];
            if self.parent(id) != Some(to) {
                let at = self.dice.below(6);
                self.sheet.lift(id);
                self.sheet.put(id, to, at);
            }
        }
        for path in self.some(Kind::Path, touched * 4) {
            self.insert_step(path);
        }
        for step in self.some(Kind::Step, touched) {
            self.drop_links(step);
            self.sheet.remove(step);
        }
        for path in self.some(Kind::Path, touched * 2) {
            self.drop_links(path);
            self.sheet.remove(path);
        }
        for competency in self.some(Kind::Competency, touched * 2) {
            let groups = self.all(Kind::Group);
            let to = groups[self.dice.below(groups.len())];
            if self.parent(competency) != Some(to) {
                self.sheet.lift(competency);
                self.sheet.put(competency, to, 0);
            }
        }
    }

    /// A step between two others, with a statement for each row of the path.
    fn insert_step(&mut self, path: Id) {
        let Some(model) = self.sheet.row(path, Kind::Step).first().copied() else { return };
        let step = self.dice.id();
        let record = Record::new(step, Kind::Step, Some(path), Place::default());
        let title = format!("Experienced {}", self.dice.name());
        self.sheet.records.insert(step, record.with(Field::Title, text(title)));
        let at = 1 + self.dice.below(4);
        self.sheet.put(step, path, at);
        for row in self.sheet.row(model, Kind::Ability).to_vec() {
            let at = self.sheet.row(step, Kind::Ability).len();
            self.write(step, at, self.sheet.records.get(&row).cloned());
        }
    }

    /// A new ability, with the title and the competency of another one.
    fn write(&mut self, step: Id, at: usize, like: Option<Record>) -> Id {
        let id = self.dice.id();
        let mut record = Record::new(id, Kind::Ability, Some(step), Place::default());
        for field in [Field::Title, Field::Competency] {
            record.fields.set(field, like.as_ref().and_then(|l| l.fields.get(field).cloned()));
        }
        self.sheet.records.insert(id, record.with(Field::Statement, text(self.dice.statement())));
        self.sheet.put(id, step, at);
        id
    }

    /// What refers to a node that is about to go, goes or forgets it.
    fn drop_links(&mut self, id: Id) {
        let mut gone = BTreeSet::from([id]);
        let mut waiting = vec![id];
        while let Some(id) = waiting.pop() {
            for kind in [Kind::Step, Kind::Ability] {
                for child in self.sheet.row(id, kind).to_vec() {
                    gone.insert(child);
                    waiting.push(child);
                }
            }
        }
        for id in self.all(Kind::Transition) {
            let links_to = |field| self.sheet.records.get(&id).and_then(|r| r.link(field));
            if [Field::From, Field::To].into_iter().filter_map(links_to).any(|step| gone.contains(&step)) {
                self.sheet.remove(id);
            }
        }
        for id in self.all(Kind::ValueStream) {
            if let Some(record) = self.sheet.records.get_mut(&id) {
                let left: Vec<Id> =
                    record.links(Field::Abilities).iter().filter(|a| !gone.contains(a)).copied().collect();
                record.fields.set(Field::Abilities, Some(Value::Links(left)));
            }
        }
    }

    fn abilities(&mut self, touched: usize) {
        let steps = self.all(Kind::Step);
        for id in self.some(Kind::Ability, touched * 10) {
            let Some(parent) = self.parent(id) else { continue };
            let at = self.sheet.row(parent, Kind::Ability).iter().position(|a| *a == id).unwrap_or(0);
            match self.dice.below(100) {
                0..46 => self.reword(id),
                46..60 => self.move_to_one(id, &steps),
                60..64 => {
                    self.reword(id);
                    self.move_to_one(id, &steps);
                }
                64..76 => {
                    self.drop_links(id);
                    self.sheet.remove(id);
                }
                76..88 => {
                    let like = self.sheet.records.get(&id).cloned();
                    self.write(parent, at + 1, like);
                }
                88..91 => self.split(id, parent, at),
                91..94 => self.join(parent, at),
                94..97 => self.edit_number(id),
                _ => {
                    let title = self.dice.name();
                    self.set(id, Field::Title, title);
                }
            }
        }
    }

    fn edit_number(&mut self, id: Id) {
        let weight = self.dice.below(4) as f64 + 2.0;
        if let Some(record) = self.sheet.records.get_mut(&id) {
            record.fields.set(Field::Weight, Some(Value::Number(weight)));
        }
    }

    fn reword(&mut self, id: Id) {
        let words = self.reworded(&self.text(id, Field::Statement));
        self.set(id, Field::Statement, words);
    }

    fn move_to_one(&mut self, id: Id, steps: &[Id]) {
        let step = steps[self.dice.below(steps.len())];
        if self.parent(id) != Some(step) && self.sheet.records.contains_key(&step) {
            let at = self.dice.below(8);
            self.sheet.lift(id);
            self.sheet.put(id, step, at);
        }
    }

    /// One statement becomes two.
    fn split(&mut self, id: Id, parent: Id, at: usize) {
        let statement = self.text(id, Field::Statement);
        let words: Vec<&str> = statement.split(' ').collect();
        let cut = words.len() * 5 / 8;
        if cut < 3 || words.len() - cut < 3 {
            return;
        }
        let (first, second) = (words[..cut].join(" "), words[cut..].join(" "));
        self.set(id, Field::Statement, first);
        let like = self.sheet.records.get(&id).cloned();
        let other = self.write(parent, at + 1, like);
        self.set(other, Field::Statement, second);
    }

    /// Two neighbours become one, under the name of the first.
    fn join(&mut self, parent: Id, at: usize) {
        let row = self.sheet.row(parent, Kind::Ability);
        let (Some(first), Some(second)) = (row.get(at).copied(), row.get(at + 1).copied()) else { return };
        let statement = format!("{}; {}", self.text(first, Field::Statement), self.text(second, Field::Statement));
        self.set(first, Field::Statement, statement);
        self.drop_links(second);
        self.sheet.remove(second);
    }

    /// The same said otherwise: most often a phrase replaced, taken out or put in, now and then everything.
    fn reworded(&mut self, old: &str) -> String {
        let mut words: Vec<String> = old.split(' ').map(str::to_string).collect();
        let at = self.dice.below(words.len().max(1));
        let phrase = match self.dice.below(4) {
            0 => self.dice.pick(QUALITIES),
            1 => self.dice.pick(OBJECTS),
            2 => self.dice.pick(SCOPES),
            _ => self.dice.pick(ENDINGS),
        };
        match self.dice.below(100) {
            0..40 => {
                let end = (at + 1 + self.dice.below(3)).min(words.len());
                words.splice(at..end, phrase.split(' ').map(str::to_string));
            }
            40..55 => words.extend(format!("and {phrase}").split(' ').map(str::to_string)),
            55..70 if words.len() > 6 => {
                let at = at.min(words.len() - 4);
                words.drain(at..at + 3);
            }
            70..80 => words.insert(at, phrase.to_string()),
            80..86 => words.rotate_left(at),
            86..97 => {
                for _ in 0..words.len() / 4 + 1 {
                    let at = self.dice.below(words.len());
                    words[at] = self.dice.pick(QUALITIES).to_string();
                }
            }
            _ => return self.dice.statement(),
        }
        let said = words.join(" ");
        if said == old { format!("{said} throughout") } else { said }
    }

    /// The last node of a long row comes first: nothing else can have been meant.
    fn orders(&mut self, touched: usize) {
        for (container, kind) in [(Kind::Step, Kind::Ability), (Kind::Path, Kind::Step), (Kind::Framework, Kind::Path)]
        {
            let containers = match container {
                Kind::Framework => self.all(container),
                _ => self.some(container, touched * 6),
            };
            for parent in containers {
                let row = self.sheet.row(parent, kind);
                let stayed: Vec<Id> = row.iter().filter(|id| self.stands(**id, parent)).copied().collect();
                if stayed.len() < 5 {
                    continue;
                }
                let last = stayed[stayed.len() - 1];
                self.sheet.lift(last);
                self.sheet.put(last, parent, 0);
                self.reordered.insert(last);
            }
        }
    }

    /// Whether a node stands in the container in which it stood at first.
    fn stands(&self, id: Id, parent: Id) -> bool {
        self.homes.get(&id) == Some(&parent)
    }

    /// What other programs do to a text: case, bullets, quotes, spaces, dashes, `&`.
    fn noise(&mut self) {
        for id in self.all(Kind::Ability) {
            let mut words = self.text(id, Field::Statement);
            words = match self.dice.below(3) {
                0 => words.to_lowercase(),
                1 => words.to_uppercase(),
                _ => words,
            };
            words = words.replace(" and ", [" & ", " and "][self.dice.below(2)]);
            words = words.replace(' ', ["  ", " ", "\u{a0}"][self.dice.below(3)]);
            words = words.replace('-', ["-", "\u{2011}", " \u{2013} "][self.dice.below(3)]);
            words = match self.dice.below(5) {
                0 => format!("\u{2022} {words}"),
                1 => format!("- {words}."),
                2 => format!("\u{201c}{words}\u{201d}"),
                3 => format!("* {words} "),
                _ => format!("{words};"),
            };
            self.set(id, Field::Statement, words);
        }
    }
}
