//! First floor, formats to read: CTDL-ASN, competency frameworks of Credential Engine as JSON-LD.
//!
//! A graph of one framework and its competencies; texts are maps from languages to texts. Of several languages that of
//! the framework is taken, else the first; the others are left out with a word.

mod graph;
mod names;

use crate::build::Build;
use crate::error::{Fault, ReadError};
use crate::export::ctdl::{ALIGNMENTS, shown};
use crate::ids;
use crate::mapping::Mapping;
use crate::pieces::{Part, Skip};
use crate::standard::growth::{self, Headed, Standing, Thing};
use crate::standard::links::{Association, KEY, Links};
use crate::standard::{carried, words};
use crate::value::{self, Tree};
use crate::{Import, Imported, Input, encoding};
use graph::Graph;
use names::{full, is_carried, is_of, named, names, one, ours, own};
use rungs_model::{Field, Id, IdMap, Kind};

/// A document of Credential Engine.
pub(crate) const IMPORT: Import = Import { name: "ctdl", extensions: &["ctdl.json", "jsonld"], recognise, read };

fn recognise(_: &str, bytes: &[u8]) -> u8 {
    let start = &bytes[..bytes.len().min(200_000)];
    let Ok(text) = encoding::decode_any(start) else { return 0 };
    let is_json = text.trim_ascii_start().starts_with(['{', '[']);
    if is_json
        && ["ceasn:Competency", "ceasn:competencyText", "schema/context/json"].iter().any(|word| text.contains(word))
    {
        99
    } else {
        0
    }
}

fn read(input: &Input<'_>, fresh: &mut dyn FnMut() -> Id) -> Result<Imported, ReadError> {
    let text = value::text_of(input)?;
    let tree = value::json(&text)?;
    let build = Build::new(fresh, input.going);
    let build = graph_of(input, build, &tree)?;
    // All of it is in the pieces by now.
    drop(tree);
    Ok(Imported::built(build.finish()?, Mapping::of(IMPORT.name), 1.0, Vec::new()))
}

fn graph_of<'f>(input: &Input<'_>, mut build: Build<'f>, tree: &Tree<'_>) -> Result<Build<'f>, ReadError> {
    let graph = Graph::of(&mut build, tree);
    let is_ours = graph.entries.iter().any(|entry| is_carried(entry) || ours(entry));
    let has_framework = graph.entries.iter().any(|entry| is_of(entry, "CompetencyFramework"));
    let mut reader = Reader { build, language: String::new(), by_name: IdMap::default() };
    reader.document(input, &graph)?;
    let root = reader.build.root();
    if reader.build.record(root).is_some_and(|record| record.face().is_empty()) && !is_ours {
        reader.build.says(root, Field::Title, &crate::sheets::stem(input.name), &[]);
    }
    if reader.by_name.is_empty() && !has_framework {
        return Err(ReadError::whole(Fault::NothingUnderstood));
    }
    Ok(reader.build)
}

/// Properties that tie things together or say when they were changed.
const TIES: [&str; 15] = [
    "@type",
    "@id",
    "@context",
    "ceterms:ctid",
    "ceasn:isPartOf",
    "ceasn:isTopChildOf",
    "ceasn:isChildOf",
    "ceasn:hasChild",
    "ceasn:hasTopChild",
    "ceasn:listID",
    "ceasn:dateCreated",
    "ceasn:dateModified",
    "ceasn:inLanguage",
    "ceasn:identifier",
    "ceasn:broadAlignment",
];
/// Where a framework comes from.
const SOURCE: [(&str, &str); 14] = [
    ("ceasn:publisherName", "Publisher"),
    ("ceasn:publisher", "Publisher"),
    ("ceasn:creator", "Creator"),
    ("ceasn:author", "Author"),
    ("ceasn:rights", "Rights"),
    ("ceasn:rightsHolder", "Rights"),
    ("ceasn:license", "Licence"),
    ("ceasn:source", "Source"),
    ("ceasn:publicationStatusType", "Status"),
    ("ceasn:dateValidFrom", "From"),
    ("ceasn:dateValidUntil", "Until"),
    ("ceterms:versionIdentifier", "Version"),
    ("ceterms:versionCode", "Version"),
    ("ceasn:conceptKeyword", "Keywords"),
];
/// Further words on a competency, which become notes of it.
const FURTHER: [(&str, &str); 6] = [
    ("ceasn:conceptKeyword", "Keywords"),
    ("ceasn:educationLevelType", "Education level"),
    ("ceasn:complexityLevel", "Complexity"),
    ("ceasn:performanceLevelType", "Performance level"),
    ("ceasn:weight", "Weight"),
    ("asn:hasProgressionLevel", "Progression level"),
];

