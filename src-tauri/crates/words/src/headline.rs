//! Headlines as sentences.

use crate::Words;
use rungs_compare::{Headline, HeadlineKind};
use rungs_model::{Experience, Kind, Metric};
use serde_json::Value as Json;

impl Words {
    /// A headline as a person would say it.
    pub fn headline(&self, headline: &Headline) -> String {
        use HeadlineKind as H;
        let title = self.quoted(headline.title.as_deref());
        let kind = self.kind(headline.node).to_lowercase();
        let many = |one: &str, several: &str| self.counted(headline.count, one, several);
        let (before, after) = (self.said(&headline.before), self.said(&headline.after));
        match headline.headline {
            H::PathAdded => format!("New path {title} with {}", many("step", "steps")),
            H::PathRemoved => format!("The path {title} with {} is gone", many("step", "steps")),
            H::LevelInserted => {
                let place = self.between(headline);
                format!("New step {title}{}{place}, with {}", self.place(headline), many("ability", "abilities"))
            }
            H::LevelRemoved => {
                format!("The step {title}{} with {} is gone", self.place(headline), many("ability", "abilities"))
            }
            H::GroupAdded => format!("New group {title} with {}", many("competency", "competencies")),
            H::GroupRemoved => format!("The group {title} with {} is gone", many("competency", "competencies")),
            H::CompetencyAdded => format!("New competency {title} with {}", many("ability", "abilities")),
            H::CompetencyRemoved => format!("The competency {title} with {} is gone", many("ability", "abilities")),
            H::ObjectiveAdded => format!("New objective {title} with {}", many("value stream", "value streams")),
            H::ObjectiveRemoved => {
                format!("The objective {title} with {} is gone", many("value stream", "value streams"))
            }
            H::ValueStreamAdded => format!("New value stream {title}{}", self.place(headline)),
            H::ValueStreamRemoved => format!("The value stream {title}{} is gone", self.place(headline)),
            H::Renumbered => {
                let pair = |part: &rungs_compare::HeadlinePart| {
                    format!("{} → {}", self.quoted(part.before.as_deref()), self.quoted(part.after.as_deref()))
                };
                let pairs: Vec<String> = headline.parts.iter().map(pair).collect();
                format!("Names shifted{}: {}", self.place(headline), pairs.join(", "))
            }
            H::Renamed if headline.count.is_some_and(|n| n > 1) => {
                format!("{before} is now called {after}, at {}", many("place", "places"))
            }
            H::Renamed => format!("The {kind} {before} is now called {after}"),
            H::PathMoved => format!("The path {title} stands elsewhere among the paths"),
            H::LevelMoved | H::CompetencyMoved if headline.from != headline.to => {
                format!("The {kind} {title} moved{}", self.whence(headline))
            }
            H::LevelMoved => format!("The step {title} stands elsewhere{}", self.place(headline)),
            H::CompetencyMoved => format!("The competency {title} stands elsewhere"),
            H::MovedTogether => {
                let nodes = match headline.node {
                    Kind::Ability => many("ability", "abilities"),
                    Kind::Competency => many("competency", "competencies"),
                    _ => format!("{} × {kind}", headline.count.unwrap_or_default()),
                };
                format!("{nodes} moved together{}", self.whence(headline))
            }
            H::Split => format!("{before}{} was split into {}", self.place(headline), self.parts(headline, true)),
            H::Joined => format!("{} were joined into {after}{}", self.parts(headline, false), self.place(headline)),
            H::YearsChanged => {
                let years = |json: &Option<Json>| self.years_of(json);
                format!("{title}{}: {} → {}", self.place(headline), years(&headline.before), years(&headline.after))
            }
            H::MetricChanged => {
                let metric = |json: &Option<Json>| self.metric_of(json);
                format!("{title}: {} → {}", metric(&headline.before), metric(&headline.after))
            }
            H::Reassigned => {
                format!("{} went from competency {before} to {after}", many("ability", "abilities"))
            }
            H::TermReplaced => format!("{before} became {after} at {}", many("place", "places")),
            H::Tidied => format!("{} of {}", many("edit", "edits"), self.trivial),
        }
    }

