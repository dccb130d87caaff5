//! `cargo xtask start`: from a clean clone to the open window, or to the same job done without one.

use super::Command;
use crate::house::{House, SAME_FEATURES};
use crate::run::run;
use crate::trouble::Trouble;
use crate::{first_run, packages, page, screen};

pub(super) const COMMAND: Command = Command {
    name: "start",
    about: "builds everything and opens the window with a sample library",
    hands_on: false,
    run: |house, _| {
        packages::install(&[packages::BUILD])?;
        page::install(house)?;
        page::build_if_stale(house)?;
        build(house)?;
        first_run::stock_library(house)?;
        if screen::is_there() {
            println!("Opening the window.");
            return run(house.program("rungs-desktop").env("RUNGS_LIBRARY", house.first_run("library.db")));
        }
        println!("There is no display here, so no window is opened; the same job is done through the command line.");
        first_run::without_window(house)
    },
};

fn build(house: &House) -> Result<(), Trouble> {
    run(house.cargo(&["build"]).args(SAME_FEATURES).args(["--bin", "rungs", "--bin", "rungs-desktop"]))
}
