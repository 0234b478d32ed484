//! API Gateway v2: HTTP APIs.

pub mod api;
pub mod api_mapping;
pub mod authorizer;
pub mod derive;
pub mod domain_name;
pub mod fidelity;
pub mod integration;
pub mod names;
pub mod refusals;
pub mod route;
pub mod stage;
pub mod vpc_link;
