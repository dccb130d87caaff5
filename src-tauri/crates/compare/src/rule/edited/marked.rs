//! Word marks of two texts of which most is the same: only what lies between is taken apart into words.

use crate::words::{Mark, WordMark, word_marks};

/// The same as [`word_marks`], sooner: beginnings and ends that are the same up to a space are set aside first.
pub(super) fn marks(old: &str, new: &str) -> Vec<WordMark> {
    let (head, tail) = ends(old.as_bytes(), new.as_bytes());
    let mut marks = word_marks(&old[head..old.len() - tail], &new[head..new.len() - tail]);
    let (before, after) = (&old[..head], &old[old.len() - tail..]);
    if !before.is_empty() {
        match marks.first_mut() {
            Some(first) if first.is == Mark::Same => first.text.insert_str(0, before),
            _ => marks.insert(0, WordMark { is: Mark::Same, text: before.to_string() }),
        }
    }
    if !after.is_empty() {
        match marks.last_mut() {
            Some(last) if last.is == Mark::Same => last.text.push_str(after),
            _ => marks.push(WordMark { is: Mark::Same, text: after.to_string() }),
        }
    }
    marks
}

/// How many bytes can be set aside at the beginning and at the end. Both cuts lie between a space and an ASCII letter or
/// digit, where a word always begins (UAX #29); and what is the same from the end is looked for only beyond all that is
/// the same from the beginning, as words would be.
fn ends(old: &[u8], new: &[u8]) -> (usize, usize) {
    let same = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let begins_word = |i: &usize| old[*i - 1] == b' ' && old[*i].is_ascii_alphanumeric();
    let head = (1..same).rev().find(begins_word).unwrap_or(0);
    let shorter = old.len().min(new.len()) - same;
    let same_end = old.iter().rev().zip(new.iter().rev()).take(shorter).take_while(|(a, b)| a == b).count();
    let start = old.len() - same_end;
    let tail = (start + 1..old.len()).find(begins_word).map_or(0, |i| old.len() - i);
    (head, tail)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn the_same_marks_as_without_setting_anything_aside(
            parts in proptest::collection::vec(("[ab1 .,é\u{301}\u{200d}-]{0,5}", any::<bool>(), any::<bool>()), 0..12),
        ) {
            let side = |old: bool| parts.iter().filter(|p| if old { p.1 } else { p.2 }).map(|p| p.0.as_str()).collect::<String>();
            let (old, new) = (side(true), side(false));
            prop_assert_eq!(marks(&old, &new), word_marks(&old, &new));
            let (old, new) = (format!("one two {old} three four"), format!("one two {new} three four"));
            prop_assert_eq!(marks(&old, &new), word_marks(&old, &new));
        }
    }
}
