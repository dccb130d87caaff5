//! First floor, sections of documents: which sections are paths, steps, competencies, groups or notes. Told by their
//! titles, by years, and above all by how they stand together: what comes again under each of its neighbours runs across
//! steps, and what has levels below it is a path or a competency.

mod holding;
mod listed;
mod single;
mod steps;
mod within;

use super::overview::Names;
use super::statement::years_in;
use super::tables;
use super::titles::{self, Known};
use super::tree::Tree;
use crate::blocks::Shape;
use crate::build::Build;
use crate::mapping::{Mapping, SheetMap};
use crate::years;
use rungs_model::Kind;
use std::collections::{HashMap, HashSet};

/// What a section is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Is {
    /// The whole.
    Title,
    Path,
    Group,
    /// Outside steps a competency itself; within a step what the step says of it.
    Competency,
    Step,
    Note,
    /// A heading over a single statement.
    Ability,
    Objective,
    Stream,
    /// Says something of what it stands below, and is nothing itself.
    Known(Known),
    /// Only holds sections together.
    Divider,
    Contents,
}

/// What all sections are.
#[derive(Debug)]
pub(super) struct Roles {
    pub is: Vec<Is>,
    /// Keywords of statements that name a competency, in plain letters.
    pub keywords: HashSet<String>,
    pub has_steps: bool,
    /// Competencies whose counted items are what they mean at each level.
    pub counted: HashSet<usize>,
    /// Whether each paragraph of a step is a statement.
    pub paragraphs: bool,
    /// Steps that are split in those below them, and are none themselves.
    pub split: HashSet<usize>,
}

/// Tells what each section is.
pub(super) fn tell(build: &Build<'_>, tree: &Tree, map: Option<&Mapping>) -> Roles {
    let mut teller = Teller::new(build, tree);
    teller.title();
    let topics = teller.counted_topics();
    // The page of one role has no other steps.
    if !teller.is.contains(&Some(Is::Step)) {
        teller.in_overview();
    }
    if !teller.is.contains(&Some(Is::Step)) && topics.is_empty() {
        teller.steps();
        teller.in_parallel();
    }
    let told = map.map(|map| map.headings.as_slice()).unwrap_or_default();
    for s in 1..tree.sections.len() {
        if let Some(told) = told.iter().find(|told| told.level == tree.sections[s].level) {
            teller.is[s] = Some(match told.is {
                Some(Kind::Framework) => Is::Title,
                Some(Kind::Path) => Is::Path,
                Some(Kind::Step) => Is::Step,
                Some(Kind::Group) => Is::Group,
                Some(Kind::Competency) => Is::Competency,
                Some(Kind::Note) => Is::Note,
                Some(Kind::Ability) => Is::Ability,
                Some(Kind::Objective) => Is::Objective,
                Some(Kind::ValueStream) => Is::Stream,
                _ => Is::Divider,
            });
        }
    }
    teller.above_steps();
    teller.below_steps();
    teller.rest();
    let keywords = teller.keywords();
    let has_steps = teller.is.contains(&Some(Is::Step));
    let counted = if topics.is_empty() { teller.counted() } else { topics };
    let paragraphs = teller.says_in_paragraphs();
    Roles {
        counted,
        paragraphs,
        is: teller.is.into_iter().map(|is| is.unwrap_or(Is::Note)).collect(),
        keywords,
        has_steps,
        split: teller.split,
    }
}

/// Whether a section is called like the one it stands in, with a number behind: "Sails: 2" below "Sails".
fn is_numbered(tree: &Tree, s: usize) -> bool {
    let above = tree.sections[s].parent.map(|parent| titles::plain(tree.title(parent))).unwrap_or_default();
    let title = titles::plain(tree.title(s));
    let number = title.strip_prefix(&above).map(str::trim).filter(|_| !above.is_empty()).unwrap_or_default();
    (1..=2).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit())
}

