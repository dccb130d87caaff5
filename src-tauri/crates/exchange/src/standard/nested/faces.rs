//! First floor, trees of other houses: what the scalars of an object say of its thing.

use super::forms::{is_prose, is_sentence, why_not};
use super::keys::{self, Is};
use super::{Known, Walker};
use crate::error::ReadError;
use crate::pieces::{Part, Skip};
use crate::standard::growth::{Headed, Thing};
use crate::standard::{levels, words};
use crate::value::{self, Tree};
use crate::{ids, years};
use rungs_model::{Experience, Kind, Years};

impl Walker<'_, '_, '_> {
    /// What the scalars of an object say of its thing.
    pub(super) fn faces(
        &mut self,
        at_thing: usize,
        object: &Tree<'_>,
        at: &str,
        known: Known<'_>,
    ) -> Result<(), ReadError> {
        let mut thing = std::mem::take(&mut self.things[at_thing]);
        let scalars: Vec<(&str, &Tree<'_>)> = object
            .members()
            .iter()
            .filter(|(_, value)| value.says().is_some())
            .map(|(key, value)| (&**key, value))
            .collect();
        let best = scalars.iter().filter_map(|(key, value)| match keys::of(key) {
            Is::Title(rank) => value.text().map(|_| (rank, *key)),
            Is::Kind(kind) if kind != Kind::Ability && kind != Kind::Group => value.text().map(|_| (9, *key)),
            Is::Kind(Kind::Group) => value.text().map(|_| (10, *key)),
            _ => None,
        });
        let naming = || {
            let is_naming = |key: &&str| match known.family.and_then(|family| family.name) {
                Some(name) => **key == *name,
                None => known.nth.is_some() && self.naming.contains(*key),
            };
            scalars.iter().map(|(key, _)| *key).find(is_naming)
        };
        let title = best.min_by_key(|(rank, _)| *rank).map(|(_, key)| key).or_else(naming);
        let is_title = |key: &str| title == Some(key);
        if let Some((key, value)) = scalars.iter().find(|(key, _)| is_title(key)) {
            if let (Is::Kind(kind), None) = (keys::of(key), thing.kind) {
                thing.kind = Some(kind);
            }
            thing.title = value.text().map(|said| value::piece(self.build, value::at(at, key), said));
        }
        let columns = known.family.map(|family| family.columns.as_slice()).unwrap_or_default();
        if !columns.is_empty() {
            thing.kind = Some(Kind::Step);
        } else if known.family.is_some_and(|family| family.are_roles) {
            thing.kind.get_or_insert(Kind::Path);
        }
        if let Some(id) = keys::own_id(object).and_then(|key| object.get(key).says()) {
            self.by_id.entry(id.trim().to_owned()).or_insert(at_thing);
        }
        let mut span = (None, None, Vec::new());
        let mut seen_title = false;
        let mut cells = Vec::new();
        for (key, value) in &scalars {
            let at = value::at(at, key);
            let Some(said) = value.says() else { continue };
            let is = keys::of(key);
            if is_title(key) && !std::mem::replace(&mut seen_title, true) {
                continue;
            }
            if columns.contains(key) {
                cells.push((*key, *value, at));
                continue;
            }
            let part = value::piece(self.build, at, &said);
            self.face(&mut thing, key, is, value, part, &mut span, known);
        }
        let (min, max, parts) = span;
        if !parts.is_empty() {
            let years = Experience { min_years: min, max_years: max, ..Experience::default() };
            thing.span = Some(Box::new((years, parts)));
        }
        // Where no word says which of its texts it is, the first is.
        let is_nameless =
            thing.title.is_none() && thing.text.is_none() && thing.called.is_none() && known.key.is_none();
        if is_nameless && !known.has_inner && !thing.notes.is_empty() {
            thing.text = Some(thing.notes.remove(0).body);
        }
        self.things[at_thing] = thing;
        for (key, value, at) in cells {
            self.subject(key, value, &at, Some(at_thing))?;
        }
        Ok(())
    }

    #[allow(clippy::too_many_arguments)] // one scalar: its key, its value, its piece, and what they add to
    fn face(
        &mut self,
        thing: &mut Thing,
        key: &str,
        is: Is,
        value: &Tree<'_>,
        part: Part,
        span: &mut (Option<Years>, Option<Years>, Vec<Part>),
        known: Known<'_>,
    ) {
        let said = self.build.text(&part).to_owned();
        let years = || value.number().and_then(|n| Years::new((n * 2.0).round() / 2.0));
        match is {
            // `"path": "end-user-support"` beside "End user support" is its address.
            Is::Kind(_) | Is::Tagline | Is::Code
                if thing.title.as_ref().is_some_and(|title| is_slug_of(&said, self.build.text(title))) =>
            {
                self.build.skip(&part, Skip::Name)
            }
            Is::Title(_)
                if thing.title.as_ref().is_some_and(|title| {
                    crate::layout::plain(self.build.text(title)) == crate::layout::plain(&said)
                }) =>
            {
                self.build.skip(&part, Skip::Again)
            }
            // What was written to be read is no name of a program's, whatever its key.
            Is::Id | Is::Type | Is::Language | Is::Furniture if is_sentence(&said) => {
                thing.notes.push(Headed::new(keys::heading(key), part))
            }
            Is::Furniture => self.build.skip(&part, Skip::Furniture),
            Is::Id => {
                if value.text().is_some() && thing.id.is_none() {
                    thing.id = ids::uuid(&said);
                }
                self.build.skip(&part, Skip::Name);
            }
            Is::Code if thing.code.is_none() => thing.code = Some(part),
            Is::Type => {
                thing.kind = thing.kind.or_else(|| words::called(&said));
                self.build.skip(&part, Skip::Name);
            }
            Is::MinYears if years().is_some() => {
                span.0 = years();
                span.2.push(part);
            }
            Is::MaxYears if years().is_some() => {
                span.1 = years();
                span.2.push(part);
            }
            Is::Years => thing.years.push(part),
            Is::Tagline if value.text().is_some() && thing.tagline.is_none() => thing.tagline = Some(part),
            // The number of a level is its name, where it has none.
            Is::Kind(Kind::Step) | Is::Number if value.number().is_some() => {
                if thing.title.is_none() && (is != Is::Number || thing.kind == Some(Kind::Step)) {
                    let word = if is == Is::Number { known.word } else { key };
                    thing.called = Some(format!("{} {}", keys::heading(&words::singular(word)), said.trim()));
                    thing.kind.get_or_insert(Kind::Step);
                    thing.title = Some(part);
                } else {
                    if is != Is::Number && (thing.kind == Some(Kind::Step) || (thing.kind.is_none() && known.has_inner))
                    {
                        thing.kind = Some(Kind::Step);
                        thing.number = Some(format!("{} {}", keys::heading(&words::singular(key)), said.trim()));
                    }
                    self.build.skip(&part, Skip::Computed);
                }
            }
            Is::Kind(Kind::Step) if value.text().is_some() && thing.level.is_none() => thing.level = Some(part),
            Is::Examples => thing.examples.push(part),
            Is::Kind(Kind::Group | Kind::Path) if value.text().is_some() && thing.family.is_none() => {
                thing.family = Some(part)
            }
            Is::Body | Is::Kind(Kind::Ability) if value.text().is_some() => match (&thing.text, &thing.body) {
                (None, _) => thing.text = Some(part),
                (Some(_), None) => thing.body = Some(part),
                _ => thing.notes.push(Headed::new(keys::heading(key), part)),
            },
            _ if value.text().is_none() => self.build.skip(&part, Skip::Computed),
            _ if years::find(&said, false).is_some_and(|found| found.whole) => thing.years.push(part),
            // "level 2": "text", "Working": "text": the level of a competency.
            Is::Other if levels::looks(&keys::heading(key)).is_some() => {
                let heading = keys::heading(key);
                thing.levels.push((heading, part));
            }
            Is::Other if is_word(&said) => thing.notes.push(Headed::new(keys::heading(key), part)),
            _ if is_prose(&said) => thing.notes.push(Headed::new(keys::heading(key), part)),
            _ => self.build.skip(&part, why_not(&said)),
        }
    }
}

/// One word as people write it, and no program: "Observation".
fn is_word(text: &str) -> bool {
    const LETTERS: usize = 4;
    let mut letters = text.trim().chars();
    let begins = letters.next().is_some_and(char::is_uppercase);
    begins && text.trim().chars().count() >= LETTERS && letters.all(|c| c.is_lowercase() || c == '-')
}

/// Whether a text is a title in small letters with hyphens for its gaps, as addresses have it.
fn is_slug_of(text: &str, title: &str) -> bool {
    let letters =
        |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    let is_slug = !text.contains(char::is_whitespace) && !text.contains(char::is_uppercase);
    is_slug && text.contains(char::is_alphabetic) && letters(text) == letters(title)
}
