// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! The module `s3` of the package `aws`.

mod bucket;
mod bucket_lifecycle_configuration;
mod bucket_policy;
mod bucket_public_access_block;
mod bucket_server_side_encryption_configuration;
mod bucket_versioning;
pub mod outputs;
mod types;

pub use self::bucket::*;
pub use self::bucket_lifecycle_configuration::*;
pub use self::bucket_policy::*;
pub use self::bucket_public_access_block::*;
pub use self::bucket_server_side_encryption_configuration::*;
pub use self::bucket_versioning::*;
pub use self::types::*;
