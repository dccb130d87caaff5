//! The words of the command line: every sentence it says. Codes and values come from below; language is made here.

use rungs_compare::merge::{ConflictKind, Merge, State};
use rungs_compare::{Change, ChangeKind, Comparison, Mark, WordMark, sections};
use rungs_engine::{Arrival, Expected, FrameworkRow, Health, Missing, Notice, Problem, Tone, VersionRow, Words};
use rungs_exchange::{Loss, Skip};
use rungs_model::{Association, Framework, Id, Kind, Value, association};
use serde_json::Value as Json;
use std::fmt::Write;
use std::path::Path;

mod export;
mod finding;

pub(crate) use finding::{finding, ignored};

/// A problem as one sentence: the file, the place, what to do.
pub(crate) fn sentence(problem: &Problem) -> String {
    let of = |name: &str| problem.params.get(name).map(plain).unwrap_or_default();
    let file = of("file");
    let sentence = match problem.code.as_str() {
        code if code.starts_with("read-") => return reading(&code["read-".len()..], &of),
        "file-breaks-reader" => format!(
            "{file}: the reader gives up over this file; open it in the program it comes from and save it anew."
        ),
        "file-missing" => format!("{file}: there is no such file; check the name."),
        "file-is-folder" => format!("{file}: this is a folder; name a file."),
        "folder-missing" => format!("{file}: the folder is not there; make it first, or name another."),
        "file-not-regular" => format!("{file}: this is a device or a pipe and no file; name a file."),
        "file-too-large" => format!("{file}: the file is larger than 100 MB; divide it."),
        "file-denied" => format!("{file}: permission is denied; choose another place or change the permissions."),
        "file-read-only" => format!("{file}: this place is read-only; choose another."),
        "disk-full" => format!("{file}: the disk is full; nothing was written. Make room and try again."),
        "file-failed" => format!("{file}: the system says {}; nothing was changed.", of("detail")),
        "library-foreign" => {
            format!("{file}: this file is not a Rungs library and was left as it is; name another.")
        }
        "library-newer" => format!(
            "{file}: this library was written by a newer Rungs (schema {}, known up to {}) and was left as it is; update Rungs to open it.",
            of("found"),
            of("known")
        ),
        "library-unwritable" => format!(
            "{file}: the library cannot be opened or written here; check the folder and its permissions, or name another with --library."
        ),
        "library-disk-full" => "the disk is full; the library is as it was. Make room and try again.".to_string(),
        "library-damaged" => {
            format!("{file}: the library is damaged; `rungs doctor --restore FILE` brings a backup back.")
        }
        "library-busy" => "another program is writing to the library; try again in a moment.".to_string(),
        "library-changed" => "the framework was changed by another window at the same moment; try again.".to_string(),
        "sqlite-old" => format!("this build carries SQLite {}, which can lose data; use a current build.", of("found")),
        "no-home" => "there is no folder for data of this account; name a library with --library.".to_string(),
        "no-such-source" => format!(
            "{}: neither a file nor a framework in the library; `rungs list` shows what is there.",
            of("source")
        ),
        "no-such-version" => {
            format!("{} has no version {}; it has: {}.", of("framework"), of("version"), or_none(&of("known")))
        }
        "ambiguous-framework" => {
            format!("more than one framework is called {}; use its id: {}.", of("framework"), of("ids"))
        }
        "no-such-format" => format!("there is no format {}; choose one of: {}.", of("format"), of("known")),
        "format-not-told" => {
            format!("{file}: the name does not tell the format; choose one with --to: {}.", of("known"))
        }
        "no-such-layout" => format!("there is no layout {}; choose one of: {}.", of("layout"), of("known")),
        "no-such-path" => format!("there is no path {}; `rungs show` lists the paths.", of("path")),
        "no-such-status" => {
            format!("there is no status {}; choose one of: draft, in review, published, retired.", of("status"))
        }
        "not-a-date" => format!("{} is not a date; write it as 2026-03-01.", of("found")),
        "version-without-name" => "a version needs a name; give one with --version.".to_string(),
        "version-name-taken" => format!("there is a version {} already; choose another name.", of("name")),
        "save-of-a-version" => {
            format!("{} is a version and never changes; name the framework alone to save its draft.", of("framework"))
        }
        "restore-without-version" => format!("{} names no version; write framework@version.", of("source")),
        "not-a-mapping" => {
            format!(
                "{file}: this is no mapping ({}); `rungs import --dry-run --json` prints one to begin with.",
                of("detail")
            )
        }
        "mapping-fits-nothing" => {
            format!(
                "{file}: it has no sheet and no heading that the mapping speaks of (read as {}); `rungs import --dry-run` \
                 prints the mapping that fits it.",
                of("from")
            )
        }
        "needs-out" => format!("{} is not for the terminal; name a file with --out.", of("format")),
        "usage" => format!("{}; `rungs --help` tells what can be asked.", of("detail").trim_end_matches('.')),
        "cancelled" => "it was stopped; nothing was left behind.".to_string(),
        "not-as-meant" => {
            "what was read back was not what was to be stored, so nothing was stored; this is a mistake of Rungs."
                .to_string()
        }
        "nothing-to-undo" => "there is nothing to undo.".to_string(),
        "nothing-to-redo" => "there is nothing to redo.".to_string(),
        code if problem.tone == Tone::Fault => {
            format!("something went wrong inside Rungs ({code}: {}); nothing was lost.", problem.detail)
        }
        code => format!(
            "{code}: {}",
            problem.params.iter().map(|(k, v)| format!("{k} {}", plain(v))).collect::<Vec<_>>().join(", ")
        ),
    };
    sentence.trim_start_matches(": ").to_string()
}

