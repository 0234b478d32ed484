//! Inputs of Systems Manager that change nothing here.

use crate::control::{
    fidelity::{Verdict, recorded},
    token::PARAMETER,
};

pub static ALL: &[Verdict] = &[
    recorded(PARAMETER, "it says what the parameter is for", &["description"]),
    recorded(PARAMETER, "it is computed; the provider takes it for compatibility", &["arn"]),
    recorded(PARAMETER, "values are texts, whatever they name", &["dataType"]),
    recorded(PARAMETER, "records are protected by the owner's permissions alone", &["keyId"]),
    recorded(PARAMETER, "another number makes another version, as any change does", &["valueWoVersion"]),
];
