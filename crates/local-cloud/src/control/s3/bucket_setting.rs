//! Settings of a bucket that are resources of their own: policy, public access block, encryption, life cycle,
//! versioning.

use provider_kit::{Failure, Map};

use crate::control::{
    error::Outcome,
    fields::Fields,
    iam::policy_document::{self, Kind},
    resource_type::{Context, Created, ResourceType},
    s3::{lifecycle, policy, refusals},
    token,
};

/// A setting of a bucket: a policy, public access, encryption, life cycle, versions.
pub struct BucketSetting {
    /// The properties that are false where they are left out.
    pub off: &'static [&'static str],
}

impl ResourceType for BucketSetting {
    fn check(&self, inputs: &Map) -> Vec<Failure> {
        let policy = policy_document::check(inputs, "policy", Kind::Resource);
        policy.into_iter().chain(lifecycle::check(inputs)).collect()
    }

    fn defaults(&self, outputs: &mut Map) {
        for name in self.off {
            outputs.set_default(name, false);
        }
    }

    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        let name = context.str("bucket");
        let bucket = context.require(token::BUCKET, name, refusals::bucket_not_found)?;
        if let Some(policy) = context.inputs.str("policy") {
            let mut blocks = context.account.having(token::BUCKET_PUBLIC_ACCESS_BLOCK, "bucket", &bucket.id);
            let blocked = blocks.any(|block| block.bool("blockPublicPolicy") == Some(true));
            policy::check(policy, &bucket.id, blocked)?;
        }
        Ok(Created { id: bucket.id.clone(), outputs: Map::new() })
    }
}
