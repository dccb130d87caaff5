//! First floor, CASE: the associations: what stands in what, what comes before what, and what is tied to what.

use super::document::Document;
use super::items::{Items, small};
use crate::Input;
use crate::build::Build;
use crate::error::{Fault, ReadError};
use crate::ids;
use crate::pieces::{Part, Skip};
use crate::standard::carried;
use crate::standard::growth::Standing;
use crate::standard::links::{self, Association, Links};
use crate::standard::ties::{self, Means};
use crate::value::{self, Tree};
use rungs_model::{Field, Id, Kind, Value};
use std::borrow::Cow;
use std::collections::HashMap;

/// One association.
struct Edge<'t> {
    nth: usize,
    id: Id,
    relation: Cow<'t, str>,
    from: End<'t>,
    to: End<'t>,
    sequence: Option<i64>,
    note: Option<Part>,
    /// What ties it together, as one piece.
    ties: Option<Part>,
    /// We wrote it as a link, whatever else it could be taken for.
    own: bool,
    /// It was taken for a place in the tree.
    placed: std::cell::Cell<bool>,
}

/// One end: all names that it goes by, and what it is called.
#[derive(Default)]
struct End<'t> {
    identifier: &'t str,
    uri: &'t str,
    title: &'t str,
}

impl<'t> End<'t> {
    fn of(value: &'t Tree<'_>) -> End<'t> {
        let text = |key: &str| value.get(key).text().unwrap_or_default().trim();
        match value.text() {
            // Files of 2017 have the address alone.
            Some(uri) => End { uri: uri.trim(), ..End::default() },
            None => End { identifier: text("identifier"), uri: text("uri"), title: text("title") },
        }
    }

    /// The item at this end.
    fn item(&self, items: &Items<'_>) -> Option<usize> {
        items.named(self.identifier).or_else(|| items.named(self.uri))
    }

    fn is_document(&self, document: &Document) -> bool {
        let names = [small(self.identifier), small(self.uri)];
        names.iter().any(|name| !name.is_empty() && document.names.iter().any(|known| known == name))
    }

    /// As an address: the node, else the outside thing.
    fn address(&self, within: &Within<'_>) -> String {
        let is_named = |id: &Id| self.uri == format!("urn:uuid:{id}");
        match (within.node(self), self.identifier.parse()) {
            (Some(node), _) => node.to_string(),
            (None, Ok(id)) if is_named(&id) => id.to_string(),
            (None, _) if self.uri.is_empty() => self.identifier.to_owned(),
            (None, _) => self.uri.to_owned(),
        }
    }
}

/// What has become of a package so far.
pub(super) struct Within<'a> {
    pub document: &'a Document,
    pub items: &'a Items<'a>,
    pub nodes: &'a [Option<Id>],
    pub root: Id,
}

impl Within<'_> {
    /// The node at an end, the framework itself included.
    fn node(&self, end: &End<'_>) -> Option<Id> {
        let node = end.item(self.items).and_then(|item| self.nodes[item]);
        node.or_else(|| end.is_document(self.document).then_some(self.root))
    }
}

/// All associations.
pub(super) struct Edges<'t> {
    all: Vec<Edge<'t>>,
    at: String,
}

/// The most associations of one package. One that says all that CASE asks for takes more than two hundred bytes, so no
/// valid file that is read has as many.
const MAX_EDGES: usize = 500_000;

const TIES: [&str; 8] = [
    "identifier",
    "uri",
    "lastChangeDateTime",
    "CFDocumentURI",
    "associationType",
    "originNodeURI",
    "destinationNodeURI",
    "sequenceNumber",
];

