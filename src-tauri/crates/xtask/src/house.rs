//! Where things are in this clone, and the programs that work on it.

use crate::trouble::Trouble;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

/// The one choice of packages and features for everything that is built unoptimised. Any other choice makes cargo
/// build some dependencies a second time, which costs minutes.
pub(crate) const SAME_FEATURES: &[&str] = &["--workspace", "--features", "rungs-desktop/custom-protocol"];

const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };

/// The top of the clone from which this program was built.
pub(crate) fn root() -> &'static Path {
    // Below it: src-tauri, crates, xtask.
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(3).unwrap_or(Path::new("."))
}

/// A clone of the repository.
pub(crate) struct House {
    root: PathBuf,
    target: PathBuf,
}

impl House {
    /// The clone from which this program was built.
    pub fn here() -> Result<House, Trouble> {
        // This program stands where cargo puts programs, wherever the person wants that to be: in <target>/debug, or in
        // <target>/debug/deps while it is tested.
        let program = std::env::current_exe().map_err(|why| Trouble::File { file: PathBuf::from("xtask"), why })?;
        let target = program.ancestors().find(|folder| folder.ends_with("debug") || folder.ends_with("release"));
        let target = target.and_then(Path::parent).map(Path::to_path_buf);
        target.map(|target| House { root: root().to_path_buf(), target }).ok_or(Trouble::NoHouse(program))
    }

    /// A path in the clone.
    pub fn path(&self, below: &str) -> PathBuf {
        self.root.join(below)
    }

    /// A path in cargo's target folder.
    pub fn target(&self, below: &str) -> PathBuf {
        self.target.join(below)
    }

    /// A path in the folder of what `cargo xtask start` leaves behind.
    pub fn first_run(&self, below: &str) -> PathBuf {
        self.target("first-run").join(below)
    }

    /// The cargo that started this program.
    pub fn cargo(&self, words: &[&str]) -> Command {
        let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo.args(words).current_dir(&self.root);
        if words.first() != Some(&"fmt") && std::env::var_os("CI").is_some() {
            // In CI nothing is built twice, so what incremental builds store is only written and never read.
            cargo.env("CARGO_INCREMENTAL", "0");
        }
        // `cargo run` tells this program about itself. Build scripts that watch these would run again, and with them
        // all that depends on them, whenever cargo is called once from here and once by hand.
        for (name, _) in std::env::vars_os() {
            if name.to_str().is_some_and(is_of_this_run) {
                cargo.env_remove(name);
            }
        }
        cargo
    }

    /// npm in the page's folder.
    pub fn npm(&self, words: &[&str]) -> Command {
        let mut npm = Command::new(NPM);
        npm.args(words).current_dir(self.path("ui"));
        npm
    }

    /// A program of this workspace, as built.
    pub fn program(&self, name: &str) -> Command {
        let mut program = Command::new(self.target("debug").join(name));
        program.current_dir(&self.root);
        program
    }

    /// The window is compiled around the finished page. Where its content does not matter, an empty one will do: a file
    /// that cargo can see change, unlike an empty folder, and so old that the page is built as soon as it does matter.
    pub fn make_room_for_the_page(&self) -> Result<(), Trouble> {
        let file = self.path("ui/dist/index.html");
        if file.exists() {
            return Ok(());
        }
        let make = || {
            fs::create_dir_all(self.path("ui/dist"))?;
            File::create(&file)?.set_modified(SystemTime::UNIX_EPOCH)
        };
        make().map_err(|why| Trouble::File { file: file.clone(), why })
    }
}

fn is_of_this_run(name: &str) -> bool {
    ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_", "CARGO_CRATE_", "CARGO_PRIMARY_"]
        .iter()
        .any(|p| name.starts_with(p))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_house_is_found() {
        let house = House::here().unwrap();
        assert!(house.path("src-tauri/crates/xtask/Cargo.toml").is_file());
        assert!(house.target("debug").is_dir());
    }

    #[test]
    fn only_what_cargo_says_about_this_run_is_kept_from_the_next() {
        for (name, expect) in [
            ("CARGO_PKG_NAME", true),
            ("CARGO_MANIFEST_DIR", true),
            ("CARGO_HOME", false),
            ("CARGO_TARGET_DIR", false),
            ("CARGO_BUILD_JOBS", false),
            ("PATH", false),
        ] {
            assert_eq!(is_of_this_run(name), expect, "{name}");
        }
    }
}
