//! What the tests of the whole house share.

pub mod cli;
pub mod host;
pub mod webdriver;
