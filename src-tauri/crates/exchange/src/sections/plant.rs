//! First floor, sections of documents: the framework made of sections whose meaning is told.

use super::roles::{Is, Roles};
use super::titles::{self, Known};
use super::tree::Tree;
use super::{body, notes, objectives, order, overview, tables};
use crate::Input;
use crate::blocks::Shape;
use crate::build::Build;
use crate::error::ReadError;
use crate::layout::Things;
use crate::mapping::Mapping;
use crate::pieces::{Part, Skip};
use crate::sheets::stem;
use rungs_model::{Field, Id, Kind};
use std::collections::HashMap;

/// The sections of a document on their way into a framework.
pub(super) struct Planter<'p, 'f> {
    pub input: &'p Input<'p>,
    pub build: &'p mut Build<'f>,
    pub tree: &'p Tree,
    pub roles: &'p Roles,
    pub things: Things,
    pub mapping: &'p mut Mapping,
    /// What a path is called that nothing names.
    pub title: String,
    pub order: usize,
    /// Of sections that were asked: whether most of their items have a keyword in front.
    pub usual: HashMap<usize, bool>,
    /// What all steps are called, once somebody asked.
    pub steps: Option<overview::Names>,
    /// The steps that stand already, by all of their titles in plain letters.
    pub planted: HashMap<String, Id>,
    /// What a table says is the grade of a step: the head of its column and the cell.
    pub grades: HashMap<String, (String, Part)>,
    /// What a table says are the years of a step.
    pub years: HashMap<String, Part>,
    /// The columns of the last table of levels whose cells say themselves what they are about, and their steps.
    pub levels: Vec<(u32, Id)>,
    /// What else a table says of a step.
    pub about: HashMap<String, Vec<overview::Said>>,
    /// The steps that each competency names.
    pub rows: order::Rows,
    /// Of titles over competencies within steps: whether what is listed there is longer than names.
    pub phrases: HashMap<String, bool>,
}

/// What a section stands in.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Stand {
    pub path: Option<Id>,
    pub step: Option<Id>,
    pub group: Option<Id>,
    pub competency: Option<Id>,
    pub objective: Option<Id>,
    pub stream: Option<Id>,
    /// The last heading above it that only holds sections together.
    pub over: Option<usize>,
}

/// Makes a framework of all sections.
pub(super) fn plant(
    input: &Input<'_>,
    build: &mut Build<'_>,
    tree: &Tree,
    roles: &Roles,
    mapping: &mut Mapping,
) -> Result<(), ReadError> {
    let title = name(build, tree, roles, input.name);
    let mut planter = Planter {
        input,
        build,
        tree,
        roles,
        things: Things::default(),
        mapping,
        title,
        order: 0,
        usual: HashMap::new(),
        steps: None,
        planted: HashMap::new(),
        grades: HashMap::new(),
        years: HashMap::new(),
        levels: Vec::new(),
        about: HashMap::new(),
        rows: order::Rows::default(),
        phrases: HashMap::new(),
    };
    planter.section(0, Stand::default())?;
    order::put(&mut planter);
    let root = planter.build.root();
    if planter.build.records()[0].text(Field::Title).is_empty() {
        let title = planter.title.clone();
        planter.build.says(root, Field::Title, &title, &[]);
    }
    if !tree.language.is_empty() && tree.language.len() < 36 {
        planter.build.says(root, Field::Language, &tree.language, &[]);
    }
    Ok(())
}

/// What the whole is called: its title, else what the file says beside its text, else the name of the file.
fn name(build: &Build<'_>, tree: &Tree, roles: &Roles, file: &str) -> String {
    let title = (1..tree.sections.len()).find(|s| roles.is[*s] == Is::Title).and_then(|s| tree.head(build, s));
    let only =
        (tree.sections[0].below.len() == 1).then(|| tree.title(tree.sections[0].below[0])).filter(|t| !t.is_empty());
    match title {
        Some(part) => build.text(&part).to_string(),
        None if !tree.title.trim().is_empty() => tree.title.trim().to_string(),
        None => only.map_or_else(|| stem(file), str::to_string),
    }
}

