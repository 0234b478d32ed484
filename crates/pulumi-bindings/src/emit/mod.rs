//! From a package to files: one for each resource, and for each module its types, outputs and functions.

mod declare;
mod features;
mod functions;
mod texts;
mod types;

use std::{collections::BTreeMap, fmt::Write as _, path::PathBuf};

use super::{
    error::{At as _, Result},
    folder::{BANNER, Files},
    package::Package,
    types::FILES,
};
pub use features::Feature;
use features::Features;
use texts::{mentions, parameterization};

/// What makes bindings work, written beside them.
const RUNTIME: [(&str, &str); 7] = [
    ("macros/mod.rs", include_str!("../runtime/macros/mod.rs")),
    ("macros/arguments.rs", include_str!("../runtime/macros/arguments.rs")),
    ("macros/resources.rs", include_str!("../runtime/macros/resources.rs")),
    ("macros/results.rs", include_str!("../runtime/macros/results.rs")),
    ("support/mod.rs", include_str!("../runtime/support/mod.rs")),
    ("support/nested.rs", include_str!("../runtime/support/nested.rs")),
    ("support/property.rs", include_str!("../runtime/support/property.rs")),
];

/// Bindings before rustfmt.
pub struct Emitted {
    /// By path under the folder of their root module.
    pub files: Files,
    /// The cargo features that choose modules; none, if all modules are always compiled.
    pub features: Vec<Feature>,
}

/// The files of the bindings. With `gated`, each module is compiled only with its cargo feature.
pub fn emit(package: &Package, gated: bool) -> Result<Emitted> {
    let mut emitter = Emitter { package, files: BTreeMap::new(), missing: Vec::new() };
    let modules = package.modules();
    let contents =
        modules.iter().map(|module| Ok((module, emitter.contents(module)?))).collect::<Result<Vec<_>>>()?;
    // Which modules need which others is known once everything in them is written.
    let filled = contents.iter().filter(|(_, files)| !files.is_empty()).map(|(module, _)| module.to_vec());
    let features = gated.then(|| Features::new(filled.collect(), &package.references.borrow()));
    for (module, files) in &contents {
        emitter.index(module, files, features.as_ref())?;
    }
    emitter.runtime();
    Ok(Emitted { files: emitter.files, features: features.map(|found| found.list()).unwrap_or_default() })
}

struct Emitter<'p> {
    package: &'p Package<'p>,
    files: Files,
    /// Names of required arguments.
    missing: Vec<String>,
}

fn folder(module: &[String]) -> PathBuf {
    module.iter().map(|part| folder_name(part)).collect()
}

/// A keyword's folder is the word itself. A name that gave way to one of our files keeps its `_`.
fn folder_name(module: &str) -> &str {
    let word = module.trim_end_matches('_');
    if FILES.contains(&word) { module } else { word }
}

