// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! The resource `aws:s3/bucket:Bucket`.

use std::collections::BTreeMap;

use crate::generated::{VERSION, support};
use pulumi_sdk::{Input, InputMap};

resource! {
    /// Provides a S3 bucket resource.
    Bucket(BucketArgs) = "aws:s3/bucket:Bucket" as custom;
    options {
        alias(pulumi_sdk::Alias::type_token("aws:s3/bucketV2:BucketV2"));
    }
    outputs {
        /// Sets the accelerate configuration of an existing bucket. Can be `Enabled` or `Suspended`.
        ///
        /// Deprecated: acceleration\_status is deprecated. Use the s3.BucketAccelerateConfiguration
        /// resource instead.
        acceleration_status: String = "accelerationStatus";
        /// Canned ACL to apply. Valid values are `private`, `public-read`, `public-read-write`,
        /// `aws-exec-read`, `authenticated-read`, and `log-delivery-write`.
        ///
        /// Deprecated: acl is deprecated. Use the s3.BucketAcl resource instead.
        acl: String = "acl";
        /// ARN of the bucket. Will be of format `arn:aws:s3:::bucketname`.
        arn: String = "arn";
        /// Name of the bucket. If omitted, the provider will assign a random, unique name.
        bucket: String = "bucket";
        /// Bucket domain name. Will be of format `bucketname.s3.amazonaws.com`.
        bucket_domain_name: String = "bucketDomainName";
        /// Namespace for the bucket. Determines bucket naming scope.
        bucket_namespace: String = "bucketNamespace";
        /// Creates a unique bucket name beginning with the specified prefix.
        bucket_prefix: String = "bucketPrefix";
        /// AWS region this bucket resides in.
        bucket_region: String = "bucketRegion";
        /// Bucket region-specific domain name. The bucket domain name including the region name.
        bucket_regional_domain_name: String = "bucketRegionalDomainName";
        /// Rule of Cross-Origin Resource Sharing.
        ///
        /// Deprecated: cors\_rule is deprecated. Use the s3.BucketCorsConfiguration resource instead.
        cors_rules: Vec<super::outputs::BucketCorsRule> = "corsRules";
        /// Boolean that indicates all objects (including any locked objects) should be deleted from the
        /// bucket \*when the bucket is destroyed\* so that the bucket can be destroyed without error.
        force_destroy: Option<bool> = "forceDestroy";
        /// ACL policy grant.
        ///
        /// Deprecated: grant is deprecated. Use the s3.BucketAcl resource instead.
        grants: Vec<super::outputs::BucketGrant> = "grants";
        /// Route 53 Hosted Zone ID for this bucket's region.
        hosted_zone_id: String = "hostedZoneId";
        /// Configuration of object lifecycle management.
        ///
        /// Deprecated: lifecycle\_rule is deprecated. Use the s3.BucketLifecycleConfiguration resource
        /// instead.
        lifecycle_rules: Vec<super::outputs::BucketLifecycleRule> = "lifecycleRules";
        /// Configuration of S3 bucket logging parameters.
        ///
        /// Deprecated: logging is deprecated. Use the s3.BucketLogging resource instead.
        logging: super::outputs::BucketLogging = "logging";
        /// Configuration of S3 object locking.
        ///
        /// Deprecated: object\_lock\_configuration is deprecated. Use the top-level parameter
        /// object\_lock\_enabled and the s3.BucketObjectLockConfiguration resource instead.
        object_lock_configuration: super::outputs::BucketObjectLockConfiguration = "objectLockConfiguration";
        /// Whether this bucket has an Object Lock configuration enabled. Valid values are `true` or
        /// `false`.
        object_lock_enabled: bool = "objectLockEnabled";
        /// Valid bucket policy JSON document.
        ///
        /// Deprecated: policy is deprecated. Use the s3.BucketPolicy resource instead.
        policy: String = "policy";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: String = "region";
        /// Configuration of replication configuration.
        ///
        /// Deprecated: replication\_configuration is deprecated. Use the s3.BucketReplicationConfig
        /// resource instead.
        replication_configuration: super::outputs::BucketReplicationConfiguration = "replicationConfiguration";
        /// Who should bear the cost of Amazon S3 data transfer. Can be either `BucketOwner` or `Requester`.
        ///
        /// Deprecated: request\_payer is deprecated. Use the s3.BucketRequestPaymentConfiguration resource
        /// instead.
        request_payer: String = "requestPayer";
        /// Configuration of server-side encryption configuration.
        ///
        /// Deprecated: server\_side\_encryption\_configuration is deprecated. Use the
        /// s3.BucketServerSideEncryptionConfiguration resource instead.
        server_side_encryption_configuration: super::outputs::BucketServerSideEncryptionConfiguration = "serverSideEncryptionConfiguration";
        /// Map of tags to assign to the bucket.
        tags: Option<BTreeMap<String, String>> = "tags";
        /// Map of tags assigned to the resource, including those inherited from the provider `default_tags`
        /// configuration block.
        tags_all: BTreeMap<String, String> = "tagsAll";
        /// Configuration of the S3 bucket versioning state.
        ///
        /// Deprecated: versioning is deprecated. Use the s3.BucketVersioning resource instead.
        versioning: super::outputs::BucketVersioning = "versioning";
        /// Configuration of the S3 bucket website.
        ///
        /// Deprecated: website is deprecated. Use the s3.BucketWebsiteConfiguration resource instead.
        website: super::outputs::BucketWebsite = "website";
        /// (\*\*Deprecated\*\*) Domain of the website endpoint, if the bucket is configured with a website.
        /// If not, this will be an empty string.
        ///
        /// Deprecated: website\_domain is deprecated. Use the s3.BucketWebsiteConfiguration resource
        /// instead.
        website_domain: String = "websiteDomain";
        /// (\*\*Deprecated\*\*) Website endpoint, if the bucket is configured with a website. If not, this
        /// will be an empty string.
        ///
        /// Deprecated: website\_endpoint is deprecated. Use the s3.BucketWebsiteConfiguration resource
        /// instead.
        website_endpoint: String = "websiteEndpoint";
    }
}

