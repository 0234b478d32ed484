// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! Types of outputs.

use std::collections::BTreeMap;

use crate::generated::support;

results! {
    /// `aws:s3/BucketCorsRule:BucketCorsRule`.
    BucketCorsRule;
    /// List of headers allowed.
    allowed_headers: Option<Vec<String>> = "allowedHeaders";
    /// One or more HTTP methods that you allow the origin to execute. Can be `GET`, `PUT`, `POST`, `DELETE`
    /// or `HEAD`.
    allowed_methods: Vec<String> = "allowedMethods";
    /// One or more origins you want customers to be able to access the bucket from.
    allowed_origins: Vec<String> = "allowedOrigins";
    /// One or more headers in the response that you want customers to be able to access from their
    /// applications (for example, from a JavaScript `XMLHttpRequest` object).
    expose_headers: Option<Vec<String>> = "exposeHeaders";
    /// Time in seconds that browser can cache the response for a preflight request.
    max_age_seconds: Option<i64> = "maxAgeSeconds";
}

results! {
    /// `aws:s3/BucketGrant:BucketGrant`.
    BucketGrant;
    /// Canonical user ID to grant for. Used only when `type` is `CanonicalUser`.
    id: Option<String> = "id";
    /// List of permissions to apply for grantee. Valid values are `READ`, `WRITE`, `READ_ACP`, `WRITE_ACP`,
    /// `FULL_CONTROL`.
    permissions: Vec<String> = "permissions";
    /// Type of grantee to apply for. Valid values are `CanonicalUser` and `Group`.
    type_: String = "type";
    /// URI address to grant for. Used only when `type` is `Group`.
    uri: Option<String> = "uri";
}

results! {
    /// `aws:s3/BucketLifecycleConfigurationRule:BucketLifecycleConfigurationRule`.
    BucketLifecycleConfigurationRule;
    /// Configuration block that specifies the days since the initiation of an incomplete multipart upload
    /// that Amazon S3 will wait before permanently removing all parts of the upload.
    abort_incomplete_multipart_upload: Option<BucketLifecycleConfigurationRuleAbortIncompleteMultipartUpload> = "abortIncompleteMultipartUpload";
    /// Configuration block that specifies the expiration for the lifecycle of the object in the form of
    /// date, days and, whether the object has a delete marker.
    expiration: Option<BucketLifecycleConfigurationRuleExpiration> = "expiration";
    /// Configuration block used to identify objects that a Lifecycle Rule applies to.
    filter: Option<BucketLifecycleConfigurationRuleFilter> = "filter";
    /// Unique identifier for the rule. The value cannot be longer than 255 characters.
    id: String = "id";
    /// Configuration block that specifies when noncurrent object versions expire.
    noncurrent_version_expiration: Option<BucketLifecycleConfigurationRuleNoncurrentVersionExpiration> = "noncurrentVersionExpiration";
    /// Set of configuration blocks that specify the transition rule for the lifecycle rule that describes
    /// when noncurrent objects transition to a specific storage class.
    noncurrent_version_transitions: Option<Vec<BucketLifecycleConfigurationRuleNoncurrentVersionTransition>> = "noncurrentVersionTransitions";
    /// Prefix identifying one or more objects to which the rule applies. Use `filter` instead, as this has
    /// been deprecated by Amazon S3.
    ///
    /// Deprecated: Specify a prefix using 'filter' instead
    prefix: Option<String> = "prefix";
    /// Whether the rule is currently being applied. Valid values: `Enabled` or `Disabled`.
    status: String = "status";
    /// Set of configuration blocks that specify when an Amazon S3 object transitions to a specified storage
    /// class.
    transitions: Option<Vec<BucketLifecycleConfigurationRuleTransition>> = "transitions";
}

results! {
    /// `aws:s3/BucketLifecycleConfigurationRuleAbortIncompleteMultipartUpload:BucketLifecycleConfigurationRuleAbortIncompleteMultipartUpload`.
    BucketLifecycleConfigurationRuleAbortIncompleteMultipartUpload;
    /// Number of days after which Amazon S3 aborts an incomplete multipart upload.
    days_after_initiation: Option<i64> = "daysAfterInitiation";
}

