//! Types of arguments and outputs, enumerations and unions.

use std::{collections::BTreeSet, fmt::Write as _};

use serde_json::Value;

use super::{
    super::{
        error::{At as _, Result},
        names::{camel, doc, summary},
        types::{Scope, Side, Type},
    },
    Emitter,
    texts::describe,
};

impl Emitter<'_> {
    pub(super) fn types(&mut self, module: &[String]) -> Result<String> {
        let package = self.package;
        let scope = Scope { module: module.to_vec(), outputs: false };
        let mut code = String::new();
        for token in package.inputs.iter().filter(|t| package.module(t) == module) {
            let found = &package.schema.types[token];
            let title = match summary(&found.description) {
                text if text.is_empty() => format!("The type `{token}`."),
                text => text,
            };
            let name = package.type_name(token);
            let code_of = self.arguments(name, &title, &found.properties, &found.required, &scope, false);
            code.push_str(&code_of.at(|| format!("the type {token}"))?);
        }
        for token in package.enums.iter().filter(|t| package.module(t) == module) {
            code.push_str(&self.enumeration(token)?);
        }
        code.push_str(&self.unions(module, Side::Input, &scope)?);
        Ok(code)
    }

    pub(super) fn outputs(&mut self, module: &[String]) -> Result<String> {
        let package = self.package;
        let scope = Scope { module: module.to_vec(), outputs: true };
        let mut code = String::new();
        for token in package.outputs.iter().filter(|t| package.module(t) == module) {
            let found = &package.schema.types[token];
            let fields = self
                .fields(&found.properties, &found.required, &scope, &[])
                .at(|| format!("the type {token}"))?;
            let title = doc("    ", &describe(&found.description, token));
            let name = package.output_name(token);
            write!(code, "results! {{\n{title}    {name};\n{fields}}}\n\n")?;
        }
        code.push_str(&self.unions(module, Side::Output, &scope)?);
        Ok(code)
    }

    pub(super) fn enumeration(&self, token: &str) -> Result<String> {
        let found = &self.package.schema.types[token];
        let title = describe(&found.description, token);
        let name = self.package.type_name(token);
        let mut variants = BTreeSet::new();
        let (mut code, mut texts) = (String::new(), Vec::new());
        for value in &found.values {
            let text = match &value.value {
                Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            let mut variant = camel(if value.name.is_empty() { &text } else { &value.name });
            while !variants.insert(variant.clone()) {
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

    pub(super) fn unions(&self, module: &[String], side: Side, scope: &Scope) -> Result<String> {
        let mut code = String::new();
        for ((_, _, ty), name) in
            self.package.unions.iter().filter(|((m, s, _), _)| m == module && *s == side)
        {
            let Type::Union(types) = ty else { continue };
            let (mut variants, mut read) = (String::new(), String::new());
            for ty in types {
                let variant = format!(" {}({})", ty.word(), self.package.variant(ty, side, scope));
                // What literals are, where several conversions exist.
                let from = match ty {
                    Type::String => " from &str",
                    Type::Integer => " from i32",
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
}

fn rust_literal(value: &Value) -> String {
    match value {
        Value::String(text) => format!("{text:?}"),
        Value::Number(number) if number.is_f64() => format!("{:?}", number.as_f64().unwrap_or_default()),
        other => other.to_string(),
    }
}
