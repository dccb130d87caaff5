//! The screen a window is shown on: a real one, or a virtual one for the tests.

use crate::trouble::Trouble;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

/// Whether there is a display that a window can be opened on.
pub(crate) fn is_there() -> bool {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")
}

/// A virtual screen of its own, gone when dropped.
pub(crate) struct Screen {
    server: Child,
    display: String,
}

impl Screen {
    /// Opens one. The server looks for a free number itself and says which, so no two runs meet.
    ///
    /// # Errors
    /// If the server does not start.
    pub fn open() -> Result<Screen, Trouble> {
        let mut xvfb = Command::new("Xvfb");
        xvfb.args(["-displayfd", "1", "-screen", "0", "1920x1200x24", "-nolisten", "tcp", "-noreset"]);
        let spawned = xvfb.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
        let server = spawned.map_err(|why| Trouble::CannotStart { line: crate::run::line(&xvfb), why })?;
        let mut screen = Screen { server, display: String::new() };
        let mut number = String::new();
        if let Some(said) = screen.server.stdout.take() {
            // Nothing read is as good as nothing said.
            let _ = BufReader::new(said).read_line(&mut number);
        }
        let number: u32 = number.trim().parse().map_err(|_| Trouble::NoScreen)?;
        screen.display = format!(":{number}");
        Ok(screen)
    }

    /// Makes a program, and all it starts, show its windows here.
    pub fn show(&self, command: &mut Command) {
        command.env("DISPLAY", &self.display).env_remove("WAYLAND_DISPLAY").env("GDK_BACKEND", "x11");
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        // One that is gone already needs no end.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_screens_do_not_meet_and_each_goes_with_its_owner() {
        if std::env::var_os("RUNGS_TEST_WINDOW").is_none() {
            return; // Only `cargo xtask test` makes sure that there is an Xvfb.
        }
        let (one, other) = (Screen::open().unwrap(), Screen::open().unwrap());
        assert_ne!(one.display, other.display);
        let server = format!("/proc/{}", one.server.id());
        assert!(std::path::Path::new(&server).exists());
        drop(one);
        assert!(!std::path::Path::new(&server).exists());
    }
}
