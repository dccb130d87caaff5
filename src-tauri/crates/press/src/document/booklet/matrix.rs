//! The matrix of a path: competencies down, steps across, cut into parts that a sheet can hold.

use crate::coverage::Ink;
use crate::document::Template;
use crate::imprint::MARGIN;
use crate::{Paper, Words};
use rungs_model::{Field, Framework, Id, Kind, Record};
use serde_json::{Value as Json, json};

pub(crate) const TEMPLATE: Template =
    Template { name: "matrix.typ", source: include_str!("../../../templates/matrix.typ") };

/// More columns than this, that of the competencies included, and the sheet is turned.
const UPRIGHT: usize = 4;
/// More steps than this and the matrix is cut into parts of at most `PART` columns.
const TURNED: usize = 8;
const PART: usize = 6;
/// Padding left and right in a cell, in points; as in the template.
const INSET: f64 = 5.0;

/// How one part of a matrix is laid on its sheet; widths in points.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Layout {
    turned: bool,
    size: f64,
    head: f64,
    column: f64,
    /// Room between the upper and lower margin.
    height: f64,
}

impl Layout {
    fn new(paper: Paper, turned: bool, steps: usize, with_head: bool) -> Layout {
        let (short, long) = paper.size();
        let (width, height) = if turned { (long, short) } else { (short, long) };
        let size = match (turned, steps) {
            (false, 0..=3) | (true, 0..=5) => 8.5,
            (false, _) | (true, 6) => 8.0,
            (true, 7) => 7.5,
            (true, _) => 7.0,
        };
        let head = if with_head { if turned { 96.0 } else { 84.0 } } else { 0.0 };
        let column = (width - 2.0 * MARGIN - head) / steps.max(1) as f64;
        Layout { turned, size, head, column, height: height - 160.0 }
    }

    /// How many letters a line of a cell surely holds.
    fn letters(&self) -> usize {
        ((self.column - 2.0 * INSET) / (self.size * 0.6)) as usize
    }

    /// Whether texts of these lengths below each other may need more than a third of the sheet, so that it is worth
    /// the template's while to measure them.
    fn may_be_tall(&self, lengths: impl Iterator<Item = usize>) -> bool {
        let line = ((self.column - 2.0 * INSET) / (self.size * 0.45)).max(1.0);
        let lines: f64 = lengths.map(|n| 0.5 + (n as f64 / line).ceil()).sum();
        lines * self.size * 1.45 > self.height / 3.0
    }
}

/// How many columns each part gets: as even as can be.
fn parts(steps: usize) -> Vec<usize> {
    let count = if steps > TURNED { steps.div_ceil(PART) } else { 1 };
    (0..count).map(|i| steps / count + usize::from(i < steps % count)).collect()
}

/// A row of the matrix: a competency, or none for the abilities that have none.
type Row<'a> = (Option<&'a Record>, Vec<Vec<&'a Record>>);

/// The parts of a path's matrix as data; an empty list where no step has an ability.
pub(super) fn matrix(framework: &Framework, path: Id, paper: Paper, words: &Words, ink: &mut Ink<'_>) -> Json {
    let steps: Vec<&Record> = framework.below(path, Kind::Step).collect();
    let rows = rows(framework, &steps);
    if rows.is_empty() {
        return json!([]);
    }
    let with_head = rows.iter().any(|(competency, _)| competency.is_some());
    let turned = steps.len() + usize::from(with_head) > UPRIGHT;
    let mut first = 0;
    let mut tables = Vec::new();
    for count in parts(steps.len()) {
        let layout = Layout::new(paper, turned, count, with_head);
        let range = first..first + count;
        let columns: Vec<Json> = steps[range.clone()].iter().map(|s| head(framework, s, &layout, words, ink)).collect();
        let mut lines = Vec::new();
        let mut group = None;
        for (competency, cells) in &rows {
            let family = competency.and_then(|c| framework.get(c.parent?)).filter(|g| !g.text(Field::Title).is_empty());
            if family.map(|g| g.id) != group {
                group = family.map(|g| g.id);
                if let Some(family) = family {
                    lines.push(json!({ "is": "group", "title": ink.at(family).say(family.text(Field::Title)) }));
                }
            }
            lines.push(row(*competency, &cells[range.clone()], &layout, words, ink));
        }
        let label = words
            .steps_of
            .replace("{first}", &(first + 1).to_string())
            .replace("{last}", &(first + count).to_string())
            .replace("{all}", &steps.len().to_string());
        tables.push(json!({
            "turned": layout.turned, "size": layout.size, "head": layout.head, "column": layout.column,
            "height": layout.height, "label": (count < steps.len()).then_some(label),
            "columns": columns, "rows": lines,
        }));
        first += count;
    }
    Json::Array(tables)
}

