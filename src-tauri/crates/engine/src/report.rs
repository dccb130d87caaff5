//! Comparing two states, and handing out what changed.

use crate::exports::imprint;
use crate::{Engine, Exported, Host, Loaded, Problem, Progress, Tone};
use rungs_compare::{Comparison, Hand, Match, compare_steps, compare_with, step_pairs};
use rungs_exchange::{Edition, REPORTS, Steps, report_named};
use rungs_model::Id;
use rungs_press::{Fonts, Imprint, Missing, Options};
use rungs_store::Pair;
use rungs_words::{Report, Side, Words};
use serde::Serialize;
use serde_json::json;
use std::path::Path;

/// What is handed out.
#[derive(Debug, Clone, Copy)]
pub struct Difference<'a> {
    /// The older side.
    pub old: &'a Loaded,
    /// The newer side.
    pub new: &'a Loaded,
    /// What changed between them.
    pub comparison: &'a Comparison,
    /// The two steps, where only they are compared ([`Engine::compared_steps`]).
    pub steps: Option<[Id; 2]>,
}

/// Compares two states, with what a person decided of their pairs.
pub fn comparison(old: &Loaded, new: &Loaded, by: Match, hand: &Hand) -> Comparison {
    compare_with(&old.framework, &new.framework, by, hand, [old.version_name(), new.version_name()])
}

/// The change report of two states as PDF.
///
/// # Errors
/// If it was stopped.
pub fn change_report(
    old: &Loaded,
    new: &Loaded,
    comparison: &Comparison,
    (host, fonts): (&dyn Host, &Fonts),
    progress: &mut Progress<'_>,
) -> Result<Exported, Problem> {
    pages(&Difference { old, new, comparison, steps: None }, (host, fonts), progress)
}

fn pages(
    difference: &Difference<'_>,
    (host, fonts): (&dyn Host, &Fonts),
    progress: &mut Progress<'_>,
) -> Result<Exported, Problem> {
    let words = difference.words();
    let imprint = Imprint { words, ..imprint(difference.new.version.as_ref(), host) };
    let report = difference.report(&words);
    let mut step = |_| progress(0, 0);
    let pdf = rungs_press::change_report(&report, &imprint, &Options::default(), fonts, &mut step)?;
    Ok(Exported { bytes: pdf.bytes, missing: pdf.missing, losses: Vec::new(), versions_left_out: 0 })
}

/// The formats in which a comparison can be handed out: `json`, `pdf`, and the reports of the data formats.
pub fn comparison_formats() -> Vec<&'static str> {
    ["json", "pdf"].into_iter().chain(REPORTS.iter().map(|format| format.name)).collect()
}

/// How the name of a file ends that holds a comparison in a format.
pub fn comparison_ending(format: &str) -> &str {
    let report = REPORTS.iter().find(|report| report.name == format);
    report.and_then(|report| report.extensions.first()).copied().unwrap_or(format)
}

/// The format of a comparison that the name of a file asks for.
pub fn comparison_format_of(file: &Path) -> Option<&'static str> {
    let ending = file.extension()?.to_str()?.to_lowercase();
    let report = REPORTS.iter().find(|format| format.extensions.contains(&ending.as_str()));
    report.map(|format| format.name).or_else(|| ["json", "pdf"].into_iter().find(|name| *name == ending))
}

/// Makes a file of a comparison: `json` as it is, `pdf` as pages, the others as reports. Typefaces are looked for only
/// when pages are wanted.
///
/// # Errors
/// If the format is unknown, or it was stopped.
pub fn comparison_file<'f>(
    difference: &Difference<'_>,
    format: &str,
    (host, fonts): (&dyn Host, impl FnOnce() -> &'f Fonts),
    progress: &mut Progress<'_>,
) -> Result<Exported, Problem> {
    let whole = |bytes| Exported { bytes, missing: Vec::new(), losses: Vec::new(), versions_left_out: 0 };
    match format {
        "json" => Ok(whole(json_text(difference.comparison)?.into_bytes())),
        "pdf" => pages(difference, (host, fonts()), progress),
        _ => {
            let writer = report_named(format).ok_or_else(|| {
                let params = json!({"format": format, "known": comparison_formats()});
                Problem::new(Tone::Correct, "no-such-format", params)
            })?;
            let Difference { old, new, comparison, steps } = *difference;
            let (old, new) = (&*old.framework, &*new.framework);
            let words = difference.words();
            let report = difference.report(&words);
            let pairs = steps.map(|[one, two]| step_pairs(old, one, new, two)).unwrap_or_default();
            let steps = steps.map(|[old, new]| Steps { old, new, pairs: &pairs });
            let edition = Edition { old, new, comparison, steps, report: &report, words: &words };
            Ok(whole((writer.write)(&edition)))
        }
    }
}

