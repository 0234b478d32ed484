//! Inputs of SNS that change nothing here.

use crate::control::{
    fidelity::{Verdict, recorded},
    token::{TOPIC, TOPIC_SUBSCRIPTION},
};

const SILENT: &str = "nothing is published";

pub static ALL: &[Verdict] = &[
    recorded(
        TOPIC,
        SILENT,
        &[
            "applicationFailureFeedbackRoleArn",
            "applicationSuccessFeedbackRoleArn",
            "applicationSuccessFeedbackSampleRate",
            "archivePolicy",
            "contentBasedDeduplication",
            "deliveryPolicy",
            "displayName",
            "fifoThroughputScope",
            "fifoTopic",
            "firehoseFailureFeedbackRoleArn",
            "firehoseSuccessFeedbackRoleArn",
            "firehoseSuccessFeedbackSampleRate",
            "httpFailureFeedbackRoleArn",
            "httpSuccessFeedbackRoleArn",
            "httpSuccessFeedbackSampleRate",
            "kmsMasterKeyId",
            "lambdaFailureFeedbackRoleArn",
            "lambdaSuccessFeedbackRoleArn",
            "lambdaSuccessFeedbackSampleRate",
            "maximumMessageSize",
            "policy",
            "signatureVersion",
            "sqsFailureFeedbackRoleArn",
            "sqsSuccessFeedbackRoleArn",
            "sqsSuccessFeedbackSampleRate",
            "tracingConfig",
        ],
    ),
    recorded(
        TOPIC_SUBSCRIPTION,
        SILENT,
        &[
            "confirmationTimeoutInMinutes",
            "deliveryPolicy",
            "endpointAutoConfirms",
            "filterPolicy",
            "filterPolicyScope",
            "rawMessageDelivery",
            "redrivePolicy",
            "replayPolicy",
            "subscriptionRoleArn",
        ],
    ),
];
