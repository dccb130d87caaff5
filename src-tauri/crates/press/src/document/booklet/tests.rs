//! The booklet on small frameworks, with the typefaces of the program alone.

use super::*;
use crate::world::{squeezed, words_on_pages};
use crate::{Missing, Paper, Words};
use rungs_model::{Experience, Metric, Place, Value, Years};
use std::sync::LazyLock;

static FONTS: LazyLock<Fonts> = LazyLock::new(Fonts::embedded);

fn imprint() -> Imprint {
    Imprint {
        version: Some("2026.1".into()),
        status: Some("published".into()),
        effective: chrono::NaiveDate::from_ymd_opt(2026, 3, 1),
        author: "People team".into(),
        printed: "2026-02-11T09:00:00Z".parse().expect("a time"),
        words: Words::ENGLISH,
    }
}

/// Records added one below the other.
struct Sketch(Vec<Record>);

impl Sketch {
    fn new(title: &str) -> Sketch {
        let id = Id::from_bytes([0; 16]);
        Sketch(vec![Record::new(id, Kind::Framework, None, Place::nth(0)).with(Field::Title, text(title))])
    }

    fn add(&mut self, kind: Kind, parent: Id, fields: &[(Field, Value)]) -> Id {
        let nth = self.0.len();
        let id = Id::from_bytes([
            u8::try_from(nth / 250).unwrap(),
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            (nth % 250) as u8 + 1,
        ]);
        let mut record = Record::new(id, kind, Some(parent), Place::nth(nth));
        record.fields = fields.to_vec().into();
        self.0.push(record);
        id
    }

    fn root(&self) -> Id {
        self.0[0].id
    }

