//! What the engine asks of the world: the time, new ids, and who is working.

use chrono::{DateTime, SubsecRound, Utc};
use rungs_model::Id;

/// The world as the engine sees it; tests have their own.
pub trait Host: Send + Sync {
    /// The time now. It may jump; nothing is ordered by it.
    fn now(&self) -> DateTime<Utc>;
    /// An id that nothing has yet.
    fn fresh(&self) -> Id;
    /// The name of the person working.
    fn author(&self) -> String;
}

/// The clock, the random numbers and the account of this machine.
#[derive(Debug, Clone, Copy, Default)]
pub struct Machine;

impl Host for Machine {
    fn now(&self) -> DateTime<Utc> {
        Utc::now().trunc_subsecs(3)
    }

    fn fresh(&self) -> Id {
        uuid::Uuid::new_v4().into()
    }

    fn author(&self) -> String {
        ["RUNGS_AUTHOR", "USER", "USERNAME"].into_iter().find_map(|key| std::env::var(key).ok()).unwrap_or_default()
    }
}
