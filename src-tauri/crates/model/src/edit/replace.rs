//! Replaces words wherever they stand.

use super::{EditError, Plan, admit};
use crate::find::{Needle, Query, Spot};
use crate::value::Value;
use crate::{Changes, Field, Framework, Id, Record};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// Replaces what [`crate::find::find`] finds, all of it but the places to skip.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[allow(missing_docs)]
pub struct Replace {
    pub query: Query,
    /// Places that stay as they are.
    pub skip: Vec<Spot>,
}

pub(super) fn plan(framework: &Framework, replace: &Replace) -> Result<Changes, EditError> {
    let mut plan = Plan::new(framework);
    let Some(needle) = Needle::new(&replace.query) else { return Ok(plan.changes) };
    let skip: HashSet<Spot> = replace.skip.iter().copied().collect();
    for record in framework.in_order() {
        let mut after: Option<Record> = None;
        for field in needle.fields(record) {
            let Some(value) = record.fields.get(field) else { continue };
            let mut one = One { needle: &needle, skip: &skip, node: record.id, field, nth: 0, changed: false };
            let next = one.value(value);
            if one.changed {
                admit(framework, record.kind, field, &next)?;
                after.get_or_insert_with(|| record.clone()).fields.set(field, Some(next));
            }
        }
        if let Some(after) = after {
            plan.put(after);
        }
    }
    Ok(plan.changes)
}

/// One field on its way through.
struct One<'a> {
    needle: &'a Needle<'a>,
    skip: &'a HashSet<Spot>,
    node: Id,
    field: Field,
    nth: u32,
    changed: bool,
}

impl One<'_> {
    fn value(&mut self, value: &Value) -> Value {
        match value {
            Value::Text(text) => Value::Text(self.text(text)),
            // A line of a list that had words and has none any more is no line.
            Value::Texts(texts) => {
                let lines = texts.iter().map(|text| (text.is_empty(), self.text(text)));
                Value::Texts(
                    lines.filter(|(was_empty, now)| *was_empty || !now.is_empty()).map(|(_, now)| now).collect(),
                )
            }
            Value::Experience(experience) => {
                let mut experience = experience.clone();
                experience.context = self.text(&experience.context);
                Value::Experience(experience)
            }
            Value::Metric(metric) => {
                let mut metric = metric.clone();
                metric.name = self.text(&metric.name);
                metric.unit = self.text(&metric.unit);
                Value::Metric(metric)
            }
            other => other.clone(),
        }
    }

    fn text(&mut self, text: &str) -> String {
        let (mut done, mut from) = (String::with_capacity(text.len()), 0);
        for at in self.needle.places(text) {
            let spot = Spot { node: self.node, field: self.field, nth: self.nth };
            self.nth += 1;
            if self.skip.contains(&spot) {
                continue;
            }
            done.push_str(&text[from..at.start]);
            done.push_str(&self.needle.put(&text[at.clone()]));
            from = at.end;
            self.changed = true;
        }
        done + &text[from..]
    }
}
