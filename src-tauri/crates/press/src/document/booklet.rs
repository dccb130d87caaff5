//! The booklet: a whole framework as a document that can be handed out as it is.

pub(super) mod map;
pub(super) mod matrix;

use self::map::map;
use self::matrix::{competency_of, grade_name, matrix};
use super::Template;
use crate::coverage::{Ink, Unseen, bare};
use crate::world::Job;
use crate::{Fonts, Imprint, Options, Pdf, PressError, Progress};
use rungs_model::{Field, Framework, Id, Kind, Record, value_score};
use serde_json::{Value as Json, json};
use std::collections::HashSet;

pub(crate) const TEMPLATE: Template =
    Template { name: "booklet.typ", source: include_str!("../../templates/booklet.typ") };

/// Prints a framework: cover, contents, notes, objectives, competencies, the map, paths with matrix and steps,
/// moves, grades.
///
/// `progress` is asked at every stage and again and again while pages are set; false cancels within a tenth of a
/// second.
///
/// # Errors
/// See [`PressError`]. An unfinished or empty framework is none.
pub fn booklet(
    framework: &Framework,
    imprint: &Imprint,
    options: &Options,
    fonts: &Fonts,
    progress: &mut dyn FnMut(Progress) -> bool,
) -> Result<Pdf, PressError> {
    let content = Content::new(framework, imprint, options)?;
    job(framework, imprint, options, fonts).print(|ink| content.all(ink), progress)
}

fn job<'a>(framework: &'a Framework, imprint: &'a Imprint, options: &'a Options, fonts: &'a Fonts) -> Job<'a> {
    Job {
        template: &TEMPLATE,
        language: framework.framework().text(Field::Language),
        ident: format!("rungs booklet {}", framework.root()),
        unseen: Unseen::Drop,
        imprint,
        options,
        fonts,
    }
}

/// How many letters surely fit a line: of the cover's title, of a chapter's, of a label beside the text, of half of one.
const COVER: usize = 20;
const CHAPTER: usize = 28;
const LABEL: usize = 16;
const HALF: usize = 7;

/// The name under which the template knows a node as the target of links.
fn label(id: Id) -> String {
    format!("node-{id}")
}

/// Whether nothing has been written into a node yet.
fn is_blank(record: &Record) -> bool {
    record.fields.iter().all(|(_, value)| value.texts().iter().all(|text| text.trim().is_empty()))
}

struct Content<'a> {
    framework: &'a Framework,
    imprint: &'a Imprint,
    options: &'a Options,
    paths: Vec<Id>,
    /// Everything in the paths that are printed.
    printed: HashSet<Id>,
}

