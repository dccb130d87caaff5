//! The real window, driven as a person would: a small WebDriver client that speaks to `WebKitWebDriver` directly.
//!
//! Every window has a process group of its own, and with it its own driver, port and (without a display) screen. The
//! group hangs on a pipe of this process: it ends when the window is dropped, when a test panics, and when the tests
//! are killed.
//!
//! There is no click with the other button of the pointer, because the driver of WebKit never lets go of it again: menus
//! of a node are opened by their key.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value as Json, json};
use std::io::{BufRead as _, BufReader};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Condvar, Mutex, PoisonError};
use std::thread::sleep;
use std::time::{Duration, Instant};
use tempfile::TempDir;
use ureq::Agent;

/// How long something on the screen may take before a test says that it does not come.
pub const PATIENCE: Duration = Duration::from_secs(15);

/// Keys that are no characters, as WebDriver writes them.
pub mod key {
    #![allow(missing_docs)] // they are the names on the keys
    pub const ENTER: &str = "\u{E007}";
    pub const ESCAPE: &str = "\u{E00C}";
    pub const TAB: &str = "\u{E004}";
    pub const SHIFT: &str = "\u{E008}";
    pub const CONTROL: &str = "\u{E009}";
    pub const ALT: &str = "\u{E00A}";
    pub const END: &str = "\u{E010}";
    pub const HOME: &str = "\u{E011}";
    pub const LEFT: &str = "\u{E012}";
    pub const UP: &str = "\u{E013}";
    pub const RIGHT: &str = "\u{E014}";
    pub const DOWN: &str = "\u{E015}";
    pub const DELETE: &str = "\u{E017}";
    pub const INSERT: &str = "\u{E016}";
    pub const F10: &str = "\u{E03A}";
    pub const F1: &str = "\u{E031}";
    pub const F2: &str = "\u{E032}";
    pub const F3: &str = "\u{E033}";
    pub const F8: &str = "\u{E038}";
}

/// XPaths of what a person sees, by role and accessible name.
pub mod see {
    /// A text as an XPath literal; XPath has no escapes.
    fn literal(text: &str) -> String {
        if !text.contains('"') {
            return format!("\"{text}\"");
        }
        let parts: Vec<String> = text.split('"').map(|part| format!("\"{part}\"")).collect();
        format!("concat({})", parts.join(", '\"', "))
    }

    /// A button.
    pub fn button(name: &str) -> String {
        let name = literal(name);
        format!("//button[@aria-label={name} or (not(@aria-label) and normalize-space()={name})]")
    }

    /// Something with a role and a name.
    pub fn role(role: &str, name: &str) -> String {
        let name = literal(name);
        format!("//*[@role='{role}' and (@aria-label={name} or (not(@aria-label) and normalize-space()={name}))]")
    }

    /// A dialog by its title.
    pub fn dialog(title: &str) -> String {
        format!("//*[@role='dialog' and .//*[normalize-space()={}]]", literal(title))
    }

    /// A field by its label.
    pub fn field(label: &str) -> String {
        let label = literal(label);
        let kinds = "(self::input or self::textarea or self::select)";
        format!("//*[{kinds} and (@aria-label={label} or @id=//label[normalize-space()={label}]/@for)]")
    }

    /// Anything whose own words are these.
    pub fn words(words: &str) -> String {
        format!("//*[text()[normalize-space()={}]]", literal(words))
    }

    /// Anything whose own words have these in them.
    pub fn words_with(part: &str) -> String {
        format!("//*[text()[contains(., {})]]", literal(part))
    }

    /// A text that can be edited where it stands.
    pub fn editable(words: &str) -> String {
        format!("//*[@role='button' and @aria-description and normalize-space()={}]", literal(words))
    }

    /// A row of the outline.
    pub fn outline(words: &str) -> String {
        format!("//*[@role='treegrid']//*[@role='row' and .//*[normalize-space()={}]]", literal(words))
    }
}

/// What one person has: a library, a folder that the file dialogs choose, and a home that nobody else looks into.
pub struct Place {
    folder: TempDir,
    _turn: Turn,
}

