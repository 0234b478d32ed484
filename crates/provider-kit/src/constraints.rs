//! Limits of values that a package schema cannot say: ranges, lengths, patterns, enums, by resource token and
//! property path.

use std::collections::BTreeMap;

use pulumi_proto::{Map, Value};
use regex::Regex;
use serde::Deserialize;

use crate::{Failure, path};

/// The limits of a package's resources.
#[derive(Debug, Default)]
pub struct Constraints(BTreeMap<String, Vec<(Vec<String>, Constraint)>>);

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Constraint {
    #[serde(rename = "enum")]
    values: Option<Vec<serde_json::Value>>,
    minimum: Option<f64>,
    maximum: Option<f64>,
    min_length: Option<usize>,
    max_length: Option<usize>,
    #[serde(default, deserialize_with = "pattern")]
    pattern: Option<Regex>,
}

fn pattern<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Regex>, D::Error> {
    let text = String::deserialize(deserializer)?;
    Regex::new(&text).map(Some).map_err(serde::de::Error::custom)
}

impl Constraints {
    /// Reads `{token: {path: {enum, minimum, maximum, minLength, maxLength, pattern}}}`; a path is dotted and
    /// goes through lists.
    ///
    /// # Errors
    /// The text is not JSON of that form.
    pub fn parse(json: &str) -> Result<Self, serde_json::Error> {
        let all: BTreeMap<String, BTreeMap<String, Constraint>> = serde_json::from_str(json)?;
        let split = |path: &str| path.split('.').map(str::to_owned).collect();
        let all = all
            .into_iter()
            .map(|(token, of)| (token, of.into_iter().map(|(path, c)| (split(&path), c)).collect()));
        Ok(Self(all.collect()))
    }

    /// What is wrong with a resource's inputs.
    pub fn check(&self, token: &str, inputs: &Map) -> Vec<Failure> {
        let mut failures = Vec::new();
        for (names, constraint) in self.0.get(token).into_iter().flatten() {
            if let Some((first, rest)) = names.split_first()
                && let Some(value) = inputs.get(first)
            {
                constraint.descend(value, rest, first, first, &mut failures);
            }
        }
        failures
    }
}

impl Constraint {
    fn descend(&self, value: &Value, rest: &[String], path: &str, name: &str, failures: &mut Vec<Failure>) {
        match (value.unwrapped(), rest.split_first()) {
            (Value::Array(items), _) => {
                for (index, item) in items.iter().enumerate() {
                    self.descend(item, rest, &path::item(path, index), name, failures);
                }
            }
            (Value::Object(map), Some((first, rest))) => {
                if let Some(value) = map.get(first) {
                    self.descend(value, rest, &path::property(path, first), first, failures);
                }
            }
            (inner, None) => {
                if let Some(reason) = self.broken_by(inner, name, value.contains_secrets()) {
                    failures.push(Failure::new(path, reason));
                }
            }
            _ => {}
        }
    }

    fn broken_by(&self, value: &Value, name: &str, secret: bool) -> Option<String> {
        let json = value.to_json().filter(|json| !json.is_null())?;
        let wrong = self.values.as_ref().filter(|values| !values.contains(&json));
        // What a message may show.
        let json = if secret { "[secret]".into() } else { json };
        if let Some(values) = wrong {
            let known: Vec<_> = values.iter().map(ToString::to_string).collect();
            return Some(format!("expected \"{name}\" to be one of {}, got {json}", known.join(", ")));
        }
        if let Some(number) = value.as_f64() {
            let shown = if secret { "[secret]".to_owned() } else { number.to_string() };
            return match (self.minimum, self.maximum) {
                (Some(low), Some(high)) if number < low || number > high => {
                    Some(format!("expected \"{name}\" to be in the range ({low} - {high}), got {shown}"))
                }
                (Some(low), None) if number < low => {
                    Some(format!("expected \"{name}\" to be at least {low}, got {shown}"))
                }
                (None, Some(high)) if number > high => {
                    Some(format!("expected \"{name}\" to be at most {high}, got {shown}"))
                }
                _ => None,
            };
        }
        let text = value.as_str()?;
        let length = text.chars().count();
        if let Some(most) = self.max_length.filter(|most| length > *most) {
            return Some(format!("\"{name}\" cannot be longer than {most} characters: {json} has {length}"));
        }
        if let Some(least) = self.min_length.filter(|least| length < *least) {
            return Some(format!(
                "\"{name}\" cannot be shorter than {least} characters: {json} has {length}"
            ));
        }
        let pattern = self.pattern.as_ref().filter(|pattern| !pattern.is_match(text))?;
        Some(format!("\"{name}\" must match {}: got {json}", pattern.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_in_no_message() {
        let limits = Constraints::parse(
            r#"{"t": {"a": {"maxLength": 3}, "b": {"enum": ["x"]}, "c": {"pattern": "^x$"}, "d": {"minimum": 10}}}"#,
        )
        .unwrap();
        let text = || Value::from("hunter2").into_secret();
        let inputs = Map::from([
            ("a".into(), text()),
            ("b".into(), text()),
            ("c".into(), text()),
            ("d".into(), Value::from(7).into_secret()),
        ]);
        let reasons: Vec<_> = limits.check("t", &inputs).into_iter().map(|failure| failure.reason).collect();
        assert_eq!(reasons.len(), 4);
        assert!(reasons.iter().all(|reason| reason.contains("[secret]")), "{reasons:?}");
        assert!(
            !reasons.iter().any(|reason| reason.contains("hunter2") || reason.contains("got 7")),
            "{reasons:?}"
        );
    }

    const LIMITS: &str = r#"{"t:R": {"name": {"maxLength": 4, "pattern": "^[a-z]+$"}, "port": {"minimum": 1, "maximum": 9},
        "rules.check.mode": {"enum": ["on", "off"]}}}"#;

    fn reasons(json: serde_json::Value) -> Vec<String> {
        let inputs = Value::from_json(json).as_object().cloned().unwrap();
        let failures = Constraints::parse(LIMITS).unwrap().check("t:R", &inputs);
        failures.into_iter().map(|f| format!("{}: {}", f.property, f.reason)).collect()
    }

    #[test]
    fn limits_hold() {
        assert!(
            reasons(serde_json::json!({"name": "abcd", "port": 9, "rules": [{"check": {"mode": "on"}}, {}]}))
                .is_empty()
        );
        assert_eq!(
            reasons(serde_json::json!({"name": "abcde", "port": 10, "rules": [{"check": {"mode": "no"}}]})),
            [
                r#"name: "name" cannot be longer than 4 characters: "abcde" has 5"#,
                r#"port: expected "port" to be in the range (1 - 9), got 10"#,
                r#"rules[0].check.mode: expected "mode" to be one of "on", "off", got "no""#,
            ]
        );
        assert_eq!(
            reasons(serde_json::json!({"name": "A"})),
            [r#"name: "name" must match ^[a-z]+$: got "A""#]
        );
    }

    #[test]
    fn unknowns_pass() {
        let inputs = Map::from([("name".into(), Value::Unknown), ("port".into(), Value::Null)]);
        assert!(Constraints::parse(LIMITS).unwrap().check("t:R", &inputs).is_empty());
    }
}
