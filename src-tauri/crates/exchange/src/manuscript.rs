//! First floor, data formats: a framework as a document in reading order, before anybody knows in which format. Each
//! line says what it is, so that the document comes back as it went out.

use crate::Loss;
use crate::blocks::mark::{Is, Mark, years};
use crate::standard::losses::beside_fields;
use rungs_model::{Field, Framework, Id, Kind, Record, Value};
use rungs_words::Words;

/// What a line looks like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Look {
    Title,
    Heading(u8),
    Paragraph,
    Item(u8),
    /// A table that shows at a glance what the text says anyway: rows of cells, the first of them heads.
    Table(Vec<Vec<String>>),
}

/// A line of the document.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    pub look: Look,
    pub mark: Mark,
    /// What stands in bold in front of it: the title of an ability, or what the line is.
    pub lead: String,
    pub text: String,
}

/// The words that the documents print of themselves.
const WORDS: Words = Words::ENGLISH;

/// The document of a framework.
pub(crate) fn manuscript(framework: &Framework) -> Vec<Line> {
    let mut writer = Writer { framework, lines: Vec::new() };
    writer.all();
    writer.lines
}

/// The language of a framework, where it is the tag of one; no document can name another.
pub(crate) fn language(framework: &Framework) -> &str {
    let language = framework.framework().text(Field::Language).trim();
    let is_tag = language.len() <= 35 && language.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    if is_tag { language } else { "" }
}

/// What a document cannot hold.
pub(crate) fn losses(framework: &Framework) -> Vec<Loss> {
    let mut losses = beside_fields(framework);
    let language_lost =
        !framework.framework().text(Field::Language).trim().is_empty() && language(framework).is_empty();
    losses.push(Loss { what: "language", count: usize::from(language_lost) });
    losses.retain(|loss| loss.count > 0);
    losses
}

struct Writer<'f> {
    framework: &'f Framework,
    lines: Vec<Line>,
}

