//! A colleague's file taken in as their state, against the version both started from: merged into the draft as one step,
//! and gone through change by change.

use crate::transact::About;
use crate::{Engine, Outcome, People, Problem, Progress, Tone};
use rungs_compare::merge::{self, Choice, Conflict, Merge, ResolveError, Taken, adopt_ids};
use rungs_compare::{Comparison, Match, Side, Sides, agrees, compare, settle};
use rungs_exchange::{Content, HistoryVersion};
use rungs_model::{Changes, Framework, Id};
use rungs_store::{By, EditKey, Near, NewReview, ReviewRow, VersionRow};
use serde_json::json;
use std::borrow::Cow;
use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;

/// What came in with a colleague's file.
#[derive(Debug, Clone, PartialEq)]
pub struct TakenIn {
    /// The review in which it can be gone through.
    pub review: i64,
    /// How many changes came from which side.
    pub taken: Taken,
    /// How many conflicts wait for a decision; until then the draft holds what it held.
    pub conflicts: usize,
}

/// A review, open.
#[derive(Debug)]
pub struct Review {
    /// What is kept of it.
    pub row: ReviewRow,
    /// The name of the version both started from, where it has one.
    pub base_version: Option<String>,
    /// The draft before theirs came into it.
    pub before: Arc<Framework>,
    /// What came of both; where they are at odds it holds ours.
    pub merge: Merge,
    /// From the one to the other: what came with their file.
    pub comparison: Comparison,
    /// Who made the changes, as far as the versions in their file tell.
    pub people: People,
    /// For each change whether the draft has it (new), has what was before (old), or holds something else by now.
    pub standing: Vec<Option<Side>>,
    /// For each conflict whose state the draft holds.
    pub held: Vec<Option<Held>>,
    /// For each conflict whether a person has decided it: the draft holds something else than the merge left, or somebody
    /// said that what it left is to stand.
    pub decided: Vec<bool>,
}

/// Whose state a draft holds where two sides are at odds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, ts_rs::TS)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum Held {
    Base,
    Ours,
    Theirs,
}

/// The share of a framework that may go with a file without being asked about, in hundredths: more is rather a slip
/// (an empty or half a file) than an edit.
const MUCH: usize = 30;

impl Engine {
    /// Takes a colleague's file in: their changes since the version both started from come into the draft as one step.
    /// `sure`: a large part of the framework may go with it.
    ///
    /// # Errors
    /// If the file cannot be read, brings nothing new, or removes much (`removes-much`) and nobody was sure.
    pub fn take_in(
        &self,
        framework: Id,
        path: &Path,
        sure: bool,
        progress: &mut Progress<'_>,
    ) -> Result<TakenIn, Problem> {
        let going =
            |done, progress: &mut Progress<'_>| if progress(done, 3) { Ok(()) } else { Err(Problem::cancelled()) };
        going(0, progress)?;
        let content =
            crate::imports::read(path, crate::imports::Reading::default(), &mut || self.host.fresh())?.content;
        going(1, progress)?;
        let (theirs, versions) = match content {
            Content::Framework(state) => (state, Vec::new()),
            Content::History(history) => (history.draft, history.versions),
        };
        let (before, head) = {
            let mut desk = self.desk();
            let open = desk.draft(framework)?;
            (open.framework.clone(), open.head.edit)
        };
        let (base, base_step, common) = self.common_base(framework, &theirs, &versions)?;
        let adopted = adopt_ids(&base, &theirs);
        // Where the ids are those of the file, its versions since tell who did what.
        let since = common.filter(|_| matches!(adopted, Cow::Borrowed(_)));
        let theirs = adopted.into_owned().under(framework);
        let merge = merge::merge(&base, &before, &theirs);
        let changes = Changes::between(&before, &merge.framework);
        if changes.is_empty() && merge.report.conflicts.is_empty() {
            return Err(Problem::new(Tone::NotNow, "nothing-new", json!({})).in_file(path));
        }
        let (removed, all) = (changes.removed.len(), before.len());
        if !sure && removed * 100 > all * MUCH {
            let params = json!({"removed": removed, "all": all});
            return Err(Problem::new(Tone::Correct, "removes-much", params).in_file(path));
        }
        going(2, progress)?;
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let kept = theirs.under(self.host.fresh());
        let since = since.map(|at| versions.into_iter().skip(at)).into_iter().flatten();
        let history = since.map(|version| self.kept_version(version, kept.root())).collect();
        let new = NewReview { theirs: &kept, history, base: base_step, before: head, name: &name };
        let by = By { author: &self.host.author(), at: self.host.now() };
        let review = self.desk().store.add_review(framework, new, by)?;
        self.transact(framework, "merge", About::Words(&name), |draft| {
            // Somebody may have written meanwhile: then their changes are laid on what there is now.
            if *draft == *before {
                Ok(changes.clone())
            } else {
                Ok(between(draft, &merge::merge(&base, draft, &theirs)))
            }
        })?;
        progress(3, 3);
        Ok(TakenIn { review, taken: merge.report.taken, conflicts: merge.report.conflicts.len() })
    }

