// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! The module `iam` of the package `aws`.

mod instance_profile;
pub mod outputs;
mod role;
mod role_policy;
mod role_policy_attachment;
mod types;

pub use self::instance_profile::*;
pub use self::role::*;
pub use self::role_policy::*;
pub use self::role_policy_attachment::*;
pub use self::types::*;
