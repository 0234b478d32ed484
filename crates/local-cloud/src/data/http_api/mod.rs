//! HTTP APIs (API Gateway v2): everything between a client and what is behind a VPC link.
//!
//! Layout: [`admission`] refuses damaged requests, [`endpoint`] chooses the API by port and domain name,
//! [`api`] is an API compiled for the request path, [`handle`] takes one request through it: [`route`],
//! [`authorizer`] ([`jwt`], [`issuer`]), [`throttle`], [`mapping`], [`tls`], [`headers`]. By a [`vpc_link`] it
//! goes to a listener or to tasks that [`cloud_map`] knows, without one to a [`local_server`]; the latter two
//! are [`direct`]. [`cors`] and [`response`] shape the answer, [`body`] streams it, [`access_log`] writes it
//! down.

pub mod access_log;
pub mod admission;
pub mod api;
pub mod authorizer;
pub mod body;
mod cloud_map;
pub mod cors;
mod direct;
pub mod endpoint;
mod forwarded;
pub mod handle;
pub mod headers;
pub mod issuer;
pub mod jwt;
mod local_server;
pub mod mapping;
pub mod response;
pub mod route;
pub mod throttle;
pub mod tls;
mod vpc_link;
mod warnings;
