//! Benchmarks of the real window: a large framework against a small one, and the start against a bare window of Tauri.
//! Nothing is asserted; `cargo xtask bench` builds everything optimised and runs it.

mod page;
mod starting;

use rungs_bench::Table;
use rungs_bench::generator;
use rungs_engine::{Engine, Reading};
use rungs_tests::host::Fixed;
use rungs_tests::webdriver::Place;
use std::io::stdout;
use std::sync::Arc;

const SEED: u64 = 2026;
/// Abilities of the framework that counts as small, and of the one that is measured against it.
const SIZES: [usize; 2] = [200, 20_000];

fn main() {
    // What is compiled as a test by everything else is not run by it.
    if !std::env::args().any(|word| word == "--bench") {
        return;
    }
    let Some(place) = Place::new() else { return };
    let titles = SIZES.map(|size| format!("Ladder of {size}"));
    fill(&place, &titles);
    let mut tables = [
        Table::new(format!(
            "The page: {} abilities against {} (medians; of keys the mean of the middle half)",
            SIZES[1], SIZES[0]
        )),
        Table::new("The start of the window (medians)"),
    ];
    page::measure(&place, &titles, &mut tables[0]);
    starting::measure(&mut tables[1]);
    for table in &tables {
        table.print(&mut stdout().lock()).expect("standard output");
    }
}

/// Puts the frameworks into the library.
fn fill(place: &Place, titles: &[String; 2]) {
    let engine = Engine::open(&place.library(), Arc::new(Fixed::new(1))).expect("a library");
    for (size, title) in SIZES.iter().zip(titles) {
        let ladder = generator::ladder(SEED, *size);
        let json = rungs_exchange::json::write(&ladder);
        let mut named: serde_json::Value = serde_json::from_str(&json).expect("JSON");
        named["title"] = title.as_str().into();
        let file = place.dialogs().join(format!("{size}.rungs.json"));
        std::fs::write(&file, named.to_string()).expect("a file");
        engine.import(&file, Reading::default(), &mut |_, _| true).expect("an import");
    }
}
