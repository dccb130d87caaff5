//! Commands of the comments on nodes. Each that changes something answers with all comments as they stand then.

pub(super) use super::library::FrameworkRequest;
use crate::{Comment, Engine, Problem};
use rungs_model::Id;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The comments on all nodes of a framework, by time.
#[derive(Serialize, TS)]
pub struct Comments {
    comments: Vec<Comment>,
    /// The name of the person working, whose own comments can be taken back.
    me: String,
}

fn all(engine: &Engine, framework: Id) -> Result<Comments, Problem> {
    Ok(Comments { comments: engine.comments(framework)?, me: engine.host().author() })
}

pub(super) fn list(engine: &Engine, request: FrameworkRequest) -> Result<Comments, Problem> {
    all(engine, request.framework)
}

/// Something to say about a node, or an answer.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SayRequest {
    framework: Id,
    node: Id,
    #[ts(optional)]
    reply_to: Option<Id>,
    body: String,
}

pub(super) fn add(engine: &Engine, request: SayRequest) -> Result<Comments, Problem> {
    engine.add_comment(request.framework, request.node, request.reply_to, &request.body)?;
    all(engine, request.framework)
}

/// Whether a thread is to be settled, or open again.
#[derive(Deserialize, TS)]
pub struct SettleCommentRequest {
    framework: Id,
    comment: Id,
    resolved: bool,
}

pub(super) fn resolve(engine: &Engine, request: SettleCommentRequest) -> Result<Comments, Problem> {
    engine.resolve_comment(request.framework, request.comment, request.resolved)?;
    all(engine, request.framework)
}

/// Which comment.
#[derive(Deserialize, TS)]
pub struct CommentRequest {
    framework: Id,
    comment: Id,
}

pub(super) fn bring_back(engine: &Engine, request: CommentRequest) -> Result<Comments, Problem> {
    engine.bring_comment_back(request.framework, request.comment)?;
    all(engine, request.framework)
}

pub(super) fn remove(engine: &Engine, request: CommentRequest) -> Result<Comments, Problem> {
    engine.remove_comment(request.framework, request.comment)?;
    all(engine, request.framework)
}
