//! First floor, sections of documents: what comes of documents of every style.
