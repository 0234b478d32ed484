// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! The module `ec2` of the package `aws`.

mod eip;
mod flow_log;
mod instance;
mod internet_gateway;
mod nat_gateway;
pub mod outputs;
mod route;
mod route_table;
mod route_table_association;
mod security_group;
mod subnet;
mod types;
mod vpc;
mod vpc_endpoint;

pub use self::eip::*;
pub use self::flow_log::*;
pub use self::instance::*;
pub use self::internet_gateway::*;
pub use self::nat_gateway::*;
pub use self::route::*;
pub use self::route_table::*;
pub use self::route_table_association::*;
pub use self::security_group::*;
pub use self::subnet::*;
pub use self::types::*;
pub use self::vpc::*;
pub use self::vpc_endpoint::*;
