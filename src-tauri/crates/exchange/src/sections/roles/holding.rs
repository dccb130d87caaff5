//! First floor, sections of documents: what a section holds: a table, streams of value, names of competencies, statements
//! with keywords in front.

use super::{Is, Teller};
use crate::blocks::Shape;
use crate::mapping::Layout;
use crate::sections::titles::{self, Known};
use crate::sections::{statement, tables};
use std::collections::{HashMap, HashSet};

impl Teller<'_, '_> {
    pub(super) fn holds_streams(&self, s: usize) -> bool {
        let says = |known: Option<Known>| matches!(known, Some(Known::Objective | Known::Stream | Known::Metric));
        let body =
            |s: usize| self.tree.sections[s].body.iter().any(|at| says(titles::known(&self.tree.blocks[*at].text)));
        self.tree.all(s).into_iter().any(|s| says(self.known[s]) || body(s))
    }

    pub(super) fn has_matrix(&self, s: usize) -> bool {
        let mut tables = self.tree.sections[s].body.iter().filter(|at| self.tree.tables[**at].is_some());
        tables.any(|at| {
            let fits = self.guesses.get(at).is_some_and(|(map, sure)| *sure > 0.0 && map.layout != Layout::Skip);
            let table = self.tree.tables[*at].as_ref();
            fits || table.is_some_and(|table| tables::is_of_levels(self.build, self.tree, table).is_some())
        })
    }

    pub(super) fn holds_matrix(&self, s: usize) -> bool {
        self.tree.all(s).into_iter().any(|s| self.has_matrix(s))
    }

    /// Whether the tables of a section say what one thing means at each level, and name no competencies.
    pub(super) fn is_level_table(&self, s: usize) -> bool {
        let tables = self.tree.sections[s].body.iter().filter_map(|at| self.tree.tables[*at].as_ref());
        tables.into_iter().all(|table| tables::is_of_levels(self.build, self.tree, table).is_some())
    }

    /// A heading over a table: a path, a family of competencies, or only the name of the table.
    pub(super) fn over_a_table(&self, s: usize) -> Is {
        let title = self.title_of(s);
        let neighbours: Vec<usize> = self
            .below(self.parent(s))
            .iter()
            .copied()
            .take(1_000)
            .filter(|n| self.known[*n].is_none() && self.has_matrix(*n))
            .take(12)
            .collect();
        let reads_like_a_path = |n: usize| titles::role(self.title_of(n)) || titles::path(self.title_of(n));
        let paths = neighbours.iter().filter(|n| reads_like_a_path(**n)).count();
        // Of many subjects one may be called like somebody: "Visitors".
        let is_one_of_many = paths * 2 < neighbours.len() && neighbours.iter().all(|n| self.is_level_table(*n));
        if reads_like_a_path(s) && !is_one_of_many {
            return Is::Path;
        }
        if neighbours.iter().all(|n| self.is_level_table(*n)) && (neighbours.len() >= 2 || titles::subject(title)) {
            return Is::Competency;
        }
        if neighbours.len() < 2 {
            return if titles::subject(title) { Is::Group } else { Is::Divider };
        }
        let heads = |s: usize| -> HashSet<String> {
            let tables = self.tree.sections[s].body.iter().filter_map(|at| self.tree.tables[*at].as_ref());
            let first = tables.filter_map(|table| table.rows.first());
            first.flat_map(|row| &row.cells).map(|(_, part)| titles::plain(self.build.text(part))).collect()
        };
        let here = heads(s);
        let same = neighbours.iter().filter(|n| heads(**n).intersection(&here).count() * 2 > here.len()).count();
        if same * 2 > neighbours.len() && paths * 2 < neighbours.len() { Is::Group } else { Is::Path }
    }

