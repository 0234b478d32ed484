// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! Types of arguments.

use crate::generated::{missing, support};
use pulumi_sdk::Input;

arguments! {
    /// The type `aws:secretsmanager/SecretReplica:SecretReplica`.
    SecretReplica, SecretReplicaBuilder;
    required {
        /// Region for replicating the secret.
        region: Input<String> = "region";
    }
    optional {
        /// ARN, Key ID, or Alias of the AWS KMS key within the region secret is replicated to.
        kms_key_id: Input<String> = "kmsKeyId";
        /// Date that you last accessed the secret in the Region.
        last_accessed_date: Input<String> = "lastAccessedDate";
        /// Status can be `InProgress`, `Failed`, or `InSync`.
        status: Input<String> = "status";
        /// Message such as `Replication succeeded` or `Secret with this name already exists in this
        /// region`.
        status_message: Input<String> = "statusMessage";
    }
}
