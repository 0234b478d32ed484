//! Keeps secrets secret on their way from inputs into the state.

use pulumi_proto::{Map, Value, value::OutputValue};

/// Shorter texts than this also occur where they are no secret: only a text that is the whole secret counts
/// then.
const LEAST_PART: usize = 8;

/// Marks as secret what is named like a secret input (or state), and what carries the value of one under
/// another name: as it is (a tag in `tagsAll`), or as a part of a text (a name in an ARN).
pub fn keep(outputs: &mut Map, sources: &[&Map]) {
    let mut secrets = Vec::new();
    for source in sources {
        source.values().for_each(|value| collect(value, false, &mut secrets));
    }
    for (name, value) in outputs {
        let secret = sources.iter().any(|map| map.get(name).is_some_and(Value::contains_secrets));
        if secret && !value.contains_secrets() {
            *value = std::mem::take(value).into_secret();
        } else {
            mark(value, &secrets);
        }
    }
}

/// The texts that are secret, alone or in a secret list or object. A number or a boolean says too little to
/// be known again.
fn collect<'a>(value: &'a Value, secret: bool, secrets: &mut Vec<&'a str>) {
    match value {
        Value::Secret(inner) => collect(inner, true, secrets),
        Value::Output(OutputValue { value: Some(inner), secret: marked, .. }) => {
            collect(inner, secret || *marked, secrets);
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, secret, secrets)),
        Value::Object(map) => map.values().for_each(|value| collect(value, secret, secrets)),
        Value::String(text) if secret && !text.is_empty() => secrets.push(text),
        _ => {}
    }
}

fn mark(value: &mut Value, secrets: &[&str]) {
    let carries = |text: &str| {
        secrets.iter().any(|secret| text == *secret || secret.len() >= LEAST_PART && text.contains(secret))
    };
    match value {
        Value::String(text) if carries(text) => *value = std::mem::take(value).into_secret(),
        Value::Array(items) => items.iter_mut().for_each(|item| mark(item, secrets)),
        Value::Object(map) => map.values_mut().for_each(|value| mark(value, secrets)),
        _ => {}
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
        outputs
            .insert("all".into(), Value::from_json(serde_json::json!({ "key": "y", "other": ["z", "a y"] })));
        keep(&mut outputs, &[&inputs]);
        let all = outputs["all"].as_object().unwrap();
        assert_eq!(all["key"], Value::from("y").into_secret(), "under another name, too");
        assert_eq!(all["other"], Value::from_json(serde_json::json!(["z", "a y"])));
        let once = outputs.clone();
        keep(&mut outputs, &[&inputs]);
        assert_eq!(outputs, once);
    }

    #[test]
    fn a_text_with_a_secret_in_it_is_secret() {
        let inputs = Map::from([("name".into(), Value::from("shop-of-secrets").into_secret())]);
        let mut outputs = Map::from([
            ("arn".into(), "arn:aws:sns:eu-central-1:123456789012:shop-of-secrets".into()),
            ("region".into(), "eu-central-1".into()),
        ]);
        keep(&mut outputs, &[&inputs]);
        assert!(matches!(outputs["arn"], Value::Secret(_)));
        assert_eq!(outputs["region"], Value::from("eu-central-1"));
    }
}
