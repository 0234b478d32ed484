//! From a package to files: one for each resource, and for each module its types, outputs and functions.

use std::{collections::BTreeMap, fmt::Write as _, path::PathBuf};

use anyhow::{Context as _, Result};
use serde_json::Value;

use super::{
    kinds::{Kind, Place, Side},
    names::{camel, doc, snake, summary},
    package::{Package, Returns},
    schema::{ComplexType, Function, Property, Resource},
};

/// What makes bindings work, written beside them.
const SUPPORT: &str = include_str!("support.rs");

/// The files of the bindings, by path under the folder of their root module, before rustfmt.
pub fn files(package: &Package) -> Result<BTreeMap<PathBuf, String>> {
    let mut emitter = Emitter { package, files: BTreeMap::new(), missing: Vec::new() };
    for module in package.modules() {
        emitter.module(&module)?;
    }
    emitter.support();
    Ok(emitter.files)
}

struct Emitter<'p> {
    package: &'p Package<'p>,
    files: BTreeMap<PathBuf, String>,
    /// Names of required arguments.
    missing: Vec<String>,
}

impl Emitter<'_> {
    fn module(&mut self, module: &[String]) -> Result<()> {
        let package = self.package;
        let mut index = String::new();
        let mut uses = Vec::new();
        let dir: PathBuf = module.iter().map(|part| part.trim_end_matches('_')).collect();
        let resources: Vec<_> =
            package.resources.iter().filter(|(t, _)| package.module(t) == module).collect();
        for (token, resource) in resources {
            let file = package.file(token);
            let code = self.resource(token, resource).with_context(|| format!("the resource {token}"))?;
            self.put(dir.join(format!("{file}.rs")), &format!("The resource `{token}`."), code);
            uses.push(file);
        }
        if module.is_empty() {
            let code = self.provider().context("the provider")?;
            self.put(dir.join("provider.rs"), "The package's provider.", code);
            uses.push("provider".to_owned());
        }
        let functions = self.functions(module)?;
        if !functions.is_empty() {
            self.put(dir.join("functions.rs"), "Functions of the provider.", functions);
            uses.push("functions".to_owned());
        }
        let types = self.types(module)?;
        if !types.is_empty() {
            self.put(dir.join("types.rs"), "Types of arguments.", types);
            uses.push("types".to_owned());
        }
        let outputs = self.outputs(module)?;
        if !outputs.is_empty() {
            self.put(dir.join("outputs.rs"), "Types of outputs.", outputs);
        }
        if module.is_empty() {
            index.push_str("#[macro_use]\npub mod support;\npub mod missing;\n\n");
        }
        for child in package.modules().iter().filter(|m| m.len() == module.len() + 1 && m.starts_with(module))
        {
            let name = child.last().map(String::as_str).unwrap_or_default();
            let file = name.trim_end_matches('_');
            if file == name {
                writeln!(index, "pub mod {name};")?;
            } else {
                writeln!(index, "#[path = \"{file}/mod.rs\"]\npub mod {name};")?;
            }
        }
        if self.files.contains_key(&dir.join("outputs.rs")) {
            index.push_str("pub mod outputs;\n");
        }
        for name in &uses {
            writeln!(index, "mod {name};")?;
        }
        index.push('\n');
        for name in &uses {
            writeln!(index, "pub use self::{name}::*;")?;
        }
        if module.is_empty() {
            let (name, version) = (&package.schema.name, &package.schema.version);
            write!(
                index,
                "\n/// The package's name.\npub const PACKAGE: &str = {name:?};\n\
                 /// The version that these bindings are made for.\npub const VERSION: &str = {version:?};\n"
            )?;
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
        self.files.insert(dir.join("mod.rs"), text);
        Ok(())
    }

    fn banner(&self) -> String {
        let schema = self.package.schema;
        let version = if schema.version.is_empty() { String::new() } else { format!(" {}", schema.version) };
        format!(
            "// @generated from the schema of {}{version} by `cargo xtask bindings`. Do not edit.",
            schema.name
        )
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

    fn support(&mut self) {
        let banner = self.banner();
        self.files.insert("support.rs".into(), format!("{banner}\n{SUPPORT}"));
        let mut text = format!("{banner}\n//! Names of required arguments, while they are missing.\n\n");
        text.push_str("#![allow(non_camel_case_types, reason = \"called as the arguments are\")]\n\n");
        self.missing.sort();
        self.missing.dedup();
        for name in &self.missing {
            let _ = writeln!(text, "/// `{name}` is not set.\n#[derive(Clone, Copy)]\npub struct {name};");
        }
        self.files.insert("missing.rs".into(), text);
    }

    /// One `arguments!` declaration.
    fn arguments(
        &mut self,
        name: &str,
        title: &str,
        properties: &BTreeMap<String, Property>,
        required: &[String],
        place: &Place,
        secrets: bool,
    ) -> Result<String> {
        let mut lists = [String::new(), String::new(), String::new()];
        for (wire, property) in properties {
            if wire == "__self__" {
                continue;
            }
            if let Some(constant) = &property.constant {
                if let Some(literal) = literal(constant) {
                    writeln!(lists[2], "        {wire:?} = {literal};")?;
                }
                continue;
            }
            let mut how = String::new();
            if property.secret && secrets {
                how.push_str(".secret()");
            }
            let default = property.default.as_ref().and_then(literal);
            if let Some(default) = &default {
                write!(how, ".default({default})")?;
            }
            if !property.default_info.environment.is_empty() {
                let like = match (&default, Kind::of(&property.spec, self.package.schema)?) {
                    (Some(default), _) => default.clone(),
                    (None, Kind::Bool) => "support::Literal::Bool(false)".to_owned(),
                    (None, Kind::Integer | Kind::Number) => "support::Literal::Number(0.0)".to_owned(),
                    _ => "support::Literal::Text(\"\")".to_owned(),
                };
                write!(how, ".environment(&{:?}, {like})", property.default_info.environment)?;
            }
            let field = snake(wire);
            let kind = self
                .package
                .input(&property.spec, place)
                .with_context(|| format!("the argument `{wire}`"))?;
            let optional = !required.contains(wire)
                || default.is_some()
                || !property.default_info.environment.is_empty();
            let list = &mut lists[usize::from(optional)];
            list.push_str(&documentation("        ", wire, property));
            let how = if how.is_empty() { how } else { format!(" [{how}]") };
            writeln!(list, "        {field}: {kind} = {wire:?}{how};")?;
            if !optional {
                self.missing.push(field);
            }
        }
        let derive = if lists[0].is_empty() { "    #[derive(Default)]\n" } else { "" };
        let [required, optional, constant] = lists;
        let constant =
            if constant.is_empty() { constant } else { format!("    {}\n", section("constant", &constant)) };
        Ok(format!(
            "arguments! {{\n{}{derive}    {name}, {name}Builder;\n    {}\n    {}\n{constant}}}\n\n",
            doc("    ", title),
            section("required", &required),
            section("optional", &optional),
        ))
    }

    /// The fields of an output struct, or the outputs of a resource.
    fn fields(
        &self,
        properties: &BTreeMap<String, Property>,
        required: &[String],
        place: &Place,
        resource: bool,
    ) -> Result<String> {
        let mut list = String::new();
        for (wire, property) in properties {
            if resource && (wire == "id" || wire == "urn") {
                continue;
            }
            let mut field = snake(wire);
            if resource
                && ["new", "with_options", "get", "options", "handle", "reference"].contains(&field.as_str())
            {
                field.push('_');
            }
            let kind =
                self.package.output(&property.spec, place).with_context(|| format!("the output `{wire}`"))?;
            let kind = if required.contains(wire) { kind } else { format!("Option<{kind}>") };
            let indent = if resource { "        " } else { "    " };
            list.push_str(&documentation(indent, wire, property));
            writeln!(list, "{indent}{field}: {kind} = {wire:?};")?;
        }
        Ok(list)
    }

    fn resource(&mut self, token: &str, resource: &Resource) -> Result<String> {
        let kind = if resource.is_component { "component" } else { "custom" };
        let name = super::kinds::type_name(token);
        let module = self.package.module(token);
        self.declare(&name, token, kind, resource, module)
    }

    fn provider(&mut self) -> Result<String> {
        let schema = self.package.schema;
        let token = format!("pulumi:providers:{}", schema.name);
        let mut provider = schema.provider.clone();
        if provider.description.is_empty() {
            provider.description =
                format!("A provider of the package `{}` with its own configuration.", schema.name);
        }
        // What a provider gives are texts, whatever its arguments' types.
        provider.properties.retain(|_, property| {
            matches!(Kind::of(&property.spec, schema), Ok(Kind::String | Kind::Enum(_)))
        });
        self.declare("Provider", &token, "provider", &provider, Vec::new())
    }

    fn declare(
        &mut self,
        name: &str,
        token: &str,
        kind: &str,
        resource: &Resource,
        module: Vec<String>,
    ) -> Result<String> {
        let place = Place { module, outputs: false };
        let mut code = format!("resource! {{\n{}", doc("    ", &describe(&resource.description, token)));
        if !resource.deprecation_message.is_empty() {
            code.push_str("    ///\n");
            code.push_str(&doc("    ", &format!("Deprecated: {}", summary(&resource.deprecation_message))));
        }
        writeln!(code, "    {name}({name}Args) = {token:?} as {kind};")?;
        let mut options = String::new();
        if !self.package.schema.plugin_download_url.is_empty() {
            options.push_str("        plugin_download_url(PLUGIN_DOWNLOAD_URL);\n");
        }
        for alias in resource.aliases.iter().filter(|alias| !alias.type_token.is_empty()) {
            writeln!(options, "        alias(pulumi_sdk::Alias::type_token({:?}));", alias.type_token)?;
        }
        let secrets: Vec<&String> =
            resource.properties.iter().filter(|(_, p)| p.secret).map(|(name, _)| name).collect();
        if !secrets.is_empty() && kind == "custom" {
            writeln!(options, "        additional_secret_outputs({secrets:?});")?;
        }
        let replace = self.replace_paths(&resource.properties, &mut Vec::new());
        if !replace.is_empty() && kind == "custom" {
            writeln!(options, "        replace_on_changes({replace:?});")?;
        }
        let outputs = self.fields(&resource.properties, &resource.required, &place, true)?;
        if !options.is_empty() {
            writeln!(code, "    {}", section("options", &options))?;
        }
        writeln!(code, "    {}\n}}\n", section("outputs", &outputs))?;
        let title = format!("The arguments of `{name}`.");
        let inputs = &resource.input_properties;
        code.push_str(&self.arguments(
            &format!("{name}Args"),
            &title,
            inputs,
            &resource.required_inputs,
            &place,
            true,
        )?);
        for (method, token) in &resource.methods {
            if let Some(function) = self.package.functions.get(token.as_str()) {
                code.push_str(&self.method(name, method, token, function, &place)?);
            }
        }
        Ok(code)
    }

    /// Paths of outputs that the schema says replace the resource (the provider's own `willReplace` marks are not these).
    fn replace_paths(&self, properties: &BTreeMap<String, Property>, seen: &mut Vec<String>) -> Vec<String> {
        let mut paths = Vec::new();
        for (name, property) in properties {
            if property.replace_on_changes {
                paths.push(name.clone());
            }
            let Ok(kind) = Kind::of(&property.spec, self.package.schema) else { continue };
            let (token, through) = match &kind {
                Kind::Object(token) => (token, ""),
                Kind::List(inner) | Kind::Map(inner) => match &**inner {
                    Kind::Object(token) => (token, "[*]"),
                    _ => continue,
                },
                _ => continue,
            };
            if seen.contains(token) {
                continue;
            }
            seen.push(token.clone());
            for path in self.replace_paths(&self.package.schema.types[token].properties, seen) {
                paths.push(format!("{name}{through}.{path}"));
            }
            seen.pop();
        }
        paths
    }

    /// A function's result: its type, and the declaration of that if it is the function's own.
    fn returns(&mut self, name: &str, function: &Function, place: &Place) -> Result<(String, String)> {
        Ok(match Returns::of(function)? {
            Returns::Nothing => ("()".to_owned(), String::new()),
            Returns::Other(spec) => {
                let result = self.package.output(&spec, place)?;
                // What is no object travels as the only property of one.
                let object = matches!(Kind::of(&spec, self.package.schema)?, Kind::Object(_));
                (if object { result } else { format!("support::Single<{result}>") }, String::new())
            }
            Returns::Object { properties, required, .. } => {
                let fields = self.fields(&properties, &required, place, false)?;
                let title = doc("    ", &format!("What `{}` gives.", snake(name)));
                let name = format!("{name}Result");
                let code = format!("results! {{\n{title}    {name};\n{fields}}}\n\n");
                (name, code)
            }
        })
    }

    fn method(
        &mut self,
        resource: &str,
        method: &str,
        token: &str,
        function: &Function,
        place: &Place,
    ) -> Result<String> {
        let name = self.package.function_type(token);
        let (result, mut code) = self.returns(&name, function, place)?;
        let empty = ComplexType::default();
        let inputs = function.inputs.as_ref().unwrap_or(&empty);
        let takes = inputs.properties.keys().any(|name| name != "__self__");
        if takes {
            let title = format!("The arguments of `{resource}::{}`.", snake(method));
            let args = format!("{name}Args");
            code.push_str(&self.arguments(
                &args,
                &title,
                &inputs.properties,
                &inputs.required,
                place,
                false,
            )?);
        }
        let (parameter, args) =
            if takes { (format!(", args: {name}Args"), "args") } else { (String::new(), "()") };
        let (result, map) = single(&result);
        write!(
            code,
            "impl {resource} {{\n{}    pub fn {}(&self, context: &Context{parameter}) -> Output<{result}> {{\n        \
             context.call({token:?}, self, {args}){map}\n    }}\n}}\n\n",
            doc("    ", &describe(&function.description, token)),
            snake(method),
        )?;
        Ok(code)
    }

    fn functions(&mut self, module: &[String]) -> Result<String> {
        let package = self.package;
        let place = Place { module: module.to_vec(), outputs: false };
        let mut code = String::new();
        for (token, function) in &package.functions {
            if package.methods.contains_key(token) || package.module_of_function(token) != module {
                continue;
            }
            let name = package.function_type(token);
            let (result, declaration) = self.returns(&name, function, &place)?;
            let mut text = doc("", &describe(&function.description, token));
            if !function.deprecation_message.is_empty() {
                text.push_str("///\n");
                text.push_str(&doc("", &format!("Deprecated: {}", summary(&function.deprecation_message))));
            }
            let inputs = function.inputs.as_ref().filter(|inputs| !inputs.properties.is_empty());
            let (parameter, args) = match inputs {
                Some(_) => (format!("args: {name}Args, "), "args"),
                None => (String::new(), "()"),
            };
            let url = match package.schema.plugin_download_url.is_empty() {
                true => "",
                false => ".plugin_download_url(PLUGIN_DOWNLOAD_URL)",
            };
            let (result, map) = single(&result);
            write!(
                text,
                "#[inline]\npub fn {}(context: &Context, {parameter}options: InvokeOptions) -> Output<{result}> {{\n    \
                 context.invoke({token:?}, {args}, options.default_version(VERSION){url}){map}\n}}\n\n",
                snake(&name),
            )?;
            code.push_str(&text);
            if let Some(inputs) = inputs {
                let title = format!("The arguments of [`{}`].", snake(&name)).replace(['[', ']'], "");
                let args = format!("{name}Args");
                code.push_str(&self.arguments(
                    &args,
                    &title,
                    &inputs.properties,
                    &inputs.required,
                    &place,
                    false,
                )?);
            }
            code.push_str(&declaration);
        }
        Ok(code)
    }

    fn types(&mut self, module: &[String]) -> Result<String> {
        let package = self.package;
        let place = Place { module: module.to_vec(), outputs: false };
        let mut code = String::new();
        for token in package.inputs.iter().filter(|t| package.module(t) == module) {
            let found = &package.schema.types[token];
            let title = match summary(&found.description) {
                text if text.is_empty() => format!("The type `{token}`."),
                text => text,
            };
            let name = package.type_name(token);
            let code_of = self.arguments(&name, &title, &found.properties, &found.required, &place, false);
            code.push_str(&code_of.with_context(|| format!("the type {token}"))?);
        }
        for token in package.enums.iter().filter(|t| package.module(t) == module) {
            code.push_str(&self.enumeration(token)?);
        }
        code.push_str(&self.unions(module, Side::Input, &place)?);
        Ok(code)
    }

    fn enumeration(&self, token: &str) -> Result<String> {
        let found = &self.package.schema.types[token];
        let title = describe(&found.description, token);
        let name = self.package.type_name(token);
        let mut variants: BTreeMap<String, ()> = BTreeMap::new();
        let (mut code, mut texts) = (String::new(), Vec::new());
        for value in &found.values {
            let text = match &value.value {
                Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            let mut variant = camel(if value.name.is_empty() { &text } else { &value.name });
            while variants.insert(variant.clone(), ()).is_some() {
                variant.push('_');
            }
            let meaning = summary(&value.description);
            code.push_str(&doc("    ", &if meaning.is_empty() { format!("`{text}`.") } else { meaning }));
            writeln!(code, "    {variant} = {};", rust_literal(&value.value))?;
            texts.push(text);
        }
        let all = texts.join(", ");
        Ok(format!(
            "enumeration! {{\n{}    {name}: {}, {all:?};\n{code}}}\n\n",
            doc("    ", &title),
            self.package.enum_type(token),
        ))
    }

    fn unions(&self, module: &[String], side: Side, place: &Place) -> Result<String> {
        let mut code = String::new();
        for ((_, _, kind), name) in
            self.package.unions.iter().filter(|((m, s, _), _)| m == module && *s == side)
        {
            let Kind::Union(kinds) = kind else { continue };
            let (mut variants, mut read) = (String::new(), String::new());
            for kind in kinds {
                let variant = format!(" {}({})", kind.word(), self.package.variant(kind, side, place));
                // What literals are, where several conversions exist.
                let from = match kind {
                    Kind::String => " from &str",
                    Kind::Integer => " from i32",
                    _ => "",
                };
                write!(variants, "{variant}{from};")?;
                write!(read, "{variant};")?;
            }
            let title = doc("    ", "A value of one of several types.");
            if side == Side::Input {
                write!(code, "union! {{\n{title}    {name};{variants}\n}}\n\n")?;
            } else {
                write!(
                    code,
                    "union! {{\n{title}    #[derive(Debug, PartialEq)]\n    {name};{variants}\n}}\n\n"
                )?;
                write!(code, "read_union! {{ {name};{read} }}\n\n")?;
            }
        }
        Ok(code)
    }

    fn outputs(&mut self, module: &[String]) -> Result<String> {
        let package = self.package;
        let place = Place { module: module.to_vec(), outputs: true };
        let mut code = String::new();
        for token in package.outputs.iter().filter(|t| package.module(t) == module) {
            let found = &package.schema.types[token];
            let fields = self
                .fields(&found.properties, &found.required, &place, false)
                .with_context(|| format!("the type {token}"))?;
            let title = doc("    ", &describe(&found.description, token));
            let name = super::kinds::type_name(token);
            write!(code, "results! {{\n{title}    {name};\n{fields}}}\n\n")?;
        }
        code.push_str(&self.unions(module, Side::Output, &place)?);
        Ok(code)
    }
}

/// Whether `code` names the type `name`, whole and without a path.
fn mentions(code: &str, name: &str) -> bool {
    let outside = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && c != '_');
    code.lines().filter(|line| !line.trim_start().starts_with("///")).any(|line| {
        line.match_indices(name).any(|(at, _)| {
            let before = line[..at].chars().next_back();
            outside(before)
                && before != Some(':')
                && before != Some('"')
                && outside(line[at + name.len()..].chars().next())
                && !line[at + name.len()..].starts_with("::")
        })
    })
}

fn describe(description: &str, token: &str) -> String {
    match summary(description) {
        text if text.is_empty() => format!("`{token}`."),
        text => text,
    }
}

fn documentation(indent: &str, wire: &str, property: &Property) -> String {
    let text = match summary(&property.description) {
        text if text.is_empty() => format!("The property `{wire}`."),
        text => text,
    };
    let mut lines = doc(indent, &text);
    if !property.deprecation_message.is_empty() {
        let _ = writeln!(lines, "{indent}///");
        lines.push_str(&doc(indent, &format!("Deprecated: {}", summary(&property.deprecation_message))));
    }
    lines
}

/// A function's type and what makes it of what travels.
fn single(result: &str) -> (&str, String) {
    match result.strip_prefix("support::Single<").and_then(|inner| inner.strip_suffix('>')) {
        Some(inner) => (inner, format!(".map(|single: support::Single<{inner}>| single.0)")),
        None => (result, String::new()),
    }
}

/// `name { items }`, on one line if there are none.
fn section(name: &str, items: &str) -> String {
    if items.is_empty() { format!("{name} {{}}") } else { format!("{name} {{\n{items}    }}") }
}

fn literal(value: &Value) -> Option<String> {
    Some(match value {
        Value::Bool(value) => format!("support::Literal::Bool({value})"),
        Value::Number(number) => format!("support::Literal::Number({:?})", number.as_f64()?),
        Value::String(text) => format!("support::Literal::Text({text:?})"),
        _ => return None,
    })
}

fn rust_literal(value: &Value) -> String {
    match value {
        Value::String(text) => format!("{text:?}"),
        Value::Number(number) if number.is_f64() => format!("{:?}", number.as_f64().unwrap_or_default()),
        other => other.to_string(),
    }
}
