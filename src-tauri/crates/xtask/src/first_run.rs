//! What somebody gets to see first: a library with the samples in it, and without a window the same job done by the
//! command line.

use crate::house::House;
use crate::run::{read, run, run_to};
use crate::trouble::Trouble;
use std::fs;
use std::path::Path;
use std::process::Command;

const SAMPLES: &str = "src-tauri/crates/engine/samples";
const FRAMEWORK: &str = "Delivery planning";
const VERSION: &str = "2026.1";

/// What happens to the sample between its version and the change report: words of its native JSON, and what they become.
const EDITS: &[(&str, &str)] = &[
    ("into milestones whose completion anyone can check.", "into milestones whose completion a sponsor can check."),
    ("\"minYears\": 6,", "\"minYears\": 7,"),
    ("One schedule, kept true", "One schedule, kept true and in the open"),
    ("Usual after two deliveries with more than one team", "Usual after three deliveries with more than one team"),
];

/// Makes the library of the first run and imports the samples, unless it is there already: it may hold somebody's work.
///
/// # Errors
/// If a sample cannot be read or the import fails; then no library is left.
pub(crate) fn stock_library(house: &House) -> Result<(), Trouble> {
    let library = house.first_run("library.db");
    if library.exists() {
        return Ok(());
    }
    let folder = house.path(SAMPLES);
    let entries = fs::read_dir(&folder).map_err(|why| Trouble::File { file: folder, why })?;
    let mut samples: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    samples.retain(|file| file.to_string_lossy().ends_with(".rungs.json"));
    samples.sort();
    let folder = house.first_run("");
    fs::create_dir_all(&folder).map_err(|why| Trouble::File { file: folder, why })?;
    run(rungs(house).arg("import").args(samples)).inspect_err(|_| {
        // Half a library would pass for a whole one the next time.
        for file in ["library.db", "library.db-wal", "library.db-shm"] {
            let _ = fs::remove_file(house.first_run(file));
        }
    })
}

/// Saves a version, hands it out as JSON and PDF, edits it, and reports what changed.
///
/// # Errors
/// If a step of it fails.
pub(crate) fn without_window(house: &House) -> Result<(), Trouble> {
    let versions = read(rungs(house).args(["versions", FRAMEWORK, "--json"])).unwrap_or_default();
    if !versions.contains(&format!("\"{VERSION}\"")) {
        run(rungs(house).args(["save", FRAMEWORK, "--version", VERSION]))?;
    }
    let state = format!("{FRAMEWORK}@{VERSION}");
    let out = |name: &str| house.first_run(name);
    let (json, pdf, next) = (out("planner.rungs.json"), out("planner.pdf"), out("planner-edited.rungs.json"));
    for file in [&json, &pdf] {
        run(rungs(house).args(["export", &state, "--out"]).arg(file))?;
    }
    let native = fs::read_to_string(&json).map_err(|why| Trouble::File { file: json.clone(), why })?;
    fs::write(&next, edited(&native)?).map_err(|why| Trouble::File { file: next.clone(), why })?;
    let (report, list) = (out("changes.pdf"), out("changes.json"));
    for (format, file) in [("pdf", &report), ("json", &list)] {
        difference(rungs(house).args(["diff", &state]).arg(&next).args(["--format", format, "--out"]).arg(file))?;
    }
    println!("\nThe first run left:");
    for (file, what) in [
        (&json, "the sample as JSON"),
        (&pdf, "the sample as PDF"),
        (&next, "the same after a few edits"),
        (&report, "what changed, to read"),
        (&list, "what changed, for programs"),
    ] {
        println!("  {}  {what}, {} bytes", file.display(), size(file)?);
    }
    Ok(())
}

/// The command line, on the library of the first run.
fn rungs(house: &House) -> Command {
    let mut rungs = house.program("rungs");
    rungs.arg("--library").arg(house.first_run("library.db"));
    rungs
}

/// `rungs diff` ends with 1 when there is a difference, as diff does.
fn difference(diff: &mut Command) -> Result<(), Trouble> {
    if run_to(diff, &[0, 1])? == 1 { Ok(()) } else { Err(Trouble::NoDifference) }
}

fn edited(native: &str) -> Result<String, Trouble> {
    EDITS.iter().try_fold(native.to_string(), |text, (words, instead)| match text.matches(words).count() {
        1 => Ok(text.replace(words, instead)),
        times => Err(Trouble::SampleWords { words, times }),
    })
}

fn size(file: &Path) -> Result<u64, Trouble> {
    let trouble = |why| Trouble::File { file: file.to_path_buf(), why };
    fs::metadata(file).map(|file| file.len()).map_err(trouble)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sample_holds_the_words_that_are_edited() {
        let house = House::here().unwrap();
        let native = fs::read_to_string(house.path(SAMPLES).join("planner.rungs.json")).unwrap();
        assert!(native.contains(&format!("\"title\": \"{FRAMEWORK}\"")));
        let next = edited(&native).unwrap();
        let changed = native.lines().zip(next.lines()).filter(|(old, new)| old != new).count();
        assert_eq!(changed, EDITS.len());
        assert!(matches!(edited("{}"), Err(Trouble::SampleWords { times: 0, .. })));
        assert!(matches!(edited(&native.repeat(2)), Err(Trouble::SampleWords { times: 2, .. })));
    }
}
