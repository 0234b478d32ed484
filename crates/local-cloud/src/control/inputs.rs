//! Inputs as the engine hands them in: the schema's defaults, the names that were made up, and which changes
//! replace the resource.

use std::collections::BTreeSet;

use provider_kit::{Failure, Map, Value, autoname, schema::Resource};

use super::{
    resource_type::{Changed, Entry},
    schema::PACKAGE,
};

/// Fills in the defaults of a type's schema.
pub fn fill_defaults(resource: &Resource, inputs: &mut Map) {
    for (name, property) in &resource.input_properties {
        if let Some(default) = &property.default
            && inputs.get(name).is_none_or(Value::is_null)
        {
            inputs.insert(name.clone(), Value::from_json(default.clone()));
            note_default(inputs, name);
        }
    }
}

fn note_default(inputs: &mut Map, name: &str) {
    let notes = inputs.entry(autoname::DEFAULTS.to_owned()).or_insert_with(|| Value::Array(Vec::new()));
    if let Value::Array(names) = notes {
        names.push(name.into());
    }
}

/// The inputs without those that were made up: a replacement gets a name of its own.
pub fn given(inputs: &Map) -> Map {
    let made = inputs.get(autoname::DEFAULTS).and_then(Value::as_array).unwrap_or_default();
    let is_made = |name: &str| made.iter().any(|its| its.as_str() == Some(name));
    inputs
        .iter()
        .filter(|(name, _)| !is_made(name))
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect()
}

/// Whether a change of a property replaces the resource: by its type, or else by its schema.
pub fn replaces(entry: &Entry, property: &str, old: &Map, new: &Map) -> bool {
    let by_schema = || {
        let resource = PACKAGE.resources.get(entry.token);
        resource.and_then(|r| r.input_properties.get(property)).is_some_and(|p| p.replace_on_changes)
    };
    entry.behavior.replaces(&Changed { property, old, new }).unwrap_or_else(by_schema)
}

/// The outputs that an update in place never changes: computed ones that name the resource.
pub fn stables(token: &str) -> Vec<String> {
    let Some(resource) = PACKAGE.resources.get(token) else { return Vec::new() };
    let fixed = resource.properties.keys().filter(|name| {
        let computed = !resource.input_properties.contains_key(*name);
        let replaced = resource.input_properties.get(*name).is_some_and(|p| p.replace_on_changes);
        (computed && (*name == "arn" || name.ends_with("Id") || name.ends_with("Arn"))) || replaced
    });
    fixed.cloned().collect()
}

/// One complaint for a property is enough.
pub fn unique(failures: Vec<Failure>) -> Vec<Failure> {
    let mut seen = BTreeSet::new();
    failures.into_iter().filter(|failure| seen.insert(failure.property.clone())).collect()
}
