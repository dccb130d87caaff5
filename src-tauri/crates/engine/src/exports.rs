//! Frameworks going out: the formats of data and the pages, as one list.

use crate::imports::Reading;
use crate::{Engine, Expected, Host, Loaded, Problem, Progress, State, Tone};
use rungs_exchange::{Content, History, HistoryVersion, Loss, Write};
use rungs_model::edit::{self, Intention, Remove};
use rungs_model::{Framework, Id, Kind};
use rungs_press::{Fonts, Imprint, Missing, Options, Words};
use rungs_store::VersionRow;
use serde::Serialize;
use serde_json::json;
use std::path::Path;
use std::sync::Arc;
use std::sync::OnceLock;
use ts_rs::TS;

/// A format that a framework can be handed out in.
pub struct Format {
    /// Its name on the command line.
    pub name: &'static str,
    /// How names of its files end, without the dot, the usual one first.
    pub extensions: &'static [&'static str],
}

/// The visible list of formats: the data formats, and the pages.
pub const FORMATS: &[Format] = &[
    Format { name: "case", extensions: &["case.json"] },
    Format { name: "case10", extensions: &["case10.json"] },
    Format { name: "ctdl", extensions: &["ctdl.json", "jsonld"] },
    Format { name: "json", extensions: &["rungs.json", "json"] },
    Format { name: "rungs", extensions: &["rungs"] },
    Format { name: "docx", extensions: &["docx"] },
    Format { name: "html", extensions: &["html", "htm"] },
    Format { name: "markdown", extensions: &["md", "markdown"] },
    Format { name: "xlsx", extensions: &["xlsx"] },
    Format { name: "moodle", extensions: &["moodle.csv"] },
    Format { name: "csv-long", extensions: &["long.csv"] },
    Format { name: "csv", extensions: &["csv"] },
    PDF,
];

const PDF: Format = Format { name: "pdf", extensions: &["pdf"] };

/// What is to be handed out, and how.
#[derive(Debug, Clone, Default)]
pub struct Export {
    /// The name of the format; from the name of the file where none is given.
    pub format: Option<String>,
    /// How the pages are laid out.
    pub layout: Option<String>,
    /// Titles or ids of the paths to hand out; all where none is named.
    pub paths: Vec<String>,
}

/// A finished file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// What the format could not hold: characters that no typeface could show, and where.
    pub missing: Vec<Missing>,
    /// What of the framework it does not hold.
    pub losses: Vec<Loss>,
    /// How many versions stay behind, where the format holds only one state.
    pub versions_left_out: usize,
}

impl Exported {
    /// Puts the file in place whole, or not at all.
    ///
    /// # Errors
    /// If the target cannot be written.
    pub fn write(&self, to: &Path) -> Result<(), Problem> {
        Ok(rungs_exchange::file::write(to, &self.bytes)?)
    }
}

/// What a state would lose in a format.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Fit {
    /// The name of the format.
    pub format: &'static str,
    /// What it cannot hold.
    pub losses: Vec<Loss>,
    /// How many versions stay behind.
    pub versions: usize,
}

/// The layouts of pages.
pub const LAYOUTS: &[&str] = &["booklet"];

impl Engine {
    /// Makes a file of a state, for a place that is not written yet: so that what the file does not hold can be said
    /// before. Without a format the name of the place tells which.
    ///
    /// # Errors
    /// If the format is unknown, a path is not there, or it was stopped.
    pub fn export(
        &self,
        loaded: &Loaded,
        to: &Path,
        export: &Export,
        progress: &mut Progress<'_>,
    ) -> Result<Exported, Problem> {
        let format = export.format.clone().map_or_else(|| format_of(to), Ok)?;
        let framework = chosen(&loaded.framework, export)?;
        let content = match loaded.state {
            Some(state) => Content::History(self.history(state, framework)?),
            None => Content::Framework(framework),
        };
        let imprint = imprint(loaded.version.as_ref(), &*self.host);
        make(&content, &format, &imprint, || self.fonts(), progress)
    }

    /// What a state would lose in each format.
    ///
    /// # Errors
    /// If the versions cannot be read.
    pub fn fits(&self, loaded: &Loaded) -> Result<Vec<Fit>, Problem> {
        let versions = loaded.state.map_or(Ok(0), |state| Ok::<_, Problem>(self.until(state)?.len()))?;
        let fit = |format: &Format| {
            let export = rungs_exchange::export_named(format.name);
            let holds_all = export.is_some_and(|export| matches!(export.write, Write::History(_)));
            Fit {
                format: format.name,
                losses: export.map_or_else(Vec::new, |export| (export.losses)(&loaded.framework)),
                versions: if holds_all { 0 } else { versions },
            }
        };
        Ok(FORMATS.iter().map(fit).collect())
    }

