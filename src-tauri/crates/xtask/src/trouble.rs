//! What can go wrong on the way, and the sentence for it.

use std::fmt;
use std::io;
use std::path::PathBuf;

/// Why the caretaker stopped.
#[derive(Debug)]
pub(crate) enum Trouble {
    /// There is no such command.
    NoSuchCommand(String),
    /// A command that takes no further words was given one.
    OneWordTooMany(String),
    /// This program stands in no target folder of cargo.
    NoHouse(PathBuf),
    /// A file could not be read or written.
    File { file: PathBuf, why: io::Error },
    /// A program could not be started.
    CannotStart { line: String, why: io::Error },
    /// A program ended badly; without a code if it was killed.
    Failed { line: String, code: Option<i32> },
    /// Packages are missing, and only somebody else can install them.
    Packages { missing: Vec<String>, line: String },
    /// This is no system of the Debian family, and something is missing.
    OtherSystem { missing: Vec<String>, packages: String },
    /// A tool has to be installed by hand.
    Tool { name: &'static str, needed: &'static str, found: Option<String>, from: &'static str },
    /// A crate reaches a library that its floor must not know.
    Direction { from: &'static str, reached: Vec<String> },
    /// The sample no longer holds the words that the first run edits.
    SampleWords { words: &'static str, times: usize },
    /// Two states that differ were reported to be the same.
    NoDifference,
    /// A stage of the tests failed.
    Stage { name: &'static str, seconds: f64, why: Box<Trouble> },
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Trouble::NoSuchCommand(name) => write!(f, "there is no command `{name}`."),
            Trouble::OneWordTooMany(word) => write!(f, "this command takes no further words, but was given `{word}`."),
            Trouble::NoHouse(program) => {
                write!(
                    f,
                    "{} does not stand in a target folder of cargo; start it by `cargo xtask`.",
                    program.display()
                )
            }
            Trouble::File { file, why } => write!(f, "{}: {why}.", file.display()),
            Trouble::CannotStart { line, why } => write!(f, "`{line}` could not be started: {why}."),
            Trouble::Failed { line, code: Some(code) } => write!(f, "`{line}` ended with {code}."),
            Trouble::Failed { line, code: None } => write!(f, "`{line}` was killed."),
            Trouble::Packages { missing, line } => {
                write!(f, "{} missing. Type this as root, then try again:\n\n  {line}\n", are(missing))
            }
            Trouble::OtherSystem { missing, packages } => write!(
                f,
                "{} missing, and this system has no apt-get. Install what is called on Debian:\n\n  {packages}\n",
                are(missing)
            ),
            Trouble::Tool { name, needed, found: None, from } => {
                write!(f, "{name} is missing ({needed} is needed). Install it {from}, then try again.")
            }
            Trouble::Tool { name, needed, found: Some(found), from } => {
                write!(f, "{name} {found} is too old ({needed} is needed). Install it {from}, then try again.")
            }
            Trouble::Direction { from, reached } => {
                write!(f, "{from} must not depend on {}, not even through others.", reached.join(", "))
            }
            Trouble::SampleWords { words, times } => {
                write!(f, "the sample was expected to hold \u{201c}{words}\u{201d} once, but holds it {times} times.")
            }
            Trouble::NoDifference => write!(f, "the edited sample was reported to be the same as its version."),
            Trouble::Stage { name, seconds, why } => {
                write!(f, "FAILED at \u{201c}{name}\u{201d} after {seconds:.1} s: {why}")
            }
        }
    }
}

fn are(missing: &[String]) -> String {
    let verb = if missing.len() == 1 { "is" } else { "are" };
    format!("{} {verb}", missing.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_names_what_is_missing() {
        let one = Trouble::Packages { missing: vec!["xvfb".into()], line: "apt-get install xvfb".into() };
        assert!(one.to_string().starts_with("xvfb is missing. "), "{one}");
        let old = Trouble::Tool { name: "Node.js", needed: "20", found: Some("18.1".into()), from: "from nodejs.org" };
        assert_eq!(
            old.to_string(),
            "Node.js 18.1 is too old (20 is needed). Install it from nodejs.org, then try again."
        );
    }
}