results! {
    /// `aws:s3/BucketLifecycleConfigurationRuleExpiration:BucketLifecycleConfigurationRuleExpiration`.
    BucketLifecycleConfigurationRuleExpiration;
    /// Date the object is to be moved or deleted. The date value must be in RFC3339 full-date format e.g.
    date: Option<String> = "date";
    /// Lifetime, in days, of the objects that are subject to the rule. The value must be a non-zero
    /// positive integer.
    days: Option<i64> = "days";
    /// Whether Amazon S3 will remove a delete marker with no noncurrent versions.
    expired_object_delete_marker: Option<bool> = "expiredObjectDeleteMarker";
}

results! {
    /// `aws:s3/BucketLifecycleConfigurationRuleFilter:BucketLifecycleConfigurationRuleFilter`.
    BucketLifecycleConfigurationRuleFilter;
    /// Configuration block used to apply a logical `AND` to two or more predicates.
    and: Option<BucketLifecycleConfigurationRuleFilterAnd> = "and";
    /// Minimum object size (in bytes) to which the rule applies.
    object_size_greater_than: Option<i64> = "objectSizeGreaterThan";
    /// Maximum object size (in bytes) to which the rule applies.
    object_size_less_than: Option<i64> = "objectSizeLessThan";
    /// Prefix identifying one or more objects to which the rule applies. Defaults to an empty string (`""`)
    /// if not specified.
    prefix: Option<String> = "prefix";
    /// Configuration block for specifying a tag key and value.
    tag: Option<BucketLifecycleConfigurationRuleFilterTag> = "tag";
}

results! {
    /// `aws:s3/BucketLifecycleConfigurationRuleFilterAnd:BucketLifecycleConfigurationRuleFilterAnd`.
    BucketLifecycleConfigurationRuleFilterAnd;
    /// Minimum object size to which the rule applies. Value must be at least `0` if specified.
    object_size_greater_than: Option<i64> = "objectSizeGreaterThan";
    /// Maximum object size to which the rule applies. Value must be at least `1` if specified.
    object_size_less_than: Option<i64> = "objectSizeLessThan";
    /// Prefix identifying one or more objects to which the rule applies.
    prefix: Option<String> = "prefix";
    /// Key-value map of resource tags. All of these tags must exist in the object's tag set in order for
    /// the rule to apply.
    tags: Option<BTreeMap<String, String>> = "tags";
}

results! {
    /// `aws:s3/BucketLifecycleConfigurationRuleFilterTag:BucketLifecycleConfigurationRuleFilterTag`.
    BucketLifecycleConfigurationRuleFilterTag;
    /// Name of the object key.
    key: String = "key";
    /// Value of the tag.
    value: String = "value";
}

results! {
    /// `aws:s3/BucketLifecycleConfigurationRuleNoncurrentVersionExpiration:BucketLifecycleConfigurationRuleNoncurrentVersionExpiration`.
    BucketLifecycleConfigurationRuleNoncurrentVersionExpiration;
    /// Number of noncurrent versions Amazon S3 will retain. Must be a non-zero positive integer.
    newer_noncurrent_versions: Option<i64> = "newerNoncurrentVersions";
    /// Number of days an object is noncurrent before Amazon S3 can perform the associated action. Must be a
    /// positive integer.
    noncurrent_days: i64 = "noncurrentDays";
}

results! {
    /// `aws:s3/BucketLifecycleConfigurationRuleNoncurrentVersionTransition:BucketLifecycleConfigurationRuleNoncurrentVersionTransition`.
    BucketLifecycleConfigurationRuleNoncurrentVersionTransition;
    /// Number of noncurrent versions Amazon S3 will retain. Must be a non-zero positive integer.
    newer_noncurrent_versions: Option<i64> = "newerNoncurrentVersions";
    /// Number of days an object is noncurrent before Amazon S3 can perform the associated action.
    noncurrent_days: i64 = "noncurrentDays";
    /// Class of storage used to store the object. Valid Values: `GLACIER`, `STANDARD_IA`, `ONEZONE_IA`,
    /// `INTELLIGENT_TIERING`, `DEEP_ARCHIVE`, `GLACIER_IR`.
    storage_class: String = "storageClass";
}