/// A person's turn at the machine. A dozen windows at once on two cores answer so late that keys meet a page which is
/// still busy with what came before, as no person's would.
struct Turn;

static TURNS: (Mutex<usize>, Condvar) = (Mutex::new(0), Condvar::new());
const AT_ONCE: usize = 2;

impl Turn {
    fn wait() -> Turn {
        let taken = TURNS.0.lock().unwrap_or_else(PoisonError::into_inner);
        let free = TURNS.1.wait_while(taken, |taken| *taken >= AT_ONCE);
        *free.unwrap_or_else(PoisonError::into_inner) += 1;
        Turn
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        *TURNS.0.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
        TURNS.1.notify_one();
    }
}

impl Place {
    /// A place for a test; none if the tests of the window are left out, which is said.
    #[allow(clippy::print_stderr)] // a test that does nothing has to say so
    pub fn new() -> Option<Place> {
        if std::env::var("RUNGS_TEST_WINDOW").is_ok_and(|wanted| wanted == "0") {
            eprintln!("Left out, because RUNGS_TEST_WINDOW is 0.");
            return None;
        }
        let place = Place { folder: tempfile::tempdir().expect("no folder for a test"), _turn: Turn::wait() };
        for folder in ["open", "drop"] {
            std::fs::create_dir_all(place.dialogs().join(folder)).expect("no folder for the dialogs");
        }
        Some(place)
    }

    /// The database.
    pub fn library(&self) -> PathBuf {
        self.folder.path().join("library.db")
    }

    /// Where files are saved to; what is in its folder `open` is opened, what appears in its folder `drop` was dropped.
    pub fn dialogs(&self) -> PathBuf {
        self.folder.path().join("dialogs")
    }

    /// Puts a file where the file dialog finds it.
    pub fn offer(&self, name: &str, content: &[u8]) {
        std::fs::write(self.dialogs().join("open").join(name), content).expect("the file to offer");
    }

    /// Drops a file on the open window.
    pub fn drop_file(&self, name: &str, content: &[u8]) {
        // It appears whole, as a file that is dropped does.
        let half = self.folder.path().join("half");
        std::fs::write(&half, content).expect("the file to drop");
        std::fs::rename(half, self.dialogs().join("drop").join(name)).expect("the file to drop");
    }

    /// What the window remembers of itself; empty as long as there is nothing.
    pub fn settings(&self) -> String {
        let file = self.folder.path().join("config/app.rungs.desktop/settings.json");
        std::fs::read_to_string(file).unwrap_or_default()
    }

    /// Opens the window and waits until the page stands in it.
    #[track_caller]
    pub fn open(&self) -> Window {
        Window::open(self, &[])
    }

    /// Starts the program of the window, or another that stands beside the tests to be measured against, and waits for
    /// nothing.
    #[track_caller]
    pub fn start(&self, program: &str) -> Window {
        Window::start(self, program, &[])
    }

    /// Opens the window with a file, as a double-click on it does.
    #[track_caller]
    pub fn open_with(&self, file: &Path) -> Window {
        Window::open(self, &[&file.to_string_lossy()])
    }
}

/// Processes that end with this value, whatever becomes of the one who started them.
struct Group(Child);

impl Group {
    #[track_caller]
    fn start(command: &Command, out: Stdio) -> Group {
        // The shell ends its group as soon as nobody holds the other end of its standard input any more; the program
        // is asked first, because it may have files to clear away.
        let mut shell = Command::new("sh");
        shell
            .args(["-c", "\"$@\" & read -r _; kill $!; wait $!; kill -KILL 0", "sh"])
            .arg(command.get_program())
            .args(command.get_args());
        for (name, value) in command.get_envs() {
            match value {
                Some(value) => shell.env(name, value),
                None => shell.env_remove(name),
            };
        }
        shell.process_group(0).stdin(Stdio::piped()).stdout(out).stderr(Stdio::null());
        Group(shell.spawn().expect("sh does not start"))
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        drop(self.0.stdin.take());
        // It was killed by itself, so how it ended says nothing.
        let _ = self.0.wait();
    }
}

/// The program whose window is tested.
pub const PROGRAM: &str = "rungs-desktop";

