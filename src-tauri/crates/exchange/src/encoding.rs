//! First floor, data formats: the bytes of a file as text.

use crate::error::{Fault, ReadError};
use crate::spot::Spot;
use std::borrow::Cow;

/// The text of a file in UTF-8, or in UTF-16 (which its byte order mark or, as RFC 4627 has it, the zero in its first
/// two bytes gives away). A byte order mark is no part of the text.
///
/// # Errors
/// If the bytes are of neither encoding.
pub(crate) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, ReadError> {
    match bytes {
        [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] => Err(ReadError::whole(Fault::Encoding)),
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(rest),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [1..=255, 0, ..] => utf16(bytes, u16::from_le_bytes),
        [0, 1..=255, ..] => utf16(bytes, u16::from_be_bytes),
        _ => utf8(bytes),
    }
}

/// The text of a file that other programs wrote: what [`decode`] reads, and where that fails what its letters speak for
/// (Windows-1252, Shift JIS and so on).
///
/// # Errors
/// If it holds NUL characters: then it is no text.
pub(crate) fn decode_any(bytes: &[u8]) -> Result<Cow<'_, str>, ReadError> {
    if let Ok(text) = decode(bytes) {
        return Ok(text);
    }
    if bytes.contains(&0) {
        return Err(ReadError::whole(Fault::Encoding));
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    Ok(detector.guess(None, chardetng::Utf8Detection::Deny).decode_without_bom_handling(bytes).0)
}

/// Whether a text may begin with one of some ASCII characters, in whichever encoding it is: a look at its first bytes,
/// which costs nothing before the rest is looked at.
pub(crate) fn begins(bytes: &[u8], with: &[u8]) -> bool {
    let is_before = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, 0 | 0xEF | 0xBB | 0xBF | 0xFE | 0xFF);
    bytes.iter().find(|byte| !is_before(byte)).is_some_and(|first| with.contains(first))
}

/// Whether there is nothing in a file, or white space only, in whichever encoding it is.
pub(crate) fn is_empty(bytes: &[u8]) -> bool {
    // A look at the first bytes, which costs nothing where something stands there.
    let is_before = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, 0 | 0xEF | 0xBB | 0xBF | 0xFE | 0xFF);
    bytes.iter().take(100).all(is_before) && decode(bytes).is_ok_and(|text| text.trim().is_empty())
}

fn utf8(bytes: &[u8]) -> Result<Cow<'_, str>, ReadError> {
    std::str::from_utf8(bytes).map(Cow::Borrowed).map_err(|error| {
        let before = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
        encoding_error(&before)
    })
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<Cow<'_, str>, ReadError> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(bytes.len());
    for character in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))) {
        text.push(character.map_err(|_| encoding_error(&text))?);
    }
    if rest.is_empty() { Ok(Cow::Owned(text)) } else { Err(encoding_error(&text)) }
}

/// The encoding fails right after this text.
fn encoding_error(before: &str) -> ReadError {
    let spot = Spot::at(before, before.len());
    ReadError { fault: Fault::Encoding, pointer: String::new(), line: spot.line, column: spot.column }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_nothing_in_every_encoding() {
        let check = |bytes: &[u8], expect: bool| assert_eq!(is_empty(bytes), expect, "{bytes:?}");
        for bytes in
            [&b""[..], b" \r\n\t", b"\xEF\xBB\xBF", b"\xEF\xBB\xBF\n", b"\xFF\xFE", b"\xFF\xFE\n\0", b"\xFE\xFF\0 "]
        {
            check(bytes, true);
        }
        for bytes in [&b"a"[..], b"\xEF\xBB\xBFa", b"\0\0\0", b"\xFF\xFEa\0", b"\xFF"] {
            check(bytes, false);
        }
        check(&[b' '; 200], true);
        check(&[[b' '; 200].as_slice(), b"a"].concat(), false);
    }

    #[test]
    fn texts_of_every_encoding() {
        let check = |bytes: &[u8], expect: Result<&str, (usize, usize)>| {
            let found = decode(bytes).map_err(|e| (e.line, e.column));
            assert_eq!(found.as_deref(), expect.as_ref().map(|t| *t), "{bytes:?}");
        };
        check(b"", Ok(""));
        check("{é}".as_bytes(), Ok("{é}"));
        check(b"\xEF\xBB\xBF{}", Ok("{}"));
        check(b"\xFF\xFE{\0}\0", Ok("{}"));
        check(b"\xFE\xFF\0{\0}", Ok("{}"));
        check(b"{\0}\0", Ok("{}"));
        check(b"\0{\0}", Ok("{}"));
        check(b"\xFF\xFE\x3D\xD8\x00\xDE", Ok("😀"));
        check(b"\xFF\xFE{\0\x3D\xD8", Err((1, 2)));
        check(b"\xFF\xFE{\0}", Err((1, 2)));
        check(b"\xFF\xFE\0\0{\0\0\0", Err((0, 0)));
        check(b"{\n \xE9}", Err((2, 2)));
    }
}
