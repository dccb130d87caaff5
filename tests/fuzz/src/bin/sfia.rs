//! Fuzzing: whatever bytes, read as `sfia`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| rungs_fuzz::drive("sfia", bytes));
