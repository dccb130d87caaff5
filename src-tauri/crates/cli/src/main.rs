//! The command line `rungs`: the same engine without a window. A public contract: calls, formats and exit statuses
//! stand in the design and change with a major version only.

mod command;
mod desk;
mod words;

use clap::Parser;
use std::process::ExitCode;

/// Drafts, versions and comparisons of career ladders and competency frameworks.
#[derive(Debug, Parser)]
#[command(name = "rungs", version, max_term_width = 100)]
struct Call {
    /// The library to work on [default: the one the window uses, or RUNGS_LIBRARY]
    #[arg(long, global = true, value_name = "FILE")]
    library: Option<std::path::PathBuf>,
    #[command(subcommand)]
    command: command::Command,
}

fn main() -> ExitCode {
    let call = match Call::try_parse() {
        Ok(call) => call,
        Err(error) => {
            let is_help = !error.use_stderr();
            // Nothing is left to be done if even this cannot be written.
            let _ = error.print();
            return if is_help { ExitCode::SUCCESS } else { ExitCode::from(2) };
        }
    };
    let is_json = call.command.wants_json();
    let desk = desk::Desk::new(call.library);
    let done = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| call.command.run(&desk)));
    let done = done.unwrap_or_else(|_| Err(rungs_engine::Problem::fault("panic")));
    match done {
        Ok(status) => ExitCode::from(status),
        Err(problem) => {
            desk.complain(&problem, is_json);
            ExitCode::from(2)
        }
    }
}
