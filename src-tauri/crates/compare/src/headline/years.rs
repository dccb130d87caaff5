//! Years of experience that a step takes.

use super::{Headline, HeadlineKind, Story};
use crate::comparison::Change;
use serde_json::Value as Json;

/// The keys of an experience that say how many years.
const YEARS: [&str; 3] = ["essential", "minYears", "maxYears"];

pub(super) fn find(story: &mut Story<'_>) -> Vec<Headline> {
    let edits: Vec<(usize, &Change)> = story.free_edits("experience").collect();
    let mut headlines = Vec::new();
    for (i, change) in edits {
        let (before, after) = (years(&change.before), years(&change.after));
        if before != after {
            let mut headline = story.headline(HeadlineKind::YearsChanged, i, []);
            (headline.before, headline.after) = (Some(before), Some(after));
            headlines.push(headline);
        }
    }
    headlines
}

/// The years of an experience without its context; null where nothing is said of years.
fn years(experience: &Option<Json>) -> Json {
    let said = experience.as_ref().and_then(Json::as_object).into_iter().flatten();
    let years: serde_json::Map<String, Json> = said
        .filter(|(key, _)| YEARS.contains(&key.as_str()))
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect();
    if years.is_empty() { Json::Null } else { years.into() }
}
