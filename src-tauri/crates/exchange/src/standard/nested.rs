//! First floor, formats of other houses: trees of objects and lists whose keys say what things are, as people and small
//! programs write them in JSON and YAML. Nobody agreed on the keys, so they are read by their words.

mod crossing;
mod faces;
mod family;
mod forms;
mod inner;
mod keys;
mod refs;
mod rows;
mod survey;

use super::growth::{self, Thing};
use crate::build::Build;
use crate::error::{Fault, ReadError};
use crate::mapping::Mapping;
use crate::pieces::{Part, Skip};
use crate::value::{self, Tree};
use crate::{Imported, Input, MAX_ITEMS, ids};
use crossing::Crossing;
use family::Family;
use forms::{is_map, is_mark, is_prose, why_not};
use keys::Is;
use refs::Ref;
use rungs_model::{Field, Id, Kind};
use std::collections::{HashMap, HashSet};
use survey::Survey;

/// Reads a tree whose keys nobody agreed on; it is called so where it stands.
///
/// # Errors
/// If nothing in it can be understood, or there is more than a framework holds.
pub(crate) fn read(
    input: &Input<'_>,
    fresh: &mut dyn FnMut() -> Id,
    format: &str,
    tree: &Tree<'_>,
    called: &str,
) -> Result<Imported, ReadError> {
    if let Some((list, at)) = rows::of(tree) {
        return crate::sheets::read(input, fresh, format, None, |_, build| {
            rows::leave_rest(build, tree, &at);
            Ok(vec![rows::table(build, list)?])
        });
    }
    let mut build = Build::new(fresh, input.going);
    let mut walker = Walker::of(&mut build, input, tree);
    walker.whole(tree)?;
    walker.tie();
    walker.settle(keys::named_kind(called));
    let things = walker.things;
    if things.is_empty() {
        return Err(ReadError::whole(Fault::NothingUnderstood));
    }
    let grown = growth::grow(&mut build, input, &things)?;
    grown.links.keep(&mut build);
    Ok(Imported::built(build.finish()?, Mapping::of(format), 0.7, Vec::new()))
}

struct Walker<'w, 'f, 't> {
    build: &'w mut Build<'f>,
    input: &'w Input<'w>,
    survey: Survey<'t>,
    things: Vec<Thing>,
    /// Things by the ids that the file gives them.
    by_id: HashMap<String, usize>,
    /// Things that are named by their ids in others.
    refs: Vec<Ref>,
    /// Keys that name the things of some list, and keys that hold what stands in them.
    naming: HashSet<String>,
    holding: HashSet<String>,
}

/// What is known of a thing before it is looked at.
#[derive(Clone, Copy, Default)]
struct Known<'k> {
    parent: Option<usize>,
    /// What the key of its list says it is.
    kind: Option<Kind>,
    /// The word of that key in the singular: "level".
    word: &'k str,
    /// The key it stands under, where that is its name.
    key: Option<&'k str>,
    /// Its place in its list, from 1.
    nth: Option<usize>,
    /// Further things stand in it.
    has_inner: bool,
    /// The key it stands under is the name of a level.
    is_level: bool,
    /// It says in prose or statements what it is.
    is_described: bool,
    /// What it has in common with those beside it.
    family: Option<&'k Family<'k>>,
}

