//! First floor, native JSON: the grammar of `rungs.framework/1`. Reader, writer and schema follow this table.
//!
//! It repeats what the model knows, on purpose: a file format is a promise, the model is not.

use rungs_model::{Field, Kind};

/// What a key of a node stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Means {
    /// The name of the format; in the outermost object only.
    Format,
    /// The id of the node.
    Id,
    /// A field of the node.
    Field(Field),
    /// A list of the nodes of one kind that stand in this one.
    Children(Kind),
}

/// A key of a node.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    /// As it stands in the file.
    pub name: &'static str,
    /// What it stands for.
    pub means: Means,
    /// Whether it is written even where it is empty.
    pub always: bool,
    /// What a reader of the schema should know.
    pub doc: &'static str,
}

/// A kind of node and its keys in the order in which they are written.
#[derive(Debug, Clone, Copy)]
pub struct Node {
    /// The kind.
    pub kind: Kind,
    /// What a reader of the schema should know.
    pub doc: &'static str,
    /// The keys.
    pub keys: &'static [Key],
}

/// What a key of a part stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // the keys say what they are
pub enum Item {
    Essential,
    MinYears,
    MaxYears,
    Context,
    Name,
    Unit,
    Baseline,
    Target,
}

/// An object inside a field that is no node.
#[derive(Debug, Clone, Copy)]
pub struct Part {
    /// Its name in the schema.
    pub name: &'static str,
    /// What a reader of the schema should know.
    pub doc: &'static str,
    /// The keys in the order in which they are written, what they stand for, and a sentence about each.
    pub keys: &'static [(&'static str, Item, &'static str)],
}

const FORMAT: Key = Key {
    name: "format",
    means: Means::Format,
    always: true,
    doc: "The name of this format. The number changes only when older programs could not read the file.",
};

const ID: Key = Key {
    name: "id",
    means: Means::Id,
    always: true,
    doc: "A UUID that stays with the node for ever. May be left out in a file written by hand; one is made then.",
};

const fn always(name: &'static str, field: Field, doc: &'static str) -> Key {
    Key { name, means: Means::Field(field), always: true, doc }
}

const fn field(name: &'static str, field: Field, doc: &'static str) -> Key {
    Key { name, means: Means::Field(field), always: false, doc }
}

const fn slot(name: &'static str, kind: Kind, doc: &'static str) -> Key {
    Key { name, means: Means::Children(kind), always: false, doc }
}

const NOTES: Key = slot("notes", Kind::Note, "Headed pieces of prose, in order.");

/// The grammar.
pub static NODES: [Node; 11] = [
    Node {
        kind: Kind::Framework,
        doc: "A framework: career paths, competencies, and why they are there.",
        keys: &[
            FORMAT,
            ID,
            always("title", Field::Title, "The name of the framework."),
            field("summary", Field::Summary, "What it is for, in a few sentences."),
            field("language", Field::Language, "The language it is written in, as a BCP 47 tag."),
            NOTES,
            slot("grades", Kind::Grade, "The rungs that several paths share, lowest first."),
            slot(
                "groups",
                Kind::Group,
                "Families of competencies; one with an empty title holds those without a family.",
            ),
            slot("paths", Kind::Path, "The directions in which people grow."),
            slot("transitions", Kind::Transition, "Usual moves from one step to another."),
            slot("objectives", Kind::Objective, "Why the framework exists."),
        ],
    },
    Node {
        kind: Kind::Note,
        doc: "A headed piece of prose.",
        keys: &[
            ID,
            always("heading", Field::Heading, "Its heading."),
            always("body", Field::Body, "Its text, in Markdown."),
        ],
    },
    Node {
        kind: Kind::Grade,
        doc: "A rung that several paths share, so that their steps line up.",
        keys: &[
            ID,
            always("title", Field::Title, "The name of the grade."),
            field("code", Field::Code, "A short mark, such as L3."),
        ],
    },
    Node {
        kind: Kind::Group,
        doc: "A family of competencies.",
        keys: &[
            ID,
            always("title", Field::Title, "The name of the group; empty for competencies that belong to none."),
            field("summary", Field::Summary, "What its competencies have in common."),
            NOTES,
            slot("competencies", Kind::Competency, "The competencies of the group, in order."),
        ],
    },
    Node {
        kind: Kind::Competency,
        doc: "A subject that runs across steps.",
        keys: &[
            ID,
            always("title", Field::Title, "The name of the competency."),
            field("definition", Field::Definition, "What is meant by it."),
            field("example", Field::Example, "An example of success."),
            NOTES,
        ],
    },
    Node {
        kind: Kind::Path,
        doc: "A direction in which people grow: a job family, a track, a role.",
        keys: &[
            ID,
            always("title", Field::Title, "The name of the path."),
            field("tagline", Field::Tagline, "A line under the name."),
            field("summary", Field::Summary, "What the path is about."),
            NOTES,
            slot("abilities", Kind::Ability, "Abilities that hold on every step."),
            slot("steps", Kind::Step, "The stages of the path, first one first."),
        ],
    },
    Node {
        kind: Kind::Step,
        doc: "A stage of a path.",
        keys: &[
            ID,
            always("title", Field::Title, "The name of the step."),
            field("code", Field::Code, "A short mark, such as P3."),
            field("focus", Field::Focus, "What the step is about, in a word or two."),
            field("summary", Field::Summary, "What people do on this step."),
            field("grade", Field::Grade, "The grade this step stands on."),
            field("experience", Field::Experience, "Years of experience the step usually takes."),
            NOTES,
            slot("abilities", Kind::Ability, "What people on this step are able to do."),
        ],
    },
    Node {
        kind: Kind::Ability,
        doc: "One observable statement.",
        keys: &[
            ID,
            field("title", Field::Title, "A short name."),
            always("statement", Field::Statement, "The statement."),
            field("examples", Field::Examples, "How it shows."),
            field("competency", Field::Competency, "The competency it belongs to."),
            field("weight", Field::Weight, "How much it counts among all abilities; 1 where nothing is said."),
        ],
    },
    Node {
        kind: Kind::Transition,
        doc: "A usual move from one step to another, within a path or across paths.",
        keys: &[
            ID,
            always("from", Field::From, "The step it begins at; empty while it is not known."),
            always("to", Field::To, "Another step, at which it ends; empty while it is not known."),
            field("note", Field::Note, "What makes the move."),
        ],
    },
    Node {
        kind: Kind::Objective,
        doc: "Something the framework is meant to achieve.",
        keys: &[
            ID,
            always("title", Field::Title, "The objective."),
            slot("valueStreams", Kind::ValueStream, "The streams of value under it."),
        ],
    },
    Node {
        kind: Kind::ValueStream,
        doc: "A stream of value under an objective, with one metric.",
        keys: &[
            ID,
            always("title", Field::Title, "The name of the stream."),
            field("metric", Field::Metric, "How it is measured."),
            field("disqualifiers", Field::Disqualifiers, "Statements any of which means that it does not count."),
            field("abilities", Field::Abilities, "The abilities that serve it."),
        ],
    },
];

