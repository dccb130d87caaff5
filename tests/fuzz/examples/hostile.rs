//! Fuzzing: every file that was made to hurt, as large as an import may be, read in a process of its own: how it ended,
//! how long it took and the most memory it had.

use rungs_exchange::{Input, import_named};
use rungs_fuzz::bombs::BOMBS;
use rungs_fuzz::hostile::{FULL, Hostile, TEXTS};
use rungs_model::Id;
use std::io::Write;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// What a file may take.
const TIME: Duration = Duration::from_secs(20);
/// The same in kilobytes.
const MEMORY: u64 = 1_000_000;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["read", format, path] => read(format, path),
        [wanted] => all(wanted, FULL),
        [wanted, size] => all(wanted, size.parse().unwrap_or(FULL)),
        _ => all("", FULL),
    }
}

fn all(wanted: &str, size: usize) {
    let mut beyond = 0;
    for one in TEXTS.iter().chain(BOMBS).filter(|one| format!("{} {}", one.format, one.what).starts_with(wanted)) {
        let (said, time, memory) = attempt(one, size);
        let is_beyond = time > TIME || memory > MEMORY || said.is_empty();
        beyond += usize::from(is_beyond);
        let mark = if is_beyond { "!" } else { " " };
        println!(
            "{mark} {:10} {:34} {:6.1} s {:5} MB  {said}",
            one.format,
            one.what,
            time.as_secs_f64(),
            memory / 1_000
        );
    }
    std::process::exit(i32::from(beyond > 0));
}

/// Reads a file in a process of its own: how it ended, its seconds, its kilobytes.
fn attempt(one: &Hostile, size: usize) -> (String, Duration, u64) {
    let path = std::env::temp_dir().join(format!("rungs-hostile-{}", std::process::id()));
    let made = std::fs::File::create(&path).and_then(|mut file| file.write_all(&(one.make)(size)));
    let start = Instant::now();
    let output = made.and_then(|()| {
        let reader = Command::new(std::env::current_exe()?)
            .args(["read", one.format])
            .arg(&path)
            .stdout(Stdio::piped())
            .spawn()?;
        reader.wait_with_output()
    });
    let time = start.elapsed();
    // It is gone already where it could not be made.
    let _ = std::fs::remove_file(&path);
    let said = output.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned()).unwrap_or_default();
    let (memory, said) = said.split_once(' ').unwrap_or(("0", ""));
    (said.to_owned(), time, memory.parse().unwrap_or_default())
}

fn read(format: &str, path: &str) {
    let Some(import) = import_named(format) else { return };
    let Ok(bytes) = std::fs::read(path) else { return };
    let mut last = 0_u128;
    let mut fresh = || {
        last += 1;
        Id::from_bytes(last.to_be_bytes())
    };
    let began = Instant::now();
    let going = || began.elapsed() < 3 * TIME;
    let name = format!("a.{}", import.extensions[0]);
    let said = match (import.read)(&Input { going: &going, ..Input::new(&name, &bytes) }, &mut fresh) {
        Ok(found) => format!("read, {} nodes", found.content.framework().len()),
        Err(error) => error.to_string().chars().take(90).collect(),
    };
    println!("{} {said}", most_memory());
}

/// Kilobytes that this process had at most, where the system says so.
fn most_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()).and_then(|number| number.parse().ok()).unwrap_or_default()
}
