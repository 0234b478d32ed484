//! Inputs of CloudWatch Logs that change nothing here.

use crate::control::{
    fidelity::{Verdict, recorded},
    token::LOG_GROUP,
};

pub static ALL: &[Verdict] = &[
    recorded(LOG_GROUP, "log files are kept as they are", &["logGroupClass"]),
    recorded(LOG_GROUP, "a log file is kept until it is too long", &["retentionInDays"]),
];
