//! First floor, formats to read: tables of named formats, bytes as programs leave them, and files that mean harm.

use crate::layout::tests::{framework, outline};
use crate::random::ids_after;
use crate::{ColumnMap, Input, Layout, Mapping, Role, SheetMap, Went, import, recognise};
use proptest::prelude::*;
use std::path::PathBuf;
use std::time::{Duration, Instant};

mod corpus;

#[track_caller]
pub(crate) fn check(name: &str, bytes: &[u8], format: &str, expect: &str) {
    assert_eq!(recognise(name, bytes).map(|format| format.name), Ok(format), "{name}");
    let found = import(&Input::new(name, bytes), &mut ids_after(0)).unwrap_or_else(|error| panic!("{name}: {error}"));
    let lines: Vec<String> = outline(framework(&found)).iter().map(|line| line.trim_end().to_string()).collect();
    let expect: Vec<&str> = expect.trim().lines().map(str::trim).collect();
    assert_eq!(lines, expect, "\n{}", lines.join("\n"));
    let understood = found.understanding.as_ref().unwrap();
    assert_eq!(understood.tally.all, understood.tally.kept + understood.tally.skipped);
    let lost: Vec<_> = understood
        .trace
        .iter()
        .filter(|trace| matches!(trace.went, Went::Skipped { why: crate::Skip::NotUnderstood }))
        .map(|trace| understood.pieces.text(&trace.part))
        .collect();
    assert_eq!(lost, Vec::<&str>::new(), "not understood");
    // Its mapping gives the same again.
    let again =
        import(&Input { map: Some(&understood.mapping), ..Input::new(name, bytes) }, &mut ids_after(0)).unwrap();
    assert_eq!(outline(framework(&again)), outline(framework(&found)));
}

#[test]
fn bytes_as_programs_leave_them() {
    let expect = "= Ladder
        () Größe
        Ladder > L1: Plans the week “well” @Größe
        Ladder > L2: Plans the year – and more @Größe";
    let text = "Skill;L1;L2\r\nGröße;Plans the week “well”;Plans the year – and more\r\n";
    let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let cp1252: Vec<u8> = encoding_rs::WINDOWS_1252.encode(text).0.into_owned();
    check("ladder.csv", text.as_bytes(), "csv", expect);
    check("ladder.csv", format!("\u{feff}{text}").as_bytes(), "csv", expect);
    check("ladder.csv", &utf16, "csv", expect);
    check("ladder.csv", &cp1252, "csv", expect);
    check("ladder.csv", format!("sep=;\r\n{text}").as_bytes(), "csv", expect);
    check("ladder.txt", text.replace(';', "\t").as_bytes(), "csv", expect);
    let japanese = "スキル,レベル1,レベル2\nコミュニケーション,分かりやすく話し、相手の話をよく聞くことができる,チームの意見をまとめて分かりやすく伝えることができる\n";
    let shift_jis = encoding_rs::SHIFT_JIS.encode(japanese).0.into_owned();
    let found = import(&Input::new("ladder.csv", &shift_jis), &mut ids_after(0)).unwrap();
    assert!(outline(framework(&found)).join("\n").contains("チームの意見"), "{:?}", outline(framework(&found)));
    // A quote that is never closed must not swallow the rows behind it.
    let broken = "Skill,L1,L2\nPlanning,\"Plans own days well,Plans work of a team\nWriting,Writes short notes,Writes long reports\n";
    check(
        "ladder.csv",
        broken.as_bytes(),
        "csv",
        "= Ladder
         () Planning, Writing
         Ladder > L1: Plans own days well @Planning; Writes short notes @Writing
         Ladder > L2: Plans work of a team @Planning; Writes long reports @Writing",
    );
}

#[test]
fn moodle() {
    let heads = "\"ID parent\",\"Nr\",\"Name\",Beschreibung,Format,Skala,Skaleneinstellung,Regel,Ergebnis,Regeln,Verweise,Export,Rahmen,Taxonomie";
    let rows = [
        "plan,p1,\"Plans own days\",\"<p>Plans own days &amp; weeks</p>\",1,,,,0,null,write,3,,",
        "craft,plan,Planning,<p>How we plan</p>,1,,,,0,null,,2,,",
        ",craft,Craft,,1,,,,0,null,,1,,",
        "craft,write,Writing,,1,,,,0,null,,4,,",
        "gone,lost,Lost,,1,,,,0,null,,5,,",
        ",fw,\"Our framework\",<p>All of it</p>,1,\"No,Yes\",\"[{}]\",,,,,,1,\"domain,competency,behaviour\"",
    ];
    check(
        "a.csv",
        format!("{heads}\n{}", rows.join("\n")).as_bytes(),
        "moodle",
        "= Our framework
         (Craft) Planning, Writing
         (Lost)
         Our framework: Plans own days & weeks @Writing",
    );
}