results! {
    /// `aws:s3/BucketLifecycleConfigurationRuleTransition:BucketLifecycleConfigurationRuleTransition`.
    BucketLifecycleConfigurationRuleTransition;
    /// Date objects are transitioned to the specified storage class. The date value must be in RFC3339
    /// full-date format e.g.
    date: Option<String> = "date";
    /// Number of days after creation when objects are transitioned to the specified storage class. The
    /// value must be a positive integer.
    days: Option<i64> = "days";
    /// Class of storage used to store the object. Valid Values: `GLACIER`, `STANDARD_IA`, `ONEZONE_IA`,
    /// `INTELLIGENT_TIERING`, `DEEP_ARCHIVE`, `GLACIER_IR`.
    storage_class: String = "storageClass";
}

results! {
    /// `aws:s3/BucketLifecycleConfigurationTimeouts:BucketLifecycleConfigurationTimeouts`.
    BucketLifecycleConfigurationTimeouts;
    /// A string that can be parsed as a duration consisting of numbers and unit suffixes, such as "30s" or
    /// "2h45m".
    create: Option<String> = "create";
    /// A string that can be parsed as a duration consisting of numbers and unit suffixes, such as "30s" or
    /// "2h45m".
    update: Option<String> = "update";
}

results! {
    /// `aws:s3/BucketLifecycleRule:BucketLifecycleRule`.
    BucketLifecycleRule;
    /// Number of days after initiating a multipart upload when the multipart upload must be completed.
    abort_incomplete_multipart_upload_days: Option<i64> = "abortIncompleteMultipartUploadDays";
    /// Lifecycle rule status.
    enabled: bool = "enabled";
    /// Configuration of the object expiration.
    expiration: Option<BucketLifecycleRuleExpiration> = "expiration";
    /// Unique identifier for the rule. Must be less than or equal to 255 characters in length.
    id: Option<String> = "id";
    /// When noncurrent object versions expire.
    noncurrent_version_expiration: Option<BucketLifecycleRuleNoncurrentVersionExpiration> = "noncurrentVersionExpiration";
    /// When noncurrent object versions transition.
    noncurrent_version_transitions: Option<Vec<BucketLifecycleRuleNoncurrentVersionTransition>> = "noncurrentVersionTransitions";
    /// Object key prefix identifying one or more objects to which the rule applies.
    prefix: Option<String> = "prefix";
    /// Object tags key and value.
    tags: Option<BTreeMap<String, String>> = "tags";
    /// Configuration of the object transition.
    transitions: Option<Vec<BucketLifecycleRuleTransition>> = "transitions";
}

results! {
    /// `aws:s3/BucketLifecycleRuleExpiration:BucketLifecycleRuleExpiration`.
    BucketLifecycleRuleExpiration;
    /// Date after which you want the corresponding action to take effect.
    date: Option<String> = "date";
    /// Number of days after object creation when the specific rule action takes effect.
    days: Option<i64> = "days";
    /// On a versioned bucket (versioning-enabled or versioning-suspended bucket), you can add this element
    /// in the lifecycle configuration to direct Amazon S3 to delete expired object delete markers.
    expired_object_delete_marker: Option<bool> = "expiredObjectDeleteMarker";
}

results! {
    /// `aws:s3/BucketLifecycleRuleNoncurrentVersionExpiration:BucketLifecycleRuleNoncurrentVersionExpiration`.
    BucketLifecycleRuleNoncurrentVersionExpiration;
    /// Number of days noncurrent object versions expire.
    days: Option<i64> = "days";
}

