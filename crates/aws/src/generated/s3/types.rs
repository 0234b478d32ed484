// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! Types of arguments.

use crate::generated::{missing, support};
use pulumi_sdk::{Input, InputMap, Inputs};

arguments! {
    /// The type `aws:s3/BucketCorsRule:BucketCorsRule`.
    BucketCorsRule, BucketCorsRuleBuilder;
    required {
        /// One or more HTTP methods that you allow the origin to execute. Can be `GET`, `PUT`, `POST`,
        /// `DELETE` or `HEAD`.
        allowed_methods: Inputs<String> = "allowedMethods";
        /// One or more origins you want customers to be able to access the bucket from.
        allowed_origins: Inputs<String> = "allowedOrigins";
    }
    optional {
        /// List of headers allowed.
        allowed_headers: Inputs<String> = "allowedHeaders";
        /// One or more headers in the response that you want customers to be able to access from their
        /// applications (for example, from a JavaScript `XMLHttpRequest` object).
        expose_headers: Inputs<String> = "exposeHeaders";
        /// Time in seconds that browser can cache the response for a preflight request.
        max_age_seconds: Input<i64> = "maxAgeSeconds";
    }
}

arguments! {
    /// The type `aws:s3/BucketGrant:BucketGrant`.
    BucketGrant, BucketGrantBuilder;
    required {
        /// List of permissions to apply for grantee. Valid values are `READ`, `WRITE`, `READ_ACP`,
        /// `WRITE_ACP`, `FULL_CONTROL`.
        permissions: Inputs<String> = "permissions";
        /// Type of grantee to apply for. Valid values are `CanonicalUser` and `Group`.
        type_: Input<String> = "type";
    }
    optional {
        /// Canonical user ID to grant for. Used only when `type` is `CanonicalUser`.
        id: Input<String> = "id";
        /// URI address to grant for. Used only when `type` is `Group`.
        uri: Input<String> = "uri";
    }
}

arguments! {
    /// The type `aws:s3/BucketLifecycleConfigurationRule:BucketLifecycleConfigurationRule`.
    BucketLifecycleConfigurationRule, BucketLifecycleConfigurationRuleBuilder;
    required {
        /// Unique identifier for the rule. The value cannot be longer than 255 characters.
        id: Input<String> = "id";
        /// Whether the rule is currently being applied. Valid values: `Enabled` or `Disabled`.
        status: Input<String> = "status";
    }
    optional {
        /// Configuration block that specifies the days since the initiation of an incomplete multipart
        /// upload that Amazon S3 will wait before permanently removing all parts of the upload.
        abort_incomplete_multipart_upload: support::Nested<super::BucketLifecycleConfigurationRuleAbortIncompleteMultipartUpload> = "abortIncompleteMultipartUpload";
        /// Configuration block that specifies the expiration for the lifecycle of the object in the form of
        /// date, days and, whether the object has a delete marker.
        expiration: support::Nested<super::BucketLifecycleConfigurationRuleExpiration> = "expiration";
        /// Configuration block used to identify objects that a Lifecycle Rule applies to.
        filter: support::Nested<super::BucketLifecycleConfigurationRuleFilter> = "filter";
        /// Configuration block that specifies when noncurrent object versions expire.
        noncurrent_version_expiration: support::Nested<super::BucketLifecycleConfigurationRuleNoncurrentVersionExpiration> = "noncurrentVersionExpiration";
        /// Set of configuration blocks that specify the transition rule for the lifecycle rule that
        /// describes when noncurrent objects transition to a specific storage class.
        noncurrent_version_transitions: support::NestedList<super::BucketLifecycleConfigurationRuleNoncurrentVersionTransition> = "noncurrentVersionTransitions";
        /// Prefix identifying one or more objects to which the rule applies. Use `filter` instead, as this
        /// has been deprecated by Amazon S3.
        ///
        /// Deprecated: Specify a prefix using 'filter' instead
        prefix: Input<String> = "prefix";
        /// Set of configuration blocks that specify when an Amazon S3 object transitions to a specified
        /// storage class.
        transitions: support::NestedList<super::BucketLifecycleConfigurationRuleTransition> = "transitions";
    }
}

