//! The one command of the page: commands of the window are answered here, all others by the engine.

mod bringing;

use crate::incoming::Incoming;
use crate::menu::{self, Bar, MenuRequest};
use crate::settings::{Preferences, Settings};
use crate::{Window, dialogs};
use bringing::{BringRequest, Brought, Waiting};
use rungs_engine::{
    Difference, Engine, Export, FORMATS, Match, Missing, Problem, State, commands, comparison_ending, file_name,
};
use rungs_model::Id;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use std::path::Path;
use std::sync::Arc;
use tauri::ipc::Response;
use tauri::{AppHandle, Manager};
use ts_rs::TS;

/// Answers a command of the page, off the thread that draws the window.
#[tauri::command]
pub(crate) async fn call(app: AppHandle, name: String, request: Json) -> Result<Response, Problem> {
    let window = app.state::<Arc<Window>>().inner().clone();
    let answered = tauri::async_runtime::spawn_blocking(move || answer(&app, &window, &name, request)).await;
    answered.map_err(Problem::fault)?.map(Response::new)
}

/// JSON of the answer.
fn answer(app: &AppHandle, window: &Window, name: &str, request: Json) -> Result<String, Problem> {
    // What the window is and looks like does not need a library.
    match name {
        "windowPrefer" => return with(request, |r: Preferences| prefer(app, r)),
        "windowMenu" => {
            return with(request, |r: MenuRequest| menu::put(app, &app.state::<Bar>(), r).map_err(Problem::fault));
        }
        _ => {}
    }
    let engine = window.engine.as_ref().map_err(Problem::clone)?;
    let desk = Desk { app, window, engine };
    match name {
        "windowWaiting" => with(request, |_: NoRequest| Ok(Waiting { token: app.state::<Arc<Incoming>>().first() })),
        "windowBring" => with(request, |r| desk.bring(&r)),
        "windowImport" => with(request, |r| desk.import(&r)),
        "windowExport" => with(request, |r| desk.export(&r)),
        "windowExportComparison" => with(request, |r| desk.export_comparison(&r)),
        "windowTakeIn" => with(request, |r| desk.take_in(&r)),
        "windowCancel" => with(request, |r: TaskRequest| {
            window.tasks.cancel(r.task);
            Ok(())
        }),
        "windowTitle" => with(request, |r| desk.title(&r)),
        _ => commands::call(engine, name, request),
    }
}

fn with<R: for<'de> Deserialize<'de>, A: Serialize>(
    request: Json,
    answer: impl FnOnce(R) -> Result<A, Problem>,
) -> Result<String, Problem> {
    let request = serde_json::from_value(request).map_err(Problem::fault)?;
    serde_json::to_string(&answer(request)?).map_err(Problem::fault)
}

/// The TypeScript of the window's own commands.
pub fn declaration() -> String {
    let config = ts_rs::Config::default();
    [
        "export type WindowCommands = {".to_string(),
        format!("  windowPrefer: [{}, null];", Preferences::name(&config)),
        format!("  windowMenu: [{}, null];", MenuRequest::name(&config)),
        format!("  windowWaiting: [{}, {} | null];", NoRequest::name(&config), Waiting::name(&config)),
        format!("  windowBring: [{}, {} | null];", BringRequest::name(&config), Brought::name(&config)),
        format!("  windowImport: [{}, {} | null];", TaskRequest::name(&config), Brought::name(&config)),
        format!("  windowExport: [{}, {} | null];", ExportRequest::name(&config), HandedOut::name(&config)),
        format!("  windowExportComparison: [{}, {} | null];", ReportRequest::name(&config), HandedOut::name(&config)),
        format!("  windowTakeIn: [{}, {} | null];", TakeInRequest::name(&config), CameIn::name(&config)),
        format!("  windowCancel: [{}, null];", TaskRequest::name(&config)),
        format!("  windowTitle: [{}, null];", TitleRequest::name(&config)),
        "};".to_string(),
    ]
    .join("\n")
}

/// Shows every type that the window's own commands carry.
pub fn visit(visitor: &mut impl ts_rs::TypeVisitor) {
    visitor.visit::<NoRequest>();
    visitor.visit::<Preferences>();
    visitor.visit::<MenuRequest>();
    visitor.visit::<Waiting>();
    visitor.visit::<BringRequest>();
    visitor.visit::<TaskRequest>();
    visitor.visit::<Brought>();
    visitor.visit::<ExportRequest>();
    visitor.visit::<ReportRequest>();
    visitor.visit::<StepsToTell>();
    visitor.visit::<HandedOut>();
    visitor.visit::<TakeInRequest>();
    visitor.visit::<CameIn>();
    visitor.visit::<TitleRequest>();
}

/// Nothing to say.
#[derive(Deserialize, TS)]
#[ts(type = "{}")]
pub struct NoRequest {}

/// Keeps what a person chose, and makes everything as large as they want it.
fn prefer(app: &AppHandle, preferences: Preferences) -> Result<(), Problem> {
    let settings = app.state::<Arc<Settings>>();
    let is_other_size = settings.preferences().zoom != preferences.zoom;
    if let Some(window) = app.get_webview_window("main").filter(|_| is_other_size) {
        window.set_zoom(preferences.zoom.factor()).map_err(Problem::fault)?;
    }
    settings.prefer(preferences)
}

