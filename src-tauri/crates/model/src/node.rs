//! The kinds of node and the fields of each: the one table that every other room reads.
//!
//! A field is added here in one line; storing, comparing, reading, writing and editing follow.

use crate::value::Shape;
use serde::{Deserialize, Serialize};

/// What a record is. The words are those of the native JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub enum Kind {
    /// What is edited, versioned, compared and exported; the root of everything in it.
    Framework,
    /// A headed piece of prose.
    Note,
    /// A rung shared by several paths.
    Grade,
    /// A family of competencies.
    Group,
    /// A subject that runs across steps.
    Competency,
    /// A direction in which people grow.
    Path,
    /// A stage of a path.
    Step,
    /// One observable statement.
    Ability,
    /// A usual move from one step to another.
    Transition,
    /// Why the framework exists.
    Objective,
    /// A stream of value under an objective, with exactly one metric.
    ValueStream,
}

/// A field of a record. The words are those of the native JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)] // each is a word of the design and says what it is
pub enum Field {
    Title,
    Code,
    Tagline,
    Focus,
    Statement,
    Heading,
    Body,
    Definition,
    Example,
    Summary,
    Language,
    Grade,
    Experience,
    Examples,
    Competency,
    Weight,
    From,
    To,
    Note,
    Metric,
    Disqualifiers,
    Abilities,
}

use Field as F;
use Kind as K;

impl Kind {
    /// Every kind, containers before what they contain.
    pub const ALL: [Kind; 11] = [
        K::Framework,
        K::Note,
        K::Grade,
        K::Group,
        K::Competency,
        K::Path,
        K::Step,
        K::Ability,
        K::Transition,
        K::Objective,
        K::ValueStream,
    ];

    /// The fields of this kind, in the order of the native JSON.
    pub const fn fields(self) -> &'static [Field] {
        match self {
            K::Framework => &[F::Title, F::Summary, F::Language],
            K::Note => &[F::Heading, F::Body],
            K::Grade => &[F::Title, F::Code],
            K::Group => &[F::Title, F::Summary],
            K::Competency => &[F::Title, F::Definition, F::Example],
            K::Path => &[F::Title, F::Tagline, F::Summary],
            K::Step => &[F::Title, F::Code, F::Focus, F::Summary, F::Grade, F::Experience],
            K::Ability => &[F::Title, F::Statement, F::Examples, F::Competency, F::Weight],
            K::Transition => &[F::From, F::To, F::Note],
            K::Objective => &[F::Title],
            K::ValueStream => &[F::Title, F::Metric, F::Disqualifiers, F::Abilities],
        }
    }

    /// The kinds that may stand directly below this one, in the order of the native JSON. No kind stands below
    /// itself at any depth, which is why a cycle of containers cannot be written down at all.
    pub const fn children(self) -> &'static [Kind] {
        match self {
            K::Framework => &[K::Note, K::Grade, K::Group, K::Path, K::Transition, K::Objective],
            K::Group => &[K::Note, K::Competency],
            K::Competency => &[K::Note],
            K::Path => &[K::Note, K::Ability, K::Step],
            K::Step => &[K::Note, K::Ability],
            K::Objective => &[K::ValueStream],
            K::Note | K::Grade | K::Ability | K::Transition | K::ValueStream => &[],
        }
    }

    /// The key under which nodes of this kind stand in their container in the native JSON.
    pub const fn slot(self) -> &'static str {
        match self {
            K::Framework => "",
            K::Note => "notes",
            K::Grade => "grades",
            K::Group => "groups",
            K::Competency => "competencies",
            K::Path => "paths",
            K::Step => "steps",
            K::Ability => "abilities",
            K::Transition => "transitions",
            K::Objective => "objectives",
            K::ValueStream => "valueStreams",
        }
    }

    /// The word of the design, as in the native JSON and on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            K::Framework => "framework",
            K::Note => "note",
            K::Grade => "grade",
            K::Group => "group",
            K::Competency => "competency",
            K::Path => "path",
            K::Step => "step",
            K::Ability => "ability",
            K::Transition => "transition",
            K::Objective => "objective",
            K::ValueStream => "valueStream",
        }
    }

    /// The kind of that name, if there is one.
    pub fn from_name(name: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|k| k.name() == name)
    }

    /// The field of that name, if this kind has it; what is of another kind is a key that nobody here knows.
    pub fn field_named(self, name: &str) -> Option<Field> {
        self.fields().iter().copied().find(|field| field.name() == name)
    }

    /// The field a person would read out when asked which one this is; none for a transition.
    pub const fn face(self) -> Option<Field> {
        match self {
            K::Note => Some(F::Heading),
            K::Ability => Some(F::Statement),
            K::Transition => None,
            _ => Some(F::Title),
        }
    }
}

impl Field {
    /// Every field.
    pub const ALL: [Field; 22] = [
        F::Title,
        F::Code,
        F::Tagline,
        F::Focus,
        F::Statement,
        F::Heading,
        F::Body,
        F::Definition,
        F::Example,
        F::Summary,
        F::Language,
        F::Grade,
        F::Experience,
        F::Examples,
        F::Competency,
        F::Weight,
        F::From,
        F::To,
        F::Note,
        F::Metric,
        F::Disqualifiers,
        F::Abilities,
    ];

    /// The word of the design, as in the native JSON and on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            F::Title => "title",
            F::Code => "code",
            F::Tagline => "tagline",
            F::Focus => "focus",
            F::Statement => "statement",
            F::Heading => "heading",
            F::Body => "body",
            F::Definition => "definition",
            F::Example => "example",
            F::Summary => "summary",
            F::Language => "language",
            F::Grade => "grade",
            F::Experience => "experience",
            F::Examples => "examples",
            F::Competency => "competency",
            F::Weight => "weight",
            F::From => "from",
            F::To => "to",
            F::Note => "note",
            F::Metric => "metric",
            F::Disqualifiers => "disqualifiers",
            F::Abilities => "abilities",
        }
    }

    /// The field of that name, if there is one.
    pub fn from_name(name: &str) -> Option<Field> {
        Field::ALL.into_iter().find(|f| f.name() == name)
    }

    /// What stands in the field.
    pub const fn shape(self) -> Shape {
        match self {
            F::Examples | F::Disqualifiers => Shape::Texts,
            F::Weight => Shape::Number,
            F::Experience => Shape::Experience,
            F::Metric => Shape::Metric,
            F::Grade => Shape::Link(K::Grade),
            F::Competency => Shape::Link(K::Competency),
            F::From | F::To => Shape::Link(K::Step),
            F::Abilities => Shape::Links(K::Ability),
            _ => Shape::Text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_again_and_no_kind_contains_itself() {
        for kind in Kind::ALL {
            assert_eq!(Kind::from_name(kind.name()), Some(kind));
            let mut below = kind.children().to_vec();
            while let Some(child) = below.pop() {
                assert_ne!(child, kind);
                below.extend(child.children());
            }
        }
        for field in Field::ALL {
            assert_eq!(Field::from_name(field.name()), Some(field));
        }
    }
}
