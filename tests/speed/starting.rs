//! Benchmarks of the real window: from the start of the program to a library that can be used, beside a window of Tauri
//! with a page of one word.

use super::page::{median, ms};
use rungs_bench::Table;
use rungs_engine::{Engine, SAMPLES};
use rungs_tests::host::Fixed;
use rungs_tests::webdriver::{PROGRAM, Place};
use std::sync::Arc;

const ROUNDS: usize = 7;

pub(super) fn measure(table: &mut Table) {
    let own = started(PROGRAM, "//main//button[starts-with(@aria-label, 'Open ')]");
    let bare = started("examples/bare", "//main");
    table.number("a bare window of Tauri", ms(bare.0));
    table.goal("Rungs, to a library that can be used", ms(own.0), own.0 / bare.0, "the bare window", 1.5);
    let megabytes = |bytes: u64| format!("{:.0} MB", bytes as f64 / 1e6);
    table.number("memory of all processes, a bare window", megabytes(bare.1));
    table.ratio("memory of all processes, Rungs", megabytes(own.1), own.1 as f64 / bare.1 as f64, "the bare window");
    table.note("Both are started by the same driver, whose own time is in both figures.");
}

fn library(place: &Place) -> Engine {
    let engine = Engine::open(&place.library(), Arc::new(Fixed::new(1))).expect("a library");
    for sample in SAMPLES {
        engine.add_sample(sample.name).expect("a sample");
    }
    engine
}

/// The time until something is seen, in milliseconds, and the memory of all processes then.
fn started(program: &str, seen: &str) -> (f64, u64) {
    let mut times = Vec::new();
    let mut memory = 0;
    for _ in 0..ROUNDS {
        let place = Place::new().expect("the window is wanted");
        // A library that somebody works with, not the first start of all.
        drop(library(&place));
        let window = place.start(program);
        times.push(window.came(seen).as_secs_f64() * 1e3);
        memory = window.memory();
    }
    (median(times), memory)
}
