//! Elastic Load Balancing v2: application load balancers.

pub mod actions;
pub mod derive;
pub mod fidelity;
pub mod listener;
pub mod listener_rule;
pub mod load_balancer;
pub mod refusals;
pub mod target_group;
