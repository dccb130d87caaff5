//! First floor, sections of documents: which sections are paths, steps, competencies, groups or notes. Told by their
//! titles, by years, and above all by how they stand together: what comes again under each of its neighbours runs across
//! steps, and what has levels below it is a path or a competency.

use super::statement::years_in;
use super::titles::{self, Known};
use super::tree::Tree;
use crate::blocks::Shape;
use crate::build::Build;
use crate::mapping::{Layout, Mapping, Role, SheetMap};
use crate::{layout, years};
use rungs_model::Kind;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// What a section is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Is {
    /// The whole.
    Title,
    Path,
    Group,
    /// Outside steps a competency itself; within a step what the step says of it.
    Competency,
    Step,
    Note,
    /// A heading over a single statement.
    Ability,
    Objective,
    Stream,
    /// Says something of what it stands below, and is nothing itself.
    Known(Known),
    /// Only holds sections together.
    Divider,
    Contents,
}

/// What all sections are.
#[derive(Debug)]
pub(super) struct Roles {
    pub is: Vec<Is>,
    /// Keywords of statements that name a competency, in plain letters.
    pub keywords: HashSet<String>,
    pub has_steps: bool,
    /// Competencies whose counted items are what they mean at each level.
    pub counted: HashSet<usize>,
}

/// Tells what each section is.
pub(super) fn tell(build: &Build<'_>, tree: &Tree, map: Option<&Mapping>) -> Roles {
    let mut teller = Teller::new(build, tree);
    teller.title();
    teller.steps();
    teller.in_parallel();
    let told = map.map(|map| map.headings.as_slice()).unwrap_or_default();
    for s in 1..tree.sections.len() {
        if let Some(told) = told.iter().find(|told| told.level == tree.sections[s].level) {
            teller.is[s] = Some(match told.is {
                Some(Kind::Framework) => Is::Title,
                Some(Kind::Path) => Is::Path,
                Some(Kind::Step) => Is::Step,
                Some(Kind::Group) => Is::Group,
                Some(Kind::Competency) => Is::Competency,
                Some(Kind::Note) => Is::Note,
                Some(Kind::Ability) => Is::Ability,
                Some(Kind::Objective) => Is::Objective,
                Some(Kind::ValueStream) => Is::Stream,
                _ => Is::Divider,
            });
        }
    }
    teller.above_steps();
    teller.below_steps();
    teller.rest();
    let keywords = teller.keywords();
    let has_steps = teller.is.contains(&Some(Is::Step));
    let counted = teller.counted();
    Roles { counted, is: teller.is.into_iter().map(|is| is.unwrap_or(Is::Note)).collect(), keywords, has_steps }
}

struct Teller<'a, 'f> {
    build: &'a Build<'f>,
    tree: &'a Tree,
    is: Vec<Option<Is>>,
    /// Titles in plain letters.
    plain: Vec<String>,
    known: Vec<Option<Known>>,
    /// How much each section reads like a step.
    step: Vec<u8>,
    has_years: Vec<bool>,
    /// Of each block that is a table: what it most likely is.
    guesses: HashMap<usize, (SheetMap, f32)>,
    /// Whether something is listed directly below a section that stands directly below.
    lists_below: Vec<bool>,
}

impl<'a, 'f> Teller<'a, 'f> {
    fn new(build: &'a Build<'f>, tree: &'a Tree) -> Teller<'a, 'f> {
        let all = 0..tree.sections.len();
        let has_years: Vec<bool> = all
            .clone()
            .map(|s| {
                let texts = tree.sections[s].body.iter().take(4).map(|at| tree.blocks[*at].text.as_str());
                s > 0
                    && (years::find(tree.title(s), false).is_some()
                        || texts.clone().any(|text| text.len() < 400 && years_in(text).is_some()))
            })
            .collect();
        let known: Vec<Option<Known>> = all.clone().map(|s| titles::known(tree.title(s))).collect();
        let step = all
            .clone()
            .map(|s| match (titles::step(tree.title(s)), has_years[s]) {
                _ if known[s].is_some() || s == 0 => 0,
                (_, true) => 2,
                (found, false) => found,
            })
            .collect();
        let lists_below = all.clone().map(|s| tree.sections[s].below.iter().any(|c| tree.has_items(*c))).collect();
        let plain = all.map(|s| titles::plain(tree.title(s))).collect();
        let tables = tree.tables.iter().enumerate().filter_map(|(at, table)| Some((at, table.as_ref()?)));
        let guesses = tables.map(|(at, table)| (at, layout::guess(build, table))).collect();
        Teller { build, tree, is: vec![None; tree.sections.len()], plain, known, step, has_years, guesses, lists_below }
    }

