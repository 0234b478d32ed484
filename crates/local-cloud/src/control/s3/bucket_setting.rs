//! Settings of a bucket that are resources of their own: policy, public access block, encryption, life cycle,
//! versioning.

use provider_kit::{Failure, Map};

use crate::control::{
    error::{AwsError, Outcome},
    fields::Fields,
    iam::policy_document,
    resource_type::{Context, Created, ResourceType},
    token,
};

/// A setting of a bucket: a policy, public access, encryption, life cycle, versions.
pub struct BucketSetting {
    /// The properties that are false where they are left out.
    pub off: &'static [&'static str],
}

impl ResourceType for BucketSetting {
    fn check(&self, inputs: &Map) -> Vec<Failure> {
        policy_document::check(inputs, "policy").into_iter().collect()
    }

    fn defaults(&self, outputs: &mut Map) {
        for name in self.off {
            outputs.set_default(name, false);
        }
    }

    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        let name = context.str("bucket");
        let missing = || AwsError::new("NoSuchBucket", "The specified bucket does not exist");
        let bucket = context.require(token::BUCKET, name, missing)?;
        Ok(Created { id: bucket.id.clone(), outputs: Map::new() })
    }
}
