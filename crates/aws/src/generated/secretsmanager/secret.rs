// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! The resource `aws:secretsmanager/secret:Secret`.

use std::collections::BTreeMap;

use crate::generated::{VERSION, support};
use pulumi_sdk::{Input, InputMap};

resource! {
    /// Provides a resource to manage AWS Secrets Manager secret metadata. To manage secret rotation, see
    /// the `secretsmanager.SecretRotation` resource.
    Secret(SecretArgs) = "aws:secretsmanager/secret:Secret" as custom;
    outputs {
        /// ARN of the secret.
        arn: String = "arn";
        /// Description of the secret.
        description: Option<String> = "description";
        /// Accepts boolean value to specify whether to overwrite a secret with the same name in the
        /// destination Region.
        force_overwrite_replica_secret: Option<bool> = "forceOverwriteReplicaSecret";
        /// ARN or ID of the AWS KMS key to be used to encrypt the secret values in the versions stored in
        /// this secret.
        kms_key_id: Option<String> = "kmsKeyId";
        /// Friendly name of the new secret.
        name: String = "name";
        /// Creates a unique name beginning with the specified prefix.
        name_prefix: String = "namePrefix";
        /// Valid JSON document representing a resource policy.
        policy: String = "policy";
        /// Number of days that AWS Secrets Manager waits before it can delete the secret.
        recovery_window_in_days: Option<i64> = "recoveryWindowInDays";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: String = "region";
        /// Configuration block to support secret replication.
        replicas: Option<Vec<super::outputs::SecretReplica>> = "replicas";
        /// Key-value map of user-defined tags that are attached to the secret.
        tags: Option<BTreeMap<String, String>> = "tags";
        /// Map of tags assigned to the resource, including those inherited from the provider `default_tags`
        /// configuration block.
        tags_all: BTreeMap<String, String> = "tagsAll";
        /// Type of secret for managed external secrets. Valid values are `SalesforceClientSecret`,
        /// `BigIDClientSecret`, and `SnowflakeKeyPairAuthentication`.
        type_: Option<String> = "type";
    }
}

arguments! {
    /// The arguments of `Secret`.
    #[derive(Default)]
    SecretArgs, SecretArgsBuilder;
    required {}
    optional {
        /// Description of the secret.
        description: Input<String> = "description";
        /// Accepts boolean value to specify whether to overwrite a secret with the same name in the
        /// destination Region.
        force_overwrite_replica_secret: Input<bool> = "forceOverwriteReplicaSecret";
        /// ARN or ID of the AWS KMS key to be used to encrypt the secret values in the versions stored in
        /// this secret.
        kms_key_id: Input<String> = "kmsKeyId";
        /// Friendly name of the new secret.
        name: Input<String> = "name";
        /// Creates a unique name beginning with the specified prefix.
        name_prefix: Input<String> = "namePrefix";
        /// Valid JSON document representing a resource policy.
        policy: Input<String> = "policy";
        /// Number of days that AWS Secrets Manager waits before it can delete the secret.
        recovery_window_in_days: Input<i64> = "recoveryWindowInDays";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: Input<String> = "region";
        /// Configuration block to support secret replication.
        replicas: support::NestedList<super::SecretReplica> = "replicas";
        /// Key-value map of user-defined tags that are attached to the secret.
        tags: InputMap<String> = "tags";
        /// Type of secret for managed external secrets. Valid values are `SalesforceClientSecret`,
        /// `BigIDClientSecret`, and `SnowflakeKeyPairAuthentication`.
        type_: Input<String> = "type";
    }
}
