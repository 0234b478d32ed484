// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! The resource `aws:ssm/parameter:Parameter`.

use std::collections::BTreeMap;

use crate::generated::{VERSION, missing, support};
use pulumi_sdk::{Input, InputMap};

resource! {
    /// Provides an SSM Parameter resource.
    Parameter(ParameterArgs) = "aws:ssm/parameter:Parameter" as custom;
    options {
        additional_secret_outputs(["value", "valueWo"]);
    }
    outputs {
        /// Regular expression used to validate the parameter value.
        allowed_pattern: Option<String> = "allowedPattern";
        /// ARN of the parameter.
        arn: String = "arn";
        /// Data type of the parameter. Valid values: `text`, `aws:ssm:integration` and `aws:ec2:image` for
        /// AMI format, see the Native parameter support for AMI IDs.
        data_type: String = "dataType";
        /// Description of the parameter.
        description: Option<String> = "description";
        /// Indicates whether the resource has a `value_wo` set.
        has_value_wo: bool = "hasValueWo";
        /// Value of the parameter. \*\*Use caution:\*\* This value is \_never\_ marked as sensitive in the
        /// pulumi preview output.
        insecure_value: String = "insecureValue";
        /// KMS key ID or ARN for encrypting a SecureString.
        key_id: String = "keyId";
        /// Name of the parameter. If the name contains a path (e.g., any forward slashes (`/`)), it must be
        /// fully qualified with a leading forward slash (`/`).
        name: String = "name";
        /// Overwrite an existing parameter.
        overwrite: Option<bool> = "overwrite";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: String = "region";
        /// Map of tags to assign to the object.
        tags: Option<BTreeMap<String, String>> = "tags";
        /// Map of tags assigned to the resource, including those inherited from the provider `default_tags`
        /// configuration block.
        tags_all: BTreeMap<String, String> = "tagsAll";
        /// Parameter tier to assign to the parameter. If not specified, will use the default parameter tier
        /// for the region.
        tier: String = "tier";
        /// Type of the parameter. Valid types are `String`, `StringList` and `SecureString`.
        type_: String = "type";
        /// Value of the parameter. This value is always marked as sensitive in the pulumi preview output,
        /// regardless of \`type
        value: String = "value";
        /// The property `valueWo`.
        value_wo: Option<String> = "valueWo";
        /// Required when `value_wo` is set. Changing this value triggers an update to `value_wo`.
        value_wo_version: Option<i64> = "valueWoVersion";
        /// Version of the parameter.
        version: i64 = "version";
    }
}

arguments! {
    /// The arguments of `Parameter`.
    ParameterArgs, ParameterArgsBuilder;
    required {
        /// Type of the parameter. Valid types are `String`, `StringList` and `SecureString`.
        type_: Input<String> = "type";
    }
    optional {
        /// Regular expression used to validate the parameter value.
        allowed_pattern: Input<String> = "allowedPattern";
        /// ARN of the parameter.
        arn: Input<String> = "arn";
        /// Data type of the parameter. Valid values: `text`, `aws:ssm:integration` and `aws:ec2:image` for
        /// AMI format, see the Native parameter support for AMI IDs.
        data_type: Input<String> = "dataType";
        /// Description of the parameter.
        description: Input<String> = "description";
        /// Value of the parameter. \*\*Use caution:\*\* This value is \_never\_ marked as sensitive in the
        /// pulumi preview output.
        insecure_value: Input<String> = "insecureValue";
        /// KMS key ID or ARN for encrypting a SecureString.
        key_id: Input<String> = "keyId";
        /// Name of the parameter. If the name contains a path (e.g., any forward slashes (`/`)), it must be
        /// fully qualified with a leading forward slash (`/`).
        name: Input<String> = "name";
        /// Overwrite an existing parameter.
        overwrite: Input<bool> = "overwrite";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: Input<String> = "region";
        /// Map of tags to assign to the object.
        tags: InputMap<String> = "tags";
        /// Parameter tier to assign to the parameter. If not specified, will use the default parameter tier
        /// for the region.
        tier: Input<String> = "tier";
        /// Value of the parameter. This value is always marked as sensitive in the pulumi preview output,
        /// regardless of \`type
        value: Input<String> = "value" [.secret()];
        /// The property `valueWo`.
        value_wo: Input<String> = "valueWo" [.secret()];
        /// Required when `value_wo` is set. Changing this value triggers an update to `value_wo`.
        value_wo_version: Input<i64> = "valueWoVersion";
    }
}
