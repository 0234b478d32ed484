//! Pieces of code and documentation.

use std::fmt::Write as _;

use base64::{Engine as _, prelude::BASE64_STANDARD};
use serde_json::Value;

use super::super::{
    error::{Error, Result},
    names::{doc, summary},
    schema::{BaseProvider, Property, Schema},
};

pub(super) fn describe(description: &str, token: &str) -> String {
    match summary(description) {
        text if text.is_empty() => format!("`{token}`."),
        text => text,
    }
}

pub(super) fn documentation(indent: &str, wire: &str, property: &Property) -> String {
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

pub(super) fn literal(value: &Value) -> Option<String> {
    Some(match value {
        Value::Bool(value) => format!("support::Literal::Bool({value})"),
        Value::Number(number) => format!("support::Literal::Number({:?})", number.as_f64()?),
        Value::String(text) => format!("support::Literal::Text({text:?})"),
        _ => return None,
    })
}

/// `name { items }`, on one line if there are none.
pub(super) fn section(name: &str, items: &str) -> String {
    if items.is_empty() { format!("{name} {{}}") } else { format!("{name} {{\n{items}    }}") }
}

/// Whether `code` names the type `name`, whole and without a path.
pub(super) fn mentions(code: &str, name: &str) -> bool {
    let outside = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && c != '_');
    code.lines().filter(|line| !line.trim_start().starts_with("///")).any(|line| {
        // Without the texts in it.
        let line: String = line.replace("\\\"", "").split('"').step_by(2).collect();
        line.match_indices(name).any(|(at, _)| {
            let before = line[..at].chars().next_back();
            outside(before)
                && before != Some(':')
                && outside(line[at + name.len()..].chars().next())
                && !line[at + name.len()..].starts_with("::")
                // A variant of an enumeration.
                && !(line[..at].trim().is_empty() && line[at + name.len()..].starts_with(" ="))
        })
    })
}

/// The function that tells the engine which plugin a parameterized package comes from.
pub(super) fn parameterization(schema: &Schema) -> Result<String> {
    let (from, extension) = match (&schema.parameterization, &schema.extension_parameterization) {
        (Some(from), _) => (from, false),
        (None, Some(from)) => (from, true),
        (None, None) => return Ok(String::new()),
    };
    let parameter = BASE64_STANDARD
        .decode(&from.parameter)
        .map_err(|error| Error::Schema(format!("the parameter of the package is not base 64: {error}")))?;
    let BaseProvider { name, version, parameterization } = &from.base_provider;
    if parameterization.is_some() {
        let text = format!(
            "the package extends `{name}`, which is itself made by a parameter: that is not supported"
        );
        return Err(Error::Schema(text));
    }
    let title = format!(
        "Says that the package comes from the plugin `{name}`. Call it before anything else of the package."
    );
    Ok(format!(
        "\n{}pub fn use_package(context: &pulumi_sdk::Context) {{\n    \
         context.use_parameterized_package(pulumi_sdk::ParameterizedPackage {{\n        \
         name: PACKAGE.to_owned(),\n        version: VERSION.to_owned(),\n        base_name: {name:?}.to_owned(),\n        \
         base_version: {version:?}.to_owned(),\n        download_url: {:?}.to_owned(),\n        \
         parameter: vec!{parameter:?},\n        extension: {extension},\n    }});\n}}\n",
        doc("", &title),
        schema.plugin_download_url,
    ))
}
