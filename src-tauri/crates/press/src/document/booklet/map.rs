//! The map of a framework on one sheet: paths side by side, grades down, steps as boxes, transitions as lines.

mod grid;
mod lanes;
mod layout;
mod route;

use self::grid::MapOf;
use self::layout::{Layout, Measures, Point, layout};
use super::matrix::grade_name;
use super::{Content, label, shortened};
use crate::Paper;
use crate::coverage::Ink;
use crate::document::Template;
use crate::imprint::MARGIN;
use rungs_model::{Field, Id, Kind, Record};
use serde_json::{Value as Json, json};
use std::collections::HashSet;

pub(crate) const TEMPLATE: Template = Template { name: "map.typ", source: include_str!("../../../templates/map.typ") };

/// The sizes of a printed map before it is made to fit, in points.
const PRINT: Measures = Measures {
    box_width: 108.0,
    box_height: 38.0,
    channel: 30.0,
    gap: 16.0,
    edge: 6.0,
    lane: 5.0,
    port: 5.5,
    pad: 13.0,
};

/// The room for the names of grades beside the picture and of paths above it; as in the template.
const RAIL: f64 = 64.0;
const HEAD: f64 = 30.0;
/// The size of letters, before the picture is made to fit.
const LETTERS: f64 = 8.0;
/// The widest a box becomes where a sheet has room left beside the map.
const WIDEST: f64 = 172.0;
/// What a small map grows by at most, to fill its sheet.
const GROWTH: f64 = 1.15;

/// A sheet: upright or turned, and the room on it in points. Margins, heading and foot as in the templates.
struct Sheet {
    turned: bool,
    width: f64,
    height: f64,
}

impl Sheet {
    fn of(paper: Paper, turned: bool) -> Sheet {
        let (short, long) = paper.size();
        let (width, height) = if turned { (long, short - 172.0) } else { (short, long - 208.0) };
        Sheet { turned, width: width - 2.0 * MARGIN, height }
    }

    /// By how much a picture of that size is made smaller or larger to fit.
    fn scale(&self, width: f64, height: f64) -> f64 {
        GROWTH.min(self.width / width).min(self.height / height)
    }
}

/// The map as data; none where it would show nothing that the paths themselves do not: no transition, and no grade that
/// several paths share.
pub(super) fn map(content: &Content<'_>, ink: &mut Ink<'_>) -> Option<Json> {
    let framework = content.framework;
    let grades: Vec<&Record> = framework.below(framework.root(), Kind::Grade).collect();
    let paths: Vec<Vec<&Record>> = content.paths.iter().map(|p| framework.below(*p, Kind::Step).collect()).collect();
    let steps: Vec<&Record> = paths.iter().flatten().copied().collect();
    let number = |id: Option<Id>| steps.iter().position(|s| Some(s.id) == id);
    let rank = |step: &&Record| grades.iter().position(|g| Some(g.id) == step.link(Field::Grade));
    let transitions = framework.below(framework.root(), Kind::Transition);
    let ends = transitions.filter_map(|t| Some([number(t.link(Field::From))?, number(t.link(Field::To))?]));
    let of = MapOf {
        paths: paths.iter().map(|steps| steps.iter().map(rank).collect()).collect(),
        grades: grades.len(),
        transitions: ends.filter(|[from, to]| from != to).collect(),
    };
    if of.transitions.is_empty() && !shares_a_grade(&of) {
        return None;
    }
    let longest = layout(&of, &PRINT).bands.iter().map(|(grade, ..)| grade_name(grades[*grade]).chars().count()).max();
    let rail = longest.map_or(0.0, |letters| RAIL.min(14.0 + letters as f64 * LETTERS * 0.6));
    let (sheet, scale, sizes) = best_sheet(content.options.paper, &of, rail);
    let drawn = layout(&of, &sizes);
    let named = |grade: &Record, ink: &mut Ink<'_>| ink.at(grade).say(&fitted(&grade_name(grade), RAIL - 8.0, 2));
    let title = |record: &Record, width: f64, lines: usize| fitted(content.title(record), width, lines);
    let words = &content.imprint.words;
    let alt = words
        .map_of
        .replace("{steps}", &words.number(steps.len() as f64))
        .replace("{paths}", &words.number(paths.len() as f64))
        .replace("{transitions}", &words.number(drawn.lines.len() as f64));
    Some(json!({
        "turned": sheet.turned, "scale": scale, "rail": rail, "head": HEAD, "letters": LETTERS, "alt": alt,
        "width": drawn.width, "height": drawn.height, "box": sizes.box_width,
        "paths": content.paths.iter().zip(&drawn.columns).filter_map(|(path, x)| {
            let path = framework.get(*path)?;
            let width = sizes.box_width + sizes.channel - 8.0;
            Some(json!({ "x": x, "title": ink.at(path).say(&title(path, width, 2)), "to": label(path.id) }))
        }).collect::<Vec<_>>(),
        "bands": drawn.bands.iter().map(|(grade, y, height)| {
            json!({ "y": y, "height": height, "name": named(grades[*grade], ink) })
        }).collect::<Vec<_>>(),
        "steps": steps.iter().zip(&drawn.boxes).map(|(step, at)| {
            let facts = [step.text(Field::Code).to_owned(), step.experience().and_then(|e| words.years(e)).unwrap_or_default()];
            let facts = facts.into_iter().filter(|f| !f.trim().is_empty()).collect::<Vec<_>>().join(" · ");
            let mut pen = ink.at(step);
            json!({
                "x": at.x, "y": at.y, "height": at.height, "to": label(step.id),
                "title": pen.say(&title(step, sizes.box_width - 14.0, 2)),
                "facts": pen.say(&fitted(&facts, sizes.box_width - 14.0, 1)),
            })
        }).collect::<Vec<_>>(),
        "lines": lines(&drawn),
    }))
}

