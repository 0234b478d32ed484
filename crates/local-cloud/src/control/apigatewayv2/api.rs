//! HTTP APIs: the API itself, its stages and VPC links.

use provider_kit::{Failure, Map, autoname::Rule};

use super::{network::subnet, security, token};
use crate::control::{
    error::{AwsError, Outcome},
    fields::{Fields, object},
    ids,
    kind::{Kind, Made, Scene, known},
    world::{Record, World},
};

/// How things of API Gateway are named.
pub fn naming() -> Rule {
    Rule { property: "name", prefix_property: None, max: 128, lowercase: false }
}

/// The API that the inputs name.
pub fn api<'a>(scene: &'a Scene<'_>) -> Outcome<&'a Record> {
    let id = scene.text("apiId");
    scene.refer(token::API, id, || {
        AwsError::new("NotFoundException", format!("Invalid API identifier specified {}:{id}", ids::ACCOUNT))
    })
}

/// An ARN of API Gateway.
pub fn arn(region: &str, path: impl std::fmt::Display) -> String {
    format!("arn:{}:apigateway:{region}::{path}", ids::PARTITION)
}

/// Finds what users import as `API/ID`.
pub fn import<'a>(world: &'a World, token: &'a str, id: &'a str, name: &'a str) -> Option<&'a Record> {
    let (api, inner) = id.split_once('/')?;
    world
        .having(token, "apiId", api)
        .find(move |record| record.id == inner || record.text(name) == Some(inner))
}

pub struct Api;

impl Kind for Api {
    fn label(&self) -> &'static str {
        "API Gateway v2 API"
    }

    fn naming(&self) -> Option<Rule> {
        Some(naming())
    }

    fn key(&self, _: &Map) -> Option<String> {
        // Several APIs may have one name.
        None
    }

    fn check(&self, inputs: &Map) -> Vec<Failure> {
        let mut failures = Vec::new();
        if inputs.text("protocolType") == Some("WEBSOCKET") {
            failures.push(Failure::new("protocolType", "the local cloud has HTTP APIs only"));
        }
        if let Some(cors) = inputs.object("corsConfiguration")
            && cors.flag("allowCredentials") == Some(true)
            && cors.texts("allowOrigins").contains(&"*")
        {
            let reason = "\"allowCredentials\" and the origin \"*\" exclude each other";
            failures.push(Failure::new("corsConfiguration.allowCredentials", reason));
        }
        for name in ["body", "target"].into_iter().filter(|name| inputs.has(name)) {
            let reason = "the local cloud makes routes and integrations from resources of their own only";
            failures.push(Failure::new(name, reason));
        }
        failures
    }

    fn defaults(&self, outputs: &mut Map) {
        outputs.default("apiKeySelectionExpression", "$request.header.x-api-key");
        outputs.default("routeSelectionExpression", "$request.method $request.path");
        outputs.default("disableExecuteApiEndpoint", false);
        outputs.default("ipAddressType", "ipv4");
    }

    fn make(&self, scene: &Scene<'_>) -> Outcome<Made> {
        let (id, endpoint) = match (&scene.gateway, scene.old) {
            (Some((id, port)), _) => (id.clone(), format!("http://127.0.0.1:{port}")),
            (None, Some(old)) => (old.id.clone(), old.text_or_empty("apiEndpoint").to_owned()),
            (None, None) => {
                return Err(AwsError::new("BadRequestException", "no endpoint was opened for the API"));
            }
        };
        let outputs = object([
            ("apiEndpoint", endpoint.into()),
            ("arn", arn(scene.region, format!("/apis/{id}")).into()),
            ("executionArn", scene.arn("execute-api", &id).into()),
        ]);
        Ok(Made { id, outputs })
    }

    fn delete(&self, world: &World, record: &Record) -> Outcome<()> {
        match world.having(token::API_MAPPING, "apiId", &record.id).next() {
            None => Ok(()),
            Some(_) => Err(mapped("API")),
        }
    }
}

/// The refusal to delete what a domain name is mapped to.
fn mapped(what: &str) -> AwsError {
    let message = format!(
        "Deleting {what} failed. Please remove all base path mappings related to the {what} in your domains"
    );
    AwsError::new("BadRequestException", message)
}

pub struct Stage;