/// A file of a kind that is known and not read, and what to do with it.
fn other_kind(kind: &str) -> String {
    match kind {
        "password-protected" => {
            "this file is protected with a password; open it in its program and save it without one."
        }
        "xls" => "this is a workbook of Excel 97-2003; open it in Excel or LibreOffice and save it as .xlsx.",
        "doc" => "this is a document of Word 97-2003; open it in Word or LibreOffice and save it as .docx.",
        "rtf" => "this is a document in RTF; open it in Word or LibreOffice and save it as .docx.",
        "fodt" => "this is a document of LibreOffice in one piece (.fodt); open it there and save it as .odt or .docx.",
        "fods" => "this is a workbook of LibreOffice in one piece (.fods); open it there and save it as .ods or .xlsx.",
        "pdf" => {
            "this is a PDF, which holds pages and no structure; take the document it was made from, or paste its text."
        }
        "image" => "this is a picture; take the document it was made from.",
        "presentation" => "this is a presentation; paste its text, or take the document it was made from.",
        _ => "this is an archive; unpack it and take a file from it.",
    }
    .to_string()
}

/// A fault of a file that is read.
fn reading(code: &str, of: &dyn Fn(&str) -> String) -> String {
    let (file, line, pointer) = (of("file"), of("line"), of("pointer"));
    let place = match (line.as_str(), pointer.as_str()) {
        // A sheet is told where no line is known; a pointer says nothing without one.
        ("" | "0", sheet) if !sheet.is_empty() && !sheet.starts_with('/') => format!(", sheet {sheet}"),
        ("" | "0", _) => String::new(),
        (line, "") => format!(", line {line}"),
        (line, pointer) => format!(", line {line}, at {pointer}"),
    };
    let found = of("found");
    let what = match code {
        "empty-file" => "the file is empty; choose another.".to_string(),
        "too-large" => {
            let megabytes = of("limit").parse::<u64>().map_or(100, |limit| limit / 1_000_000);
            format!("the file, as it is or unpacked, is larger than {megabytes} MB; divide it.")
        }
        "encoding-unknown" => "the text is neither UTF-8 nor UTF-16; save it as UTF-8.".to_string(),
        "not-json" => format!("this is not JSON ({}); mend it there.", of("detail")),
        "cut-off" => "the file ends too early; get it whole.".to_string(),
        "trailing-characters" => "something follows after the end; remove it.".to_string(),
        "lone-surrogate" => {
            "half of a character stands here alone (a lone surrogate); remove it or write the whole character."
                .to_string()
        }
        "format-missing" => {
            "the key \"format\" is missing; a framework begins with \"format\": \"rungs.framework/1\".".to_string()
        }
        "format-not-ours" => format!("the format {found} is none that Rungs reads; it should be rungs.framework/1."),
        "format-newer" => {
            format!("the format {found} is newer than this Rungs, which knows {}; update Rungs.", of("known"))
        }
        "format-unknown" => format!("this is no file that Rungs reads; it reads: {}.", of("readable")),
        "wrong-type" => format!("{} belongs here, not {}.", form(&of("expected")), form(&found)),
        "not-an-id" => format!("{found} is not an id (a UUID); leave the id out and one is made."),
        "not-a" => format!("{} belongs here, not {found}.", form(&of("expected"))),
        "duplicate-id" => format!(
            "the id {} is used a second time (first at {}); every id may be used once: leave this one out and one is made.",
            of("id"),
            or_none(&of("first"))
        ),
        "duplicate-key" => format!("the key {} stands here twice; remove one.", of("key")),
        "key-missing" => format!("the key {} is missing; add it.", of("key")),
        "reference-to-nothing" => format!(
            "this refers to {}, and there is no {} of that id; correct the id or remove the reference.",
            of("id"),
            of("expected")
        ),
        "reference-to-other-kind" => {
            format!("this should refer to a {}, but {} is a {found}; correct the id.", of("expected"), of("id"))
        }
        "transition-to-itself" => "a transition leads from a step to itself; give it two different steps.".to_string(),
        "years-negative" => format!("{found} years are fewer than none; write zero or more."),
        "years-over-100" => format!("{found} years are more than 100; correct them."),
        "years-not-in-halves" => format!("{found} years: write whole or half years."),
        "number-negative" => format!("{found} is less than zero; write zero or more."),
        "number-not-finite" => format!("{found} is too large a number; write a smaller one."),
        "nul-character" => "a NUL character stands in this text; remove it.".to_string(),
        "too-deep" => format!("this is nested more than {} levels deep; flatten it.", of("limit")),
        "too-many" => format!("there are more {} than {}; divide the file.", of("what"), of("limit")),
        "hash-mismatch" => format!(
            "the version {} is not what its hash says: the file was changed or damaged; get it anew.",
            of("version")
        ),
        "changes-do-not-fit" => format!(
            "the changes of version {} do not fit what was there before: the file was changed or damaged; get it anew.",
            of("version")
        ),
        "no-framework" => "there is no framework in this file; get it anew.".to_string(),
        "other-kind" => other_kind(&of("kind")),
        "malformed" => format!("this is not well-formed ({}); open it in the program that made it and save it anew.", of("detail")),
        "nothing-understood" => {
            "nothing in it could be understood as steps, abilities or competencies; `rungs import --map` tells which column is what."
                .to_string()
        }
        "stopped" => "the reading was stopped.".to_string(),
        "column-missing" => {
            format!("no column is headed \u{201c}{}\u{201d}, which the mapping names; correct the mapping.", of("head"))
        }
        other => format!("it cannot be read ({other})."),
    };
    format!("{file}{place}: {what}")
}

