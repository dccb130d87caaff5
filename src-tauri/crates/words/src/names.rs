//! What nodes, fields and kinds of change are called.

use crate::Words;
use rungs_compare::ChangeKind;
use rungs_model::{Field, Kind};

impl Words {
    /// A kind of node, as a heading would have it.
    pub fn kind(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::Framework => "Framework",
            Kind::Note => "Note",
            Kind::Grade => "Grade",
            Kind::Group => "Group",
            Kind::Competency => "Competency",
            Kind::Path => "Path",
            Kind::Step => "Step",
            Kind::Ability => "Ability",
            Kind::Transition => "Transition",
            Kind::Objective => "Objective",
            Kind::ValueStream => "Value stream",
        }
    }

    /// A field, as a label would have it.
    pub fn field(&self, field: Field) -> &'static str {
        match field {
            Field::Title => "Title",
            Field::Code => "Code",
            Field::Tagline => "Tagline",
            Field::Focus => "Focus",
            Field::Statement => "Statement",
            Field::Heading => "Heading",
            Field::Body => "Text",
            Field::Definition => "Definition",
            Field::Example => "Example of success",
            Field::Summary => "Summary",
            Field::Language => "Language",
            Field::Grade => "Grade",
            Field::Experience => "Experience",
            Field::Examples => "Examples",
            Field::Competency => "Competency",
            Field::Weight => "Weight",
            Field::From => "From",
            Field::To => "To",
            Field::Note => "Note",
            Field::Metric => "Metric",
            Field::Disqualifiers => "What does not count",
            Field::Abilities => "Abilities that serve it",
        }
    }

    /// What happened to a node.
    pub fn change(&self, kind: ChangeKind) -> &'static str {
        match kind {
            ChangeKind::Added => self.added,
            ChangeKind::Removed => self.removed,
            ChangeKind::Moved => self.moved,
            ChangeKind::Reordered => self.reordered,
            ChangeKind::Edited => self.edited,
        }
    }
}