results! {
    /// `aws:s3/BucketLifecycleRuleNoncurrentVersionTransition:BucketLifecycleRuleNoncurrentVersionTransition`.
    BucketLifecycleRuleNoncurrentVersionTransition;
    /// Number of days noncurrent object versions transition.
    days: Option<i64> = "days";
    /// Amazon S3 storage class to which you want the object to transition.
    storage_class: String = "storageClass";
}

results! {
    /// `aws:s3/BucketLifecycleRuleTransition:BucketLifecycleRuleTransition`.
    BucketLifecycleRuleTransition;
    /// Date after which you want the corresponding action to take effect.
    date: Option<String> = "date";
    /// Number of days after object creation when the specific rule action takes effect.
    days: Option<i64> = "days";
    /// Amazon S3 storage class to which you want the object to transition.
    storage_class: String = "storageClass";
}

results! {
    /// `aws:s3/BucketLogging:BucketLogging`.
    BucketLogging;
    /// Name of the bucket that will receive the log objects.
    target_bucket: String = "targetBucket";
    /// To specify a key prefix for log objects.
    target_prefix: Option<String> = "targetPrefix";
}

results! {
    /// `aws:s3/BucketObjectLockConfiguration:BucketObjectLockConfiguration`.
    BucketObjectLockConfiguration;
    /// Whether this bucket has an Object Lock configuration enabled. Valid value is `Enabled`.
    ///
    /// Deprecated: object\_lock\_enabled is deprecated. Use the top-level parameter object\_lock\_enabled
    /// instead.
    object_lock_enabled: Option<String> = "objectLockEnabled";
    /// Object Lock rule in place for this bucket.
    ///
    /// Deprecated: rule is deprecated. Use the s3.BucketObjectLockConfiguration resource instead.
    rule: Option<BucketObjectLockConfigurationRule> = "rule";
}

results! {
    /// `aws:s3/BucketObjectLockConfigurationRule:BucketObjectLockConfigurationRule`.
    BucketObjectLockConfigurationRule;
    /// Configuration block for specifying the default Object Lock retention settings for new objects placed
    /// in the specified bucket.
    default_retention: BucketObjectLockConfigurationRuleDefaultRetention = "defaultRetention";
}

results! {
    /// `aws:s3/BucketObjectLockConfigurationRuleDefaultRetention:BucketObjectLockConfigurationRuleDefaultRetention`.
    BucketObjectLockConfigurationRuleDefaultRetention;
    /// Number of days that you want to specify for the default retention period.
    days: Option<i64> = "days";
    /// Default Object Lock retention mode you want to apply to new objects placed in the specified bucket.
    /// Valid values: `COMPLIANCE`, `GOVERNANCE`.
    mode: Option<String> = "mode";
    /// Number of years that you want to specify for the default retention period.
    years: Option<i64> = "years";
}

results! {
    /// `aws:s3/BucketReplicationConfiguration:BucketReplicationConfiguration`.
    BucketReplicationConfiguration;
    /// ARN of the IAM role for Amazon S3 to assume when replicating the objects.
    role: String = "role";
    /// Rules managing the replication.
    rules: Vec<BucketReplicationConfigurationRule> = "rules";
}

results! {
    /// `aws:s3/BucketReplicationConfigurationRule:BucketReplicationConfigurationRule`.
    BucketReplicationConfigurationRule;
    /// Whether delete markers are replicated. The only valid value is `Enabled`.
    delete_marker_replication_status: Option<String> = "deleteMarkerReplicationStatus";
    /// Destination for the rule.
    destination: BucketReplicationConfigurationRuleDestination = "destination";
    /// Filter that identifies subset of objects to which the replication rule applies.
    filter: Option<BucketReplicationConfigurationRuleFilter> = "filter";
    /// Unique identifier for the rule. Must be less than or equal to 255 characters in length.
    id: Option<String> = "id";
    /// Object keyname prefix identifying one or more objects to which the rule applies. Must be less than
    /// or equal to 1024 characters in length.
    prefix: Option<String> = "prefix";
    /// Priority associated with the rule. Priority should only be set if `filter` is configured.
    priority: Option<i64> = "priority";
    /// Special object selection criteria.
    source_selection_criteria: Option<BucketReplicationConfigurationRuleSourceSelectionCriteria> = "sourceSelectionCriteria";
    /// Status of the rule. Either `Enabled` or `Disabled`.
    status: String = "status";
}

