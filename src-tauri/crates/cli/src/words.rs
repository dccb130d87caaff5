//! The words of the command line: every sentence it says. Codes and values come from below; language is made here.

use rungs_engine::{Arrival, Expected, FrameworkRow, Health, Missing, Notice, VersionRow};
use rungs_exchange::{Loss, Skip};
use rungs_model::Kind;
use serde_json::Value as Json;
use std::fmt::Write;
use std::path::Path;

mod changes;
mod export;
mod finding;
mod trouble;

pub(crate) use changes::{comparison, merge};
pub(crate) use finding::{finding, ignored};
pub(crate) use trouble::sentence;

/// A value in a sentence.
fn plain(value: &Json) -> String {
    match value {
        Json::String(text) => text.clone(),
        Json::Array(list) => list.iter().map(plain).collect::<Vec<_>>().join(", "),
        Json::Null => String::new(),
        other => other.to_string(),
    }
}

fn or_none(text: &str) -> &str {
    if text.is_empty() { "none" } else { text }
}

fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// A file that came in.
pub(crate) fn arrival(file: &str, arrival: &Arrival, dry: bool) -> String {
    let mut line = format!("{file}: {}, {}", arrival.title, count(arrival.abilities, "ability", "abilities"));
    if arrival.versions > 0 {
        let _ = write!(line, ", {}", count(arrival.versions, "version", "versions"));
    }
    if arrival.ids_made > 0 {
        let _ = write!(line, ", {} made", count(arrival.ids_made, "id", "ids"));
    }
    let end = match (dry, arrival.was_there) {
        (true, _) => "; nothing was added (dry run)".to_string(),
        (_, true) if arrival.comments > 0 => {
            format!("; it was there already, {} came in", count(arrival.comments, "new comment", "new comments"))
        }
        (_, true) => "; it was there already, nothing was added".to_string(),
        _ => format!("; added as {}", arrival.framework),
    };
    line + &end
}

/// What comes in with a file, and what was left out and where.
pub(crate) fn expected(expected: &Expected) -> String {
    let parts = [
        (Kind::Path, "path", "paths"),
        (Kind::Step, "step", "steps"),
        (Kind::Group, "group", "groups"),
        (Kind::Competency, "competency", "competencies"),
        (Kind::Ability, "ability", "abilities"),
        (Kind::Note, "note", "notes"),
    ];
    let said = parts.iter().filter_map(|(kind, one, many)| {
        let number = expected.counts.get(kind).copied().unwrap_or_default();
        (number > 0).then(|| count(number, one, many))
    });
    let mut out = format!("  {}", said.collect::<Vec<_>>().join(", "));
    if expected.years > 0 {
        let _ = write!(out, "; years on {}", count(expected.years, "step", "steps"));
    }
    out + &account(expected)
}

/// What a file was read as, and what of it was left out and where; nothing of a format of our own.
pub(crate) fn account(expected: &Expected) -> String {
    let mut out = String::new();
    let Some((from, tally, _)) = &expected.understood else { return out };
    let _ = write!(
        out,
        "\n  read as {from}, {} % sure: {} characters = {} kept + {} left out",
        (expected.confidence * 100.0).round(),
        tally.all,
        tally.kept,
        tally.skipped
    );
    for skipped in &expected.skipped {
        let characters = count(skipped.characters as usize, "character", "characters");
        let places = count(skipped.places as usize, "place", "places");
        let _ =
            write!(out, "\n  left out: {characters} in {places}, first at {}: {}", skipped.first, skip(skipped.why));
    }
    out
}

/// What the parts of a file were taken for, to be handed in again.
pub(crate) fn mapping(expected: &Expected) -> Option<String> {
    let (_, _, mapping) = expected.understood.as_ref()?;
    Some(format!("  as it was understood, for --map: {}", serde_json::to_string(mapping).unwrap_or_default()))
}

