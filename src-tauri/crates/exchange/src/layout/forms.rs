//! First floor, layouts of tables: rows of a form that somebody fills in: sums of marks, lines for notes, boxes to tick.

/// Words for what is counted.
const COUNTED: &[&str] =
    &["total", "subtotal", "score", "sum", "average", "summe", "gesamt", "moyenne", "promedio", "totaal"];

/// Labels and sums have few words.
const MOST: usize = 4;

/// Whether the name of a row says that what stands beside it is ticked or counted, and is none of the framework.
pub(super) fn is_counted(name: &str) -> bool {
    let name = name.trim();
    let has_box = name.contains(['☐', '☑', '☒', '□']) || name.contains("[ ]") || name.contains("____");
    let words = words(name);
    let counts = words.len() <= MOST && words.iter().any(|word| COUNTED.contains(&word.as_str()));
    has_box || (counts && (name == name.to_uppercase() || name.ends_with(['%', ':']) || words.len() <= 2))
}

/// Whether a text is a label with room behind it: "1:1 Notes:". Above other rows it may as well head them.
pub(crate) fn is_label(name: &str) -> bool {
    name.trim().ends_with(':') && words(name).len() <= MOST
}

fn words(name: &str) -> Vec<String> {
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_filled_in() {
        let check = |name: &str, counted: bool, label: bool| {
            assert_eq!((is_counted(name), is_label(name)), (counted, label), "{name}");
        };
        check("TOTAL SCORE", true, false);
        check("Total", true, false);
        check("RUNG SCORE %", true, false);
        check("Ready to promote?   ☐ Not yet   ☐ Ready now", true, false);
        check("Date: ____", true, false);
        check("1:1 Notes:", false, true);
        check("Soft skills:", false, true);
        check("Asks before shipping", false, false);
        check("Keeps the total cost of a system in view", false, false);
        check("Planning: breaks work down", false, false);
        check("Scores of an orchestra are read at sight", false, false);
        check("What you do when nobody asks you to do anything:", false, false);
        check("", false, false);
    }
}
