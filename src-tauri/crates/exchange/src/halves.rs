//! First floor, data formats: what is done to each of many things, and hangs on nothing else, is done by two threads at once.

/// From how many things on a second thread is worth its beginning.
const MANY: usize = 10_000;

/// Does the same to both halves of many things, or to all of few: gives what came of each part, in their order. What is
/// put together of the parts must not hang on where they were parted.
pub(crate) fn halves<T: Sync, R: Send>(all: &[T], work: impl Fn(&[T]) -> R + Sync) -> Vec<R> {
    if !are_many(all.len()) {
        return vec![work(all)];
    }
    let (first, second) = all.split_at(all.len() / 2);
    let (first, second) = beside(|| work(first), || work(second));
    vec![first, second]
}

/// Does one thing on this thread, and another one beside it.
pub(crate) fn beside<A, B: Send>(here: impl FnOnce() -> A, there: impl FnOnce() -> B + Send) -> (A, B) {
    std::thread::scope(|scope| {
        let there = scope.spawn(there);
        let here = here();
        (here, there.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
    })
}

/// Whether there is so much to do that a second thread is worth its beginning.
pub(crate) fn are_many(number: usize) -> bool {
    number >= MANY
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_come_in_the_order_of_what_they_are_made_of() {
        for number in [0, 1, MANY - 1, MANY, 2 * MANY + 1] {
            let all: Vec<usize> = (0..number).collect();
            assert_eq!(halves(&all, <[usize]>::to_vec).concat(), all);
        }
    }
}
