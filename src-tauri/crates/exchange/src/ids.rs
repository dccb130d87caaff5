//! First floor, data formats: ids that follow from what another format calls a thing.

use rungs_model::Id;

/// The id of a thing that a format calls so: always the same, so that a newer release of the same source meets what an
/// older one left. UUID version 5 of the format's name and the thing's.
pub(crate) fn derived(format: &str, name: &str) -> Id {
    const FORMATS: Id = Id::from_bytes([
        0x2b, 0x7e, 0x15, 0x16, 0x28, 0xae, 0x5d, 0x2a, 0xab, 0xf7, 0x15, 0x88, 0x09, 0xcf, 0x4f, 0x3c,
    ]);
    FORMATS.derive(format.as_bytes()).derive(name.as_bytes())
}

/// The id that a text says: a UUID in its usual form, in either case, with or without what other formats put in front
/// (`urn:uuid:`, `ce-`) or a path of an address before it; else one derived from the text.
pub(crate) fn of(format: &str, name: &str) -> Id {
    let name = name.trim();
    uuid(name).unwrap_or_else(|| derived(format, name))
}

/// The UUID at the end of a name, if there is one.
pub(crate) fn uuid(name: &str) -> Option<Id> {
    let name = name.trim().trim_matches(['{', '}']);
    let from = name.len().checked_sub(36)?;
    let (before, last) = (name.get(..from)?, name.get(from..)?);
    let ends = before.is_empty() || before.ends_with([':', '/', '#']) || before == "ce-" || before.ends_with("/ce-");
    last.parse().ok().filter(|_| ends)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_follows_from_a_name() {
        let uuid = "0d1c2b3a-4958-4677-8695-a4b3c2d1e0f0";
        let check = |name: &str| assert_eq!(of("x", name).to_string(), uuid, "{name}");
        check(uuid);
        check(&uuid.to_uppercase());
        check(&format!("urn:uuid:{uuid}"));
        check(&format!("ce-{uuid}"));
        check(&format!("https://example.org/resources/ce-{uuid}"));
        assert_eq!(of("x", "T0084"), derived("x", "T0084"));
        assert_ne!(derived("x", "T0084"), derived("y", "T0084"));
        assert_ne!(derived("x", "T0084"), derived("x", "T0085"));
        assert_eq!(derived("x", "a").to_string().as_bytes()[14], b'5');
        assert_eq!(super::uuid("xx0d1c2b3a-4958-4677-8695-a4b3c2d1e0f0"), None);
        assert_eq!(super::uuid("é"), None);
    }
}
