// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! The resource `aws:sns/topicSubscription:TopicSubscription`.

use crate::generated::{VERSION, missing, support};
use pulumi_sdk::Input;

resource! {
    /// Provides a resource for subscribing to SNS topics. Requires that an SNS topic exist for the
    /// subscription to attach to.
    TopicSubscription(TopicSubscriptionArgs) = "aws:sns/topicSubscription:TopicSubscription" as custom;
    outputs {
        /// ARN of the subscription.
        arn: String = "arn";
        /// Integer indicating number of minutes to wait in retrying mode for fetching subscription ARN
        /// before marking it as failure.
        confirmation_timeout_in_minutes: Option<i64> = "confirmationTimeoutInMinutes";
        /// Whether the subscription confirmation request was authenticated.
        confirmation_was_authenticated: bool = "confirmationWasAuthenticated";
        /// JSON String with the delivery policy (retries, backoff, etc.) that will be used in the
        /// subscription - this only applies to HTTP/S subscriptions.
        delivery_policy: Option<String> = "deliveryPolicy";
        /// Endpoint to send data to. The contents vary with the protocol.
        endpoint: String = "endpoint";
        /// Whether the endpoint is capable of auto confirming subscription (e.g., PagerDuty). Default is
        /// `false`.
        endpoint_auto_confirms: Option<bool> = "endpointAutoConfirms";
        /// JSON String with the filter policy that will be used in the subscription to filter messages seen
        /// by the target resource. Refer to the SNS docs for more details.
        filter_policy: Option<String> = "filterPolicy";
        /// Whether the `filter_policy` applies to `MessageAttributes` (default) or `MessageBody`.
        filter_policy_scope: String = "filterPolicyScope";
        /// AWS account ID of the subscription's owner.
        owner_id: String = "ownerId";
        /// Whether the subscription has not been confirmed.
        pending_confirmation: bool = "pendingConfirmation";
        /// Protocol to use. Valid values are: `sqs`, `sms`, `lambda`, `firehose`, and `application`.
        protocol: String = "protocol";
        /// Whether to enable raw message delivery (the original message is directly passed, not wrapped in
        /// JSON with the original message in the message property).
        raw_message_delivery: Option<bool> = "rawMessageDelivery";
        /// JSON String with the redrive policy that will be used in the subscription. Refer to the SNS docs
        /// for more details.
        redrive_policy: Option<String> = "redrivePolicy";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: String = "region";
        /// JSON String with the archived message replay policy that will be used in the subscription. Refer
        /// to the SNS docs for more details.
        replay_policy: Option<String> = "replayPolicy";
        /// ARN of the IAM role to publish to Kinesis Data Firehose delivery stream. Refer to SNS docs.
        subscription_role_arn: Option<String> = "subscriptionRoleArn";
        /// ARN of the SNS topic to subscribe to.
        topic: String = "topic";
    }
}

arguments! {
    /// The arguments of `TopicSubscription`.
    TopicSubscriptionArgs, TopicSubscriptionArgsBuilder;
    required {
        /// Endpoint to send data to. The contents vary with the protocol.
        endpoint: Input<String> = "endpoint";
        /// Protocol to use. Valid values are: `sqs`, `sms`, `lambda`, `firehose`, and `application`.
        protocol: Input<String> = "protocol";
        /// ARN of the SNS topic to subscribe to.
        topic: Input<String> = "topic";
    }
    optional {
        /// Integer indicating number of minutes to wait in retrying mode for fetching subscription ARN
        /// before marking it as failure.
        confirmation_timeout_in_minutes: Input<i64> = "confirmationTimeoutInMinutes";
        /// JSON String with the delivery policy (retries, backoff, etc.) that will be used in the
        /// subscription - this only applies to HTTP/S subscriptions.
        delivery_policy: Input<String> = "deliveryPolicy";
        /// Whether the endpoint is capable of auto confirming subscription (e.g., PagerDuty). Default is
        /// `false`.
        endpoint_auto_confirms: Input<bool> = "endpointAutoConfirms";
        /// JSON String with the filter policy that will be used in the subscription to filter messages seen
        /// by the target resource. Refer to the SNS docs for more details.
        filter_policy: Input<String> = "filterPolicy";
        /// Whether the `filter_policy` applies to `MessageAttributes` (default) or `MessageBody`.
        filter_policy_scope: Input<String> = "filterPolicyScope";
        /// Whether to enable raw message delivery (the original message is directly passed, not wrapped in
        /// JSON with the original message in the message property).
        raw_message_delivery: Input<bool> = "rawMessageDelivery";
        /// JSON String with the redrive policy that will be used in the subscription. Refer to the SNS docs
        /// for more details.
        redrive_policy: Input<String> = "redrivePolicy";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: Input<String> = "region";
        /// JSON String with the archived message replay policy that will be used in the subscription. Refer
        /// to the SNS docs for more details.
        replay_policy: Input<String> = "replayPolicy";
        /// ARN of the IAM role to publish to Kinesis Data Firehose delivery stream. Refer to SNS docs.
        subscription_role_arn: Input<String> = "subscriptionRoleArn";
    }
}
