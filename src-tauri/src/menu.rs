//! The menu bar. It knows no command and no word: the page says which menus there are, and hears which item was chosen,
//! so that menu, keys, palette and buttons are one list (`ui/src/data/commands.ts`).

use serde::Deserialize;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use tauri::menu::{CheckMenuItem, Menu, MenuItem, PredefinedMenuItem, Submenu};
use tauri::{AppHandle, Emitter, Manager, Wry};
use ts_rs::TS;

/// The whole bar.
#[derive(Deserialize, TS)]
pub struct MenuRequest {
    menus: Vec<MenuPart>,
}

/// A part of a menu.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(tag = "is", rename_all = "camelCase")]
pub enum MenuPart {
    /// A line between items.
    Line,
    /// A menu, at the top or within another one.
    Menu {
        /// What it is called.
        words: String,
        /// What is in it.
        items: Vec<MenuPart>,
    },
    /// Something to choose.
    Item {
        /// What the page hears when it is chosen.
        id: String,
        /// What it is called.
        words: String,
        /// Its key ("CmdOrCtrl+N"); none where only the page knows what the key means just now.
        keys: Option<String>,
        /// Whether it can be chosen.
        enabled: bool,
        /// Whether it is ticked; none where it is no choice of several.
        chosen: Option<bool>,
    },
}

impl MenuPart {
    /// The same part without what can change while it stands.
    fn shape(&self) -> MenuPart {
        match self {
            MenuPart::Line => MenuPart::Line,
            MenuPart::Menu { words, items } => {
                MenuPart::Menu { words: words.clone(), items: items.iter().map(MenuPart::shape).collect() }
            }
            MenuPart::Item { id, keys, chosen, .. } => MenuPart::Item {
                id: id.clone(),
                words: String::new(),
                keys: keys.clone(),
                enabled: true,
                chosen: chosen.map(|_| true),
            },
        }
    }
}

/// The bar as it stands: each menu with its shape, its items by id, and what was last said of each.
#[derive(Default)]
pub(crate) struct Bar {
    menus: Mutex<Vec<Standing>>,
}

struct Standing {
    shape: MenuPart,
    menu: Submenu<Wry>,
    items: HashMap<String, Choice>,
    said: MenuPart,
}

enum Choice {
    Plain(MenuItem<Wry>),
    Tick(CheckMenuItem<Wry>),
}

/// The item that closes the window: the one command that the page need not hear of.
const QUIT: &str = "quit";

/// Hears what is chosen.
pub(crate) fn hear(app: &AppHandle) {
    app.on_menu_event(|app, event| {
        let id = event.id().0.as_str();
        if id == QUIT {
            // Closing asks the window first, as its own button does.
            let closed = app.get_webview_window("main").map(|window| window.close());
            return drop(closed);
        }
        // A page that is not there yet has nothing to do.
        let _ = app.emit("menu", serde_json::json!({"command": id}));
    });
}

/// Puts the menus on the window. Only what is different from before is touched, so that nothing flickers.
///
/// # Errors
/// If the system shows no menus.
pub(crate) fn put(app: &AppHandle, bar: &Bar, request: MenuRequest) -> tauri::Result<()> {
    let mut standing = bar.menus.lock().unwrap_or_else(PoisonError::into_inner);
    let heads = |menus: &mut dyn Iterator<Item = &MenuPart>| -> Vec<String> {
        menus
            .filter_map(|menu| if let MenuPart::Menu { words, .. } = menu { Some(words.clone()) } else { None })
            .collect()
    };
    if heads(&mut standing.iter().map(|menu| &menu.said)) != heads(&mut request.menus.iter()) {
        *standing = raise(app, &request.menus)?;
        return Ok(());
    }
    for (menu, said) in standing.iter_mut().zip(request.menus) {
        if menu.said == said {
            continue;
        }
        if menu.shape != said.shape() {
            while menu.menu.remove_at(0)?.is_some() {}
            menu.items = HashMap::new();
            fill(app, &menu.menu, items_of(&said), &mut menu.items)?;
            menu.shape = said.shape();
        } else {
            update(&menu.items, &menu.said, &said)?;
        }
        menu.said = said;
    }
    Ok(())
}

/// The bar from nothing.
fn raise(app: &AppHandle, menus: &[MenuPart]) -> tauri::Result<Vec<Standing>> {
    let bar = Menu::new(app)?;
    let mut standing = Vec::new();
    for said in menus {
        let MenuPart::Menu { words, items } = said else { continue };
        let menu = Submenu::new(app, shown(words), true)?;
        let mut choices = HashMap::new();
        fill(app, &menu, items, &mut choices)?;
        bar.append(&menu)?;
        standing.push(Standing { shape: said.shape(), menu, items: choices, said: said.clone() });
    }
    app.set_menu(bar)?;
    Ok(standing)
}

fn items_of(part: &MenuPart) -> &[MenuPart] {
    if let MenuPart::Menu { items, .. } = part { items } else { &[] }
}

fn fill(
    app: &AppHandle,
    menu: &Submenu<Wry>,
    parts: &[MenuPart],
    choices: &mut HashMap<String, Choice>,
) -> tauri::Result<()> {
    for part in parts {
        match part {
            MenuPart::Line => menu.append(&PredefinedMenuItem::separator(app)?)?,
            MenuPart::Menu { words, items } => {
                let below = Submenu::new(app, shown(words), !items.is_empty())?;
                fill(app, &below, items, choices)?;
                menu.append(&below)?;
            }
            MenuPart::Item { id, words, keys, enabled, chosen } => {
                let choice = if let Some(chosen) = chosen {
                    let item =
                        CheckMenuItem::with_id(app, id.as_str(), shown(words), *enabled, *chosen, keys.as_deref())?;
                    menu.append(&item)?;
                    Choice::Tick(item)
                } else {
                    let item = MenuItem::with_id(app, id.as_str(), shown(words), *enabled, keys.as_deref())?;
                    menu.append(&item)?;
                    Choice::Plain(item)
                };
                choices.insert(id.clone(), choice);
            }
        }
    }
    Ok(())
}

/// Says what is different of items that stay.
fn update(choices: &HashMap<String, Choice>, before: &MenuPart, now: &MenuPart) -> tauri::Result<()> {
    for (before, now) in items_of(before).iter().zip(items_of(now)) {
        update(choices, before, now)?;
        let MenuPart::Item { id, words, enabled, chosen, .. } = now else { continue };
        // A tick is set every time: the system moves it by itself when an item is chosen.
        match choices.get(id) {
            Some(Choice::Plain(item)) if before != now => {
                item.set_text(shown(words))?;
                item.set_enabled(*enabled)?;
            }
            Some(Choice::Tick(item)) => {
                item.set_enabled(*enabled)?;
                item.set_checked(chosen.unwrap_or_default())?;
            }
            _ => {}
        }
    }
    Ok(())
}

/// An ampersand in a menu would mark the letter behind it as its key.
fn shown(words: &str) -> String {
    words.replace('&', "&&")
}
