//! What Parameter Store refuses.

use crate::control::refusal::refusals;

const PUT: &str = "https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html";
const MOTO: &str = "https://github.com/getmoto/moto/blob/master/moto/ssm/models.py";
const TIERS: &str =
    "https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html";
const PROVIDER: &str =
    "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ssm/parameter.go";

refusals! { "SSM":
    parameter_exists(): Aws, "PutParameter", "ParameterAlreadyExists", "The parameter already exists. To overwrite this value, set the overwrite option in the request to true.", Verified, MOTO;
    name_reserved(name): Aws, "PutParameter", "AccessDeniedException", "No access to reserved parameter name: {name}.", Verified, MOTO;
    name_prefix(): Aws, "PutParameter", "ValidationException", "Parameter name: can't be prefixed with \"aws\" or \"ssm\" (case-insensitive).", Verified, MOTO;
    name_characters(): Aws, "PutParameter", "ValidationException", "Parameter name: can't be prefixed with \"ssm\" (case-insensitive). If formed as a path, it can consist of sub-paths divided by slash symbol; each sub-path can be formed as a mix of letters, numbers and the following 3 symbols .-_", Verified, MOTO;
    name_qualified(): Aws, "PutParameter", "ValidationException", "Parameter name must be a fully qualified name.", Verified, PUT;
    name_levels(): Aws, "PutParameter", "HierarchyLevelLimitExceededException", "Parameter hierarchies are limited to a maximum depth of fifteen levels.", Approximate, PUT;
    value_needed(): Provider, "", "", "one of \"value\", \"valueWo\" and \"insecureValue\" is needed, and no more than one", Approximate, PROVIDER;
    value_empty(): Aws, "PutParameter", "ValidationException", "1 validation error detected: Value '' at 'value' failed to satisfy constraint: Member must have length greater than or equal to 1.", Verified, MOTO;
    value_size(tier, most, hint): Aws, "PutParameter", "ValidationException", "{tier} tier parameters support a maximum parameter value of {most} characters.{hint}", Verified, TIERS;
    value_pattern(): Aws, "PutParameter", "ParameterPatternMismatchException", "Parameter value failed to satisfy the \"allowedPattern\"", Approximate, PUT;
    insecure_secret(): Provider, "", "", "\"insecureValue\" is not valid with the type SecureString", Approximate, PROVIDER;
}
