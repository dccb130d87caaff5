//! Whole journeys: real files from the field, where they are at hand beside the checkout. Each is laid against the
//! outline of what a person says it holds who reads the file itself.
//!
//! An outline (`fixtures/outlines`) names the file and its format, then a node a line, indented by where it stands; the
//! first of its words is the kind, the second the text. The titles and sentences of others do not stand there: a text is
//! the first letters of its first eight words, by which a person finds it in the file, and six digits that tell it from
//! all others. Large files have one line for all statements of a step, with how many there are. `nearly` is why a file
//! is not yet understood to the last line.

#![allow(clippy::print_stdout, reason = "whoever runs it reads the table")]

use rungs_exchange::{Input, Tally};
use rungs_model::{Experience, Field, Framework, Id, Kind, Record};
use std::collections::HashMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

/// Files of the corpora that are no framework, and what the refusal is called.
const REFUSED: [(&str, &str); 1] = [("case/opensalt-spreadsheet_import_template.xlsx", "NothingUnderstood")];

/// The folder of the files; none, and a line that says so, where it is not there.
fn corpora() -> Option<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpora");
    if !folder.is_dir() {
        println!("skipped: no real files beside the checkout");
        return None;
    }
    Some(folder)
}

/// A text by the first letters of its first eight words and six digits (FNV-1a) of it, white space made one.
fn token(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let letters: String = text
        .split(' ')
        .filter_map(|word| word.chars().find(|c| c.is_alphanumeric()))
        .take(8)
        .flat_map(char::to_lowercase)
        .collect();
    if text.is_empty() { "-".into() } else { format!("{letters}.{}", digits(&text)) }
}

fn digits(text: &str) -> String {
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3));
    format!("{:06x}", hash & 0xff_ffff)
}

fn years(experience: &Experience) -> String {
    match (experience.essential, experience.min_years, experience.max_years) {
        (false, ..) => "any".into(),
        (_, Some(min), Some(max)) => format!("{min}-{max}"),
        (_, Some(min), None) => format!("{min}+"),
        (_, None, Some(max)) => format!("-{max}"),
        _ => String::new(),
    }
}

/// A framework on its way into an outline.
struct Writer<'f> {
    framework: &'f Framework,
    out: String,
    /// Whether the statements of a step, and the competencies of a group, are one line.
    summed: [bool; 2],
}

impl Writer<'_> {
    fn line(&self, record: &Record) -> String {
        let face = |id: Option<Id>| id.and_then(|id| self.framework.get(id)).map_or("", |r| r.face());
        let mut line = format!("{} {}", record.kind.name(), token(record.face()));
        let experience = record.experience().map(years).unwrap_or_default();
        for (name, said) in [
            ("code", token(record.text(Field::Code))),
            ("years", if experience.is_empty() { "-".into() } else { experience }),
            ("grade", token(face(record.link(Field::Grade)))),
            ("of", token(face(record.link(Field::Competency)))),
            ("titled", if record.kind == Kind::Ability { token(record.text(Field::Title)) } else { "-".into() }),
            ("means", token(record.text(Field::Definition))),
        ] {
            if said != "-" && !(name == "code" && record.kind == Kind::Grade) {
                let _ = write!(line, " {name}={said}");
            }
        }
        line
    }

    fn below(&mut self, id: Id, depth: usize) {
        let framework = self.framework;
        let indent = "  ".repeat(depth);
        for (kind, summed) in [
            (Kind::Grade, None),
            (Kind::Group, None),
            (Kind::Competency, Some(self.summed[1])),
            (Kind::Path, None),
            (Kind::Ability, Some(self.summed[0])),
            (Kind::Step, None),
        ] {
            let lines: Vec<(Id, String)> = framework.below(id, kind).map(|r| (r.id, self.line(r))).collect();
            if summed == Some(true) && !lines.is_empty() {
                let all: Vec<&str> = lines.iter().map(|(_, line)| line.as_str()).collect();
                let name = if kind == Kind::Ability { "abilities" } else { "competencies" };
                let _ = writeln!(self.out, "{indent}{name} {} {}", all.len(), digits(&all.join("\n")));
                continue;
            }
            for (id, line) in lines {
                let _ = writeln!(self.out, "{indent}{line}");
                self.below(id, depth + 1);
            }
        }
    }
}

