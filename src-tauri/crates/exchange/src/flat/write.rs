//! First floor, formats to write: every node of a framework as a row with all its fields and its id, so that the same
//! framework comes back from it. A person finds in it what a node is, where it stands and what it says; the columns behind
//! that are for coming back.

use crate::flat::{COLUMNS, Column, list};
use crate::rows::Row;
use rungs_model::{Framework, Kind, Record, Value};

/// The heads, then a row for each node, containers before what they contain.
pub(crate) fn rows(framework: &Framework) -> Vec<Row> {
    let heads = COLUMNS.iter().map(|(head, _)| (*head).to_string()).collect();
    let rows = framework.in_order().into_iter().map(|record| row(framework, record));
    std::iter::once(heads).chain(rows).collect()
}

fn row(framework: &Framework, record: &Record) -> Row {
    COLUMNS.iter().map(|(_, column)| cell(framework, record, *column)).collect()
}

fn cell(framework: &Framework, record: &Record, column: Column) -> String {
    let years = record.experience();
    let metric = record.metric();
    let number = |number: Option<f64>| number.map(|n| n.to_string()).unwrap_or_default();
    match column {
        Column::Kind => record.kind.name().to_string(),
        Column::Where => {
            let mut above: Vec<&str> = framework
                .ancestors(record.id)
                .iter()
                .filter(|one| one.kind != Kind::Framework)
                .map(|one| one.face())
                .collect();
            above.retain(|face| !face.is_empty());
            above.join(" \u{203a} ")
        }
        Column::Id => record.id.to_string(),
        Column::In => record.parent.map(|id| id.to_string()).unwrap_or_default(),
        Column::Field(field) => match record.fields.get(field) {
            Some(Value::Text(text)) => text.clone(),
            Some(Value::Texts(texts)) => list(texts),
            Some(Value::Number(n)) => n.to_string(),
            Some(Value::Link(id)) => id.to_string(),
            Some(Value::Links(ids)) => ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "),
            Some(Value::Experience(_) | Value::Metric(_)) | None => String::new(),
        },
        Column::YearsFrom => number(years.and_then(|years| years.min_years).map(rungs_model::Years::get)),
        Column::YearsTo => number(years.and_then(|years| years.max_years).map(rungs_model::Years::get)),
        Column::YearsEssential => years.filter(|years| !years.essential).map(|_| "no".to_string()).unwrap_or_default(),
        Column::YearsContext => years.map(|years| years.context.clone()).unwrap_or_default(),
        Column::Metric => metric.map(|metric| metric.name.clone()).unwrap_or_default(),
        Column::Unit => metric.map(|metric| metric.unit.clone()).unwrap_or_default(),
        Column::Baseline => number(metric.and_then(|metric| metric.baseline)),
        Column::Target => number(metric.and_then(|metric| metric.target)),
    }
}
