// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! Types of outputs.

use crate::generated::support;

results! {
    /// `aws:secretsmanager/SecretReplica:SecretReplica`.
    SecretReplica;
    /// ARN, Key ID, or Alias of the AWS KMS key within the region secret is replicated to.
    kms_key_id: Option<String> = "kmsKeyId";
    /// Date that you last accessed the secret in the Region.
    last_accessed_date: Option<String> = "lastAccessedDate";
    /// Region for replicating the secret.
    region: String = "region";
    /// Status can be `InProgress`, `Failed`, or `InSync`.
    status: Option<String> = "status";
    /// Message such as `Replication succeeded` or `Secret with this name already exists in this region`.
    status_message: Option<String> = "statusMessage";
}
