//! Inputs of S3 that change nothing here.

use crate::control::{
    fidelity::{Verdict, recorded},
    token::{BUCKET, BUCKET_ENCRYPTION, BUCKET_LIFECYCLE, BUCKET_PUBLIC_ACCESS_BLOCK, BUCKET_VERSIONING},
};

const EMPTY: &str = "buckets hold nothing";

pub static ALL: &[Verdict] = &[
    recorded(
        BUCKET,
        EMPTY,
        &[
            "accelerationStatus",
            "acl",
            "bucketNamespace",
            "corsRules",
            "forceDestroy",
            "grants",
            "lifecycleRules",
            "logging",
            "objectLockConfiguration",
            "objectLockEnabled",
            "policy",
            "replicationConfiguration",
            "requestPayer",
            "serverSideEncryptionConfiguration",
            "versioning",
            "website",
        ],
    ),
    recorded(
        BUCKET_PUBLIC_ACCESS_BLOCK,
        EMPTY,
        &["blockPublicAcls", "ignorePublicAcls", "restrictPublicBuckets", "skipDestroy"],
    ),
    recorded(BUCKET_ENCRYPTION, EMPTY, &["expectedBucketOwner", "rules"]),
    recorded(
        BUCKET_LIFECYCLE,
        EMPTY,
        &["expectedBucketOwner", "rules", "transitionDefaultMinimumObjectSize"],
    ),
    recorded(BUCKET_VERSIONING, EMPTY, &["expectedBucketOwner", "mfa", "versioningConfiguration"]),
];
