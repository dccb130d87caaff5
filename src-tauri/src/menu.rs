//! The menu bar. It does nothing itself: each item tells the page its command, so that menu, keys and buttons are one.

use tauri::menu::{Menu, MenuItem, PredefinedMenuItem, Submenu};
use tauri::{AppHandle, Emitter, Manager, Wry};

/// An item: command, label, key. Undo and redo have no key here, because a text being typed has its own; the page
/// decides which is meant.
type Item = (&'static str, &'static str, Option<&'static str>);

const LINE: Item = ("", "", None);

/// The menus with their items, in order.
const MENUS: &[(&str, &[Item])] = &[
    (
        "File",
        &[
            ("new", "New framework", Some("CmdOrCtrl+N")),
            ("import", "Import…", Some("CmdOrCtrl+O")),
            ("takeIn", "Take in a colleague’s file…", None),
            LINE,
            ("exportPdf", "Export as PDF…", Some("CmdOrCtrl+P")),
            ("exportJson", "Export as JSON…", None),
            ("exportRungs", "Export with history…", None),
            LINE,
            ("library", "Library", Some("CmdOrCtrl+L")),
        ],
    ),
    (
        "Edit",
        &[
            ("undo", "Undo", None),
            ("redo", "Redo", None),
            LINE,
            ("duplicate", "Duplicate", Some("CmdOrCtrl+D")),
            ("moveUp", "Move up", None),
            ("moveDown", "Move down", None),
            ("remove", "Remove", None),
            LINE,
            ("find", "Find…", Some("CmdOrCtrl+F")),
        ],
    ),
    (
        "View",
        &[
            ("outline", "Outline", Some("CmdOrCtrl+1")),
            ("matrix", "Matrix", Some("CmdOrCtrl+2")),
            ("details", "Details", Some("CmdOrCtrl+3")),
            LINE,
            ("themeSystem", "Theme of the system", None),
            ("themeLight", "Light", None),
            ("themeDark", "Dark", None),
        ],
    ),
    (
        "Version",
        &[
            ("saveVersion", "Name this version…", Some("CmdOrCtrl+S")),
            ("versions", "Versions", Some("CmdOrCtrl+Shift+V")),
            ("compare", "Compare…", Some("CmdOrCtrl+Shift+C")),
        ],
    ),
    ("Help", &[("keys", "Keys", Some("F1")), ("about", "About Rungs", None)]),
];

/// The items whose words follow what the draft would take back or do again.
const SPEAKING: [&str; 2] = ["undo", "redo"];

/// Those items, each with its command and the words it has where there is nothing to name.
struct Speaking(Vec<(&'static str, &'static str, MenuItem<Wry>)>);

/// Puts words on an item of [`SPEAKING`], or (none) its own.
///
/// # Errors
/// If the window is closing.
pub(crate) fn put_words(app: &AppHandle, command: &str, words: Option<&str>) -> tauri::Result<()> {
    let Some(speaking) = app.try_state::<Speaking>() else { return Ok(()) };
    for (_, own, item) in speaking.0.iter().filter(|(name, ..)| *name == command) {
        // A single & would underline the letter behind it.
        item.set_text(words.map_or((*own).to_string(), |words| words.replace('&', "&&")))?;
    }
    Ok(())
}

/// Puts the menu bar on the window.
pub(crate) fn install(app: &AppHandle) -> tauri::Result<()> {
    let bar = Menu::new(app)?;
    let mut speaking = Vec::new();
    for (title, items) in MENUS {
        let menu = Submenu::new(app, title, true)?;
        for (command, label, key) in *items {
            if command.is_empty() {
                menu.append(&PredefinedMenuItem::separator(app)?)?;
            } else {
                let item = MenuItem::<Wry>::with_id(app, *command, label, true, *key)?;
                menu.append(&item)?;
                if SPEAKING.contains(command) {
                    speaking.push((*command, *label, item));
                }
            }
        }
        if *title == "File" {
            menu.append(&PredefinedMenuItem::separator(app)?)?;
            menu.append(&PredefinedMenuItem::quit(app, Some("Quit"))?)?;
        }
        bar.append(&menu)?;
    }
    app.set_menu(bar)?;
    app.manage(Speaking(speaking));
    app.on_menu_event(|app, event| {
        // A page that is not there yet has nothing to do.
        let _ = app.emit("menu", serde_json::json!({"command": event.id().0}));
    });
    Ok(())
}
