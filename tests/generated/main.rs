//! What is generated is what the code says: the TypeScript of the wire and the JSON Schemas of the public formats.
//! With `RUNGS_GENERATE` set, the files are written instead of compared.

use rungs_model::{Experience, Field, Kind, Metric, fields_declaration};
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::Value as Json;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use ts_rs::{Config, TS, TypeVisitor};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Writes a generated file, or compares it with the one that is there.
fn settle(path: &str, text: &str) {
    let file = root().join(path);
    if std::env::var_os("RUNGS_GENERATE").is_some() {
        std::fs::write(&file, text).unwrap();
        return;
    }
    let there = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(there == text, "{path} is not what the code says; `cargo xtask generate` writes it anew");
}

#[derive(Default)]
struct Declarations(BTreeMap<String, String>);

impl TypeVisitor for Declarations {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        let config = Config::default();
        // Only types of this house have a file of their own; the rest are TypeScript's.
        if T::output_path().is_some() && !self.0.contains_key(&T::ident(&config)) {
            self.0.insert(T::ident(&config), format!("export {}", T::decl(&config)));
            T::visit_dependencies(self);
        }
        T::visit_generics(self);
    }
}

#[test]
fn the_wire_is_what_the_commands_carry() {
    let mut declarations = Declarations::default();
    rungs_engine::commands::visit(&mut declarations);
    rungs_desktop::rpc::visit(&mut declarations);
    declarations.visit::<Kind>();
    declarations.visit::<Field>();
    declarations.visit::<Experience>();
    declarations.visit::<Metric>();
    let status = rungs_engine::Status::ALL.map(|s| format!("\"{}\"", s.name())).join(" | ");
    // Declared from the table of fields, with `Fields`.
    declarations.0.remove("FieldEdits");
    let types: Vec<String> = declarations.0.into_values().collect();
    let text = format!(
        "// The wire between the page and Rust, generated from the Rust types: `cargo xtask generate`.\n\n\
         export type Status = {status};\n\n{}\n\n{}\n\n{}\n\n{}\n\n\
         export type Commands = EngineCommands & WindowCommands;\n",
        fields_declaration(),
        types.join("\n\n"),
        rungs_engine::commands::declaration(),
        rungs_desktop::rpc::declaration(),
    );
    assert!(!text.contains("bigint"), "no 64-bit numbers on the wire: a page cannot hold them");
    settle("ui/src/wire/wire.ts", &text);
}

/// What is written and never read: what may be left out there is not required.
fn written<T: JsonSchema>() -> Json {
    SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<T>().to_value()
}

#[test]
fn the_schemas_are_what_the_formats_say() {
    let (comparison, merge) = (written::<rungs_compare::Comparison>(), written::<rungs_compare::merge::Report>());
    let public = [("rungs.comparison-1.schema.json", comparison), ("rungs.merge-1.schema.json", merge)];
    for (name, schema) in rungs_exchange::schemas().into_iter().chain(public) {
        let text = serde_json::to_string_pretty(&schema).unwrap() + "\n";
        jsonschema::validator_for(&schema).unwrap_or_else(|e| panic!("{name} is not a schema: {e}"));
        settle(&format!("schemas/{name}"), &text);
    }
}

#[test]
fn samples_and_starters_are_valid() {
    let [(_, schema), ..] = rungs_exchange::schemas();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let samples = rungs_engine::SAMPLES.iter().map(|sample| (sample.name, sample.json));
    let starters = rungs_engine::STARTERS.iter().map(|starter| (starter.name, starter.json));
    for (name, json) in samples.chain(starters) {
        let json: Json = serde_json::from_str(json).unwrap();
        assert!(validator.is_valid(&json), "{name}");
    }
}

#[test]
fn examples_are_judged_as_their_folder_says() {
    for (format, schema) in ["framework", "history"].into_iter().zip(rungs_exchange::schemas().map(|(_, s)| s)) {
        let validator = jsonschema::validator_for(&schema).unwrap();
        let folder = root().join("schemas/examples/valid");
        let mut seen = 0;
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.file_name().unwrap().to_string_lossy().starts_with(format) {
                let json: Json = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
                assert!(validator.is_valid(&json), "{}", path.display());
                seen += 1;
            }
        }
        assert!(seen > 1, "no examples of {format}");
    }
}

/// Whole frameworks come, go and become one another, which makes headlines of most kinds.
#[test]
fn comparisons_and_merges_are_valid() {
    let validator = |schema: Json| jsonschema::validator_for(&schema).unwrap();
    let (comparison, merge) =
        (validator(written::<rungs_compare::Comparison>()), validator(written::<rungs_compare::merge::Report>()));
    let read = |json: &str| {
        let input = rungs_exchange::Input::new("starter.rungs.json", json.as_bytes());
        let mut fresh = || rungs_model::Id::from_bytes([7; 16]);
        rungs_exchange::import(&input, &mut fresh).unwrap().content.into_framework()
    };
    let nothing = read(r#"{"format": "rungs.framework/1", "id": "00000000-0000-4000-8000-000000000001"}"#);
    let all: Vec<_> = std::iter::once(nothing).chain(rungs_engine::STARTERS.iter().map(|s| read(s.json))).collect();
    for old in &all {
        for new in &all {
            let found = rungs_compare::compare(old, new, rungs_compare::Match::Auto, [None, None]);
            let said = serde_json::to_value(&found).unwrap();
            if let Some(error) = comparison.iter_errors(&said).next() {
                panic!(
                    "{} and {}: {error} at {}",
                    old.framework().face(),
                    new.framework().face(),
                    error.instance_path()
                );
            }
            let merged = rungs_compare::merge::merge(&all[0], old, new);
            assert!(merge.is_valid(&serde_json::to_value(&merged.report).unwrap()), "{}", new.framework().face());
        }
    }
}
