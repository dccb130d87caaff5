//! Links a node with another or with something outside, changes what the link means, and takes it away.

use super::{EditError, Plan};
use crate::association::{self, Association};
use crate::{Changes, Framework, Id, Record};
use serde::{Deserialize, Serialize};

/// Links a node with another one, or with something outside under its address. What is linked so already stays as it is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[allow(missing_docs)]
pub struct Associate {
    pub from: Id,
    /// The word of CASE 1.1 for what the link means, or `ext:…`.
    pub relation: String,
    /// The id of a node, or an address.
    pub to: String,
    /// What the other end is called, where it is outside.
    #[serde(default)]
    pub title: String,
}

/// Gives a link of a node another meaning.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[allow(missing_docs)]
pub struct Reassociate {
    pub node: Id,
    pub association: Id,
    pub relation: String,
}

/// Takes a link of a node away.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[allow(missing_docs)]
pub struct Dissociate {
    pub node: Id,
    pub association: Id,
}

pub(super) fn plan(framework: &Framework, one: &Associate, fresh: Id) -> Result<Changes, EditError> {
    if framework.get(one.from).is_none() {
        return Err(EditError::Missing(one.from));
    }
    let (relation, to) = (word(&one.relation)?, word(&one.to)?);
    let inside = to.parse().ok().filter(|id| framework.get(*id).is_some());
    if inside == Some(one.from) || one.title.contains('\0') {
        return Err(EditError::Association);
    }
    let title = if inside.is_some() { String::new() } else { one.title.trim().to_owned() };
    let to = inside.map_or(to, |id: Id| id.to_string());
    let link = Association { id: fresh, relation, from: one.from.to_string(), to, title, note: String::new() };
    let same = |other: &Association| {
        (&other.relation, &other.to) == (&link.relation, &link.to) && other.from.parse() == Ok(one.from)
    };
    if association::of(framework).iter().any(same) {
        return Ok(Changes::default());
    }
    let mut entries = entries(framework);
    entries.push(link.entry());
    put(framework, &entries)
}

pub(super) fn change(framework: &Framework, one: &Reassociate) -> Result<Changes, EditError> {
    let relation = word(&one.relation)?;
    let (mut entries, at) = found(framework, one.association)?;
    entries[at] = association::changed(&entries[at], "relation", &relation);
    put(framework, &entries)
}

pub(super) fn remove(framework: &Framework, one: &Dissociate) -> Result<Changes, EditError> {
    let (mut entries, at) = found(framework, one.association)?;
    entries.remove(at);
    put(framework, &entries)
}

/// A type or an address: something that is one word.
fn word(text: &str) -> Result<String, EditError> {
    let text = text.trim();
    let is_word = !text.is_empty() && !text.contains(|c: char| c.is_whitespace() || c.is_control());
    if is_word { Ok(text.to_owned()) } else { Err(EditError::Association) }
}

fn entries(framework: &Framework) -> Vec<String> {
    association::entries(association::raw(&framework.framework().extra))
}

/// All entries, and the place of a link among them.
fn found(framework: &Framework, id: Id) -> Result<(Vec<String>, usize), EditError> {
    let entries = entries(framework);
    let at = entries.iter().position(|entry| Association::read(entry).is_some_and(|link| link.id == id));
    at.map(|at| (entries, at)).ok_or(EditError::Missing(id))
}

