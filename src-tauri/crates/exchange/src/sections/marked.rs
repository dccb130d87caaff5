//! First floor, sections of documents: a document of our own, which says of each block what it is. What a person added
//! to it in between is taken for what stands around it.

use crate::Input;
use crate::blocks::mark::{Is, Mark, years_said};
use crate::blocks::{Block, Document, Shape};
use crate::build::Build;
use crate::error::ReadError;
use crate::pieces::{At, Part, Skip};
use crate::years;
use rungs_model::{Experience, Field, Id, Kind, Shape as Holds, Value};

/// Reads a document of our own.
pub(super) fn read(input: &Input<'_>, build: &mut Build<'_>, document: &Document) -> Result<(), ReadError> {
    let mut reader = Reader { build, open: Vec::new(), links: Vec::new(), last: None };
    let root =
        document.blocks.iter().filter_map(|block| block.mark).find(|mark| mark.is.begins() == Some(Kind::Framework));
    if let Some(id) = root.and_then(|mark| mark.node) {
        reader.build.root_is(id);
    }
    let root = reader.build.root();
    reader.open.push((Kind::Framework, root));
    if !document.language.trim().is_empty() {
        reader.build.says(root, Field::Language, &document.language, &[]);
    }
    for (n, block) in document.blocks.iter().enumerate() {
        if n.is_multiple_of(1024) {
            input.go_on()?;
        }
        reader.block(block)?;
    }
    reader.links();
    Ok(())
}

struct Reader<'b, 'f> {
    build: &'b mut Build<'f>,
    /// The node that is being read, below those that it stands in.
    open: Vec<(Kind, Id)>,
    /// What refers to nodes that may come later.
    links: Vec<(Id, Field, Id, Part)>,
    /// The field that was filled last, where a further paragraph may go on with it.
    last: Option<(Id, Field)>,
}

impl Reader<'_, '_> {
    fn block(&mut self, block: &Block) -> Result<(), ReadError> {
        let at = At::Line { line: block.line };
        if let Shape::Table(grid) = &block.shape {
            // What stands in tables stands in the text as well.
            for cell in &grid.cells {
                let part = self.build.piece(at, cell.text.as_str());
                self.build.skip(&part, Skip::Again);
            }
            return Ok(());
        }
        let part = self.build.piece(at, block.text.as_str());
        let (label, rest) = labelled(block, &part);
        match (block.mark, &block.shape) {
            (_, Shape::Out(why)) => self.build.skip(&part, *why),
            (Some(Mark { is: Is::Aside | Is::Label, .. }), _) => self.build.skip(&part, Skip::Head),
            (Some(mark), _) => {
                let is_statement = mark.is == Is::Field(Kind::Ability, Field::Statement);
                if let Some(kind) = mark.is.begins() {
                    let node = self.begin(kind, mark.node)?;
                    if let (Some(label), true) = (&label, is_statement) {
                        self.build.say(node, Field::Title, label);
                    }
                } else if let Some(label) = &label {
                    self.build.skip(label, Skip::Head);
                }
                let said = if mark.is.begins().is_none() || is_statement { rest } else { part };
                self.field(mark, &said);
            }
            (None, Shape::Item { .. }) => self.added(&part, label, &rest)?,
            (None, _) => match self.last {
                Some((node, field)) => {
                    let text = format!("\n{}", self.build.text(&part).trim());
                    self.build.says(node, field, &text, std::slice::from_ref(&part));
                }
                None => self.build.skip(&part, Skip::NotUnderstood),
            },
        }
        Ok(())
    }

    /// An item that a person added: an ability of the step or path it stands in.
    fn added(&mut self, part: &Part, label: Option<Part>, rest: &Part) -> Result<(), ReadError> {
        let parent = self.open.iter().rev().find(|(kind, _)| matches!(kind, Kind::Step | Kind::Path));
        let Some((_, parent)) = parent.copied() else {
            self.build.skip(part, Skip::NotUnderstood);
            return Ok(());
        };
        let ability = self.build.node(Kind::Ability, parent)?;
        if let Some(label) = label {
            self.build.say(ability, Field::Title, &label);
        }
        self.build.say(ability, Field::Statement, rest);
        Ok(())
    }