arguments! {
    /// The type
    /// `aws:s3/BucketLifecycleConfigurationRuleAbortIncompleteMultipartUpload:BucketLifecycleConfigurationRuleAbortIncompleteMultipartUpload`.
    #[derive(Default)]
    BucketLifecycleConfigurationRuleAbortIncompleteMultipartUpload, BucketLifecycleConfigurationRuleAbortIncompleteMultipartUploadBuilder;
    required {}
    optional {
        /// Number of days after which Amazon S3 aborts an incomplete multipart upload.
        days_after_initiation: Input<i64> = "daysAfterInitiation";
    }
}

arguments! {
    /// The type
    /// `aws:s3/BucketLifecycleConfigurationRuleExpiration:BucketLifecycleConfigurationRuleExpiration`.
    #[derive(Default)]
    BucketLifecycleConfigurationRuleExpiration, BucketLifecycleConfigurationRuleExpirationBuilder;
    required {}
    optional {
        /// Date the object is to be moved or deleted. The date value must be in RFC3339 full-date format
        /// e.g.
        date: Input<String> = "date";
        /// Lifetime, in days, of the objects that are subject to the rule. The value must be a non-zero
        /// positive integer.
        days: Input<i64> = "days";
        /// Whether Amazon S3 will remove a delete marker with no noncurrent versions.
        expired_object_delete_marker: Input<bool> = "expiredObjectDeleteMarker";
    }
}

arguments! {
    /// The type `aws:s3/BucketLifecycleConfigurationRuleFilter:BucketLifecycleConfigurationRuleFilter`.
    #[derive(Default)]
    BucketLifecycleConfigurationRuleFilter, BucketLifecycleConfigurationRuleFilterBuilder;
    required {}
    optional {
        /// Configuration block used to apply a logical `AND` to two or more predicates.
        and: support::Nested<super::BucketLifecycleConfigurationRuleFilterAnd> = "and";
        /// Minimum object size (in bytes) to which the rule applies.
        object_size_greater_than: Input<i64> = "objectSizeGreaterThan";
        /// Maximum object size (in bytes) to which the rule applies.
        object_size_less_than: Input<i64> = "objectSizeLessThan";
        /// Prefix identifying one or more objects to which the rule applies. Defaults to an empty string
        /// (`""`) if not specified.
        prefix: Input<String> = "prefix";
        /// Configuration block for specifying a tag key and value.
        tag: support::Nested<super::BucketLifecycleConfigurationRuleFilterTag> = "tag";
    }
}

arguments! {
    /// The type
    /// `aws:s3/BucketLifecycleConfigurationRuleFilterAnd:BucketLifecycleConfigurationRuleFilterAnd`.
    #[derive(Default)]
    BucketLifecycleConfigurationRuleFilterAnd, BucketLifecycleConfigurationRuleFilterAndBuilder;
    required {}
    optional {
        /// Minimum object size to which the rule applies. Value must be at least `0` if specified.
        object_size_greater_than: Input<i64> = "objectSizeGreaterThan";
        /// Maximum object size to which the rule applies. Value must be at least `1` if specified.
        object_size_less_than: Input<i64> = "objectSizeLessThan";
        /// Prefix identifying one or more objects to which the rule applies.
        prefix: Input<String> = "prefix";
        /// Key-value map of resource tags. All of these tags must exist in the object's tag set in order
        /// for the rule to apply.
        tags: InputMap<String> = "tags";
    }
}

arguments! {
    /// The type
    /// `aws:s3/BucketLifecycleConfigurationRuleFilterTag:BucketLifecycleConfigurationRuleFilterTag`.
    BucketLifecycleConfigurationRuleFilterTag, BucketLifecycleConfigurationRuleFilterTagBuilder;
    required {
        /// Name of the object key.
        key: Input<String> = "key";
        /// Value of the tag.
        value: Input<String> = "value";
    }
    optional {}
}

arguments! {
    /// The type
    /// `aws:s3/BucketLifecycleConfigurationRuleNoncurrentVersionExpiration:BucketLifecycleConfigurationRuleNoncurrentVersionExpiration`.
    BucketLifecycleConfigurationRuleNoncurrentVersionExpiration, BucketLifecycleConfigurationRuleNoncurrentVersionExpirationBuilder;
    required {
        /// Number of days an object is noncurrent before Amazon S3 can perform the associated action. Must
        /// be a positive integer.
        noncurrent_days: Input<i64> = "noncurrentDays";
    }
    optional {
        /// Number of noncurrent versions Amazon S3 will retain. Must be a non-zero positive integer.
        newer_noncurrent_versions: Input<i64> = "newerNoncurrentVersions";
    }
}

