//! Fuzzing: whatever bytes, read as `markdown`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| rungs_fuzz::drive("markdown", bytes));
