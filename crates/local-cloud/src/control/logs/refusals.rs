//! What CloudWatch Logs refuses.

use crate::control::refusal::refusals;

const GROUP: &str =
    "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html";

refusals! { "CloudWatch Logs":
    group_exists(): Aws, "CreateLogGroup", "ResourceAlreadyExistsException", "The specified log group already exists", Verified, GROUP;
    group_reserved(): Aws, "CreateLogGroup", "InvalidParameterException", "Log groups starting with AWS/ are reserved for AWS.", Approximate, GROUP;
}
