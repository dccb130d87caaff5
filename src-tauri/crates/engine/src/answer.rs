//! What a command answers, as JSON.

use crate::Problem;
use serde::Serialize;
use std::io::{self, Write};

/// An answer that is longer than this is likely to be a whole framework.
const SMALL: usize = 64 << 10;

/// The room that such a one is given at once. It is room in the address space alone: of memory it takes what is written
/// into it. Above 32 MB the C library of Linux asks the system for it and gives it back whole (mallopt(3),
/// M_MMAP_THRESHOLD); smaller ones it would keep for later, on each thread that ever answered.
const LARGE: usize = 48 << 20;

/// The JSON of an answer.
///
/// # Errors
/// If it cannot be said in JSON.
pub(crate) fn json(answer: &impl Serialize) -> Result<String, Problem> {
    let mut out = Out(Vec::new());
    serde_json::to_writer(&mut out, answer).map_err(Problem::fault)?;
    String::from_utf8(out.0).map_err(Problem::fault)
}

struct Out(Vec<u8>);

impl Write for Out {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let needed = self.0.len() + bytes.len();
        if needed > self.0.capacity() && (SMALL..LARGE).contains(&needed) {
            self.0.reserve_exact(LARGE - self.0.len());
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_the_same_whatever_its_length() {
        let check = |length: usize, room: std::ops::Range<usize>| {
            let answer = vec!["\u{e4}".repeat(length)];
            let json = json(&answer).unwrap();
            assert_eq!(json, serde_json::to_string(&answer).unwrap());
            assert!(room.contains(&json.capacity()), "{length}: {}", json.capacity());
        };
        check(3, 0..SMALL);
        check(SMALL, LARGE..LARGE + 1);
        check(LARGE, LARGE..usize::MAX);
    }
}
