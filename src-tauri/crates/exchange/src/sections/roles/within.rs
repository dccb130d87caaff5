//! First floor, sections of documents: what stands below steps: competencies that come again, notes, and headings over
//! statements.

use super::{Is, Teller};
use crate::blocks::Shape;
use crate::mapping::Role;
use crate::sections::statement;
use crate::sections::titles::{self, Known};
use crate::{layout, years};
use std::collections::{HashMap, HashSet};

/// The most letters of a statement that is a paragraph or two under the name of its competency.
const LETTERS: usize = 320;
/// The same where it comes again in most steps.
const LETTERS_AGAIN: usize = 900;

/// What some get at a step, beside what is asked of them.
const RIGHTS: [&str; 7] = ["privileges", "rights", "benefits", "permissions", "access", "powers", "perks"];

/// How often a title comes below steps.
#[derive(Debug, Default, Clone, Copy)]
struct Again {
    /// Steps that have a section of this title.
    steps: usize,
    /// Sections of this title that are prose, and those of them that are a paragraph or two.
    prose: usize,
    short: usize,
}

impl Teller<'_, '_> {
    /// Tells what stands below steps.
    pub(super) fn below_steps(&mut self) {
        self.sorts = self.sort_of_steps();
        self.wraps = (0..self.is.len()).map(|s| self.is_wrapper(s)).collect();
        let steps: Vec<usize> = (0..self.is.len()).filter(|s| self.is[*s] == Some(Is::Step)).collect();
        let mut counts: HashMap<String, Again> = HashMap::new();
        for step in &steps {
            let below = self.tree.all(*step).into_iter().skip(1);
            let mut seen: HashSet<&str> = HashSet::new();
            for s in below {
                let count = counts.entry(self.plain[s].clone()).or_default();
                count.steps += usize::from(seen.insert(self.plain[s].as_str()));
                let prose = self.is_prose(s);
                count.prose += usize::from(prose);
                count.short += usize::from(prose && self.is_short(s, LETTERS_AGAIN));
            }
        }
        let all = steps.len();
        for step in steps {
            let outside = self.is[self.parent(step)] == Some(Is::Competency);
            for s in self.tree.all(step).into_iter().skip(1) {
                if self.is[s].is_none() {
                    let again = counts.get(&self.plain[s]).copied().unwrap_or_default();
                    let same = !self.plain[step].is_empty() && self.plain[s].starts_with(self.plain[step].as_str());
                    self.is[s] = Some(self.below_step(s, again, all, outside || same));
                }
            }
        }
    }

    fn below_step(&self, s: usize, again: Again, steps: usize, outside: bool) -> Is {
        let listed = self.tree.has_items(s);
        let title = self.title_of(s);
        // "Scope" over a list is a subject like "Impact" beside it; over a phrase it says what the step is about.
        let is_subject = self.known[s] == Some(Known::Focus) && titles::plain(title) == "scope" && listed;
        let parent = self.parent(s);
        if let Some(known) = self.known[s].filter(|_| !is_subject || outside) {
            return match known {
                Known::Note => Is::Note,
                // What success looks like at a step is listed as what is asked there.
                Known::Success if listed && !outside => Is::Known(Known::Statements),
                Known::Competencies if listed && !outside && self.sorts_by_competencies(parent) => Is::Competency,
                Known::Statements if listed && !outside && self.sorts[parent] => Is::Competency,
                known => Is::Known(known),
            };
        }
        if self.is[parent] == Some(Is::Note) {
            return Is::Note;
        }
        let items = listed || self.tree.body(s, |shape| matches!(shape, Shape::Table(_))).next().is_some();
        let others = || self.tree.body(s, |shape| matches!(shape, Shape::Item { ordered: false, .. })).next();
        if listed && titles::of_process(title) && others().is_none() {
            return Is::Note;
        }
        if self.is_of_years(s) {
            return Is::Known(Known::Years);
        }
        if !items && again.steps >= 2 && self.wraps[s] {
            let alone = self.below(parent).iter().take(100).filter(|c| self.wraps[**c]).count() == 1;
            return if alone { Is::Known(Known::Statements) } else { Is::Group };
        }
        let deeper = self.below(s).iter().any(|c| self.tree.has_items(*c) && self.known[*c].is_none());
        if layout::role_of(title).is_some_and(|role| role == Role::Focus) && !items {
            return Is::Known(Known::Focus);
        }
        if deeper && !items {
            return if titles::narrative(title) { Is::Known(Known::Statements) } else { Is::Group };
        }
        if items {
            let leads = self.tree.sections[s].level == Shape::LEADING && again.steps < 2 && !titles::subject(title);
            let narrative = titles::narrative(title) && !titles::of_oneself(title);
            let is_head = outside || narrative || leads || self.holds_skills(s);
            return if is_head { Is::Known(Known::Statements) } else { Is::Competency };
        }
        // What stands below "Responsibilities" is one of them.
        let within = self.is[parent] == Some(Is::Known(Known::Statements));
        let of_statements = within && (titles::subject(title) || (again.steps >= 2 && self.wraps[parent]));
        if of_statements && self.is_prose(s) && !outside {
            return Is::Competency;
        }
        let brothers = self.lists_below[parent];
        let alike = again.steps >= 2 && (brothers || titles::subject(title) || title.split_whitespace().count() <= 3);
        // What most steps say in a paragraph is a subject of all of them, though one says it at more length.
        let usual = again.steps * 2 > steps && again.short * 2 > again.prose;
        let short = self.is_prose(s) && (self.is_short(s, LETTERS) || usual);
        if !outside && short && alike && !titles::narrative(title) { Is::Competency } else { Is::Note }
    }

