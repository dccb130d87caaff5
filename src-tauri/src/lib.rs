//! Third floor: the window. The only room that knows Tauri.
//!
//! It shows the page, answers its one command through the engine, and owns what only a desktop has: menus, dialogs,
//! the title of the window.

mod dialogs;
mod elsewhere;
mod menu;
pub mod rpc;
mod tasks;

use rungs_engine::{Engine, Machine, Problem, default_library};
use std::process::ExitCode;
use std::sync::Arc;

/// What every command can reach.
pub(crate) struct Window {
    /// The engine, or why there is none: then every command answers with that, and the page shows it.
    pub engine: Result<Engine, Problem>,
    pub tasks: tasks::Tasks,
}

/// Opens the window and runs until it is closed.
pub fn run() -> ExitCode {
    if !has_display() {
        tell(
            "Rungs needs a display to open its window, and there is none here; the command line `rungs` does all work without one.",
        );
        return ExitCode::from(2);
    }
    let engine = default_library().and_then(|file| Engine::open(&file, Arc::new(Machine)));
    let window = Arc::new(Window { engine, tasks: tasks::Tasks::default() });
    let built = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .manage(window)
        .invoke_handler(tauri::generate_handler![rpc::call])
        .setup(|app| {
            menu::install(app.handle())?;
            elsewhere::watch(app.handle())?;
            Ok(())
        })
        .build(tauri::generate_context!());
    match built {
        Ok(app) => {
            app.run(|_, _| {});
            ExitCode::SUCCESS
        }
        Err(error) => {
            tell(&format!("The window could not be opened: {error}"));
            ExitCode::from(2)
        }
    }
}

/// Without a display GTK panics instead of saying so.
fn has_display() -> bool {
    !cfg!(target_os = "linux") || ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|key| std::env::var_os(key).is_some())
}

#[allow(clippy::print_stderr)] // before there is a window, this is the only place to say it
fn tell(sentence: &str) {
    eprintln!("{sentence}");
}
