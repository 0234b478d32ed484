//! Custom domain names of HTTP APIs, and the mappings that lead from them to stages.

use provider_kit::{Failure, Map, Value};

use super::{
    apigateway::{api, arn},
    certificate, token,
};
use crate::control::{
    error::{AwsError, Outcome},
    fields::{Fields, object},
    ids,
    kind::{Kind, Made, Scene},
    world::{Record, World},
};

/// The hosted zone of the endpoint, for an alias record. It is nowhere.
const HOSTED_ZONE: &str = "Z00000000LOCALCLOUD";

pub struct DomainName;

impl Kind for DomainName {
    fn label(&self) -> &'static str {
        "API Gateway v2 Domain Name"
    }

    fn check(&self, inputs: &Map) -> Vec<Failure> {
        let mut failures = Vec::new();
        let configuration = inputs.object("domainNameConfiguration");
        for (name, wanted) in [("endpointType", "REGIONAL"), ("securityPolicy", "TLS_1_2")] {
            let given = configuration.and_then(|configuration| configuration.text(name));
            if let Some(other) = given.filter(|given| !given.eq_ignore_ascii_case(wanted)) {
                let reason = format!("the domain name of an HTTP API has \"{wanted}\", not \"{other}\"");
                failures.push(Failure::new(format!("domainNameConfiguration.{name}"), reason));
            }
        }
        if inputs.has("mutualTlsAuthentication") {
            let reason = "the local cloud speaks no TLS, and cannot ask clients for certificates";
            failures.push(Failure::new("mutualTlsAuthentication", reason));
        }
        failures
    }

    fn key(&self, inputs: &Map) -> Option<String> {
        inputs.text("domainName").map(str::to_owned)
    }

    fn defaults(&self, outputs: &mut Map) {
        outputs.default("apiMappingSelectionExpression", "$request.basepath");
        outputs.default("routingMode", "API_MAPPING_ONLY");
        if let Some(configuration) = outputs.object("domainNameConfiguration").cloned() {
            outputs.set("domainNameConfiguration", with_target(configuration, Value::Unknown));
        }
    }

    fn make(&self, scene: &Scene<'_>) -> Outcome<Made> {
        let name = scene.text("domainName");
        let taken =
            |_: &str| AwsError::new("ConflictException", "The domain name you provided already exists.");
        scene.unique("domainName", taken)?;
        let configuration = scene.inputs.object("domainNameConfiguration").cloned().unwrap_or_default();
        certificate::for_domain_name(configuration.text_or_empty("certificateArn"), scene.region)?;
        let old = || scene.old?.object("domainNameConfiguration")?.text("targetDomainName");
        let target = match &scene.gateway {
            Some((_, port)) => format!("127.0.0.1:{port}"),
            None => old().unwrap_or_default().to_owned(),
        };
        let outputs = object([
            ("arn", arn(scene.region, format!("/domainnames/{name}")).into()),
            ("domainNameConfiguration", with_target(configuration, target.into()).into()),
        ]);
        Ok(Made { id: name.to_owned(), outputs })
    }
}

/// What AWS adds to the configuration. `target` is what the name's DNS record must point at.
fn with_target(mut configuration: Map, target: Value) -> Map {
    configuration.default("hostedZoneId", HOSTED_ZONE);
    configuration.default("ipAddressType", "ipv4");
    configuration.set("targetDomainName", target);
    configuration
}

pub struct ApiMapping;

impl Kind for ApiMapping {
    fn label(&self) -> &'static str {
        "API Gateway v2 API Mapping"
    }

    fn check(&self, inputs: &Map) -> Vec<Failure> {
        let key = inputs.text_or_empty("apiMappingKey");
        let allowed = |c: char| c.is_ascii_alphanumeric() || "$-_.+!*'()/".contains(c);
        let whole = key.is_empty() || key.split('/').all(|segment| !segment.is_empty());
        if whole && key.chars().all(allowed) {
            return Vec::new();
        }
        let reason = "An ApiMapping key may contain only letters, numbers and one of $-_.+!*'()/, and no slash at its ends";
        vec![Failure::new("apiMappingKey", reason)]
    }

    fn key(&self, inputs: &Map) -> Option<String> {
        Some(format!("{} {}", inputs.text("domainName")?, inputs.text_or_empty("apiMappingKey")))
    }

    fn make(&self, scene: &Scene<'_>) -> Outcome<Made> {
        let api = api(scene)?;
        let domain = scene.text("domainName");
        scene.refer(token::DOMAIN_NAME, domain, || {
            AwsError::new("NotFoundException", format!("Invalid domain name identifier specified {domain}"))
        })?;
        let stage = scene.text("stage");
        if !scene.world.having(token::STAGE, "apiId", &api.id).any(|found| found.id == stage) {
            return Err(AwsError::new(
                "BadRequestException",
                format!("Invalid stage identifier specified {stage}"),
            ));
        }
        let key = scene.text("apiMappingKey");
        let same = |other: &Record| {
            other.text("domainName") == Some(domain) && other.text_or_empty("apiMappingKey") == key
        };
        if scene.siblings().any(same) {
            let message = "ApiMapping key already exists for this domain name";
            return Err(AwsError::new("ConflictException", message));
        }
        Ok(Made { id: scene.id(|| ids::base36(6)), outputs: Map::new() })
    }

    fn import<'a>(&self, world: &'a World, token: &'a str, id: &'a str) -> Option<&'a Record> {
        let (id, domain) = id.split_once('/')?;
        world.get(token, id).filter(|mapping| mapping.text("domainName") == Some(domain))
    }
}
