// @generated from the schema of zoo 1.2.3 by pulumi-bindings. Do not edit.
//! Functions of the provider.

use crate::generated::{PLUGIN_DOWNLOAD_URL, VERSION, missing, support};
use pulumi_sdk::{Context, Input, InvokeOptions, Output};

/// `zoo:index/count:count`.
#[inline]
pub fn count(context: &Context, options: InvokeOptions) -> Output<i64> {
    context
        .invoke(
            "zoo:index/count:count",
            (),
            options.default_version(VERSION).plugin_download_url(PLUGIN_DOWNLOAD_URL),
        )
        .map(|single: support::Single<i64>| single.0)
}

/// `zoo:index/getAnimal:getAnimal`.
#[inline]
pub fn get_animal(context: &Context, args: GetAnimalArgs, options: InvokeOptions) -> GetAnimalResult {
    GetAnimalResult(context.invoke_answer(
        "zoo:index/getAnimal:getAnimal",
        args,
        options.default_version(VERSION).plugin_download_url(PLUGIN_DOWNLOAD_URL),
    ))
}

arguments! {
    /// The arguments of `get_animal`.
    GetAnimalArgs, GetAnimalArgsBuilder;
    required {
        /// The property `name`.
        name: Input<String> = "name";
    }
    optional {}
}

answer! {
    /// What `get_animal` gives.
    GetAnimalResult;
    /// The property `age`.
    age: i64 = "age";
    /// The property `toy`.
    toy: Option<crate::generated::park::outputs::Toy> = "toy";
}