arguments! {
    /// The type
    /// `aws:s3/BucketLifecycleConfigurationRuleNoncurrentVersionTransition:BucketLifecycleConfigurationRuleNoncurrentVersionTransition`.
    BucketLifecycleConfigurationRuleNoncurrentVersionTransition, BucketLifecycleConfigurationRuleNoncurrentVersionTransitionBuilder;
    required {
        /// Number of days an object is noncurrent before Amazon S3 can perform the associated action.
        noncurrent_days: Input<i64> = "noncurrentDays";
        /// Class of storage used to store the object. Valid Values: `GLACIER`, `STANDARD_IA`, `ONEZONE_IA`,
        /// `INTELLIGENT_TIERING`, `DEEP_ARCHIVE`, `GLACIER_IR`.
        storage_class: Input<String> = "storageClass";
    }
    optional {
        /// Number of noncurrent versions Amazon S3 will retain. Must be a non-zero positive integer.
        newer_noncurrent_versions: Input<i64> = "newerNoncurrentVersions";
    }
}

arguments! {
    /// The type
    /// `aws:s3/BucketLifecycleConfigurationRuleTransition:BucketLifecycleConfigurationRuleTransition`.
    BucketLifecycleConfigurationRuleTransition, BucketLifecycleConfigurationRuleTransitionBuilder;
    required {
        /// Class of storage used to store the object. Valid Values: `GLACIER`, `STANDARD_IA`, `ONEZONE_IA`,
        /// `INTELLIGENT_TIERING`, `DEEP_ARCHIVE`, `GLACIER_IR`.
        storage_class: Input<String> = "storageClass";
    }
    optional {
        /// Date objects are transitioned to the specified storage class. The date value must be in RFC3339
        /// full-date format e.g.
        date: Input<String> = "date";
        /// Number of days after creation when objects are transitioned to the specified storage class. The
        /// value must be a positive integer.
        days: Input<i64> = "days";
    }
}

arguments! {
    /// The type `aws:s3/BucketLifecycleConfigurationTimeouts:BucketLifecycleConfigurationTimeouts`.
    #[derive(Default)]
    BucketLifecycleConfigurationTimeouts, BucketLifecycleConfigurationTimeoutsBuilder;
    required {}
    optional {
        /// A string that can be parsed as a duration consisting of numbers and unit suffixes, such as "30s"
        /// or "2h45m".
        create: Input<String> = "create";
        /// A string that can be parsed as a duration consisting of numbers and unit suffixes, such as "30s"
        /// or "2h45m".
        update: Input<String> = "update";
    }
}

arguments! {
    /// The type `aws:s3/BucketLifecycleRule:BucketLifecycleRule`.
    BucketLifecycleRule, BucketLifecycleRuleBuilder;
    required {
        /// Lifecycle rule status.
        enabled: Input<bool> = "enabled";
    }
    optional {
        /// Number of days after initiating a multipart upload when the multipart upload must be completed.
        abort_incomplete_multipart_upload_days: Input<i64> = "abortIncompleteMultipartUploadDays";
        /// Configuration of the object expiration.
        expiration: support::Nested<super::BucketLifecycleRuleExpiration> = "expiration";
        /// Unique identifier for the rule. Must be less than or equal to 255 characters in length.
        id: Input<String> = "id";
        /// When noncurrent object versions expire.
        noncurrent_version_expiration: support::Nested<super::BucketLifecycleRuleNoncurrentVersionExpiration> = "noncurrentVersionExpiration";
        /// When noncurrent object versions transition.
        noncurrent_version_transitions: support::NestedList<super::BucketLifecycleRuleNoncurrentVersionTransition> = "noncurrentVersionTransitions";
        /// Object key prefix identifying one or more objects to which the rule applies.
        prefix: Input<String> = "prefix";
        /// Object tags key and value.
        tags: InputMap<String> = "tags";
        /// Configuration of the object transition.
        transitions: support::NestedList<super::BucketLifecycleRuleTransition> = "transitions";
    }
}