    fn below(&self, s: usize) -> &[usize] {
        &self.tree.sections[s].below
    }

    fn parent(&self, s: usize) -> usize {
        self.tree.sections[s].parent.unwrap_or(0)
    }

    fn title_of(&self, s: usize) -> &str {
        self.tree.title(s)
    }

    /// Sections below one that may be things of the framework.
    fn members(&self, s: usize) -> Vec<usize> {
        self.below(s).iter().copied().filter(|m| self.known[*m].is_none() && self.is[*m].is_none()).collect()
    }

    /// The heading of the whole: the title, or the one highest heading that has all others below it.
    fn title(&mut self) {
        self.is[0] = Some(Is::Title);
        for s in 1..self.tree.sections.len() {
            self.is[s] = match self.known[s] {
                Some(Known::Contents) => Some(Is::Contents),
                Some(Known::Objective) => Some(Is::Objective),
                Some(Known::Stream) => Some(Is::Stream),
                _ => None,
            };
        }
        let top: Vec<usize> = self.below(0).iter().copied().filter(|s| self.is[*s].is_none()).collect();
        let Some(first) = top.first().copied() else { return };
        let named = |s: &&usize| self.known[**s].is_none();
        let is_alone = top.len() == 1 || (top.iter().filter(named).count() == 1 && named(&&first));
        let own = titles::plain(&self.tree.title);
        let says_so = !own.is_empty() && self.plain[first] == own && self.below(first).is_empty();
        let above_all = self.tree.sections[first].level == 0 || is_alone || says_so;
        let is_empty = self.tree.sections[first].body.is_empty() && self.below(first).is_empty();
        let stands_first = first == 1 && is_empty && self.step[first] == 0;
        // One role alone, with nothing below it but what is said of it.
        let only_step = is_alone && self.step[first] == 2 && self.below(first).iter().all(|s| self.known[*s].is_some());
        if (above_all || stands_first) && !only_step && self.known[first].is_none_or(|k| k != Known::Note) {
            self.is[first] = Some(Is::Title);
        }
    }

    /// Families of steps, the innermost first.
    fn steps(&mut self) {
        let mut parents: Vec<usize> = (0..self.tree.sections.len()).filter(|s| !self.below(*s).is_empty()).collect();
        parents.reverse();
        let mut families: Vec<Vec<usize>> = Vec::new();
        let mut above: HashMap<usize, u8> = HashMap::new();
        for parent in parents {
            if self.is[parent] == Some(Is::Contents) || self.known[parent] == Some(Known::Competencies) {
                continue;
            }
            let members = self.members(parent);
            let like: Vec<usize> = members.iter().copied().filter(|m| self.step[*m] > 0).collect();
            let strong = like.iter().filter(|m| self.step[**m] == 2).count();
            let enough = like.len() * 2 > members.len()
                || (like.len() >= 2 && strong == like.len() && like.len() * 3 >= members.len())
                || (strong > 0 && like.len() * 2 == members.len() && members.iter().all(|m| self.says_alike(*m)));
            if !enough || (like.len() == 1 && strong == 0) {
                continue;
            }
            // What has steps below it is none, unless it reads more like one than they do.
            let inner = members.iter().filter_map(|m| above.get(m)).copied().max();
            let here = if strong * 2 >= like.len() { 2 } else { 1 };
            if inner.is_some_and(|inner| inner >= here) {
                continue;
            }
            above.insert(parent, here);
            families.push(self.of_steps(members, &like));
        }
        for family in families {
            let inner: Vec<usize> = family.iter().flat_map(|m| self.tree.all(*m).into_iter().skip(1)).collect();
            for one in inner {
                if self.is[one] == Some(Is::Step) {
                    self.is[one] = None;
                }
            }
            for member in family {
                self.is[member] = Some(Is::Step);
            }
        }
        self.like_their_cousins();
    }

