//! `valueFrom` of a container's secrets: its grammar, and what it reads. Pure.
//!
//! Source: ECS developer guide, "Pass Secrets Manager secrets through Amazon ECS environment variables" and
//! "Pass Systems Manager parameters through Amazon ECS environment variables". No error has a part of the
//! value in it.

use serde_json::Value as Json;

use crate::model::{CURRENT_STAGE, Secret, SecretVersion, Sensitive, Topology, is_arn_of_secret};

/// What a `valueFrom` names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reference {
    /// A secret of Secrets Manager.
    Secret {
        /// The ARN, with or without its last six characters.
        arn: String,
        /// The key in a JSON value; empty for the whole.
        key: String,
        /// The version's staging label; empty for the current version.
        stage: String,
        /// The version's id; empty for the one with the label.
        version: String,
    },
    /// A parameter.
    Parameter {
        /// The ARN.
        arn: String,
        /// The name as it was given.
        name: String,
    },
    /// A secret's ARN with other than none or three parts behind it.
    Malformed,
}

/// Why nothing is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missing {
    /// The call fails.
    Call(String),
    /// The call gives something without it.
    Content(String),
}

impl Reference {
    /// Reads a `valueFrom`. A parameter may be named without an ARN if it is in the task's region.
    pub fn parse(text: &str, region: &str, account: &str) -> Self {
        let parts: Vec<&str> = text.split(':').collect();
        match parts[..] {
            ["arn", _, "secretsmanager", _, _, "secret", _] => Self::secret(text, "", "", ""),
            ["arn", _, "secretsmanager", _, _, "secret", _, key, stage, version] => {
                Self::secret(&parts[..7].join(":"), key, stage, version)
            }
            ["arn", _, "secretsmanager", ..] => Self::Malformed,
            ["arn", _, "ssm", ..] => Self::Parameter { arn: text.to_owned(), name: text.to_owned() },
            _ => {
                let path = text.trim_start_matches('/');
                Self::Parameter {
                    arn: format!("arn:aws:ssm:{region}:{account}:parameter/{path}"),
                    name: text.to_owned(),
                }
            }
        }
    }

    fn secret(arn: &str, key: &str, stage: &str, version: &str) -> Self {
        let [arn, key, stage, version] = [arn, key, stage, version].map(str::to_owned);
        Self::Secret { arn, key, stage, version }
    }
}

/// The whole ARN of a secret that is named without its last six characters; the ARN itself if there is no
/// such secret.
pub fn full_arn(topology: &Topology, arn: &str) -> String {
    find(topology, arn).map_or(arn, |(own, _)| own).to_owned()
}

fn find<'t>(topology: &'t Topology, arn: &str) -> Option<(&'t str, &'t Secret)> {
    let mut secrets = topology.secrets.iter();
    secrets.find(|(own, _)| is_arn_of_secret(arn, own)).map(|(arn, secret)| (arn.as_str(), secret))
}

/// The value that a reference names.
///
/// # Errors
/// There is none.
pub fn read(topology: &Topology, reference: &Reference) -> Result<Sensitive, Missing> {
    match reference {
        Reference::Parameter { arn, name } => topology
            .parameters
            .get(arn)
            .cloned()
            .ok_or_else(|| Missing::Call(format!("invalid ssm parameters: {name}"))),
        Reference::Secret { arn, key, stage, version } => {
            let missing = |what: &str| {
                Missing::Call(format!(
                    "ResourceNotFoundException: Secrets Manager can't find the specified secret{what}"
                ))
            };
            let (_, secret) = find(topology, arn).ok_or_else(|| missing("."))?;
            let stage_or_current = if stage.is_empty() { CURRENT_STAGE } else { stage };
            let wanted = |own: &&SecretVersion| match (version.is_empty(), stage.is_empty()) {
                (true, _) => own.has(stage_or_current),
                (false, true) => own.id == *version,
                (false, false) => own.id == *version && own.has(stage),
            };
            let found = secret.versions.iter().find(wanted).ok_or_else(|| match version.is_empty() {
                true => missing(&format!(" value for staging label: {stage_or_current}")),
                false => missing(&format!(" value for VersionId: {version}")),
            })?;
            let text = found.text.as_ref().ok_or_else(|| {
                Missing::Content(format!(
                    "the secret {arn} is binary, and a container's environment holds text"
                ))
            })?;
            if key.is_empty() { Ok(text.clone()) } else { of_key(text, key) }
        }
        Reference::Malformed => Err(Missing::Call("the reference is malformed".to_owned())),
    }
}

