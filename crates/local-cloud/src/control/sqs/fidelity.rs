//! Inputs of SQS that change nothing here.

use crate::control::{
    fidelity::{Verdict, recorded},
    token::QUEUE,
};

pub static ALL: &[Verdict] = &[recorded(
    QUEUE,
    "no messages are sent",
    &[
        "contentBasedDeduplication",
        "deduplicationScope",
        "delaySeconds",
        "fifoThroughputLimit",
        "kmsDataKeyReusePeriodSeconds",
        "kmsMasterKeyId",
        "maxMessageSize",
        "messageRetentionSeconds",
        "policy",
        "receiveWaitTimeSeconds",
        "redriveAllowPolicy",
        "redrivePolicy",
        "sqsManagedSseEnabled",
        "visibilityTimeoutSeconds",
    ],
)];