    /// Whether a section, that may be a step or a competency, has statements below it and is called like neither.
    fn says_alike(&self, s: usize) -> bool {
        let title = self.title_of(s);
        self.tree.has_items(s) && !titles::subject(title) && !titles::narrative(title)
    }

    /// Those of some sections that read like steps, and those that are built as they are though their titles do not say so.
    fn of_steps(&self, members: Vec<usize>, like: &[usize]) -> Vec<usize> {
        let sure: HashSet<usize> = like.iter().copied().collect();
        let keys: HashSet<&str> = like.iter().flat_map(|l| self.below(*l)).map(|c| self.plain[*c].as_str()).collect();
        let names: Vec<&str> = like.iter().map(|l| self.plain[*l].as_str()).take(50).collect();
        let listed = like.iter().any(|l| self.tree.has_items(*l));
        let is = |s: &usize| {
            let title = self.title_of(*s);
            let same = self.below(*s).iter().any(|c| keys.contains(self.plain[*c].as_str()));
            let items = listed && self.tree.has_items(*s) && self.below(*s).is_empty();
            let named = !titles::narrative(title) && !titles::subject(title);
            sure.contains(s) || (named && (same || (items && (titles::role(title) || self.is_within(*s, &names)))))
        };
        members.into_iter().filter(is).collect()
    }

    /// Whether a title stands at the end of another one: "farm hand" and "senior farm hand".
    fn is_within(&self, s: usize, names: &[&str]) -> bool {
        let title = &self.plain[s];
        !title.is_empty() && names.iter().any(|name| name.len() > title.len() && name.ends_with(title.as_str()))
    }

    /// Sections at the height of steps, in a family of which nothing was told, are steps where most at that height are.
    fn like_their_cousins(&mut self) {
        let mut heights: HashMap<(u8, usize), (usize, Vec<usize>)> = HashMap::new();
        for s in 1..self.tree.sections.len() {
            let parent = self.parent(s);
            if self.known[s].is_some() || parent == 0 || self.is[parent] == Some(Is::Title) {
                continue;
            }
            let entry = heights.entry((self.tree.sections[s].level, self.parent(parent))).or_default();
            match self.is[s] {
                Some(Is::Step) => entry.0 += 1,
                None if !titles::narrative(self.title_of(s)) && !titles::subject(self.title_of(s)) => entry.1.push(s),
                _ => {}
            }
        }
        let with: HashSet<usize> =
            (1..self.is.len()).filter(|s| self.is[*s] == Some(Is::Step)).map(|s| self.parent(s)).collect();
        for (steps, others) in heights.into_values() {
            for s in others {
                if steps >= 2 && !with.contains(&self.parent(s)) && self.is[self.parent(s)] != Some(Is::Step) {
                    self.is[s] = Some(Is::Step);
                }
            }
        }
    }

    /// Where no title says so: neighbours that have the same sections below them, or that name somebody, are steps.
    fn in_parallel(&mut self) {
        if self.is.contains(&Some(Is::Step)) || self.has_level_tables() {
            return;
        }
        let mut best: (usize, Vec<usize>) = (0, Vec::new());
        for parent in 0..self.tree.sections.len() {
            let members = self.members(parent);
            if members.len() < 2 || self.known[parent] == Some(Known::Competencies) {
                continue;
            }
            let roles = members.iter().filter(|m| titles::role(self.title_of(**m))).count();
            let subjects = members.iter().filter(|m| titles::subject(self.title_of(**m))).count();
            let says = |m: &usize| !self.tree.sections[*m].body.is_empty() || !self.below(*m).is_empty();
            let said = members.iter().filter(|m| says(m)).count();
            let flat = members.iter().all(|m| self.members(*m).is_empty());
            let named = roles * 10 >= members.len() * 6 && said * 2 > members.len();
            let score = if named && flat {
                roles * 2
            } else if self.shares(&members) && subjects * 2 < members.len() {
                members.len() + roles
            } else {
                0
            };
            if score > best.0 {
                best = (score, members);
            }
        }
        let level = best.1.first().map(|m| self.tree.sections[*m].level);
        let best: HashSet<usize> = best.1.into_iter().collect();
        for s in 1..self.tree.sections.len() {
            let fits = Some(self.tree.sections[s].level) == level && self.known[s].is_none() && self.is[s].is_none();
            let alone =
                self.known[s].is_none() && self.is[s].is_none() && titles::role(self.title_of(s)) && self.says_able(s);
            if alone || (fits && (best.contains(&s) || titles::role(self.title_of(s)))) {
                self.is[s] = Some(Is::Step);
            }
        }
    }

