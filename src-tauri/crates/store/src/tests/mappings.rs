//! What people said of foreign files: kept by shape, the last word counts, nothing is ever changed.

use super::*;

#[test]
fn the_last_mapping_of_a_shape_is_the_one_that_is_proposed() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = open(&folder);
    assert_eq!(store.mapping("a").unwrap(), None);
    for (shape, mapping, ms) in [("a", r#"{"n":1}"#, 1), ("b", r#"{"n":2}"#, 2), ("a", r#"{"n":3}"#, 3)] {
        store.keep_mapping(shape, mapping, at(ms)).unwrap();
    }
    drop(store);
    let mut store = open(&folder);
    assert_eq!(store.mapping("a").unwrap().as_deref(), Some(r#"{"n":3}"#));
    assert_eq!(store.mapping("b").unwrap().as_deref(), Some(r#"{"n":2}"#));
    assert!(store.keep_mapping("c", "no JSON", at(4)).is_err());
    assert_eq!(store.mapping("c").unwrap(), None);
    assert!(store.connection.execute("UPDATE mapping SET shape = 'c'", []).is_err());
    assert!(store.connection.execute("DELETE FROM mapping", []).is_err());
}
