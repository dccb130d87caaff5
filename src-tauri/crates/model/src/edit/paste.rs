//! Puts a block of cells into the matrix of a path.

use super::{EditError, Plan, remove};
use crate::value::Value;
use crate::{Changes, Field, Framework, Id, Kind, Place, Record};
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};

/// The most cells of one block.
pub const MOST_CELLS: usize = 10_000;
/// The most bytes of UTF-8 in one cell, and in one title that comes with a block.
pub const MOST_BYTES: usize = 1 << 20;

/// Makes cells of the matrix say what a block says: one line is one ability. `cells` has one list for each of `rows`,
/// and in it one entry for each of `columns`; none leaves a cell as it is, and no lines clear it.
///
/// An ability that says what a line says stays itself, wherever in the block it stood; other lines become the new words
/// of the abilities that stood in their cell, in order; the rest is added or removed. A row or column that is named
/// twice holds what both say. New steps stand at the end of the path, new competencies at the end of their group.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[allow(missing_docs)]
pub struct Paste {
    pub path: Id,
    pub rows: Vec<PasteRow>,
    pub columns: Vec<PasteColumn>,
    pub cells: Vec<Vec<Option<Vec<String>>>>,
}

/// A row that is pasted into.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(tag = "is", rename_all = "camelCase")]
pub enum PasteRow {
    /// Abilities of a competency that is there.
    Competency {
        /// The competency.
        id: Id,
    },
    /// A competency to be made.
    New {
        /// What it is called.
        title: String,
        /// Where it stands: the last group where none is given, a group without a title where there is none at all.
        #[ts(optional)]
        group: Option<Id>,
    },
    /// Abilities of no competency.
    Other,
}

/// A column that is pasted into.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(tag = "is", rename_all = "camelCase")]
pub enum PasteColumn {
    /// A step of the path.
    Step {
        /// The step.
        id: Id,
    },
    /// A step to be made.
    New {
        /// What it is called.
        title: String,
    },
    /// The abilities that hold on every step.
    EveryStep,
}

pub(super) fn plan(framework: &Framework, paste: &Paste, fresh: Id) -> Result<Changes, EditError> {
    admit(paste)?;
    let path = framework.get(paste.path).ok_or(EditError::Missing(paste.path))?;
    if path.kind != Kind::Path {
        return Err(EditError::Misplaced(Kind::Step, path.kind));
    }
    let mut work = Work { framework, plan: Plan::new(framework), fresh, made: 0 };
    let columns = work.columns(paste)?;
    let rows = work.rows(paste)?;
    let mut cells = work.cells(paste, &rows, &columns);
    let stays = pair(framework, &mut cells);
    let gone: Vec<Id> = cells.iter().flat_map(|c| &c.had).copied().filter(|id| !stays.contains(id)).collect();
    let mut known = HashSet::new();
    let parents: Vec<Id> = cells.iter().map(|cell| cell.parent).filter(|parent| known.insert(*parent)).collect();
    // What stays is worded first: where it stands is then decided parent by parent.
    for cell in &mut cells {
        work.word(cell)?;
    }
    for parent in parents {
        work.lay(parent, &cells, &gone)?;
    }
    let removed =
        if gone.is_empty() { Changes::default() } else { remove::plan(framework, &remove::Remove { nodes: gone })? };
    Ok(work.plan.changes.then(removed))
}

/// Checks what can be checked without the framework.
fn admit(paste: &Paste) -> Result<(), EditError> {
    let count = paste.rows.len().saturating_mul(paste.columns.len());
    if count > MOST_CELLS {
        return Err(EditError::TooManyCells(count));
    }
    if paste.cells.len() != paste.rows.len() || paste.cells.iter().any(|row| row.len() != paste.columns.len()) {
        return Err(EditError::Uneven);
    }
    let fits = |field: Field, texts: &[String]| {
        let bytes: usize = texts.iter().map(String::len).sum();
        if bytes > MOST_BYTES {
            Err(EditError::TooLong(bytes))
        } else if texts.iter().any(|text| text.contains('\0')) {
            Err(EditError::Nul(field))
        } else {
            Ok(())
        }
    };
    for lines in paste.cells.iter().flatten().flatten() {
        fits(Field::Statement, lines)?;
    }
    for row in &paste.rows {
        if let PasteRow::New { title, .. } = row {
            fits(Field::Title, std::slice::from_ref(title))?;
        }
    }
    for column in &paste.columns {
        if let PasteColumn::New { title } = column {
            fits(Field::Title, std::slice::from_ref(title))?;
        }
    }
    Ok(())
}

