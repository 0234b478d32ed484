//! What S3 refuses.

use crate::control::refusal::refusals;

const CODES: &str = "https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html";

refusals! { "S3":
    bucket_exists(): Aws, "CreateBucket", "BucketAlreadyOwnedByYou", "Your previous request to create the named bucket succeeded and you already own it.", Verified, CODES;
    bucket_not_found(): Aws, "", "NoSuchBucket", "The specified bucket does not exist", Verified, CODES;
    bucket_name(): Aws, "CreateBucket", "InvalidBucketName", "The specified bucket is not valid.", Verified, "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html";
}
