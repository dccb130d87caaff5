//! First floor, trees of other houses: lists of plain rows, which are tables and read as such.

use super::keys::{self, Is};
use crate::build::Build;
use crate::error::ReadError;
use crate::pieces::Skip;
use crate::table::Table;
use crate::value::{self, Tree};
use rungs_model::{Field, Kind};
use rungs_words::Words;

/// The list of rows that a tree is, with its pointer: objects of scalars that say in several columns where a thing stands.
pub(super) fn of<'t, 'a>(tree: &'t Tree<'a>) -> Option<(&'t [Tree<'a>], String)> {
    let (list, at) = match tree {
        Tree::List(entries) => (&**entries, String::new()),
        Tree::Object(members) => {
            let mut lists = members.iter().filter(|(_, value)| !value.entries().is_empty());
            let (key, list) = lists.next()?;
            let alone = lists.next().is_none() && members.iter().all(|(_, value)| !matches!(value, Tree::Object(_)));
            alone.then(|| (list.entries(), value::at("", key)))?
        }
        _ => return None,
    };
    let is_row = |row: &Tree<'_>| {
        !row.members().is_empty() && row.members().iter().all(|(_, v)| v.says().is_some() || v.is_nothing())
    };
    let mut kinds: Vec<Kind> = Vec::new();
    for (key, value) in list.first()?.members() {
        match keys::of(key) {
            Is::Kind(kind) if value.text().is_some() && !kinds.contains(&kind) => kinds.push(kind),
            _ => {}
        }
    }
    (list.len() > 1 && kinds.len() > 1 && list.iter().all(is_row)).then_some((list, at))
}

/// The rows as a table, the keys its heads.
pub(super) fn table(build: &mut Build<'_>, list: &[Tree<'_>]) -> Result<Table, ReadError> {
    let mut table = Table::named("");
    let mut heads: Vec<&str> = Vec::new();
    for (key, _) in list.iter().flat_map(Tree::members) {
        if heads.len() < 200 && !heads.contains(&&**key) {
            heads.push(key);
        }
    }
    let said = statements(list, &heads);
    for (column, head) in heads.iter().enumerate() {
        // A description that differs from row to row is what the row says.
        let name =
            if said == Some(*head) { Words::ENGLISH.field(Field::Statement).to_owned() } else { keys::heading(head) };
        table.add(build, (0, column as u32), &name)?;
    }
    for (nth, row) in list.iter().enumerate() {
        let mut cells: Vec<(usize, std::borrow::Cow<'_, str>)> = Vec::new();
        for (key, value) in row.members() {
            let column = heads.iter().position(|head| head == key);
            match (column, value.says()) {
                (Some(column), Some(said)) if cells.iter().all(|(other, _)| *other != column) => {
                    cells.push((column, said))
                }
                _ => value::leave_out(build, &value::at(&value::at("", &nth.to_string()), key), value, Skip::Again),
            }
        }
        cells.sort_by_key(|(column, _)| *column);
        for (column, said) in cells {
            table.add(build, (nth as u32 + 1, column as u32), &said)?;
        }
    }
    Ok(table)
}

/// The key of descriptions that are statements: no other key names any, and no two rows say the same.
fn statements<'h>(list: &[Tree<'_>], heads: &[&'h str]) -> Option<&'h str> {
    if heads.iter().any(|head| keys::of(head) == Is::Kind(Kind::Ability)) {
        return None;
    }
    let of = |head: &str| list.iter().filter_map(|row| row.get(head).text().map(str::to_owned)).collect::<Vec<_>>();
    heads.iter().copied().filter(|head| keys::of(head) == Is::Body).find(|head| {
        let all = of(head);
        let different: std::collections::HashSet<&String> = all.iter().collect();
        all.len() > 1 && different.len() == all.len()
    })
}

/// What stands beside the list.
pub(super) fn leave_rest(build: &mut Build<'_>, tree: &Tree<'_>, at: &str) {
    for (key, value) in tree.members() {
        let pointer = value::at("", key);
        if pointer != at {
            value::leave_out(build, &pointer, value, Skip::LeftOut);
        }
    }
}
