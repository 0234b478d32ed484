//! Checks inputs against a schema: unknown properties, wrong types, missing ones. Unknown values pass; secrets
//! are looked through.

use std::collections::{BTreeMap, BTreeSet};

use pulumi_proto::{Map, Value};

use crate::{
    Failure, path,
    schema::{Package, Property, Resource, Spec, Type},
};

/// What is wrong with a resource's inputs.
pub fn inputs(package: &Package, resource: &Resource, inputs: &Map) -> Vec<Failure> {
    let mut checker = Checker { package, failures: Vec::new() };
    checker.object(&resource.input_properties, &resource.required_inputs, inputs, "");
    checker.failures
}

/// What is wrong with a function's arguments.
pub fn arguments(package: &Package, arguments: &Type, values: &Map) -> Vec<Failure> {
    let mut checker = Checker { package, failures: Vec::new() };
    checker.object(&arguments.properties, &arguments.required, values, "");
    checker.failures
}

/// The name nearest to a misspelt one, if any is near.
pub fn suggestion<'a>(name: &str, known: impl IntoIterator<Item = &'a String>) -> Option<&'a str> {
    let plain = |text: &str| text.to_lowercase().replace(['_', '-'], "");
    let name = plain(name);
    let scored = known
        .into_iter()
        .map(|candidate| (strsim::normalized_damerau_levenshtein(&name, &plain(candidate)), candidate));
    let (score, best) = scored.max_by(|a, b| a.0.total_cmp(&b.0))?;
    (score >= 0.6).then_some(best.as_str())
}

struct Checker<'a> {
    package: &'a Package,
    failures: Vec<Failure>,
}

impl Checker<'_> {
    fn fail(&mut self, path: &str, reason: String) {
        self.failures.push(Failure::new(path, reason));
    }

    fn object(
        &mut self,
        known: &BTreeMap<String, Property>,
        required: &BTreeSet<String>,
        map: &Map,
        base: &str,
    ) {
        for (name, value) in map.iter().filter(|(name, _)| !name.starts_with("__")) {
            let path = path::property(base, name);
            match known.get(name) {
                Some(property) => self.value(&property.spec, value, &path),
                None => {
                    let hint = suggestion(name, known.keys());
                    let hint = hint.map(|near| format!("; did you mean \"{near}\"?")).unwrap_or_default();
                    self.fail(&path, format!("unknown property \"{name}\"{hint}"));
                }
            }
        }
        for name in required {
            if map.get(name).is_none_or(Value::is_null) {
                self.fail(&path::property(base, name), format!("missing required property \"{name}\""));
            }
        }
    }

    fn value(&mut self, spec: &Spec, value: &Value, path: &str) {
        let value = value.unwrapped();
        if matches!(value, Value::Null | Value::Unknown) {
            return;
        }
        if let Some(alternatives) = &spec.one_of {
            return self.alternatives(alternatives, value, path);
        }
        if let Some(reference) = &spec.reference {
            if let Some(named) = self.package.resolve(reference) {
                self.named(named, value, path);
            }
            return;
        }
        match (spec.kind.as_str(), value) {
            ("array", Value::Array(items)) => {
                for (index, item) in items.iter().enumerate() {
                    if let Some(spec) = &spec.items {
                        self.value(spec, item, &path::item(path, index));
                    }
                }
            }
            ("object", Value::Object(map)) => {
                for (name, value) in map {
                    if let Some(spec) = &spec.additional_properties {
                        self.value(spec, value, &path::property(path, name));
                    }
                }
            }
            ("integer", Value::Number(number)) if number.fract() != 0.0 => {
                self.fail(path, format!("expected an integer, got {number}"));
            }
            ("string", Value::String(_))
            | ("boolean", Value::Bool(_))
            | ("number" | "integer", Value::Number(_))
            | ("", _) => {}
            (expected, other) => {
                self.fail(
                    path,
                    format!("expected {}, got {}", with_article(expected), with_article(other.kind())),
                );
            }
        }
    }

    fn named(&mut self, named: &Type, value: &Value, path: &str) {
        if let Some(values) = &named.values {
            if !values.iter().any(|known| Value::from_json(known.value.clone()) == *value) {
                let known: Vec<_> = values.iter().map(|known| known.value.to_string()).collect();
                self.fail(path, format!("expected one of {}, got {value:?}", known.join(", ")));
            }
            return;
        }
        match value {
            Value::Object(map) => self.object(&named.properties, &named.required, map, path),
            other => self.fail(path, format!("expected an object, got {}", with_article(other.kind()))),
        }
    }

    fn alternatives(&mut self, alternatives: &[Spec], value: &Value, path: &str) {
        let mut first = None;
        for spec in alternatives {
            let mut attempt = Checker { package: self.package, failures: Vec::new() };
            attempt.value(spec, value, path);
            if attempt.failures.is_empty() {
                return;
            }
            first.get_or_insert(attempt.failures);
        }
        self.failures.extend(first.into_iter().flatten());
    }
}

