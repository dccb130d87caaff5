//! First floor, layouts of tables: names that stand before a colon in a cell: "Planning: breaks work down".

use super::Sheet;
use super::things::plain;
use crate::build::Build;
use crate::error::ReadError;
use crate::mapping::Role;
use crate::pieces::Part;
use regex::Regex;
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

#[allow(clippy::unwrap_used)] // the pattern is constant, and the tests of this room run it
static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^\s*(?:\*\*)?(\p{Lu}[^:\n.;!?]{1,48}?)(?:\*\*)?\s*:(?:\*\*)?\s+(\S+(?:\s+\S+){2,}[\s\S]*)$").unwrap()
});

/// Lead to what follows, and name nothing.
const LEADS: &[&str] =
    &["you can", "for example", "example", "examples", "e g", "note", "i e", "eg", "ie", "tip", "including"];

/// A statement parted at its colon: the name, and what is said of it.
pub(super) fn split(build: &Build<'_>, part: &Part) -> Option<(Part, Part)> {
    let (name, said) = named(build.text(part))?;
    Some((part.slice(name), part.slice(said)))
}

/// The bytes of a statement that are its name, and those that are what is said of it.
pub(crate) fn named(text: &str) -> Option<(Range<usize>, Range<usize>)> {
    // Most statements have no colon.
    memchr::memchr(b':', text.as_bytes())?;
    let found = NAMED.captures(text)?;
    let (name, said) = (found.get(1)?, found.get(2)?);
    let words = name.as_str().split_whitespace().count();
    let leads = LEADS.contains(&plain(name.as_str()).as_str());
    (words <= 5 && !leads).then(|| (name.range(), said.range()))
}

/// The names that stand so in at least two cells of a table in which no column holds competencies.
///
/// # Errors
/// If the reading was stopped.
pub(super) fn of(build: &mut Build<'_>, sheet: &Sheet<'_>) -> Result<HashSet<String>, ReadError> {
    let has = |role: Role| sheet.columns(role).next().is_some();
    if has(Role::Competency) || sheet.columns(Role::Level).count() > 1 {
        return Ok(HashSet::new());
    }
    let columns: Vec<u32> = sheet.columns(Role::Ability).chain(sheet.columns(Role::Level)).collect();
    let mut cells: HashMap<String, usize> = HashMap::new();
    for (done, row) in sheet.body().enumerate() {
        build.go_on(done)?;
        for cell in columns.iter().filter_map(|column| row.cell(*column)) {
            // Most cells are one statement without a colon, and name nothing.
            if memchr::memchr2(b':', b'\n', build.text(cell).as_bytes()).is_none() {
                continue;
            }
            let names: HashSet<String> = crate::lines::statements(build, cell)
                .iter()
                .filter_map(|parts| split(build, parts.first()?))
                .map(|(name, _)| plain(build.text(&name)))
                .collect();
            for name in names {
                *cells.entry(name).or_default() += 1;
            }
        }
    }
    Ok(cells.into_iter().filter(|(_, number)| *number > 1).map(|(name, _)| name).collect())
}