arguments! {
    /// The type `aws:s3/BucketLifecycleRuleExpiration:BucketLifecycleRuleExpiration`.
    #[derive(Default)]
    BucketLifecycleRuleExpiration, BucketLifecycleRuleExpirationBuilder;
    required {}
    optional {
        /// Date after which you want the corresponding action to take effect.
        date: Input<String> = "date";
        /// Number of days after object creation when the specific rule action takes effect.
        days: Input<i64> = "days";
        /// On a versioned bucket (versioning-enabled or versioning-suspended bucket), you can add this
        /// element in the lifecycle configuration to direct Amazon S3 to delete expired object delete
        /// markers.
        expired_object_delete_marker: Input<bool> = "expiredObjectDeleteMarker";
    }
}

arguments! {
    /// The type
    /// `aws:s3/BucketLifecycleRuleNoncurrentVersionExpiration:BucketLifecycleRuleNoncurrentVersionExpiration`.
    #[derive(Default)]
    BucketLifecycleRuleNoncurrentVersionExpiration, BucketLifecycleRuleNoncurrentVersionExpirationBuilder;
    required {}
    optional {
        /// Number of days noncurrent object versions expire.
        days: Input<i64> = "days";
    }
}

arguments! {
    /// The type
    /// `aws:s3/BucketLifecycleRuleNoncurrentVersionTransition:BucketLifecycleRuleNoncurrentVersionTransition`.
    BucketLifecycleRuleNoncurrentVersionTransition, BucketLifecycleRuleNoncurrentVersionTransitionBuilder;
    required {
        /// Amazon S3 storage class to which you want the object to transition.
        storage_class: Input<String> = "storageClass";
    }
    optional {
        /// Number of days noncurrent object versions transition.
        days: Input<i64> = "days";
    }
}

arguments! {
    /// The type `aws:s3/BucketLifecycleRuleTransition:BucketLifecycleRuleTransition`.
    BucketLifecycleRuleTransition, BucketLifecycleRuleTransitionBuilder;
    required {
        /// Amazon S3 storage class to which you want the object to transition.
        storage_class: Input<String> = "storageClass";
    }
    optional {
        /// Date after which you want the corresponding action to take effect.
        date: Input<String> = "date";
        /// Number of days after object creation when the specific rule action takes effect.
        days: Input<i64> = "days";
    }
}

arguments! {
    /// The type `aws:s3/BucketLogging:BucketLogging`.
    BucketLogging, BucketLoggingBuilder;
    required {
        /// Name of the bucket that will receive the log objects.
        target_bucket: Input<String> = "targetBucket";
    }
    optional {
        /// To specify a key prefix for log objects.
        target_prefix: Input<String> = "targetPrefix";
    }
}

arguments! {
    /// The type `aws:s3/BucketObjectLockConfiguration:BucketObjectLockConfiguration`.
    #[derive(Default)]
    BucketObjectLockConfiguration, BucketObjectLockConfigurationBuilder;
    required {}
    optional {
        /// Whether this bucket has an Object Lock configuration enabled. Valid value is `Enabled`.
        ///
        /// Deprecated: object\_lock\_enabled is deprecated. Use the top-level parameter
        /// object\_lock\_enabled instead.
        object_lock_enabled: Input<String> = "objectLockEnabled";
        /// Object Lock rule in place for this bucket.
        ///
        /// Deprecated: rule is deprecated. Use the s3.BucketObjectLockConfiguration resource instead.
        rule: support::Nested<super::BucketObjectLockConfigurationRule> = "rule";
    }
}

arguments! {
    /// The type `aws:s3/BucketObjectLockConfigurationRule:BucketObjectLockConfigurationRule`.
    BucketObjectLockConfigurationRule, BucketObjectLockConfigurationRuleBuilder;
    required {
        /// Configuration block for specifying the default Object Lock retention settings for new objects
        /// placed in the specified bucket.
        default_retention: support::Nested<super::BucketObjectLockConfigurationRuleDefaultRetention> = "defaultRetention";
    }
    optional {}
}