    /// The state from which both went on: the newest version that both have; without one (a file without history) the
    /// version that is nearest to theirs; without any version the first state of all. With its last step, and its place
    /// among the versions of the file.
    fn common_base(
        &self,
        framework: Id,
        theirs: &Framework,
        versions: &[HistoryVersion],
    ) -> Result<(Arc<Framework>, EditKey, Option<usize>), Problem> {
        let desk = self.desk();
        let ours = desk.store.versions(framework)?;
        let known: HashSet<_> = versions.iter().flat_map(|v| [v.meta.id.to_string(), v.meta.hash.clone()]).collect();
        let common = ours.iter().find(|v| known.contains(&v.id.to_string()) || known.contains(&v.hash));
        let mut near: Option<(Framework, EditKey)> = None;
        let mut state = |version: Option<Id>| -> Result<(Framework, EditKey), Problem> {
            let by = near.as_ref().map(|(state, edit)| Near { state, edit: *edit });
            let read = match version {
                Some(version) => desk.store.state(framework, version, by)?,
                None => desk.store.state_after(framework, None, by)?,
            };
            near = Some(read.clone());
            Ok(read)
        };
        if let Some(common) = common {
            let (base, step) = state(Some(common.id))?;
            let at = versions.iter().rposition(|v| v.meta.id == common.id || v.meta.hash == common.hash);
            return Ok((Arc::new(base), step, at));
        }
        let shares_ids = theirs.records().any(|r| r.id != framework && ours_has(&desk, framework, r.id));
        let mut best: Option<(usize, Framework, EditKey)> = None;
        for version in ours.iter().map(|v| Some(v.id)).chain([None]) {
            let (candidate, step) = state(version)?;
            // Without ids in common only words could tell, and the newest version is what people work from.
            let apart = if shares_ids { Changes::between(&candidate, &theirs.under(framework)).len() } else { 0 };
            if best.as_ref().is_none_or(|(least, ..)| apart < *least) {
                best = Some((apart, candidate, step));
            }
        }
        let (_, base, step) = best.ok_or_else(|| Problem::fault("a framework without a first step"))?;
        Ok((Arc::new(base), step, None))
    }

    /// A version of their file, as it is kept beside their state.
    fn kept_version(&self, version: HistoryVersion, root: Id) -> (VersionRow, Framework) {
        let state = version.state.under(root);
        let (id, hash) = (self.host.fresh(), state.content_hash());
        (VersionRow { id, hash, ..crate::history::stored(version.meta) }, state)
    }

    /// The reviews of a framework, newest first.
    ///
    /// # Errors
    /// If there is no such framework.
    pub fn reviews(&self, framework: Id) -> Result<Vec<ReviewRow>, Problem> {
        Ok(self.desk().store.reviews(framework)?)
    }

    /// A review with everything in it, and how the draft stands to each change and conflict.
    ///
    /// # Errors
    /// If there is no such review.
    pub fn review(&self, framework: Id, key: i64) -> Result<Review, Problem> {
        let mut desk = self.desk();
        let row = desk.store.reviews(framework)?.into_iter().find(|row| row.key == key);
        let row = row.ok_or_else(|| Problem::new(Tone::Correct, "no-such-review", json!({"review": key})))?;
        let open = desk.draft(framework)?;
        let (draft, head) = (open.framework.clone(), open.head.edit);
        let near = Near { state: &draft, edit: head };
        let (before, _) = desk.store.state_after(framework, Some(row.before), Some(near))?;
        let (base, _) = desk.store.state_after(framework, Some(row.base), Some(near))?;
        let (theirs, _) = desk.store.draft(row.theirs, None)?;
        let base_version = desk.store.version_after(framework, row.base)?.map(|v| v.name);
        let kept = desk.store.decided(key)?;
        drop(desk);
        let merge = merge::merge(&base, &before, &theirs.under(framework));
        let comparison = compare(&before, &merge.framework, Match::Ids, [None, None]);
        let people = self.people_of(framework, &row, &comparison)?;
        let sides = Sides { old: &before, new: &merge.framework };
        let standing = comparison.changes.iter().map(|change| agrees(&draft, sides, change)).collect();
        let conflicts = &merge.report.conflicts;
        let held = conflicts.iter().map(|conflict| held(&draft, conflict)).collect();
        let is_decided =
            |(n, conflict): (u32, &Conflict)| kept.contains(&n) || !merge::as_left(&draft, &merge.framework, conflict);
        let decided = (0u32..).zip(conflicts).map(is_decided).collect();
        Ok(Review { row, base_version, before: Arc::new(before), merge, comparison, people, standing, held, decided })
    }

