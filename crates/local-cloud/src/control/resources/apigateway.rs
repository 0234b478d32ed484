//! HTTP APIs: the API itself, integrations, routes, stages, VPC links and the rest of API Gateway v2.

use provider_kit::{Failure, Map, autoname::Rule};

use super::{network::subnet, security, token};
use crate::control::{
    error::{AwsError, Outcome},
    fields::{Fields, object},
    ids,
    kind::{Kind, Made, Scene, known},
    world::{Record, World},
};

fn naming() -> Rule {
    Rule { property: "name", prefix_property: None, max: 128, lowercase: false }
}

fn api<'a>(scene: &'a Scene<'_>) -> Outcome<&'a Record> {
    let id = scene.text("apiId");
    scene.refer(token::API, id, || {
        AwsError::new("NotFoundException", format!("Invalid API identifier specified {}:{id}", ids::ACCOUNT))
    })
}

fn arn(region: &str, path: impl std::fmt::Display) -> String {
    format!("arn:{}:apigateway:{region}::{path}", ids::PARTITION)
}

/// Finds what users import as `API/ID`.
fn import<'a>(world: &'a World, token: &'a str, id: &'a str, name: &'a str) -> Option<&'a Record> {
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
}

pub struct Integration;

impl Kind for Integration {
    fn label(&self) -> &'static str {
        "API Gateway v2 Integration"
    }

    fn check(&self, inputs: &Map) -> Vec<Failure> {
        let mut failures = Vec::new();
        let private = inputs.text("connectionType") == Some("VPC_LINK");
        if private && !inputs.has("connectionId") {
            failures.push(Failure::new(
                "connectionId",
                "an integration with connection type VPC_LINK needs a \"connectionId\": the VPC link",
            ));
        }
        if inputs.text("integrationType").is_some_and(|kind| !["HTTP_PROXY", "AWS_PROXY"].contains(&kind)) {
            failures.push(Failure::new(
                "integrationType",
                "an HTTP API's integration is HTTP_PROXY or AWS_PROXY",
            ));
        }
        if inputs.text("integrationType") == Some("AWS_PROXY") {
            failures.push(Failure::new(
                "integrationType",
                "the local cloud has no Lambda functions: locally, an integration is HTTP_PROXY",
            ));
        }
        if inputs.text("integrationType") == Some("HTTP_PROXY") {
            for name in ["integrationUri", "integrationMethod"].into_iter().filter(|name| !inputs.has(name)) {
                failures.push(Failure::new(name, format!("an HTTP_PROXY integration needs \"{name}\"")));
            }
            if inputs.text("payloadFormatVersion") == Some("2.0") {
                let reason = "PayloadFormatVersion 2.0 is for Lambda functions only; an HTTP_PROXY integration has 1.0";
                failures.push(Failure::new("payloadFormatVersion", reason));
            }
        }
        failures
    }

    fn defaults(&self, outputs: &mut Map) {
        outputs.default("connectionType", "INTERNET");
        outputs.default("payloadFormatVersion", "1.0");
        outputs.default("timeoutMilliseconds", 30_000);
    }

    fn make(&self, scene: &Scene<'_>) -> Outcome<Made> {
        api(scene)?;
        if scene.inputs.text("connectionType") == Some("VPC_LINK") {
            let (link, uri) = (scene.text("connectionId"), scene.text("integrationUri"));
            let missing =
                || AwsError::new("BadRequestException", format!("Cannot find VPC link with id {link}"));
            scene.refer(token::VPC_LINK, link, missing)?;
            if scene.world.get(token::LISTENER, uri).is_none()
                && scene.world.find(token::DISCOVERY_SERVICE, "arn", uri).is_none()
            {
                let message = format!(
                    "For VpcLink {link}, integration uri should be a valid ELB listener ARN or a valid Cloud Map service ARN."
                );
                return Err(AwsError::new("BadRequestException", message));
            }
        }
        Ok(Made { id: scene.id(|| ids::base36(7)), outputs: Map::new() })
    }

    fn delete(&self, world: &World, record: &Record) -> Outcome<()> {
        let target = format!("integrations/{}", record.id);
        let routes: Vec<_> =
            routes(world, record.text_or_empty("apiId"), &target).map(|route| route.id.as_str()).collect();
        if routes.is_empty() {
            return Ok(());
        }
        let message = format!(
            "Cannot delete Integration because it is referenced by the following Routes with Ids: [{}]",
            routes.join(", ")
        );
        Err(AwsError::new("ConflictException", message))
    }

    fn import<'a>(&self, world: &'a World, token: &'a str, id: &'a str) -> Option<&'a Record> {
        import(world, token, id, "id")
    }
}

