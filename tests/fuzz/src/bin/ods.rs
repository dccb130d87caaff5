//! Fuzzing: whatever bytes, read as `ods`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| rungs_fuzz::drive("ods", bytes));
