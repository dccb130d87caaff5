//! `rungs convert`: file to file, no library.

use super::export::{hand_out, left_out};
use crate::desk::Desk;
use clap::Args as ClapArgs;
use rungs_engine::{Export, Machine, Problem, convert};
use std::path::PathBuf;

/// Makes one file from another, without the library
#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    /// The file to read
    input: PathBuf,
    /// The file to write
    output: PathBuf,
    /// The format to read [default: recognised]
    #[arg(long, value_name = "FORMAT")]
    from: Option<String>,
    /// The format to write [default: by the name of the file]
    #[arg(long, value_name = "FORMAT")]
    to: Option<String>,
}

impl Args {
    pub fn wants_json(&self) -> bool {
        false
    }
}

pub(super) fn run(desk: &Desk, args: &Args) -> Result<u8, Problem> {
    let bar = desk.progress();
    let export = Export { format: args.to.clone(), ..Export::default() };
    let from = (args.input.as_path(), args.from.as_deref());
    let (read, exported) = convert(&Machine, from, &args.output, &export, &mut bar.step())?;
    drop(bar);
    left_out(desk, &args.input, &read);
    hand_out(desk, &exported, &args.output)
}