impl<'w, 'f, 't> Walker<'w, 'f, 't> {
    fn of(build: &'w mut Build<'f>, input: &'w Input<'w>, tree: &'t Tree<'_>) -> Walker<'w, 'f, 't> {
        Walker {
            build,
            input,
            survey: Survey::of(tree),
            things: Vec::new(),
            by_id: HashMap::new(),
            refs: Vec::new(),
            naming: HashSet::new(),
            holding: HashSet::new(),
        }
    }

    fn whole(&mut self, tree: &Tree<'_>) -> Result<(), ReadError> {
        let (mut tree, mut at) = (tree, String::new());
        // An object that holds one object alone is its wrapping.
        while let [(key, inner @ Tree::Object(_))] = tree.members()
            && !matches!(keys::of(key), Is::Kind(_))
            && inner.members().iter().any(|(_, value)| value.says().is_some())
        {
            at = value::at(&at, key);
            tree = inner;
        }
        let root = self.build.root();
        if let Some(crossing) = Crossing::of(tree, &self.survey) {
            self.build.says(root, Field::Title, &crate::sheets::stem(self.input.name), &[]);
            return self.cross(tree, &at, &crossing);
        }
        if let Tree::List(entries) = tree {
            self.build.says(root, Field::Title, &crate::sheets::stem(self.input.name), &[]);
            return self.list(entries, &at, None, None, "");
        }
        // Rows that name things of other lists come when these are known.
        let crossings: Vec<Option<Crossing<'_>>> =
            tree.members().iter().map(|(_, value)| Crossing::of(value, &self.survey)).collect();
        let has_crossings = crossings.iter().any(Option::is_some);
        if !has_crossings && is_map(tree) && tree.members().iter().all(|(_, value)| value.says().is_none()) {
            self.build.says(root, Field::Title, &crate::sheets::stem(self.input.name), &[]);
            return self.map(tree, &at, None, None, "");
        }
        let texts = tree.members().iter().filter_map(|(key, value)| Some((&**key, value.text()?)));
        let best = texts.filter_map(|(key, said)| match keys::of(key) {
            _ if why_not(said) == Skip::Furniture && !is_prose(said) => None,
            Is::Title(rank) => Some((rank, key)),
            Is::Neutral => Some((6, key)),
            Is::Kind(_) => Some((9, key)),
            _ => None,
        });
        let title = best.min_by_key(|(rank, _)| *rank).map(|(_, key)| key);
        let mut face: Option<Part> = None;
        if let Some(key) = title {
            face = tree.get(key).text().map(|said| value::piece(self.build, value::at(&at, key), said));
        }
        let is_level = family::are_levels(tree.members().iter().map(|(key, value)| (&**key, value)));
        for ((key, value), crossing) in tree.members().iter().zip(&crossings) {
            if title == Some(&**key) || crossing.is_some() {
                continue;
            }
            let at = value::at(&at, key);
            if forms::are_named_elsewhere(tree, key) {
                value::leave_out(self.build, &at, value, Skip::Again);
                continue;
            }
            if value.says().is_none() {
                self.inner(key, value, &at, None, Known { is_level, ..Known::default() })?;
                continue;
            }
            let Some(said) = value.text() else {
                value::leave_out(self.build, &at, value, Skip::Computed);
                continue;
            };
            match keys::of(key) {
                Is::Title(_) if face.as_ref().is_some_and(|face| self.build.text(face).contains(said.trim())) => {
                    value::leave_out(self.build, &at, value, Skip::Again);
                }
                Is::Body => {
                    let part = value::piece(self.build, at, said);
                    self.build.say(root, Field::Summary, &part);
                }
                Is::Language => {
                    let part = value::piece(self.build, at, said);
                    self.build.say(root, Field::Language, &part);
                }
                Is::Id if ids::uuid(said).is_some() => value::leave_out(self.build, &at, value, Skip::Name),
                Is::Furniture => value::leave_out(self.build, &at, value, Skip::Furniture),
                is if is_prose(said) || (is == Is::Other && why_not(said) != Skip::Furniture) => {
                    let part = value::piece(self.build, at, said);
                    self.build.noted(root, &keys::heading(key), &part)?;
                }
                _ => value::leave_out(self.build, &at, value, why_not(said)),
            }
        }
        for ((key, value), crossing) in tree.members().iter().zip(&crossings) {
            if let Some(crossing) = crossing {
                self.cross(value, &value::at(&at, key), crossing)?;
            }
        }
        match &face {
            Some(title) => self.build.say(root, Field::Title, title),
            None => self.build.says(root, Field::Title, &crate::sheets::stem(self.input.name), &[]),
        }
        Ok(())
    }

    /// A value in a list or under a name: a thing, or several.
    fn entry(&mut self, value: &Tree<'_>, at: &str, known: Known<'_>) -> Result<(), ReadError> {
        match value {
            Tree::Object(_) => self.object(value, at, known),
            Tree::List(entries) if known.key.is_some() => {
                let thing = self.put(Thing { parent: known.parent, kind: known.kind, ..Thing::default() }, at)?;
                self.name_by_key(thing, at, known);
                self.list(entries, at, Some(thing), None, "")
            }
            Tree::List(entries) => self.list(entries, at, known.parent, known.kind, known.word),
            _ => self.scalar(value, at, known),
        }
    }

    fn list(
        &mut self,
        entries: &[Tree<'_>],
        at: &str,
        parent: Option<usize>,
        kind: Option<Kind>,
        word: &str,
    ) -> Result<(), ReadError> {
        let family = Family::of_list(entries, kind);
        self.naming.extend(family.name.map(str::to_owned));
        self.holding.extend(family.holds.map(str::to_owned));
        let first = self.things.len();
        let last = entries.len().saturating_sub(1);
        for nth in 0..entries.len() {
            let nth = if family.descends { last - nth } else { nth };
            let (Some(entry), at) = (entries.get(nth), value::at(at, &nth.to_string())) else { continue };
            let known = Known { parent, kind, word, nth: Some(nth + 1), family: Some(&family), ..Known::default() };
            self.entry(entry, &at, known)?;
        }
        if parent.is_none() && kind == Some(Kind::Path) {
            self.steps_by_years(first);
        }
        Ok(())
    }

    fn scalar(&mut self, value: &Tree<'_>, at: &str, known: Known<'_>) -> Result<(), ReadError> {
        let Some(said) = value.text() else {
            value::leave_out(self.build, at, value, Skip::Computed);
            return Ok(());
        };
        let text = value::piece(self.build, at.to_owned(), said);
        let thing = Thing { parent: known.parent, kind: known.kind, text: Some(text), ..Thing::default() };
        let thing = self.put(thing, at)?;
        self.name_by_key(thing, at, Known { nth: None, ..known });
        Ok(())
    }

    fn put(&mut self, thing: Thing, at: &str) -> Result<usize, ReadError> {
        self.build.in_limits()?;
        if self.things.len().is_multiple_of(1000) {
            self.input.go_on()?;
        }
        if self.things.len() >= MAX_ITEMS {
            let fault = Fault::TooMany { what: "items", limit: MAX_ITEMS };
            return Err(ReadError { fault, pointer: at.to_owned(), line: 0, column: 0 });
        }
        self.things.push(thing);
        Ok(self.things.len() - 1)
    }

    /// A thing without a title is called like the key it stands under, or by its number among its kind.
    fn name_by_key(&mut self, thing: usize, at: &str, known: Known<'_>) {
        // A thing that says its id stands under it, and goes by what it says.
        if let Some(key) =
            known.key.filter(|key| self.by_id.get(*key) == Some(&thing) && self.things[thing].text.is_some())
        {
            let part = value::piece(self.build, at.to_owned(), key);
            self.build.skip(&part, Skip::Name);
            return;
        }
        if self.things[thing].title.is_some() || self.things[thing].called.is_some() {
            if let Some(key) = known.key.filter(|key| is_mark(key)) {
                let part = value::piece(self.build, at.to_owned(), key);
                let thing = &mut self.things[thing];
                thing.kind.get_or_insert(Kind::Step);
                match thing.code {
                    None => thing.code = Some(part),
                    Some(_) => self.build.skip(&part, Skip::Name),
                }
            }
            return;
        }
        let numbered = |number: &str| {
            let word = if known.word.is_empty() { "Level".to_owned() } else { keys::heading(known.word) };
            format!("{word} {number}")
        };
        match (known.key, known.nth) {
            (Some(key), _) if key.bytes().all(|b| b.is_ascii_digit()) => {
                self.things[thing].called = Some(numbered(key));
                self.things[thing].kind.get_or_insert(Kind::Step);
            }
            (Some(key), _) => {
                let part = value::piece(self.build, at.to_owned(), key);
                let heading = keys::heading(key);
                if known.is_level {
                    self.things[thing].kind.get_or_insert(Kind::Step);
                }
                self.things[thing].called = Some(heading).filter(|heading| heading != key);
                self.things[thing].title = Some(part);
            }
            // The n-th of the levels of something, which have no names.
            (None, Some(nth)) if self.things[thing].kind == Some(Kind::Step) => {
                self.things[thing].called = Some(numbered(&nth.to_string()));
            }
            _ => {}
        }
    }

    fn object(&mut self, object: &Tree<'_>, at: &str, known: Known<'_>) -> Result<(), ReadError> {
        // All that one object says is held until its thing is made.
        if object.members().len() > MAX_ITEMS {
            return Err(ReadError::whole(Fault::TooMany { what: "items", limit: MAX_ITEMS }));
        }
        let thing = self.put(Thing { parent: known.parent, kind: known.kind, ..Thing::default() }, at)?;
        let has_inner = object.members().iter().any(|(_, value)| !value.is_nothing() && value.says().is_none());
        self.faces(thing, object, at, Known { has_inner, ..known })?;
        self.name_by_key(thing, at, known);
        if let Some(key) = known.key.filter(|_| keys::title(object).is_some()) {
            self.by_id.entry(key.to_owned()).or_insert(thing);
        }
        let inner = || object.members().iter().filter(|(_, value)| !value.is_nothing() && value.says().is_none());
        let is_described = object.members().iter().any(|(key, value)| match keys::of(key) {
            Is::Body => forms::texts(value).any(is_prose),
            Is::Kind(Kind::Ability) => value.says().is_none() && !value.is_nothing(),
            _ => self.survey.is_of_levels(key),
        });
        let is_level = family::are_levels(inner().map(|(key, value)| (&**key, value)));
        let are_alike = forms::are_alike(object);
        for (key, value) in inner() {
            let at = value::at(at, key);
            let known = Known { kind: self.things[thing].kind, is_level, is_described, ..known };
            if are_alike {
                self.entry(value, &at, Known { parent: Some(thing), key: Some(key), is_level, ..Known::default() })?;
            } else {
                self.inner(key, value, &at, Some(thing), known)?;
            }
        }
        Ok(())
    }

    /// An object whose keys are names of things.
    fn map(
        &mut self,
        value: &Tree<'_>,
        at: &str,
        parent: Option<usize>,
        kind: Option<Kind>,
        word: &str,
    ) -> Result<(), ReadError> {
        let family = Family::of_map(value, kind);
        self.holding.extend(family.holds.map(str::to_owned));
        let is_level = family.are_levels;
        for (key, value) in value.members() {
            let known =
                Known { parent, kind, word, key: Some(key), is_level, family: Some(&family), ..Known::default() };
            self.entry(value, &value::at(at, key), known)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
