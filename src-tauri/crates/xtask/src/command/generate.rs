//! `cargo xtask generate`: rewrites what is generated from the Rust types and committed.

use super::Command;
use crate::house::SAME_FEATURES;
use crate::run::run;

pub(super) const COMMAND: Command = Command {
    name: "generate",
    about: "rewrites ui/src/wire and schemas from the Rust types",
    hands_on: false,
    run: |house, _| {
        house.make_room_for_the_page()?;
        let mut cargo = house.cargo(&["test"]);
        run(cargo.args(SAME_FEATURES).args(["--test", "generated"]).env("RUNGS_GENERATE", "1"))
    },
};
