//! Builds what the window needs of its configuration.

fn main() {
    // The page is embedded: a new one needs a new window.
    println!("cargo:rerun-if-changed=../ui/dist");
    tauri_build::build();
}
