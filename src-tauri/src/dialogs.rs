//! The native file dialogs. Paths stay on this side of the door: the page only hears the name of a file.

use std::path::PathBuf;
use tauri::AppHandle;
use tauri_plugin_dialog::DialogExt;

/// A test cannot press a native dialog. Where this names a folder, files are saved there under the suggested name,
/// everything in its folder `open` is opened, and what appears in its folder `drop` was dropped on the window; all that
/// follows is the real path.
const TEST_FOLDER: &str = "RUNGS_TEST_DIALOGS";

/// The folder with the answers of a test, where there is one.
pub(crate) fn test_folder() -> Option<PathBuf> {
    std::env::var_os(TEST_FOLDER).map(PathBuf::from)
}

/// Files to open; none if the person closed the dialog.
pub(crate) fn open(app: &AppHandle, title: &str, filter: &str, extensions: &[&str]) -> Vec<PathBuf> {
    if let Some(folder) = test_folder() {
        let listed = std::fs::read_dir(folder.join("open"));
        let mut files: Vec<PathBuf> = listed.into_iter().flatten().flatten().map(|entry| entry.path()).collect();
        files.sort();
        return files;
    }
    let dialog = app.dialog().file().set_title(title).add_filter(filter, extensions);
    let picked = dialog.blocking_pick_files().unwrap_or_default();
    picked.into_iter().filter_map(|file| file.into_path().ok()).collect()
}

/// Where to save; none if the person closed the dialog.
pub(crate) fn save(app: &AppHandle, title: &str, name: &str, extension: &str) -> Option<PathBuf> {
    if let Some(folder) = test_folder() {
        return Some(folder.join(name));
    }
    let dialog = app.dialog().file().set_title(title).set_file_name(name).add_filter(extension, &[extension]);
    dialog.blocking_save_file()?.into_path().ok()
}
