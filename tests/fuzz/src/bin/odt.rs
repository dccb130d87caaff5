//! Fuzzing: whatever bytes, read as `odt`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| rungs_fuzz::drive("odt", bytes));
