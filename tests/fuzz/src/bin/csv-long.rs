//! Fuzzing: whatever bytes, read as `csv-long`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| rungs_fuzz::drive("csv-long", bytes));