/// An open window.
pub struct Window {
    agent: Agent,
    session: String,
    name: String,
    driver: Group,
    /// When the driver was asked to start the program.
    began: Instant,
    _screen: Group,
}

/// Waits for two frames, because a picture taken earlier is older than the text. The driver takes its picture with the
/// next frame, and a page at rest has none: so something as good as invisible goes on blinking for a second.
const TWO_FRAMES: &str = "
    const done = arguments[0];
    const dot = document.createElement('i');
    dot.style.cssText = 'position: fixed; top: 0; left: 0; width: 1px; height: 1px; background: gray; opacity: 0.001';
    document.body.append(dot);
    let blinks = 0;
    const blink = setInterval(() => {
        dot.style.opacity = blinks % 2 ? 0.001 : 0.002;
        if (++blinks > 60) { clearInterval(blink); dot.remove(); }
    }, 16);
    requestAnimationFrame(() => requestAnimationFrame(() => done()));
";

/// What the driver answered instead of a value: its error code and message.
type Refusal = (String, String);

type Answer = Result<ureq::http::Response<ureq::Body>, ureq::Error>;

impl Window {
    #[track_caller]
    fn open(place: &Place, files: &[&str]) -> Window {
        let window = Window::start(place, PROGRAM, files);
        window.resize(1280, 800);
        window.find("//main");
        window
    }

