//! The benchmarks as a program: `bench [small] [seed=NUMBER] [CASE]...`.

use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    rungs_bench::run(&words, &mut std::io::stdout())
}
