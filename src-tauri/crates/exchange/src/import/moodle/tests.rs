//! First floor, Moodle: files that say what cannot be.

use crate::import::case::tests::faults::told as told_of;
use crate::layout::tests::outline;
use crate::{Imported, Input, import, random};

const HEADS: &str = "Parent ID number,ID number,Short name,Description,Description format,Scale values,Scale configuration,Rule type,Rule outcome,Rule config,Cross-referenced,Exported ID,Is framework,Taxonomy";

fn read(rows: &[[&str; 3]], wholes: &[[&str; 2]], from: u128) -> Imported {
    let mut text = format!("{HEADS}\n");
    for [number, name] in wholes {
        text += &format!(",{number},{name},,1,,,,,,,,1,\"domain,competency\"\n");
    }
    for [parent, number, name] in rows {
        text += &format!("{parent},{number},{name},,1,,,,0,null,,,,\n");
    }
    import(&Input::new("a.csv", text.as_bytes()), &mut random::ids_after(from)).unwrap()
}

#[test]
fn what_cannot_be_is_told_of() {
    let check = |rows: &[[&str; 3]], wholes: &[[&str; 2]], expect: &str, told: &[(&str, &str, usize)]| {
        let found = read(rows, wholes, 1);
        let found_told = told_of(&found);
        let told: Vec<_> = told.iter().map(|(why, first, count)| (*why, (*first).to_owned(), *count)).collect();
        let lines = outline(found.content.framework()).join("\n");
        assert_eq!((lines.as_str(), found_told), (expect, told), "{rows:?}");
        let again = read(rows, wholes, 1 << 80);
        assert_eq!((found.ids_made, found.content), (0, again.content));
    };
    let whole = ["f", "River"];
    check(&[["", "a", "Boats"], ["a", "b", "Knots"]], &[whole], "= River\n(Boats) Knots", &[]);
    check(&[["b", "a", "Boats"], ["a", "b", "Knots"]], &[whole], "= River\n(Boats) Knots", &[("circle", "A3", 1)]);
    check(&[["x", "a", "Boats"], ["a", "b", "Knots"]], &[whole], "= River\n(Boats) Knots", &[("dangling", "A3", 1)]);
    check(
        &[["", "a", "Boats"], ["a", "b", "Knots"], ["a", "b", "Ropes"]],
        &[whole],
        "= River\n(Boats) Knots, Ropes",
        &[("taken", "B5", 1)],
    );
    // A file holds one framework: a second one is not read into its title.
    check(&[["", "a", "Boats"], ["a", "b", "Knots"]], &[whole, whole, ["g", "Sea"]], "= River\n(Boats) Knots", &[]);
}
