//! First floor, native JSON: reading. One walk through the text makes the records; what only the whole can tell (ids
//! that are there twice, references) is looked at afterwards.

use super::cursor::{Cursor, InList, InObject, List, Maybe, Object, error_at};
use super::v1::{Means, Node};
use super::{field, format, upgrade};
use crate::error::{Fault, Notice, ReadError};
use crate::spot::Way;
use crate::standard::owned;
use crate::{MAX_ABILITIES, MAX_BYTES, encoding};
use rungs_model::{BuildError, Extra, Field, Framework, Id, Kind, Place, Record, Shape, association};
use serde::de::{MapAccess, SeqAccess};

/// How strictly a file is read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ReadOptions {
    /// Keep references to nothing, or to nodes of the wrong kind, as they are instead of refusing the file.
    pub lenient: bool,
    /// A foreign file of which nothing is understood comes out empty, with its account, for somebody to say what it is,
    /// instead of being refused.
    pub even_nothing: bool,
}

/// What came in.
#[derive(Debug, Clone, PartialEq)]
pub struct Read {
    /// The framework.
    pub framework: Framework,
    /// How many nodes had no id and were given one.
    pub ids_made: usize,
    /// What a person should know about it.
    pub notices: Vec<Notice>,
}

/// Reads native JSON of any version. `fresh` makes an id that nothing has yet, once for each node without one. The
/// name of the file says nothing that this format needs.
///
/// # Errors
/// The first fault of the file, with its place.
pub fn read(_name: &str, bytes: &[u8], options: ReadOptions, fresh: &mut dyn FnMut() -> Id) -> Result<Read, ReadError> {
    let text = text_of(bytes)?;
    let known = upgrade::VERSIONS.last().map_or(0, |v| v.number);
    let number = format::version(&text, upgrade::FAMILY, known)?;
    match upgrade::VERSIONS.iter().find(|v| v.number == number) {
        Some(version) => (version.read)(&text, options, fresh),
        None => Err(ReadError::whole(Fault::FormatForeign { found: format!("{}/{number}", upgrade::FAMILY) })),
    }
}

/// The text of a file that is not too large.
pub(crate) fn text_of(bytes: &[u8]) -> Result<std::borrow::Cow<'_, str>, ReadError> {
    if bytes.len() as u64 > MAX_BYTES {
        return Err(ReadError::whole(Fault::TooLarge { size: bytes.len() as u64, limit: MAX_BYTES }));
    }
    encoding::decode(bytes)
}

/// Reads `rungs.framework/1`.
pub(super) fn v1(text: &str, options: ReadOptions, fresh: &mut dyn FnMut() -> Id) -> Result<Read, ReadError> {
    let mut tree = Tree::default();
    let root = tree.sprout(Kind::Framework, 0, 0);
    let notices = Cursor::walk(text, &mut NodeObject { tree: &mut tree, at: root, node: Node::of(Kind::Framework) })?;
    let ids_made = tree.name_all(fresh);
    let framework = tree.into_framework().map_err(|(way, fault)| error_at(text, &way, fault))?;
    let (stems, framework) = framework;
    check(&stems, &framework, options).map_err(|(way, fault)| error_at(text, &way, fault))?;
    Ok(Read { framework, ids_made, notices })
}

/// Nodes in the order in which they begin in the text. The id of a node may come after its children or not at all, so
/// nodes know their containers by number first.
#[derive(Default)]
struct Tree {
    stems: Vec<Stem>,
    records: Vec<Record>,
    abilities: usize,
}

/// Where a node stands: the number of its container (its own for the root) and its index in the slot of its kind.
struct Stem {
    container: usize,
    nth: usize,
    kind: Kind,
    id: Option<Id>,
}

const NAMELESS: Id = Id::from_bytes([0; 16]);

impl Tree {
    fn sprout(&mut self, kind: Kind, container: usize, nth: usize) -> usize {
        self.stems.push(Stem { container, nth, kind, id: None });
        self.records.push(Record::new(NAMELESS, kind, None, Place::nth(nth)));
        self.abilities += usize::from(kind == Kind::Ability);
        self.stems.len() - 1
    }

    /// Gives an id to every node that has none and tells everyone the id of its container.
    fn name_all(&mut self, fresh: &mut dyn FnMut() -> Id) -> usize {
        let mut made = 0;
        for at in 0..self.stems.len() {
            let id = *self.stems[at].id.get_or_insert_with(|| {
                made += 1;
                fresh()
            });
            // Containers begin before what they contain, so theirs is known already.
            let parent = (at > 0).then(|| self.stems[self.stems[at].container].id).flatten();
            let record = &mut self.records[at];
            (record.id, record.parent) = (id, parent);
            if at == 0 {
                record.place = Place::default();
            }
        }
        made
    }

    fn into_framework(self) -> Result<(Vec<Stem>, Framework), (Way, Fault)> {
        match Framework::from_records(self.records) {
            Ok(framework) => Ok((self.stems, framework)),
            Err(BuildError::Twice(id)) => {
                let mut same = (0..self.stems.len()).filter(|at| self.stems[*at].id == Some(id));
                let first = same.next().map(|at| way(&self.stems, at)).unwrap_or_default();
                let second = same.next().map(|at| way(&self.stems, at)).unwrap_or_default();
                Err((second, Fault::DuplicateId { id, first: first.to_string() }))
            }
            // The grammar puts no node where it cannot stand.
            Err(BuildError::NoRoot | BuildError::Homeless(_)) => Err((Way::default(), Fault::NoFramework)),
        }
    }
}

