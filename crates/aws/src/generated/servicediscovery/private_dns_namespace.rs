// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! The resource `aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace`.

use std::collections::BTreeMap;

use crate::generated::{VERSION, missing, support};
use pulumi_sdk::{Input, InputMap};

resource! {
    /// Provides a Service Discovery Private DNS Namespace resource.
    PrivateDnsNamespace(PrivateDnsNamespaceArgs) = "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace" as custom;
    outputs {
        /// The ARN that Amazon Route 53 assigns to the namespace when you create it.
        arn: String = "arn";
        /// The description that you specify for the namespace when you create it.
        description: Option<String> = "description";
        /// The ID for the hosted zone that Amazon Route 53 creates when you create a namespace.
        hosted_zone: String = "hostedZone";
        /// The name of the namespace.
        name: String = "name";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: String = "region";
        /// A map of tags to assign to the namespace.
        tags: Option<BTreeMap<String, String>> = "tags";
        /// A map of tags assigned to the resource, including those inherited from the provider
        /// `default_tags` configuration block.
        tags_all: BTreeMap<String, String> = "tagsAll";
        /// The ID of VPC that you want to associate the namespace with.
        vpc: String = "vpc";
    }
}

arguments! {
    /// The arguments of `PrivateDnsNamespace`.
    PrivateDnsNamespaceArgs, PrivateDnsNamespaceArgsBuilder;
    required {
        /// The ID of VPC that you want to associate the namespace with.
        vpc: Input<String> = "vpc";
    }
    optional {
        /// The description that you specify for the namespace when you create it.
        description: Input<String> = "description";
        /// The name of the namespace.
        name: Input<String> = "name";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: Input<String> = "region";
        /// A map of tags to assign to the namespace.
        tags: InputMap<String> = "tags";
    }
}
