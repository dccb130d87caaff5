//! First floor, sections of documents: what stands directly below an objective: its streams, their metrics, what
//! disqualifies.

use super::plant::{Planter, Stand};
use super::titles::{self, Known};
use crate::error::ReadError;
use crate::pieces::{Part, Skip};
use regex::Regex;
use rungs_model::{Field, Kind, Metric, Value};
use std::sync::LazyLock;

/// Below an objective or a stream: its streams, its metric, what disqualifies.
pub(super) fn of_objective(p: &mut Planter<'_, '_>, s: usize, stand: Stand) -> Result<(), ReadError> {
    let mut stand = stand;
    let mut disqualifies = false;
    for at in p.tree.sections[s].body.clone() {
        let part = p.build.trimmed(&p.tree.parts[at]);
        let text = p.build.text(&part).to_string();
        let from = titles::leading(&text);
        let rest = part.slice(from..text.len());
        let plain = titles::plain(&text);
        p.build.skip(&part.slice(0..from), Skip::Head);
        match (titles::known(&text).filter(|_| from > 0), stand.objective) {
            (Some(Known::Stream), Some(objective)) => {
                let stream = p.build.node(Kind::ValueStream, objective)?;
                p.build.say(stream, Field::Title, &rest);
                (stand.stream, disqualifies) = (Some(stream), false);
            }
            (Some(Known::Metric), _) if stand.stream.is_some() => metric(p, &rest, stand),
            _ if plain.starts_with("disqualif") && text.ends_with(':') => {
                p.build.skip(&part, Skip::Head);
                disqualifies = true;
            }
            _ if plain.starts_with("disqualif") && stand.stream.is_some() => {
                let colon = text.find(':').map_or(0, |at| at + 1);
                p.build.skip(&part.slice(0..colon), Skip::Head);
                if let Some(stream) = stand.stream {
                    p.build.say(stream, Field::Disqualifiers, &part.slice(colon..text.len()));
                }
            }
            _ => match stand.stream {
                Some(stream) if disqualifies || p.tree.has_items(s) => p.build.say(stream, Field::Disqualifiers, &part),
                _ => p.build.skip(&part, Skip::NoPlace),
            },
        }
    }
    Ok(())
}

/// A metric of its own heading, or what disqualifies under one.
pub(super) fn of_metric(p: &mut Planter<'_, '_>, s: usize, known: Known, stand: Stand) -> Result<(), ReadError> {
    let body = p.tree.sections[s].body.clone();
    let Some(stream) = stand.stream else { return p.note(s, stand) };
    if known == Known::Metric
        && let Some(head) = p.head(s)
    {
        let (from, end) = (titles::leading(p.build.text(&head)), p.build.text(&head).len());
        metric(p, &head.slice(from..end), stand);
    }
    for at in body {
        let part = p.tree.parts[at].clone();
        match known {
            Known::Disqualifiers => p.build.say(stream, Field::Disqualifiers, &part),
            _ if p.build.record(stream).is_some_and(|record| record.metric().is_none()) => metric(p, &part, stand),
            _ => p.build.skip(&part, Skip::NoPlace),
        }
    }
    Ok(())
}

#[allow(clippy::unwrap_used)] // the pattern is constant, and the tests of this room run it
static MEASURE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^(.{1,200}?)[:,(]?\s+(?:from\s+)?(-?\d+(?:[.,]\d+)?)\s*(%?)\s*(?:→|->|to)\s*(-?\d+(?:[.,]\d+)?)\s*(\S.{0,60})?$").unwrap()
});

fn metric(p: &mut Planter<'_, '_>, part: &Part, stand: Stand) {
    let Some(stream) = stand.stream else { return };
    let text = p.build.text(part).trim().to_string();
    let number = |text: &str| text.replace(',', ".").parse::<f64>().ok().filter(|n| n.is_finite());
    let metric = match MEASURE.captures(&text) {
        Some(found) => Metric {
            name: found[1].trim().trim_end_matches([':', ',']).to_string(),
            unit: found
                .get(5)
                .map_or(found[3].to_string(), |unit| unit.as_str().trim_end_matches([')', '.']).to_string()),
            baseline: number(&found[2]),
            target: number(&found[4]),
            ..Metric::default()
        },
        None => Metric { name: text, ..Metric::default() },
    };
    p.build.set(stream, Field::Metric, Value::Metric(Box::new(metric)), std::slice::from_ref(part));
}
