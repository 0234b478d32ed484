//! What this stack's program registers, as data that a program in any language can register again.
//!
//! It is read from the program's own preview, so that it is never older than the program. There, what comes
//! from another resource is unknown: it becomes `{"$ref": [names]}`, to be read as the ids of those
//! resources.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context as _, Result, ensure};
use pulumi_sdk::{Map, Value};
use serde::Serialize;
use serde_json::{Value as Json, json};

/// How the engine's JSON shows an unknown value.
const UNKNOWN: &str = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/// The graph, every resource after those that it needs.
#[derive(Clone, Serialize)]
pub struct Graph {
    /// The version of the package `aws`.
    pub version: &'static str,
    pub functions: Vec<Function>,
    pub resources: Vec<Node>,
}

#[derive(Clone, Serialize)]
pub struct Function {
    token: String,
    arguments: Json,
}

#[derive(Clone, Debug, Serialize, PartialEq)]
#[serde(rename_all = "camelCase")]
pub struct Node {
    r#type: String,
    pub name: String,
    parent: String,
    custom: bool,
    inputs: BTreeMap<String, Json>,
    /// What it depends on beyond its inputs.
    depends_on: BTreeSet<String>,
}

impl Graph {
    /// The graph of `pulumi preview --json`, with these functions.
    pub fn read(version: &'static str, preview: &str, calls: Vec<(String, Map)>) -> Result<Self> {
        let preview: Json =
            serde_json::from_str(preview).context("`pulumi preview --json` prints no JSON")?;
        let steps = preview["steps"].as_array().map(Vec::as_slice).unwrap_or_default();
        let states = steps.iter().map(|step| &step["newState"]);
        let own = states.filter(|state| !text(&state["type"]).starts_with("pulumi:"));
        let resources = own.map(node).collect::<Result<Vec<_>>>()?;
        let mut names = BTreeSet::new();
        for node in &resources {
            ensure!(names.insert(&node.name), "two resources are called {}", node.name);
        }
        let functions = calls.into_iter().map(|(token, arguments)| Function {
            token,
            arguments: Value::Object(arguments).to_json().unwrap_or_default(),
        });
        Ok(Self { version, functions: functions.collect(), resources })
    }

    /// As many of it beside each other.
    pub fn times(&self, copies: usize) -> Self {
        let prefix = |number| if number == 0 { String::new() } else { format!("x{number}-") };
        let copy = |number| self.resources.iter().map(move |node| node.renamed(&prefix(number)));
        Self { resources: (0..copies).flat_map(copy).collect(), ..self.clone() }
    }

    /// In what `other` differs, for a person; `None` if every resource is the same.
    pub fn difference(&self, other: &Self) -> Option<String> {
        let by_name = |graph: &Self| -> BTreeMap<_, _> {
            graph.resources.iter().map(|node| (node.name.clone(), node.clone())).collect()
        };
        let (ours, theirs) = (by_name(self), by_name(other));
        let different = ours.keys().chain(theirs.keys()).find(|name| ours.get(*name) != theirs.get(*name))?;
        Some(format!("expected {:#?}\nbut it is {:#?}", ours.get(different), theirs.get(different)))
    }
}

impl Node {
    fn renamed(&self, prefix: &str) -> Self {
        let name = |name: &String| if name.is_empty() { String::new() } else { format!("{prefix}{name}") };
        Self {
            r#type: self.r#type.clone(),
            name: name(&self.name),
            parent: name(&self.parent),
            custom: self.custom,
            inputs: self.inputs.iter().map(|(key, value)| (key.clone(), refer(value, &name))).collect(),
            depends_on: self.depends_on.iter().map(name).collect(),
        }
    }
}

/// `value` with other names in its references.
fn refer(value: &Json, name: &dyn Fn(&String) -> String) -> Json {
    match value {
        Json::Array(items) => items.iter().map(|item| refer(item, name)).collect(),
        Json::Object(map) => map
            .iter()
            .map(|(key, item)| match (key.as_str(), item.as_array()) {
                ("$ref", Some(names)) => {
                    let names = names.iter().map(|item| Json::String(name(&text(item).to_owned())));
                    (key.clone(), names.collect())
                }
                _ => (key.clone(), refer(item, name)),
            })
            .collect(),
        scalar => scalar.clone(),
    }
}

fn text(value: &Json) -> &str {
    value.as_str().unwrap_or_default()
}

/// The last part of a URN.
fn name_of(urn: &Json) -> String {
    text(urn).rsplit("::").next().unwrap_or_default().to_owned()
}

fn names(urns: &Json) -> BTreeSet<String> {
    urns.as_array().into_iter().flatten().map(name_of).collect()
}

