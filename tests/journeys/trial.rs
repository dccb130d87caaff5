//! Foreign files are tried out by the program of the window itself, in a process of its own: what that process says of
//! good files, of bad ones and of ones that mean harm.

use std::io::Write;
use std::process::{Command, Stdio};

/// Starts the window's program as the engine does, and answers whether it lived through the file.
fn lives(name: &str, bytes: &[u8]) -> bool {
    let program = rungs_tests::cli::program().with_file_name(format!("rungs-desktop{}", std::env::consts::EXE_SUFFIX));
    let mut trial = Command::new(program);
    trial.args(["try-file", name]).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut trial = trial.env_remove("DISPLAY").spawn().unwrap();
    // It may have seen enough before all of it is written.
    let _ = trial.stdin.take().unwrap().write_all(bytes);
    trial.wait().unwrap().success()
}

#[test]
fn files_are_tried_out_in_a_process_of_their_own() {
    let deep = |open: &str, close: &str| open.repeat(100_000) + &close.repeat(100_000);
    for (name, bytes) in [
        ("a.csv", "Skill;Junior;Senior\nPlanning;Plans days;Plans weeks\n".to_string()),
        ("a.csv", String::new()),
        ("a.xlsx", "PK\u{3}\u{4} and no more".to_string()),
        ("a.json", deep("[", "]")),
        ("a.json", deep("{\"a\":", "}")),
        ("a.html", deep("<div>", "</div>")),
        ("a.md", deep("> ", "")),
        ("a.md", deep("[", "](x)")),
        ("a.yaml", deep("- ", "")),
        ("a.txt", deep("(", ")")),
    ] {
        assert!(lives(name, bytes.as_bytes()), "{name} of {} bytes", bytes.len());
    }
}
