//! What the nodes without a partner say, as sets of words and of short runs of words, each weighted by how rare it
//! is.

use super::arena::{Arena, hasher};
use super::plain::{self, value_texts};
use super::{NONE, Work};
use rungs_model::{Field, IdMap, Record};
use std::hash::Hasher;

/// Runs of so many words are features at most: four words in a row are seldom found twice, even where all sentences
/// come from one mould.
const RUN: usize = 4;
/// How many bits of a sorted entry name the text; the others are of the hash.
const TEXT_BITS: u32 = 24;
/// A feature that so many pairs of texts share says little about any of them.
const PAIRS_A_FEATURE: usize = 64;
/// How many pairs of texts are looked at, for each text: what keeps the time in bounds where all texts are alike.
const PAIRS_A_TEXT: usize = 48;
/// For so many texts without a partner one of the known pairs is read too: what is a turn of phrase in this ladder the few
/// that are left cannot tell alone. More would tell it a little better and cost as much time as all the rest.
const FREE_A_KNOWN: usize = 4;
/// The share of the shorter text, in thousandths, that rare features must make up before two texts are looked at.
const WORTH_A_LOOK: u64 = 120;

/// The texts of one side.
#[derive(Default)]
pub(super) struct Bag {
    /// The text of a node, by node; NONE for those that had a partner.
    text: Vec<u32>,
    nodes: Vec<u32>,
    /// For each text its features, ascending.
    features: Vec<Vec<u32>>,
    total: Vec<u64>,
    /// For each text a hash of its first two words, a title aside.
    begin: Vec<u64>,
}

/// The texts of both sides.
pub(super) struct Texts {
    pub old: Bag,
    pub new: Bag,
    weight: Vec<u32>,
    /// How many texts have each title.
    titles: IdMap<u64, usize>,
    /// Pairs of nodes that share something rare.
    pub close: Vec<(u32, u32)>,
}

impl Bag {
    fn of(side: &Arena<'_>, nodes: Vec<u32>) -> Bag {
        let mut text = vec![NONE; side.len()];
        for (i, node) in nodes.iter().enumerate() {
            text[*node as usize] = i as u32;
        }
        let begin = nodes.iter().map(|node| begin(side.records[*node as usize])).collect();
        Bag { text, begin, features: vec![Vec::new(); nodes.len()], total: vec![0; nodes.len()], nodes }
    }
}

/// Feeds a hash of every word and every short run of words of a node.
fn feed(side: &Arena<'_>, node: u32, mut feature: impl FnMut(u64)) {
    let record = side.records[node as usize];
    for (_, value) in record.fields.iter() {
        for text in value_texts(value) {
            // The last words, the latest first; 0 before the beginning.
            let mut last = [0; RUN];
            plain::words(text, |word| {
                feature(word);
                last.rotate_right(1);
                last[0] = word;
                (2..=RUN).take_while(|run| last[run - 1] != 0).for_each(|run| feature(joined(&last[..run])));
            });
        }
    }
}

/// A hash of the first two words of a statement or description; 0 where there are none.
fn begin(record: &Record) -> u64 {
    let is_body = |field: &Field| !matches!(field, Field::Title | Field::Heading | Field::Code);
    let body =
        record.fields.iter().filter(|(field, _)| is_body(field)).flat_map(|(_, value)| value_texts(value)).next();
    let (mut first, mut both) = (0, 0);
    plain::words(body.map_or("", String::as_str), |word| {
        if first == 0 {
            first = word;
        } else if both == 0 {
            both = joined(&[first, word]);
        }
    });
    both
}

fn text_of(entry: u64) -> usize {
    (entry & ((1 << TEXT_BITS) - 1)) as usize
}

/// Some of the nodes that have a partner, each with it: the same ones from whichever side one looks.
fn known<'w, 'a>(work: &'w Work<'a>, free: usize) -> impl Iterator<Item = (&'w Arena<'a>, u32)> {
    let pairs = (0u32..).zip(&work.to_new).filter(|(_, new)| **new != NONE).map(|(old, new)| (old, *new));
    let all = work.to_new.iter().filter(|new| **new != NONE).count();
    let every = (all / (free / FREE_A_KNOWN).max(1) + 1) as u64;
    let sample = pairs.filter(move |(old, new)| {
        let face = |record: &Record| {
            let mut hash = hasher();
            hash.write(record.face().as_bytes());
            hash.finish()
        };
        let both = face(work.old.records[*old as usize]).wrapping_add(face(work.new.records[*new as usize]));
        every == 1 || both.rotate_right(17).is_multiple_of(every)
    });
    sample.flat_map(|(old, new)| [(&work.old, old), (&work.new, new)])
}

