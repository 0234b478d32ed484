//! What becomes of the inputs that the code does not ask for: each has a row in the `fidelity.rs` of its AWS service. What the code
//! asks for by name is simulated. `docs/fidelity.md` is made of both, and a test holds that no input is without a verdict.

use provider_kit::{Map, Value, path};

use super::{
    apigatewayv2, applicationautoscaling, cloudwatch, ec2, ecr, ecs, elbv2, iam, logs, s3, secretsmanager,
    servicediscovery, sns, sqs, ssm,
};

/// What becomes of some inputs of a type.
pub struct Verdict {
    /// The type's token.
    pub token: &'static str,
    /// What becomes of them.
    pub fate: Fate,
    /// The inputs, inner ones after a dot.
    pub inputs: &'static [&'static str],
    /// The reason.
    pub why: &'static str,
}

/// What becomes of an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is kept, as AWS keeps it, and changes nothing that can be seen here.
    Recorded,
    /// It is kept, and a request or a task would see on AWS what it does not see here: a warning names it.
    Ignored,
    /// It is refused.
    Refused,
}

/// Inputs that change nothing here.
pub const fn recorded(token: &'static str, why: &'static str, inputs: &'static [&'static str]) -> Verdict {
    Verdict { token, fate: Fate::Recorded, inputs, why }
}

/// Inputs of which a warning tells that they change nothing here.
pub const fn ignored(token: &'static str, why: &'static str, inputs: &'static [&'static str]) -> Verdict {
    Verdict { token, fate: Fate::Ignored, inputs, why }
}

/// Inputs that are refused.
pub const fn refused(token: &'static str, why: &'static str, inputs: &'static [&'static str]) -> Verdict {
    Verdict { token, fate: Fate::Refused, inputs, why }
}

static ALL: [&[Verdict]; 15] = [
    apigatewayv2::fidelity::ALL,
    applicationautoscaling::fidelity::ALL,
    cloudwatch::fidelity::ALL,
    ec2::fidelity::ALL,
    ecr::fidelity::ALL,
    ecs::fidelity::ALL,
    elbv2::fidelity::ALL,
    iam::fidelity::ALL,
    logs::fidelity::ALL,
    s3::fidelity::ALL,
    secretsmanager::fidelity::ALL,
    servicediscovery::fidelity::ALL,
    sns::fidelity::ALL,
    sqs::fidelity::ALL,
    ssm::fidelity::ALL,
];

/// The verdicts about a type.
pub fn of(token: &str) -> impl Iterator<Item = &'static Verdict> {
    ALL.into_iter().flatten().filter(move |verdict| verdict.token == token)
}

/// What is given and ignored: the path of each value, and the reason.
pub fn ignored_inputs(token: &str, inputs: &Map) -> Vec<(String, &'static str)> {
    let mut found = Vec::new();
    for verdict in of(token).filter(|verdict| verdict.fate == Fate::Ignored) {
        for name in verdict.inputs {
            let mut paths = Vec::new();
            collect(inputs, name, "", &mut paths);
            found.extend(paths.into_iter().map(|path| (path, verdict.why)));
        }
    }
    found
}

/// The paths of the values with a name such as `actions.authenticateOidc`, in lists as well. What is off is not given.
fn collect(map: &Map, name: &str, base: &str, found: &mut Vec<String>) {
    let (first, rest) = name.split_once('.').unwrap_or((name, ""));
    let Some(value) = map.get(first).map(Value::unwrapped) else { return };
    let at = path::property(base, first);
    match value {
        _ if rest.is_empty() => found.extend(is_given(value).then_some(at)),
        Value::Object(inner) => collect(inner, rest, &at, found),
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                if let Some(inner) = item.unwrapped().as_object() {
                    collect(inner, rest, &path::item(&at, index), found);
                }
            }
        }
        _ => {}
    }
}

fn is_given(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(items) => !items.is_empty(),
        Value::Object(map) => map.values().any(|value| is_given(value.unwrapped())),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::control::token;

    #[test]
    fn only_what_is_given_is_told() {
        let told = |inputs| {
            let inputs = Value::from_json(inputs).as_object().cloned().unwrap_or_default();
            ignored_inputs(token::LISTENER, &inputs).into_iter().map(|(path, _)| path).collect::<Vec<_>>()
        };
        assert_eq!(
            told(json!({"port": 80, "defaultActions": [{"type": "forward", "authenticateOidc": null}]})),
            [""; 0]
        );
        assert_eq!(
            told(
                json!({"defaultActions": [{"type": "forward"}, {"authenticateOidc": {"issuer": "https://a"}}]})
            ),
            ["defaultActions[1].authenticateOidc"]
        );
    }
}
