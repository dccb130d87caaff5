//! First floor, CASE: the associations that are written.

use super::{Edition, Writer};
use crate::standard::{carried, links, losses};
use rungs_model::{Field, Id, Kind, Record};
use std::collections::BTreeMap;

/// An association.
pub(super) struct Edge {
    id: Id,
    relation: String,
    from: (String, String, String),
    to: (String, String, String),
    nth: Option<usize>,
    note: String,
    carried: Option<serde_json::Value>,
}

/// Both ends of a transition, if it has them.
pub(super) fn ends(transition: &Record) -> Option<(Id, Id)> {
    transition.link(Field::From).zip(transition.link(Field::To))
}

impl Writer<'_> {
    /// What stands in what, what comes before what, and what is tied to what.
    pub(super) fn edges(&self, items: &[&Record]) -> Vec<Edge> {
        let framework = self.framework;
        let mut edges = Vec::new();
        let mut counted: BTreeMap<Id, usize> = BTreeMap::new();
        for record in items {
            let Some(parent) = record.parent else { continue };
            let nth = counted.entry(parent).or_default();
            *nth += 1;
            edges.push(self.between("isChildOf", record.id, parent, Some(*nth)));
        }
        for record in items {
            match record.kind {
                Kind::Path => {
                    let steps = framework.children(record.id, Kind::Step);
                    edges.extend(steps.windows(2).map(|pair| self.between("precedes", pair[0], pair[1], None)));
                }
                Kind::Ability => {
                    let competency = record.link(Field::Competency).filter(|id| framework.get(*id).is_some());
                    edges.extend(competency.map(|id| self.between("isPartOf", record.id, id, None)));
                }
                Kind::Step => {
                    let grade = record.link(Field::Grade).filter(|id| framework.get(*id).is_some());
                    edges.extend(grade.map(|id| self.between("hasSkillLevel", record.id, id, None)));
                }
                Kind::ValueStream if record.links(Field::Abilities).iter().all(|id| framework.get(*id).is_some()) => {
                    let abilities = record.links(Field::Abilities).iter().enumerate();
                    edges.extend(abilities.map(|(n, id)| self.between("isPartOf", *id, record.id, Some(n + 1))));
                }
                _ => {}
            }
        }
        for transition in framework.below(framework.root(), Kind::Transition) {
            let Some((from, to)) = ends(transition) else { continue };
            if self.edition == Edition::V10 && losses::is_order(framework, from, to) {
                continue;
            }
            let mut edge = self.between("precedes", from, to, None);
            edge.id = transition.id;
            edge.note = transition.text(Field::Note).to_owned();
            let mut carried = carried::whole(transition);
            if let Some(object) = carried.as_object_mut() {
                object.retain(|key, _| {
                    key == &format!("{}note", carried::PREFIX) || key == &format!("{}keys", carried::PREFIX)
                });
                object.insert(format!("{}kind", carried::PREFIX), transition.kind.name().into());
            }
            edge.carried = Some(carried);
            edges.push(edge);
        }
        edges.extend(links::of(framework).iter().map(|link| self.further(link)));
        edges
    }

    fn between(&self, relation: &str, from: Id, to: Id, nth: Option<usize>) -> Edge {
        let end = |id: Id| {
            let title = self.framework.get(id).map(|record| record.face().to_owned()).unwrap_or_default();
            (title, id.to_string(), self.address(id))
        };
        let id = from.derive(to.as_bytes()).derive(relation.as_bytes());
        Edge {
            id,
            relation: relation.to_owned(),
            from: end(from),
            to: end(to),
            nth,
            note: String::new(),
            carried: None,
        }
    }

    fn further(&self, link: &links::Association) -> Edge {
        let end = |text: &str| match text.parse::<Id>() {
            Ok(id) => {
                let title = self.framework.get(id).map(|record| record.face().to_owned());
                (title.unwrap_or_else(|| link.title.clone()), id.to_string(), self.address(id))
            }
            Err(_) => (link.title.clone(), links::identifier(text).to_owned(), text.to_owned()),
        };
        let relation =
            if self.edition == Edition::V10 { links::in_1_0(&link.relation) } else { links::in_1_1(&link.relation) }
                .to_owned();
        let mut own = serde_json::Map::new();
        if relation != link.relation {
            own.insert(format!("{}relation", carried::PREFIX), link.relation.as_str().into());
        }
        if links::is_like_a_field(self.framework, link) {
            own.insert(format!("{}kind", carried::PREFIX), links::KIND.into());
        }
        let carried = (self.edition == Edition::V11 && !own.is_empty()).then(|| own.into());
        Edge {
            id: link.id,
            relation,
            from: end(&link.from),
            to: end(&link.to),
            nth: None,
            note: link.note.clone(),
            carried,
        }
    }

    pub(super) fn edge(&mut self, edge: Edge) {
        self.object(None, |w| {
            w.named(edge.id);
            w.out.member("associationType", &edge.relation);
            w.out.member("lastChangeDateTime", &w.now.clone());
            for (key, (title, identifier, uri)) in [("originNodeURI", &edge.from), ("destinationNodeURI", &edge.to)] {
                w.link(key, title, identifier, uri);
            }
            if let Some(nth) = edge.nth {
                w.out.key("sequenceNumber");
                w.out.literal(nth);
            }
            if w.edition == Edition::V11 {
                if !edge.note.is_empty() {
                    w.out.member("notes", &edge.note);
                }
                if let Some(carried) = &edge.carried {
                    w.out.key("extensions");
                    w.out.value(carried);
                }
            }
        });
    }
}
