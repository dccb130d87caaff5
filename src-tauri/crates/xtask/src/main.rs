//! The caretaker of the house: `cargo xtask start`, `test`, and what they need. It knows no other crate of the
//! workspace and nothing but the standard library.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command line speaks by printing")]

mod command;
mod directions;
mod first_run;
mod house;
mod packages;
mod page;
mod run;
mod screen;
mod toolchain;
mod trouble;

use command::COMMANDS;
use house::House;
use std::process::ExitCode;
use trouble::Trouble;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match answer(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("\ncargo xtask: {trouble}");
            if matches!(trouble, Trouble::NoSuchCommand(_)) {
                eprint!("{}", usage());
            }
            ExitCode::FAILURE
        }
    }
}

fn answer(arguments: &[String]) -> Result<(), Trouble> {
    let Some((name, rest)) = arguments.split_first() else {
        print!("{}", usage());
        return Ok(());
    };
    if matches!(name.as_str(), "help" | "--help" | "-h") {
        print!("{}", usage());
        return Ok(());
    }
    let command = COMMANDS.iter().find(|c| c.name == name).ok_or_else(|| Trouble::NoSuchCommand(name.clone()))?;
    match rest.first() {
        Some(extra) if !command.hands_on => Err(Trouble::OneWordTooMany(extra.clone())),
        _ => (command.run)(&House::here()?, rest),
    }
}

fn usage() -> String {
    let lines = COMMANDS.iter().map(|c| format!("  cargo xtask {:<10}{}\n", c.name, c.about));
    lines.collect()
}
