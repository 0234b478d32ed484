// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! The module `lb` of the package `aws`.

mod listener;
mod listener_rule;
mod load_balancer;
pub mod outputs;
mod target_group;
mod types;

pub use self::listener::*;
pub use self::listener_rule::*;
pub use self::load_balancer::*;
pub use self::target_group::*;
pub use self::types::*;