/// Years of experience.
pub static EXPERIENCE: Part = Part {
    name: "experience",
    doc: "How long people usually work before they reach a step; years go in halves.",
    keys: &[
        ("essential", Item::Essential, "False says that years are not essential; true where nothing is said."),
        ("minYears", Item::MinYears, "At least so many years."),
        ("maxYears", Item::MaxYears, "At most so many years."),
        ("context", Item::Context, "Years of what."),
    ],
};

/// The measure of a value stream.
pub static METRIC: Part = Part {
    name: "metric",
    doc: "The one measure of a value stream.",
    keys: &[
        ("name", Item::Name, "What is measured."),
        ("unit", Item::Unit, "In which unit."),
        ("baseline", Item::Baseline, "Where it stands today."),
        ("target", Item::Target, "Where it should be."),
    ],
};

impl Node {
    /// The grammar of a kind of node.
    pub fn of(kind: Kind) -> &'static Node {
        // The table is in the order of the kinds; a test holds it to that.
        &NODES[kind as usize]
    }

    /// The key under which nodes of a kind stand in this one; "" where they cannot.
    pub fn slot(&self, kind: Kind) -> &'static str {
        self.name_of(Means::Children(kind))
    }

    /// The key of a field; "" where there is none.
    pub fn key(&self, field: Field) -> &'static str {
        self.name_of(Means::Field(field))
    }

    fn name_of(&self, means: Means) -> &'static str {
        self.keys.iter().find(|k| k.means == means).map_or("", |k| k.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_format_holds_everything_the_model_holds() {
        for kind in Kind::ALL {
            let node = Node::of(kind);
            assert_eq!(node.kind, kind);
            let meant = |want: fn(Means) -> Option<String>| -> BTreeSet<String> {
                node.keys.iter().filter_map(|k| want(k.means)).collect()
            };
            let fields = meant(|m| if let Means::Field(f) = m { Some(f.name().to_owned()) } else { None });
            assert_eq!(fields, kind.fields().iter().map(|f| f.name().to_owned()).collect());
            let slots = meant(|m| if let Means::Children(k) = m { Some(k.slot().to_owned()) } else { None });
            assert_eq!(slots, kind.children().iter().map(|k| k.slot().to_owned()).collect());
        }
    }

    #[test]
    fn names_in_the_file_are_those_other_formats_point_with() {
        for key in NODES.iter().flat_map(|n| n.keys) {
            match key.means {
                Means::Field(field) => assert_eq!(key.name, field.name()),
                Means::Children(kind) => assert_eq!(key.name, kind.slot()),
                Means::Format | Means::Id => {}
            }
            assert!(key.doc.ends_with('.'), "{}", key.name);
        }
    }
}
