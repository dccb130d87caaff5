//! First floor, trees of other houses: things that others name by their ids.

use super::Walker;
use crate::layout::plain;
use crate::pieces::{Part, Skip};
use crate::value::{self, Tree};
use crate::years;
use rungs_model::{Kind, Years};
use std::collections::{HashMap, HashSet};

/// A thing that another names by its id.
#[derive(Debug)]
pub(super) struct Ref {
    from: usize,
    part: Part,
}

impl Walker<'_, '_, '_> {
    /// Takes down the things that a list names.
    pub(super) fn refer(&mut self, from: Option<usize>, entries: &[Tree<'_>], at: &str) {
        let Some(from) = from else { return };
        for (nth, entry) in entries.iter().enumerate() {
            if let Some(said) = entry.says() {
                let part = value::piece(self.build, value::at(at, &nth.to_string()), &said);
                self.refs.push(Ref { from, part });
            }
        }
    }

    /// Puts what is named by its id into what names it. What stands somewhere already, or is named again, stands there too.
    pub(super) fn tie(&mut self) {
        let mut moved: HashSet<usize> = HashSet::new();
        for Ref { from, part } in std::mem::take(&mut self.refs) {
            let found = self.by_id.get(self.build.text(&part).trim()).copied().filter(|found| *found != from);
            let Some(found) = found else {
                self.build.skip(&part, Skip::Dangling);
                continue;
            };
            self.build.skip(&part, Skip::Name);
            let holder = self.things[from].kind;
            let lists = self.things[found].parent;
            let is_listed = lists.is_none_or(|list| {
                let list = &self.things[list];
                list.parent.is_none() && list.kind.is_none_or(|kind| kind == Kind::Group)
            });
            let thing = &mut self.things[found];
            let is_nameless = thing.title.is_none() && thing.text.is_some() && is_listed;
            // Knowledge and skills that a role names by a sentence each are what it asks for.
            let is_said = match thing.kind {
                Some(kind) => {
                    kind == Kind::Ability
                        || (kind == Kind::Competency && is_nameless && matches!(holder, Some(Kind::Path | Kind::Step)))
                }
                None => is_nameless,
            };
            let is_within = match holder {
                Some(Kind::Path | Kind::Step | Kind::Competency) => is_said,
                Some(Kind::Group) => is_said || thing.kind == Some(Kind::Competency),
                _ => !matches!(thing.kind, Some(Kind::Path | Kind::Step | Kind::Group)),
            };
            if is_said && is_listed && matches!(holder, Some(Kind::Path | Kind::Step)) {
                // What a role asks for stands with the role, not in the list of all that any role may ask for.
                let list = thing.parent.filter(|list| *list != from && moved.insert(found));
                thing.kind = Some(Kind::Ability);
                thing.parent = if list.is_some() { None } else { thing.parent };
                if let Some(list) = list {
                    self.things[list].kind.get_or_insert(Kind::Group);
                }
            }
            let thing = &mut self.things[found];
            match thing.kind {
                // Where people go from a role, or what a competency is for, is said in no field.
                Some(Kind::Path | Kind::Step | Kind::Group) if !is_within => {}
                _ if thing.parent.is_none() && is_within => thing.parent = Some(from),
                _ => thing.also.push(from),
            }
        }
    }

    /// What holds levels and says nothing of its kind is a competency where the file is called so, or where the same levels
    /// say a sentence each of several; otherwise it is a path.
    pub(super) fn settle(&mut self, called: Option<Kind>) {
        let mut levels: HashMap<usize, Vec<usize>> = HashMap::new();
        let mut holds: HashSet<usize> = HashSet::new();
        // What holds nothing but things with a name and what that means is a family of competencies.
        let mut families: HashMap<usize, bool> = HashMap::new();
        holds.extend(self.things.iter().filter_map(|thing| thing.parent));
        for (at, thing) in self.things.iter().enumerate() {
            if let Some(parent) = thing.parent {
                let is_described =
                    thing.kind.is_none() && thing.title.is_some() && thing.text.is_some() && !holds.contains(&at);
                *families.entry(parent).or_insert(true) &= is_described;
                if thing.kind == Some(Kind::Step) && self.things[parent].kind.is_none() {
                    levels.entry(parent).or_default().push(at);
                }
            }
        }
        let is_plain = |at: &usize| {
            let thing = &self.things[*at];
            !holds.contains(at) && thing.years.is_empty() && thing.span.is_none()
        };
        let name = |at: &usize| match (&self.things[*at].called, &self.things[*at].title) {
            (Some(called), _) => plain(called),
            (None, Some(title)) => plain(self.build.text(title)),
            _ => String::new(),
        };
        let mut names: HashSet<String> = HashSet::new();
        let mut all = 0;
        for at in levels.values().flatten() {
            all += 1;
            names.insert(name(at));
        }
        let are_plain = levels.values().flatten().all(is_plain);
        let are_shared = levels.len() > 1 && are_plain && all * 2 >= names.len() * 3;
        let is_inner = |at: &usize| {
            let above = self.things[*at].parent.map(|above| self.things[above].kind);
            self.things[*at].kind.is_none() && above.is_some_and(|kind| kind.is_none_or(|kind| kind == Kind::Group))
        };
        families.retain(|at, is_family| *is_family && is_inner(at));
        if called == Some(Kind::Competency) || are_shared {
            for at in levels.keys() {
                self.things[*at].kind = Some(Kind::Competency);
            }
        }
        for at in families.keys() {
            self.things[*at].kind = Some(Kind::Group);
        }
    }

    /// Roles that each ask for more years than the one before are the steps of one path.
    pub(super) fn steps_by_years(&mut self, first: usize) {
        let of = |thing: &super::Thing| -> Option<Years> {
            let said = || thing.years.first().and_then(|part| years::find(self.build.text(part), true));
            match thing.span.as_deref() {
                Some((span, _)) => span.min_years,
                None => said().and_then(|found| found.years.min_years),
            }
        };
        let things = self.things.get(first..).unwrap_or_default();
        let roles = || things.iter().filter(|thing| thing.parent.is_none() && thing.kind == Some(Kind::Path));
        let found: Vec<Option<Years>> = roles().map(of).collect();
        let rise =
            found.len() > 1 && found.iter().all(Option::is_some) && found.windows(2).all(|pair| pair[0] < pair[1]);
        let has_steps = things.iter().any(|thing| thing.parent.is_some() && thing.kind == Some(Kind::Step));
        if rise && !has_steps {
            for thing in self.things.iter_mut().skip(first).filter(|thing| thing.parent.is_none()) {
                thing.kind = Some(Kind::Step);
            }
        }
    }
}
