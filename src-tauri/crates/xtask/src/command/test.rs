//! `cargo xtask test`: every check there is, in the order in which they fail fastest.

use super::Command;
use crate::house::{House, SAME_FEATURES};
use crate::run::run;
use crate::trouble::Trouble;
use crate::{directions, packages, page, toolchain};
use std::time::Instant;

pub(super) const COMMAND: Command = Command {
    name: "test",
    about: "sets up what the tests need and runs all of them, the real window included",
    hands_on: false,
    run: |house, _| all(house, STAGES),
};

/// A check with a name of its own.
struct Stage {
    name: &'static str,
    run: fn(&House) -> Result<(), Trouble>,
}

/// The visible list of stages.
const STAGES: &[Stage] = &[
    Stage { name: "set-up", run: set_up },
    Stage { name: "page: types and lints", run: |house| run(&mut house.npm(&["run", "check"])) },
    Stage { name: "page: tests", run: |house| run(&mut house.npm(&["test"])) },
    Stage { name: "page: bundle", run: page::build },
    Stage { name: "format", run: |house| run(&mut house.cargo(&["fmt", "--all", "--check"])) },
    Stage { name: "directions", run: directions::check },
    Stage { name: "clippy", run: clippy },
    Stage { name: "build", run: build },
    Stage { name: "tests", run: tests },
];

fn all(house: &House, stages: &[Stage]) -> Result<(), Trouble> {
    let begin = Instant::now();
    let mut times = Vec::new();
    for stage in stages {
        println!("\n== {} ==", stage.name);
        let own = Instant::now();
        let result = (stage.run)(house);
        let seconds = own.elapsed().as_secs_f64();
        result.map_err(|why| Trouble::Stage { name: stage.name, seconds, why: Box::new(why) })?;
        println!("== {}: passed in {seconds:.1} s ==", stage.name);
        times.push(format!("{} {seconds:.0}", stage.name));
    }
    let total = begin.elapsed().as_secs_f64();
    println!("\nAll {} stages passed in {total:.0} s ({}).", stages.len(), times.join(", "));
    Ok(())
}

fn set_up(house: &House) -> Result<(), Trouble> {
    packages::install(&[packages::BUILD, packages::TEST])?;
    toolchain::install(house)?;
    page::install(house)
}

fn clippy(house: &House) -> Result<(), Trouble> {
    let mut cargo = house.cargo(&["clippy"]);
    run(cargo.args(SAME_FEATURES).args(["--all-targets", "--", "--deny", "warnings"]))
}

/// All targets, so that the programs that the tests start are there before the first test runs.
fn build(house: &House) -> Result<(), Trouble> {
    run(house.cargo(&["build"]).args(SAME_FEATURES).arg("--all-targets"))
}

fn tests(house: &House) -> Result<(), Trouble> {
    let mut cargo = house.cargo(&["test"]);
    // A test that forgets to name a library must not find the one of the person who runs it.
    cargo.env("XDG_DATA_HOME", house.target("tests-home")).env("RUNGS_TEST_WINDOW", "1");
    // One run should tell of every test that fails, not only of those in the first program.
    run(cargo.args(SAME_FEATURES).arg("--no-fail-fast"))
}

#[cfg(test)]
mod tests_of_stages {
    use super::*;

    #[test]
    fn the_first_failure_stops_all() {
        let house = House::here().unwrap();
        let fails = Stage { name: "second", run: |_| Err(Trouble::NoSuchCommand("x".into())) };
        let never = Stage { name: "third", run: |_| unreachable!("a stage ran after a failure") };
        let passes = || Stage { name: "first", run: |_| Ok(()) };
        let trouble = all(&house, &[passes(), fails, never]).unwrap_err();
        assert!(matches!(trouble, Trouble::Stage { name: "second", .. }), "{trouble}");
        assert!(all(&house, &[passes(), passes()]).is_ok());
    }
}
