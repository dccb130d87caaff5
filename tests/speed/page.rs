//! Benchmarks of the real window: opening a framework, moving about in it, typing, and the memory of all processes.

use rungs_bench::Table;
use rungs_tests::webdriver::{Place, Window, key, see};
use std::fmt::Display;
use std::time::Duration;

const ROUNDS: usize = 5;
const KEYS: usize = 60;

/// Waits until the next frame is painted. A channel that stays open would make each one after it slower.
const FRAME: &str = "
    const frame = () => new Promise((resolve) => {
        requestAnimationFrame(() => {
            const channel = new MessageChannel();
            channel.port1.onmessage = () => {
                channel.port1.close();
                resolve();
            };
            channel.port2.postMessage(0);
        });
    });
";

/// Does something and answers how long it takes until the frame after it is painted, in milliseconds.
const PAINTED: &str = "
    const painted = (work) => {
        const began = performance.now();
        work();
        return frame().then(() => performance.now() - began);
    };
";

/// Opens a framework from the library, until the first row of its outline is painted.
const OPEN: &str = "
    const began = performance.now();
    const open = [...document.querySelectorAll('button')].find((one) => one.getAttribute('aria-label') === `Open ${TITLE}`);
    open.click();
    return new Promise((resolve) => {
        const look = () => {
            if (!document.querySelector('[role=treegrid] [role=row]')) return requestAnimationFrame(look);
            frame().then(() => resolve(performance.now() - began));
        };
        look();
    });
";

/// Down and up in turns, so that each key leads somewhere.
const ARROW: &str = "
    const press = () => {
        window.wentDown = !window.wentDown;
        const key = window.wentDown ? 'ArrowDown' : 'ArrowUp';
        document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    };
    return painted(press);
";

const LETTER: &str = "return painted(() => document.execCommand('insertText', false, 'x'));";

/// Watches from now on how long the thread of the page is away at most.
const WATCH: &str = "
    const channel = new MessageChannel();
    const watch = (window.longestTask = { most: 0, goes: true });
    let last = performance.now();
    channel.port1.onmessage = () => {
        const now = performance.now();
        watch.most = Math.max(watch.most, now - last);
        last = now;
        if (watch.goes) setTimeout(() => { last = performance.now(); channel.port2.postMessage(0); }, 0);
    };
    channel.port2.postMessage(0);
    return null;
";
const WATCHED: &str = "window.longestTask.goes = false; return window.longestTask.most;";

/// What was measured of a framework, in milliseconds.
struct Measured {
    opening: f64,
    arrow: f64,
    letter: f64,
    longest: f64,
    memory: u64,
}

pub(super) fn measure(place: &Place, titles: &[String; 2], table: &mut Table) {
    let [small, large] = [0, 1].map(|at| one(place, &titles[at]));
    let mut row = |what: &str, of: fn(&Measured) -> f64, goal: f64| {
        table.number(format!("{what}, small"), ms(of(&small)));
        table.goal(what, ms(of(&large)), of(&large) / of(&small), "the small one", goal);
    };
    row("first paint of a framework", |m| m.opening, 3.0);
    row("arrow key to paint", |m| m.arrow, 1.5);
    row("letter to paint", |m| m.letter, 1.5);
    table.number("longest task while typing, small", ms(small.longest));
    table.goal("longest task while typing", ms(large.longest), large.longest / 100.0, "100 ms", 1.0);
    let megabytes = |bytes: u64| format!("{:.0} MB", bytes as f64 / 1e6);
    table.number("memory of all processes, small", megabytes(small.memory));
    table.goal("memory of all processes", megabytes(large.memory), large.memory as f64 / 600e6, "600 MB", 1.0);
}

fn one(place: &Place, title: &str) -> Measured {
    let window = place.open();
    let mut opening = Vec::new();
    for round in 0..ROUNDS {
        if round > 0 {
            window.chord(&[key::CONTROL, "l"]);
        }
        window.find(&see::button(&format!("Open {title}")));
        opening.push(number(&window, &format!("{FRAME}{}", OPEN.replace("${TITLE}", title))));
    }
    window.click("(//*[@role='treegrid']//*[@role='row'])[1]");
    let times = |work: &str| (0..KEYS).map(|_| number(&window, &format!("{FRAME}{PAINTED}{work}"))).collect::<Vec<_>>();
    let arrow = times(ARROW);
    window.press(&[key::HOME, key::F2]);
    window.ready(&format!("//textarea[@aria-label='Title of {title}']"));
    window.script(WATCH);
    let letter = times(LETTER);
    let longest = window.script(WATCHED).as_f64().unwrap_or(f64::NAN);
    window.press(&[key::ESCAPE]);
    // What may be mended is looked for once the hands rest, and takes room too.
    std::thread::sleep(Duration::from_secs(4));
    let memory = window.memory();
    Measured { opening: median(opening), arrow: middle(arrow), letter: middle(letter), longest, memory }
}

fn number(window: &Window, script: &str) -> f64 {
    window.script(script).as_f64().expect("a number")
}

/// The mean of the middle half. The clock of the page counts in whole milliseconds: a median of a few of them would too.
fn middle(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    let half = &times[times.len() / 4..times.len() * 3 / 4];
    half.iter().sum::<f64>() / half.len() as f64
}

pub(super) fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

pub(super) fn ms(time: f64) -> impl Display {
    format!("{time:.1} ms")
}
