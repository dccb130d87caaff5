//! First floor, trees of other houses: rows that each say something of one subject on one level, and name both: by their
//! ids in other lists of the file, or by their names.

use super::forms::{all_texts, is_prose, is_sentence, texts};
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
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

/// What stands in which column of such rows.
#[derive(Debug)]
pub(super) struct Crossing<'t> {
    /// The columns that say of what a row is, each with the kind of it: families first.
    of: Vec<(&'t str, Kind)>,
    /// The columns that say what is so.
    says: Vec<&'t str>,
}

#[derive(Debug, Default)]
struct Column<'t> {
    rows: usize,
    texts: usize,
    lists: usize,
    prose: usize,
    sentences: usize,
    numbers: usize,
    ids: usize,
    different: HashSet<&'t str>,
}

/// The most texts of a column that are compared.
const SAMPLE: usize = 10_000;
/// The most columns that are looked at.
const COLUMNS: usize = 60;

impl<'t> Crossing<'t> {
    /// How the rows of a list cross levels and subjects; none where they do not.
    pub fn of(tree: &'t Tree<'_>, survey: &Survey<'_>) -> Option<Crossing<'t>> {
        let entries: Vec<&'t Tree<'_>> = rows(tree).map(|(_, row)| row).collect();
        let is_flat =
            |row: &Tree<'_>| row.members().iter().all(|(_, v)| v.says().is_some() || v.is_nothing() || all_texts(v));
        if entries.len() < 3 || !entries.iter().all(|row| !row.members().is_empty() && is_flat(row)) {
            return None;
        }
        let mut order: Vec<&'t str> = Vec::new();
        let mut columns: HashMap<&'t str, Column<'t>> = HashMap::new();
        for (key, value) in entries.iter().flat_map(|row| row.members()) {
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
        let mut says: Vec<&'t str> = order
            .iter()
            .filter(|key| columns.get(**key).is_some_and(|column| column.says(key, rows)))
            .copied()
            .collect();
        // What a word of the file's form names a statement is one; of other columns the first.
        if says.iter().any(|key| is_statement(key)) {
            says.retain(|key| is_statement(key));
        }
        says.truncate(if says.first().is_some_and(|key| is_statement(key)) { COLUMNS } else { 1 });
        if says.is_empty() {
            return None;
        }
        let named: Vec<(&'t str, &Column<'t>)> =
            order.iter().filter(|key| !says.contains(key)).filter_map(|key| Some((*key, columns.get(*key)?))).collect();
        // A list of things that each have a name of their own says what these are.
        let is_title = |(key, column): &&(&str, &Column<'_>)| {
            let is_name = match keys::of(key) {
                Is::Title(_) | Is::Code | Is::Kind(Kind::Path | Kind::Competency) => column.texts > 0,
                _ => false,
            };
            is_name && !column.repeats(rows)
        };
        if named.iter().any(|column| is_title(&column)) {
            return None;
        }
        let of = kinds(&named.into_iter().filter(|(_, column)| column.repeats(rows)).collect::<Vec<_>>())?;
        Some(Crossing { of, says })
    }
}

/// Whether a word of the form of files names what stands under a key a statement.
fn is_statement(key: &str) -> bool {
    matches!(keys::of(key), Is::Kind(Kind::Ability) | Is::Body)
}

/// The rows of a list, or those that an object has under their ids.
fn rows<'t, 'a>(tree: &'t Tree<'a>) -> impl Iterator<Item = (Cow<'t, str>, &'t Tree<'a>)> {
    let entries = tree.entries().iter().enumerate().map(|(nth, row)| (Cow::Owned(nth.to_string()), row));
    entries.chain(tree.members().iter().map(|(key, row)| (Cow::Borrowed(&**key), row)))
}

/// The kind of what each column names, families first: by its key, by what stands in it, and what is left by which of them
/// names more.
fn kinds<'t>(columns: &[(&'t str, &Column<'t>)]) -> Option<Vec<(&'t str, Kind)>> {
    let mut of: Vec<(&'t str, Kind)> = Vec::new();
    let has = |of: &[(&str, Kind)], kinds: &[Kind]| of.iter().any(|(_, kind)| kinds.contains(kind));
    let texts = || columns.iter().filter(|(_, column)| column.numbers == 0);
    let by_name = texts().filter(|(key, _)| matches!(keys::of(key), Is::Title(_)));
    for (key, _) in by_name.chain(texts()) {
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
        // What a summary says again on several levels is what they are levels of.
        let said = || texts().find(|(key, _)| keys::of(key) == Is::Body);
        let found = match kind {
            Kind::Competency if !has(&of, &[kind]) => said().or_else(|| free().max_by_key(|(_, column)| rest(column))),
            Kind::Step if !has(&of, &[kind, Kind::Path]) => free().min_by_key(|(_, column)| rest(column)),
            _ => None,
        };
        let group = of.iter().position(|(_, of)| *of == Kind::Group).filter(|_| kind == Kind::Competency);
        match (found, group) {
            // A theme is what a row is about, rather than some mark of it that nobody knows: "proficiency".
            (Some((key, column)), Some(group)) if column.ids == 0 && keys::of(key) != Is::Body => {
                of[group].1 = Kind::Competency;
            }
            (Some((key, _)), _) => of.push((key, kind)),
            (None, _) => {}
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
        if value.is_nothing() {
            return;
        }
        self.rows += 1;
        self.numbers += usize::from(matches!(value, Tree::Number(_)));
        match value.text() {
            Some(text) => {
                self.texts += 1;
                self.prose += usize::from(is_prose(text));
                self.sentences += usize::from(is_sentence(text));
                self.ids += usize::from(survey.is_id(text));
                if self.different.len() < SAMPLE {
                    self.different.insert(text);
                }
            }
            None if texts(value).next().is_some() => {
                self.lists += 1;
                self.sentences += usize::from(texts(value).any(is_sentence));
            }
            None => {}
        }
    }

    /// Sentences that mostly differ from row to row.
    fn says(&self, key: &str, rows: usize) -> bool {
        let is_said = match keys::of(key) {
            Is::Title(_) | Is::Id | Is::Code | Is::Tagline => return false,
            Is::Kind(Kind::Ability) | Is::Body => true,
            _ => self.sentences * 5 >= rows * 2,
        };
        let differs = self.different.len() * 10 >= self.texts.min(SAMPLE) * 7;
        // What is called a statement is one in a few words too.
        let said = if is_statement(key) { self.texts } else { self.prose };
        is_said && differs && (said + self.lists) * 5 >= rows * 3
    }

    /// Names that come again.
    fn repeats(&self, rows: usize) -> bool {
        let names = self.texts + self.numbers;
        names == self.rows && names * 5 >= rows * 4 && (self.texts == 0 || self.different.len() * 10 <= rows * 7)
    }
}

impl Walker<'_, '_, '_> {
    /// Reads rows that cross levels and subjects.
    pub(super) fn cross(&mut self, tree: &Tree<'_>, at: &str, crossing: &Crossing<'_>) -> Result<(), ReadError> {
        let mut named: HashMap<(Kind, Option<usize>, String), usize> = HashMap::new();
        for (thing, kind) in self.things.iter().enumerate().filter_map(|(at, thing)| Some((at, thing.kind?))) {
            if let Some(title) = &self.things[thing].title {
                named.entry((kind, None, plain(self.build.text(title)))).or_insert(thing);
            }
        }
        for (key, row) in rows(tree) {
            let at = value::at(at, &key);
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
            let mut texts = Vec::new();
            for key in &crossing.says {
                row.get(key).leaves(&value::at(&at, key), &mut texts);
            }
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
            let of = self.things[thing].kind.get_or_insert(kind);
            // A list of themes may be one of families, until rows are about them.
            if (*of, kind) == (Kind::Group, Kind::Competency) {
                *of = kind;
            }
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
            let is_address = said.contains('_') || (keys::of(key) == Is::Id && said.contains('-'));
            (is_address && !said.contains(char::is_whitespace)).then(|| keys::heading(&said))
        };
        let thing = Thing { parent, kind: Some(kind), title: Some(part), called, ..Thing::default() };
        let thing = self.put(thing, "")?;
        named.insert((kind, parent, name), thing);
        Ok(thing)
    }

    /// What else a row says is said of its statement.
    fn beside(&mut self, row: &Tree<'_>, at: &str, crossing: &Crossing<'_>, last: Option<usize>) {
        let is_taken = |key: &str| crossing.says.contains(&key) || crossing.of.iter().any(|(taken, _)| *taken == key);
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
                    Some(thing) if is_sentence(&said) || keys::of(key) == Is::Examples => thing.examples.push(part),
                    _ if value.number().is_some() => self.build.skip(&part, Skip::Computed),
                    _ if keys::of(key) == Is::Id => self.build.skip(&part, Skip::Name),
                    _ => self.build.skip(&part, super::forms::why_not(&said)),
                }
            }
        }
    }
}
