// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! Functions of the provider.

use crate::generated::{VERSION, support};
use pulumi_sdk::{Context, Input, InvokeOptions};

/// Use this data source to get the Account ID of the AWS Elastic Load Balancing Service Account in a given
/// region for the purpose of permitting in S3 bucket policy.
#[inline]
pub fn get_service_account(
    context: &Context,
    args: GetServiceAccountArgs,
    options: InvokeOptions,
) -> GetServiceAccountResult {
    GetServiceAccountResult(context.invoke_answer(
        "aws:elb/getServiceAccount:getServiceAccount",
        args,
        options.default_version(VERSION),
    ))
}

arguments! {
    /// The arguments of `get_service_account`.
    #[derive(Default)]
    GetServiceAccountArgs, GetServiceAccountArgsBuilder;
    required {}
    optional {
        /// Name of the Region whose AWS ELB account ID is desired. Defaults to the Region set in the
        /// provider configuration.
        region: Input<String> = "region";
    }
}

answer! {
    /// What `get_service_account` gives.
    GetServiceAccountResult;
    /// ARN of the AWS ELB service account in the selected Region.
    arn: String = "arn";
    /// The provider-assigned unique ID for this managed resource.
    id: String = "id";
    /// The property `region`.
    region: String = "region";
}
