//! Parameter Store of Systems Manager.

pub mod derive;
pub mod parameter;
pub mod refusals;
