//! Fuzzing: whatever bytes, read as `docx`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| rungs_fuzz::drive("docx", bytes));
