//! First floor, CASE 1.0: what it says that it cannot hold is what does not come back.

use super::*;

#[test]
fn only_what_does_not_come_back_is_called_lost() {
    let check = |more: &str, expect: &[(&str, usize)]| {
        let text = format!(
            "framework Canal\n  summary: All of it\n  group Water\n    competency Gauges #g\n      definition: How high it stands\n  path Locks\n    tagline: On the river\n    step Hand\n      focus: gates\n      experience: 0-2\n      ability Opens a gate\n        competency: #g\n        examples: By night\n    step Keeper\n      experience: 5+ as a hand\n{more}"
        );
        let old = rungs_model::outline::read(&text).unwrap();
        let losses = (crate::export::case::EXPORT_1_0.losses)(&old);
        let found: Vec<(&str, usize)> = losses.iter().map(|loss| (loss.what, loss.count)).collect();
        assert_eq!(found, expect, "{text}");
        let new = framework(read("a.case10.json", write(&old, Edition::V10).as_bytes()));
        let is_same = rungs_model::outline::write(&new) == rungs_model::outline::write(&old);
        assert_eq!(is_same, expect.is_empty(), "{}", rungs_model::outline::write(&new));
    };
    check("", &[]);
    check("      note The shift\n        body: Looks ahead\n", &[]);
    check("      ability Reads the gauge\\nand writes it down\n", &[("lines", 1)]);
    check("      ability Reads the gauge\n        examples: By day\\nand by night\n", &[("lines", 1)]);
}