    #[track_caller]
    fn start(place: &Place, program: &str, files: &[&str]) -> Window {
        let program = std::env::current_exe().ok().and_then(|test| Some(test.parent()?.parent()?.join(program)));
        let program = program.filter(|file| file.is_file()).expect(
            "The window is not built. `cargo xtask test` builds and tests everything; `RUNGS_TEST_WINDOW=0` leaves the window out.",
        );
        for name in ["WebKitWebDriver", "Xvfb"] {
            let there =
                std::env::var_os("PATH").is_some_and(|p| std::env::split_paths(&p).any(|d| d.join(name).is_file()));
            assert!(
                there,
                "{name} is missing. `cargo xtask setup` installs it; `RUNGS_TEST_WINDOW=0` leaves the window out."
            );
        }
        let port =
            std::net::TcpListener::bind("127.0.0.1:0").and_then(|l| l.local_addr()).expect("no free port").port();
        let mut driver = Command::new("WebKitWebDriver");
        driver.arg(format!("--port={port}"));
        // A screen of its own, whatever display there is: of two windows on one screen only one has the focus.
        let (screen, display) = screen();
        driver.env("DISPLAY", display);
        let home = place.folder.path();
        driver.env("RUNGS_LIBRARY", place.library()).env("RUNGS_TEST_DIALOGS", place.dialogs());
        driver.env("TAURI_AUTOMATION", "true").env("TAURI_WEBVIEW_AUTOMATION", "true");
        driver.env("XDG_DATA_HOME", home.join("data")).env("XDG_CACHE_HOME", home.join("cache"));
        driver.env("XDG_CONFIG_HOME", home.join("config"));
        // A machine without a graphics card waits for one otherwise.
        driver.env("WEBKIT_DISABLE_DMABUF_RENDERER", "1").env("GDK_BACKEND", "x11").env_remove("WAYLAND_DISPLAY");
        driver.env("LC_ALL", "C.UTF-8").env("TZ", "UTC");
        let driver = Group::start(&driver, Stdio::null());

        let config = Agent::config_builder().http_status_as_error(false).proxy(None);
        let agent = Agent::new_with_config(config.timeout_global(Some(Duration::from_secs(20))).build());
        let root = format!("http://127.0.0.1:{port}");
        let began = Instant::now();
        while agent.get(format!("{root}/status")).call().is_err() {
            assert!(began.elapsed() < PATIENCE, "WebKitWebDriver does not answer");
            sleep(Duration::from_millis(20));
        }
        let name = std::thread::current().name().unwrap_or("window").replace("::", "-");
        let (session, began) = (format!("{root}/session"), Instant::now());
        let mut window = Window { agent, session, name, driver, began, _screen: screen };
        let options = json!({"binary": program, "args": files});
        let made = window.ask("", json!({"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": options}}}));
        let made = made.unwrap_or_else(|why| panic!("the window does not open: {why:?}"));
        window.session += &format!("/{}", made["sessionId"].as_str().expect("a session has an id"));
        window
    }

    fn answer(&self, asked: &str, answered: Answer) -> Result<Json, Refusal> {
        let mut answered = answered.map_err(|why| ("no answer".to_string(), format!("{asked}: {why}")))?;
        let mut body: Json = answered.body_mut().read_json().expect("the driver speaks JSON");
        let value = body["value"].take();
        let of = |key: &str| value[key].as_str().unwrap_or_default().to_string();
        if answered.status().is_success() { Ok(value) } else { Err((of("error"), of("message"))) }
    }

    fn ask(&self, path: &str, body: Json) -> Result<Json, Refusal> {
        let asked = format!("{path} {body}");
        self.answer(&asked, self.agent.post(format!("{}{path}", self.session)).send_json(body))
    }

    fn look(&self, path: &str) -> Result<Json, Refusal> {
        self.answer(path, self.agent.get(format!("{}{path}", self.session)).call())
    }

    /// Fails the test with what is on the screen.
    #[track_caller]
    fn fail(&self, what: &str) -> ! {
        let seen = self.ask("/execute/sync", json!({"script": "return document.body.innerText", "args": []}));
        let seen = seen.map_or_else(|why| format!("{why:?}"), |text| text.as_str().unwrap_or_default().to_string());
        let file = self.picture(&format!("trouble-{}", self.name));
        panic!("{what}\n--- on the screen ({file:?}) ---\n{seen}")
    }

    /// Waits for an element; answers how long after the driver was asked to start the program it was there. Looks more
    /// often than `find`, whose pauses would be a tenth of what is measured.
    #[track_caller]
    pub fn came(&self, xpath: &str) -> Duration {
        while self.element(xpath).is_err() {
            if self.began.elapsed() > PATIENCE {
                self.fail(&format!("does not come: {xpath}"));
            }
            sleep(Duration::from_millis(5));
        }
        self.began.elapsed()
    }

    /// Tries until it works; fails with `what` and with the last reason.
    #[track_caller]
    pub fn wait<T, E: std::fmt::Debug>(&self, what: &str, mut attempt: impl FnMut() -> Result<T, E>) -> T {
        let began = Instant::now();
        loop {
            match attempt() {
                Ok(value) => return value,
                Err(why) if began.elapsed() > PATIENCE => self.fail(&format!("{what}: {why:?}")),
                Err(_) => sleep(Duration::from_millis(40)),
            }
        }
    }

    fn element(&self, xpath: &str) -> Result<String, Refusal> {
        let found = self.ask("/element", json!({"using": "xpath", "value": xpath}))?;
        let id = found.as_object().and_then(|f| f.values().next()).and_then(Json::as_str);
        Ok(id.expect("an element has an id").to_string())
    }

    /// Waits for an element; answers its id.
    #[track_caller]
    pub fn find(&self, xpath: &str) -> String {
        self.wait(&format!("does not come: {xpath}"), || self.element(xpath))
    }

    /// Waits until an element has the focus, so that what is typed next is typed into it.
    #[track_caller]
    pub fn ready(&self, xpath: &str) {
        let read = || {
            let focus = self.look("/element/active")?;
            let at = focus.as_object().and_then(|f| f.values().next()).and_then(Json::as_str).unwrap_or_default();
            if at == self.element(xpath)? {
                Ok(())
            } else {
                Err((String::new(), "something else has the focus".into()))
            }
        };
        self.wait(&format!("does not get the focus: {xpath}"), read);
    }

    /// Waits until there is no such element any more.
    #[track_caller]
    pub fn gone(&self, xpath: &str) {
        self.wait(&format!("does not go: {xpath}"), || if self.has(xpath) { Err("still there") } else { Ok(()) });
    }

    /// Whether there is such an element now.
    pub fn has(&self, xpath: &str) -> bool {
        self.element(xpath).is_ok()
    }

    /// How many such elements there are now.
    #[track_caller]
    pub fn count(&self, xpath: &str) -> usize {
        let found = self.ask("/elements", json!({"using": "xpath", "value": xpath}));
        found.ok().and_then(|f| f.as_array().map(Vec::len)).unwrap_or_else(|| self.fail(&format!("no XPath: {xpath}")))
    }

    /// The words of an element as they are shown.
    #[track_caller]
    pub fn text(&self, xpath: &str) -> String {
        self.property(xpath, "innerText")
    }

    /// What stands in a field.
    #[track_caller]
    pub fn value(&self, xpath: &str) -> String {
        self.property(xpath, "value")
    }

    #[track_caller]
    fn property(&self, xpath: &str, name: &str) -> String {
        let read = || self.look(&format!("/element/{}/property/{name}", self.element(xpath)?));
        self.wait(&format!("has no {name}: {xpath}"), read).as_str().unwrap_or_default().to_string()
    }

    /// Clicks the middle of an element with the pointer.
    #[track_caller]
    pub fn click(&self, xpath: &str) {
        let click = || self.ask(&format!("/element/{}/click", self.element(xpath)?), json!({}));
        self.wait(&format!("cannot be clicked: {xpath}"), click);
    }

    /// Takes hold of the middle of an element with the pointer and goes to another one, `across` and `down` of it: 0 is
    /// where it begins, 1 where it ends. What is held is let go by [`Window::let_go`].
    #[track_caller]
    pub fn hold(&self, from: &str, to: &str, (across, down): (f64, f64)) {
        let (x, y) = self.point(from, (0.5, 0.5));
        let (to_x, to_y) = self.point(to, (across, down));
        let go = |x: i64, y: i64| json!({"type": "pointerMove", "duration": 40, "x": x, "y": y});
        let press = json!({"type": "pointerDown", "button": 0});
        // A hand does not jump: it leaves the place a little first.
        self.pointer(&[go(x, y), press, go(x + 6, y + 6), go(to_x, to_y)]);
    }

    /// Lets go of what is held.
    #[track_caller]
    pub fn let_go(&self) {
        self.pointer(&[json!({"type": "pointerUp", "button": 0})]);
    }

    /// A point of an element, in pixels of the page.
    #[track_caller]
    fn point(&self, xpath: &str, (across, down): (f64, f64)) -> (i64, i64) {
        let script = format!(
            "const box = document.evaluate({xpath:?}, document, null, 9, null).singleNodeValue.getBoundingClientRect();
             return [box.x + box.width * {across}, box.y + box.height * {down}]"
        );
        self.find(xpath);
        let [x, y] = serde_json::from_value::<[f64; 2]>(self.script(&script)).unwrap_or_default();
        (x.round() as i64, y.round() as i64)
    }

    #[track_caller]
    fn pointer(&self, actions: &[Json]) {
        let kind = json!({"pointerType": "mouse"});
        let source = json!({"type": "pointer", "id": "pointer", "parameters": kind, "actions": actions});
        let moved = self.ask("/actions", json!({"actions": [source]}));
        moved.unwrap_or_else(|why| self.fail(&format!("the pointer does not move: {why:?}")));
    }

    /// Clicks a field, takes what stands in it, and types over it.
    #[track_caller]
    pub fn fill(&self, xpath: &str, text: &str) {
        self.click(xpath);
        self.chord(&[key::CONTROL, "a"]);
        self.type_text(text);
    }

    /// Presses keys one after another, wherever the focus is.
    #[track_caller]
    pub fn press(&self, keys: &[&str]) {
        self.keys(
            keys.iter().flat_map(|k| [json!({"type": "keyDown", "value": k}), json!({"type": "keyUp", "value": k})]),
        );
    }

    /// Presses keys together.
    #[track_caller]
    pub fn chord(&self, keys: &[&str]) {
        let down = keys.iter().map(|k| json!({"type": "keyDown", "value": k}));
        self.keys(down.chain(keys.iter().rev().map(|k| json!({"type": "keyUp", "value": k}))));
    }

    /// Types a text, wherever the focus is.
    #[track_caller]
    pub fn type_text(&self, text: &str) {
        let letters: Vec<String> = text.chars().map(String::from).collect();
        self.press(&letters.iter().map(String::as_str).collect::<Vec<_>>());
    }

    #[track_caller]
    fn keys(&self, actions: impl Iterator<Item = Json>) {
        let actions: Vec<Json> = actions.collect();
        let pressed = self.ask("/actions", json!({"actions": [{"type": "key", "id": "keys", "actions": actions}]}));
        pressed.unwrap_or_else(|why| self.fail(&format!("no key can be pressed: {why:?}")));
    }

    /// Looks something up in the page. Only to look: what a person does is done with pointer and keys.
    #[track_caller]
    pub fn script(&self, body: &str) -> Json {
        let answered = self.ask("/execute/sync", json!({"script": body, "args": []}));
        answered.unwrap_or_else(|why| panic!("{}: {body}: {why:?}", self.name))
    }

    /// The memory of all processes of the window, in bytes: what several share counts once.
    pub fn memory(&self) -> u64 {
        let processes = std::fs::read_dir("/proc").into_iter().flatten().flatten();
        let pids = processes.filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
        let own = pids.filter(|pid| group_of(*pid) == Some(self.driver.0.id()));
        own.filter(|pid| !is_driver(*pid)).map(|pid| share_of(pid).unwrap_or(0)).sum()
    }

    /// All words on the page.
    #[track_caller]
    pub fn page(&self) -> String {
        self.script("return document.body.innerText").as_str().unwrap_or_default().to_string()
    }

    /// Makes the window as large as this, in pixels.
    #[track_caller]
    pub fn resize(&self, width: u32, height: u32) {
        let rect = json!({"x": 0, "y": 0, "width": width, "height": height});
        self.ask("/window/rect", rect).unwrap_or_else(|why| panic!("the window keeps its size: {why:?}"));
    }

    /// Writes a picture of the page to `target/screens/<name>.png`; answers the file.
    #[track_caller]
    pub fn shot(&self, name: &str) -> PathBuf {
        self.picture(name).unwrap_or_else(|why| self.fail(&format!("no picture: {why:?}")))
    }

    fn picture(&self, name: &str) -> Result<PathBuf, Refusal> {
        self.ask("/execute/async", json!({"script": TWO_FRAMES, "args": []}))?;
        let picture = BASE64_STANDARD.decode(self.look("/screenshot")?.as_str().unwrap_or_default());
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/screens");
        std::fs::create_dir_all(&folder).expect("no folder for pictures");
        let file = folder.join(format!("{name}.png"));
        std::fs::write(&file, picture.expect("a picture is base64")).expect("no room for a picture");
        Ok(file)
    }
}