results! {
    /// `aws:s3/BucketReplicationConfigurationRuleDestination:BucketReplicationConfigurationRuleDestination`.
    BucketReplicationConfigurationRuleDestination;
    /// Overrides to use for object owners on replication.
    access_control_translation: Option<BucketReplicationConfigurationRuleDestinationAccessControlTranslation> = "accessControlTranslation";
    /// Account ID to use for overriding the object owner on replication. Must be used in conjunction with
    /// `access_control_translation` override configuration.
    account_id: Option<String> = "accountId";
    /// ARN of the S3 bucket where you want Amazon S3 to store replicas of the object identified by the
    /// rule.
    bucket: String = "bucket";
    /// Enables replication metrics (required for S3 RTC).
    metrics: Option<BucketReplicationConfigurationRuleDestinationMetrics> = "metrics";
    /// Destination KMS encryption key ARN for SSE-KMS replication. Must be used in conjunction with
    /// `sse_kms_encrypted_objects` source selection criteria.
    replica_kms_key_id: Option<String> = "replicaKmsKeyId";
    /// Enables S3 Replication Time Control (S3 RTC).
    replication_time: Option<BucketReplicationConfigurationRuleDestinationReplicationTime> = "replicationTime";
    /// Storage class used to store the object. By default, Amazon S3 uses the storage class of the source
    /// object to create the object replica.
    storage_class: Option<String> = "storageClass";
}

results! {
    /// `aws:s3/BucketReplicationConfigurationRuleDestinationAccessControlTranslation:BucketReplicationConfigurationRuleDestinationAccessControlTranslation`.
    BucketReplicationConfigurationRuleDestinationAccessControlTranslation;
    /// Replica ownership. For default and valid values, see PUT bucket replication in the Amazon S3 API
    /// Reference.
    owner: String = "owner";
}

results! {
    /// `aws:s3/BucketReplicationConfigurationRuleDestinationMetrics:BucketReplicationConfigurationRuleDestinationMetrics`.
    BucketReplicationConfigurationRuleDestinationMetrics;
    /// Threshold within which objects are to be replicated. The only valid value is `15`.
    minutes: Option<i64> = "minutes";
    /// Status of replication metrics. Either `Enabled` or `Disabled`.
    status: Option<String> = "status";
}

results! {
    /// `aws:s3/BucketReplicationConfigurationRuleDestinationReplicationTime:BucketReplicationConfigurationRuleDestinationReplicationTime`.
    BucketReplicationConfigurationRuleDestinationReplicationTime;
    /// Threshold within which objects are to be replicated. The only valid value is `15`.
    minutes: Option<i64> = "minutes";
    /// Status of RTC. Either `Enabled` or `Disabled`.
    status: Option<String> = "status";
}

results! {
    /// `aws:s3/BucketReplicationConfigurationRuleFilter:BucketReplicationConfigurationRuleFilter`.
    BucketReplicationConfigurationRuleFilter;
    /// Object keyname prefix that identifies subset of objects to which the rule applies. Must be less than
    /// or equal to 1024 characters in length.
    prefix: Option<String> = "prefix";
    /// Map of tags that identifies subset of objects to which the rule applies. The rule applies only to
    /// objects having all the tags in its tagset.
    tags: Option<BTreeMap<String, String>> = "tags";
}

results! {
    /// `aws:s3/BucketReplicationConfigurationRuleSourceSelectionCriteria:BucketReplicationConfigurationRuleSourceSelectionCriteria`.
    BucketReplicationConfigurationRuleSourceSelectionCriteria;
    /// Match SSE-KMS encrypted objects.
    sse_kms_encrypted_objects: Option<BucketReplicationConfigurationRuleSourceSelectionCriteriaSseKmsEncryptedObjects> = "sseKmsEncryptedObjects";
}

