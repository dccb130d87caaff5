//! What changes from one step to another, of one framework or of two: "from Senior to Lead".

use crate::headline::{self, HeadlineKind};
use crate::split::{Vocabulary, Words};
use crate::{Change, ChangeKind, Comparison, Match, compare, native};
use rungs_model::{Field, Framework, Id, IdMap, Kind, Record, Value};
use std::collections::HashMap;

/// How alike two statements of one competency must be to be one ability that grew, and two of different ones.
const SAME_COMPETENCY: f32 = 0.3;
const ANY_COMPETENCY: f32 = 0.5;

/// Compares two steps as if they were one node in two states, with their notes and abilities; none if either is no step.
/// The sides are called after the steps; ids and pointers are those of the frameworks the steps stand in.
///
/// The order of what stands in them is not compared. Abilities are paired by id, then by title, then by competency and words; where both steps have a single ability for a
/// competency, that is one cell of the matrix read from left to right, whatever it says.
pub fn compare_steps(
    old: &Framework,
    old_step: Id,
    new: &Framework,
    new_step: Id,
    versions: [Option<String>; 2],
) -> Option<Comparison> {
    let is_step = |side: &Framework, id: Id| side.get(id).is_some_and(|r| r.kind == Kind::Step);
    if !is_step(old, old_step) || !is_step(new, new_step) {
        return None;
    }
    let links = links(old, new);
    let mut names = pairs(old, old_step, new, new_step, &links);
    names.insert(new_step, old_step);
    let before = alone(old, old_step, old, &IdMap::default(), &IdMap::default())?;
    let after = alone(old, old_step, new, &names, &links)?;
    let mut comparison = compare(&before, &after, Match::Ids, versions);
    // In which order two steps list what they ask for is no difference between them.
    comparison.changes.retain(|change| change.change != ChangeKind::Reordered);
    comparison.summary.reordered = 0;
    let real: IdMap<Id, Id> = names.iter().map(|(new, old)| (*old, *new)).collect();
    for change in &mut comparison.changes {
        restore(change, old, new, &real);
    }
    comparison.headlines = headline::all(old, new, &comparison.changes);
    // That the two steps have different names is what the reader asked with.
    comparison.headlines.retain(|h| h.headline != HeadlineKind::Renamed || h.node != Kind::Step);
    let face = |side: &Framework, id: Id| side.get(id).map(|r| r.face().to_string()).unwrap_or_default();
    comparison.old.title = face(old, old_step);
    comparison.new.title = face(new, new_step);
    Some(comparison)
}

/// Which nodes of two steps [`compare_steps`] takes for the same, old to new, the steps themselves among them; nothing if
/// either is no step.
pub fn step_pairs(old: &Framework, old_step: Id, new: &Framework, new_step: Id) -> IdMap<Id, Id> {
    let is_step = |side: &Framework, id: Id| side.get(id).is_some_and(|r| r.kind == Kind::Step);
    if !is_step(old, old_step) || !is_step(new, new_step) {
        return IdMap::default();
    }
    let names = pairs(old, old_step, new, new_step, &links(old, new));
    names.into_iter().map(|(new, old)| (old, new)).chain([(old_step, new_step)]).collect()
}

/// One step as a framework of its own: under the root and path of the old one, the nodes of the new side under the names
/// of their partners.
fn alone(
    home: &Framework,
    home_step: Id,
    side: &Framework,
    names: &IdMap<Id, Id>,
    links: &IdMap<Id, Id>,
) -> Option<Framework> {
    let path = home.get(home.get(home_step)?.parent?)?;
    let step = names.iter().find(|(_, old)| **old == home_step).map_or(home_step, |(new, _)| *new);
    let bare = |record: &Record| Record::new(record.id, record.kind, record.parent, record.place);
    let mut records = vec![bare(home.framework()), bare(path)];
    for id in side.subtree(step) {
        let mut record = side.get(id)?.clone();
        record.id = names.get(&id).copied().unwrap_or(id);
        record.parent = if id == step { Some(path.id) } else { Some(home_step) };
        for field in record.kind.fields() {
            if let Some(Value::Link(id)) = record.fields.get(*field) {
                let link = links.get(id).copied().unwrap_or(*id);
                record.fields.set(*field, Some(Value::Link(link)));
            }
        }
        records.push(record);
    }
    Framework::from_records(records).ok()
}

/// Which competency or grade of the old framework one of the new framework is: by id, or by its title.
fn links(old: &Framework, new: &Framework) -> IdMap<Id, Id> {
    let mut links = IdMap::default();
    for kind in [Kind::Competency, Kind::Grade] {
        let mut titles: HashMap<String, Id> = HashMap::new();
        for record in old.records().filter(|r| r.kind == kind) {
            let first = titles.entry(record.face().to_lowercase()).or_insert(record.id);
            *first = (*first).min(record.id);
        }
        for record in new.records().filter(|r| r.kind == kind && old.get(r.id).is_none()) {
            if let Some(id) = titles.get(&record.face().to_lowercase()) {
                links.insert(record.id, *id);
            }
        }
    }
    links
}

