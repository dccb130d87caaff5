//! First floor, formats to read: JSON that says no format, in which objects and lists stand in each other: ladders as
//! small programs keep them.

use crate::spot::{Way, skip_string};
use crate::standard::nested;
use crate::{Import, encoding, ends, value};

/// Any tree of JSON.
pub(crate) const IMPORT: Import = Import {
    name: "json-tree",
    extensions: &["tree.json", "jsonl", "ndjson"],
    recognise,
    read: |input, fresh| {
        let text = value::text_of(input)?;
        let tree = if is_lines(&text) { value::json_lines(&text)? } else { value::json(&text)? };
        nested::read(input, fresh, IMPORT.name, &tree, &crate::sheets::stem(input.name))
    },
};

fn recognise(name: &str, bytes: &[u8]) -> u8 {
    if !encoding::begins(bytes, b"{[") {
        return 0;
    }
    let Ok(text) = encoding::decode_any(bytes) else { return 0 };
    let text = text.trim_ascii_start();
    // What says a format, or is named like ours, is somebody's on purpose.
    let says_format =
        || text.contains("\"format\"") && Way::default().key(crate::json::format::KEY).offset(text, 1).is_some();
    if !text.starts_with(['{', '['])
        || ends(name, &["rungs", "rungs.json"])
        || !has_things(text, usize::from(is_lines(text)))
        || says_format()
    {
        return 0;
    }
    30
}

/// Whether each line is an object or list of its own, as programs log them: together they are a list.
fn is_lines(text: &str) -> bool {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let (Some(first), Some(second)) = (lines.next(), lines.next()) else { return false };
    let is_whole = |line: &str| serde_json::from_str::<serde::de::IgnoredAny>(line).is_ok();
    first.starts_with(['{', '[']) && second.starts_with(['{', '[']) && is_whole(first)
}

/// Whether objects or lists with texts stand in objects or lists: a plain object or list of values is no ladder. Around
/// what the text says there may be some that it does not.
fn has_things(text: &str, around: usize) -> bool {
    let bytes = text.as_bytes();
    let (mut at, mut depth) = (0, around);
    while at < bytes.len().min(2_000_000) {
        match bytes[at] {
            b'"' if depth > 1 => return true,
            b'"' => {
                at = skip_string(bytes, at);
                continue;
            }
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1).max(around),
            _ => {}
        }
        at += 1;
    }
    false
}
