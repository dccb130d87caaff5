//! The words that documents print of themselves. One table is one language; a translation is one more table.

use chrono::{Datelike, NaiveDate};
use rungs_model::{Experience, Field};
use serde::Serialize;

/// Every label of a document. In patterns, `{name}` stands for a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[allow(missing_docs)] // the English table below says what each one is
pub struct Words {
    /// BCP 47 tag of the language of this table.
    pub language: &'static str,
    /// Name of each month, January first.
    pub months: [&'static str; 12],
    /// `{day}`, `{month}`, `{year}`.
    pub date: &'static str,
    pub decimal_mark: &'static str,
    pub thousands_mark: &'static str,
    /// `{number}`.
    pub percent: &'static str,
    /// `{page}`, `{pages}`.
    pub page_of: &'static str,
    /// `{first}`, `{last}`, `{all}`: which columns of a matrix stand in this part.
    pub steps_of: &'static str,
    pub contents: &'static str,
    pub version: &'static str,
    pub status: &'static str,
    pub effective: &'static str,
    pub author: &'static str,
    pub printed: &'static str,
    pub untitled: &'static str,
    pub empty: &'static str,
    pub about: &'static str,
    pub why: &'static str,
    pub objective: &'static str,
    pub value_stream: &'static str,
    pub metric: &'static str,
    pub baseline: &'static str,
    pub target: &'static str,
    pub disqualifiers: &'static str,
    pub serving: &'static str,
    pub value_score: &'static str,
    /// `{serving}`, `{all}`.
    pub value_score_of: &'static str,
    pub competencies: &'static str,
    pub competency: &'static str,
    pub example_of_success: &'static str,
    pub example: &'static str,
    pub path: &'static str,
    pub every_step: &'static str,
    pub glance: &'static str,
    pub further: &'static str,
    pub code: &'static str,
    pub grade: &'static str,
    pub experience: &'static str,
    pub weight: &'static str,
    /// `{min}`, `{max}`.
    pub years_range: &'static str,
    /// `{min}`.
    pub years_from: &'static str,
    /// `{max}`.
    pub years_to: &'static str,
    /// `{n}`.
    pub years_exactly: &'static str,
    pub one_year: &'static str,
    pub years_not_essential: &'static str,
    pub map: &'static str,
    /// What the map shows, for those who do not see it: `{steps}`, `{paths}`, `{transitions}`.
    pub map_of: &'static str,
    pub moves: &'static str,
    pub moves_between: &'static str,
    pub to: &'static str,
    pub lost_step: &'static str,
    pub grades: &'static str,
    pub changes: &'static str,
    /// The same of two steps.
    pub step_changes: &'static str,
    /// `{old}` and `{new}`, two steps.
    pub from_step_to_step: &'static str,
    pub before: &'static str,
    pub after: &'static str,
    pub added: &'static str,
    pub removed: &'static str,
    pub moved: &'static str,
    pub reordered: &'static str,
    pub edited: &'static str,
    pub no_changes: &'static str,
    /// The same of two steps.
    pub no_step_changes: &'static str,
    /// A side that is no version.
    pub draft: &'static str,
    /// When a version was made.
    pub saved: &'static str,
    /// What a version says of itself.
    pub version_note: &'static str,
    pub headlines: &'static str,
    pub affected: &'static str,
    /// Headings within a part of a report: what came, what says something else, what stands elsewhere, what went.
    pub came: &'static str,
    pub changed: &'static str,
    pub elsewhere: &'static str,
    pub gone: &'static str,
    pub one_change: &'static str,
    /// `{n}`.
    pub several_changes: &'static str,
    /// Said of a change of case, white space or punctuation only.
    pub trivial: &'static str,
    pub hide_trivial: &'static str,
    /// What a file with tracked changes says of itself.
    pub tracked: &'static str,
    /// The same of two steps.
    pub step_tracked: &'static str,
    pub legend: &'static str,
    pub legend_added: &'static str,
    pub legend_removed: &'static str,
}

impl Words {
    /// English.
    pub const ENGLISH: Words = Words {
        language: "en",
        months: [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ],
        date: "{day} {month} {year}",
        decimal_mark: ".",
        thousands_mark: ",",
        percent: "{number}%",
        page_of: "Page {page} of {pages}",
        steps_of: "Steps {first} to {last} of {all}",
        contents: "Contents",
        version: "Version",
        status: "Status",
        effective: "Effective",
        author: "Author",
        printed: "Printed",
        untitled: "Untitled",
        empty: "Nothing has been written yet.",
        about: "About this framework",
        why: "Objectives and value",
        objective: "Objective",
        value_stream: "Value stream",
        metric: "Metric",
        baseline: "Today",
        target: "Target",
        disqualifiers: "What does not count",
        serving: "Abilities that serve it",
        value_score: "Value score",
        value_score_of: "{serving} of {all}, by weight, serve at least one value stream",
        competencies: "Competencies",
        competency: "Competency",
        example_of_success: "Example of success",
        example: "Example",
        path: "Path",
        every_step: "On every step",
        glance: "At a glance",
        further: "Further abilities",
        code: "Code",
        grade: "Grade",
        experience: "Experience",
        weight: "Weight",
        years_range: "{min}–{max} years",
        years_from: "{min}+ years",
        years_to: "Up to {max} years",
        years_exactly: "{n} years",
        one_year: "1 year",
        years_not_essential: "Years not essential",
        map: "Map",
        map_of: "A map. Paths, side by side: {paths}. Steps, as boxes on the row of their grade: {steps}. Moves between them, as lines with arrows: {transitions}. The pages that follow say the same in words.",
        moves: "Moves",
        moves_between: "Moves between steps",
        to: "to",
        lost_step: "A step that is no longer there",
        grades: "Grades",
        changes: "What changed",
        step_changes: "What changes",
        from_step_to_step: "From {old} to {new}",
        before: "Before",
        after: "After",
        added: "Added",
        removed: "Removed",
        moved: "Moved",
        reordered: "Reordered",
        edited: "Edited",
        no_changes: "Nothing changed between these two versions.",
        no_step_changes: "The two steps ask for the same.",
        draft: "Draft",
        saved: "Saved",
        version_note: "Note",
        headlines: "In short",
        affected: "Who is affected",
        came: "New",
        changed: "Changed",
        elsewhere: "Moved",
        gone: "Gone",
        one_change: "1 change",
        several_changes: "{n} changes",
        trivial: "case, spacing or punctuation only",
        hide_trivial: "Hide trivial changes",
        tracked: "The whole framework follows, its changes tracked: all accepted it is the new state, all rejected the old one.",
        step_tracked: "The step follows, its changes tracked: all accepted it is the one to grow into, all rejected the one before.",
        legend: "How to read it",
        legend_added: "inserted words",
        legend_removed: "deleted words",
    };