#[test]
fn opencase_and_opensalt() {
    check(
        "a.csv",
        b"Level,Human Coding Scheme,Full Statement,Item Type,Notes\n1,A,Craft,Domain,\n2,A.1,Planning,Competency,Often\n2,A.2,Writing,Competency,\n1,B,People,Domain,\n2,B.1,Coaching,Competency,\n",
        "opencase",
        "= A
         (Craft) Planning, Writing
         (People) Coaching",
    );
    // Beside roles the level is a step.
    check(
        "a.csv",
        b"Role,Level,Competency,Statement\nKeeper,1,Locks,Opens a gate\nKeeper,2,Locks,Opens two gates\nPilot,1,Water,Reads a map\n",
        "csv",
        "= A
         () Locks, Water
         Keeper > 1: Opens a gate @Locks
         Keeper > 2: Opens two gates @Locks
         Pilot > 1: Reads a map @Water",
    );
    // Years that stand in the prose of a step are years; for which class a statement is meant is no example of it.
    check(
        "a.csv",
        b"Level,Full Statement,Item Type,Education Level,Notes\n1,Locks,Path,,\n2,Hand,Step,,0-2 years\n3,Opens a gate,Ability,9;10,\n",
        "opencase",
        "= A
         Locks > Hand (0-2): Opens a gate",
    );
    check(
        "a.csv",
        b"identifier,Full Statement,Human Coding Scheme,cfItemType,isChildOf\n,Planning,A.1,Competency,A\n,Craft,A,Domain,\n,Writing,A.2,Competency,\n",
        "opensalt",
        "= A
         (Craft) Planning, Writing",
    );
    // Parents by their identifiers, and what the whole is called in front.
    check(
        "a.csv",
        b"#title,The walled garden\n#creator,Parish\nIdentifier,fullStatement,humanCodingScheme,parentIdentifier,sequenceNumber,CFItemType\na1,Trees,T,,10,Area\na2,Cuts a clean tongue,T-1,a1,10,Competency\na3,Chooses the rootstock,T-2,a1,20,Competency\n",
        "opensalt",
        "= The walled garden
         (Trees) Cuts a clean tongue, Chooses the rootstock",
    );
    // A short title that is the name of another row only refers to it; what is called a statement and has others below
    // it is none.
    check(
        "a.csv",
        b"identifier,fullStatement,humanCodingScheme,Abbreviated Statement,cfItemType,isChildOf\nboat,All of boats,B,,,\nboat.rope,Ties and splices,B.R,boat,Statement,B\nboat.rope.1,Splices an eye,B.R.1,boat.rope,Child Statement,B.R\n",
        "opensalt",
        "= A
         (All of boats) Ties and splices
         A: Splices an eye @Ties and splices",
    );
}

#[test]
fn onet_and_esco() {
    check(
        "a.txt",
        b"Element ID\tElement Name\tScale ID\tScale Name\tAnchor Value\tAnchor Description\n1.A\tListening\tLV\tLevel\t4\tUnderstand a guide\n1.A\tListening\tLV\tLevel\t2\tUnderstand a sign\n",
        "onet",
        "= A
         () Listening
         Level > 2: Understand a sign @Listening
         Level > 4: Understand a guide @Listening",
    );
    // Training is no experience.
    check(
        "a.txt",
        b"Element ID\tElement Name\tScale ID\tScale Name\tCategory\tCategory Description\n3.A.1\tWork Experience\tRW\tWork\t1\tNone\n3.A.1\tWork Experience\tRW\tWork\t2\tUp to and including 1 month\n3.A.1\tWork Experience\tRW\tWork\t3\tOver 3 months, up to and including 6 months\n3.A.1\tWork Experience\tRW\tWork\t4\tOver 10 years\n3.A.3\tTraining\tOJ\tTraining\t1\tOver 1 year, up to and including 2 years\n",
        "onet",
        "= A
         Work Experience > None #1 (any):
         Work Experience > Up to and including 1 month #2 (-0.5):
         Work Experience > Over 3 months, up to and including 6 months #3 (0-0.5):
         Work Experience > Over 10 years #4 (10+):
         Training > Over 1 year, up to and including 2 years #1:",
    );
    check(
        "a.csv",
        b"conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,hiddenLabels,status,modifiedDate,scopeNote,definition,inScheme,description\nK,http://x/1,knowledge,cross-sector,music,\"songs\ntunes\",,released,2020,,,http://x/s,About music\n",
        "esco",
        "= A
         (knowledge) music",
    );
}