    /// Whether most of some neighbours have sections of the same titles below them.
    fn shares(&self, members: &[usize]) -> bool {
        let mut counts: HashMap<&str, usize> = HashMap::new();
        let mut parents = 0;
        for member in members {
            let keys: HashSet<&str> = self.below(*member).iter().map(|c| self.plain[*c].as_str()).collect();
            parents += usize::from(!keys.is_empty());
            for key in keys {
                *counts.entry(key).or_default() += 1;
            }
        }
        let same = counts.values().filter(|n| **n >= 2 && **n * 2 >= parents).count();
        parents >= 2 && parents * 2 >= members.len() && same > 0 && same * 2 >= counts.len()
    }

    /// Whether a table says which steps there are.
    fn has_level_tables(&self) -> bool {
        self.guesses.values().any(|(map, sure)| {
            let steps = map.columns.iter().filter(|c| matches!(c.is, Role::Level | Role::Step)).count();
            *sure > 0.0 && (matches!(map.layout, Layout::Wide | Layout::Across) || steps > 0)
        })
    }

    /// What stands above steps: paths, or competencies that have levels below them.
    fn above_steps(&mut self) {
        let parents: BTreeSet<usize> =
            (1..self.is.len()).filter(|s| self.is[*s] == Some(Is::Step)).map(|s| self.parent(s)).collect();
        let mut by_height: BTreeMap<u8, Vec<usize>> = BTreeMap::new();
        for parent in parents.into_iter().filter(|s| self.is[*s].is_none()) {
            by_height.entry(self.tree.sections[parent].level).or_default().push(parent);
        }
        for family in by_height.into_values() {
            let is = if self.is_of_subjects(&family) { Is::Competency } else { Is::Path };
            for s in family {
                self.is[s] = Some(match self.known[s] {
                    Some(known @ (Known::Divider | Known::Competencies | Known::Objectives)) if is == Is::Path => {
                        Is::Known(known)
                    }
                    _ => is,
                });
                self.above(s, is);
            }
        }
    }

    /// Whether sections that have steps below them are subjects of the same levels, and no paths.
    fn is_of_subjects(&self, family: &[usize]) -> bool {
        let steps = |s: usize| self.below(s).iter().copied().filter(|c| self.is[*c] == Some(Is::Step));
        let count = |is: &dyn Fn(usize) -> bool| family.iter().filter(|s| is(**s)).count() * 2 > family.len();
        if count(&|s| titles::role(self.title_of(s)) || titles::path(self.title_of(s))) {
            return false;
        }
        let inner = |s: usize| self.below(s).iter().any(|c| self.known[*c].is_none() && self.tree.has_items(*c));
        if family.iter().any(|s| steps(*s).any(|step| inner(step) || self.has_years[step])) {
            return false;
        }
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for key in family.iter().flat_map(|s| steps(*s)) {
            *counts.entry(self.plain[key].as_str()).or_default() += 1;
        }
        let all: usize = counts.values().sum();
        let same: usize = counts.values().filter(|n| **n * 2 > family.len()).sum();
        if family.len() == 1 {
            return titles::subject(self.title_of(family[0])) && self.is[self.parent(family[0])] == Some(Is::Group);
        }
        same * 10 >= all * 6
    }

    /// What stands above a path or a competency.
    fn above(&mut self, s: usize, is: Is) {
        let mut at = self.parent(s);
        let mut nearest = true;
        while at > 0 && self.is[at].is_none() {
            let path = titles::role(self.title_of(at)) || titles::path(self.title_of(at));
            self.is[at] = Some(match (is, self.known[at]) {
                (_, Some(known)) => Is::Known(known),
                (Is::Competency, None) if path => Is::Path,
                (Is::Competency, None) if nearest => Is::Group,
                _ => Is::Divider,
            });
            nearest = false;
            at = self.parent(at);
        }
    }

