//! Foreign files that were understood and not kept yet: a person sees what would come in, says what is what, and only
//! then is anything kept. What is said is remembered for the next file of that shape.

mod over;
mod source;

pub use source::{LeftOut, Source, SourcePart, Spot};

use crate::review::{Arriving, Basis};
use crate::trial;
use crate::{Arrival, Engine, Problem, Progress, TakenIn, Tone};
use rungs_exchange::{Content, Import, Imported, Input, Mapping, Notice, ReadError, ReadOptions, Understanding};
use rungs_model::{Field, Framework, Id, Record, Value};
use serde_json::json;
use std::cell::RefCell;
use std::collections::HashMap;
use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// What would come in with a file.
#[derive(Debug)]
pub struct Proposal {
    /// The name of the file.
    pub name: String,
    /// The format it was read as.
    pub format: &'static str,
    /// The framework as it would be.
    pub framework: Arc<Framework>,
    /// What a person should know about the file.
    pub notices: Vec<Notice>,
    /// What was made of each part of it; none for a format that says itself what each thing is.
    pub understanding: Option<Understanding>,
    /// Whether it was read as a person said of the last file of that shape.
    pub as_last_time: bool,
    /// Its texts as a person finds them in it.
    pub source: Source,
}

/// How a proposal is kept.
#[derive(Debug, Clone, Default)]
pub struct Keeping<'a> {
    /// The title of the framework; as it was read where this is empty.
    pub title: &'a str,
    /// The framework into which it comes; none for a new one.
    pub into: Option<Id>,
    /// Whether a large part of that framework may go with it.
    pub sure: bool,
}

/// What came of a proposal.
#[derive(Debug)]
pub enum CameOf {
    /// A new framework.
    New(Box<Arrival>),
    /// Changes of a framework that was there, to be gone through.
    Into(Id, TakenIn),
}

/// The proposals that wait for a decision, by the number that the page knows them by.
#[derive(Default)]
pub(crate) struct Proposals(Mutex<(u32, HashMap<u32, Waiting>)>);

/// A file that waits for a decision.
#[derive(Clone)]
struct Waiting {
    file: Arc<File>,
    /// As what it was proposed first, and its shape.
    begun: Option<(Mapping, String)>,
    /// Counts what was asked of it: only the newest reading goes on.
    round: Arc<AtomicU32>,
    now: Arc<Proposal>,
}

/// A file in memory, so that it can be read anew whatever becomes of it on the disk.
struct File {
    name: String,
    bytes: Vec<u8>,
    import: &'static Import,
    /// The ids of its nodes come from this one and are the same each time it is read.
    seed: Id,
}

impl File {
    fn read(&self, map: Option<&Mapping>, going: &dyn Fn() -> bool) -> Result<Imported, ReadError> {
        let options = ReadOptions { even_nothing: true, ..ReadOptions::default() };
        let mut fresh = self.seed.row();
        (self.import.read)(&Input { name: &self.name, bytes: &self.bytes, options, map, going }, &mut fresh)
    }

    fn proposal(&self, imported: Imported, as_last_time: bool) -> Proposal {
        let Imported { content, notices, understanding, .. } = imported;
        let source = Source::of(understanding.as_ref());
        let framework = Arc::new(content.into_framework());
        let (name, format) = (self.name.clone(), self.import.name);
        Proposal { name, format, framework, notices, understanding, as_last_time, source }
    }
}

impl Proposals {
    fn all(&self) -> MutexGuard<'_, (u32, HashMap<u32, Waiting>)> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn get(&self, key: u32) -> Result<Waiting, Problem> {
        let gone = || Problem::new(Tone::NotNow, "no-such-proposal", json!({}));
        self.all().1.get(&key).cloned().ok_or_else(gone)
    }
}

/// The endings of the names of files that can be read, each once.
pub fn readable() -> impl Iterator<Item = &'static str> {
    let mut seen = Vec::new();
    let all = rungs_exchange::IMPORTS.iter().flat_map(|import| import.extensions.iter().copied());
    // What the dialog of the system looks at is the last ending: `.rungs.json` is `json`.
    let last = all.map(|end| end.rsplit_once('.').map_or(end, |(_, last)| last));
    last.filter(move |end| {
        !seen.contains(end) && {
            seen.push(end);
            true
        }
    })
}

