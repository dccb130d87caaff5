//! First floor, layouts of tables: paths, steps, competencies and so on by their names, made when they are first named.

use super::words::is_level;
use crate::build::Build;
use crate::error::ReadError;
use crate::pieces::{Part, Skip};
use crate::years;
use foldhash::fast::RandomState;
use regex::Regex;
use rungs_model::{Experience, Field, Id, IdMap, Kind, Value};
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// What the rows of all tables of a file speak of.
#[derive(Debug, Default)]
pub(crate) struct Things {
    by_name: HashMap<(Kind, Id, String), Id>,
    /// The same by the very letters of a cell: thousands of rows repeat them.
    by_cell: IdMap<(Id, Kind), HashMap<String, Id, RandomState>>,
    /// What a cell named last of each kind, by the container and the letters: the next row mostly names it again.
    latest: HashMap<Kind, (Id, String, Id), RandomState>,
    /// The group of competencies that stand in none.
    plain_group: Option<Id>,
}

impl Things {
    /// The thing of that name in a container; made where it is named for the first time. A name that comes again is
    /// skipped, as it is there already.
    ///
    /// # Errors
    /// If there are too many.
    pub fn named(&mut self, build: &mut Build<'_>, kind: Kind, parent: Id, name: &Part) -> Result<Id, ReadError> {
        let letters = build.text(name);
        let latest = self.latest.get(&kind).filter(|(within, said, _)| *within == parent && said == letters);
        let known = || self.by_cell.get(&(parent, kind)).and_then(|known| known.get(letters)).copied();
        if let Some(id) = latest.map(|(_, _, id)| *id).or_else(known) {
            if latest.is_none() {
                self.latest.insert(kind, (parent, letters.to_owned(), id));
            }
            build.skip(name, Skip::Again);
            return Ok(id);
        }
        let (letters, key) = (letters.to_owned(), (kind, parent, plain(letters)));
        let known = self.by_name.get(&key).copied();
        let id = known.map_or_else(|| build.node(kind, parent), Ok)?;
        self.by_cell.entry((parent, kind)).or_default().insert(letters, id);
        if known.is_some() {
            build.skip(name, Skip::Again);
            return Ok(id);
        }
        match kind {
            Kind::Step | Kind::Grade => head(build, id, kind, name),
            _ => title(build, id, name),
        }
        self.by_name.insert(key, id);
        Ok(id)
    }

    /// The thing of that name, if it was named before.
    pub fn known(&self, kind: Kind, parent: Id, name: &str) -> Option<Id> {
        self.by_name.get(&(kind, parent, plain(name))).copied()
    }

    /// The thing of a name that stands in no cell.
    ///
    /// # Errors
    /// If there are too many.
    pub fn called(&mut self, build: &mut Build<'_>, kind: Kind, parent: Id, name: &str) -> Result<Id, ReadError> {
        if let Some(id) = self.known(kind, parent, name) {
            return Ok(id);
        }
        let id = build.node(kind, parent)?;
        build.says(id, Field::Title, name, &[]);
        self.by_name.insert((kind, parent, plain(name)), id);
        Ok(id)
    }

    /// A thing that reads otherwise than the text that names it: "Level 1" for 1.
    ///
    /// # Errors
    /// If there are too many.
    pub fn said(
        &mut self,
        build: &mut Build<'_>,
        kind: Kind,
        parent: Id,
        said: &str,
        name: &Part,
    ) -> Result<Id, ReadError> {
        if let Some(id) = self.known(kind, parent, said) {
            build.skip(name, Skip::Again);
            return Ok(id);
        }
        let id = build.node(kind, parent)?;
        build.says(id, Field::Title, said, std::slice::from_ref(name));
        self.by_name.insert((kind, parent, plain(said)), id);
        Ok(id)
    }

    /// A competency, by its name within its group, or in the group of those that have none.
    ///
    /// # Errors
    /// If there are too many.
    pub fn competency(&mut self, build: &mut Build<'_>, group: Option<Id>, name: &Part) -> Result<Id, ReadError> {
        let group = match group {
            Some(group) => group,
            None => self.plain_group(build)?,
        };
        self.named(build, Kind::Competency, group, name)
    }

    /// The competency of a name that stands in no cell, in the group of those that have none.
    ///
    /// # Errors
    /// If there are too many.
    pub fn competency_called(&mut self, build: &mut Build<'_>, name: &str) -> Result<Id, ReadError> {
        let group = self.plain_group(build)?;
        self.called(build, Kind::Competency, group, name)
    }

    fn plain_group(&mut self, build: &mut Build<'_>) -> Result<Id, ReadError> {
        if let Some(group) = self.plain_group {
            return Ok(group);
        }
        let root = build.root();
        Ok(*self.plain_group.insert(build.node(Kind::Group, root)?))
    }
}