fn node(state: &Json) -> Result<Node> {
    let mut of_inputs = BTreeSet::new();
    let mut inputs = BTreeMap::new();
    for (key, value) in state["inputs"].as_object().into_iter().flatten() {
        let sources = names(&state["propertyDependencies"][key]);
        // Which of them an unknown comes from is not told. Where there are as many of both, each gets one.
        let each = if unknowns(value) == sources.len() { sources.clone() } else { BTreeSet::new() };
        let mut left = each.into_iter();
        ensure!(
            !sources.is_empty() || unknowns(value) == 0,
            "{}: {key} is unknown, but comes from no resource",
            state["urn"]
        );
        let value = linked(value, &mut || match left.next() {
            Some(own) => json!({ "$ref": [own] }),
            None => json!({ "$ref": &sources }),
        });
        of_inputs.extend(sources);
        inputs.insert(key.clone(), value);
    }
    let parent = &state["parent"];
    Ok(Node {
        r#type: text(&state["type"]).to_owned(),
        name: name_of(&state["urn"]),
        parent: if text(parent).contains("::pulumi:pulumi:Stack::") {
            String::new()
        } else {
            name_of(parent)
        },
        custom: state["custom"].as_bool().unwrap_or_default(),
        inputs,
        depends_on: names(&state["dependencies"]).difference(&of_inputs).cloned().collect(),
    })
}

/// How many values within are unknown.
fn unknowns(value: &Json) -> usize {
    match value {
        Json::Array(items) => items.iter().map(unknowns).sum(),
        Json::Object(map) => map.values().map(unknowns).sum(),
        scalar => usize::from(text(scalar) == UNKNOWN),
    }
}

/// `value` with a reference for each unknown.
fn linked(value: &Json, reference: &mut dyn FnMut() -> Json) -> Json {
    match value {
        Json::Array(items) => items.iter().map(|item| linked(item, reference)).collect(),
        Json::Object(map) => map.iter().map(|(key, item)| (key.clone(), linked(item, reference))).collect(),
        scalar if text(scalar) == UNKNOWN => reference(),
        scalar => scalar.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn graph() -> Graph {
        let urn = |name: &str| format!("urn:pulumi:s::p::t::{name}");
        let preview = json!({"steps": [
            {"newState": {"type": "pulumi:pulumi:Stack", "urn": "urn:pulumi:s::p::pulumi:pulumi:Stack::p-s"}},
            {"newState": {"type": "a:b:C", "urn": urn("first"), "parent": "urn:pulumi:s::p::pulumi:pulumi:Stack::p-s"}},
            {"newState": {"type": "t", "urn": urn("a"), "custom": true, "parent": urn("first"), "inputs": {"n": 1}}},
            {"newState": {"type": "t", "urn": urn("b"), "custom": true, "inputs": {
                "one": [UNKNOWN, {"x": UNKNOWN}], "two": UNKNOWN,
            }, "dependencies": [urn("a"), urn("c"), urn("d")], "propertyDependencies": {
                "one": [urn("a"), urn("c")], "two": [urn("a"), urn("c")],
            }}},
        ]});
        Graph::read("1.0.0", &preview.to_string(), Vec::new()).unwrap()
    }

    #[test]
    fn unknowns_become_references_and_the_rest_is_depended_on() {
        let graph = graph();
        assert_eq!(graph.resources.len(), 3);
        assert_eq!((graph.resources[0].parent.as_str(), graph.resources[1].parent.as_str()), ("", "first"));
        let last = &graph.resources[2];
        assert_eq!(last.inputs["one"], json!([{"$ref": ["a"]}, {"x": {"$ref": ["c"]}}]));
        assert_eq!(last.inputs["two"], json!({"$ref": ["a", "c"]}));
        assert_eq!(last.depends_on, BTreeSet::from(["d".to_owned()]));
    }

    #[test]
    fn copies_refer_to_themselves() {
        let copies = graph().times(2);
        assert_eq!(copies.resources.len(), 6);
        let last = &copies.resources[5];
        assert_eq!(last.name, "x1-b");
        assert_eq!(last.inputs["two"], json!({"$ref": ["x1-a", "x1-c"]}));
        assert_eq!(last.depends_on, BTreeSet::from(["x1-d".to_owned()]));
    }

    #[test]
    fn a_difference_is_found_by_name() {
        let (expected, mut other) = (graph(), graph());
        other.resources.reverse();
        assert_eq!(expected.difference(&other), None);
        other.resources[0].depends_on.clear();
        assert!(expected.difference(&other).unwrap().contains("\"d\""));
    }
}
