//! The bucket that the load balancer writes its access log to.

use aws::{
    iam::policy::{Condition, Document, Principal, Statement},
    s3,
};
use pulumi_sdk::{Context, InvokeOptions, ResourceOptions, format_output};

use crate::settings::Settings;

/// A bucket that the load balancer may write to.
pub(super) struct AccessLogs {
    pub bucket: s3::Bucket,
    pub policy: s3::BucketPolicy,
}

impl AccessLogs {
    pub fn new(scope: &Context, name: &str, settings: &Settings) -> Self {
        let bucket = s3::Bucket::with_options(
            scope,
            name,
            s3::BucketArgs::builder()
                .force_destroy(!settings.deletion_protection)
                .tags(settings.tags(name))
                .build(),
            ResourceOptions::new().protect(settings.deletion_protection),
        );
        s3::BucketPublicAccessBlock::new(
            scope,
            &format!("{name}-private"),
            s3::BucketPublicAccessBlockArgs::builder()
                .bucket(bucket.id())
                .block_public_acls(true)
                .block_public_policy(true)
                .ignore_public_acls(true)
                .restrict_public_buckets(true)
                .build(),
        );
        // With versions, whoever may write the log cannot overwrite it unnoticed.
        let versioning = s3::BucketVersioning::new(
            scope,
            &format!("{name}-versioning"),
            s3::BucketVersioningArgs::builder()
                .bucket(bucket.id())
                .versioning_configuration(
                    s3::BucketVersioningVersioningConfiguration::builder().status("Enabled").build(),
                )
                .build(),
        );
        s3::BucketLifecycleConfiguration::with_options(
            scope,
            &format!("{name}-lifecycle"),
            s3::BucketLifecycleConfigurationArgs::builder()
                .bucket(bucket.id())
                .rules([s3::BucketLifecycleConfigurationRule::builder()
                    .id("expire")
                    .status("Enabled")
                    .filter(s3::BucketLifecycleConfigurationRuleFilter::builder().prefix("").build())
                    .expiration(
                        s3::BucketLifecycleConfigurationRuleExpiration::builder()
                            .days(i64::from(settings.log_retention_days))
                            .build(),
                    )
                    .noncurrent_version_expiration(
                        s3::BucketLifecycleConfigurationRuleNoncurrentVersionExpiration::builder()
                            .noncurrent_days(i64::from(settings.log_retention_days))
                            .build(),
                    )
                    .abort_incomplete_multipart_upload(
                        s3::BucketLifecycleConfigurationRuleAbortIncompleteMultipartUpload::builder()
                            .days_after_initiation(1)
                            .build(),
                    )
                    .build()])
                .build(),
            // A rule for old versions needs versions.
            ResourceOptions::new().depends_on(&versioning),
        );
        let account = aws::get_caller_identity(
            scope,
            aws::GetCallerIdentityArgs::builder().build(),
            InvokeOptions::new(),
        );
        // Elastic Load Balancing user guide, "Enable access logs": the service's own principal, below
        // AWSLogs/ACCOUNT/.
        let objects = format_output!("{}/AWSLogs/{}/*", bucket.arn(), account.account_id());
        let document = Document::new([
            Statement::allow(["s3:PutObject"])
                .principal(Principal::service("logdelivery.elasticloadbalancing.amazonaws.com"))
                .resources([objects]),
            Statement::deny(["s3:*"])
                .principal(Principal::everyone())
                .resources([bucket.arn(), format_output!("{}/*", bucket.arn())])
                .condition(Condition::bool("aws:SecureTransport", false)),
        ]);
        let policy = s3::BucketPolicy::new(
            scope,
            &format!("{name}-policy"),
            s3::BucketPolicyArgs::builder().bucket(bucket.id()).policy(document).build(),
        );
        Self { bucket, policy }
    }
}
