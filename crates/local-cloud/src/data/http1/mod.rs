//! HTTP/1.1 towards a server: one request at a time over a kept connection. It knows neither API nor load
//! balancer.
//!
//! Layout: [`codec`] reads and writes the protocol, [`request`] sends, [`connection`] receives and pools,
//! [`headers`] are the fields that end at each hop.

pub mod codec;
pub mod connection;
pub mod headers;
pub mod request;

pub use self::{
    connection::{Exchange, ExchangeError, Pool, SendError},
    request::{Request, linger},
};

/// The error of any request body.
pub type BoxError = Box<dyn std::error::Error + Send + Sync>;
