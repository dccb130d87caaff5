//! First floor, formats to write: CTDL-ASN, competency frameworks of Credential Engine as JSON-LD.
//!
//! Everything that is a thing of its own is a competency with the word for its kind as its category; what CTDL has no
//! property for stands under properties of our own, which JSON-LD allows.

use crate::json::out::Out;
use crate::standard::{carried, links, owned, prose, words};
use crate::{Export, Write};
use rungs_model::{Field, Framework, Id, Kind, Record};

/// CTDL-ASN.
pub(crate) const EXPORT: Export = Export {
    name: "ctdl",
    extensions: &["ctdl.json", "jsonld"],
    write: Write::Framework(|framework| write(framework).into_bytes()),
    losses: |_| Vec::new(),
};

/// The context of Credential Engine.
pub(crate) const CONTEXT: &str = "https://credreg.net/ctdlasn/schema/context/json";

/// Alignments, each with the relation that it means.
pub(crate) const ALIGNMENTS: [(&str, &str); 7] = [
    ("ceasn:exactAlignment", "exactMatchOf"),
    ("ceasn:minorAlignment", "isRelatedTo"),
    ("ceasn:majorAlignment", "ext:majorAlignment"),
    ("ceasn:broadAlignment", "ext:broadAlignment"),
    ("ceasn:narrowAlignment", "ext:narrowAlignment"),
    ("ceasn:prerequisiteAlignment", "ext:prerequisite"),
    ("ceasn:alignTo", "ext:alignTo"),
];

/// What a property says for a text of ours; nothing for a field that has none.
pub(crate) fn shown(kind: Kind, field: Field, text: &str) -> Option<String> {
    match (kind, field) {
        (Kind::Framework, Field::Title | Field::Summary | Field::Language) => Some(text.to_owned()),
        (Kind::Ability, Field::Title) | (Kind::Step | Kind::Grade, Field::Code) => Some(text.to_owned()),
        _ if kind.face() == Some(field) => {
            Some(if text.trim().is_empty() { words::word(kind).to_owned() } else { text.to_owned() })
        }
        _ => None,
    }
}

/// The name of a node as JSON-LD has it.
fn name(id: Id) -> String {
    format!("urn:uuid:{id}")
}

/// The document as JSON-LD.
pub(crate) fn write(framework: &Framework) -> String {
    let language = framework.framework().text(Field::Language);
    let language = if language.trim().is_empty() { "und" } else { language };
    let mut writer = Writer { framework, language, links: links::of(framework), out: Out::default() };
    writer.document();
    writer.out.finish()
}

struct Writer<'f> {
    framework: &'f Framework,
    language: &'f str,
    links: Vec<links::Association>,
    out: Out,
}

