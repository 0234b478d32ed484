//! What IAM refuses.

use crate::control::refusal::refusals;

const GRAMMAR: &str = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html";
const MOTO: &str = "https://github.com/getmoto/moto/blob/master/moto/iam/policy_validation.py";
const PREFLIGHT: &str = "https://github.com/badmintoncryer/cdk-preflight";
const ROLE: &str = "https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html";
const DELETE: &str = "https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRole.html";
const ATTACH: &str = "https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachRolePolicy.html";
const PRINCIPALS: &str =
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html";
const QUOTAS: &str = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html";
const PROVIDER: &str = "https://github.com/hashicorp/terraform-provider-aws/tree/main/internal/service/iam";

refusals! { "IAM":
    // Policy documents
    policy_json(name, error): Provider, "", "", "\"{name}\" contains an invalid JSON policy: {error}", Verified, PROVIDER;
    policy_syntax(): Aws, "", "MalformedPolicyDocument", "Syntax errors in policy.", Verified, MOTO;
    policy_version(): Aws, "", "MalformedPolicyDocument", "Policy document must be version 2012-10-17 or greater.", Verified, MOTO;
    no_actions(): Aws, "", "MalformedPolicyDocument", "Policy statement must contain actions.", Verified, GRAMMAR;
    no_resources(): Aws, "", "MalformedPolicyDocument", "Policy statement must contain resources.", Verified, GRAMMAR;
    action_vendor(): Aws, "", "MalformedPolicyDocument", "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.", Verified, MOTO;
    action_colons(): Aws, "", "MalformedPolicyDocument", "Actions/Condition can contain only one colon.", Verified, MOTO;
    resource_arn(resource): Aws, "", "MalformedPolicyDocument", "Resource {resource} must be in ARN format or \"*\".", Verified, MOTO;
    sid_twice(): Aws, "", "MalformedPolicyDocument", "Statement IDs (SID) in a single policy must be unique.", Verified, MOTO;
    principal(): Aws, "", "MalformedPolicyDocument", "Policy document should not specify a principal.", Verified, PREFLIGHT;
    trust_resource(): Aws, "CreateRole", "MalformedPolicyDocument", "Has prohibited field Resource.", Approximate, MOTO;
    trust_action(): Aws, "CreateRole", "MalformedPolicyDocument", "AssumeRole policy may only specify STS AssumeRole actions.", Verified, PREFLIGHT;
    trust_principal(service): Aws, "CreateRole", "MalformedPolicyDocument", "Invalid principal in policy: \"SERVICE\":\"{service}\"", Verified, PRINCIPALS;
    trust_size(): Aws, "CreateRole", "LimitExceeded", "Cannot exceed quota for ACLSizePerRole: 2048", Verified, QUOTAS;
    policy_size(role): Aws, "PutRolePolicy", "LimitExceeded", "Maximum policy size of 10240 bytes exceeded for role {role}", Verified, QUOTAS;
    policies(): Aws, "AttachRolePolicy", "LimitExceeded", "Cannot exceed quota for PoliciesPerRole: 10", Verified, QUOTAS;
    // Roles and profiles
    role_exists(name): Aws, "CreateRole", "EntityAlreadyExists", "Role with name {name} already exists.", Verified, ROLE;
    role_not_found(name): Aws, "", "NoSuchEntity", "The role with name {name} cannot be found.", Verified, ROLE;
    role_in_profile(): Aws, "DeleteRole", "DeleteConflict", "Cannot delete entity, must remove roles from instance profile first.", Verified, DELETE;
    role_attached(): Aws, "DeleteRole", "DeleteConflict", "Cannot delete entity, must detach all policies first.", Verified, DELETE;
    role_policies(): Aws, "DeleteRole", "DeleteConflict", "Cannot delete entity, must delete policies first.", Verified, DELETE;
    policy_arn(arn): Provider, "", "", "\"{arn}\" is an invalid ARN: arn: invalid prefix", Verified, PROVIDER;
    policy_not_found(arn): Aws, "AttachRolePolicy", "NoSuchEntity", "Policy {arn} does not exist or is not attachable.", Verified, ATTACH;
    profile_exists(name): Aws, "CreateInstanceProfile", "EntityAlreadyExists", "Instance Profile {name} already exists.", Verified, "https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateInstanceProfile.html";
}
