//! The typesetter's world: the templates, one file of data, the typefaces, a fixed date. Nothing else exists in it.

use crate::coverage::{Ink, Unseen};
use crate::document::{TEMPLATES, Template};
use crate::fonts::{Fonts, Role};
use crate::imprint::MARGIN;
use crate::{Imprint, Missing, Options, Pdf, PressError, Progress};
use chrono::{Datelike, Timelike};
use rungs_words::script::{self, Direction};
use serde_json::{Value as Json, json};
use std::collections::BTreeSet;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration as Offset, Smart};
use typst::layout::{Frame, FrameItem};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

/// A document about to be set.
pub(crate) struct Job<'a> {
    pub(crate) template: &'a Template,
    /// Language of what people wrote (BCP 47), "" where unknown.
    pub(crate) language: &'a str,
    /// What identifies the document across printings.
    pub(crate) ident: String,
    pub(crate) unseen: Unseen,
    pub(crate) imprint: &'a Imprint,
    pub(crate) options: &'a Options,
    pub(crate) fonts: &'a Fonts,
}

/// How often the caller is asked whether to go on.
const PULSE: Duration = Duration::from_millis(40);

/// Deep documents need a deep stack where the typesetter is not optimised.
const STACK: usize = 64 << 20;

impl Job<'_> {
    /// Sets the document whose data `content` makes with the ink it is given. Where the typesetter finds a sequence
    /// of characters that no typeface shows as a whole, the sequence is named and the document set again.
    ///
    /// # Errors
    /// See [`PressError`].
    pub(crate) fn print(
        &self,
        content: impl Fn(&mut Ink<'_>) -> Json,
        progress: &mut dyn FnMut(Progress) -> bool,
    ) -> Result<Pdf, PressError> {
        const TRIES: usize = 4;
        let mut clusters = BTreeSet::new();
        for attempt in 1.. {
            ask(progress, Progress::Reading)?;
            let found = clusters.clone();
            let mut ink = Ink::new(self.fonts, self.language_or_label(), self.unseen, &found);
            let data = self.data(&content, &mut ink);
            let set = self.set(data, attempt == TRIES, progress)?;
            if let Some(bytes) = set.bytes {
                let mut missing = ink.missing();
                let boxes = set.unshown.into_iter();
                missing.extend(boxes.map(|characters| Missing { characters, node: None, face: String::new() }));
                return Ok(Pdf { bytes, pages: set.pages, missing });
            }
            clusters.extend(set.unshown);
        }
        Err(PressError::Broken)
    }

    fn data(&self, content: &impl Fn(&mut Ink<'_>) -> Json, ink: &mut Ink<'_>) -> Json {
        let content = content(ink);
        json!({ "content": content, "look": self.look(ink) })
    }

    /// The language of the document; that of the labels where it has none.
    fn language_or_label(&self) -> &str {
        if script::locale(self.language).is_some() { self.language } else { self.imprint.words.language }
    }

    /// Everything the theme needs to know.
    fn look(&self, ink: &mut Ink<'_>) -> Json {
        let words = self.imprint.words;
        let language = self.language_or_label();
        let (code, region) = script::locale(language).unwrap_or_else(|| ("en".to_owned(), None));
        let families = |role| self.fonts.families(role, &code, region.as_deref());
        let mut pen = ink.under("");
        let mut labels = json!(words);
        if let Json::Object(labels) = &mut labels {
            for label in labels.values_mut() {
                if let Json::String(text) = label {
                    *text = pen.safe(text);
                }
            }
        }
        json!({
            "paper": self.options.paper.name(),
            "margin": MARGIN,
            "accessible": self.options.accessible,
            "body": families(Role::Body),
            "head": families(Role::Head),
            "mono": families(Role::Mono),
            "lang": code,
            "region": region,
            "dir": Direction::of_language(language).name(),
            "words": labels,
            "words-dir": Direction::of_language(words.language).name(),
        })
    }

    /// Sets and writes in a thread of its own, so that the caller can turn away at any moment; what a cancelled
    /// thread still makes is thrown away.
    fn set(&self, data: Json, last: bool, progress: &mut dyn FnMut(Progress) -> bool) -> Result<Set, PressError> {
        ask(progress, Progress::Setting)?;
        let world = Desk::new(self, &data);
        let options = self.pdf_options()?;
        let (tell, hear) = mpsc::channel();
        thread::Builder::new()
            .name("press".into())
            .stack_size(STACK)
            .spawn(move || {
                let done = compose(&world, &options, last, || drop(tell.send(None)));
                // Nobody listens any more after a cancellation.
                drop(tell.send(Some(done)));
                typst::comemo::evict(0);
            })
            .map_err(|_| PressError::Broken)?;
        let mut stage = Progress::Setting;
        loop {
            match hear.recv_timeout(PULSE) {
                Ok(Some(done)) => return done,
                Ok(None) => stage = Progress::Writing,
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return Err(PressError::Broken),
            }
            ask(progress, stage)?;
        }
    }

    fn pdf_options(&self) -> Result<PdfOptions, PressError> {
        let standards: &[PdfStandard] = if self.options.accessible { &[PdfStandard::Ua_1] } else { &[] };
        Ok(PdfOptions {
            ident: Smart::Custom(self.ident.clone()),
            creator: Smart::Custom(Some("Rungs".to_owned())),
            timestamp: self.today().map(Timestamp::new_utc),
            standards: PdfStandards::new(standards).map_err(|e| PressError::Writing(e.message().to_string()))?,
            ..PdfOptions::default()
        })
    }

    fn today(&self) -> Option<Datetime> {
        let t = self.imprint.printed;
        let [month, day, hour, minute, second] =
            [t.month(), t.day(), t.hour(), t.minute(), t.second()].map(|n| n as u8);
        Datetime::from_ymd_hms(t.year(), month, day, hour, minute, second)
    }
}

fn ask(progress: &mut dyn FnMut(Progress) -> bool, stage: Progress) -> Result<(), PressError> {
    if progress(stage) { Ok(()) } else { Err(PressError::Cancelled) }
}

/// What comes out of the typesetter.
struct Set {
    /// None where a box was found and the document will be set again.
    bytes: Option<Vec<u8>>,
    pages: usize,
    unshown: BTreeSet<String>,
}

fn compose(world: &Desk, options: &PdfOptions, last: bool, writing: impl FnOnce()) -> Result<Set, PressError> {
    let compiled = typst::compile::<PagedDocument>(world);
    let document = compiled.output.map_err(|errors| PressError::Setting(sentence(&errors)))?;
    // A template that asks for what is not there is a mistake to be found while it is made.
    #[cfg(test)]
    assert!(compiled.warnings.is_empty(), "{}", sentence(&compiled.warnings));
    let mut unshown = BTreeSet::new();
    for page in document.pages() {
        find_unshown(&page.frame, &mut unshown);
    }
    let mut bytes = None;
    if unshown.is_empty() || last {
        writing();
        let pdf = typst_pdf::pdf(&document, options).map_err(|errors| PressError::Writing(sentence(&errors)))?;
        bytes = Some(pdf);
    }
    Ok(Set { bytes, pages: document.pages().len(), unshown })
}

fn sentence(diagnostics: &[SourceDiagnostic]) -> String {
    let lines = diagnostics.iter().map(|d| format!("{} ({:?})", d.message, d.span));
    lines.collect::<Vec<_>>().join("; ")
}

/// Collects the texts that came out as the box of an absent glyph.
fn find_unshown(frame: &Frame, unshown: &mut BTreeSet<String>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => find_unshown(&group.frame, unshown),
            FrameItem::Text(text) => {
                let boxes = text.glyphs.iter().filter(|glyph| glyph.id == 0);
                let texts = boxes.filter_map(|glyph| text.text.get(glyph.range()));
                unshown.extend(texts.filter(|t| !t.trim().is_empty()).map(str::to_owned));
            }
            _ => {}
        }
    }
}

