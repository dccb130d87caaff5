//! First floor, formats to read: the table of all nodes that Rungs writes itself.

use crate::build::Build;
use crate::error::{Fault, ReadError};
use crate::flat::{COLUMNS, Column, listed};
use crate::known::{self, Heads, How, Known};
use crate::rows;
use crate::table::{Row, Table};
use crate::{Import, Input, Part, Skip};
use rungs_model::{Experience, Field, Framework, Id, Kind, Metric, Record, Shape, Value, Years};
use std::collections::{HashMap, HashSet};

/// A row a node, in CSV or on the sheet of all nodes of a workbook.
pub(crate) const IMPORT: Import = Import {
    name: "csv-long",
    extensions: &["csv", "xlsx"],
    recognise: |name, bytes| known::told(name, bytes, &KNOWN),
    read: |input, fresh| known::read(input, fresh, &KNOWN),
};

pub(crate) const KNOWN: Known = Known { name: "csv-long", is, read: How::Own(read) };

fn is(build: &Build<'_>, tables: &[Table]) -> bool {
    tables.iter().any(|table| is_all(build, table))
}

fn is_all(build: &Build<'_>, table: &Table) -> bool {
    Heads::of(build, table).have(&["kind", "title", "statement", "id", "inid", "competencyid"])
}

fn read(input: &Input<'_>, build: &mut Build<'_>, tables: &[Table]) -> Result<(), ReadError> {
    let (all, matrices): (Vec<&Table>, Vec<&Table>) = tables.iter().partition(|table| is_all(build, table));
    for table in all {
        nodes(input, build, table)?;
    }
    if matrices.is_empty() {
        return Ok(());
    }
    // The same as people print it, unless somebody wrote there: what counts is the sheet of all nodes.
    let framework =
        Framework::from_records(build.records().to_vec()).map_err(|_| ReadError::whole(Fault::NoFramework))?;
    let paths = framework.below(framework.root(), Kind::Path);
    let matrix = |path: &Record| rows::matrix(&framework, &[path], false);
    let printed = |path: &Record| matrix(path).rows().flatten().map(|text| plain(&text)).collect::<HashSet<String>>();
    let printed: HashSet<String> = paths.flat_map(printed).collect();
    for (_, part) in matrices.into_iter().flat_map(|table| &table.rows).flat_map(|row| &row.cells) {
        let is_the_same = printed.contains(&plain(build.text(part)));
        build.skip(part, if is_the_same { Skip::Again } else { Skip::Otherwise });
    }
    Ok(())
}

/// A text as a cell of any program holds it.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn nodes(input: &Input<'_>, build: &mut Build<'_>, table: &Table) -> Result<(), ReadError> {
    let heads = Heads::of(build, table);
    let columns: Vec<(u32, Column)> = COLUMNS
        .iter()
        .filter_map(|(head, column)| Some((heads.column(&[known::plain(head).as_str()])?, *column)))
        .collect();
    let rows = known::body(build, table);
    let at = |wanted: Column| columns.iter().find(|(_, column)| *column == wanted).map(|(at, _)| *at);
    let part = |row: &Row, wanted: Column| at(wanted).and_then(|at| row.cell(at)).cloned();
    let says = |build: &Build<'_>, row: &Row, wanted: Column| {
        part(row, wanted).map(|part| build.text(&part).trim().to_string()).unwrap_or_default()
    };
    let mut made: Vec<(Id, &Row)> = Vec::with_capacity(rows.len());
    let mut by_name: HashMap<String, Id> = HashMap::new();
    // Rows may have been sorted: those whose container comes later wait for it.
    let mut waiting: Vec<&Row> = rows.iter().collect();
    loop {
        let (before, mut later) = (waiting.len(), Vec::new());
        for row in waiting {
            input.go_on()?;
            let (kind, id) = (says(build, row, Column::Kind), says(build, row, Column::Id));
            let Some(kind) = Kind::from_name(&kind) else { continue };
            let own: Option<Id> = id.parse().ok();
            if kind == Kind::Framework {
                if made.iter().all(|(id, _)| *id != build.root()) {
                    if let Some(own) = own {
                        build.root_is(own);
                    }
                    by_name.insert(id, build.root());
                    made.push((build.root(), row));
                }
                continue;
            }
            let parent = match says(build, row, Column::In) {
                name if name.is_empty() && Kind::Framework.children().contains(&kind) => Some(build.root()),
                name => by_name.get(&name).copied(),
            };
            let Some(parent) = parent else {
                later.push(row);
                continue;
            };
            if !build.kind(parent).is_some_and(|of| of.children().contains(&kind)) {
                continue;
            }
            let node = match own.filter(|own| build.kind(*own).is_none()) {
                Some(own) => build.node_as(own, kind, parent)?,
                None => build.node(kind, parent)?,
            };
            by_name.entry(id).or_insert(node);
            made.push((node, row));
        }
        // Each round makes at least one; ten rounds are more than containers are deep.
        if later.is_empty() || later.len() == before {
            break;
        }
        waiting = later;
    }
    for (node, row) in made {
        for (column, is) in &columns {
            if let Some(part) = row.cell(*column).cloned() {
                say(build, node, *is, &part, &by_name);
            }
        }
    }
    Ok(())
}

