//! First floor, things of other houses: their nodes and what these say.

use super::decide::{Fate, decide};
use super::*;
use crate::layout::{plain, step_head, years_of};
use crate::lines::{joined, statements};
use crate::standard::levels;
use crate::years;
use rungs_words::Words;

/// Where a thing stands in the framework.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Place {
    pub group: Option<Id>,
    pub competency: Option<Id>,
    pub path: Option<Id>,
    /// The path has steps.
    pub stepped: bool,
    pub step: Option<Id>,
    pub ability: Option<Id>,
    pub family: Option<usize>,
}

pub(super) struct Planter<'p, 'f> {
    build: &'p mut Build<'f>,
    things: &'p [Thing],
    shape: &'p Shape,
    nodes: Vec<Option<Id>>,
    links: Vec<Association>,
    /// The path of what stands in none.
    plain_path: Option<Id>,
    /// The group of competencies that stand in none.
    plain_group: Option<Id>,
    /// Groups by name, of which several competencies say they are.
    groups: HashMap<String, Id>,
    /// Steps that several competencies share, by path and name.
    cells: HashMap<(Id, String), Id>,
    /// Paths that have such steps.
    celled: Vec<Id>,
    /// Competencies by name.
    subjects: HashMap<String, Id>,
}

impl<'p, 'f> Planter<'p, 'f> {
    pub fn new(build: &'p mut Build<'f>, things: &'p [Thing], shape: &'p Shape) -> Planter<'p, 'f> {
        Planter {
            build,
            things,
            shape,
            nodes: vec![None; things.len()],
            links: Vec::new(),
            plain_path: None,
            plain_group: None,
            groups: HashMap::new(),
            cells: HashMap::new(),
            celled: Vec::new(),
            subjects: HashMap::new(),
        }
    }

    /// Makes the node of a thing and gives the place of what stands in it.
    pub fn plant(&mut self, at: usize, place: Place) -> Result<Place, ReadError> {
        let next = match decide(self.things, self.shape, at, place) {
            Fate::Family => self.family(at, place)?,
            Fate::Cell => self.cell(at, place)?,
            Fate::Rated => self.rated(at, place)?,
            Fate::Example => {
                self.example(at, place);
                place
            }
            Fate::Node(kind) => self.node(at, kind, place)?,
        };
        Ok(next)
    }

    fn family(&mut self, at: usize, place: Place) -> Result<Place, ReadError> {
        let thing = &self.things[at];
        let root = self.build.root();
        let name = thing.title.as_ref().or(thing.text.as_ref());
        let title = name.map(|part| self.build.text(part).trim().to_owned()).unwrap_or_default();
        // What is said of the family as a whole stands in a note under its name.
        let mut bodies: Vec<&Part> =
            thing.body.iter().chain(thing.text.iter().filter(|_| thing.title.is_some())).collect();
        bodies.extend(thing.notes.iter().flat_map(|note| std::iter::once(&note.body).chain(&note.more)));
        bodies.extend(thing.examples.iter().chain(&thing.years).chain(&thing.tagline));
        if let Some((first, more)) = bodies.split_first() {
            let text = self.build.text(first).to_owned();
            let heads: Vec<Part> = name.cloned().into_iter().collect();
            let note = self.build.note(root, &title, &heads, &text, std::slice::from_ref(*first))?;
            for part in more {
                self.build.say(note, Field::Body, part);
            }
        }
        if let Some(code) = &thing.code {
            self.build.skip(code, Skip::Name);
        }
        Ok(Place { family: Some(at), ..place })
    }

    fn example(&mut self, at: usize, place: Place) {
        let thing = &self.things[at];
        let Some(ability) = place.ability else { return };
        let said = [&thing.title, &thing.text, &thing.body].into_iter().flatten();
        for part in said
            .chain(thing.examples.iter())
            .chain(thing.notes.iter().flat_map(|note| std::iter::once(&note.body).chain(&note.more)))
        {
            self.build.say(ability, Field::Examples, part);
        }
        for part in thing.code.iter().chain(&thing.tagline).chain(&thing.years) {
            self.build.skip(part, Skip::NoPlace);
        }
    }