impl Kind for Stage {
    fn label(&self) -> &'static str {
        "API Gateway v2 Stage"
    }

    fn naming(&self) -> Option<Rule> {
        Some(naming())
    }

    fn key(&self, inputs: &Map) -> Option<String> {
        Some(format!("{} {}", inputs.text("apiId")?, inputs.text("name")?))
    }

    fn defaults(&self, outputs: &mut Map) {
        outputs.default("autoDeploy", false);
    }

    fn make(&self, scene: &Scene<'_>) -> Outcome<Made> {
        let api = api(scene)?;
        let name = scene.text("name");
        let same = |other: &Record| other.text("apiId") == Some(&api.id) && other.text("name") == Some(name);
        if scene.siblings().any(same) {
            return Err(AwsError::new("ConflictException", "Stage already exists"));
        }
        if let Some(settings) = scene.inputs.object("accessLogSettings") {
            let group = settings.text_or_empty("destinationArn").trim_end_matches(":*");
            if scene.world.find(token::LOG_GROUP, "arn", group).is_none() {
                let message = "Access log destination must be an existing CloudWatch Logs log group or Kinesis Data Firehose stream";
                return Err(AwsError::new("BadRequestException", message));
            }
        }
        let endpoint = api.text_or_empty("apiEndpoint");
        let url = if name == "$default" { format!("{endpoint}/") } else { format!("{endpoint}/{name}") };
        let deployment = match scene.inputs.flag("autoDeploy") {
            Some(true) => scene.keep("deploymentId", || ids::base36(6)),
            _ => scene.text("deploymentId").to_owned(),
        };
        let outputs = object([
            ("arn", arn(scene.region, format!("/apis/{}/stages/{name}", api.id)).into()),
            ("executionArn", scene.arn("execute-api", format!("{}/{name}", api.id)).into()),
            ("invokeUrl", url.into()),
            ("deploymentId", deployment.into()),
        ]);
        Ok(Made { id: name.to_owned(), outputs })
    }

    fn delete(&self, world: &World, record: &Record) -> Outcome<()> {
        let mut mappings = world.having(token::API_MAPPING, "apiId", record.text_or_empty("apiId"));
        match mappings.any(|mapping| mapping.text("stage") == Some(&record.id)) {
            false => Ok(()),
            true => Err(mapped("stage")),
        }
    }

    fn import<'a>(&self, world: &'a World, token: &'a str, id: &'a str) -> Option<&'a Record> {
        import(world, token, id, "name")
    }
}

pub struct VpcLink;

impl Kind for VpcLink {
    fn label(&self) -> &'static str {
        "API Gateway v2 VPC Link"
    }

    fn naming(&self) -> Option<Rule> {
        Some(naming())
    }

    fn key(&self, _: &Map) -> Option<String> {
        None
    }

    fn check(&self, inputs: &Map) -> Vec<Failure> {
        let empty =
            known(inputs, "subnetIds").and_then(|value| value.as_array()).is_some_and(<[_]>::is_empty);
        let failure = || Failure::new("subnetIds", "a VPC link needs at least one subnet");
        empty.then(failure).into_iter().collect()
    }

    fn make(&self, scene: &Scene<'_>) -> Outcome<Made> {
        let refused = |error: AwsError| AwsError::new("BadRequestException", error.message);
        let mut vpc = None;
        for id in scene.inputs.texts("subnetIds") {
            let of = subnet(scene, id).map_err(refused)?.text("vpcId");
            if vpc.is_some_and(|vpc| Some(vpc) != of) {
                return Err(AwsError::new(
                    "BadRequestException",
                    "All subnets of a VPC link must be in the same VPC",
                ));
            }
            vpc = of;
        }
        for group in scene.inputs.texts("securityGroupIds") {
            security::refer(scene, group).map_err(refused)?;
            if security::vpc_of(scene.world, group) != vpc {
                let message = format!(
                    "Security group {group} and the subnets of the VPC link belong to different networks"
                );
                return Err(AwsError::new("BadRequestException", message));
            }
        }
        let id = scene.id(|| ids::base36(6));
        let outputs = object([("arn", arn(scene.region, format!("/vpclinks/{id}")).into())]);
        Ok(Made { id, outputs })
    }

    fn delete(&self, world: &World, record: &Record) -> Outcome<()> {
        let methods: Vec<String> = world
            .having(token::INTEGRATION, "connectionId", &record.id)
            .map(|integration| {
                format!("{}:{}", integration.text("integrationMethod").unwrap_or("ANY"), integration.id)
            })
            .collect();
        if methods.is_empty() {
            return Ok(());
        }
        let message = format!(
            "Cannot delete vpc link. Vpc link '{}', is referenced in [{}] in format of [Method:Resource].",
            record.id,
            methods.join(", ")
        );
        Err(AwsError::new("BadRequestException", message))
    }
}