    /// Whether a heading speaks of experience, and what stands below it begins with years.
    fn is_of_years(&self, s: usize) -> bool {
        const WORDS: [&str; 12] = [
            "experience",
            "experiência",
            "experiencia",
            "expérience",
            "erfahrung",
            "berufserfahrung",
            "ervaring",
            "werkervaring",
            "esperienza",
            "doświadczenie",
            "опыт",
            "years",
        ];
        let body = &self.tree.sections[s].body;
        let says_years = |at: &usize| {
            let text = self.tree.blocks[*at].text.as_str();
            let begins = || years::find(text, false).is_some_and(|found| found.bytes.start <= 12);
            text.chars().count() <= 200 && (statement::years_in(text).is_some() || begins())
        };
        let is_said = self.plain[s].split(' ').any(|word| WORDS.contains(&word));
        is_said && !body.is_empty() && body.len() <= 3 && body.iter().all(says_years)
    }

    /// Whether a section says nothing itself, and only holds what says something in a paragraph or two.
    fn is_wrapper(&self, s: usize) -> bool {
        let below = self.below(s);
        let says = |c: &usize| self.known[*c].is_none() && self.is_prose(*c) && self.is_short(*c, LETTERS_AGAIN);
        self.known[s].is_none() && self.tree.sections[s].body.is_empty() && !below.is_empty() && below.iter().all(says)
    }

    /// Whether a step lists sentences under several names for competencies: "Technical competencies" and "Values".
    fn sorts_by_competencies(&self, step: usize) -> bool {
        let says = |at: usize| {
            let is_named = statement::lead(self.build, self.tree, at).is_some();
            !is_named && self.tree.blocks[at].text.split_whitespace().count() > 3
        };
        let lists_sentences = |s: &&usize| {
            let items = self.tree.body(**s, |shape| matches!(shape, Shape::Item { .. })).take(50);
            let said: Vec<bool> = items.map(says).collect();
            said.iter().filter(|said| **said).count() * 2 > said.len()
        };
        let below = self.below(step).iter().take(100).filter(|c| self.known[**c] == Some(Known::Competencies));
        below.filter(lists_sentences).count() >= 2
    }

    /// Of each section, whether it is one of several steps that all sort what they ask in the same way, "Responsibilities"
    /// and "Privileges": what else only leads to statements says then of what kind they are.
    pub(super) fn sort_of_steps(&self) -> Vec<bool> {
        let mut sorts = vec![false; self.is.len()];
        let steps: Vec<usize> = (0..self.is.len()).filter(|s| self.is[*s] == Some(Is::Step)).collect();
        let heads = |s: usize| self.below(s).iter().copied().filter(|c| self.tree.has_items(*c));
        let both = |s: &&usize| {
            let statements = heads(**s).filter(|c| self.known[*c] == Some(Known::Statements));
            let kinds: HashSet<&str> = statements.map(|c| self.plain[c].as_str()).collect();
            kinds.len() >= 2 && self.below(**s).iter().any(|c| RIGHTS.contains(&self.plain[*c].as_str()))
        };
        if steps.iter().filter(both).count() * 2 > steps.len() {
            steps.into_iter().for_each(|s| sorts[s] = true);
        }
        sorts
    }

    /// Whether steps say what they ask in a paragraph each, with nothing listed: "Develops tools. …", "Helps others. …".
    pub(super) fn says_in_paragraphs(&self) -> bool {
        let steps: Vec<usize> = (0..self.is.len()).filter(|s| self.is[*s] == Some(Is::Step)).collect();
        let alone = |s: &usize| {
            let others = self.tree.body(*s, |shape| *shape != Shape::Paragraph).next();
            others.is_none() && self.below(*s).iter().all(|c| matches!(self.is[*c], Some(Is::Known(_) | Is::Note)))
        };
        let said: Vec<&str> = steps
            .iter()
            .flat_map(|s| &self.tree.sections[*s].body)
            .map(|at| self.tree.blocks[*at].text.trim())
            .filter(|text| years::find(text, false).is_none())
            .collect();
        let able = said.iter().filter(|text| statement::says_doing(text)).count();
        steps.len() >= 2 && steps.iter().all(alone) && said.len() >= steps.len() * 3 && able * 10 >= said.len() * 6
    }

    /// Whether a section says something, and lists nothing.
    fn is_prose(&self, s: usize) -> bool {
        let items = self.tree.body(s, |shape| matches!(shape, Shape::Item { .. } | Shape::Table(_))).next();
        items.is_none() && !self.tree.sections[s].body.is_empty()
    }

    fn is_short(&self, s: usize, most: usize) -> bool {
        let body = &self.tree.sections[s].body;
        body.len() <= 2 && body.iter().map(|at| self.tree.blocks[*at].text.chars().count()).sum::<usize>() <= most
    }
}
