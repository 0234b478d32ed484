// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! The module `vpc` of the package `aws`.

mod security_group_egress_rule;
mod security_group_ingress_rule;

pub use self::security_group_egress_rule::*;
pub use self::security_group_ingress_rule::*;
