//! First floor, formats to read: tables of O*NET, as text with tabs or as workbooks. Source: the dictionary of the data
//! base at onetcenter.org.

use crate::build::Build;
use crate::error::ReadError;
use crate::known::{self, Heads, How, Known};
use crate::layout::Things;
use crate::table::{Row, Table};
use crate::tree::{Leaf, grow};
use crate::{Import, Input, Part, Skip, ids, years};
use rungs_model::{Experience, Field, Id, Kind, Value, Years};
use std::collections::{BTreeMap, HashMap};

/// Each table in one file.
pub(crate) const IMPORT: Import = Import {
    name: "onet",
    extensions: &["xlsx", "csv"],
    recognise: |name, bytes| known::told(name, bytes, &KNOWN),
    read: |input, fresh| known::read(input, fresh, &KNOWN),
};

pub(crate) const KNOWN: Known = Known { name: "onet", is, read: How::Own(read) };

type Read = fn(&mut Build<'_>, &mut Things, &Heads, &[Row]) -> Result<(), ReadError>;

/// The tables, each by the heads that no other has.
const TABLES: &[(&[&str], Read)] = &[
    (&["elementid", "scaleid", "anchorvalue", "anchordescription"], anchors),
    (&["elementid", "scaleid", "category", "categorydescription"], categories),
    (&["jobzone", "name", "experience", "svprange"], job_zones),
    (&["onetsoccode", "elementid", "scaleid", "datavalue"], ratings),
    (&["onetsoccode", "taskid", "task"], tasks),
    (&["onetsoccode", "title", "description"], occupations),
    (&["elementid", "elementname", "description"], content_model),
];

fn reader(heads: &Heads) -> Option<Read> {
    TABLES.iter().find(|(needed, _)| heads.have(needed)).map(|(_, read)| *read)
}

fn is(build: &Build<'_>, tables: &[Table]) -> bool {
    tables.iter().any(|table| reader(&Heads::of(build, table)).is_some())
}

fn read(input: &Input<'_>, build: &mut Build<'_>, tables: &[Table]) -> Result<(), ReadError> {
    let mut things = Things::default();
    for table in tables {
        input.go_on()?;
        let heads = Heads::of(build, table);
        match reader(&heads) {
            Some(read) => {
                let rows = known::body(build, table);
                read(build, &mut things, &heads, rows)?;
            }
            None => {
                for (_, part) in table.rows.iter().flat_map(|row| &row.cells) {
                    build.skip(part, Skip::LeftOut);
                }
            }
        }
    }
    Ok(())
}

fn said(build: &Build<'_>, heads: &Heads, row: &Row, name: &str) -> String {
    heads.cell(row, &[name]).map(|part| build.text(part).trim().to_string()).unwrap_or_default()
}

/// Skips what a row says under these heads.
fn skip(build: &mut Build<'_>, heads: &Heads, row: &Row, names: &[&str], why: Skip) {
    for name in names {
        if let Some(part) = heads.cell(row, &[name]) {
            build.skip(part, why);
        }
    }
}

/// A node under the id that follows from its code; the second time the same one.
fn node(build: &mut Build<'_>, kind: Kind, parent: Id, name: &str) -> Result<(Id, bool), ReadError> {
    let id = ids::derived("onet", &format!("{} {name}", kind.name()));
    if build.record(id).is_some() { Ok((id, false)) } else { Ok((build.node_as(id, kind, parent)?, true)) }
}

/// A node with its title, said once.
fn titled(build: &mut Build<'_>, kind: Kind, parent: Id, name: &str, title: &Part) -> Result<Id, ReadError> {
    let (id, is_new) = node(build, kind, parent, name)?;
    if is_new {
        build.say(id, Field::Title, title);
    } else {
        build.skip(title, Skip::Again);
    }
    Ok(id)
}

/// A competency of an element, in the group of all.
fn element(build: &mut Build<'_>, heads: &Heads, row: &Row) -> Result<Option<Id>, ReadError> {
    let root = build.root();
    let code = said(build, heads, row, "elementid");
    let Some(name) = heads.cell(row, &["elementname"]).or_else(|| heads.cell(row, &["elementid"])).cloned() else {
        return Ok(None);
    };
    let (group, _) = node(build, Kind::Group, root, "elements")?;
    skip(build, heads, row, &["elementid"], Skip::Name);
    titled(build, Kind::Competency, group, &code, &name).map(Some)
}

/// What each level of an element is like: the levels are steps, the elements competencies.
fn anchors(build: &mut Build<'_>, _things: &mut Things, heads: &Heads, rows: &[Row]) -> Result<(), ReadError> {
    let root = build.root();
    // The levels of a scale in their order, whichever element has them.
    let mut scales: BTreeMap<String, (Option<Part>, Vec<String>)> = BTreeMap::new();
    for row in rows {
        let name = heads.cell(row, &["scalename"]).cloned();
        let scale = scales.entry(said(build, heads, row, "scaleid")).or_insert((name, Vec::new()));
        let value = said(build, heads, row, "anchorvalue");
        if !value.is_empty() && !scale.1.contains(&value) {
            scale.1.push(value);
        }
    }
    for (scale, (name, levels)) in &mut scales {
        let (path, _) = node(build, Kind::Path, root, scale)?;
        if let Some(name) = name {
            build.say(path, Field::Title, name);
        }
        levels.sort_by(|a, b| number(a).total_cmp(&number(b)));
        for level in levels {
            let (step, _) = node(build, Kind::Step, path, &format!("{scale} {level}"))?;
            build.says(step, Field::Title, level, &[]);
        }
    }
    for row in rows {
        let competency = element(build, heads, row)?;
        let (scale, value) = (said(build, heads, row, "scaleid"), said(build, heads, row, "anchorvalue"));
        let step = ids::derived("onet", &format!("{} {scale} {value}", Kind::Step.name()));
        if let Some(part) = heads.cell(row, &["anchordescription"])
            && build.record(step).is_some()
        {
            let code = format!("{} {scale} {value}", said(build, heads, row, "elementid"));
            let (ability, _) = node(build, Kind::Ability, step, &code)?;
            build.say(ability, Field::Statement, part);
            if let Some(competency) = competency {
                build.set(ability, Field::Competency, Value::Link(competency), &[]);
            }
        }
        skip(build, heads, row, &["anchorvalue"], Skip::Head);
        skip(build, heads, row, &["scaleid", "scalename"], Skip::Name);
    }
    Ok(())
}

fn number(text: &str) -> f64 {
    text.replace(',', ".").parse().unwrap_or(f64::MAX)
}

/// Education, training and experience: an element is a path, its categories are the steps.
fn categories(build: &mut Build<'_>, _things: &mut Things, heads: &Heads, rows: &[Row]) -> Result<(), ReadError> {
    let root = build.root();
    for row in rows {
        let code = said(build, heads, row, "elementid");
        if let Some(name) = heads.cell(row, &["elementname"]) {
            let path =
                titled(build, Kind::Path, root, &format!("{code} {}", said(build, heads, row, "scaleid")), name)?;
            let number = said(build, heads, row, "category");
            if let Some(part) = heads.cell(row, &["categorydescription"]) {
                let step = titled(build, Kind::Step, path, &format!("{code} {number}"), part)?;
                // Of education a number of years is that of a degree, of training how long it takes.
                let is_experience = said(build, heads, row, "scaleid") == "RW";
                if let Some(found) = years::find(build.text(part), true).filter(|_| is_experience) {
                    build.years(step, found.years, &[]);
                }
                if let Some(number) = heads.cell(row, &["category"]) {
                    build.say(step, Field::Code, number);
                }
            }
        }
        skip(build, heads, row, &["elementid", "scaleid", "scalename"], Skip::Name);
    }
    Ok(())
}

/// The job zones are the steps of one path. Their years are those of their range of specific vocational preparation.
fn job_zones(build: &mut Build<'_>, things: &mut Things, heads: &Heads, rows: &[Row]) -> Result<(), ReadError> {
    let root = build.root();
    let path = things.called(build, Kind::Path, root, "Job zones")?;
    for row in rows {
        let zone = said(build, heads, row, "jobzone");
        let Some(name) = heads.cell(row, &["name"]) else { continue };
        let step = titled(build, Kind::Step, path, &format!("zone {zone}"), name)?;
        if let Some(part) = heads.cell(row, &["jobzone"]) {
            build.say(step, Field::Code, part);
        }
        let range = heads.cell(row, &["svprange"]).cloned();
        let mut experience = range.as_ref().map(|part| preparation(build.text(part))).unwrap_or_default();
        let words = heads.cell(row, &["experience"]).cloned();
        experience.context = words.as_ref().map(|part| build.text(part).trim().to_string()).unwrap_or_default();
        build.years(step, experience, &words.into_iter().chain(range).collect::<Vec<_>>());
        let others = [("education", "Education"), ("jobtraining", "Job training"), ("examples", "Examples")];
        for (name, heading) in others {
            if let Some(part) = heads.cell(row, &[name]).cloned() {
                let body = build.text(&part).trim().to_string();
                build.note(step, heading, &[], &body, &[part])?;
            }
        }
    }
    Ok(())
}

/// The years of a range of specific vocational preparation. Source: Dictionary of Occupational Titles, appendix C:
/// 4 up to six months, 5 up to a year, 6 up to 2 years, 7 up to 4, 8 up to 10.
fn preparation(range: &str) -> Experience {
    let digits: Vec<u32> = range.split(['.', '<', ' ', '(', ')']).filter_map(|n| n.parse().ok()).collect();
    let first = digits.iter().copied().find(|n| (1..=9).contains(n));
    let last = digits.iter().copied().rfind(|n| (1..=9).contains(n));
    let is_below = range.to_lowercase().contains("below");
    let (min, max) = match (first, last) {
        (Some(4), _) if is_below => (None, Some(0.5)),
        (Some(4), Some(6)) => (Some(0.5), Some(1.0)),
        (Some(6), Some(7)) => (Some(1.0), Some(2.0)),
        (Some(7), Some(8)) => (Some(2.0), Some(4.0)),
        (Some(8), _) => (Some(4.0), None),
        _ => (None, None),
    };
    Experience { min_years: min.and_then(Years::new), max_years: max.and_then(Years::new), ..Experience::default() }
}

/// An occupation is a path.
fn occupation(build: &mut Build<'_>, heads: &Heads, row: &Row) -> Result<Option<Id>, ReadError> {
    let root = build.root();
    let code = said(build, heads, row, "onetsoccode");
    let Some(title) = heads.cell(row, &["title"]).or_else(|| heads.cell(row, &["onetsoccode"])).cloned() else {
        return Ok(None);
    };
    let path = titled(build, Kind::Path, root, &code, &title)?;
    skip(build, heads, row, &["onetsoccode"], Skip::Name);
    Ok(Some(path))
}

fn occupations(build: &mut Build<'_>, _things: &mut Things, heads: &Heads, rows: &[Row]) -> Result<(), ReadError> {
    for row in rows {
        if let (Some(path), Some(part)) = (occupation(build, heads, row)?, heads.cell(row, &["description"])) {
            build.say(path, Field::Summary, part);
        }
    }
    Ok(())
}

fn tasks(build: &mut Build<'_>, _things: &mut Things, heads: &Heads, rows: &[Row]) -> Result<(), ReadError> {
    for row in rows {
        if let (Some(path), Some(task)) = (occupation(build, heads, row)?, heads.cell(row, &["task"])) {
            let (ability, _) = node(build, Kind::Ability, path, &said(build, heads, row, "taskid"))?;
            build.say(ability, Field::Statement, task);
        }
        skip(build, heads, row, &["taskid"], Skip::Name);
        skip(build, heads, row, &["tasktype", "incumbentsresponding", "date", "domainsource"], Skip::NoPlace);
    }
    Ok(())
}

/// What an occupation asks for: an element is a statement of its path, its importance the weight.
fn ratings(build: &mut Build<'_>, _things: &mut Things, heads: &Heads, rows: &[Row]) -> Result<(), ReadError> {
    let mut weighed: HashMap<Id, f64> = HashMap::new();
    for row in rows {
        let path = occupation(build, heads, row)?;
        let competency = element(build, heads, row)?;
        if let (Some(path), Some(competency)) = (path, competency) {
            let code = format!("{} {}", said(build, heads, row, "onetsoccode"), said(build, heads, row, "elementid"));
            let (ability, is_new) = node(build, Kind::Ability, path, &code)?;
            if is_new {
                let name = build.record(competency).map(|record| record.face().to_string()).unwrap_or_default();
                build.says(ability, Field::Statement, &name, &[]);
                build.set(ability, Field::Competency, Value::Link(competency), &[]);
            }
            if let (Some(part), "IM") = (heads.cell(row, &["datavalue"]), said(build, heads, row, "scaleid").as_str())
                && let Some(value) = build.text(part).trim().parse::<f64>().ok().filter(|n| n.is_finite() && *n >= 0.0)
                && weighed.insert(ability, value).is_none()
            {
                build.set(ability, Field::Weight, Value::Number(value), std::slice::from_ref(part));
            }
        }
        for (_, part) in &row.cells {
            build.skip(part, Skip::Computed);
        }
    }
    Ok(())
}

/// The tree of elements: the outline is in their ids.
fn content_model(build: &mut Build<'_>, _things: &mut Things, heads: &Heads, rows: &[Row]) -> Result<(), ReadError> {
    let at: HashMap<String, usize> =
        rows.iter().enumerate().rev().map(|(at, row)| (said(build, heads, row, "elementid"), at)).collect();
    let mut leaves = Vec::with_capacity(rows.len());
    for row in rows {
        let code = said(build, heads, row, "elementid");
        let parent = code.rsplit_once('.').and_then(|(outer, _)| at.get(outer)).copied();
        leaves.push(Leaf {
            parent,
            id: Some(ids::derived("onet", &format!("element {code}"))),
            title: heads.cell(row, &["elementname"]).cloned(),
            text: heads.cell(row, &["description"]).cloned(),
            ..Leaf::default()
        });
        skip(build, heads, row, &["elementid"], Skip::Name);
    }
    let is_above: std::collections::HashSet<usize> = leaves.iter().filter_map(|leaf| leaf.parent).collect();
    for (at, leaf) in leaves.iter_mut().enumerate() {
        leaf.kind = Some(if is_above.contains(&at) { "group" } else { "competency" }.to_string());
    }
    grow(build, &leaves)
}