impl<'t> Edges<'t> {
    pub fn of(input: &Input<'_>, build: &mut Build<'_>, list: &'t Tree<'_>, at: &str) -> Result<Edges<'t>, ReadError> {
        let entries = list.entries();
        if entries.len() > MAX_EDGES {
            return Err(ReadError::whole(Fault::TooMany { what: "entries", limit: MAX_EDGES }));
        }
        let mut all = Vec::with_capacity(entries.len());
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
            all.push(edge(build, entry, &at, nth));
        }
        if entries.is_empty() {
            value::leave_out(build, at, list, Skip::NotUnderstood);
        }
        Ok(Edges { all, at: at.to_owned() })
    }

    /// Places the items by what they stand in.
    pub fn place(&self, build: &mut Build<'_>, document: &Document, items: &mut Items<'_>) {
        let is_place = |edge: &&Edge<'_>| edge.relation == "isChildOf" && !edge.own;
        let mut order: Vec<&Edge<'_>> = self.all.iter().filter(is_place).collect();
        order.sort_by_key(|edge| edge.sequence.unwrap_or(i64::MAX));
        let mut standing = Standing::default();
        for (said, edge) in order.iter().enumerate() {
            let Some(child) = edge.from.item(items) else {
                continue;
            };
            if edge.to.is_document(document) {
                standing.at_top(child);
                if items.all[child].sequence.is_none() {
                    items.all[child].sequence = edge.sequence;
                }
            } else if let Some(parent) = edge.to.item(items) {
                standing.take(child, parent, said);
            } else {
                // It stands in something that is not here: that is a link, if only to another framework.
                if let Some(ties) = &edge.ties {
                    build.skip(ties, Skip::Dangling);
                }
                continue;
            }
            edge.placed.set(true);
        }
        let settled = items.stand(standing);
        for (child, said) in settled.first {
            items.all[child].sequence = order[said].sequence;
        }
        // The first reason that is given counts.
        let circles = settled.left_out.iter().map(|said| (order[*said], Skip::Circle));
        let placed = order.iter().filter(|edge| edge.placed.get()).map(|edge| (*edge, Skip::Name));
        for (edge, why) in circles.chain(placed) {
            if let Some(ties) = &edge.ties {
                build.skip(ties, why);
            }
        }
    }

    /// What the other associations say; those that a framework has no field for.
    pub fn tie(
        &self,
        input: &Input<'_>,
        build: &mut Build<'_>,
        within: &Within<'_>,
        list: &Tree<'_>,
        links: &mut Links,
    ) -> Result<(), ReadError> {
        let mut members: HashMap<Id, Vec<(i64, Id)>> = HashMap::new();
        let order = ties::neighbours(build);
        for (done, edge) in self.all.iter().enumerate() {
            if done.is_multiple_of(1000) {
                input.go_on()?;
            }
            let extensions = list.entries()[edge.nth].get("extensions");
            // Most say where something stands, and nothing else.
            if edge.placed.get() && extensions.is_nothing() {
                self.note(build, edge, None);
                continue;
            }
            let at = value::at(&value::at(&self.at, &edge.nth.to_string()), "extensions");
            if edge.placed.get() {
                self.rest(build, edge, &at, extensions);
                continue;
            }
            let ends = within.node(&edge.from).zip(within.node(&edge.to)).filter(|_| !edge.own);
            let own = extensions.get(&format!("{}kind", carried::PREFIX)).text();
            let means = match ties::means(build, &order, &edge.relation, ends) {
                Means::Order(from, to) if own == Some(Kind::Transition.name()) => Means::Transition(from, to),
                means => means,
            };
            let tied = !matches!(means, Means::Link);
            match means {
                Means::Order(..) => self.rest(build, edge, &at, extensions),
                Means::Transition(from, to) => self.transition(build, edge, from, to, &at, extensions)?,
                Means::Field(node, field, to) => {
                    build.set(node, field, Value::Link(to), &[]);
                    self.rest(build, edge, &at, extensions);
                }
                Means::Member(ability, stream) => {
                    members.entry(stream).or_default().push((edge.sequence.unwrap_or(i64::MAX), ability));
                    self.rest(build, edge, &at, extensions);
                }
                Means::Link => {}
            }
            if let Some(ties) = &edge.ties {
                let is_here = within.node(&edge.from).is_some() || within.node(&edge.to).is_some();
                build.skip(ties, if is_here { Skip::Name } else { Skip::Dangling });
            }
            if !tied {
                links.push(&self.link(build, edge, within, &at, extensions));
            }
        }
        for (stream, mut abilities) in members {
            abilities.sort_by_key(|(sequence, _)| *sequence);
            let ids = abilities.into_iter().map(|(_, id)| id).collect();
            build.set(stream, Field::Abilities, Value::Links(ids), &[]);
        }
        Ok(())
    }

    fn rest(&self, build: &mut Build<'_>, edge: &Edge<'_>, at: &str, extensions: &Tree<'_>) {
        self.note(build, edge, None);
        value::leave_out(build, at, extensions, Skip::NoPlace);
    }

    fn note(&self, build: &mut Build<'_>, edge: &Edge<'_>, node: Option<Id>) {
        if let Some(note) = &edge.note {
            match node {
                Some(node) => build.say(node, Field::Note, note),
                None => build.skip(note, Skip::NoPlace),
            }
        }
    }

    fn transition(
        &self,
        build: &mut Build<'_>,
        edge: &Edge<'_>,
        from: Id,
        to: Id,
        at: &str,
        extensions: &Tree<'_>,
    ) -> Result<(), ReadError> {
        let root = build.root();
        let transition = match build.record(edge.id) {
            None => build.node_as(edge.id, Kind::Transition, root)?,
            Some(_) => build.node(Kind::Transition, root)?,
        };
        build.set(transition, Field::From, Value::Link(from), &[]);
        build.set(transition, Field::To, Value::Link(to), &[]);
        self.note(build, edge, Some(transition));
        for (at, value) in carried::read(build, transition, at, extensions, &|_, _| None)? {
            let why = if at.ends_with(&format!("{}kind", carried::PREFIX)) { Skip::Name } else { Skip::NoPlace };
            value::leave_out(build, &at, value, why);
        }
        Ok(())
    }

    fn link(
        &self,
        build: &mut Build<'_>,
        edge: &Edge<'_>,
        within: &Within<'_>,
        at: &str,
        extensions: &Tree<'_>,
    ) -> Association {
        let own = extensions.get(&format!("{}relation", carried::PREFIX)).text();
        let is_ours = own.is_some() || edge.own;
        value::leave_out(build, at, extensions, if is_ours { Skip::Name } else { Skip::NoPlace });
        let note = edge.note.as_ref().map(|note| build.text(note).to_owned()).unwrap_or_default();
        if let Some(part) = &edge.note {
            let root = build.root();
            build.is_in(root, Field::Note, part);
        }
        let outside = [&edge.to, &edge.from].into_iter().find(|end| within.node(end).is_none());
        Association {
            id: edge.id,
            relation: own.unwrap_or(&*edge.relation).to_owned(),
            from: edge.from.address(within),
            to: edge.to.address(within),
            title: outside.map(|end| end.title.to_owned()).unwrap_or_default(),
            note,
        }
    }
}

fn edge<'t>(build: &mut Build<'_>, entry: &'t Tree<'_>, at: &str, nth: usize) -> Edge<'t> {
    let ties = value::together(build, at, TIES.iter().map(|key| entry.get(key)));
    let mut note = None;
    for (key, value) in entry.members().iter().filter(|(key, _)| !TIES.contains(&&**key) && key != "extensions") {
        let at = value::at(at, key);
        match (&**key, value.text()) {
            ("notes", Some(text)) => note = Some(value::piece(build, at, text)),
            _ => value::leave_out(build, &at, value, Skip::NoPlace),
        }
    }
    let name = entry.get("identifier").text().unwrap_or(at);
    let own = entry.get("extensions").get(&format!("{}kind", carried::PREFIX)).text() == Some(links::KIND);
    Edge {
        nth,
        id: ids::of("case", name),
        relation: ties::relation(entry.get("associationType").text().unwrap_or("isRelatedTo")),
        from: End::of(entry.get("originNodeURI")),
        to: End::of(entry.get("destinationNodeURI")),
        sequence: entry.get("sequenceNumber").number().map(|n| n as i64),
        note,
        ties,
        own,
        placed: std::cell::Cell::new(false),
    }
}
