//! The tier that serves: the network, the cluster, the internal load balancer with its listener, the VPC
//! link, the services.

mod access_logs;
mod environment;
mod load_balancer;
mod scaling;
mod service;
mod task;

use aws::{apigatewayv2, ecs, servicediscovery};
use pulumi_sdk::{Component, Context, Output, ResourceOptions};

pub use service::Service;

use load_balancer::Frontend;

use crate::{
    image::Credentials,
    network::{Network, NetworkArgs},
    security::SecurityGroup,
    settings::Settings,
};

/// What a [`Producer`] is made from.
pub struct ProducerArgs<'a> {
    pub settings: &'a Settings,
    /// Names of the availability zones.
    pub zones: Vec<Output<String>>,
}

/// The serving tier, as far as others need it.
pub struct Producer {
    /// The VPC link that the API reaches the load balancer through.
    pub vpc_link_id: Output<String>,
    /// The listener that the API's requests go to.
    pub listener_arn: Output<String>,
    /// The load balancer's name in metrics.
    pub load_balancer_arn_suffix: Output<String>,
    /// The ECS cluster's name.
    pub cluster_name: Output<String>,
    /// The services behind the listener.
    pub services: Vec<Service>,
}

/// What every service of the tier shares.
struct Platform<'a> {
    scope: &'a Component,
    settings: &'a Settings,
    network: Network,
    cluster: ecs::Cluster,
    namespace: servicediscovery::PrivateDnsNamespace,
    frontend: Frontend,
    credentials: Credentials,
}

impl Producer {
    /// Registers the tier below `ctx`.
    ///
    /// # Errors
    /// The VPC's block has no room for the subnets.
    pub fn new(ctx: &Context, name: &str, args: ProducerArgs<'_>) -> anyhow::Result<Self> {
        let settings = args.settings;
        let scope = ctx.component("http-api-fargate:producer:Producer", name, ResourceOptions::new());
        let network = Network::new(
            &scope,
            &format!("{name}-network"),
            NetworkArgs {
                settings,
                cidr: settings.producer_cidr,
                // Two kinds of subnet in up to three zones: an eighth of the block each.
                subnet_prefix: settings.producer_cidr.prefix_len() + 3,
                zones: args.zones,
                private: Some(settings.egress),
            },
        )?;
        let frontend = Frontend::new(&scope, name, &network, settings);

        let link_group = SecurityGroup::new(
            &scope,
            &format!("{name}-link-sg"),
            "VPC link of the HTTP API",
            &network.vpc_id,
            settings,
        );
        link_group.allow(&scope, frontend.port, &frontend.group);
        let vpc_link = apigatewayv2::VpcLink::new(
            &scope,
            &format!("{name}-vpc-link"),
            apigatewayv2::VpcLinkArgs::builder()
                .security_group_ids([link_group.id()])
                .subnet_ids(network.private_subnet_ids.clone())
                .tags(settings.tags(name))
                .build(),
        );

        let insights = if settings.container_insights { "enabled" } else { "disabled" };
        let cluster = ecs::Cluster::new(
            &scope,
            &format!("{name}-cluster"),
            ecs::ClusterArgs::builder()
                .settings([ecs::ClusterSetting::builder().name("containerInsights").value(insights).build()])
                .tags(settings.tags(name))
                .build(),
        );
        let namespace = servicediscovery::PrivateDnsNamespace::new(
            &scope,
            &format!("{name}-namespace"),
            servicediscovery::PrivateDnsNamespaceArgs::builder()
                .name("http-api.local")
                .description("Private DNS names of the services")
                .vpc(network.vpc_id.clone())
                .tags(settings.tags(name))
                .build(),
        );

        let credentials = Credentials::of_registry(&scope);
        let platform =
            Platform { scope: &scope, settings, network, cluster, namespace, frontend, credentials };
        let services: Vec<_> = (1..)
            .zip(settings.specs)
            .map(|(priority, spec)| Service::new(&platform, &format!("{name}-{}", spec.name), spec, priority))
            .collect();

        let producer = Self {
            vpc_link_id: vpc_link.id(),
            listener_arn: platform.frontend.listener.arn(),
            load_balancer_arn_suffix: platform.frontend.load_balancer.arn_suffix(),
            cluster_name: platform.cluster.name(),
            services,
        };
        scope.register_outputs(pulumi_sdk::properties! {
            "vpcLinkId" => producer.vpc_link_id.clone(),
            "listenerArn" => producer.listener_arn.clone(),
            "clusterName" => producer.cluster_name.clone(),
        });
        Ok(producer)
    }
}
