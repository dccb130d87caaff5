//! A world for the engine in which nothing is left to chance: a clock that goes on by a second each time it is asked,
//! and ids that count up.

use chrono::{DateTime, TimeDelta, Utc};
use rungs_engine::Host;
use rungs_model::Id;
use std::sync::atomic::{AtomicU32, Ordering};

/// Such a world. Two of them with different salts never make the same id.
#[derive(Debug)]
pub struct Fixed {
    salt: u32,
    seconds: AtomicU32,
    ids: AtomicU32,
}

impl Fixed {
    /// A world that begins on the first working day of 2026.
    pub const fn new(salt: u32) -> Fixed {
        Fixed { salt, seconds: AtomicU32::new(0), ids: AtomicU32::new(0) }
    }
}

impl Host for Fixed {
    fn now(&self) -> DateTime<Utc> {
        let begin: DateTime<Utc> = DateTime::UNIX_EPOCH + TimeDelta::days(20_458) + TimeDelta::hours(9);
        begin + TimeDelta::seconds(self.seconds.fetch_add(1, Ordering::Relaxed).into())
    }

    fn fresh(&self) -> Id {
        let count = self.ids.fetch_add(1, Ordering::Relaxed) + 1;
        let number = (u128::from(self.salt) << 96) | 0x4000_8000_0000_0000_0000 | u128::from(count);
        Id::from_bytes(number.to_be_bytes())
    }

    fn author(&self) -> String {
        "Ines".to_string()
    }
}
