//! A stack's state, as the engine exports and imports it.

use serde_json::Value;

/// A stack's state. Secrets in it are encrypted, as in the stack's backend.
#[derive(Clone, Debug, PartialEq)]
pub struct State(Value);

impl State {
    /// The state in this JSON, which is what [`State::as_json`] gives.
    pub fn new(json: Value) -> Self {
        Self(json)
    }

    /// The whole of it.
    pub fn as_json(&self) -> &Value {
        &self.0
    }

    /// Its resources, each after all that it depends on; none for a stack that was never updated.
    pub fn resources(&self) -> &[Value] {
        self.0["deployment"]["resources"].as_array().map(Vec::as_slice).unwrap_or_default()
    }

    /// The stack's outputs; a secret is an object that holds its ciphertext.
    pub fn outputs(&self) -> &Value {
        let stack = self.resources().iter().find(|resource| resource["type"] == "pulumi:pulumi:Stack");
        stack.map_or(&Value::Null, |stack| &stack["outputs"])
    }

    /// The resources by value.
    pub fn into_resources(mut self) -> Vec<Value> {
        match self.0.pointer_mut("/deployment/resources").map(Value::take) {
            Some(Value::Array(resources)) => resources,
            _ => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_state_has_resources_and_outputs_if_there_was_an_update() {
        let stack = json!({"type": "pulumi:pulumi:Stack", "outputs": {"a": 1}});
        let state = State::new(json!({"version": 3, "deployment": {"resources": [stack]}}));
        assert_eq!((state.outputs()["a"].clone(), state.into_resources().len()), (json!(1), 1));
        let fresh = State::new(json!({"version": 3, "deployment": {}}));
        assert!(fresh.resources().is_empty() && fresh.outputs().is_null());
        assert!(State::new(json!("no state")).into_resources().is_empty());
    }
}