    /// What stands below steps: competencies that come again, notes, and headings over statements.
    fn below_steps(&mut self) {
        let steps: Vec<usize> = (0..self.is.len()).filter(|s| self.is[*s] == Some(Is::Step)).collect();
        let mut counts: HashMap<String, usize> = HashMap::new();
        for step in &steps {
            let keys: HashSet<&str> =
                self.tree.all(*step).into_iter().skip(1).map(|s| self.plain[s].as_str()).collect();
            for key in keys {
                *counts.entry(key.to_string()).or_default() += 1;
            }
        }
        for step in steps {
            let outside = self.is[self.parent(step)] == Some(Is::Competency);
            for s in self.tree.all(step).into_iter().skip(1) {
                if self.is[s].is_none() {
                    let again = counts.get(&self.plain[s]).copied().unwrap_or(0);
                    self.is[s] = Some(self.below_step(s, again, outside));
                }
            }
        }
    }

    fn below_step(&self, s: usize, again: usize, outside: bool) -> Is {
        if let Some(known) = self.known[s] {
            return if known == Known::Note { Is::Note } else { Is::Known(known) };
        }
        let title = self.title_of(s);
        let parent = self.parent(s);
        if self.is[parent] == Some(Is::Note) {
            return Is::Note;
        }
        let items =
            self.tree.has_items(s) || self.tree.body(s, |shape| matches!(shape, Shape::Table(_))).next().is_some();
        let deeper = self.below(s).iter().any(|c| self.tree.has_items(*c) && self.known[*c].is_none());
        if layout::role_of(title).is_some_and(|role| role == Role::Focus) && !items {
            return Is::Known(Known::Focus);
        }
        if deeper && !items {
            return Is::Group;
        }
        if items {
            let is_head = outside || titles::narrative(title);
            return if is_head { Is::Known(Known::Statements) } else { Is::Competency };
        }
        let letters: usize =
            self.tree.sections[s].body.iter().map(|at| self.tree.blocks[*at].text.chars().count()).sum();
        let paragraphs = self.tree.sections[s].body.len();
        let short = paragraphs <= 2 && letters <= 320;
        let brothers = self.lists_below[parent];
        let alike = again >= 2 && (brothers || titles::subject(title) || title.split_whitespace().count() <= 3);
        if !outside && short && letters > 0 && alike && !titles::narrative(title) { Is::Competency } else { Is::Note }
    }

    /// Everything else: competencies on their own, and notes.
    fn rest(&mut self) {
        let has_steps = self.is.contains(&Some(Is::Step)) || self.has_level_tables();
        let has_paths = self.is.contains(&Some(Is::Path));
        let within: HashSet<String> = (0..self.is.len())
            .filter(|s| self.is[*s] == Some(Is::Competency))
            .map(|s| self.plain[s].clone())
            .chain(self.listed())
            .collect();
        for s in 1..self.tree.sections.len() {
            if self.is[s].is_some() {
                continue;
            }
            let parent = self.parent(s);
            let above = self.is[parent];
            let members = self.members(s);
            let inner = |s: &usize| self.known[*s].is_none() && self.tree.sections[*s].level < Shape::LEADING;
            let has_table = self.tree.body(s, |shape| matches!(shape, Shape::Table(_))).next().is_some();
            let below = self.below(s).iter().any(inner);
            let is_among = matches!(above, Some(Is::Known(Known::Competencies) | Is::Group));
            self.is[s] = Some(match (self.known[s], above) {
                (_, Some(Is::Note | Is::Contents)) => Is::Note,
                (_, Some(Is::Objective)) => Is::Stream,
                (None, Some(Is::Known(Known::Objectives))) => Is::Objective,
                (Some(Known::Objectives), _) if self.holds_streams(s) => Is::Known(Known::Objectives),
                (Some(Known::Objectives), _) => Is::Note,
                (Some(known @ (Known::Competencies | Known::Divider)), _)
                    if below || has_table || self.tree.has_items(s) =>
                {
                    Is::Known(known)
                }
                (Some(Known::Note | Known::Competencies | Known::Divider), Some(above)) => {
                    if matches!(above, Is::Competency) && self.known[s] != Some(Known::Note) {
                        Is::Known(Known::Statements)
                    } else {
                        Is::Note
                    }
                }
                (Some(known), Some(above)) => match (known, above) {
                    (_, Is::Competency | Is::Path | Is::Stream) => Is::Known(known),
                    (Known::EveryStep, _) => Is::Known(known),
                    (Known::Summary, Is::Title | Is::Group) => Is::Known(known),
                    (Known::Statements, Is::Title) if self.tree.has_items(s) && !has_paths => Is::Known(known),
                    (Known::Statements, _) if !has_steps => Is::Known(known),
                    _ => Is::Note,
                },
                (None, _) if has_table && self.has_matrix(s) => self.over_a_table(s),
                (None, _) if members.iter().any(|m| self.holds_matrix(*m)) => Is::Divider,
                (None, _) if is_among => {
                    if below {
                        Is::Group
                    } else {
                        Is::Competency
                    }
                }
                (None, Some(Is::Competency)) => {
                    if self.tree.has_items(s) {
                        Is::Known(Known::Statements)
                    } else {
                        Is::Note
                    }
                }
                (None, _) if within.contains(&self.plain[s]) => Is::Competency,
                (None, _) if has_steps || titles::narrative(self.title_of(s)) => Is::Note,
                (None, _) if below => Is::Group,
                (None, _) if self.lists_competencies(s) => Is::Group,
                (None, _) => Is::Competency,
                (Some(_), None) => Is::Note,
            });
        }
    }

