//! First floor, formats to read: programs of JavaScript and TypeScript that keep a ladder as an object, as small sites do.

use crate::pieces::{At, Part, Skip, Trace, Went, characters};
use crate::standard::nested;
use crate::value::{self, script};
use crate::{Import, encoding, ends};

/// The object or list that says most; nothing of the program is run.
pub(crate) const IMPORT: Import = Import {
    name: "javascript",
    extensions: &["js", "mjs", "cjs", "jsx", "ts", "tsx"],
    recognise: |name, bytes| {
        let is_program = ends(name, IMPORT.extensions) && encoding::decode_any(bytes).is_ok();
        u8::from(is_program) * 40
    },
    read: |input, fresh| {
        let text = value::text_of(input)?;
        let Some(literal) = script::largest(&text) else {
            return Err(crate::ReadError::whole(crate::error::Fault::NothingUnderstood));
        };
        let tree = value::json(&literal.json)?;
        let mut imported = nested::read(input, fresh, IMPORT.name, &tree)?;
        if let Some(is) = &mut imported.understanding {
            // The program around it.
            for outside in [0..literal.bytes.start, literal.bytes.end..text.len()] {
                let (line, said) = (1 + text[..outside.start].matches('\n').count(), text[outside].trim());
                let part = Part::new(is.pieces.len(), 0..said.len());
                if !said.is_empty() {
                    is.pieces.push(At::Line { line: u32::try_from(line).unwrap_or(u32::MAX) }, said);
                    is.trace.push(Trace { part, went: Went::Skipped { why: Skip::Furniture } });
                    is.tally.all = is.tally.all.saturating_add(characters(said));
                    is.tally.skipped = is.tally.skipped.saturating_add(characters(said));
                }
            }
        }
        Ok(imported)
    },
};