/// The value of a key, as text.
fn of_key(text: &Sensitive, key: &str) -> Result<Sensitive, Missing> {
    let json: Json = serde_json::from_str(text.expose()).map_err(|_| {
        Missing::Content(format!(
            "the secret is not JSON, so it has no key {key}: invalid character looking for beginning of value"
        ))
    })?;
    match json.get(key) {
        Some(Json::String(text)) => Ok(text.as_str().into()),
        Some(value) => Ok(value.to_string().into()),
        None => Err(Missing::Content(format!(
            "retrieved secret from Secrets Manager did not contain json key {key}"
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ARN: &str = "arn:aws:secretsmanager:eu-west-1:000000000000:secret:books/db-a1b2c3";

    fn topology() -> Topology {
        let version = |id: &str, stages: &[&str], text: Option<&str>| SecretVersion {
            id: id.to_owned(),
            stages: stages.iter().map(|stage| (*stage).to_owned()).collect(),
            text: text.map(Sensitive::from),
        };
        let versions = vec![
            version("1", &["AWSPREVIOUS"], Some("hunter1")),
            version("2", &["AWSCURRENT", "blue"], Some(r#"{"user":"hunter2","port":5432}"#)),
            version("3", &["binary"], None),
        ];
        let mut topology = Topology::default();
        topology.secrets.insert(ARN.to_owned(), Secret { versions });
        topology
            .parameters
            .insert("arn:aws:ssm:eu-west-1:000000000000:parameter/books/token".to_owned(), "token".into());
        topology
    }

    fn value(text: &str) -> Result<String, String> {
        let reference = Reference::parse(text, "eu-west-1", "000000000000");
        match read(&topology(), &reference) {
            Ok(value) => Ok(value.expose().to_owned()),
            Err(Missing::Call(why) | Missing::Content(why)) => Err(why),
        }
    }

    #[test]
    fn every_form_is_read() {
        let whole = r#"{"user":"hunter2","port":5432}"#;
        for (text, expected) in [
            (ARN.to_owned(), whole),
            (ARN.strip_suffix("-a1b2c3").unwrap().to_owned(), whole),
            (format!("{ARN}:user::"), "hunter2"),
            (format!("{ARN}:port::"), "5432"),
            (format!("{ARN}::AWSPREVIOUS:"), "hunter1"),
            (format!("{ARN}:::1"), "hunter1"),
            (format!("{ARN}:user:blue:2"), "hunter2"),
            ("/books/token".to_owned(), "token"),
            ("books/token".to_owned(), "token"),
            ("arn:aws:ssm:eu-west-1:000000000000:parameter/books/token".to_owned(), "token"),
        ] {
            assert_eq!(value(&text).as_deref(), Ok(expected), "{text}");
        }
    }

    #[test]
    fn what_is_missing_is_said_without_the_value() {
        for (text, words) in [
            (format!("{ARN}:password::"), "did not contain json key password"),
            (format!("{ARN}:user:AWSPREVIOUS:"), "not JSON"),
            (format!("{ARN}::green:"), "can't find the specified secret value for staging label: green"),
            (format!("{ARN}:::9"), "can't find the specified secret value for VersionId: 9"),
            (format!("{ARN}::green:2"), "can't find the specified secret value for VersionId: 2"),
            (format!("{ARN}::binary:"), "is binary"),
            (format!("{ARN}x"), "can't find the specified secret."),
            ("/books/none".to_owned(), "invalid ssm parameters: /books/none"),
        ] {
            let why = value(&text).unwrap_err();
            assert!(why.contains(words), "{text}: {why}");
            assert!(!why.contains("hunter"), "{why}");
        }
        for text in [format!("{ARN}:user"), format!("{ARN}:user:"), format!("{ARN}:a:b:c:d")] {
            assert_eq!(Reference::parse(&text, "eu-west-1", "0"), Reference::Malformed, "{text}");
        }
    }
}
