//! An HTTP API's routes, with the integrations that they name.

use provider_kit::{Failure, Map, Value};

use super::{
    apigateway::{api, import},
    authorizer, token,
};
use crate::control::{
    error::{AwsError, Outcome},
    fields::Fields,
    ids,
    kind::{Kind, Made, Scene, known},
    world::{Record, World},
};

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
        if inputs.has("tlsConfig")
            && !private
            && !inputs.get("connectionType").is_some_and(Value::contains_unknowns)
        {
            failures.push(Failure::new("tlsConfig", "TlsConfig is supported only for private integrations"));
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
        failures.extend(authorizer::check_route(inputs));
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
        authorizer::of_route(scene, api)?;
        Ok(Made { id: scene.id(|| ids::base36(7)), outputs: Map::new() })
    }

    fn import<'a>(&self, world: &'a World, token: &'a str, id: &'a str) -> Option<&'a Record> {
        import(world, token, id, "id")
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
