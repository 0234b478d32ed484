//! EC2: networks, and instances.

pub mod addresses;
pub mod derive;
pub mod eip;
pub mod fidelity;
pub mod flow_log;
pub mod groups;
pub mod images;
pub mod instance;
pub mod instance_types;
pub mod internet_gateway;
pub mod nat_gateway;
pub mod refusals;
pub mod route;
pub mod route_table;
pub mod route_table_association;
pub mod security_group;
pub mod subnet;
pub mod vpc;
pub mod vpc_endpoint;
