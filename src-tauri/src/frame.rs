//! The frame of the window: where it stands, how large everything in it is, what is laid on the page before it begins, and
//! what is dropped on it.

use crate::incoming::Incoming;
use crate::settings::{Preferences, Settings, Stand};
use std::borrow::Cow;
use std::sync::Arc;
use tauri::http::Response;
use tauri::http::header::CONTENT_TYPE;
use tauri::{
    App, DragDropEvent, Emitter, LogicalSize, Manager, PhysicalPosition, Runtime, WebviewWindow, WebviewWindowBuilder,
    WindowEvent,
};

/// Opens the window where it stood last.
///
/// # Errors
/// If the system opens no window.
pub(crate) fn open(app: &App, settings: &Arc<Settings>) -> tauri::Result<()> {
    let config = app.config().app.windows.first().cloned().unwrap_or_default();
    // Not shown before it stands where it belongs: nothing jumps.
    let laid = settings.clone();
    let window = WebviewWindowBuilder::from_config(app, &config)?
        .visible(false)
        .on_web_resource_request(move |_, response| lay(response, &laid.preferences()))
        .build()?;
    if let Some(stand) = settings.stand() {
        window.set_size(LogicalSize::new(stand.width, stand.height))?;
        if is_on_a_screen(&window, stand) {
            window.set_position(PhysicalPosition::new(stand.x, stand.y))?;
        }
        if stand.maximized {
            window.maximize()?;
        }
    }
    window.set_zoom(settings.preferences().zoom.factor())?;
    window.show()
}

/// What stands on the page where its parts begin (`ui/index.html`).
const ROOT: &str = r#"<div id="root">"#;

/// Lays what a person chose on the page itself: it is drawn in the right colours at once, and need not ask first. A block of
/// data is no script, and no policy for scripts speaks of it (html.spec.whatwg.org, "data block").
fn lay(response: &mut Response<Cow<'static, [u8]>>, preferences: &Preferences) {
    let is_page = response.headers().get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if !is_page {
        return;
    }
    if let (Ok(page), Ok(json)) = (std::str::from_utf8(response.body()), serde_json::to_string(preferences)) {
        // No text in it may end the block.
        let json = json.replace('<', "\\u003c");
        let block = format!(r#"<script type="application/json" id="preferences">{json}</script>{ROOT}"#);
        *response.body_mut() = Cow::Owned(page.replacen(ROOT, &block, 1).into_bytes());
    }
}

/// A screen may be gone since: then the window opens in the middle of one that is there.
fn is_on_a_screen<R: Runtime>(window: &WebviewWindow<R>, stand: Stand) -> bool {
    let (middle, bar) = (stand.x + (stand.width / 2.0) as i32, stand.y + 16);
    window.available_monitors().unwrap_or_default().iter().any(|screen| {
        let (at, size) = (screen.position(), screen.size());
        let is_within =
            |point: i32, from: i32, length: u32| point >= from && point < from.saturating_add_unsigned(length);
        is_within(middle, at.x, size.width) && is_within(bar, at.y, size.height)
    })
}

/// Hears what happens to the window.
pub(crate) fn hear<R: Runtime>(window: &tauri::Window<R>, event: &WindowEvent) {
    match event {
        WindowEvent::Moved(_) | WindowEvent::Resized(_) => remember(window),
        WindowEvent::DragDrop(DragDropEvent::Enter { .. }) => tell(window, "dragging", true),
        WindowEvent::DragDrop(DragDropEvent::Leave) => tell(window, "dragging", false),
        WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) => {
            tell(window, "dragging", false);
            window.state::<Arc<Incoming>>().bring(window.app_handle(), paths.clone());
        }
        _ => {}
    }
}

fn tell<R: Runtime>(window: &tauri::Window<R>, event: &str, over: bool) {
    // A page that is not there yet shows no sign of it, and misses nothing.
    let _ = window.emit(event, serde_json::json!({"over": over}));
}

fn remember<R: Runtime>(window: &tauri::Window<R>) {
    let settings = window.state::<Arc<Settings>>();
    // A window that is put away or fills the screen keeps the size that it goes back to.
    if window.is_minimized().unwrap_or(false) || window.is_fullscreen().unwrap_or(false) {
        return;
    }
    let maximized = window.is_maximized().unwrap_or(false);
    let measured = || {
        let scale = window.scale_factor().ok()?;
        let size: LogicalSize<f64> = window.inner_size().ok()?.to_logical(scale);
        let at = window.outer_position().ok()?;
        Some(Stand { x: at.x, y: at.y, width: size.width, height: size.height, maximized })
    };
    let before = settings.stand();
    let stand = match before {
        Some(before) if maximized => Some(Stand { maximized, ..before }),
        _ => measured(),
    };
    if let Some(stand) = stand.filter(|stand| Some(*stand) != before) {
        settings.stands(stand);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(kind: &str, body: &str) -> Response<Cow<'static, [u8]>> {
        let body = Cow::Owned(body.as_bytes().to_vec());
        Response::builder().header(CONTENT_TYPE, kind).body(body).unwrap()
    }

    #[test]
    fn what_was_chosen_lies_on_the_page_and_on_nothing_else() {
        let preferences = Preferences { used: vec!["</script>".to_string()], ..Preferences::default() };
        let page = "<body><div id=\"root\"></div></body>";
        let check = |kind: &str, laid: bool| {
            let mut response = answer(kind, page);
            lay(&mut response, &preferences);
            let body = String::from_utf8(response.body().to_vec()).unwrap();
            assert_eq!(body != page, laid, "{kind}");
            if let Some((_, rest)) = body.split_once("id=\"preferences\">") {
                let (json, rest) = rest.split_once("</script>").unwrap();
                assert_eq!(serde_json::from_str::<Preferences>(json).unwrap(), preferences);
                assert_eq!(rest, "<div id=\"root\"></div></body>");
            }
        };
        check("text/html", true);
        check("text/javascript", false);
        let mut broken = answer("text/html", "");
        *broken.body_mut() = Cow::Borrowed(b"\xff");
        lay(&mut broken, &preferences);
        assert_eq!(**broken.body(), *b"\xff");
    }
}
