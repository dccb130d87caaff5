//! The content hash of a framework: equal for equal content, whatever the numbers that keep the order.

use crate::value::{Extra, Value};
use crate::{Framework, Record};
use blake3::Hasher;

/// Feeds lengths before contents, so that no two different contents feed the same bytes.
struct Feed(Hasher);

impl Feed {
    fn bytes(&mut self, bytes: &[u8]) {
        self.0.update(&(bytes.len() as u64).to_le_bytes());
        self.0.update(bytes);
    }

    fn extra(&mut self, extra: &Extra) {
        self.bytes(&extra.0.len().to_le_bytes());
        for (key, value) in &extra.0 {
            self.bytes(key.as_bytes());
            self.bytes(value.as_bytes());
        }
    }

    fn value(&mut self, value: &Value) {
        match value {
            Value::Text(t) => self.bytes(t.as_bytes()),
            Value::Texts(texts) => {
                self.bytes(&texts.len().to_le_bytes());
                texts.iter().for_each(|t| self.bytes(t.as_bytes()));
            }
            Value::Number(n) => self.bytes(&n.to_le_bytes()),
            Value::Link(id) => self.bytes(id.as_bytes()),
            Value::Links(ids) => {
                self.bytes(&ids.len().to_le_bytes());
                ids.iter().for_each(|id| self.bytes(id.as_bytes()));
            }
            Value::Experience(e) => {
                let years = [e.min_years, e.max_years].map(|y| y.map_or(-1.0, |y| y.get()).to_le_bytes());
                self.bytes(&[u8::from(e.essential)]);
                self.bytes(years.as_flattened());
                self.bytes(e.context.as_bytes());
                self.extra(&e.extra);
            }
            Value::Metric(m) => {
                self.bytes(m.name.as_bytes());
                self.bytes(m.unit.as_bytes());
                for number in [m.baseline, m.target] {
                    self.bytes(&number.map(f64::to_le_bytes).unwrap_or([255; 8]));
                }
                self.extra(&m.extra);
            }
        }
    }

    fn record(&mut self, record: &Record) {
        self.bytes(record.kind.name().as_bytes());
        self.bytes(record.id.as_bytes());
        self.bytes(record.parent.as_ref().map_or(&[][..], |p| p.as_bytes()));
        for (field, value) in record.fields.iter() {
            self.bytes(field.name().as_bytes());
            self.value(value);
        }
        self.extra(&record.extra);
    }
}

impl Framework {
    /// BLAKE3 over every record in reading order: kind, id, container, fields, unknown keys. 64 hexadecimal digits.
    pub fn content_hash(&self) -> String {
        let mut feed = Feed(Hasher::new());
        for record in self.in_order() {
            feed.record(record);
        }
        feed.0.finalize().to_hex().to_string()
    }
}
