//! Fuzzing: whatever bytes, read as `text`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| rungs_fuzz::drive("text", bytes));
