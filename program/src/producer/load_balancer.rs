//! The internal load balancer and its one listener, which answers 404 where no service's rule matches.

use aws::lb;
use pulumi_sdk::{Context, ResourceOptions};

use super::access_logs::AccessLogs;
use crate::{network::Network, security::SecurityGroup, settings::Settings};

/// The newest of AWS's policies with TLS 1.2 and 1.3 alone.
const TLS_POLICY: &str = "ELBSecurityPolicy-TLS13-1-2-2021-06";

/// The load balancer, as far as others need it.
pub(super) struct Frontend {
    pub load_balancer: lb::LoadBalancer,
    pub listener: lb::Listener,
    pub port: u16,
    /// The load balancer's security group.
    pub group: SecurityGroup,
}

impl Frontend {
    pub fn new(scope: &Context, name: &str, network: &Network, settings: &Settings) -> Self {
        let group = SecurityGroup::new(
            scope,
            &format!("{name}-alb-sg"),
            "Internal load balancer",
            &network.vpc_id,
            settings,
        );
        let mut options = ResourceOptions::new()
            .protect(settings.deletion_protection)
            // A load balancer cannot move to another VPC, and its provider would try.
            .replacement_trigger(network.vpc_id.clone());
        let logs = settings
            .load_balancer_access_logs
            .then(|| AccessLogs::new(scope, &format!("{name}-alb-logs"), settings));
        if let Some(logs) = &logs {
            // AWS tries to write to the bucket when logging is switched on.
            options = options.depends_on(&logs.policy);
        }
        let load_balancer = lb::LoadBalancer::with_options(
            scope,
            &format!("{name}-alb"),
            lb::LoadBalancerArgs::builder()
                .internal(true)
                .load_balancer_type("application")
                .security_groups([group.id()])
                .subnets(network.private_subnet_ids.clone())
                .drop_invalid_header_fields(true)
                .enable_deletion_protection(settings.deletion_protection)
                .access_logs(logs.map(|logs| {
                    lb::LoadBalancerAccessLogs::builder().bucket(logs.bucket.id()).enabled(true).build()
                }))
                .tags(settings.tags(name))
                .build(),
            options,
        );
        let certificate = settings.load_balancer_certificate_arn.as_deref();
        let (port, protocol) = if certificate.is_some() { (443, "HTTPS") } else { (80, "HTTP") };
        let listener = lb::Listener::new(
            scope,
            &format!("{name}-listener"),
            lb::ListenerArgs::builder()
                .load_balancer_arn(load_balancer.arn())
                .port(i64::from(port))
                .protocol(protocol)
                .certificate_arn(certificate)
                .ssl_policy(certificate.map(|_| TLS_POLICY))
                .default_actions([not_found()])
                .tags(settings.tags(name))
                .build(),
        );
        Self { load_balancer, listener, port, group }
    }
}

/// The response to paths that belong to no service.
fn not_found() -> lb::ListenerDefaultAction {
    lb::ListenerDefaultAction::builder()
        .type_("fixed-response")
        .fixed_response(
            lb::ListenerDefaultActionFixedResponse::builder()
                .status_code("404")
                .content_type("application/json")
                .message_body(r#"{"message":"Not Found"}"#)
                .build(),
        )
        .build()
}
