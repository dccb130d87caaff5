//! Fuzzing: whatever bytes, read as `rungs`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| rungs_fuzz::drive("rungs", bytes));
