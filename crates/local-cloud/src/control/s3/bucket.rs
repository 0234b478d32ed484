//! S3 buckets: recorded, and inert.

use provider_kit::Map;

use crate::control::{
    account::Record,
    error::{AwsError, Outcome},
    fields::{Fields, object},
    resource_type::{Context, Created, ResourceType},
    s3::refusals,
};

pub struct Bucket;

impl ResourceType for Bucket {
    fn defaults(&self, outputs: &mut Map) {
        outputs.set_default("forceDestroy", false);
        outputs.set_default("requestPayer", "BucketOwner");
        outputs.set_default("objectLockEnabled", false);
    }

    fn duplicate(&self, _: &Context<'_>, _: &Record) -> Option<AwsError> {
        Some(refusals::bucket_exists())
    }

    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        let name = context.str("bucket");
        let is_address = name.parse::<std::net::Ipv4Addr>().is_ok();
        if is_address || name.contains("..") || name.starts_with("xn--") || name.starts_with("sthree-") {
            return Err(refusals::bucket_name());
        }
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
