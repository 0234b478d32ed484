//! Listeners.

use provider_kit::{Failure, Map};

use crate::control::{
    account::Record,
    acm::certificate,
    elbv2::{actions, refusals},
    error::{AwsError, Outcome},
    fields::Fields,
    ids,
    resource_type::{Context, Created, ResourceType},
    token,
};

pub struct Listener;

impl ResourceType for Listener {
    fn check(&self, inputs: &Map) -> Vec<Failure> {
        let mut failures = actions::check(inputs, "defaultActions");
        if !inputs.has("port") {
            failures.push(refusals::listener_port().at("port"));
        }
        match inputs.str("protocol") {
            Some("HTTPS") if !inputs.has("certificateArn") => {
                failures.push(refusals::certificate_needed().at("certificateArn"));
            }
            Some("HTTPS") => {
                let to_http = |action: &&Map| {
                    action.object("redirect").and_then(|redirect| redirect.str("protocol")) == Some("HTTP")
                };
                if inputs.objects("defaultActions").iter().any(to_http) {
                    failures.push(refusals::redirect_to_http().at("defaultActions"));
                }
            }
            Some("HTTP") => {
                if inputs.has("certificateArn") {
                    failures.push(refusals::certificate_over_http().at("certificateArn"));
                }
                if inputs.has("sslPolicy") {
                    failures.push(refusals::policy_over_http().at("sslPolicy"));
                }
            }
            // Absent, or not known yet.
            None => {}
            Some(other) => failures.push(refusals::listener_protocol(other).at("protocol")),
        }
        failures
    }

    fn defaults(&self, outputs: &mut Map) {
        outputs.set_default("protocol", "HTTP");
        if outputs.str("protocol") == Some("HTTPS") {
            outputs.set_default("sslPolicy", "ELBSecurityPolicy-2016-08");
        }
    }

    fn duplicate(&self, context: &Context<'_>, _: &Record) -> Option<AwsError> {
        Some(refusals::listener_exists(context.str("loadBalancerArn")))
    }

    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        let balancer_arn = context.str("loadBalancerArn");
        let missing = || refusals::balancer_not_found(balancer_arn);
        let balancer = context.require(token::LOAD_BALANCER, balancer_arn, missing)?;
        actions::check_targets(context, balancer, "defaultActions")?;
        check_tls(context)?;
        let suffix = balancer.str_or_empty("arnSuffix");
        let arn = context.keep("arn", || {
            context.arn("elasticloadbalancing", format!("listener/{suffix}/{}", ids::hex(16)))
        });
        Ok(Created::by_arn(arn, Map::new()))
    }
}

/// Refuses a certificate that cannot be, and a security policy with no name of AWS's.
fn check_tls(context: &Context<'_>) -> Outcome<()> {
    if let Some(arn) = context.inputs.str("certificateArn") {
        match certificate::parse(arn) {
            None => return Err(refusals::certificate_arn(arn)),
            Some((certificate::Service::Acm, other)) if other != context.region => {
                return Err(refusals::certificate_elsewhere(arn, other, context.region));
            }
            Some(_) => {}
        }
    }
    match context.inputs.str("sslPolicy") {
        Some(policy)
            if !policy.strip_prefix("ELBSecurityPolicy-").is_some_and(|name| POLICIES.contains(&name)) =>
        {
            Err(refusals::policy_not_found(policy))
        }
        _ => Ok(()),
    }
}

/// The predefined security policies of September 2026, after `ELBSecurityPolicy-`. Source:
/// <https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html>
const POLICIES: [&str; 46] = [
    "2015-05",
    "2016-08",
    "FS-1-1-2019-08",
    "FS-1-2-2019-08",
    "FS-1-2-Res-2019-08",
    "FS-1-2-Res-2020-10",
    "FS-2018-06",
    "TLS-1-0-2015-04",
    "TLS-1-1-2017-01",
    "TLS-1-2-2017-01",
    "TLS-1-2-Ext-2018-06",
    "TLS13-1-0-2021-06",
    "TLS13-1-0-FIPS-2023-04",
    "TLS13-1-0-FIPS-PQ-2025-09",
    "TLS13-1-0-PQ-2025-09",
    "TLS13-1-1-2021-06",
    "TLS13-1-1-FIPS-2023-04",
    "TLS13-1-2-2021-06",
    "TLS13-1-2-Ext0-FIPS-2023-04",
    "TLS13-1-2-Ext0-FIPS-PQ-2025-09",
    "TLS13-1-2-Ext0-RFC9151-FIPS-2023-07",
    "TLS13-1-2-Ext1-2021-06",
    "TLS13-1-2-Ext1-FIPS-2023-04",
    "TLS13-1-2-Ext1-FIPS-PQ-2025-09",
    "TLS13-1-2-Ext1-PQ-2025-09",
    "TLS13-1-2-Ext2-2021-06",
    "TLS13-1-2-Ext2-FIPS-2023-04",
    "TLS13-1-2-Ext2-FIPS-PQ-2025-09",
    "TLS13-1-2-Ext2-PQ-2025-09",
    "TLS13-1-2-FIPS-2023-04",
    "TLS13-1-2-FIPS-PQ-2025-09",
    "TLS13-1-2-PQ-2025-09",
    "TLS13-1-2-RFC9151-FIPS-2023-07",
    "TLS13-1-2-RFC9151-INTEROP1-FIPS-2023-07",
    "TLS13-1-2-RFC9151-INTEROP2-FIPS-2023-07",
    "TLS13-1-2-RFC9151-INTEROP3-FIPS-2023-07",
    "TLS13-1-2-RFC9151-INTEROP4-FIPS-2023-07",
    "TLS13-1-2-Res-2021-06",
    "TLS13-1-2-Res-FIPS-2023-04",
    "TLS13-1-2-Res-FIPS-PQ-2025-09",
    "TLS13-1-2-Res-PQ-2025-09",
    "TLS13-1-3-2021-06",
    "TLS13-1-3-FIPS-2023-04",
    "TLS13-1-3-FIPS-PQ-2025-09",
    "TLS13-1-3-PQ-2025-09",
    "TLS13-1-3-RFC9151-FIPS-2023-07",
];