    /// Accepts some changes of a review (`side` new) or rejects them (`side` old), by their numbers, as one step.
    ///
    /// # Errors
    /// If there is no such review, or the library cannot be written.
    pub fn settle_review(&self, framework: Id, key: i64, changes: &[u32], side: Side) -> Result<Outcome, Problem> {
        let review = self.review(framework, key)?;
        let sides = Sides { old: &review.before, new: &review.merge.framework };
        let some: Vec<_> = changes.iter().filter_map(|i| review.comparison.changes.get(*i as usize)).collect();
        let verb = if side == Side::New { "accept" } else { "reject" };
        let node = some.first().and_then(|change| change.new_id.or(change.old_id));
        let about = node.map_or(About::Words(&review.row.name), About::Node);
        self.transact(framework, verb, about, |draft| Ok(settle(draft, sides, some.iter().copied(), side)?))
    }

    /// Decides a conflict of a review: what was chosen comes into the draft as one step, if it is not there already.
    /// Without a choice the conflict is open again, and the draft holds what the merge left.
    ///
    /// That a conflict is decided is read from the draft, so undo and redo take the decision along. Only to keep what the
    /// merge left makes no trace there; that alone is written down.
    ///
    /// # Errors
    /// If there is no such conflict, the choice does not fit it, or what it needs is not there any more.
    pub fn resolve_conflict(
        &self,
        framework: Id,
        key: i64,
        number: u32,
        choice: Option<&Choice>,
    ) -> Result<Outcome, Problem> {
        let review = self.review(framework, key)?;
        let conflict = review.merge.report.conflicts.get(number as usize);
        let conflict = conflict.ok_or_else(|| Problem::new(Tone::Correct, "no-such-conflict", json!({})))?;
        let left = held(&review.merge.framework, conflict).map(Held::choice);
        let verb = if choice.is_some() { "resolve" } else { "reopen" };
        let outcome = self.transact(framework, verb, About::Node(conflict.id), |draft| {
            let chosen = choice.or(left.as_ref());
            Ok(chosen.map(|choice| merge::resolve(draft, conflict, choice)).transpose()?.unwrap_or_default())
        })?;
        let mut desk = self.desk();
        let is_as_left = merge::as_left(&desk.draft(framework)?.framework, &review.merge.framework, conflict);
        if choice.is_none() || is_as_left {
            desk.store.decide(key, number, choice.is_some(), self.host.now())?;
        }
        Ok(outcome)
    }
}

impl Held {
    fn choice(self) -> Choice {
        match self {
            Held::Base => Choice::Base,
            Held::Ours => Choice::Ours,
            Held::Theirs => Choice::Theirs,
        }
    }
}

fn ours_has(desk: &crate::Desk, framework: Id, id: Id) -> bool {
    desk.open.get(&framework).is_some_and(|open| open.framework.get(id).is_some())
}

fn between(draft: &Framework, merge: &Merge) -> Changes {
    Changes::between(draft, &merge.framework)
}

/// A choice that would change nothing is what the draft holds.
fn held(draft: &Framework, conflict: &Conflict) -> Option<Held> {
    let choices = [(Choice::Ours, Held::Ours), (Choice::Theirs, Held::Theirs), (Choice::Base, Held::Base)];
    let holds = |choice: &Choice| merge::resolve(draft, conflict, choice).is_ok_and(|changes| changes.is_empty());
    choices.into_iter().find(|(choice, _)| holds(choice)).map(|(_, held)| held)
}

impl From<ResolveError> for Problem {
    fn from(error: ResolveError) -> Problem {
        match error {
            ResolveError::Edit(error) => error.into(),
            ResolveError::NotAText(id) => Problem::new(Tone::Correct, "conflict-not-a-text", json!({"id": id})),
            ResolveError::Nowhere(id) => Problem::new(Tone::Correct, "conflict-nowhere", json!({"id": id})),
        }
    }
}
