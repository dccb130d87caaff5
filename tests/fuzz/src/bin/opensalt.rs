//! Fuzzing: whatever bytes, read as `opensalt`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| rungs_fuzz::drive("opensalt", bytes));
