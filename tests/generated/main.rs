//! What is generated is what the code says: the TypeScript of the wire and the JSON Schemas of the public formats.
//! With `RUNGS_GENERATE` set, the files are written instead of compared.

use rungs_model::{Experience, Field, Kind, Metric, fields_declaration};
use schemars::schema_for;
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

#[test]
fn the_schemas_are_what_the_formats_say() {
    let comparison = serde_json::to_value(schema_for!(rungs_compare::Comparison)).unwrap();
    let merge = serde_json::to_value(schema_for!(rungs_compare::merge::Report)).unwrap();
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
