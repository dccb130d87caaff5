//! Commands about one node.

pub(super) use crate::NodeHistory;
use crate::{Engine, Problem};
use rungs_model::Id;
use serde::Deserialize;
use ts_rs::TS;

/// Which node.
#[derive(Deserialize, TS)]
pub struct NodeRequest {
    framework: Id,
    node: Id,
}

pub(super) fn history(engine: &Engine, request: NodeRequest) -> Result<NodeHistory, Problem> {
    engine.node_history(request.framework, request.node)
}
