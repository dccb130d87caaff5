//! Fuzzing: whatever bytes, read as `csv`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| rungs_fuzz::drive("csv", bytes));
