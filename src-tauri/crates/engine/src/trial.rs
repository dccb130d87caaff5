//! A foreign file is tried out in a process of its own before it is read in this one: whatever it makes a reader do, an
//! overflow of the stack or an abort, takes that process with it and nothing of what a person is working on.

use crate::{Problem, Tone};
use rungs_exchange::{Input, ReadOptions, recognise};
use rungs_model::Id;
use serde_json::json;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::time::Duration;

/// The first word of a program that is started to try a file out.
const WORD: &str = "try-file";
/// A little less than the smallest stack on which a file is read.
const STACK: usize = 2 * 1024 * 1024 - 256 * 1024;
/// How often the trial is looked at.
const LOOK: Duration = Duration::from_millis(10);

/// For the beginning of a program that the engine may start again by itself: where that is what happened, tries the file
/// out and answers what the program is to end with. What is wrong with the file in words is told by the real reading.
pub fn trial() -> Option<ExitCode> {
    let mut words = std::env::args_os().skip(1);
    if words.next()? != WORD {
        return None;
    }
    let name = words.next().unwrap_or_default().to_string_lossy().into_owned();
    let mut bytes = Vec::new();
    if std::io::stdin().lock().read_to_end(&mut bytes).is_err() {
        return Some(ExitCode::FAILURE);
    }
    let reading = std::thread::Builder::new().stack_size(STACK).spawn(move || try_out(&name, &bytes));
    let done = reading.ok().and_then(|reading| reading.join().ok());
    Some(if done.is_some() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn try_out(name: &str, bytes: &[u8]) {
    let mut last = 0u128;
    let mut fresh = || {
        last += 1;
        Id::from_bytes(last.to_be_bytes())
    };
    let options = ReadOptions { even_nothing: true, ..ReadOptions::default() };
    if let Ok(import) = recognise(name, bytes) {
        drop((import.read)(&Input { options, ..Input::new(name, bytes) }, &mut fresh));
    }
}

/// Tries a file out in a process of a program. `going` is asked while it runs.
///
/// # Errors
/// If the process broke down over it (`file-breaks-reader`), or nobody wants it any more (`cancelled`). Where it cannot
/// be started nothing was found out, and nothing is said against the file.
pub(crate) fn survives(program: &Path, name: &str, bytes: &[u8], going: &dyn Fn() -> bool) -> Result<(), Problem> {
    let mut trial = Command::new(program);
    trial.arg(WORD).arg(name).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    let Ok(mut trial) = trial.spawn() else { return Ok(()) };
    std::thread::scope(|scope| {
        if let Some(mut input) = trial.stdin.take() {
            // It may end before it has read all of it; how it ended says what there is to say.
            scope.spawn(move || drop(input.write_all(bytes)));
        }
        loop {
            match trial.try_wait() {
                Ok(Some(status)) if status.success() => return Ok(()),
                Ok(None) if going() => std::thread::sleep(LOOK),
                Ok(None) => {
                    // It is gone already if it cannot be ended.
                    let _ = trial.kill();
                    let _ = trial.wait();
                    return Err(Problem::cancelled());
                }
                Ok(Some(_)) => {
                    let broken = Problem::new(Tone::Correct, "file-breaks-reader", json!({}));
                    return Err(broken.in_file(Path::new(name)));
                }
                Err(_) => return Ok(()),
            }
        }
    })
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn a_process_that_breaks_down_takes_nothing_with_it() {
        let folder = tempfile::tempdir().unwrap();
        let check = |script: &str, going: bool, expect: Option<&str>| {
            let program = folder.path().join("trial");
            std::fs::write(&program, format!("#!/bin/sh\n{script}\n")).unwrap();
            std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
            let found = survives(&program, "a.csv", &[b'x'; 1_000_000], &|| going);
            assert_eq!(found.err().map(|problem| problem.code).as_deref(), expect, "{script}");
        };
        check("cat > /dev/null", true, None);
        check("exit 0", true, None);
        check("kill -SEGV $$", true, Some("file-breaks-reader"));
        check("cat > /dev/null; kill -ABRT $$", true, Some("file-breaks-reader"));
        check("exec sleep 60", false, Some("cancelled"));
        assert!(survives(Path::new("/nowhere/at/all"), "a.csv", b"x", &|| true).is_ok());
    }
}
