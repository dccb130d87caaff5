//! First floor, CASE: the items.

use super::document::remarks;
use crate::build::Build;
use crate::error::ReadError;
use crate::export::case::{Edition, shown_of};
use crate::pieces::{Part, Skip};
use crate::standard::growth::{self, Headed, Settled, Standing, Thing};
use crate::standard::{carried, owned, words};
use crate::value::{self, Tree};
use crate::{Input, ids};
use rungs_model::{Field, Id, IdMap, Kind};
use std::borrow::Cow;

/// What ties an item to others.
const TIES: [&str; 8] = [
    "identifier",
    "uri",
    "lastChangeDateTime",
    "CFDocumentURI",
    "CFItemTypeURI",
    "CFItemAssociationURI",
    "CFPackageURI",
    "listEnumeration",
];
/// Further words on an item, which become notes of it.
const FURTHER: [(&str, &str); 7] = [
    ("conceptKeywords", "Keywords"),
    ("educationLevel", "Education level"),
    ("educationalLevel", "Education level"),
    ("subject", "Subject"),
    ("alternativeLabel", "Also called"),
    ("statusStartDate", "From"),
    ("statusEndDate", "Until"),
];

/// An item, its texts taken down.
pub(super) struct Item {
    /// Its place in the file.
    nth: usize,
    /// A file of ours names its kind.
    pub ours: bool,
    pub sequence: Option<i64>,
    notes: Option<Part>,
}

/// All items, in the order of their siblings once they are placed.
pub(super) struct Items<'t> {
    pub all: Vec<Item>,
    /// What each is, until it is grown into a node.
    things: Vec<Thing>,
    /// By the names in the file, in small letters.
    by_name: IdMap<Cow<'t, str>, usize>,
    at: String,
}

impl<'t> Items<'t> {
    pub fn of(input: &Input<'_>, build: &mut Build<'_>, list: &'t Tree<'_>, at: &str) -> Result<Items<'t>, ReadError> {
        let entries = list.entries();
        growth::in_limits(entries.len())?;
        let mut items = Items {
            all: Vec::with_capacity(entries.len()),
            things: Vec::with_capacity(entries.len()),
            by_name: IdMap::default(),
            at: at.to_owned(),
        };
        for (nth, entry) in entries.iter().enumerate() {
            if nth.is_multiple_of(1000) {
                input.go_on()?;
                build.in_limits()?;
            }
            let at = value::at(at, &nth.to_string());
            if entry.members().is_empty() {
                value::leave_out(build, &at, entry, Skip::NotUnderstood);
                continue;
            }
            let again =
                entry.get("identifier").text().is_some_and(|name| items.by_name.contains_key(&small(name.trim())));
            let (item, thing) = item(build, entry, &at, nth, again);
            let number = items.all.len();
            for name in [entry.get("identifier").text(), entry.get("uri").text()].into_iter().flatten() {
                items.by_name.entry(small(name.trim())).or_insert(number);
            }
            items.all.push(item);
            items.things.push(thing);
        }
        if entries.is_empty() {
            value::leave_out(build, at, list, Skip::NotUnderstood);
        }
        Ok(items)
    }

    /// The item of a name: its identifier, its address, or an address that ends in its identifier.
    pub fn named(&self, name: &str) -> Option<usize> {
        let name = small(name.trim());
        let last = || self.by_name.get(name.rsplit(['/', ':', '#']).next()?);
        // One slash is missing in some old addresses.
        let joined = || self.by_name.get(name.rsplit_once("cfitems")?.1.trim_start_matches('/'));
        self.by_name.get(&*name).or_else(last).or_else(joined).copied()
    }

    /// Says what the items stand in.
    pub fn stand(&mut self, standing: Standing) -> Settled {
        standing.settle(&mut self.things)
    }

    /// The things in the order of siblings: by number, then as they are listed, then by their codes, in which 10 comes
    /// after 9; otherwise as in the file.
    pub fn things(&mut self, list: &Tree<'_>) -> Vec<Thing> {
        let entries = list.entries();
        let text = |item: &Item, key: &str| entries[item.nth].get(key).says().unwrap_or_default().into_owned();
        let number = |at: &usize| self.all[*at].sequence.unwrap_or(i64::MAX);
        let mut order: Vec<usize> = (0..self.all.len()).collect();
        order.sort_by_key(number);
        // Most have a number of their own: codes are taken apart only where that does not tell them.
        for alike in order.chunk_by_mut(|one, other| number(one) == number(other)).filter(|alike| alike.len() > 1) {
            let key =
                |at: &usize| ["listEnumeration", "humanCodingScheme"].map(|key| natural(&text(&self.all[*at], key)));
            alike.sort_by_cached_key(key);
        }
        let new = growth::put_in_order(&mut self.things, &order);
        self.by_name.values_mut().for_each(|at| *at = new[*at]);
        growth::to_places(&mut self.all, &new);
        std::mem::take(&mut self.things)
    }

    /// What was carried along with the items, and remarks that we wrote.
    pub fn carried(
        &self,
        input: &Input<'_>,
        build: &mut Build<'_>,
        list: &Tree<'_>,
        nodes: &[Option<Id>],
        has_room: bool,
    ) -> Result<(), ReadError> {
        for (done, (item, node)) in self.all.iter().zip(nodes).enumerate() {
            if done.is_multiple_of(1000) {
                input.go_on()?;
            }
            let extensions = list.entries()[item.nth].get("extensions");
            // Where it has none there is nothing to be found.
            let at = if extensions.is_nothing() {
                String::new()
            } else {
                value::at(&value::at(&self.at, &item.nth.to_string()), "extensions")
            };
            match node.and_then(|node| build.kind(node).map(|kind| (node, kind))) {
                Some((node, kind)) => {
                    owned::keep_item(build, node, kind, &list.entries()[item.nth]);
                    let record = build.record(node).cloned();
                    let shown = |field: Field, text: &str| shown_of(record.as_ref()?, Edition::V11, field, text);
                    for (at, value) in carried::read(build, node, &at, extensions, &shown)? {
                        let is_kind = at.ends_with(&format!("{}kind", carried::PREFIX));
                        value::leave_out(build, &at, value, if is_kind { Skip::Name } else { Skip::NoPlace });
                    }
                    if let Some(part) = &item.notes {
                        remarks(build, node, part, Some(has_room))?;
                    }
                    if item.ours && extensions.is_nothing() {
                        unlabelled(build, node, kind);
                    }
                }
                None => value::leave_out(build, &at, extensions, Skip::NoPlace),
            }
        }
        Ok(())
    }
}

