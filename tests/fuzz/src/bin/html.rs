//! Fuzzing: whatever bytes, read as `html`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| rungs_fuzz::drive("html", bytes));
