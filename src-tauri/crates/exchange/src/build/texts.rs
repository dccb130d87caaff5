//! First floor, data formats: texts on their way into fields. No format can carry a NUL, and a person cannot have meant one.

use rungs_model::{Field, Fields, Value};
use std::borrow::Cow;

/// Adds a text to a field.
pub(super) fn fill(fields: &mut Fields, field: Field, text: &str) {
    let text: Cow<'_, str> = match memchr::memchr(0, text.as_bytes()) {
        Some(_) => text.replace('\0', "").into(),
        None => text.trim().into(),
    };
    if text.trim().is_empty() {
        return;
    }
    let is_list = matches!(field, Field::Examples | Field::Disqualifiers);
    let text = text.into_owned();
    let only = |text: String| if is_list { Value::Texts(vec![text]) } else { Value::Text(text) };
    // Most fields are filled once.
    if fields.get(field).is_none() {
        return fields.set(field, Some(only(text)));
    }
    let value = match fields.take(field) {
        Some(Value::Texts(mut texts)) if is_list => {
            texts.push(text);
            Value::Texts(texts)
        }
        Some(Value::Text(before)) if !is_list => Value::Text(before + "\n" + &text),
        _ => only(text),
    };
    fields.set(field, Some(value));
}

/// A value without the NULs that a broken file may hold in any of its texts.
pub(super) fn without_nul(value: Value) -> Value {
    let clean = |text: String| if text.contains('\0') { text.replace('\0', "") } else { text };
    match value {
        Value::Text(text) => Value::Text(clean(text)),
        Value::Texts(texts) => Value::Texts(texts.into_iter().map(clean).collect()),
        Value::Experience(mut years) => {
            years.context = clean(years.context);
            Value::Experience(years)
        }
        Value::Metric(mut metric) => {
            (metric.name, metric.unit) = (clean(metric.name), clean(metric.unit));
            Value::Metric(metric)
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rungs_model::Experience;

    #[test]
    fn no_text_of_any_value_holds_a_nul() {
        let said = || "a\0b".to_owned();
        let check = |value: Value| {
            let found = without_nul(value.clone());
            assert!(!format!("{found:?}").contains("\\0"), "{found:?} of {value:?}");
        };
        check(Value::Text(said()));
        check(Value::Texts(vec![said(), said()]));
        check(Value::Experience(Box::new(Experience { context: said(), ..Experience::default() })));
        check(Value::Metric(Box::new(rungs_model::Metric { name: said(), unit: said(), ..Default::default() })));
        assert_eq!(without_nul(Value::Text(said())), Value::Text("ab".to_owned()));
    }
}