/// A virtual screen, and what it is called. The server finds a free number itself, so no two meet.
#[track_caller]
fn screen() -> (Group, String) {
    let mut server = Command::new("Xvfb");
    server.args(["-displayfd", "1", "-screen", "0", "1920x1200x24", "-nolisten", "tcp", "-noreset"]);
    let mut group = Group::start(&server, Stdio::piped());
    let mut number = String::new();
    let said = group.0.stdout.take().map(|out| BufReader::new(out).read_line(&mut number));
    let said = said.is_some_and(|read| read.is_ok()) && !number.trim().is_empty();
    assert!(said, "Xvfb does not open a screen");
    (group, format!(":{}", number.trim()))
}

/// The group a process is in; it is the fifth word of its line, and the second may hold anything.
fn group_of(pid: u32) -> Option<u32> {
    let line = std::fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    line.rsplit_once(')')?.1.split_whitespace().nth(2)?.parse().ok()
}

/// Whether a process is the driver, or the shell that holds it.
fn is_driver(pid: u32) -> bool {
    let name = std::fs::read_to_string(format!("/proc/{pid}/comm")).unwrap_or_default();
    name.trim() == "sh" || name.starts_with("WebKitWebDriv")
}

/// The memory of a process, of what it shares its part, in bytes.
fn share_of(pid: u32) -> Option<u64> {
    let told = std::fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).ok()?;
    let line = told.lines().find_map(|line| line.strip_prefix("Pss:"))?;
    Some(line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok()? * 1024)
}