fn joined(words: &[u64]) -> u64 {
    let mut hasher = hasher();
    words.iter().for_each(|word| hasher.write_u64(*word));
    hasher.finish()
}

/// How much a feature weighs that so many of all texts have: 64 times the natural logarithm of their ratio.
fn weight(texts: usize, with_it: usize) -> u32 {
    ((1.0 + texts as f64 / with_it as f64).ln() * 64.0) as u32
}

impl Texts {
    /// Reads all nodes that have no partner yet.
    pub fn of(work: &Work<'_>) -> Texts {
        let (old, new) = work.free();
        let (old, new) = (Bag::of(&work.old, old), Bag::of(&work.new, new));
        let mut titles: IdMap<u64, usize> = IdMap::default();
        for (bag, plain) in [(&old, &work.old_plain), (&new, &work.new_plain)] {
            for node in &bag.nodes {
                *titles.entry(plain[*node as usize].title).or_default() += 1;
            }
        }
        let mut texts = Texts { old, new, weight: Vec::new(), titles, close: Vec::new() };
        if texts.old.nodes.is_empty() || texts.new.nodes.is_empty() {
            return texts;
        }
        let (entries, all) = texts.entries(work);
        let groups = texts.weigh(&entries, all);
        texts.close = texts.close(work, &entries, &groups);
        texts
    }

    /// Every feature of every text, sorted: hash above, text below. Texts of the new side follow those of the old one, and
    /// then those that are known, of which one after the other has a number of its own. Beside them, how many texts there
    /// are: some have no feature.
    fn entries(&self, work: &Work<'_>) -> (Vec<u64>, usize) {
        let mut entries = Vec::new();
        let mut next = self.free();
        for (side, node) in known(work, self.free()) {
            if (next as u64) < 1 << TEXT_BITS {
                feed(side, node, |hash| entries.push(hash >> TEXT_BITS << TEXT_BITS | next as u64));
                next += 1;
            }
        }
        let sides = [(&work.old, &self.old.nodes, 0), (&work.new, &self.new.nodes, self.old.nodes.len())];
        for (side, nodes, first) in sides {
            for (i, node) in nodes.iter().enumerate() {
                let text = (first + i) as u64;
                if text < 1 << TEXT_BITS {
                    feed(side, *node, |hash| entries.push(hash >> TEXT_BITS << TEXT_BITS | text));
                }
            }
        }
        entries.sort_unstable();
        entries.dedup();
        (entries, next)
    }

    /// Numbers the features that more than one text has, weighs all, and hands back where each numbered one stands.
    fn weigh(&mut self, entries: &[u64], texts: usize) -> Vec<std::ops::Range<usize>> {
        let free = self.free();
        let mut groups = Vec::new();
        let mut start = 0;
        for all in entries.chunk_by(|a, b| a >> TEXT_BITS == b >> TEXT_BITS) {
            // Those that are known only tell how rare a feature is.
            let group = &all[..all.partition_point(|entry| text_of(*entry) < free)];
            let weight = weight(texts, all.len());
            let number = self.weight.len() as u32;
            for entry in group {
                let (bag, text) = self.bag(*entry);
                bag.total[text] += u64::from(weight);
                if group.len() > 1 {
                    bag.features[text].push(number);
                }
            }
            if group.len() > 1 {
                self.weight.push(weight);
                groups.push(start..start + group.len());
            }
            start += all.len();
        }
        groups
    }

    /// How many texts have no partner, on both sides.
    fn free(&self) -> usize {
        self.old.nodes.len() + self.new.nodes.len()
    }

    fn bag(&mut self, entry: u64) -> (&mut Bag, usize) {
        let text = text_of(entry);
        match text.checked_sub(self.old.nodes.len()) {
            None => (&mut self.old, text),
            Some(text) => (&mut self.new, text),
        }
    }

