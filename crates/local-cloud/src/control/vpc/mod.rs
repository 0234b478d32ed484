//! The types of EC2 that the provider puts under `vpc`.

pub mod security_group_rule;
