//! Parameters.

use provider_kit::{Failure, Map};

use crate::control::{
    account::{Account, Record},
    error::{AwsError, Outcome},
    fields::{Fields, object},
    resource_type::{Context, Created, ResourceType, known},
    ssm::refusals,
    token,
};

pub struct Parameter;

/// The inputs that hold a value.
const VALUES: [&str; 3] = ["value", "valueWo", "insecureValue"];

impl ResourceType for Parameter {
    fn check(&self, inputs: &Map) -> Vec<Failure> {
        let mut failures = Vec::new();
        if VALUES.into_iter().filter(|name| inputs.has(name)).count() != 1 {
            failures.push(refusals::value_needed().at("value"));
        }
        if inputs.str("type") == Some("SecureString") && inputs.has("insecureValue") {
            failures.push(refusals::insecure_secret().at("insecureValue"));
        }
        let name = known(inputs, "name").and_then(|name| name.as_str());
        failures.extend(name.and_then(wrong_name).map(|refusal| refusal.at("name")));
        let value = VALUES.into_iter().find_map(|name| Some((name, known(inputs, name)?.as_str()?)));
        if let Some((property, value)) = value {
            failures.extend(wrong_value(inputs, value).map(|refusal| refusal.at(property)));
        }
        failures
    }

    fn defaults(&self, outputs: &mut Map) {
        outputs.set_default("dataType", "text");
        outputs.set_default("tier", "Standard");
        if outputs.str("type") == Some("SecureString") {
            outputs.set_default("keyId", "alias/aws/ssm");
        }
    }

    fn duplicate(&self, context: &Context<'_>, _: &Record) -> Option<AwsError> {
        (context.inputs.bool("overwrite") != Some(true)).then(refusals::parameter_exists)
    }

    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        let name = context.str("name");
        let value = value(context.inputs);
        let version = match context.old {
            None => 1,
            Some(old) => old.unsigned("version").unwrap_or(1) + u32::from(self::value(&old.inputs) != value),
        };
        let mut outputs = object([
            ("arn", context.arn("ssm", format!("parameter/{}", name.trim_start_matches('/'))).into()),
            ("hasValueWo", context.inputs.has("valueWo").into()),
            ("version", version.into()),
        ]);
        // A written-only value is not given back.
        if !context.inputs.has("valueWo") {
            outputs.set("value", value);
            if context.str("type") != "SecureString" {
                outputs.set("insecureValue", value);
            }
        }
        Ok(Created { id: name.to_owned(), outputs })
    }
}

/// The value among a parameter's inputs.
pub fn value(inputs: &Map) -> &str {
    VALUES.into_iter().find_map(|name| inputs.str(name)).unwrap_or_default()
}

/// The parameter of a name in a region.
pub fn find<'a>(account: &'a Account, region: &'a str, name: &'a str) -> Option<&'a Record> {
    account.having(token::PARAMETER, "name", name).find(|parameter| parameter.str("region") == Some(region))
}

fn wrong_name(name: &str) -> Option<AwsError> {
    let plain = name.trim_start_matches('/').to_ascii_lowercase();
    let levels = name.matches('/').count();
    if plain.starts_with("aws") || plain.starts_with("ssm") {
        return Some(match levels > 1 {
            true if plain.starts_with("aws") && name.starts_with('/') => refusals::name_reserved(name),
            true => refusals::name_characters(),
            false => refusals::name_prefix(),
        });
    }
    if !name.chars().all(|c| c.is_ascii_alphanumeric() || "_.-/".contains(c)) {
        return Some(refusals::name_characters());
    }
    if levels > 0 && !name.starts_with('/') {
        return Some(refusals::name_qualified());
    }
    (levels > 15).then(refusals::name_levels)
}

fn wrong_value(inputs: &Map, value: &str) -> Option<AwsError> {
    if value.is_empty() {
        return Some(refusals::value_empty());
    }
    let (tier, most) = match inputs.str("tier") {
        Some("Advanced" | "Intelligent-Tiering") => ("Advanced", 8192),
        _ => ("Standard", 4096),
    };
    if value.len() > most {
        let hint = match tier {
            "Standard" => {
                " To create a larger parameter value, upgrade the parameter to use the advanced-parameter tier."
            }
            _ => "",
        };
        return Some(refusals::value_size(tier, most, hint));
    }
    let pattern = known(inputs, "allowedPattern")?.as_str()?;
    // A pattern that this engine cannot read is one of Java's: nothing can be said.
    let fits = regex::Regex::new(&format!("^(?:{pattern})$")).is_ok_and(|pattern| !pattern.is_match(value));
    fits.then(refusals::value_pattern)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        for good in ["token", "/books/token", "a.b-c_D", "/a/b/c"] {
            assert_eq!(wrong_name(good), None, "{good}");
        }
        for (wrong, words) in [
            ("awsToken", "can't be prefixed with \"aws\""),
            ("/ssm", "can't be prefixed with \"aws\""),
            ("/aws/service/x", "No access to reserved parameter name: /aws/service/x."),
            ("/ssm/x", "If formed as a path"),
            ("to ken", "If formed as a path"),
            ("books/token", "fully qualified"),
            ("/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16", "fifteen levels"),
        ] {
            let refused = wrong_name(wrong).map(|refusal| refusal.message).unwrap_or_default();
            assert!(refused.contains(words), "{wrong}: {refused}");
        }
    }
}
