//! Parameter Store of Systems Manager.

pub mod derive;
pub mod fidelity;
pub mod parameter;
pub mod refusals;
