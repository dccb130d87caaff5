//! What the caretaker can be asked for, one file each.

mod bench;
mod generate;
mod setup;
mod start;
mod test;

use crate::house::House;
use crate::trouble::Trouble;

/// Something the caretaker can be asked for.
pub(crate) struct Command {
    /// The word after `cargo xtask`.
    pub name: &'static str,
    /// What it does, in half a line.
    pub about: &'static str,
    /// Whether further words are handed on to what it starts; otherwise they are refused.
    pub hands_on: bool,
    /// Does it.
    pub run: fn(&House, &[String]) -> Result<(), Trouble>,
}

/// The visible list of commands.
pub(crate) const COMMANDS: &[Command] =
    &[start::COMMAND, test::COMMAND, generate::COMMAND, setup::COMMAND, bench::COMMAND];