/// Whether a file is looked at before it comes in: one that says itself what each thing is comes in at once.
fn is_foreign(import: &Import) -> bool {
    !matches!(import.name, "json" | "rungs")
}

impl Engine {
    /// Reads a foreign file as a proposal; none for a file of our own formats, which comes in at once.
    ///
    /// # Errors
    /// If it cannot be read, or the reading was stopped.
    pub fn propose(&self, path: &Path, progress: &mut Progress<'_>) -> Result<Option<u32>, Problem> {
        let bytes = rungs_exchange::file::read(path)?;
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let in_file = |error: ReadError| Problem::from(error).in_file(path);
        let import = rungs_exchange::recognise(&name, &bytes).map_err(in_file)?;
        if !is_foreign(import) {
            return Ok(None);
        }
        let progress = RefCell::new(progress);
        let going = || (*progress.borrow_mut())(0, 0);
        self.try_out(&name, &bytes, &going)?;
        let file = File { name, bytes, import, seed: self.host.fresh() };
        self.understand(file, &going).map(Some).map_err(|problem| match problem.code.as_str() {
            "read-stopped" => Problem::cancelled(),
            _ => problem.in_file(path),
        })
    }

    /// Reads text that was copied somewhere as a proposal. What is no format that says so is read as plain text.
    ///
    /// # Errors
    /// If nothing stands in it, or it has a fault.
    pub fn propose_text(&self, name: &str, text: &str) -> Result<u32, Problem> {
        let bytes = text.as_bytes().to_vec();
        self.try_out(name, &bytes, &|| true)?;
        let plain = || rungs_exchange::import_named("text");
        let import = match rungs_exchange::recognise(name, &bytes) {
            Ok(import) => import,
            Err(error) => plain().filter(|_| !text.trim().is_empty()).ok_or(error)?,
        };
        self.understand(File { name: name.to_string(), bytes, import, seed: self.host.fresh() }, &|| true)
    }

    /// Tries a file out in a process of its own, where the host has a program for that.
    fn try_out(&self, name: &str, bytes: &[u8], going: &dyn Fn() -> bool) -> Result<(), Problem> {
        self.host.trial().map_or(Ok(()), |program| trial::survives(&program, name, bytes, going))
    }

    fn understand(&self, file: File, going: &dyn Fn() -> bool) -> Result<u32, Problem> {
        let guessed = file.read(None, going)?;
        let shape = guessed.understanding.as_ref().map(rungs_exchange::shape);
        let kept = shape.as_deref().map(|shape| self.kept_mapping(shape)).transpose()?.flatten();
        let is_guess = |map: &Mapping| guessed.understanding.as_ref().is_some_and(|u| u.mapping == *map);
        // What was said of the last file may not fit this one; then it is read as if nothing had been said.
        let again = kept.filter(|map| !is_guess(map)).and_then(|map| file.read(Some(&map), going).ok());
        let as_last_time = again.is_some();
        let proposal = file.proposal(again.unwrap_or(guessed), as_last_time);
        let begun = proposal.understanding.as_ref().map(|u| u.mapping.clone()).zip(shape);
        let waiting = Waiting { file: Arc::new(file), begun, round: Arc::default(), now: Arc::new(proposal) };
        let mut all = self.proposals.all();
        all.0 += 1;
        let key = all.0;
        all.1.insert(key, waiting);
        Ok(key)
    }

    /// What a person said of files of that shape; what another version of the program wrote and this one cannot read
    /// was not said.
    fn kept_mapping(&self, shape: &str) -> Result<Option<Mapping>, Problem> {
        let said = self.desk().store.mapping(shape)?;
        Ok(said.and_then(|json| serde_json::from_str(&json).ok()))
    }

    /// A proposal as it was read last.
    ///
    /// # Errors
    /// If it was kept or dropped.
    pub fn proposal(&self, key: u32) -> Result<Arc<Proposal>, Problem> {
        Ok(self.proposals.get(key)?.now)
    }

