//! First floor, formats to read: the files that fuzzing begins with and those by which it found something, held against
//! its checks in every run of the tests; so are small ones of those that were made to hurt.

use crate as exchange;
use crate::random::ids_after;
use crate::{IMPORTS, Input, import_named};
use std::collections::BTreeSet;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

#[path = "../../../../../../tests/fuzz/src/bombs.rs"]
mod bombs;
#[path = "../../../../../../tests/fuzz/src/drive.rs"]
mod drive;
#[path = "../../../../../../tests/fuzz/src/hostile.rs"]
mod hostile;
#[path = "../../../../../../tests/fuzz/src/parts.rs"]
mod parts;

/// What one file may take here, where nothing is made to be fast.
const TIME: Duration = Duration::from_secs(20);

fn fuzz() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fuzz")
}

/// The names in a folder, without their endings.
fn stems(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.map(|path| path.file_stem().unwrap().to_string_lossy().into_owned()).collect()
}

/// Checks a file, and says how that ended where it did not end well.
fn trouble(format: &str, bytes: &[u8]) -> Option<String> {
    let start = Instant::now();
    let held = catch_unwind(AssertUnwindSafe(|| drive::drive(format, bytes)));
    let time = start.elapsed();
    match held {
        Err(_) => Some("breaks a promise, as printed above".to_owned()),
        Ok(()) if time > TIME => Some(format!("took {time:?}")),
        Ok(()) => None,
    }
}

fn is_understood(format: &str, bytes: &[u8]) -> bool {
    let package = parts::package(format, bytes);
    let input = Input::new("a", package.as_deref().unwrap_or(bytes));
    import_named(format).is_some_and(|format| (format.read)(&input, &mut ids_after(0)).is_ok())
}

#[test]
fn every_format_is_fuzzed() {
    let formats: BTreeSet<String> = IMPORTS.iter().map(|format| format.name.to_owned()).collect();
    assert_eq!(stems(&fuzz().join("src/bin")), formats);
    assert_eq!(stems(&fuzz().join("corpus")), formats);
    let manifest = fs::read_to_string(fuzz().join("Cargo.toml")).unwrap();
    for format in formats {
        let target = fs::read_to_string(fuzz().join(format!("src/bin/{format}.rs"))).unwrap();
        assert!(target.contains(&format!("drive(\"{format}\", bytes)")), "{target}");
        assert!(manifest.contains(&format!("name = \"{format}\"\npath = \"src/bin/{format}.rs\"")), "{format}");
    }
}

#[test]
fn the_corpus_keeps_every_promise() {
    let (mut seen, mut size, mut wrong) = (0, 0, Vec::new());
    let mut understood: BTreeSet<&str> = BTreeSet::new();
    for format in IMPORTS {
        let folder = fuzz().join("corpus").join(format.name);
        let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        for path in files {
            let bytes = fs::read(&path).unwrap();
            seen += 1;
            size += bytes.len();
            understood.extend(Some(format.name).filter(|name| is_understood(name, &bytes)));
            wrong.extend(trouble(format.name, &bytes).map(|what| format!("{}: {what}", path.display())));
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
    // A corpus of nothing but errors would begin fuzzing at the door.
    let blind: Vec<&str> = IMPORTS.iter().map(|format| format.name).filter(|name| !understood.contains(name)).collect();
    assert!(blind.is_empty(), "{blind:?}");
    assert!((100..=600).contains(&seen) && size < 400_000, "{seen} files of {size} bytes");
}

#[test]
fn files_that_were_made_to_hurt_end_soon() {
    const SMALL: usize = hostile::FULL / 10_000;
    let mut wrong = Vec::new();
    for one in hostile::TEXTS.iter().chain(bombs::BOMBS) {
        let found = trouble(one.format, &(one.make)(SMALL));
        wrong.extend(found.map(|what| format!("{}, {}: {what}", one.format, one.what)));
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn a_broken_promise_is_found() {
    let caught = |format: &str, bytes: &[u8]| trouble(format, bytes).is_some();
    assert!(!caught("csv", b"Skill,L1\nFlow,Plans the work\n"));
    assert!(caught("no such format", b""));
}