/// The outline of a framework, summed up where the expected one is.
fn outline(framework: &Framework, expected: &str) -> String {
    let summed = ["abilities ", "competencies "].map(|word| expected.lines().any(|l| l.trim().starts_with(word)));
    let mut writer = Writer { framework, out: String::new(), summed };
    let _ = writeln!(writer.out, "framework {}", token(framework.framework().face()));
    writer.below(framework.root(), 1);
    writer.out
}

/// What is counted: each thing with its place, as often as it is there.
type Things = HashMap<String, usize>;

const COUNTED: [&str; 4] = ["statements", "steps", "competencies", "years"];

/// The things of an outline: a step counts without its years, which count for themselves.
fn things(outline: &str) -> [Things; 4] {
    let mut found: [Things; 4] = Default::default();
    let mut open: Vec<String> = Vec::new();
    for line in outline.lines() {
        let depth = (line.len() - line.trim_start().len()) / 2;
        let words: Vec<&str> = line.split_whitespace().collect();
        let (kind, number) = (words[0], words.get(1).and_then(|n| n.parse().ok()).unwrap_or(1));
        open.truncate(depth);
        // What the whole is called is no place.
        let place = open.get(1..).unwrap_or_default().join(" / ");
        let (years, others): (Vec<&str>, Vec<&str>) = words.iter().partition(|word| word.starts_with("years="));
        let said = others.join(" ");
        let mut count = |nth: usize, what: String, number: usize| *found[nth].entry(what).or_default() += number;
        match kind {
            "ability" | "abilities" => count(0, format!("{place} / {said}"), number),
            "step" => count(1, format!("{place} / {said}"), 1),
            "competency" | "competencies" => count(2, format!("{place} / {said}"), number),
            _ => {}
        }
        years.iter().for_each(|span| count(3, format!("{place} / {} {span}", words[1]), 1));
        open.push(words[..words.len().min(2)].join(" "));
    }
    found
}

/// How many are right, of how many there are or should be.
fn share(expected: &Things, found: &Things) -> (usize, usize) {
    let right = expected.iter().map(|(thing, n)| found.get(thing).map_or(0, |m| *n.min(m))).sum();
    let all = |things: &Things| things.values().sum::<usize>();
    (right, all(expected).max(all(found)))
}

fn percent((right, all): (usize, usize)) -> String {
    if all == 0 { "–".into() } else { format!("{:.1}", right as f64 * 100.0 / all as f64) }
}

fn fresh() -> impl FnMut() -> Id {
    let mut n = 0_u128;
    move || {
        n += 1;
        // Files have ids of few digits.
        Id::from_bytes((0x7000_8000_0000_0000_0000 + n).to_be_bytes())
    }
}

/// What came of a file: its format, the framework made of it, and the account of its characters.
struct Came {
    format: String,
    framework: Framework,
    tally: Tally,
}

fn come(file: &str, bytes: &[u8]) -> Result<Came, String> {
    let name = Path::new(file).file_name().and_then(|name| name.to_str()).unwrap_or(file);
    let found = rungs_exchange::import(&Input::new(name, bytes), &mut fresh()).map_err(|error| format!("{error:?}"))?;
    let understanding = found.understanding.ok_or("it says itself what it is")?;
    let pieces = understanding.pieces.iter();
    let characters = pieces.flat_map(|piece| piece.text.chars()).filter(|c| !c.is_whitespace()).count();
    assert_eq!(characters, understanding.tally.all as usize, "{file}: characters of the pieces and of the account");
    if let Some(text) =
        file.ends_with(".csv").then(|| String::from_utf8_lossy(bytes)).filter(|text| !text.contains('<'))
    {
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
        let said: usize = understanding.pieces.iter().map(|piece| letters(piece.text)).sum();
        assert_eq!(said, letters(&text), "{file}: letters of the pieces and of the file");
    }
    // A workbook says what it is only once it is open.
    let format = understanding.mapping.from;
    Ok(Came { format, framework: found.content.into_framework(), tally: understanding.tally })
}

