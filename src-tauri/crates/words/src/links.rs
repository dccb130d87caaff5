//! Links between things as a person would say them.

use crate::Words;
use rungs_compare::Change;
use rungs_model::{Association, Framework, association};

impl Words {
    /// What links are called, as a label would have it.
    pub fn links(&self) -> &'static str {
        "Links"
    }

    /// What a link means, as it stands between its ends; a word that no standard names stands for itself.
    pub fn relation<'a>(&self, relation: &'a str) -> &'a str {
        match relation {
            "exactMatchOf" => "is an exact match of",
            "isRelatedTo" => "is related to",
            "isPeerOf" => "is a peer of",
            "precedes" => "comes before",
            "replacedBy" => "is replaced by",
            "isPartOf" => "is part of",
            "isChildOf" => "stands in",
            "exemplar" => "has the example",
            "hasSkillLevel" => "has the level",
            "isTranslationOf" => "is a translation of",
            other => other,
        }
    }

    /// A link as a sentence: "Flow is an exact match of Flow efficiency (https://…)".
    pub fn link(&self, framework: &Framework, link: &Association) -> String {
        let [from, to] = link.nodes(framework);
        let end = |node: Option<rungs_model::Id>, address: &str, title: &str| match node {
            Some(node) => self.face(framework, node),
            None if title.is_empty() => address.to_owned(),
            None => format!("{title} ({address})"),
        };
        // The title is that of the end outside; where both are, that of the second.
        let title = if to.is_some() { link.title.as_str() } else { "" };
        let (from, to) = (end(from, &link.from, title), end(to, &link.to, &link.title));
        format!("{from} {} {to}", self.relation(&link.relation))
    }

    /// The links that a change took away and those that it brought, each in one line; nothing where it is about no links.
    pub fn links_changed(&self, old: &Framework, new: &Framework, change: &Change) -> Option<[String; 2]> {
        let is_of = |framework: &Framework, id: Option<rungs_model::Id>| id == Some(framework.root());
        if change.field.as_deref() != Some(association::KEY) || !is_of(old, change.old_id) || !is_of(new, change.new_id)
        {
            return None;
        }
        let lines = |side: &Framework| -> Vec<String> {
            association::of(side).iter().map(|link| self.link(side, link)).collect()
        };
        let (before, after) = (lines(old), lines(new));
        let only = |these: &[String], those: &[String]| {
            these.iter().filter(|line| !those.contains(line)).cloned().collect::<Vec<_>>().join("; ")
        };
        Some([only(&before, &after), only(&after, &before)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rungs_compare::{Match, compare};
    use rungs_model::edit::{Associate, Intention, plan};
    use rungs_model::outline;

    #[test]
    fn a_change_of_links_is_said_link_by_link() {
        let old = outline::read("framework F\n  group A #a\n  group B #b\n").unwrap();
        let id = |face: &str| old.in_order().into_iter().find(|record| record.face() == face).unwrap().id;
        let check = |to: &str, title: &str, expect: &str| {
            let (relation, title) = ("exactMatchOf".to_owned(), title.to_owned());
            let one = Intention::Associate(Associate { from: id("A"), relation, to: to.to_owned(), title });
            let mut new = old.clone();
            new.apply(&plan(&old, &one, id("F").derive(b"1")).unwrap()).unwrap();
            for (before, after, expect) in [(&old, &new, ["", expect]), (&new, &old, [expect, ""])] {
                let comparison = compare(before, after, Match::Ids, [None, None]);
                let [change] = &comparison.changes[..] else { panic!("{:?}", comparison.changes) };
                let said = Words::ENGLISH.links_changed(before, after, change).unwrap();
                assert_eq!(said, expect);
            }
        };
        check(&id("B").to_string(), "", "A is an exact match of B");
        check("https://example.org/b", "Bee", "A is an exact match of Bee (https://example.org/b)");
        check("urn:b", "", "A is an exact match of urn:b");
    }
}
