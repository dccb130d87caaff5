//! First floor, sections of documents: real files from the field, where they are present: only how much comes of them is
//! kept here, not their words.

use super::{check_account, read};
use rungs_model::Kind;
use std::fs;
use std::path::Path;

#[test]
fn files_from_the_field() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/corpora/ladders");
    if !folder.is_dir() {
        return;
    }
    // Paths, steps, abilities, competencies, grades; the most characters that were not understood.
    let check = |name: &str, expect: [usize; 5]| {
        let imported = read(name, &fs::read(folder.join(name)).unwrap());
        check_account(name, &imported);
        let framework = imported.content.framework();
        let kinds = [Kind::Path, Kind::Step, Kind::Ability, Kind::Competency, Kind::Grade];
        assert_eq!(kinds.map(|kind| framework.of_kind(kind).len()), expect, "{name}");
        let tally = imported.understanding.unwrap().tally;
        assert!(tally.skipped * 6 < tally.all, "{name}: {tally:?}");
    };
    check("jorgef-Developer.md", [1, 7, 35, 0, 7]);
    check("jorgef-EngineeringManager.md", [1, 3, 15, 0, 3]);
    check("jorgef-TechLead.md", [1, 4, 20, 0, 4]);
    check("jorgef-TechnicalProgramManager.md", [1, 4, 20, 0, 4]);
    check("jorgef-README.md", [5, 23, 25, 5, 7]);
    check("monzo-generic.md", [1, 6, 72, 5, 0]);
    check("sourcegraph-product-design-career-development.md", [1, 6, 243, 3, 0]);
}
