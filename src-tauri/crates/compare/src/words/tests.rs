//! Word marks as data, and on edits as people make them.

use super::*;
use proptest::prelude::*;

/// Marks as a text: `[-removed-]`, `{+added+}`.
fn shown(old: &str, new: &str) -> String {
    let show = |m: WordMark| match m.is {
        Mark::Same => m.text,
        Mark::Removed => format!("[-{}-]", m.text),
        Mark::Added => format!("{{+{}+}}", m.text),
    };
    word_marks(old, new).into_iter().map(show).collect()
}

#[test]
fn words_are_marked_as_a_reader_would() {
    let check = |old: &str, new: &str, expect: &str| assert_eq!(shown(old, new), expect);
    check("", "", "");
    check("Plans work", "Plans work", "Plans work");
    check("", "Plans", "{+Plans+}");
    check("Plans", "", "[-Plans-]");
    check("Plans the work", "Plans the work of two teams", "Plans the work{+ of two teams+}");
    check("Plans the work of teams", "Plans the work", "Plans the work[- of teams-]");
    check("Plans work", "Plans small work", "Plans {+small +}work");
    check("Plans work.", "Plans work daily.", "Plans work{+ daily+}.");
    check("Plans small deliveries", "Plans large deliveries", "Plans [-small-]{+large+} deliveries");
    check("organisation", "organization", "[-organisation-]{+organization+}");
    // "a" between two changes is swallowed, a long stretch is not.
    check("one a two", "three a four", "[-one a two-]{+three a four+}");
    check("ab kept words here cd", "ef kept words here gh", "[-ab-]{+ef+} kept words here [-cd-]{+gh+}");
    check("计划 工作", "计划 生活", "计划 [-工作-]{+生活+}");
    check("负责计划和交付", "负责计划与交付", "负责计划[-和-]{+与+}交付");
    check("วางแผนงานของทีม", "วางแผนงานใหญ่ของทีม", "วางแผนงาน{+ใหญ่+}ของทีม");
    // Whole sentences and lines.
    check("One. Three.", "One. Two. Three.", "One.{+ Two.+} Three.");
    check("- one\n- two\n", "- one\n- new\n- two\n", "- one\n{+- new\n+}- two\n");
    check("a b", "a c a b", "{+a c +}a b");
}

#[test]
fn long_texts_end_soon() {
    let (old, new) = ("a b ".repeat(100_000), "c d ".repeat(100_000));
    assert!(word_marks(&old, &new).len() <= 3);
    // Two edits far apart in a long note stay two edits.
    let note: String = (0..3000).map(|n| format!("Sentence number {n} says something.\n")).collect();
    let edited = note.replace("number 7 says", "number 7 tells").replace("number 2990 says", "number 2990 tells");
    let marks = word_marks(&note, &edited);
    assert_eq!(
        marks.iter().filter(|m| m.is == Mark::Removed).map(|m| m.text.as_str()).collect::<Vec<_>>(),
        ["says"; 2]
    );
}

/// A stretch of noise that is the same on every run.
struct Noise(u64);

impl Noise {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % n.max(1)
    }

    fn word(&mut self) -> String {
        const WORDS: &str = "plans reviews the work of a team with partners and customers across quarters so that risks are \
            known early in delivery leads by example sets clear goals for others under pressure improves flow measures \
            outcomes shares knowledge openly mentors peers writes simple documents decides on evidence";
        let words: Vec<&str> = WORDS.split_whitespace().collect();
        words[self.below(words.len())].to_string()
    }

    fn words(&mut self, n: usize) -> Vec<String> {
        (0..n).map(|_| self.word()).collect()
    }
}

/// A statement and what somebody made of it: words replaced, a clause inserted or deleted, words swapped, tightened.
fn edit(noise: &mut Noise) -> (String, String) {
    let length = 8 + noise.below(18);
    let old = noise.words(length);
    let mut new = old.clone();
    let at = noise.below(length - 4);
    match noise.below(5) {
        0 => {
            for _ in 0..1 + noise.below(3) {
                let i = noise.below(new.len());
                new[i] = noise.word();
            }
        }
        1 => {
            let n = 2 + noise.below(4);
            drop(new.splice(at..at, noise.words(n)));
        }
        2 => drop(new.drain(at..at + 1 + noise.below(3))),
        3 => new.swap(at, at + 1 + noise.below(2)),
        _ => {
            let n = 1 + noise.below(2);
            drop(new.splice(at..at + 3, noise.words(n)));
        }
    }
    (old.join(" "), new.join(" "))
}

#[test]
fn typical_edits_make_few_stretches_and_no_islands() {
    let mut noise = Noise(7);
    let (mut pairs, mut fragments, mut tiny) = (0, 0, 0);
    for _ in 0..4000 {
        let (old, new) = edit(&mut noise);
        if old == new {
            continue;
        }
        let marks = word_marks(&old, &new);
        pairs += 1;
        let places = marks.split(|m| m.is == Mark::Same).filter(|place| !place.is_empty());
        fragments += places.count();
        let inner = marks.iter().skip(1).take(marks.len().saturating_sub(2));
        tiny += inner.filter(|m| m.is == Mark::Same && m.text.trim().chars().count() <= 2).count();
        for side in [Mark::Removed, Mark::Added] {
            let text: Vec<&str> = marks.iter().filter(|m| m.is != side).map(|m| m.text.as_str()).collect();
            for pair in text.windows(2) {
                let inside = pair[0].ends_with(char::is_alphanumeric) && pair[1].starts_with(char::is_alphanumeric);
                assert!(!inside, "a cut inside a word: {marks:?}");
            }
        }
    }
    let average = fragments as f64 / f64::from(pairs);
    assert!(average <= 1.8, "{average} stretches a pair");
    assert_eq!(tiny, 0);
}

proptest! {
    #[test]
    fn both_texts_can_be_read_from_the_marks(
        old in "[ab ,.\né\u{301}\u{200d}计ก\u{202e}]{0,24}",
        new in "[ab ,.\né\u{301}\u{200d}计ก\u{202e}]{0,24}",
    ) {
        let marks = word_marks(&old, &new);
        let side = |gone: Mark| marks.iter().filter(|m| m.is != gone).map(|m| m.text.as_str()).collect::<String>();
        prop_assert_eq!(side(Mark::Added), old.as_str());
        prop_assert_eq!(side(Mark::Removed), new.as_str());
        prop_assert_eq!(marks.iter().any(|m| m.is != Mark::Same), old != new);
        prop_assert!(marks.windows(2).all(|w| w[0].is != w[1].is));
        prop_assert!(marks.iter().all(|m| !m.text.is_empty()));
    }
}