/// One cell that is pasted into.
struct Cell {
    parent: Id,
    competency: Option<Id>,
    /// The abilities that stand there before, in order.
    had: Vec<Id>,
    /// What it is to say, and the ability that says it: none until one is found or made.
    lines: Vec<(String, Option<Id>)>,
}

/// The words of a line, however they are spaced.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What an ability says as one line: its short title stands before its statement.
fn line_of(ability: &Record) -> String {
    match (ability.text(Field::Title), ability.text(Field::Statement)) {
        ("", words) | (words, "") => plain(words),
        (title, statement) => format!("{}: {}", plain(title), plain(statement)),
    }
}

/// Finds the ability for each line; gives those that stay. First what says the same in the same cell, then what says
/// the same in another cell of the block, then whatever is left in the cell, in order.
fn pair(framework: &Framework, cells: &mut [Cell]) -> HashSet<Id> {
    let says = |id: &Id| framework.get(*id).map(|r| [line_of(r), plain(r.text(Field::Statement))]).unwrap_or_default();
    let mut stays = HashSet::new();
    for cell in cells.iter_mut() {
        let words: Vec<(Id, [String; 2])> = cell.had.iter().map(|id| (*id, says(id))).collect();
        for (line, found) in &mut cell.lines {
            let wanted = plain(line);
            *found = words.iter().find(|(id, own)| own.contains(&wanted) && !stays.contains(id)).map(|(id, _)| *id);
            stays.extend(*found);
        }
    }
    let mut elsewhere: HashMap<String, Vec<Id>> = HashMap::new();
    for id in cells.iter().flat_map(|cell| &cell.had).rev().filter(|id| !stays.contains(id)) {
        elsewhere.entry(says(id)[0].clone()).or_default().push(*id);
    }
    for (line, found) in cells.iter_mut().flat_map(|cell| &mut cell.lines).filter(|(_, found)| found.is_none()) {
        *found = elsewhere.get_mut(&plain(line)).and_then(Vec::pop);
        stays.extend(*found);
    }
    for cell in cells {
        let rest: Vec<Id> = cell.had.iter().copied().filter(|id| !stays.contains(id)).collect();
        let open = cell.lines.iter_mut().filter(|(_, found)| found.is_none());
        for ((_, found), id) in open.zip(rest) {
            *found = Some(id);
            stays.insert(id);
        }
    }
    stays
}

/// The changes being gathered.
struct Work<'a> {
    framework: &'a Framework,
    plan: Plan<'a>,
    fresh: Id,
    made: u64,
}

