// @generated from the schema of zoo 1.2.3 by pulumi-bindings. Do not edit.
//! Types of arguments.

use crate::generated::support;
use pulumi_sdk::Input;

arguments! {
    /// The type `zoo:park/Toy:Toy`.
    #[derive(Default)]
    ToyProperty, ToyPropertyBuilder;
    required {}
    optional {
        /// The property `colour`.
        colour: Input<String> = "colour" [.default(support::Literal::Text("red"))];
        /// The property `secretName`.
        secret_name: Input<String> = "secretName";
    }
}
