//! First floor, formats to read: YAML, in which objects and lists stand in each other.

use crate::standard::nested;
use crate::value::yaml;
use crate::{Import, ends, value};

/// Any tree of YAML.
pub(crate) const IMPORT: Import = Import {
    name: "yaml",
    extensions: &["yaml", "yml"],
    recognise: |name, _| if ends(name, IMPORT.extensions) { 60 } else { 0 },
    read: |input, fresh| {
        let text = value::text_of(input)?;
        let tree = yaml::read(&text)?;
        nested::read(input, fresh, IMPORT.name, &tree, &crate::sheets::stem(input.name))
    },
};
