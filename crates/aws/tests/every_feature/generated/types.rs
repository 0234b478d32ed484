// @generated from the schema of zoo 1.2.3 by pulumi-bindings. Do not edit.
//! Types of arguments.

use crate::generated::{missing, support};
use pulumi_sdk::Input;

arguments! {
    /// The type `zoo:index/Ancestor:Ancestor`.
    Ancestor, AncestorBuilder;
    required {
        /// The property `name`.
        name: Input<String> = "name";
    }
    optional {
        /// The property `of`.
        of: support::Nested<super::Ancestor> = "of";
        /// The property `toys`.
        toys: support::NestedList<super::ToyOrString> = "toys";
    }
}

enumeration! {
    /// What it eats.
    Diet: String, "meat, plants, any-thing";
    /// `meat`.
    Meat = "meat";
    /// Leaves and grass.
    AllPlants = "plants";
    /// `any-thing`.
    AnyThing = "any-thing";
}

enumeration! {
    /// `zoo:index/Size:Size`.
    Size: i64, "1, 100";
    /// `1`.
    Small = 1;
    /// `100`.
    Large = 100;
}

enumeration! {
    /// `zoo:index/Sound:Sound`.
    Sound: String, "moo";
    /// `moo`.
    Moo = "moo";
}

union! {
    /// A value of one of several types.
    IntegerOrString; Integer(i64) from i32; String(String) from &str;
}

union! {
    /// A value of one of several types.
    ToyOrString; Toy(crate::generated::park::ToyProperty); String(String) from &str;
}
