//! First floor, trees of other houses: lists and objects that stand in an object, by their keys and forms.

use super::family::{are_short, is_short};
use super::forms::{all_texts, are_handles, has_sentences, is_count, is_counts, is_map, is_number, texts};
use super::keys::{self, Is};
use super::{Known, Walker};
use crate::error::ReadError;
use crate::layout::plain;
use crate::pieces::{Part, Skip};
use crate::standard::growth::{Headed, Thing};
use crate::value::{self, Tree};
use rungs_model::{Experience, Field, Kind, Years};

impl Walker<'_, '_, '_> {
    /// A list or object in an object.
    pub(super) fn inner(
        &mut self,
        key: &str,
        value: &Tree<'_>,
        at: &str,
        parent: Option<usize>,
        known: Known<'_>,
    ) -> Result<(), ReadError> {
        let is = keys::of(key);
        let singular = keys::singular(key);
        match (is, value) {
            // `"skill_ids": ["a1", "a2"]` names things of other lists.
            (_, Tree::List(entries)) if parent.is_some() && self.survey.are_ids(entries) => {
                self.refer(parent, entries, at);
                Ok(())
            }
            // Lists of nothing.
            (_, Tree::List(entries)) if entries.iter().all(Tree::is_nothing) => Ok(()),
            // Numbers that a program counts with.
            (Is::Other | Is::Number, Tree::Object(members))
                if members.iter().all(|(_, value)| is_number_alone(value)) =>
            {
                value::leave_out(self.build, at, value, Skip::Computed);
                Ok(())
            }
            // The one family that a thing is of.
            (Is::Kind(Kind::Group), Tree::List(entries))
                if known.is_described && is_family(entries, parent.map(|parent| &self.things[parent])) =>
            {
                let (at, said) = (value::at(at, "0"), entries.first().and_then(Tree::text).unwrap_or_default());
                let part = value::piece(self.build, at, said);
                if let Some(thing) = parent.map(|parent| &mut self.things[parent]) {
                    thing.family = Some(part);
                }
                Ok(())
            }
            (Is::Tagline, Tree::Object(_)) if all_texts(value) && parent.is_some() => {
                self.remark(parent, key, value, at);
                Ok(())
            }
            (_, Tree::List(entries)) if !entries.is_empty() && entries.iter().all(is_count) => {
                value::leave_out(self.build, at, value, Skip::Computed);
                Ok(())
            }
            (_, Tree::Object(members)) if members.len() > 1 && members.iter().all(|(_, value)| is_counts(value)) => {
                value::leave_out(self.build, at, value, Skip::Computed);
                Ok(())
            }
            // What people are called, of so many points or in that order: `titles: [{label, minPoints}]`.
            (_, Tree::List(entries))
                if parent.is_none() && singular == "title" && entries.iter().all(is_named_alone) =>
            {
                self.list_names(key, entries, at)
            }
            // Names that only programs use: `roles: [data_analyst, backend]`.
            (Is::Kind(_), Tree::List(entries)) if parent.is_some() && are_handles(entries) => {
                value::leave_out(self.build, at, value, Skip::Name);
                Ok(())
            }
            // `"expectations": {"Junior": …, "Senior": …}`, the same in every thing.
            (_, Tree::Object(_)) if self.survey.is_of_levels(key) && parent.is_some() => {
                let word = if is == Is::Kind(Kind::Step) { singular } else { String::new() };
                self.on_levels(value, at, parent, &word)
            }
            (_, Tree::List(_)) if parent.is_some_and(|parent| self.are_marks(key, is, value, parent, known)) => {
                self.remark(parent, key, value, at);
                Ok(())
            }
            // `"indicators": {"1": […], "2": […]}` is what a thing is on each level.
            (_, Tree::Object(members))
                if parent.is_some() && members.len() > 1 && members.iter().all(|(key, _)| is_number(key)) =>
            {
                let word = if is == Is::Kind(Kind::Step) { singular } else { String::new() };
                self.map(value, at, parent, Some(Kind::Step), &word)
            }
            (Is::Examples, _) if parent.is_some() && all_texts(value) => {
                let mut found = Vec::new();
                value.leaves(at, &mut found);
                let parts: Vec<Part> =
                    found.into_iter().map(|(at, said)| value::piece(self.build, at, &said)).collect();
                if let Some(thing) = parent.map(|parent| &mut self.things[parent]) {
                    thing.examples.extend(parts);
                }
                Ok(())
            }
            (Is::Years | Is::MinYears, Tree::Object(_)) => {
                if let Some(parent) = parent {
                    self.span(parent, value, at);
                } else {
                    value::leave_out(self.build, at, value, Skip::NotUnderstood);
                }
                Ok(())
            }
            (Is::Body | Is::Title(_), _) if all_texts(value) && known.kind != Some(Kind::Step) => {
                let mut found = Vec::new();
                value.leaves(at, &mut found);
                let parts: Vec<Part> =
                    found.into_iter().map(|(at, said)| value::piece(self.build, at, &said)).collect();
                let mut parts = parts.into_iter();
                match parent.map(|parent| &mut self.things[parent]) {
                    Some(thing) => {
                        let is_description = is == Is::Body && matches!(value, Tree::List(_));
                        if is_description && thing.title.is_some() && thing.text.is_none() {
                            thing.text = parts.next();
                            thing.lines.extend(parts.by_ref());
                        }
                        if let Some(first) = parts.next() {
                            let more = parts.collect();
                            thing.notes.push(Headed { more, ..Headed::new(keys::heading(key), first) });
                        }
                    }
                    None => {
                        let root = self.build.root();
                        parts.for_each(|part| self.build.say(root, Field::Summary, &part));
                    }
                }
                Ok(())
            }
            (Is::Kind(kind), Tree::Object(_)) if is_map(value) => self.map(value, at, parent, Some(kind), &singular),
            (Is::Neutral | Is::Body, Tree::Object(_)) if is_map(value) => self.map(value, at, parent, None, ""),
            (Is::Kind(kind), Tree::List(entries)) => self.list(entries, at, parent, Some(kind), &singular),
            (Is::Kind(kind), Tree::Object(_)) => {
                self.object(value, at, Known { parent, kind: Some(kind), word: &singular, ..Known::default() })
            }
            (Is::Neutral | Is::Body | Is::Title(_) | Is::Examples, Tree::List(entries)) => {
                self.list(entries, at, parent, None, "")
            }
            // A subject may be called like a part of a page: "Colour", "Links".
            (Is::Furniture | Is::Id | Is::Type | Is::Language, _)
                if !has_sentences(value) || matches!(value, Tree::List(_)) =>
            {
                if has_sentences(value) && parent.is_some() {
                    self.remark(parent, key, value, at);
                    return Ok(());
                }
                value::leave_out(self.build, at, value, Skip::Furniture);
                Ok(())
            }
            // The same key in each of several things with names of their own is no name.
            (Is::Other, Tree::List(entries))
                if known.kind != Some(Kind::Step)
                    && (known.family.is_some_and(|family| family.holds == Some(key))
                        || self.holds_alone(parent, key)) =>
            {
                self.list(entries, at, parent, None, "")
            }
            // A key that is no word of the file's form is the name of what stands under it.
            (_, Tree::List(_) | Tree::Object(_)) => {
                let statements = all_texts(value) && matches!(value, Tree::List(_));
                let of_step = known.kind == Some(Kind::Step);
                let kind = (statements && of_step).then_some(Kind::Competency);
                self.entry(
                    value,
                    at,
                    Known { parent, kind, key: Some(key), is_level: known.is_level, ..Known::default() },
                )
            }
            _ => {
                value::leave_out(self.build, at, value, Skip::NotUnderstood);
                Ok(())
            }
        }
    }

    /// What a thing is on each level, by the names of these: it is a competency. Of a level it is what each competency is.
    fn on_levels(&mut self, value: &Tree<'_>, at: &str, parent: Option<usize>, word: &str) -> Result<(), ReadError> {
        let Some(thing) = parent.map(|parent| &mut self.things[parent]) else { return Ok(()) };
        match thing.kind {
            Some(Kind::Step) => {
                for (key, value) in value.members() {
                    self.subject(key, value, &value::at(at, key), parent)?;
                }
                return Ok(());
            }
            Some(Kind::Path) => {}
            _ => thing.kind = Some(Kind::Competency),
        }
        self.map(value, at, parent, Some(Kind::Step), word)
    }

    /// What a level says of a competency, under its name.
    pub(super) fn subject(
        &mut self,
        name: &str,
        value: &Tree<'_>,
        at: &str,
        level: Option<usize>,
    ) -> Result<(), ReadError> {
        let title = value::piece(self.build, at.to_owned(), name);
        let called = Some(keys::heading(name)).filter(|heading| heading != name);
        let kind = Some(Kind::Competency);
        let subject = self.put(Thing { parent: level, kind, title: Some(title), called, ..Thing::default() }, at)?;
        let mut found = Vec::new();
        value.leaves(at, &mut found);
        for (at, said) in found {
            let text = Some(value::piece(self.build, at.clone(), &said));
            self.put(Thing { parent: Some(subject), kind: Some(Kind::Ability), text, ..Thing::default() }, &at)?;
        }
        Ok(())
    }

    /// Whether a list only says with what names a thing goes together: those of its roles, trades, further names.
    fn are_marks(&self, key: &str, is: Is, value: &Tree<'_>, parent: usize, known: Known<'_>) -> bool {
        let thing = &self.things[parent];
        let is_named = thing.title.is_some() && thing.kind != Some(Kind::Step) && are_short(value);
        let is_qualified = || plain(&keys::heading(key)).contains(' ');
        is_named
            && match is {
                Is::Furniture => texts(value).any(|said| said.chars().any(char::is_alphabetic)),
                Is::Other => known.is_described,
                Is::Kind(Kind::Path | Kind::Group) => known.is_described && (is_qualified() || self.survey.recurs(key)),
                _ => false,
            }
    }

    /// Notes on a thing what stands in a list or object.
    fn remark(&mut self, parent: Option<usize>, key: &str, value: &Tree<'_>, at: &str) {
        let mut found = Vec::new();
        value.leaves(at, &mut found);
        let mut parts =
            found.into_iter().map(|(at, said)| value::piece(self.build, at, &said)).collect::<Vec<_>>().into_iter();
        if let (Some(body), Some(thing)) = (parts.next(), parent.map(|parent| &mut self.things[parent])) {
            let more = parts.collect();
            thing.notes.push(Headed { more, minor: true, ..Headed::new(keys::heading(key), body) });
        }
    }

    /// Notes on the whole the names in a list.
    fn list_names(&mut self, key: &str, entries: &[Tree<'_>], at: &str) -> Result<(), ReadError> {
        let mut parts: Vec<Part> = Vec::new();
        for (nth, entry) in entries.iter().enumerate() {
            let at = value::at(at, &nth.to_string());
            if let Some(said) = entry.text() {
                parts.push(value::piece(self.build, at, said));
                continue;
            }
            for (key, value) in entry.members() {
                let at = value::at(&at, key);
                match value.text() {
                    Some(said) => parts.push(value::piece(self.build, at, said)),
                    None => value::leave_out(self.build, &at, value, Skip::Computed),
                }
            }
        }
        let names: Vec<String> = parts.iter().map(|part| format!("- {}", self.build.text(part).trim())).collect();
        let root = self.build.root();
        self.build.note(root, &keys::heading(key), &[], &names.join("\n"), &parts).map(|_| ())
    }

    /// Whether a key that holds what stands in the things of some list does so here.
    fn holds_alone(&self, parent: Option<usize>, key: &str) -> bool {
        parent.is_some_and(|parent| self.things[parent].title.is_some()) && self.holding.contains(key)
    }

    fn span(&mut self, thing: usize, value: &Tree<'_>, at: &str) {
        let number = |keys: &[&str]| {
            let found = value.members().iter().find(|(key, _)| keys.contains(&&*key.to_lowercase()))?;
            Years::new((found.1.number()? * 2.0).round() / 2.0)
        };
        let min = number(&["min", "minimum", "from", "minyears", "min_years", "least"]);
        let max = number(&["max", "maximum", "to", "maxyears", "max_years", "most"]);
        let mut found = Vec::new();
        value.leaves(at, &mut found);
        let parts: Vec<Part> = found.into_iter().map(|(at, said)| value::piece(self.build, at, &said)).collect();
        if min.is_some() || max.is_some() {
            let years = Experience { min_years: min, max_years: max, ..Experience::default() };
            self.things[thing].span = Some(Box::new((years, parts)));
        } else {
            self.things[thing].years.extend(parts);
        }
    }
}

/// Whether a thing says no more than its name, or that and numbers.
fn is_named_alone(value: &Tree<'_>) -> bool {
    if let Some(said) = value.text() {
        return is_short(said);
    }
    let mut texts = value.members().iter().filter(|(_, value)| value.text().is_some());
    let rest = value.members().iter().all(|(_, value)| value.text().is_some() || is_number_alone(value));
    rest && texts.next().is_some() && texts.next().is_none() && value.members().len() > 1
}

fn is_number_alone(value: &Tree<'_>) -> bool {
    matches!(value, Tree::Number(_) | Tree::Truth(_))
}

/// One name, of a thing that says no family yet.
fn is_family(entries: &[Tree<'_>], thing: Option<&Thing>) -> bool {
    matches!(entries, [one] if one.text().is_some_and(is_short))
        && thing.is_some_and(|thing| thing.title.is_some() && thing.family.is_none())
}
