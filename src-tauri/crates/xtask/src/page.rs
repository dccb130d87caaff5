//! The page: its tools, its packages, its bundle.

use crate::house::House;
use crate::run::{is_on_path, read, run};
use crate::trouble::Trouble;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

const NODE: u32 = 20;

/// From what the bundle is built.
const SOURCES: &[&str] =
    &["src", "public", "index.html", "package.json", "package-lock.json", "tsconfig.json", "vite.config.ts"];

/// Puts the packages of the page in place, exactly as the lock file says.
///
/// # Errors
/// If Node.js is missing or too old, or the packages cannot be had.
pub(crate) fn install(house: &House) -> Result<(), Trouble> {
    check_node(read(Command::new("node").arg("--version")))?;
    if !is_on_path("npm") && !cfg!(windows) {
        return Err(Trouble::Tool { name: "npm", needed: "the one of Node.js", found: None, from: "with Node.js" });
    }
    // A copy of the lock file that the packages were installed from; times of files say little after a checkout.
    let (lock, copy) = (house.path("ui/package-lock.json"), house.path("ui/node_modules/.installed-lock.json"));
    let wanted = fs::read(&lock).map_err(|why| Trouble::File { file: lock, why })?;
    if fs::read(&copy).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    // The tools of the build are dev dependencies, which npm leaves out when NODE_ENV says "production".
    run(&mut house.npm(&["ci", "--include=dev", "--no-audit", "--no-fund"]))?;
    fs::write(&copy, wanted).map_err(|why| Trouble::File { file: copy, why })
}

fn check_node(version: Option<String>) -> Result<(), Trouble> {
    let trouble = |found| Trouble::Tool { name: "Node.js", needed: "20 or later", found, from: "from nodejs.org" };
    let version = version.ok_or_else(|| trouble(None))?;
    let version = version.trim().trim_start_matches('v');
    let major = version.split('.').next().and_then(|major| major.parse::<u32>().ok());
    if major.is_some_and(|major| major >= NODE) { Ok(()) } else { Err(trouble(Some(version.to_string()))) }
}

/// Builds the bundle unless it is newer than all it is built from.
///
/// # Errors
/// If the build fails.
pub(crate) fn build_if_stale(house: &House) -> Result<(), Trouble> {
    let sources: Vec<PathBuf> = SOURCES.iter().map(|name| house.path("ui").join(name)).collect();
    if is_stale(&house.path("ui/dist/index.html"), &sources) { build(house) } else { Ok(()) }
}

/// Builds the bundle.
///
/// # Errors
/// If the build fails.
pub(crate) fn build(house: &House) -> Result<(), Trouble> {
    run(&mut house.npm(&["run", "build"]))
}

fn is_stale(product: &Path, sources: &[PathBuf]) -> bool {
    let Some(made) = time(product) else { return true };
    sources.iter().filter_map(|source| newest(source)).any(|changed| changed > made)
}

/// The newest time of a file or of anything in a folder. Folders count too: their time is all that tells of a removal.
fn newest(path: &Path) -> Option<SystemTime> {
    let below = fs::read_dir(path).into_iter().flatten().flatten().filter_map(|entry| newest(&entry.path()));
    below.chain(time(path)).max()
}

fn time(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|file| file.modified()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs::File;
    use std::time::Duration;

    #[test]
    fn node_is_new_enough() {
        let check = |version: Option<&str>, expect| {
            assert_eq!(check_node(version.map(String::from)).is_ok(), expect, "{version:?}");
        };
        check(Some("v20.0.0\n"), true);
        check(Some("v120.1.2"), true);
        check(Some("v18.19.1"), false);
        check(Some("20"), true);
        check(Some(""), false);
        check(None, false);
    }

    #[test]
    fn a_bundle_is_stale_when_anything_below_its_sources_is_newer() {
        let folder = std::env::temp_dir().join(format!("xtask-stale-{}", std::process::id()));
        let (product, source) = (folder.join("dist.html"), folder.join("src"));
        fs::create_dir_all(source.join("deep")).unwrap();
        fs::write(source.join("deep/main.ts"), "").unwrap();
        let at = |path: &Path, seconds| {
            let time = SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
            File::open(path).unwrap().set_modified(time).unwrap();
        };
        let sources = [source.clone(), folder.join("not there")];
        assert!(is_stale(&product, &sources), "there is none");
        fs::write(&product, "").unwrap();
        at(&product, 2000);
        at(&source.join("deep/main.ts"), 1000);
        at(&source.join("deep"), 1000);
        at(&source, 1000);
        assert!(!is_stale(&product, &sources));
        at(&source.join("deep/main.ts"), 3000);
        assert!(is_stale(&product, &sources), "a file is newer");
        at(&source.join("deep/main.ts"), 1000);
        at(&source.join("deep"), 3000);
        assert!(is_stale(&product, &sources), "something was removed");
        fs::remove_dir_all(folder).unwrap();
    }
}
