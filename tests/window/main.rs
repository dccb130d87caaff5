//! The real window: the page in WebKit, the native side behind it, files on the disk.

mod main_job;
