//! The network between API, load balancer and tasks: addresses, and who reaches whom.

pub mod address;
pub mod egress;
pub mod reach;
