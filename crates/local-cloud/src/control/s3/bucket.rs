//! S3 buckets and their settings: recorded, and inert.

use provider_kit::{Failure, Map, autoname::Rule};

use super::{iam::check_policy, token};
use crate::control::{
    error::{AwsError, Outcome},
    fields::{Fields, object},
    kind::{Kind, Made, Scene},
};

pub struct Bucket;

impl Kind for Bucket {
    fn label(&self) -> &'static str {
        "S3 Bucket"
    }

    fn naming(&self) -> Option<Rule> {
        Some(Rule { property: "bucket", prefix_property: Some("bucketPrefix"), max: 63, lowercase: true })
    }

    fn defaults(&self, outputs: &mut Map) {
        outputs.default("forceDestroy", false);
        outputs.default("requestPayer", "BucketOwner");
        outputs.default("objectLockEnabled", false);
    }

    fn make(&self, scene: &Scene<'_>) -> Outcome<Made> {
        let name = scene.text("bucket");
        if scene.siblings().any(|other| other.id == name) {
            let message =
                "Your previous request to create the named bucket succeeded and you already own it.";
            return Err(AwsError::new("BucketAlreadyOwnedByYou", message));
        }
        let outputs = object([
            ("arn", format!("arn:aws:s3:::{name}").into()),
            ("bucketDomainName", format!("{name}.s3.amazonaws.com").into()),
            ("bucketRegionalDomainName", format!("{name}.s3.{}.amazonaws.com", scene.region).into()),
            ("bucketRegion", scene.region.into()),
            ("hostedZoneId", "Z3BJ6K6RIION7M".into()),
        ]);
        Ok(Made { id: name.to_owned(), outputs })
    }
}

/// A setting of a bucket: a policy, public access, encryption, life cycle, versions.
pub struct BucketSetting {
    pub label: &'static str,
}

impl Kind for BucketSetting {
    fn label(&self) -> &'static str {
        self.label
    }

    fn check(&self, inputs: &Map) -> Vec<Failure> {
        check_policy(inputs, "policy").into_iter().collect()
    }

    fn key(&self, inputs: &Map) -> Option<String> {
        inputs.text("bucket").map(str::to_owned)
    }

    fn defaults(&self, outputs: &mut Map) {
        if self.label.ends_with("Public Access Block") {
            for name in ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"]
            {
                outputs.default(name, false);
            }
        }
    }

    fn make(&self, scene: &Scene<'_>) -> Outcome<Made> {
        let name = scene.text("bucket");
        let missing = || AwsError::new("NoSuchBucket", "The specified bucket does not exist");
        let bucket = scene.refer(token::BUCKET, name, missing)?;
        Ok(Made { id: bucket.id.clone(), outputs: Map::new() })
    }
}
