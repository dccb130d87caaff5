//! Fuzzing: whatever bytes, read as `ctdl`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| rungs_fuzz::drive("ctdl", bytes));
