//! Secrets Manager.

pub mod derive;
pub mod fidelity;
pub mod refusals;
pub mod secret;
pub mod secret_version;
