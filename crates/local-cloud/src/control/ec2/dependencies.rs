//! DependencyViolation, for what is still in use.

use crate::control::error::AwsError;

pub fn violated(what: &str, id: &str) -> AwsError {
    AwsError::new("DependencyViolation", format!("The {what} '{id}' has dependencies and cannot be deleted."))
}
