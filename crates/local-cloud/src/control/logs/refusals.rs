//! What CloudWatch Logs refuses.

use crate::control::refusal::refusals;

const GROUP: &str =
    "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html";

refusals! { "CloudWatch Logs":
    group_exists(): Aws, "CreateLogGroup", "ResourceAlreadyExistsException", "The specified log group already exists", Verified, GROUP;
    group_reserved(): Aws, "CreateLogGroup", "InvalidParameterException", "Log groups starting with AWS/ are reserved for AWS.", Approximate, GROUP;
    group_protected(name): Aws, "DeleteLogGroup", "ValidationException", "Log group {name} has deletion protection enabled", Approximate, "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DeleteLogGroup.html";
    key_arn(arn): Provider, "", "", "\"kmsKeyId\" ({arn}) is an invalid ARN: arn: invalid prefix", Verified, "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/verify/validate.go";
}