impl Planter<'_, '_> {
    /// Plants a section with all below it. It nests no deeper than there are levels of headings.
    pub fn section(&mut self, s: usize, stand: Stand) -> Result<(), ReadError> {
        self.order += 1;
        if self.order.is_multiple_of(256) {
            self.input.go_on()?;
        }
        match self.roles.is[s] {
            Is::Title => self.whole(s, stand),
            Is::Path => self.path(s, stand),
            Is::Group => self.group(s, stand),
            Is::Competency => self.competency(s, stand),
            Is::Step => self.step(s, stand),
            Is::Note => self.note(s, stand),
            Is::Ability => self.ability(s, stand),
            Is::Objective => self.objective(s, stand),
            Is::Stream => self.stream(s, stand),
            Is::Known(known) => self.known(s, known, stand),
            Is::Divider => self.divider(s, stand),
            Is::Contents => {
                for one in self.tree.all(s) {
                    self.skip_all(one, Skip::Furniture);
                }
                Ok(())
            }
        }
    }

    pub fn below(&mut self, s: usize, stand: Stand) -> Result<(), ReadError> {
        for child in self.tree.sections[s].below.clone() {
            self.section(child, stand)?;
        }
        Ok(())
    }

    fn skip_all(&mut self, s: usize, why: Skip) {
        let blocks = self.tree.sections[s].head.into_iter().chain(self.tree.sections[s].body.iter().copied());
        for at in blocks {
            self.build.skip(&self.tree.parts[at], why);
        }
    }

    pub fn head(&self, s: usize) -> Option<Part> {
        self.tree.head(self.build, s)
    }

    /// The path that abilities and steps stand in where no heading names one.
    pub fn path_of(&mut self, stand: Stand) -> Result<Id, ReadError> {
        if let Some(path) = stand.path {
            return Ok(path);
        }
        let root = self.build.root();
        let title = self.title.clone();
        self.things.called(self.build, Kind::Path, root, &title)
    }

    fn whole(&mut self, s: usize, stand: Stand) -> Result<(), ReadError> {
        let root = self.build.root();
        if let Some(head) = self.head(s) {
            if self.build.records()[0].text(Field::Title).is_empty() {
                self.build.say(root, Field::Title, &head);
            } else {
                self.build.say(root, Field::Summary, &head);
            }
        }
        // A title right above steps names their path too, and what is said there is said of it.
        let over_steps = s > 0 && self.tree.sections[s].below.iter().any(|c| self.roles.is[*c] == Is::Step);
        let mut stand = stand;
        if over_steps {
            stand.path = Some(self.path_of(stand)?);
        }
        body::of_path(self, s, stand, stand.path.unwrap_or(root))?;
        self.below(s, Stand { path: None, ..stand })
    }

    fn path(&mut self, s: usize, stand: Stand) -> Result<(), ReadError> {
        let root = self.build.root();
        let path = match self.head(s) {
            Some(head) => self.things.named(self.build, Kind::Path, root, &head)?,
            None => self.path_of(stand)?,
        };
        if let Some(over) = stand.over.and_then(|over| self.head(over)) {
            let text = self.build.text(&over).to_string();
            if titles::known(&text).is_none()
                && self.build.record(path).is_some_and(|p| p.text(Field::Tagline).is_empty())
            {
                self.build.say(path, Field::Tagline, &over);
            }
        }
        let stand = Stand { path: Some(path), step: None, competency: None, ..stand };
        body::of_path(self, s, stand, path)?;
        self.below(s, stand)
    }

    fn group(&mut self, s: usize, stand: Stand) -> Result<(), ReadError> {
        let root = self.build.root();
        let Some(head) = self.head(s) else { return self.below(s, stand) };
        let group = self.things.named(self.build, Kind::Group, root, &head)?;
        let stand = Stand { group: Some(group), ..stand };
        body::of_group(self, s, stand, group)?;
        self.below(s, stand)
    }

