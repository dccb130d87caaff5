//! Benchmarks: the tables that are printed, in Markdown.

use std::fmt::Display;
use std::io::{self, Write};
use std::time::Duration;

/// A table of one case.
pub struct Table {
    heading: String,
    lines: Vec<[String; 5]>,
    notes: Vec<String>,
}

impl Table {
    /// An empty one under a heading.
    pub fn new(heading: impl Into<String>) -> Table {
        Table { heading: heading.into(), lines: Vec::new(), notes: Vec::new() }
    }

    /// A number alone.
    pub fn number(&mut self, what: impl Display, number: impl Display) {
        self.lines.push([what.to_string(), number.to_string(), String::new(), String::new(), String::new()]);
    }

    /// A number and how it compares.
    pub fn ratio(&mut self, what: impl Display, number: impl Display, ratio: f64, of: &str) {
        let ratio = ratio_text(ratio);
        self.lines.push([what.to_string(), number.to_string(), ratio, of.to_string(), String::new()]);
    }

    /// A number, how it compares and how it should at most.
    pub fn goal(&mut self, what: impl Display, number: impl Display, ratio: f64, of: &str, goal: f64) {
        let holds = if ratio <= goal { "holds" } else { "MISSED" };
        let goal = format!("<= {goal}: {holds}");
        self.lines.push([what.to_string(), number.to_string(), ratio_text(ratio), of.to_string(), goal]);
    }

    /// Something a reader should know.
    pub fn note(&mut self, note: impl Into<String>) {
        self.notes.push(note.into());
    }

    /// Prints it.
    ///
    /// # Errors
    /// If nobody takes what is printed.
    pub fn print(&self, out: &mut dyn Write) -> io::Result<()> {
        let head = ["what", "measured", "ratio", "to", "goal"].map(String::from);
        let width = |n: usize| self.lines.iter().chain([&head]).map(|l| l[n].chars().count()).max().unwrap_or(0);
        let widths: [usize; 5] = std::array::from_fn(width);
        writeln!(out, "\n## {}\n", self.heading)?;
        let mut line = |cells: &[String; 5]| {
            let pad = |n: usize| widths[n] - cells[n].chars().count();
            let cell = |n: usize| match n {
                1 | 2 => format!("{}{}", " ".repeat(pad(n)), cells[n]),
                _ => format!("{}{}", cells[n], " ".repeat(pad(n))),
            };
            writeln!(out, "| {} |", [0, 1, 2, 3, 4].map(cell).join(" | "))
        };
        line(&head)?;
        let rule = |n: usize| match n {
            1 | 2 => format!("{}:", "-".repeat(widths[n] - 1)),
            _ => "-".repeat(widths[n]),
        };
        line(&std::array::from_fn(rule))?;
        self.lines.iter().try_for_each(&mut line)?;
        for note in &self.notes {
            writeln!(out, "\n{note}")?;
        }
        out.flush()
    }
}

fn ratio_text(ratio: f64) -> String {
    if ratio < 100.0 { format!("{ratio:.2}") } else { format!("{ratio:.0}") }
}

/// A time as a person reads it.
pub(crate) fn ms(time: Duration) -> String {
    let ms = time.as_secs_f64() * 1e3;
    if ms < 10.0 { format!("{ms:.2} ms") } else { format!("{ms:.0} ms") }
}

/// A number of bytes as a person reads it.
pub(crate) fn mb(bytes: u64) -> String {
    format!("{:.1} MB", bytes as f64 / 1e6)
}

/// Bytes, whole.
pub(crate) fn whole(bytes: f64) -> String {
    let digits = format!("{bytes:.0}");
    let mut grouped = String::new();
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n) % 3 == 0 && digit.is_ascii_digit() && !grouped.ends_with('-') {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped() {
        let check = |bytes: f64, expect: &str| assert_eq!(whole(bytes), expect);
        check(0.0, "0");
        check(999.4, "999");
        check(1000.0, "1,000");
        check(-123456.0, "-123,456");
        check(1234567.0, "1,234,567");
    }

    #[test]
    fn a_goal_that_is_missed_says_so() {
        let mut table = Table::new("one");
        table.goal("a", "1 ms", 2.9, "b", 3.0);
        table.goal("c", "1 ms", 3.1, "b", 3.0);
        let mut out = Vec::new();
        table.print(&mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(text.contains("| a    |     1 ms |  2.90 | b  | <= 3: holds  |"), "{text}");
        assert!(text.contains("<= 3: MISSED"), "{text}");
    }
}
