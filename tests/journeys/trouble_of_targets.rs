//! Trouble with files that go out: a target holds what it held, or nothing is there.

use crate::service_desk;
use crate::trouble::is_a_sentence;
use rungs_tests::cli::Desk;
use serde_json::json;
use std::path::Path;
use std::process::Command;

/// The calls that write to a file, up to its name.
const WRITERS: [(&str, &[&str]); 4] = [
    ("pdf", &["export", "Service desk", "--out"]),
    ("rungs.json", &["convert", "one.rungs.json"]),
    ("json", &["diff", "one.rungs.json", "two.rungs.json", "--out"]),
    ("rungs.json", &["merge", "one.rungs.json", "two.rungs.json", "one.rungs.json", "--out"]),
];

#[test]
fn a_target_that_cannot_be_written() {
    let desk = service_desk::desk();
    std::fs::create_dir(desk.path("folder.pdf")).unwrap();
    std::fs::create_dir(desk.path("folder.json")).unwrap();
    std::fs::create_dir(desk.path("folder.rungs.json")).unwrap();
    for ending in ["pdf", "json", "rungs.json"] {
        let name = format!("kept.{ending}");
        desk.put(&name, "mine");
        let mut permissions = std::fs::metadata(desk.path(&name)).unwrap().permissions();
        permissions.set_readonly(true);
        std::fs::set_permissions(desk.path(&name), permissions).unwrap();
    }
    let before = desk.names();
    for (ending, call) in WRITERS {
        let check = |target: &str, words: &[&str]| {
            let target = format!("{target}.{ending}");
            is_a_sentence(&desk.run(&[call, &[target.as_str()]].concat()), words);
            assert_eq!(desk.names(), before, "{call:?} {target}");
        };
        check("nowhere/a", &["nowhere", "folder is not there"]);
        check("one.rungs.json/a", &["one.rungs.json", "folder is not there"]);
        check("folder", &["folder", "this is a folder"]);
        check("kept", &["kept", "read-only"]);
        if cfg!(target_os = "linux") {
            // Nobody, not even root, makes files there.
            check("/proc/a", &["/proc", "permission"]);
        }
        assert_eq!(desk.bytes(&format!("kept.{ending}")), b"mine");
    }
    if cfg!(unix) {
        let answer = desk.run(&["convert", "one.rungs.json", "/dev/null", "--to", "json"]);
        is_a_sentence(&answer, &["/dev/null", "no file"]);
    }
}

#[test]
fn a_file_may_take_the_place_of_the_one_it_was_made_from() {
    let desk = service_desk::desk();
    desk.put("own.json", desk.bytes("two.rungs.json"));
    desk.expect(0, &["convert", "own.json", "own.json"]);
    desk.expect(0, &["diff", "own.json", "two.rungs.json"]);
    assert!(desk.bytes("own.json").starts_with(b"{\n  \"format\""));
}

/// A small disk of its own, for as long as it lives.
struct SmallDisk<'d>(&'d Path);

impl<'d> SmallDisk<'d> {
    /// None where this user may not mount one.
    fn mount(folder: &'d Path, size: &str) -> Option<SmallDisk<'d>> {
        std::fs::create_dir(folder).unwrap();
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", &format!("size={size}"), "tmpfs"]).arg(folder);
        let mounted = mount.output().is_ok_and(|output| output.status.success());
        mounted.then_some(SmallDisk(folder))
    }
}

impl Drop for SmallDisk<'_> {
    fn drop(&mut self) {
        // The folder is one of the test's own; if it stays, so does its disk, and neither is in anybody's way.
        let _ = Command::new("umount").arg(self.0).status();
    }
}

#[allow(clippy::print_stderr)] // whoever reads the log should know what was not tested
fn skipped(why: &str) {
    eprintln!("skipped: {why}");
}

#[test]
fn a_full_disk_leaves_the_target_as_it_was() {
    let desk = service_desk::desk();
    let folder = desk.path("small");
    let Some(_disk) = SmallDisk::mount(&folder, "64k") else { return skipped("only root mounts a small disk") };
    desk.put("small/a.pdf", "what was there");
    for target in ["small/a.pdf", "small/b.pdf"] {
        let answer = desk.run(&["export", "Service desk", "--out", target]);
        is_a_sentence(&answer, &[target, "disk is full"]);
    }
    assert_eq!(desk.bytes("small/a.pdf"), b"what was there");
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1, "nothing half-written is left");
    // What fits still goes there.
    desk.expect(0, &["export", "Service desk", "--out", "small/c.rungs.json"]);
}

#[test]
fn a_full_disk_leaves_the_library_as_it_was() {
    let desk = Desk::new();
    // Where the room ends decides which call of SQLite fails: the log, the checkpoint, the index of the log.
    for size in (256..=560).step_by(64) {
        let folder = desk.path(&format!("small-{size}"));
        let Some(_disk) = SmallDisk::mount(&folder, &format!("{size}k")) else {
            return skipped("only root mounts a small disk");
        };
        let library = format!("small-{size}/library.db");
        let small = |args: &[&str]| desk.run(&[&["--library", library.as_str()], args].concat());
        let mut kept: Vec<String> = Vec::new();
        let full = loop {
            let n = kept.len();
            assert!(n < 400, "the disk is not that large");
            let mut next = service_desk::json();
            next["id"] = json!(format!("00000000-0000-4000-8000-{n:012}"));
            next["title"] = json!(format!("Desk {n}"));
            desk.put("next.json", next.to_string());
            let answer = small(&["import", "next.json"]);
            if answer.status != 0 {
                break answer;
            }
            kept.push(next["title"].as_str().unwrap().to_string());
        };
        is_a_sentence(&full, &["disk is full"]);
        // Nothing that was said to be kept is lost, and nothing came in that was not.
        let list = small(&["list", "--json"]).json();
        let mut there: Vec<&str> =
            list["frameworks"].as_array().unwrap().iter().map(|f| f["title"].as_str().unwrap()).collect();
        there.sort_by_key(|title| kept.iter().position(|k| k == title));
        assert_eq!(there, kept, "{size}k");
        assert_eq!(small(&["doctor", "--json"]).json()["damage"], json!([]), "{size}k");
    }
}
