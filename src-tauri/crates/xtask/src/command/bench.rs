//! `cargo xtask bench`: the benchmarks, optimised.

use super::Command;
use crate::run::run;

pub(super) const COMMAND: Command = Command {
    name: "bench",
    about: "runs the benchmarks, optimised; further words go to them",
    hands_on: true,
    run: |house, words| {
        run(house.cargo(&["run", "--release", "--package", "rungs-bench", "--bin", "bench", "--"]).args(words))
    },
};
