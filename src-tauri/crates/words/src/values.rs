//! What stands in a field, as a person would write it in one line.

use crate::Words;
use rungs_model::{Experience, Field, Framework, Id, Kind, Metric, Value};

impl Words {
    /// What a person would read out when asked which node this is; a transition by its two ends.
    pub fn face(&self, framework: &Framework, id: Id) -> String {
        let Some(record) = framework.get(id) else { return id.to_string() };
        let end = |field| record.link(field).map(|end| self.face(framework, end)).unwrap_or_default();
        match record.kind {
            Kind::Transition => format!("{} → {}", end(Field::From), end(Field::To)),
            _ => record.face().to_string(),
        }
    }

    /// A value in one line; what it refers to by its face.
    pub fn value(&self, framework: &Framework, value: &Value) -> String {
        match value {
            Value::Text(text) => text.clone(),
            Value::Texts(texts) => texts.join("; "),
            Value::Number(n) => n.to_string(),
            Value::Link(id) => self.face(framework, *id),
            Value::Links(ids) => ids.iter().map(|id| self.face(framework, *id)).collect::<Vec<_>>().join("; "),
            Value::Experience(experience) => self.experience_of(experience),
            Value::Metric(metric) => self.measure(metric),
        }
    }

    /// Years of experience with their context: "2–5 years as contributors to deliveries".
    pub fn experience_of(&self, experience: &Experience) -> String {
        let years = self.years(experience).unwrap_or_default();
        format!("{years} {}", experience.context).trim().to_string()
    }

    /// A metric with where it stands and where it should be: "Lead time: 9 → 4.5 days".
    pub fn measure(&self, metric: &Metric) -> String {
        let number = |n: Option<f64>| n.map_or("–".to_string(), |n| n.to_string());
        let unit = if metric.unit.is_empty() { String::new() } else { format!(" {}", metric.unit) };
        match (metric.baseline, metric.target) {
            (None, None) => format!("{}{unit}", metric.name),
            (from, to) => format!("{}: {} → {}{unit}", metric.name, number(from), number(to)),
        }
    }
}