struct Reader<'f, 't> {
    build: Build<'f>,
    language: String,
    by_name: IdMap<&'t str, usize>,
}

/// A competency: its number in the graph, and our remarks on it.
struct Item {
    nth: usize,
    remark: Option<Part>,
    /// What ties it to others, as one piece.
    ties: Option<Part>,
}

impl<'t> Reader<'_, 't> {
    fn document(&mut self, input: &Input<'_>, graph: &Graph<'t, '_>) -> Result<(), ReadError> {
        let framework = graph.entries.iter().position(|entry| is_of(entry, "CompetencyFramework"));
        let document = framework.map(|nth| (&graph.entries[nth], graph.at(nth)));
        if let Some((entry, at)) = &document {
            self.root(entry, at)?;
        }
        let (mut items, mut things) = self.items(input, graph, framework)?;
        let top = document.as_ref().map_or(&Tree::Nothing, |(entry, _)| one(entry, "ceasn:hasTopChild"));
        let order = self.place(&mut things, &items, graph, top);
        let new = growth::put_in_order(&mut things, &order);
        drop(order);
        growth::to_places(&mut items, &new);
        self.by_name.values_mut().for_each(|at| *at = new[*at]);
        let grown = growth::grow(&mut self.build, input, &things)?;
        drop(things);
        let mut links = grown.links;
        for (number, (item, node)) in items.iter().zip(&grown.nodes).enumerate() {
            if number.is_multiple_of(1000) {
                input.go_on()?;
            }
            let (entry, at) = (&graph.entries[item.nth], graph.at(item.nth));
            if let Some(node) = node {
                self.carried(entry, &at, *node, item.remark.as_ref())?;
            }
            self.alignments(entry, &at, *node, &grown.nodes, &mut links);
        }
        if let Some((entry, at)) = &document {
            self.end(entry, at, &mut links)?;
        }
        links.keep(&mut self.build);
        Ok(())
    }

    /// Takes the competencies down, in the order of the file.
    fn items(
        &mut self,
        input: &Input<'_>,
        graph: &Graph<'t, '_>,
        framework: Option<usize>,
    ) -> Result<(Vec<Item>, Vec<Thing>), ReadError> {
        growth::in_limits(graph.entries.len())?;
        let (mut items, mut things) = (Vec::new(), Vec::with_capacity(graph.entries.len()));
        for (nth, entry) in graph.entries.iter().enumerate().filter(|(nth, _)| Some(*nth) != framework) {
            if nth.is_multiple_of(1000) {
                input.go_on()?;
                self.build.in_limits()?;
            }
            let at = graph.at(nth);
            if !is_of(entry, "Competency") && one(entry, "ceasn:competencyText").is_nothing() {
                value::leave_out(&mut self.build, &at, entry, Skip::NoPlace);
                continue;
            }
            for name in names(entry) {
                self.by_name.entry(name).or_insert(things.len());
            }
            let ties = value::together(&mut self.build, &at, TIES.iter().map(|key| one(entry, key)));
            let (thing, remark) = self.thing(entry, &at);
            things.push(thing);
            items.push(Item { nth, remark, ties });
        }
        Ok((items, things))
    }

    fn root(&mut self, entry: &Tree<'_>, at: &str) -> Result<(), ReadError> {
        if let Some(name) = one(entry, "ceterms:ctid").text().or_else(|| one(entry, "@id").text()) {
            self.build.root_is(ids::of(IMPORT.name, name));
        }
        let root = self.build.root();
        let mut found = Vec::new();
        one(entry, "ceasn:inLanguage").leaves("", &mut found);
        self.language = found.first().map(|(_, said)| said.to_string()).unwrap_or_default();
        for (key, field) in [("ceasn:name", Field::Title), ("ceasn:description", Field::Summary)] {
            for part in self.said(entry, key, at) {
                self.build.say(root, field, &part);
            }
        }
        let language = self.language.clone();
        self.build.says(root, Field::Language, &language, &[]);
        value::leave_out_together(&mut self.build, at, TIES.iter().map(|key| one(entry, key)), Skip::Name);
        let ours = ours(entry);
        let (mut lines, mut parts) = (Vec::new(), Vec::new());
        for (key, label) in SOURCE {
            let said: Vec<Part> = self.said(entry, key, at);
            if ours {
                said.iter().for_each(|part| self.build.skip(part, Skip::Name));
            } else if !said.is_empty() {
                let texts: Vec<&str> = said.iter().map(|part| self.build.text(part).trim()).collect();
                lines.push(format!("{label}: {}", texts.join(", ")));
                parts.extend(said);
            }
        }
        if !lines.is_empty() {
            self.build.note(root, "Source", &[], &lines.join("\n"), &parts)?;
        }
        let known = |key: &str| {
            let key = full(key);
            TIES.contains(&&*key)
                || SOURCE.iter().any(|(name, _)| *name == key)
                || ["ceasn:name", "ceasn:description"].contains(&&*key)
                || key.starts_with(carried::PREFIX)
        };
        for (key, value) in entry.members().iter().filter(|(key, _)| !known(key)) {
            value::leave_out(&mut self.build, &value::at(at, key), value, Skip::NoPlace);
        }
        Ok(())
    }

    /// The pieces of a text in the language of the framework; other languages are left out.
    fn said(&mut self, entry: &Tree<'_>, key: &str, at: &str) -> Vec<Part> {
        let Some((key, value)) = entry.members().iter().find(|(name, _)| full(name) == key) else { return Vec::new() };
        let at = value::at(at, key);
        let mut found = Vec::new();
        match value {
            Tree::Object(languages) => {
                let wanted = languages.iter().position(|(language, _)| *language == self.language);
                let chosen = wanted.or_else(|| {
                    languages.iter().position(|(language, value)| !language.starts_with('@') && !value.is_nothing())
                });
                for (nth, (language, value)) in languages.iter().enumerate() {
                    let at = value::at(&at, language);
                    if Some(nth) == chosen || language == "@value" {
                        value.leaves(&at, &mut found);
                    } else {
                        value::leave_out(&mut self.build, &at, value, Skip::LeftOut);
                    }
                }
            }
            _ => value.leaves(&at, &mut found),
        }
        found.into_iter().map(|(at, said)| value::piece(&mut self.build, at, &said)).collect()
    }

    fn thing(&mut self, entry: &Tree<'_>, at: &str) -> (Thing, Option<Part>) {
        let own = one(entry, &format!("{}kind", carried::PREFIX)).text().and_then(Kind::from_name);
        let own = own.filter(|kind| words::KINDS.contains(kind));
        let name = one(entry, "ceterms:ctid").text().or_else(|| one(entry, "@id").text());
        let mut thing = Thing {
            id: name.map(|name| ids::of(IMPORT.name, name)),
            kind: own,
            exact: own.is_some(),
            ..Thing::default()
        };
        let mut remark = None;
        let first = |reader: &mut Self, key: &str| {
            let mut parts = reader.said(entry, key, at).into_iter();
            let first = parts.next();
            parts.for_each(|part| reader.build.skip(&part, Skip::NoPlace));
            first
        };
        thing.text = first(self, "ceasn:competencyText");
        thing.title = first(self, "ceasn:competencyLabel");
        thing.code = first(self, "ceasn:codedNotation");
        if let Some(category) = first(self, "ceasn:competencyCategory") {
            thing.kind = thing.kind.or_else(|| words::called(self.build.text(&category)));
            self.build.skip(&category, Skip::Name);
        }
        for (nth, part) in self.said(entry, "ceasn:comment", at).into_iter().enumerate() {
            if own.is_some() && nth == 0 {
                remark = Some(part);
            } else {
                thing.notes.push(Headed::new("Notes", part));
            }
        }
        for (key, heading) in FURTHER {
            let mut parts = self.said(entry, key, at).into_iter();
            if let Some(first) = parts.next() {
                thing.notes.push(Headed { more: parts.collect(), minor: true, ..Headed::new(heading, first) });
            }
        }
        let known = |key: &str| {
            let key = full(key);
            let texts = ["competencyText", "competencyLabel", "codedNotation", "competencyCategory", "comment"];
            TIES.contains(&&*key)
                || FURTHER.iter().any(|(name, _)| *name == key)
                || ALIGNMENTS.iter().any(|(name, _)| *name == key)
                || key.strip_prefix("ceasn:").is_some_and(|key| texts.contains(&key))
                || key.starts_with(carried::PREFIX)
        };
        for (key, value) in entry.members().iter().filter(|(key, _)| !known(key)) {
            value::leave_out(&mut self.build, &value::at(at, key), value, Skip::NoPlace);
        }
        (thing, remark)
    }

    /// Says what each stands in, and gives the order of siblings: as their parents list them, then by their list
    /// numbers, then as in the file.
    fn place(&mut self, things: &mut [Thing], items: &[Item], graph: &Graph<'_, '_>, top: &Tree<'_>) -> Vec<usize> {
        let entries = || items.iter().map(|item| &graph.entries[item.nth]).enumerate();
        let mut listed: Vec<usize> = vec![usize::MAX; things.len()];
        let mut standing = Standing::default();
        for (at, entry) in entries() {
            for parent in named(one(entry, "ceasn:isChildOf")).iter().filter_map(|name| self.by_name.get(*name)) {
                standing.take(at, *parent, at);
            }
        }
        let mut place = |children: &Tree<'_>| {
            for (nth, child) in named(children).iter().enumerate() {
                if let Some(child) = self.by_name.get(*child) {
                    listed[*child] = listed[*child].min(nth);
                }
            }
        };
        place(top);
        for (at, entry) in entries() {
            let children = one(entry, "ceasn:hasChild");
            place(children);
            for child in named(children).iter().filter_map(|name| self.by_name.get(*name)) {
                standing.take(*child, at, at);
            }
        }
        // The first reason that is given counts.
        let circles = standing.settle(things).left_out.into_iter().map(|at| (&items[at], Skip::Circle));
        for (item, why) in circles.chain(items.iter().map(|item| (item, Skip::Name))) {
            if let Some(ties) = &item.ties {
                self.build.skip(ties, why);
            }
        }
        let mut order: Vec<usize> = (0..things.len()).collect();
        order.sort_by_cached_key(|at| {
            let number =
                one(&graph.entries[items[*at].nth], "ceasn:listID").says().map(|said| super::case::natural(&said));
            (listed[*at], number)
        });
        order
    }

    fn carried(&mut self, entry: &Tree<'_>, at: &str, node: Id, remark: Option<&Part>) -> Result<(), ReadError> {
        let Some(kind) = self.build.kind(node) else { return Ok(()) };
        let shown = |field: Field, text: &str| shown(kind, field, text);
        let own = own(entry);
        for (at, value) in carried::read(&mut self.build, node, at, &own, &shown)? {
            value::leave_out(&mut self.build, &at, value, Skip::Name);
        }
        if let Some(part) = remark {
            super::case::remarks(&mut self.build, node, part, Some(true))?;
        }
        Ok(())
    }

    fn alignments(&mut self, entry: &Tree<'_>, at: &str, node: Option<Id>, nodes: &[Option<Id>], links: &mut Links) {
        for (key, relation) in ALIGNMENTS {
            let Some((name, value)) = entry.members().iter().find(|(name, _)| full(name) == key) else { continue };
            if TIES.contains(&key) && is_carried(entry) {
                continue;
            }
            if !TIES.contains(&key) {
                value::leave_out(&mut self.build, &value::at(at, name), value, Skip::Name);
            }
            let Some(from) = node else { continue };
            for end in named(value) {
                let inside = self.by_name.get(end).and_then(|item| nodes[*item]);
                let to = inside.map_or_else(|| end.to_owned(), |node| node.to_string());
                links.push(&Association {
                    id: from.derive(to.as_bytes()).derive(relation.as_bytes()),
                    relation: relation.to_owned(),
                    from: from.to_string(),
                    to,
                    title: String::new(),
                    note: String::new(),
                });
            }
        }
    }

    /// What was carried along with the framework itself.
    fn end(&mut self, entry: &Tree<'_>, at: &str, links: &mut Links) -> Result<(), ReadError> {
        let root = self.build.root();
        let shown = |field: Field, text: &str| shown(Kind::Framework, field, text);
        let own = own(entry);
        for (at, value) in carried::read(&mut self.build, root, at, &own, &shown)? {
            let is = |name: &str| at.ends_with(&format!("{}{name}", carried::PREFIX));
            if is("transitions") {
                for (nth, entry) in value.entries().iter().enumerate() {
                    carried::read_whole(
                        &mut self.build,
                        Kind::Transition,
                        root,
                        &value::at(&at, &nth.to_string()),
                        entry,
                    )?;
                }
            } else if let (true, Some(raw)) = (is(KEY), value.text()) {
                if value::json(raw).is_ok() {
                    // The same links stand as alignments beside the competencies, as far as there are properties for them.
                    *links = Links::default();
                    self.build.keep(root, KEY, raw.to_owned());
                }
                value::leave_out(&mut self.build, &at, value, Skip::Name);
            } else {
                let why = if is("kind") { Skip::Name } else { Skip::NoPlace };
                value::leave_out(&mut self.build, &at, value, why);
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
