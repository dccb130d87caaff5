//! First floor, sections of documents: a document of our own, which says of each block what it is.

use crate::Input;
use crate::blocks::mark::{Is, Mark};
use crate::blocks::{Block, Document, Shape};
use crate::build::Build;
use crate::error::ReadError;
use crate::pieces::{At, Part, Skip};

/// Reads a document of our own.
pub(super) fn read(_input: &Input<'_>, _build: &mut Build<'_>, _document: &Document) -> Result<(), ReadError> {
    Ok(())
}