/// What stands, or should stand, at a place of a file.
fn form(name: &str) -> String {
    match name {
        "null" => "nothing (null)".to_string(),
        "true-or-false" => "true or false".to_string(),
        "whole-number" => "a whole number".to_string(),
        "text" => name.to_string(),
        "id" | "object" => format!("an {name}"),
        "date" => "a date (as 2026-03-01)".to_string(),
        "status" => "a status (draft, in review, published or retired)".to_string(),
        "comment-kind" => "what a comment does (said, resolved, reopened or removed)".to_string(),
        "node" => "the word for a kind of node".to_string(),
        _ => format!("a {name}"),
    }
}

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
        Skip::LeftOut => "a column, sheet or section left out by the mapping, or hidden or deleted in the file",
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

/// What a person would read out when asked which node this is.
fn face(framework: &Framework, id: Id) -> String {
    Words::ENGLISH.face(framework, id)
}

/// The changes for a terminal: counts, then section by section.
pub(crate) fn comparison(comparison: &Comparison, old: &Framework, new: &Framework) -> String {
    let side = |name: &rungs_compare::SideName| match &name.version {
        Some(version) => format!("{} {version}", name.title),
        None => name.title.clone(),
    };
    let s = comparison.summary;
    let mut out = format!("{} -> {}\n", side(&comparison.old), side(&comparison.new));
    if comparison.changes.is_empty() {
        return out + "no differences\n";
    }
    let _ = writeln!(
        out,
        "{} added, {} removed, {} moved, {} reordered, {} edited",
        s.added, s.removed, s.moved, s.reordered, s.edited
    );
    for section in sections(comparison, old, new) {
        let heading = section.heading.join(" > ");
        let _ = writeln!(out, "\n{}", if heading.is_empty() { "Framework" } else { &heading });
        for change in section.changes.iter().map(|i| &comparison.changes[*i]) {
            let _ = writeln!(out, "  {}", change_line(change, old, new));
        }
    }
    out
}

