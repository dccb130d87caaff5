//! First floor, CASE: the document, which is the framework itself, and the definitions.

use crate::build::Build;
use crate::error::ReadError;
use crate::export::case::{Edition, shown};
use crate::ids;
use crate::pieces::{Part, Skip};
use crate::standard::{carried, owned, prose, words};
use crate::value::{self, Tree};
use rungs_model::{Field, Id, IdMap, Kind};

/// What the rest needs to know of the document.
pub(super) struct Document {
    /// By which names items say that they stand in nothing else.
    pub names: Vec<String>,
    /// Another program wrote it.
    pub is_foreign: bool,
}

/// What ties the document to others.
const TIES: [&str; 5] = ["identifier", "uri", "lastChangeDateTime", "CFPackageURI", "caseVersion"];
/// What says where it comes from, in the words that people know it by.
const SOURCE: [(&str, &str); 12] = [
    ("creator", "Creator"),
    ("publisher", "Publisher"),
    ("version", "Version"),
    ("adoptionStatus", "Status"),
    ("statusStartDate", "From"),
    ("statusEndDate", "Until"),
    ("officialSourceURL", "Source"),
    ("subject", "Subject"),
    ("frameworkType", "Type"),
    ("licenseURI", "Licence"),
    ("subjectURI", ""),
    ("educationLevel", "Level"),
];

/// Whether we wrote a package, whoever made what stands in it: it has our members, or our kinds.
fn is_ours(package: &Tree<'_>) -> bool {
    let document = package.get("CFDocument");
    let types = package.get("CFDefinitions").get("CFItemTypes").entries();
    document.get("creator").text() == Some(owned::US)
        || owned::has_ours(document.get("extensions"))
        || types.iter().any(|entry| entry.get("identifier").text().and_then(words::kind_of).is_some())
}

pub(super) fn read(build: &mut Build<'_>, package: &Tree<'_>, at: &str) -> Result<Document, ReadError> {
    let document = package.get("CFDocument");
    let name = document.get("identifier").text().unwrap_or_default().trim().to_owned();
    if !name.is_empty() {
        build.root_is(ids::of("case", &name));
    }
    let root = build.root();
    value::leave_out_together(build, at, TIES.iter().map(|key| document.get(key)), Skip::Name);
    let is_foreign = !is_ours(package);
    for (key, field) in [("title", Field::Title), ("description", Field::Summary), ("language", Field::Language)] {
        if let Some(said) = document.get(key).text() {
            let part = value::piece(build, value::at(at, key), said);
            build.say(root, field, &part);
        }
    }
    if is_foreign {
        source(build, document, at)?;
    } else {
        for (key, _) in SOURCE {
            value::leave_out(build, &value::at(at, key), document.get(key), Skip::Name);
        }
    }
    let known = |key: &str| {
        TIES.contains(&key)
            || SOURCE.iter().any(|(name, _)| *name == key)
            || ["title", "description", "language", "notes", "extensions"].contains(&key)
    };
    for (key, value) in document.members().iter().filter(|(key, _)| !known(key)) {
        value::leave_out(build, &value::at(at, key), value, Skip::NoPlace);
    }
    let uri = document.get("uri").text().unwrap_or_default().trim().to_owned();
    Ok(Document { names: vec![name.to_lowercase(), uri.to_lowercase()], is_foreign })
}

/// Who made it, in which state it is: one note.
fn source(build: &mut Build<'_>, document: &Tree<'_>, at: &str) -> Result<(), ReadError> {
    let mut lines: Vec<String> = Vec::new();
    let mut parts: Vec<Part> = Vec::new();
    for (key, label) in SOURCE {
        let at = value::at(at, key);
        let value = document.get(key);
        if key.ends_with("URI") {
            let title = value.get("title");
            if let Some(said) = title.text().filter(|_| !label.is_empty()) {
                let part = value::piece(build, value::at(&at, "title"), said);
                lines.push(format!("{label}: {}", said.trim()));
                parts.push(part);
                let rest = [value.get("identifier"), value.get("uri")];
                value::leave_out_together(build, &at, rest.into_iter(), Skip::Name);
            } else {
                value::leave_out(build, &at, value, Skip::NoPlace);
            }
            continue;
        }
        let mut found = Vec::new();
        value.leaves(&at, &mut found);
        let mut said = Vec::new();
        for (at, text) in found {
            parts.push(value::piece(build, at, &text));
            said.push(text.trim().to_owned());
        }
        if !said.is_empty() {
            lines.push(format!("{label}: {}", said.join(", ")));
        }
    }
    if !lines.is_empty() {
        let root = build.root();
        build.note(root, "Source", &[], &lines.join("\n"), &parts)?;
    }
    Ok(())
}