fn with_article(kind: &str) -> String {
    match kind {
        "array" => "a list".into(),
        "null" => kind.into(),
        "integer" | "object" | "asset" | "archive" => format!("an {kind}"),
        _ => format!("a {kind}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCHEMA: &str = r##"{"types": {"t:i:Rule": {"type": "object", "properties": {"port": {"type": "integer"}}, "required": ["port"]},
        "t:i:Color": {"type": "string", "enum": [{"value": "red"}, {"value": "blue"}]}},
      "resources": {"t:i:R": {"inputProperties": {"cidrBlock": {"type": "string"},
        "tags": {"type": "object", "additionalProperties": {"type": "string"}}, "rules": {"type": "array", "items": {"$ref": "#/types/t:i:Rule"}},
        "color": {"oneOf": [{"$ref": "#/types/t:i:Color"}, {"type": "integer"}]}, "any": {"$ref": "pulumi.json#/Any"}},
        "requiredInputs": ["cidrBlock"]}}}"##;

    fn failures(json: serde_json::Value) -> Vec<(String, String)> {
        let package = Package::parse(SCHEMA).unwrap();
        let map = Value::from_json(json).as_object().cloned().unwrap();
        inputs(&package, &package.resources["t:i:R"], &map)
            .into_iter()
            .map(|f| (f.property, f.reason))
            .collect()
    }

    fn one(json: serde_json::Value) -> (String, String) {
        let all = failures(json);
        assert_eq!(all.len(), 1, "{all:?}");
        all.into_iter().next().unwrap()
    }

    #[test]
    fn good_inputs_pass() {
        let good = serde_json::json!({"cidrBlock": "x", "tags": {"a": "b"}, "rules": [{"port": 80}], "color": "red", "any": [1, {}], "__defaults": []});
        assert_eq!(failures(good), []);
    }

    #[test]
    fn misspelt_names_get_a_suggestion() {
        let (path, reason) = one(serde_json::json!({"cidrBlock": "x", "cidr_block": "y"}));
        assert_eq!(
            (path.as_str(), reason.as_str()),
            ("cidr_block", r#"unknown property "cidr_block"; did you mean "cidrBlock"?"#)
        );
        let (path, reason) = one(serde_json::json!({"cidrBlock": "x", "rules": [{"port": 1, "prot": 2}]}));
        assert_eq!(
            (path.as_str(), reason.as_str()),
            ("rules[0].prot", r#"unknown property "prot"; did you mean "port"?"#)
        );
        assert_eq!(one(serde_json::json!({"cidrBlock": "x", "zzz": 1})).1, r#"unknown property "zzz""#);
    }

    #[test]
    fn wrong_types_and_missing_properties() {
        assert_eq!(one(serde_json::json!({})).1, r#"missing required property "cidrBlock""#);
        assert_eq!(one(serde_json::json!({"cidrBlock": 1})).1, "expected a string, got a number");
        assert_eq!(
            one(serde_json::json!({"cidrBlock": "x", "rules": {}})).1,
            "expected a list, got an object"
        );
        assert_eq!(
            one(serde_json::json!({"cidrBlock": "x", "rules": [{"port": 1.5}]})).1,
            "expected an integer, got 1.5"
        );
        assert_eq!(one(serde_json::json!({"cidrBlock": "x", "rules": [{}]})).0, "rules[0].port");
        assert_eq!(one(serde_json::json!({"cidrBlock": "x", "tags": {"a": 1}})).0, "tags.a");
        assert_eq!(
            one(serde_json::json!({"cidrBlock": "x", "color": "green"})).1,
            r#"expected one of "red", "blue", got "green""#
        );
    }

    #[test]
    fn unknowns_pass_and_secrets_are_looked_through() {
        let package = Package::parse(SCHEMA).unwrap();
        let map = Map::from([
            ("cidrBlock".into(), Value::Unknown),
            ("rules".into(), Value::Unknown.into_secret()),
            ("tags".into(), Value::from(1).into_secret()),
        ]);
        let all = inputs(&package, &package.resources["t:i:R"], &map);
        assert_eq!(all, [Failure::new("tags", "expected an object, got a number")]);
    }
}
