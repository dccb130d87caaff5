//! Fuzzing: whatever bytes, read as `case`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| rungs_fuzz::drive("case", bytes));
