//! First floor, blocks of documents: the parts of a document that is an archive, and the names in its XML.

use crate::Input;
use crate::error::{Fault, ReadError};
use crate::table::workbook::check_archive;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::io::{Cursor, Read};

/// Most bytes of one part.
const PART: u64 = 200_000_000;

/// An archive of parts.
pub(crate) struct Package<'a> {
    archive: zip::ZipArchive<Cursor<&'a [u8]>>,
    left: u64,
}

impl<'a> Package<'a> {
    /// Opens an archive within limits.
    ///
    /// # Errors
    /// If it is no archive, or larger than is read.
    pub fn open(bytes: &'a [u8]) -> Result<Package<'a>, ReadError> {
        check_archive(bytes)?;
        let archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(malformed)?;
        Ok(Package { archive, left: PART })
    }

    /// The text of a part; none if there is no such part.
    ///
    /// # Errors
    /// If it is damaged or, unpacked, larger than is read (whatever the archive says of its size).
    pub fn part(&mut self, name: &str) -> Result<Option<String>, ReadError> {
        let Ok(entry) = self.archive.by_name(name) else { return Ok(None) };
        if entry.encrypted() {
            return Err(ReadError::whole(Fault::OtherKind { kind: "password-protected" }));
        }
        let mut bytes = Vec::new();
        let read = entry.take(self.left + 1).read_to_end(&mut bytes).map_err(malformed)? as u64;
        if read > self.left {
            return Err(ReadError::whole(Fault::TooLarge { size: read, limit: PART }));
        }
        self.left -= read;
        crate::encoding::decode(&bytes).map(|text| Some(text.into_owned()))
    }
}

/// Markup that cannot be read.
pub(crate) fn malformed(error: impl std::fmt::Display) -> ReadError {
    ReadError::whole(Fault::Malformed { detail: error.to_string() })
}

/// Goes through the elements and texts of a part.
///
/// # Errors
/// If it is not well-formed or has a document type (which nothing that writes documents has), or the reading was
/// stopped.
pub(crate) fn walk(
    input: &Input<'_>,
    xml: &str,
    mut see: impl FnMut(Seen<'_>) -> Result<(), ReadError>,
) -> Result<(), ReadError> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let (mut seen, mut depth) = (0_usize, 0_usize);
    loop {
        seen += 1;
        if seen.is_multiple_of(4096) {
            input.go_on()?;
        }
        match reader.read_event().map_err(malformed)? {
            Event::Start(element) => {
                depth += 1;
                // The reader itself needs a little memory for each element that is open, and none for more.
                if depth > 10_000 {
                    return Err(ReadError::whole(Fault::TooDeep { limit: 10_000 }));
                }
                see(Seen::Start(&element))?;
            }
            Event::Empty(element) => {
                see(Seen::Start(&element))?;
                see(Seen::End(local(element.name().0)))?;
            }
            Event::End(element) => {
                depth = depth.saturating_sub(1);
                see(Seen::End(local(element.name().0)))?;
            }
            Event::Text(text) => see(Seen::Text(&text.xml10_content()))?,
            Event::CData(text) => see(Seen::Text(&text.xml10_content()))?,
            Event::GeneralRef(name) => {
                let character = name.resolve_char_ref().map_err(malformed)?;
                let text = match (character, &*name) {
                    (Some(c), _) => c,
                    (None, name) => match name {
                        "lt" => '<',
                        "gt" => '>',
                        "amp" => '&',
                        "quot" => '"',
                        "apos" => '\'',
                        _ => return Err(malformed("an entity that nobody declared")),
                    },
                };
                see(Seen::Text(text.encode_utf8(&mut [0; 4])))?;
            }
            Event::DocType(_) => return Err(malformed("a document type")),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// The texts of the elements of a name.
pub(crate) fn texts(input: &Input<'_>, xml: &str, name: &str) -> Result<Vec<String>, ReadError> {
    let (mut found, mut open) = (Vec::new(), false);
    walk(input, xml, |seen| {
        match seen {
            Seen::Start(element) if local(element.name().0) == name => {
                open = true;
                found.push(String::new());
            }
            Seen::End(end) if end == name => open = false,
            Seen::Text(text) if open => found.last_mut().into_iter().for_each(|last| last.push_str(text)),
            _ => {}
        }
        Ok(())
    })?;
    Ok(found)
}

/// What is met on the way.
pub(crate) enum Seen<'e> {
    /// An element begins.
    Start(&'e BytesStart<'e>),
    /// An element of that name ends.
    End(&'e str),
    Text(&'e str),
}

/// The name of an element without its prefix.
pub(crate) fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// The value of an attribute, by its name without a prefix. No more than the first hundred are looked at.
pub(crate) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = element.attributes();
    attributes.with_checks(false);
    let found = attributes.take(100).filter_map(Result::ok).find(|one| local(one.key.0) == name)?;
    quick_xml::escape::unescape(&found.value).ok().map(std::borrow::Cow::into_owned)
}
