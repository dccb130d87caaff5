//! What people and programs are given, compared with what they were given before. With `RUNGS_GENERATE` set, the golden
//! files are written anew; whoever does that reads the difference.

mod answers;
mod capabilities;
mod characters;
mod docx_tracked;
mod histories;
mod office;
mod pages;
mod pdf;
mod reports;
mod soffice;

use std::path::Path;

/// Writes a golden file, or compares it with the one that is there.
fn settle(name: &str, text: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden/expected").join(name);
    if std::env::var_os("RUNGS_GENERATE").is_some() {
        std::fs::write(&file, text).unwrap();
        return;
    }
    let there = std::fs::read_to_string(&file).unwrap_or_default();
    if there != text {
        let lines = there.lines().chain(std::iter::repeat("(nothing)")).zip(text.lines().chain(["(nothing)"]));
        let (line, (was, is)) = lines.enumerate().find(|(_, (was, is))| was != is).unwrap_or((0, ("", "")));
        panic!(
            "golden/expected/{name} differs from line {}:\n  was: {was}\n  is:  {is}\n\
             If that is as it should be, RUNGS_GENERATE=1 writes it anew.",
            line + 1
        );
    }
}

#[test]
fn every_golden_file_is_compared_with_something() {
    let mut expect: Vec<String> = Vec::new();
    expect.extend(rungs_engine::SAMPLES.iter().map(|sample| format!("outline-{}.txt", sample.name)));
    let names = ["booklet.txt", "capabilities.json", "changes.txt", "check.txt", "comparison.json", "comparison.txt"];
    expect.extend(names.map(String::from));
    expect.extend(["changes.docx.xml", "changes.html", "changes.md"].map(String::from));
    expect.extend(["history.rungs", "merge.json", "merge.txt", "merged.rungs.json"].map(String::from));
    expect.sort();
    if std::env::var_os("RUNGS_GENERATE").is_some() {
        return; // the others are writing
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden/expected");
    let entries = std::fs::read_dir(folder).unwrap();
    let mut there: Vec<String> = entries.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    there.sort();
    assert_eq!(there, expect);
}
