//! Fuzzing: whatever bytes, read as `esco`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| rungs_fuzz::drive("esco", bytes));