    /// A date in words.
    pub fn day(&self, date: NaiveDate) -> String {
        self.date
            .replace("{day}", &date.day().to_string())
            .replace("{month}", self.months[date.month0() as usize])
            .replace("{year}", &date.year().to_string())
    }

    /// A number with the marks of the language, without trailing zeros.
    pub fn number(&self, number: f64) -> String {
        let plain = number.abs().to_string();
        let (whole, part) = plain.split_once('.').unwrap_or((&plain, ""));
        let mut text = String::new();
        for (i, digit) in whole.chars().enumerate() {
            // Four digits read well as they are, and may be a year.
            if i > 0 && whole.len() > 4 && (whole.len() - i).is_multiple_of(3) {
                text.push_str(self.thousands_mark);
            }
            text.push(digit);
        }
        if !part.is_empty() {
            text.push_str(self.decimal_mark);
            text.push_str(part);
        }
        if number < 0.0 { format!("−{text}") } else { text }
    }

    /// The words of a report about two steps, where nothing came before or after anything else.
    pub fn of_steps(&self) -> Words {
        Words {
            changes: self.step_changes,
            before: self.field(Field::From),
            after: self.field(Field::To),
            no_changes: self.no_step_changes,
            tracked: self.step_tracked,
            ..*self
        }
    }

