//! `cargo xtask preview --markdown`: what an update would change, as a pull request's reader wants it: what,
//! then property by property.

use std::{fmt::Write as _, fs, path::PathBuf};

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

use crate::{commands::print, stack};

/// How Pulumi's JSON marks a secret.
const SECRET: &str = "4dabf18193072939515e22adb298388d";
/// A longer value says more by its length than by its text.
const LONGEST: usize = 160;

/// Options of `cargo xtask preview`.
#[derive(clap::Args)]
pub struct Options {
    /// The stack
    #[arg(long, default_value = "local")]
    pub stack: String,
    /// Print a summary in Markdown, as the workflow puts it on a pull request
    #[arg(long)]
    pub markdown: bool,
    /// Summarize what `pulumi preview --json` printed into this file, instead of running it
    #[arg(long, requires = "markdown")]
    pub from: Option<PathBuf>,
}

/// `cargo xtask preview`.
pub fn run(options: &Options) -> Result<()> {
    if let Some(file) = &options.from {
        let text = fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
        return print_summary(&options.stack, &text);
    }
    let stack = stack::ready(&options.stack)?;
    let preview = stack.preview().policy_pack("policies");
    if !options.markdown {
        return Ok(preview.run().map(drop)?);
    }
    let result = preview.json();
    match &result {
        Ok(preview) => print(summary(&options.stack, preview).trim_end()),
        // A preview that fails says why in the same form, and that is what a pull request's reader needs.
        Err(error) => {
            if let Some(failure) = error.failure() {
                print_summary(&options.stack, &failure.stdout)?;
                bail!("{} failed ({}): {}", failure.command, failure.status, failure.stderr.trim());
            }
        }
    }
    Ok(result.map(drop)?)
}

fn print_summary(stack: &str, text: &str) -> Result<()> {
    let preview: Value = serde_json::from_str(text).context("`pulumi preview --json` prints no JSON")?;
    print(summary(stack, &preview).trim_end());
    Ok(())
}

/// One resource that changes.
struct Change<'a> {
    operation: &'a str,
    name: &'a str,
    kind: &'a str,
    properties: Vec<Property>,
}

/// One property that changes, at any depth.
#[derive(Debug, PartialEq, Eq)]
struct Property {
    path: String,
    old: Option<String>,
    new: Option<String>,
    /// Whether the resource must be replaced for it.
    replaces: bool,
}

/// The whole summary.
fn summary(stack: &str, preview: &Value) -> String {
    let steps = preview["steps"].as_array().map(Vec::as_slice).unwrap_or_default();
    let mut changes: Vec<_> = steps.iter().filter_map(change).collect();
    // The engine's order is the order in which things happened to be ready: another at each run.
    changes.sort_by_key(|change| (change.name, change.kind));
    // Most steps that change nothing are not listed, but all are counted.
    let unchanged = preview["changeSummary"]["same"].as_u64().unwrap_or_default();

    let mut text = format!("### Preview of `{stack}`: {}\n", counts(&changes, unchanged));
    let (alone, detailed): (Vec<_>, Vec<_>) = changes.iter().partition(|change| change.properties.is_empty());
    if !detailed.is_empty() {
        text += "\n| | Resource | Property | Old | New |\n|---|---|---|---|---|\n";
        for change in detailed {
            for (row, property) in change.properties.iter().enumerate() {
                let (operation, resource) = match row {
                    0 => (change.operation, format!("`{}` {}", change.name, change.kind)),
                    _ => ("", String::new()),
                };
                let replaces = if property.replaces { " (replaces)" } else { "" };
                let cell = |value: &Option<String>| value.as_deref().map_or_else(String::new, code);
                let (old, new) = (cell(&property.old), cell(&property.new));
                let path = code(&property.path);
                let _ = writeln!(text, "| {operation} | {resource} | {path}{replaces} | {old} | {new} |");
            }
        }
    }
    for operation in ["create", "delete", "replace", "read", "import", "update"] {
        let of: Vec<_> = alone.iter().filter(|change| change.operation == operation).collect();
        if of.is_empty() {
            continue;
        }
        let _ = write!(text, "\n<details><summary>{operation}: {}</summary>\n\n", of.len());
        for change in of {
            let _ = writeln!(text, "- `{}` {}", change.name, change.kind);
        }
        text += "\n</details>\n";
    }
    for diagnostic in preview["diagnostics"].as_array().into_iter().flatten() {
        if diagnostic["severity"] != "info" {
            let message = diagnostic["message"].as_str().unwrap_or_default().trim();
            let _ =
                writeln!(text, "\n**{}:** {message}", diagnostic["severity"].as_str().unwrap_or_default());
        }
    }
    text
}

