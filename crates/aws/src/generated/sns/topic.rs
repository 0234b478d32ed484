// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! The resource `aws:sns/topic:Topic`.

use std::collections::BTreeMap;

use crate::generated::{VERSION, support};
use pulumi_sdk::{Input, InputMap};

resource! {
    /// Provides an SNS topic resource
    Topic(TopicArgs) = "aws:sns/topic:Topic" as custom;
    outputs {
        /// IAM role for failure feedback
        application_failure_feedback_role_arn: Option<String> = "applicationFailureFeedbackRoleArn";
        /// The IAM role permitted to receive success feedback for this topic
        application_success_feedback_role_arn: Option<String> = "applicationSuccessFeedbackRoleArn";
        /// Percentage of success to sample
        application_success_feedback_sample_rate: Option<i64> = "applicationSuccessFeedbackSampleRate";
        /// The message archive policy for FIFO topics.
        archive_policy: Option<String> = "archivePolicy";
        /// The ARN of the SNS topic, as a more obvious property (clone of `id`)
        arn: String = "arn";
        /// The oldest timestamp at which a FIFO topic subscriber can start a replay.
        beginning_archive_time: String = "beginningArchiveTime";
        /// Enables content-based deduplication for FIFO topics.
        content_based_deduplication: Option<bool> = "contentBasedDeduplication";
        /// The SNS delivery policy.
        delivery_policy: Option<String> = "deliveryPolicy";
        /// The display name for the topic
        display_name: Option<String> = "displayName";
        /// Enables higher throughput for FIFO topics by adjusting the scope of deduplication. This
        /// attribute has two possible values, `Topic` and `MessageGroup`.
        fifo_throughput_scope: String = "fifoThroughputScope";
        /// Boolean indicating whether or not to create a FIFO (first-in-first-out) topic.
        fifo_topic: Option<bool> = "fifoTopic";
        /// IAM role for failure feedback
        firehose_failure_feedback_role_arn: Option<String> = "firehoseFailureFeedbackRoleArn";
        /// The IAM role permitted to receive success feedback for this topic
        firehose_success_feedback_role_arn: Option<String> = "firehoseSuccessFeedbackRoleArn";
        /// Percentage of success to sample
        firehose_success_feedback_sample_rate: Option<i64> = "firehoseSuccessFeedbackSampleRate";
        /// IAM role for failure feedback
        http_failure_feedback_role_arn: Option<String> = "httpFailureFeedbackRoleArn";
        /// The IAM role permitted to receive success feedback for this topic
        http_success_feedback_role_arn: Option<String> = "httpSuccessFeedbackRoleArn";
        /// Percentage of success to sample
        http_success_feedback_sample_rate: Option<i64> = "httpSuccessFeedbackSampleRate";
        /// The ID of an AWS-managed customer master key (CMK) for Amazon SNS or a custom CMK.
        kms_master_key_id: Option<String> = "kmsMasterKeyId";
        /// IAM role for failure feedback
        lambda_failure_feedback_role_arn: Option<String> = "lambdaFailureFeedbackRoleArn";
        /// The IAM role permitted to receive success feedback for this topic
        lambda_success_feedback_role_arn: Option<String> = "lambdaSuccessFeedbackRoleArn";
        /// Percentage of success to sample
        lambda_success_feedback_sample_rate: Option<i64> = "lambdaSuccessFeedbackSampleRate";
        /// The maximum size, in bytes, of a message that can be published to the topic. Valid values are
        /// `1024` to `1048576` (1 MiB).
        maximum_message_size: i64 = "maximumMessageSize";
        /// The name of the topic.
        name: String = "name";
        /// Creates a unique name beginning with the specified prefix.
        name_prefix: String = "namePrefix";
        /// The AWS Account ID of the SNS topic owner
        owner: String = "owner";
        /// The fully-formed AWS policy as JSON.
        policy: String = "policy";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: String = "region";
        /// If `SignatureVersion` should be 1 (SHA1) or 2 (SHA256).
        signature_version: i64 = "signatureVersion";
        /// IAM role for failure feedback
        sqs_failure_feedback_role_arn: Option<String> = "sqsFailureFeedbackRoleArn";
        /// The IAM role permitted to receive success feedback for this topic
        sqs_success_feedback_role_arn: Option<String> = "sqsSuccessFeedbackRoleArn";
        /// Percentage of success to sample
        sqs_success_feedback_sample_rate: Option<i64> = "sqsSuccessFeedbackSampleRate";
        /// Key-value map of resource tags.
        tags: Option<BTreeMap<String, String>> = "tags";
        /// A map of tags assigned to the resource, including those inherited from the provider
        /// `default_tags` configuration block.
        tags_all: BTreeMap<String, String> = "tagsAll";
        /// Tracing mode of an Amazon SNS topic. Valid values: `"PassThrough"`, `"Active"`.
        tracing_config: String = "tracingConfig";
    }
}

