//! What must not be reachable from where: the absences of the house that only the whole tree of dependencies can show.

use crate::house::House;
use crate::run::read;
use crate::trouble::Trouble;

/// A crate, and libraries that must not be in its tree.
struct Absence {
    from: &'static str,
    never: &'static [&'static str],
}

const TAURI: &str = "tauri";
const WEB_VIEW: &str = "wry";
const DATABASE: &str = "rusqlite";
const TYPESETTER: &str = "typst";
const CLOCK: &str = "chrono";
const NETWORK: [&str; 4] = ["ureq", "reqwest", "hyper", "curl"];

/// The visible list of absences.
const ABSENCES: &[Absence] = &[
    Absence { from: "rungs-model", never: &[TAURI, WEB_VIEW, DATABASE, TYPESETTER, CLOCK] },
    Absence { from: "rungs-compare", never: &[TAURI, WEB_VIEW, DATABASE, TYPESETTER, CLOCK] },
    Absence { from: "rungs-store", never: &[TAURI, WEB_VIEW, TYPESETTER] },
    Absence { from: "rungs-exchange", never: &[TAURI, WEB_VIEW, DATABASE, TYPESETTER] },
    Absence { from: "rungs-press", never: &[TAURI, WEB_VIEW, DATABASE] },
    Absence { from: "rungs-engine", never: &[TAURI, WEB_VIEW] },
    Absence { from: "rungs-cli", never: &[TAURI, WEB_VIEW, NETWORK[0], NETWORK[1], NETWORK[2], NETWORK[3]] },
    Absence { from: "rungs-desktop", never: &NETWORK },
];

/// Asks cargo for the tree of each.
///
/// # Errors
/// If a library is reachable that must not be, or cargo cannot tell.
pub(crate) fn check(house: &House) -> Result<(), Trouble> {
    for Absence { from, never } in ABSENCES {
        let words = ["tree", "--package", from, "--all-features", "--edges", "normal,build", "--prefix", "none"];
        let mut cargo = house.cargo(&words);
        let tree = read(&mut cargo).filter(|tree| names(tree).any(|name| name == *from));
        let tree = tree.ok_or_else(|| Trouble::Failed { line: crate::run::line(&cargo), code: Some(101) })?;
        let reached = reached(&tree, never);
        if !reached.is_empty() {
            return Err(Trouble::Direction { from, reached });
        }
        println!("{from} reaches none of {}.", never.join(", "));
    }
    Ok(())
}

fn names(tree: &str) -> impl Iterator<Item = &str> {
    tree.lines().filter_map(|line| line.split(' ').next())
}

fn reached(tree: &str, never: &[&str]) -> Vec<String> {
    never.iter().filter(|library| names(tree).any(|name| name == **library)).map(ToString::to_string).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_library_is_found_however_deep() {
        let tree = "rungs-engine v0.1.0 (/a)\nserde v1.0.0\ntauri v2.12.5 (*)\ntypst-pdf v0.15.1\n";
        assert_eq!(reached(tree, &[TAURI, DATABASE]), ["tauri"]);
        assert_eq!(reached(tree, &[TYPESETTER, WEB_VIEW]), Vec::<String>::new(), "another name that begins the same");
    }
}