struct Desk {
    library: LazyHash<Library>,
    fonts: Fonts,
    main: FileId,
    sources: Vec<Source>,
    data: (FileId, Bytes),
    today: Option<Datetime>,
}

impl Desk {
    fn new(job: &Job<'_>, data: &Json) -> Desk {
        Desk {
            library: LazyHash::new(Library::default()),
            fonts: job.fonts.clone(),
            main: file(job.template.name),
            sources: TEMPLATES.iter().map(|t| Source::new(file(t.name), t.source.to_owned())).collect(),
            data: (file("data.json"), Bytes::from_string(data.to_string())),
            today: job.today(),
        }
    }
}

/// The id of a file in the typesetter's world.
fn file(name: &str) -> FileId {
    let path = VirtualPath::new(name).expect("the names of templates are plain");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.store().book()
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.sources.iter().find(|s| s.id() == id).cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.data.0 { Ok(self.data.1.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.store().font(index)
    }

    fn today(&self, _: Option<Offset>) -> Option<Datetime> {
        self.today
    }
}

/// Sets a document and gives back its words in the order of the pages, white space and invisible characters left out.
#[cfg(test)]
pub(crate) fn words_on_pages(job: &Job<'_>, content: impl Fn(&mut Ink<'_>) -> Json) -> String {
    fn collect(frame: &Frame, words: &mut String) {
        for (_, item) in frame.items() {
            match item {
                FrameItem::Group(group) => collect(&group.frame, words),
                FrameItem::Text(text) => words.push_str(&text.text),
                _ => {}
            }
        }
    }
    let none = BTreeSet::new();
    let mut ink = Ink::new(job.fonts, job.language_or_label(), job.unseen, &none);
    let desk = Desk::new(job, &job.data(&content, &mut ink));
    let compiled = typst::compile::<PagedDocument>(&desk);
    assert!(compiled.warnings.is_empty(), "{}", sentence(&compiled.warnings));
    let document = compiled.output.expect("the templates are sound");
    let mut words = String::new();
    document.pages().iter().for_each(|page| collect(&page.frame, &mut words));
    squeezed(&words)
}

/// A text without white space and invisible characters.
#[cfg(test)]
pub(crate) fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\u{200B}' | '\u{2068}' | '\u{2069}')).collect()
}
