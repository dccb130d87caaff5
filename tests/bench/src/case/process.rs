//! Benchmarks: `rungs diff` as a whole process, from two files to JSON, against jsondiffpatch as a whole process; and the
//! most memory it holds.

use super::{Outcome, Run, count, folder};
use crate::generator::{self, Script};
use crate::measure::{Times, watched};
use crate::table::{Table, mb, ms};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

const SIZES: [usize; 2] = [10_000, 100_000];
/// So many of a hundred abilities are touched.
const TOUCHED: usize = 5;
const ROUNDS: usize = 7;
/// The most memory at the larger size, in bytes.
const MOST: f64 = 400e6;

pub(super) fn run(run: &Run, out: &mut dyn Write) -> Outcome {
    let rungs = std::env::current_exe()?.with_file_name(format!("rungs{}", std::env::consts::EXE_SUFFIX));
    if !rungs.is_file() {
        return Ok(writeln!(
            out,
            "\nThe command line is not built beside this program: no whole process is measured."
        )?);
    }
    let place = folder()?;
    let yardstick = yardstick(place.path());
    for size in SIZES.map(|size| run.size(size)) {
        let files = files(run, size, place.path())?;
        let heading =
            format!("`rungs diff --format json` as a process, {} abilities, {TOUCHED} % touched", count(size));
        let mut table = Table::new(heading);
        one(&rungs, yardstick.as_deref(), &files, size == SIZES[1], &mut table)?;
        if yardstick.is_none() {
            table.note("jsondiffpatch is not here: `npm ci` did not bring it.");
        }
        table.print(out)?;
    }
    Ok(())
}

/// The old state, the new one with its ids, and the new one without.
struct Files {
    old: PathBuf,
    kept: PathBuf,
    stripped: PathBuf,
}

fn files(run: &Run, size: usize, place: &Path) -> Outcome<Files> {
    let old = generator::ladder(run.seed, size);
    let edited = generator::follow(&old, run.seed + 1, Script { touched: TOUCHED, noise: false });
    let file = |name: &str, side| -> Outcome<PathBuf> {
        let path = place.join(format!("{name}.rungs.json"));
        std::fs::write(&path, rungs_exchange::json::write(side))?;
        Ok(path)
    };
    Ok(Files {
        old: file("old", &old)?,
        kept: file("kept", &edited.kept)?,
        stripped: file("stripped", &edited.stripped)?,
    })
}

fn one(rungs: &Path, yardstick: Option<&Path>, files: &Files, is_largest: bool, table: &mut Table) -> Outcome {
    let target = files.old.with_file_name("target.json");
    let theirs = |new: &Path| {
        let mut command = Command::new("node");
        command.arg(yardstick.unwrap_or(Path::new("")).join("diff.mjs")).args([&files.old, new, &target]);
        command
    };
    let ours = |new: &Path, by: &str| {
        let mut command = Command::new(rungs);
        command.arg("diff").args([&files.old, new]).args(["--match", by, "--format", "json", "--out"]).arg(&target);
        command
    };
    for (what, new, by, goal) in
        [("with ids", &files.kept, "ids", 10.0), ("without ids", &files.stripped, "content", 5.0)]
    {
        let (mut own, mut other, mut most) = (Times::default(), Times::default(), 0);
        for _ in 0..ROUNDS {
            let (took, peak) = watched(&mut ours(new, by))?;
            own.note(took);
            most = most.max(peak);
            // At the larger size it takes minutes and says nothing new.
            if yardstick.is_some() && !is_largest {
                other.note(watched(&mut theirs(new))?.0);
            }
        }
        if other.len() > 0 {
            let times = other.median().as_secs_f64() / own.median().as_secs_f64();
            table.number(format!("jsondiffpatch, {what}"), ms(other.median()));
            let figure = format!("{}, {times:.1} times faster", ms(own.median()));
            table.goal(format!("rungs diff, {what}"), figure, 1.0 / times, "jsondiffpatch", 1.0 / goal);
        } else {
            table.number(format!("rungs diff, {what}"), ms(own.median()));
        }
        if is_largest {
            table.goal(format!("- most memory, {what}"), mb(most), most as f64 / MOST, "400 MB", 1.0);
        } else {
            table.number(format!("- most memory, {what}"), mb(most));
        }
    }
    Ok(())
}

/// A copy of the yardstick with its packages; none where there is no npm, or nowhere to fetch them from.
fn yardstick(place: &Path) -> Option<PathBuf> {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("yardstick");
    let to = place.join("yardstick");
    std::fs::create_dir(&to).ok()?;
    for name in ["package.json", "package-lock.json", "diff.mjs"] {
        std::fs::copy(from.join(name), to.join(name)).ok()?;
    }
    let mut npm = Command::new("npm");
    npm.args(["ci", "--silent", "--no-audit", "--no-fund"]).current_dir(&to);
    npm.output().ok().filter(|output| output.status.success())?;
    Some(to)
}
