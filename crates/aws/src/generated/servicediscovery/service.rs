// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! The resource `aws:servicediscovery/service:Service`.

use std::collections::BTreeMap;

use crate::generated::{VERSION, support};
use pulumi_sdk::{Input, InputMap};

resource! {
    /// Provides a Service Discovery Service resource.
    Service(ServiceArgs) = "aws:servicediscovery/service:Service" as custom;
    outputs {
        /// The ARN of the service.
        arn: String = "arn";
        /// The description of the service.
        description: Option<String> = "description";
        /// A complex type that contains information about the resource record sets that you want Amazon
        /// Route 53 to create when you register an instance.
        dns_config: Option<super::outputs::ServiceDnsConfig> = "dnsConfig";
        /// A boolean that indicates all instances should be deleted from the service so that the service
        /// can be destroyed without error.
        force_destroy: Option<bool> = "forceDestroy";
        /// A complex type that contains settings for an optional health check. Only for Public DNS
        /// namespaces.
        health_check_config: Option<super::outputs::ServiceHealthCheckConfig> = "healthCheckConfig";
        /// Please use `health_check_config` instead.
        health_check_custom_config: Option<super::outputs::ServiceHealthCheckCustomConfig> = "healthCheckCustomConfig";
        /// The name of the service.
        name: String = "name";
        /// The ID of the namespace that you want to use to create the service.
        namespace_id: String = "namespaceId";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: String = "region";
        /// A map of tags to assign to the service.
        tags: Option<BTreeMap<String, String>> = "tags";
        /// The property `tagsAll`.
        tags_all: BTreeMap<String, String> = "tagsAll";
        /// If present, specifies that the service instances are only discoverable using the
        /// `DiscoverInstances` API operation.
        type_: String = "type";
    }
}

arguments! {
    /// The arguments of `Service`.
    #[derive(Default)]
    ServiceArgs, ServiceArgsBuilder;
    required {}
    optional {
        /// The description of the service.
        description: Input<String> = "description";
        /// A complex type that contains information about the resource record sets that you want Amazon
        /// Route 53 to create when you register an instance.
        dns_config: support::Nested<super::ServiceDnsConfig> = "dnsConfig";
        /// A boolean that indicates all instances should be deleted from the service so that the service
        /// can be destroyed without error.
        force_destroy: Input<bool> = "forceDestroy";
        /// A complex type that contains settings for an optional health check. Only for Public DNS
        /// namespaces.
        health_check_config: support::Nested<super::ServiceHealthCheckConfig> = "healthCheckConfig";
        /// Please use `health_check_config` instead.
        health_check_custom_config: support::Nested<super::ServiceHealthCheckCustomConfig> = "healthCheckCustomConfig";
        /// The name of the service.
        name: Input<String> = "name";
        /// The ID of the namespace that you want to use to create the service.
        namespace_id: Input<String> = "namespaceId";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: Input<String> = "region";
        /// A map of tags to assign to the service.
        tags: InputMap<String> = "tags";
        /// If present, specifies that the service instances are only discoverable using the
        /// `DiscoverInstances` API operation.
        type_: Input<String> = "type";
    }
}