    fn framework(self) -> Framework {
        Framework::from_records(self.0).expect("a framework")
    }
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

/// A framework with every field of every kind in it.
fn full() -> Framework {
    let mut s = Sketch::new("Delivery planning");
    let root = s.root();
    s.0[0].fields.set(Field::Summary, Some(text("How planners grow.\n\nA second paragraph.")));
    s.add(
        Kind::Note,
        root,
        &[(Field::Heading, text("How to read")), (Field::Body, text("Years are **a guide**, no more."))],
    );
    let grade = s.add(Kind::Grade, root, &[(Field::Title, text("Professional")), (Field::Code, text("L3"))]);
    let group =
        s.add(Kind::Group, root, &[(Field::Title, text("Delivery")), (Field::Summary, text("Getting it done."))]);
    let flow =
        [(Field::Title, text("Flow")), (Field::Definition, text("Work moves.")), (Field::Example, text("No queue."))];
    let flow = s.add(Kind::Competency, group, &flow);
    s.add(Kind::Note, flow, &[(Field::Heading, text("Mind")), (Field::Body, text("- one\n- two"))]);
    let path = [
        (Field::Title, text("Planner")),
        (Field::Tagline, text("Dates to rely on")),
        (Field::Summary, text("For people who plan.")),
    ];
    let path = s.add(Kind::Path, root, &path);
    s.add(Kind::Ability, path, &[(Field::Statement, text("Keeps one current plan."))]);
    let mut steps = Vec::new();
    for n in 0..5 {
        let experience = Experience {
            min_years: Years::new(f64::from(n)),
            context: format!("in context {n}"),
            ..Experience::default()
        };
        let step = s.add(
            Kind::Step,
            path,
            &[
                (Field::Title, text(&format!("Planner {n}"))),
                (Field::Code, text(&format!("P{n}"))),
                (Field::Focus, text(&format!("Focus {n}"))),
                (Field::Summary, text(&format!("Summary {n}."))),
                (Field::Grade, Value::Link(grade)),
                (Field::Experience, Value::Experience(Box::new(experience))),
            ],
        );
        s.add(Kind::Note, step, &[(Field::Heading, text("The shift")), (Field::Body, text(&format!("From {n} on.")))]);
        s.add(
            Kind::Ability,
            step,
            &[
                (Field::Title, text(&format!("Milestones {n}"))),
                (Field::Statement, text(&format!("Breaks goal {n} down."))),
                (Field::Examples, Value::Texts(vec![format!("Example number {n}.")])),
                (Field::Competency, Value::Link(flow)),
                (Field::Weight, Value::Number(2.5)),
            ],
        );
        s.add(Kind::Ability, step, &[(Field::Statement, text(&format!("Reviews plan {n}.")))]);
        steps.push(step);
    }
    s.add(
        Kind::Transition,
        root,
        &[
            (Field::From, Value::Link(steps[0])),
            (Field::To, Value::Link(steps[1])),
            (Field::Note, text("Usual after a year.")),
        ],
    );
    let objective = s.add(Kind::Objective, root, &[(Field::Title, text("Promises kept"))]);
    let serving = s.0.iter().find(|r| r.kind == Kind::Ability).map(|r| r.id).expect("an ability");
    let metric = Metric {
        name: "On time".into(),
        unit: "% of dates".into(),
        baseline: Some(58.5),
        target: Some(90.0),
        ..Metric::default()
    };
    s.add(
        Kind::ValueStream,
        objective,
        &[
            (Field::Title, text("Dates")),
            (Field::Metric, Value::Metric(Box::new(metric))),
            (Field::Disqualifiers, Value::Texts(vec!["Dates nobody agreed.".into()])),
            (Field::Abilities, Value::Links(vec![serving])),
        ],
    );
    s.framework()
}

fn print(framework: &Framework, options: &Options) -> Pdf {
    booklet(framework, &imprint(), options, &FONTS, &mut |_| true).expect("a booklet")
}

fn words(framework: &Framework, options: &Options) -> String {
    let imprint = imprint();
    let content = Content::new(framework, &imprint, options).expect("paths of the framework");
    words_on_pages(&job(framework, &imprint, options, &FONTS), |ink| content.all(ink))
}

#[test]
fn everything_that_was_written_is_on_the_pages() {
    let framework = full();
    let words = words(&framework, &Options::default());
    for record in framework.in_order() {
        for (field, value) in record.fields.iter().filter(|(field, _)| *field != Field::Body) {
            for text in value.texts() {
                assert!(words.contains(&squeezed(text)), "{field:?} {text:?} is not printed");
            }
        }
    }
    for expected in ["Years are a guide, no more.", "one", "Weight 2.5", "58.5", "90", "4+ years", "Value score", "L3"]
    {
        assert!(words.contains(&squeezed(expected)), "{expected:?} is not printed");
    }
    for expected in ["1 March 2026", "Version", "2026.1", "published", "People team", "Page 2 of"] {
        assert!(words.contains(&squeezed(expected)), "{expected:?} is not printed");
    }
}

#[test]
fn equal_input_gives_equal_bytes_with_bookmarks_and_tags() {
    let framework = full();
    let (first, second) = (print(&framework, &Options::default()), print(&framework, &Options::default()));
    assert!(first.bytes == second.bytes);
    assert!(first.bytes.starts_with(b"%PDF-1.7") && first.pages > 3);
    assert_eq!(first.missing, []);
    let has = |needle: &str| first.bytes.windows(needle.len()).any(|w| w == needle.as_bytes());
    for needle in ["/Outlines", "/StructTreeRoot", "/Lang", "/MarkInfo", "D:20260211090000Z", "(Delivery planning)"] {
        assert!(has(needle), "no {needle}");
    }
}

#[test]
fn the_accessible_form_is_accepted_on_either_paper() {
    for paper in [Paper::A4, Paper::Letter] {
        let pdf = print(&full(), &Options { accessible: true, paper, ..Options::default() });
        assert!(pdf.bytes.windows(9).any(|w| w == b"pdfuaid:p"), "no mark of PDF/UA");
    }
}

#[test]
fn marks_of_any_language_come_out_as_they_were_typed() {
    let odd = [
        "#let x = 1",
        "*bold* _under_",
        "$x^2$",
        "<b>no</b>",
        "#import \"/etc/passwd\": *",
        "@ref <label> \\ ~ -- ...",
        "= Head",
    ];
    let mut s = Sketch::new(odd[0]);
    let root = s.root();
    let path = s.add(Kind::Path, root, &[(Field::Title, text(odd[1])), (Field::Tagline, text(odd[2]))]);
    let step = s.add(Kind::Step, path, &[(Field::Title, text(odd[3])), (Field::Code, text(odd[6]))]);
    s.add(Kind::Ability, step, &[(Field::Statement, text(odd[4])), (Field::Title, text(odd[5]))]);
    let words = words(&s.framework(), &Options::default());
    for text in odd {
        assert!(words.contains(&squeezed(text)), "{text} is not as it was");
    }
}

#[test]
fn what_no_typeface_shows_is_named_with_its_node() {
    let mut s = Sketch::new("Plan");
    let root = s.root();
    let path = s.add(Kind::Path, root, &[(Field::Title, text("Talisman \u{1F9FF}"))]);
    let framework = s.framework();
    let expect = Missing { characters: "\u{1F9FF}".into(), node: Some(path), face: "Talisman \u{1F9FF}".into() };
    assert_eq!(print(&framework, &Options::default()).missing, [expect]);
    assert!(words(&framework, &Options::default()).contains("Talisman[U+1F9FF]"));
}

#[test]
fn an_empty_or_hollow_framework_is_a_booklet() {
    assert_eq!(print(&Sketch::new("").framework(), &Options::default()).pages, 2);
    let mut s = Sketch::new("");
    let root = s.root();
    for kind in Kind::Framework.children() {
        let id = s.add(*kind, root, &[]);
        for below in kind.children() {
            let id = s.add(*below, id, &[]);
            for deepest in below.children() {
                s.add(*deepest, id, &[]);
            }
        }
    }
    print(&s.framework(), &Options { accessible: true, ..Options::default() });
}

#[test]
fn twelve_steps_with_long_words_settle() {
    let mut s = Sketch::new("Wide");
    let root = s.root();
    let group = s.add(Kind::Group, root, &[]);
    let competency = s.add(Kind::Competency, group, &[(Field::Title, text(&"x".repeat(90)))]);
    let path = s.add(Kind::Path, root, &[(Field::Title, text("W"))]);
    for n in 0..12 {
        let step = s.add(Kind::Step, path, &[(Field::Title, text(&format!("Step {n}")))]);
        let long = "Long ".repeat(if n == 3 { 900 } else { 3 });
        let link = Value::Link(competency);
        s.add(Kind::Ability, step, &[(Field::Statement, text(&long)), (Field::Competency, link)]);
    }
    let words = words(&s.framework(), &Options::default());
    assert!(words.contains("Steps1to6of12") && words.contains("Steps7to12of12"));
}

#[test]
fn one_path_can_be_printed_alone() {
    let mut s = Sketch::new("Two");
    let root = s.root();
    let one = s.add(Kind::Path, root, &[(Field::Title, text("First"))]);
    s.add(Kind::Path, root, &[(Field::Title, text("Second"))]);
    let framework = s.framework();
    let only = words(&framework, &Options { paths: vec![one], ..Options::default() });
    assert!(only.contains("First") && !only.contains("Second"));
    let options = Options { paths: vec![root], ..Options::default() };
    let refused = booklet(&framework, &imprint(), &options, &FONTS, &mut |_| true);
    assert_eq!(refused, Err(PressError::NotAPath(root)));
}

#[test]
fn it_can_be_cancelled_at_every_stage() {
    for stage in [Progress::Reading, Progress::Setting] {
        let cancelled = booklet(&full(), &imprint(), &Options::default(), &FONTS, &mut |now| now != stage);
        assert_eq!(cancelled, Err(PressError::Cancelled));
    }
}

#[test]
fn a_long_title_is_cut_for_the_foot() {
    let check = |text: &str, expect: &str| assert_eq!(shortened(text, 8), expect);
    check("Delivery", "Delivery");
    check("Delivery planning", "Deliver…");
    check("One  \n two", "One two");
    check("One two three", "One two…");
}

#[test]
fn the_map_is_there_where_it_says_something() {
    let has_map = |framework: &Framework, options: &Options| {
        let imprint = imprint();
        let content = Content::new(framework, &imprint, options).expect("paths of the framework");
        let (fonts, clusters) = (&*FONTS, std::collections::BTreeSet::new());
        !content.all(&mut Ink::new(fonts, "en", Unseen::Drop, &clusters))["map"].is_null()
    };
    let full = full();
    assert!(has_map(&full, &Options::default()), "a transition is drawn");
    assert!(words(&full, &Options::default()).contains(&squeezed("Map Planner")));
    let bytes = print(&full, &Options::default()).bytes;
    let alt = b"Paths, side by side: 1. Steps, as boxes on the row of their grade: 5.";
    assert!(bytes.windows(alt.len()).any(|w| w == alt), "no words for those who do not see it");
    let mut s = Sketch::new("Two");
    let root = s.root();
    let grade = s.add(Kind::Grade, root, &[(Field::Code, text("L1"))]);
    let one = s.add(Kind::Path, root, &[]);
    let other = s.add(Kind::Path, root, &[]);
    for path in [one, other] {
        s.add(Kind::Step, path, &[(Field::Grade, Value::Link(grade))]);
    }
    let shared = s.framework();
    assert!(has_map(&shared, &Options::default()), "two paths share a grade");
    assert!(!has_map(&shared, &Options { paths: vec![one], ..Options::default() }), "one path alone shares none");
}
