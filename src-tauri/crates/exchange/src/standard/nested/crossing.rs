//! First floor, trees of other houses: rows that each say something of one subject on one level, and name both: by their
//! ids in other lists of the file, or by their names.

use super::forms::{all_texts, is_prose};
use super::survey::Survey;
use super::{Walker, keys};
use crate::error::ReadError;
use crate::layout::plain;
use crate::pieces::{Part, Skip};
use crate::standard::growth::Thing;
use crate::standard::levels;
use crate::value::{self, Tree};
use keys::Is;
use rungs_model::Kind;
use std::collections::{HashMap, HashSet};

/// What stands in which column of such rows.
#[derive(Debug)]
pub(super) struct Crossing<'t> {
    /// The columns that say of what a row is, each with the kind of it: families first.
    of: Vec<(&'t str, Kind)>,
    /// The column that says what is so.
    says: &'t str,
}

#[derive(Debug, Default)]
struct Column<'t> {
    rows: usize,
    prose: usize,
    numbers: usize,
    ids: usize,
    different: HashSet<&'t str>,
}

/// The most columns that are looked at.
const COLUMNS: usize = 60;

impl<'t> Crossing<'t> {
    /// How the rows of a list cross levels and subjects; none where they do not.
    pub fn of(entries: &'t [Tree<'_>], survey: &Survey<'_>) -> Option<Crossing<'t>> {
        let is_flat =
            |row: &Tree<'_>| row.members().iter().all(|(_, v)| v.says().is_some() || v.is_nothing() || all_texts(v));
        if entries.len() < 3 || !entries.iter().all(|row| !row.members().is_empty() && is_flat(row)) {
            return None;
        }
        let mut order: Vec<&'t str> = Vec::new();
        let mut columns: HashMap<&'t str, Column<'t>> = HashMap::new();
        for (key, value) in entries.iter().flat_map(Tree::members) {
            if order.len() >= COLUMNS && !columns.contains_key(&**key) {
                continue;
            }
            let column = columns.entry(key).or_insert_with(|| {
                order.push(key);
                Column::default()
            });
            column.see(value, survey);
        }
        let rows = entries.len();
        let says = order.iter().filter(|key| columns.get(**key).is_some_and(|column| column.says(rows)));
        let says = *says.min_by_key(|key| match keys::of(key) {
            Is::Kind(Kind::Ability) => 0,
            Is::Body => 1,
            _ => 2,
        })?;
        let named: Vec<(&'t str, &Column<'t>)> =
            order.iter().filter(|key| **key != says).filter_map(|key| Some((*key, columns.get(*key)?))).collect();
        // A list of things that each have a name of their own says what these are.
        let is_title = |(key, column): &&(&str, &Column<'_>)| {
            matches!(keys::of(key), Is::Title(_) | Is::Code) && keys::named_kind(key).is_none() && !column.repeats(rows)
        };
        if named.iter().any(|column| is_title(&column)) {
            return None;
        }
        let of = kinds(&named.into_iter().filter(|(_, column)| column.repeats(rows)).collect::<Vec<_>>())?;
        Some(Crossing { of, says })
    }
}

