//! The control plane: AWS's API as a Pulumi provider, on records that outlive the engine.
//!
//! Layout: `cloud` is what all engines share, `session` what each has of its own. `account` holds the
//! records, `store` keeps them on disk, `unconfirmed` tells which of them the engine may not
//! know, and `endpoints` opens their ports. `catalogue` is the table of resource types; what a type does is
//! in the folder of its AWS service, in terms of `resource_type`; `recorded` has the types that do nothing,
//! `fidelity` the inputs that do. `inputs` are what the engine
//! hands in, `outputs` what AWS then returns, `invokes` the functions. [`derive`] makes from the records the model that the data plane follows,
//! `data_plane` is the seam to it, and `wait` waits for it.

mod account;
mod acm;
mod apigatewayv2;
mod applicationautoscaling;
mod catalogue;
mod cloud;
mod cloudwatch;
pub mod config;
mod console;
mod data_plane;
mod derive;
mod ec2;
mod ecr;
mod ecs;
mod elbv2;
mod endpoints;
mod error;
mod fidelity;
mod fields;
mod iam;
mod ids;
mod inputs;
mod invokes;
mod logs;
mod normalize;
mod outputs;
mod recorded;
mod refusal;
mod regions;
mod relations;
mod resource_type;
mod s3;
mod schema;
mod secretsmanager;
mod servicediscovery;
mod session;
mod sns;
mod sqs;
mod ssm;
mod store;
mod tags;
#[cfg(test)]
mod tests;
mod token;
mod unconfirmed;
mod vpc;
mod wait;

pub use account::{Account, Record};
pub use cloud::Cloud;
pub use console::Listed;
pub use data_plane::DataPlane;
pub use schema::SCHEMA;
pub use session::serve;
pub use store::OpenError;
