// @generated from the schema of zoo 1.2.3 by pulumi-bindings. Do not edit.
//! Types of arguments.

use crate::generated::{missing, support};
use pulumi_sdk::Input;

arguments! {
    /// The type `zoo:types/one:Treat`.
    Treat, TreatBuilder;
    required {
        /// The property `one`.
        one: Input<String> = "one";
    }
    optional {}
}

arguments! {
    /// The type `zoo:types/two:Treat`.
    TreatProperty, TreatPropertyBuilder;
    required {
        /// The property `two`.
        two: Input<String> = "two";
    }
    optional {}
}