fn put(framework: &Framework, entries: &[String]) -> Result<Changes, EditError> {
    let mut plan = Plan::new(framework);
    let root = framework.framework();
    plan.put(Record { extra: association::with(&root.extra, entries), ..root.clone() });
    Ok(plan.changes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Duplicate, Intention, Remove, plan};
    use crate::outline;

    const OUTLINE: &str = "framework F\n  path A #a\n    step B #b\n  group C #c\n    competency D #d\n";
    const FRESH: Id = Id::from_bytes([7; 16]);

    fn named(framework: &Framework, face: &str) -> Id {
        framework.in_order().into_iter().find(|record| record.face() == face).unwrap().id
    }

    fn link(framework: &Framework, from: &str, relation: &str, to: &str) -> Intention {
        let other = framework.in_order().into_iter().find(|record| record.face() == to);
        let to = other.map_or(to.to_owned(), |record| record.id.to_string());
        let from = named(framework, from);
        Intention::Associate(Associate { from, relation: relation.to_owned(), to, title: "Elsewhere".to_owned() })
    }

    fn done(framework: &mut Framework, intention: &Intention, fresh: Id) {
        let changes = plan(framework, intention, fresh).unwrap();
        let mut back = framework.clone();
        back.apply(&changes).unwrap();
        let after = back.clone();
        back.apply(&changes.inverse()).unwrap();
        assert_eq!(&back, framework);
        *framework = after;
    }

    /// The links in words: nodes by their faces.
    fn said(framework: &Framework) -> Vec<String> {
        let end = |end: &str| {
            let node = end.parse().ok().and_then(|id| framework.get(id));
            node.map_or(end.to_owned(), |record| record.face().to_owned())
        };
        let line = |a: Association| format!("{} {} {} {}", end(&a.from), a.relation, end(&a.to), a.title);
        association::of(framework).into_iter().map(|a| line(a).trim().to_owned()).collect()
    }

    #[test]
    fn links_are_added_changed_and_removed_each_as_one_step() {
        let mut framework = outline::read(OUTLINE).unwrap();
        let first = link(&framework, "B", "isPeerOf", "D");
        done(&mut framework, &first, FRESH);
        let outside = link(&framework, "D", "exactMatchOf", "https://example.org/1");
        done(&mut framework, &outside, FRESH.derive(b"2"));
        assert_eq!(said(&framework), ["B isPeerOf D", "D exactMatchOf https://example.org/1 Elsewhere"]);
        // What is there is not added once more.
        assert!(plan(&framework, &first, FRESH.derive(b"3")).unwrap().is_empty());

        let (node, association) = (named(&framework, "B"), FRESH);
        let change = Intention::Reassociate(Reassociate { node, association, relation: "ext:supports".to_owned() });
        done(&mut framework, &change, FRESH);
        assert_eq!(said(&framework)[0], "B ext:supports D");
        done(&mut framework, &Intention::Dissociate(Dissociate { node, association }), FRESH);
        assert_eq!(said(&framework), ["D exactMatchOf https://example.org/1 Elsewhere"]);
        assert_eq!(
            plan(&framework, &Intention::Dissociate(Dissociate { node, association }), FRESH),
            Err(EditError::Missing(FRESH))
        );
    }

    #[test]
    fn a_link_needs_a_type_and_another_end() {
        let framework = outline::read(OUTLINE).unwrap();
        let check = |relation: &str, to: &str| {
            assert_eq!(
                plan(&framework, &link(&framework, "B", relation, to), FRESH),
                Err(EditError::Association),
                "{to}"
            );
        };
        check("", "D");
        check("is related to", "D");
        check("isRelatedTo", "");
        check("isRelatedTo", "two words");
        check("isRelatedTo", "nul\0");
        check("isRelatedTo", "B");
    }

    #[test]
    fn links_go_with_either_end_and_a_copy_has_none() {
        let check = |gone: &str, expect: &[&str]| {
            let mut framework = outline::read(OUTLINE).unwrap();
            for (nth, (from, to)) in [("B", "D"), ("A", "C"), ("D", "urn:x"), ("F", "A")].into_iter().enumerate() {
                let one = link(&framework, from, "isRelatedTo", to);
                done(&mut framework, &one, FRESH.derive(&[nth as u8]));
            }
            let node = named(&framework, gone);
            done(&mut framework, &Intention::Duplicate(Duplicate { node }), FRESH);
            assert_eq!(association::of(&framework).len(), 4);
            done(&mut framework, &Intention::Remove(Remove { nodes: vec![node] }), FRESH);
            assert_eq!(said(&framework), expect, "{gone}");
        };
        check("B", &["A isRelatedTo C", "D isRelatedTo urn:x Elsewhere", "F isRelatedTo A"]);
        check("A", &["D isRelatedTo urn:x Elsewhere"]);
        check("C", &["F isRelatedTo A"]);
    }

    #[test]
    fn links_with_the_framework_itself_follow_its_id() {
        let mut framework = outline::read(OUTLINE).unwrap();
        for (nth, (from, to)) in [("F", "urn:next"), ("B", "F"), ("B", "D")].into_iter().enumerate() {
            let one = link(&framework, from, "replacedBy", to);
            done(&mut framework, &one, FRESH.derive(&[nth as u8]));
        }
        assert_eq!(said(&framework.under(FRESH)), said(&framework));
    }
}
