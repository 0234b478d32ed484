// @generated from the schema of zoo 1.2.3 by pulumi-bindings. Do not edit.
//! The resource `zoo:park/toy:Toy`.

use crate::generated::{PLUGIN_DOWNLOAD_URL, VERSION, missing, support};
use pulumi_sdk::{Input, ResourceReference};

resource! {
    /// `zoo:park/toy:Toy`.
    Toy(ToyArgs) = "zoo:park/toy:Toy" as custom;
    options {
        plugin_download_url(PLUGIN_DOWNLOAD_URL);
    }
    outputs {
        /// The property `owner`.
        owner: ResourceReference = "owner";
    }
}

arguments! {
    /// The arguments of `Toy`.
    ToyArgs, ToyArgsBuilder;
    required {
        /// The property `owner`.
        owner: Input<ResourceReference> = "owner";
    }
    optional {}
}
