//! Fuzzing: whatever bytes, read as `onet`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| rungs_fuzz::drive("onet", bytes));
