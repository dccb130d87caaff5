//! `cargo xtask generate`: rewrites what is generated and committed. The tests that compare it are those that write it.

use super::Command;
use crate::house::SAME_FEATURES;
use crate::run::run;

pub(super) const COMMAND: Command = Command {
    name: "generate",
    about: "rewrites what the code makes and the tests compare: ui/src/wire, schemas, golden files",
    hands_on: false,
    run: |house, _| {
        house.make_room_for_the_page()?;
        let mut cargo = house.cargo(&["test"]);
        run(cargo.args(SAME_FEATURES).args(["--test", "generated", "--test", "golden"]).env("RUNGS_GENERATE", "1"))
    },
};