fn change_line(change: &Change, old: &Framework, new: &Framework) -> String {
    let words = Words::ENGLISH;
    let node = words.kind(change.node).to_lowercase();
    let what = match (change.new_id, change.old_id) {
        (Some(id), _) => face(new, id),
        (None, Some(id)) => face(old, id),
        (None, None) => String::new(),
    };
    match change.change {
        ChangeKind::Added => format!("+ {node}: {what}"),
        ChangeKind::Removed => format!("- {node}: {what}"),
        ChangeKind::Moved => {
            let end = |words: &Option<String>| words.clone().unwrap_or_default();
            format!("> {node}: {what} (from \"{}\" to \"{}\")", end(&change.from), end(&change.to))
        }
        ChangeKind::Reordered => format!("~ {node}: {what}"),
        ChangeKind::Edited if let Some([went, came]) = words.links_changed(old, new, change) => {
            let said = |mark: char, text: String| if text.is_empty() { text } else { format!(" {mark} {text}") };
            let links = words.links().to_lowercase();
            format!("* {node}, {links}:{}{}", said('-', went), said('+', came))
        }
        ChangeKind::Edited => {
            let known = change.field.as_deref().and_then(|name| change.node.field_named(name));
            let field = known.map_or(change.field.clone().unwrap_or_default(), |f| words.field(f).to_lowercase());
            let trivial = if change.trivial == Some(true) { " (case, space or punctuation)" } else { "" };
            let edit = match &change.words {
                Some(marks) => marked(marks),
                None => {
                    let nothing = || "nothing".to_string();
                    let said = |side: &Framework, id: Option<Id>, json: &Option<Json>| match known {
                        Some(field) => {
                            let value = id.and_then(|id| side.get(id)).and_then(|r| r.fields.get(field));
                            value.map_or_else(nothing, |v| words.value(side, v))
                        }
                        // A key that this program does not know: its JSON is all there is to say.
                        None => json.as_ref().filter(|json| !json.is_null()).map_or_else(nothing, plain),
                    };
                    let (before, after) =
                        (said(old, change.old_id, &change.before), said(new, change.new_id, &change.after));
                    format!("{before} -> {after}")
                }
            };
            format!("* {node}, {field}{trivial}: {edit}")
        }
    }
}

/// Word marks for a terminal, as git's word diff has them; line breaks are shown, so that a change stays a line.
fn marked(marks: &[WordMark]) -> String {
    let show = |mark: &WordMark| match mark.is {
        Mark::Same => mark.text.clone(),
        Mark::Removed => format!("[-{}-]", mark.text),
        Mark::Added => format!("{{+{}+}}", mark.text),
    };
    marks.iter().map(show).collect::<String>().replace('\n', "\\n")
}

