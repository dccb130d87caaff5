//! Fuzzing: whatever bytes, read as `xlsx`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| rungs_fuzz::drive("xlsx", bytes));
