// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! The resource `aws:secretsmanager/secretVersion:SecretVersion`.

use crate::generated::{VERSION, missing, support};
use pulumi_sdk::{Input, Inputs};

resource! {
    /// Provides a resource to manage AWS Secrets Manager secret version including its secret value.
    SecretVersion(SecretVersionArgs) = "aws:secretsmanager/secretVersion:SecretVersion" as custom;
    options {
        additional_secret_outputs(["secretBinary", "secretString", "secretStringWo"]);
    }
    outputs {
        /// (\*\*Deprecated\*\*) ARN of the secret. Use `secret_arn` instead.
        ///
        /// Deprecated: arn is deprecated. Use secret\_arn instead.
        arn: String = "arn";
        /// Whether a write-only secret string value is set.
        has_secret_string_wo: bool = "hasSecretStringWo";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: String = "region";
        /// ARN of the secret.
        secret_arn: String = "secretArn";
        /// Binary data that you want to encrypt and store in this version of the secret. This is required
        /// if `secret_string` or `secret_string_wo` is not set.
        secret_binary: Option<String> = "secretBinary";
        /// Secret to which you want to add a new version. You can specify either the ARN or the friendly
        /// name of the secret.
        secret_id: String = "secretId";
        /// Text data that you want to encrypt and store in this version of the secret. This is required if
        /// `secret_binary` or `secret_string_wo` is not set.
        secret_string: Option<String> = "secretString";
        /// The property `secretStringWo`.
        secret_string_wo: Option<String> = "secretStringWo";
        /// Required when `secret_string_wo` is set. Changing this value triggers an update to
        /// `secret_string_wo`.
        secret_string_wo_version: Option<i64> = "secretStringWoVersion";
        /// Unique identifier of the version of the secret.
        version_id: String = "versionId";
        /// List of staging labels that are attached to this version of the secret. A staging label must be
        /// unique to a single version of the secret.
        version_stages: Vec<String> = "versionStages";
    }
}

arguments! {
    /// The arguments of `SecretVersion`.
    SecretVersionArgs, SecretVersionArgsBuilder;
    required {
        /// Secret to which you want to add a new version. You can specify either the ARN or the friendly
        /// name of the secret.
        secret_id: Input<String> = "secretId";
    }
    optional {
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: Input<String> = "region";
        /// Binary data that you want to encrypt and store in this version of the secret. This is required
        /// if `secret_string` or `secret_string_wo` is not set.
        secret_binary: Input<String> = "secretBinary" [.secret()];
        /// Text data that you want to encrypt and store in this version of the secret. This is required if
        /// `secret_binary` or `secret_string_wo` is not set.
        secret_string: Input<String> = "secretString" [.secret()];
        /// The property `secretStringWo`.
        secret_string_wo: Input<String> = "secretStringWo" [.secret()];
        /// Required when `secret_string_wo` is set. Changing this value triggers an update to
        /// `secret_string_wo`.
        secret_string_wo_version: Input<i64> = "secretStringWoVersion";
        /// List of staging labels that are attached to this version of the secret. A staging label must be
        /// unique to a single version of the secret.
        version_stages: Inputs<String> = "versionStages";
    }
}
