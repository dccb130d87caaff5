//! `rungs export`: hands a framework out.

use crate::desk::Desk;
use crate::words;
use clap::Args as ClapArgs;
use rungs_engine::{Expected, Export, Exported, Machine, Missing, Problem, convert};
use std::path::{Path, PathBuf};

/// Hands a framework out in any format; says what the format cannot hold
#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    /// A file, or framework[@version]
    source: String,
    /// The file to write
    #[arg(long, value_name = "F")]
    out: PathBuf,
    /// The format [default: by the name of the file]
    #[arg(long, value_name = "FORMAT")]
    to: Option<String>,
    /// The layout of pages
    #[arg(long, value_name = "L")]
    layout: Option<String>,
    /// Title or id of a path; only the paths named are handed out
    #[arg(long = "path", value_name = "P")]
    paths: Vec<String>,
}

impl Args {
    pub fn wants_json(&self) -> bool {
        false
    }
}

pub(super) fn run(desk: &Desk, args: &Args) -> Result<u8, Problem> {
    let export = Export { format: args.to.clone(), layout: args.layout.clone(), paths: args.paths.clone() };
    let bar = desk.progress();
    let exported = match desk.file(&args.source) {
        Some(file) => {
            let (read, exported) = convert(&Machine, (file, None), &args.out, &export, &mut bar.step())?;
            left_out(desk, file, &read);
            exported
        }
        None => desk.engine()?.export(&desk.load(&args.source)?, &args.out, &export, &mut bar.step())?,
    };
    drop(bar);
    hand_out(desk, &exported, &args.out)
}

/// Says what of a file did not come in.
pub(super) fn left_out(desk: &Desk, file: &Path, read: &Expected) {
    if !read.skipped.is_empty() {
        desk.remark(&format!("{}:{}", file.display(), words::account(read)));
    }
}

/// Says what the file will not hold, and writes it.
pub(super) fn hand_out(desk: &Desk, exported: &Exported, to: &Path) -> Result<u8, Problem> {
    if !exported.losses.is_empty() {
        desk.remark(&words::does_not_fit(&exported.losses));
    }
    if exported.versions_left_out > 0 {
        desk.remark(&words::versions_left_out(exported.versions_left_out));
    }
    not_shown(desk, &exported.missing);
    exported.write(to)?;
    Ok(0)
}

/// Says which characters no typeface could show.
pub(super) fn not_shown(desk: &Desk, missing: &[Missing]) {
    for one in missing {
        desk.remark(&words::missing(one));
    }
}
