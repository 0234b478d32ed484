//! The tier that calls: the HTTP API before the producer's load balancer, and a bastion in a VPC of its own.

mod api;
mod bastion;

use aws::apigatewayv2;
use pulumi_sdk::{Context, Output, ResourceOptions};

use crate::{
    network::{Network, NetworkArgs},
    settings::{Bastion, Settings},
};

/// What a [`Consumer`] is made from.
pub struct ConsumerArgs<'a> {
    pub settings: &'a Settings,
    /// Names of the availability zones.
    pub zones: Vec<Output<String>>,
    /// The producer's VPC link.
    pub vpc_link_id: Output<String>,
    pub listener_arn: Output<String>,
}

/// The calling tier, as far as others need it.
pub struct Consumer {
    pub api: apigatewayv2::Api,
    /// URL of the HTTP API, without a slash at its end.
    pub api_endpoint: Output<String>,
    /// What the DNS record of a custom domain must point at.
    pub domain_target: Option<Output<String>>,
    /// Public address of the bastion, if there is one.
    pub bastion_public_ip: Option<Output<String>>,
}

impl Consumer {
    /// Registers the tier below `ctx`.
    ///
    /// # Errors
    /// The VPC's block has no room for the subnets.
    pub fn new(ctx: &Context, name: &str, args: ConsumerArgs<'_>) -> anyhow::Result<Self> {
        let settings = args.settings;
        let scope = ctx.component("http-api-fargate:consumer:Consumer", name, ResourceOptions::new());
        let network = Network::new(
            &scope,
            &format!("{name}-network"),
            NetworkArgs {
                settings,
                cidr: settings.consumer_cidr,
                // Public subnets of 256 addresses, or as small as a small block makes them.
                subnet_prefix: 24.max(settings.consumer_cidr.prefix_len() + 2),
                zones: args.zones,
                private: None,
            },
        )?;
        let api = api::http_api(&scope, name, args.vpc_link_id, args.listener_arn, settings);
        let domain = api::custom_domain(&scope, name, &api, settings);
        let bastion_public_ip = (settings.bastion != Bastion::None)
            .then(|| bastion::bastion(&scope, &format!("{name}-bastion"), &network, settings).public_ip());

        let consumer = Self {
            api_endpoint: match &settings.domain_name {
                Some(name) if domain.is_some() => Output::new(format!("https://{name}")),
                _ => api.api.api_endpoint(),
            },
            api: api.api,
            domain_target: domain,
            bastion_public_ip,
        };
        scope.register_outputs(pulumi_sdk::properties! {
            "apiEndpoint" => consumer.api_endpoint.clone(),
            "bastionPublicIp" => consumer.bastion_public_ip.clone(),
        });
        Ok(consumer)
    }
}
