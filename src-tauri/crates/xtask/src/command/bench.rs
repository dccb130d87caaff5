//! `cargo xtask bench`: the benchmarks, optimised.

use super::Command;
use crate::run::run;

pub(super) const COMMAND: Command = Command {
    name: "bench",
    about: "runs the benchmarks, optimised; further words go to them",
    hands_on: true,
    run: |house, words| {
        house.make_room_for_the_page()?;
        run(house.cargo(&["run", "--release", "--package", "rungs-tests", "--bin", "bench", "--"]).args(words))
    },
};
