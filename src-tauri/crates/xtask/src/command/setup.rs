//! `cargo xtask setup`: all that the other commands need, and nothing else.

use super::Command;
use crate::{packages, page, toolchain};

pub(super) const COMMAND: Command = Command {
    name: "setup",
    about: "installs what start and test need, and builds the page",
    hands_on: false,
    run: |house, _| {
        packages::install(&[packages::BUILD, packages::TEST])?;
        toolchain::install(house)?;
        page::install(house)?;
        page::build_if_stale(house)?;
        println!("Everything is in place.");
        Ok(())
    },
};
