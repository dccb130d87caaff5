//! Words for what changed between two states, and for what came of a merge.

use super::{or_none, plain};
use rungs_compare::merge::{ConflictKind, Merge, State};
use rungs_compare::{Change, ChangeKind, Comparison, Mark, WordMark, sections};
use rungs_engine::Words;
use rungs_model::{Association, Framework, Id, Kind, Value, association};
use serde_json::Value as Json;
use std::fmt::Write;

/// What a person would read out when asked which node this is.
pub(super) fn face(framework: &Framework, id: Id) -> String {
    Words::ENGLISH.face(framework, id)
}

/// The changes for a terminal: counts, then section by section.
pub(crate) fn comparison(comparison: &Comparison, old: &Framework, new: &Framework) -> String {
    let side = |name: &rungs_compare::SideName| match &name.version {
        Some(version) => format!("{} {version}", name.title),
        None => name.title.clone(),
    };
    let s = comparison.summary;
    let mut out = format!("{} -> {}\n", side(&comparison.old), side(&comparison.new));
    if comparison.changes.is_empty() {
        return out + "no differences\n";
    }
    let _ = writeln!(
        out,
        "{} added, {} removed, {} moved, {} reordered, {} edited",
        s.added, s.removed, s.moved, s.reordered, s.edited
    );
    for section in sections(comparison, old, new) {
        let heading = section.heading.join(" > ");
        let _ = writeln!(out, "\n{}", if heading.is_empty() { "Framework" } else { &heading });
        for change in section.changes.iter().map(|i| &comparison.changes[*i]) {
            let _ = writeln!(out, "  {}", change_line(change, old, new));
        }
    }
    out
}

fn change_line(change: &Change, old: &Framework, new: &Framework) -> String {
    let words = Words::ENGLISH;
    let node = words.kind(change.node).to_lowercase();
    let what = match (change.new_id, change.old_id) {
        (Some(id), _) => face(new, id),
        (None, Some(id)) => face(old, id),
        (None, None) => String::new(),
    };
    match change.change {
        ChangeKind::Added => format!("+ {node}: {what}"),
        ChangeKind::Removed => format!("- {node}: {what}"),
        ChangeKind::Moved => {
            let end = |words: &Option<String>| words.clone().unwrap_or_default();
            format!("> {node}: {what} (from \"{}\" to \"{}\")", end(&change.from), end(&change.to))
        }
        ChangeKind::Reordered => format!("~ {node}: {what}"),
        ChangeKind::Edited if let Some([went, came]) = words.links_changed(old, new, change) => {
            let said = |mark: char, text: String| if text.is_empty() { text } else { format!(" {mark} {text}") };
            let links = words.links().to_lowercase();
            format!("* {node}, {links}:{}{}", said('-', went), said('+', came))
        }
        ChangeKind::Edited => {
            let known = change.field.as_deref().and_then(|name| change.node.field_named(name));
            let field = known.map_or(change.field.clone().unwrap_or_default(), |f| words.field(f).to_lowercase());
            let trivial = if change.trivial == Some(true) { " (case, space or punctuation)" } else { "" };
            let edit = match &change.words {
                Some(marks) => marked(marks),
                None => {
                    let nothing = || "nothing".to_string();
                    let said = |side: &Framework, id: Option<Id>, json: &Option<Json>| match known {
                        Some(field) => {
                            let value = id.and_then(|id| side.get(id)).and_then(|r| r.fields.get(field));
                            value.map_or_else(nothing, |v| words.value(side, v))
                        }
                        // A key that this program does not know: its JSON is all there is to say.
                        None => json.as_ref().filter(|json| !json.is_null()).map_or_else(nothing, plain),
                    };
                    let (before, after) =
                        (said(old, change.old_id, &change.before), said(new, change.new_id, &change.after));
                    format!("{before} -> {after}")
                }
            };
            format!("* {node}, {field}{trivial}: {edit}")
        }
    }
}

