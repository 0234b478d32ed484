// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! The resource `aws:apigatewayv2/api:Api`.

use std::collections::BTreeMap;

use crate::generated::{VERSION, missing, support};
use pulumi_sdk::{Input, InputMap};

resource! {
    /// Manages an Amazon API Gateway Version 2 API.
    Api(ApiArgs) = "aws:apigatewayv2/api:Api" as custom;
    outputs {
        /// URI of the API, of the form `https://{api-id}.execute-api.{region}.amazonaws.com` for HTTP APIs
        /// and `wss://{api-id}.execute-api.{region}.amazonaws.com` for WebSocket APIs.
        api_endpoint: String = "apiEndpoint";
        /// API key selection expression. Valid values: `$context.authorizer.usageIdentifierKey`,
        /// `$request.header.x-api-key`.
        api_key_selection_expression: Option<String> = "apiKeySelectionExpression";
        /// ARN of the API.
        arn: String = "arn";
        /// OpenAPI specification that defines the set of routes and integrations to create as part of the
        /// HTTP APIs. Supported only for HTTP APIs.
        body: Option<String> = "body";
        /// Cross-origin resource sharing (CORS) configuration. Applicable for HTTP APIs.
        cors_configuration: Option<super::outputs::ApiCorsConfiguration> = "corsConfiguration";
        /// Part of \_quick create\_. Specifies any credentials required for the integration.
        credentials_arn: Option<String> = "credentialsArn";
        /// Description of the API. Must be less than or equal to 1024 characters in length.
        description: Option<String> = "description";
        /// Whether clients can invoke the API by using the default `execute-api` endpoint.
        disable_execute_api_endpoint: Option<bool> = "disableExecuteApiEndpoint";
        /// ARN prefix to be used in an `lambda.Permission`'s `source_arn` attribute or in an `iam.Policy`
        /// to authorize access to the `@connections` API.
        execution_arn: String = "executionArn";
        /// Whether warnings should return an error while API Gateway is creating or updating the resource
        /// using an OpenAPI specification. Defaults to `false`.
        fail_on_warnings: Option<bool> = "failOnWarnings";
        /// IP address types that can invoke the API. Valid values: `ipv4`, `dualstack`.
        ip_address_type: String = "ipAddressType";
        /// Name of the API. Must be less than or equal to 128 characters in length.
        name: String = "name";
        /// API protocol. Valid values: `HTTP`, `WEBSOCKET`.
        protocol_type: String = "protocolType";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: String = "region";
        /// Part of \_quick create\_. Specifies any route key.
        route_key: Option<String> = "routeKey";
        /// Route selection expression for the API. Defaults to `$request.method $request.path`.
        route_selection_expression: Option<String> = "routeSelectionExpression";
        /// Map of tags to assign to the API.
        tags: Option<BTreeMap<String, String>> = "tags";
        /// Map of tags assigned to the resource, including those inherited from the provider `default_tags`
        /// configuration block.
        tags_all: BTreeMap<String, String> = "tagsAll";
        /// Part of \_quick create\_.
        target: Option<String> = "target";
        /// Version identifier for the API. Must be between 1 and 64 characters in length.
        version: Option<String> = "version";
    }
}

arguments! {
    /// The arguments of `Api`.
    ApiArgs, ApiArgsBuilder;
    required {
        /// API protocol. Valid values: `HTTP`, `WEBSOCKET`.
        protocol_type: Input<String> = "protocolType";
    }
    optional {
        /// API key selection expression. Valid values: `$context.authorizer.usageIdentifierKey`,
        /// `$request.header.x-api-key`.
        api_key_selection_expression: Input<String> = "apiKeySelectionExpression";
        /// OpenAPI specification that defines the set of routes and integrations to create as part of the
        /// HTTP APIs. Supported only for HTTP APIs.
        body: Input<String> = "body";
        /// Cross-origin resource sharing (CORS) configuration. Applicable for HTTP APIs.
        cors_configuration: support::Nested<super::ApiCorsConfiguration> = "corsConfiguration";
        /// Part of \_quick create\_. Specifies any credentials required for the integration.
        credentials_arn: Input<String> = "credentialsArn";
        /// Description of the API. Must be less than or equal to 1024 characters in length.
        description: Input<String> = "description";
        /// Whether clients can invoke the API by using the default `execute-api` endpoint.
        disable_execute_api_endpoint: Input<bool> = "disableExecuteApiEndpoint";
        /// Whether warnings should return an error while API Gateway is creating or updating the resource
        /// using an OpenAPI specification. Defaults to `false`.
        fail_on_warnings: Input<bool> = "failOnWarnings";
        /// IP address types that can invoke the API. Valid values: `ipv4`, `dualstack`.
        ip_address_type: Input<String> = "ipAddressType";
        /// Name of the API. Must be less than or equal to 128 characters in length.
        name: Input<String> = "name";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: Input<String> = "region";
        /// Part of \_quick create\_. Specifies any route key.
        route_key: Input<String> = "routeKey";
        /// Route selection expression for the API. Defaults to `$request.method $request.path`.
        route_selection_expression: Input<String> = "routeSelectionExpression";
        /// Map of tags to assign to the API.
        tags: InputMap<String> = "tags";
        /// Part of \_quick create\_.
        target: Input<String> = "target";
        /// Version identifier for the API. Must be between 1 and 64 characters in length.
        version: Input<String> = "version";
    }
}