    /// Names that a list of competencies gives.
    fn listed(&self) -> Vec<String> {
        let heads = (1..self.is.len()).filter(|s| self.known[*s] == Some(Known::Competencies));
        let items = heads.flat_map(|s| self.tree.body(s, |shape| matches!(shape, Shape::Item { depth: 0, .. })));
        let name = |at: usize| match super::statement::lead(self.build, self.tree, at) {
            Some(lead) => titles::plain(self.build.text(&lead.word)),
            None => titles::plain(&self.tree.blocks[at].text),
        };
        items.map(name).collect()
    }

    /// Competencies below a heading over levels, each with a list of as many counted items: its levels.
    fn counted(&self) -> HashSet<usize> {
        let mut found = HashSet::new();
        for s in 1..self.is.len() {
            if self.known[s] != Some(Known::Divider) || self.is.contains(&Some(Is::Step)) {
                continue;
            }
            let below: Vec<usize> =
                self.below(s).iter().copied().filter(|c| self.is[*c] == Some(Is::Competency)).collect();
            let count =
                |c: &usize| self.tree.body(*c, |shape| matches!(shape, Shape::Item { ordered: true, .. })).count();
            let counts: HashSet<usize> = below.iter().map(count).collect();
            if below.len() >= 2 && counts.len() == 1 && counts.iter().all(|n| (3..=12).contains(n)) {
                found.extend(below);
            }
        }
        found
    }

    fn holds_streams(&self, s: usize) -> bool {
        let says = |known: Option<Known>| matches!(known, Some(Known::Objective | Known::Stream | Known::Metric));
        let body =
            |s: usize| self.tree.sections[s].body.iter().any(|at| says(titles::known(&self.tree.blocks[*at].text)));
        self.tree.all(s).into_iter().any(|s| says(self.known[s]) || body(s))
    }

    fn has_matrix(&self, s: usize) -> bool {
        let mut tables = self.tree.sections[s].body.iter().filter(|at| self.tree.tables[**at].is_some());
        tables.any(|at| {
            let fits = self.guesses.get(at).is_some_and(|(map, sure)| *sure > 0.0 && map.layout != Layout::Skip);
            let table = self.tree.tables[*at].as_ref();
            fits || table.is_some_and(|table| super::tables::is_of_levels(self.build, table).is_some())
        })
    }

    fn holds_matrix(&self, s: usize) -> bool {
        self.tree.all(s).into_iter().any(|s| self.has_matrix(s))
    }

    /// Whether the tables of a section say what one thing means at each level, and name no competencies.
    fn is_level_table(&self, s: usize) -> bool {
        let tables = self.tree.sections[s].body.iter().filter_map(|at| self.tree.tables[*at].as_ref());
        tables.into_iter().all(|table| super::tables::is_of_levels(self.build, table).is_some())
    }

