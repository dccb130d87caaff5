//! First floor, things of other houses: what a node says of what its thing says.

use super::*;
use crate::layout::{step_head, years_of};
use crate::standard::code;
use crate::standard::stated::only_years;
use rungs_words::Words;

impl Planter<'_, '_> {
    /// Writes into a node what its thing says.
    pub(super) fn say(&mut self, at: usize, node: Id, kind: Kind) -> Result<(), ReadError> {
        let thing = &self.things[at];
        let face = kind.face().unwrap_or(Field::Title);
        if kind == Kind::Ability {
            self.statement(thing, node);
        } else {
            let (name, more) = match (&thing.title, &thing.text) {
                (Some(title), text) => (Some(title), text.as_ref()),
                (None, text) if thing.called.is_some() => (None, text.as_ref()),
                (None, text) => (text.as_ref(), None),
            };
            match (name, kind) {
                (name, _) if thing.called.is_some() => {
                    let called = thing.called.clone().unwrap_or_default();
                    let parts: Vec<Part> = name.cloned().into_iter().collect();
                    self.build.says(node, face, &called, &parts);
                }
                (Some(name), Kind::Step | Kind::Grade) if !thing.exact => step_head(self.build, node, kind, name),
                (Some(name), _) => self.build.say(node, face, name),
                (None, _) => {}
            }
            if let Some(more) = more {
                if name.is_some_and(|name| self.build.text(more).trim() == self.build.text(name).trim()) {
                    self.build.skip(more, Skip::Again);
                } else {
                    self.body(node, kind, more);
                }
            }
        }
        if let Some(code) = &thing.code {
            code::keep(self.build, node, kind, code);
        }
        for body in thing.body.iter().chain(&thing.lines) {
            self.body(node, kind, body);
        }
        self.prose(at, node, kind)
    }

    fn statement(&mut self, thing: &Thing, node: Id) {
        match (&thing.title, &thing.text) {
            (Some(title), Some(text)) => {
                let (short, long) = (self.build.text(title).trim(), self.build.text(text).trim());
                let start = short.trim_end_matches(['.', '…']).trim_end();
                if long.starts_with(start) && !thing.exact {
                    self.build.skip(title, Skip::Again);
                } else {
                    self.build.say(node, Field::Title, title);
                }
                self.build.say(node, Field::Statement, text);
            }
            (title, text) => {
                if let Some(part) = text.as_ref().or(title.as_ref()) {
                    self.build.say(node, Field::Statement, part);
                }
            }
        }
    }

    /// A longer description, and the years that a step's speaks of.
    pub(super) fn body(&mut self, node: Id, kind: Kind, body: &Part) {
        let field = match kind {
            Kind::Competency => Field::Definition,
            Kind::Ability => Field::Examples,
            Kind::Framework | Kind::Group | Kind::Path | Kind::Step => Field::Summary,
            Kind::Note => Field::Body,
            _ => {
                self.build.skip(body, Skip::NoPlace);
                return;
            }
        };
        if kind == Kind::Step && only_years(self.build, node, body) {
            return;
        }
        self.build.say(node, field, body);
    }

    /// Taglines, years, notes and examples.
    pub(super) fn prose(&mut self, at: usize, node: Id, kind: Kind) -> Result<(), ReadError> {
        let thing = &self.things[at];
        if let Some(tagline) = &thing.tagline {
            match kind {
                Kind::Path => self.build.say(node, Field::Tagline, tagline),
                Kind::Step => self.build.say(node, Field::Focus, tagline),
                Kind::Group | Kind::Framework => self.build.say(node, Field::Summary, tagline),
                Kind::Competency => self.build.say(node, Field::Definition, tagline),
                _ => self.build.skip(tagline, Skip::NoPlace),
            }
        }
        if let Some(level) = &thing.level
            && kind != Kind::Ability
        {
            self.build.noted(node, "Level", level)?;
        }
        if let Some(family) = &thing.family {
            match kind {
                // Said again of a competency, its group has it already.
                Kind::Competency => self.build.skip(family, Skip::Again),
                Kind::Path => self.once(node, Field::Tagline, family),
                Kind::Step => self.once(node, Field::Focus, family),
                _ => self.build.skip(family, Skip::NoPlace),
            }
        }
        if let Some((years, parts)) = thing.span.as_deref() {
            match kind {
                Kind::Step => self.build.years(node, years.clone(), parts),
                _ => parts.iter().for_each(|part| self.build.skip(part, Skip::NoPlace)),
            }
        }
        for part in &thing.years {
            match kind {
                Kind::Step => years_of(self.build, node, part),
                _ => {
                    self.build.noted(node, Words::ENGLISH.field(Field::Experience), part)?;
                }
            }
        }
        for note in &thing.notes {
            if kind == Kind::Step && only_years(self.build, node, &note.body) {
                for head in &note.heads {
                    self.build.skip(head, Skip::Head);
                }
                continue;
            }
            if note.minor && kind == Kind::Ability {
                for part in std::iter::once(&note.body).chain(&note.more).chain(&note.heads) {
                    self.build.skip(part, Skip::NoPlace);
                }
                continue;
            }
            let made = self.build.noted(node, &note.heading, &note.body)?;
            for part in &note.more {
                match made {
                    Some(made) => self.build.say(made, Field::Body, part),
                    None if kind == Kind::Ability => self.build.say(node, Field::Examples, part),
                    None => self.build.skip(part, Skip::NoPlace),
                }
            }
            for head in &note.heads {
                match made {
                    Some(made) => self.build.is_in(made, Field::Heading, head),
                    None => self.build.skip(head, Skip::Head),
                }
            }
        }
        let mut list = None;
        for example in &thing.examples {
            match (kind, list) {
                (Kind::Ability, _) => self.build.say(node, Field::Examples, example),
                (Kind::Competency, _) => self.build.say(node, Field::Example, example),
                (_, Some(list)) => self.build.say(list, Field::Body, example),
                _ => {
                    list = self.build.noted(node, Words::ENGLISH.field(Field::Examples), example)?;
                }
            }
        }
        if let (Some(note), true) = (list, thing.examples.len() > 1) {
            self.build.itemise(note);
        }
        Ok(())
    }
}