impl Emitter<'_> {
    /// Writes all files of a module but its `mod.rs`, and returns their names.
    fn contents(&mut self, module: &[String]) -> Result<Vec<String>> {
        let package = self.package;
        let mut files = Vec::new();
        let dir = folder(module);
        let resources: Vec<_> =
            package.resources.iter().filter(|(t, _)| package.module(t) == module).collect();
        for (token, resource) in resources {
            let file = package.file(token);
            let code = self.resource(token, resource).at(|| format!("the resource {token}"))?;
            self.put(dir.join(format!("{file}.rs")), &format!("The resource `{token}`."), code);
            files.push(file);
        }
        if module.is_empty() && package.schema.extension_parameterization.is_none() {
            let code = self.provider().at(|| "the provider".to_owned())?;
            self.put(dir.join("provider.rs"), "The package's provider.", code);
            files.push("provider".to_owned());
        }
        let functions = self.functions(module)?;
        if !functions.is_empty() {
            self.put(dir.join("functions.rs"), "Functions of the provider.", functions);
            files.push("functions".to_owned());
        }
        let types = self.types(module)?;
        if !types.is_empty() {
            self.put(dir.join("types.rs"), "Types of arguments.", types);
            files.push("types".to_owned());
        }
        let outputs = self.outputs(module)?;
        if !outputs.is_empty() {
            self.put(dir.join("outputs.rs"), "Types of outputs.", outputs);
            files.push("outputs".to_owned());
        }
        Ok(files)
    }

    /// Writes a module's `mod.rs`.
    fn index(&mut self, module: &[String], files: &[String], features: Option<&Features>) -> Result<()> {
        let package = self.package;
        let mut index = String::new();
        if module.is_empty() {
            index.push_str("#[macro_use]\nmod macros;\npub mod missing;\npub mod support;\n\n");
        }
        for child in package.modules().iter().filter(|m| m.len() == module.len() + 1 && m.starts_with(module))
        {
            if let Some(condition) = features.and_then(|features| features.condition(child)) {
                writeln!(index, "#[cfg({condition})]")?;
            }
            let name = child.last().map(String::as_str).unwrap_or_default();
            let file = folder_name(name);
            if file == name {
                writeln!(index, "pub mod {name};")?;
            } else {
                writeln!(index, "#[path = \"{file}/mod.rs\"]\npub mod {name};")?;
            }
        }
        let (outputs, files): (Vec<_>, Vec<_>) = files.iter().partition(|file| *file == "outputs");
        for name in outputs {
            writeln!(index, "pub mod {name};")?;
        }
        for name in &files {
            writeln!(index, "mod {name};")?;
        }
        index.push('\n');
        for name in &files {
            writeln!(index, "pub use self::{name}::*;")?;
        }
        if module.is_empty() {
            let (name, version) = (&package.schema.name, &package.schema.version);
            write!(
                index,
                "\n/// The package's name.\npub const PACKAGE: &str = {name:?};\n\
                 /// The version that these bindings are made for.\npub const VERSION: &str = {version:?};\n"
            )?;
            index.push_str(&parameterization(package.schema)?);
            if !package.schema.plugin_download_url.is_empty() {
                let url = &package.schema.plugin_download_url;
                write!(index, "/// Where its plugin is.\npub const PLUGIN_DOWNLOAD_URL: &str = {url:?};\n")?;
            }
        }
        let title = match module.last() {
            Some(name) => format!(
                "The module `{}` of the package `{}`.",
                name.trim_end_matches('_'),
                package.schema.name
            ),
            None => format!("Bindings for the Pulumi package `{}`.", package.schema.name),
        };
        let text = format!("{}\n//! {title}\n\n{index}", self.banner());
        self.files.insert(folder(module).join("mod.rs"), text);
        Ok(())
    }

    fn banner(&self) -> String {
        let schema = self.package.schema;
        let version = if schema.version.is_empty() { String::new() } else { format!(" {}", schema.version) };
        format!("{BANNER}{}{version} by pulumi-bindings. Do not edit.", schema.name)
    }

    /// Adds a file with the imports that its code needs.
    fn put(&mut self, path: PathBuf, title: &str, code: String) {
        let mut text = format!("{}\n//! {title}\n\n", self.banner());
        if code.contains("BTreeMap<") {
            text.push_str("use std::collections::BTreeMap;\n\n");
        }
        let names = [
            "Archive",
            "Context",
            "Input",
            "InputMap",
            "Inputs",
            "InvokeOptions",
            "Output",
            "ResourceReference",
            "Value",
        ];
        let uses: Vec<&str> = names.into_iter().filter(|name| mentions(&code, name)).collect();
        if !uses.is_empty() {
            let _ = writeln!(text, "use pulumi_sdk::{{{}}};", uses.join(", "));
        }
        let root = &self.package.root;
        let ours = [
            ("PACKAGE", code.contains("as provider;")),
            ("VERSION", code.contains("resource! {") || code.contains("(VERSION)")),
            ("PLUGIN_DOWNLOAD_URL", code.contains("(PLUGIN_DOWNLOAD_URL)")),
            ("missing", code.contains("required {\n")),
            ("support", code.contains("support::") || code.contains("! {")),
        ];
        let uses: Vec<&str> = ours.into_iter().filter(|(_, used)| *used).map(|(name, _)| name).collect();
        if !uses.is_empty() {
            let _ = writeln!(text, "use {root}::{{{}}};", uses.join(", "));
        }
        text.push('\n');
        text.push_str(&code);
        self.files.insert(path, text);
    }

    fn runtime(&mut self) {
        let banner = self.banner();
        for (path, text) in RUNTIME {
            self.files.insert(path.into(), format!("{banner}\n{text}"));
        }
        let mut text = format!("{banner}\n//! Names of required arguments, while they are missing.\n\n");
        text.push_str("#![allow(non_camel_case_types, reason = \"called as the arguments are\")]\n\n");
        self.missing.sort();
        self.missing.dedup();
        for name in &self.missing {
            let _ = writeln!(text, "/// `{name}` is not set.\n#[derive(Clone, Copy)]\npub struct {name};");
        }
        self.files.insert("missing.rs".into(), text);
    }
}
