// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! The module `sns` of the package `aws`.

mod topic;
mod topic_subscription;

pub use self::topic::*;
pub use self::topic_subscription::*;