    /// Reads a proposal anew, as a person says what its parts are. A reading that a newer one overtakes is stopped.
    ///
    /// # Errors
    /// If the file cannot be read that way (the proposal stays as it was), or a newer reading overtook this one.
    pub fn map_proposal(&self, key: u32, mapping: &Mapping) -> Result<Arc<Proposal>, Problem> {
        let waiting = self.proposals.get(key)?;
        let mine = waiting.round.fetch_add(1, Ordering::SeqCst) + 1;
        let going = || waiting.round.load(Ordering::SeqCst) == mine;
        let imported = waiting.file.read(Some(mapping), &going);
        if !going() {
            return Err(Problem::cancelled());
        }
        let proposal = Arc::new(waiting.file.proposal(imported?, false));
        if let Some(held) = self.proposals.all().1.get_mut(&key).filter(|_| going()) {
            held.now = proposal.clone();
        }
        Ok(proposal)
    }

    /// Keeps a proposal: as a new framework, or as changes of one that is there, matched by id and then by content. What
    /// a person said of its parts is kept for the next file of that shape.
    ///
    /// # Errors
    /// If nothing would come in, it would remove much of a framework (`removes-much`) and nobody was sure, or the
    /// library cannot be written; the proposal is still there then.
    pub fn keep_proposal(&self, key: u32, keeping: &Keeping<'_>) -> Result<CameOf, Problem> {
        let waiting = self.proposals.get(key)?;
        let proposal = &waiting.now;
        if proposal.framework.len() < 2 {
            let nothing = Problem::new(Tone::Correct, "read-nothing-understood", json!({}));
            return Err(nothing.in_file(Path::new(&proposal.name)));
        }
        let came = match keeping.into {
            None => {
                let content = Content::Framework(titled(&proposal.framework, keeping.title)?);
                let notices = proposal.notices.clone();
                CameOf::New(Box::new(self.add(Imported { content, ids_made: 0, notices, understanding: None })?))
            }
            Some(framework) => CameOf::Into(framework, self.lay_over(framework, proposal, keeping.sure)?),
        };
        let told = proposal.understanding.as_ref().map(|understanding| &understanding.mapping);
        if let Some((begun, shape)) = &waiting.begun
            && let Some(mapping) = told.filter(|mapping| *mapping != begun)
        {
            let json = serde_json::to_string(mapping).map_err(Problem::fault)?;
            self.desk().store.keep_mapping(shape, &json, self.host.now())?;
        }
        self.drop_proposal(key);
        Ok(came)
    }

    /// Changes of a framework: the file is the state as it should be, in everything of which it says anything at all.
    fn lay_over(&self, framework: Id, proposal: &Proposal, sure: bool) -> Result<TakenIn, Problem> {
        let (before, head) = {
            let mut desk = self.desk();
            let open = desk.draft(framework)?;
            (open.framework.clone(), open.head.edit)
        };
        let theirs = rungs_compare::merge::adopt_ids(&before, &proposal.framework).into_owned().under(framework);
        let theirs = over::laid_over(&before, &theirs).map_err(Problem::fault)?;
        let basis = Basis { base: before.clone(), base_step: head, before, head };
        let arriving = Arriving { theirs, since: Vec::new(), name: &proposal.name };
        self.take_state(framework, &basis, arriving, sure, &mut || Ok(()))
    }

    /// Forgets a proposal. Nothing came of it.
    pub fn drop_proposal(&self, key: u32) {
        let waiting = self.proposals.all().1.remove(&key);
        // A reading that still goes on is for nothing.
        if let Some(waiting) = waiting {
            waiting.round.fetch_add(1, Ordering::SeqCst);
        }
    }
}

/// A framework under another title.
fn titled(framework: &Framework, title: &str) -> Result<Framework, Problem> {
    let title = title.trim();
    let root = framework.root();
    if title.is_empty() || framework.framework().text(Field::Title) == title {
        return Ok(framework.clone());
    }
    let record = |record: &Arc<Record>| {
        let record = Record::clone(record);
        if record.id == root { record.with(Field::Title, Value::Text(title.to_string())) } else { record }
    };
    Framework::from_records(framework.records().map(record)).map_err(Problem::fault)
}
