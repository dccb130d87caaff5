//! First floor, data formats: keys that a framework has no field for, each once with what holds it.

use rungs_model::{Extra, Field, Id};
use std::collections::HashMap;

/// Where keys stand: with a node, or within one of its fields.
type Holder = (Id, Option<Field>);

/// How many keys are looked through one by one. Hardly anything has more; what has, has them by their names.
const FEW: usize = 32;

/// The most keys of all that has many.
pub(super) const MAX_KEYS: usize = 100_000;

/// The keys of what has many.
#[derive(Default)]
pub(super) struct Keys {
    many: HashMap<Holder, HashMap<String, usize>>,
    count: usize,
}

impl Keys {
    /// Whether there are more than are kept.
    pub fn are_too_many(&self) -> bool {
        self.count > MAX_KEYS
    }

    /// Puts JSON under a key, in place of what stood there.
    pub fn put(&mut self, holder: Holder, extra: &mut Extra, key: &str, raw: String) {
        let have = &mut extra.0;
        let at = if have.len() < FEW {
            have.iter().position(|(name, _)| name == key)
        } else {
            let named = |(at, (name, _)): (usize, &(String, String))| (name.clone(), at);
            let names = self.many.entry(holder).or_insert_with(|| have.iter().enumerate().map(named).collect());
            let at = names.get(key).copied();
            if at.is_none() {
                self.count += 1;
                if self.count > MAX_KEYS {
                    return;
                }
                names.insert(key.to_owned(), have.len());
            }
            at
        };
        match at.and_then(|at| have.get_mut(at)) {
            Some((_, before)) => *before = raw,
            None => have.push((key.to_owned(), raw)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Instant;

    #[test]
    fn a_key_stands_once_however_many_there_are() {
        let (mut keys, mut extra) = (Keys::default(), Extra::default());
        let holder = (Id::from_bytes([1; 16]), None);
        let start = Instant::now();
        let count = MAX_KEYS;
        for round in ["1", "2"] {
            for key in 0..count {
                keys.put(holder, &mut extra, &key.to_string(), round.to_owned());
            }
        }
        assert!(extra.0.len() == count && !keys.are_too_many());
        let is_its = |(at, (key, raw)): (usize, &(String, String))| *key == at.to_string() && raw == "2";
        assert!(extra.0.iter().enumerate().all(is_its));
        for key in count..count + FEW + 1 {
            keys.put(holder, &mut extra, &key.to_string(), "1".to_owned());
        }
        assert!(extra.0.len() == count + FEW && keys.are_too_many());
        assert!(start.elapsed().as_secs() < 10, "{:?}", start.elapsed());
    }
}