/// The kind of what each column names, families first: by its key, by what stands in it, and what is left by which of them
/// names more.
fn kinds<'t>(columns: &[(&'t str, &Column<'t>)]) -> Option<Vec<(&'t str, Kind)>> {
    let mut of: Vec<(&'t str, Kind)> = Vec::new();
    let has = |of: &[(&str, Kind)], kinds: &[Kind]| of.iter().any(|(_, kind)| kinds.contains(kind));
    let texts = || columns.iter().filter(|(_, column)| column.numbers == 0);
    for (key, _) in texts() {
        if let Some(kind) = keys::named_kind(key).filter(|kind| !has(&of, &[*kind]))
            && [Kind::Path, Kind::Step, Kind::Competency, Kind::Group].contains(&kind)
        {
            of.push((key, kind));
        }
    }
    let is_free = |of: &[(&str, Kind)], key: &str| {
        of.iter().all(|(taken, _)| *taken != key) && matches!(keys::of(key), Is::Other | Is::Id | Is::Title(_))
    };
    let is_of_levels =
        |column: &Column<'_>| levels::most(column.different.iter().map(|said| keys::heading(said))).is_some();
    if !has(&of, &[Kind::Step, Kind::Path])
        && let Some((key, _)) = texts().find(|(key, column)| is_free(&of, key) && is_of_levels(column))
    {
        of.push((key, Kind::Step));
    }
    for kind in [Kind::Competency, Kind::Step] {
        let free =
            || texts().filter(|(key, column)| is_free(&of, key) && (column.ids > 0 || keys::of(key) == Is::Other));
        let rest = |column: &Column<'_>| column.different.len();
        let found = match kind {
            Kind::Competency if !has(&of, &[kind]) => free().max_by_key(|(_, column)| rest(column)),
            Kind::Step if !has(&of, &[kind, Kind::Path]) => free().min_by_key(|(_, column)| rest(column)),
            _ => None,
        };
        if let Some((key, _)) = found {
            of.push((key, kind));
        }
    }
    if !has(&of, &[Kind::Step])
        && let Some((key, _)) =
            columns.iter().find(|(key, column)| column.numbers > 0 && keys::of(key) == Is::Kind(Kind::Step))
    {
        of.push((key, Kind::Step));
    }
    // Nobody knows where one stands that is named by nothing that is known.
    let is_known =
        columns.iter().any(|(key, column)| keys::named_kind(key).is_some() || column.ids > 0 || is_of_levels(column));
    of.sort_by_key(|(_, kind)| match kind {
        Kind::Group | Kind::Path => 0,
        _ => 1,
    });
    (is_known && has(&of, &[Kind::Competency]) && has(&of, &[Kind::Step, Kind::Path])).then_some(of)
}

impl<'t> Column<'t> {
    fn see(&mut self, value: &'t Tree<'_>, survey: &Survey<'_>) {
        const SAMPLE: usize = 10_000;
        if value.is_nothing() {
            return;
        }
        self.rows += 1;
        self.numbers += usize::from(matches!(value, Tree::Number(_)));
        match value.text() {
            Some(text) => {
                self.prose += usize::from(is_prose(text));
                self.ids += usize::from(survey.is_id(text));
                if self.different.len() < SAMPLE {
                    self.different.insert(text);
                }
            }
            None => self.prose += usize::from(!value.entries().is_empty()),
        }
    }

    /// Prose that mostly differs from row to row.
    fn says(&self, rows: usize) -> bool {
        self.prose * 5 >= rows * 3 && self.different.len() * 10 >= self.rows.min(10_000) * 7 || self.lists(rows)
    }

    fn lists(&self, rows: usize) -> bool {
        self.different.is_empty() && self.prose * 5 >= rows * 3
    }

    /// Names that come again.
    fn repeats(&self, rows: usize) -> bool {
        self.rows * 5 >= rows * 4
            && (self.numbers == self.rows || self.different.len() * 10 <= rows * 7)
            && !self.lists(rows)
    }
}

impl Walker<'_, '_, '_> {
    /// Reads rows that cross levels and subjects.
    pub(super) fn cross(&mut self, entries: &[Tree<'_>], at: &str, crossing: &Crossing<'_>) -> Result<(), ReadError> {
        let mut named: HashMap<(Kind, Option<usize>, String), usize> = HashMap::new();
        for (thing, kind) in self.things.iter().enumerate().filter_map(|(at, thing)| Some((at, thing.kind?))) {
            if let Some(title) = &self.things[thing].title {
                named.entry((kind, None, plain(self.build.text(title)))).or_insert(thing);
            }
        }
        for (nth, row) in entries.iter().enumerate() {
            let at = value::at(at, &nth.to_string());
            let mut stands: HashMap<Kind, usize> = HashMap::new();
            for (key, kind) in &crossing.of {
                let cell = row.get(key);
                let Some(said) = cell.says() else { continue };
                let part = value::piece(self.build, value::at(&at, key), &said);
                let parent = match kind {
                    Kind::Step => stands.get(&Kind::Path).copied(),
                    Kind::Competency => stands.get(&Kind::Group).copied(),
                    _ => None,
                };
                let thing = self.crossed(key, *kind, parent, cell, part, &mut named)?;
                stands.insert(*kind, thing);
            }
            let parent = stands.get(&Kind::Step).or(stands.get(&Kind::Path)).copied();
            let also: Vec<usize> = stands.get(&Kind::Competency).copied().into_iter().collect();
            let says = row.get(crossing.says);
            let pointer = value::at(&at, crossing.says);
            let mut texts = Vec::new();
            says.leaves(&pointer, &mut texts);
            let mut last = None;
            for (at, said) in texts {
                let text = value::piece(self.build, at.clone(), &said);
                let thing = Thing {
                    parent,
                    also: also.clone(),
                    kind: Some(Kind::Ability),
                    text: Some(text),
                    ..Thing::default()
                };
                last = Some(self.put(thing, &at)?);
            }
            self.beside(row, &at, crossing, last);
        }
        Ok(())
    }

    /// What a row is of: a thing of the file by its id or name, or one that no row named before.
    fn crossed(
        &mut self,
        key: &str,
        kind: Kind,
        parent: Option<usize>,
        cell: &Tree<'_>,
        part: Part,
        named: &mut HashMap<(Kind, Option<usize>, String), usize>,
    ) -> Result<usize, ReadError> {
        let said = self.build.text(&part).to_owned();
        if let Some(thing) = self.by_id.get(said.trim()) {
            let thing = *thing;
            self.things[thing].kind.get_or_insert(kind);
            self.build.skip(&part, Skip::Name);
            return Ok(thing);
        }
        let name = plain(&said);
        let known = named.get(&(kind, parent, name.clone())).or_else(|| named.get(&(kind, None, name.clone())));
        if let Some(thing) = known {
            let thing = *thing;
            self.build.skip(&part, Skip::Again);
            return Ok(thing);
        }
        let called = if cell.text().is_none() {
            Some(format!("{} {}", keys::heading(&keys::singular(key)), said.trim()))
        } else {
            // What only a program would write so: "data_literacy".
            said.contains('_').then(|| keys::heading(&said))
        };
        let thing = Thing { parent, kind: Some(kind), title: Some(part), called, ..Thing::default() };
        let thing = self.put(thing, "")?;
        named.insert((kind, parent, name), thing);
        Ok(thing)
    }

    /// What else a row says is said of its statement.
    fn beside(&mut self, row: &Tree<'_>, at: &str, crossing: &Crossing<'_>, last: Option<usize>) {
        let is_taken = |key: &str| key == crossing.says || crossing.of.iter().any(|(taken, _)| *taken == key);
        let mut taken: HashSet<&str> = HashSet::new();
        for (key, value) in row.members() {
            // A key that comes again says nothing that anybody could look up.
            if is_taken(key) && taken.insert(key) {
                continue;
            }
            let mut found = Vec::new();
            value.leaves(&value::at(at, key), &mut found);
            for (at, said) in found {
                let part = value::piece(self.build, at, &said);
                match last.map(|last| &mut self.things[last]) {
                    Some(thing)
                        if is_prose(&said) && matches!(keys::of(key), Is::Title(_)) && thing.title.is_none() =>
                    {
                        thing.title = Some(part);
                    }
                    Some(thing) if is_prose(&said) => thing.examples.push(part),
                    _ if value.number().is_some() => self.build.skip(&part, Skip::Computed),
                    _ if keys::of(key) == Is::Id => self.build.skip(&part, Skip::Name),
                    _ => self.build.skip(&part, super::forms::why_not(&said)),
                }
            }
        }
    }
}