fn routes<'a>(world: &'a World, api: &'a str, target: &'a str) -> impl Iterator<Item = &'a Record> {
    world.having(token::ROUTE, "apiId", api).filter(move |route| route.text("target") == Some(target))
}

pub struct Route;

/// What is wrong with a route key, in API Gateway's terms.
pub fn check_route_key(key: &str) -> Option<String> {
    const METHODS: [&str; 8] = ["ANY", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"];
    if key == "$default" {
        return None;
    }
    let format = "The provided route key is not formatted properly for HTTP protocol. Format should be \"<HTTP METHOD> /<RESOURCE PATH>\" \
                  or \"$default\"";
    let Some((method, path)) = key.split_once(' ') else { return Some(format.to_owned()) };
    if !METHODS.contains(&method) || !path.starts_with('/') {
        return Some(format.to_owned());
    }
    let segments: Vec<&str> = path[1..].split('/').collect();
    let mut variables = std::collections::BTreeSet::new();
    for (index, segment) in segments.iter().enumerate() {
        let Some(variable) = segment.strip_prefix('{').and_then(|inner| inner.strip_suffix('}')) else {
            if segment.contains(['{', '}']) {
                return Some(format!(
                    "a path variable is a whole segment in braces, as in /books/{{id}}: \"{segment}\" is not"
                ));
            }
            continue;
        };
        let name = variable.strip_suffix('+').unwrap_or(variable);
        if name.is_empty() || !name.chars().all(|c| c.is_ascii_alphanumeric() || "._:-".contains(c)) {
            return Some(format!(
                "\"{segment}\" is not a path variable: its name has letters, digits and . _ : -"
            ));
        }
        if variable.ends_with('+') && index + 1 < segments.len() {
            return Some(format!("the greedy path variable {segment} must be the last segment"));
        }
        if !variables.insert(name) {
            return Some(format!("the path variable {name} is there twice"));
        }
    }
    None
}

impl Kind for Route {
    fn label(&self) -> &'static str {
        "API Gateway v2 Route"
    }

    fn check(&self, inputs: &Map) -> Vec<Failure> {
        let mut failures = Vec::new();
        let key = known(inputs, "routeKey").and_then(|value| value.as_str());
        if let Some(reason) = key.and_then(check_route_key) {
            failures.push(Failure::new("routeKey", reason));
        }
        if let Some(target) = known(inputs, "target").and_then(|value| value.as_str())
            && !target.starts_with("integrations/")
        {
            let reason =
                format!("a route's target is \"integrations/\" and the integration's id, got \"{target}\"");
            failures.push(Failure::new("target", reason));
        }
        failures
    }

    fn key(&self, inputs: &Map) -> Option<String> {
        Some(format!("{} {}", inputs.text("apiId")?, inputs.text("routeKey")?))
    }

    fn defaults(&self, outputs: &mut Map) {
        outputs.default("authorizationType", "NONE");
        outputs.default("apiKeyRequired", false);
    }

    fn make(&self, scene: &Scene<'_>) -> Outcome<Made> {
        let api = api(scene)?;
        let key = scene.text("routeKey");
        let same =
            |other: &Record| other.text("apiId") == Some(&api.id) && other.text("routeKey") == Some(key);
        if scene.siblings().any(same) {
            return Err(AwsError::new(
                "ConflictException",
                format!("Route with key {key} already exists for this API"),
            ));
        }
        if let Some(target) = scene.inputs.text("target") {
            let id = target.trim_start_matches("integrations/");
            let found =
                scene.world.get(token::INTEGRATION, id).filter(|found| found.text("apiId") == Some(&api.id));
            if found.is_none() {
                let message =
                    format!("Unable to find Integration by id {id} within the API Gateway {}", api.id);
                return Err(AwsError::new("BadRequestException", message));
            }
        }
        Ok(Made { id: scene.id(|| ids::base36(7)), outputs: Map::new() })
    }

    fn import<'a>(&self, world: &'a World, token: &'a str, id: &'a str) -> Option<&'a Record> {
        import(world, token, id, "id")
    }
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

