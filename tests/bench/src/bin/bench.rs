//! The benchmarks as a program.
fn main() {}
