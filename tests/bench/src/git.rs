//! Benchmarks: what git makes of the same history.

use std::error::Error;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};

/// A bare repository in which one file gets one state after another.
pub(crate) struct Repository {
    folder: PathBuf,
    importing: Child,
    input: BufWriter<ChildStdin>,
    commits: usize,
}

fn git(folder: &Path) -> Command {
    let mut git = Command::new("git");
    // The settings of the person who runs this must not change what is measured.
    git.env("GIT_CONFIG_NOSYSTEM", "1").env("GIT_CONFIG_GLOBAL", "").env("HOME", folder).arg("-C").arg(folder);
    git.stdout(Stdio::null()).stderr(Stdio::null());
    git
}

fn done(mut command: Command) -> Result<(), Box<dyn Error>> {
    let status = command.status()?;
    if status.success() { Ok(()) } else { Err(format!("{command:?}: {status}").into()) }
}

impl Repository {
    /// Makes one in a folder that is there and empty.
    pub(crate) fn new(folder: &Path) -> Result<Repository, Box<dyn Error>> {
        let mut init = git(folder);
        init.args(["init", "--quiet", "--bare", "."]);
        done(init)?;
        let mut importing = git(folder).args(["fast-import", "--quiet"]).stdin(Stdio::piped()).spawn()?;
        let input = importing.stdin.take().ok_or("git fast-import takes no input")?;
        Ok(Repository { folder: folder.to_path_buf(), importing, input: BufWriter::new(input), commits: 0 })
    }

    /// Commits a state of the file.
    pub(crate) fn commit(&mut self, state: &[u8]) -> Result<(), Box<dyn Error>> {
        self.commits += 1;
        let (name, seconds) = (format!("v{}", self.commits), 1_700_000_000 + 60 * self.commits);
        writeln!(self.input, "commit refs/heads/main")?;
        writeln!(self.input, "committer Robin Example <robin@example.org> {seconds} +0000")?;
        writeln!(self.input, "data {}\n{name}", name.len())?;
        writeln!(self.input, "M 100644 inline framework.rungs.json\ndata {}", state.len())?;
        self.input.write_all(state)?;
        Ok(writeln!(self.input)?)
    }

    /// Packs it as tightly as git can; the bytes of all its files, without the samples that every repository gets.
    pub(crate) fn packed(mut self) -> Result<u64, Box<dyn Error>> {
        self.input.flush()?;
        drop(self.input);
        let status = self.importing.wait()?;
        if !status.success() {
            return Err(format!("git fast-import: {status}").into());
        }
        let mut gc = git(&self.folder);
        gc.args(["gc", "--quiet", "--aggressive", "--prune=now"]);
        done(gc)?;
        size(&self.folder)
    }
}

fn size(folder: &Path) -> Result<u64, Box<dyn Error>> {
    let mut bytes = 0;
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let meta = entry.metadata()?;
        bytes += if meta.is_dir() { size(&entry.path())? } else { meta.len() };
    }
    Ok(bytes)
}