arguments! {
    /// The type
    /// `aws:s3/BucketObjectLockConfigurationRuleDefaultRetention:BucketObjectLockConfigurationRuleDefaultRetention`.
    #[derive(Default)]
    BucketObjectLockConfigurationRuleDefaultRetention, BucketObjectLockConfigurationRuleDefaultRetentionBuilder;
    required {}
    optional {
        /// Number of days that you want to specify for the default retention period.
        days: Input<i64> = "days";
        /// Default Object Lock retention mode you want to apply to new objects placed in the specified
        /// bucket. Valid values: `COMPLIANCE`, `GOVERNANCE`.
        mode: Input<String> = "mode";
        /// Number of years that you want to specify for the default retention period.
        years: Input<i64> = "years";
    }
}

arguments! {
    /// The type `aws:s3/BucketReplicationConfiguration:BucketReplicationConfiguration`.
    BucketReplicationConfiguration, BucketReplicationConfigurationBuilder;
    required {
        /// ARN of the IAM role for Amazon S3 to assume when replicating the objects.
        role: Input<String> = "role";
        /// Rules managing the replication.
        rules: support::NestedList<super::BucketReplicationConfigurationRule> = "rules";
    }
    optional {}
}

arguments! {
    /// The type `aws:s3/BucketReplicationConfigurationRule:BucketReplicationConfigurationRule`.
    BucketReplicationConfigurationRule, BucketReplicationConfigurationRuleBuilder;
    required {
        /// Destination for the rule.
        destination: support::Nested<super::BucketReplicationConfigurationRuleDestination> = "destination";
        /// Status of the rule. Either `Enabled` or `Disabled`.
        status: Input<String> = "status";
    }
    optional {
        /// Whether delete markers are replicated. The only valid value is `Enabled`.
        delete_marker_replication_status: Input<String> = "deleteMarkerReplicationStatus";
        /// Filter that identifies subset of objects to which the replication rule applies.
        filter: support::Nested<super::BucketReplicationConfigurationRuleFilter> = "filter";
        /// Unique identifier for the rule. Must be less than or equal to 255 characters in length.
        id: Input<String> = "id";
        /// Object keyname prefix identifying one or more objects to which the rule applies. Must be less
        /// than or equal to 1024 characters in length.
        prefix: Input<String> = "prefix";
        /// Priority associated with the rule. Priority should only be set if `filter` is configured.
        priority: Input<i64> = "priority";
        /// Special object selection criteria.
        source_selection_criteria: support::Nested<super::BucketReplicationConfigurationRuleSourceSelectionCriteria> = "sourceSelectionCriteria";
    }
}

arguments! {
    /// The type
    /// `aws:s3/BucketReplicationConfigurationRuleDestination:BucketReplicationConfigurationRuleDestination`.
    BucketReplicationConfigurationRuleDestination, BucketReplicationConfigurationRuleDestinationBuilder;
    required {
        /// ARN of the S3 bucket where you want Amazon S3 to store replicas of the object identified by the
        /// rule.
        bucket: Input<String> = "bucket";
    }
    optional {
        /// Overrides to use for object owners on replication.
        access_control_translation: support::Nested<super::BucketReplicationConfigurationRuleDestinationAccessControlTranslation> = "accessControlTranslation";
        /// Account ID to use for overriding the object owner on replication. Must be used in conjunction
        /// with `access_control_translation` override configuration.
        account_id: Input<String> = "accountId";
        /// Enables replication metrics (required for S3 RTC).
        metrics: support::Nested<super::BucketReplicationConfigurationRuleDestinationMetrics> = "metrics";
        /// Destination KMS encryption key ARN for SSE-KMS replication. Must be used in conjunction with
        /// `sse_kms_encrypted_objects` source selection criteria.
        replica_kms_key_id: Input<String> = "replicaKmsKeyId";
        /// Enables S3 Replication Time Control (S3 RTC).
        replication_time: support::Nested<super::BucketReplicationConfigurationRuleDestinationReplicationTime> = "replicationTime";
        /// Storage class used to store the object. By default, Amazon S3 uses the storage class of the
        /// source object to create the object replica.
        storage_class: Input<String> = "storageClass";
    }
}

arguments! {
    /// The type
    /// `aws:s3/BucketReplicationConfigurationRuleDestinationAccessControlTranslation:BucketReplicationConfigurationRuleDestinationAccessControlTranslation`.
    BucketReplicationConfigurationRuleDestinationAccessControlTranslation, BucketReplicationConfigurationRuleDestinationAccessControlTranslationBuilder;
    required {
        /// Replica ownership. For default and valid values, see PUT bucket replication in the Amazon S3 API
        /// Reference.
        owner: Input<String> = "owner";
    }
    optional {}
}

