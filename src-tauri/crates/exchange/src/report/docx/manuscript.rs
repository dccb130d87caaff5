//! First floor, data formats: a framework as the paragraphs of a well-set text. Each paragraph knows of which node and
//! part of it it speaks, so that those of two states can be told to be the same one.

use rungs_model::{Field, Framework, Id, Kind, Record, Value};
use rungs_words::Words;

/// How a paragraph is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Title,
    /// Level 1 to 4.
    Heading(u8),
    /// What a path promises in one line.
    Lead,
    Text,
    Bullet,
    /// A bullet below a bullet.
    Below,
    Caption,
    /// Small, below a bullet.
    Aside,
    /// In a cell of a table.
    Cell,
}

/// What of a node a paragraph says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Part {
    /// What it is called.
    Head,
    /// One of its fields.
    Field(Field),
    /// One of several texts in a field, counted.
    Item(Field, usize),
    /// Several short fields in one line.
    Facts,
    /// What is said above a list in a field.
    Label(Field),
    /// What is said above its children of a kind.
    Children(Kind),
}

/// A piece of a paragraph that is compared with the piece in the same slot of the other state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub slot: Slot,
    pub text: String,
}

/// What a piece is; labels are strong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slot {
    /// A label of ours, with the separator before it.
    Label(Field),
    /// What a person wrote there.
    Said(Field),
    /// The same, as a title within a line.
    Named(Field),
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Paragraph {
    pub node: Id,
    pub part: Part,
    pub style: Style,
    pub pieces: Vec<Piece>,
}

impl Paragraph {
    /// Its text without any form.
    pub fn text(&self) -> String {
        self.pieces.iter().map(|piece| piece.text.as_str()).collect()
    }
}

/// The paragraphs of a framework, or of one node of it with all below, in reading order. There is always a title.
pub(super) fn manuscript(framework: &Framework, top: Id, words: &Words) -> Vec<Paragraph> {
    let mut writer = Writer { framework, words, out: Vec::new() };
    writer.node(framework.get(top).unwrap_or_else(|| framework.framework()), 0);
    writer.out
}

struct Writer<'a> {
    framework: &'a Framework,
    words: &'a Words,
    out: Vec<Paragraph>,
}

fn said(field: Field, text: impl Into<String>) -> Piece {
    Piece { slot: Slot::Said(field), text: text.into() }
}

