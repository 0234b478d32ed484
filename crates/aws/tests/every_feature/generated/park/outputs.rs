// @generated from the schema of zoo 1.2.3 by pulumi-bindings. Do not edit.
//! Types of outputs.

use crate::generated::support;

results! {
    /// `zoo:park/Toy:Toy`.
    Toy;
    /// The property `colour`.
    colour: String = "colour";
    /// The property `secretName`.
    secret_name: Option<String> = "secretName";
}