struct Teller<'a, 'f> {
    build: &'a Build<'f>,
    tree: &'a Tree,
    is: Vec<Option<Is>>,
    /// Titles in plain letters.
    plain: Vec<String>,
    known: Vec<Option<Known>>,
    /// How much each section reads like a step.
    step: Vec<u8>,
    has_years: Vec<bool>,
    /// Of each block that is a table: what it most likely is.
    guesses: HashMap<usize, (SheetMap, f32)>,
    /// Whether something is listed directly below a section that stands directly below.
    lists_below: Vec<bool>,
    /// Steps that are split in those below them.
    split: HashSet<usize>,
    /// Whether what is asked at a step is sorted by kinds.
    sorts: Vec<bool>,
    /// Whether each section only holds what says something in a paragraph or two.
    wraps: Vec<bool>,
}

impl<'a, 'f> Teller<'a, 'f> {
    fn new(build: &'a Build<'f>, tree: &'a Tree) -> Teller<'a, 'f> {
        let all = 0..tree.sections.len();
        let has_years: Vec<bool> = all
            .clone()
            .map(|s| {
                let texts = tree.sections[s].body.iter().take(4).map(|at| tree.blocks[*at].text.as_str());
                s > 0
                    && (years::find(tree.title(s), false).is_some()
                        || texts.clone().any(|text| text.len() < 400 && years_in(text).is_some()))
            })
            .collect();
        let known: Vec<Option<Known>> = all.clone().map(|s| titles::known(tree.title(s))).collect();
        let mut step: Vec<u8> = all
            .clone()
            .map(|s| match (titles::step(tree.title(s)), has_years[s]) {
                _ if known[s].is_some() || s == 0 || titles::moves(tree.title(s)) => 0,
                (_, true) => 2,
                _ if is_numbered(tree, s) => 2,
                (found, false) => found,
            })
            .collect();
        steps::read_bare(tree, &known, &mut step);
        let lists_below = all.clone().map(|s| tree.sections[s].below.iter().any(|c| tree.has_items(*c))).collect();
        let plain = all.map(|s| titles::plain(titles::core(tree.title(s)))).collect();
        let tables = tree.tables.iter().enumerate().filter_map(|(at, table)| Some((at, table.as_ref()?)));
        let guesses = tables.map(|(at, table)| (at, tables::guess(build, tree, table))).collect();
        let (is, none) = (vec![None; tree.sections.len()], vec![false; tree.sections.len()]);
        let (sorts, wraps, split) = (none.clone(), none, HashSet::new());
        Teller { build, tree, is, plain, known, step, has_years, guesses, lists_below, split, sorts, wraps }
    }

    fn below(&self, s: usize) -> &[usize] {
        &self.tree.sections[s].below
    }

    fn parent(&self, s: usize) -> usize {
        self.tree.sections[s].parent.unwrap_or(0)
    }

    fn title_of(&self, s: usize) -> &str {
        self.tree.title(s)
    }

    /// Sections below one that may be things of the framework.
    fn members(&self, s: usize) -> Vec<usize> {
        self.below(s).iter().copied().filter(|m| self.known[*m].is_none() && self.is[*m].is_none()).collect()
    }

    /// The heading of the whole: the title, or the one highest heading that has all others below it.
    fn title(&mut self) {
        self.is[0] = Some(Is::Title);
        for s in 1..self.tree.sections.len() {
            self.is[s] = match self.known[s] {
                Some(Known::Contents) => Some(Is::Contents),
                Some(Known::Objective) => Some(Is::Objective),
                Some(Known::Stream) => Some(Is::Stream),
                _ => None,
            };
        }
        let top: Vec<usize> = self.below(0).iter().copied().filter(|s| self.is[*s].is_none()).collect();
        let Some(first) = top.first().copied() else { return };
        let named = |s: &&usize| self.known[**s].is_none();
        let is_alone = top.len() == 1 || (top.iter().filter(named).count() == 1 && named(&&first));
        let own = titles::plain(&self.tree.title);
        let says_so = !own.is_empty() && self.plain[first] == own && self.below(first).is_empty();
        let above_all = self.tree.sections[first].level == 0 || is_alone || says_so;
        let is_empty = self.tree.sections[first].body.is_empty() && self.below(first).is_empty();
        let stands_first = first == 1 && is_empty && self.step[first] == 0;
        let only_step = is_alone && self.is_single(first);
        if only_step {
            self.is[first] = Some(Is::Step);
        }
        let inner = match self.below(first) {
            [inner] if !only_step && self.tree.sections[first].body.is_empty() && self.is[*inner].is_none() => {
                Some(*inner)
            }
            _ => None,
        };
        if let Some(inner) = inner.filter(|inner| self.step[*inner] > 0 && self.is_single(*inner)) {
            self.is[inner] = Some(Is::Step);
        }
        if (above_all || stands_first) && !only_step && self.known[first].is_none_or(|k| k != Known::Note) {
            self.is[first] = Some(Is::Title);
        }
    }

