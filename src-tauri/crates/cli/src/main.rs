//! The command line `rungs`: the same engine without a window. A public contract: calls, formats and exit statuses
//! stand in the design and change with a major version only.

mod command;
mod desk;
mod words;

use clap::Parser;
use rungs_engine::{Problem, Tone};
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
        Err(error) if !error.use_stderr() => {
            // Help was asked for; nothing is left to be done if even that cannot be written.
            let _ = error.print();
            return ExitCode::SUCCESS;
        }
        Err(error) => {
            let asks_json = std::env::args().any(|arg| arg == "--json");
            desk::Desk::new(None).complain(&usage(&error), asks_json);
            return ExitCode::from(2);
        }
    };
    let is_json = call.command.wants_json();
    let desk = desk::Desk::new(call.library);
    let done = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| call.command.run(&desk)));
    let done = done.unwrap_or_else(|_| Err(Problem::fault("panic")));
    match done {
        Ok(status) => ExitCode::from(status),
        Err(problem) => {
            desk.complain(&problem, is_json);
            ExitCode::from(2)
        }
    }
}

/// A call that cannot be understood, as one sentence: the first paragraph of what the parser says of it.
fn usage(error: &clap::Error) -> Problem {
    let told = error.to_string();
    let first = told.split("\n\n").next().unwrap_or_default().trim_start_matches("error: ");
    let words: Vec<&str> = first.split_whitespace().collect();
    Problem::new(Tone::Correct, "usage", serde_json::json!({"detail": words.join(" ")}))
}
