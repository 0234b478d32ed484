// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! The resource `aws:apigatewayv2/apiMapping:ApiMapping`.

use crate::generated::{VERSION, missing, support};
use pulumi_sdk::Input;

resource! {
    /// Manages an Amazon API Gateway Version 2 API mapping.
    ApiMapping(ApiMappingArgs) = "aws:apigatewayv2/apiMapping:ApiMapping" as custom;
    outputs {
        /// API identifier.
        api_id: String = "apiId";
        /// API mapping key. Refer to REST API, HTTP API or WebSocket API.
        api_mapping_key: Option<String> = "apiMappingKey";
        /// Domain name. Use the `apigatewayv2.DomainName` resource to configure a domain name.
        domain_name: String = "domainName";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: String = "region";
        /// API stage. Use the `apigatewayv2.Stage` resource to configure an API stage.
        stage: String = "stage";
    }
}

arguments! {
    /// The arguments of `ApiMapping`.
    ApiMappingArgs, ApiMappingArgsBuilder;
    required {
        /// API identifier.
        api_id: Input<String> = "apiId";
        /// Domain name. Use the `apigatewayv2.DomainName` resource to configure a domain name.
        domain_name: Input<String> = "domainName";
        /// API stage. Use the `apigatewayv2.Stage` resource to configure an API stage.
        stage: Input<String> = "stage";
    }
    optional {
        /// API mapping key. Refer to REST API, HTTP API or WebSocket API.
        api_mapping_key: Input<String> = "apiMappingKey";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: Input<String> = "region";
    }
}