    /// Topics that each count the same few items, "1. Knows lists 2. Knows trees", in a document about levels of skill: what
    /// these mean at each level.
    fn counted_topics(&mut self) -> HashSet<usize> {
        const WORDS: [&str; 8] =
            ["matrix", "level", "competenc", "maturity", "proficien", "skill", "kompeten", "compéten"];
        const LEAST: usize = 4;
        let all = 1..self.is.len();
        let title =
            titles::plain(&format!("{} {}", self.tree.title, all.clone().next().map_or("", |s| self.title_of(s))));
        if self.has_level_tables() || !WORDS.iter().any(|word| title.contains(word)) {
            return HashSet::new();
        }
        let counts = |s: usize| {
            let items = self.tree.body(s, |shape| matches!(shape, Shape::Item { .. }));
            items.fold((0, 0), |(ordered, others), at| match self.tree.blocks[at].shape {
                Shape::Item { ordered: true, depth: 0 } => (ordered + 1, others),
                _ => (ordered, others + 1),
            })
        };
        let lists: Vec<(usize, (usize, usize))> = all.map(|s| (s, counts(s))).filter(|(_, n)| *n != (0, 0)).collect();
        let usual = lists.get(lists.len() / 2).map_or(0, |(_, (ordered, _))| *ordered);
        let topics: Vec<usize> = lists.iter().filter(|(_, n)| *n == (usual, 0)).map(|(s, _)| *s).collect();
        if !(3..=12).contains(&usual) || topics.len() < LEAST || topics.len() * 10 < lists.len() * 9 {
            return HashSet::new();
        }
        for s in topics.iter().copied() {
            self.is[s] = Some(Is::Competency);
            let parent = self.parent(s);
            if parent > 0 && self.is[parent].is_none() && self.known[parent].is_none() {
                self.is[parent] = Some(Is::Group);
            }
        }
        topics.into_iter().collect()
    }

