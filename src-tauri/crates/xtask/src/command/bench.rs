//! `cargo xtask bench`: the benchmarks, optimised.

use super::Command;
use crate::house::{House, SAME_FEATURES};
use crate::run::run;
use crate::trouble::Trouble;
use crate::{packages, page};
use std::process::Command as Process;

/// The word that asks for the benchmarks of the real window alone.
const WINDOW: &str = "window";

pub(super) const COMMAND: Command = Command {
    name: "bench",
    about: "runs the benchmarks, optimised; `window` those of the real window alone, further words go to the others",
    hands_on: true,
    run: |house, words| {
        let is_window = words.iter().any(|word| word == WINDOW);
        packages::install(&[packages::BUILD, packages::TEST])?;
        page::install(house)?;
        page::build(house)?;
        let mut build = house.cargo(&["build", "--release"]);
        // The command line and the windows are measured as processes of their own.
        run(build.args(SAME_FEATURES).args(["--bins", "--example", "bare"]))?;
        if !is_window {
            run(Process::new(house.target("release/bench")).current_dir(house.path("")).args(words))?;
        }
        if is_window || words.is_empty() { window(house) } else { Ok(()) }
    },
};

fn window(house: &House) -> Result<(), Trouble> {
    run(house.cargo(&["bench"]).args(SAME_FEATURES).args(["--bench", "speed"]))
}