impl<'a> Content<'a> {
    fn new(framework: &'a Framework, imprint: &'a Imprint, options: &'a Options) -> Result<Content<'a>, PressError> {
        let all = framework.children(framework.root(), Kind::Path);
        if let Some(stranger) = options.paths.iter().find(|path| !all.contains(path)) {
            return Err(PressError::NotAPath(*stranger));
        }
        let chosen = |path: &Id| options.paths.is_empty() || options.paths.contains(path);
        let paths: Vec<Id> = all.iter().copied().filter(chosen).collect();
        let shown = |id: &Id| framework.get(*id).is_some_and(|r| r.kind != Kind::Ability || !is_blank(r));
        let printed = paths.iter().flat_map(|path| framework.subtree(*path)).filter(shown).collect();
        Ok(Content { framework, imprint, options, paths, printed })
    }

    fn all(&self, ink: &mut Ink<'_>) -> Json {
        let framework = self.framework;
        let root = framework.framework();
        let words = &self.imprint.words;
        let title = self.title(root);
        let version = self.imprint.version.as_deref().unwrap_or("");
        json!({
            "cover": ink.at(root).narrow(title, COVER),
            "name": bare(title),
            "description": bare(root.text(Field::Summary)),
            "foot": { "title": ink.at(root).say(&shortened(title, 70)), "version": ink.under(words.version).say(&shortened(version, 30)) },
            "summary": ink.at(root).prose(root.text(Field::Summary)),
            "facts": self.imprint.facts(ink),
            "author": bare(&self.imprint.author),
            "empty": framework.len() == 1,
            "notes": self.notes(root, ink),
            "objectives": framework.below(root.id, Kind::Objective).map(|o| self.objective(o, ink)).collect::<Vec<_>>(),
            "score": self.score(ink),
            "groups": self.groups(ink),
            "map": map(self, ink),
            "paths": self.paths.iter().filter_map(|p| framework.get(*p)).map(|p| self.path(p, ink)).collect::<Vec<_>>(),
            "moves": self.moves(ink),
            "grades": self.grades(ink),
        })
    }

    /// The title of a node, or a word for none.
    fn title<'r>(&self, record: &'r Record) -> &'r str {
        let title = record.text(Field::Title);
        if title.trim().is_empty() { self.imprint.words.untitled } else { title }
    }

    fn notes(&self, parent: &Record, ink: &mut Ink<'_>) -> Json {
        let notes = self.framework.below(parent.id, Kind::Note).filter(|n| !is_blank(n)).map(|note| {
            let mut pen = ink.at(note);
            json!({ "heading": pen.narrow(note.text(Field::Heading), LABEL), "body": pen.markdown(note.text(Field::Body)) })
        });
        notes.collect()
    }

    fn groups(&self, ink: &mut Ink<'_>) -> Json {
        let framework = self.framework;
        let extract = !self.options.paths.is_empty();
        let abilities = self.printed.iter().filter_map(|id| framework.get(*id)).filter(|r| r.kind == Kind::Ability);
        let used: HashSet<Id> = abilities.filter_map(|a| a.link(Field::Competency)).collect();
        let groups = framework.below(framework.root(), Kind::Group).filter_map(|group| {
            let competencies: Vec<Json> = framework
                .below(group.id, Kind::Competency)
                .filter(|c| !extract || used.contains(&c.id))
                .map(|c| self.competency(c, ink))
                .collect();
            let bare = competencies.is_empty()
                && (extract || (group.text(Field::Title).is_empty() && group.text(Field::Summary).is_empty()));
            (!bare).then(|| {
                let mut pen = ink.at(group);
                let title = match group.text(Field::Title) {
                    "" => Json::Null,
                    title => pen.say(title),
                };
                let summary = pen.prose(group.text(Field::Summary));
                json!({ "title": title, "summary": summary, "notes": self.notes(group, ink), "competencies": competencies })
            })
        });
        groups.collect()
    }

    fn competency(&self, competency: &Record, ink: &mut Ink<'_>) -> Json {
        let below = self.framework.subtree(competency.id).into_iter().filter_map(|id| self.framework.get(id));
        let length: usize = below.flat_map(|r| r.fields.iter().flat_map(|(_, v)| v.texts())).map(str::len).sum();
        let mut pen = ink.at(competency);
        json!({
            "whole": length < 1200,
            "label": label(competency.id),
            "title": pen.narrow(self.title(competency), LABEL),
            "definition": pen.prose(competency.text(Field::Definition)),
            "example": pen.prose(competency.text(Field::Example)),
            "notes": self.notes(competency, ink),
        })
    }

    fn path(&self, path: &Record, ink: &mut Ink<'_>) -> Json {
        let framework = self.framework;
        let mut pen = ink.at(path);
        let (title, tagline) = (pen.narrow(self.title(path), CHAPTER), pen.say(path.text(Field::Tagline)));
        json!({
            "label": label(path.id),
            "title": title,
            "tagline": tagline,
            "summary": ink.at(path).prose(path.text(Field::Summary)),
            "notes": self.notes(path, ink),
            "abilities": self.abilities(path, ink),
            "brief": path.text(Field::Summary).len() < 600,
            "matrix": matrix(framework, path.id, self.options.paper, &self.imprint.words, ink),
            "steps": framework.below(path.id, Kind::Step).map(|s| self.step(s, ink)).collect::<Vec<_>>(),
        })
    }

    fn step(&self, step: &Record, ink: &mut Ink<'_>) -> Json {
        let grade = step.link(Field::Grade).and_then(|g| self.framework.get(g)).map(|g| (g, grade_name(g)));
        let grade = grade.map(|(g, name)| ink.at(g).narrow(&name, HALF));
        let experience = step.experience();
        let mut pen = ink.at(step);
        json!({
            "label": label(step.id),
            "title": pen.say(self.title(step)),
            "code": pen.narrow(step.text(Field::Code), HALF),
            "focus": pen.say(step.text(Field::Focus)),
            "grade": grade,
            "years": experience.and_then(|e| self.imprint.words.years(e)).map(|y| pen.safe(&y)),
            "counted": experience.is_some_and(|e| e.essential),
            "context": pen.narrow(experience.map_or("", |e| &e.context), LABEL),
            "summary": pen.prose(step.text(Field::Summary)),
            "notes": self.notes(step, ink),
            "abilities": self.abilities(step, ink),
            "long": step.text(Field::Summary).len() > 1200,
        })
    }

    /// The abilities of a path or step in their order, those next to each other with one competency together.
    fn abilities(&self, parent: &Record, ink: &mut Ink<'_>) -> Json {
        let abilities = self.framework.below(parent.id, Kind::Ability);
        let abilities: Vec<&Record> = abilities.filter(|a| !is_blank(a)).collect();
        let competency = |a: &Record| competency_of(self.framework, a);
        let runs = abilities.chunk_by(|a, b| competency(a).map(|c| c.id) == competency(b).map(|c| c.id));
        let runs = runs.map(|run| {
            let shared = competency(run[0]);
            let shared = shared.map(|c| json!({ "title": ink.at(c).say(self.title(c)), "to": label(c.id) }));
            let abilities: Vec<Json> = run.iter().map(|a| self.ability(a, ink)).collect();
            json!({ "competency": shared, "abilities": abilities })
        });
        runs.collect()
    }

    fn ability(&self, ability: &Record, ink: &mut Ink<'_>) -> Json {
        let weight = ability.weight();
        let length: usize = ability.fields.iter().flat_map(|(_, v)| v.texts()).map(str::len).sum();
        let mut pen = ink.at(ability);
        json!({
            "label": label(ability.id),
            "title": pen.say(ability.text(Field::Title)),
            "statement": pen.prose(ability.text(Field::Statement)),
            "examples": pen.list(ability.texts(Field::Examples)),
            "weight": (weight != 1.0).then(|| self.imprint.words.number(weight)),
            "whole": length < 1500,
        })
    }

    /// A step as something to point at: its path where there are several, its title, where it is printed.
    fn pointer(&self, step: Option<Id>, ink: &mut Ink<'_>) -> Json {
        let step = step.and_then(|id| self.framework.get(id)).filter(|r| r.kind == Kind::Step);
        let Some(step) = step else {
            return json!({ "title": self.imprint.words.lost_step, "path": null, "to": null });
        };
        json!({
            "title": ink.at(step).say(self.title(step)),
            "path": self.path_of(step, ink),
            "to": self.printed.contains(&step.id).then(|| label(step.id)),
        })
    }

    fn path_of(&self, record: &Record, ink: &mut Ink<'_>) -> Option<Json> {
        let several = self.framework.children(self.framework.root(), Kind::Path).len() > 1;
        let path = self.framework.ancestors(record.id).into_iter().find(|r| r.kind == Kind::Path)?;
        several.then(|| ink.at(path).say(self.title(path)))
    }

    fn moves(&self, ink: &mut Ink<'_>) -> Json {
        let moves = self.framework.below(self.framework.root(), Kind::Transition).filter(|t| {
            let ends = [t.link(Field::From), t.link(Field::To)];
            self.options.paths.is_empty() || ends.iter().flatten().any(|id| self.printed.contains(id))
        });
        let moves = moves.map(|t| {
            let mut from = self.pointer(t.link(Field::From), ink);
            let mut to = self.pointer(t.link(Field::To), ink);
            // One path is said once, beside the move.
            let within = if from["path"] == to["path"] { from["path"].take() } else { Json::Null };
            if !within.is_null() {
                to["path"].take();
            }
            json!({ "from": from, "to": to, "within": within, "note": ink.at(t).prose(t.text(Field::Note)) })
        });
        moves.collect()
    }

    fn grades(&self, ink: &mut Ink<'_>) -> Json {
        let steps: Vec<&Record> = self.framework.of_kind(Kind::Step);
        let grades = self.framework.below(self.framework.root(), Kind::Grade).filter(|g| !is_blank(g)).map(|grade| {
            let holders = steps.iter().filter(|s| s.link(Field::Grade) == Some(grade.id));
            let holders: Vec<Json> = holders.map(|s| self.pointer(Some(s.id), ink)).collect();
            let mut pen = ink.at(grade);
            json!({ "title": pen.say(grade.text(Field::Title)), "code": pen.narrow(grade.text(Field::Code), HALF), "steps": holders })
        });
        grades.collect()
    }

    fn objective(&self, objective: &Record, ink: &mut Ink<'_>) -> Json {
        let streams = self.framework.below(objective.id, Kind::ValueStream).map(|s| self.stream(s, ink));
        let streams: Vec<Json> = streams.collect();
        json!({ "label": label(objective.id), "title": ink.at(objective).say(self.title(objective)), "streams": streams })
    }

    fn stream(&self, stream: &Record, ink: &mut Ink<'_>) -> Json {
        let words = &self.imprint.words;
        let serving = stream.links(Field::Abilities).iter().filter_map(|id| self.framework.get(*id));
        let serving = serving.filter(|a| !is_blank(a)).map(|ability| {
            let step = self.framework.get(ability.parent.unwrap_or(ability.id)).filter(|r| r.kind == Kind::Step);
            let step = step.map(|s| ink.at(s).say(self.title(s)));
            json!({
                "face": ink.at(ability).say(ability.face()),
                "path": self.path_of(ability, ink),
                "step": step,
                "to": self.printed.contains(&ability.id).then(|| label(ability.id)),
            })
        });
        let serving: Vec<Json> = serving.collect();
        let mut pen = ink.at(stream);
        let metric = stream.metric().map(|m| {
            json!({
                "name": pen.say(&m.name),
                "unit": pen.say(&m.unit),
                "baseline": m.baseline.map(|n| words.number(n)),
                "target": m.target.map(|n| words.number(n)),
            })
        });
        json!({
            "title": pen.narrow(self.title(stream), LABEL),
            "metric": metric,
            "disqualifiers": pen.list(stream.texts(Field::Disqualifiers)),
            "abilities": serving,
        })
    }

    /// The value score, where there are value streams to serve.
    fn score(&self, ink: &mut Ink<'_>) -> Option<Json> {
        let words = &self.imprint.words;
        if self.framework.of_kind(Kind::ValueStream).is_empty() {
            return None;
        }
        let score = value_score(self.framework);
        let [serving, all] = [score.serving, score.all].map(|n| words.number(n));
        let line = words.value_score_of.replace("{serving}", &serving).replace("{all}", &all);
        let mut pen = ink.under(words.value_score);
        Some(json!({ "ratio": pen.safe(&words.percent(score.ratio()?)), "line": pen.safe(&line) }))
    }
}

/// A text cut to so many characters for a line that holds one.
pub(super) fn shortened(text: &str, characters: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= characters {
        return line;
    }
    let cut: String = line.chars().take(characters - 1).collect();
    format!("{}…", cut.trim_end())
}

#[cfg(test)]
mod tests;
