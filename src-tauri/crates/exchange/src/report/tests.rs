//! First floor, data formats: what holds for reports of every format.
