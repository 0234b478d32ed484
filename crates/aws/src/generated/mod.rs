// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! Bindings for the Pulumi package `aws`.

#[macro_use]
mod macros;
pub mod missing;
pub mod support;

pub mod apigatewayv2;
pub mod appautoscaling;
pub mod cloudwatch;
pub mod ec2;
pub mod ecr;
pub mod ecs;
pub mod elb;
mod functions;
pub mod iam;
pub mod lb;
pub mod outputs;
mod provider;
pub mod s3;
pub mod secretsmanager;
pub mod servicediscovery;
pub mod sns;
pub mod sqs;
pub mod ssm;
mod types;
pub mod vpc;

pub use self::functions::*;
pub use self::provider::*;
pub use self::types::*;

/// The package's name.
pub const PACKAGE: &str = "aws";
/// The version that these bindings are made for.
pub const VERSION: &str = "7.51.1";
