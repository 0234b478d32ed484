//! What a preview plans, resource by resource, read from `pulumi preview --json`.

use std::collections::BTreeMap;

use serde_json::Value;

/// What happens to each resource that changes, by its name: `create`, `update`, `delete`, `replace` (the new
/// one is made before the old one goes) or `delete before replace`.
pub fn operations(preview: &Value) -> BTreeMap<String, &'static str> {
    let mut plan = BTreeMap::new();
    for step in steps(preview) {
        let operation = match step["op"].as_str().unwrap_or_default() {
            "create" => "create",
            "update" => "update",
            "delete" => "delete",
            // The steps come in their order: the first of the two says which.
            "create-replacement" => "replace",
            "delete-replaced" => "delete before replace",
            _ => continue,
        };
        plan.entry(name(step).to_owned()).or_insert(operation);
    }
    plan
}

pub fn steps(preview: &Value) -> &[Value] {
    preview["steps"].as_array().map(Vec::as_slice).unwrap_or_default()
}

/// The name of the resource of a step, or in a state.
pub fn name(resource: &Value) -> &str {
    resource["urn"].as_str().unwrap_or_default().rsplit("::").next().unwrap_or_default()
}
