//! First floor, CASE: what was carried along in items.

use super::*;
use crate::standard::carried::PREFIX;

#[test]
fn keys_stand_only_where_a_node_can_have_them() {
    let check = |kind: &str, within: &str, expect: Option<&str>| {
        let mut one = item(1, kind, "Flow", &json!({}));
        one["extensions"] = json!({ format!("{PREFIX}keys"): [[within, "x-a", "1"]] });
        let text = package(&json!([one]), &json!([]));
        let found = read("a.json", text.as_bytes());
        is_whole(&text, &found);
        let lost = not_understood(&found).iter().any(|at| at.contains("keys"));
        assert_eq!(lost, expect.is_none(), "{kind} {within}");
        let framework = framework(found);
        let record = framework.get(id(1).parse().unwrap()).unwrap();
        assert!(record.fields.iter().all(|(field, _)| record.kind.fields().contains(&field)), "{record:?}");
        let within = record.experience().map(|years| &years.extra).unwrap_or(&record.extra);
        assert_eq!(within.0.first().map(|(key, _)| key.as_str()), expect, "{kind} {within:?}");
    };
    check("Competency", "", Some("x-a"));
    check("Step", "experience", Some("x-a"));
    check("Competency", "experience", None);
    check("Step", "metric", None);
    check("Step", "title", None);
}
