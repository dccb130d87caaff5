//! First floor, things of other houses: levels of competencies, which are steps that all of them share.

use super::*;
use crate::layout::step_head;
use crate::lines::{joined, statements};

impl Planter<'_, '_> {
    pub(super) fn cell(&mut self, at: usize, place: Place) -> Result<Place, ReadError> {
        let path = self.path(place)?;
        let thing = &self.things[at];
        let nth = self.shape.nth[at] + 1;
        let has_below = self.shape.heights[at] > 0;
        let name = thing.title.as_ref().or(thing.code.as_ref()).or(thing.text.as_ref().filter(|_| has_below));
        let said = match (&thing.called, name) {
            (Some(called), _) => called.clone(),
            (None, Some(part)) => self.build.text(part).trim().to_owned(),
            (None, None) => nth.to_string(),
        };
        let step = match self.cells.get(&(path, plain(&said))) {
            Some(step) => {
                if let Some(part) = name {
                    self.build.skip(part, Skip::Again);
                }
                *step
            }
            None => {
                let step = self.named(thing.id, Kind::Step, path)?;
                match name.filter(|_| thing.called.is_none()) {
                    Some(part) => step_head(self.build, step, Kind::Step, part),
                    None => {
                        let parts: Vec<Part> = name.cloned().into_iter().collect();
                        self.build.says(step, Field::Title, &said, &parts);
                    }
                }
                self.cells.insert((path, plain(&said)), step);
                self.celled.push(path);
                step
            }
        };
        self.nodes[at] = Some(step);
        if let Some(code) = thing.code.as_ref().filter(|code| Some(*code) != name) {
            self.build.skip(code, Skip::Name);
        }
        let place = Place { path: Some(path), step: Some(step), stepped: true, ..place };
        let statements = thing.text.iter().chain(&thing.body).chain(&thing.lines).filter(|part| Some(*part) != name);
        let mut last = None;
        for part in statements {
            let ability = self.build.node(Kind::Ability, step)?;
            self.build.say(ability, Field::Statement, part);
            self.tie(ability, place);
            last = Some(ability);
        }
        for part in thing
            .examples
            .iter()
            .chain(thing.notes.iter().flat_map(|note| std::iter::once(&note.body).chain(&note.more)))
        {
            match last {
                Some(ability) => self.build.say(ability, Field::Examples, part),
                None => self.build.say(step, Field::Summary, part),
            }
        }
        for part in thing.years.iter().chain(&thing.tagline) {
            self.build.skip(part, Skip::NoPlace);
        }
        Ok(place)
    }

    /// A step goes by its title, its code and its number where a level of a competency names it.
    pub(super) fn know(&mut self, at: usize, step: Id, path: Id) {
        let Some(record) = self.build.record(step) else { return };
        let names = [record.text(Field::Title).to_owned(), record.text(Field::Code).to_owned()];
        for name in names.into_iter().chain(self.things[at].number.clone()).filter(|name| !name.is_empty()) {
            self.cells.entry((path, plain(&name))).or_insert(step);
        }
    }

    /// What a competency is on each level: an ability on the step of that name.
    pub(super) fn levels(&mut self, at: usize, node: Id, kind: Kind, place: Place) -> Result<(), ReadError> {
        let thing = &self.things[at];
        if kind != Kind::Competency {
            for (heading, part) in &thing.levels {
                self.build.noted(node, heading, part)?;
            }
            return Ok(());
        }
        let path = self.path(place)?;
        for (name, part) in &thing.levels {
            let step = match self.cells.get(&(path, plain(name))) {
                Some(step) => *step,
                None => {
                    let step = self.build.node(Kind::Step, path)?;
                    self.build.says(step, Field::Title, name, &[]);
                    self.cells.insert((path, plain(name)), step);
                    self.celled.push(path);
                    step
                }
            };
            for parts in statements(self.build, part) {
                let ability = self.build.node(Kind::Ability, step)?;
                let text = joined(self.build, &parts);
                self.build.says(ability, Field::Statement, &text, &parts);
                self.tie(ability, place);
            }
        }
        Ok(())
    }

    /// A competency that a step or path asks for on a level: an ability tied to it, with the level as its title.
    pub(super) fn rated(&mut self, at: usize, place: Place) -> Result<Place, ReadError> {
        let thing = &self.things[at];
        let parent = match place.step {
            Some(step) => step,
            None => self.path(place)?,
        };
        let name = thing.title.as_ref().or(thing.text.as_ref());
        let said = name.map(|part| self.build.text(part).trim().to_owned()).unwrap_or_default();
        let competency = match self.subjects.get(&plain(&said)) {
            Some(competency) => {
                if let Some(name) = name {
                    self.build.skip(name, Skip::Again);
                }
                *competency
            }
            None => {
                let group = self.group(Place { group: None, ..place })?;
                let competency = self.build.node(Kind::Competency, group)?;
                if let Some(name) = name {
                    self.build.say(competency, Field::Title, name);
                }
                self.subjects.insert(plain(&said), competency);
                competency
            }
        };
        let ability = self.named(thing.id, Kind::Ability, parent)?;
        self.nodes[at] = Some(ability);
        match thing.text.as_ref().filter(|_| thing.title.is_some()).or(thing.body.as_ref()) {
            Some(text) => self.build.say(ability, Field::Statement, text),
            None => self.build.says(ability, Field::Statement, &said, &[]),
        }
        for line in &thing.lines {
            self.build.say(ability, Field::Examples, line);
        }
        if let Some(level) = &thing.level {
            self.build.say(ability, Field::Title, level);
        }
        self.build.set(ability, Field::Competency, Value::Link(competency), &[]);
        if let Some(code) = &thing.code {
            self.build.skip(code, Skip::Name);
        }
        self.prose(at, ability, Kind::Ability)?;
        Ok(Place { ability: Some(ability), ..place })
    }
}