    /// Pairs of nodes of one kind that share enough that is rare.
    fn close(&self, work: &Work<'_>, entries: &[u64], groups: &[std::ops::Range<usize>]) -> Vec<(u32, u32)> {
        let is_old = |entry: &u64| ((entry & ((1 << TEXT_BITS) - 1)) as usize) < self.old.nodes.len();
        let halves = |range: &std::ops::Range<usize>| {
            let group = &entries[range.clone()];
            group.split_at(group.partition_point(is_old))
        };
        let product = |range: &std::ops::Range<usize>| {
            let (old, new) = if range.len() <= PAIRS_A_FEATURE + 1 { halves(range) } else { (&[][..], &[][..]) };
            old.len() * new.len()
        };
        let limit = self.limit(groups.iter().map(product));
        let mut shared: Vec<(u32, u32, u32)> = Vec::new();
        for (number, range) in groups.iter().enumerate().filter(|(_, range)| (1..=limit).contains(&product(range))) {
            let (old, new) = halves(range);
            for a in old {
                let a = (a & ((1 << TEXT_BITS) - 1)) as u32;
                for b in new {
                    let b = (b & ((1 << TEXT_BITS) - 1)) as u32 - self.old.nodes.len() as u32;
                    shared.push((a, b, self.weight[number]));
                }
            }
        }
        shared.sort_unstable();
        let worth = |pair: &[(u32, u32, u32)]| {
            let (a, b, _) = pair[0];
            let least = self.old.total[a as usize].min(self.new.total[b as usize]) * WORTH_A_LOOK / 1000;
            let nodes = (self.old.nodes[a as usize], self.new.nodes[b as usize]);
            let is_worth = pair.iter().map(|(_, _, weight)| u64::from(*weight)).sum::<u64>() >= least;
            (is_worth && work.old.kind(nodes.0) == work.new.kind(nodes.1)).then_some(nodes)
        };
        shared.chunk_by(|x, y| (x.0, x.1) == (y.0, y.1)).filter_map(worth).collect()
    }

    /// The most pairs that one feature may bring, so that all together bring not too many.
    fn limit(&self, products: impl Iterator<Item = usize>) -> usize {
        let mut brings = [0; PAIRS_A_FEATURE + 1];
        for product in products.filter(|product| *product <= PAIRS_A_FEATURE) {
            brings[product] += product;
        }
        let most = PAIRS_A_TEXT * (self.old.nodes.len() + self.new.nodes.len()) + 10_000;
        let sums = brings.iter().scan(0, |sum, pairs| {
            *sum += pairs;
            Some(*sum)
        });
        sums.take_while(|sum| *sum <= most).count().saturating_sub(1).max(1)
    }

    /// How rare a title is, in thousandths: 1000 where fewer than one in fifty texts has it.
    pub fn rarity(&self, title: u64) -> u32 {
        let all = self.old.nodes.len() + self.new.nodes.len();
        let with_it = self.titles.get(&title).copied().unwrap_or(0).max(1);
        (weight(all, with_it) * 1000 / weight(50, 1)).min(1000)
    }

    /// Drops the pairs of which one has a partner by now.
    pub fn forget_paired(&mut self, work: &Work<'_>) {
        self.close.retain(|(old, new)| work.is_free(*old, *new));
    }

    /// Whether two nodes begin with the same words.
    pub fn begin_alike(&self, old: u32, new: u32) -> bool {
        let begin = |bag: &Bag, node: u32| bag.begin.get(bag.text[node as usize] as usize).copied().unwrap_or(0);
        let begins = (begin(&self.old, old), begin(&self.new, new));
        begins.0 != 0 && begins.0 == begins.1
    }

    /// How much two nodes say the same, in thousandths: twice the weight of what is in both, of the weight of both.
    pub fn alike(&self, old: u32, new: u32) -> u32 {
        let (a, b) = (self.old.text[old as usize] as usize, self.new.text[new as usize] as usize);
        let (Some(mine), Some(other)) = (self.old.features.get(a), self.new.features.get(b)) else { return 0 };
        let (mut i, mut j, mut both) = (0, 0, 0);
        while let (Some(x), Some(y)) = (mine.get(i), other.get(j)) {
            if x == y {
                both += u64::from(self.weight[*x as usize]);
            }
            i += usize::from(x <= y);
            j += usize::from(y <= x);
        }
        (2000 * both / (self.old.total[a] + self.new.total[b]).max(1)) as u32
    }
}