/// The way of the sheet on which a map is larger, its scale there, and the sizes that use all of its width.
fn best_sheet(paper: Paper, of: &MapOf, rail: f64) -> (Sheet, f64, Measures) {
    let drawn = layout(of, &PRINT);
    let [upright, turned] = [false, true].map(|turned| Sheet::of(paper, turned));
    let scale = |sheet: &Sheet| sheet.scale(drawn.width + rail, drawn.height + HEAD);
    let sheet = if scale(&turned) > scale(&upright) { turned } else { upright };
    let scale = scale(&sheet);
    let spare = sheet.width / scale - drawn.width - rail;
    let width = PRINT.box_width + (spare / of.paths.len().max(1) as f64).max(0.0);
    (sheet, scale, Measures { box_width: width.min(WIDEST), ..PRINT })
}

/// Whether steps of two paths have one grade.
fn shares_a_grade(of: &MapOf) -> bool {
    let held: Vec<HashSet<usize>> = of.paths.iter().map(|path| path.iter().flatten().copied().collect()).collect();
    held.iter().enumerate().any(|(n, one)| held[n + 1..].iter().any(|other| !one.is_disjoint(other)))
}

/// A text cut so that it surely fits so many lines of a width. Letters of Chinese, Japanese and Korean are twice as wide.
fn fitted(text: &str, width: f64, lines: usize) -> String {
    let wide = text.chars().any(|c| matches!(c, '\u{1100}'..='\u{11FF}' | '\u{2E80}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FF60}' | '\u{20000}'..='\u{3FFFF}'));
    let letter = LETTERS * if wide { 1.0 } else { 0.53 };
    // A word that does not fit the end of a line leaves some of it empty.
    let line = if lines > 1 { 0.85 } else { 1.0 };
    shortened(text, ((width / letter) * line * lines as f64).floor().max(4.0) as usize)
}

/// How far a corner is rounded, and how long a head is, in points before the picture is made to fit.
const CORNER: f64 = 4.0;
const TIP: f64 = 4.5;

/// The lines as data: where each begins, then a point for each straight part and a corner with a point for each bend, a
/// little short of the end; and the three corners of its head.
fn lines(drawn: &Layout) -> Json {
    let one = |(_, points): &(usize, Vec<Point>)| {
        let [.., before, tip] = points[..] else { return json!(null) };
        let back = toward(tip, before, TIP);
        let (dx, dy) = ((tip.1 - back.1) * 0.5, (back.0 - tip.0) * 0.5);
        let mut corners = points.clone();
        if let Some(last) = corners.last_mut() {
            *last = back;
        }
        let bends = corners.windows(3).flat_map(|w| {
            let r = CORNER.min(length(w[0], w[1]) / 2.0).min(length(w[1], w[2]) / 2.0);
            let (into, out) = (toward(w[1], w[0], r), toward(w[1], w[2], r));
            [json!([into.0, into.1]), json!([w[1].0, w[1].1, out.0, out.1])]
        });
        let parts: Vec<Json> = bends.chain([json!([back.0, back.1])]).collect();
        json!({
            "from": [points[0].0, points[0].1],
            "parts": parts,
            "head": [[tip.0, tip.1], [back.0 + dx, back.1 + dy], [back.0 - dx, back.1 - dy]],
        })
    };
    drawn.lines.iter().map(one).filter(|line| !line.is_null()).collect()
}

fn length(a: Point, b: Point) -> f64 {
    (a.0 - b.0).hypot(a.1 - b.1)
}

fn toward(from: Point, to: Point, by: f64) -> Point {
    let part = (by / length(from, to).max(0.001)).min(1.0);
    (from.0 + (to.0 - from.0) * part, from.1 + (to.1 - from.1) * part)
}

#[cfg(test)]
mod tests;
