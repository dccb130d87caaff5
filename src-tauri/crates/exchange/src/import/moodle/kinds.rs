//! First floor, formats to read: competency frameworks of Moodle: what each row is, by the terms of the framework, by
//! cross references and by what stands above and below it.

use crate::build::Build;
use crate::layout::is_level;
use crate::pieces::Part;
use crate::sections::{is_able, titles};
use crate::tree::{Leaf, kind_called};
use rungs_model::Kind;

/// The kinds by the terms of each depth.
pub(super) fn by_terms(leaves: &mut [Leaf], terms: &[String]) {
    let parents: Vec<Option<usize>> = leaves.iter().map(|leaf| leaf.parent).collect();
    let mut depths: Vec<Option<usize>> = vec![None; leaves.len()];
    for start in 0..leaves.len() {
        let (mut way, mut at) = (Vec::new(), Some(start));
        // A cycle ends at its own beginning.
        while let Some(here) = at.filter(|here| depths[*here].is_none() && way.len() <= parents.len()) {
            depths[here] = Some(0);
            way.push(here);
            at = parents[here];
        }
        let first = at.and_then(|here| depths[here]).map_or(0, |depth| depth + 1);
        for (depth, here) in (first..).zip(way.into_iter().rev()) {
            depths[here] = Some(depth);
        }
    }
    for (leaf, depth) in leaves.iter_mut().zip(depths) {
        leaf.kind = depth.and_then(|depth| terms.get(depth)).cloned();
    }
}

/// A branch of levels whose entries refer to what is expected at each of them: a path with its steps.
pub(super) struct Ladder {
    path: usize,
    steps: Vec<usize>,
}

/// The ladder among the branches, if one of its levels refers to statements of another branch.
pub(super) fn ladder(leaves: &[Leaf], crossed: &[Vec<usize>]) -> Option<Ladder> {
    let mut below: Vec<Vec<usize>> = vec![Vec::new(); leaves.len()];
    for (at, leaf) in leaves.iter().enumerate() {
        if let Some(parent) = leaf.parent {
            below[parent].push(at);
        }
    }
    let path = (0..leaves.len()).find(|at| {
        let steps = &below[*at];
        let are_bare = steps.len() > 1 && steps.iter().all(|step| below[*step].is_empty());
        let refers = |step: &usize| crossed[*step].len() > 2 && crossed[*step].iter().all(|to| below[*to].is_empty());
        leaves[*at].parent.is_none() && are_bare && steps.iter().any(refers)
    })?;
    Some(Ladder { path, steps: below[path].clone() })
}

impl Ladder {
    /// Puts each statement below the first step that refers to it; gives where it stood.
    pub(super) fn apply(&self, leaves: &mut [Leaf], crossed: &[Vec<usize>]) -> Vec<(usize, usize)> {
        let mut moved = Vec::new();
        leaves[self.path].kind = Some("path".to_string());
        for step in &self.steps {
            leaves[*step].kind = Some("step".to_string());
            for statement in &crossed[*step] {
                let leaf = &mut leaves[*statement];
                if let Some(parent) = leaf.parent.filter(|parent| !self.steps.contains(parent)) {
                    moved.push((*statement, parent));
                    (leaf.parent, leaf.kind) = (Some(*step), Some("ability".to_string()));
                }
            }
        }
        moved
    }
}

/// Whether the branches are the levels of a scale, and what stands below each says what somebody there is able to do.
pub(super) fn is_scale(build: &Build<'_>, leaves: &[Leaf]) -> bool {
    let says = |part: &Option<Part>| part.as_ref().map(|part| build.text(part).trim()).unwrap_or_default();
    let levels = leaves.iter().filter(|leaf| leaf.parent.is_none());
    let below: Vec<&Leaf> = leaves.iter().filter(|leaf| leaf.parent.is_some()).collect();
    let is_flat = below.iter().all(|leaf| leaf.parent.is_some_and(|parent| leaves[parent].parent.is_none()));
    let able = below.iter().filter(|leaf| is_able(says(&leaf.text)) || is_able(says(&leaf.title))).count();
    leaves.iter().all(|leaf| leaf.kind.is_none())
        && levels.clone().count() >= 2
        && levels.into_iter().all(|leaf| is_level(says(&leaf.title)))
        && is_flat
        && able > 0
        && able * 10 >= below.len() * 6
}

/// Makes the branches the steps of a path, and statements of what stands below them; gives the path.
pub(super) fn as_path(leaves: &mut Vec<Leaf>) -> usize {
    let path = leaves.len();
    for leaf in leaves.iter_mut() {
        let kind = if leaf.parent.is_none() { "step" } else { "statement" };
        leaf.kind = Some(kind.to_string());
        leaf.parent.get_or_insert(path);
    }
    leaves.push(Leaf { kind: Some("path".to_string()), ..Leaf::default() });
    path
}

/// A branch called "Competencies" that says nothing else holds the groups together, and is none.
pub(super) fn dividers(build: &Build<'_>, leaves: &mut [Leaf]) {
    let is_group = |leaf: &Leaf| leaf.kind.as_deref().and_then(kind_called) == Some(Kind::Group);
    // Of each, how many stand below it, and how many of those are groups.
    let mut below = vec![(0, 0); leaves.len()];
    for leaf in leaves.iter() {
        if let Some((all, groups)) = leaf.parent.and_then(|parent| below.get_mut(parent)) {
            *all += 1;
            *groups += usize::from(is_group(leaf));
        }
    }
    for (leaf, (all, groups)) in leaves.iter_mut().zip(below) {
        let title = leaf.title.as_ref().map(|part| build.text(part)).unwrap_or_default();
        let says_so = || titles::known(title) == Some(titles::Known::Competencies);
        leaf.divides = all > 0 && all == groups && is_group(leaf) && leaf.text.is_none() && says_so();
    }
}

