//! `rungs import`: adds files to the library.

use super::TROUBLE;
use crate::desk::{Desk, error};
use crate::words;
use clap::Args as ClapArgs;
use rungs_engine::{Arrival, Host, Machine, Mapping, Notice, Problem, Reading, Tone, read_import};
use serde_json::{Value as Json, json};
use std::path::{Path, PathBuf};

/// Adds each file to the library; says what came in, what was skipped, and where
#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    /// Files of any readable format
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// The format of the files [default: recognised]
    #[arg(long, value_name = "FORMAT")]
    from: Option<String>,
    /// Which column is what, for formats that have columns
    #[arg(long, value_name = "MAP.json")]
    map: Option<PathBuf>,
    /// Says what would come in and adds nothing
    #[arg(long)]
    dry_run: bool,
    /// Answers in JSON
    #[arg(long)]
    json: bool,
}

impl Args {
    pub fn wants_json(&self) -> bool {
        self.json
    }
}

pub(super) fn run(desk: &Desk, args: &Args) -> Result<u8, Problem> {
    let map = args.map.as_deref().map(mapping).transpose()?;
    let how = Reading { format: args.from.as_deref(), map: map.as_ref(), ..Reading::default() };
    if let [file] = args.files.as_slice() {
        let answer = one(desk, args, how, file)?;
        return told(desk, args, &json!({"imported": [answer]}), 0);
    }
    // A file with a fault stands in the way of no other one.
    let (mut answers, mut errors) = (Vec::new(), Vec::new());
    for file in &args.files {
        match one(desk, args, how, file) {
            Ok(answer) => answers.push(answer),
            Err(problem) => {
                desk.complain(&problem, false);
                errors.push(error(&problem));
            }
        }
    }
    match errors.first() {
        None => told(desk, args, &json!({"imported": answers}), 0),
        Some(first) => told(desk, args, &json!({"imported": answers, "error": first, "errors": errors}), TROUBLE),
    }
}

fn told(desk: &Desk, args: &Args, answer: &Json, status: u8) -> Result<u8, Problem> {
    if args.json {
        desk.say_json(answer)?;
    }
    Ok(status)
}

/// Adds one file; gives the answer for programs.
fn one(desk: &Desk, args: &Args, how: Reading<'_>, file: &Path) -> Result<Json, Problem> {
    let arrival = if args.dry_run {
        Arrival::expected(&read_import(file, how, &mut || Machine.fresh())?)
    } else {
        let bar = desk.progress();
        desk.engine()?.import(file, how, &mut bar.step())?
    };
    let file = file.display().to_string();
    if !args.json {
        desk.say(&words::arrival(&file, &arrival, args.dry_run))?;
        desk.say(&words::expected(&arrival.expected))?;
        if args.dry_run
            && let Some(mapping) = words::mapping(&arrival.expected)
        {
            desk.say(&mapping)?;
        }
        for notice in &arrival.notices {
            desk.say(&words::notice(notice))?;
        }
    }
    Ok(answer(&file, &arrival))
}

/// The mapping in a file.
fn mapping(file: &Path) -> Result<Mapping, Problem> {
    let bytes = rungs_exchange::file::read(file)?;
    let no_mapping =
        |detail: String| Problem::new(Tone::Correct, "not-a-mapping", json!({"detail": detail})).in_file(file);
    let mapping: Mapping = serde_json::from_slice(&bytes).map_err(|e| no_mapping(plainly(&e)))?;
    if mapping.format == Mapping::FORMAT { Ok(mapping) } else { Err(no_mapping(mapping.format)) }
}

/// What is wrong with a mapping, in the words of who wrote it rather than those of the program.
fn plainly(error: &serde_json::Error) -> String {
    let said = error.to_string();
    let what = said.split(" at line ").next().unwrap_or_default().replace('`', "");
    let words =
        [("unknown variant ", "unknown word "), ("unknown field ", "unknown key "), ("missing field ", "missing key ")];
    let what = words.iter().fold(what, |what, (program, person)| what.replace(program, person));
    format!("line {}: {what}", error.line())
}

fn answer(file: &str, arrival: &Arrival) -> Json {
    let skipped: Vec<Json> = arrival
        .notices
        .iter()
        .map(|notice| match notice {
            Notice::UnknownKey { key, first, count, kept, .. } => {
                json!({"code": "unknown-key", "key": key, "at": first, "count": count, "kept": kept})
            }
        })
        .collect();
    json!({
        "file": file, "id": arrival.framework, "title": arrival.title, "abilities": arrival.abilities,
        "versions": arrival.versions, "idsMade": arrival.ids_made, "wasThere": arrival.was_there, "comments": arrival.comments,
        "notices": skipped, "expected": arrival.expected.json(),
    })
}
