//! First floor, formats of other houses: trees of objects and lists whose keys say what things are, as people and small
//! programs write them in JSON and YAML. Nobody agreed on the keys, so they are read by their words.

mod faces;
mod forms;
mod keys;
mod rows;

use super::growth::{self, Headed, Thing};
use super::levels;
use crate::build::Build;
use crate::error::{Fault, ReadError};
use crate::mapping::Mapping;
use crate::pieces::{Part, Skip};
use crate::value::{self, Tree};
use crate::{Imported, Input, MAX_ITEMS, ids};
use forms::{all_texts, are_handles, is_count, is_counts, is_map, is_mark, is_number, is_prose, why_not};
use keys::Is;
use rungs_model::{Experience, Field, Id, Kind, Years};

/// Reads a tree whose keys nobody agreed on.
///
/// # Errors
/// If nothing in it can be understood, or there is more than a framework holds.
pub(crate) fn read(
    input: &Input<'_>,
    fresh: &mut dyn FnMut() -> Id,
    format: &str,
    tree: &Tree<'_>,
) -> Result<Imported, ReadError> {
    if let Some((list, at)) = rows::of(tree) {
        return crate::sheets::read(input, fresh, format, None, |_, build| {
            rows::leave_rest(build, tree, &at);
            Ok(vec![rows::table(build, list)?])
        });
    }
    let mut build = Build::new(fresh, input.going);
    let mut walker = Walker { build: &mut build, things: Vec::new() };
    walker.whole(input, tree)?;
    let things = walker.things;
    if things.is_empty() {
        return Err(ReadError::whole(Fault::NothingUnderstood));
    }
    let grown = growth::grow(&mut build, input, &things)?;
    grown.links.keep(&mut build);
    Ok(Imported::built(build.finish()?, Mapping::of(format), 0.7, Vec::new()))
}

struct Walker<'w, 'f> {
    build: &'w mut Build<'f>,
    things: Vec<Thing>,
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
}

impl Walker<'_, '_> {
    fn whole(&mut self, input: &Input<'_>, tree: &Tree<'_>) -> Result<(), ReadError> {
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
        if let Tree::List(entries) = tree {
            self.build.says(root, Field::Title, &crate::sheets::stem(input.name), &[]);
            for (nth, entry) in entries.iter().enumerate() {
                input.go_on()?;
                self.entry(entry, &value::at(&at, &nth.to_string()), Known { nth: Some(nth + 1), ..Known::default() })?;
            }
            return Ok(());
        }
        if is_map(tree) && tree.members().iter().all(|(_, value)| value.says().is_none()) {
            self.build.says(root, Field::Title, &crate::sheets::stem(input.name), &[]);
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
        for (key, value) in tree.members() {
            input.go_on()?;
            if title == Some(&**key) {
                continue;
            }
            let at = value::at(&at, key);
            if value.says().is_none() {
                self.inner(key, value, &at, None, None)?;
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
        match &face {
            Some(title) => self.build.say(root, Field::Title, title),
            None => self.build.says(root, Field::Title, &crate::sheets::stem(input.name), &[]),
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
        for (nth, entry) in entries.iter().enumerate() {
            let at = value::at(at, &nth.to_string());
            self.entry(entry, &at, Known { parent, kind, word, nth: Some(nth + 1), ..Known::default() })?;
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
        if self.things.len() >= MAX_ITEMS {
            let fault = Fault::TooMany { what: "items", limit: MAX_ITEMS };
            return Err(ReadError { fault, pointer: at.to_owned(), line: 0, column: 0 });
        }
        self.things.push(thing);
        Ok(self.things.len() - 1)
    }

    /// A thing without a title is called like the key it stands under, or by its number among its kind.
    fn name_by_key(&mut self, thing: usize, at: &str, known: Known<'_>) {
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
                if levels::looks(&heading).is_some() {
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
        self.faces(thing, object, at, Known { has_inner, ..known });
        self.name_by_key(thing, at, known);
        let known = Known { kind: self.things[thing].kind, ..known };
        for (key, value) in object.members() {
            if value.says().is_none() && !value.is_nothing() {
                self.inner(key, value, &value::at(at, key), Some(thing), Some(known))?;
            }
        }
        Ok(())
    }

    /// A list or object in an object.
    fn inner(
        &mut self,
        key: &str,
        value: &Tree<'_>,
        at: &str,
        parent: Option<usize>,
        known: Option<Known<'_>>,
    ) -> Result<(), ReadError> {
        let is = keys::of(key);
        let singular = keys::singular(key);
        match (is, value) {
            // Numbers that a program counts with.
            (_, Tree::List(entries)) if !entries.is_empty() && entries.iter().all(is_count) => {
                value::leave_out(self.build, at, value, Skip::Computed);
                Ok(())
            }
            (_, Tree::Object(members)) if members.len() > 1 && members.iter().all(|(_, value)| is_counts(value)) => {
                value::leave_out(self.build, at, value, Skip::Computed);
                Ok(())
            }
            // Names that only programs use: `roles: [data_analyst, backend]`.
            (Is::Kind(_), Tree::List(entries)) if parent.is_some() && are_handles(entries) => {
                value::leave_out(self.build, at, value, Skip::Name);
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
            (Is::Body | Is::Title(_), _) if all_texts(value) && known.and_then(|k| k.kind) != Some(Kind::Step) => {
                let mut found = Vec::new();
                value.leaves(at, &mut found);
                for (at, said) in found {
                    let part = value::piece(self.build, at, &said);
                    match parent.map(|parent| &mut self.things[parent]) {
                        Some(thing) => thing.notes.push(Headed::new(keys::heading(key), part)),
                        None => {
                            let root = self.build.root();
                            self.build.say(root, Field::Summary, &part);
                        }
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
            (Is::Furniture | Is::Id | Is::Type | Is::Language, _) => {
                value::leave_out(self.build, at, value, Skip::Furniture);
                Ok(())
            }
            // A key that is no word of the file's form is the name of what stands under it.
            (_, Tree::List(_) | Tree::Object(_)) => {
                let statements = all_texts(value) && matches!(value, Tree::List(_));
                let of_step = known.is_some_and(|k| k.kind == Some(Kind::Step));
                let kind = (statements && of_step).then_some(Kind::Competency);
                self.entry(value, at, Known { parent, kind, key: Some(key), ..Known::default() })
            }
            _ => {
                value::leave_out(self.build, at, value, Skip::NotUnderstood);
                Ok(())
            }
        }
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
        for (key, value) in value.members() {
            self.entry(value, &value::at(at, key), Known { parent, kind, word, key: Some(key), ..Known::default() })?;
        }
        Ok(())
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

#[cfg(test)]
mod tests;