#[test]
fn sfia() {
    check(
        "a.csv",
        b"#,1,2,3,Code,URL,Skill,Category,Subcategory,Overall description,Guidance notes,Level 1 description,Level 2 description,Level 3 description\n1,,2,3,PLAN,http://x,Planning,Craft,Daily,How one plans,Some notes,,Plans own days,Plans the work of a team\n",
        "sfia",
        "= A
         (Craft) Planning
         SFIA > Level 1 #1:
         SFIA > Level 2 #2: Plans own days @Planning
         SFIA > Level 3 #3: Plans the work of a team @Planning",
    );
}

/// Columns are found by their heads when they have moved; one that is nowhere is named.
#[test]
fn a_mapping_for_another_file() {
    let column = |column, head: &str, is| ColumnMap { column, head: head.to_string(), is };
    let columns = vec![column(1, "Thing", Role::Competency), column(2, "First", Role::Level)];
    let map = Mapping {
        sheets: vec![SheetMap { layout: Layout::Wide, head: Some(1), columns, ..SheetMap::default() }],
        ..Mapping::of("csv")
    };
    let read = |text: &str| {
        let input = Input { map: Some(&map), ..Input::new("a.csv", text.as_bytes()) };
        import(&input, &mut ids_after(0)).map(|found| outline(framework(&found)))
    };
    let expect = vec!["= A", "() Plans", "A > First: Works out a plan @Plans"];
    assert_eq!(read("Thing,First\nPlans,Works out a plan\n").unwrap(), expect);
    assert_eq!(read("New,First,Thing\nx,Works out a plan,Plans\n").unwrap(), expect);
    let error = read("Thing,Second\nPlans,Works out a plan\n").unwrap_err();
    assert_eq!((error.code(), &error.params()["head"]), ("column-missing", &serde_json::json!("First")));
}

const SEEDS: [&str; 6] = [
    "Skill,L1,L2\nPlanning,\"Plans, own days\",Plans work\n\nSkill,L1\nx,y and z and more words\n",
    "Parent ID number,ID number,Short name,Description,Description format,Scale values,Scale configuration,Rule type (optional),Rule outcome (optional),Rule config (optional),Cross-referenced competency ID numbers,Exported ID (optional),Is framework,Taxonomy\n,f,F,<p>x</p>,1,a,b,,,,,,1,\"domain,level\"\na,b,B,,1,,,,,,a,,,\nb,a,A,,1,,,,,,b,,,\n",
    "identifier,fullStatement,humanCodingScheme,isChildOf,cfItemType\n1,A,a,b,level\n2,B,b,a,\n3,C,a,c,step\n",
    "Level,Full Statement,Code\n1,A,a\n9,B,b\n0,C,c\n",
    "Role,Level,Competency,Statement,Years\na,b,c,d e f,1-2\n,,,x: y z w q,200+\n",
    "Kind,Title,Statement,Competency id,Id,In id\nframework,A,,,1,\npath,B,,,2,1\nstep,C,,,3,2\nability,,D,x,4,3\npath,,,,2,2\n",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Whatever becomes of a file, it is read with a whole account or refused, and soon.
    #[test]
    fn bytes_of_any_kind(seed in 0..SEEDS.len(), cuts in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..5u8), 0..12)) {
        let mut bytes = SEEDS[seed].as_bytes().to_vec();
        for (at, byte, deed) in cuts {
            let at = at.index(bytes.len().max(1)).min(bytes.len().saturating_sub(1));
            match deed {
                0 => bytes.truncate(at),
                1 if !bytes.is_empty() => bytes[at] = byte,
                2 => bytes.insert(at, byte),
                3 => { let tail = bytes[at..].to_vec(); bytes.extend(tail); }
                _ => { bytes.insert(at, b",;\"\n\t|'"[usize::from(byte % 7)]); }
            }
        }
        let start = Instant::now();
        if let Ok(found) = import(&Input::new("a.csv", &bytes), &mut ids_after(0))
            && let Some(understood) = found.understanding
        {
            prop_assert_eq!(understood.tally.all, understood.tally.kept + understood.tally.skipped);
        }
        prop_assert!(start.elapsed() < Duration::from_secs(5));
    }
}

