//! First floor, blocks of documents: what a document that we wrote says of its own blocks, so that it comes back as it
//! went out, whatever a person did to its words in between.
//!
//! A mark is written as `step.title` with the id of the node beside it. What it is written in is the business of each
//! format: an attribute, a comment, the name of a style.

use rungs_model::{Field, Id, Kind};

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mark {
    pub is: Is,
    /// The node; none for one that a person added.
    pub node: Option<Id>,
    /// The node that it refers to.
    pub link: Option<Id>,
}

/// The kind of thing that a marked block holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Is {
    /// A field of a node. The first one of a node begins it.
    Field(Kind, Field),
    /// Words of the document itself, or what stands elsewhere in it already.
    Aside,
}

impl Is {
    /// As it is written: `step.title`, `aside`.
    pub fn name(self) -> String {
        match self {
            Is::Field(kind, field) => format!("{}.{}", kind.name(), field.name()),
            Is::Aside => "aside".to_string(),
        }
    }

    /// What is written so.
    pub fn named(name: &str) -> Option<Is> {
        if name == "aside" {
            return Some(Is::Aside);
        }
        let (kind, field) = name.split_once('.')?;
        let (kind, field) = (Kind::from_name(kind)?, Field::from_name(field)?);
        kind.fields().contains(&field).then_some(Is::Field(kind, field))
    }
}

impl Mark {
    /// In one line: `step.title 3f2a… >51b0…`.
    pub fn line(&self) -> String {
        let node = self.node.map(|id| format!(" {id}")).unwrap_or_default();
        let link = self.link.map(|id| format!(" >{id}")).unwrap_or_default();
        format!("{}{node}{link}", self.is.name())
    }

    /// What such a line says.
    pub fn read(line: &str) -> Option<Mark> {
        let mut words = line.split_whitespace();
        let mut mark = Mark { is: Is::named(words.next()?)?, node: None, link: None };
        for word in words {
            match word.strip_prefix('>') {
                Some(link) => mark.link = link.parse().ok(),
                None => mark.node = word.parse().ok(),
            }
        }
        Some(mark)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_read_as_they_are_written() {
        let id = Id::from_bytes([7; 16]);
        for is in [Is::Field(Kind::Step, Field::Title), Is::Field(Kind::Ability, Field::Competency), Is::Aside] {
            for (node, link) in [(None, None), (Some(id), None), (Some(id), Some(id)), (None, Some(id))] {
                let mark = Mark { is, node, link };
                assert_eq!(Mark::read(&mark.line()), Some(mark));
            }
        }
        for line in ["", "step", "step.statement", "step.nothing", "a.b.c"] {
            assert_eq!(Mark::read(line), None, "{line}");
        }
    }
}
