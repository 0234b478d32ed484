//! Custom domain names of HTTP APIs.

use provider_kit::{Failure, Map, Value};

use crate::control::{
    account::{Account, Record},
    acm::certificate,
    apigatewayv2::{names, refusals},
    config::Config,
    error::{AwsError, Outcome},
    fields::{Fields, object},
    resource_type::{Context, Created, Endpoint, ResourceType},
};

/// The hosted zone of the endpoint, for an alias record. It is nowhere.
const HOSTED_ZONE: &str = "Z00000000LOCALCLOUD";

pub struct DomainName;

impl ResourceType for DomainName {
    fn check(&self, inputs: &Map) -> Vec<Failure> {
        let mut failures = Vec::new();
        let configuration = inputs.object("domainNameConfiguration");
        for (name, wanted) in [("endpointType", "REGIONAL"), ("securityPolicy", "TLS_1_2")] {
            let given = configuration.and_then(|configuration| configuration.str(name));
            if let Some(other) = given.filter(|given| !given.eq_ignore_ascii_case(wanted)) {
                let property = format!("domainNameConfiguration.{name}");
                failures.push(refusals::endpoint_type(wanted, other).at(property));
            }
        }
        if inputs.str("domainName").is_some_and(|name| name.contains('_')) {
            failures.push(refusals::domain_underscore().at("domainName"));
        }
        if inputs.has("mutualTlsAuthentication") {
            failures.push(refusals::mutual_tls().at("mutualTlsAuthentication"));
        }
        failures
    }

    fn defaults(&self, outputs: &mut Map) {
        outputs.set_default("apiMappingSelectionExpression", "$request.basepath");
        outputs.set_default("routingMode", "API_MAPPING_ONLY");
        if let Some(configuration) = outputs.object("domainNameConfiguration").cloned() {
            outputs.set("domainNameConfiguration", with_target(configuration, Value::Unknown));
        }
    }

    fn endpoint(&self, inputs: &Map, _: &Account, _: &Config) -> Option<Endpoint> {
        let name = inputs.str_or_empty("domainName");
        Some(Endpoint { id: name.to_owned(), port: None, of: format!("the domain name {name}") })
    }

    fn duplicate(&self, _: &Context<'_>, _: &Record) -> Option<AwsError> {
        Some(refusals::domain_exists())
    }

    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        let name = context.str("domainName");
        let configuration = context.inputs.object("domainNameConfiguration").cloned().unwrap_or_default();
        let certificate = configuration.str_or_empty("certificateArn");
        if certificate::parse(certificate) != Some((certificate::Service::Acm, context.region)) {
            return Err(refusals::certificate(certificate, context.region));
        }
        let old = || context.old?.object("domainNameConfiguration")?.str("targetDomainName");
        let target = match &context.endpoint {
            Some((_, port)) => format!("127.0.0.1:{port}"),
            None => old().unwrap_or_default().to_owned(),
        };
        let outputs = object([
            ("arn", names::arn(context.region, format!("/domainnames/{name}")).into()),
            ("domainNameConfiguration", with_target(configuration, target.into()).into()),
        ]);
        Ok(Created { id: name.to_owned(), outputs })
    }
}

/// Adds to the configuration what AWS adds. `target` is the host that the name's DNS record must point at.
fn with_target(mut configuration: Map, target: Value) -> Map {
    configuration.set_default("hostedZoneId", HOSTED_ZONE);
    configuration.set_default("ipAddressType", "ipv4");
    configuration.set("targetDomainName", target);
    configuration
}
