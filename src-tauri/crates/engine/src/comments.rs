//! Comments: what people say about nodes, in threads that can be settled.

use crate::{Engine, Problem, Tone};
use chrono::{DateTime, TimeDelta, Utc};
use rungs_exchange::{CommentKind, HistoryComment};
use rungs_model::Id;
use rungs_store::CommentRow;
use serde::Serialize;
use serde_json::json;
use std::collections::HashMap;

/// A comment, or an answer to one, as it stands now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct Comment {
    /// Its id, for ever.
    pub id: Id,
    /// The node it is about.
    pub node: Id,
    /// The comment it answers; none where it begins a thread.
    pub reply_to: Option<Id>,
    /// When it was said.
    #[ts(type = "string")]
    pub at: DateTime<Utc>,
    /// Who said it; empty where nobody knows.
    pub author: String,
    /// What was said; empty where it was taken back.
    pub body: String,
    /// Whether its thread is settled.
    pub resolved: bool,
    /// Whether it was taken back. Such a comment stays where somebody answered it.
    pub removed: bool,
}

impl Engine {
    /// The comments on all nodes of a framework, by time. What was taken back and never answered is left out.
    ///
    /// # Errors
    /// If there is no such framework.
    pub fn comments(&self, framework: Id) -> Result<Vec<Comment>, Problem> {
        Ok(as_they_stand(self.desk().store.comments(framework)?))
    }

    /// Says something about a node of the draft, or answers a comment on it. Its id comes back.
    ///
    /// # Errors
    /// If nothing is said, the node or the comment is not there, or the library cannot be written.
    pub fn add_comment(&self, framework: Id, node: Id, reply_to: Option<Id>, body: &str) -> Result<Id, Problem> {
        let body = body.replace('\0', "").trim().to_string();
        if body.is_empty() {
            return Err(Problem::new(Tone::Correct, "comment-without-words", json!({})));
        }
        let reply_to = reply_to.map(|id| self.comment(framework, id)).transpose()?;
        let mut desk = self.desk();
        // A thread goes on when its node is gone from the draft: somebody may ask why.
        if reply_to.is_none() && desk.draft(framework)?.framework.get(node).is_none() {
            return Err(Problem::new(Tone::Correct, "edit-missing", json!({"id": node})));
        }
        let node = reply_to.as_ref().map_or(node, |first| first.node);
        // An answer to an answer goes into the same thread: threads have one level.
        let reply_to = reply_to.map(|first| first.reply_to.unwrap_or(first.id));
        let row = self.row(node, reply_to, "said", body);
        desk.store.add_comments(framework, std::slice::from_ref(&row))?;
        Ok(row.id)
    }

    /// Settles the thread of a comment, or opens it again.
    ///
    /// # Errors
    /// If there is no such comment, or the library cannot be written.
    pub fn resolve_comment(&self, framework: Id, comment: Id, resolved: bool) -> Result<(), Problem> {
        let comment = self.comment(framework, comment)?;
        if comment.resolved == resolved {
            return Ok(());
        }
        let first = comment.reply_to.unwrap_or(comment.id);
        let kind = if resolved { "resolved" } else { "reopened" };
        let row = self.row(comment.node, Some(first), kind, String::new());
        self.desk().store.add_comments(framework, &[row])?;
        Ok(())
    }

    /// Takes a comment back: nobody sees its words any more.
    ///
    /// # Errors
    /// If there is no such comment, or the library cannot be written.
    pub fn remove_comment(&self, framework: Id, comment: Id) -> Result<(), Problem> {
        let comment = self.comment(framework, comment)?;
        let row = self.row(comment.node, Some(comment.id), "removed", String::new());
        self.desk().store.add_comments(framework, &[row])?;
        Ok(())
    }

    /// Brings a comment back that was taken back.
    ///
    /// # Errors
    /// If there is no such comment, or the library cannot be written.
    pub fn bring_comment_back(&self, framework: Id, comment: Id) -> Result<(), Problem> {
        let said = ever_said(self.desk().store.comments(framework)?).into_iter().find(|said| said.id == comment);
        let said = said.ok_or_else(|| Problem::new(Tone::Correct, "comment-missing", json!({"id": comment})))?;
        // What is settled is opened, brought back, and settled again.
        let kinds: &[&str] = match (said.removed, said.resolved) {
            (false, _) => &[],
            (true, false) => &["reopened"],
            (true, true) => &["reopened", "reopened", "resolved"],
        };
        let rows = kinds.iter().zip(0..).map(|(kind, n)| {
            let row = self.row(said.node, Some(comment), kind, String::new());
            // Rows of one moment would stand in the order of their ids, which says nothing.
            CommentRow { at: row.at + TimeDelta::milliseconds(n), ..row }
        });
        self.desk().store.add_comments(framework, &rows.collect::<Vec<_>>())?;
        Ok(())
    }

    fn comment(&self, framework: Id, id: Id) -> Result<Comment, Problem> {
        let found = self.comments(framework)?.into_iter().find(|comment| comment.id == id);
        found.ok_or_else(|| Problem::new(Tone::Correct, "comment-missing", json!({"id": id})))
    }

    fn row(&self, node: Id, reply_to: Option<Id>, kind: &str, body: String) -> CommentRow {
        let (id, at, author) = (self.host.fresh(), self.host.now(), self.host.author());
        CommentRow { id, node, reply_to, at, author, kind: kind.to_string(), body }
    }
}