pub struct Authorizer;

impl Kind for Authorizer {
    fn label(&self) -> &'static str {
        "API Gateway v2 Authorizer"
    }

    fn naming(&self) -> Option<Rule> {
        Some(naming())
    }

    fn key(&self, inputs: &Map) -> Option<String> {
        Some(format!("{} {}", inputs.text("apiId")?, inputs.text("name")?))
    }

    fn make(&self, scene: &Scene<'_>) -> Outcome<Made> {
        api(scene)?;
        Ok(Made { id: scene.id(|| ids::base36(6)), outputs: Map::new() })
    }

    fn delete(&self, world: &World, record: &Record) -> Outcome<()> {
        let routes: Vec<_> =
            world.having(token::ROUTE, "authorizerId", &record.id).map(|route| route.id.as_str()).collect();
        if routes.is_empty() {
            return Ok(());
        }
        let message = format!(
            "Cannot delete Authorizer, it is referenced by the following Routes: [{}]",
            routes.join(", ")
        );
        Err(AwsError::new("ConflictException", message))
    }

    fn import<'a>(&self, world: &'a World, token: &'a str, id: &'a str) -> Option<&'a Record> {
        import(world, token, id, "id")
    }
}

pub struct DomainName;

impl Kind for DomainName {
    fn label(&self) -> &'static str {
        "API Gateway v2 Domain Name"
    }

    fn key(&self, inputs: &Map) -> Option<String> {
        inputs.text("domainName").map(str::to_owned)
    }

    fn defaults(&self, outputs: &mut Map) {
        outputs.default("apiMappingSelectionExpression", "$request.basepath");
        outputs.default("routingMode", "API_MAPPING_ONLY");
    }

    fn make(&self, scene: &Scene<'_>) -> Outcome<Made> {
        let name = scene.text("domainName");
        let taken =
            |_: &str| AwsError::new("ConflictException", "The domain name you provided already exists.");
        scene.unique("domainName", taken)?;
        let outputs = object([("arn", arn(scene.region, format!("/domainnames/{name}")).into())]);
        Ok(Made { id: name.to_owned(), outputs })
    }
}

pub struct ApiMapping;

impl Kind for ApiMapping {
    fn label(&self) -> &'static str {
        "API Gateway v2 API Mapping"
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
        Ok(Made { id: scene.id(|| ids::base36(6)), outputs: Map::new() })
    }
}

#[cfg(test)]
mod tests {
    use super::check_route_key;

    #[test]
    fn route_keys() {
        for good in ["$default", "ANY /{proxy+}", "GET /", "GET /books/{id}/pages/{page}", "POST /a.b~c"] {
            assert_eq!(check_route_key(good), None, "{good}");
        }
        for bad in [
            "/books",
            "FETCH /books",
            "GET books",
            "GET  /books",
            "GET /{proxy+}/more",
            "GET /{a}/{a}",
            "GET /{}",
            "GET /x{id}",
        ] {
            assert!(check_route_key(bad).is_some(), "{bad}");
        }
    }
}
