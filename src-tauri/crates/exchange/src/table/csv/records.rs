//! First floor, data formats: the records of a table as text, and the cells of each, as the csv crate reads them. Most cells
//! are stretches of the text, and stay there: the crate would copy each, and look for its end byte by byte.

use std::ops::Range;

/// What a cell says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Cell {
    /// These bytes of the text.
    Said(Range<usize>),
    /// Something else: quotes stand twice in it, or text behind its quotes.
    Quoted(String),
}

impl Cell {
    /// What it says in a text.
    pub fn text<'t>(&'t self, text: &'t str) -> &'t str {
        match self {
            Cell::Said(bytes) => text.get(bytes.clone()).unwrap_or_default(),
            Cell::Quoted(said) => said,
        }
    }
}

/// The records of a text that are not read yet.
pub(super) struct Records<'t> {
    text: &'t str,
    at: usize,
    separator: u8,
    /// Whether a record is begun and not at its end.
    is_open: bool,
}

impl<'t> Records<'t> {
    /// Those of a text whose cells such a byte parts.
    pub fn of(text: &'t str, separator: u8) -> Records<'t> {
        // A second byte order mark is no text either.
        let at = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        Records { text, at, separator, is_open: false }
    }

    /// Begins the next record once the one before is at its end; false behind the last one. Lines without a byte are none.
    pub fn begin(&mut self) -> bool {
        let bytes = self.text.as_bytes();
        while matches!(bytes.get(self.at), Some(b'\r' | b'\n')) {
            self.at += 1;
        }
        self.is_open = self.at < bytes.len();
        self.is_open
    }

    /// The next cell of the record; none at its end.
    pub fn cell(&mut self) -> Option<Cell> {
        if !self.is_open {
            return None;
        }
        let bytes = self.text.as_bytes();
        let cell = if bytes.get(self.at) == Some(&b'"') { self.quoted() } else { Cell::Said(self.bare()) };
        let end = bytes.get(self.at);
        self.is_open = end == Some(&self.separator);
        self.at += usize::from(end.is_some());
        Some(cell)
    }

    /// The bytes up to what ends a cell.
    fn bare(&mut self) -> Range<usize> {
        let from = self.at;
        let rest = &self.text.as_bytes()[from..];
        self.at = memchr::memchr3(self.separator, b'\n', b'\r', rest).map_or(self.text.len(), |end| from + end);
        from..self.at
    }

    /// A cell that begins with a quote. Two quotes within it are one; behind the last one it goes on as if there had been
    /// none.
    fn quoted(&mut self) -> Cell {
        let bytes = self.text.as_bytes();
        let mut said = String::new();
        loop {
            let from = self.at + 1;
            let Some(end) = memchr::memchr(b'"', &bytes[from..]).map(|end| from + end) else {
                self.at = bytes.len();
                return joined(self.text, said, from..bytes.len());
            };
            self.at = end + 1;
            if bytes.get(self.at) == Some(&b'"') {
                said.push_str(&self.text[from..self.at]);
                continue;
            }
            let behind = self.bare();
            if behind.is_empty() {
                return joined(self.text, said, from..end);
            }
            said.push_str(&self.text[from..end]);
            return joined(self.text, said, behind);
        }
    }
}

/// What was said so far and the rest of it.
fn joined(text: &str, mut said: String, rest: Range<usize>) -> Cell {
    if said.is_empty() {
        return Cell::Said(rest);
    }
    said.push_str(&text[rest]);
    Cell::Quoted(said)
}

#[cfg(test)]
mod tests {
    use super::super::reader;
    use super::*;
    use proptest::prelude::*;

    fn cells(text: &str, separator: u8) -> Vec<Vec<String>> {
        let (mut records, mut all) = (Records::of(text, separator), Vec::new());
        while records.begin() {
            all.push(std::iter::from_fn(|| records.cell()).map(|cell| cell.text(text).to_owned()).collect());
        }
        all
    }

    fn of_crate(text: &str, separator: u8) -> Vec<Vec<String>> {
        let records = reader(text, separator).into_records().map(|record| record.unwrap());
        records.map(|record| record.iter().map(str::to_owned).collect()).collect()
    }

    #[test]
    fn cells_as_the_crate_reads_them() {
        let check = |text: &str| assert_eq!(cells(text, b','), of_crate(text, b','), "{text:?}");
        for text in [
            "",
            "\n",
            "a,b\nc,d",
            "a,\n,\n\n\r\n\rb",
            "\"a,\nb\",c\r\n\"\"\n",
            "\"a\"\"b\",\"\"\"\",\"c\" d\"e,f\"g\"",
            "\"never closed, \"\" \n",
            "\"a\"",
            "a,",
            "\"",
            "\"\"\"",
            "\u{feff}a\n\u{feff}b",
            "\u{feff}\"a\",b",
            "\u{feff}",
        ] {
            check(text);
        }
    }

    #[test]
    fn a_cell_without_quotes_in_it_stays_where_it_is() {
        let mut records = Records::of("a,\"b\",\"c\"\"\"", b',');
        assert!(records.begin());
        let cells: Vec<Cell> = std::iter::from_fn(|| records.cell()).collect();
        assert_eq!(cells, [Cell::Said(0..1), Cell::Said(3..4), Cell::Quoted("c\"".to_owned())]);
    }

    proptest! {
        #[test]
        fn any_text_has_the_cells_that_the_crate_reads(
            parts in prop::collection::vec(
                prop::sample::select(vec!["a", "b c", "\"", "\"\"", ",", ";", "\n", "\r", "\r\n", "\u{feff}", "é", " ", "\0"]),
                0..24,
            ),
            separator in prop::sample::select(vec![b',', b';', b'\t', b'|']),
        ) {
            let text = parts.concat();
            prop_assert_eq!(cells(&text, separator), of_crate(&text, separator), "{:?}", text);
        }
    }
}