impl Work<'_> {
    fn next_id(&mut self) -> Result<Id, EditError> {
        let id = self.fresh.derive(&self.made.to_be_bytes());
        self.made += 1;
        if self.framework.get(id).is_some() { Err(EditError::IdInUse(id)) } else { Ok(id) }
    }

    /// Makes a node with a title at the end of a row. `before` are nodes that were made for the same row.
    fn make(&mut self, kind: Kind, parent: Id, title: &str, before: &mut Vec<Id>) -> Result<Id, EditError> {
        let id = self.next_id()?;
        let mut row = self.framework.children(parent, kind).to_vec();
        row.extend(before.iter());
        let place = self.plan.make_room(&row, row.len(), 1)?[0];
        self.plan.put(Record::new(id, kind, Some(parent), place).with(Field::Title, Value::Text(plain(title))));
        before.push(id);
        Ok(id)
    }

    /// What the abilities of each column stand in.
    fn columns(&mut self, paste: &Paste) -> Result<Vec<Id>, EditError> {
        let mut made = Vec::new();
        let mut parents = Vec::with_capacity(paste.columns.len());
        for column in &paste.columns {
            parents.push(match column {
                PasteColumn::EveryStep => paste.path,
                PasteColumn::New { title } => self.make(Kind::Step, paste.path, title, &mut made)?,
                PasteColumn::Step { id } => match self.framework.get(*id) {
                    Some(step) if step.kind == Kind::Step && step.parent == Some(paste.path) => *id,
                    Some(other) => return Err(EditError::Misplaced(Kind::Step, other.kind)),
                    None => return Err(EditError::Missing(*id)),
                },
            });
        }
        Ok(parents)
    }

    /// The competency of each row.
    fn rows(&mut self, paste: &Paste) -> Result<Vec<Option<Id>>, EditError> {
        let mut made: HashMap<Id, Vec<Id>> = HashMap::new();
        let mut own_group = None;
        let mut rows = Vec::with_capacity(paste.rows.len());
        for row in &paste.rows {
            rows.push(match row {
                PasteRow::Other => None,
                PasteRow::Competency { id } => match self.framework.get(*id) {
                    Some(record) if record.kind == Kind::Competency => Some(*id),
                    Some(_) => return Err(EditError::BadLink(Field::Competency, *id)),
                    None => return Err(EditError::Missing(*id)),
                },
                PasteRow::New { title, group } => {
                    let root = self.framework.root();
                    let last = self.framework.children(root, Kind::Group).last().copied();
                    let group = match group.or(last).or(own_group) {
                        Some(id) => id,
                        None => self.make(Kind::Group, root, "", &mut Vec::new())?,
                    };
                    let record = self.plan.get(group)?;
                    if record.kind != Kind::Group {
                        return Err(EditError::Misplaced(Kind::Competency, record.kind));
                    }
                    own_group = Some(group);
                    let mut before = made.remove(&group).unwrap_or_default();
                    let id = self.make(Kind::Competency, group, title, &mut before)?;
                    made.insert(group, before);
                    Some(id)
                }
            });
        }
        Ok(rows)
    }

    /// The cells that are pasted into, those that are named twice as one.
    fn cells(&self, paste: &Paste, rows: &[Option<Id>], columns: &[Id]) -> Vec<Cell> {
        let mut standing: HashMap<(Id, Option<Id>), Vec<Id>> = HashMap::new();
        let mut looked = HashSet::new();
        for parent in columns.iter().filter(|parent| looked.insert(**parent)) {
            for ability in self.framework.below(*parent, Kind::Ability) {
                let link = ability.link(Field::Competency);
                let link = link.filter(|id| self.framework.get(*id).is_some_and(|r| r.kind == Kind::Competency));
                standing.entry((*parent, link)).or_default().push(ability.id);
            }
        }
        let mut cells: Vec<Cell> = Vec::new();
        let mut known: HashMap<(Id, Option<Id>), usize> = HashMap::new();
        for (competency, row) in rows.iter().zip(&paste.cells) {
            for (parent, lines) in columns.iter().zip(row) {
                let Some(lines) = lines else { continue };
                let key = (*parent, *competency);
                let at = *known.entry(key).or_insert_with(|| {
                    let had = standing.remove(&key).unwrap_or_default();
                    cells.push(Cell { parent: *parent, competency: *competency, had, lines: Vec::new() });
                    cells.len() - 1
                });
                let said = lines.iter().map(|line| line.trim()).filter(|line| !line.is_empty());
                cells[at].lines.extend(said.map(|line| (line.to_string(), None)));
            }
        }
        cells
    }

    /// Gives the abilities of a cell their words, their competency and, where they come from elsewhere, a place to be
    /// found; makes those that are missing.
    fn word(&mut self, cell: &mut Cell) -> Result<(), EditError> {
        for (line, found) in &mut cell.lines {
            let mut record = match found {
                Some(id) => Record::clone(&*self.plan.get(*id)?),
                None => {
                    let id = self.next_id()?;
                    *found = Some(id);
                    Record::new(id, Kind::Ability, Some(cell.parent), Place::default())
                }
            };
            record.parent = Some(cell.parent);
            let link = record.link(Field::Competency);
            if link != cell.competency && (cell.competency.is_some() || !cell.had.contains(&record.id)) {
                record.fields.set(Field::Competency, cell.competency.map(Value::Link));
            }
            let wanted = plain(line);
            if line_of(&record) != wanted && plain(record.text(Field::Statement)) != wanted {
                let before = format!("{}: ", record.text(Field::Title));
                let statement = line.strip_prefix(&before).unwrap_or(line);
                record.fields.set(Field::Statement, Some(Value::Text(statement.to_string())));
            }
            self.plan.put(record);
        }
        Ok(())
    }

    /// Puts the abilities of one parent in the order that its cells ask for. What stays in its cell takes the places that
    /// the cell had; what is new or comes from elsewhere follows the line before it.
    fn lay(&mut self, parent: Id, cells: &[Cell], gone: &[Id]) -> Result<(), EditError> {
        let mut leaves: HashSet<Id> = gone.iter().copied().collect();
        let mut at: HashMap<Id, Vec<Id>> = HashMap::new();
        let mut tail = Vec::new();
        for cell in cells.iter().filter(|cell| cell.parent == parent) {
            let says: HashSet<Id> = cell.lines.iter().filter_map(|(_, id)| *id).collect();
            let (spots, left): (Vec<Id>, Vec<Id>) = cell.had.iter().partition(|id| says.contains(id));
            leaves.extend(left);
            let own: HashSet<Id> = spots.iter().copied().collect();
            let mut next = spots.iter();
            let mut spot = spots.first().copied();
            for id in cell.lines.iter().filter_map(|(_, id)| *id) {
                if own.contains(&id)
                    && let Some(own) = next.next()
                {
                    spot = Some(*own);
                    self.put_at(id, self.framework.get(*own).map(|r| r.place).unwrap_or_default())?;
                }
                match spot {
                    Some(spot) => at.entry(spot).or_default().push(id),
                    None => tail.push(id),
                }
            }
        }
        let before = self.framework.children(parent, Kind::Ability);
        let mut row: Vec<Id> = Vec::with_capacity(before.len() + tail.len());
        for id in before.iter().filter(|id| !leaves.contains(id)) {
            match at.remove(id) {
                Some(here) => row.extend(here),
                None => row.push(*id),
            }
        }
        row.extend(tail);
        let was: HashSet<Id> = before.iter().copied().filter(|id| !leaves.contains(id)).collect();
        self.place(&row, &was)
    }

    /// Gives places to those of a row that were not in it; spreads the row where two claim the same place.
    fn place(&mut self, row: &[Id], was: &HashSet<Id>) -> Result<(), EditError> {
        let mut standing: Vec<Id> = row.iter().copied().filter(|id| was.contains(id)).collect();
        let places = standing.iter().map(|id| Ok(self.plan.get(*id)?.place)).collect::<Result<Vec<_>, EditError>>()?;
        if places.windows(2).any(|two| two[0] >= two[1]) {
            standing.clear();
        }
        let fixed: HashSet<Id> = standing.iter().copied().collect();
        let mut index = 0;
        for run in row.chunk_by(|a, b| fixed.contains(a) == fixed.contains(b)) {
            if !run.first().is_some_and(|id| fixed.contains(id)) {
                let places = self.plan.make_room(&standing, index, run.len())?;
                for (id, place) in run.iter().zip(places) {
                    self.put_at(*id, place)?;
                }
                standing.splice(index..index, run.iter().copied());
            }
            index += run.len();
        }
        Ok(())
    }

    fn put_at(&mut self, id: Id, place: Place) -> Result<(), EditError> {
        let mut record = Record::clone(&*self.plan.get(id)?);
        record.place = place;
        self.plan.put(record);
        Ok(())
    }
}
