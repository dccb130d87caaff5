//! The packages of the system that building and testing need.

use crate::run::{is_on_path, line, read, run};
use crate::trouble::Trouble;
use std::io::IsTerminal;
use std::process::Command;

/// A package of Debian, and how a system without dpkg shows that it has the same.
pub(crate) struct Package {
    name: &'static str,
    sign: Sign,
}

/// How a system without dpkg shows that it has something.
enum Sign {
    Program(&'static str),
    Library(&'static str),
    /// It cannot be told, and little is lost without.
    None,
}

/// What a build needs: a compiler, the web view, and typefaces for the scripts that the typesetter has none for.
pub(crate) const BUILD: &[Package] = &[
    Package { name: "build-essential", sign: Sign::Program("cc") },
    Package { name: "pkg-config", sign: Sign::Program("pkg-config") },
    Package { name: "libwebkit2gtk-4.1-dev", sign: Sign::Library("webkit2gtk-4.1") },
    Package { name: "fonts-noto-core", sign: Sign::None },
    Package { name: "fonts-noto-cjk", sign: Sign::None },
];

/// What the tests need beyond that: a virtual screen, a hand for the window, a reader of PDFs, and an office program that
/// accepts and rejects tracked changes and opens what is exported.
pub(crate) const TEST: &[Package] = &[
    Package { name: "xvfb", sign: Sign::Program("Xvfb") },
    Package { name: "webkit2gtk-driver", sign: Sign::Program("WebKitWebDriver") },
    Package { name: "poppler-utils", sign: Sign::Program("pdftotext") },
    Package { name: "libreoffice-writer-nogui", sign: Sign::Program("soffice") },
    Package { name: "libreoffice-calc-nogui", sign: Sign::Program("localc") },
];

/// Installs what is missing of these, where that is possible.
///
/// # Errors
/// If something is missing that cannot be installed from here; the sentence holds the line to type.
pub(crate) fn install(wanted: &[&[Package]]) -> Result<(), Trouble> {
    let wanted: Vec<&Package> = wanted.iter().copied().flatten().collect();
    if !cfg!(target_os = "linux") {
        return Ok(());
    }
    if !is_on_path("apt-get") || !is_on_path("dpkg-query") {
        let missing: Vec<String> = wanted.iter().filter(|p| !p.sign.is_seen()).map(|p| p.name.to_string()).collect();
        let packages = missing.join(" ");
        return if missing.is_empty() { Ok(()) } else { Err(Trouble::OtherSystem { missing, packages }) };
    }
    let names: Vec<&str> = wanted.iter().map(|p| p.name).collect();
    let missing = missing(&names, &installed(&names));
    if missing.is_empty() {
        return Ok(());
    }
    let by_hand = || Trouble::Packages {
        missing: missing.iter().map(ToString::to_string).collect(),
        line: format!("apt-get update && {}", line(&apt(&[], &missing))),
    };
    let Some(before) = powers() else { return Err(by_hand()) };
    println!("Installing {}.", missing.join(", "));
    // A list that could not be renewed may still know these packages.
    if let Err(trouble) = run(&mut apt_get(&before, &["update"])) {
        eprintln!("{trouble} Trying with the lists there are.");
    }
    run(&mut apt(&before, &missing)).map_err(|trouble| {
        eprintln!("{trouble}");
        by_hand()
    })
}

/// One line a package that dpkg knows: its name and whether it is installed. dpkg ends badly when it does not know one.
fn installed(names: &[&str]) -> String {
    let mut query = Command::new("dpkg-query");
    query.args(["--show", "--showformat", "${Package} ${db:Status-Status}\n"]).args(names);
    let output = query.output().map(|output| output.stdout).unwrap_or_default();
    String::from_utf8_lossy(&output).into_owned()
}

fn missing<'a>(names: &[&'a str], installed: &str) -> Vec<&'a str> {
    let has = |name: &str| installed.lines().any(|line| line.split_once(' ') == Some((name, "installed")));
    names.iter().copied().filter(|name| !has(name)).collect()
}

/// The words before a command that only root may run; `None` if this person cannot become root from here.
fn powers() -> Option<Vec<&'static str>> {
    let is_root = read(Command::new("id").arg("-u")).is_some_and(|id| id.trim() == "0");
    if is_root {
        return Some(Vec::new());
    }
    let asks = std::io::stdin().is_terminal();
    let may = asks || read(Command::new("sudo").args(["-n", "true"])).is_some();
    (is_on_path("sudo") && may).then(|| if asks { vec!["sudo"] } else { vec!["sudo", "-n"] })
}

fn apt(before: &[&str], names: &[&str]) -> Command {
    let mut words = vec!["install", "-y", "--no-install-recommends"];
    words.extend(names);
    apt_get(before, &words)
}

fn apt_get(before: &[&str], words: &[&str]) -> Command {
    // By `env` and not by the environment, which sudo does not hand on.
    let all: Vec<&str> = [before, &["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"], words].concat();
    let mut command = Command::new(all[0]);
    command.args(&all[1..]);
    command
}

impl Sign {
    fn is_seen(&self) -> bool {
        match self {
            Sign::Program(name) => is_on_path(name),
            Sign::Library(name) => read(Command::new("pkg-config").args(["--exists", name])).is_some(),
            Sign::None => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_installed_is_not_missing() {
        let names = ["xvfb", "xvfb-run", "poppler-utils", "fonts-noto-cjk"];
        let check = |installed, expect: &[&str]| assert_eq!(missing(&names, installed), expect, "{installed}");
        check("", &names);
        check("xvfb installed\nfonts-noto-cjk installed\n", &["xvfb-run", "poppler-utils"]);
        check("xvfb config-files\npoppler-utils not-installed\n", &names);
    }

    #[test]
    fn the_line_to_type_is_whole() {
        let expect = "env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends xvfb";
        assert_eq!(line(&apt(&[], &["xvfb"])), expect);
        assert_eq!(line(&apt(&["sudo", "-n"], &["xvfb"])), format!("sudo -n {expect}"));
    }
}