/// A name without case, white space and marks, so that "Senior  Engineer" and "senior engineer" are one.
pub(crate) fn plain(name: &str) -> String {
    let letters = name.chars().map(|c| if c.is_alphanumeric() || "+#&/".contains(c) { c } else { ' ' });
    letters.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

#[allow(clippy::unwrap_used)] // the patterns are constant, and the tests of this room run them
static CODE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^\s*[(\[]?(\p{Lu}{1,4}[ -]?\d{1,2}[a-z]?|\d{1,2})[)\]]?\s*(?:[-–—:|/.]\s*|\()(\p{L}.+?)\)?\s*$")
        .unwrap()
});
/// A code behind the title: "Planner (P2)", "Planner - P2".
#[allow(clippy::unwrap_used)]
static CODE_BEHIND: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^\s*(\S.*?)\s*(?:[(\[]\s*(\p{Lu}{1,4}[ -]?\d{1,2}[a-z]?)\s*[)\]]|\s[-–—|/]\s*(\p{Lu}{1,4}\d{1,2}[a-z]?))\s*$",
    )
    .unwrap()
});
/// What a step is about, in small letters behind its title: "Analyst (intelligence)".
#[allow(clippy::unwrap_used)]
static FOCUS: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^\s*(\p{Lu}[^(]*?)\s*\((\p{Ll}[\p{L} &-]{2,30})\)\s*$").unwrap());

/// The head of a step or grade: its title, with a code beside it ("P3 - Senior planner"), what it is about ("Analyst
/// (intelligence)") and years ("Planner (2-5 years)") taken out.
pub(crate) fn head(build: &mut Build<'_>, id: Id, kind: Kind, part: &Part) {
    let mut rest = build.trimmed(part);
    if kind == Kind::Step
        && let Some(remark) = remark(build.text(&rest))
    {
        let title = rest.slice(0..remark.start);
        build.say(id, Field::Summary, &rest.slice(remark));
        rest = build.trimmed(&title.slice(0..title.bytes().len().saturating_sub(1)));
    }
    if kind == Kind::Step
        && let Some(found) = years::find(build.text(&rest), false)
        && found.bytes.start > 0
    {
        let said = rest.slice(found.bytes.clone());
        let before = rest.slice(0..found.bytes.start);
        let text = title_before_years(build.text(&before)).len();
        if text > 0 {
            build.years(id, found.years, &[said]);
            build.skip(&before.slice(text..before.bytes().len()), Skip::Head);
            rest = before.slice(0..text);
        }
    }
    let text = build.text(&rest).to_string();
    if kind == Kind::Step
        && text.contains('(')
        && let Some((title, focus)) = FOCUS.captures(&text).and_then(|found| found.get(1).zip(found.get(2)))
        // "Level 1 (junior)" says twice how high it stands.
        && !is_level(focus.as_str())
    {
        self::title(build, id, &rest.slice(title.range()));
        build.say(id, Field::Focus, &rest.slice(focus.range()));
        return;
    }
    match code_and_title(&text) {
        Some((code, title)) => {
            build.say(id, Field::Code, &rest.slice(code));
            self::title(build, id, &rest.slice(title));
        }
        None => title(build, id, &rest),
    }
}

/// The bytes of what is remarked of a step in brackets behind its name: "Junior (with the help of others)".
fn remark(text: &str) -> Option<Range<usize>> {
    const WORDS: usize = 4;
    let at = text.find('(').filter(|at| *at > 0)?;
    let said = text[at + 1..].strip_suffix(')')?;
    let is_one = !said.contains(['(', ')']) && years::find(said, false).is_none();
    let words = said.split_whitespace().filter(|word| word.chars().all(char::is_alphabetic)).count();
    (is_one && words >= WORDS).then_some(at + 1..text.len() - 1)
}

/// The code and the title of a step, where both stand in its name: "L3: Planner", "Planner (L3)".
pub(crate) fn code_and_title(name: &str) -> Option<(Range<usize>, Range<usize>)> {
    // A code has a digit, and most titles have none.
    let may_have = name.contains(char::is_numeric);
    let before = || CODE.captures(name).and_then(|found| found.get(1).zip(found.get(2)));
    let behind = || {
        let found = CODE_BEHIND.captures(name)?;
        Some((found.get(2).or(found.get(3))?, found.get(1)?))
    };
    let (code, title) = may_have.then(|| before().or_else(behind)).flatten()?;
    Some((code.range(), title.range()))
}

/// A title of a cell, whose line breaks only make it fit.
fn title(build: &mut Build<'_>, id: Id, part: &Part) {
    let text = build.text(part).split_whitespace().collect::<Vec<_>>().join(" ");
    build.says(id, Field::Title, &text, std::slice::from_ref(part));
}

/// The title in front of years, without the words that lead from one to the other: "Planner: usually have".
fn title_before_years(text: &str) -> &str {
    let cut = text.rfind([':', '(', '[', '–', '—', ',']).or_else(|| text.rfind(" - "));
    let title = match cut {
        Some(at) if at > 0 && text[at..].split_whitespace().count() <= 7 => &text[..at],
        _ => text,
    };
    let title = title.trim_end_matches(|c: char| !c.is_alphanumeric() && !"+#)".contains(c));
    title.trim_end_matches(['(', ' '])
}

/// Ties a step to a grade.
pub(super) fn grade(build: &mut Build<'_>, step: Id, grade: Id) {
    build.set(step, Field::Grade, Value::Link(grade), &[]);
}

/// Years of a step from a cell that speaks of years; what cannot be read becomes the context.
pub(crate) fn years_of(build: &mut Build<'_>, step: Id, cell: &Part) {
    let years = years_in(build.text(cell));
    build.years(step, years, std::slice::from_ref(cell));
}

/// The years that a cell speaks of.
pub(super) fn years_in(text: &str) -> Experience {
    let Some(found) = years::find(text, true) else {
        return Experience { context: text.trim().to_string(), ..Experience::default() };
    };
    let mut years = found.years;
    if !found.whole && years.context.is_empty() {
        // "2-5 years, of which one as a lead": what stands behind the years is what they are of. Another sentence that
        // says more than the years is kept whole beside them.
        let behind = text[found.bytes.end..].trim_start().strip_prefix(',').filter(|_| found.bytes.start == 0);
        years.context = behind.unwrap_or(text).trim().to_string();
    }
    years
}