    /// Begins a node in the nearest one that can hold it.
    fn begin(&mut self, kind: Kind, id: Option<Id>) -> Result<Id, ReadError> {
        self.last = None;
        let root = self.build.root();
        if kind == Kind::Framework {
            self.open.truncate(1);
            return Ok(root);
        }
        while self.open.len() > 1 && !self.open.last().is_some_and(|(k, _)| k.children().contains(&kind)) {
            self.open.pop();
        }
        let mut parent = self.open.last().map_or(root, |(_, id)| *id);
        if !Kind::Framework.children().contains(&kind) && parent == root {
            let above = [Kind::Path, Kind::Group, Kind::Objective].into_iter().find(|k| k.children().contains(&kind));
            parent = self.build.node(above.unwrap_or(Kind::Path), root)?;
            self.open.push((above.unwrap_or(Kind::Path), parent));
        }
        // A paragraph that was copied has the id of the one it was copied from.
        let node = match id.filter(|id| self.build.record(*id).is_none()) {
            Some(id) => self.build.node_as(id, kind, parent)?,
            None => self.build.node(kind, parent)?,
        };
        self.open.push((kind, node));
        Ok(node)
    }

    fn field(&mut self, mark: Mark, part: &Part) {
        let (kind, field) = match mark.is {
            Is::Field(kind, field) => (kind, field),
            Is::Metric(which) => return self.metric(which, part),
            Is::Aside | Is::Label => return,
        };
        let Some((_, node)) = self.open.iter().rev().find(|(k, _)| *k == kind).copied() else {
            return self.build.skip(part, Skip::NotUnderstood);
        };
        let text = self.build.text(part).trim().to_string();
        self.last = None;
        match field.shape() {
            Holds::Text => {
                self.build.say(node, field, part);
                let goes_on = matches!(field, Field::Body | Field::Summary | Field::Definition | Field::Example);
                self.last = goes_on.then_some((node, field));
            }
            Holds::Texts => self.build.say(node, field, part),
            Holds::Number => match text.parse::<f64>().ok().filter(|n| n.is_finite() && *n >= 0.0) {
                Some(number) => self.build.set(node, field, Value::Number(number), std::slice::from_ref(part)),
                None => self.build.skip(part, Skip::NotUnderstood),
            },
            Holds::Experience => {
                let found = years_said(&text).or_else(|| years::find(&text, true).filter(|f| f.whole).map(|f| f.years));
                let years = found.unwrap_or_else(|| Experience { context: text.clone(), ..Experience::default() });
                self.build.years(node, years, std::slice::from_ref(part));
            }
            Holds::Link(_) | Holds::Links(_) => match mark.link {
                Some(link) => self.links.push((node, field, link, part.clone())),
                None => self.build.skip(part, Skip::Dangling),
            },
            Holds::Metric => self.build.skip(part, Skip::NotUnderstood),
        }
    }

    fn metric(&mut self, which: u8, part: &Part) {
        let Some((_, stream)) = self.open.iter().rev().find(|(kind, _)| *kind == Kind::ValueStream).copied() else {
            return self.build.skip(part, Skip::NotUnderstood);
        };
        let text = self.build.text(part).trim().to_string();
        let mut metric = self.build.record(stream).and_then(|s| s.metric().cloned()).unwrap_or_default();
        let number = text.parse::<f64>().ok().filter(|n| n.is_finite());
        match which {
            0 => metric.name = text,
            1 => metric.unit = text,
            2 => metric.baseline = number,
            _ => metric.target = number,
        }
        self.build.set(stream, Field::Metric, Value::Metric(Box::new(metric)), std::slice::from_ref(part));
    }

    fn links(&mut self) {
        for (node, field, link, part) in std::mem::take(&mut self.links) {
            let kind = self.build.kind(link);
            let fits = match field.shape() {
                Holds::Link(wanted) | Holds::Links(wanted) => kind == Some(wanted),
                _ => false,
            };
            let record = self.build.record(node);
            let other = if field == Field::To { Field::From } else { Field::To };
            let is_loop = matches!(field, Field::From | Field::To) && record.and_then(|r| r.link(other)) == Some(link);
            if !fits || is_loop {
                self.build.skip(&part, Skip::Dangling);
                continue;
            }
            let value = match field.shape() {
                Holds::Links(_) => {
                    let mut links = record.map(|r| r.links(field).to_vec()).unwrap_or_default();
                    links.push(link);
                    Value::Links(links)
                }
                _ => Value::Link(link),
            };
            self.build.set(node, field, value, std::slice::from_ref(&part));
        }
    }
}

/// What is bold in front of a block, and what it says behind that.
fn labelled(block: &Block, part: &Part) -> (Option<Part>, Part) {
    let Some(bold) = block.bold.first().filter(|bold| block.text[..bold.start].trim().is_empty()) else {
        return (None, part.clone());
    };
    let mut end = bold.end;
    for more in &block.bold[1..] {
        if !block.text.get(end..more.start).is_some_and(|gap| gap.trim().is_empty()) {
            break;
        }
        end = more.end;
    }
    let rest = &block.text[end..];
    let from = end + (rest.len() - rest.strip_prefix(':').unwrap_or(rest).len());
    (Some(part.slice(bold.start..end)), part.slice(from..block.text.len()))
}
