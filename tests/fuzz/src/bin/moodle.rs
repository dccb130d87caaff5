//! Fuzzing: whatever bytes, read as `moodle`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| rungs_fuzz::drive("moodle", bytes));