arguments! {
    /// The arguments of `Topic`.
    #[derive(Default)]
    TopicArgs, TopicArgsBuilder;
    required {}
    optional {
        /// IAM role for failure feedback
        application_failure_feedback_role_arn: Input<String> = "applicationFailureFeedbackRoleArn";
        /// The IAM role permitted to receive success feedback for this topic
        application_success_feedback_role_arn: Input<String> = "applicationSuccessFeedbackRoleArn";
        /// Percentage of success to sample
        application_success_feedback_sample_rate: Input<i64> = "applicationSuccessFeedbackSampleRate";
        /// The message archive policy for FIFO topics.
        archive_policy: Input<String> = "archivePolicy";
        /// Enables content-based deduplication for FIFO topics.
        content_based_deduplication: Input<bool> = "contentBasedDeduplication";
        /// The SNS delivery policy.
        delivery_policy: Input<String> = "deliveryPolicy";
        /// The display name for the topic
        display_name: Input<String> = "displayName";
        /// Enables higher throughput for FIFO topics by adjusting the scope of deduplication. This
        /// attribute has two possible values, `Topic` and `MessageGroup`.
        fifo_throughput_scope: Input<String> = "fifoThroughputScope";
        /// Boolean indicating whether or not to create a FIFO (first-in-first-out) topic.
        fifo_topic: Input<bool> = "fifoTopic";
        /// IAM role for failure feedback
        firehose_failure_feedback_role_arn: Input<String> = "firehoseFailureFeedbackRoleArn";
        /// The IAM role permitted to receive success feedback for this topic
        firehose_success_feedback_role_arn: Input<String> = "firehoseSuccessFeedbackRoleArn";
        /// Percentage of success to sample
        firehose_success_feedback_sample_rate: Input<i64> = "firehoseSuccessFeedbackSampleRate";
        /// IAM role for failure feedback
        http_failure_feedback_role_arn: Input<String> = "httpFailureFeedbackRoleArn";
        /// The IAM role permitted to receive success feedback for this topic
        http_success_feedback_role_arn: Input<String> = "httpSuccessFeedbackRoleArn";
        /// Percentage of success to sample
        http_success_feedback_sample_rate: Input<i64> = "httpSuccessFeedbackSampleRate";
        /// The ID of an AWS-managed customer master key (CMK) for Amazon SNS or a custom CMK.
        kms_master_key_id: Input<String> = "kmsMasterKeyId";
        /// IAM role for failure feedback
        lambda_failure_feedback_role_arn: Input<String> = "lambdaFailureFeedbackRoleArn";
        /// The IAM role permitted to receive success feedback for this topic
        lambda_success_feedback_role_arn: Input<String> = "lambdaSuccessFeedbackRoleArn";
        /// Percentage of success to sample
        lambda_success_feedback_sample_rate: Input<i64> = "lambdaSuccessFeedbackSampleRate";
        /// The maximum size, in bytes, of a message that can be published to the topic. Valid values are
        /// `1024` to `1048576` (1 MiB).
        maximum_message_size: Input<i64> = "maximumMessageSize";
        /// The name of the topic.
        name: Input<String> = "name";
        /// Creates a unique name beginning with the specified prefix.
        name_prefix: Input<String> = "namePrefix";
        /// The fully-formed AWS policy as JSON.
        policy: Input<String> = "policy";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: Input<String> = "region";
        /// If `SignatureVersion` should be 1 (SHA1) or 2 (SHA256).
        signature_version: Input<i64> = "signatureVersion";
        /// IAM role for failure feedback
        sqs_failure_feedback_role_arn: Input<String> = "sqsFailureFeedbackRoleArn";
        /// The IAM role permitted to receive success feedback for this topic
        sqs_success_feedback_role_arn: Input<String> = "sqsSuccessFeedbackRoleArn";
        /// Percentage of success to sample
        sqs_success_feedback_sample_rate: Input<i64> = "sqsSuccessFeedbackSampleRate";
        /// Key-value map of resource tags.
        tags: InputMap<String> = "tags";
        /// Tracing mode of an Amazon SNS topic. Valid values: `"PassThrough"`, `"Active"`.
        tracing_config: Input<String> = "tracingConfig";
    }
}
