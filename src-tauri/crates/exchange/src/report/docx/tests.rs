//! First floor, data formats: tracked documents, read back.
