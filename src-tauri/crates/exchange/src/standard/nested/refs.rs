//! First floor, trees of other houses: things that others name by their ids.

use super::Walker;
use crate::pieces::{Part, Skip};
use crate::value::{self, Tree};
use crate::years;
use rungs_model::{Kind, Years};

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
        for Ref { from, part } in std::mem::take(&mut self.refs) {
            let found = self.by_id.get(self.build.text(&part).trim()).copied().filter(|found| *found != from);
            let Some(found) = found else {
                self.build.skip(&part, Skip::Dangling);
                continue;
            };
            self.build.skip(&part, Skip::Name);
            let holder = self.things[from].kind;
            let thing = &mut self.things[found];
            let is_said = thing.kind == Some(Kind::Ability) || (thing.kind.is_none() && thing.title.is_none());
            let is_within = match holder {
                Some(Kind::Path | Kind::Step | Kind::Competency) => is_said,
                Some(Kind::Group) => is_said || thing.kind == Some(Kind::Competency),
                _ => !matches!(thing.kind, Some(Kind::Path | Kind::Step | Kind::Group)),
            };
            match thing.kind {
                // Where people go from a role, or what a competency is for, is said in no field.
                Some(Kind::Path | Kind::Step | Kind::Group) if !is_within => {}
                _ if thing.parent.is_none() && is_within => thing.parent = Some(from),
                _ => thing.also.push(from),
            }
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
