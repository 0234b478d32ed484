// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! The resource `aws:ecs/cluster:Cluster`.

use std::collections::BTreeMap;

use crate::generated::{VERSION, support};
use pulumi_sdk::{Input, InputMap};

resource! {
    /// Provides an ECS cluster.
    Cluster(ClusterArgs) = "aws:ecs/cluster:Cluster" as custom;
    outputs {
        /// ARN that identifies the cluster.
        arn: String = "arn";
        /// Execute command configuration for the cluster.
        configuration: Option<super::outputs::ClusterConfiguration> = "configuration";
        /// Name of the cluster (up to 255 letters, numbers, hyphens, and underscores)
        name: String = "name";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: String = "region";
        /// Default Service Connect namespace.
        service_connect_defaults: Option<super::outputs::ClusterServiceConnectDefaults> = "serviceConnectDefaults";
        /// Configuration block(s) with cluster settings. For example, this can be used to enable CloudWatch
        /// Container Insights for a cluster.
        settings: Vec<super::outputs::ClusterSetting> = "settings";
        /// Key-value map of resource tags.
        tags: Option<BTreeMap<String, String>> = "tags";
        /// Map of tags assigned to the resource, including those inherited from the provider `default_tags`
        /// configuration block.
        tags_all: BTreeMap<String, String> = "tagsAll";
    }
}

arguments! {
    /// The arguments of `Cluster`.
    #[derive(Default)]
    ClusterArgs, ClusterArgsBuilder;
    required {}
    optional {
        /// Execute command configuration for the cluster.
        configuration: support::Nested<super::ClusterConfiguration> = "configuration";
        /// Name of the cluster (up to 255 letters, numbers, hyphens, and underscores)
        name: Input<String> = "name";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: Input<String> = "region";
        /// Default Service Connect namespace.
        service_connect_defaults: support::Nested<super::ClusterServiceConnectDefaults> = "serviceConnectDefaults";
        /// Configuration block(s) with cluster settings. For example, this can be used to enable CloudWatch
        /// Container Insights for a cluster.
        settings: support::NestedList<super::ClusterSetting> = "settings";
        /// Key-value map of resource tags.
        tags: InputMap<String> = "tags";
    }
}
