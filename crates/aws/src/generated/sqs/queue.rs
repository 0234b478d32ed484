// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! The resource `aws:sqs/queue:Queue`.

use std::collections::BTreeMap;

use crate::generated::{VERSION, support};
use pulumi_sdk::{Input, InputMap};

resource! {
    /// Amazon SQS (Simple Queue Service) is a fully managed message queuing service that enables decoupling
    /// and scaling of microservices, distributed systems, and serverless applications.
    Queue(QueueArgs) = "aws:sqs/queue:Queue" as custom;
    outputs {
        /// ARN of the SQS queue.
        arn: String = "arn";
        /// Enables content-based deduplication for FIFO queues.
        content_based_deduplication: Option<bool> = "contentBasedDeduplication";
        /// Specifies whether message deduplication occurs at the message group or queue level. Valid values
        /// are `messageGroup` and `queue` (default).
        deduplication_scope: String = "deduplicationScope";
        /// Time in seconds that the delivery of all messages in the queue will be delayed. An integer from
        /// 0 to 900 (15 minutes).
        delay_seconds: Option<i64> = "delaySeconds";
        /// Boolean designating a FIFO queue. If not set, it defaults to `false` making it standard.
        fifo_queue: Option<bool> = "fifoQueue";
        /// Specifies whether the FIFO queue throughput quota applies to the entire queue or per message
        /// group.
        fifo_throughput_limit: String = "fifoThroughputLimit";
        /// Length of time, in seconds, for which Amazon SQS can reuse a data key to encrypt or decrypt
        /// messages before calling AWS KMS again.
        kms_data_key_reuse_period_seconds: i64 = "kmsDataKeyReusePeriodSeconds";
        /// ID of an AWS-managed customer master key (CMK) for Amazon SQS or a custom CMK.
        kms_master_key_id: Option<String> = "kmsMasterKeyId";
        /// Limit of how many bytes a message can contain before Amazon SQS rejects it. An integer from 1024
        /// bytes (1 KiB) up to 1048576 bytes (1024 KiB).
        max_message_size: Option<i64> = "maxMessageSize";
        /// Number of seconds Amazon SQS retains a message. Integer representing seconds, from 60 (1 minute)
        /// to 1209600 (14 days).
        message_retention_seconds: Option<i64> = "messageRetentionSeconds";
        /// Name of the queue.
        name: String = "name";
        /// Creates a unique name beginning with the specified prefix.
        name_prefix: String = "namePrefix";
        /// JSON policy for the SQS queue.
        policy: String = "policy";
        /// Time for which a ReceiveMessage call will wait for a message to arrive (long polling) before
        /// returning. An integer from 0 to 20 (seconds).
        receive_wait_time_seconds: Option<i64> = "receiveWaitTimeSeconds";
        /// JSON policy to set up the Dead Letter Queue redrive permission, see AWS docs.
        redrive_allow_policy: String = "redriveAllowPolicy";
        /// JSON policy to set up the Dead Letter Queue, see AWS docs. The provider will only perform drift
        /// detection of its value when present in a configuration.
        redrive_policy: String = "redrivePolicy";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: String = "region";
        /// Boolean to enable server-side encryption (SSE) of message content with SQS-owned encryption
        /// keys.
        sqs_managed_sse_enabled: bool = "sqsManagedSseEnabled";
        /// Map of tags to assign to the queue.
        tags: Option<BTreeMap<String, String>> = "tags";
        /// Map of tags assigned to the resource, including those inherited from the provider `default_tags`
        /// configuration block.
        tags_all: BTreeMap<String, String> = "tagsAll";
        /// Same as `id`: The URL for the created Amazon SQS queue.
        url: String = "url";
        /// Visibility timeout for the queue. An integer from 0 to 43200 (12 hours).
        visibility_timeout_seconds: Option<i64> = "visibilityTimeoutSeconds";
    }
}

arguments! {
    /// The arguments of `Queue`.
    #[derive(Default)]
    QueueArgs, QueueArgsBuilder;
    required {}
    optional {
        /// Enables content-based deduplication for FIFO queues.
        content_based_deduplication: Input<bool> = "contentBasedDeduplication";
        /// Specifies whether message deduplication occurs at the message group or queue level. Valid values
        /// are `messageGroup` and `queue` (default).
        deduplication_scope: Input<String> = "deduplicationScope";
        /// Time in seconds that the delivery of all messages in the queue will be delayed. An integer from
        /// 0 to 900 (15 minutes).
        delay_seconds: Input<i64> = "delaySeconds";
        /// Boolean designating a FIFO queue. If not set, it defaults to `false` making it standard.
        fifo_queue: Input<bool> = "fifoQueue";
        /// Specifies whether the FIFO queue throughput quota applies to the entire queue or per message
        /// group.
        fifo_throughput_limit: Input<String> = "fifoThroughputLimit";
        /// Length of time, in seconds, for which Amazon SQS can reuse a data key to encrypt or decrypt
        /// messages before calling AWS KMS again.
        kms_data_key_reuse_period_seconds: Input<i64> = "kmsDataKeyReusePeriodSeconds";
        /// ID of an AWS-managed customer master key (CMK) for Amazon SQS or a custom CMK.
        kms_master_key_id: Input<String> = "kmsMasterKeyId";
        /// Limit of how many bytes a message can contain before Amazon SQS rejects it. An integer from 1024
        /// bytes (1 KiB) up to 1048576 bytes (1024 KiB).
        max_message_size: Input<i64> = "maxMessageSize";
        /// Number of seconds Amazon SQS retains a message. Integer representing seconds, from 60 (1 minute)
        /// to 1209600 (14 days).
        message_retention_seconds: Input<i64> = "messageRetentionSeconds";
        /// Name of the queue.
        name: Input<String> = "name";
        /// Creates a unique name beginning with the specified prefix.
        name_prefix: Input<String> = "namePrefix";
        /// JSON policy for the SQS queue.
        policy: Input<String> = "policy";
        /// Time for which a ReceiveMessage call will wait for a message to arrive (long polling) before
        /// returning. An integer from 0 to 20 (seconds).
        receive_wait_time_seconds: Input<i64> = "receiveWaitTimeSeconds";
        /// JSON policy to set up the Dead Letter Queue redrive permission, see AWS docs.
        redrive_allow_policy: Input<String> = "redriveAllowPolicy";
        /// JSON policy to set up the Dead Letter Queue, see AWS docs. The provider will only perform drift
        /// detection of its value when present in a configuration.
        redrive_policy: Input<String> = "redrivePolicy";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: Input<String> = "region";
        /// Boolean to enable server-side encryption (SSE) of message content with SQS-owned encryption
        /// keys.
        sqs_managed_sse_enabled: Input<bool> = "sqsManagedSseEnabled";
        /// Map of tags to assign to the queue.
        tags: InputMap<String> = "tags";
        /// Visibility timeout for the queue. An integer from 0 to 43200 (12 hours).
        visibility_timeout_seconds: Input<i64> = "visibilityTimeoutSeconds";
    }
}