/// The partners of the notes and abilities of the new step, by their ids.
fn pairs(old: &Framework, old_step: Id, new: &Framework, new_step: Id, links: &IdMap<Id, Id>) -> IdMap<Id, Id> {
    let mut names = IdMap::default();
    for kind in [Kind::Note, Kind::Ability] {
        let mut before: Vec<&Record> = old.below(old_step, kind).collect();
        let mut after: Vec<&Record> = new.below(new_step, kind).collect();
        let competency = |record: &Record| {
            let link = record.link(Field::Competency)?;
            Some(links.get(&link).copied().unwrap_or(link))
        };
        join(&mut before, &mut after, &mut names, |old, new| old.id == new.id);
        let alike = |old: &str, new: &str| !old.is_empty() && old.to_lowercase() == new.to_lowercase();
        join(&mut before, &mut after, &mut names, |old, new| {
            alike(old.face(), new.face()) && competency(old) == competency(new)
        });
        join(&mut before, &mut after, &mut names, |old, new| {
            alike(old.text(Field::Title), new.text(Field::Title)) && competency(old) == competency(new)
        });
        if kind == Kind::Ability {
            join_by_words(&mut before, &mut after, &mut names, competency);
            // One left on each side: a cell of the matrix that was written anew.
            let cells = |row: &[&Record]| {
                let mut cells: HashMap<Id, usize> = HashMap::new();
                for id in row.iter().filter_map(|r| competency(r)) {
                    *cells.entry(id).or_default() += 1;
                }
                cells
            };
            let (old_cells, new_cells) = (cells(&before), cells(&after));
            join(&mut before, &mut after, &mut names, |old, new| {
                let cell = competency(old).filter(|id| competency(new) == Some(*id));
                cell.is_some_and(|id| old_cells.get(&id) == Some(&1) && new_cells.get(&id) == Some(&1))
            });
        }
    }
    names
}

/// Joins, in order, what a rule says is the same, and takes it out of both rows.
fn join(
    before: &mut Vec<&Record>,
    after: &mut Vec<&Record>,
    names: &mut IdMap<Id, Id>,
    same: impl Fn(&Record, &Record) -> bool,
) {
    before.retain(|old| {
        let partner = after.iter().position(|new| same(old, new));
        if let Some(at) = partner {
            names.insert(after.remove(at).id, old.id);
        }
        partner.is_none()
    });
}

