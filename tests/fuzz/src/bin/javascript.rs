//! Fuzzing: whatever bytes, read as `javascript`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| rungs_fuzz::drive("javascript", bytes));
