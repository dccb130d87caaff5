//! First floor, data formats: files of a kind that is known by its first bytes and not read, whatever their name says.

/// The kind of such a file, as [`crate::Fault::OtherKind`] names it.
pub(crate) fn other(name: &str, bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        // A container of Office before 2007; newer files are put into one to be encrypted.
        [0xD0, 0xCF, 0x11, 0xE0, ..] if holds(bytes, "EncryptedPackage") => Some("password-protected"),
        [0xD0, 0xCF, 0x11, 0xE0, ..] if holds(bytes, "WordDocument") => Some("doc"),
        [0xD0, 0xCF, 0x11, 0xE0, ..] if holds(bytes, "Workbook") => Some("xls"),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => Some(if name.to_lowercase().ends_with(".doc") { "doc" } else { "xls" }),
        [b'%', b'P', b'D', b'F', b'-', ..] => Some("pdf"),
        [0x89, b'P', b'N', b'G', ..] | [0xFF, 0xD8, 0xFF, ..] | [b'G', b'I', b'F', b'8', ..] => Some("image"),
        _ => None,
    }
}

/// Whether a container names a stream, in UTF-16 as its directory has it.
fn holds(bytes: &[u8], name: &str) -> bool {
    let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    // The directory may stand anywhere; files of this kind are small.
    bytes[..bytes.len().min(4_000_000)].windows(name.len()).any(|window| window == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_by_their_first_bytes() {
        let container = |name: &str| {
            let mut bytes = vec![0xD0, 0xCF, 0x11, 0xE0, 0, 0];
            bytes.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
            bytes
        };
        let check = |bytes: &[u8], expect: Option<&str>| assert_eq!(other("a.docx", bytes), expect);
        check(&container("EncryptedPackage"), Some("password-protected"));
        check(&container("WordDocument"), Some("doc"));
        check(&container("Workbook"), Some("xls"));
        check(b"%PDF-1.7", Some("pdf"));
        check(b"\x89PNG\r\n", Some("image"));
        check(b"PK\x03\x04", None);
        check(b"hello", None);
        check(b"", None);
    }
}
