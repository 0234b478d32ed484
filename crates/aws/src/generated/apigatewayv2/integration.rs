// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! The resource `aws:apigatewayv2/integration:Integration`.

use std::collections::BTreeMap;

use crate::generated::{VERSION, missing, support};
use pulumi_sdk::{Input, InputMap};

resource! {
    /// Manages an Amazon API Gateway Version 2 integration.
    Integration(IntegrationArgs) = "aws:apigatewayv2/integration:Integration" as custom;
    outputs {
        /// API identifier.
        api_id: String = "apiId";
        /// ID of the VPC link for a private integration. Supported only for HTTP APIs.
        connection_id: Option<String> = "connectionId";
        /// Type of the network connection to the integration endpoint. Valid values: `INTERNET`,
        /// `VPC_LINK`.
        connection_type: Option<String> = "connectionType";
        /// How to handle response payload content type conversions. Valid values: `CONVERT_TO_BINARY`,
        /// `CONVERT_TO_TEXT`.
        content_handling_strategy: Option<String> = "contentHandlingStrategy";
        /// Credentials required for the integration, if any.
        credentials_arn: Option<String> = "credentialsArn";
        /// Description of the integration.
        description: Option<String> = "description";
        /// Integration's HTTP method. Must be specified if `integration_type` is not `MOCK`.
        integration_method: Option<String> = "integrationMethod";
        /// Integration response selection expression for the integration.
        integration_response_selection_expression: String = "integrationResponseSelectionExpression";
        /// AWS service action to invoke. Supported only for HTTP APIs when `integration_type` is
        /// `AWS_PROXY`.
        integration_subtype: Option<String> = "integrationSubtype";
        /// Integration type of an integration.
        integration_type: String = "integrationType";
        /// URI of the Lambda function for a Lambda proxy integration, when `integration_type` is
        /// `AWS_PROXY`. For an `HTTP` integration, specify a fully-qualified URL.
        integration_uri: Option<String> = "integrationUri";
        /// Pass-through behavior for incoming requests based on the Content-Type header in the request, and
        /// the available mapping templates specified as the `request_templates` attribute.
        passthrough_behavior: Option<String> = "passthroughBehavior";
        /// Format of the payload sent to an integration. Valid values: `1.0`, `2.0`.
        payload_format_version: Option<String> = "payloadFormatVersion";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: String = "region";
        /// For WebSocket APIs, a key-value map specifying request parameters that are passed from the
        /// method request to the backend.
        request_parameters: Option<BTreeMap<String, String>> = "requestParameters";
        /// Map of Velocity templates that are applied on the request payload based on the value of the
        /// Content-Type header sent by the client.
        request_templates: Option<BTreeMap<String, String>> = "requestTemplates";
        /// Mappings to transform the HTTP response from a backend integration before returning the response
        /// to clients. Supported only for HTTP APIs.
        response_parameters: Option<Vec<super::outputs::IntegrationResponseParameter>> = "responseParameters";
        /// Template selection expression for the integration.
        template_selection_expression: Option<String> = "templateSelectionExpression";
        /// Custom timeout between 50 and 29,000 milliseconds for WebSocket APIs and between 50 and 30,000
        /// milliseconds for HTTP APIs.
        timeout_milliseconds: i64 = "timeoutMilliseconds";
        /// TLS configuration for a private integration. Supported only for HTTP APIs.
        tls_config: Option<super::outputs::IntegrationTlsConfig> = "tlsConfig";
    }
}

arguments! {
    /// The arguments of `Integration`.
    IntegrationArgs, IntegrationArgsBuilder;
    required {
        /// API identifier.
        api_id: Input<String> = "apiId";
        /// Integration type of an integration.
        integration_type: Input<String> = "integrationType";
    }
    optional {
        /// ID of the VPC link for a private integration. Supported only for HTTP APIs.
        connection_id: Input<String> = "connectionId";
        /// Type of the network connection to the integration endpoint. Valid values: `INTERNET`,
        /// `VPC_LINK`.
        connection_type: Input<String> = "connectionType";
        /// How to handle response payload content type conversions. Valid values: `CONVERT_TO_BINARY`,
        /// `CONVERT_TO_TEXT`.
        content_handling_strategy: Input<String> = "contentHandlingStrategy";
        /// Credentials required for the integration, if any.
        credentials_arn: Input<String> = "credentialsArn";
        /// Description of the integration.
        description: Input<String> = "description";
        /// Integration's HTTP method. Must be specified if `integration_type` is not `MOCK`.
        integration_method: Input<String> = "integrationMethod";
        /// AWS service action to invoke. Supported only for HTTP APIs when `integration_type` is
        /// `AWS_PROXY`.
        integration_subtype: Input<String> = "integrationSubtype";
        /// URI of the Lambda function for a Lambda proxy integration, when `integration_type` is
        /// `AWS_PROXY`. For an `HTTP` integration, specify a fully-qualified URL.
        integration_uri: Input<String> = "integrationUri";
        /// Pass-through behavior for incoming requests based on the Content-Type header in the request, and
        /// the available mapping templates specified as the `request_templates` attribute.
        passthrough_behavior: Input<String> = "passthroughBehavior";
        /// Format of the payload sent to an integration. Valid values: `1.0`, `2.0`.
        payload_format_version: Input<String> = "payloadFormatVersion";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: Input<String> = "region";
        /// For WebSocket APIs, a key-value map specifying request parameters that are passed from the
        /// method request to the backend.
        request_parameters: InputMap<String> = "requestParameters";
        /// Map of Velocity templates that are applied on the request payload based on the value of the
        /// Content-Type header sent by the client.
        request_templates: InputMap<String> = "requestTemplates";
        /// Mappings to transform the HTTP response from a backend integration before returning the response
        /// to clients. Supported only for HTTP APIs.
        response_parameters: support::NestedList<super::IntegrationResponseParameter> = "responseParameters";
        /// Template selection expression for the integration.
        template_selection_expression: Input<String> = "templateSelectionExpression";
        /// Custom timeout between 50 and 29,000 milliseconds for WebSocket APIs and between 50 and 30,000
        /// milliseconds for HTTP APIs.
        timeout_milliseconds: Input<i64> = "timeoutMilliseconds";
        /// TLS configuration for a private integration. Supported only for HTTP APIs.
        tls_config: support::Nested<super::IntegrationTlsConfig> = "tlsConfig";
    }
}