/// The lines of one outline that the other one lacks, in their places.
fn lacks(of: &str, other: &str) -> String {
    let there: Vec<&str> = other.lines().collect();
    of.lines().filter(|line| !there.contains(line)).take(40).map(|line| format!("{line}\n")).collect()
}

#[test]
fn files_of_the_field_are_understood_as_a_person_reads_them() {
    let Some(corpora) = corpora() else { return };
    let outlines = Path::new(env!("CARGO_MANIFEST_DIR")).join("journeys/fixtures/outlines");
    let mut outlines: Vec<PathBuf> = fs::read_dir(outlines).unwrap().map(|entry| entry.unwrap().path()).collect();
    outlines.sort();
    assert_eq!(outlines.len(), 31);
    let (mut table, mut wrong) = (String::new(), String::new());
    let mut whole = [(0, 0); 4];
    for path in outlines {
        let text = fs::read_to_string(&path).unwrap();
        let (heads, expected): (Vec<&str>, Vec<&str>) =
            text.lines().partition(|line| ["file ", "importer ", "nearly "].iter().any(|head| line.starts_with(head)));
        let head = |name: &str| heads.iter().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
        let (file, expected) = (head("file "), expected.join("\n") + "\n");
        let came = come(file, &fs::read(corpora.join(file)).unwrap()).unwrap_or_else(|why| panic!("{file}: {why}"));
        let found = outline(&came.framework, &expected);
        let (should, is) = (things(&expected), things(&found));
        let shares: Vec<(usize, usize)> = should.iter().zip(&is).map(|(should, is)| share(should, is)).collect();
        let kinds = [Kind::Path, Kind::Step, Kind::Ability, Kind::Group, Kind::Competency, Kind::Grade];
        let nodes = kinds.map(|kind| came.framework.of_kind(kind).len().to_string()).join("/");
        let years = is[3].values().sum::<usize>();
        let Tally { all, kept, skipped } = came.tally;
        let _ = writeln!(
            table,
            "{file} | {} | {nodes} | {years} | {all} = {kept} + {skipped} | {}",
            came.format,
            shares.iter().map(|share| percent(*share)).collect::<Vec<_>>().join(" / ")
        );
        for (sum, (right, all)) in whole.iter_mut().zip(&shares) {
            *sum = (sum.0 + right, sum.1 + all);
        }
        let mut say = |what: String| wrong.push_str(&format!("{file}: {what}\n"));
        if came.format != head("importer ") {
            say(format!("read as {}, is {}", came.format, head("importer ")));
        }
        if all != kept + skipped {
            say(format!("{all} characters are not {kept} kept and {skipped} skipped"));
        }
        for (what, (right, all)) in COUNTED.iter().zip(&shares).filter(|(_, (right, all))| right * 10 < all * 9) {
            say(format!("{right} of {all} {what} are right"));
        }
        if found != expected && head("nearly ").is_empty() {
            say(format!("not there:\n{}there instead:\n{}", lacks(&expected, &found), lacks(&found, &expected)));
        }
    }
    println!(
        "file | format | paths/steps/abilities/groups/competencies/grades | years | characters | % right: statements / steps / competencies / years\n{table}all | % right {}",
        whole.map(percent).join(" / ")
    );
    assert!(wrong.is_empty(), "{wrong}");
}

/// How a page is put on the clipboard.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Copied {
    /// With gaps, bullets, and tabs between the cells of tables.
    WithGaps,
    /// Without gaps and bullets.
    Flat,
    /// Without gaps, with bullets of every kind, and each cell of a table in a line of its own.
    CellByCell,
}

/// What of a line is to be seen on the page: no stars, no addresses, no pictures.
fn shown(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('[') {
        let (words, behind) = after.split_once("](").unwrap_or((after, ")"));
        out.push_str(before);
        out.push_str(words);
        rest = behind.split_once(')').map_or("", |(_, rest)| rest);
    }
    (out + rest).replace("**", "").replace('*', "").trim().to_string()
}

