//! Commands of handing out: what each format would lose. The window itself asks where a file is to go.

use crate::{Engine, Fit, Problem, State};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which state.
#[derive(Deserialize, TS)]
pub struct FitsRequest {
    state: State,
}

/// What the state would lose in each format.
#[derive(Serialize, TS)]
pub struct Fits {
    formats: Vec<Fit>,
}

pub(super) fn fits(engine: &Engine, request: FitsRequest) -> Result<Fits, Problem> {
    let loaded = engine.state(request.state)?;
    Ok(Fits { formats: engine.fits(&loaded)? })
}
