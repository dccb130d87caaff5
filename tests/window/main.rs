//! The real window: the page in WebKit, the native side behind it, files on the disk.
//!
//! What a person does is done with pointer and keys; scripts only look. Elements are found by role and accessible name,
//! so whatever these tests reach, a screen reader reaches too.

mod abroad;
mod access;
mod commands;
mod details;
mod dragging;
mod exporting;
mod findings;
mod hands;
mod history;
mod importing;
mod incoming;
mod keyboard;
mod languages;
mod main_job;
mod map;
mod matrix;
mod newcomer;
mod outcomes;
mod outline;
mod person;
mod replacing;
mod review;
mod screens;
mod settings;
mod starting;
mod trouble;