/// Joins statements that share enough words, the most alike first.
fn join_by_words(
    before: &mut Vec<&Record>,
    after: &mut Vec<&Record>,
    names: &mut IdMap<Id, Id>,
    competency: impl Fn(&Record) -> Option<Id>,
) {
    let mut vocabulary = Vocabulary::default();
    let mut words = |row: &[&Record]| row.iter().map(|r| vocabulary.words(&[r.face()])).collect::<Vec<Words>>();
    let (old_words, new_words) = (words(before), words(after));
    let mut found: Vec<(f32, usize, usize)> = Vec::new();
    for (i, old) in before.iter().enumerate() {
        for (j, new) in after.iter().enumerate() {
            let alike = old_words[i].alike(&new_words[j]);
            let same = competency(old).is_some() && competency(old) == competency(new);
            if alike >= if same { SAME_COMPETENCY } else { ANY_COMPETENCY } {
                found.push((alike + f32::from(u8::from(same)), i, j));
            }
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let (mut old_joined, mut new_joined) = (vec![false; before.len()], vec![false; after.len()]);
    for (_, i, j) in found {
        if !old_joined[i] && !new_joined[j] {
            (old_joined[i], new_joined[j]) = (true, true);
            names.insert(after[j].id, before[i].id);
        }
    }
    let (mut old_joined, mut new_joined) = (old_joined.into_iter(), new_joined.into_iter());
    before.retain(|_| !old_joined.next().unwrap_or(false));
    after.retain(|_| !new_joined.next().unwrap_or(false));
}

/// Gives a change the ids, places and references of the frameworks the steps stand in.
fn restore(change: &mut Change, old: &Framework, new: &Framework, real: &IdMap<Id, Id>) {
    change.old_at = change.old_id.and_then(|id| old.pointer(id));
    change.new_id = change.new_id.map(|id| real.get(&id).copied().unwrap_or(id));
    change.new_at = change.new_id.and_then(|id| new.pointer(id));
    let record = change.new_id.and_then(|id| new.get(id));
    let field = change.field.as_deref().and_then(|name| change.node.field_named(name));
    match (record, field, change.old_id) {
        (Some(record), Some(field), _) => {
            change.after = Some(record.fields.get(field).map_or(serde_json::Value::Null, native::json));
        }
        (Some(record), None, None) => change.after = Some(native::fields(record)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rungs_model::outline;

    const LADDER: &str = "\
framework F #f
  group Craft #g
    competency Flow #flow
    competency Risk #risk
  path Delivery #p
    step Senior #s
      experience: 5+
      note How to grow #n1
        body: Read
      ability Plans the work of one team #1
        competency: #flow
      ability Names the risks of a plan #2
        competency: #risk
      ability Tells others early #3
      ability Writes documents people read #4
    step Lead #l
      experience: 8+
      note How to grow #n2
        body: Teach
      ability Plans the work of several teams #5
        competency: #flow
      ability Knows when to stop #6
        competency: #risk
      ability Tells others early #7
      ability Coaches #8
";

    fn lines(comparison: &Comparison) -> Vec<String> {
        let at = |p: &Option<String>| p.clone().unwrap_or_else(|| "-".into());
        let line = |c: &Change| {
            let field = c.field.clone().unwrap_or_default();
            format!("{:?} {} {} {} {field}", c.change, c.node.name(), at(&c.old_at), at(&c.new_at))
                .trim_end()
                .to_string()
        };
        comparison.changes.iter().map(line).collect()
    }

    fn step(framework: &Framework, title: &str) -> Id {
        framework.of_kind(Kind::Step).into_iter().find(|r| r.face() == title).unwrap().id
    }

    const EXPECT: [&str; 7] = [
        "Edited step /paths/0/steps/0 /paths/0/steps/1 title",
        "Edited step /paths/0/steps/0 /paths/0/steps/1 experience",
        "Edited note /paths/0/steps/0/notes/0 /paths/0/steps/1/notes/0 body",
        "Edited ability /paths/0/steps/0/abilities/0 /paths/0/steps/1/abilities/0 statement",
        "Edited ability /paths/0/steps/0/abilities/1 /paths/0/steps/1/abilities/1 statement",
        "Added ability - /paths/0/steps/1/abilities/3",
        "Removed ability /paths/0/steps/0/abilities/3 -",
    ];

    #[test]
    fn from_senior_to_lead() {
        let ladder = outline::read(LADDER).unwrap();
        let (senior, lead) = (step(&ladder, "Senior"), step(&ladder, "Lead"));
        let comparison = compare_steps(&ladder, senior, &ladder, lead, [None, None]).unwrap();
        let mut found = lines(&comparison);
        found.sort_by_key(|line| EXPECT.iter().position(|expect| expect == line));
        assert_eq!(found, EXPECT);
        assert_eq!((comparison.old.title.as_str(), comparison.new.title.as_str()), ("Senior", "Lead"));
        let headlines: Vec<HeadlineKind> = comparison.headlines.iter().map(|h| h.headline).collect();
        assert_eq!(headlines, [HeadlineKind::YearsChanged]);
        assert!(comparison.changes.iter().all(|c| c.new_id.is_none_or(|id| ladder.get(id).is_some())));
        let pairs = step_pairs(&ladder, senior, &ladder, lead);
        let mut told: Vec<[&str; 2]> =
            pairs.iter().map(|(old, new)| [old, new].map(|id| ladder.get(*id).unwrap().face())).collect();
        told.sort_unstable();
        assert_eq!(
            told,
            [
                ["How to grow", "How to grow"],
                ["Names the risks of a plan", "Knows when to stop"],
                ["Plans the work of one team", "Plans the work of several teams"],
                ["Senior", "Lead"],
                ["Tells others early", "Tells others early"],
            ]
        );
        assert!(step_pairs(&ladder, ladder.root(), &ladder, lead).is_empty());
        let itself = compare_steps(&ladder, lead, &ladder, lead, [None, None]).unwrap();
        assert_eq!(lines(&itself), [""; 0]);
        assert_eq!(compare_steps(&ladder, ladder.root(), &ladder, lead, [None, None]), None);
    }

    #[test]
    fn steps_of_two_frameworks() {
        let ladder = outline::read(LADDER).unwrap();
        let other = outline::read(&LADDER.replace("#", "#other")).unwrap();
        let (senior, lead) = (step(&ladder, "Senior"), step(&other, "Lead"));
        let comparison = compare_steps(&ladder, senior, &other, lead, [None, None]).unwrap();
        let mut found = lines(&comparison);
        found.sort_by_key(|line| EXPECT.iter().position(|expect| expect == line));
        assert_eq!(found, EXPECT);
        let same = compare_steps(&ladder, senior, &other, step(&other, "Senior"), [None, None]).unwrap();
        assert_eq!(lines(&same), [""; 0]);
    }
}
