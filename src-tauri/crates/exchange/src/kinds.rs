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
        [b'{', b'\\', b'r', b't', b'f', ..] => Some("rtf"),
        [0x1F, 0x8B, ..] | [b'7', b'z', 0xBC, 0xAF, ..] | [b'R', b'a', b'r', b'!', ..] | [b'B', b'Z', b'h', ..] => {
            Some("zip")
        }
        _ => flat(&bytes[..bytes.len().min(4_000)]),
    }
}

/// The kind of a whole document of an office program in one file of XML, by how it begins.
fn flat(start: &[u8]) -> Option<&'static str> {
    let says = |what: &str| memchr::memmem::find(start, what.as_bytes()).is_some();
    match start.trim_ascii_start().strip_prefix(b"\xEF\xBB\xBF").unwrap_or(start.trim_ascii_start()) {
        [b'<', ..] if says("<office:document ") && says("opendocument.spreadsheet") => Some("fods"),
        [b'<', ..] if says("<office:document ") && says("opendocument.presentation") => Some("presentation"),
        [b'<', ..] if says("<office:document ") => Some("fodt"),
        [b'<', ..] if says("progid=\"Excel.Sheet\"") => Some("xls"),
        [b'<', ..] if says("progid=\"Word.Document\"") => Some("doc"),
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
        check(b"{\\rtf1\\ansi Plans}", Some("rtf"));
        check(b"\x1F\x8B\x08", Some("zip"));
        let flat = |kind: &str| {
            format!(
                "<?xml version=\"1.0\"?>\n<office:document xmlns:a=\"a\" office:mimetype=\"application/vnd.oasis.opendocument.{kind}\">"
            )
        };
        check(flat("text").as_bytes(), Some("fodt"));
        check(flat("spreadsheet").as_bytes(), Some("fods"));
        check(b"<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>", Some("xls"));
        check(b"<html><p>office:document", None);
        check(b"PK\x03\x04", None);
        check(b"hello", None);
        check(b"", None);
    }
}
