//! First floor, data formats: what the formats of other houses have in common (CASE, CTDL-ASN, NICE, trees of JSON and
//! YAML): things that stand in each other, links between them, and what such a format has no field for.

pub(crate) mod carried;
pub(crate) mod code;
pub(crate) mod growth;
pub(crate) mod levels;
pub(crate) mod links;
pub(crate) mod losses;
pub(crate) mod nested;
pub(crate) mod owned;
pub(crate) mod prose;
pub(crate) mod stated;
pub(crate) mod ties;
pub(crate) mod words;
