//! A window of Tauri with a page of one word: the yardstick of the start.

use tauri::http::Response;
use tauri::{WebviewUrl, WebviewWindowBuilder};

fn main() -> tauri::Result<()> {
    tauri::Builder::default()
        .register_uri_scheme_protocol("bare", |_, _| {
            let page = "<!doctype html><title>Bare</title><main>Bare</main>";
            Response::builder()
                .header("Content-Type", "text/html")
                .body(page.as_bytes())
                .unwrap_or_else(|_| Response::new(b"".as_slice()))
        })
        .setup(|app| {
            let page = "bare://localhost/".parse()?;
            let window = WebviewWindowBuilder::new(app, "main", WebviewUrl::CustomProtocol(page));
            window.title("Bare").inner_size(1280.0, 800.0).build()?;
            Ok(())
        })
        .build(tauri::generate_context!())?
        .run(|_, _| {});
    Ok(())
}
