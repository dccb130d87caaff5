//! First floor, native JSON: the `format` key by which a file says what it is.

use super::cursor::error_at;
use crate::error::{Fault, Form, ReadError, shortened};
use crate::spot::{Spot, Way, skip_string};
use serde::de::IgnoredAny;

/// The key.
pub(crate) const KEY: &str = "format";

/// What a JSON text says its format is; none where it says nothing or is no JSON up to there. The rest of the text is
/// not looked at.
pub(crate) fn sniff(text: &str) -> Option<String> {
    let at = Way::default().key(KEY).offset(text, 1)?;
    let bytes = text.as_bytes();
    let end = skip_string(bytes, at);
    (bytes[at] == b'"').then(|| serde_json::from_str(&text[at..end]).ok())?
}

/// The number of the version of a family of formats ("rungs.framework") in which a text is written.
///
/// # Errors
/// If the text is empty, not JSON, says no format, or one that is not of the family or newer than `known`.
pub(crate) fn version(text: &str, family: &str, known: u32) -> Result<u32, ReadError> {
    if text.trim_ascii().is_empty() {
        return Err(ReadError::whole(Fault::Empty));
    }
    let way = Way::default().key(KEY);
    let Some(found) = sniff(text) else { return Err(without_format(text, &way)) };
    let number = found.strip_prefix(family).and_then(|rest| rest.strip_prefix('/'));
    let number = number.filter(|n| !n.starts_with('0') && !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()));
    match number.map(|n| n.parse::<u32>().unwrap_or(u32::MAX)) {
        Some(number) if number <= known => Ok(number),
        Some(_) => {
            let known = format!("{family}/{known}");
            Err(error_at(text, &way, Fault::FormatNewer { found: shortened(&found), known }))
        }
        None => Err(error_at(text, &way, Fault::FormatForeign { found: shortened(&found) })),
    }
}

/// Why a text says no format.
pub(crate) fn without_format(text: &str, way: &Way) -> ReadError {
    if text.trim_ascii().is_empty() {
        return ReadError::whole(Fault::Empty);
    }
    if let Err(error) = serde_json::from_str::<IgnoredAny>(text) {
        let spot = Spot::of(text, error.line(), error.column());
        let message = error.to_string();
        let detail = message.split(" at line ").next().unwrap_or_default().to_owned();
        let fault = match error.is_eof() {
            true => Fault::CutOff,
            false if detail == "trailing characters" => Fault::Trailing,
            false => Fault::Syntax { detail },
        };
        return ReadError { fault, pointer: String::new(), line: spot.line, column: spot.column };
    }
    let first = |at: usize| Form::of(text.as_bytes()[at]);
    match (way.offset(text, 1).map(first), Way::default().offset(text, 1).map(first)) {
        (Some(found), _) => error_at(text, way, Fault::WrongType { expected: Form::Text, found }),
        (None, Some(Form::Object)) | (None, None) => error_at(text, &Way::default(), Fault::FormatMissing),
        (None, Some(found)) => error_at(text, &Way::default(), Fault::WrongType { expected: Form::Object, found }),
    }
}
