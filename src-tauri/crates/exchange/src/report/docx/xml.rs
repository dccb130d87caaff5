//! First floor, data formats: writing the XML of a document part.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// A part being written. Writing into memory cannot fail, so nothing here does.
pub(crate) struct Xml(Writer<Vec<u8>>);

/// Names and values of attributes.
pub(crate) type Attributes<'a> = &'a [(&'a str, &'a str)];

impl Xml {
    /// A part with its declaration.
    pub fn new() -> Xml {
        let mut xml = Xml(Writer::new(Vec::new()));
        xml.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))));
        xml
    }

    fn event(&mut self, event: Event<'_>) {
        // The sink is a vector, which takes whatever it is given.
        let _ = self.0.write_event(event);
    }

    /// An element without content.
    pub fn empty(&mut self, name: &str, attributes: Attributes<'_>) {
        self.event(Event::Empty(element(name, attributes)));
    }

    /// An element with content.
    pub fn with(&mut self, name: &str, attributes: Attributes<'_>, content: impl FnOnce(&mut Xml)) {
        self.event(Event::Start(element(name, attributes)));
        content(self);
        self.event(Event::End(BytesEnd::new(name)));
    }

    /// Text, escaped; characters that XML cannot hold are replaced.
    pub fn text(&mut self, text: &str) {
        self.event(Event::Text(BytesText::new(&holdable(text))));
    }

    /// The part.
    pub fn done(self) -> Vec<u8> {
        self.0.into_inner()
    }
}

fn element<'a>(name: &'a str, attributes: Attributes<'_>) -> BytesStart<'a> {
    let mut element = BytesStart::new(name);
    for (key, value) in attributes {
        element.push_attribute((*key, holdable(value).as_str()));
    }
    element
}

/// A text of the characters that XML 1.0 allows; each other one becomes the visible sign for a character that could not
/// be kept (U+FFFD).
pub(crate) fn holdable(text: &str) -> String {
    let is_held = |c: char| {
        matches!(c, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
            && !matches!(c, '\u{7F}'..='\u{84}' | '\u{86}'..='\u{9F}')
    };
    text.chars().map(|c| if is_held(c) { c } else { '\u{FFFD}' }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_escaped_and_held() {
        let mut xml = Xml::new();
        xml.with("a", &[("b", "\"<&\u{1}")], |xml| xml.text("<c>&\0\u{FFFF}d"));
        let text = String::from_utf8(xml.done()).unwrap();
        assert!(text.ends_with("<a b=\"&quot;&lt;&amp;\u{FFFD}\">&lt;c&gt;&amp;\u{FFFD}\u{FFFD}d</a>"), "{text}");
    }
}
