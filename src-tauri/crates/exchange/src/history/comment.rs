//! First floor, history files: what people say about nodes. A comment that answers one which is not in the file, or is
//! about a node that no state of the file has, is kept: talk is never a reason to refuse a framework.

use super::v1::COMMENT;
use crate::error::{Fault, Form};
use crate::json::cursor::{Cursor, InObject, List, Object};
use crate::json::field;
use chrono::{DateTime, Utc};
use rungs_model::{Extra, Id};
use serde::de::{Error, MapAccess, SeqAccess};

/// What a comment does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)] // each is a word of the format and says what it is
pub enum CommentKind {
    Said,
    Resolved,
    Reopened,
    Removed,
}

impl CommentKind {
    /// Every kind.
    pub const ALL: [CommentKind; 4] =
        [CommentKind::Said, CommentKind::Resolved, CommentKind::Reopened, CommentKind::Removed];

    /// The word of the format.
    pub const fn name(self) -> &'static str {
        match self {
            CommentKind::Said => "said",
            CommentKind::Resolved => "resolved",
            CommentKind::Reopened => "reopened",
            CommentKind::Removed => "removed",
        }
    }

    /// The kind of that name, if there is one.
    pub fn from_name(name: &str) -> Option<CommentKind> {
        CommentKind::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// Something said about a node, or that it was settled, opened again or taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryComment {
    /// Its id, for ever.
    pub id: Id,
    /// The node it is about.
    pub node: Id,
    /// The comment it answers, settles, opens again or takes back.
    pub reply_to: Option<Id>,
    /// When it was said.
    pub date: DateTime<Utc>,
    /// Who said it.
    pub author: String,
    /// What it does.
    pub kind: CommentKind,
    /// What was said.
    pub body: String,
}

/// The list of comments of a file.
pub(super) struct Comments<'c>(pub(super) &'c mut Vec<HistoryComment>);

impl List for Comments<'_> {
    fn entry<'de, A: SeqAccess<'de>>(&mut self, c: &mut Cursor, _: usize, seq: &mut A) -> Result<bool, A::Error> {
        let mut comment = CommentObject::default();
        let more = seq.next_element_seed(InObject { cursor: c, object: &mut comment })?.is_some();
        self.0.extend(comment.done);
        Ok(more)
    }
}

/// A comment while its members come in.
#[derive(Default)]
struct CommentObject {
    id: Option<Id>,
    node: Option<Id>,
    reply_to: Option<Id>,
    date: Option<DateTime<Utc>>,
    author: String,
    kind: Option<CommentKind>,
    body: String,
    done: Option<HistoryComment>,
}

impl Object for CommentObject {
    fn name(&self) -> &'static str {
        "comment"
    }
    fn find(&self, key: &str) -> Option<(usize, &'static str)> {
        super::read::find(&COMMENT, key)
    }
    fn member<'de, A: MapAccess<'de>>(&mut self, c: &mut Cursor, index: usize, map: &mut A) -> Result<(), A::Error> {
        match COMMENT[index].0 {
            "id" => self.id = field::id(c, map)?,
            "node" => self.node = field::id(c, map)?,
            "replyTo" => self.reply_to = field::id(c, map)?,
            "date" => self.date = super::read::said(c, map, Form::Time, super::read::time)?,
            "author" => self.author = field::text(c, map)?.unwrap_or_default(),
            "kind" => self.kind = super::read::said(c, map, Form::CommentKind, CommentKind::from_name)?,
            _ => self.body = field::text(c, map)?.unwrap_or_default(),
        }
        Ok(())
    }
    fn keeps_unknown(&self) -> bool {
        false
    }
    fn unknown(&mut self, _: Extra) {}
    fn end<E: Error>(&mut self, c: &mut Cursor) -> Result<(), E> {
        let missing = |c: &mut Cursor, key: &'static str| c.fail::<E>(Fault::KeyMissing { key });
        self.done = Some(HistoryComment {
            id: self.id.ok_or_else(|| missing(c, "id"))?,
            node: self.node.ok_or_else(|| missing(c, "node"))?,
            reply_to: self.reply_to,
            date: self.date.ok_or_else(|| missing(c, "date"))?,
            author: std::mem::take(&mut self.author),
            kind: self.kind.unwrap_or(CommentKind::Said),
            body: std::mem::take(&mut self.body),
        });
        Ok(())
    }
}
