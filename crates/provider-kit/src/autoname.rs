//! Physical names: the program's, the one from before, or the logical name with seven random characters.

use pulumi_proto::{Map, Value};
use sha2::{Digest, Sha256};

use crate::{Autonaming, CheckRequest, Failure};

/// The note in a resource's inputs that lists the properties which the provider filled in.
pub const DEFAULTS: &str = "__defaults";

/// How the physical names of one resource type are made.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// The property that holds the name.
    pub property: &'static str,
    /// The property that holds a prefix for it, where there is one.
    pub prefix_property: Option<&'static str>,
    /// The longest name that the service accepts, in characters.
    pub max: usize,
    /// Whether the service accepts lower-case letters only.
    pub lowercase: bool,
}

/// Fills in the name if the program gives none, and lists it under [`DEFAULTS`].
///
/// The random part comes from the engine's seed, so that a retry makes the same name; a name made before
/// stays.
///
/// # Errors
/// The name would be too long, or the user turned autonaming off.
pub fn fill(rule: &Rule, request: &CheckRequest, inputs: &mut Map) -> Result<(), Failure> {
    let given = |name: &str| inputs.get(name).is_some_and(|value| !value.is_null());
    let prefix = rule.prefix_property.filter(|name| given(name));
    if given(rule.property) {
        return Ok(());
    }
    let name = match made_before(rule, request) {
        Some(name) => name,
        None => {
            let prefix = prefix.and_then(|name| inputs.get(name));
            if prefix.is_some_and(Value::is_unknown) {
                inputs.insert(rule.property.to_owned(), Value::Unknown);
                return Ok(());
            }
            make(rule, request, prefix.and_then(Value::as_str))?
        }
    };
    inputs.insert(rule.property.to_owned(), name.into());
    let defaults = inputs.entry(DEFAULTS.to_owned()).or_insert_with(|| Value::Array(Vec::new()));
    if let Value::Array(names) = defaults {
        names.push(rule.property.into());
    }
    Ok(())
}

fn made_before(rule: &Rule, request: &CheckRequest) -> Option<String> {
    let made =
        request.olds.get(DEFAULTS)?.as_array()?.iter().any(|name| name.as_str() == Some(rule.property));
    // A prefix that changed asks for a new name.
    let same_prefix = rule.prefix_property.is_none_or(|p| request.olds.get(p) == request.news.get(p));
    let name = request.olds.get(rule.property)?.as_str()?;
    (made && same_prefix).then(|| name.to_owned())
}

fn make(rule: &Rule, request: &CheckRequest, prefix: Option<&str>) -> Result<String, Failure> {
    let (name, whence) = match (prefix, &request.autonaming) {
        (Some(prefix), _) => (format!("{prefix}{}", random(&request.random_seed)), "the prefix"),
        (None, Autonaming::Default) => {
            (format!("{}-{}", request.urn.name(), random(&request.random_seed)), "the resource's name")
        }
        (None, Autonaming::Propose(name) | Autonaming::Enforce(name)) => {
            (name.clone(), "the pulumi:autonaming pattern")
        }
        (None, Autonaming::Disable) => {
            let reason = format!("automatic naming is turned off: give \"{}\" in the program", rule.property);
            return Err(Failure::new(rule.property, reason));
        }
    };
    let name = if rule.lowercase { name.to_lowercase() } else { name };
    let length = name.chars().count();
    if length > rule.max {
        let reason = format!(
            "the name made from {whence}, \"{name}\", has {length} characters and may have {}: shorten it, or give \"{}\"",
            rule.max, rule.property
        );
        return Err(Failure::new(rule.property, reason));
    }
    Ok(name)
}

fn random(seed: &[u8]) -> String {
    let digest =
        if seed.is_empty() { Sha256::digest(rand::random::<[u8; 32]>()) } else { Sha256::digest(seed) };
    digest.iter().take(4).map(|byte| format!("{byte:02x}")).collect::<String>()[..7].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULE: Rule =
        Rule { property: "name", prefix_property: Some("namePrefix"), max: 16, lowercase: false };

    fn request(name: &str) -> CheckRequest {
        CheckRequest {
            urn: format!("urn:pulumi:s::p::t::{name}").into(),
            random_seed: b"seed".to_vec(),
            ..CheckRequest::default()
        }
    }

    fn filled(request: &CheckRequest) -> Result<String, String> {
        let mut inputs = request.news.clone();
        fill(&RULE, request, &mut inputs).map_err(|failure| failure.reason)?;
        Ok(inputs["name"].as_str().unwrap().to_owned())
    }

    #[test]
    fn names_are_stable_and_kept() {
        let mut request = request("web");
        let first = filled(&request).unwrap();
        assert_eq!(first.len(), "web-".len() + 7);
        assert_eq!(filled(&request).unwrap(), first);
        let mut inputs = Map::new();
        fill(&RULE, &request, &mut inputs).unwrap();
        request.olds = inputs;
        request.random_seed = b"other".to_vec();
        assert_eq!(filled(&request).unwrap(), first, "a name made before stays");
        request.news.insert("namePrefix".into(), "x".into());
        assert_ne!(filled(&request).unwrap(), first, "a new prefix makes a new name");
        request.news = Map::from([("name".into(), "own".into())]);
        assert_eq!(filled(&request).unwrap(), "own");
        request.olds = Map::from([("name".into(), "own".into())]);
        request.news.clear();
        assert_ne!(
            filled(&request).unwrap(),
            "own",
            "a name that the program gave is not kept when it is taken back"
        );
    }

    #[test]
    fn limits_and_the_users_wish() {
        let mut request = request("a-rather-long-name");
        assert!(filled(&request).unwrap_err().contains("may have 16"));
        request.autonaming = Autonaming::Enforce("exact".into());
        assert_eq!(filled(&request).unwrap(), "exact");
        request.autonaming = Autonaming::Disable;
        assert!(filled(&request).unwrap_err().contains("give \"name\""));
    }
}