    /// A heading over a table: a path, a family of competencies, or only the name of the table.
    fn over_a_table(&self, s: usize) -> Is {
        let title = self.title_of(s);
        let neighbours: Vec<usize> = self
            .below(self.parent(s))
            .iter()
            .copied()
            .take(1_000)
            .filter(|n| self.known[*n].is_none() && self.has_matrix(*n))
            .take(12)
            .collect();
        if titles::role(title) || titles::path(title) {
            return Is::Path;
        }
        if neighbours.iter().all(|n| self.is_level_table(*n)) && (neighbours.len() >= 2 || titles::subject(title)) {
            return Is::Competency;
        }
        if neighbours.len() < 2 {
            return if titles::subject(title) { Is::Group } else { Is::Divider };
        }
        let heads = |s: usize| -> HashSet<String> {
            let tables = self.tree.sections[s].body.iter().filter_map(|at| self.tree.tables[*at].as_ref());
            let first = tables.filter_map(|table| table.rows.first());
            first.flat_map(|row| &row.cells).map(|(_, part)| titles::plain(self.build.text(part))).collect()
        };
        let here = heads(s);
        let same = neighbours.iter().filter(|n| heads(**n).intersection(&here).count() * 2 > here.len()).count();
        let roles =
            neighbours.iter().filter(|n| titles::role(self.title_of(**n)) || titles::path(self.title_of(**n))).count();
        if same * 2 > neighbours.len() && roles * 2 < neighbours.len() { Is::Group } else { Is::Path }
    }

    /// Whether what a section lists are names of competencies rather than statements.
    fn lists_competencies(&self, s: usize) -> bool {
        let items: Vec<usize> = self.tree.body(s, |shape| matches!(shape, Shape::Item { depth: 0, .. })).collect();
        if items.len() < 2 || self.says_able(s) {
            return false;
        }
        let named = items.iter().filter(|at| {
            let text = self.tree.blocks[**at].text.trim();
            let short = text.split_whitespace().count() <= 4 && text.chars().count() <= 50 && !text.ends_with('.');
            match super::statement::lead(self.build, self.tree, **at) {
                Some(lead) => titles::step(self.build.text(&lead.word)) < 2,
                None => short,
            }
        });
        named.count() * 10 >= items.len() * 8
    }

    /// Whether what a section lists says what somebody is able to do.
    fn says_able(&self, s: usize) -> bool {
        let items = self.tree.body(s, |shape| matches!(shape, Shape::Item { .. } | Shape::Paragraph));
        items.into_iter().any(|at| super::statement::is_able(&self.tree.blocks[at].text))
    }

    /// Keywords in front of statements that come again in most steps: competencies.
    fn keywords(&self) -> HashSet<String> {
        let steps: Vec<usize> = (0..self.is.len()).filter(|s| self.is[*s] == Some(Is::Step)).collect();
        let (mut counts, mut uses): (HashMap<String, (usize, HashSet<String>)>, usize) = (HashMap::new(), 0);
        let mut speaking = 0;
        for step in &steps {
            let blocks = self.tree.all(*step).into_iter().flat_map(|s| self.tree.sections[s].body.iter().copied());
            let words: HashMap<String, String> = blocks
                .filter(|at| matches!(self.tree.blocks[*at].shape, Shape::Item { .. } | Shape::Paragraph))
                .filter_map(|at| super::statement::lead(self.build, self.tree, at))
                .filter(|lead| super::statement::label(self.build.text(&lead.word)).is_none())
                .map(|lead| [&lead.word, &lead.rest].map(|part| titles::plain(self.build.text(part))).into())
                .collect();
            speaking += usize::from(!words.is_empty());
            uses += words.len();
            for (word, rest) in words {
                let entry = counts.entry(word).or_default();
                entry.0 += 1;
                entry.1.insert(rest);
            }
        }
        // A subject says something else on each step; what says the same again is the name of that.
        let again: Vec<&(usize, HashSet<String>)> = counts.values().filter(|(n, _)| *n >= 2).collect();
        let (all, different) = again.iter().fold((0, 0), |(a, d), (n, rest)| (a + n, d + rest.len()));
        if speaking < 2 || uses * 10 < counts.len() * speaking * 6 || different * 10 < all * 7 {
            return HashSet::new();
        }
        let found: HashSet<String> = counts.into_iter().filter(|(_, (n, _))| *n >= 2).map(|(word, _)| word).collect();
        // One keyword alone ("Goal:") is a label.
        if found.len() < 2 { HashSet::new() } else { found }
    }
}