/// The outcome of a merge.
pub(crate) fn merge(merge: &Merge) -> String {
    let taken = merge.report.taken;
    let mut out = format!("taken: {} ours, {} theirs, {} both\n", taken.ours, taken.theirs, taken.both);
    // A container or another node that is referred to, by its words.
    let named = |id: &Id| face(&merge.framework, *id);
    let links = |raw: Option<&str>| {
        let links = association::entries(raw).iter().filter_map(|entry| Association::read(entry)).collect::<Vec<_>>();
        links.iter().map(|link| Words::ENGLISH.link(&merge.framework, link)).collect::<Vec<_>>().join("; ")
    };
    let said = |are_links: bool, state: &State| match state {
        State::Key(raw) if are_links => links(raw.as_deref()),
        State::Container(Some(id)) | State::Field(Some(Value::Link(id))) => named(id),
        State::Row(_, ids) | State::Field(Some(Value::Links(ids))) => {
            ids.iter().map(named).collect::<Vec<_>>().join("; ")
        }
        other => plain(&other.json()),
    };
    for conflict in &merge.report.conflicts {
        let kind = match conflict.kind {
            ConflictKind::EditEdit => "edited on both sides",
            ConflictKind::EditRemove => "edited on one side, removed on the other; it stays",
            ConflictKind::MoveMove => "moved on both sides",
            ConflictKind::Order => "ordered differently",
            ConflictKind::AddedTwice => "added on both sides",
        };
        let are_links = conflict.node == Kind::Framework && conflict.field.as_deref() == Some(association::KEY);
        let field = conflict.field.as_deref().map(|f| if are_links { "links" } else { f });
        let field = field.map(|f| format!(", {f}")).unwrap_or_default();
        let _ = writeln!(out, "conflict: {} {}{field}: {kind}", conflict.node.name(), conflict.id);
        for (side, state) in [("base", &conflict.base), ("ours", &conflict.ours), ("theirs", &conflict.theirs)] {
            let _ = writeln!(out, "  {side}: {}", or_none(&said(are_links, state)));
        }
    }
    for text in &merge.report.to_read {
        let name = text.field.name();
        let _ = writeln!(out, "to read: {} {}, {name}: edited in two places", text.node.name(), text.id);
        for (side, words) in [("ours", &text.ours), ("theirs", &text.theirs), ("merged", &text.merged)] {
            let _ = writeln!(out, "  {side}: {}", or_none(words));
        }
    }
    out
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

#[cfg(test)]
mod tests {
    use super::*;
    use rungs_model::edit::{Associate, Intention, Reassociate, plan};
    use serde_json::json;

    #[test]
    fn links_at_odds_are_said_as_links() {
        let mut base = rungs_model::outline::read("framework F\n  group A #a\n  group B #b\n").unwrap();
        let id = |face: &str| base.in_order().into_iter().find(|record| record.face() == face).unwrap().id;
        let [root, a, b] = ["F", "A", "B"].map(id);
        let done = |state: &Framework, intention: Intention| {
            let mut state = state.clone();
            state.apply(&plan(&state, &intention, root.derive(b"1")).unwrap()).unwrap();
            state
        };
        let relation = "exactMatchOf".to_owned();
        let one = Associate { from: a, relation, to: b.to_string(), title: String::new() };
        base = done(&base, Intention::Associate(one));
        let association = association::of(&base)[0].id;
        let [ours, theirs] = ["isPeerOf", "precedes"].map(|relation| {
            done(&base, Intention::Reassociate(Reassociate { node: a, association, relation: relation.to_owned() }))
        });
        let said = merge(&rungs_compare::merge::merge(&base, &ours, &theirs));
        let expect = format!("conflict: framework {root}, links: edited on both sides\n");
        assert!(said.contains(&expect), "{said}");
        let expect = "  base: A is an exact match of B\n  ours: A is a peer of B\n  theirs: A comes before B\n";
        assert!(said.contains(expect), "{said}");
    }

    #[test]
    fn every_code_has_its_sentence() {
        for code in rungs_exchange::Fault::CODES {
            let problem = Problem::new(Tone::Correct, &format!("read-{code}"), json!({"file": "a.json", "line": 3}));
            let said = sentence(&problem);
            assert!(said.starts_with("a.json, line 3: ") && !said.contains(&format!("({code})")), "{said}");
        }
        for code in rungs_exchange::FileError::CODES {
            let said = sentence(&Problem::new(Tone::Outside, code, json!({"file": "a.json"})));
            assert!(said.starts_with("a.json: ") && said.ends_with('.'), "{said}");
        }
        let framework = rungs_model::outline::read("framework F").unwrap();
        for code in rungs_engine::finding_codes() {
            let one =
                rungs_model::check::Found::at(framework.framework()).by(code, rungs_model::check::Area::Structure);
            assert_ne!(finding(&one, &framework), code);
        }
    }
}
