//! `rungs diff`: what changed between two states.

use super::SOMETHING;
use super::export::not_shown;
use crate::desk::Desk;
use crate::words;
use clap::{Args as ClapArgs, ValueEnum};
use rungs_engine::{Fonts, Machine, Match, Problem, Tone, change_report, comparison, json_text};
use serde_json::json;
use std::path::PathBuf;

/// What changed between two states
#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    /// The old state: a file, or framework[@version]
    old: String,
    /// The new state: a file, or framework[@version]
    new: String,
    /// text, json or pdf [default: by the name of the output, else text]
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

/// The formats, by name.
const FORMATS: [&str; 3] = ["text", "json", "pdf"];

pub(super) fn run(desk: &Desk, args: &Args) -> Result<u8, Problem> {
    let named = args.out.as_ref().and_then(|out| out.extension()).and_then(|e| e.to_str()).map(str::to_lowercase);
    let by_name = named.filter(|e| FORMATS.contains(&e.as_str()));
    let format = args.format.clone().or(by_name).unwrap_or_else(|| "text".to_string());
    if !FORMATS.contains(&format.as_str()) {
        return Err(Problem::new(Tone::Correct, "no-such-format", json!({"format": format, "known": FORMATS})));
    }
    if format == "pdf" && args.out.is_none() {
        return Err(Problem::new(Tone::Correct, "pdf-needs-out", json!({})));
    }
    let (old, new) = (desk.load(&args.old)?, desk.load(&args.new)?);
    let by = match args.by {
        Pairing::Auto => Match::Auto,
        Pairing::Ids => Match::Ids,
        Pairing::Content => Match::Content,
    };
    let compared = comparison(&old, &new, by);
    let text = match format.as_str() {
        "json" => json_text(&compared)?,
        "text" => words::comparison(&compared, &old.framework, &new.framework),
        _ => String::new(),
    };
    match &args.out {
        None => desk.print(&text)?,
        Some(out) if format == "pdf" => {
            let bar = desk.progress();
            let report = change_report(&old, &new, &compared, (&Machine, &Fonts::system()), &mut bar.step())?;
            rungs_exchange::file::write(out, &report.bytes)?;
            drop(bar);
            not_shown(desk, &report.missing);
        }
        Some(out) => rungs_exchange::file::write(out, text.as_bytes())?,
    }
    Ok(if compared.changes.is_empty() { 0 } else { SOMETHING })
}
