//! The command line as scripts meet it: the real program, a folder of its own with a library in it, and its answers.

use crate::host::Fixed;
use rungs_engine::Engine;
use rungs_model::Framework;
use serde_json::Value as Json;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::Arc;
use tempfile::TempDir;

/// What the program answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The exit status.
    pub status: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl Answer {
    fn of(output: Output) -> Answer {
        let text = |bytes| String::from_utf8(bytes).expect("the program speaks UTF-8");
        let status = output.status.code().unwrap_or_else(|| panic!("the program was killed: {}", output.status));
        Answer { status, out: text(output.stdout), err: text(output.stderr) }
    }

    /// Standard output as JSON.
    ///
    /// # Panics
    /// If it is none.
    pub fn json(&self) -> Json {
        serde_json::from_str(&self.out).unwrap_or_else(|e| panic!("{e} in the answer\n{}\n{}", self.out, self.err))
    }
}

/// A folder with a library, in which the program is called. Names of files are relative to it.
pub struct Desk {
    folder: TempDir,
}

impl Default for Desk {
    fn default() -> Desk {
        Desk::new()
    }
}

impl Desk {
    /// An empty folder.
    ///
    /// # Panics
    /// If there is no room for one.
    pub fn new() -> Desk {
        Desk { folder: tempfile::tempdir().unwrap() }
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Where a file of the folder stands.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Where the library stands.
    pub fn library(&self) -> PathBuf {
        self.path("library.db")
    }

    /// The library without the program: time and ids are fixed, and differ from those of another salt.
    ///
    /// # Panics
    /// If it cannot be opened.
    pub fn engine(&self, salt: u32) -> Engine {
        Engine::open(&self.library(), Arc::new(Fixed::new(salt))).unwrap()
    }

    /// Puts a file into the folder.
    ///
    /// # Panics
    /// If it cannot be written.
    pub fn put(&self, name: &str, bytes: impl AsRef<[u8]>) {
        std::fs::write(self.path(name), bytes).unwrap();
    }

    /// Puts a framework into the folder as native JSON.
    pub fn put_framework(&self, name: &str, framework: &Framework) {
        self.put(name, rungs_exchange::json::write(framework));
    }

    /// The bytes of a file of the folder.
    ///
    /// # Panics
    /// If it cannot be read.
    pub fn bytes(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.path(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
    }

    /// The names in the folder, the library and its companions left out.
    ///
    /// # Panics
    /// If it cannot be read.
    pub fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.folder()).unwrap();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<String> = names.filter(|name| !name.starts_with("library.db")).collect();
        names.sort();
        names
    }

    /// A call, ready to be changed before it is made.
    pub fn call(&self, args: &[&str]) -> Command {
        let mut command = Command::new(program());
        command.args(args).current_dir(self.folder()).stdin(Stdio::null());
        // Nothing of the person who runs the tests is looked at.
        command.env("RUNGS_LIBRARY", self.library()).env("RUNGS_AUTHOR", "Ines").env("HOME", self.folder());
        // A spelling dictionary that one machine has and another has not would change what is found.
        command.env("RUNGS_DICTIONARIES", "");
        command.env_remove("XDG_DATA_HOME").env_remove("RUST_BACKTRACE");
        command
    }

    /// Calls the program.
    ///
    /// # Panics
    /// If it cannot be started or is killed.
    pub fn run(&self, args: &[&str]) -> Answer {
        answer(&mut self.call(args))
    }

    /// Calls the program, which has to end with a status.
    ///
    /// # Panics
    /// If it ends with another.
    pub fn expect(&self, status: i32, args: &[&str]) -> Answer {
        let answer = self.run(args);
        assert_eq!(answer.status, status, "rungs {args:?}\n{}\n{}", answer.out, answer.err);
        answer
    }
}

/// Makes a call.
///
/// # Panics
/// If the program cannot be started or is killed.
pub fn answer(call: &mut Command) -> Answer {
    Answer::of(call.output().unwrap_or_else(|e| panic!("{call:?}: {e}")))
}

/// The program, built beside the tests.
///
/// # Panics
/// If it was not built.
pub fn program() -> PathBuf {
    let tests = std::env::current_exe().unwrap();
    let folder = tests.ancestors().nth(2).unwrap();
    let program = folder.join(format!("rungs{}", std::env::consts::EXE_SUFFIX));
    assert!(program.is_file(), "{} is not there: `cargo build -p rungs-cli` makes it", program.display());
    program
}

/// What a tool of the system prints about a file.
///
/// # Panics
/// If it is not installed or fails.
pub fn tool(name: &str, args: &[&str], file: &Path) -> String {
    let mut command = Command::new(name);
    // Where a tool writes to a file if it is not told otherwise, "-" is standard output.
    let to = (name == "pdftotext").then_some("-");
    let output = command.args(args).arg(file).args(to).output();
    let output = output.unwrap_or_else(|e| panic!("{name} cannot be started ({e}): install poppler-utils"));
    assert!(output.status.success(), "{name} {args:?} {}: {}", file.display(), String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}
