//! Keeps secrets secret on their way from inputs into the state.

use pulumi_proto::{Map, Value, value::OutputValue};

/// Marks every output as secret whose input, or last state, held a secret.
pub fn keep(outputs: &mut Map, sources: &[&Map]) {
    for (name, value) in outputs {
        let secret = sources.iter().any(|map| map.get(name).is_some_and(Value::contains_secrets));
        if secret && !value.contains_secrets() {
            *value = std::mem::take(value).into_secret();
        }
    }
}

/// The value with every secret mark taken off, for comparing and for sending to where it belongs.
pub fn reveal(value: &Value) -> Value {
    match value {
        Value::Secret(inner) => reveal(inner),
        Value::Output(OutputValue { value: Some(inner), .. }) => reveal(inner),
        Value::Output(OutputValue { value: None, .. }) => Value::Unknown,
        Value::Array(items) => Value::Array(items.iter().map(reveal).collect()),
        Value::Object(map) => Value::Object(reveal_map(map)),
        other => other.clone(),
    }
}

/// [`reveal`] of an object.
pub fn reveal_map(map: &Map) -> Map {
    map.iter().map(|(name, value)| (name.clone(), reveal(value))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outputs_of_secret_inputs_are_secret_once() {
        let inputs = Map::from([
            ("password".into(), Value::from("x").into_secret()),
            ("nested".into(), Value::Object(Map::from([("key".into(), Value::from("y").into_secret())]))),
            ("plain".into(), "z".into()),
        ]);
        let mut outputs = reveal_map(&inputs);
        assert_eq!(outputs["password"], Value::from("x"));
        keep(&mut outputs, &[&inputs]);
        assert_eq!(outputs["password"], inputs["password"]);
        assert!(matches!(outputs["nested"], Value::Secret(_)));
        assert_eq!(outputs["plain"], inputs["plain"]);
        let once = outputs.clone();
        keep(&mut outputs, &[&inputs]);
        assert_eq!(outputs, once);
    }
}