    /// The path that what stands in none shares, called like the whole.
    fn path(&mut self, place: Place) -> Result<Id, ReadError> {
        if let Some(path) = place.path.or(self.plain_path) {
            return Ok(path);
        }
        let root = self.build.root();
        let path = self.build.node(Kind::Path, root)?;
        let title = self.build.record(root).map(|root| root.face().to_owned()).unwrap_or_default();
        self.build.says(path, Field::Title, &title, &[]);
        self.plain_path = Some(path);
        Ok(path)
    }

    fn group(&mut self, place: Place) -> Result<Id, ReadError> {
        if let Some(group) = place.group.or(self.plain_group) {
            return Ok(group);
        }
        let root = self.build.root();
        let group = self.build.node(Kind::Group, root)?;
        self.plain_group = Some(group);
        Ok(group)
    }

    /// The group of that name, which several competencies say they are of.
    fn group_called(&mut self, name: &Part) -> Result<Id, ReadError> {
        let said = plain(self.build.text(name));
        if let Some(group) = self.groups.get(&said) {
            return Ok(*group);
        }
        let root = self.build.root();
        let group = self.build.node(Kind::Group, root)?;
        self.build.say(group, Field::Title, name);
        self.groups.insert(said, group);
        Ok(group)
    }

    fn cell(&mut self, at: usize, place: Place) -> Result<Place, ReadError> {
        let path = self.path(place)?;
        let thing = &self.things[at];
        let nth =
            self.shape.parents[at].and_then(|p| self.shape.below[p].iter().position(|c| *c == at)).unwrap_or(0) + 1;
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
        let statements = [&thing.text, &thing.body].into_iter().flatten().filter(|part| Some(*part) != name);
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

    fn tie(&mut self, ability: Id, place: Place) {
        if let Some(competency) = place.competency {
            self.build.set(ability, Field::Competency, Value::Link(competency), &[]);
        }
    }

    fn named(&mut self, id: Option<Id>, kind: Kind, parent: Id) -> Result<Id, ReadError> {
        match id.filter(|id| self.build.record(*id).is_none()) {
            Some(id) => self.build.node_as(id, kind, parent),
            None => self.build.node(kind, parent),
        }
    }

    fn node(&mut self, at: usize, kind: Kind, place: Place) -> Result<Place, ReadError> {
        let thing = &self.things[at];
        let root = self.build.root();
        // The same subject under several steps is one competency.
        if kind == Kind::Competency && !thing.exact && (place.step.is_some() || place.path.is_some()) {
            return self.subject(at, place);
        }
        let parent = match kind {
            Kind::Step => self.path(place)?,
            Kind::Ability => match place.step {
                Some(step) => step,
                None => self.path(place)?,
            },
            Kind::Competency => match thing.family.as_ref().filter(|_| place.group.is_none()) {
                Some(family) => self.group_called(family)?,
                None => self.group(place)?,
            },
            Kind::ValueStream => match self.shape.parents[at].and_then(|p| self.nodes[p]) {
                Some(objective) => objective,
                None => self.build.node(Kind::Objective, root)?,
            },
            _ => root,
        };
        let parent = if self.build.kind(parent).is_some_and(|p| p.children().contains(&kind)) { parent } else { root };
        let node = self.named(thing.id, kind, parent)?;
        self.nodes[at] = Some(node);
        self.say(at, node, kind)?;
        if kind == Kind::Path
            && let Some(family) = place.family
        {
            self.family_line(family, node);
        }
        if kind == Kind::Ability {
            self.tie(node, place);
        }
        if kind == Kind::Competency {
            let name = plain(self.build.record(node).map_or("", |record| record.text(Field::Title)));
            self.subjects.entry(name).or_insert(node);
        }
        if kind == Kind::Step {
            self.know(at, node, parent);
        }
        if !thing.levels.is_empty() {
            let place = Place { competency: (kind == Kind::Competency).then_some(node).or(place.competency), ..place };
            self.levels(at, node, kind, place)?;
        }
        if !thing.exact {
            self.tie_to_container(at, node, parent);
        }
        let stepped = |at: usize| self.shape.heights[at] > 1 || self.shape.levels[at].is_some();
        Ok(match kind {
            Kind::Group => Place { group: Some(node), family: place.family, ..Place::default() },
            Kind::Competency => Place { group: Some(parent), competency: Some(node), ..place },
            Kind::Path => Place { path: Some(node), stepped: stepped(at), ..Place::default() },
            Kind::Step => Place { path: Some(parent), step: Some(node), stepped: true, ..place },
            Kind::Ability => Place { ability: Some(node), ..place },
            _ => place,
        })
    }

    /// A step goes by its title, its code and its number where a level of a competency names it.
    fn know(&mut self, at: usize, step: Id, path: Id) {
        let Some(record) = self.build.record(step) else { return };
        let names = [record.text(Field::Title).to_owned(), record.text(Field::Code).to_owned()];
        for name in names.into_iter().chain(self.things[at].number.clone()).filter(|name| !name.is_empty()) {
            self.cells.entry((path, plain(&name))).or_insert(step);
        }
    }

    /// What a competency is on each level: an ability on the step of that name.
    fn levels(&mut self, at: usize, node: Id, kind: Kind, place: Place) -> Result<(), ReadError> {
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
    fn rated(&mut self, at: usize, place: Place) -> Result<Place, ReadError> {
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

    fn subject(&mut self, at: usize, place: Place) -> Result<Place, ReadError> {
        let thing = &self.things[at];
        let name = thing.title.as_ref().or(thing.text.as_ref());
        let said = name.map(|part| plain(self.build.text(part))).unwrap_or_default();
        let competency = match self.subjects.get(&said).filter(|_| !said.is_empty()) {
            Some(competency) => {
                let again = *competency;
                for part in name.into_iter().chain(&thing.code) {
                    self.build.skip(part, Skip::Again);
                }
                self.nodes[at] = Some(again);
                let more = [&thing.body, &thing.text.clone().filter(|_| thing.title.is_some())];
                for part in more.into_iter().flatten() {
                    self.once(again, Field::Definition, part);
                }
                self.prose(at, again, Kind::Competency)?;
                again
            }
            None => {
                let group = self.group(place)?;
                let competency = self.named(thing.id, Kind::Competency, group)?;
                self.nodes[at] = Some(competency);
                self.say(at, competency, Kind::Competency)?;
                self.subjects.insert(said, competency);
                competency
            }
        };
        Ok(Place { competency: Some(competency), ..place })
    }

    /// Says a text that a field may hold already.
    fn once(&mut self, node: Id, field: Field, part: &Part) {
        let said = self.build.text(part).trim().to_owned();
        let have = self.build.record(node).map(|record| record.text(field)).unwrap_or_default();
        if have == said || have.lines().any(|line| line == said) {
            self.build.skip(part, Skip::Again);
        } else {
            self.build.say(node, field, part);
        }
    }

    /// The name of a family as the tagline of a path; its piece is traced there unless a note has it.
    fn family_line(&mut self, family: usize, path: Id) {
        let thing = &self.things[family];
        if let Some(name) = thing.title.as_ref().or(thing.text.as_ref()) {
            let text = self.build.text(name).trim().to_owned();
            let has = self.build.record(path).is_some_and(|record| !record.text(Field::Tagline).is_empty());
            if !has {
                self.build.says(path, Field::Tagline, &text, std::slice::from_ref(name));
            }
        }
    }

    /// What a framework cannot hold where the file has it stays tied to it.
    fn tie_to_container(&mut self, at: usize, node: Id, parent: Id) {
        let Some(container) = self.shape.parents[at].and_then(|p| self.nodes[p]) else { return };
        let linked = self.build.record(node).and_then(|record| record.link(Field::Competency)) == Some(container);
        if container != parent && container != node && !linked {
            self.link(node, container);
        }
    }

    fn link(&mut self, from: Id, to: Id) {
        self.links.push(Association {
            id: from.derive(to.as_bytes()).derive(b"isChildOf"),
            relation: "isChildOf".to_owned(),
            from: from.to_string(),
            to: to.to_string(),
            title: String::new(),
            note: String::new(),
        });
    }

    /// Writes into a node what its thing says.
    fn say(&mut self, at: usize, node: Id, kind: Kind) -> Result<(), ReadError> {
        let thing = &self.things[at];
        let face = kind.face().unwrap_or(Field::Title);
        if kind == Kind::Ability {
            self.statement(thing, node);
        } else {
            let (name, more) = match (&thing.title, &thing.text) {
                (Some(title), text) => (Some(title), text.as_ref()),
                (None, text) if thing.called.is_some() => (None, text.as_ref()),
                (None, text) => (text.as_ref(), None),
            };
            match (name, kind) {
                (name, _) if thing.called.is_some() => {
                    let called = thing.called.clone().unwrap_or_default();
                    let parts: Vec<Part> = name.cloned().into_iter().collect();
                    self.build.says(node, face, &called, &parts);
                }
                (Some(name), Kind::Step | Kind::Grade) if !thing.exact => step_head(self.build, node, kind, name),
                (Some(name), _) => self.build.say(node, face, name),
                (None, _) => {}
            }
            if let Some(more) = more {
                if name.is_some_and(|name| self.build.text(more).trim() == self.build.text(name).trim()) {
                    self.build.skip(more, Skip::Again);
                } else {
                    self.body(node, kind, more);
                }
            }
        }
        if let Some(code) = &thing.code {
            if kind.fields().contains(&Field::Code) {
                let has = self.build.record(node).is_some_and(|record| !record.text(Field::Code).is_empty());
                if has {
                    self.build.skip(code, Skip::Again);
                } else {
                    self.build.say(node, Field::Code, code);
                }
            } else {
                let raw = serde_json::Value::from(self.build.text(code).trim()).to_string();
                self.build.keep(node, "code", raw);
                self.build.is_in(node, Field::Code, code);
            }
        }
        if let Some(body) = &thing.body {
            self.body(node, kind, body);
        }
        self.prose(at, node, kind)
    }

    fn statement(&mut self, thing: &Thing, node: Id) {
        match (&thing.title, &thing.text) {
            (Some(title), Some(text)) => {
                let (short, long) = (self.build.text(title).trim(), self.build.text(text).trim());
                let start = short.trim_end_matches(['.', '…']).trim_end();
                if long.starts_with(start) && !thing.exact {
                    self.build.skip(title, Skip::Again);
                } else {
                    self.build.say(node, Field::Title, title);
                }
                self.build.say(node, Field::Statement, text);
            }
            (title, text) => {
                if let Some(part) = text.as_ref().or(title.as_ref()) {
                    self.build.say(node, Field::Statement, part);
                }
            }
        }
    }

    /// A longer description, and the years that a step's speaks of.
    fn body(&mut self, node: Id, kind: Kind, body: &Part) {
        let field = match kind {
            Kind::Competency => Field::Definition,
            Kind::Ability => Field::Examples,
            Kind::Framework | Kind::Group | Kind::Path | Kind::Step => Field::Summary,
            Kind::Note => Field::Body,
            _ => {
                self.build.skip(body, Skip::NoPlace);
                return;
            }
        };
        if kind == Kind::Step && self.only_years(node, body) {
            return;
        }
        self.build.say(node, field, body);
    }

    /// Takes years out of a text on a step; true if the text says nothing else.
    fn only_years(&mut self, step: Id, part: &Part) -> bool {
        let has = self.build.record(step).is_some_and(|record| record.experience().is_some());
        let Some(found) = years::find(self.build.text(part), false).filter(|_| !has) else { return false };
        let parts: &[Part] = if found.whole { std::slice::from_ref(part) } else { &[] };
        self.build.years(step, found.years, parts);
        found.whole
    }

    /// Taglines, years, notes and examples.
    fn prose(&mut self, at: usize, node: Id, kind: Kind) -> Result<(), ReadError> {
        let thing = &self.things[at];
        if let Some(tagline) = &thing.tagline {
            match kind {
                Kind::Path => self.build.say(node, Field::Tagline, tagline),
                Kind::Step => self.build.say(node, Field::Focus, tagline),
                Kind::Group | Kind::Framework => self.build.say(node, Field::Summary, tagline),
                Kind::Competency => self.build.say(node, Field::Definition, tagline),
                _ => self.build.skip(tagline, Skip::NoPlace),
            }
        }
        if let Some(level) = &thing.level
            && kind != Kind::Ability
        {
            self.build.noted(node, "Level", level)?;
        }
        if let Some(family) = &thing.family {
            match kind {
                // Said again of a competency, its group has it already.
                Kind::Competency => self.build.skip(family, Skip::Again),
                Kind::Path => self.once(node, Field::Tagline, family),
                Kind::Step => self.once(node, Field::Focus, family),
                _ => self.build.skip(family, Skip::NoPlace),
            }
        }
        if let Some((years, parts)) = &thing.span {
            match kind {
                Kind::Step => self.build.years(node, years.clone(), parts),
                _ => parts.iter().for_each(|part| self.build.skip(part, Skip::NoPlace)),
            }
        }
        for part in &thing.years {
            match kind {
                Kind::Step => years_of(self.build, node, part),
                _ => {
                    self.build.noted(node, Words::ENGLISH.field(Field::Experience), part)?;
                }
            }
        }
        for note in &thing.notes {
            if kind == Kind::Step && self.only_years(node, &note.body) {
                for head in &note.heads {
                    self.build.skip(head, Skip::Head);
                }
                continue;
            }
            if note.minor && kind == Kind::Ability {
                for part in std::iter::once(&note.body).chain(&note.more).chain(&note.heads) {
                    self.build.skip(part, Skip::NoPlace);
                }
                continue;
            }
            let made = self.build.noted(node, &note.heading, &note.body)?;
            for part in &note.more {
                match made {
                    Some(made) => self.build.say(made, Field::Body, part),
                    None if kind == Kind::Ability => self.build.say(node, Field::Examples, part),
                    None => self.build.skip(part, Skip::NoPlace),
                }
            }
            for head in &note.heads {
                match made {
                    Some(made) => self.build.is_in(made, Field::Heading, head),
                    None => self.build.skip(head, Skip::Head),
                }
            }
        }
        let mut list = None;
        for example in &thing.examples {
            match (kind, list) {
                (Kind::Ability, _) => self.build.say(node, Field::Examples, example),
                (Kind::Competency, _) => self.build.say(node, Field::Example, example),
                (_, Some(list)) => self.build.say(list, Field::Body, example),
                _ => {
                    list = self.build.noted(node, Words::ENGLISH.field(Field::Examples), example)?;
                }
            }
        }
        if let (Some(note), true) = (list, thing.examples.len() > 1) {
            self.build.itemise(note);
        }
        Ok(())
    }

    /// Copies of what stands in several things, and levels in the order of their numbers.
    pub fn finish(mut self) -> Result<Grown, ReadError> {
        for at in 0..self.things.len() {
            let Some(node) = self.nodes[at] else { continue };
            for also in &self.things[at].also {
                let Some(container) = self.nodes.get(*also).copied().flatten() else { continue };
                let kinds = self.build.kind(node).zip(self.build.kind(container));
                match kinds {
                    Some((Kind::Ability, Kind::Step | Kind::Path)) => self.copy(node, container)?,
                    Some((Kind::Ability, Kind::Competency)) if self.is_free(node) => {
                        self.build.set(node, Field::Competency, Value::Link(container), &[]);
                    }
                    _ => self.link(node, container),
                }
            }
        }
        let mut paths = std::mem::take(&mut self.celled);
        paths.sort_unstable();
        paths.dedup();
        self.build.sort_rows(&paths, Kind::Step, |step| levels::number(step.text(Field::Title)));
        Ok(Grown { nodes: self.nodes, links: self.links })
    }

    fn is_free(&self, ability: Id) -> bool {
        self.build.record(ability).is_some_and(|record| record.link(Field::Competency).is_none())
    }

    fn copy(&mut self, ability: Id, container: Id) -> Result<(), ReadError> {
        let Some(from) = self.build.record(ability).cloned() else { return Ok(()) };
        let copy = self.named(Some(ability.derive(container.as_bytes())), Kind::Ability, container)?;
        for (field, value) in from.fields.iter() {
            self.build.set(copy, field, value.clone(), &[]);
        }
        Ok(())
    }
}