/// A ladder in Markdown as it comes from a clipboard, its markup lost.
fn copied(markdown: &str, how: Copied) -> String {
    let bullets = ["\u{2022} ", "- ", "* ", "\u{2022}\t", "o "];
    let mut out: Vec<String> = Vec::new();
    let (mut in_picture, mut bullet) = (false, 0);
    for line in markdown.lines() {
        in_picture |= line.starts_with("<picture");
        let is_rule = line.starts_with("| :") || line.starts_with("---");
        if !in_picture && !is_rule && !line.starts_with("![") {
            if let Some(row) = line.strip_prefix('|').and_then(|row| row.strip_suffix('|')) {
                let cells = row.split('|').map(shown);
                match how {
                    Copied::CellByCell => out.extend(cells.filter(|cell| !cell.is_empty())),
                    _ => out.push(cells.collect::<Vec<_>>().join("\t")),
                }
            } else if let Some(item) = line.strip_prefix("* ") {
                let mark = match how {
                    Copied::WithGaps => bullets[0],
                    Copied::Flat => "",
                    Copied::CellByCell => bullets[bullet % bullets.len()],
                };
                bullet += 1;
                out.push(format!("{mark}{}", shown(item)));
            } else if how == Copied::WithGaps || !line.trim().is_empty() {
                out.push(shown(line.trim_start_matches('#')));
            }
        }
        in_picture &= !line.starts_with("</picture");
    }
    out.join("\n")
}

#[test]
fn ladders_copied_from_their_pages_are_understood() {
    let Some(corpora) = corpora() else { return };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("journeys/fixtures/outlines");
    for name in ["Developer", "EngineeringManager", "TechLead", "TechnicalProgramManager"] {
        let markdown = fs::read_to_string(corpora.join(format!("ladders/jorgef-{name}.md"))).unwrap();
        let text = fs::read_to_string(folder.join(format!("jorgef-{name}.outline"))).unwrap();
        let expected: String = text.lines().skip(2).map(|line| format!("{line}\n")).collect();
        for how in [Copied::WithGaps, Copied::Flat, Copied::CellByCell] {
            let page = copied(&markdown, how);
            let came = come("page.txt", page.as_bytes()).unwrap_or_else(|why| panic!("{name}: {why}"));
            assert_eq!(came.tally.all, came.tally.kept + came.tally.skipped, "{name} {how:?}");
            let found = outline(&came.framework, &expected);
            let (should, is) = (things(&expected), things(&found));
            let shares: Vec<_> = should.iter().zip(&is).map(|(should, is)| percent(share(should, is))).collect();
            println!("{name} {how:?}: {}", shares.join(" / "));
            assert_eq!(shares, ["100.0", "100.0", "–", "–"], "{name} {how:?}\n{}", lacks(&expected, &found));
        }
    }
}

#[test]
fn what_is_no_framework_is_refused() {
    let Some(corpora) = corpora() else { return };
    for (file, fault) in REFUSED {
        let came = come(file, &fs::read(corpora.join(file)).unwrap());
        let why = came.err().unwrap_or_default();
        assert!(why.contains(fault), "{file}: {why}");
    }
}

#[test]
fn a_share_counts_what_lacks_and_what_is_too_much() {
    let expected = "framework a.1\n  path b.2\n    step c.3 years=2+\n      ability d.4\n      ability e.5\n";
    let check = |found: &str, expect: [(usize, usize); 4]| {
        let (should, is) = (things(expected), things(found));
        let shares: Vec<_> = should.iter().zip(&is).map(|(should, is)| share(should, is)).collect();
        assert_eq!(shares, expect, "{found}");
    };
    check(expected, [(2, 2), (1, 1), (0, 0), (1, 1)]);
    check("framework a.1\n  path b.2\n    step c.3\n      ability d.4\n", [(1, 2), (1, 1), (0, 0), (0, 1)]);
    check(&format!("{expected}      ability f.6\n      ability g.7\n"), [(2, 4), (1, 1), (0, 0), (1, 1)]);
    // The same words somewhere else are not right.
    check(&expected.replace("path b.2", "path z.9"), [(0, 2), (0, 1), (0, 0), (0, 1)]);
    let summed = "framework a.1\n  path b.2\n    abilities 7 00ff00\n";
    assert_eq!(share(&things(summed)[0], &things(summed)[0]), (7, 7));
}
