// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! Functions of the provider.

use crate::generated::{VERSION, support};
use pulumi_sdk::{Context, Input, InvokeOptions};

/// The ECR Authorization Token data source allows the authorization token, proxy endpoint, token expiration
/// date, user name and password to be retrieved for an ECR repository.
#[inline]
pub fn get_authorization_token(
    context: &Context,
    args: GetAuthorizationTokenArgs,
    options: InvokeOptions,
) -> GetAuthorizationTokenResult {
    GetAuthorizationTokenResult(context.invoke_answer(
        "aws:ecr/getAuthorizationToken:getAuthorizationToken",
        args,
        options.default_version(VERSION),
    ))
}

arguments! {
    /// The arguments of `get_authorization_token`.
    #[derive(Default)]
    GetAuthorizationTokenArgs, GetAuthorizationTokenArgsBuilder;
    required {}
    optional {
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: Input<String> = "region";
        /// AWS account ID of the ECR Repository. If not specified the default account is assumed.
        registry_id: Input<String> = "registryId";
    }
}

answer! {
    /// What `get_authorization_token` gives.
    GetAuthorizationTokenResult;
    /// Temporary IAM authentication credentials to access the ECR repository encoded in base64 in the form
    /// of `user_name:password`.
    authorization_token: String = "authorizationToken";
    /// Time in UTC RFC3339 format when the authorization token expires.
    expires_at: String = "expiresAt";
    /// The provider-assigned unique ID for this managed resource.
    id: String = "id";
    /// Password decoded from the authorization token.
    password: String = "password";
    /// Registry URL to use in the docker login command.
    proxy_endpoint: String = "proxyEndpoint";
    /// The property `region`.
    region: String = "region";
    /// The property `registryId`.
    registry_id: Option<String> = "registryId";
    /// User name decoded from the authorization token.
    user_name: String = "userName";
}
