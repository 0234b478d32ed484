//! IAM.

pub mod derive;
pub mod fidelity;
pub mod instance_profile;
pub mod policy_document;
pub mod refusals;
pub mod role;
pub mod role_policy;
pub mod role_policy_attachment;
