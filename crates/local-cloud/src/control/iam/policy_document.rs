//! The grammar of policy documents.

use provider_kit::{Failure, Map};

use crate::control::resource_type::known;

/// Checks a policy document.
pub fn check(inputs: &Map, name: &str) -> Option<Failure> {
    let text = known(inputs, name)?.as_str()?;
    let failure = |reason: String| {
        Some(Failure::new(name, format!("\"{name}\" contains an invalid JSON policy: {reason}")))
    };
    match serde_json::from_str::<serde_json::Value>(text) {
        Err(error) => failure(error.to_string()),
        Ok(document) => match document.get("Statement") {
            Some(serde_json::Value::Array(_) | serde_json::Value::Object(_)) => None,
            _ => failure("it has no \"Statement\"".to_owned()),
        },
    }
}
