//! The functions that a program may invoke: facts of the account and the region.

use base64::Engine as _;
use provider_kit::{Error, Invoked, Map, Value, check};

use super::{
    cloud::Cloud,
    config::Config,
    ec2::images,
    fields::{Fields, list, object},
    ids::{self, ACCOUNT, PARTITION},
    regions::{elb_account, region_name, zone_id},
    schema::PACKAGE,
    ssm,
};
use crate::registry::{Password, Registry};

pub(super) fn invoke(token: &str, args: &Map, config: &Config, cloud: &Cloud) -> Result<Invoked, Error> {
    let unknown = || Error::failed(format!("the local cloud has no function {token}"));
    let function = PACKAGE.functions.get(token).ok_or_else(unknown)?;
    let failures = check::arguments(&PACKAGE, &function.inputs, args);
    if !failures.is_empty() {
        return Ok(Invoked { result: Map::new(), failures });
    }
    let region = args.str("region").unwrap_or(&config.region);
    let answer = match token.rsplit(':').next().unwrap_or_default() {
        "getAvailabilityZones" => zones(args, region),
        "getCallerIdentity" => object([
            ("accountId", ACCOUNT.into()),
            ("arn", ids::arn("iam", "", "user/local").into()),
            ("id", ACCOUNT.into()),
            ("userId", "AIDALOCALCLOUDLOCALCL".into()),
        ]),
        "getRegion" => object([
            ("id", region.into()),
            ("name", region.into()),
            ("region", region.into()),
            ("description", region_name(region).into()),
            ("endpoint", format!("ec2.{region}.amazonaws.com").into()),
        ]),
        "getPartition" => object([
            ("id", PARTITION.into()),
            ("partition", PARTITION.into()),
            ("dnsSuffix", "amazonaws.com".into()),
            ("reverseDnsPrefix", "com.amazonaws".into()),
        ]),
        "getParameter" => parameter(args, region, cloud)?,
        "getAuthorizationToken" => authorization(args, region, cloud.registry()),
        "getServiceAccount" => service_account(region)?,
        _ => return Err(unknown()),
    };
    let mut result: Map = args.iter().map(|(name, value)| (name.clone(), value.clone())).collect();
    result.extend(answer);
    if function.outputs.properties.contains_key("region") {
        result.set_default("region", region);
    }
    for (name, property) in &function.outputs.properties {
        if property.secret && result.has(name) {
            let value = result.remove(name).unwrap_or_default();
            result.insert(name.clone(), value.into_secret());
        }
    }
    Ok(result.into())
}

/// The region's zones: three of them, `a` to `c`.
fn zones(args: &Map, region: &str) -> Map {
    let names = ["a", "b", "c"].map(|letter| (format!("{region}{letter}"), zone_id(region, letter)));
    let (excluded, excluded_ids) = (args.strs("excludeNames"), args.strs("excludeZoneIds"));
    let state = args.str("state").unwrap_or("available");
    let kept: Vec<_> = names
        .iter()
        .filter(|(name, id)| !excluded.contains(&name.as_str()) && !excluded_ids.contains(&id.as_str()))
        .filter(|_| state == "available")
        .collect();
    object([
        ("id", region.into()),
        ("names", list(kept.iter().map(|(name, _)| name.as_str()))),
        ("zoneIds", list(kept.iter().map(|(_, id)| id.as_str()))),
        ("groupNames", list([region])),
    ])
}

/// A parameter of the account, or a public one that names a machine image; the local cloud has no other
/// public ones.
fn parameter(args: &Map, region: &str, cloud: &Cloud) -> Result<Map, Error> {
    let name = args.str_or_empty("name");
    let decrypts = args.bool("withDecryption").unwrap_or(true);
    if let Some(own) = ssm::parameter::find(&cloud.records(), region, name) {
        let mut found = object([("id", name.into()), ("withDecryption", decrypts.into())]);
        for property in ["arn", "name", "type", "version"] {
            found.set(property, own.get(property).cloned().unwrap_or_default());
        }
        let encrypted = own.str("type") == Some("SecureString");
        let value = if encrypted && !decrypts { "(encrypted)" } else { ssm::parameter::value(&own.inputs) };
        found.set("value", value);
        found.set("insecureValue", if encrypted { "" } else { value });
        return Ok(found);
    }
    if !name.starts_with("/aws/service/ami-") && !name.starts_with("/aws/service/ecs/optimized-ami/") {
        return Err(Error::failed(format!("reading SSM Parameter ({name}): api error ParameterNotFound: ")));
    }
    let arn = format!("arn:{PARTITION}:ssm:{region}::parameter{name}");
    let image = images::of_parameter(name, region);
    Ok(object([
        ("id", name.into()),
        ("arn", arn.into()),
        ("name", name.into()),
        ("type", "String".into()),
        ("value", image.as_str().into()),
        ("insecureValue", image.as_str().into()),
        ("version", 1.into()),
        ("withDecryption", decrypts.into()),
    ]))
}

fn authorization(args: &Map, region: &str, local: &Registry) -> Map {
    let registry = args.str("registryId").unwrap_or(ACCOUNT);
    let Password { text: password, expires_at } = local.password();
    let token = base64::engine::general_purpose::STANDARD.encode(format!("AWS:{password}"));
    object([
        ("id", region.into()),
        ("authorizationToken", token.into()),
        ("userName", "AWS".into()),
        ("password", password.into()),
        ("expiresAt", jiff::Timestamp::try_from(expires_at).unwrap_or_default().to_string().into()),
        ("proxyEndpoint", format!("http://{}", local.host()).into()),
        ("registryId", registry.into()),
    ])
}

/// The account that Elastic Load Balancing writes access logs from.
fn service_account(region: &str) -> Result<Map, Error> {
    let unsupported = || Error::failed(format!("unsupported AWS Region: {region}"));
    let account = elb_account(region).ok_or_else(unsupported)?;
    let arn = format!("arn:{PARTITION}:iam::{account}:root");
    Ok(object([("id", Value::from(account)), ("arn", arn.into())]))
}