/// What the rows, by time, come to. What was taken back has no words any more, and is there only where it was answered.
fn as_they_stand(rows: Vec<CommentRow>) -> Vec<Comment> {
    let mut comments = ever_said(rows);
    let settled: Vec<Id> = comments.iter().filter(|c| c.resolved).map(|c| c.id).collect();
    let answered: Vec<Id> = comments.iter().filter(|c| !c.removed).filter_map(|c| c.reply_to).collect();
    for comment in &mut comments {
        comment.resolved |= comment.reply_to.is_some_and(|first| settled.contains(&first));
        if comment.removed {
            comment.body = String::new();
        }
    }
    comments.retain(|comment| !comment.removed || answered.contains(&comment.id));
    comments
}

/// All that was ever said, with its words. The last word on whether a thread is settled counts. To open again what is not
/// settled brings it back, if it was taken back.
fn ever_said(rows: Vec<CommentRow>) -> Vec<Comment> {
    let (said, acts): (Vec<CommentRow>, Vec<CommentRow>) = rows.into_iter().partition(|row| row.kind == "said");
    let mut comments: Vec<Comment> = said
        .into_iter()
        .map(|row| Comment {
            id: row.id,
            node: row.node,
            reply_to: row.reply_to,
            at: row.at,
            author: row.author,
            body: row.body,
            resolved: false,
            removed: false,
        })
        .collect();
    let place: HashMap<Id, usize> = comments.iter().enumerate().map(|(i, comment)| (comment.id, i)).collect();
    // A colleague's answer to what this library never heard begins a thread of its own.
    for comment in &mut comments {
        comment.reply_to = comment.reply_to.filter(|first| place.contains_key(first));
    }
    for act in acts {
        let Some(at) = act.reply_to.and_then(|id| place.get(&id)) else { continue };
        match act.kind.as_str() {
            "resolved" => comments[*at].resolved = true,
            "reopened" if comments[*at].resolved => comments[*at].resolved = false,
            "reopened" => comments[*at].removed = false,
            _ => comments[*at].removed = true,
        }
    }
    comments
}

/// A comment of a file as the library keeps it.
pub(crate) fn stored(comment: HistoryComment) -> CommentRow {
    CommentRow {
        id: comment.id,
        node: comment.node,
        reply_to: comment.reply_to,
        at: comment.date,
        author: comment.author,
        kind: comment.kind.name().to_string(),
        body: comment.body,
    }
}

/// A comment of the library as a file keeps it.
pub(crate) fn handed_out(row: CommentRow) -> HistoryComment {
    HistoryComment {
        id: row.id,
        node: row.node,
        reply_to: row.reply_to,
        date: row.at,
        author: row.author,
        kind: CommentKind::from_name(&row.kind).unwrap_or(CommentKind::Said),
        body: row.body,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_come_to_comments() {
        // A row: its id, what it answers, its kind.
        let check = |rows: &[(u8, u8, &str)], expect: &[&str]| {
            let id = |n: u8| Id::from_bytes([n; 16]);
            let row = |(n, to, kind): &(u8, u8, &str)| CommentRow {
                id: id(*n),
                node: id(99),
                reply_to: Some(id(*to)).filter(|_| *to > 0),
                at: DateTime::UNIX_EPOCH,
                author: "Ada".into(),
                kind: (*kind).into(),
                body: n.to_string(),
            };
            let told = |c: &Comment| {
                let answers = c.reply_to.map_or(String::new(), |to| format!(" to {}", to.as_bytes()[0]));
                let settled = if c.resolved { " settled" } else { "" };
                format!("{}{answers}{settled} “{}”", c.id.as_bytes()[0], c.body)
            };
            let comments = as_they_stand(rows.iter().map(row).collect());
            assert_eq!(comments.iter().map(told).collect::<Vec<_>>(), expect);
        };
        check(&[], &[]);
        check(&[(1, 0, "said"), (2, 1, "said")], &["1 “1”", "2 to 1 “2”"]);
        check(&[(1, 0, "said"), (2, 1, "said"), (3, 1, "resolved")], &["1 settled “1”", "2 to 1 settled “2”"]);
        check(&[(1, 0, "said"), (3, 1, "resolved"), (4, 1, "reopened")], &["1 “1”"]);
        check(&[(1, 0, "said"), (2, 1, "removed")], &[]);
        check(&[(1, 0, "said"), (2, 1, "said"), (3, 1, "removed")], &["1 “”", "2 to 1 “2”"]);
        check(&[(1, 0, "said"), (2, 1, "said"), (3, 2, "removed"), (4, 1, "removed")], &[]);
        check(&[(2, 1, "said"), (3, 7, "resolved")], &["2 “2”"]);
        check(&[(1, 0, "said"), (2, 1, "removed"), (3, 1, "reopened")], &["1 “1”"]);
        let settled = [(1, 0, "said"), (2, 1, "said"), (3, 1, "resolved"), (4, 1, "removed"), (5, 1, "reopened")];
        check(&settled, &["1 “”", "2 to 1 “2”"]);
        check(
            &[&settled[..], &[(6, 1, "reopened"), (7, 1, "resolved")]].concat(),
            &["1 settled “1”", "2 to 1 settled “2”"],
        );
    }
}