fn counts(changes: &[Change<'_>], unchanged: u64) -> String {
    let mut parts = Vec::new();
    for (operation, words) in
        [("create", "to create"), ("update", "to update"), ("replace", "to replace"), ("delete", "to delete")]
    {
        match changes.iter().filter(|change| change.operation == operation).count() {
            0 => {}
            count => parts.push(format!("{count} {words}")),
        }
    }
    if parts.is_empty() {
        return format!("no changes, {unchanged} unchanged");
    }
    format!("{}, {unchanged} unchanged", parts.join(", "))
}

/// The change that a step of the plan stands for; a replacement's second and third step stand for none.
fn change(step: &Value) -> Option<Change<'_>> {
    let operation = match step["op"].as_str()? {
        "same" | "create-replacement" | "delete-replaced" | "refresh" => return None,
        other => other,
    };
    let urn = step["urn"].as_str()?;
    let (kinds, name) = urn.rsplit_once("::")?;
    // `urn:pulumi:STACK::PROJECT::PARENT$TYPE`
    let kind = kinds.rsplit("::").next().and_then(|kinds| kinds.rsplit('$').next()).unwrap_or(kinds);
    let mut properties = Vec::new();
    if matches!(operation, "update" | "replace") {
        let (old, new) = (&step["oldState"]["inputs"], &step["newState"]["inputs"]);
        compare(String::new(), old, new, &mut properties);
        let reasons: Vec<_> =
            step["replaceReasons"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        for property in &mut properties {
            property.replaces = reasons.iter().any(|reason| is_below(&property.path, reason));
        }
    }
    Some(Change { operation, name, kind, properties })
}

/// Whether `path` is `root` or below it.
fn is_below(path: &str, root: &str) -> bool {
    path.strip_prefix(root).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}

/// Collects what differs between `old` and `new`, as deep as both have the same form; texts that hold JSON
/// are compared as JSON.
fn compare(path: String, old: &Value, new: &Value, found: &mut Vec<Property>) {
    if old == new {
        return;
    }
    if let (Some(old), Some(new)) = (document(old), document(new)) {
        return compare(path, &old, &new, found);
    }
    match (old, new) {
        (Value::Object(old), Value::Object(new)) if !is_secret(old) && !is_secret(new) => {
            let mut keys: Vec<_> = old.keys().chain(new.keys()).filter(|key| *key != "__defaults").collect();
            keys.sort();
            keys.dedup();
            for key in keys {
                let below = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                let value = |map: &serde_json::Map<_, _>| map.get(key).cloned().unwrap_or_default();
                compare(below, &value(old), &value(new), found);
            }
        }
        (Value::Array(old), Value::Array(new)) => {
            for index in 0..old.len().max(new.len()) {
                let value = |list: &[Value]| list.get(index).cloned().unwrap_or_default();
                compare(format!("{path}[{index}]"), &value(old), &value(new), found);
            }
        }
        (old, new) => found.push(Property { path, old: show(old), new: show(new), replaces: false }),
    }
}

/// The object or list in a text, as container definitions and policies are.
fn document(value: &Value) -> Option<Value> {
    let text = value.as_str().filter(|text| text.starts_with(['{', '[']))?;
    serde_json::from_str(text).ok()
}

fn is_secret(value: &serde_json::Map<String, Value>) -> bool {
    value.contains_key(SECRET)
}

/// Whether there is a secret at or below `value`.
fn holds_secret(value: &Value) -> bool {
    match value {
        Value::Object(map) => is_secret(map) || map.values().any(holds_secret),
        Value::Array(items) => items.iter().any(holds_secret),
        _ => false,
    }
}

/// A value on one line; nothing for an absent one.
fn show(value: &Value) -> Option<String> {
    let text = match value {
        Value::Null => return None,
        value if holds_secret(value) => "[secret]".to_owned(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    // The engine's mark for a value that only an update will tell.
    if text.starts_with("04da6b54-80e4-46f7-96ec-b56ff0331ba9") {
        return Some("(known after the update)".to_owned());
    }
    Some(if text.chars().count() > LONGEST {
        text.chars().take(LONGEST).chain("…".chars()).collect()
    } else {
        text
    })
}

/// `text` as code in a cell of a table.
fn code(text: &str) -> String {
    let text = text.replace('|', "\\|").replace(['\n', '\r'], " ");
    if text.contains('`') { format!("`` {text} ``") } else { format!("`{text}`") }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn step(operation: &str, old: &Value, new: &Value) -> Value {
        json!({
            "op": operation,
            "urn": "urn:pulumi:local::p::c:x:Producer$aws:lb/listenerRule:ListenerRule::producer-book-rule",
            "oldState": {"inputs": old},
            "newState": {"inputs": new},
        })
    }

    #[test]
    fn an_edited_path_pattern_is_one_row() {
        let inputs =
            |path: &str| json!({"conditions": [{"pathPattern": {"values": [path, "/x"]}}], "priority": 1});
        let preview = json!({
            "steps": [
                step("update", &inputs("/api/books"), &inputs("/v2/books")),
                {"op": "same", "urn": "urn:pulumi:local::p::t::n"},
            ],
            "changeSummary": {"same": 84, "update": 1},
        });
        assert_eq!(
            summary("local", &preview),
            "### Preview of `local`: 1 to update, 84 unchanged\n\n\
             | | Resource | Property | Old | New |\n|---|---|---|---|---|\n\
             | update | `producer-book-rule` aws:lb/listenerRule:ListenerRule | \
             `conditions[0].pathPattern.values[0]` | `/api/books` | `/v2/books` |\n"
        );
    }

    #[test]
    fn secrets_are_masked_however_deep() {
        let secret = |text: &str| json!({"a": {"b": {SECRET: "1b47061264138c4ac30d75fd1eb44270", "ciphertext": text}}});
        let text = summary("s", &json!({"steps": [step("update", &secret("hunter1"), &secret("hunter2"))]}));
        assert!(!text.contains("hunter"), "{text}");
        assert!(text.contains("| `a.b` | `[secret]` | `[secret]` |"), "{text}");
        assert_eq!(show(&json!([secret("hunter3")])).as_deref(), Some("[secret]"));
    }

    #[test]
    fn a_replacement_is_one_change_and_says_why() {
        let mut replace = step("replace", &json!({"name": "a"}), &json!({"name": "b"}));
        replace["replaceReasons"] = json!(["name"]);
        let parts = [replace, step("create-replacement", &json!({}), &json!({}))];
        let text = summary("s", &json!({"steps": parts}));
        assert!(text.starts_with("### Preview of `s`: 1 to replace, 0 unchanged"), "{text}");
        assert!(text.contains("`name` (replaces)"), "{text}");
    }

    #[test]
    fn texts_that_hold_json_are_compared_inside() {
        let definitions =
            |image: &str| json!({"definitions": json!([{"image": image, "name": "c"}]).to_string()});
        let mut found = Vec::new();
        compare(String::new(), &definitions("i@sha256:1"), &definitions("i@sha256:2"), &mut found);
        assert_eq!(found[0].path, "definitions[0].image");
        assert_eq!(found.len(), 1);
    }

    #[test]
    fn a_cell_stays_a_cell() {
        assert_eq!(code("a|b\nc"), "`a\\|b c`");
        assert_eq!(code("a`b"), "`` a`b ``");
    }
}
