//! First floor, layouts of tables: what stands above and over the cells.

use super::Sheet;
use crate::build::Build;
use crate::pieces::Skip;

/// The cells of the head say what the columns are; unless one of them names a step, nothing of it is kept.
pub(super) fn skip(build: &mut Build<'_>, sheet: &Sheet<'_>) {
    for (_, part) in sheet.head().into_iter().flat_map(|row| &row.cells) {
        build.skip(part, Skip::Head);
    }
}
