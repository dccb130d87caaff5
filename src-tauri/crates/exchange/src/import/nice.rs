//! First floor, formats to read: the NICE Workforce Framework for Cybersecurity as NIST hands it out (CPRT JSON).
//!
//! A work role is a path, its category the path's tagline. Every statement (task, knowledge, skill, ability) and every
//! competency area is a competency in the group of its kind, so that what no role needs is there too; each role has an
//! ability for each statement it is tied to, linked to the competency. Ids follow from those of NICE, which are the same
//! in every release, so that a newer release updates an older one.

use crate::build::Build;
use crate::error::{Fault, ReadError};
use crate::ids::derived;
use crate::mapping::Mapping;
use crate::pieces::{Part, Skip};
use crate::spot::Way;
use crate::standard::code;
use crate::standard::links::{Association, Links};
use crate::value::{self, Tree};
use crate::{Import, Imported, Input, encoding};
use rungs_model::{Field, Id, Kind, Value};
use std::collections::{HashMap, HashSet};

/// One release of the framework.
pub(crate) const IMPORT: Import = Import { name: "nice", extensions: &["nice.json"], recognise, read };

fn recognise(_: &str, bytes: &[u8]) -> u8 {
    if !encoding::begins(bytes, b"{") {
        return 0;
    }
    let Ok(text) = encoding::decode(bytes) else { return 0 };
    // An export without its documents is one all the same.
    let is_export = text.contains("\"element_type\"") && text.contains("\"element_identifier\"");
    let inner = |way: Way| is_export && way.key("elements").offset(&text, 1).is_some();
    let wrapped = Way::default().key("response").key("elements");
    if inner(wrapped) || inner(Way::default()) || inner(Way::default().key("elements")) { 98 } else { 0 }
}

fn read(input: &Input<'_>, fresh: &mut dyn FnMut() -> Id) -> Result<Imported, ReadError> {
    let text = value::text_of(input)?;
    let tree = value::json(&text)?;
    let mut build = Build::new(fresh, input.going);
    let (export, at) = unwrapped(&mut build, &tree);
    if *export.get("documents") == Tree::Nothing {
        return Err(ReadError { pointer: at, ..ReadError::whole(Fault::KeyMissing { key: "documents" }) });
    }
    let mut reader = Reader {
        build,
        elements: Vec::new(),
        by_name: HashMap::new(),
        order: HashMap::new(),
        groups: HashMap::new(),
        links: Links::default(),
    };
    reader.document(export.get("documents"), &value::at(&at, "documents"), input)?;
    reader.elements(input, export.get("elements"), &value::at(&at, "elements"))?;
    let ties = reader.relationships(input, export.get("relationships"), &value::at(&at, "relationships"))?;
    reader.grow(input, &ties)?;
    for (key, value) in export.members() {
        let why = match &**key {
            "documents" | "elements" | "relationships" => continue,
            "relationship_types" => Skip::Name,
            _ => Skip::NoPlace,
        };
        value::leave_out(&mut reader.build, &value::at(&at, key), value, why);
    }
    reader.links.keep(&mut reader.build);
    Ok(Imported::built(reader.build.finish()?, Mapping::of(IMPORT.name), 1.0, Vec::new()))
}

/// The export itself, and where it stands.
fn unwrapped<'t, 'a>(build: &mut Build<'_>, tree: &'t Tree<'a>) -> (&'t Tree<'a>, String) {
    let (mut export, mut at) = (tree, String::new());
    for key in ["response", "elements"] {
        if export.get("relationships").is_nothing() && !export.get(key).members().is_empty() {
            for (other, value) in export.members().iter().filter(|(other, _)| other != key) {
                value::leave_out(build, &value::at(&at, other), value, Skip::Name);
            }
            export = export.get(key);
            at = value::at(&at, key);
        }
    }
    (export, at)
}

/// What an element is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum What {
    Category,
    Role,
    /// Tasks, knowledge, skills and so on, by the number of their group.
    Statement(usize),
    /// Order, codes of other lists.
    Noise,
}

