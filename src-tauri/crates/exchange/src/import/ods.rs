//! First floor, formats to read: workbooks of LibreOffice.

use crate::Import;
use crate::sheets;
use crate::table::ods;

/// All sheets of a workbook.
pub(crate) const IMPORT: Import = Import {
    name: "ods",
    extensions: &["ods"],
    recognise: |_, bytes| sheets::says(bytes, "application/vnd.oasis.opendocument.spreadsheet"),
    read: |input, fresh| sheets::read(input, fresh, "ods", None, ods::read),
};