    fn quoted(&self, text: Option<&str>) -> String {
        let text = text.map(str::trim).filter(|text| !text.is_empty()).unwrap_or(self.untitled);
        format!("“{text}”")
    }

    fn said(&self, json: &Option<Json>) -> String {
        match json {
            Some(Json::String(text)) => self.quoted(Some(text)),
            Some(Json::Null) | None => "none".to_owned(),
            Some(other) => other.to_string(),
        }
    }

    fn counted(&self, count: Option<u32>, one: &str, several: &str) -> String {
        match count.unwrap_or_default() {
            1 => format!("1 {one}"),
            n => format!("{} {several}", self.number(f64::from(n))),
        }
    }

    fn place(&self, headline: &Headline) -> String {
        if headline.place.is_empty() { String::new() } else { format!(" in {}", headline.place.join(" › ")) }
    }

    fn between(&self, headline: &Headline) -> String {
        match (headline.follows.as_deref(), headline.precedes.as_deref()) {
            (Some(a), Some(b)) => format!(", between {} and {}", self.quoted(Some(a)), self.quoted(Some(b))),
            (Some(a), None) => format!(", after {}", self.quoted(Some(a))),
            (None, Some(b)) => format!(", before {}", self.quoted(Some(b))),
            (None, None) => String::new(),
        }
    }

    fn whence(&self, headline: &Headline) -> String {
        let (from, to) = (self.quoted(headline.from.as_deref()), self.quoted(headline.to.as_deref()));
        format!(" from {from} to {to}")
    }

    fn parts(&self, headline: &Headline, after: bool) -> String {
        let said = headline.parts.iter().map(|part| if after { &part.after } else { &part.before });
        said.map(|text| self.quoted(text.as_deref())).collect::<Vec<_>>().join(", ")
    }

    fn years_of(&self, json: &Option<Json>) -> String {
        let experience = json.clone().and_then(|json| serde_json::from_value::<Experience>(json).ok());
        experience.and_then(|experience| self.years(&experience)).unwrap_or_else(|| "–".to_owned())
    }

    fn metric_of(&self, json: &Option<Json>) -> String {
        let metric = json.clone().and_then(|json| serde_json::from_value::<Metric>(json).ok());
        metric.map_or_else(|| "–".to_owned(), |metric| self.measure(&metric))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rungs_compare::{Match, compare};
    use rungs_model::outline;

    const OLD: &str = "\
framework Kitchen #f
  path Line #p
    step Hand #h
      experience: 0-1
      ability Cuts onions into even slices #o
      ability Asks before the pan is hot #a
      ability Sweeps the floor after every service #s
    step Cook #k
      ability Sends six plates of one table at once #t
  objective Guests #g
    valueStream Plates #v
      metric: Sent back | per hundred | 4 | 1
";

    #[test]
    fn headlines_are_sentences() {
        let check = |from: &str, to: &str, expect: &[&str]| {
            assert!(OLD.contains(from), "{from}");
            let (old, new) = (outline::read(OLD).unwrap(), outline::read(&OLD.replace(from, to)).unwrap());
            let comparison = compare(&old, &new, Match::Ids, [None, None]);
            let said: Vec<String> = comparison.headlines.iter().map(|h| Words::ENGLISH.headline(h)).collect();
            assert_eq!(said, expect);
        };
        check("Kitchen", "Kitchen", &[]);
        check("0-1", "1-2", &["“Hand” in Line: 0–1 years → 1–2 years"]);
        check("Hand #h", "Helper #h", &["The step “Hand” is now called “Helper”"]);
        check("4 | 1", "4 | 0.5", &["“Plates”: Sent back: 4 → 1 per hundred → Sent back: 4 → 0.5 per hundred"]);
        let inserted = "    step Chef #c\n      ability Plans a week #w\n    step Cook";
        check("    step Cook", inserted, &["New step “Chef” in Line, between “Hand” and “Cook”, with 1 ability"]);
        check(
            "  path Line #p\n",
            "  path Bar #b\n    step Barkeeper #r\n  path Line #p\n",
            &["New path “Bar” with 1 step"],
        );
    }
}
