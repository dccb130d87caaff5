//! Third floor: the window. The only room that knows Tauri.
//!
//! It shows the page, answers its one command through the engine, and owns what only a desktop has: menus, dialogs,
//! settings, the frame of the window and what is dropped on it.

mod dialogs;
mod elsewhere;
mod frame;
mod host;
mod incoming;
mod menu;
pub mod rpc;
mod settings;
mod tasks;

use host::Desktop;
use rungs_engine::{Engine, Problem, default_library, trial};
use std::process::ExitCode;
use std::sync::{Arc, LazyLock};
use tauri::Manager;

/// What every command can reach.
pub(crate) struct Window {
    /// The engine, or why there is none: then every command answers with that, and the page shows it. Whoever needs it
    /// before the library is open waits.
    pub engine: LazyLock<Result<Engine, Problem>>,
    pub tasks: tasks::Tasks,
}

/// Opens the window and runs until it is closed.
pub fn run() -> ExitCode {
    if let Some(ended) = trial() {
        return ended;
    }
    if !has_display() {
        tell(
            "Rungs needs a display to open its window, and there is none here; the command line `rungs` does all work without one.",
        );
        return ExitCode::from(2);
    }
    thrift();
    let window = Arc::new(Window {
        engine: LazyLock::new(|| default_library().and_then(|file| Engine::open(&file, Arc::new(Desktop)))),
        tasks: tasks::Tasks::default(),
    });
    // The library opens while the system draws the window.
    let opening = window.clone();
    std::thread::spawn(move || LazyLock::force(&opening.engine).is_ok());
    let built = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .manage(window)
        .manage(menu::Bar::default())
        .invoke_handler(tauri::generate_handler![rpc::call])
        .on_window_event(frame::hear)
        .setup(|app| {
            let settings = Arc::new(settings::Settings::open(app.path().app_config_dir().ok()));
            app.manage(settings.clone());
            let incoming = Arc::new(incoming::Incoming::default());
            incoming.lay(incoming::named());
            app.manage(incoming.clone());
            incoming::hear_tests(app.handle(), incoming);
            menu::hear(app.handle());
            frame::open(app, &settings)?;
            elsewhere::watch(app.handle())?;
            Ok(())
        })
        .build(tauri::generate_context!());
    match built {
        Ok(app) => {
            app.run(|app, event| opened(app, &event));
            ExitCode::SUCCESS
        }
        Err(error) => {
            tell(&format!("The window could not be opened: {error}"));
            ExitCode::from(2)
        }
    }
}

/// The engine of the page lets garbage grow with the memory of the machine. What it is told here it hears as if the
/// machine had 512 MB (`forceRAMSize` among the options of JavaScriptCore, which its processes read from the environment):
/// five openings of 20,000 abilities left 393 MB in all processes instead of 487 on a machine of 24 GB.
#[cfg(target_os = "linux")]
fn thrift() {
    // Nothing is lost where it cannot be said.
    let _ = glib::setenv("JSC_forceRAMSize", (512 << 20).to_string(), false);
}

/// Elsewhere the engine of the page is that of the system, and keeps house itself.
#[cfg(not(target_os = "linux"))]
fn thrift() {}

/// A file that was double-clicked while the program runs comes this way on a Mac.
#[cfg(target_os = "macos")]
fn opened(app: &tauri::AppHandle, event: &tauri::RunEvent) {
    if let tauri::RunEvent::Opened { urls } = event {
        let files = urls.iter().filter_map(|url| url.to_file_path().ok()).collect();
        app.state::<Arc<incoming::Incoming>>().bring(app, files);
    }
}

/// Elsewhere every double-click starts the program with the file's name.
#[cfg(not(target_os = "macos"))]
fn opened(_: &tauri::AppHandle, _: &tauri::RunEvent) {}

/// Without a display GTK panics instead of saying so.
fn has_display() -> bool {
    !cfg!(target_os = "linux") || ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|key| std::env::var_os(key).is_some())
}

#[allow(clippy::print_stderr)] // before there is a window, this is the only place to say it
fn tell(sentence: &str) {
    eprintln!("{sentence}");
}