fn say(build: &mut Build<'_>, node: Id, column: Column, part: &Part, by_name: &HashMap<String, Id>) {
    let Some(kind) = build.kind(node) else { return };
    let text = build.text(part).to_string();
    let parts = std::slice::from_ref(part);
    let link = |name: &str, wanted: Kind, build: &Build<'_>| {
        by_name.get(name.trim()).copied().filter(|id| build.kind(*id) == Some(wanted))
    };
    match column {
        Column::Kind | Column::Where | Column::Id | Column::In => build.skip(part, Skip::Name),
        Column::Field(field) if kind.fields().contains(&field) => {
            let value = match field.shape() {
                Shape::Text => Some(Value::Text(text.replace('\0', ""))),
                Shape::Texts => Some(Value::Texts(listed(&text))),
                Shape::Number => number(&text).filter(|n| *n >= 0.0).map(Value::Number),
                Shape::Link(wanted) => link(&text, wanted, build).map(Value::Link),
                Shape::Links(wanted) => {
                    Some(Value::Links(text.split_whitespace().filter_map(|name| link(name, wanted, build)).collect()))
                }
                Shape::Experience | Shape::Metric => None,
            };
            match value {
                Some(value) => build.set(node, field, value, parts),
                None => build.skip(part, Skip::Dangling),
            }
        }
        Column::YearsFrom | Column::YearsTo | Column::YearsEssential | Column::YearsContext if kind == Kind::Step => {
            let mut years: Experience =
                build.record(node).and_then(|step| step.experience().cloned()).unwrap_or_default();
            match column {
                Column::YearsFrom => years.min_years = number(&text).and_then(Years::new),
                Column::YearsTo => years.max_years = number(&text).and_then(Years::new),
                Column::YearsEssential => years.essential = !text.trim().eq_ignore_ascii_case("no"),
                _ => years.context = text,
            }
            build.years(node, years, parts);
        }
        Column::Metric | Column::Unit | Column::Baseline | Column::Target if kind == Kind::ValueStream => {
            let mut metric: Metric = build.record(node).and_then(|stream| stream.metric().cloned()).unwrap_or_default();
            match column {
                Column::Metric => metric.name = text,
                Column::Unit => metric.unit = text,
                Column::Baseline => metric.baseline = number(&text),
                _ => metric.target = number(&text),
            }
            build.set(node, Field::Metric, Value::Metric(Box::new(metric)), parts);
        }
        _ => build.skip(part, Skip::NoPlace),
    }
}

fn number(text: &str) -> Option<f64> {
    text.trim().replace(',', ".").parse().ok().filter(|n: &f64| n.is_finite())
}
