//! The commands, one a file, and their visible list.

mod check;
mod convert;
mod diff;
mod doctor;
mod export;
mod import;
mod list;
mod merge;
mod restore;
mod save;
mod show;
mod versions;

use crate::desk::Desk;
use clap::Subcommand;
use rungs_engine::Problem;

macro_rules! commands {
    ($($room:ident $name:ident)*) => {
        /// What can be asked for.
        #[derive(Debug, Subcommand)]
        pub(crate) enum Command {
            $($name($room::Args),)*
        }

        impl Command {
            /// Does it; the exit status comes back.
            pub fn run(&self, desk: &Desk) -> Result<u8, Problem> {
                match self {
                    $(Command::$name(args) => $room::run(desk, args),)*
                }
            }

            /// Whether errors are to be told as JSON too.
            pub fn wants_json(&self) -> bool {
                match self {
                    $(Command::$name(args) => args.wants_json(),)*
                }
            }
        }
    };
}

commands! {
    import Import
    convert Convert
    list List
    show Show
    save Save
    versions Versions
    restore Restore
    diff Diff
    merge Merge
    export Export
    check Check
    doctor Doctor
}

/// Exit status: something is there that a script may want to act on (a difference, a finding, a conflict, damage).
pub(crate) const SOMETHING: u8 = 1;
/// Something went wrong that the person was told.
pub(crate) const TROUBLE: u8 = 2;