impl Writer<'_> {
    fn document(&mut self) {
        let framework = self.framework;
        let root = framework.root();
        let items = framework.in_order().into_iter().filter(|r| words::KINDS.contains(&r.kind));
        self.out.open_object();
        self.out.key("@context");
        self.out.list([CONTEXT, ""], |out, context| match context {
            "" => out.object(|out| out.member(carried::PREFIX.trim_end_matches(':'), "urn:rungs:")),
            context => out.text(context),
        });
        self.out.member("@id", &name(root));
        self.out.key("@graph");
        self.out.open_list();
        self.out.next_entry();
        self.root();
        for item in items {
            self.out.next_entry();
            self.item(item);
        }
        self.out.close_list();
        self.out.close_object();
    }

    /// A text in the language of the framework.
    fn said(&mut self, key: &str, text: &str) {
        if !text.is_empty() {
            self.out.key(key);
            let language = self.language;
            self.out.object(|out| out.member(language, text));
        }
    }

    fn names(&mut self, key: &str, ids: &[Id]) {
        if !ids.is_empty() {
            self.out.key(key);
            self.out.list(ids, |out, id| out.text(&name(*id)));
        }
    }

    fn begin(&mut self, record: &Record, kind: &str) {
        self.out.open_object();
        self.out.member("@type", kind);
        self.out.member("@id", &name(record.id));
        self.out.member("ceterms:ctid", &format!("ce-{}", record.id));
    }

    /// The things directly in another, in order.
    fn below(&self, id: Id) -> Vec<Id> {
        let kinds = words::KINDS.into_iter();
        kinds.flat_map(|kind| self.framework.children(id, kind).iter().copied()).collect()
    }

    fn root(&mut self) {
        let root = self.framework.framework();
        self.begin(root, "ceasn:CompetencyFramework");
        self.said("ceasn:name", root.text(Field::Title));
        self.said("ceasn:description", root.text(Field::Summary));
        if !root.text(Field::Language).trim().is_empty() {
            let language = self.language;
            self.out.key("ceasn:inLanguage");
            self.out.list([language], |out, text| out.text(text));
        }
        self.said("ceasn:publisherName", owned::maker(root).as_deref().unwrap_or(owned::US));
        self.names("ceasn:hasTopChild", &self.below(root.id));
        self.carried(root);
        self.out.close_object();
    }

    fn item(&mut self, record: &Record) {
        let kind = record.kind;
        let root = self.framework.root();
        self.begin(record, "ceasn:Competency");
        let face = kind.face().unwrap_or(Field::Title);
        let said = shown(kind, face, record.text(face)).unwrap_or_default();
        self.said("ceasn:competencyText", &said);
        if kind == Kind::Ability {
            self.said("ceasn:competencyLabel", record.text(Field::Title));
        }
        self.said("ceasn:competencyCategory", words::word(kind));
        if !record.text(Field::Code).is_empty() {
            self.out.member("ceasn:codedNotation", record.text(Field::Code));
        } else if let Some(code) = super::case::own_code(record) {
            self.out.member("ceasn:codedNotation", &code);
        }
        self.out.member("ceasn:isPartOf", &name(root));
        match record.parent {
            Some(parent) if parent == root => self.names("ceasn:isTopChildOf", &[root]),
            Some(parent) => self.names("ceasn:isChildOf", &[parent]),
            None => {}
        }
        self.names("ceasn:hasChild", &self.below(record.id));
        if let Some(competency) = record.link(Field::Competency) {
            self.names("ceasn:broadAlignment", &[competency]);
        }
        self.alignments(record.id);
        let remarks = self.remarks(record);
        self.said("ceasn:comment", &remarks);
        self.carried(record);
        self.out.close_object();
    }

    /// Links to others, by the property of their relation.
    fn alignments(&mut self, id: Id) {
        let id = id.to_string();
        for (key, relation) in ALIGNMENTS {
            let ends: Vec<&str> =
                self.links.iter().filter(|l| l.relation == relation && l.from == id).map(|l| &*l.to).collect();
            if !ends.is_empty() && key != "ceasn:broadAlignment" {
                self.out.key(key);
                self.out.list(ends, |out, end| match end.parse::<Id>() {
                    Ok(id) => out.text(&name(id)),
                    Err(_) => out.text(end),
                });
            }
        }
    }

    fn remarks(&self, record: &Record) -> String {
        let notes = self.framework.below(record.id, Kind::Note);
        let notes: Vec<(String, String)> =
            notes.map(|note| (note.text(Field::Heading).to_owned(), note.text(Field::Body).to_owned())).collect();
        prose::write(record, &notes)
    }

    fn carried(&mut self, record: &Record) {
        let remarks = self.remarks(record);
        let of = |field: Field| {
            if prose::body_of(record.kind) == Some(field) && remarks.trim() == record.text(field) {
                return Some(remarks.clone());
            }
            shown(record.kind, field, record.text(field))
        };
        let mut all = carried::of(self.framework, record, &of, &[]);
        if record.kind != Kind::Framework || owned::maker(record).is_some() {
            all.insert(format!("{}kind", carried::PREFIX), record.kind.name().into());
        }
        if record.kind == Kind::Framework {
            let transitions = self.framework.below(record.id, Kind::Transition).map(carried::whole);
            let transitions: Vec<serde_json::Value> = transitions.collect();
            if !transitions.is_empty() {
                all.insert(format!("{}transitions", carried::PREFIX), transitions.into());
            }
            if let Some((_, raw)) = record.extra.0.iter().find(|(key, _)| key == links::KEY) {
                all.insert(format!("{}{}", carried::PREFIX, links::KEY), raw.as_str().into());
            }
        }
        for (key, value) in &all {
            self.out.key(key);
            self.out.value(value);
        }
    }
}