impl Writer<'_> {
    fn all(&mut self) {
        let root = self.framework.framework().clone();
        self.push(Look::Title, Is::Field(Kind::Framework, Field::Title), Some(root.id), "", root.text(Field::Title));
        self.text(&root, Field::Summary, "");
        self.notes(root.id, 2);
        self.objectives(root.id);
        self.groups(root.id);
        for path in self.below(root.id, Kind::Path) {
            self.path(&path);
        }
        self.grades(root.id);
        self.transitions(root.id);
    }

    fn below(&self, id: Id, kind: Kind) -> Vec<Record> {
        self.framework.below(id, kind).cloned().collect()
    }

    fn push(&mut self, look: Look, is: Is, node: Option<Id>, lead: &str, text: &str) {
        let line = Line { look, mark: Mark { is, node, link: None }, lead: lead.to_string(), text: text.to_string() };
        self.lines.push(line);
    }

    /// A heading of the document itself.
    fn aside(&mut self, level: u8, text: &str) {
        self.push(Look::Heading(level), Is::Aside, None, "", text);
    }

    /// Begins a node with its face.
    fn begin(&mut self, look: Look, record: &Record, field: Field) {
        self.push(look, Is::Field(record.kind, field), Some(record.id), "", record.text(field));
    }

    /// A field that is a text, where it says something.
    fn text(&mut self, record: &Record, field: Field, label: &str) {
        let text = record.text(field);
        if !text.trim().is_empty() {
            self.push(Look::Paragraph, Is::Field(record.kind, field), None, label, text);
        }
    }

    fn link(&mut self, look: Look, record: &Record, field: Field, label: &str, to: Id) {
        let face = self.framework.get(to).map(|to| to.face().to_string()).unwrap_or_default();
        let face = if face.trim().is_empty() { WORDS.untitled.to_string() } else { face };
        self.push(look, Is::Field(record.kind, field), None, label, &face);
        if let Some(last) = self.lines.last_mut() {
            last.mark.link = Some(to);
        }
    }

    fn notes(&mut self, id: Id, level: u8) {
        for note in self.below(id, Kind::Note) {
            self.begin(Look::Heading(level.min(6)), &note, Field::Heading);
            self.text(&note, Field::Body, "");
        }
    }

    fn objectives(&mut self, root: Id) {
        let objectives = self.below(root, Kind::Objective);
        if !objectives.is_empty() {
            self.aside(2, WORDS.why);
        }
        for objective in objectives {
            self.begin(Look::Heading(3), &objective, Field::Title);
            for stream in self.below(objective.id, Kind::ValueStream) {
                self.stream(&stream);
            }
        }
    }

    fn stream(&mut self, stream: &Record) {
        self.begin(Look::Heading(4), stream, Field::Title);
        if let Some(metric) = stream.metric() {
            self.push(Look::Item(0), Is::Metric(0), None, WORDS.metric, &metric.name);
            if !metric.unit.trim().is_empty() {
                self.push(Look::Item(1), Is::Metric(1), None, "Unit", &metric.unit);
            }
            for (part, label, number) in [(2, WORDS.baseline, metric.baseline), (3, WORDS.target, metric.target)] {
                if let Some(number) = number {
                    self.push(Look::Item(1), Is::Metric(part), None, label, &number.to_string());
                }
            }
        }
        let texts: Vec<&String> =
            stream.texts(Field::Disqualifiers).iter().filter(|text| !text.trim().is_empty()).collect();
        if !texts.is_empty() {
            self.push(Look::Item(0), Is::Label, None, WORDS.disqualifiers, "");
        }
        for text in texts {
            self.push(Look::Item(1), Is::Field(Kind::ValueStream, Field::Disqualifiers), None, "", text);
        }
        if !stream.links(Field::Abilities).is_empty() {
            self.push(Look::Item(0), Is::Label, None, WORDS.serving, "");
        }
        for ability in stream.links(Field::Abilities) {
            self.link(Look::Item(1), stream, Field::Abilities, "", *ability);
        }
    }

    fn groups(&mut self, root: Id) {
        let groups = self.below(root, Kind::Group);
        if !groups.is_empty() {
            self.aside(2, WORDS.competencies);
        }
        for group in groups {
            self.begin(Look::Heading(3), &group, Field::Title);
            self.text(&group, Field::Summary, "");
            self.notes(group.id, 4);
            for competency in self.below(group.id, Kind::Competency) {
                self.begin(Look::Heading(4), &competency, Field::Title);
                self.text(&competency, Field::Definition, "");
                self.text(&competency, Field::Example, WORDS.example_of_success);
                self.notes(competency.id, 5);
            }
        }
    }

    fn path(&mut self, path: &Record) {
        self.begin(Look::Heading(2), path, Field::Title);
        self.text(path, Field::Tagline, "Tagline");
        self.text(path, Field::Summary, "");
        let steps = self.below(path.id, Kind::Step);
        self.glance(&steps);
        self.notes(path.id, 3);
        for ability in self.below(path.id, Kind::Ability) {
            self.ability(&ability);
        }
        for step in steps {
            self.begin(Look::Heading(3), &step, Field::Title);
            self.text(&step, Field::Code, WORDS.code);
            self.text(&step, Field::Focus, "Focus");
            if let Some(experience) = step.experience() {
                let is = Is::Field(Kind::Step, Field::Experience);
                self.push(Look::Paragraph, is, None, WORDS.experience, &years(experience));
            }
            if let Some(grade) = step.link(Field::Grade) {
                self.link(Look::Paragraph, &step, Field::Grade, WORDS.grade, grade);
            }
            self.text(&step, Field::Summary, "");
            self.notes(step.id, 4);
            for ability in self.below(step.id, Kind::Ability) {
                self.ability(&ability);
            }
        }
    }

    /// The steps of a path in a table.
    fn glance(&mut self, steps: &[Record]) {
        if steps.len() < 2 {
            return;
        }
        type Cell<'c> = &'c dyn Fn(&Record) -> String;
        let columns: [(&str, Cell<'_>); 5] = [
            ("Step", &|step| step.text(Field::Title).to_string()),
            (WORDS.code, &|step| step.text(Field::Code).to_string()),
            (WORDS.experience, &|step| step.experience().map(years).unwrap_or_default()),
            ("Focus", &|step| step.text(Field::Focus).to_string()),
            (WORDS.grade, &|step| {
                let grade = step.link(Field::Grade).and_then(|grade| self.framework.get(grade));
                grade.map(|grade| grade.face().to_string()).unwrap_or_default()
            }),
        ];
        let mut rows = vec![Vec::new(); steps.len() + 1];
        for (n, (head, cell)) in columns.into_iter().enumerate() {
            let cells: Vec<String> = steps.iter().map(cell).collect();
            if n > 0 && cells.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            rows[0].push(head.to_string());
            for (row, cell) in rows[1..].iter_mut().zip(cells) {
                row.push(cell);
            }
        }
        self.push(Look::Table(rows), Is::Aside, None, "", "");
    }

    fn ability(&mut self, ability: &Record) {
        let is = Is::Field(Kind::Ability, Field::Statement);
        let title = ability.text(Field::Title).trim();
        self.push(Look::Item(0), is, Some(ability.id), title, ability.text(Field::Statement));
        for example in ability.texts(Field::Examples).iter().filter(|text| !text.trim().is_empty()) {
            self.push(Look::Item(1), Is::Field(Kind::Ability, Field::Examples), None, WORDS.example, example);
        }
        if let Some(competency) = ability.link(Field::Competency) {
            self.link(Look::Item(1), ability, Field::Competency, WORDS.competency, competency);
        }
        if let Some(Value::Number(weight)) = ability.fields.get(Field::Weight) {
            let is = Is::Field(Kind::Ability, Field::Weight);
            self.push(Look::Item(1), is, None, WORDS.weight, &weight.to_string());
        }
    }

    fn grades(&mut self, root: Id) {
        let grades = self.below(root, Kind::Grade);
        if !grades.is_empty() {
            self.aside(2, WORDS.grades);
        }
        for grade in grades {
            self.begin(Look::Item(0), &grade, Field::Title);
            if !grade.text(Field::Code).trim().is_empty() {
                let is = Is::Field(Kind::Grade, Field::Code);
                self.push(Look::Item(1), is, None, WORDS.code, grade.text(Field::Code));
            }
        }
    }

    fn transitions(&mut self, root: Id) {
        let transitions = self.below(root, Kind::Transition);
        if !transitions.is_empty() {
            self.aside(2, WORDS.moves);
        }
        for transition in transitions {
            self.begin(Look::Item(0), &transition, Field::Note);
            for (field, label) in [(Field::From, "From"), (Field::To, WORDS.to)] {
                if let Some(step) = transition.link(field) {
                    self.link(Look::Item(1), &transition, field, label, step);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
