//! Builds what the window needs of its configuration.

fn main() {
    tauri_build::build();
}
