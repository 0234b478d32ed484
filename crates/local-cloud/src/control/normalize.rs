//! Inputs that are written in another way but mean the same to AWS: they are no change, and above all no
//! replacement.

use provider_kit::{Map, Value};

/// `new` with the old value wherever the new one means the same: JSON documents with other spacing or key
/// order, and lists of strings in another order (subnets, security groups, actions: AWS takes them as sets).
pub fn keep_equivalent(old: &Map, new: &Map) -> Map {
    let entry = |(name, value): (&String, &Value)| {
        let before = old.get(name).unwrap_or(&Value::Null);
        (name.clone(), keep_value(before, value))
    };
    new.iter().map(entry).collect()
}

fn keep_value(old: &Value, new: &Value) -> Value {
    match (old, new) {
        (Value::Object(old), Value::Object(new)) => Value::Object(keep_equivalent(old, new)),
        (Value::Array(before), Value::Array(after)) => match (sorted(before), sorted(after)) {
            (Some(before), Some(after)) if before == after => old.clone(),
            _ => {
                let before = before.iter().chain(std::iter::repeat(&Value::Null));
                Value::Array(
                    after.iter().zip(before).map(|(after, before)| keep_value(before, after)).collect(),
                )
            }
        },
        (Value::String(before), Value::String(after)) if same_document(before, after) => old.clone(),
        _ => new.clone(),
    }
}

fn sorted(items: &[Value]) -> Option<Vec<&str>> {
    let mut strings = items.iter().map(Value::as_str).collect::<Option<Vec<_>>>()?;
    strings.sort_unstable();
    Some(strings)
}

fn same_document(before: &str, after: &str) -> bool {
    let document = |text: &str| {
        let looks = text.trim_start().starts_with(['{', '[']);
        looks.then(|| serde_json::from_str::<serde_json::Value>(text).ok()).flatten()
    };
    before != after && document(before).is_some_and(|before| Some(before) == document(after))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn map(json: serde_json::Value) -> Map {
        Value::from_json(json).as_object().cloned().unwrap()
    }

    #[test]
    fn order_and_spacing_mean_nothing() {
        let old = map(
            json!({"policy": r#"{"a":1,"b":[2]}"#, "subnets": ["x", "y"], "network": {"groups": ["p", "q"]}, "n": 1}),
        );
        let new = map(
            json!({"policy": r#"{ "b": [2], "a": 1 }"#, "subnets": ["y", "x"], "network": {"groups": ["q", "p"]}, "n": 1}),
        );
        assert_eq!(keep_equivalent(&old, &new), old);
    }

    #[test]
    fn real_changes_stay() {
        let old = map(
            json!({"policy": r#"{"a":1}"#, "subnets": ["x", "y"], "rules": [{"port": 1}], "gone": true, "text": "a"}),
        );
        let new = map(
            json!({"policy": r#"{"a":2}"#, "subnets": ["x", "x"], "rules": [{"port": 2}, {"port": 1}], "text": "b"}),
        );
        assert_eq!(keep_equivalent(&old, &new), new);
    }
}