/// Word marks for a terminal, as git's word diff has them; line breaks are shown, so that a change stays a line.
fn marked(marks: &[WordMark]) -> String {
    let show = |mark: &WordMark| match mark.is {
        Mark::Same => mark.text.clone(),
        Mark::Removed => format!("[-{}-]", mark.text),
        Mark::Added => format!("{{+{}+}}", mark.text),
    };
    marks.iter().map(show).collect::<String>().replace('\n', "\\n")
}

/// The outcome of a merge.
pub(crate) fn merge(merge: &Merge) -> String {
    let taken = merge.report.taken;
    let mut out = format!("taken: {} ours, {} theirs, {} both\n", taken.ours, taken.theirs, taken.both);
    // A container or another node that is referred to, by its words.
    let named = |id: &Id| face(&merge.framework, *id);
    let links = |raw: Option<&str>| {
        let links = association::entries(raw).iter().filter_map(|entry| Association::read(entry)).collect::<Vec<_>>();
        links.iter().map(|link| Words::ENGLISH.link(&merge.framework, link)).collect::<Vec<_>>().join("; ")
    };
    let said = |are_links: bool, state: &State| match state {
        State::Key(raw) if are_links => links(raw.as_deref()),
        State::Container(Some(id)) | State::Field(Some(Value::Link(id))) => named(id),
        State::Row(_, ids) | State::Field(Some(Value::Links(ids))) => {
            ids.iter().map(named).collect::<Vec<_>>().join("; ")
        }
        other => plain(&other.json()),
    };
    for conflict in &merge.report.conflicts {
        let kind = match conflict.kind {
            ConflictKind::EditEdit => "edited on both sides",
            ConflictKind::EditRemove => "edited on one side, removed on the other; it stays",
            ConflictKind::MoveMove => "moved on both sides",
            ConflictKind::Order => "ordered differently",
            ConflictKind::AddedTwice => "added on both sides",
        };
        let are_links = conflict.node == Kind::Framework && conflict.field.as_deref() == Some(association::KEY);
        let field = conflict.field.as_deref().map(|f| if are_links { "links" } else { f });
        let field = field.map(|f| format!(", {f}")).unwrap_or_default();
        let _ = writeln!(out, "conflict: {} {}{field}: {kind}", conflict.node.name(), conflict.id);
        for (side, state) in [("base", &conflict.base), ("ours", &conflict.ours), ("theirs", &conflict.theirs)] {
            let _ = writeln!(out, "  {side}: {}", or_none(&said(are_links, state)));
        }
    }
    for text in &merge.report.to_read {
        let name = text.field.name();
        let _ = writeln!(out, "to read: {} {}, {name}: edited in two places", text.node.name(), text.id);
        for (side, words) in [("ours", &text.ours), ("theirs", &text.theirs), ("merged", &text.merged)] {
            let _ = writeln!(out, "  {side}: {}", or_none(words));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use rungs_model::edit::{Associate, Intention, Reassociate, plan};

    #[test]
    fn links_at_odds_are_said_as_links() {
        let mut base = rungs_model::outline::read("framework F\n  group A #a\n  group B #b\n").unwrap();
        let id = |face: &str| base.in_order().into_iter().find(|record| record.face() == face).unwrap().id;
        let [root, a, b] = ["F", "A", "B"].map(id);
        let done = |state: &Framework, intention: Intention| {
            let mut state = state.clone();
            state.apply(&plan(&state, &intention, root.derive(b"1")).unwrap()).unwrap();
            state
        };
        let relation = "exactMatchOf".to_owned();
        let one = Associate { from: a, relation, to: b.to_string(), title: String::new() };
        base = done(&base, Intention::Associate(one));
        let association = association::of(&base)[0].id;
        let [ours, theirs] = ["isPeerOf", "precedes"].map(|relation| {
            done(&base, Intention::Reassociate(Reassociate { node: a, association, relation: relation.to_owned() }))
        });
        let said = merge(&rungs_compare::merge::merge(&base, &ours, &theirs));
        let expect = format!("conflict: framework {root}, links: edited on both sides\n");
        assert!(said.contains(&expect), "{said}");
        let expect = "  base: A is an exact match of B\n  ours: A is a peer of B\n  theirs: A comes before B\n";
        assert!(said.contains(expect), "{said}");
    }
}
