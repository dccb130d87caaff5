//! First floor, sections of documents: which sections are steps because a table lists them by their names.

use super::{Is, Teller};
use crate::layout;
use crate::mapping::Role;
use crate::sections::overview::Names;
use crate::sections::titles::{self, Known};
use crate::table::Table;
use std::collections::HashSet;

/// The most tables and the most neighbours that are held against each other.
const LISTED: usize = 100;

impl Teller<'_, '_> {
    /// Sections that a table lists by their names, a level or role a row, are steps.
    pub(super) fn in_overview(&mut self) {
        let tables: Vec<&Table> =
            self.tree.tables.iter().flatten().filter(|t| (3..=30).contains(&t.rows.len())).take(LISTED).collect();
        if tables.is_empty() {
            return;
        }
        for parent in 0..self.tree.sections.len() {
            let members = self.members(parent);
            if !(2..=LISTED).contains(&members.len()) || self.known[parent] == Some(Known::Competencies) {
                continue;
            }
            let names = Names::of(members.iter().map(|m| titles::core(self.title_of(*m))));
            let Some(listed) = tables.iter().find_map(|table| self.listed_in(table, &names)) else { continue };
            let is_said = |m: &usize| self.tree.all(*m).into_iter().any(|s| self.tree.has_items(s));
            let found: Vec<usize> = members.into_iter().filter(|m| listed.contains(&self.plain[*m])).collect();
            if found.len() >= 2 && found.iter().all(is_said) {
                found.into_iter().for_each(|m| self.is[m] = Some(Is::Step));
            }
        }
    }

    /// The sections, by their titles in plain letters, that most rows of a table of levels or roles begin with.
    fn listed_in(&self, table: &Table, names: &Names) -> Option<HashSet<String>> {
        let (head, rows) = table.rows.split_first()?;
        let (first, over) = head.cells.first()?;
        let said: Vec<&str> =
            rows.iter().filter_map(|row| row.cell(*first)).map(|part| self.build.text(part).trim()).collect();
        let is_level = |text: &&&str| titles::step(text) > 0 || titles::role(text);
        let of_steps =
            matches!(layout::role_of(self.build.text(over)), Some(Role::Step | Role::Path | Role::Level | Role::Grade))
                || said.iter().filter(is_level).count() * 2 > said.len();
        let found: HashSet<String> = said.iter().filter_map(|text| names.whole(text)).cloned().collect();
        (of_steps && found.len() * 10 >= rows.len() * 6).then_some(found)
    }
}
