//! Fuzzing: whatever bytes, read as `nice`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| rungs_fuzz::drive("nice", bytes));
