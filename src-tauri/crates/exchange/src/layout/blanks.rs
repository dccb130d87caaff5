//! First floor, layouts of tables: cells that only say that nothing stands there: "n/a", "to be defined", "MISSING".

use super::{Sheet, wide};
use crate::build::Build;
use crate::mapping::{Layout, Role};
use crate::pieces::{Part, Skip};
use crate::table::{Cell, Table};
use regex::Regex;
use std::collections::HashSet;
use std::sync::LazyLock;

/// Most cells of a large table say something, and are longer than these: none of them is longer than so many bytes.
const LONGEST: usize = 32;

#[allow(clippy::unwrap_used)] // the pattern is constant, and the tests of this room run it
static BLANK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?ix)^(?:
        n\s*/\s*a | n\.\ ?a\. | tb[acd] | null | nil | undefined | missing | coming\ soon | [-–—_.…?]{1,5}
        | to\ be\ (?:added|completed|confirmed|decided|defined|described|determined|written)
        | not\ (?:in\ use|used|(?:yet\ )?(?:defined|described|written|available|applicable))
        | k\.\ ?a\. | entfällt | noch\ offen | (?:noch\ )?nicht\ (?:definiert|beschrieben|festgelegt|zutreffend|verfügbar)
        | à\ (?:définir|compléter|venir) | non\ (?:définie?|applicable) | sans\ objet
        | por\ definir | no\ (?:definid[oa]|aplica) | n\.v\.t\. | nog\ te\ bepalen
        )\.?$",
    )
    .unwrap()
});

/// The same in a sentence, which is no longer than so many bytes either.
const LONGEST_SENTENCE: usize = 80;

#[allow(clippy::unwrap_used)]
static SENTENCE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?ix)^(?:this|the)\ [\w\ ]{1,40}\ (?:is|are|has|have)\ (?:currently\ |still\ )?(?:not|yet\ to\ be)
        (?:\ yet|\ currently)?(?:\ been)?\ (?:available|applicable|defined|described|in\ use|used|written)(?:\ yet)?\.?$",
    )
    .unwrap()
});

/// Whether a text only says that nothing stands there.
pub(super) fn is_blank(text: &str) -> bool {
    let text = text.trim();
    let begins = text.as_bytes().get(..2).is_some_and(|two| two.eq_ignore_ascii_case(b"th"));
    (text.len() <= LONGEST && BLANK.is_match(text))
        || (begins && text.len() <= LONGEST_SENTENCE && SENTENCE.is_match(text))
}

/// The table of a sheet without the cells that only say that nothing stands there, and the numbers of the rows that had
/// them; none if it has no such cell. Where
/// cells are filled only when they change an empty one means the name above it, so that names stay.
pub(super) fn without(build: &mut Build<'_>, sheet: &Sheet<'_>) -> Option<(Table, HashSet<u32>)> {
    let may_be_empty = |role: Role| match role {
        Role::Ability
        | Role::AbilityTitle
        | Role::Level
        | Role::Definition
        | Role::Example
        | Role::Examples
        | Role::StepSummary
        | Role::PathSummary
        | Role::GroupSummary => true,
        Role::Step => sheet.map.layout == Layout::Long,
        _ => false,
    };
    let columns: Vec<u32> =
        sheet.map.columns.iter().filter(|c| may_be_empty(c.is)).map(|c| c.column.saturating_sub(1)).collect();
    let mut blank: Vec<(u32, u32)> = Vec::new();
    for row in sheet.body() {
        let is_short = |part: &Part| part.bytes().len() <= LONGEST_SENTENCE;
        let is_one = |(at, part): &&Cell| columns.contains(at) && is_short(part) && is_blank(build.text(part));
        let cells: Vec<&Cell> = row.cells.iter().filter(is_one).collect();
        // Of the years of a step "n/a" says something.
        if cells.is_empty() || sheet.row(row).is_some() || wide::about_steps(build, sheet, row).is_some() {
            continue;
        }
        for (column, part) in cells {
            build.skip(part, Skip::Mark);
            blank.push((row.number, *column));
        }
    }
    let rows = || blank.iter().map(|(row, _)| *row).collect();
    (!blank.is_empty()).then(|| (sheet.table.without(&blank), rows()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_says_that_nothing_stands_there() {
        for text in [
            "n/a",
            "N.A.",
            "TBD",
            "MISSING",
            "Not in use",
            "–",
            "To be defined.",
            "Not yet described",
            "This step is currently not defined.",
            "The level has not been described yet",
            "k. A.",
            "Noch nicht definiert",
            "à définir",
            "No aplica",
        ] {
            assert!(is_blank(text), "{text}");
        }
        for text in [
            "",
            "Plans",
            "Finds what is missing",
            "Not afraid to ask",
            "This team is not yet planned by anyone else, so plans it",
            "1",
            "A",
            "NA",
            "Not used to guessing",
        ] {
            assert!(!is_blank(text), "{text}");
        }
    }
}
