//! Benchmarks: how long something takes, and how much memory a process took at most.

use std::hint::black_box;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// How long something took, and what came of it, which is dropped by the caller and not within the time. The time in
/// which this thread could have gone on but the processor did something else is left out: on a busy machine it would
/// be most of a long time and nothing of a short one.
pub(crate) fn time<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let waited = waited();
    let begin = Instant::now();
    let made = black_box(work());
    let took = begin.elapsed();
    (took.saturating_sub(self::waited().saturating_sub(waited)), made)
}

/// How long this thread has waited for a processor since it began; nothing where the system does not tell.
fn waited() -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = told.split_whitespace().nth(1).and_then(|number| number.parse().ok());
    Duration::from_nanos(nanoseconds.unwrap_or(0))
}

/// How long a process took from its start to its end, and the most memory it held, in bytes; looked at every two
/// milliseconds, and nothing where the system does not tell.
///
/// # Errors
/// If it cannot be started. What it found is its own affair: a comparison with differences ends with status 1.
pub(crate) fn watched(command: &mut Command) -> std::io::Result<(Duration, u64)> {
    let begin = Instant::now();
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
    let status = format!("/proc/{}/status", child.id());
    let mut most = 0;
    while child.try_wait()?.is_none() {
        most = most.max(peak_in(&status).unwrap_or(0));
        std::thread::sleep(Duration::from_millis(2));
    }
    Ok((begin.elapsed(), most))
}

/// Times of one and the same work.
#[derive(Debug, Default, Clone)]
pub(crate) struct Times(Vec<Duration>);

impl Times {
    /// Does the work and notes how long it took.
    pub(crate) fn of<T, E>(&mut self, work: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
        let (took, made) = time(work);
        self.0.push(took);
        made
    }

    /// Notes a time.
    pub(crate) fn note(&mut self, took: Duration) {
        self.0.push(took);
    }

    /// The time below which so many of a hundred lie.
    pub(crate) fn at(&self, percent: usize) -> Duration {
        let mut sorted = self.0.clone();
        sorted.sort_unstable();
        let last = sorted.len().saturating_sub(1);
        sorted.get(last * percent / 100).copied().unwrap_or_default()
    }

    /// The middle one.
    pub(crate) fn median(&self) -> Duration {
        self.at(50)
    }

    /// The mean of some of them, in the order in which they were noted.
    pub(crate) fn mean(&self, of: std::ops::Range<usize>) -> Duration {
        let some = &self.0[of.start.min(self.0.len())..of.end.min(self.0.len())];
        some.iter().sum::<Duration>() / u32::try_from(some.len().max(1)).unwrap_or(u32::MAX)
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }
}

/// How often one time goes into another.
pub(crate) fn ratio(of: Duration, to: Duration) -> f64 {
    of.as_secs_f64() / to.as_secs_f64().max(f64::MIN_POSITIVE)
}

/// The most memory that this process has held at once, in bytes; none where the system does not tell.
pub(crate) fn peak() -> Option<u64> {
    peak_in("/proc/self/status")
}

fn peak_in(status: &str) -> Option<u64> {
    let status = std::fs::read_to_string(status).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok()? * 1024)
}
