//! First floor, formats to read: programs of JavaScript and TypeScript that keep a ladder as an object, as small sites do.

use crate::pieces::{At, Part, Skip, Trace, Went, characters};
use crate::standard::nested;
use crate::value::script::{self, Literal};
use crate::{Import, Understanding, encoding, ends, value};
use std::borrow::Cow;
use std::collections::HashSet;

/// The objects and lists that it keeps; nothing of the program is run.
pub(crate) const IMPORT: Import = Import {
    name: "javascript",
    extensions: &["js", "mjs", "cjs", "jsx", "ts", "tsx"],
    recognise: |name, bytes| {
        let is_program = ends(name, IMPORT.extensions) && encoding::decode_any(bytes).is_ok();
        // Every line of a program may end in a semicolon, and is no row for that.
        u8::from(is_program) * 58
    },
    read: |input, fresh| {
        let text = value::text_of(input)?;
        let literals = script::kept(&text);
        let tree = match literals.as_slice() {
            [] => return Err(crate::ReadError::whole(crate::error::Fault::NothingUnderstood)),
            [one] => Cow::Borrowed(&one.json),
            several => Cow::Owned(together(several)),
        };
        let called = literals.first().map(|one| one.name.as_str()).filter(|_| literals.len() == 1).unwrap_or_default();
        let tree = value::json(&tree)?;
        let mut imported = nested::read(input, fresh, IMPORT.name, &tree, called)?;
        if let Some(is) = &mut imported.understanding {
            around(is, &text, &literals);
        }
        Ok(imported)
    },
};

/// Several objects and lists as one object, in which each has the name of its constant.
fn together(literals: &[Literal]) -> String {
    let mut names: HashSet<String> = HashSet::new();
    let mut all = String::from("{");
    for (nth, literal) in literals.iter().enumerate() {
        let mut name = if literal.name.is_empty() { "data".to_owned() } else { literal.name.clone() };
        if !names.insert(name.clone()) {
            name = format!("data {nth}");
        }
        if nth > 0 {
            all.push(',');
        }
        all.push_str(&serde_json::to_string(&name).unwrap_or_default());
        all.push(':');
        all.push_str(&literal.json);
    }
    all.push('}');
    all
}

/// The program around them is left out; texts that only a run would put into its place are not understood.
fn around(is: &mut Understanding, text: &str, literals: &[Literal]) {
    let ends = literals.iter().map(|one| one.bytes.end);
    let starts = literals.iter().map(|one| one.bytes.start).chain([text.len()]);
    let (mut line, mut counted) = (1, 0);
    for (from, end) in std::iter::once(0).chain(ends).zip(starts) {
        let Some(outside) = text.get(from..end) else { continue };
        let mut begin = 0;
        let mut stretches = Vec::new();
        for said in script::texts(outside) {
            stretches.push((begin..said.start, Skip::Furniture));
            begin = said.end;
            stretches.push((said, Skip::NotUnderstood));
        }
        stretches.push((begin..outside.len(), Skip::Furniture));
        for (bytes, why) in stretches {
            let Some(said) = outside.get(bytes.clone()) else { continue };
            let blank = said.len() - said.trim_start().len();
            let at = from + bytes.start + blank;
            line += text.get(counted..at).map_or(0, |between| between.matches('\n').count());
            counted = at.max(counted);
            skip(is, line, said.trim(), why);
        }
    }
}

fn skip(is: &mut Understanding, line: usize, said: &str, why: Skip) {
    if said.is_empty() {
        return;
    }
    let part = Part::new(is.pieces.len(), 0..said.len());
    is.pieces.push(At::Line { line: u32::try_from(line).unwrap_or(u32::MAX) }, said);
    is.trace.push(Trace { part, went: Went::Skipped { why } });
    is.tally.all = is.tally.all.saturating_add(characters(said));
    is.tally.skipped = is.tally.skipped.saturating_add(characters(said));
}