    fn competency(&mut self, s: usize, stand: Stand) -> Result<(), ReadError> {
        let Some(head) = self.head(s) else { return self.below(s, stand) };
        let head = if stand.step.is_some() { self.core(&head) } else { head };
        let competency = self.things.competency(self.build, stand.group, &head)?;
        let stand = Stand { competency: Some(competency), ..stand };
        match stand.step {
            Some(step) => body::of_cell(self, s, stand, step)?,
            None => body::of_competency(self, s, stand, competency)?,
        }
        self.below(s, stand)
    }

    fn step(&mut self, s: usize, stand: Stand) -> Result<(), ReadError> {
        if self.roles.split.contains(&s) {
            return self.split(s, stand);
        }
        let Some(head) = self.head(s) else { return self.below(s, stand) };
        let (step, stand) = self.begin_step(s, &head, stand)?;
        self.said_of_step(s, stand, step)?;
        self.below(s, stand)
    }

    /// A step that is split in those below it: what it says holds for each of these.
    fn split(&mut self, s: usize, stand: Stand) -> Result<(), ReadError> {
        if let Some(head) = self.head(s) {
            self.build.skip(&head, Skip::Head);
        }
        let below = self.tree.sections[s].below.clone();
        let (inner, others): (Vec<usize>, Vec<usize>) = below.into_iter().partition(|c| self.roles.is[*c] == Is::Step);
        for one in inner {
            let Some(head) = self.head(one) else { continue };
            let (step, stand) = self.begin_step(one, &head, stand)?;
            self.said_of_step(s, stand, step)?;
            for other in &others {
                self.section(*other, stand)?;
            }
            self.said_of_step(one, stand, step)?;
            self.below(one, stand)?;
        }
        Ok(())
    }

    /// A head without words that only lead to what it heads, which are skipped.
    fn core(&mut self, head: &Part) -> Part {
        let text = self.build.text(head);
        let core = titles::core(text);
        let is_known = titles::known(core) == Some(Known::Statements);
        let core = core.split(" (").next().filter(|_| is_known).unwrap_or(core);
        let from = text.find(core).unwrap_or_default();
        let (length, end) = (text.len(), from + core.len());
        for around in [0..from, end..length].into_iter().filter(|around| !around.is_empty()) {
            self.build.skip(&head.slice(around), Skip::Head);
        }
        head.slice(from..end)
    }

    fn begin_step(&mut self, s: usize, head: &Part, stand: Stand) -> Result<(Id, Stand), ReadError> {
        let path = self.path_of(stand)?;
        let said = self.tree.sections[s].head.and_then(|at| self.tree.blocks[at].said.clone());
        let step = match said {
            Some(said) => self.things.said(self.build, Kind::Step, path, &said, head)?,
            None => self.things.named(self.build, Kind::Step, path, head)?,
        };
        let title = titles::plain(self.tree.title(s));
        overview::told(self, &title, step)?;
        self.planted.insert(title, step);
        self.rows.names(path, stand.competency, step);
        Ok((step, Stand { path: Some(path), step: Some(step), ..stand }))
    }

    fn said_of_step(&mut self, s: usize, stand: Stand, step: Id) -> Result<(), ReadError> {
        match stand.competency {
            Some(_) => body::of_cell(self, s, stand, step),
            None => body::of_step(self, s, stand, step),
        }
    }

    /// Prose under a heading, with all that stands below it, as a note of the nearest thing that can have one.
    pub fn note(&mut self, s: usize, stand: Stand) -> Result<(), ReadError> {
        let node = stand.step.or(stand.competency).or(stand.path).or(stand.group);
        let node = node.unwrap_or_else(|| self.build.root());
        notes::note(self, s, node)
    }

    /// A heading that is itself the title of a statement.
    fn ability(&mut self, s: usize, stand: Stand) -> Result<(), ReadError> {
        let parent = match stand.step {
            Some(step) => step,
            None => self.path_of(stand)?,
        };
        let ability = self.build.node(Kind::Ability, parent)?;
        if let Some(competency) = stand.competency {
            self.build.set(ability, Field::Competency, rungs_model::Value::Link(competency), &[]);
        }
        let body = self.tree.sections[s].body.clone();
        if let Some(head) = self.head(s) {
            let field = if body.is_empty() { Field::Statement } else { Field::Title };
            self.build.say(ability, field, &head);
        }
        for at in body {
            let field = match self.tree.blocks[at].shape {
                Shape::Item { .. } | Shape::Quote => Field::Examples,
                _ => Field::Statement,
            };
            self.build.say(ability, field, &self.tree.parts[at].clone());
        }
        self.below(s, stand)
    }

