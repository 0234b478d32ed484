//! S3 buckets: recorded, and inert.

use provider_kit::Map;

use crate::control::{
    account::Record,
    error::{AwsError, Outcome},
    fields::{Fields, object},
    resource_type::{Context, Created, ResourceType},
};

pub struct Bucket;

impl ResourceType for Bucket {
    fn defaults(&self, outputs: &mut Map) {
        outputs.set_default("forceDestroy", false);
        outputs.set_default("requestPayer", "BucketOwner");
        outputs.set_default("objectLockEnabled", false);
    }

    fn duplicate(&self, _: &Context<'_>, _: &Record) -> Option<AwsError> {
        let message = "Your previous request to create the named bucket succeeded and you already own it.";
        Some(AwsError::new("BucketAlreadyOwnedByYou", message))
    }

    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        let name = context.str("bucket");
        let outputs = object([
            ("arn", format!("arn:aws:s3:::{name}").into()),
            ("bucketDomainName", format!("{name}.s3.amazonaws.com").into()),
            ("bucketRegionalDomainName", format!("{name}.s3.{}.amazonaws.com", context.region).into()),
            ("bucketRegion", context.region.into()),
            ("hostedZoneId", "Z3BJ6K6RIION7M".into()),
        ]);
        Ok(Created { id: name.to_owned(), outputs })
    }
}
