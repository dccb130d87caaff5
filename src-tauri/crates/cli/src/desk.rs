//! What every command works with: the library, opened when it is first needed, and the two outputs.

use crate::words;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use rungs_engine::{
    Engine, Host, Loaded, Machine, Problem, Reading, default_library, json_text, looks_like_a_file, read_import,
};
use serde::Serialize;
use std::cell::OnceCell;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// The desk of one call.
pub(crate) struct Desk {
    library: Option<PathBuf>,
    engine: OnceCell<Engine>,
}

impl Desk {
    pub fn new(library: Option<PathBuf>) -> Desk {
        Desk { library, engine: OnceCell::new() }
    }

    /// The library. A call that names only files never opens one.
    pub fn engine(&self) -> Result<&Engine, Problem> {
        if let Some(engine) = self.engine.get() {
            return Ok(engine);
        }
        let file = self.library.clone().map_or_else(default_library, Ok)?;
        let engine = Engine::open(&file, Arc::new(Machine))?;
        Ok(self.engine.get_or_init(|| engine))
    }

    /// The file that a SOURCE names, where it is one; a slip in the name of a file is answered as that.
    pub fn file<'s>(&self, source: &'s str) -> Option<&'s Path> {
        let path = Path::new(source);
        (path.is_file() || looks_like_a_file(source)).then_some(path)
    }

    /// What a SOURCE names: a file of any readable format, or `framework[@version]` in the library.
    pub fn load(&self, source: &str) -> Result<Loaded, Problem> {
        self.load_leniently(source, false)
    }

    /// The same; lenient reading of a file keeps references to nothing.
    pub fn load_leniently(&self, source: &str, lenient: bool) -> Result<Loaded, Problem> {
        if let Some(file) = self.file(source) {
            return read(file, lenient);
        }
        let engine = self.engine()?;
        engine.state(engine.find(source)?)
    }

    /// Two of them; two files are read at once.
    pub fn load_both(&self, old: &str, new: &str) -> Result<(Loaded, Loaded), Problem> {
        let (Some(one), Some(two)) = (self.file(old), self.file(new)) else {
            return Ok((self.load(old)?, self.load(new)?));
        };
        std::thread::scope(|scope| {
            let two = scope.spawn(|| read(two, false));
            let one = read(one, false)?;
            let two = two.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
            Ok((one, two))
        })
    }

    /// Writes a line of an answer.
    pub fn say(&self, line: &str) -> Result<(), Problem> {
        self.print(&format!("{line}\n"))
    }

    /// Writes an answer as it is.
    pub fn print(&self, text: &str) -> Result<(), Problem> {
        match std::io::stdout().lock().write_all(text.as_bytes()) {
            // The reader has seen enough (`| head`).
            Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
            other => other.map_err(Problem::fault),
        }
    }

    /// Writes an answer as JSON.
    pub fn say_json(&self, answer: &impl Serialize) -> Result<(), Problem> {
        self.print(&json_text(answer)?)
    }

    /// Says something beside the answer.
    pub fn remark(&self, sentence: &str) {
        // Where not even this can be written, nobody is listening.
        let _ = writeln!(std::io::stderr().lock(), "{sentence}");
    }

    /// Says what went wrong, as one sentence, or as JSON where the caller asked for that.
    pub fn complain(&self, problem: &Problem, is_json: bool) {
        if is_json {
            let _ = self.say_json(&serde_json::json!({"error": error(problem)}));
        }
        self.remark(&format!("rungs: {}", words::sentence(problem)));
    }

    /// A bar on a terminal, nothing elsewhere.
    pub fn progress(&self) -> Bar {
        let target =
            if std::io::stderr().is_terminal() { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(None, target);
        if let Ok(style) = ProgressStyle::with_template("{spinner} {wide_bar} {pos}/{len}") {
            bar.set_style(style);
        }
        bar.enable_steady_tick(Duration::from_millis(200));
        Bar(bar)
    }
}

/// What went wrong, for programs.
pub(crate) fn error(problem: &Problem) -> serde_json::Value {
    serde_json::json!({"code": problem.code, "message": words::sentence(problem), "params": problem.params})
}

/// Progress of one piece of work; gone from the terminal when it is dropped.
pub(crate) struct Bar(ProgressBar);

impl Bar {
    pub fn step(&self) -> impl FnMut(usize, usize) -> bool + Send + use<> {
        let bar = self.0.clone();
        move |done, total| {
            bar.set_length(total as u64);
            bar.set_position(done as u64);
            true
        }
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}

fn read(file: &Path, lenient: bool) -> Result<Loaded, Problem> {
    let content = read_import(file, Reading { lenient, ..Reading::default() }, &mut || Machine.fresh())?.content;
    Ok(Loaded { framework: Arc::new(content.into_framework()), version: None, state: None })
}
