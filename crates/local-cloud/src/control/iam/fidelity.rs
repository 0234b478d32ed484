//! Inputs of IAM that change nothing here.

use crate::control::{
    fidelity::{Verdict, ignored, recorded},
    token::ROLE,
};

pub static ALL: &[Verdict] = &[
    recorded(ROLE, "a text for people", &["description"]),
    recorded(ROLE, "tasks have no credentials of the role", &["maxSessionDuration", "permissionsBoundary"]),
    ignored(ROLE, "policies inside of a role are not evaluated", &["inlinePolicies", "managedPolicyArns"]),
];