/// What was carried along, and remarks.
pub(super) fn carried(
    build: &mut Build<'_>,
    from: &Tree<'_>,
    at: &str,
    document: &Document,
    has_room: bool,
) -> Result<(), ReadError> {
    let (ours, document) = (!document.is_foreign, from);
    let root = build.root();
    owned::keep_document(build, document);
    let at_carried = value::at(at, "extensions");
    let shown = |field: Field, text: &str| shown(Kind::Framework, Edition::V11, field, text);
    let others = carried::read(build, root, &at_carried, document.get("extensions"), &shown)?;
    for (at, value) in others {
        if ["order", "kind"].iter().any(|name| at.ends_with(&format!("{}{name}", carried::PREFIX))) {
            value::leave_out(build, &at, value, Skip::Name);
        } else if at.ends_with(&format!("{}transitions", carried::PREFIX)) {
            for (nth, entry) in value.entries().iter().enumerate() {
                carried::read_whole(build, Kind::Transition, root, &value::at(&at, &nth.to_string()), entry)?;
            }
        } else {
            value::leave_out(build, &at, value, Skip::NoPlace);
        }
    }
    if let Some(text) = document.get("notes").text() {
        let part = value::piece(build, value::at(at, "notes"), text);
        remarks(build, root, &part, ours.then_some(has_room))?;
    }
    Ok(())
}

/// Puts the transitions in the order that we wrote down, where some were carried along and some were associations.
pub(super) fn order(build: &mut Build<'_>, document: &Tree<'_>) {
    let order = document.get("extensions").get(&format!("{}order", carried::PREFIX));
    let ids = order.entries().iter().filter_map(|id| id.text()?.parse().ok());
    let places: IdMap<Id, usize> = ids.enumerate().map(|(nth, id)| (id, nth)).collect();
    if !places.is_empty() {
        let root = build.root();
        build.sort_rows(&[root], Kind::Transition, |t| Some(places.get(&t.id).copied().unwrap_or(usize::MAX)));
    }
}

/// The remarks on a node. Those that we wrote (then the edition matters: whether it has room for what they repeat) are
/// there already, or are read again.
pub(in crate::import) fn remarks(
    build: &mut Build<'_>,
    node: Id,
    part: &Part,
    ours: Option<bool>,
) -> Result<(), ReadError> {
    let Some(record) = build.record(node).cloned() else { return Ok(()) };
    let Some(has_room) = ours else {
        build.noted(node, "Notes", part)?;
        return Ok(());
    };
    if !has_room {
        return prose::read(build, node, part);
    }
    let said = build.text(part).to_owned();
    let notes = build.notes_of(node);
    if prose::write(&record, &notes).trim() == said.trim() {
        build.skip(part, Skip::Again);
        return Ok(());
    }
    if let Some(body) = prose::body_of(record.kind)
        && record.text(body).is_empty()
    {
        let mut with = record.clone();
        with.fields.set(body, Some(rungs_model::Value::Text(said.trim().to_owned())));
        if prose::write(&with, &notes).trim() == said.trim() {
            build.say(node, body, part);
            return Ok(());
        }
    }
    if notes.is_empty() && !has_more(&record) {
        return prose::read(build, node, part);
    }
    // Somebody changed the remarks by hand; what they say now is kept beside what was carried along.
    build.noted(node, "Notes", part)?;
    Ok(())
}

/// Whether a node says something that remarks repeat.
fn has_more(record: &rungs_model::Record) -> bool {
    let plain = [Field::Title, Field::Statement, Field::Code, Field::Competency, Field::Grade, Field::Abilities];
    record.fields.iter().any(|(field, _)| !plain.contains(&field))
}

/// Definitions: item types, concepts, subjects and so on, to which items refer by their names.
pub(super) fn definitions(build: &mut Build<'_>, definitions: &Tree<'_>, at: &str) -> Result<(), ReadError> {
    for (kind, list) in definitions.members() {
        let at = value::at(at, kind);
        for (nth, entry) in list.entries().iter().enumerate() {
            let at = value::at(&at, &nth.to_string());
            let ours = entry.get("identifier").text().and_then(words::kind_of).is_some();
            let licence = entry.get("licenseText").text().filter(|_| kind == "CFLicenses");
            if let Some(text) = licence {
                let part = value::piece(build, value::at(&at, "licenseText"), text);
                let title = entry.get("title").text().unwrap_or("Licence").to_owned();
                let heads = entry.get("title").text().map(|t| value::piece(build, value::at(&at, "title"), t));
                let root = build.root();
                let heads: Vec<Part> = heads.into_iter().collect();
                let text = build.text(&part).to_owned();
                build.note(root, &title, &heads, &text, &[part])?;
            }
            for (key, value) in entry.members() {
                let why = match &**key {
                    "identifier" | "uri" | "lastChangeDateTime" | "hierarchyCode" | "typeCode" => Skip::Name,
                    "title" | "licenseText" if licence.is_some() => continue,
                    "title" if kind == "CFItemTypes" => Skip::Name,
                    _ if ours => Skip::Name,
                    _ => Skip::NoPlace,
                };
                value::leave_out(build, &value::at(&at, key), value, why);
            }
        }
        if list.entries().is_empty() {
            value::leave_out(build, &at, list, Skip::NoPlace);
        }
    }
    Ok(())
}
