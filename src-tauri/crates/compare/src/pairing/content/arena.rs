//! One side laid out flat: breadth first, so that the children of a node stand side by side.

use super::NONE;
use rungs_model::{Field, Framework, Id, IdMap, Kind, Record, Value};
use std::hash::{BuildHasher, Hash, Hasher};
use std::ops::Range;

/// The nodes of one side, by index; the framework itself is 0.
pub(super) struct Arena<'a> {
    pub records: Vec<&'a Record>,
    kinds: Vec<Kind>,
    /// The index of the container; of the framework itself its own.
    pub parent: Vec<u32>,
    /// The place among siblings of the same kind.
    pub position: Vec<u32>,
    /// Where the children stand.
    pub children: Vec<Range<u32>>,
    /// A hash of all that a node says itself, letter for letter, references left out; 0 where it says nothing.
    pub said: Vec<u64>,
    /// The same with everything below it.
    pub whole: Vec<u64>,
    /// The index of the one node that a node refers to: an ability to a competency, a step to a grade; NONE otherwise.
    pub refers: Vec<u32>,
    /// The index of what can be referred to: competencies, grades and steps.
    targets: IdMap<Id, u32>,
}

/// One fixed seed: the same text has the same hash on both sides and in every run.
pub(super) fn hasher() -> foldhash::fast::FoldHasher<'static> {
    foldhash::fast::FixedState::default().build_hasher()
}

impl<'a> Arena<'a> {
    pub fn of(framework: &'a Framework) -> Arena<'a> {
        let mut records = Vec::with_capacity(framework.len());
        records.push(framework.framework());
        let (mut parent, mut position) = (vec![0], vec![0]);
        let mut children = Vec::with_capacity(framework.len());
        let mut at = 0;
        while let Some(record) = records.get(at).copied() {
            let start = records.len() as u32;
            for kind in record.kind.children() {
                for (n, child) in framework.below(record.id, *kind).enumerate() {
                    records.push(child);
                    parent.push(at as u32);
                    position.push(n as u32);
                }
            }
            children.push(start..records.len() as u32);
            at += 1;
        }
        let is_target = |kind| matches!(kind, Kind::Competency | Kind::Grade | Kind::Step);
        let kinds: Vec<Kind> = records.iter().map(|record| record.kind).collect();
        let nodes = (0u32..).zip(&kinds).filter(|(_, kind)| is_target(**kind));
        let targets: IdMap<Id, u32> = nodes.map(|(node, _)| (records[node as usize].id, node)).collect();
        let reference = |record: &Record| match record.kind {
            Kind::Ability => record.link(Field::Competency),
            Kind::Step => record.link(Field::Grade),
            _ => None,
        };
        let refers = |record: &&Record| reference(record).and_then(|id| targets.get(&id)).copied().unwrap_or(NONE);
        let (said, refers): (Vec<u64>, Vec<u32>) = records.iter().map(|r| (said(r), refers(r))).unzip();
        let whole = whole(&records, &children, &said);
        Arena { records, kinds, parent, position, children, said, whole, refers, targets }
    }

    pub fn len(&self) -> usize {
        self.records.len()
    }

    pub fn kind(&self, node: u32) -> Kind {
        self.kinds[node as usize]
    }

    pub fn parent(&self, node: u32) -> u32 {
        self.parent[node as usize]
    }

    pub fn children(&self, node: u32) -> Range<u32> {
        self.children[node as usize].clone()
    }

    /// The children of one kind.
    pub fn row(&self, node: u32, kind: Kind) -> impl Iterator<Item = u32> {
        self.children(node).filter(move |child| self.kind(*child) == kind)
    }

    /// The node a field refers to.
    pub fn target(&self, node: u32, field: Field) -> Option<u32> {
        self.targets.get(&self.records[node as usize].link(field)?).copied()
    }
}

fn said(record: &Record) -> u64 {
    let mut hasher = hasher();
    let mut is_empty = true;
    for (field, value) in record.fields.iter() {
        match value {
            Value::Text(text) => (field, text).hash(&mut hasher),
            Value::Texts(texts) => (field, texts).hash(&mut hasher),
            Value::Number(number) => (field, number.to_bits()).hash(&mut hasher),
            Value::Experience(experience) => (field, experience).hash(&mut hasher),
            Value::Metric(metric) => (field, &metric.name, &metric.unit).hash(&mut hasher),
            Value::Link(_) | Value::Links(_) => continue,
        }
        is_empty = false;
    }
    if is_empty {
        return 0;
    }
    record.kind.hash(&mut hasher);
    hasher.finish().max(1)
}

/// From the last node to the first, so that what stands in a node is known before the node.
fn whole(records: &[&Record], children: &[Range<u32>], said: &[u64]) -> Vec<u64> {
    let mut whole = vec![0; records.len()];
    for node in (0..records.len()).rev() {
        let below = &children[node];
        whole[node] = if below.is_empty() {
            said[node]
        } else {
            let mut hasher = hasher();
            (records[node].kind, said[node], &whole[below.start as usize..below.end as usize]).hash(&mut hasher);
            hasher.finish().max(1)
        };
    }
    whole
}
