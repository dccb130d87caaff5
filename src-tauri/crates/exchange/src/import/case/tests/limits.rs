//! First floor, CASE and CTDL-ASN: files of more than is read.

use super::*;
use crate::ReadError;
use crate::error::Fault;
use crate::standard::growth::MAX_THINGS;

#[test]
fn a_file_of_more_than_is_read_says_how_much_that_is() {
    let check = |text: String, expect: Fault| {
        let found = import(&Input::new("a.json", text.as_bytes()), &mut fresh()).map(|found| found.notices);
        assert_eq!(found, Err(ReadError::whole(expect)));
    };
    let list = |entry: &str, count: usize| vec![entry; count].join(",");
    let things = || Fault::TooMany { what: "items", limit: MAX_THINGS };
    check(format!(r#"{{"CFDocument":{{"title":"A"}},"CFItems":[{}]}}"#, list("{}", MAX_THINGS + 1)), things());
    check(format!(r#"[{{"ceasn:competencyText":"A"}},{}]"#, list("{}", MAX_THINGS)), things());
    check(
        format!(r#"{{"CFDocument":{{"title":"A"}},"CFAssociations":[{}]}}"#, list("{}", 500_001)),
        Fault::TooMany { what: "entries", limit: 500_000 },
    );
}
