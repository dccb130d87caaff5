//! Fuzzing: whatever bytes, read as `ddat`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| rungs_fuzz::drive("ddat", bytes));
