// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! The resource `aws:apigatewayv2/domainName:DomainName`.

use std::collections::BTreeMap;

use crate::generated::{VERSION, missing, support};
use pulumi_sdk::{Input, InputMap};

resource! {
    /// Manages an Amazon API Gateway Version 2 domain name.
    DomainName(DomainNameArgs) = "aws:apigatewayv2/domainName:DomainName" as custom;
    outputs {
        /// API mapping selection expression for the domain name.
        api_mapping_selection_expression: String = "apiMappingSelectionExpression";
        /// ARN of the domain name.
        arn: String = "arn";
        /// Domain name. Must be between 1 and 512 characters in length.
        domain_name: String = "domainName";
        /// Domain name configuration.
        domain_name_configuration: super::outputs::DomainNameDomainNameConfiguration = "domainNameConfiguration";
        /// Mutual TLS authentication configuration for the domain name.
        mutual_tls_authentication: Option<super::outputs::DomainNameMutualTlsAuthentication> = "mutualTlsAuthentication";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: String = "region";
        /// Mode to route traffic for the domain name. Valid values: `API_MAPPING_ONLY`,
        /// `ROUTING_RULE_ONLY`, `ROUTING_RULE_THEN_API_MAPPING`.
        routing_mode: String = "routingMode";
        /// Map of tags to assign to the domain name.
        tags: Option<BTreeMap<String, String>> = "tags";
        /// Map of tags assigned to the resource, including those inherited from the provider `default_tags`
        /// configuration block.
        tags_all: BTreeMap<String, String> = "tagsAll";
    }
}

arguments! {
    /// The arguments of `DomainName`.
    DomainNameArgs, DomainNameArgsBuilder;
    required {
        /// Domain name. Must be between 1 and 512 characters in length.
        domain_name: Input<String> = "domainName";
        /// Domain name configuration.
        domain_name_configuration: support::Nested<super::DomainNameDomainNameConfiguration> = "domainNameConfiguration";
    }
    optional {
        /// Mutual TLS authentication configuration for the domain name.
        mutual_tls_authentication: support::Nested<super::DomainNameMutualTlsAuthentication> = "mutualTlsAuthentication";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: Input<String> = "region";
        /// Mode to route traffic for the domain name. Valid values: `API_MAPPING_ONLY`,
        /// `ROUTING_RULE_ONLY`, `ROUTING_RULE_THEN_API_MAPPING`.
        routing_mode: Input<String> = "routingMode";
        /// Map of tags to assign to the domain name.
        tags: InputMap<String> = "tags";
    }
}
