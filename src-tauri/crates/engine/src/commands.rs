//! The door between the page and Rust: one list of commands, from which the window's router, the tests' router and
//! the TypeScript come.

mod comment;
mod compare;
mod export;
mod finding;
mod framework;
mod history;
mod import;
mod library;
mod node;
mod review;
mod start;
mod typing;
mod version;

use crate::{Engine, Problem, answer};
use serde_json::{Value as Json, json};
use ts_rs::TS;

macro_rules! commands {
    ($($name:literal: $room:ident::$handler:ident ($request:ident) -> $response:ident;)*) => {
        /// Answers a command of the page: JSON of its response.
        ///
        /// # Errors
        /// If there is no such command, the request is not one of it, or what it asks for cannot be done. A panic is
        /// caught here and becomes a problem too; the library is whole, since nothing was committed.
        pub fn call(engine: &Engine, name: &str, request: Json) -> Result<String, Problem> {
            let answer = || match name {
                $($name => {
                    let request: $room::$request = serde_json::from_value(request).map_err(Problem::fault)?;
                    let response: $room::$response = $room::$handler(engine, request)?;
                    answer::json(&response)
                })*
                _ => Err(Problem::new(crate::Tone::Fault, "no-such-command", json!({"command": name}))),
            };
            std::panic::catch_unwind(std::panic::AssertUnwindSafe(answer)).unwrap_or_else(|panic| {
                let words = panic.downcast_ref::<String>().cloned();
                let words = words.or_else(|| panic.downcast_ref::<&str>().map(ToString::to_string));
                Err(Problem::fault(words.unwrap_or_default()))
            })
        }

        /// Shows every type that the commands carry.
        pub fn visit(visitor: &mut impl ts_rs::TypeVisitor) {
            $(visitor.visit::<$room::$request>(); visitor.visit::<$room::$response>();)*
            visitor.visit::<Problem>();
        }

        /// The TypeScript type of the map from commands to requests and responses.
        pub fn declaration() -> String {
            let config = ts_rs::Config::default();
            let mut lines = vec!["export type EngineCommands = {".to_string()];
            $(lines.push(format!("  {}: [{}, {}];", $name, $room::$request::name(&config), $room::$response::name(&config)));)*
            lines.push("};".to_string());
            lines.join("\n")
        }
    };
}

commands! {
    "libraryList": library::list(ListRequest) -> Library;
    "librarySearch": library::search(SearchRequest) -> Hits;
    "libraryCreate": library::create(CreateRequest) -> Made;
    "librarySample": library::sample(SampleRequest) -> Made;
    "libraryStarters": start::starters(ListRequest) -> Starters;
    "libraryStart": start::start(StartRequest) -> Made;
    "libraryCopy": start::copy(CopyRequest) -> Made;
    "libraryRemove": library::remove(FrameworkRequest) -> Done;
    "libraryBringBack": library::bring_back(FrameworkRequest) -> Done;
    "frameworkOpen": framework::open(FrameworkRequest) -> Opened;
    "frameworkEdit": framework::edit(EditRequest) -> Changed;
    "frameworkUndo": framework::undo(FrameworkRequest) -> Changed;
    "frameworkRedo": framework::redo(FrameworkRequest) -> Changed;
    "frameworkSince": framework::since(SinceRequest) -> Changed;
    "frameworkOrigin": start::origin(FrameworkRequest) -> FromWhere;
    "frameworkFind": framework::find(FindRequest) -> TextHits;
    "frameworkFindings": finding::list(FrameworkRequest) -> Findings;
    "findingIgnore": finding::ignore(IgnoreRequest) -> Findings;
    "findingUnignore": finding::unignore(IgnoreRequest) -> Findings;
    "versionList": version::list(FrameworkRequest) -> Versions;
    "versionSave": version::save(SaveRequest) -> Version;
    "versionOpen": version::open(VersionRequest) -> OpenedVersion;
    "versionScore": version::score(FrameworkRequest) -> LastScore;
    "versionRestore": version::restore(VersionRequest) -> Changed;
    "historyList": history::list(StepListRequest) -> StepList;
    "historyOpen": history::open(StepRequest) -> OpenedStep;
    "historyRestore": history::restore(StepRequest) -> Changed;
    "typingKeep": typing::keep(TypingRequest) -> Done;
    "typingForget": typing::forget(TypedRequest) -> Done;
    "typingList": typing::list(FrameworkRequest) -> TypingLeft;
    "nodeHistory": node::history(NodeRequest) -> NodeHistory;
    "commentList": comment::list(FrameworkRequest) -> Comments;
    "commentAdd": comment::add(SayRequest) -> Comments;
    "commentResolve": comment::resolve(SettleCommentRequest) -> Comments;
    "commentRemove": comment::remove(CommentRequest) -> Comments;
    "commentBringBack": comment::bring_back(CommentRequest) -> Comments;
    "compareStates": compare::states(CompareRequest) -> Compared;
    "compareSteps": compare::steps(StepsRequest) -> Compared;
    "comparePair": compare::pair(PairRequest) -> Done;
    "reviewList": review::list(FrameworkRequest) -> Reviews;
    "reviewOpen": review::open(ReviewRequest) -> OpenReview;
    "reviewSettle": review::settle(SettleRequest) -> Changed;
    "reviewResolve": review::resolve(ResolveRequest) -> Changed;
    "exportFits": export::fits(FitsRequest) -> Fits;
    "importText": import::text(TextRequest) -> Proposal;
    "importOpen": import::open(ProposalRequest) -> Proposal;
    "importMap": import::map(MapRequest) -> Proposal;
    "importPieces": import::pieces(PiecesRequest) -> SourceTexts;
    "importWhere": import::places(WhereRequest) -> SourceSpots;
    "importKeep": import::keep(KeepRequest) -> KeptAs;
    "importDrop": import::forget(ProposalRequest) -> Done;
}

#[cfg(test)]
mod tests;
