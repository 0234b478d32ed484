// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! The module `apigatewayv2` of the package `aws`.

mod api;
mod api_mapping;
mod authorizer;
mod domain_name;
mod integration;
pub mod outputs;
mod route;
mod stage;
mod types;
mod vpc_link;

pub use self::api::*;
pub use self::api_mapping::*;
pub use self::authorizer::*;
pub use self::domain_name::*;
pub use self::integration::*;
pub use self::route::*;
pub use self::stage::*;
pub use self::types::*;
pub use self::vpc_link::*;