#[test]
fn files_that_mean_harm_end_soon() {
    let long = |piece: &str, times: usize| piece.repeat(times);
    let heads = SEEDS[1].lines().next().unwrap();
    let moodle = |description: String| format!("{heads}\n,f,F,\"{description}\",1,,,,,,,,1,\n");
    let files: Vec<(&str, String)> = vec![
        ("tags", moodle(long("<a", 200_000))),
        ("scripts", moodle(long("<script></script>", 50_000))),
        ("entities", moodle(long("&", 300_000))),
        ("columns", format!("Skill,{}\nx,{}\n", long("L1,", 20_000), long("some words of prose,", 20_000))),
        ("rows", format!("Skill,L1,L2\n{}", long("Planning,plans the whole day,plans a year\n", 5_000))),
        (
            "blocks",
            format!("Skill,L1,L2\n{}", long("Planning,plans the whole day,plans a year\n\nSkill,L1,L2\n", 5_000)),
        ),
        (
            "deep",
            format!("Level,Full Statement\n{}", (1..5000).map(|n| format!("{},x{n}\n", n % 60)).collect::<String>()),
        ),
        (
            "chain",
            format!(
                "identifier,fullStatement,humanCodingScheme,isChildOf\n{}",
                (1..20_000).map(|n| format!(",x,{n},{}\n", n - 1)).collect::<String>()
            ),
        ),
        ("quotes", long("\"\"\"a,", 50_000)),
        ("colons", format!("Level,Statement\n{}", long("L1,A: b c d e\n", 20_000))),
        (
            "notes",
            format!(
                "Role,Level,Statement,Notes\n{}",
                (0..20_000).map(|n| format!("a,b,c d e {n},note {n}\n")).collect::<String>()
            ),
        ),
    ];
    for (name, text) in files {
        let start = Instant::now();
        let found = import(&Input::new("a.csv", text.as_bytes()), &mut ids_after(0));
        if let Ok(understood) = found.map(|found| found.understanding.unwrap()) {
            assert_eq!(understood.tally.all, understood.tally.kept + understood.tally.skipped, "{name}");
        }
        // Twenty seconds of a finished program; tests are slower.
        assert!(start.elapsed() < Duration::from_secs(20), "{name}: {:?}", start.elapsed());
    }
}

/// Real files, where they are: how many paths, steps, abilities, groups and competencies, and that nothing stays
/// unexplained.
#[test]
fn files_of_the_field() {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../../shared/corpora"));
    let expect: [(&str, [usize; 5]); 11] = [
        ("moodle/moodle-OECD-core.14col.csv", [1, 5, 39, 3, 15]),
        ("moodle/eldoom-CEFR-fr.csv", [1, 6, 20, 0, 0]),
        ("moodle/eldoom-simple-ordered.csv", [1, 0, 1, 1, 2]),
        ("moodle/eldoom-simple-unordered.csv", [1, 0, 1, 1, 2]),
        ("case/opensalt-sample_case.csv", [0, 0, 0, 1, 9]),
        ("case/opensalt-spreadsheet_import_sample.3sheet.xlsx", [1, 0, 1, 1, 2]),
        ("ddat/ddat_roles_skills.csv", [52, 201, 4906, 1, 189]),
        ("ddat/ddat_skills_az.csv", [1, 4, 1843, 1, 189]),
        ("onet/Job_Zone_Reference.xlsx", [1, 5, 0, 0, 0]),
        ("onet/Level_Scale_Anchors.xlsx", [1, 7, 483, 1, 161]),
        ("onet/Education,_Training,_and_Experience_Categories.xlsx", [4, 41, 0, 0, 0]),
    ];
    use rungs_model::Kind;
    for (name, counts) in expect {
        let Ok(bytes) = std::fs::read(folder.join(name)) else { continue };
        let found = import(&Input::new(name, &bytes), &mut ids_after(0)).unwrap();
        let of = |kind| framework(&found).of_kind(kind).len();
        let kinds = [Kind::Path, Kind::Step, Kind::Ability, Kind::Group, Kind::Competency];
        assert_eq!(kinds.map(of), counts, "{name}");
        let understood = found.understanding.unwrap();
        assert_eq!(understood.tally.all, understood.tally.kept + understood.tally.skipped, "{name}");
        assert!(
            understood.trace.iter().all(|t| !matches!(t.went, Went::Skipped { why: crate::Skip::NotUnderstood })),
            "{name}"
        );
    }
}
