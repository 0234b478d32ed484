//! What a state says about the order of deletions: the engine deletes a resource before all that it depends
//! on.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};
use serde_json::Value;

use crate::plan::name;

/// Ids and names shorter than this may be found in other texts by chance.
const DISTINCT: usize = 9;

/// A state's resources and their dependencies.
pub struct Graph {
    resources: Vec<Value>,
    /// All that a resource depends on, by URN.
    later: BTreeMap<String, BTreeSet<String>>,
}

impl Graph {
    /// The graph of the resources of a `pulumi stack export`.
    pub fn new(resources: Vec<Value>) -> Self {
        let mut later: BTreeMap<String, BTreeSet<String>> =
            resources.iter().map(|resource| (urn(resource).to_owned(), edges(resource))).collect();
        // A resource follows all that it depends on in the export, so that one pass closes the relation.
        for resource in &resources {
            let direct = later[urn(resource)].clone();
            let indirect: Vec<_> =
                direct.iter().filter_map(|urn| later.get(urn)).flatten().cloned().collect();
            later.entry(urn(resource).to_owned()).or_default().extend(indirect);
        }
        Self { resources, later }
    }

    /// Whether resource `first` is deleted before `later`, both by name.
    ///
    /// # Errors
    /// There is no such resource.
    pub fn goes_before(&self, first: &str, later: &str) -> Result<bool> {
        let (first, later) = (self.urn(first)?, self.urn(later)?);
        Ok(self.later[first].contains(later))
    }

    /// The names of the resources of a type.
    pub fn names(&self, token: &str) -> Vec<&str> {
        self.resources.iter().filter(|resource| resource["type"] == token).map(name).collect()
    }

    /// Resources whose inputs name another's id or ARN without depending on it: (resource, the other). Where
    /// several have the same id, as a bucket and its policy, one of them is enough.
    pub fn references_without_order(&self) -> Vec<(&str, &str)> {
        let mut found = Vec::new();
        for resource in &self.resources {
            let mut texts = Vec::new();
            collect(&resource["inputs"], &mut texts);
            let ordered = |other: &&Value| {
                urn(other) == urn(resource) || self.later[urn(resource)].contains(urn(other))
            };
            for text in texts {
                let with_arn =
                    self.resources.iter().filter(|other| arn(other).is_some_and(|arn| text.contains(arn)));
                found.extend(
                    with_arn.filter(|other| !ordered(other)).map(|other| (name(resource), name(other))),
                );
                let with_id: Vec<_> = self.resources.iter().filter(|other| id(other) == Some(text)).collect();
                if !with_id.iter().any(ordered) {
                    found.extend(with_id.first().map(|other| (name(resource), name(other))));
                }
            }
        }
        found
    }

    fn urn(&self, wanted: &str) -> Result<&str> {
        let custom = self.resources.iter().filter(|resource| resource["custom"] == true);
        let found = custom.map(urn).find(|urn| urn.rsplit("::").next() == Some(wanted));
        found.with_context(|| format!("the state has no {wanted}"))
    }
}

fn urn(resource: &Value) -> &str {
    resource["urn"].as_str().unwrap_or_default()
}

fn arn(resource: &Value) -> Option<&str> {
    resource["outputs"]["arn"].as_str().filter(|arn| arn.starts_with("arn:"))
}

fn id(resource: &Value) -> Option<&str> {
    resource["id"].as_str().filter(|id| id.len() >= DISTINCT && resource["custom"] == true)
}

/// What a resource depends on by itself.
fn edges(resource: &Value) -> BTreeSet<String> {
    let properties = resource["propertyDependencies"].as_object().into_iter().flat_map(|map| map.values());
    let lists = properties.chain([&resource["dependencies"]]);
    let listed = lists.flat_map(|list| list.as_array().into_iter().flatten());
    let single = [&resource["parent"], &resource["deletedWith"]];
    let mut urns: BTreeSet<_> = listed
        .chain(single)
        .filter_map(Value::as_str)
        .filter(|urn| !urn.is_empty())
        .map(str::to_owned)
        .collect();
    // A provider reference is URN::ID.
    urns.extend(resource["provider"].as_str().and_then(|text| Some(text.rsplit_once("::")?.0.to_owned())));
    urns
}

fn collect<'a>(value: &'a Value, texts: &mut Vec<&'a str>) {
    match value {
        Value::String(text) => texts.push(text),
        Value::Array(items) => items.iter().for_each(|item| collect(item, texts)),
        Value::Object(map) => map.values().for_each(|item| collect(item, texts)),
        _ => {}
    }
}