arguments! {
    /// The arguments of `Bucket`.
    #[derive(Default)]
    BucketArgs, BucketArgsBuilder;
    required {}
    optional {
        /// Sets the accelerate configuration of an existing bucket. Can be `Enabled` or `Suspended`.
        ///
        /// Deprecated: acceleration\_status is deprecated. Use the s3.BucketAccelerateConfiguration
        /// resource instead.
        acceleration_status: Input<String> = "accelerationStatus";
        /// Canned ACL to apply. Valid values are `private`, `public-read`, `public-read-write`,
        /// `aws-exec-read`, `authenticated-read`, and `log-delivery-write`.
        ///
        /// Deprecated: acl is deprecated. Use the s3.BucketAcl resource instead.
        acl: Input<String> = "acl";
        /// Name of the bucket. If omitted, the provider will assign a random, unique name.
        bucket: Input<String> = "bucket";
        /// Namespace for the bucket. Determines bucket naming scope.
        bucket_namespace: Input<String> = "bucketNamespace";
        /// Creates a unique bucket name beginning with the specified prefix.
        bucket_prefix: Input<String> = "bucketPrefix";
        /// Rule of Cross-Origin Resource Sharing.
        ///
        /// Deprecated: cors\_rule is deprecated. Use the s3.BucketCorsConfiguration resource instead.
        cors_rules: support::NestedList<super::BucketCorsRule> = "corsRules";
        /// Boolean that indicates all objects (including any locked objects) should be deleted from the
        /// bucket \*when the bucket is destroyed\* so that the bucket can be destroyed without error.
        force_destroy: Input<bool> = "forceDestroy";
        /// ACL policy grant.
        ///
        /// Deprecated: grant is deprecated. Use the s3.BucketAcl resource instead.
        grants: support::NestedList<super::BucketGrant> = "grants";
        /// Configuration of object lifecycle management.
        ///
        /// Deprecated: lifecycle\_rule is deprecated. Use the s3.BucketLifecycleConfiguration resource
        /// instead.
        lifecycle_rules: support::NestedList<super::BucketLifecycleRule> = "lifecycleRules";
        /// Configuration of S3 bucket logging parameters.
        ///
        /// Deprecated: logging is deprecated. Use the s3.BucketLogging resource instead.
        logging: support::Nested<super::BucketLogging> = "logging";
        /// Configuration of S3 object locking.
        ///
        /// Deprecated: object\_lock\_configuration is deprecated. Use the top-level parameter
        /// object\_lock\_enabled and the s3.BucketObjectLockConfiguration resource instead.
        object_lock_configuration: support::Nested<super::BucketObjectLockConfiguration> = "objectLockConfiguration";
        /// Whether this bucket has an Object Lock configuration enabled. Valid values are `true` or
        /// `false`.
        object_lock_enabled: Input<bool> = "objectLockEnabled";
        /// Valid bucket policy JSON document.
        ///
        /// Deprecated: policy is deprecated. Use the s3.BucketPolicy resource instead.
        policy: Input<String> = "policy";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: Input<String> = "region";
        /// Configuration of replication configuration.
        ///
        /// Deprecated: replication\_configuration is deprecated. Use the s3.BucketReplicationConfig
        /// resource instead.
        replication_configuration: support::Nested<super::BucketReplicationConfiguration> = "replicationConfiguration";
        /// Who should bear the cost of Amazon S3 data transfer. Can be either `BucketOwner` or `Requester`.
        ///
        /// Deprecated: request\_payer is deprecated. Use the s3.BucketRequestPaymentConfiguration resource
        /// instead.
        request_payer: Input<String> = "requestPayer";
        /// Configuration of server-side encryption configuration.
        ///
        /// Deprecated: server\_side\_encryption\_configuration is deprecated. Use the
        /// s3.BucketServerSideEncryptionConfiguration resource instead.
        server_side_encryption_configuration: support::Nested<super::BucketServerSideEncryptionConfigurationProperty> = "serverSideEncryptionConfiguration";
        /// Map of tags to assign to the bucket.
        tags: InputMap<String> = "tags";
        /// Configuration of the S3 bucket versioning state.
        ///
        /// Deprecated: versioning is deprecated. Use the s3.BucketVersioning resource instead.
        versioning: support::Nested<super::BucketVersioningProperty> = "versioning";
        /// Configuration of the S3 bucket website.
        ///
        /// Deprecated: website is deprecated. Use the s3.BucketWebsiteConfiguration resource instead.
        website: support::Nested<super::BucketWebsite> = "website";
    }
}