    /// "From Senior to Lead". What a step is called is put in last, whatever marks it holds.
    pub fn from_step_to_step(&self, old: &str, new: &str) -> String {
        let put_old = |text: &str| text.split("{old}").collect::<Vec<_>>().join(old);
        self.from_step_to_step.split("{new}").map(put_old).collect::<Vec<_>>().join(new)
    }

    /// How many changes.
    pub fn changes_counted(&self, n: u32) -> String {
        match n {
            1 => self.one_change.to_owned(),
            _ => self.several_changes.replace("{n}", &self.number(f64::from(n))),
        }
    }

    /// A part from 0 to 1 in whole hundredths.
    pub fn percent(&self, ratio: f64) -> String {
        self.percent.replace("{number}", &self.number((ratio * 100.0).round()))
    }

    /// Years of experience in words, without their context; none where no years are given.
    pub fn years(&self, experience: &Experience) -> Option<String> {
        if !experience.essential {
            return Some(self.years_not_essential.to_owned());
        }
        let [min, max] = [experience.min_years, experience.max_years].map(|y| y.map(|y| y.get()));
        Some(match (min, max) {
            (None, None) => return None,
            (Some(min), Some(max)) if min == max && min == 1.0 => self.one_year.to_owned(),
            (Some(min), Some(max)) if min == max => self.years_exactly.replace("{n}", &self.number(min)),
            (Some(min), Some(max)) => {
                self.years_range.replace("{min}", &self.number(min)).replace("{max}", &self.number(max))
            }
            (Some(min), None) => self.years_from.replace("{min}", &self.number(min)),
            (None, Some(max)) => self.years_to.replace("{max}", &self.number(max)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rungs_model::Years;

    #[test]
    fn years_in_words() {
        let check = |essential, min: Option<f64>, max: Option<f64>, expect: Option<&str>| {
            let years = |y: Option<f64>| y.and_then(Years::new);
            let e = Experience { essential, min_years: years(min), max_years: years(max), ..Experience::default() };
            assert_eq!(Words::ENGLISH.years(&e).as_deref(), expect);
        };
        check(true, None, None, None);
        check(false, None, None, Some("Years not essential"));
        check(true, Some(2.0), Some(5.0), Some("2–5 years"));
        check(true, Some(0.5), Some(1.0), Some("0.5–1 years"));
        check(true, Some(1.0), Some(1.0), Some("1 year"));
        check(true, Some(3.0), Some(3.0), Some("3 years"));
        check(true, Some(9.0), None, Some("9+ years"));
        check(true, None, Some(2.5), Some("Up to 2.5 years"));
    }

    #[test]
    fn names_of_steps_are_no_pattern() {
        let check = |old: &str, new: &str, expect: &str| assert_eq!(Words::ENGLISH.from_step_to_step(old, new), expect);
        check("Senior", "Lead", "From Senior to Lead");
        check("{new}", "{old}", "From {new} to {old}");
    }

    #[test]
    fn numbers_and_dates_in_words() {
        let check = |number: f64, expect: &str| assert_eq!(Words::ENGLISH.number(number), expect);
        check(0.0, "0");
        check(0.35, "0.35");
        check(2026.0, "2026");
        check(12000.0, "12,000");
        check(1234567.5, "1,234,567.5");
        check(-3.0, "−3");
        assert_eq!(Words::ENGLISH.percent(0.8333), "83%");
        assert_eq!(NaiveDate::from_ymd_opt(2026, 3, 1).map(|d| Words::ENGLISH.day(d)).as_deref(), Some("1 March 2026"));
    }
}