results! {
    /// `aws:s3/BucketReplicationConfigurationRuleSourceSelectionCriteriaSseKmsEncryptedObjects:BucketReplicationConfigurationRuleSourceSelectionCriteriaSseKmsEncryptedObjects`.
    BucketReplicationConfigurationRuleSourceSelectionCriteriaSseKmsEncryptedObjects;
    /// Boolean which indicates if this criteria is enabled.
    enabled: bool = "enabled";
}

results! {
    /// `aws:s3/BucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration`.
    BucketServerSideEncryptionConfiguration;
    /// Single object for server-side encryption by default configuration.
    rule: BucketServerSideEncryptionConfigurationRule = "rule";
}

results! {
    /// `aws:s3/BucketServerSideEncryptionConfigurationRule:BucketServerSideEncryptionConfigurationRule`.
    BucketServerSideEncryptionConfigurationRule;
    /// Single object for setting server-side encryption by default.
    apply_server_side_encryption_by_default: Option<BucketServerSideEncryptionConfigurationRuleApplyServerSideEncryptionByDefault> = "applyServerSideEncryptionByDefault";
    /// List of server-side encryption types to block for object uploads.
    blocked_encryption_types: Option<Vec<String>> = "blockedEncryptionTypes";
    /// Whether or not to use Amazon S3 Bucket Keys for SSE-KMS.
    bucket_key_enabled: Option<bool> = "bucketKeyEnabled";
}

results! {
    /// `aws:s3/BucketServerSideEncryptionConfigurationRuleApplyServerSideEncryptionByDefault:BucketServerSideEncryptionConfigurationRuleApplyServerSideEncryptionByDefault`.
    BucketServerSideEncryptionConfigurationRuleApplyServerSideEncryptionByDefault;
    /// AWS KMS master key ID used for the SSE-KMS encryption. This can only be used when you set the value
    /// of `sse_algorithm` as `aws:kms`.
    kms_master_key_id: Option<String> = "kmsMasterKeyId";
    /// Server-side encryption algorithm to use. Valid values are `AES256`, `aws:kms`, and `aws:kms:dsse`
    sse_algorithm: String = "sseAlgorithm";
}

results! {
    /// `aws:s3/BucketVersioning:BucketVersioning`.
    BucketVersioning;
    /// Enable versioning. Once you version-enable a bucket, it can never return to an unversioned state.
    enabled: Option<bool> = "enabled";
    /// Enable MFA delete for either `Change the versioning state of your bucket` or `Permanently delete an
    /// object version`. Default is `false`.
    mfa_delete: Option<bool> = "mfaDelete";
}

results! {
    /// `aws:s3/BucketVersioningVersioningConfiguration:BucketVersioningVersioningConfiguration`.
    BucketVersioningVersioningConfiguration;
    /// Whether MFA delete is enabled in the bucket versioning configuration. Valid values: `Enabled` or
    /// `Disabled`.
    mfa_delete: Option<String> = "mfaDelete";
    /// Versioning state of the bucket. Valid values: `Enabled`, `Suspended`, or `Disabled`.
    status: String = "status";
}

results! {
    /// `aws:s3/BucketWebsite:BucketWebsite`.
    BucketWebsite;
    /// Absolute path to the document to return in case of a 4XX error.
    error_document: Option<String> = "errorDocument";
    /// Amazon S3 returns this index document when requests are made to the root domain or any of the
    /// subfolders. Required unless using `redirect_all_requests_to`.
    index_document: Option<String> = "indexDocument";
    /// Hostname to redirect all website requests for this bucket to.
    redirect_all_requests_to: Option<String> = "redirectAllRequestsTo";
    /// JSON array containing routing rules describing redirect behavior and when redirects are applied.
    routing_rules: Option<String> = "routingRules";
}