    /// The versions that led to a state, oldest first.
    fn until(&self, state: State) -> Result<Vec<VersionRow>, Problem> {
        let mut rows = self.versions(state.framework)?;
        rows.reverse();
        if let Some(last) = state.version.and_then(|id| rows.iter().position(|row| row.id == id)) {
            rows.truncate(last + 1);
        }
        Ok(rows)
    }

    /// A state with the versions that led to it.
    fn history(&self, state: State, draft: Framework) -> Result<History, Problem> {
        let rows = self.until(state)?;
        let mut desk = self.desk();
        let versions = rows
            .into_iter()
            .map(|row| {
                let state = Arc::unwrap_or_clone(desk.version(state.framework, row.id)?);
                Ok(HistoryVersion { meta: crate::history::meta(row), state })
            })
            .collect::<Result<Vec<_>, Problem>>()?;
        // What was said of a node that no state in the file has would tell of what is not handed out.
        let is_in = |node| draft.get(node).is_some() || versions.iter().rev().any(|v| v.state.get(node).is_some());
        let said = desk.store.comments(state.framework)?.into_iter().filter(|row| is_in(row.node));
        let comments = said.map(crate::comments::handed_out).collect();
        Ok(History { versions, draft, comments })
    }
}

/// Makes one file from another, without a library, for a place that is not written yet.
///
/// # Errors
/// If the file cannot be read, or has a fault.
pub fn convert(
    host: &dyn Host,
    from: (&Path, Option<&str>),
    to: &Path,
    export: &Export,
    progress: &mut Progress<'_>,
) -> Result<(Expected, Exported), Problem> {
    let imported =
        crate::imports::read(from.0, Reading { format: from.1, ..Reading::default() }, &mut || host.fresh())?;
    let expected = Expected::of(&imported);
    let mut content = imported.content;
    let format = export.format.clone().map_or_else(|| format_of(to), Ok)?;
    let draft = chosen(content.framework(), export)?;
    match &mut content {
        Content::Framework(framework) => *framework = draft,
        Content::History(history) => history.draft = draft,
    }
    let fonts = OnceLock::new();
    let exported = make(&content, &format, &imprint(None, host), || fonts.get_or_init(Fonts::system), progress)?;
    Ok((expected, exported))
}

/// What is printed about a state beside its content.
pub(crate) fn imprint(version: Option<&VersionRow>, host: &dyn Host) -> Imprint {
    Imprint {
        version: version.map(|v| v.name.clone()),
        status: version.map(|v| v.status.clone()),
        effective: version.and_then(|v| v.effective),
        author: version.map(|v| v.author.clone()).unwrap_or_default(),
        // A version is printed the same however often; a draft carries the day it was printed.
        printed: version.map_or_else(|| host.now(), |v| v.at),
        words: Words::ENGLISH,
    }
}

/// Makes the bytes of a file. Typefaces are looked for only when pages are wanted.
fn make<'f>(
    content: &Content,
    format: &str,
    imprint: &Imprint,
    fonts: impl FnOnce() -> &'f Fonts,
    progress: &mut Progress<'_>,
) -> Result<Exported, Problem> {
    let versions = match content {
        Content::History(history) => history.versions.len(),
        Content::Framework(_) => 0,
    };
    if format == PDF.name {
        let mut step = |_| progress(0, 0);
        let pdf = rungs_press::booklet(content.framework(), imprint, &Options::default(), fonts(), &mut step)?;
        let (bytes, missing) = (pdf.bytes, pdf.missing);
        return Ok(Exported { bytes, missing, losses: Vec::new(), versions_left_out: versions });
    }
    let writer = rungs_exchange::export_named(format).ok_or_else(|| {
        let known: Vec<&str> = FORMATS.iter().map(|f| f.name).collect();
        Problem::new(Tone::Correct, "no-such-format", json!({"format": format, "known": known}))
    })?;
    let (bytes, versions_left_out) = match (&writer.write, content) {
        (Write::Framework(write), content) => (write(content.framework()), versions),
        (Write::History(write), Content::History(history)) => (write(history), 0),
        (Write::History(write), Content::Framework(draft)) => {
            (write(&History { versions: Vec::new(), draft: draft.clone(), comments: Vec::new() }), 0)
        }
    };
    let losses = (writer.losses)(content.framework());
    Ok(Exported { bytes, missing: Vec::new(), losses, versions_left_out })
}