/// The name of a task that the page chose, to hear of its progress and to stop it.
#[derive(Deserialize, TS)]
pub struct TaskRequest {
    task: String,
}

/// A state to hand out.
#[derive(Deserialize, TS)]
pub struct ExportRequest {
    state: State,
    format: String,
    task: String,
}

/// A comparison to hand out: of two states, or of two steps in them.
#[derive(Deserialize, TS)]
pub struct ReportRequest {
    old: State,
    new: State,
    #[ts(optional)]
    steps: Option<StepsToTell>,
    format: String,
    task: String,
}

/// Two steps, one of each state.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StepsToTell {
    old_step: Id,
    new_step: Id,
}

/// A colleague's file to take in. `sure`: the same file once more, whatever goes with it.
#[derive(Deserialize, TS)]
pub struct TakeInRequest {
    framework: Id,
    sure: bool,
    task: String,
}

/// What came in with a colleague's file: in which review it can be gone through, how many changes are theirs, and how
/// many conflicts wait for a decision.
#[derive(Serialize, TS)]
pub struct CameIn {
    review: u32,
    theirs: u32,
    conflicts: u32,
}

/// A file that was handed out.
#[derive(Serialize, TS)]
pub struct HandedOut {
    file: String,
    missing: Vec<NotShown>,
}

/// Characters that no typeface could show, and where.
#[derive(Serialize, TS)]
pub struct NotShown {
    character: String,
    #[serde(rename = "where")]
    place: String,
}

/// Words for the title bar.
#[derive(Deserialize, TS)]
pub struct TitleRequest {
    title: String,
}

struct Desk<'a> {
    app: &'a AppHandle,
    window: &'a Window,
    engine: &'a Engine,
}

impl Desk<'_> {
    fn export(&self, request: &ExportRequest) -> Result<Option<HandedOut>, Problem> {
        let loaded = self.engine.state(request.state)?;
        let title = loaded.framework.framework().face();
        let format = FORMATS.iter().find(|f| f.name == request.format);
        let extension = format.and_then(|f| f.extensions.first()).copied().unwrap_or("json");
        let name = file_name(&[title, loaded.version_name().as_deref().unwrap_or_default()], extension);
        let Some(to) = dialogs::save(self.app, "Export", &name, extension) else { return Ok(None) };
        let export = Export { format: Some(request.format.clone()), ..Export::default() };
        let mut step = |done, total| self.window.tasks.step(self.app, &request.task, done, total);
        let exported = self.engine.export(&loaded, &to, &export, &mut step)?;
        exported.write(&to)?;
        Ok(Some(handed_out(&to, exported.missing)))
    }

    fn export_comparison(&self, request: &ReportRequest) -> Result<Option<HandedOut>, Problem> {
        let (old, new) = (self.engine.state(request.old)?, self.engine.state(request.new)?);
        let steps = request.steps.as_ref().map(|steps| [steps.old_step, steps.new_step]);
        let compared = match steps {
            Some([one, two]) => self.engine.compared_steps((&old, one), (&new, two))?,
            None => self.engine.compared(&old, &new, Match::Auto)?,
        };
        let title = new.framework.framework().face();
        let ends = match steps {
            // The sides of such a comparison are called after the steps.
            Some(_) => [compared.old.title.clone(), compared.new.title.clone()],
            None => [&old, &new].map(|side| side.version_name().unwrap_or_else(|| "draft".to_string())),
        };
        let ending = comparison_ending(&request.format);
        let name = file_name(&[title, &ends[0], "to", &ends[1]], ending);
        let Some(to) = dialogs::save(self.app, "Export", &name, ending) else { return Ok(None) };
        let mut step = |done, total| self.window.tasks.step(self.app, &request.task, done, total);
        let difference = Difference { old: &old, new: &new, comparison: &compared, steps };
        let missing = self.engine.write_comparison(&difference, &request.format, &to, &mut step)?;
        Ok(Some(handed_out(&to, missing)))
    }

    fn take_in(&self, request: &TakeInRequest) -> Result<Option<CameIn>, Problem> {
        let picked =
            || dialogs::open(self.app, "Take in a colleague’s file", "Rungs", &["json", "rungs"]).into_iter().next();
        let asked = self.window.tasks.asked();
        let Some(file) = asked.filter(|_| request.sure).or_else(picked) else { return Ok(None) };
        self.window.tasks.ask(file.clone());
        let mut step = |done, total| self.window.tasks.step(self.app, &request.task, done, total);
        let taken = self.engine.take_in(request.framework, &file, request.sure, &mut step)?;
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let review = u32::try_from(taken.review).map_err(Problem::fault)?;
        Ok(Some(CameIn { review, theirs: taken.taken.theirs, conflicts: number(taken.conflicts) }))
    }

    fn title(&self, request: &TitleRequest) -> Result<(), Problem> {
        let window = self.app.get_webview_window("main");
        window.map_or(Ok(()), |window| window.set_title(&request.title).map_err(Problem::fault))
    }
}

fn handed_out(file: &Path, missing: Vec<Missing>) -> HandedOut {
    let missing = missing.into_iter().map(|m| NotShown { character: m.characters, place: m.face }).collect();
    HandedOut { file: shown(file), missing }
}

fn shown(file: &Path) -> String {
    file.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default()
}