impl Engine {
    /// Compares two states, with what a person has decided of their pairs in this library.
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn compared(&self, old: &Loaded, new: &Loaded, by: Match) -> Result<Comparison, Problem> {
        let hand = match (old.state, new.state) {
            (Some(old), Some(new)) => {
                let pairs = self.desk().store.pairs(old.framework, new.framework)?;
                let of = |together: bool| {
                    pairs.iter().filter(|p| p.together == together).map(|p| (p.old, p.new)).collect::<Vec<_>>()
                };
                Hand { together: of(true), apart: of(false) }
            }
            _ => Hand::default(),
        };
        Ok(comparison(old, new, by, &hand))
    }

    /// Keeps what a person decided: that two nodes are the same thing, or are not.
    ///
    /// # Errors
    /// If there is no such framework, or the library cannot be written.
    pub fn keep_pair(&self, old: (Id, Id), new: (Id, Id), together: bool) -> Result<(), Problem> {
        let pair = Pair { old: old.1, new: new.1, together };
        Ok(self.desk().store.keep_pair((old.0, new.0), &pair, self.host().now())?)
    }

    /// Compares two steps as if they were one in two states.
    ///
    /// # Errors
    /// If either is no step.
    pub fn compared_steps(&self, (old, one): (&Loaded, Id), (new, two): (&Loaded, Id)) -> Result<Comparison, Problem> {
        let versions = [old.version_name(), new.version_name()];
        let compared = compare_steps(&old.framework, one, &new.framework, two, versions);
        compared.ok_or_else(|| Problem::new(Tone::Correct, "no-such-step", json!({})))
    }

    /// Writes a comparison to a file, in one of [`comparison_formats`].
    ///
    /// # Errors
    /// If the format is unknown, it was stopped, or the target cannot be written.
    pub fn write_comparison(
        &self,
        difference: &Difference<'_>,
        format: &str,
        to: &Path,
        progress: &mut Progress<'_>,
    ) -> Result<Vec<Missing>, Problem> {
        let world = (self.host(), || self.fonts());
        let file = comparison_file(difference, format, world, progress)?;
        rungs_exchange::file::write(to, &file.bytes)?;
        Ok(file.missing)
    }
}

/// A public answer as JSON text, as it stands in files and on standard output.
///
/// # Errors
/// Never for the types of this house.
pub fn json_text(answer: &impl Serialize) -> Result<String, Problem> {
    let mut text = serde_json::to_string_pretty(answer).map_err(Problem::fault)?;
    text.push('\n');
    Ok(text)
}

impl Difference<'_> {
    /// The labels of the report: a step comes neither before nor after another.
    fn words(&self) -> Words {
        if self.steps.is_some() { Words::ENGLISH.of_steps() } else { Words::ENGLISH }
    }

    /// What changed, in words.
    fn report(&self, words: &Words) -> Report {
        let (old, new) = (&*self.old.framework, &*self.new.framework);
        let sides = [side(self.old), side(self.new)];
        match self.steps {
            None => Report::of(old, new, self.comparison, sides, words),
            Some([one, two]) => Report::of_steps((old, one), (new, two), self.comparison, sides, words),
        }
    }
}

fn side(loaded: &Loaded) -> Side {
    let Some(version) = &loaded.version else { return Side::default() };
    Side {
        version: Some(version.name.clone()),
        status: Some(version.status.clone()),
        effective: version.effective,
        author: Some(version.author.clone()),
        date: Some(version.at),
        note: Some(version.note.clone()),
        ..Side::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_asks_for_a_format_that_there_is() {
        let check =
            |name: &str, expect: Option<&str>| assert_eq!(comparison_format_of(Path::new(name)), expect, "{name}");
        check("a.json", Some("json"));
        check("a.b.PDF", Some("pdf"));
        check("a.md", Some("markdown"));
        check("a.htm", Some("html"));
        check("a.docx", Some("docx"));
        check("a.txt", None);
        check("docx", None);
        for format in REPORTS {
            assert!(comparison_formats().contains(&format.name));
        }
    }
}
