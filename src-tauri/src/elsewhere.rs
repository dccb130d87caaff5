//! What happens to the library elsewhere, in another window or by the command line, told to the page.

use crate::Window;
use std::sync::Arc;
use std::time::Duration;
use tauri::{AppHandle, Emitter, Manager};

/// How often is looked: a change elsewhere is seen within two seconds, the page's question included. A look costs one
/// read of a number in memory (sqlite.org/pragma.html#pragma_data_version).
const EVERY: Duration = Duration::from_millis(750);

/// Looks for as long as the program runs, on a thread of its own.
///
/// # Errors
/// If the system has no thread to give.
pub(crate) fn watch(app: &AppHandle) -> std::io::Result<()> {
    let app = app.clone();
    std::thread::Builder::new().name("elsewhere".to_string()).spawn(move || {
        loop {
            std::thread::sleep(EVERY);
            let window = app.state::<Arc<Window>>().inner().clone();
            let Ok(engine) = &*window.engine else { return };
            // A library that cannot be read just now says so when somebody asks something of it.
            for framework in engine.stirred().unwrap_or_default() {
                let _ = app.emit("changed", serde_json::json!({"framework": framework}));
            }
        }
    })?;
    Ok(())
}
