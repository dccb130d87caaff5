//! The parts of the Rust toolchain that only the tests need; a minimal installation has neither.

use crate::house::House;
use crate::run::{is_on_path, read, run};
use crate::trouble::Trouble;
use std::process::Command;

const PARTS: &[(&str, &str)] = &[("rustfmt", "fmt"), ("clippy", "clippy")];

/// Adds what is missing, where rustup can.
///
/// # Errors
/// If something is missing and there is no rustup.
pub(crate) fn install(house: &House) -> Result<(), Trouble> {
    for &(name, word) in PARTS {
        if read(&mut house.cargo(&[word, "--version"])).is_some() {
            continue;
        }
        if !is_on_path("rustup") {
            let from = "with the Rust toolchain";
            return Err(Trouble::Tool { name, needed: "the one of this toolchain", found: None, from });
        }
        run(Command::new("rustup").args(["component", "add", name]).current_dir(house.path("")))?;
    }
    Ok(())
}
