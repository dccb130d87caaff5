//! First floor, formats to read: workbooks of Excel.

use crate::Import;
use crate::sheets;
use crate::table::workbook;

/// All sheets of a workbook.
pub(crate) const IMPORT: Import = Import {
    name: "xlsx",
    extensions: &["xlsx", "xlsm"],
    recognise: |_, bytes| sheets::holds(bytes, "xl/workbook"),
    read: |input, fresh| sheets::read(input, fresh, "xlsx", None, workbook::read_xlsx),
};
