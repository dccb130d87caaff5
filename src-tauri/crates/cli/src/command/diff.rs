//! `rungs diff`: what changed between two states.

use super::SOMETHING;
use super::export::not_shown;
use crate::desk::Desk;
use crate::words;
use clap::{Args as ClapArgs, ValueEnum};
use rungs_engine::{
    Comparison, Difference, Fonts, Hand, Loaded, Machine, Match, Problem, Tone, comparison, comparison_file,
    comparison_format_of, comparison_formats,
};
use serde_json::json;
use std::path::PathBuf;
use std::sync::OnceLock;

/// What changed between two states
#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    /// The old state: a file, or framework[@version]
    old: String,
    /// The new state: a file, or framework[@version]
    new: String,
    /// text, json, markdown, html, pdf or docx [default: by the name of the output, else text]
    #[arg(long)]
    format: Option<String>,
    /// How the two sides are paired
    #[arg(long = "match", value_enum, default_value_t = Pairing::Auto)]
    by: Pairing,
    /// Writes to a file
    #[arg(long, value_name = "F")]
    out: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Pairing {
    Auto,
    Ids,
    Content,
}

impl Args {
    pub fn wants_json(&self) -> bool {
        self.format.as_deref() == Some("json")
    }
}

/// What a terminal shows; made here and not by the engine, because its words are those of the command line.
const TEXT: &str = "text";
/// Formats that are no text.
const NO_TEXT: [&str; 2] = ["pdf", "docx"];

pub(super) fn run(desk: &Desk, args: &Args) -> Result<u8, Problem> {
    let by_name = args.out.as_deref().and_then(comparison_format_of);
    let format = args.format.as_deref().or(by_name).unwrap_or(TEXT);
    let known: Vec<&str> = [TEXT].into_iter().chain(comparison_formats()).collect();
    if !known.contains(&format) {
        return Err(Problem::new(Tone::Correct, "no-such-format", json!({"format": format, "known": known})));
    }
    if NO_TEXT.contains(&format) && args.out.is_none() {
        return Err(Problem::new(Tone::Correct, "needs-out", json!({"format": format})));
    }
    let (old, new) = desk.load_both(&args.old, &args.new)?;
    let by = match args.by {
        Pairing::Auto => Match::Auto,
        Pairing::Ids => Match::Ids,
        Pairing::Content => Match::Content,
    };
    let compared = compared(desk, &old, &new, by)?;
    let (bytes, missing) = if format == TEXT {
        (words::comparison(&compared, &old.framework, &new.framework).into_bytes(), Vec::new())
    } else {
        let difference = Difference { old: &old, new: &new, comparison: &compared, steps: None };
        let (bar, fonts) = (desk.progress(), OnceLock::new());
        let world = (&Machine as _, || fonts.get_or_init(Fonts::system));
        let file = comparison_file(&difference, format, world, &mut bar.step())?;
        (file.bytes, file.missing)
    };
    match &args.out {
        None => desk.print(&String::from_utf8_lossy(&bytes))?,
        Some(out) => {
            rungs_exchange::file::write(out, &bytes)?;
            not_shown(desk, &missing);
        }
    }
    let status = if compared.changes.is_empty() { 0 } else { SOMETHING };
    // The process ends here. To free tens of thousands of records one by one would take a tenth of its time.
    std::mem::forget((old, new, compared));
    Ok(status)
}

/// Two states of the library are compared with what a person decided of their pairs there, as in the window; nobody can
/// have decided anything of a file, and a call that names only files opens no library.
fn compared(desk: &Desk, old: &Loaded, new: &Loaded, by: Match) -> Result<Comparison, Problem> {
    if old.state.is_some() && new.state.is_some() {
        desk.engine()?.compared(old, new, by)
    } else {
        Ok(comparison(old, new, by, &Hand::default()))
    }
}
