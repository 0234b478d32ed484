//! Declarations of resources, of arguments and of what is given.

use std::{collections::BTreeMap, fmt::Write as _};

use super::{
    super::{
        error::{At as _, Result},
        names::{distinct, doc, summary},
        schema::{Property, Resource},
        types::{Scope, Type, type_name},
    },
    Emitter,
    texts::{describe, documentation, literal, section},
};

/// Methods that resources have whatever their schema says.
const METHODS: &[&str] = &["new", "with_options", "get", "options", "handle", "reference", "urn", "id"];

impl Emitter<'_> {
    pub(super) fn resource(&mut self, token: &str, resource: &Resource) -> Result<String> {
        let kind = if resource.is_component { "component" } else { "custom" };
        let name = type_name(token);
        let module = self.package.module(token).to_vec();
        self.declare(&name, token, kind, resource, module)
    }

    pub(super) fn provider(&mut self) -> Result<String> {
        let schema = self.package.schema;
        let token = format!("pulumi:providers:{}", schema.name);
        let mut provider = schema.provider.clone();
        if provider.description.is_empty() {
            provider.description =
                format!("A provider of the package `{}` with its own configuration.", schema.name);
        }
        // What a provider gives are texts, whatever its arguments' types.
        provider.properties.retain(|_, property| {
            matches!(Type::of(&property.spec, schema), Ok(Type::String | Type::Enum(_)))
        });
        self.declare("Provider", &token, "provider", &provider, Vec::new())
    }

    pub(super) fn declare(
        &mut self,
        name: &str,
        token: &str,
        kind: &str,
        resource: &Resource,
        module: Vec<String>,
    ) -> Result<String> {
        let scope = Scope { module, outputs: false };
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
        let mut properties = resource.properties.clone();
        // `urn()` and `id()` are there for every resource; a component has no id of its own.
        properties.retain(|name, _| name != "urn" && (name != "id" || kind == "component"));
        let outputs = self.fields(&properties, &resource.required, &scope, METHODS)?;
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
            &scope,
            true,
        )?);
        let outputs = distinct(properties.keys(), METHODS).into_values().collect::<Vec<_>>();
        let taken: Vec<&str> = METHODS.iter().copied().chain(outputs.iter().map(String::as_str)).collect();
        for (method, called) in distinct(resource.methods.keys(), &taken) {
            let token = &resource.methods[method];
            if let Some(function) = self.package.functions.get(token.as_str()) {
                code.push_str(&self.method(name, &called, token, function, &scope)?);
            }
        }
        Ok(code)
    }

    /// One `arguments!` declaration.
    pub(super) fn arguments(
        &mut self,
        name: &str,
        title: &str,
        properties: &BTreeMap<String, Property>,
        required: &[String],
        scope: &Scope,
        secrets: bool,
    ) -> Result<String> {
        let mut lists = [String::new(), String::new(), String::new()];
        let fields = distinct(properties.keys(), &["build"]);
        for (wire, property) in properties {
            if wire == "__self__" {
                continue;
            }
            if let Some(constant) = &property.constant {
                match literal(constant) {
                    Some(literal) => writeln!(lists[2], "        {wire:?} = {literal};")?,
                    None => self
                        .package
                        .leave_out(format!("the constant `{wire}` of `{name}` is no simple value")),
                }
                continue;
            }
            let mut how = String::new();
            if property.secret && secrets {
                how.push_str(".secret()");
            }
            let default = property.default.as_ref().and_then(literal);
            if property.default.as_ref().is_some_and(|value| !value.is_null()) && default.is_none() {
                self.package.leave_out(format!("the default of `{wire}` of `{name}` is no simple value"));
            }
            if let Some(default) = &default {
                write!(how, ".default({default})")?;
            }
            if !property.default_info.environment.is_empty() {
                let like = match (&default, Type::of(&property.spec, self.package.schema)?) {
                    (Some(default), _) => default.clone(),
                    (None, Type::Bool) => "support::Literal::Bool(false)".to_owned(),
                    (None, Type::Integer | Type::Number) => "support::Literal::Number(0.0)".to_owned(),
                    _ => "support::Literal::Text(\"\")".to_owned(),
                };
                write!(how, ".environment(&{:?}, {like})", property.default_info.environment)?;
            }
            let field = fields[wire.as_str()].clone();
            let ty = self.package.input(&property.spec, scope).at(|| format!("the argument `{wire}`"))?;
            let optional = !required.contains(wire)
                || default.is_some()
                || !property.default_info.environment.is_empty();
            let list = &mut lists[usize::from(optional)];
            list.push_str(&documentation("        ", wire, property));
            let how = if how.is_empty() { how } else { format!(" [{how}]") };
            writeln!(list, "        {field}: {ty} = {wire:?}{how};")?;
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

    /// The fields of an output struct, or the outputs of a resource: those whose names are not `reserved`.
    pub(super) fn fields(
        &self,
        properties: &BTreeMap<String, Property>,
        required: &[String],
        scope: &Scope,
        reserved: &[&str],
    ) -> Result<String> {
        let mut list = String::new();
        let indent = if reserved.is_empty() { "    " } else { "        " };
        for (wire, field) in distinct(properties.keys(), reserved) {
            let property = &properties[wire];
            let ty = self.package.output(&property.spec, scope).at(|| format!("the output `{wire}`"))?;
            let ty = if required.iter().any(|name| name == wire) { ty } else { format!("Option<{ty}>") };
            let constant = property.constant.as_ref().and_then(literal).filter(|_| reserved.is_empty());
            let constant = constant.map(|literal| format!(" is {literal}")).unwrap_or_default();
            list.push_str(&documentation(indent, wire, property));
            writeln!(list, "{indent}{field}: {ty} = {wire:?}{constant};")?;
        }
        Ok(list)
    }

    /// Paths of outputs that the schema says replace the resource (the provider's own `willReplace` marks are
    /// not these).
    pub(super) fn replace_paths(
        &self,
        properties: &BTreeMap<String, Property>,
        seen: &mut Vec<String>,
    ) -> Vec<String> {
        let mut paths = Vec::new();
        for (name, property) in properties {
            if property.replace_on_changes {
                paths.push(name.clone());
            }
            let Ok(ty) = Type::of(&property.spec, self.package.schema) else { continue };
            let (token, through) = match &ty {
                Type::Object(token) => (token, ""),
                Type::List(inner) | Type::Map(inner) => match &**inner {
                    Type::Object(token) => (token, "[*]"),
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
}
