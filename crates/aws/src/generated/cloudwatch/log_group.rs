// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! The resource `aws:cloudwatch/logGroup:LogGroup`.

use std::collections::BTreeMap;

use crate::generated::{VERSION, support};
use pulumi_sdk::{Input, InputMap};

resource! {
    /// Provides a CloudWatch Log Group resource.
    LogGroup(LogGroupArgs) = "aws:cloudwatch/logGroup:LogGroup" as custom;
    outputs {
        /// ARN specifying the log group.
        arn: String = "arn";
        /// Boolean to indicate whether deletion protection is enabled. Defaults to `false`.
        deletion_protection_enabled: bool = "deletionProtectionEnabled";
        /// The ARN of the KMS Key to use when encrypting log data.
        kms_key_id: Option<String> = "kmsKeyId";
        /// Specified the log class of the log group. Possible values are: `STANDARD`, `INFREQUENT_ACCESS`,
        /// or `DELIVERY`.
        log_group_class: String = "logGroupClass";
        /// The name of the log group. If omitted, this provider will assign a random, unique name.
        name: String = "name";
        /// Creates a unique name beginning with the specified prefix.
        name_prefix: String = "namePrefix";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: String = "region";
        /// Specifies the number of days you want to retain log events in the specified log group.
        retention_in_days: Option<i64> = "retentionInDays";
        /// Set to true if you do not wish the log group (and any logs it may contain) to be deleted at
        /// destroy time, and instead just remove the log group from the state.
        skip_destroy: Option<bool> = "skipDestroy";
        /// A map of tags to assign to the resource. .If configured with a provider `default_tags`
        /// configuration block present, tags with matching keys will overwrite those defined at the
        /// provider-level.
        tags: Option<BTreeMap<String, String>> = "tags";
        /// A map of tags assigned to the resource, including those inherited from the provider
        /// `default_tags` configuration block.
        tags_all: BTreeMap<String, String> = "tagsAll";
    }
}

arguments! {
    /// The arguments of `LogGroup`.
    #[derive(Default)]
    LogGroupArgs, LogGroupArgsBuilder;
    required {}
    optional {
        /// Boolean to indicate whether deletion protection is enabled. Defaults to `false`.
        deletion_protection_enabled: Input<bool> = "deletionProtectionEnabled";
        /// The ARN of the KMS Key to use when encrypting log data.
        kms_key_id: Input<String> = "kmsKeyId";
        /// Specified the log class of the log group. Possible values are: `STANDARD`, `INFREQUENT_ACCESS`,
        /// or `DELIVERY`.
        log_group_class: Input<String> = "logGroupClass";
        /// The name of the log group. If omitted, this provider will assign a random, unique name.
        name: Input<String> = "name";
        /// Creates a unique name beginning with the specified prefix.
        name_prefix: Input<String> = "namePrefix";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: Input<String> = "region";
        /// Specifies the number of days you want to retain log events in the specified log group.
        retention_in_days: Input<i64> = "retentionInDays";
        /// Set to true if you do not wish the log group (and any logs it may contain) to be deleted at
        /// destroy time, and instead just remove the log group from the state.
        skip_destroy: Input<bool> = "skipDestroy";
        /// A map of tags to assign to the resource. .If configured with a provider `default_tags`
        /// configuration block present, tags with matching keys will overwrite those defined at the
        /// provider-level.
        tags: InputMap<String> = "tags";
    }
}