/// The kinds of what no term speaks of: what has nothing below it is a competency, or a statement where it reads like a
/// sentence and stands in something that stands in something; what is above is a group.
pub(super) fn by_height(build: &Build<'_>, leaves: &mut [Leaf]) {
    let mut heights = vec![0_usize; leaves.len()];
    for start in 0..leaves.len() {
        let (mut at, mut height) = (start, 0);
        while let Some(parent) = leaves[at].parent.filter(|_| height < leaves.len()) {
            height += 1;
            if heights[parent] >= height {
                break;
            }
            (heights[parent], at) = (height, parent);
        }
    }
    let has_grandparent =
        |leaf: &Leaf| leaf.parent.and_then(|parent| leaves[parent].parent).is_some() && leaf.kind.is_none();
    let lowest = || leaves.iter().zip(&heights).filter(|(leaf, height)| **height == 0 && has_grandparent(leaf));
    let length = |leaf: &Leaf| leaf.title.as_ref().map_or(0, |part| build.text(part).trim().chars().count());
    let (number, long) = lowest().fold((0, 0), |(n, sum), (leaf, _)| (n + 1, sum + length(leaf)));
    let are_sentences = number > 0 && long / number >= 35;
    let deep: Vec<bool> = leaves.iter().map(has_grandparent).collect();
    for ((leaf, height), deep) in leaves.iter_mut().zip(heights).zip(deep).filter(|((leaf, _), _)| leaf.kind.is_none())
    {
        let kind = match (height, are_sentences) {
            (0, true) if deep => "statement",
            (0, _) => "competency",
            (1, true) if leaf.parent.is_some() => "competency",
            _ => "group",
        };
        leaf.kind = Some(kind.to_string());
    }
}

#[cfg(test)]
mod tests {
    use crate::import::tests::check;

    /// A file as a site in that language hands it out: rows of parent, id number, name, description, cross references.
    fn file(language: usize, taxonomy: &str, rows: &[[&str; 5]]) -> String {
        let heads = [
            "ID parent,Nr,Name,Beschreibung,Format,Skala,Skaleneinstellung,Regel,Ergebnis,Regeln,Verweise,Export,Rahmen,Taxonomie",
            "ID padre,ID,Nombre corto,Descripción,Formato,Escala,Configuración,Regla,Resultado,Reglas,Referencias,Exportado,Es marco,Taxonomía",
        ];
        let mut text = format!("{}\n", heads[language]);
        for [parent, number, name, description, crossed] in rows {
            text += &format!("{parent},{number},{name},{description},1,,,,0,null,\"{crossed}\",,,\n");
        }
        text + &format!(",f,River,,1,\"No,Yes\",[{{}}],,,,,,1,\"{taxonomy}\"\n")
    }

    #[test]
    fn levels_of_a_scale_are_steps() {
        let rows = [
            ["", "a", "Stufe 1", "Anfang", ""],
            ["a", "a1", "1 (i)", "Kann einen Knoten binden", ""],
            ["a", "a2", "1 (ii)", "Kann ein Boot festmachen", ""],
            ["b", "b1", "2 (i)", "Kann eine Schleuse bedienen", ""],
            ["", "b", "Stufe 2", "Mitte", ""],
        ];
        let expect = "= River
            River > Stufe 1: [1 (i)] Kann einen Knoten binden; [1 (ii)] Kann ein Boot festmachen
            River > Stufe 2: [2 (i)] Kann eine Schleuse bedienen";
        check("a.csv", file(0, "competency,competency", &rows).as_bytes(), "moodle", expect);
    }

    #[test]
    fn codes_of_subjects_are_no_steps() {
        let rows = [
            ["", "c1", "C1", "Wasser lesen", ""],
            ["c1", "c11", "C1.1", "Pegel ablesen", ""],
            ["", "c2", "C2", "Boote lenken", ""],
            ["c2", "c21", "C2.1", "Steuer halten", ""],
        ];
        let expect = "= River
            (C1) C1.1
            (C2) C2.1";
        check("a.csv", file(0, "competency,competency", &rows).as_bytes(), "moodle", expect);
    }

    #[test]
    fn what_only_holds_groups_together_is_none() {
        let long = "Dice a cada barco lo que va a pasar antes de abrir la esclusa";
        let rows = [
            ["", "n", "Niveles", "", ""],
            ["n", "n1", "Nivel 1", "Quien empieza", "e1,e2,e3"],
            ["n", "n2", "Nivel 2", "Quien sabe", ""],
            ["", "c", "Competencias", "", ""],
            ["c", "g", "Con otros", "Tratar con la gente", ""],
            ["g", "h", "Hablar", "Decir lo que pasa", ""],
            ["h", "e1", long, "", "n1"],
            ["h", "e2", "Pregunta dos veces a quien no ha contestado la primera", "", "n1"],
            ["h", "e3", "Escribe lo que ha visto para quien viene por la noche", "", "n1"],
        ];
        let expect = format!(
            "= River
            (Con otros) Hablar
            Niveles > Nivel 1: {long} @Hablar; {} @Hablar; {} @Hablar
            Niveles > Nivel 2:",
            rows[7][2], rows[8][2]
        );
        check("a.csv", file(1, "competency,competency", &rows).as_bytes(), "moodle", &expect);
    }
}
