//! First floor, formats to write: tables as text: a matrix of all paths, and a row for each node.

use crate::rows::{self, Row};
use crate::table::csv::inert;
use crate::{Export, Write};
use rungs_model::{Framework, Kind};

/// A competency a row, a step a column.
pub(crate) const EXPORT: Export = Export {
    name: "csv",
    extensions: &["csv"],
    write: Write::Framework(|framework| written(&wide(framework))),
    losses: rows::losses_of_matrix,
};

/// A row for each node, with its id.
pub(crate) const LONG: Export = Export {
    name: "csv-long",
    extensions: &["long.csv"],
    write: Write::Framework(|framework| written(&crate::flat::write::rows(framework))),
    losses: crate::standard::losses::beside_fields,
};

fn wide(framework: &Framework) -> Vec<Row> {
    let paths: Vec<_> = framework.below(framework.root(), Kind::Path).collect();
    rows::matrix(framework, &paths, true).rows().collect()
}

/// Rows as CSV in UTF-8, with a byte order mark, without which Excel takes it for something else. What a spreadsheet
/// would take for a formula is text.
pub(super) fn written(rows: &[Row]) -> Vec<u8> {
    let mut bytes = vec![0xEF, 0xBB, 0xBF];
    let mut writer =
        ::csv::WriterBuilder::new().flexible(true).terminator(::csv::Terminator::CRLF).from_writer(&mut bytes);
    for row in rows {
        // Writing into memory cannot fail, and rows may be of any length.
        let _ = writer
            .write_record(row.iter().map(|cell| inert(cell)).collect::<Vec<_>>().iter().map(AsRef::<str>::as_ref));
    }
    let _ = writer.flush();
    drop(writer);
    bytes
}
