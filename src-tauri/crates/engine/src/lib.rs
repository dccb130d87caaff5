//! Second floor: the use cases. One library, one door for every change, and everything people do with a framework.
//!
//! The window and the command line are two guests of this floor; it knows neither.

mod answer;
pub mod commands;
mod comments;
mod dictionaries;
mod edits;
mod expected;
mod exports;
mod findings;
mod history;
mod host;
mod imports;
mod library;
mod node_history;
mod people;
mod problem;
mod proposals;
mod report;
mod review;
mod samples;
mod source;
mod start;
mod starters;
mod transact;
mod trial;
mod typing;

pub use comments::Comment;
pub use edits::{EditStep, Since};
pub use expected::{Expected, SkippedPlace};
pub use exports::{Export, Exported, FORMATS, Fit, Format, LAYOUTS, convert, file_name, format_of};
pub use findings::{Found, Ignoring, PassedOver, finding_codes, findings};
pub use history::SaveVersion;
pub use host::{Host, Machine, default_library};
pub use imports::{Arrival, Reading, read as read_import};
pub use node_history::{Happened, How, LastChange, NodeHistory};
pub use people::People;
pub use problem::{Problem, Tone};
pub use proposals::{CameOf, Keeping, LeftOut, Proposal, SourcePart, Spot, readable};
pub use report::{
    Difference, change_report, comparison, comparison_ending, comparison_file, comparison_format_of,
    comparison_formats, json_text,
};
pub use review::{Held, Review, TakenIn};
pub use rungs_compare::{Comparison, Hand, Match};
pub use rungs_exchange::file::write as write_file;
pub use rungs_exchange::{Mapping, Notice, Status};
pub use rungs_press::{Fonts, Missing};
pub use rungs_store::{EverRow, FrameworkRow, Opening, OriginRow, Report as Health, Source, VersionRow};
pub use rungs_words::Words;
pub use samples::{SAMPLES, Sample};
pub use source::{Loaded, State, looks_like_a_file};
pub use start::Beginning;
pub use starters::{STARTERS, Starter};
pub use transact::{Entry, Log, Outcome};
pub use trial::trial;
pub use typing::Typed;

use rungs_model::{Framework, Id};
use rungs_store::{EditKey, Head, Near, Store};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock};

/// Says how far long work is (done, of all; 0 of 0 where unknown); false stops it, and nothing is left behind.
pub type Progress<'a> = dyn FnMut(usize, usize) -> bool + Send + 'a;

/// The engine over one library.
pub struct Engine {
    file: PathBuf,
    opening: Opening,
    host: Arc<dyn Host>,
    desk: Mutex<Desk>,
    fonts: OnceLock<Fonts>,
    last_found: Mutex<findings::LastFound>,
    proposals: proposals::Proposals,
}

/// The library and the frameworks that were opened.
struct Desk {
    store: Store,
    open: HashMap<Id, Open>,
    /// The version that was read last, of whichever framework: the next one asked for is often its neighbour.
    read: Option<(Id, Arc<Framework>, EditKey)>,
}

/// A draft as it was last read or written here; another process may have written since.
struct Open {
    framework: Arc<Framework>,
    head: Head,
}

impl Engine {
    /// Opens a library, or makes one where there is none.
    ///
    /// # Errors
    /// If the file is not a library, is newer than this program, or cannot be written.
    pub fn open(file: &Path, host: Arc<dyn Host>) -> Result<Engine, Problem> {
        let (store, opening) = Store::open(file).map_err(|e| Problem::from(e).in_file(file))?;
        let desk = Mutex::new(Desk { store, open: HashMap::new(), read: None });
        let (fonts, last_found) = (OnceLock::new(), Mutex::default());
        let proposals = proposals::Proposals::default();
        Ok(Engine { file: file.to_path_buf(), opening, host, desk, fonts, last_found, proposals })
    }

    /// The file of the library.
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// How the library was opened: as it was, made anew, or brought to this version from a backed-up older one.
    pub fn opening(&self) -> &Opening {
        &self.opening
    }

    /// The time, new ids and the name of the person.
    pub fn host(&self) -> &dyn Host {
        &*self.host
    }

    /// The typefaces of this machine, looked for once.
    pub fn fonts(&self) -> &Fonts {
        self.fonts.get_or_init(Fonts::system)
    }

    /// A panic while the desk was held left the library whole (its transaction was rolled back); what was read from it
    /// into memory may be half done, so that is read anew.
    fn desk(&self) -> MutexGuard<'_, Desk> {
        self.desk.lock().unwrap_or_else(|poisoned| {
            self.desk.clear_poison();
            let mut desk = poisoned.into_inner();
            desk.forget();
            desk
        })
    }
}

impl Desk {
    /// The draft of a framework as the library has it now.
    fn draft(&mut self, id: Id) -> Result<&mut Open, Problem> {
        let head = self.store.head(id)?;
        let open = self.open.get(&id);
        if open.is_none_or(|open| open.head != head) {
            let near = open.map(|open| Near { state: &open.framework, edit: open.head.edit });
            let (framework, head) = self.store.draft(id, near)?;
            self.open.insert(id, Open { framework: Arc::new(framework), head });
        }
        self.open.get_mut(&id).ok_or_else(|| Problem::fault("the draft was not kept"))
    }

    /// The state of a version.
    fn version(&mut self, id: Id, version: Id) -> Result<Arc<Framework>, Problem> {
        let draft = self.open.get(&id).map(|open| Near { state: &open.framework, edit: open.head.edit });
        let read = self.read.as_ref().filter(|(of, ..)| *of == id);
        let near = draft.or(read.map(|(_, state, edit)| Near { state, edit: *edit }));
        let (state, edit) = self.store.state(id, version, near)?;
        let state = Arc::new(state);
        self.read = Some((id, state.clone(), edit));
        Ok(state)
    }

    /// Forgets all that was read: it may not be what the library holds.
    fn forget(&mut self) {
        self.open.clear();
        self.read = None;
    }
}