/// The kinds of statement, as their elements call them, and their group.
const GROUPS: [(&str, &str); 5] = [
    ("task", "Tasks"),
    ("knowledge", "Knowledge"),
    ("skill", "Skills"),
    ("ability", "Abilities"),
    ("competency_area", "Competency areas"),
];

fn what(word: &str) -> What {
    let word = word.trim().to_lowercase().replace([' ', '-'], "_");
    match &*word {
        "category" | "specialty_area" => What::Category,
        "work_role" => What::Role,
        "sort" | "opm_code" => What::Noise,
        _ => GROUPS.iter().position(|(name, _)| *name == word).map_or(What::Noise, What::Statement),
    }
}

struct Element {
    name: String,
    what: What,
    title: Option<Part>,
    text: Option<Part>,
    code: Option<Part>,
    node: Option<Id>,
    /// The category it stands in.
    category: Option<usize>,
}

struct Reader<'f> {
    build: Build<'f>,
    elements: Vec<Element>,
    by_name: HashMap<String, usize>,
    /// Where the file puts a category or role among its like ("00001.00002"), by the names of those elements of it that
    /// say so.
    order: HashMap<String, String>,
    groups: HashMap<usize, Id>,
    links: Links,
}

impl Reader<'_> {
    fn document(&mut self, documents: &Tree<'_>, at: &str, input: &Input<'_>) -> Result<(), ReadError> {
        // The first is the framework; others are those it refers to.
        let document = documents.entries().first().unwrap_or(&Tree::Nothing);
        let build = &mut self.build;
        build.root_is(derived(IMPORT.name, "framework"));
        let root = build.root();
        let first = value::at(at, "0");
        match document.get("name").text() {
            Some(name) => {
                let part = value::piece(build, value::at(&first, "name"), name);
                build.say(root, Field::Title, &part);
            }
            None => build.says(root, Field::Title, &crate::sheets::stem(input.name), &[]),
        }
        let mut lines = Vec::new();
        let mut parts = Vec::new();
        for (key, label) in [("version", "Version"), ("website", "Source")] {
            if let Some(said) = document.get(key).text() {
                lines.push(format!("{label}: {}", said.trim()));
                parts.push(value::piece(build, value::at(&first, key), said));
            }
        }
        if !lines.is_empty() {
            build.note(root, "Source", &[], &lines.join("\n"), &parts)?;
        }
        for (key, value) in document.members() {
            if !["name", "version", "website"].contains(&&**key) {
                value::leave_out(build, &value::at(&first, key), value, Skip::Name);
            }
        }
        for (nth, other) in documents.entries().iter().enumerate().skip(1) {
            value::leave_out(build, &value::at(at, &nth.to_string()), other, Skip::NoPlace);
        }
        Ok(())
    }

    fn elements(&mut self, input: &Input<'_>, list: &Tree<'_>, at: &str) -> Result<(), ReadError> {
        for (nth, entry) in list.entries().iter().enumerate() {
            if nth.is_multiple_of(1000) {
                input.go_on()?;
            }
            let at = value::at(at, &nth.to_string());
            let build = &mut self.build;
            let what = what(entry.get("element_type").text().unwrap_or_default());
            let name = entry.get("element_identifier").text().unwrap_or_default().trim().to_owned();
            let is_new = !name.is_empty() && !self.by_name.contains_key(&name);
            if entry.get("element_type").text() == Some("sort") {
                self.order.insert(name.clone(), entry.get("title").text().unwrap_or_default().trim().to_owned());
            }
            if what == What::Noise || !is_new {
                let why = match (what, &*name) {
                    (What::Noise, _) if is_noise(entry) => Skip::Name,
                    (What::Noise, _) => Skip::NoPlace,
                    _ if is_new || name.is_empty() => Skip::NotUnderstood,
                    _ => Skip::Again,
                };
                value::leave_out(build, &at, entry, why);
                continue;
            }
            let piece = |build: &mut Build<'_>, key: &str| {
                entry.get(key).text().map(|said| value::piece(build, value::at(&at, key), said))
            };
            let [title, text, code] = ["title", "text", "element_identifier"].map(|key| piece(build, key));
            for (key, value) in entry.members() {
                match &**key {
                    "title" | "text" | "element_identifier" => {}
                    "element_type" | "doc_identifier" => {
                        value::leave_out(build, &value::at(&at, key), value, Skip::Name)
                    }
                    _ => value::leave_out(build, &value::at(&at, key), value, Skip::NoPlace),
                }
            }
            self.by_name.insert(name.clone(), self.elements.len());
            self.elements.push(Element { name, what, title, text, code, node: None, category: None });
        }
        Ok(())
    }

    /// What the relationships tie together, by numbers of elements.
    fn relationships(
        &mut self,
        input: &Input<'_>,
        list: &Tree<'_>,
        at: &str,
    ) -> Result<Vec<(usize, usize)>, ReadError> {
        let mut ties = Vec::with_capacity(list.entries().len());
        for (nth, entry) in list.entries().iter().enumerate() {
            if nth.is_multiple_of(1000) {
                input.go_on()?;
            }
            let values = entry.members().iter().map(|(_, value)| value);
            let at = value::at(at, &nth.to_string());
            let part = value::together(&mut self.build, &at, values);
            let end = |key: &str| self.by_name.get(entry.get(key).text()?.trim()).copied();
            let tie = end("source_element_identifier").zip(end("dest_element_identifier"));
            // Ties to the numbers of other lists say nothing.
            let is_noise = ["source_element_identifier", "dest_element_identifier"]
                .iter()
                .all(|key| entry.get(key).text().is_some());
            if let Some(part) = &part {
                self.build.skip(part, if tie.is_some() || is_noise { Skip::Name } else { Skip::NotUnderstood });
            }
            ties.extend(tie);
        }
        Ok(ties)
    }

    fn grow(&mut self, input: &Input<'_>, ties: &[(usize, usize)]) -> Result<(), ReadError> {
        for (from, to) in ties {
            let kinds = (self.elements[*from].what, self.elements[*to].what);
            if let (What::Category, What::Role | What::Category) = kinds {
                self.elements[*to].category = Some(*from);
            }
        }
        let mut order: Vec<usize> = (0..self.elements.len()).collect();
        let place = |at: &usize| (self.elements[*at].what, self.family(*at), self.elements[*at].name.clone());
        order.sort_by_cached_key(place);
        for at in order {
            self.element(at)?;
        }
        let mut done: HashSet<(usize, usize)> = HashSet::new();
        let mut sorted: Vec<(usize, usize)> = ties.to_vec();
        sorted.sort_by_cached_key(|(from, to)| (*from, self.elements[*to].what, self.elements[*to].name.clone()));
        for (number, (from, to)) in sorted.into_iter().enumerate() {
            if number.is_multiple_of(1000) {
                input.go_on()?;
            }
            if done.insert((from, to)) {
                self.tie(from, to)?;
            }
        }
        if self.elements.iter().all(|element| element.node.is_none()) {
            return Err(ReadError::whole(Fault::NothingUnderstood));
        }
        Ok(())
    }

    /// The names from the outermost category to an element, so that they sort as the file wants it. What it says no
    /// order of comes behind its like.
    fn family(&self, at: usize) -> String {
        let mut way = vec![at];
        // Two levels of categories are known; a ring of them must not go on for ever.
        while let Some(next) = self.elements[way[way.len() - 1]].category.filter(|_| way.len() < 5) {
            way.push(next);
        }
        let name = |at: &usize| {
            let name = &self.elements[*at].name;
            self.order.get(&format!("S-{name}")).map_or(format!("~{name}"), String::clone)
        };
        way.iter().rev().map(name).collect::<Vec<_>>().join("/")
    }

    fn element(&mut self, at: usize) -> Result<(), ReadError> {
        let root = self.build.root();
        let (kind, parent) = match self.elements[at].what {
            What::Noise => return Ok(()),
            What::Category => return self.category(at),
            What::Role => (Kind::Path, root),
            What::Statement(group) => (Kind::Competency, self.group(group)?),
        };
        let element = &self.elements[at];
        let (title, text, code) = (element.title.clone(), element.text.clone(), element.code.clone());
        let id = derived(IMPORT.name, &element.name);
        let category = element.category.and_then(|category| self.elements[category].title.clone());
        let build = &mut self.build;
        let node = match build.record(id) {
            None => build.node_as(id, kind, parent)?,
            Some(_) => build.node(kind, parent)?,
        };
        let body = if kind == Kind::Path { Field::Summary } else { Field::Definition };
        match (&title, &text) {
            (Some(title), Some(text)) => {
                build.say(node, Field::Title, title);
                build.say(node, body, text);
            }
            (one, other) => {
                if let Some(part) = one.as_ref().or(other.as_ref()) {
                    build.say(node, Field::Title, part);
                }
            }
        }
        if let Some(category) = category {
            let said = build.text(&category).trim().to_owned();
            build.says(node, Field::Tagline, &said, &[]);
        }
        if let Some(code) = &code {
            code::keep(build, node, kind, code);
        }
        self.elements[at].node = Some(node);
        Ok(())
    }

    /// A category is a note under its name, which is the tagline of its roles.
    fn category(&mut self, at: usize) -> Result<(), ReadError> {
        let element = &self.elements[at];
        let (title, text, code) = (element.title.clone(), element.text.clone(), element.code.clone());
        let root = self.build.root();
        let build = &mut self.build;
        let note = build.node_as(derived(IMPORT.name, &element.name), Kind::Note, root)?;
        for (field, part) in [(Field::Heading, &title), (Field::Body, &text)] {
            if let Some(part) = part {
                build.say(note, field, part);
            }
        }
        if let Some(code) = &code {
            build.skip(code, Skip::Name);
        }
        self.elements[at].node = Some(note);
        Ok(())
    }

    fn group(&mut self, number: usize) -> Result<Id, ReadError> {
        if let Some(group) = self.groups.get(&number) {
            return Ok(*group);
        }
        let (name, title) = GROUPS[number];
        let root = self.build.root();
        let group = self.build.node_as(derived(IMPORT.name, name), Kind::Group, root)?;
        self.build.says(group, Field::Title, title, &[]);
        self.groups.insert(number, group);
        Ok(group)
    }

    /// What a role needs is an ability of its path; what a competency area holds is tied to it.
    fn tie(&mut self, from: usize, to: usize) -> Result<(), ReadError> {
        let (whole, part) = (&self.elements[from], &self.elements[to]);
        let (Some(owner), Some(node)) = (whole.node, part.node) else { return Ok(()) };
        match (whole.what, part.what) {
            (What::Role, What::Statement(_)) => {
                let id = owner.derive(node.as_bytes());
                let code = part.name.clone();
                let said =
                    part.text.as_ref().or(part.title.as_ref()).map(|part| self.build.text(part).trim().to_owned());
                let ability = self.build.node_as(id, Kind::Ability, owner)?;
                self.build.says(ability, Field::Title, &code, &[]);
                self.build.says(ability, Field::Statement, &said.unwrap_or_default(), &[]);
                self.build.set(ability, Field::Competency, Value::Link(node), &[]);
            }
            (What::Statement(_), What::Statement(_)) => self.links.push(&Association {
                id: node.derive(owner.as_bytes()),
                relation: "isPartOf".to_owned(),
                from: node.to_string(),
                to: owner.to_string(),
                title: String::new(),
                note: String::new(),
            }),
            _ => {}
        }
        Ok(())
    }
}

/// Elements that only put others in order or name them in other lists.
fn is_noise(entry: &Tree<'_>) -> bool {
    entry.get("element_type").text().is_some_and(|word| ["sort", "opm_code"].contains(&word))
}

#[cfg(test)]
mod tests;