    /// Everything else: competencies on their own, and notes.
    fn rest(&mut self) {
        let has_steps = self.is.contains(&Some(Is::Step)) || self.has_level_tables();
        let has_paths = self.is.contains(&Some(Is::Path));
        let within: HashSet<String> = (0..self.is.len())
            .filter(|s| self.is[*s] == Some(Is::Competency))
            .map(|s| self.plain[s].clone())
            .chain(self.listed())
            .collect();
        let steps = (1..self.is.len()).filter(|s| self.is[*s] == Some(Is::Step));
        let names = Names::of(steps.map(|s| self.title_of(s)));
        for s in 1..self.tree.sections.len() {
            if self.is[s].is_some() {
                continue;
            }
            let parent = self.parent(s);
            let above = self.is[parent];
            let members = self.members(s);
            let inner = |s: &usize| self.known[*s].is_none() && self.tree.sections[*s].level < Shape::LEADING;
            let has_table = self.tree.body(s, |shape| matches!(shape, Shape::Table(_))).next().is_some();
            let below = self.below(s).iter().any(inner);
            let is_named = |s: &usize| within.contains(&self.plain[*s]);
            let defines = has_steps && !self.below(s).is_empty() && self.below(s).iter().all(is_named);
            let is_among = matches!(above, Some(Is::Known(Known::Competencies) | Is::Group));
            let has_overview =
                |at: &usize| self.tree.tables[*at].as_ref().is_some_and(|t| names.have_overview(self.build, t));
            self.is[s] = Some(match (self.known[s], above) {
                (_, Some(Is::Note | Is::Contents)) => Is::Note,
                (None | Some(Known::Divider), _) if self.tree.sections[s].body.iter().any(has_overview) => Is::Divider,
                (_, Some(Is::Objective)) => Is::Stream,
                (None, Some(Is::Known(Known::Objectives))) => Is::Objective,
                (Some(Known::Objectives), _) if self.holds_streams(s) => Is::Known(Known::Objectives),
                (Some(Known::Objectives), _) => Is::Note,
                (Some(known @ (Known::Competencies | Known::Divider)), _)
                    if below || has_table || self.tree.has_items(s) =>
                {
                    Is::Known(known)
                }
                (Some(Known::Note | Known::Competencies | Known::Divider), Some(above)) => {
                    if matches!(above, Is::Competency) && self.known[s] != Some(Known::Note) {
                        Is::Known(Known::Statements)
                    } else {
                        Is::Note
                    }
                }
                (Some(known), Some(above)) => match (known, above) {
                    (_, Is::Competency | Is::Path | Is::Stream) => Is::Known(known),
                    // What the competencies of the steps are: "Required skills" over their names.
                    (Known::Statements, _) if defines => Is::Known(Known::Competencies),
                    (Known::EveryStep, _) => Is::Known(known),
                    (Known::Summary, Is::Title | Is::Group) => Is::Known(known),
                    (Known::Statements, Is::Title) if self.tree.has_items(s) && !has_paths => Is::Known(known),
                    (Known::Statements, _) if !has_steps => Is::Known(known),
                    _ => Is::Note,
                },
                (None, _) if has_table && self.has_matrix(s) => self.over_a_table(s),
                (None, _) if members.iter().any(|m| self.holds_matrix(*m)) => Is::Divider,
                (None, _) if is_among => {
                    if below {
                        Is::Group
                    } else {
                        Is::Competency
                    }
                }
                (None, Some(Is::Competency)) => {
                    if self.tree.has_items(s) {
                        Is::Known(Known::Statements)
                    } else {
                        Is::Note
                    }
                }
                (None, _) if within.contains(&self.plain[s]) => Is::Competency,
                (None, _) if has_steps || titles::narrative(self.title_of(s)) => Is::Note,
                (None, _) if below => Is::Group,
                (None, _) if self.lists_steps(s) => Is::Divider,
                (None, _) if self.lists_competencies(s) => Is::Group,
                (None, _) if self.is_prose_alone(s) => Is::Note,
                (None, _) => Is::Competency,
                (Some(_), None) => Is::Note,
            });
        }
    }

    /// One heading over paragraphs, and no other like it: what a text says of itself, and no family of competencies.
    fn is_prose_alone(&self, s: usize) -> bool {
        let heads = (1..self.is.len()).filter(|one| !matches!(self.is[*one], Some(Is::Title | Is::Contents)));
        let prose = self.tree.sections[s].body.iter().all(|at| self.tree.blocks[*at].shape == Shape::Paragraph);
        prose && self.is[self.parent(s)] == Some(Is::Title) && heads.take(2).count() == 1
    }

    /// Names that a list of competencies gives.
    fn listed(&self) -> Vec<String> {
        let heads = (1..self.is.len()).filter(|s| self.known[*s] == Some(Known::Competencies));
        let items = heads.flat_map(|s| self.tree.body(s, |shape| matches!(shape, Shape::Item { depth: 0, .. })));
        let name = |at: usize| match super::statement::lead(self.build, self.tree, at) {
            Some(lead) => titles::plain(self.build.text(&lead.word)),
            None => titles::plain(&self.tree.blocks[at].text),
        };
        items.map(name).collect()
    }

    /// Competencies below a heading over levels, each with a list of as many counted items: its levels.
    fn counted(&self) -> HashSet<usize> {
        let mut found = HashSet::new();
        for s in 1..self.is.len() {
            if self.known[s] != Some(Known::Divider) || self.is.contains(&Some(Is::Step)) {
                continue;
            }
            let below: Vec<usize> =
                self.below(s).iter().copied().filter(|c| self.is[*c] == Some(Is::Competency)).collect();
            let count =
                |c: &usize| self.tree.body(*c, |shape| matches!(shape, Shape::Item { ordered: true, .. })).count();
            let counts: HashSet<usize> = below.iter().map(count).collect();
            if below.len() >= 2 && counts.len() == 1 && counts.iter().all(|n| (3..=12).contains(n)) {
                found.extend(below);
            }
        }
        found
    }
}