/// Why a part of a file is left out.
fn skip(why: Skip) -> &'static str {
    match why {
        Skip::Head => "a head, which says what the rest is",
        Skip::Mark => "marks of lists",
        Skip::Again => "the same text again",
        Skip::Otherwise => "said otherwise elsewhere in the file, and that was taken",
        Skip::LeftOut => "its column, row or sheet is left out, or the file hides, deletes or comments it",
        Skip::Computed => "a number that a program made",
        Skip::Furniture => "an address, a picture, or code around the text",
        Skip::Name => "a name of the file’s own",
        Skip::Dangling => "a reference to something that is not in the file",
        Skip::Circle => "it would put a thing into something that stands in it",
        Skip::Taken => "an id that something before it has already, so this one got another",
        Skip::NoPlace => "a framework has no place for it",
        Skip::NotUnderstood => "not understood",
    }
}

/// Something to know about a file.
pub(crate) fn notice(notice: &Notice) -> String {
    match notice {
        Notice::UnknownKey { within, key, first, count, kept } => {
            let fate = if *kept { "is kept" } else { "was left out" };
            format!("  the key {key} of {within} is not known and {fate} ({count} times, first at {first})")
        }
    }
}

/// A framework in a list.
pub(crate) fn framework_row(row: &FrameworkRow) -> String {
    let [paths, steps, abilities, competencies] = row.counts.map(|n| n as usize);
    let latest = row.latest.as_ref().map_or("no version".to_string(), |v| format!("{} ({})", v.name, v.status));
    format!(
        "{}  {}  {}, {}, {}, {}  {latest}",
        row.id,
        row.title,
        count(paths, "path", "paths"),
        count(steps, "step", "steps"),
        count(abilities, "ability", "abilities"),
        count(competencies, "competency", "competencies"),
    )
}

/// A version in a list.
pub(crate) fn version_row(row: &VersionRow) -> String {
    let mut line = format!("{}  {}  {}", row.name, row.status, row.at.format("%Y-%m-%d %H:%M"));
    if let Some(day) = row.effective {
        let _ = write!(line, "  effective {day}");
    }
    for words in [&row.author, &row.note] {
        if !words.is_empty() {
            let _ = write!(line, "  {words}");
        }
    }
    line
}

/// A version was made.
pub(crate) fn saved(framework: &str, row: &VersionRow) -> String {
    format!("{framework}@{}: {}, hash {}", row.name, row.status, row.hash)
}

/// A version was restored.
pub(crate) fn restored(source: &str, records: usize) -> String {
    match records {
        0 => format!("{source}: the draft is the same already"),
        n => format!("{source}: restored, {} changed; undo takes it back", count(n, "record", "records")),
    }
}

/// Versions stay behind.
pub(crate) fn versions_left_out(n: usize) -> String {
    format!("left out: {} (this format holds one state; .rungs holds all)", count(n, "version", "versions"))
}

/// What a format has no room for.
pub(crate) fn does_not_fit(losses: &[Loss]) -> String {
    let said: Vec<String> = losses.iter().map(|loss| export::loss(loss.what, loss.count)).collect();
    format!("does not fit: {} (.rungs and .rungs.json hold all)", said.join(", "))
}

/// Characters that no typeface could show.
pub(crate) fn missing(missing: &Missing) -> String {
    format!("not shown: no typeface has {} in \"{}\"; it is printed as its code", missing.characters, missing.face)
}

/// The health of the library.
pub(crate) fn doctor(library: &Path, health: &Health, backup: Option<&Path>) -> String {
    let mut out = format!(
        "{}: {}, {} rebuilt\n",
        library.display(),
        count(health.frameworks, "framework", "frameworks"),
        count(health.versions, "version", "versions")
    );
    if let Some(backup) = backup {
        let _ = writeln!(out, "backup: {}", backup.display());
    }
    for line in &health.damage {
        let _ = writeln!(out, "damage: {line}");
    }
    if health.damage.is_empty() {
        out.push_str("everything is as it should be\n");
    }
    out
}
