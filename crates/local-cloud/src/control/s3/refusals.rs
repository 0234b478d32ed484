//! What S3 refuses.

use crate::control::refusal::refusals;

const CODES: &str = "https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html";
const PREFLIGHT: &str = "https://github.com/badmintoncryer/cdk-preflight";

refusals! { "S3":
    bucket_exists(): Aws, "CreateBucket", "BucketAlreadyOwnedByYou", "Your previous request to create the named bucket succeeded and you already own it.", Verified, CODES;
    bucket_not_found(): Aws, "", "NoSuchBucket", "The specified bucket does not exist", Verified, CODES;
    bucket_name(): Aws, "CreateBucket", "InvalidBucketName", "The specified bucket is not valid.", Verified, "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html";
    policy_principal(): Aws, "PutBucketPolicy", "MalformedPolicy", "Missing required field Principal", Verified, PREFLIGHT;
    policy_resource(): Aws, "PutBucketPolicy", "MalformedPolicy", "Policy has invalid resource", Verified, CODES;
    policy_action(): Aws, "PutBucketPolicy", "MalformedPolicy", "Action does not apply to any resource(s) in statement", Verified, PREFLIGHT;
    policy_public(account, bucket): Aws, "PutBucketPolicy", "AccessDenied", "User: arn:aws:iam::{account}:user/local is not authorized to perform: s3:PutBucketPolicy on resource: \"arn:aws:s3:::{bucket}\" because public policies are prevented by the BlockPublicPolicy setting in S3 Block Public Access.", Verified, PREFLIGHT;
    lifecycle_action(): Aws, "PutBucketLifecycleConfiguration", "InvalidRequest", "At least one action needs to be specified in a rule", Approximate, PREFLIGHT;
    lifecycle_id(): Aws, "PutBucketLifecycleConfiguration", "InvalidArgument", "Rule ID must be unique. Found same ID for more than one rule", Verified, PREFLIGHT;
    lifecycle_days(prefix): Aws, "PutBucketLifecycleConfiguration", "InvalidArgument", "'Days' in the Expiration action for filter '(prefix={prefix})' must be greater than 'Days' in the Transition action", Verified, PREFLIGHT;
}
