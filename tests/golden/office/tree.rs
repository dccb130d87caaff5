//! What an office program read, as the tree of its flat files.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// An element; `is` is empty for text.
#[derive(Debug, Default)]
pub(super) struct Tree {
    pub is: String,
    attributes: Vec<(String, String)>,
    pub text: String,
    pub below: Vec<Tree>,
}

impl Tree {
    /// The tree of a text of XML.
    pub fn read(xml: &str) -> Tree {
        let mut reader = Reader::from_str(xml);
        let mut open = vec![Tree::default()];
        loop {
            match reader.read_event().unwrap() {
                Event::Start(element) => open.push(Tree::of(&element)),
                Event::Empty(element) => put(&mut open, Tree::of(&element)),
                Event::End(_) => {
                    let done = open.pop().unwrap();
                    put(&mut open, done);
                }
                Event::Text(text) => say(&mut open, &text.xml10_content()),
                Event::CData(text) => say(&mut open, &text.xml10_content()),
                Event::GeneralRef(name) => {
                    let named = || match &*name {
                        "lt" => '<',
                        "gt" => '>',
                        "amp" => '&',
                        "quot" => '"',
                        _ => '\'',
                    };
                    let letter = name.resolve_char_ref().unwrap().unwrap_or_else(named);
                    say(&mut open, letter.encode_utf8(&mut [0; 4]));
                }
                Event::Eof => return open.pop().unwrap(),
                _ => {}
            }
        }
    }

    fn of(element: &BytesStart<'_>) -> Tree {
        let one = |attribute: quick_xml::events::attributes::Attribute<'_>| {
            let value = quick_xml::escape::unescape(&attribute.value).unwrap().into_owned();
            (attribute.key.0.to_owned(), value)
        };
        let attributes = element.attributes().map(|attribute| one(attribute.unwrap())).collect();
        Tree { is: element.name().0.to_owned(), attributes, ..Tree::default() }
    }

    /// What an attribute says; nothing where it is not there.
    pub fn says(&self, attribute: &str) -> &str {
        self.attributes.iter().find(|(name, _)| name == attribute).map_or("", |(_, value)| value)
    }

    /// How often an element stands there, or one that an attribute does not speak of.
    pub fn times(&self, attribute: &str) -> usize {
        self.says(attribute).parse().unwrap_or(1)
    }

    /// Every element of a name in it, in their order.
    pub fn all(&self, name: &str) -> Vec<&Tree> {
        let mut found = Vec::new();
        self.gather(name, &mut found);
        found
    }

    fn gather<'t>(&'t self, name: &str, found: &mut Vec<&'t Tree>) {
        for one in &self.below {
            if one.is == name {
                found.push(one);
            }
            one.gather(name, found);
        }
    }

    /// Every attribute of every element in it.
    pub fn attributes(&self) -> Vec<(&str, &str)> {
        let own = self.attributes.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        own.chain(self.below.iter().flat_map(Tree::attributes)).collect()
    }

    /// What a paragraph says: several spaces, tabs and line breaks are elements of their own.
    pub fn words(&self) -> String {
        match self.is.as_str() {
            "" => self.text.clone(),
            "text:s" => " ".repeat(self.times("text:c")),
            "text:tab" => "\t".to_owned(),
            "text:line-break" => "\n".to_owned(),
            "office:annotation" | "text:bookmark" | "text:script" => String::new(),
            _ => self.below.iter().map(Tree::words).collect(),
        }
    }
}

fn put(open: &mut [Tree], done: Tree) {
    open.last_mut().unwrap().below.push(done);
}

fn say(open: &mut [Tree], text: &str) {
    let last = open.last_mut().unwrap();
    match last.below.last_mut().filter(|one| one.is.is_empty()) {
        Some(before) => before.text.push_str(text),
        None => last.below.push(Tree { text: text.to_owned(), ..Tree::default() }),
    }
}
