//! First floor, formats to read: CASE 1.0 and 1.1, a CFPackage of 1EdTech Competencies and Academic Standards Exchange.
//!
//! The tree is not nested in the file: items and associations are two flat lists. Every text of an item is a piece of its
//! own; what only ties objects together (identifiers, addresses, times) is one piece an object.

mod associations;
mod document;
mod items;
mod rubrics;

pub(super) use document::remarks;
pub(super) use items::natural;

use crate::build::Build;
use crate::error::{Fault, ReadError};
use crate::mapping::Mapping;
use crate::pieces::Skip;
use crate::spot::Way;
use crate::standard::growth;
use crate::value::{self, Tree};
use crate::{Import, Imported, Input, SURE, encoding};
use rungs_model::{Field, Id};

/// A CFPackage, bare or wrapped.
pub(crate) const IMPORT: Import = Import { name: "case", extensions: &["case.json", "case10.json"], recognise, read };

const WRAPPER: &str = "CFPackage";

fn recognise(_: &str, bytes: &[u8]) -> u8 {
    if !encoding::begins(bytes, b"{") {
        return 0;
    }
    let Ok(text) = encoding::decode(bytes) else { return 0 };
    // The walk to a key costs more than a look for its name. A package without its document is one all the same.
    let has = |key: &'static str| {
        let is_at = |way: Way| way.key(key).offset(&text, 1).is_some();
        text.contains(key) && (is_at(Way::default()) || is_at(Way::default().key(WRAPPER)))
    };
    if has("CFDocument") || has("CFItems") { SURE } else { 0 }
}

fn read(input: &Input<'_>, fresh: &mut dyn FnMut() -> Id) -> Result<Imported, ReadError> {
    let text = value::text_of(input)?;
    let tree = value::json(&text)?;
    let mut build = Build::new(fresh, input.going);
    let wrapped =
        ["CFDocument", "CFItems"].iter().all(|key| tree.get(key).is_nothing()) && !tree.get(WRAPPER).is_nothing();
    let (package, at) = if wrapped { (tree.get(WRAPPER), format!("/{WRAPPER}")) } else { (&tree, String::new()) };
    if package.get("CFDocument").members().is_empty() {
        return Err(ReadError::whole(Fault::KeyMissing { key: "CFDocument" }));
    }
    if wrapped {
        for (key, value) in tree.members().iter().filter(|(key, _)| key != WRAPPER) {
            value::leave_out(&mut build, &value::at("", key), value, Skip::NoPlace);
        }
    }
    package_of(input, &mut build, package, &at)?;
    // All of it is in the pieces by now.
    drop(tree);
    Ok(Imported::built(build.finish()?, Mapping::of(IMPORT.name), 1.0, Vec::new()))
}

fn package_of(input: &Input<'_>, build: &mut Build<'_>, package: &Tree<'_>, at: &str) -> Result<(), ReadError> {
    let document = document::read(build, package, &value::at(at, "CFDocument"))?;
    let mut items = items::Items::of(input, build, package.get("CFItems"), &value::at(at, "CFItems"))?;
    let edges = associations::Edges::of(input, build, package.get("CFAssociations"), &value::at(at, "CFAssociations"))?;
    edges.place(build, &document, &mut items);
    let things = items.things(package.get("CFItems"));
    let grown = growth::grow(build, input, &things)?;
    drop(things);
    let (nodes, mut links) = (grown.nodes, grown.links);
    let has_room = has_room(package);
    items.carried(input, build, package.get("CFItems"), &nodes, has_room)?;
    let at_document = value::at(at, "CFDocument");
    document::carried(build, package.get("CFDocument"), &at_document, &document, has_room)?;
    let within = associations::Within { document: &document, items: &items, nodes: &nodes, root: build.root() };
    edges.tie(input, build, &within, package.get("CFAssociations"), &mut links)?;
    document::order(build, package.get("CFDocument"));
    rubrics::read(input, build, package.get("CFRubrics"), &value::at(at, "CFRubrics"), &items, &nodes)?;
    for (key, value) in package.members() {
        match &**key {
            "CFDocument" | "CFItems" | "CFAssociations" | "CFRubrics" => {}
            "CFDefinitions" => document::definitions(build, value, &value::at(at, key))?,
            _ => value::leave_out(build, &value::at(at, key), value, Skip::NoPlace),
        }
    }
    links.keep(build);
    let root = build.root();
    if build.record(root).is_some_and(|record| record.text(Field::Title).is_empty()) && document.is_foreign {
        build.says(root, Field::Title, &crate::sheets::stem(input.name), &[]);
    }
    Ok(())
}

/// Whether the edition has room for what is ours: 1.1, which some programs no longer say once they had the file.
fn has_room(package: &Tree<'_>) -> bool {
    let document = package.get("CFDocument");
    let has = |entry: &Tree<'_>| !entry.get("extensions").is_nothing();
    document.get("caseVersion").text() == Some("1.1")
        || has(document)
        || package.get("CFItems").entries().iter().any(has)
}

#[cfg(test)]
pub(crate) mod tests;