/// The way to a node.
fn way(stems: &[Stem], at: usize) -> Way {
    let stem = &stems[at];
    if at == 0 {
        return Way::default();
    }
    let slot = Node::of(stems[stem.container].kind).slot(stem.kind);
    way(stems, stem.container).key(slot).nth(stem.nth)
}

/// What only the whole can tell, in the order of the text.
fn check(stems: &[Stem], framework: &Framework, options: ReadOptions) -> Result<(), (Way, Fault)> {
    for (at, record) in stems.iter().enumerate().filter_map(|(at, s)| Some((at, framework.get(s.id?)?))) {
        let from = record.link(Field::From);
        if from.is_some() && from == record.link(Field::To) {
            return Err((way(stems, at).key(Node::of(record.kind).key(Field::To)), Fault::SelfTransition));
        }
        if options.lenient {
            continue;
        }
        for (field, value) in record.fields.iter() {
            let (expected, list) = match field.shape() {
                Shape::Link(kind) => (kind, false),
                Shape::Links(kind) => (kind, true),
                _ => continue,
            };
            for (nth, id) in value.links().iter().enumerate() {
                let fault = match framework.get(*id).map(|r| r.kind) {
                    Some(kind) if kind == expected => continue,
                    Some(found) => Fault::ReferenceToOtherKind { id: *id, expected, found },
                    None => Fault::ReferenceToNothing { id: *id, expected },
                };
                let way = way(stems, at).key(Node::of(record.kind).key(field));
                return Err((if list { way.nth(nth) } else { way }, fault));
            }
        }
    }
    Ok(())
}

/// Reads the members of a node.
struct NodeObject<'t> {
    tree: &'t mut Tree,
    at: usize,
    node: &'static Node,
}

impl Object for NodeObject<'_> {
    fn name(&self) -> &'static str {
        self.node.kind.name()
    }
    fn find(&self, key: &str) -> Option<(usize, &'static str)> {
        self.node.keys.iter().position(|k| k.name == key).map(|at| (at, self.node.keys[at].name))
    }
    fn member<'de, A: MapAccess<'de>>(&mut self, c: &mut Cursor, index: usize, map: &mut A) -> Result<(), A::Error> {
        match self.node.keys[index].means {
            Means::Format => {
                field::text(c, map)?;
            }
            Means::Id => self.tree.stems[self.at].id = node_id(c, map)?,
            Means::Field(field) => {
                let value = field::read(c, field.shape(), map)?;
                self.tree.records[self.at].fields.set(field, value);
            }
            Means::Children(kind) => {
                let mut children = Children { tree: self.tree, container: self.at, kind };
                map.next_value_seed(Maybe(InList { cursor: c, list: &mut children }))?;
            }
        }
        Ok(())
    }
    fn keeps_unknown(&self) -> bool {
        true
    }
    fn is_read_elsewhere(&self, key: &str) -> bool {
        key == owned::KEY || (self.node.kind == Kind::Framework && key == association::KEY)
    }
    fn unknown(&mut self, extra: Extra) {
        self.tree.records[self.at].extra = extra;
    }
}

/// The id of a node itself: left out or `null`, one is made; but an empty text is no id.
fn node_id<'de, A: MapAccess<'de>>(c: &mut Cursor, map: &mut A) -> Result<Option<Id>, A::Error> {
    use super::cursor::{Text, id_of};
    let text = map.next_value_seed(Maybe(Text(c, crate::error::Form::Id)))?;
    text.map(|text| id_of(c, &text)).transpose()
}

/// Reads the nodes of one slot.
struct Children<'t> {
    tree: &'t mut Tree,
    container: usize,
    kind: Kind,
}

impl List for Children<'_> {
    fn entry<'de, A: SeqAccess<'de>>(&mut self, c: &mut Cursor, nth: usize, seq: &mut A) -> Result<bool, A::Error> {
        let seed = Sprout { cursor: c, children: self, nth };
        Ok(seq.next_element_seed(seed)?.is_some())
    }
}

/// A node begins only where there is an entry, which is known once its seed is asked to read.
struct Sprout<'c, 't> {
    cursor: &'c mut Cursor,
    children: &'c mut Children<'t>,
    nth: usize,
}

impl<'de> serde::de::DeserializeSeed<'de> for Sprout<'_, '_> {
    type Value = ();
    fn deserialize<D: serde::Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        let Children { tree, container, kind } = self.children;
        let at = tree.sprout(*kind, *container, self.nth);
        if tree.abilities > MAX_ABILITIES {
            return Err(self.cursor.fail(Fault::TooMany { what: "abilities", limit: MAX_ABILITIES }));
        }
        let mut object = NodeObject { tree, at, node: Node::of(*kind) };
        InObject { cursor: self.cursor, object: &mut object }.deserialize(json)
    }
}
