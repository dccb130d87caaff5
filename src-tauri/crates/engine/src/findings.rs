//! Findings: what may be mended in a state, and what of it a person does not want to see.

use crate::{Engine, Loaded, Problem, dictionaries};
use rungs_model::check::{Finding, check};
use rungs_model::{Framework, Id};
use rungs_store::Ignored;
use rungs_wording::Dictionary;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::{Arc, Weak};
use thread_priority::{ThreadPriority, set_current_thread_priority};

/// Which findings are not to be seen: those of a rule; of one node, or of all; about one word, or about any.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Ignoring {
    /// The code of the rule.
    pub code: String,
    /// The node; none for all.
    pub node: Option<Id>,
    /// The word; none for any.
    pub word: Option<String>,
}

impl Ignoring {
    fn holds_for(&self, finding: &Finding) -> bool {
        let node = self.node.is_none_or(|node| node == finding.node);
        let word = self.word.as_deref().is_none_or(|word| finding.word.as_deref().is_some_and(|w| same(w, word)));
        self.code == finding.code && node && word
    }
}

fn same(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}

/// A finding that is not to be seen, and by which decision.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct PassedOver {
    /// The finding.
    pub finding: Finding,
    /// Because of what.
    pub by: Ignoring,
}

/// What may be mended in a state.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Found {
    /// What is to be seen: structure, then wording; of each rule the first.
    pub findings: Vec<Finding>,
    /// How many of each rule are to be seen.
    pub counts: BTreeMap<&'static str, usize>,
    /// What is not to be seen: the first of it.
    pub ignored: Vec<PassedOver>,
}

/// What was found last, so that a decision about findings, or opening the same once more, does not look for them again.
/// The state is not kept alive: a further owner would make the next edit copy it.
#[derive(Debug, Default)]
pub(crate) struct LastFound(Option<(Weak<Framework>, Arc<Vec<Finding>>)>);

/// All findings of a framework, by whatever dictionary this machine has for its language.
pub fn findings(framework: &Framework) -> Vec<Finding> {
    let lent = rungs_wording::language(framework).and_then(|language| dictionaries::lend(&language));
    let dictionary = lent.as_deref().map(|lent| lent as &dyn Dictionary);
    let mut found = check(framework);
    found.extend(rungs_wording::hints(framework, dictionary));
    found
}

/// The codes of all findings, for the catalogues to be checked against.
pub fn finding_codes() -> Vec<&'static str> {
    let mut codes = rungs_model::check::codes();
    codes.extend(rungs_wording::codes());
    codes
}

/// Does long work that nobody waits for on a thread that steps back wherever the window has something to do.
fn beside<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    let work = || {
        // Where the system refuses, the work is in the way a little more.
        let _ = set_current_thread_priority(ThreadPriority::Min);
        work()
    };
    std::thread::scope(|scope| scope.spawn(work).join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
}

impl Engine {
    /// What may be mended in a state of the library or in a file: `most` findings of each rule, and as many that are
    /// ignored. The calling thread waits for it, without keeping the library from anybody else.
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn found(&self, loaded: &Loaded, most: usize) -> Result<Found, Problem> {
        let all = self.all_found(&loaded.framework);
        let ignoring = loaded.state.map_or(Ok(Vec::new()), |state| self.ignoring(state.framework))?;
        let mut found = Found::default();
        for finding in all.iter() {
            match ignoring.iter().find(|by| by.holds_for(finding)) {
                Some(by) if found.ignored.len() < most => {
                    found.ignored.push(PassedOver { finding: finding.clone(), by: by.clone() });
                }
                Some(_) => {}
                None => {
                    let count = found.counts.entry(finding.code).or_default();
                    *count += 1;
                    if *count <= most {
                        found.findings.push(finding.clone());
                    }
                }
            }
        }
        Ok(found)
    }

    /// All that may be mended in a state.
    pub(crate) fn all_found(&self, framework: &Arc<Framework>) -> Arc<Vec<Finding>> {
        // Held while looking: who asks meanwhile, most often about the same state, waits instead of looking too.
        let mut last = self.last_found.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some((state, found)) = &last.0
            && state.upgrade().is_some_and(|state| Arc::ptr_eq(&state, framework))
        {
            return found.clone();
        }
        let found = Arc::new(beside(|| findings(framework)));
        last.0 = Some((Arc::downgrade(framework), found.clone()));
        found
    }

    /// Which findings of a framework are not to be seen.
    ///
    /// # Errors
    /// If there is no such framework.
    pub fn ignoring(&self, framework: Id) -> Result<Vec<Ignoring>, Problem> {
        let rows = self.desk().store.ignored(framework)?;
        Ok(rows.into_iter().map(|Ignored { code, node, word }| Ignoring { code, node, word }).collect())
    }

    /// Notes that findings are not to be seen, or to be seen again.
    ///
    /// # Errors
    /// If there is no such framework, or the library cannot be written.
    pub fn ignore(&self, framework: Id, which: &Ignoring, yes: bool) -> Result<(), Problem> {
        let Ignoring { code, node, word } = which.clone();
        let row = Ignored { code, node, word: word.filter(|word| !word.is_empty()) };
        Ok(self.desk().store.ignore(framework, &row, yes, self.host().now())?)
    }
}
