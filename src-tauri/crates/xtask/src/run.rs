//! Running other programs, and saying which one it was.

use crate::house::root;
use crate::trouble::Trouble;
use std::path::Path;
use std::process::{Command, Stdio};

/// Runs a program to its end; everything it prints is seen.
///
/// # Errors
/// If it cannot be started or does not end with 0.
pub(crate) fn run(command: &mut Command) -> Result<(), Trouble> {
    run_to(command, &[0]).map(|_| ())
}

/// Runs a program that may end in several good ways, and says in which it did.
///
/// # Errors
/// If it cannot be started or ends with another code.
pub(crate) fn run_to(command: &mut Command, good: &[i32]) -> Result<i32, Trouble> {
    println!("$ {}", line(command));
    let status = command.status().map_err(|why| Trouble::CannotStart { line: line(command), why })?;
    match status.code() {
        Some(code) if good.contains(&code) => Ok(code),
        code => Err(Trouble::Failed { line: line(command), code }),
    }
}

/// What a program prints, while nothing of it is seen; `None` if it cannot be started or fails.
pub(crate) fn read(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Whether a program of that name is on the path.
pub(crate) fn is_on_path(name: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(name).is_file())
}

/// A command as one would type it at the top of the clone.
pub(crate) fn line(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.strip_prefix(root()).ok().or_else(|| program.file_name().map(Path::new)).unwrap_or(program);
    let words = command.get_args().map(|word| Path::new(word).strip_prefix(root()).map_or(word, Path::as_os_str));
    let words = std::iter::once(name.as_os_str()).chain(words);
    let quoted = words.map(|word| {
        let word = word.to_string_lossy();
        let plain = !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || "-_./=:,@+".contains(c));
        if plain { word.into_owned() } else { format!("'{}'", word.replace('\'', r"'\''")) }
    });
    quoted.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_can_be_typed_again() {
        let mut command = Command::new("rungs");
        command.args(["show", "Delivery planning", "it's", ""]);
        assert_eq!(line(&command), r"rungs show 'Delivery planning' 'it'\''s' ''");
        let below = |path| root().join(path);
        let mut command = Command::new(below("target/debug/rungs"));
        command.arg(below("a.json")).arg("/b.json");
        assert_eq!(line(&command), "target/debug/rungs a.json /b.json");
        assert_eq!(line(&Command::new("/usr/bin/cargo")), "cargo");
    }

    #[test]
    fn how_a_program_ends_is_told() {
        let ends = |code: &str| {
            let mut command = Command::new("sh");
            command.args(["-c", &format!("exit {code}")]);
            command
        };
        assert_eq!(run_to(&mut ends("1"), &[0, 1]).unwrap(), 1);
        assert!(matches!(run(&mut ends("3")), Err(Trouble::Failed { code: Some(3), .. })));
        assert!(matches!(run(&mut Command::new("no-such-program")), Err(Trouble::CannotStart { .. })));
        assert_eq!(read(&mut ends("1")), None);
        assert!(is_on_path("sh") && !is_on_path("no-such-program"));
    }
}
