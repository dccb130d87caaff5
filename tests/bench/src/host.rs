//! Benchmarks: a world for the engine whose ids follow from a seed and whose person has a name of constant length.

use crate::generator::Dice;
use chrono::{DateTime, SubsecRound, Utc};
use rungs_engine::Host;
use rungs_model::Id;
use std::sync::{Mutex, PoisonError};

/// The clock of this machine, ids from a seed.
pub(crate) struct Bench(Mutex<Dice>);

impl Bench {
    pub(crate) fn new(seed: u64) -> Bench {
        Bench(Mutex::new(Dice::new(seed)))
    }
}

impl Host for Bench {
    fn now(&self) -> DateTime<Utc> {
        Utc::now().trunc_subsecs(3)
    }

    fn fresh(&self) -> Id {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).id()
    }

    fn author(&self) -> String {
        "Robin Example".to_string()
    }
}
