//! First floor, history files: writing. A version holds what is different from the one before it, records whole.

use super::v1::{NEWEST, fields_of};
use super::{CommentKind, History, HistoryComment, HistoryVersion};
use crate::json::out::Out;
use crate::json::v1::Node;
use crate::json::write::value;
use chrono::SecondsFormat;
use rungs_model::{Field, Framework, Id, Record};
use std::sync::Arc;

/// The history as `rungs.history/1`. The hashes are those the versions carry.
pub fn write(history: &History) -> String {
    let mut out = Out::default();
    out.object(|out| {
        out.member("format", NEWEST);
        out.member("id", &history.draft.root().to_string());
        out.member("title", history.draft.framework().text(Field::Title));
        let before = std::iter::once(None).chain(history.versions.iter().map(|v| Some(&v.state)));
        out.key("versions");
        out.list(history.versions.iter().zip(before), |out, (version, before)| put_version(out, version, before));
        out.key("draft");
        put_changes(out, history.versions.last().map(|v| &v.state), &history.draft);
        if !history.comments.is_empty() {
            out.key("comments");
            out.list(&history.comments, put_comment);
        }
    });
    out.finish()
}

fn put_version(out: &mut Out, version: &HistoryVersion, before: Option<&Framework>) {
    let meta = &version.meta;
    out.object(|out| {
        out.member("id", &meta.id.to_string());
        out.member("name", &meta.name);
        if !meta.note.is_empty() {
            out.member("note", &meta.note);
        }
        if !meta.author.is_empty() {
            out.member("author", &meta.author);
        }
        out.member("date", &meta.date.to_rfc3339_opts(SecondsFormat::AutoSi, true));
        out.member("status", meta.status.name());
        if let Some(day) = meta.effective {
            out.member("effective", &day.to_string());
        }
        out.member("hash", &meta.hash);
        out.key("changes");
        put_changes(out, before, &version.state);
    });
}

fn put_comment(out: &mut Out, comment: &HistoryComment) {
    out.object(|out| {
        out.member("id", &comment.id.to_string());
        out.member("node", &comment.node.to_string());
        if let Some(first) = comment.reply_to {
            out.member("replyTo", &first.to_string());
        }
        out.member("date", &comment.date.to_rfc3339_opts(SecondsFormat::AutoSi, true));
        for (key, text) in [("author", &comment.author), ("body", &comment.body)] {
            // `kind` stands between the two, and says nothing where something was said.
            if key == "body" && comment.kind != CommentKind::Said {
                out.member("kind", comment.kind.name());
            }
            if !text.is_empty() {
                out.member(key, text);
            }
        }
    });
}

fn put_changes(out: &mut Out, before: Option<&Framework>, after: &Framework) {
    let same = |id: Id| match (before.and_then(|b| b.shared(id)), after.shared(id)) {
        (Some(old), Some(new)) => Arc::ptr_eq(&old, &new) || old == new,
        _ => false,
    };
    let put: Vec<&Record> = after.in_order().into_iter().filter(|r| !same(r.id)).collect();
    let gone = |b: &Framework| b.in_order().iter().map(|r| r.id).filter(|id| after.get(*id).is_none()).collect();
    let removed: Vec<Id> = before.map(gone).unwrap_or_default();
    out.object(|out| {
        if !put.is_empty() {
            out.key("put");
            out.list(put, put_record);
        }
        if !removed.is_empty() {
            out.key("removed");
            out.list(removed, |out, id| out.text(&id.to_string()));
        }
    });
}

fn put_record(out: &mut Out, record: &Record) {
    out.object(|out| {
        out.member("id", &record.id.to_string());
        out.member("node", record.kind.name());
        if let Some(parent) = record.parent {
            out.member("parent", &parent.to_string());
        }
        out.key("place");
        out.literal(record.place.0);
        for (key, field) in fields_of(Node::of(record.kind)) {
            if let Some(found) = record.fields.get(field) {
                out.key(key);
                value(out, found);
            }
        }
        if !record.extra.is_empty() {
            out.key("extra");
            out.object(|out| out.extra(&record.extra));
        }
    });
}
