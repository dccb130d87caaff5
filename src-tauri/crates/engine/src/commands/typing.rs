//! Commands of what is being typed.

pub(super) use super::library::{Done, FrameworkRequest};
use crate::{Engine, Problem, Typed};
use rungs_model::Id;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Words that are being typed for a field of a node.
#[derive(Deserialize, TS)]
pub struct TypingRequest {
    framework: Id,
    node: Id,
    field: String,
    text: String,
}

pub(super) fn keep(engine: &Engine, request: TypingRequest) -> Result<Done, Problem> {
    engine.keep_typing(request.framework, request.node, &request.field, &request.text)?;
    Ok(Done {})
}

/// Which words are to be forgotten.
#[derive(Deserialize, TS)]
pub struct TypedRequest {
    framework: Id,
    node: Id,
    field: String,
}

pub(super) fn forget(engine: &Engine, request: TypedRequest) -> Result<Done, Problem> {
    engine.forget_typing(request.framework, request.node, &request.field)?;
    Ok(Done {})
}

/// What was being typed and was never kept, the last first.
#[derive(Serialize, TS)]
pub struct TypingLeft {
    typed: Vec<Typed>,
}

pub(super) fn list(engine: &Engine, request: FrameworkRequest) -> Result<TypingLeft, Problem> {
    Ok(TypingLeft { typed: engine.typing(request.framework)? })
}
