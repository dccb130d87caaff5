//! Fuzzing: whatever bytes, read as `yaml`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| rungs_fuzz::drive("yaml", bytes));