arguments! {
    /// The type
    /// `aws:s3/BucketReplicationConfigurationRuleDestinationMetrics:BucketReplicationConfigurationRuleDestinationMetrics`.
    #[derive(Default)]
    BucketReplicationConfigurationRuleDestinationMetrics, BucketReplicationConfigurationRuleDestinationMetricsBuilder;
    required {}
    optional {
        /// Threshold within which objects are to be replicated. The only valid value is `15`.
        minutes: Input<i64> = "minutes";
        /// Status of replication metrics. Either `Enabled` or `Disabled`.
        status: Input<String> = "status";
    }
}

arguments! {
    /// The type
    /// `aws:s3/BucketReplicationConfigurationRuleDestinationReplicationTime:BucketReplicationConfigurationRuleDestinationReplicationTime`.
    #[derive(Default)]
    BucketReplicationConfigurationRuleDestinationReplicationTime, BucketReplicationConfigurationRuleDestinationReplicationTimeBuilder;
    required {}
    optional {
        /// Threshold within which objects are to be replicated. The only valid value is `15`.
        minutes: Input<i64> = "minutes";
        /// Status of RTC. Either `Enabled` or `Disabled`.
        status: Input<String> = "status";
    }
}

arguments! {
    /// The type `aws:s3/BucketReplicationConfigurationRuleFilter:BucketReplicationConfigurationRuleFilter`.
    #[derive(Default)]
    BucketReplicationConfigurationRuleFilter, BucketReplicationConfigurationRuleFilterBuilder;
    required {}
    optional {
        /// Object keyname prefix that identifies subset of objects to which the rule applies. Must be less
        /// than or equal to 1024 characters in length.
        prefix: Input<String> = "prefix";
        /// Map of tags that identifies subset of objects to which the rule applies. The rule applies only
        /// to objects having all the tags in its tagset.
        tags: InputMap<String> = "tags";
    }
}

arguments! {
    /// The type
    /// `aws:s3/BucketReplicationConfigurationRuleSourceSelectionCriteria:BucketReplicationConfigurationRuleSourceSelectionCriteria`.
    #[derive(Default)]
    BucketReplicationConfigurationRuleSourceSelectionCriteria, BucketReplicationConfigurationRuleSourceSelectionCriteriaBuilder;
    required {}
    optional {
        /// Match SSE-KMS encrypted objects.
        sse_kms_encrypted_objects: support::Nested<super::BucketReplicationConfigurationRuleSourceSelectionCriteriaSseKmsEncryptedObjects> = "sseKmsEncryptedObjects";
    }
}

arguments! {
    /// The type
    /// `aws:s3/BucketReplicationConfigurationRuleSourceSelectionCriteriaSseKmsEncryptedObjects:BucketReplicationConfigurationRuleSourceSelectionCriteriaSseKmsEncryptedObjects`.
    BucketReplicationConfigurationRuleSourceSelectionCriteriaSseKmsEncryptedObjects, BucketReplicationConfigurationRuleSourceSelectionCriteriaSseKmsEncryptedObjectsBuilder;
    required {
        /// Boolean which indicates if this criteria is enabled.
        enabled: Input<bool> = "enabled";
    }
    optional {}
}

arguments! {
    /// The type `aws:s3/BucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration`.
    BucketServerSideEncryptionConfigurationProperty, BucketServerSideEncryptionConfigurationPropertyBuilder;
    required {
        /// Single object for server-side encryption by default configuration.
        rule: support::Nested<super::BucketServerSideEncryptionConfigurationRule> = "rule";
    }
    optional {}
}

arguments! {
    /// The type
    /// `aws:s3/BucketServerSideEncryptionConfigurationRule:BucketServerSideEncryptionConfigurationRule`.
    #[derive(Default)]
    BucketServerSideEncryptionConfigurationRule, BucketServerSideEncryptionConfigurationRuleBuilder;
    required {}
    optional {
        /// Single object for setting server-side encryption by default.
        apply_server_side_encryption_by_default: support::Nested<super::BucketServerSideEncryptionConfigurationRuleApplyServerSideEncryptionByDefault> = "applyServerSideEncryptionByDefault";
        /// List of server-side encryption types to block for object uploads.
        blocked_encryption_types: Inputs<String> = "blockedEncryptionTypes";
        /// Whether or not to use Amazon S3 Bucket Keys for SSE-KMS.
        bucket_key_enabled: Input<bool> = "bucketKeyEnabled";
    }
}

