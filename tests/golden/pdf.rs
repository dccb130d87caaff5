//! Nothing that a framework says is missing on paper: every text of every sample is read back from the PDF.

use rungs_engine::{SAMPLES, Sample, Words};
use rungs_exchange::ReadOptions;
use rungs_model::{Field, Framework, Kind, Value};
use rungs_tests::cli::{Desk, tool};

fn read(sample: &Sample) -> Framework {
    let mut fresh = || unreachable!("every id of a sample is given");
    let options = ReadOptions::default();
    let read = rungs_exchange::import(
        &rungs_exchange::Input { options, ..rungs_exchange::Input::new(sample.name, sample.json.as_bytes()) },
        &mut fresh,
    )
    .unwrap();
    read.content.framework().clone()
}

/// The text of all pages in the order in which it was set, without the lines at the foot of each.
fn running(desk: &Desk, file: &str, title: &str) -> String {
    let text = tool("pdftotext", &["-raw"], &desk.path(file));
    let foot = |line: &str| line.strip_prefix(title).is_some_and(|rest| rest.trim().starts_with("Page "));
    text.replace('\u{C}', "\n").lines().filter(|line| !foot(line)).collect::<Vec<_>>().join("\n")
}

/// Without white space, which a line that breaks changes.
fn dense(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Letters and digits only, which the marks of Markdown are not.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

#[test]
fn every_word_of_every_sample_is_on_paper() {
    let desk = Desk::new();
    for sample in SAMPLES {
        desk.put("sample.rungs.json", sample.json);
        assert_eq!(desk.expect(0, &["export", "sample.rungs.json", "--out", "sample.pdf"]).err, "");
        let framework = read(sample);
        let text = running(&desk, "sample.pdf", framework.framework().face());
        let (dense_text, text_letters) = (dense(&text), letters(&text));
        let mut pieces = 0;
        for record in framework.in_order() {
            for (field, value) in record.fields.iter().filter(|(field, _)| *field != Field::Language) {
                let mut said: Vec<String> = value.texts().into_iter().map(String::from).collect();
                if let Value::Experience(experience) = value {
                    said.extend(Words::ENGLISH.years(experience));
                }
                if let Value::Metric(metric) = value {
                    let numbers = [metric.baseline, metric.target].into_iter().flatten();
                    // Larger ones are printed in groups of three digits.
                    said.extend(numbers.filter(|n| *n < 1000.0).map(|n| n.to_string()));
                }
                for said in said {
                    let is_prose = record.kind == Kind::Note && field == Field::Body;
                    let found = if is_prose {
                        text_letters.contains(&letters(&said))
                    } else {
                        dense_text.contains(&dense(&said))
                    };
                    assert!(found, "{} of {}: `{said}` is not in\n{text}", field.name(), sample.name);
                    pieces += 1;
                }
            }
        }
        assert!(pieces > 20, "{} says too little to test with", sample.name);
        well_formed(&desk, "sample.pdf");
    }
}

/// Tagged, with every typeface inside, and pages numbered.
fn well_formed(desk: &Desk, file: &str) {
    let path = desk.path(file);
    let info = tool("pdfinfo", &[], &path);
    let value = |key: &str| info.lines().find_map(|line| line.strip_prefix(key)).map(str::trim).unwrap_or_default();
    assert_eq!(value("Tagged:"), "yes", "{info}");
    assert_eq!(value("JavaScript:"), "no", "{info}");
    let fonts = tool("pdffonts", &[], &path);
    let rows: Vec<&str> = fonts.lines().skip(2).collect();
    assert!(!rows.is_empty());
    for row in rows {
        // From the right: object and generation, then uni, sub, emb.
        let columns: Vec<&str> = row.split_whitespace().rev().collect();
        assert_eq!(columns[4], "yes", "a typeface is not embedded: {row}");
        assert_eq!(columns[2], "yes", "a typeface whose letters cannot be copied: {row}");
    }
    let pages: usize = value("Pages:").parse().unwrap();
    let text = tool("pdftotext", &["-layout"], &path);
    for n in 2..=pages {
        let number = format!("Page {n} of {pages}");
        assert!(text.lines().any(|line| line.trim_end().ends_with(&number)), "{number} is not on its page");
    }
}

#[test]
fn the_change_report_is_well_formed_too() {
    let desk = Desk::new();
    desk.put_framework("a.json", &crate::pages::base());
    desk.put_framework("b.json", &crate::pages::ours());
    assert_eq!(desk.expect(1, &["diff", "a.json", "b.json", "--out", "changes.pdf"]).err, "");
    well_formed(&desk, "changes.pdf");
    let said = dense(&running(&desk, "changes.pdf", "Kitchen"));
    for words in ["Ability to taste every sauce before service", "One station, from order to plate", "Line cook"] {
        assert!(said.contains(&dense(words)), "{words} is not in {said}");
    }
}