    /// Whether most of what a section and its like list is longer than a name.
    fn lists_phrases(&mut self, s: usize) -> bool {
        let title = titles::plain(self.tree.title(s));
        if let Some(known) = self.phrases.get(&title) {
            return *known;
        }
        let like = (1..self.tree.sections.len()).filter(|one| self.tree.title(*one) == self.tree.title(s));
        let items = like.flat_map(|one| self.tree.body(one, |shape| matches!(shape, Shape::Item { .. })));
        let items: Vec<usize> = items.take(400).collect();
        let long = |at: &&usize| {
            let named = super::statement::lead(self.build, self.tree, **at).is_some();
            !named && self.tree.blocks[**at].text.split_whitespace().count() > 3
        };
        let are_long = items.iter().filter(long).count() * 2 > items.len();
        self.phrases.insert(title, are_long);
        are_long
    }

    fn divider(&mut self, s: usize, stand: Stand) -> Result<(), ReadError> {
        if let Some(head) = self.head(s) {
            self.build.skip(&head, Skip::Head);
        }
        let root = self.build.root();
        let stand = Stand { over: Some(s), ..stand };
        body::of_path(self, s, stand, stand.path.unwrap_or(root))?;
        self.below(s, stand)
    }

    fn objective(&mut self, s: usize, stand: Stand) -> Result<(), ReadError> {
        let root = self.build.root();
        let objective = self.build.node(Kind::Objective, root)?;
        self.say_head(s, objective);
        let stand = Stand { objective: Some(objective), stream: None, ..stand };
        objectives::of_objective(self, s, stand)?;
        self.below(s, stand)
    }

    fn stream(&mut self, s: usize, stand: Stand) -> Result<(), ReadError> {
        let root = self.build.root();
        let objective = match stand.objective {
            Some(objective) => objective,
            None => self.build.node(Kind::Objective, root)?,
        };
        let stream = self.build.node(Kind::ValueStream, objective)?;
        self.say_head(s, stream);
        let stand = Stand { objective: Some(objective), stream: Some(stream), ..stand };
        objectives::of_objective(self, s, stand)?;
        self.below(s, stand)
    }

    /// The title of a section without the word for what it is.
    fn say_head(&mut self, s: usize, node: Id) {
        let Some(head) = self.head(s) else { return };
        let from = titles::leading(self.build.text(&head));
        let end = self.build.text(&head).len();
        self.build.skip(&head.slice(0..from), Skip::Head);
        self.build.say(node, Field::Title, &head.slice(from..end));
    }

    fn known(&mut self, s: usize, known: Known, stand: Stand) -> Result<(), ReadError> {
        if let Some(head) = self.head(s) {
            self.build.skip(&head, Skip::Head);
        }
        match known {
            Known::Statements | Known::EveryStep => {
                let parent = match stand.step {
                    Some(step) => step,
                    None => self.path_of(stand)?,
                };
                body::of_cell(self, s, stand, parent)?;
            }
            // What a step lists there in whole phrases is what is asked of it: "Learns from others".
            Known::Competencies => match stand.step {
                Some(step) if self.lists_phrases(s) => body::of_cell(self, s, stand, step)?,
                _ => body::of_competencies(self, s, stand)?,
            },
            Known::Divider | Known::Objectives | Known::Contents => {
                let root = self.build.root();
                body::of_path(self, s, stand, stand.path.unwrap_or(root))?;
            }
            Known::Objective | Known::Stream | Known::Metric | Known::Disqualifiers => {
                objectives::of_metric(self, s, known, stand)?;
            }
            Known::Note => return self.note(s, stand),
            _ => body::of_field(self, s, known, stand)?,
        }
        self.below(s, stand)
    }
}

/// A table below a heading.
pub(super) fn table(planter: &mut Planter<'_, '_>, at: usize, stand: Stand) -> Result<(), ReadError> {
    tables::read(planter, at, stand)
}
