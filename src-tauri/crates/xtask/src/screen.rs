//! The screen a window is shown on.

/// Whether there is a display that a window can be opened on.
pub(crate) fn is_there() -> bool {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")
}
