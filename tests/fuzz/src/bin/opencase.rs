//! Fuzzing: whatever bytes, read as `opencase`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| rungs_fuzz::drive("opencase", bytes));
