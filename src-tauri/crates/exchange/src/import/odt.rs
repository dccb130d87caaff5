//! First floor, formats to read: documents of LibreOffice.

use crate::blocks::odt;
use crate::sheets;
use crate::{Import, sections};

/// One document in one file.
pub(crate) const IMPORT: Import = Import {
    name: "odt",
    extensions: &["odt", "ott"],
    recognise: |_, bytes| sheets::says(bytes, "application/vnd.oasis.opendocument.text"),
    read: |input, fresh| sections::read(input, odt::read(input)?, "odt", fresh),
};
