//! First floor, data formats: the shape of a foreign file, by which the next one of its kind is known again.

use crate::Understanding;
use crate::pieces::{At, is_same};
use rungs_model::Id;
use std::fmt::Write;

/// What two files have in common that a person fills with other words: the format, the names of the sheets, and what
/// stands in the row of the heads of each (in its first row, where none was found); of a document the levels of its
/// headings. `understood` is what was made of the file without anybody's word.
pub fn shape(understood: &Understanding) -> String {
    let mut said = understood.mapping.from.clone();
    for sheet in &understood.mapping.sheets {
        let cells = || {
            understood.pieces.places().enumerate().filter_map(|(number, at)| match at {
                At::Cell { sheet: name, row, column } if is_same(name, &sheet.sheet) => Some((row, column, number)),
                _ => None,
            })
        };
        let row = sheet.head.and_then(|head| head.checked_sub(1)).or_else(|| cells().map(|(row, ..)| row).min());
        // Writing to a string cannot fail. What parts the words stands in none of them.
        let _ = write!(said, "\0\0{}", sheet.sheet);
        for (_, column, number) in cells().filter(|(at, ..)| Some(*at) == row) {
            let text = understood.pieces.get(number).map_or("", |piece| piece.text);
            let _ = write!(said, "\0{column}\0{}", text.split_whitespace().collect::<Vec<_>>().join(" "));
        }
    }
    for heading in &understood.mapping.headings {
        let _ = write!(said, "\0\0{}", heading.level);
    }
    Id::from_bytes([0; 16]).derive(said.as_bytes()).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Input;

    fn of(name: &str, text: &str) -> String {
        let mut count = 0u8;
        let mut fresh = || {
            count += 1;
            Id::from_bytes([count; 16])
        };
        let mut input = Input::new(name, text.as_bytes());
        input.options.even_nothing = true;
        shape(&crate::import(&input, &mut fresh).unwrap().understanding.unwrap())
    }

    #[test]
    fn files_with_the_same_heads_have_one_shape() {
        let one = of("a.csv", "Role,Level,Statement\nNurse,Senior,Plans the care of a ward\n");
        let check = |text: &str, same: bool| assert_eq!(of("b.csv", text) == one, same, "{text}");
        check("Role,Level,Statement\nCarer,Junior,Helps people to eat\nCarer,Lead,Plans a shift\n", true);
        check("Role, Level ,Statement\nCarer,Junior,Helps people to eat\n", true);
        check("Role,Statement,Level\nNurse,Plans the care of a ward,Senior\n", false);
        check("Role,Level,Sentence\nNurse,Senior,Plans the care of a ward\n", false);
    }

    #[test]
    fn a_file_of_which_nothing_is_understood_has_a_shape_too() {
        assert_eq!(of("a.csv", "x,y\nup,down\n"), of("b.csv", "x,y\nleft,right\n"));
        assert_ne!(of("a.csv", "x,y\nup,down\n"), of("b.csv", "x,z\nup,down\n"));
    }
}
