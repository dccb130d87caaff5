//! First floor, things of other houses: their nodes and what these say.

mod cells;
mod say;

use super::decide::{Fate, decide};
use super::*;
use crate::layout::plain;
use crate::standard::levels;

/// The bytes of a text whose lines are many.
const LONG: usize = 20_000;

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
    links: Links,
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
            links: Links::default(),
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
            thing.body.iter().chain(&thing.lines).chain(thing.text.iter().filter(|_| thing.title.is_some())).collect();
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
            .chain(thing.lines.iter().chain(&thing.examples))
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
        let has_steps = |child: &usize| self.things[*child].kind == Some(Kind::Step);
        let stepped = |at: usize| {
            let below = &self.shape.below[at];
            self.shape.heights[at] > 1 || self.shape.levels[at].is_some() || below.iter().any(has_steps)
        };
        Ok(match kind {
            Kind::Group => Place { group: Some(node), family: place.family, ..Place::default() },
            Kind::Competency => Place { group: Some(parent), competency: Some(node), ..place },
            Kind::Path => Place { path: Some(node), stepped: stepped(at), ..Place::default() },
            Kind::Step => Place { path: Some(parent), step: Some(node), stepped: true, ..place },
            Kind::Ability => Place { ability: Some(node), ..place },
            _ => place,
        })
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
                for part in more.into_iter().flatten().chain(&thing.lines) {
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

    /// Says a text that a field may hold already. A field of ever so many lines is not looked through for each.
    fn once(&mut self, node: Id, field: Field, part: &Part) {
        let said = self.build.text(part).trim().to_owned();
        let have = self.build.record(node).map(|record| record.text(field)).unwrap_or_default();
        if have == said || (have.len() < LONG && have.lines().any(|line| line == said)) {
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
        self.links.push(&Association {
            id: from.derive(to.as_bytes()).derive(b"isChildOf"),
            relation: "isChildOf".to_owned(),
            from: from.to_string(),
            to: to.to_string(),
            title: String::new(),
            note: String::new(),
        });
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
