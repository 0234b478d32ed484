//! What Secrets Manager refuses.

use crate::control::refusal::refusals;

const CREATE: &str = "https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html";
const DELETE: &str = "https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DeleteSecret.html";
const PUT: &str = "https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_PutSecretValue.html";
const SCHEDULED: &str = "https://github.com/aws/copilot-cli/issues/655";
const PROVIDER: &str =
    "https://github.com/hashicorp/terraform-provider-aws/tree/main/internal/service/secretsmanager";

refusals! { "Secrets Manager":
    secret_exists(name): Aws, "CreateSecret", "ResourceExistsException", "The operation failed because the secret {name} already exists.", Verified, CREATE;
    secret_scheduled(): Aws, "CreateSecret", "InvalidRequestException", "You can't create this secret because a secret with this name is already scheduled for deletion.", Verified, SCHEDULED;
    recovery_window(given): Provider, "", "", "expected recovery_window_in_days to be in the range (7 - 30), or 0, got {given}", Approximate, DELETE;
    secret_not_found(): Aws, "PutSecretValue", "ResourceNotFoundException", "Secrets Manager can't find the specified secret.", Verified, PUT;
    value_needed(): Aws, "PutSecretValue", "InvalidParameterException", "You must provide either SecretString or SecretBinary.", Approximate, PUT;
    one_value(): Provider, "", "", "\"secretString\", \"secretBinary\" and \"secretStringWo\" exclude each other", Approximate, PROVIDER;
}