    /// Whether what a section lists are names of steps: "Junior planner", "Senior planner".
    pub(super) fn lists_steps(&self, s: usize) -> bool {
        let items = self.tree.body(s, |shape| matches!(shape, Shape::Item { depth: 0, .. }));
        let items: Vec<usize> = items.take(50).collect();
        // A list of other pages is none.
        const WORDS: [&str; 12] = [
            "level", "ladder", "role", "step", "position", "grade", "stage", "track", "stufe", "niveau", "nível",
            "nivel",
        ];
        let named = |at: &usize| {
            let text = &self.tree.blocks[*at].text;
            let alone = statement::lead(self.build, self.tree, *at).is_none();
            alone && titles::step(text) > 0 && text.split_whitespace().count() <= 6
        };
        let says = WORDS.iter().any(|word| self.plain[s].contains(word));
        says && items.len() >= 3 && items.iter().all(named)
    }

    /// Whether what a section lists are names of competencies rather than statements.
    pub(super) fn lists_competencies(&self, s: usize) -> bool {
        let items: Vec<usize> = self.tree.body(s, |shape| matches!(shape, Shape::Item { depth: 0, .. })).collect();
        if items.len() < 2 || self.says_able(s) {
            return false;
        }
        let named = items.iter().filter(|at| {
            let text = self.tree.blocks[**at].text.trim();
            let short = text.split_whitespace().count() <= 4 && text.chars().count() <= 50 && !text.ends_with('.');
            match statement::lead(self.build, self.tree, **at) {
                Some(lead) => titles::step(self.build.text(&lead.word)) < 2,
                None => short,
            }
        });
        named.count() * 10 >= items.len() * 8
    }

    /// Whether a heading says that what is listed below it are skills, each with its keyword: "Skills needed here".
    pub(super) fn holds_skills(&self, s: usize) -> bool {
        const WORDS: [&str; 6] =
            ["skills", "competencies", "capabilities", "kompetenzen", "compétences", "competencias"];
        let is_said = self.plain[s].split(' ').any(|word| WORDS.contains(&word));
        let mut items = self.tree.body(s, |shape| matches!(shape, Shape::Item { depth: 0, .. })).take(200).peekable();
        is_said
            && items.peek().is_some()
            && items.all(|at| statement::lead(self.build, self.tree, at).is_some_and(|lead| lead.bold))
    }

    /// Whether what a section lists says what somebody is able to do.
    pub(super) fn says_able(&self, s: usize) -> bool {
        let items = self.tree.body(s, |shape| matches!(shape, Shape::Item { .. } | Shape::Paragraph));
        items.into_iter().any(|at| statement::is_able(&self.tree.blocks[at].text))
    }

    /// Keywords in front of statements that come again in most steps: competencies.
    pub(super) fn keywords(&self) -> HashSet<String> {
        let steps: Vec<usize> = (0..self.is.len()).filter(|s| self.is[*s] == Some(Is::Step)).collect();
        let (mut counts, mut uses): (HashMap<String, (usize, HashSet<String>)>, usize) = (HashMap::new(), 0);
        let mut speaking = 0;
        for step in &steps {
            let blocks = self.tree.all(*step).into_iter().flat_map(|s| self.tree.sections[s].body.iter().copied());
            let words: HashMap<String, String> = blocks
                .filter(|at| matches!(self.tree.blocks[*at].shape, Shape::Item { .. } | Shape::Paragraph))
                .filter_map(|at| statement::lead(self.build, self.tree, at))
                .filter(|lead| statement::label(self.build.text(&lead.word)).is_none())
                .map(|lead| [&lead.word, &lead.rest].map(|part| titles::plain(self.build.text(part))).into())
                .collect();
            speaking += usize::from(!words.is_empty());
            uses += words.len();
            for (word, rest) in words {
                let entry = counts.entry(word).or_default();
                entry.0 += 1;
                entry.1.insert(rest);
            }
        }
        // A subject says something else on each step; what says the same again is the name of that.
        let again: Vec<&(usize, HashSet<String>)> = counts.values().filter(|(n, _)| *n >= 2).collect();
        let (all, different) = again.iter().fold((0, 0), |(a, d), (n, rest)| (a + n, d + rest.len()));
        if speaking < 2 || uses * 10 < counts.len() * speaking * 6 || different * 10 < all * 7 {
            return HashSet::new();
        }
        let found: HashSet<String> = counts.into_iter().filter(|(_, (n, _))| *n >= 2).map(|(word, _)| word).collect();
        // One keyword alone ("Goal:") is a label.
        if found.len() < 2 { HashSet::new() } else { found }
    }
}
