//! The rule of the map against the pictures that the page is held against too, and what a map must never do.

use super::layout::Placed;
use super::*;
use serde_json::Value as Json;

/// The sizes of the page, with which the common pictures are drawn.
const SCREEN: Measures = Measures {
    box_width: 184.0,
    box_height: 68.0,
    channel: 44.0,
    gap: 22.0,
    edge: 16.0,
    lane: 9.0,
    port: 9.0,
    pad: 18.0,
};

/// Maps by number and their pictures, written by the page's test of the same rule.
const PICTURES: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../ui/src/features/map/pictures.fixture.json"));

fn number(json: &Json) -> f64 {
    json.as_f64().unwrap()
}

fn list(json: &Json) -> &[Json] {
    json.as_array().unwrap()
}

fn map_of(json: &Json) -> MapOf {
    let whole = |n: &Json| usize::try_from(n.as_u64().unwrap()).unwrap();
    let path = |path: &Json| list(path).iter().map(|g| (!g.is_null()).then(|| whole(g))).collect();
    MapOf {
        paths: list(&json["paths"]).iter().map(path).collect(),
        grades: whole(&json["grades"]),
        transitions: list(&json["transitions"]).iter().map(|t| [whole(&t[0]), whole(&t[1])]).collect(),
    }
}

#[test]
fn the_printed_map_is_the_map_of_the_page() {
    let pictures: Json = serde_json::from_str(PICTURES).unwrap();
    assert!(list(&pictures).len() >= 5);
    for (n, picture) in list(&pictures).iter().enumerate() {
        let drawn = layout(&map_of(&picture["of"]), &SCREEN);
        let same = |a: f64, b: &Json| (a - number(b)).abs() < 0.01;
        assert!(same(drawn.width, &picture["size"][0]) && same(drawn.height, &picture["size"][1]), "size of {n}");
        assert_eq!(drawn.boxes.len(), list(&picture["boxes"]).len());
        for (Placed { x, y, height }, expect) in drawn.boxes.iter().zip(list(&picture["boxes"])) {
            assert!(same(*x, &expect[0]) && same(*y, &expect[1]) && same(*height, &expect[2]), "box of {n}");
        }
        assert_eq!(drawn.lines.len(), list(&picture["lines"]).len());
        for ((_, points), expect) in drawn.lines.iter().zip(list(&picture["lines"])) {
            let flat: Vec<f64> = points.iter().flat_map(|(x, y)| [*x, *y]).collect();
            assert_eq!(flat.len(), list(expect).len(), "line of {n}");
            assert!(flat.iter().zip(list(expect)).all(|(a, b)| same(*a, b)), "line of {n}: {flat:?} {expect}");
        }
    }
}

/// A map of twelve paths with many transitions, made by counting.
fn large() -> MapOf {
    let path = |p: usize| (0..16).map(|s| (!(s * 7 + p).is_multiple_of(5)).then_some(s * 9 / 16)).collect();
    let transitions = (0..260).map(|t| [t * 37 % 192, t * 53 % 192]).collect();
    MapOf { paths: (0..12).map(path).collect(), grades: 9, transitions }
}

#[test]
fn boxes_of_a_large_map_stand_apart_and_lines_go_round_them() {
    let drawn = layout(&large(), &PRINT);
    for (n, a) in drawn.boxes.iter().enumerate() {
        for b in &drawn.boxes[n + 1..] {
            let apart = (a.x - b.x).abs() > PRINT.box_width || a.y + a.height < b.y || b.y + b.height < a.y;
            assert!(apart, "{a:?} touches {b:?}");
        }
    }
    for (n, points) in &drawn.lines {
        for ends in points.windows(2) {
            let (left, right) = (ends[0].0.min(ends[1].0), ends[0].0.max(ends[1].0));
            let (top, bottom) = (ends[0].1.min(ends[1].1), ends[0].1.max(ends[1].1));
            let through = |b: &&Placed| {
                left < b.x + PRINT.box_width - 0.01
                    && right > b.x + 0.01
                    && top < b.y + b.height - 0.01
                    && bottom > b.y + 0.01
            };
            assert_eq!(drawn.boxes.iter().find(through), None, "{n} runs through it");
        }
    }
}

#[test]
fn a_map_fits_either_way_of_a_sheet() {
    for paper in [Paper::A4, Paper::Letter] {
        for turned in [false, true] {
            let sheet = Sheet::of(paper, turned);
            for (width, height) in [(100.0, 100.0), (3000.0, 400.0), (400.0, 3000.0)] {
                let scale = sheet.scale(width, height);
                assert!(
                    scale * width <= sheet.width + 0.01 && scale * height <= sheet.height + 0.01 && scale <= GROWTH
                );
            }
        }
    }
}

#[test]
fn a_map_uses_the_sheet_it_is_on() {
    let long = MapOf { paths: vec![vec![None; 30], vec![None; 4]], transitions: vec![[0, 31]], ..MapOf::default() };
    let wide = MapOf { paths: vec![vec![None; 3]; 12], transitions: vec![[0, 35]], ..MapOf::default() };
    for (of, turned) in [(wide, true), (long, false)] {
        let (sheet, scale, sizes) = best_sheet(Paper::A4, &of, 40.0);
        let drawn = layout(&of, &sizes);
        assert_eq!(sheet.turned, turned);
        assert!(
            (drawn.width + 40.0) * scale <= sheet.width + 0.01 && (drawn.height + HEAD) * scale <= sheet.height + 0.01
        );
    }
}

#[test]
fn a_text_is_cut_to_its_box() {
    let check = |text: &str, width: f64, lines: usize, expect: &str| assert_eq!(fitted(text, width, lines), expect);
    check("Engineer", 94.0, 2, "Engineer");
    check("Senior Principal Engineering Manager of all things", 94.0, 2, "Senior Principal Engineering Manager…");
    check("資深首席工程經理資深首席工程經理資深", 94.0, 1, "資深首席工程經理資深…");
}

#[test]
fn a_grade_counts_as_shared_between_paths_only() {
    let check = |paths: &[&[Option<usize>]], expect: bool| {
        let of = MapOf { paths: paths.iter().map(|p| p.to_vec()).collect(), grades: 3, transitions: Vec::new() };
        assert_eq!(shares_a_grade(&of), expect, "{paths:?}");
    };
    check(&[&[Some(0), Some(0)], &[Some(1), None]], false);
    check(&[&[Some(0)], &[None], &[Some(2), Some(0)]], true);
    check(&[], false);
}
