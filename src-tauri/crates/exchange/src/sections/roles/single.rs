//! First floor, sections of documents: whether a document is the page of one role alone, which is its one step.

use super::Teller;
use crate::blocks::Shape;
use crate::pieces::Part;
use crate::sections::statement;
use crate::sections::titles::{self, Known};
use crate::table::Table;

impl Teller<'_, '_> {
    /// Whether the heading above all others names one role, and all below it is said of that role.
    pub(super) fn is_single(&self, s: usize) -> bool {
        if self.step[s] == 2 && self.below(s).iter().all(|c| self.known[*c].is_some()) {
            return true;
        }
        let title = titles::profiled(self.title_of(s));
        let by_title = self.step[s] > 0 || titles::step(title) > 0;
        let named = by_title || titles::role(title);
        let inner: Vec<usize> = self.tree.all(s).into_iter().skip(1).collect();
        let says = |c: &usize| matches!(self.known[*c], Some(Known::Statements | Known::Years | Known::Competencies));
        // That a title ends like a role is not enough: "Thought partner" may be a program.
        let listed: Vec<usize> = inner.iter().copied().filter(|c| self.tree.has_items(*c)).collect();
        let of_role = |c: &&usize| titles::subject(self.title_of(**c)) || titles::of_oneself(self.title_of(**c));
        let of_somebody = listed.iter().filter(of_role).count() * 2 > listed.len();
        let is_sure = self.step[s] > 0 || inner.iter().any(says) || (titles::surely_role(title) && of_somebody);
        // "Craft (C3)" says how much of a subject is asked for, "Planner: job profile" is the same planner.
        let reads = |c: usize| self.step[c] > 0 && !titles::subject(self.title_of(c));
        let same = |c: usize| self.plain[c].starts_with(self.plain[s].as_str());
        let others = inner.iter().any(|c| (reads(*c) || self.names_another(*c)) && !same(*c));
        named
            && is_sure
            && !titles::path(title)
            && !others
            && !listed.is_empty()
            && !self.has_level_tables()
            && !self.tells_levels()
    }

    /// Whether a section is the profile of somebody: "Planner", with something listed below.
    fn names_another(&self, s: usize) -> bool {
        let title = self.title_of(s);
        let is_marked = self.tree.sections[s].level < Shape::OVER_BOLD;
        is_marked
            && self.known[s].is_none()
            && titles::surely_role(title)
            && !titles::narrative(title)
            && !titles::subject(title)
    }

    /// Whether lines begin with the names of levels, "**Beginner** asks", or a table lists them.
    fn tells_levels(&self) -> bool {
        let step = |part: &Part| titles::step(self.build.text(part)) > 0;
        let listed = |table: &Table| {
            table.columns().iter().any(|column| {
                table.rows.iter().filter_map(|row| row.cell(*column)).filter(|part| step(part)).take(2).count() == 2
            })
        };
        if self.tree.tables.iter().flatten().any(listed) {
            return true;
        }
        let leads = (0..self.tree.blocks.len()).filter_map(|at| statement::lead(self.build, self.tree, at));
        leads.filter(|lead| titles::step(self.build.text(&lead.word)) == 2).take(2).count() == 2
    }
}