/// A group that had no title was given one for programs that need it.
fn unlabelled(build: &mut Build<'_>, node: Id, kind: Kind) {
    let is_label = build.record(node).is_some_and(|record| record.face() == words::word(kind));
    if let Some(face) = kind.face().filter(|_| is_label) {
        build.clear(node, face);
    }
}

/// A name in small letters, which most names of files are in.
pub(super) fn small(name: &str) -> Cow<'_, str> {
    let is_small = name.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    if is_small { Cow::Borrowed(name) } else { Cow::Owned(name.to_lowercase()) }
}

/// An item; of several with the same identifier the first one has it, and others go by their place as well.
fn item(build: &mut Build<'_>, entry: &Tree<'_>, at: &str, nth: usize, again: bool) -> (Item, Thing) {
    let why = if again { Skip::Taken } else { Skip::Name };
    value::leave_out_together(build, at, TIES.iter().map(|key| entry.get(key)), why);
    let carried = || entry.get("extensions").get(&format!("{}kind", carried::PREFIX)).text().and_then(Kind::from_name);
    let own_kind = entry.get("CFItemTypeURI").get("identifier").text().and_then(words::kind_of).or_else(carried);
    let own_kind = own_kind.filter(|kind| words::KINDS.contains(kind));
    let ours = own_kind.is_some();
    let name = entry.get("identifier").text().unwrap_or_default().trim().to_lowercase();
    let mut thing = Thing {
        id: (!name.is_empty()).then(|| match again {
            false => ids::of("case", &name),
            true => ids::of("case", &name).derive(at.as_bytes()),
        }),
        kind: own_kind.or_else(|| entry.get("CFItemType").text().and_then(words::called)),
        exact: ours,
        ..Thing::default()
    };
    let mut notes = None;
    // As many as there are, and not room for more.
    let is_further = |key: &str| FURTHER.iter().any(|(name, _)| *name == key) || key == "notes";
    thing.notes.reserve_exact(entry.members().iter().filter(|(key, _)| is_further(key)).count());
    let is_empty = entry.get("fullStatement").text().is_none();
    for (key, value) in entry.members() {
        if TIES.contains(&&**key) || key == "extensions" {
            continue;
        }
        let at = value::at(at, key);
        match (&**key, value.text()) {
            ("CFItemType", _) => value::leave_out(build, &at, value, Skip::Name),
            ("fullStatement", Some(text)) => thing.text = Some(value::piece(build, at, text)),
            ("abbreviatedStatement", Some(text)) => thing.title = Some(value::piece(build, at, text)),
            // Where there is no statement another name stands for it.
            ("alternativeLabel", Some(text)) if is_empty && thing.text.is_none() => {
                thing.text = Some(value::piece(build, at, text));
            }
            ("humanCodingScheme", Some(text)) => thing.code = Some(value::piece(build, at, text)),
            ("notes", Some(text)) => {
                let part = value::piece(build, at, text);
                if ours {
                    notes = Some(part);
                } else {
                    thing.notes.push(Headed::new("Notes", part));
                }
            }
            ("language", _) => value::leave_out(build, &at, value, Skip::Name),
            (key, _) => match FURTHER.iter().find(|(name, _)| *name == key) {
                Some((_, heading)) => {
                    let mut found = Vec::new();
                    value.leaves(&at, &mut found);
                    let mut parts = found.into_iter().map(|(at, said)| value::piece(build, at, &said));
                    if let Some(first) = parts.next() {
                        let more: Vec<Part> = parts.collect();
                        thing.notes.push(Headed { more, minor: true, ..Headed::new(*heading, first) });
                    }
                }
                None => value::leave_out(build, &at, value, Skip::NoPlace),
            },
        }
    }
    (Item { nth, ours, sequence: None, notes }, thing)
}

/// A run of digits or of other characters.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::import) enum Run {
    Number(u64),
    Text(String),
}

/// The most runs of a code that are looked at.
const MOST_RUNS: usize = 64;

/// A code part by part, numbers as numbers.
pub(in crate::import) fn natural(text: &str) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut rest = text.trim();
    while let (Some(first), true) = (rest.chars().next(), runs.len() < MOST_RUNS) {
        let digits = first.is_ascii_digit();
        let end = rest.find(|c: char| c.is_ascii_digit() != digits).unwrap_or(rest.len());
        let (run, after) = rest.split_at(end);
        runs.push(match run.parse() {
            Ok(number) if digits => Run::Number(number),
            _ => Run::Text(run.to_lowercase()),
        });
        rest = after;
    }
    runs
}
