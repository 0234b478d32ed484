// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! The resource `aws:apigatewayv2/authorizer:Authorizer`.

use crate::generated::{VERSION, missing, support};
use pulumi_sdk::{Input, Inputs};

resource! {
    /// Manages an Amazon API Gateway Version 2 authorizer.
    Authorizer(AuthorizerArgs) = "aws:apigatewayv2/authorizer:Authorizer" as custom;
    outputs {
        /// API identifier.
        api_id: String = "apiId";
        /// Required credentials as an IAM role for API Gateway to invoke the authorizer. Supported only for
        /// `REQUEST` authorizers.
        authorizer_credentials_arn: Option<String> = "authorizerCredentialsArn";
        /// Format of the payload sent to an HTTP API Lambda authorizer. Required for HTTP API Lambda
        /// authorizers.
        authorizer_payload_format_version: Option<String> = "authorizerPayloadFormatVersion";
        /// Time to live (TTL) for cached authorizer results, in seconds. If it equals 0, authorization
        /// caching is disabled.
        authorizer_result_ttl_in_seconds: i64 = "authorizerResultTtlInSeconds";
        /// Authorizer type. Valid values: `JWT`, `REQUEST`.
        authorizer_type: String = "authorizerType";
        /// Authorizer's URI.
        authorizer_uri: Option<String> = "authorizerUri";
        /// Whether a Lambda authorizer returns a response in a simple format. If enabled, the Lambda
        /// authorizer can return a boolean value instead of an IAM policy.
        enable_simple_responses: Option<bool> = "enableSimpleResponses";
        /// Identity sources for which authorization is requested.
        identity_sources: Option<Vec<String>> = "identitySources";
        /// Configuration of a JWT authorizer. Required for the `JWT` authorizer type.
        jwt_configuration: Option<super::outputs::AuthorizerJwtConfiguration> = "jwtConfiguration";
        /// Name of the authorizer. Must be between 1 and 128 characters in length.
        name: String = "name";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: String = "region";
    }
}

arguments! {
    /// The arguments of `Authorizer`.
    AuthorizerArgs, AuthorizerArgsBuilder;
    required {
        /// API identifier.
        api_id: Input<String> = "apiId";
        /// Authorizer type. Valid values: `JWT`, `REQUEST`.
        authorizer_type: Input<String> = "authorizerType";
    }
    optional {
        /// Required credentials as an IAM role for API Gateway to invoke the authorizer. Supported only for
        /// `REQUEST` authorizers.
        authorizer_credentials_arn: Input<String> = "authorizerCredentialsArn";
        /// Format of the payload sent to an HTTP API Lambda authorizer. Required for HTTP API Lambda
        /// authorizers.
        authorizer_payload_format_version: Input<String> = "authorizerPayloadFormatVersion";
        /// Time to live (TTL) for cached authorizer results, in seconds. If it equals 0, authorization
        /// caching is disabled.
        authorizer_result_ttl_in_seconds: Input<i64> = "authorizerResultTtlInSeconds";
        /// Authorizer's URI.
        authorizer_uri: Input<String> = "authorizerUri";
        /// Whether a Lambda authorizer returns a response in a simple format. If enabled, the Lambda
        /// authorizer can return a boolean value instead of an IAM policy.
        enable_simple_responses: Input<bool> = "enableSimpleResponses";
        /// Identity sources for which authorization is requested.
        identity_sources: Inputs<String> = "identitySources";
        /// Configuration of a JWT authorizer. Required for the `JWT` authorizer type.
        jwt_configuration: support::Nested<super::AuthorizerJwtConfiguration> = "jwtConfiguration";
        /// Name of the authorizer. Must be between 1 and 128 characters in length.
        name: Input<String> = "name";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: Input<String> = "region";
    }
}
