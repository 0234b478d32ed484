//! Inputs of Secrets Manager that change nothing here.

use crate::control::{
    fidelity::{Verdict, recorded},
    token::{SECRET, SECRET_VERSION},
};

pub static ALL: &[Verdict] = &[
    recorded(SECRET, "it says what the secret is for", &["description", "type"]),
    recorded(SECRET, "records are protected by the owner's permissions alone", &["kmsKeyId"]),
    recorded(SECRET, "who may read a secret is decided by the role that reads it", &["policy"]),
    recorded(SECRET, "there is one region", &["forceOverwriteReplicaSecret", "replicas"]),
    recorded(
        SECRET_VERSION,
        "another number makes another version, as any change does",
        &["secretStringWoVersion"],
    ),
];
