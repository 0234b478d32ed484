//! Inputs of Application Auto Scaling that change nothing here.

use crate::control::{
    fidelity::{Verdict, recorded},
    token::{SCALING_POLICY, SCALING_TARGET},
};

const STILL: &str = "a service keeps its desired count: nothing is scaled";

pub static ALL: &[Verdict] = &[
    recorded(SCALING_TARGET, STILL, &["suspendedState"]),
    recorded(
        SCALING_POLICY,
        STILL,
        &[
            "policyType",
            "predictiveScalingPolicyConfiguration",
            "stepScalingPolicyConfiguration",
            "targetTrackingScalingPolicyConfiguration",
        ],
    ),
];
