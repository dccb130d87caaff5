//! An office program at work on a folder of documents, with a person of its own whose settings are nobody's.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// No machine that passes the other tests needs as long.
const PATIENCE: Duration = Duration::from_secs(900);

/// Runs a module of Basic, which the office program keeps for each user, from its `Main` to the end of the program.
/// `words` are variables of its environment.
pub(crate) fn run(folder: &Path, module: &str, words: &[(&str, &str)]) {
    // The first start makes the folder of the user.
    start(folder, &["--terminate_after_init"], words);
    std::fs::write(folder.join("profile/user/basic/Standard/Module1.xba"), module).unwrap();
    start(folder, &["macro:///Standard.Module1.Main"], words);
}

/// The address of a file.
pub(crate) fn url(path: &Path) -> String {
    format!("file://{}", path.display())
}

fn start(folder: &Path, arguments: &[&str], words: &[(&str, &str)]) {
    let mut call = Command::new("soffice");
    call.arg(format!("-env:UserInstallation={}", url(&folder.join("profile"))));
    call.args(["--headless", "--norestore", "--nologo"]).args(arguments);
    call.envs(words.iter().copied()).env("HOME", folder);
    call.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let child = call.spawn();
    let mut child = child.unwrap_or_else(|e| {
        panic!("soffice cannot be started ({e}): install libreoffice-writer-nogui and -calc-nogui")
    });
    let begin = Instant::now();
    while child.try_wait().unwrap().is_none() {
        if begin.elapsed() > PATIENCE {
            child.kill().unwrap();
            panic!("soffice did not end within {PATIENCE:?}");
        }
        std::thread::sleep(Duration::from_millis(100));
    }
}
