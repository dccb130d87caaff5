//! The sample library: five frameworks in our own words, one for each shape that exists in the wild.

/// A sample, as native JSON.
pub struct Sample {
    /// How it is asked for.
    pub name: &'static str,
    /// Its native JSON.
    pub json: &'static str,
}

macro_rules! sample {
    ($name:literal) => {
        Sample { name: $name, json: include_str!(concat!("../samples/", $name, ".rungs.json")) }
    };
}

/// The visible list of samples.
pub const SAMPLES: &[Sample] = &[
    sample!("planner"),
    sample!("engineering-matrix"),
    sample!("people-skills"),
    sample!("leadership-stages"),
    sample!("customer-outcomes"),
];
