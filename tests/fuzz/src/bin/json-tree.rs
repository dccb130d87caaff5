//! Fuzzing: whatever bytes, read as `json-tree`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| rungs_fuzz::drive("json-tree", bytes));