impl Writer<'_> {
    fn put(&mut self, record: &Record, part: Part, style: Style, pieces: Vec<Piece>) {
        self.out.push(Paragraph { node: record.id, part, style, pieces });
    }

    /// A node and all below it. The level is that of the heading it stands under.
    fn node(&mut self, record: &Record, level: u8) {
        let own = match record.kind {
            Kind::Framework => self.framework_itself(record),
            Kind::Note => self.note(record, level + 1),
            Kind::Grade => self.grade(record),
            Kind::Group => self.group(record, level + 1),
            Kind::Competency => self.competency(record, level + 1),
            Kind::Path => self.path(record, level + 1),
            Kind::Step => self.step(record, level + 1),
            Kind::Ability => self.ability(record),
            Kind::Transition => self.transition(record),
            Kind::Objective => self.headed(record, level + 1),
            Kind::ValueStream => self.value_stream(record, level + 1),
        };
        for kind in record.kind.children() {
            let children = self.framework.children(record.id, *kind);
            let mut below = own;
            if let Some(label) = self.above(record.kind, *kind).filter(|_| !children.is_empty()) {
                below = own + 1;
                let pieces = vec![said(Field::Title, label)];
                self.put(record, Part::Children(*kind), Style::Heading(below.min(4)), pieces);
            }
            for child in children {
                if let Some(child) = self.framework.get(*child) {
                    self.node(child, below);
                }
            }
        }
    }

    /// What is said above the children of a kind, where it is not plain what they are.
    fn above(&self, kind: Kind, children: Kind) -> Option<&'static str> {
        match (kind, children) {
            (Kind::Framework, Kind::Grade) => Some(self.words.grades),
            (Kind::Framework, Kind::Group) => Some(self.words.competencies),
            (Kind::Framework, Kind::Transition) => Some(self.words.moves_between),
            (Kind::Framework, Kind::Objective) => Some(self.words.why),
            (Kind::Path, Kind::Ability) => Some(self.words.every_step),
            _ => None,
        }
    }

    /// Each of these writes what a node says of itself and gives the level its children stand under.
    fn framework_itself(&mut self, record: &Record) -> u8 {
        self.put(record, Part::Head, Style::Title, vec![said(Field::Title, self.title(record))]);
        self.text(record, Field::Summary);
        self.facts(record, Style::Caption, &[Field::Language]);
        0
    }

    fn note(&mut self, record: &Record, level: u8) -> u8 {
        self.head(record, level, Field::Heading);
        for (n, block) in record.text(Field::Body).split("\n\n").enumerate().filter(|(_, block)| !block.is_empty()) {
            self.put(record, Part::Item(Field::Body, n), Style::Text, vec![said(Field::Body, block)]);
        }
        level
    }

    fn grade(&mut self, record: &Record) -> u8 {
        let pieces = self.with_code(record);
        self.put(record, Part::Head, Style::Bullet, pieces);
        0
    }

    /// A group without a title holds the competencies without a group, and is not seen.
    fn group(&mut self, record: &Record, level: u8) -> u8 {
        let is_seen = !record.text(Field::Title).is_empty();
        if is_seen {
            self.head(record, level, Field::Title);
        }
        self.text(record, Field::Summary);
        if is_seen { level } else { level - 1 }
    }

    fn competency(&mut self, record: &Record, level: u8) -> u8 {
        self.head(record, level, Field::Title);
        self.text(record, Field::Definition);
        self.labelled(record, Field::Example);
        level
    }

    fn path(&mut self, record: &Record, level: u8) -> u8 {
        self.head(record, level, Field::Title);
        if !record.text(Field::Tagline).is_empty() {
            let pieces = vec![said(Field::Tagline, record.text(Field::Tagline))];
            self.put(record, Part::Field(Field::Tagline), Style::Lead, pieces);
        }
        self.text(record, Field::Summary);
        level
    }

    fn step(&mut self, record: &Record, level: u8) -> u8 {
        let pieces = self.with_code(record);
        self.put(record, Part::Head, Style::Heading(level.min(4)), pieces);
        self.facts(record, Style::Caption, &[Field::Focus, Field::Experience, Field::Grade]);
        self.text(record, Field::Summary);
        level
    }

    fn ability(&mut self, record: &Record) -> u8 {
        let (title, statement) = (record.text(Field::Title), record.text(Field::Statement));
        let mut pieces = Vec::new();
        if !title.is_empty() {
            pieces.push(Piece { slot: Slot::Named(Field::Title), text: title.to_owned() });
        }
        match (title, statement) {
            ("", "") => pieces.push(said(Field::Statement, self.words.untitled)),
            (_, "") => {}
            ("", _) => pieces.push(said(Field::Statement, statement)),
            _ => pieces.push(said(Field::Statement, format!(" – {statement}"))),
        }
        self.put(record, Part::Head, Style::Bullet, pieces);
        self.items(record, Field::Examples, Style::Below);
        let weight = matches!(record.fields.get(Field::Weight), Some(Value::Number(n)) if *n != 1.0);
        let fields: &[Field] = if weight { &[Field::Competency, Field::Weight] } else { &[Field::Competency] };
        self.facts(record, Style::Aside, fields);
        0
    }

    fn transition(&mut self, record: &Record) -> u8 {
        let end = |field| record.link(field).map_or(self.words.lost_step.to_owned(), |id| self.name_of(id));
        let ends = format!("{} → {}", end(Field::From), end(Field::To));
        let mut pieces = vec![said(Field::From, ends)];
        if !record.text(Field::Note).is_empty() {
            pieces.push(said(Field::Note, format!(": {}", record.text(Field::Note))));
        }
        self.put(record, Part::Head, Style::Bullet, pieces);
        0
    }

    fn headed(&mut self, record: &Record, level: u8) -> u8 {
        self.head(record, level, Field::Title);
        level
    }

    fn value_stream(&mut self, record: &Record, level: u8) -> u8 {
        self.head(record, level, Field::Title);
        self.labelled(record, Field::Metric);
        for field in [Field::Disqualifiers, Field::Abilities] {
            self.list(record, field);
        }
        level
    }

    /// A list under a label of its own.
    fn list(&mut self, record: &Record, field: Field) {
        if record.fields.get(field).is_some() {
            let label = Piece { slot: Slot::Label(field), text: self.words.field(field).to_owned() };
            self.put(record, Part::Label(field), Style::Caption, vec![label]);
            self.items(record, field, Style::Bullet);
        }
    }

    fn items(&mut self, record: &Record, field: Field, style: Style) {
        let texts: Vec<String> = match record.fields.get(field) {
            Some(Value::Texts(texts)) => texts.clone(),
            Some(Value::Links(ids)) => ids.iter().map(|id| self.name_of(*id)).collect(),
            _ => Vec::new(),
        };
        for (n, text) in texts.into_iter().enumerate().filter(|(_, text)| !text.is_empty()) {
            self.put(record, Part::Item(field, n), style, vec![said(field, text)]);
        }
    }

    fn head(&mut self, record: &Record, level: u8, field: Field) {
        self.put(record, Part::Head, Style::Heading(level.min(4)), vec![said(field, self.title(record))]);
    }

    /// The title, and the code after it.
    fn with_code(&self, record: &Record) -> Vec<Piece> {
        let mut pieces = vec![said(Field::Title, self.title(record))];
        if !record.text(Field::Code).is_empty() {
            pieces.push(said(Field::Code, format!(" ({})", record.text(Field::Code))));
        }
        pieces
    }

    fn text(&mut self, record: &Record, field: Field) {
        if !record.text(field).is_empty() {
            self.put(record, Part::Field(field), Style::Text, vec![said(field, record.text(field))]);
        }
    }

    fn labelled(&mut self, record: &Record, field: Field) {
        if let Some(value) = record.fields.get(field) {
            let pieces = vec![self.label("", field), said(field, self.words.value(self.framework, value))];
            self.put(record, Part::Field(field), Style::Text, pieces);
        }
    }

    /// Short fields in one line: "Focus: intelligence · Experience: 2–5 years".
    fn facts(&mut self, record: &Record, style: Style, fields: &[Field]) {
        let mut pieces = Vec::new();
        for field in fields {
            let Some(value) = record.fields.get(*field) else { continue };
            pieces.push(self.label(if pieces.is_empty() { "" } else { " · " }, *field));
            pieces.push(said(*field, self.words.value(self.framework, value)));
        }
        if !pieces.is_empty() {
            self.put(record, Part::Facts, style, pieces);
        }
    }

    fn label(&self, separator: &str, field: Field) -> Piece {
        Piece { slot: Slot::Label(field), text: format!("{separator}{}: ", self.words.field(field)) }
    }

    fn title(&self, record: &Record) -> String {
        let face = record.face();
        if face.trim().is_empty() { self.words.untitled.to_owned() } else { face.to_owned() }
    }

    fn name_of(&self, id: Id) -> String {
        let face = self.words.face(self.framework, id);
        if face.trim().is_empty() { self.words.untitled.to_owned() } else { face }
    }
}