/// The format that the name of a file asks for.
pub fn format_of(file: &Path) -> Result<String, Problem> {
    let name = file.to_string_lossy().to_lowercase();
    let fits = |f: &&Format| f.extensions.iter().any(|e| name.ends_with(&format!(".{e}")));
    FORMATS.iter().find(fits).map(|f| f.name.to_string()).ok_or_else(|| {
        let known: Vec<&str> = FORMATS.iter().map(|f| f.name).collect();
        Problem::new(Tone::Correct, "format-not-told", json!({"known": known})).in_file(file)
    })
}

/// A name for a file that every system takes and that stays in its folder, made of words: letters, digits and a few
/// signs, at most 100 characters, none of the names that Windows keeps for devices.
pub fn file_name(words: &[&str], extension: &str) -> String {
    const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];
    let joined = words.iter().filter(|w| !w.trim().is_empty()).copied().collect::<Vec<_>>().join(" ");
    let safe = |c: char| if c.is_alphanumeric() || "-_.,()&+' ".contains(c) { c } else { ' ' };
    let cleaned: String = joined.chars().map(safe).collect();
    let spaced: Vec<&str> = cleaned.split_whitespace().collect();
    let short: String = spaced.join(" ").chars().take(100).collect();
    let name = short.trim_matches(['.', ' ', '-']);
    let stem = name.split('.').next().unwrap_or_default().to_lowercase();
    let is_device = DEVICES.iter().any(|d| {
        stem == *d || (stem.strip_prefix(d).is_some_and(|n| n.len() == 1 && n.chars().all(|c| c.is_ascii_digit())))
    });
    match name {
        "" => format!("framework.{extension}"),
        name if is_device => format!("_{name}.{extension}"),
        name => format!("{name}.{extension}"),
    }
}

/// What of a framework is asked for: all of it, or some of its paths alone, called by title or id.
fn chosen(framework: &Framework, export: &Export) -> Result<Framework, Problem> {
    if let Some(layout) = export.layout.as_deref().filter(|l| !LAYOUTS.contains(l)) {
        return Err(Problem::new(Tone::Correct, "no-such-layout", json!({"layout": layout, "known": LAYOUTS})));
    }
    let wanted = &export.paths;
    let paths: Vec<_> = framework.below(framework.root(), Kind::Path).collect();
    let called =
        |name: &String| paths.iter().find(|p| p.text(rungs_model::Field::Title) == name || p.id.to_string() == *name);
    let mut keep: Vec<Id> = Vec::new();
    for name in wanted {
        let path = called(name).ok_or_else(|| Problem::new(Tone::Correct, "no-such-path", json!({"path": name})))?;
        keep.push(path.id);
    }
    let mut left = framework.clone();
    if !keep.is_empty() {
        let nodes = paths.iter().map(|p| p.id).filter(|id| !keep.contains(id)).collect();
        let changes = edit::plan(framework, &Intention::Remove(Remove { nodes }), framework.root())?;
        left.apply(&changes).map_err(Problem::fault)?;
    }
    Ok(left)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_are_safe_everywhere() {
        let check = |words: &[&str], expect: &str| assert_eq!(file_name(words, "pdf"), expect);
        check(&["Delivery planning", "2026.1"], "Delivery planning 2026.1.pdf");
        check(&["../../etc/passwd"], "etc passwd.pdf");
        check(&["CON"], "_CON.pdf");
        check(&["com1.x"], "_com1.x.pdf");
        check(&["Command"], "Command.pdf");
        check(&["a\0b\u{202e}c", ""], "a b c.pdf");
        check(&["..."], "framework.pdf");
        check(&[""], "framework.pdf");
        check(&["Größe 计划"], "Größe 计划.pdf");
        assert_eq!(file_name(&["x".repeat(300).as_str()], "pdf").len(), 104);
    }

    #[test]
    fn every_format_that_can_be_written_is_offered() {
        let offered: Vec<&str> = FORMATS.iter().map(|f| f.name).collect();
        for export in rungs_exchange::EXPORTS {
            assert!(offered.contains(&export.name), "{}", export.name);
        }
        for (name, expect) in [("a.rungs.json", "json"), ("A.PDF", "pdf"), ("a.rungs", "rungs"), ("a.json", "json")] {
            assert_eq!(format_of(Path::new(name)).unwrap(), expect);
        }
        assert_eq!(format_of(Path::new("a.txt")).unwrap_err().code, "format-not-told");
    }
}
