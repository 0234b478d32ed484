// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! Functions of the provider.

use crate::generated::{VERSION, support};
use pulumi_sdk::{Context, Input, InvokeOptions};

/// Provides an SSM Parameter data source.
#[inline]
pub fn get_parameter(
    context: &Context,
    args: GetParameterArgs,
    options: InvokeOptions,
) -> GetParameterResult {
    GetParameterResult(context.invoke_answer(
        "aws:ssm/getParameter:getParameter",
        args,
        options.default_version(VERSION),
    ))
}

arguments! {
    /// The arguments of `get_parameter`.
    #[derive(Default)]
    GetParameterArgs, GetParameterArgsBuilder;
    required {}
    optional {
        /// Name of the parameter. To query by parameter version use `name:version` (e.g., `foo:3`).
        name: Input<String> = "name";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: Input<String> = "region";
        /// Whether to return decrypted `SecureString` value. Defaults to `true`.
        with_decryption: Input<bool> = "withDecryption";
    }
}

answer! {
    /// What `get_parameter` gives.
    GetParameterResult;
    /// ARN of the parameter.
    arn: String = "arn";
    /// The provider-assigned unique ID for this managed resource.
    id: String = "id";
    /// Value of the parameter. \*\*Use caution:\*\* This value is never marked as sensitive.
    insecure_value: String = "insecureValue";
    /// Name of the parameter.
    name: String = "name";
    /// The property `region`.
    region: String = "region";
    /// Type of the parameter. Valid types are `String`, `StringList` and `SecureString`.
    type_: String = "type";
    /// Value of the parameter. This value is always marked as sensitive in the pulumi preview output,
    /// regardless of `type`.
    value: String = "value";
    /// Version of the parameter.
    version: i64 = "version";
    /// The property `withDecryption`.
    with_decryption: Option<bool> = "withDecryption";
}
