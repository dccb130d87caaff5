//! Trouble with libraries: what is none, or is one of a newer program, is left as it is to the last byte.

use crate::service_desk;
use crate::trouble::{is_a_sentence, is_the_same_in_json};
use rungs_tests::cli::Desk;

/// Where SQLite keeps the number of the schema and of the application in the first page (sqlite.org/fileformat.html).
const USER_VERSION: usize = 60;
const APPLICATION: usize = 68;

/// A library with a framework in it, with another number at an offset of its header.
fn forged(offset: usize, number: u32) -> Vec<u8> {
    let desk = service_desk::desk();
    let mut bytes = desk.bytes("library.db");
    assert!(!desk.path("library.db-wal").exists(), "all of it is in the one file");
    bytes[offset..offset + 4].copy_from_slice(&number.to_be_bytes());
    bytes
}

/// Fails unless every call is refused with these words and the file stays as it is.
fn is_left_alone(bytes: &[u8], words: &[&str]) {
    let desk = Desk::new();
    desk.put("one.rungs.json", service_desk::TEXT);
    desk.put("other.db", bytes);
    let calls: [&[&str]; 7] = [
        &["list", "--json"],
        &["show", "Service desk", "--json"],
        &["import", "one.rungs.json", "--json"],
        &["save", "Service desk", "--version", "1"],
        &["restore", "Service desk@2026.1"],
        &["doctor", "--json"],
        &["doctor", "--backup"],
    ];
    for args in calls {
        let answer = desk.run(&[&["--library", "other.db"], args].concat());
        is_a_sentence(&answer, &[&["other.db"], words].concat());
        if args.contains(&"--json") {
            is_the_same_in_json(&answer);
        }
        assert!(desk.bytes("other.db") == bytes, "{args:?} changed it");
        assert_eq!(desk.names(), ["one.rungs.json", "other.db"], "{args:?} left something beside it");
    }
}

#[test]
fn a_text_is_no_library() {
    is_left_alone(b"Dear diary, nothing happened today.\n".repeat(300).as_slice(), &["not a Rungs library"]);
    is_left_alone(service_desk::TEXT.as_bytes(), &["not a Rungs library"]);
    is_left_alone(b"no", &["not a Rungs library"]);
}

#[test]
fn a_file_of_one_byte_is_no_library() {
    is_left_alone(b"x", &["not a Rungs library"]);
}

#[test]
fn a_folder_is_no_library() {
    let desk = Desk::new();
    std::fs::create_dir(desk.path("folder")).unwrap();
    is_a_sentence(&desk.run(&["--library", "folder", "list"]), &["folder"]);
}

#[test]
fn another_database_is_no_library() {
    is_left_alone(&forged(APPLICATION, 0), &["not a Rungs library"]);
    is_left_alone(&forged(APPLICATION, 0x4750_4b47), &["not a Rungs library"]);
}

#[test]
fn a_library_of_a_newer_program_is_left_as_it_is() {
    is_left_alone(&forged(USER_VERSION, 99), &["newer Rungs", "99", "update"]);
}

#[test]
fn a_damaged_library_is_told_as_one_or_is_read_rightly() {
    let desk = service_desk::desk();
    let whole = desk.bytes("library.db");
    let before = desk.expect(0, &["show", "Service desk", "--json"]).out;
    // Pages in the middle overwritten, as a failing disk does it.
    for page in 1..whole.len() / 4096 {
        let mut bytes = whole.clone();
        bytes[page * 4096..(page + 1) * 4096].fill(0xA5);
        desk.put("broken.db", bytes);
        let answer = desk.run(&["--library", "broken.db", "show", "Service desk", "--json"]);
        match answer.status {
            0 => assert_eq!(answer.out, before, "page {page}: something else than was saved"),
            _ => assert!(answer.err.lines().count() == 1 && !answer.err.contains("panicked"), "{}", answer.err),
        }
        let doctor = desk.run(&["--library", "broken.db", "doctor"]);
        assert!(doctor.status > 0, "page {page}: {}", doctor.out);
        assert!(!doctor.err.contains("panicked"), "{}", doctor.err);
    }
}

#[test]
fn a_library_where_none_can_be() {
    let desk = Desk::new();
    let check = |library: &str, words: &[&str]| {
        let answer = desk.run(&["--library", library, "list", "--json"]);
        is_a_sentence(&answer, words);
        is_the_same_in_json(&answer);
    };
    check("nowhere/library.db", &["nowhere/library.db", "--library"]);
    assert_eq!(desk.names(), [""; 0]);
}

#[test]
fn what_is_no_backup_is_not_put_in_place() {
    let desk = service_desk::desk();
    desk.put("newer.db", forged(USER_VERSION, 99));
    desk.put("other.db", forged(APPLICATION, 7));
    let before = crate::trouble::library(&desk);
    for (backup, words) in [("newer.db", "newer"), ("other.db", "not a Rungs library"), ("one.rungs.json", "not a")] {
        let bytes = desk.bytes(backup);
        is_a_sentence(&desk.run(&["doctor", "--restore", backup]), &[backup, words]);
        assert!(desk.bytes(backup) == bytes);
        assert_eq!(crate::trouble::library(&desk), before);
    }
}
