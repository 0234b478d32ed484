// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! The resource `aws:iam/instanceProfile:InstanceProfile`.

use std::collections::BTreeMap;

use crate::generated::{VERSION, support};
use pulumi_sdk::{Input, InputMap};

resource! {
    /// Provides an IAM instance profile.
    InstanceProfile(InstanceProfileArgs) = "aws:iam/instanceProfile:InstanceProfile" as custom;
    outputs {
        /// ARN assigned by AWS to the instance profile.
        arn: String = "arn";
        /// Creation timestamp of the instance profile.
        create_date: String = "createDate";
        /// Name of the instance profile. If omitted, this provider will assign a random, unique name.
        name: String = "name";
        /// Creates a unique name beginning with the specified prefix.
        name_prefix: String = "namePrefix";
        /// Path to the instance profile.
        path: Option<String> = "path";
        /// Name of the role to add to the profile.
        role: Option<String> = "role";
        /// Map of resource tags for the IAM Instance Profile.
        tags: Option<BTreeMap<String, String>> = "tags";
        /// A map of tags assigned to the resource, including those inherited from the provider
        /// `default_tags` configuration block.
        tags_all: BTreeMap<String, String> = "tagsAll";
        /// Unique ID assigned by AWS.
        unique_id: String = "uniqueId";
    }
}

arguments! {
    /// The arguments of `InstanceProfile`.
    #[derive(Default)]
    InstanceProfileArgs, InstanceProfileArgsBuilder;
    required {}
    optional {
        /// Name of the instance profile. If omitted, this provider will assign a random, unique name.
        name: Input<String> = "name";
        /// Creates a unique name beginning with the specified prefix.
        name_prefix: Input<String> = "namePrefix";
        /// Path to the instance profile.
        path: Input<String> = "path";
        /// Name of the role to add to the profile.
        role: Input<String> = "role";
        /// Map of resource tags for the IAM Instance Profile.
        tags: InputMap<String> = "tags";
    }
}
