//! First floor, layouts of tables: rows of a form that somebody fills in: sums of marks, lines for notes, boxes to tick.

/// Whether the name of a row says that what stands beside it is filled in or counted, and is none of the framework.
pub(super) fn is_filled_in(name: &str) -> bool {
    const COUNTED: &[&str] =
        &["total", "subtotal", "score", "sum", "average", "summe", "gesamt", "moyenne", "promedio", "totaal"];
    const MOST: usize = 4;
    let name = name.trim();
    let has_box = name.contains(['☐', '☑', '☒', '□']) || name.contains("[ ]") || name.contains("____");
    let words: Vec<String> =
        name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    let counts = words.len() <= MOST && words.iter().any(|word| COUNTED.contains(&word.as_str()));
    let is_sum = counts && (name == name.to_uppercase() || name.ends_with(['%', ':']) || words.len() <= 2);
    let is_line = name.ends_with(':') && words.len() <= MOST;
    has_box || is_sum || is_line
}

#[cfg(test)]
mod tests {
    use super::is_filled_in;

    #[test]
    fn what_is_filled_in() {
        for name in [
            "TOTAL SCORE",
            "Total",
            "RUNG SCORE %",
            "1:1 Notes:",
            "Ready to promote?   ☐ Not yet   ☐ Ready now",
            "Date: ____",
        ] {
            assert!(is_filled_in(name), "{name}");
        }
        for name in [
            "Asks before shipping",
            "Keeps the total cost of a system in view",
            "Planning: breaks work down",
            "Scores of an orchestra are read at sight",
            "What you do when nobody asks you to do anything:",
            "",
        ] {
            assert!(!is_filled_in(name), "{name}");
        }
    }
}