/// Competencies in the order of the framework, as far as they are used here; what has none comes last.
fn rows<'a>(framework: &'a Framework, steps: &[&'a Record]) -> Vec<Row<'a>> {
    let known = framework.of_kind(Kind::Competency).into_iter().map(Some).chain([None]);
    known
        .map(|competency| {
            let cells = steps.iter().map(|step| {
                let abilities = framework.below(step.id, Kind::Ability).filter(|a| !super::is_blank(a));
                abilities.filter(|a| competency_of(framework, a).map(|c| c.id) == competency.map(|c| c.id)).collect()
            });
            (competency, cells.collect::<Vec<Vec<_>>>())
        })
        .filter(|(_, cells)| cells.iter().any(|cell| !cell.is_empty()))
        .collect()
}

/// The competency of an ability, if it is still there.
pub(super) fn competency_of<'a>(framework: &'a Framework, ability: &Record) -> Option<&'a Record> {
    framework.get(ability.link(Field::Competency)?).filter(|c| c.kind == Kind::Competency)
}

fn head(framework: &Framework, step: &Record, layout: &Layout, words: &Words, ink: &mut Ink<'_>) -> Json {
    let letters = layout.letters();
    let grade = step.link(Field::Grade).and_then(|g| framework.get(g)).map(grade_name);
    // In many frameworks the code of a step is that of its grade; once is enough in a head.
    let grade = grade.filter(|grade| grade != step.text(Field::Code));
    let mut pen = ink.at(step);
    let title = match step.text(Field::Title) {
        "" => words.untitled,
        title => title,
    };
    json!({
        "to": super::label(step.id),
        "title": pen.narrow(title, letters.saturating_sub(2).max(4)),
        "code": pen.narrow(step.text(Field::Code), letters),
        "grade": grade.map(|g| pen.narrow(&g, letters)),
        "years": step.experience().and_then(|e| words.years(e)).map(|y| pen.safe(&y)),
        "focus": pen.narrow(step.text(Field::Focus), letters),
    })
}

/// What a grade is called: its code, or its title where it has none.
pub(super) fn grade_name(grade: &Record) -> String {
    let code = grade.text(Field::Code);
    if code.is_empty() { grade.text(Field::Title).to_owned() } else { code.to_owned() }
}

fn row(competency: Option<&Record>, cells: &[Vec<&Record>], layout: &Layout, words: &Words, ink: &mut Ink<'_>) -> Json {
    let letters = layout.letters();
    let narrow = |ability: &&Record, ink: &mut Ink<'_>| {
        let mut pen = ink.at(ability);
        json!({
            "title": pen.narrow(ability.text(Field::Title), letters),
            "statement": pen.narrow(ability.text(Field::Statement), letters),
        })
    };
    let length = |a: &&Record| a.text(Field::Statement).chars().count() + a.text(Field::Title).chars().count();
    let tall = cells.iter().any(|cell| layout.may_be_tall(cell.iter().map(length)));
    let cells: Vec<Json> = cells.iter().map(|cell| cell.iter().map(|a| narrow(a, ink)).collect()).collect();
    let room = ((layout.head - INSET) / (layout.size * 0.65)) as usize;
    let title = match competency {
        Some(c) => {
            ink.at(c).narrow(if c.text(Field::Title).is_empty() { words.untitled } else { c.face() }, room.max(4))
        }
        None => json!(words.further),
    };
    json!({ "is": "row", "title": title, "to": competency.map(|c| super::label(c.id)), "cells": cells, "tall": tall })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wide_matrix_is_cut_evenly() {
        let check = |steps: usize, expect: &[usize]| assert_eq!(parts(steps), expect, "{steps}");
        check(1, &[1]);
        check(4, &[4]);
        check(8, &[8]);
        check(9, &[5, 4]);
        check(12, &[6, 6]);
        check(13, &[5, 4, 4]);
        check(20, &[5, 5, 5, 5]);
    }

    #[test]
    fn every_part_fits_its_sheet() {
        for paper in [Paper::A4, Paper::Letter] {
            for steps in 1..=40 {
                for part in parts(steps) {
                    let layout = Layout::new(paper, steps + 1 > UPRIGHT, part, true);
                    let width = if layout.turned { paper.size().1 } else { paper.size().0 };
                    assert!(layout.head + part as f64 * layout.column <= width - 2.0 * MARGIN + 0.01);
                    assert!(layout.letters() >= 12, "{steps} steps leave {} letters", layout.letters());
                }
            }
        }
    }
}
