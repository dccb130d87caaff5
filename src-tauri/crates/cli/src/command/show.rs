//! `rungs show`: one framework as an outline or as native JSON.

use crate::desk::Desk;
use clap::Args as ClapArgs;
use rungs_engine::Problem;
use rungs_model::outline;

/// One framework as an outline, or as native JSON
#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    /// A file, or framework[@version]
    source: String,
    /// Answers in native JSON
    #[arg(long)]
    json: bool,
}

impl Args {
    pub fn wants_json(&self) -> bool {
        self.json
    }
}

pub(super) fn run(desk: &Desk, args: &Args) -> Result<u8, Problem> {
    let loaded = desk.load(&args.source)?;
    let text =
        if args.json { rungs_exchange::json::write(&loaded.framework) } else { outline::write(&loaded.framework) };
    desk.print(&text)?;
    Ok(0)
}