arguments! {
    /// The type
    /// `aws:s3/BucketServerSideEncryptionConfigurationRuleApplyServerSideEncryptionByDefault:BucketServerSideEncryptionConfigurationRuleApplyServerSideEncryptionByDefault`.
    BucketServerSideEncryptionConfigurationRuleApplyServerSideEncryptionByDefault, BucketServerSideEncryptionConfigurationRuleApplyServerSideEncryptionByDefaultBuilder;
    required {
        /// Server-side encryption algorithm to use. Valid values are `AES256`, `aws:kms`, and
        /// `aws:kms:dsse`
        sse_algorithm: Input<String> = "sseAlgorithm";
    }
    optional {
        /// AWS KMS master key ID used for the SSE-KMS encryption. This can only be used when you set the
        /// value of `sse_algorithm` as `aws:kms`.
        kms_master_key_id: Input<String> = "kmsMasterKeyId";
    }
}

arguments! {
    /// The type `aws:s3/BucketVersioning:BucketVersioning`.
    #[derive(Default)]
    BucketVersioningProperty, BucketVersioningPropertyBuilder;
    required {}
    optional {
        /// Enable versioning. Once you version-enable a bucket, it can never return to an unversioned
        /// state.
        enabled: Input<bool> = "enabled";
        /// Enable MFA delete for either `Change the versioning state of your bucket` or `Permanently delete
        /// an object version`. Default is `false`.
        mfa_delete: Input<bool> = "mfaDelete";
    }
}

arguments! {
    /// The type `aws:s3/BucketVersioningVersioningConfiguration:BucketVersioningVersioningConfiguration`.
    BucketVersioningVersioningConfiguration, BucketVersioningVersioningConfigurationBuilder;
    required {
        /// Versioning state of the bucket. Valid values: `Enabled`, `Suspended`, or `Disabled`.
        status: Input<String> = "status";
    }
    optional {
        /// Whether MFA delete is enabled in the bucket versioning configuration. Valid values: `Enabled` or
        /// `Disabled`.
        mfa_delete: Input<String> = "mfaDelete";
    }
}

arguments! {
    /// The type `aws:s3/BucketWebsite:BucketWebsite`.
    #[derive(Default)]
    BucketWebsite, BucketWebsiteBuilder;
    required {}
    optional {
        /// Absolute path to the document to return in case of a 4XX error.
        error_document: Input<String> = "errorDocument";
        /// Amazon S3 returns this index document when requests are made to the root domain or any of the
        /// subfolders. Required unless using `redirect_all_requests_to`.
        index_document: Input<String> = "indexDocument";
        /// Hostname to redirect all website requests for this bucket to.
        redirect_all_requests_to: Input<String> = "redirectAllRequestsTo";
        /// JSON array containing routing rules describing redirect behavior and when redirects are applied.
        routing_rules: Input<String> = "routingRules";
    }
}

enumeration! {
    /// `aws:s3/CannedAcl:CannedAcl`.
    CannedAcl: String, "private, public-read, public-read-write, aws-exec-read, authenticated-read, bucket-owner-read, bucket-owner-full-control, log-delivery-write";
    /// `private`.
    PRIVATE = "private";
    /// `public-read`.
    PUBLICREAD = "public-read";
    /// `public-read-write`.
    PUBLICREADWRITE = "public-read-write";
    /// `aws-exec-read`.
    AWSEXECREAD = "aws-exec-read";
    /// `authenticated-read`.
    AUTHENTICATEDREAD = "authenticated-read";
    /// `bucket-owner-read`.
    BUCKETOWNERREAD = "bucket-owner-read";
    /// `bucket-owner-full-control`.
    BUCKETOWNERFULLCONTROL = "bucket-owner-full-control";
    /// `log-delivery-write`.
    LOGDELIVERYWRITE = "log-delivery-write";
}
