//! First floor, sections of documents: which sections are steps, by their titles and by their neighbours, and what
//! stands above them.

use super::{Is, Teller};
use crate::blocks::Shape;
use crate::mapping::{Layout, Role};
use crate::sections::titles::{self, Known};
use crate::sections::tree::Tree;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// A name that stands alone reads like a step beside the same one with a word for seniority: "Planner" beside "Senior
/// planner".
pub(super) fn read_bare(tree: &Tree, known: &[Option<Known>], step: &mut [u8]) {
    for section in &tree.sections {
        let members = section.below.iter().copied().filter(|m| known[*m].is_none());
        let (like, others): (Vec<usize>, Vec<usize>) = members.partition(|m| step[*m] > 0);
        if like.is_empty() || others.is_empty() {
            continue;
        }
        let names: HashSet<String> = like.iter().filter_map(|m| titles::unranked(tree.title(*m))).collect();
        let says = |m: &usize| !tree.sections[*m].body.is_empty() || !tree.sections[*m].below.is_empty();
        for m in others.into_iter().filter(|m| says(m) && names.contains(&titles::plain(tree.title(*m)))) {
            step[m] = 1;
        }
    }
}

impl Teller<'_, '_> {
    /// Families of steps, the innermost first.
    pub(super) fn steps(&mut self) {
        self.read_again();
        let mut parents: Vec<usize> = (0..self.tree.sections.len()).filter(|s| !self.below(*s).is_empty()).collect();
        parents.reverse();
        let mut families: Vec<Vec<usize>> = Vec::new();
        let mut split: Vec<(usize, Vec<usize>)> = Vec::new();
        let mut above: HashMap<usize, u8> = HashMap::new();
        for parent in parents {
            if self.is[parent] == Some(Is::Contents) || self.known[parent] == Some(Known::Competencies) {
                continue;
            }
            let members = self.members(parent);
            if self.is_split(parent, &members) {
                split.push((parent, members));
                continue;
            }
            let like: Vec<usize> = members.iter().copied().filter(|m| self.step[*m] > 0).collect();
            let strong = like.iter().filter(|m| self.step[**m] == 2).count();
            let enough = like.len() * 2 > members.len()
                || (like.len() >= 2 && strong == like.len() && like.len() * 3 >= members.len())
                || (like.len() * 3 >= members.len() && self.are_ranks(&like))
                || (strong > 0 && like.len() * 2 == members.len() && members.iter().all(|m| self.says_alike(*m)));
            // One below a note says something of years, as its criteria do.
            let is_said_aside = self.known[parent] == Some(Known::Note) && like.len() == 1;
            if !enough || is_said_aside || (like.len() == 1 && strong == 0) {
                continue;
            }
            // What has steps below it is none, unless it reads more like one than they do.
            let outer = if self.are_ranks(&like) { &like } else { &members };
            let inner = outer.iter().filter_map(|m| above.get(m)).copied().max();
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
        for (parent, members) in split {
            if self.is[parent] == Some(Is::Step) {
                members.into_iter().filter(|m| self.step[*m] > 0).for_each(|m| self.is[m] = Some(Is::Step));
                self.split.insert(parent);
            }
        }
    }

    /// Whether most of some sections name the same with different words for seniority: "Junior planner", "Lead planner".
    fn are_ranks(&self, like: &[usize]) -> bool {
        let mut names: HashMap<String, HashSet<&str>> = HashMap::new();
        for s in like {
            let name = titles::unranked(self.title_of(*s)).unwrap_or_else(|| self.plain[*s].clone());
            names.entry(name).or_default().insert(self.plain[*s].as_str());
        }
        let most = names.values().map(HashSet::len).max().unwrap_or(0);
        most >= 3 && most * 2 > like.len()
    }

    /// Whether a section is one of several levels, and is split in some itself: "Senior planner" in "Senior planner I" and
    /// "Senior planner II", beside a "Planner" that is not.
    fn is_split(&self, s: usize, members: &[usize]) -> bool {
        if s == 0 || self.step[s] == 0 || self.plain[s].is_empty() {
            return false;
        }
        let is_part = |of: usize, m: &usize| {
            let rest = self.plain[*m].strip_prefix(self.plain[of].as_str());
            self.step[*m] > 0 && rest.is_some_and(|rest| rest.starts_with(' ') && rest.split_whitespace().count() == 1)
        };
        // What is said of all is said of each: of a few.
        if !(2..=12).contains(&members.iter().filter(|m| is_part(s, m)).count()) {
            return false;
        }
        let beside = self.below(self.parent(s)).iter().copied().take(200);
        let beside = beside.filter(|b| self.step[*b] > 0 && self.known[*b].is_none());
        let is_split = |b: &usize| self.below(*b).iter().take(50).any(|m| is_part(*b, m));
        let (split, whole): (Vec<usize>, Vec<usize>) = beside.partition(is_split);
        !whole.is_empty() && whole.len() >= split.len()
    }

    /// What stands again and again among the same steps is one of them, whatever its name: "Conceptual" beside "Basic" and
    /// "Advanced", under each subject.
    fn read_again(&mut self) {
        let mut counts: HashMap<&str, Vec<usize>> = HashMap::new();
        let mut families = 0;
        for parent in 0..self.tree.sections.len() {
            let members = self.members(parent);
            let (like, others): (Vec<usize>, Vec<usize>) = members.into_iter().partition(|m| self.step[*m] > 0);
            let listed = like.iter().any(|m| self.tree.has_items(*m));
            if like.len() < 2 && !like.iter().any(|m| self.step[*m] == 2) {
                continue;
            }
            families += 1;
            for m in others {
                let title = self.title_of(m);
                let fits = !titles::narrative(title) && !titles::subject(title) && self.tree.has_items(m) == listed;
                if fits && self.below(m).is_empty() && !self.tree.sections[m].body.is_empty() {
                    counts.entry(self.plain[m].as_str()).or_default().push(m);
                }
            }
        }
        let again = counts.into_values().filter(|all| all.len() >= 2 && all.len() * 3 >= families * 2);
        let again: Vec<usize> = again.flatten().collect();
        for m in again {
            self.step[m] = 1;
        }
    }

    /// Whether a section, that may be a step or a competency, has statements below it and is called like neither.
    pub(super) fn says_alike(&self, s: usize) -> bool {
        let title = self.title_of(s);
        self.tree.has_items(s) && !titles::subject(title) && !titles::narrative(title)
    }

    /// Those of some sections that read like steps, and those that are built as they are though their titles do not say so.
    pub(super) fn of_steps(&self, members: Vec<usize>, like: &[usize]) -> Vec<usize> {
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
    pub(super) fn is_within(&self, s: usize, names: &[&str]) -> bool {
        let title = &self.plain[s];
        !title.is_empty() && names.iter().any(|name| name.len() > title.len() && name.ends_with(title.as_str()))
    }

    /// Sections at the height of steps, in a family of which nothing was told, are steps where most at that height are.
    pub(super) fn like_their_cousins(&mut self) {
        let mut heights: HashMap<(u8, usize), (usize, Vec<usize>)> = HashMap::new();
        for s in 1..self.tree.sections.len() {
            let parent = self.parent(s);
            let lists = matches!(self.known[parent], Some(Known::Statements | Known::Competencies));
            if self.known[s].is_some() || parent == 0 || self.is[parent] == Some(Is::Title) || lists {
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
    pub(super) fn in_parallel(&mut self) {
        if self.is.contains(&Some(Is::Step)) || self.has_level_tables() {
            return;
        }
        for s in self.in_cycles() {
            self.is[s] = Some(Is::Step);
        }
        if self.is.contains(&Some(Is::Step)) {
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
            // What only leads to a list is no heading of its own.
            let is_head = |s: &usize| self.tree.sections[*s].level < Shape::LEADING;
            let flat = !members.iter().any(|m| self.members(*m).iter().any(is_head));
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
            let role = titles::role(self.title_of(s)) && !titles::narrative(self.title_of(s));
            let alone = self.known[s].is_none() && self.is[s].is_none() && role && self.says_able(s);
            if alone || (fits && (best.contains(&s) || titles::role(self.title_of(s)))) {
                self.is[s] = Some(Is::Step);
            }
        }
    }

    /// Where most of several subjects have the very same names below them in the same order, with something said at each,
    /// these are levels, whatever they are called.
    fn in_cycles(&self) -> Vec<usize> {
        const LEAST: usize = 3;
        let is_name = |s: usize| {
            let title = self.title_of(s);
            let is_flat = self.below(s).is_empty() && !self.tree.sections[s].body.is_empty();
            is_flat && self.known[s].is_none() && !titles::narrative(title) && !titles::subject(title)
        };
        for parent in 0..self.tree.sections.len() {
            let members = self.members(parent);
            let subjects = members.iter().filter(|m| titles::subject(self.title_of(**m))).count();
            if members.len() < LEAST || subjects * 2 < members.len() {
                continue;
            }
            let mut cycles: HashMap<Vec<&str>, Vec<usize>> = HashMap::new();
            for member in members.iter().copied() {
                let below = self.below(member);
                if below.len() >= LEAST && below.iter().all(|s| is_name(*s)) {
                    cycles.entry(below.iter().map(|s| self.plain[*s].as_str()).collect()).or_default().push(member);
                }
            }
            let most = cycles.into_values().max_by_key(Vec::len).unwrap_or_default();
            if most.len() >= LEAST && most.len() * 10 >= members.len() * 8 {
                return most.into_iter().flat_map(|m| self.below(m).iter().copied()).collect();
            }
        }
        Vec::new()
    }

    /// Whether most of some neighbours have sections of the same titles below them.
    pub(super) fn shares(&self, members: &[usize]) -> bool {
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
    pub(super) fn has_level_tables(&self) -> bool {
        self.guesses.values().any(|(map, sure)| {
            let steps = map.columns.iter().filter(|c| matches!(c.is, Role::Level | Role::Step)).count();
            *sure > 0.0 && (matches!(map.layout, Layout::Wide | Layout::Across) || steps > 0)
        })
    }

    /// What stands above steps: paths, or competencies that have levels below them.
    pub(super) fn above_steps(&mut self) {
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
    pub(super) fn is_of_subjects(&self, family: &[usize]) -> bool {
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
    pub(super) fn above(&mut self, s: usize, is: Is) {
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
}
