//! Words for what went wrong: one sentence that names the file, the place and what to do.

use super::{or_none, plain};
use rungs_engine::{Problem, Tone};

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
            "nothing in it could be understood as steps, abilities or competencies; if it is a table, `rungs import --map` tells which column is what."
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::finding;
    use serde_json::json;

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
